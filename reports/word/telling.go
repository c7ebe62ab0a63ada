package word

import (
	"slices"
	"strings"

	"donthu/data/register"
	"donthu/data/secrecy"
	"donthu/reports/docx"
)

// Telling is what one field of a document says that may tell a reader who denounced.
type Telling struct {
	Field string // its name
	Clues []secrecy.Clue
	Said  string // the words around, each clue in « »
}

// ownClues are the kinds of clues that a text has no reason to hold for such a reader, even
// where the letter does not.
var ownClues = []secrecy.ClueKind{secrecy.ClueRelative, secrecy.ClueSchool, secrecy.ClueNumber}

// Tellings are the fields among those that a template asks for which, as they are filled for
// a reader who may not know who sent the letter, say what the letter's own words tell: names,
// relatives, houses, schools, numbers (LTC Điều 8 khoản 3, Điều 56). What the veil knows it
// has taken out already; whether the rest gives the denouncer away only a reader can judge.
func Tellings(asks []string, l *register.Letter, f docx.Fields, o Options) (found []Telling) {
	if !o.Hides(l) {
		return nil
	}
	accused := textsIn(f["nguoi_bi_to_cao"]) // as the clerk typed it, where the letter names nobody
	known := strings.Join(append(accused, l.Against), "\n")
	clues := l.Clues(accused...)
	for _, p := range l.Everybody() { // no list shows them: the veil hides an address as a whole
		clues = append(clues, secrecy.AddressClues(p.Address)...)
	}
	for _, name := range asks {
		var kinds []secrecy.ClueKind
		if typed := FieldGroups[len(FieldGroups)-1]; slices.Contains(typed.Names, name) || slices.Contains(ownWords, name) {
			kinds = ownClues
		}
		for _, said := range textsIn(f[name]) {
			if remaining := secrecy.Remaining(said, known, clues, kinds...); len(remaining) > 0 {
				found = append(found, Telling{name, remaining, marked(said, remaining)})
			}
		}
	}
	return found
}

// textsIn are the texts of a value of a field.
func textsIn(value any) (all []string) {
	switch v := value.(type) {
	case string:
		all = append(all, v)
	case []docx.Fields:
		for _, row := range v {
			for _, name := range rowNames {
				all = append(all, textsIn(row[name])...)
			}
		}
	}
	return all
}

// around is how many letters stand on each side of what is marked.
const around = 40

// marked is the text around the clues, with each of them in « ».
func marked(said string, clues []secrecy.Clue) string {
	for _, c := range clues {
		said = strings.ReplaceAll(said, c.Text, "«"+c.Text+"»")
	}
	letters := []rune(strings.Join(strings.Fields(said), " "))
	first, last := slices.Index(letters, '«'), len(letters)-1
	for last > first && letters[last] != '»' {
		last--
	}
	from, to := max(0, first-around), min(len(letters), last+1+around)
	words := string(letters[from:to])
	if from > 0 {
		words = "…" + words
	}
	if to < len(letters) {
		words += "…"
	}
	return words
}
