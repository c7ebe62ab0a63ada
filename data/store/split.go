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
	for i := range branches {
		branches[i] = branches[i].Tidy()
		if wrong := data.Blocking(data.CheckFacts(branches[i], s.Today())); len(wrong) > 0 {
			return nil, &CheckError{wrong}
		}
	}
	var made []data.Letter
	err := s.inLedger(ctx, func(l *ledger) error {
		steps, err := stepsOf(ctx, l.tx, data.LetterSubject, id)
		if err != nil {
			return err
		}
		whole, err := data.Fold(steps)
		if err != nil {
			return err
		}
		if whole.Number.Branch != "" {
			return data.Tell(nil, "store.splitBranch", whole.Number.String())
		}
		var had int
		if _, err := l.scan("SELECT count(*) FROM letters WHERE year = ? AND number = ? AND branch <> ''",
			[]any{whole.Number.Year, whole.Number.Count}, &had); err != nil {
			return err
		}
		if had+len(branches) > mostBranches {
			return data.Tell(nil, "store.splitMany", mostBranches)
		}
		split := data.Split{Reason: data.CleanLines(reason)}
		for i, facts := range branches {
			number := whole.Number
			number.Branch = string(rune('a' + had + i))
			letter, err := l.addLetter([]data.Draft{{On: facts.ReceivedOn, Content: data.Received{Number: number, Facts: facts}}})
			if err != nil {
				return err
			}
			made, split.Branches = append(made, letter), append(split.Branches, number)
		}
		draft := data.Draft{On: on, Content: split}
		if wrong := data.Blocking(data.CheckStep(whole, draft, s.Today())); len(wrong) > 0 {
			return &CheckError{wrong}
		}
		step, err := l.append(data.LetterSubject, id, draft)
		if err != nil {
			return err
		}
		if whole, err = data.Fold(append(steps, step)); err != nil {
			return err
		}
		return l.project(&whole, false)
	})
	if err != nil {
		return nil, err
	}
	return made, nil
}
