package store

import (
	"context"

	"donthu/data/steps"
)

// Reveal writes down that somebody looked at who denounced: who, when, and behind
// which letter or visit (LTC Điều 56).
func (s *Store) Reveal(ctx context.Context, subject steps.Subject, id int64) error {
	of, err := subjectOf(subject)
	if err != nil {
		return err
	}
	return s.inLedger(ctx, func(l *ledger) error { return of.add(l, id, steps.Draft{On: s.Today(), Content: steps.Revealed{}}) })
}
