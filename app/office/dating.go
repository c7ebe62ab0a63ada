package office

import (
	"context"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

// DayCount is what DateHandled would write down, or has written.
type DayCount struct {
	Letters int // that get a day
	Without int // processed on a day that the rule does not tell either
}

// DateHandled writes on each of the letters that was processed on an unknown day that it was
// on the one that the rule tells; without ids, on all of the register. The others stay as
// they are. It returns the steps for TakeBack.
func (o *Office) DateHandled(ctx context.Context, ids []int64, rule register.DayRule) (done []Delivered, count DayCount, err error) {
	if ids, err = o.undated(ctx, ids); err != nil {
		return nil, count, err
	}
	done, err = store.Within(ctx, o.store, func(tx *store.Tx) (done []Delivered, err error) {
		for _, id := range ids {
			l, err := tx.Letter(id)
			if err != nil {
				return nil, err
			}
			content, on, ok := o.dated(&l, rule, &count)
			if !ok {
				continue
			}
			if _, err := tx.AddSteps(id, steps.Draft{On: on, Content: content}); err != nil {
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

// CountUndated says what DateHandled would write down.
func (o *Office) CountUndated(ctx context.Context, ids []int64, rule register.DayRule) (count DayCount, err error) {
	if ids, err = o.undated(ctx, ids); err != nil || len(ids) == 0 {
		return count, err
	}
	page, err := o.store.Letters(ctx, store.Query{IDs: ids, Limit: len(ids)})
	for i := range page.Letters {
		o.dated(&page.Letters[i], rule, &count)
	}
	return count, err
}

// dated is the step that tells the day of the letter, if the rule does.
func (o *Office) dated(l *register.Letter, rule register.DayRule, count *DayCount) (steps.Content, day.Date, bool) {
	content, on, ok := rule.Dated(l, o.Today())
	switch {
	case ok:
		count.Letters++
	case l.Undated():
		count.Without++
	}
	return content, on, ok
}

// undated are the ids; nil: all letters that were processed on an unknown day.
func (o *Office) undated(ctx context.Context, ids []int64) ([]int64, error) {
	if ids != nil {
		return ids, nil
	}
	return o.store.UndatedBefore(ctx, o.Today().AddDays(1))
}
