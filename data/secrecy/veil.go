package secrecy

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"donthu/assets"
	"donthu/data/text"
)

// Veil takes what tells who denounced out of texts: name, address, papers and
// telephone of everybody who signed a letter or acts for them (LTC Điều 8 khoản
// 3, Điều 56 khoản 1–2). Names are found with and without accents, in any case,
// and after a form of address by the given name alone; numbers with any signs
// between their digits. What else could give a denouncer away (where they work,
// whose neighbour they are) only a reader can find.
type Veil struct {
	names, places [][]string // words, folded
	short         [][]string // the last two words of longer names, with capitals
	given         []string   // given names, hidden after a form of address
	single        []string   // names of one word, as they are written
	numbers       []string   // letters and digits, folded
}

// word is a word of a text: its place in bytes, folded, and as it is written.
type word struct {
	from, to int
	folded   string
	written  string
}

// Traces are what tells who a person is: a name, an address, numbers of papers and
// telephones.
type Traces struct {
	Name, Address string
	Numbers       []string
}

// New is the veil over the persons who left the traces.
func New(all ...Traces) *Veil {
	v := &Veil{}
	for _, t := range all {
		v.hideName(t.Name)
		v.hidePlace(t.Address)
		for _, numbers := range t.Numbers {
			for _, number := range strings.FieldsFunc(numbers, func(r rune) bool { return strings.ContainsRune(",;/|", r) }) {
				v.hideNumber(number)
			}
		}
	}
	return v
}

var (
	addressForms = []string{"ong", "ba", "anh", "chi", "co", "chu", "bac", "em", "chau", "cu", "cau", "di", "thay"}
	nobody       = []string{"khong ro", "khong ten", "nac danh", "giau ten", "an danh", "khong ghi", "tap the"}
	placeWords   = []string{"so", "nha", "duong", "pho", "hem", "ngo", "ngach", "kiet"}
	areaWords    = []string{"phuong", "xa", "quan", "huyen", "thi", "thanh", "tinh", "tp", "dac", "p", "q", "tphcm"}
)

func (v *Veil) hideName(name string) {
	words := wordsIn(name)
	for len(words) > 0 && slices.Contains(addressForms, words[0].folded) {
		words = words[1:]
	}
	folded := foldedOf(words)
	switch {
	case len(folded) == 0 || slices.Contains(nobody, strings.Join(folded, " ")):
	case len(folded) == 1:
		v.single = append(v.single, words[0].written)
		v.given = append(v.given, folded[0])
	default:
		v.names = append(v.names, folded)
		if len(folded) > 2 {
			v.short = append(v.short, folded[len(folded)-2:])
		}
		v.given = append(v.given, folded[len(folded)-1])
	}
}

func (v *Veil) hidePlace(address string) {
	if whole := foldedOf(wordsIn(address)); len(whole) > 1 {
		v.places = append(v.places, whole)
	}
	for i, part := range strings.FieldsFunc(address, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		words := foldedOf(wordsIn(part))
		for len(words) > 0 && slices.Contains(placeWords, words[0]) {
			words = words[1:]
		}
		if len(words) < 2 || slices.Contains(areaWords, words[0]) {
			continue
		}
		named := slices.ContainsFunc(words, func(w string) bool { return len(w) > 1 && !strings.ContainsAny(w, "0123456789") })
		if named && (i == 0 || strings.ContainsAny(part, "0123456789")) {
			v.places = append(v.places, words)
		}
	}
}

func (v *Veil) hideNumber(number string) {
	var b strings.Builder
	for _, w := range wordsIn(number) {
		b.WriteString(w.folded)
	}
	digits := b.String()
	if len(digits) < 5 || !strings.ContainsAny(digits, "0123456789") {
		return
	}
	v.numbers = append(v.numbers, digits)
	switch {
	case strings.HasPrefix(digits, "0"):
		v.numbers = append(v.numbers, "84"+digits[1:])
	case strings.HasPrefix(digits, "84"):
		v.numbers = append(v.numbers, "0"+digits[2:])
	}
}

func foldedOf(words []word) []string {
	var folded []string
	for _, w := range words {
		folded = append(folded, w.folded)
	}
	return folded
}

// wordsIn are the stretches of letters and digits of a composed text.
func wordsIn(said string) []word {
	said = norm.NFC.String(said)
	var words []word
	from := -1
	end := func(to int) {
		if from >= 0 {
			written := said[from:to]
			words = append(words, word{from, to, text.Fold(written), written})
			from = -1
		}
	}
	for at, r := range said {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			if from < 0 {
				from = at
			}
			continue
		}
		end(at)
	}
	end(len(said))
	return words
}

