package office

import (
	"context"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

// Record writes what happened to a letter, all steps or none, and returns what the
// letter is now. A letter joined with another that has no matter yet gives that one
// the matter too. A *store.CheckError names what forbids it.
func (o *Office) Record(ctx context.Context, id int64, drafts ...steps.Draft) (register.Letter, error) {
	return store.Within(ctx, o.store, func(tx *store.Tx) (l register.Letter, err error) {
		for _, d := range drafts {
			if joined, ok := d.Content.(register.Joined); ok {
				if err := joinOther(tx, id, d.On, joined); err != nil {
					return l, err
				}
			}
		}
		return tx.AddSteps(id, drafts...)
	})
}

// joinOther writes the matter on the letter with which the letter id is joined.
func joinOther(tx *store.Tx, id int64, on day.Date, c register.Joined) error {
	n, err := register.ParseNumber(c.With)
	if err != nil {
		return nil // only a key was named
	}
	other, err := tx.LetterByNumber(n)
	if err != nil || other.Matter != "" {
		return err
	}
	l, err := tx.Letter(id)
	if err != nil {
		return err
	}
	_, err = tx.AddSteps(other.ID, steps.Draft{On: max(on, other.ReceivedOn), Content: register.Joined{Matter: c.Matter, With: l.Number.String()}})
	return err
}

// Splitting is how a letter of several contents is split (TT 05/2021).
type Splitting struct {
	On       day.Date
	Reason   string
	Stays    string           // the content that stays with the letter
	Branches []register.Facts // each becomes a letter of its own
	Then     []steps.Draft    // further steps of the letter itself
}

// Split makes letters of the branches, writes what follows, and leaves the letter the
// content that stays: all of it or nothing.
func (o *Office) Split(ctx context.Context, id int64, s Splitting) (register.Letter, error) {
	return store.Within(ctx, o.store, func(tx *store.Tx) (l register.Letter, err error) {
		if _, err := tx.Split(id, s.On, s.Reason, s.Branches...); err != nil {
			return l, err
		}
		if l, err = tx.AddSteps(id, s.Then...); err != nil || s.Stays == l.Content {
			return l, err
		}
		facts := l.Facts
		facts.Content = s.Stays
		return correctReceipt(tx, &l, facts, assets.Text("lifeForm.split.reason"))
	})
}

// RecordOnEach writes one step on each of several letters, on all or on none, and returns
// the steps for TakeBack.
func (o *Office) RecordOnEach(ctx context.Context, ids []int64, draft steps.Draft) ([]Delivered, error) {
	return store.Within(ctx, o.store, func(tx *store.Tx) (done []Delivered, err error) {
		for _, id := range ids {
			if _, err := tx.AddSteps(id, draft); err != nil {
				return nil, err
			}
			step, err := tx.LastStepOf(id)
			if err != nil {
				return nil, err
			}
			done = append(done, Delivered{id, step})
		}
		return done, nil
	})
}
