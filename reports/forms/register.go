package forms

import (
	"context"

	"donthu/data/day"
	"donthu/data/register"
)

// Register is what the figures are computed from; data/store implements it. No
// list needs an order: the figures do not depend on it.
type Register interface {
	// LettersToProcess are the letters received in p, and those received before
	// p which nothing says were processed, or which were on a day not before p.
	LettersToProcess(ctx context.Context, p day.Period) ([]register.Letter, error)
	// UndatedBefore are the ids of the letters received before the day that something
	// says were processed, on a day that nobody knows (data.Letter.Undated).
	UndatedBefore(ctx context.Context, day day.Date) ([]int64, error)
	// UndatedSettled are the ids of the letters received up to the day that have a result
	// on a day that nobody knows.
	UndatedSettled(ctx context.Context, day day.Date) ([]int64, error)
	// LettersSettled are the complaints and denunciations within competence with
	// a decision or conclusion (not withdrawn, not stopped) issued in p, or
	// issued before p and not wholly carried out before p; always all letters
	// with the same data.Letter.SettlementKey.
	LettersSettled(ctx context.Context, p day.Period) ([]register.Letter, error)
	// LettersConcluded are the letters that the office was done with in p
	// (data.Letter.ConcludedOn).
	LettersConcluded(ctx context.Context, p day.Period) ([]register.Letter, error)
	// OpenLetters are the ids of the letters that were still open at the end of the day.
	OpenLetters(ctx context.Context, day day.Date) ([]int64, error)
	// Receptions are the visits in p.
	Receptions(ctx context.Context, p day.Period) ([]register.Reception, error)
	// ReceptionDays are the published reception days in p.
	ReceptionDays(ctx context.Context, p day.Period) ([]register.ReceptionDay, error)
	// TypedFigures are what the clerk typed for a form (its id) and exactly the
	// period p: figures of a typed form, the note of any form. The zero value
	// says that nothing was typed.
	TypedFigures(ctx context.Context, form string, p day.Period) (register.TypedFigures, error)
	// Kept are the spans of days of which the register knows all.
	Kept(ctx context.Context) (register.Kept, error)
}
