package office

import (
	"context"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
)

// Plan writes new days of the schedule and keeps under the key, for the next quarter,
// by which rules they were found.
func (o *Office) Plan(ctx context.Context, days []register.ReceptionDay, key string, rules []byte) error {
	return o.store.Write(ctx, func(tx *store.Tx) error {
		if err := tx.SaveReceptionDays(days, ""); err != nil {
			return err
		}
		return tx.SaveDraft(key, rules)
	})
}

// Publish writes the day on which the schedule was made public on those of the days
// that have none yet or are not any more as they were published, all or none, and
// returns how many those are. The day of the first publication stays.
func (o *Office) Publish(ctx context.Context, days []register.ReceptionDay, on day.Date) (int, error) {
	var now []register.ReceptionDay
	for _, d := range days {
		switch {
		case d.PublishedOn.IsZero():
			d.PublishedOn = on
		case d.Changed():
			d.RepostedOn = on
		default:
			continue
		}
		d.Posted = d.Posting()
		now = append(now, d)
	}
	if len(now) == 0 {
		return 0, nil
	}
	return len(now), o.SaveReceptionDays(ctx, now, assets.Text("publish.reason"))
}
