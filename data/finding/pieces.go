package finding

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"donthu/data/text"
)

// token is a run of letters and digits of a text.
type token struct {
	from, to int
	lower    string
	folded   string
	dotted   bool // a dot stands right behind it
	joins    bool // a digit group that the next one continues: "0903 000"
	digits   bool // nothing but digits
}

// tokens are the words of a text that is composed (text.Clean).
func tokens(said string) (all []token) {
	from := -1
	for at, r := range said {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if from < 0 {
				from = at
			}
			continue
		}
		if from >= 0 {
			all = append(all, newToken(said, from, at))
			from = -1
		}
		if last := len(all) - 1; last >= 0 && all[last].to == at {
			all[last].dotted = r == '.'
			all[last].joins = all[last].digits && strings.ContainsRune(" .-", r)
		} else if last >= 0 && all[last].joins && r != ' ' {
			all[last].joins = false // one sign stands within a number, and spaces
		}
	}
	if from >= 0 {
		all = append(all, newToken(said, from, len(said)))
	}
	for i := range all {
		all[i].joins = all[i].joins && i+1 < len(all) && all[i+1].digits && all[i+1].from-all[i].to <= 2
	}
	return all
}

func newToken(said string, from, to int) token {
	t := token{from: from, to: to, lower: said[from:to], digits: true}
	plain := true
	for i := from; i < to; i++ {
		switch c := said[i]; {
		case c >= utf8.RuneSelf:
			plain, t.digits = false, false
		case c < '0' || c > '9':
			t.digits = false
		}
	}
	if t.digits {
		t.folded = t.lower
		return t
	}
	t.lower = strings.ToLower(t.lower)
	t.folded = t.lower
	if !plain {
		t.folded = text.Fold(t.lower)
	}
	return t
}

// piece is a stretch of a text as it is looked for: a word, the name of a numbered place
// however it is shortened, or the number of a telephone or paper.
type piece struct {
	from, to int
	words    []string // folded, in the order of the text
	spelt    []string // with the accents that it has
	said     []string // folded words as they are written, where words are others
	place    bool     // a numbered place: its one word is met whole first
	number   string   // digits of a telephone or paper, "" for other pieces
}

// pieces are the stretches of a text.
func pieces(said string) (all []piece) {
	words, known := tokens(said), shortForms()
	for i := 0; i < len(words); {
		p, n := pieceAt(said, words[i:], known)
		all = append(all, p)
		i += n
	}
	return all
}

// pieceAt is the piece at the beginning of words, and how many of them it takes.
func pieceAt(said string, words []token, known forms) (piece, int) {
	first := words[0]
	p := piece{from: first.from, to: first.to}
	if number, n := numberAt(said, words); n > 0 {
		p.to, p.number = words[n-1].to, number
		return p, n
	}
	if first.digits {
		p.words = []string{first.folded}
		return p, 1
	}
	if f, n, number := placeAt(words, known); n > 0 {
		p.to, p.words, p.place = words[n-1].to, []string{f.key + number}, true
		for _, w := range words[:n] {
			p.said = append(p.said, w.folded)
		}
		p.said = append(p.said, append(f.long, number)...)
		return p, n
	}
	if f := known.short[first.lower]; f != nil && (f.anywhere || named(words) && (first.dotted || len(first.folded) > 1)) {
		p.words, p.spelt, p.said = f.long, f.spelt, []string{first.folded}
		return p, 1
	}
	p.words = []string{first.folded}
	if first.lower != first.folded {
		p.spelt = []string{first.lower}
	}
	return p, 1
}

// named reports whether a name follows the first word.
func named(words []token) bool {
	return len(words) > 1 && words[1].from-words[0].to <= 2 && !unicode.IsDigit(rune(words[1].folded[0]))
}

// mostOrdinal is how many digits the number of a place has at most.
const mostOrdinal = 3

// placeAt is the numbered place at the beginning of words, with its number and how many
// words it takes: P13, P.13, p 13, phường 13, khu phố số 3.
func placeAt(words []token, known forms) (f *form, n int, number string) {
	first := words[0]
	if letters := strings.TrimRight(first.lower, "0123456789"); letters != first.lower {
		if f := known.short[letters]; f != nil && f.key != "" && len(first.lower)-len(letters) <= mostOrdinal {
			return f, 1, ordinal(first.lower[len(letters):])
		}
		return nil, 0, ""
	}
	follows := func(at int) (int, string) {
		if at < len(words) && words[at].folded == "so" {
			at++
		}
		if at < len(words) && words[at].from-words[at-1].to <= 2 && words[at].digits && len(words[at].folded) <= mostOrdinal && !words[at].joins {
			return at + 1, ordinal(words[at].folded)
		}
		return 0, ""
	}
	if f := known.short[first.lower]; f != nil && f.key != "" {
		n, number := follows(1)
		return f, n, number
	}
	for _, f := range known.units[first.folded] {
		if len(words) > len(f.long) && startsWith(words, f.long) {
			if n, number := follows(len(f.long)); n > 0 {
				return f, n, number
			}
		}
	}
	return nil, 0, ""
}

func startsWith(words []token, names []string) bool {
	for i, name := range names {
		if words[i].folded != name {
			return false
		}
	}
	return true
}

// ordinal is a number without zeros before it: P.03 is P3.
func ordinal(digits string) string {
	if plain := strings.TrimLeft(digits, "0"); plain != "" {
		return plain
	}
	return digits
}

// The least and the most digits of the number of a telephone or an identity paper.
const (
	leastNumber = 9
	mostNumber  = 12
)

// numberAt is the number of a telephone or paper at the beginning of words, and how many
// words it takes: 0903 000 111, +84903000111, 079090001234.
func numberAt(said string, words []token) (number string, n int) {
	if !words[0].digits {
		return "", 0
	}
	if len(words[0].folded) >= leastNumber && len(words[0].folded) <= mostNumber {
		return national(words[0].folded, abroad(said, words[0])), 1
	}
	if !words[0].joins || len(words[0].folded) < 2 {
		return "", 0
	}
	n = runOf(words)
	joined := joinedDigits(words[:n])
	outside := abroad(said, words[0]) || strings.HasPrefix(joined, "84") && len(words[0].folded) == 2
	if !outside && (joined[0] != '0' || len(words[0].folded) < 3) || len(joined) < leastNumber || len(joined) > mostNumber {
		return "", 0
	}
	return national(joined, outside), n
}

// abroad reports whether a plus stands before the word.
func abroad(said string, t token) bool { return t.from > 0 && said[t.from-1] == '+' }

// runOf is how many groups of digits stand together.
func runOf(words []token) int {
	n := 1
	for words[n-1].joins {
		n++
	}
	return n
}

func joinedDigits(words []token) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.folded)
	}
	return b.String()
}

// national is a number as it is dialled at home.
func national(digits string, outside bool) string {
	if strings.HasPrefix(digits, "84") && (outside || len(digits) == 11) {
		return "0" + digits[2:]
	}
	return digits
}
