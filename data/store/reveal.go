package store

import (
	"context"

	"donthu/data/steps"
)

// Reveal writes down that somebody looked at who denounced: who, when, and behind
// which letter or visit (LTC Điều 56).
func (s *Store) Reveal(ctx context.Context, subject steps.Subject, id int64) error {
	return s.add(ctx, subject, id, steps.Draft{On: s.Today(), Content: steps.Revealed{}})
}
