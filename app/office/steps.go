package office

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/law"
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
// the steps for TakeBackOnEach.
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

// MetOutside writes on each of the letters that the duties which pick chooses were met
// outside the program: on the day, or, when it is zero, on one that nobody knows. A duty
// that began after the day is left as it is; processing and settling are steps of their
// own. It returns the steps for TakeBackOnEach, and how many duties they are about.
func (o *Office) MetOutside(ctx context.Context, ids []int64, on day.Date, pick func(*law.Duty) bool) (done []Delivered, duties int, err error) {
	return o.metOutside(ctx, ids, on, func(_ int64, d *law.Duty) bool { return pick(d) })
}

// TheseMetOutside is MetOutside of certain duties: those named of each letter.
func (o *Office) TheseMetOutside(ctx context.Context, on day.Date, of map[int64][]register.DutyName) (done []Delivered, duties int, err error) {
	return o.metOutside(ctx, slices.Sorted(maps.Keys(of)), on, func(id int64, d *law.Duty) bool { return slices.Contains(of[id], d.Key()) })
}

func (o *Office) metOutside(ctx context.Context, ids []int64, on day.Date, pick func(id int64, d *law.Duty) bool) (done []Delivered, duties int, err error) {
	rules := law.NewOffice(o.Settings())
	done, err = store.Within(ctx, o.store, func(tx *store.Tx) (done []Delivered, err error) {
		for _, id := range ids {
			l, err := tx.Letter(id)
			if err != nil {
				return nil, err
			}
			day := cmp.Or(on, o.Today())
			met := register.DoneOutside{UnknownDay: on.IsZero(), Duties: outside(rules, &l, day, on.IsZero(), func(d *law.Duty) bool { return pick(id, d) })}
			if len(met.Duties) == 0 {
				continue
			}
			if _, err := tx.AddSteps(id, steps.Draft{On: day, Content: met}); err != nil {
				return nil, err
			}
			step, err := tx.LastStepOf(id)
			if err != nil {
				return nil, err
			}
			done, duties = append(done, Delivered{id, step}), duties+len(met.Duties)
		}
		return done, nil
	})
	return done, duties, err
}

// outside are the duties of the letter that MetOutside writes down: on a day that nobody
// knows only those of which nothing is written.
func outside(rules *law.Office, l *register.Letter, day day.Date, unknown bool, pick func(*law.Duty) bool) (names []register.DutyName) {
	for _, d := range rules.Duties(l) {
		if name := d.Key(); d.Use == "" && !d.Done && !d.Informs && d.Start <= day && (d.Unrecorded || !unknown) && pick(&d) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// CountOutside says how many duties, on how many of the letters, MetOutside would write
// down.
func (o *Office) CountOutside(ctx context.Context, ids []int64, on day.Date, pick func(*law.Duty) bool) (letters, duties int, err error) {
	rules := law.NewOffice(o.Settings())
	page, err := o.store.Letters(ctx, store.Query{IDs: ids, Limit: max(1, len(ids))})
	for i := range page.Letters {
		if n := len(outside(rules, &page.Letters[i], cmp.Or(on, o.Today()), on.IsZero(), pick)); n > 0 {
			letters, duties = letters+1, duties+n
		}
	}
	return letters, duties, err
}

// TakeBackOnEach takes the steps of RecordOnEach and MetOutside out again, all or none.
func (o *Office) TakeBackOnEach(ctx context.Context, done []Delivered, reason string) error {
	_, err := store.Within(ctx, o.store, func(tx *store.Tx) (none struct{}, err error) {
		for _, d := range done {
			if _, err := tx.AddSteps(d.Of, steps.Annul(d.Step, o.Today(), reason)); err != nil {
				return none, err
			}
		}
		return none, nil
	})
	return err
}
