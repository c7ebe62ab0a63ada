package store

import (
	"context"

	"donthu/data/register"
	"donthu/data/sqlite"
)

// ofLetters is the condition that the letters of the code meet.
func ofLetters(c register.Code) (string, []any) {
	if c.Visit != 0 {
		return "letters.id = 0", nil // a letter has its number for a code
	}
	var all sqlite.Conditions
	all.AddIf(true, "secret = 1 AND number = ? AND branch = ?", c.Count, c.Branch)
	all.AddIf(c.Year != 0, "year = ?", c.Year)
	return all.Where(), all.Args
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
	c, coded := register.TypedCode(words)
	found := search{words: words, coded: coded}
	if !coded {
		return found, nil
	}
	condition, args := ofLetters(c)
	letters, err := s.listLetters(ctx, "SELECT doc FROM letters WHERE "+condition, args...)
	if err != nil {
		return found, err
	}
	for _, l := range letters {
		found.ids, found.letters = append(found.ids, l.ID), append(found.letters, l.Number.String())
	}
	visits, err := s.listVisits(ctx, "SELECT id, doc FROM receptions WHERE id = ? OR json_extract(doc, '$.letter') IN (SELECT value FROM json_each(?))", c.Visit, sqlite.JSON(found.letters))
	for _, r := range visits {
		if r.Secret() && (c.Visit == 0 || c.Year == 0 || c.Year == r.On.Year()) {
			found.ids = append(found.ids, r.ID)
		}
	}
	return found, err
}

// holding is the condition of what is looked for: the column of words holds them, or the
// row is of one of the ids of the code.
func (f search) holding(words, of string) (c sqlite.Conditions) {
	if !f.coded {
		return holdingWords(words, f.words) // the words of what is secret say nothing of who
	}
	c.AddIf(true, of+" IN (SELECT value FROM json_each(?))", sqlite.JSON(f.ids))
	return c
}
