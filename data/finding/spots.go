package finding

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Spot is a stretch of a text, in bytes, that is what is looked for.
type Spot struct{ From, To int }

// Spots are where the text holds what is looked for, from its beginning; those of words are
// as long as what was typed of them. Where the text has a word whole, no other word that
// only begins so is meant.
func (a Asked) Spots(said string) (found []Spot) {
	if a.Empty() || said == "" {
		return nil
	}
	all := pieces(said)
	for _, t := range a.terms {
		var whole, begun []Spot
		for i := range all {
			switch end, complete := t.reach(said, all[i:]); {
			case end == 0:
			case complete:
				whole = append(whole, Spot{all[i].from, end})
			default:
				begun = append(begun, Spot{all[i].from, end})
			}
		}
		if whole != nil {
			begun = nil
		}
		found = append(append(found, whole...), begun...)
	}
	slices.SortFunc(found, func(a, b Spot) int { return a.From - b.From })
	return joined(found)
}

// joined are the spots without those that lie in others.
func joined(all []Spot) []Spot {
	var found []Spot
	for _, s := range all {
		if last := len(found) - 1; last >= 0 && s.From <= found[last].To {
			found[last].To = max(found[last].To, s.To)
			continue
		}
		found = append(found, s)
	}
	return found
}

// reach is how far in the text the term is met at the beginning of the pieces, 0 for not
// at all, and whether whole words meet it.
func (t term) reach(said string, all []piece) (end int, whole bool) {
	p := all[0]
	for _, part := range t.parts {
		if p.number != "" && strings.Contains(p.number, part) {
			return p.to, true
		}
	}
	if t.phrase {
		return phraseReach(t.words, all), true
	}
	for _, word := range t.words {
		begins := func(w string) bool { return strings.HasPrefix(w, word) }
		switch {
		case p.said != nil && (slices.ContainsFunc(p.words, begins) || slices.ContainsFunc(p.said, begins)):
			return p.to, slices.Contains(p.words, word) || slices.Contains(p.said, word) // a short form is marked whole
		case len(p.words) == 1 && begins(p.words[0]):
			end := p.from + runes(said[p.from:p.to], utf8.RuneCountInString(word))
			return end, end == p.to
		}
	}
	return 0, false
}

// phraseReach is where the words end when the pieces begin with them.
func phraseReach(words []string, all []piece) int {
	for _, p := range all {
		if len(p.words) == 0 || len(p.words) > len(words) || !slices.Equal(words[:len(p.words)], p.words) {
			return 0
		}
		if words = words[len(p.words):]; len(words) == 0 {
			return p.to
		}
	}
	return 0
}

// runes is how many bytes the first n letters of a text take.
func runes(said string, n int) int {
	for at := range said {
		if n == 0 {
			return at
		}
		n--
	}
	return len(said)
}

// Excerpt is the text from a little before what is found in it, behind "…" where
// something is left out; the whole text when nothing is found, or near its beginning.
func (a Asked) Excerpt(said string) string {
	const near, before = 40, 16 // letters
	spots := a.Spots(said)
	if len(spots) == 0 || utf8.RuneCountInString(said[:spots[0].From]) <= near {
		return said
	}
	from := spots[0].From
	for n := 0; n < before && from > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(said[:from])
		from -= size
	}
	if space := strings.IndexByte(said[from:spots[0].From], ' '); space >= 0 {
		from += space + 1
	}
	return "… " + said[from:]
}
