package office

import (
	"context"
	"slices"

	"donthu/assets"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

// Relation is what a clerk finds that a letter has to do with one that looks alike.
type Relation string

// The relations.
const (
	Repeats   Relation = "duplicate" // the same once more: joined, and not settled a second time
	Continues Relation = "further"   // another letter of the same matter
	Again     Relation = "second"    // the second round of the matter (LKN Điều 33; LTC Điều 37)
	Unrelated Relation = "other"     // another matter: not to be asked again
)

// Relations are all of them in the order in which screens list them.
var Relations = []Relation{Repeats, Continues, Again, Unrelated}

// Fits reports whether a letter of the kind can have the relation: only complaints and
// denunciations have rounds.
func (r Relation) Fits(kind register.Kind) bool {
	return r != Again || kind == register.Complaint || kind == register.Denunciation
}

// Relate writes on the letter id what it has to do with another one, all or nothing, and
// returns what was done for Unrelate.
func (o *Office) Relate(ctx context.Context, id, to int64, r Relation) (Related, error) {
	return store.Within(ctx, o.store, func(tx *store.Tx) (done Related, err error) {
		l, err := tx.Letter(id)
		if err != nil {
			return done, err
		}
		other, err := tx.Letter(to)
		if err != nil {
			return done, err
		}
		done = Related{Letter: id, round: l.Round}
		on := max(o.Today(), l.ReceivedOn)
		write := func(on int64, d steps.Draft) error {
			if _, err := tx.AddSteps(on, d); err != nil {
				return err
			}
			step, err := tx.LastStepOf(on)
			done.steps = append(done.steps, Delivered{on, step})
			return err
		}
		if r == Unrelated {
			return done, write(id, steps.Draft{On: on, Content: register.ToldApart{From: []string{other.Number.String()}}})
		}
		if r == Again { // before it is joined: the receipt itself says nothing of the matter
			if err := setRound(tx, id, 2, assets.Text("alike.second.reason", "letter", other.Number.String())); err != nil {
				return done, err
			}
		}
		if matter := other.PossibleMatter(); l.Matter != matter {
			if err := write(id, steps.Draft{On: on, Content: register.Joined{Matter: matter, With: other.Number.String()}}); err != nil {
				return done, err
			}
			if other.Matter == "" {
				if err := write(to, steps.Draft{On: max(on, other.ReceivedOn), Content: register.Joined{Matter: matter, With: l.Number.String()}}); err != nil {
					return done, err
				}
			}
		}
		if r == Repeats {
			return done, write(id, steps.Draft{On: on, Content: register.Duplicate{Of: other.Number.String()}})
		}
		return done, nil
	})
}

// Related is what Relate did.
type Related struct {
	Letter int64
	steps  []Delivered
	round  int // before
}

// Unrelate takes back what Relate did.
func (o *Office) Unrelate(ctx context.Context, done Related) error {
	reason := assets.Text("alike.undo.reason")
	return o.store.Write(ctx, func(tx *store.Tx) error {
		for _, step := range slices.Backward(done.steps) {
			if err := tx.TakeBack(step.Of, step.Step, reason); err != nil {
				return err
			}
		}
		return setRound(tx, done.Letter, done.round, reason)
	})
}

// setRound corrects in which round a letter was received, where it is another one.
func setRound(tx *store.Tx, id int64, round int, reason string) error {
	l, err := tx.Letter(id)
	if err != nil || l.Round == round {
		return err
	}
	facts := l.Facts
	facts.Round = round
	_, err = correctReceipt(tx, &l, facts, reason)
	return err
}

// tellApart writes down of which letters somebody said that they are others.
func tellApart(tx *store.Tx, l register.Letter, from []string) (register.Letter, error) {
	if len(from) == 0 {
		return l, nil
	}
	return tx.AddSteps(l.ID, steps.Draft{On: max(tx.Today(), l.ReceivedOn), Content: register.ToldApart{From: from}})
}

// AlikeNamed are the letters like the one that is typed, those of denouncers found by who they
// are among them: each of these looks is written down before (LTC Điều 56).
func (o *Office) AlikeNamed(ctx context.Context, q store.AlikeQuery, seen map[int64]bool) ([]store.Alike, error) {
	q.Denouncers = true
	found, err := o.Alike(ctx, q)
	if err != nil {
		return nil, err
	}
	var looks []register.About
	for _, a := range found {
		if a.Letter.Secret() && a.Why.Named() && !seen[a.Letter.ID] {
			looks = append(looks, register.About{Subject: register.LetterSubject, ID: a.Letter.ID})
		}
	}
	if err := o.RevealAll(ctx, looks...); err != nil {
		return nil, err
	}
	for _, a := range looks {
		seen[a.ID] = true
	}
	return found, nil
}
