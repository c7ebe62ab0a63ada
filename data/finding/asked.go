package finding

import (
	"slices"
	"strings"

	"donthu/data/text"
)

// Asked is what somebody looks for: all of its terms.
type Asked struct {
	terms []term
	// strict is set when some texts meet the words better than others: by their accents, or
	// by the whole number of a place.
	strict bool
}

// mostTerms is how many words are looked for: more are a text that somebody pasted, of
// which so many tell enough.
const mostTerms = 40

// term is one of the things that a text must hold.
type term struct {
	said   string   // as it was typed
	words  []string // folded; several of a phrase, or of a short form
	spelt  []string // those with accents
	phrase bool     // the words stand together, each whole
	place  bool
	parts  []string // of a number of a telephone or paper, see LeastDigits
}

// Parse reads what somebody typed. Words in quotes are a phrase; a quote that is not
// closed yet is none.
func Parse(typed string) (a Asked) {
	typed = text.Clean(strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`).Replace(typed))
	rest := typed
	for rest != "" {
		before, after, opened := strings.Cut(rest, `"`)
		inside, next, closed := strings.Cut(after, `"`)
		if !opened || !closed {
			a.loose(strings.ReplaceAll(rest, `"`, " "))
			break
		}
		a.loose(before)
		a.together(inside)
		rest = next
	}
	a.terms = a.terms[:min(len(a.terms), mostTerms)]
	for _, t := range a.terms {
		a.strict = a.strict || len(t.spelt) > 0 || t.place
	}
	return a
}

// loose adds words that may stand anywhere.
func (a *Asked) loose(typed string) {
	words, known := tokens(typed), shortForms()
	for i := 0; i < len(words); {
		if words[i].digits {
			n := runOf(words[i:])
			a.digits(typed, words[i:i+n])
			i += n
			continue
		}
		p, n := pieceAt(typed, words[i:], known)
		t := term{said: typed[p.from:p.to], words: p.words, place: p.place}
		if p.said == nil { // a short form has no accents of its own
			t.spelt = p.spelt
		}
		a.terms = append(a.terms, t)
		i += n
	}
}

// digits adds groups of digits, which may be parts of one number.
func (a *Asked) digits(typed string, groups []token) {
	joined := joinedDigits(groups)
	t := term{said: typed[groups[0].from:groups[len(groups)-1].to]}
	for _, g := range groups {
		t.words = append(t.words, g.folded)
	}
	if from, to := groups[0].from, groups[len(groups)-1].to; len(joined) >= LeastDigits && !strings.HasSuffix(typed[:from], "/") && !strings.HasPrefix(typed[to:], "/") {
		home := national(joined, abroad(typed, groups[0]))
		t.parts = []string{home}
		if rest, outside := strings.CutPrefix(joined, "84"); outside && home == joined && len(rest) >= LeastDigits {
			t.parts = append(t.parts, "0"+rest) // 84903 may be 0903
		}
		if abroad(typed, groups[0]) || len(joined) >= leastNumber {
			t.words = nil // nothing else is written like that
		}
	}
	a.terms = append(a.terms, t)
}

// together adds a phrase.
func (a *Asked) together(typed string) {
	t := term{said: typed, phrase: true}
	for _, p := range pieces(typed) {
		if p.number != "" {
			a.terms = append(a.terms, term{said: typed[p.from:p.to], parts: []string{p.number}})
			continue
		}
		t.words = append(t.words, p.words...)
		if p.said == nil {
			t.spelt = append(t.spelt, p.spelt...)
		}
	}
	if len(t.words) > 0 {
		a.terms = append(a.terms, t)
	}
}

// Empty reports whether nothing is looked for.
func (a Asked) Empty() bool { return len(a.terms) == 0 }

// Ranked reports whether some of the texts that hold what is looked for hold it better,
// see Match.
func (a Asked) Ranked() bool { return a.strict }

// Phrases reports whether words must stand together.
func (a Asked) Phrases() bool {
	for _, t := range a.terms {
		if t.phrase {
			return true
		}
	}
	return false
}

// Precise reports whether somebody in particular is looked for: by two words at least, or
// by a part of a number.
func (a Asked) Precise() bool {
	words := 0
	for _, t := range a.terms {
		words += max(1, len(t.words))
		if len(t.parts) > 0 {
			words++
		}
	}
	return words > 1
}

// Loose is a without its quotes: the words may stand anywhere.
func (a Asked) Loose() (loose Asked) {
	for _, t := range a.terms {
		loose.loose(t.said)
	}
	return loose
}

// Terms are what must be held, each by itself, with how it was typed.
func (a Asked) Terms() (each []Asked) {
	for _, t := range a.terms {
		each = append(each, Asked{terms: []term{t}})
	}
	return each
}

// Said is how it was typed.
func (a Asked) Said() string {
	var all []string
	for _, t := range a.terms {
		all = append(all, t.said)
	}
	return strings.Join(all, " ")
}

// Match is the question to an FTS5 index of what Index makes, by columns folded, accented
// and digits. Words are beginnings of words. With best the accents must be the same where
// the words have any, and the number of a place is whole.
func (a Asked) Match(best bool) string {
	parts := make([]string, len(a.terms))
	for i, t := range a.terms {
		parts[i] = t.match(best)
	}
	return strings.Join(parts, " AND ")
}

func (t term) match(best bool) string {
	var all []string
	switch {
	case t.phrase:
		all = append(all, `folded:"`+strings.Join(t.words, " ")+`"`)
	case t.place && best:
		all = append(all, `folded:"`+t.words[0]+`"`)
	default:
		for i, word := range t.words {
			if best && len(t.spelt) == len(t.words) && t.spelt[i] != word {
				continue // asked for with its accents
			}
			all = append(all, `folded:"`+word+`"*`)
		}
	}
	if best {
		for _, word := range t.spelt {
			if t.phrase {
				all = append(all, `accented:"`+word+`"`)
			} else if text.Fold(word) != word {
				all = append(all, `accented:"`+word+`"*`)
			}
		}
	}
	said := strings.Join(all, " AND ")
	for _, part := range t.parts {
		if said != "" {
			said = "(" + said + ") OR "
		}
		said += `digits:"` + part + `"*`
	}
	if len(t.parts) > 0 {
		said = "(" + said + ")"
	}
	return said
}

// Like is the question to a column of Indexed.Words, as patterns of LIKE: of each term the
// ways in which it may be met, of each way all that must stand there.
func (a Asked) Like() (terms [][][]string) {
	for _, t := range a.terms {
		var ways [][]string
		switch {
		case t.phrase:
			ways = append(ways, []string{"% " + strings.Join(t.words, " ") + " %"})
		case len(t.words) > 0:
			var all []string
			for _, word := range t.words {
				all = append(all, "% "+word+"%")
			}
			ways = append(ways, all)
		}
		for _, part := range t.parts {
			ways = append(ways, []string{"% " + numberMark + part + "%"})
		}
		terms = append(terms, ways)
	}
	return terms
}

// In reports whether a column of Indexed.Words holds all that is looked for, as LIKE tells.
func (a Asked) In(words string) bool {
	for _, ways := range a.Like() {
		if !slices.ContainsFunc(ways, func(all []string) bool {
			return !slices.ContainsFunc(all, func(pattern string) bool { return !strings.Contains(words, strings.Trim(pattern, "%")) })
		}) {
			return false
		}
	}
	return true
}
