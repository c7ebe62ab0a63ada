package forms

import (
	"slices"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
)

// A visit that no column counts is named; each that stands in one is not, also an officer's
// regular one and what the head receives on any day.
func TestVisitsThatCountNowhereAreNamed(t *testing.T) {
	june := day.MonthPeriod(2026, 6, false)
	visit := func(id int64, on day.Date, kind register.ReceptionType, host register.Host) register.Reception {
		return register.Reception{ID: id, On: on, Type: kind, Host: host, People: 1}
	}
	reg := &book{receptions: []register.Reception{
		visit(1, june.From, register.Scheduled, register.Officer), visit(2, june.To, register.Unscheduled, ""),
		visit(3, june.From, register.Regular, register.Officer), visit(4, june.From, register.Regular, register.Head),
		visit(5, june.From, register.Scheduled, register.Delegate), visit(6, june.To.AddDays(1), register.Scheduled, register.Officer),
		visit(7, june.From.AddDays(-1), register.Scheduled, register.Officer),
	}}
	found := compute(t, reg, june).Incomplete
	if len(found) != 1 || found[0].Subject != Receptions || !slices.Equal(found[0].Letters, []int64{1, 2}) {
		t.Errorf("%+v", found)
	}
}
