package store

import (
	"context"
	"database/sql"
	"errors"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/sqlite"
	"donthu/data/steps"
	"donthu/data/text"
)

// LettersToProcess are the letters of TT 06/2025 biểu 02/XLD column 1: received
// in the period, or before it and not processed before it. One that was processed on
// a day that nobody knows is carried over into no period.
func (s *Store) LettersToProcess(ctx context.Context, p day.Period) ([]register.Letter, error) {
	return s.listLetters(ctx, `SELECT doc FROM letters WHERE received_on BETWEEN ?1 AND ?2
		UNION ALL SELECT doc FROM letters WHERE handled_on = 0 AND received_on < ?1 AND NOT (`+processed+`)
		UNION ALL SELECT doc FROM letters WHERE handled_on >= ?1 AND received_on < ?1`, int(p.From), int(p.To))
}

// processed says of a letter that something tells that it was processed.
const processed = "handled = 1 OR result <> ''"

// UndatedBefore are the ids of the letters received before the day and processed on a
// day that nobody knows.
func (s *Store) UndatedBefore(ctx context.Context, day day.Date) ([]int64, error) {
	return sqlite.Values[int64](ctx, s.read, "SELECT id FROM letters WHERE handled_on = 0 AND received_on < ? AND ("+processed+") ORDER BY id", int(day))
}

// UndatedSettled are the ids of the letters received up to the day whose matter was decided
// on a day that nobody knows: it may lie in any period since.
func (s *Store) UndatedSettled(ctx context.Context, day day.Date) ([]int64, error) {
	return sqlite.Values[int64](ctx, s.read, "SELECT id FROM letters WHERE settled_on = 0 AND result <> '' AND received_on <= ? ORDER BY id", int(day))
}

// LettersSettled are the letters behind the settlements of complaints and
// denunciations within competence that were issued in the period, or before it
// and not wholly carried out before it (biểu 03, 04 and 05).
func (s *Store) LettersSettled(ctx context.Context, p day.Period) ([]register.Letter, error) {
	const settled = `kind IN ('complaint', 'denunciation') AND competent = 'yes' AND settlement_key <> ''`
	return s.listLetters(ctx, `SELECT doc FROM letters WHERE settled_on BETWEEN ?1 AND ?2 AND `+settled+`
		UNION ALL SELECT doc FROM letters WHERE settled_on > 0 AND settled_on < ?1 AND `+settled+` AND settlement_key IN (
			SELECT settlement_key FROM letters WHERE settled_on > 0 AND settled_on < ?1 AND (executed_on = 0 OR executed_on >= ?1) AND `+settled+`)`,
		int(p.From), int(p.To))
}

// LettersConcluded are the letters that the office was done with in the period.
func (s *Store) LettersConcluded(ctx context.Context, p day.Period) ([]register.Letter, error) {
	return s.listLetters(ctx, "SELECT doc FROM letters WHERE concluded_on BETWEEN ? AND ?", int(p.From), int(p.To))
}

// OpenLetters are the ids of the letters open at the end of the day: received by
// then and not concluded. A letter that an old book calls done without a day
// is none.
func (s *Store) OpenLetters(ctx context.Context, day day.Date) ([]int64, error) {
	return sqlite.Values[int64](ctx, s.read, `SELECT id FROM letters WHERE received_on <= ?1 AND (
		concluded_on > ?1 OR concluded_on = 0 AND state NOT IN ('closed', 'executing', 'awaiting-notice', 'awaiting-result'))`, int(day))
}

// Receptions are the visits held in the period, by day.
func (s *Store) Receptions(ctx context.Context, p day.Period) ([]register.Reception, error) {
	return listRecords(ctx, s.read, "receptions", p, func(r *register.Reception, id int64) { r.ID = id })
}

// ReceptionDays are the published days in the period, by day.
func (s *Store) ReceptionDays(ctx context.Context, p day.Period) ([]register.ReceptionDay, error) {
	return listRecords(ctx, s.read, "reception_days", p, func(d *register.ReceptionDay, id int64) { d.ID = id })
}

func listRecords[R any](ctx context.Context, q sqlite.Querier, table string, p day.Period, setID func(*R, int64)) ([]R, error) {
	return readDocs(ctx, q, setID, "SELECT id, doc FROM "+table+" WHERE held_on BETWEEN ? AND ? ORDER BY held_on, id", int(p.From), int(p.To))
}

// figures are the figures that are typed by hand.
var figures = keeping(register.Figures, table[register.TypedFigures]{projection: projection{name: "figures", column: "id"},
	columns: []string{"form", "from_day", "to_day", "doc"}, rows: func(_ *text.SortKeys, f *register.TypedFigures) [][]any {
		return [][]any{{f.Form, int(f.Period.From), int(f.Period.To), doc{f}}}
	}})

// TypedFigures are the figures typed for a form and a period; without any, an
// empty record of that form and period.
func (s *Store) TypedFigures(ctx context.Context, form string, p day.Period) (register.TypedFigures, error) {
	typed, err := readDoc[register.TypedFigures](ctx, s.read, nil, "SELECT id, doc FROM figures WHERE form = ? AND from_day = ? AND to_day = ?", form, int(p.From), int(p.To))
	if errors.Is(err, sql.ErrNoRows) {
		return register.TypedFigures{Form: form, Period: p}, nil
	}
	return typed, err
}

// TypedBefore is what was typed for a form and a period of the same kind, the
// nearest before p; where there is none, of any kind. Without any it is empty.
func (s *Store) TypedBefore(ctx context.Context, form string, p day.Period) (nearest register.TypedFigures, err error) {
	all, err := readDocs[register.TypedFigures](ctx, s.read, nil, "SELECT id, doc FROM figures WHERE form = ? AND to_day < ? ORDER BY to_day DESC, from_day DESC", form, int(p.To))
	if err != nil || len(all) == 0 {
		return nearest, err
	}
	for _, found := range all {
		if found.Period.Kind() == p.Kind() {
			return found, nil
		}
	}
	return all[0], nil
}

// SaveFigures keeps the figures typed for a form and a period as a step; the
// ones typed before stay in the history.
func (s *Store) SaveFigures(ctx context.Context, f register.TypedFigures) error {
	return s.inLedger(ctx, func(l *ledger) error {
		var id int64 // 0: none were typed before
		_, err := l.scan("SELECT id FROM figures WHERE form = ? AND from_day = ? AND to_day = ?",
			[]any{f.Form, int(f.Period.From), int(f.Period.To)}, &id)
		if err != nil {
			return err
		}
		return figures.add(l, id, steps.Draft{On: f.Period.To, Content: f})
	})
}
