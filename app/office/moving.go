package office

import (
	"context"

	"donthu/assets"
	"donthu/data"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
	"donthu/data/text"
)

// MoveTo moves letters into the matter of the letter to, all or none, and returns the steps for
// TakeBack. A letter without a matter that they come to begins one with them. What the office
// decided stays with the letters of its matter: one that is settled does not move.
func (o *Office) MoveTo(ctx context.Context, ids []int64, to int64, reason string) ([]Delivered, error) {
	return store.Within(ctx, o.store, func(tx *store.Tx) (done []Delivered, err error) {
		head, err := tx.Letter(to)
		if err != nil {
			return nil, err
		}
		matter, begun := head.PossibleMatter(), head.Matter != ""
		for _, id := range ids {
			l, err := tx.Letter(id)
			switch {
			case err != nil:
				return nil, err
			case id == to:
				return nil, data.Tell(nil, "move.itself", "letter", l.Number.String())
			case l.Matter == matter:
				continue // it is there already
			}
			if err := write(tx, &done, l, register.Joined{Matter: matter, With: head.Number.String(), Reason: reason}); err != nil {
				return nil, err
			}
			if !begun {
				begun = true
				if err := write(tx, &done, head, register.Joined{Matter: matter, With: l.Number.String(), Reason: reason}); err != nil {
					return nil, err
				}
			}
		}
		return done, nil
	})
}

// Leave takes letters out of their matters, all or none, so that each stands alone, and returns
// the steps for TakeBack.
func (o *Office) Leave(ctx context.Context, ids []int64, reason string) ([]Delivered, error) {
	return store.Within(ctx, o.store, func(tx *store.Tx) (done []Delivered, err error) {
		for _, id := range ids {
			l, err := tx.Letter(id)
			if err == nil {
				err = write(tx, &done, l, register.Joined{Left: true, Reason: reason})
			}
			if err != nil {
				return nil, err
			}
		}
		return done, nil
	})
}

// write says on a letter to which matter it belongs now, where that may be said.
func write(tx *store.Tx, done *[]Delivered, l register.Letter, c register.Joined) error {
	moves := l.Matter != "" || c.Left
	switch {
	case text.Clean(c.Reason) == "":
		return data.Tell(nil, "move.reason")
	case moves && l.Settlement.Result != "" && !l.Settlement.Result.EndsWithoutDecision():
		return data.Tell(nil, "move.settled", "letter", l.Number.String())
	case moves && l.DuplicateOf != "":
		return data.Tell(nil, "move.duplicate", "letter", l.Number.String(), "other", l.DuplicateOf)
	}
	c.Reason = text.CleanLines(c.Reason)
	if _, err := tx.AddSteps(l.ID, steps.Draft{On: max(tx.Today(), l.ReceivedOn), Content: c}); err != nil {
		return err
	}
	step, err := tx.LastStepOf(l.ID)
	*done = append(*done, Delivered{l.ID, step})
	return err
}

// MergedSenders is what MergeSenders did.
type MergedSenders struct {
	As     register.Person
	before map[int64]register.Person // by letter
}

// Count is how many letters name their sender otherwise now.
func (m MergedSenders) Count() int { return len(m.before) }

// MergeSenders corrects who sent the letters to one and the same person, all or none, with the
// reason. A letter whose sender the law keeps secret is refused: that one person sent it and
// others tells who denounced (LTC Điều 8).
func (o *Office) MergeSenders(ctx context.Context, ids []int64, as register.Person, reason string) (done MergedSenders, err error) {
	done = MergedSenders{As: as.Tidy(), before: map[int64]register.Person{}}
	return done, o.store.Write(ctx, func(tx *store.Tx) error {
		if text.Clean(reason) == "" {
			return data.Tell(nil, "move.reason")
		}
		for _, id := range ids {
			l, err := tx.Letter(id)
			switch {
			case err != nil:
				return err
			case l.Secret():
				return data.Tell(nil, "merge.secret", "letter", l.Number.String())
			case l.Sender == done.As:
				continue
			}
			done.before[id] = l.Sender
			if err := setSender(tx, l, done.As, text.CleanLines(reason)); err != nil {
				return err
			}
		}
		return nil
	})
}

// UnmergeSenders takes back what MergeSenders did, where the sender is still the one it wrote.
func (o *Office) UnmergeSenders(ctx context.Context, done MergedSenders) error {
	return o.store.Write(ctx, func(tx *store.Tx) error {
		for id, before := range done.before {
			l, err := tx.Letter(id)
			if err == nil && l.Sender == done.As {
				err = setSender(tx, l, before, assets.Text("merge.undo.reason"))
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func setSender(tx *store.Tx, l register.Letter, sender register.Person, reason string) error {
	facts, err := tx.Receipt(l.ID)
	if err == nil {
		facts.Sender = sender
		_, err = correctReceipt(tx, &l, facts, reason)
	}
	return err
}
