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
	var made []data.Letter
	_, err := letters.change(ctx, s, id, func(l *ledger, whole data.Letter) ([]data.Draft, error) {
		if whole.Number.Branch != "" {
			return nil, data.Tell(nil, "store.splitBranch", whole.Number.String())
		}
		var had int
		if _, err := l.scan("SELECT count(*) FROM letters WHERE year = ? AND number = ? AND branch <> ''",
			[]any{whole.Number.Year, whole.Number.Count}, &had); err != nil {
			return nil, err
		}
		if had+len(branches) > mostBranches {
			return nil, data.Tell(nil, "store.splitMany", mostBranches)
		}
		split := data.Split{Reason: data.CleanLines(reason)}
		for i, facts := range branches {
			number := whole.Number
			number.Branch = string(rune('a' + had + i))
			letter, err := l.register(facts.Tidy(), number)
			if err != nil {
				return nil, err
			}
			made, split.Branches = append(made, letter), append(split.Branches, number)
		}
		return []data.Draft{{On: on, Content: split}}, nil
	})
	if err != nil {
		return nil, err
	}
	return made, nil
}
