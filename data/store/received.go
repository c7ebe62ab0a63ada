package store

import (
	"context"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/sqlite"
)

// EachReceived calls visit with every letter received in the period, by number.
func (s *Store) EachReceived(ctx context.Context, p day.Period, visit func(*register.Letter) error) error {
	return s.visitLetters(ctx, visit,
		"SELECT doc FROM letters WHERE received_on BETWEEN ? AND ? ORDER BY year, number, id", int(p.From), int(p.To))
}

// EachSettled calls visit with every letter, of any kind and result, whose
// settlement or end without a decision is dated in the period, by number.
func (s *Store) EachSettled(ctx context.Context, p day.Period, visit func(*register.Letter) error) error {
	return s.visitLetters(ctx, visit,
		"SELECT doc FROM letters WHERE settled_on BETWEEN ? AND ? ORDER BY year, number, id", int(p.From), int(p.To))
}

// EachReplied calls visit with every letter on which the office issued a document
// in the period, by number. The letter's other documents come with it.
func (s *Store) EachReplied(ctx context.Context, p day.Period, visit func(*register.Letter) error) error {
	return s.visitLetters(ctx, visit, `SELECT doc FROM letters WHERE received_on <= ?2 AND EXISTS (
			SELECT 1 FROM json_each(doc, '$.replies') WHERE json_extract(value, '$.on') BETWEEN ?1 AND ?3)
		ORDER BY year, number, id`, p.From.String(), int(p.To), p.To.String())
}

// RepliedVisits are the visits on which the office issued a document in the period,
// by day.
func (s *Store) RepliedVisits(ctx context.Context, p day.Period) ([]register.Reception, error) {
	return s.listVisits(ctx, `SELECT id, doc FROM receptions WHERE id IN (
		SELECT occasion FROM replies WHERE subject = ? AND issued_on BETWEEN ? AND ?) ORDER BY held_on, id`,
		string(register.ReceptionSubject), int(p.From), int(p.To))
}

// EachKept calls visit with every letter that was kept without being processed by
// the end of the day, by number; one whose day of keeping is unknown included.
func (s *Store) EachKept(ctx context.Context, day day.Date, visit func(*register.Letter) error) error {
	return s.visitLetters(ctx, visit, `SELECT doc FROM letters WHERE handled = 1 AND handled_on <= ? AND json_extract(doc, '$.handling') = ?
		ORDER BY year, number, id`, int(day), string(register.Keep))
}

// EachOwing calls visit with every letter on which a duty is open or was never recorded,
// by number; with all, every letter.
func (s *Store) EachOwing(ctx context.Context, all bool, visit func(*register.Letter) error) error {
	return s.visitLetters(ctx, visit, `SELECT doc FROM letters WHERE ? OR id IN (SELECT letter FROM duties WHERE standing IN ('open', 'paused', 'unrecorded'))
		ORDER BY year, number, branch`, all)
}

// EachLateOn calls visit with every letter on which the office owed something at the end
// of the day whose last day was over, by number.
func (s *Store) EachLateOn(ctx context.Context, day day.Date, visit func(*register.Letter) error) error {
	return s.visitLetters(ctx, visit, `SELECT doc FROM letters WHERE id IN (SELECT letter FROM duties
		WHERE due_on BETWEEN 1 AND ?1 - 1 AND (standing = 'open' OR met_on > ?1)) ORDER BY year, number, id`, int(day))
}

// EachForwarded calls visit with every letter that the office forwarded to another body, and
// was received by the end of the day, by number. Whether the body has answered, its steps tell.
func (s *Store) EachForwarded(ctx context.Context, day day.Date, visit func(*register.Letter) error) error {
	return s.visitLetters(ctx, visit, `SELECT doc FROM letters WHERE handled = 1 AND received_on <= ? AND json_extract(doc, '$.handling') = ?
		ORDER BY year, number, id`, int(day), string(register.Forward))
}

// EachOfMatters calls visit with every letter received in the period, and with the letters
// received before that belong to a matter of those or of a visit in the period, by number.
func (s *Store) EachOfMatters(ctx context.Context, p day.Period, visit func(*register.Letter) error) error {
	return s.visitLetters(ctx, visit, `SELECT doc FROM letters WHERE received_on BETWEEN ?1 AND ?2 OR received_on < ?1 AND matter <> '' AND matter IN (
			SELECT matter FROM letters WHERE received_on BETWEEN ?1 AND ?2
			UNION ALL SELECT json_extract(doc, '$.matter') FROM receptions WHERE held_on BETWEEN ?1 AND ?2)
		ORDER BY year, number, id`, int(p.From), int(p.To))
}

// EachOpenSince calls visit with every letter of a matter of which a letter was open at the
// end of the day, by number: those received up to the day.
func (s *Store) EachOpenSince(ctx context.Context, day day.Date, visit func(*register.Letter) error) error {
	const open = `received_on <= ?1 AND (concluded_on > ?1 OR concluded_on = 0 AND state NOT IN ('closed', 'executing', 'awaiting-notice', 'awaiting-result'))`
	return s.visitLetters(ctx, visit, `SELECT doc FROM letters WHERE `+open+` OR received_on <= ?1 AND matter <> '' AND matter IN (
			SELECT matter FROM letters WHERE matter <> '' AND `+open+`)
		ORDER BY year, number, id`, int(day))
}

// EachToType calls visit with every letter received in the period that is not on the national
// platform, by number: those still to be typed there, and those that somebody said are not to be.
func (s *Store) EachToType(ctx context.Context, p day.Period, visit func(*register.Letter) error) error {
	return s.visitLetters(ctx, visit, `SELECT doc FROM letters WHERE national IN (?, ?) AND received_on BETWEEN ? AND ?
		ORDER BY year, number, id`, string(register.NationalToType), string(register.NationalOmitted), int(max(p.From, s.Settings().NationalFrom)), int(p.To))
}

// HasNational reports whether something is written of any letter and the national platform.
func (s *Store) HasNational(ctx context.Context) (bool, error) {
	return sqlite.One[bool](ctx, s.read, "SELECT EXISTS (SELECT 1 FROM letters WHERE national IN (?, ?))", string(register.NationalTyped), string(register.NationalOmitted))
}

// NationalCoded are the letters that have the code on the national platform.
func (s *Store) NationalCoded(ctx context.Context, code string) ([]register.Letter, error) {
	return s.listLetters(ctx, "SELECT doc FROM letters WHERE national_code = ? ORDER BY year, number, branch", code)
}
