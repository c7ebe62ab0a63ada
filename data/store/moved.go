package store

import (
	"context"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
)

// Moved is an open letter whose running deadline other settings would change.
type Moved struct {
	Letter        register.Letter // as it is, with its present deadlines
	Before, After day.Date        // last day of the limit that runs; zero when none does
}

// Moved lists the open letters whose running deadline would move under other
// settings, by number. It changes nothing: it is for asking before SaveSettings.
func (s *Store) Moved(ctx context.Context, settings register.Settings) ([]Moved, error) {
	if s.options.Deadlines == nil {
		return nil, nil
	}
	other := s.options.Deadlines(settings)
	s.mu.RLock()
	same := s.deadlines.Version() == other.Version()
	s.mu.RUnlock()
	if same {
		return nil, nil
	}
	var moved []Moved
	err := s.visitLetters(ctx, func(l *register.Letter) error {
		before, due := l.DueOn(), l.Due
		l.Due, _ = other.Owed(l)
		if after := l.DueOn(); after != before {
			l.Due = due
			moved = append(moved, Moved{Letter: *l, Before: before, After: after})
		}
		return nil
	}, "SELECT doc FROM letters WHERE state <> ? ORDER BY year, number", string(register.Closed))
	if err != nil {
		return nil, data.Tell(err, "store.moved")
	}
	return moved, nil
}
