package store

import (
	"context"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/sqlite"
)

// Kept are the spans of days of which the register knows all (register.KeptSpans). A book
// that was brought in tells by its letters from when to when it was kept; of visits those
// without a turn came in with a book.
func (s *Store) Kept(ctx context.Context) (kept register.Kept, err error) {
	began, err := s.Began(ctx)
	if err != nil {
		return kept, err
	}
	// One look a day: a book brings many letters of a day, and all of them were brought.
	spans := func(table, column, brought string) []day.Period {
		days, readErr := sqlite.Values[int](ctx, s.read, `SELECT d FROM (SELECT DISTINCT `+column+` AS d FROM `+table+` WHERE `+column+` > 0)
			WHERE EXISTS (SELECT 1 FROM `+table+` WHERE `+column+` = d AND `+brought+`)`)
		if readErr != nil {
			err = readErr
		}
		all := make([]day.Date, len(days))
		for i, on := range days {
			all[i] = day.Date(on)
		}
		return register.KeptSpans(began, s.Today(), all)
	}
	kept.Letters = spans("letters", "received_on", "json_extract(doc, '$.importedOn') IS NOT NULL AND json_extract(doc, '$.former') IS NULL")
	kept.Visits = spans("receptions", "held_on", "json_extract(doc, '$.turn') IS NULL AND json_extract(doc, '$.former') IS NULL")
	return kept, err
}
