package office

import (
	"context"

	"donthu/data"
	"donthu/data/finding"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

// MostDenounced is how many letters of denouncers one look may tell of: who finds more has
// asked for nobody in particular.
const MostDenounced = 20

// FindDenounced are the letters of denouncers whose names, addresses or numbers hold the
// words, the latest first. That somebody looked is written down on each of them, in the same
// transaction (LTC Điều 56); no other search finds them by who sent them.
func (o *Office) FindDenounced(ctx context.Context, words string) ([]register.Letter, error) {
	if !finding.Parse(words).Precise() {
		return nil, data.Tell(nil, "denounced.vague")
	}
	return store.Within(ctx, o.store, func(tx *store.Tx) ([]register.Letter, error) {
		found, err := tx.DenouncedBy(words, MostDenounced+1)
		if err != nil {
			return nil, err
		}
		if len(found) > MostDenounced {
			return nil, data.Tell(nil, "denounced.many", "most", MostDenounced)
		}
		for _, l := range found {
			if _, err := tx.AddSteps(l.ID, steps.Draft{On: o.Today(), Content: steps.Revealed{}}); err != nil {
				return nil, err
			}
		}
		return found, nil
	})
}
