package store

import (
	"context"

	"donthu/data"
)

// mostBranches is how many branches one number can have, a to z.
const mostBranches = 26

// SplitLetter splits a letter of several contents (TT 05/2021): each of the facts
// becomes a letter of its own under the same number with a suffix (12a/2026), and
// a step of the letter itself names them. The letter keeps its own facts, which the
// caller corrects to the one content that stays with it. All of it happens or
// nothing. A *CheckError names what forbids it.
func (s *Store) SplitLetter(ctx context.Context, id int64, on data.Date, reason string, branches ...data.Facts) ([]data.Letter, error) {
	return Within(ctx, s, func(t *Tx) ([]data.Letter, error) { return t.Split(id, on, reason, branches...) })
}
