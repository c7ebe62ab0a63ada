package forms

import (
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

func TestWhichStepsComeLateForASentReport(t *testing.T) {
	quarter := register.SealedReport{ID: 40, Sealed: register.Sealed{Period: day.QuarterPeriod(2026, 2), LastStep: 30, Number: "quarter"}}
	month := register.SealedReport{ID: 20, Sealed: register.Sealed{Period: day.MonthPeriod(2026, 6, false), LastStep: 10, Number: "month"}}
	sent := []register.SealedReport{month, quarter}
	for _, c := range []struct {
		kind steps.Type
		on   string
		seq  int64
		want string
	}{
		{register.StepReceived, "2026-06-02", 0, "month"},
		{register.StepReceived, "2026-06-02", 11, "month"},
		{register.StepReceived, "2026-06-02", 10, ""}, // the figures know it
		{register.StepReceived, "2026-04-02", 25, ""},
		{register.StepReceived, "2026-04-02", 31, "quarter"},
		{register.StepReceived, "2026-06-15", 0, ""}, // in no sent period
		{register.StepNoted, "2026-06-02", 0, ""},    // counts nowhere
		{register.StepAssigned, "2026-06-02", 0, ""},
	} {
		late, ok := LateFor(sent, c.kind, day.Must(c.on), c.seq)
		if late.Number != c.want || ok != (c.want != "") {
			t.Errorf("%s on %s as step %d: late for %q, want %q", c.kind, c.on, c.seq, late.Number, c.want)
		}
	}
}
