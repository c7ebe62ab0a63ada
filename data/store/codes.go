package store

import (
	"context"
	"regexp"
	"strconv"

	"donthu/data/register"
	"donthu/data/text"
)

// code is a denouncer's code as a clerk types it, see register.Letter.DenouncerCode and
// register.Reception.DenouncerCode.
type code struct {
	register.Number       // of the letter, the year 0 where none was typed
	visit           int64 // the visit, 0 for the code of a letter
}

// typedCode is what is typed of a code, folded: TC-215/2026, tc 215, mã TC-lượt 12/2026.
var typedCode = regexp.MustCompile(`^(?:nguoi to cao[\s–-]+)?(?:ma\s+)?tc[\s-]*(luot[\s-]*)?(\d{1,9})([a-z]?)(?:\s*/\s*(\d{4}))?$`)

// codeOf is the code that is looked for, where the words are one.
func codeOf(words string) (c code, ok bool) {
	found := typedCode.FindStringSubmatch(text.Fold(words))
	if found == nil || found[1] != "" && found[3] != "" {
		return c, false
	}
	c.Count, _ = strconv.Atoi(found[2]) // digits always are
	c.Year, _ = strconv.Atoi(found[4])  // none is 0
	c.Branch = found[3]
	if found[1] != "" {
		c.visit = int64(c.Count)
	}
	return c, true
}

// ofLetters is the condition that the letters of the code meet.
func (c code) ofLetters() (string, []any) {
	if c.visit != 0 {
		return "letters.id = 0", nil // a letter has its number for a code
	}
	var all conditions
	all.addIf(true, "secret = 1 AND number = ? AND branch = ?", c.Count, c.Branch)
	all.addIf(c.Year != 0, "year = ?", c.Year)
	return all.where(), all.args
}

// search is what is looked for among visits, documents and directions: words, or a
// denouncer's code, that stands for letters and visits.
type search struct {
	words   string
	coded   bool
	ids     []int64  // of the letters and visits of the code
	letters []string // the letters' numbers
}

// searchFor tells a denouncer's code from words. No name is looked at: a code finds what
// the law keeps secret, and nothing else.
func (s *Store) searchFor(ctx context.Context, words string) (search, error) {
	c, coded := codeOf(words)
	found := search{words: words, coded: coded}
	if !coded {
		return found, nil
	}
	condition, args := c.ofLetters()
	letters, err := s.listLetters(ctx, "SELECT doc FROM letters WHERE "+condition, args...)
	if err != nil {
		return found, err
	}
	for _, l := range letters {
		found.ids, found.letters = append(found.ids, l.ID), append(found.letters, l.Number.String())
	}
	visits, err := s.listVisits(ctx, "SELECT id, doc FROM receptions WHERE id = ? OR json_extract(doc, '$.letter') IN (SELECT value FROM json_each(?))", c.visit, jsonList(found.letters))
	for _, r := range visits {
		if r.Secret() && (c.visit == 0 || c.Year == 0 || c.Year == r.On.Year()) {
			found.ids = append(found.ids, r.ID)
		}
	}
	return found, err
}

// holding is the condition of what is looked for: the column of words holds them, or the
// row is of one of the ids of the code.
func (f search) holding(words, of string) (c conditions) {
	if !f.coded {
		return holdingWords(words, f.words) // the words of what is secret say nothing of who
	}
	c.addIf(true, of+" IN (SELECT value FROM json_each(?))", jsonList(f.ids))
	return c
}
