package office

import (
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
)

func TestTheSampleFillsEveryRoom(t *testing.T) {
	o, ctx := sampleOffice(t), t.Context()
	states, err := o.ReplyCounts(ctx, store.ReplyQuery{})
	if err != nil {
		t.Fatal(err)
	}
	for _, state := range []register.DeliveryState{register.Signed, register.Sent, register.Delivered} {
		if states[state] == 0 {
			t.Errorf("no document is %s: %v", state, states)
		}
	}
	page, err := o.Letters(ctx, store.Query{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	officers, nobody := map[string]int{}, 0
	for _, l := range page.Letters {
		if l.Officer == "" {
			nobody++
			continue
		}
		officers[l.Officer]++
	}
	if len(officers) != 10 {
		t.Errorf("%d officers: %v", len(officers), officers)
	}
	directions, _, err := o.Directions(ctx, store.DirectionQuery{})
	overdue, errLate := o.OverdueDirections(ctx)
	if err != nil || errLate != nil || len(directions) < 8 || overdue == 0 {
		t.Errorf("%d directions, %d overdue, %v", len(directions), overdue, err)
	}
	if all, err := o.Meetings(ctx, store.MeetingQuery{}); err != nil || len(all) < 3 {
		t.Errorf("%d meetings, %v", len(all), err)
	}
	days, err := o.ReceptionDays(ctx, day.Period{From: o.Today(), To: o.Today().AddDays(30)})
	if err != nil || len(days) < 2 {
		t.Errorf("%d days ahead, %v", len(days), err)
	}
	if v, err := o.Verify(ctx); err != nil || len(v.Findings) > 0 {
		t.Errorf("%+v, %v", v, err)
	}
}