// hiding is a stretch of a text that is to be hidden.
type hiding struct {
	from, to int
	key      string // of the words in its place
}

// Cover is the text with neutral words in the place of what tells who
// denounced.
func (v *Veil) Cover(text string) string {
	text = norm.NFC.String(text)
	words := wordsIn(text)
	var found []hiding
	for i := range words {
		for _, place := range v.places {
			if end := matchFrom(words, i, place, placeWords); end > 0 {
				found = append(found, hiding{words[i].from, words[end-1].to, "document.hidden.place"})
			}
		}
		for _, name := range v.names {
			if end := matchFrom(words, i, name, nil); end > 0 {
				found = append(found, hiding{addressed(text, words, i), words[end-1].to, "document.hidden.name"})
			}
		}
		for _, name := range v.short {
			if end := matchFrom(words, i, name, nil); end > 0 && startsUpper(words[i].written) && startsUpper(words[end-1].written) {
				found = append(found, hiding{addressed(text, words, i), words[end-1].to, "document.hidden.name"})
			}
		}
		if slices.Contains(v.single, words[i].written) {
			found = append(found, hiding{addressed(text, words, i), words[i].to, "document.hidden.name"})
		}
		if i > 0 && slices.Contains(v.given, words[i].folded) && slices.Contains(addressForms, words[i-1].folded) && startsUpper(words[i].written) {
			// Somebody else may bear the same given name: the words do not say who it is.
			found = append(found, hiding{addressed(text, words, i), words[i].to, "document.hidden.given"})
		}
	}
	found = append(found, v.numbersIn(words)...)
	return covered(text, found)
}

func startsUpper(written string) bool {
	r, _ := utf8.DecodeRuneInString(written)
	return unicode.IsUpper(r)
}

// matchFrom is the end of the pattern in words from i on, 0 when it is not
// there; words of skip may stand between.
func matchFrom(words []word, i int, pattern, skip []string) int {
	at := i
	for n, wanted := range pattern {
		for n > 0 && at < len(words) && words[at].folded != wanted && slices.Contains(skip, words[at].folded) {
			at++
		}
		for n > 0 && slices.Contains(skip, wanted) && (at >= len(words) || words[at].folded != wanted) {
			wanted = ""
			break
		}
		if wanted == "" {
			continue
		}
		if at >= len(words) || words[at].folded != wanted {
			return 0
		}
		at++
	}
	return at
}

// addressed is where the form of address before words[i] begins: "ông (bà) ".
func addressed(text string, words []word, i int) int {
	from := words[i].from
	for i > 0 && slices.Contains(addressForms, words[i-1].folded) && strings.Trim(text[words[i-1].to:from], " ()") == "" {
		i--
		from = words[i].from
	}
	return from
}

// numbersIn finds the numbers whatever signs stand between their digits.
func (v *Veil) numbersIn(words []word) []hiding {
	if len(v.numbers) == 0 {
		return nil
	}
	var stream strings.Builder
	var owner []int // by byte of the stream: the word
	for i, w := range words {
		stream.WriteString(w.folded)
		for range len(w.folded) {
			owner = append(owner, i)
		}
	}
	var found []hiding
	for _, number := range v.numbers {
		for at := 0; ; {
			i := strings.Index(stream.String()[at:], number)
			if i < 0 {
				break
			}
			first, last := owner[at+i], owner[at+i+len(number)-1]
			close := true
			for w := first; w < last; w++ {
				close = close && words[w+1].from-words[w].to <= 4
			}
			if close {
				found = append(found, hiding{words[first].from, words[last].to, "document.hidden.number"})
			}
			at += i + 1
		}
	}
	return found
}

// covered puts words in the place of the stretches; of those that overlap the
// one that begins first gives the words.
func covered(text string, found []hiding) string {
	slices.SortStableFunc(found, func(a, b hiding) int { return a.from - b.from })
	var b strings.Builder
	at := 0
	for i := 0; i < len(found); i++ {
		h := found[i]
		for i+1 < len(found) && found[i+1].from < h.to {
			i++
			h.to = max(h.to, found[i].to)
		}
		b.WriteString(text[at:h.from])
		b.WriteString(assets.Text(h.key))
		at = h.to
	}
	return b.String() + text[at:]
}
