package office

import (
	"cmp"
	"context"
	"slices"

	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

// OnPaper says which duties of letters and visits were met outside the program.
type OnPaper struct {
	IDs   []int64                       // of letters and visits
	Named map[int64][]register.DutyName // those meant of each; nil: all of which nothing is written
	Late  bool                          // without Named: those that are late, too
}

// means reports whether the duty of the letter or visit is meant. Processing and settling
// have steps of their own.
func (p *OnPaper) means(id int64, d *law.Duty, today day.Date) bool {
	if d.Use != "" || d.Done || d.Informs {
		return false
	}
	if p.Named != nil {
		return slices.Contains(p.Named[id], d.Key())
	}
	return d.Unrecorded || p.Late && d.Standing(today) == law.Overdue
}

// CanBeOnPaper reports whether MetOutside can write down the duty.
func (o *Owed) CanBeOnPaper() bool {
	return (o.Subject == register.LetterSubject || o.Subject == register.ReceptionSubject) && o.Use == ""
}

// PaperCount is what MetOutside would write down, or has written.
type PaperCount struct {
	Duties, Letters, Visits int
	Early                   int // that began after the day and stay as they are
	Known                   int // of which the register knows that they are owed: without a day they stay as they are
	Unrecorded              int // of all that are meant, on whatever day
}

// outside are the names of the duties that are written down of a letter or visit: on a day
// that nobody knows only those of which nothing is written.
func (o *Office) outside(rules *law.Office, of *register.Occasion, on day.Date, p *OnPaper, count *PaperCount) (names []register.DutyName) {
	var all []law.Duty
	visit := of.Visit.ID != 0
	if !visit {
		all = rules.Duties(&of.Letter)
	} else if answer, ok := rules.Answer(&of.Visit); ok {
		all = []law.Duty{answer}
	}
	day := cmp.Or(on, o.Today())
	for i := range all {
		d := &all[i]
		if !p.means(of.ID(), d, o.Today()) {
			continue
		}
		if d.Unrecorded {
			count.Unrecorded++
		}
		switch name := d.Key(); {
		case d.Began() > day:
			count.Early++
		case on.IsZero() && !d.Unrecorded:
			count.Known++
		case !slices.Contains(names, name):
			names = append(names, name)
		}
	}
	count.Duties += len(names)
	switch {
	case len(names) == 0:
	case visit:
		count.Visits++
	default:
		count.Letters++
	}
	return names
}

// MetOutside writes on each of the letters and visits that duties were met outside the
// program: on the day, or, when it is zero, on one that nobody knows. A duty that began
// after the day is left as it is. It returns the steps for TakeBack.
func (o *Office) MetOutside(ctx context.Context, on day.Date, p OnPaper) (done []Delivered, count PaperCount, err error) {
	rules := law.NewOffice(o.Settings())
	done, err = store.Within(ctx, o.store, func(tx *store.Tx) (done []Delivered, err error) {
		for _, id := range p.IDs {
			of, err := tx.Occasion(id)
			if err != nil {
				return nil, err
			}
			met := register.DoneOutside{UnknownDay: on.IsZero(), Duties: o.outside(rules, &of, on, &p, &count)}
			if len(met.Duties) == 0 {
				continue
			}
			if err := tx.AddTo(of, steps.Draft{On: cmp.Or(on, o.Today()), Content: met}); err != nil {
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
	return done, count, err
}

// CountOutside says what MetOutside would write down.
func (o *Office) CountOutside(ctx context.Context, on day.Date, p OnPaper) (count PaperCount, err error) {
	rules := law.NewOffice(o.Settings())
	page, err := o.store.Letters(ctx, store.Query{IDs: p.IDs, Limit: max(1, len(p.IDs))})
	if err != nil {
		return count, err
	}
	letters := map[int64]bool{}
	for i := range page.Letters {
		letters[page.Letters[i].ID] = true
		o.outside(rules, &register.Occasion{Letter: page.Letters[i]}, on, &p, &count)
	}
	for _, id := range p.IDs {
		if letters[id] {
			continue
		}
		visit, err := o.store.Reception(ctx, id)
		if err != nil {
			return count, err
		}
		o.outside(rules, &register.Occasion{Visit: visit}, on, &p, &count)
	}
	return count, nil
}
