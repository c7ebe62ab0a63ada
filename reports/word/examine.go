package word

import (
	"slices"
	"strings"

	"donthu/reports/docx"
)

// Examination is what was found in a template that somebody wrote or changed in
// Word.
type Examination struct {
	docx.Examination
	Unknown []Misspelt // names that no field has
}

// Misspelt is a name in a template that no field has.
type Misspelt struct {
	Name    string
	Nearest string // the field that is probably meant, empty when none is near
	Place   string // the paragraph in which it stands
}

// Examine looks through a template (a .docx): which fields it asks for, which of
// them do not exist, and whether its conditions and rows end where they must.
func Examine(template []byte) Examination {
	e := Examination{Examination: docx.Examine(template)}
	for _, name := range Unknown(e.Names) {
		e.Unknown = append(e.Unknown, Misspelt{Name: name, Nearest: Nearest(name), Place: e.Places[name]})
	}
	return e
}

// Nearest is the field that a name which no field has probably means: one spelt
// nearly alike, or one whose explanation is; empty for none.
func Nearest(name string) string {
	best, least := "", 1+len(name)/3
	for _, field := range slices.Concat(FieldNames, rowNames) {
		for _, as := range []string{field, docx.Name(docx.Explain(field))} {
			d := distance(name, as)
			if strings.HasPrefix(name, as+"_") { // a word too many is nearer than other letters
				d = (len(name) - len(as)) / 4
			}
			if d < least {
				best, least = field, d
			}
		}
	}
	return best
}

// distance is the number of letters to change, put in or take out to make b of a.
func distance(a, b string) int {
	before := make([]int, len(b)+1)
	for j := range before {
		before[j] = j
	}
	for i := range len(a) {
		now := make([]int, len(b)+1)
		now[0] = i + 1
		for j := range len(b) {
			change := before[j]
			if a[i] != b[j] {
				change++
			}
			now[j+1] = min(change, before[j+1]+1, now[j]+1)
		}
		before = now
	}
	return before[len(b)]
}
