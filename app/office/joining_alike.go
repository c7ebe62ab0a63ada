package office

import (
	"cmp"
	"context"
	"slices"

	"donthu/app/saying"
	"donthu/data/register"
	"donthu/data/store"
)

// Doubled is a letter of another register that looks like one that is here: the sender may have
// sent it to both wards. It says nothing that a denouncer is known by.
type Doubled struct {
	Old    string `json:"old"`    // its number there
	New    string `json:"new"`    // its number here, once it came in
	Theirs string `json:"theirs"` // the day it was received, from whom, its content
	Here   string `json:"here"`   // number of the letter that is here
	Ours   string `json:"ours"`
	Why    string `json:"why"`

	score float64
}

// Doubles are the letters of the other register that are to come in and look like one that is
// here, the likeliest first. Nothing is joined by it.
func (o *Office) Doubles(ctx context.Context, other *Other) (all []Doubled, err error) {
	err = other.copied.EachLetter(ctx, func(l *register.Letter) error {
		if !other.New(l.Number) {
			return ctx.Err()
		}
		found, err := o.store.Alike(ctx, store.AlikeQuery{Facts: l.Comparable(false), Limit: 1})
		if err != nil || len(found) == 0 {
			return err
		}
		here := &found[0].Letter
		number, _ := other.Number(l.Number)
		all = append(all, Doubled{Old: l.Number.String(), New: number.String(), Theirs: inAWord(l), Here: here.Number.String(), Ours: inAWord(here),
			Why: saying.WhyAlike(found[0].Why), score: found[0].Why.Score()})
		return nil
	})
	slices.SortStableFunc(all, func(a, b Doubled) int { return cmp.Compare(b.score, a.score) })
	return all, err
}

// inAWord tells a letter to whoever may not know who denounced.
func inAWord(l *register.Letter) string {
	m := l.Masked()
	return m.ReceivedOn.Shown() + ", " + m.Sender.Name + ": " + m.Content
}
