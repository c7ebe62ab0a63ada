package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"donthu/assets"
	"donthu/data"
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

// Letter is the letter with the given id; sql.ErrNoRows when there is none.
func (t *Tx) Letter(id int64) (data.Letter, error) {
	of, _, err := t.l.occasion(t.l.ctx, id)
	if err == nil && of.Letter.ID == 0 {
		err = sql.ErrNoRows
	}
	return of.Letter, err
}

// LetterByNumber is the letter with the given number; see Store.LetterByNumber.
func (t *Tx) LetterByNumber(n data.Number) (letter data.Letter, err error) {
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

func noLetter(n data.Number) error {
	return fmt.Errorf("%s: %w", assets.Text("store.noLetter", n.String()), sql.ErrNoRows)
}

// Visit is the visit with the given id; sql.ErrNoRows when there is none.
func (t *Tx) Visit(id int64) (data.Reception, error) {
	of, _, err := t.l.occasion(t.l.ctx, id)
	if err == nil && of.Visit.ID == 0 {
		err = sql.ErrNoRows
	}
	return of.Visit, err
}

// checked is a *CheckError when problems forbid writing.
func checked(problems []data.Problem) error {
	if wrong := data.Blocking(problems); len(wrong) > 0 {
		return &CheckError{wrong}
	}
	return nil
}

// AddLetter registers a letter; see Store.AddLetter.
func (t *Tx) AddLetter(f data.Facts) (data.Letter, error) {
	f = f.Tidy()
	if err := checked(data.CheckFacts(f, t.l.store.Today())); err != nil {
		return data.Letter{}, err
	}
	return t.l.addLetter([]data.Draft{{On: f.ReceivedOn, Content: data.Received{Facts: f}}})
}

// AddSteps writes what happened to a letter; see Store.AddSteps.
func (t *Tx) AddSteps(id int64, drafts ...data.Draft) (letter data.Letter, err error) {
	l := t.l
	steps, err := stepsOf(l.ctx, l.tx, data.LetterSubject, id)
	if err != nil {
		return letter, err
	}
	for _, d := range drafts {
		now, err := data.Fold(steps)
		if err != nil {
			return letter, err
		}
		if _, isCorrection := d.Content.(data.Corrected); !isCorrection {
			if err := checked(data.CheckStep(now, d, l.store.Today())); err != nil {
				return letter, err
			}
		}
		step, err := l.append(data.LetterSubject, id, d)
		if err != nil {
			return letter, err
		}
		steps = append(steps, step)
	}
	if letter, err = data.Fold(steps); err != nil {
		return letter, err
	}
	return letter, l.project(&letter, false)
}

// Split makes letters of a letter's branches; see Store.SplitLetter.
func (t *Tx) Split(id int64, on data.Date, reason string, branches ...data.Facts) (made []data.Letter, err error) {
	l := t.l
	whole, err := t.Letter(id)
	if err != nil {
		return nil, err
	}
	if whole.Number.Branch != "" {
		return nil, errors.New(assets.Text("store.splitBranch", whole.Number.String()))
	}
	var had int
	if _, err := l.scan("SELECT count(*) FROM letters WHERE year = ? AND number = ? AND branch <> ''",
		[]any{whole.Number.Year, whole.Number.Count}, &had); err != nil {
		return nil, err
	}
	if had+len(branches) > mostBranches {
		return nil, errors.New(assets.Text("store.splitMany", mostBranches))
	}
	split := data.Split{Reason: data.CleanLines(reason)}
	for i, facts := range branches {
		facts = facts.Tidy()
		if err := checked(data.CheckFacts(facts, l.store.Today())); err != nil {
			return nil, err
		}
		number := whole.Number
		number.Branch = string(rune('a' + had + i))
		letter, err := l.addLetter([]data.Draft{{On: facts.ReceivedOn, Content: data.Received{Number: number, Facts: facts}}})
		if err != nil {
			return nil, err
		}
		made, split.Branches = append(made, letter), append(split.Branches, number)
	}
	_, err = t.AddSteps(id, data.Draft{On: on, Content: split})
	return made, err
}

// CorrectReception puts r in the place of what was written about a visit; see
// Store.CorrectReception.
func (t *Tx) CorrectReception(r data.Reception, reason string) error {
	r = r.Tidy()
	r.Replies = nil
	if err := checked(data.CheckReception(r, t.l.store.Today())); err != nil {
		return err
	}
	return t.l.correctRecord(data.ReceptionSubject, r.ID, data.Draft{On: r.On, Content: r}, reason)
}

// TakeBack takes a step of a document of the letter or visit out again.
func (t *Tx) TakeBack(of, step int64, reason string) error {
	occasion, steps, err := t.l.occasion(t.l.ctx, of)
	if err != nil {
		return err
	}
	_, err = t.l.addTo(occasion, steps, data.Annul(step, t.l.store.Today(), reason))
	return err
}
