package store

import (
	"context"

	"donthu/data/register"
	"donthu/data/steps"
)

// Reveal writes down that somebody looked at who denounced: who, when, and behind
// which letter or visit (LTC Điều 56).
func (s *Store) Reveal(ctx context.Context, subject steps.Subject, id int64) error {
	return s.add(ctx, subject, id, steps.Draft{On: s.Today(), Content: steps.Revealed{}})
}

// RevealAll is Reveal for all that a list names, all or none.
func (s *Store) RevealAll(ctx context.Context, all ...register.About) error {
	if len(all) == 0 {
		return nil
	}
	return s.inLedger(ctx, func(l *ledger) error {
		for _, a := range all {
			of, err := subjectOf(a.Subject)
			if err != nil {
				return err
			}
			if err := of.add(l, a.ID, steps.Draft{On: s.Today(), Content: steps.Revealed{}}); err != nil {
				return err
			}
		}
		return nil
	})
}
