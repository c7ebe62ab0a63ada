package finding

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Spot is a stretch of a text, in bytes, that is what is looked for.
type Spot struct{ From, To int }

// Spots are where the text holds what is looked for, from its beginning; those of words are
// as long as what was typed of them.
func (a Asked) Spots(said string) (found []Spot) {
	if a.Empty() || said == "" {
		return nil
	}
	all := pieces(said)
	for i := range all {
		longest := 0
		for _, t := range a.terms {
			longest = max(longest, t.reach(said, all[i:]))
		}
		if longest > 0 {
			found = append(found, Spot{all[i].from, longest})
		}
	}
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
// at all.
func (t term) reach(said string, all []piece) int {
	p := all[0]
	for _, part := range t.parts {
		if p.number != "" && strings.Contains(p.number, part) {
			return p.to
		}
	}
	if t.phrase {
		return phraseReach(t.words, all)
	}
	for _, word := range t.words {
		switch {
		case slices.ContainsFunc(p.words, func(w string) bool { return p.said != nil && strings.HasPrefix(w, word) }),
			slices.ContainsFunc(p.said, func(w string) bool { return strings.HasPrefix(w, word) }):
			return p.to // a short form is marked whole
		case len(p.words) == 1 && strings.HasPrefix(p.words[0], word):
			return p.from + runes(said[p.from:p.to], utf8.RuneCountInString(word))
		}
	}
	return 0
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
