package intake

import (
	"context"
	"iter"

	"donthu/data/register"
)

// ListedLetter is a letter of a list that stays outside the register.
type ListedLetter struct {
	Place  register.Place
	Letter register.Letter
}

// ReadLetters reads the letters of any list that Import would bring in, without a register: to
// compare them. Letters to which the list gives no number have none.
func ReadLetters(ctx context.Context, file string, o Options) (all []ListedLetter, result Result, err error) {
	o.Repeated, o.AsGiven = RepeatedEach, true
	c := &collected{}
	result, err = Import(ctx, c, file, o)
	return c.letters, result, err
}

// collected is a register that only holds what a list says.
type collected struct{ letters []ListedLetter }

// Import keeps the letters.
func (c *collected) Import(ctx context.Context, records iter.Seq[register.Record], _ bool, outcome func(register.Record, register.Outcome)) error {
	for rec := range records {
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, isLetter := rec.Drafts[0].Content.(register.Received); isLetter {
			l, err := letterMade(rec.Drafts)
			if err != nil {
				return err
			}
			l.ID = 0
			c.letters = append(c.letters, ListedLetter{register.Place{Sheet: rec.Sheet, Row: rec.Row}, l})
		}
		outcome(rec, register.Added)
	}
	return ctx.Err()
}
