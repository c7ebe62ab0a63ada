package store

import (
	"context"
	"database/sql"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// Tx is one transaction on the register: what is written through it is kept together
// or not at all, and what it reads is the register with what it wrote.
type Tx struct{ l *ledger }

// Within runs work in one transaction and returns what it gives. An error leaves the
// register as it was. The store itself must not be asked meanwhile: it waits for the
// transaction, or knows nothing of it.
func Within[R any](ctx context.Context, s *Store, work func(*Tx) (R, error)) (result R, err error) {
	err = s.inLedger(ctx, func(l *ledger) error {
		result, err = work(&Tx{l})
		return err
	})
	return result, err
}

// Write is Within for work that gives nothing.
func (s *Store) Write(ctx context.Context, work func(*Tx) error) error {
	return s.inLedger(ctx, func(l *ledger) error { return work(&Tx{l}) })
}

// Today is the day of the register.
func (t *Tx) Today() day.Date { return t.l.store.Today() }

// Letter is the letter with the given id; sql.ErrNoRows when there is none.
func (t *Tx) Letter(id int64) (register.Letter, error) {
	letter, _, err := letters.now(t.l, id)
	return letter, err
}

// Receipt is what was said of the letter when it was received, as it was corrected since: its
// matter and what it repeats may have been written later.
func (t *Tx) Receipt(id int64) (register.Facts, error) {
	_, all, err := letters.now(t.l, id)
	if err == nil {
		all, err = steps.Effective(all)
	}
	if err != nil {
		return register.Facts{}, err
	}
	received, _ := all[0].Content.(register.Received)
	return received.Facts, nil
}

// LetterByNumber is the letter with the given number; see Store.LetterByNumber.
func (t *Tx) LetterByNumber(n register.Number) (letter register.Letter, err error) {
	var id int64
	found, err := t.l.scan("SELECT id FROM letters WHERE year = ? AND number = ? AND branch = ?", []any{n.Year, n.Count, n.Branch}, &id)
	switch {
	case err != nil:
		return letter, err
	case !found:
		return letter, noLetter(n)
	}
	return t.Letter(id)
}

func noLetter(n register.Number) error {
	return data.Tell(sql.ErrNoRows, "store.noLetter", "letter", n.String())
}

// Visit is the visit with the given id; sql.ErrNoRows when there is none.
func (t *Tx) Visit(id int64) (register.Reception, error) {
	visit, _, err := visits.now(t.l, id)
	return visit, err
}

// AddLetter registers a letter; see Store.AddLetter.
func (t *Tx) AddLetter(f register.Facts) (register.Letter, error) {
	return t.l.register(f.Tidy(), register.Number{})
}

// AddSteps writes what happened to a letter; see Store.AddSteps.
func (t *Tx) AddSteps(id int64, drafts ...steps.Draft) (register.Letter, error) {
	return letters.writeThese(t.l, id, drafts...)
}

// LastStepOf is the step that was written last about a letter or a visit.
func (t *Tx) LastStepOf(id int64) (step int64, err error) {
	_, err = t.l.scan("SELECT coalesce(max(seq), 0) FROM steps WHERE subject IN (?, ?) AND subject_id = ?",
		[]any{string(register.LetterSubject), string(register.ReceptionSubject), id}, &step)
	return step, err
}

// Occasion is the letter or the visit with the id; sql.ErrNoRows when there is none.
func (t *Tx) Occasion(id int64) (register.Occasion, error) { return t.l.occasion(id) }

// AddTo writes what happened to a letter or a visit.
func (t *Tx) AddTo(of register.Occasion, drafts ...steps.Draft) error {
	_, err := t.l.addTo(of, drafts...)
	return err
}

// CorrectReception puts r in the place of what was written about a visit; see
// Store.CorrectReception.
func (t *Tx) CorrectReception(r register.Reception, reason string) error {
	r = r.Tidy()
	r.Replies, r.Unissued, r.Outside, r.Files = nil, nil, nil, nil
	drafts, err := correction(r.ID, r.On, r, reason)
	if err == nil {
		_, err = visits.writeThese(t.l, r.ID, drafts...)
	}
	return err
}

// TakeBack takes a step of a document of the letter or visit out again.
func (t *Tx) TakeBack(of, step int64, reason string) error {
	occasion, err := t.l.occasion(of)
	if err == nil {
		_, err = t.l.addTo(occasion, steps.Annul(step, t.l.store.Today(), reason))
	}
	return err
}
