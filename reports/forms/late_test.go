package forms

import (
	"testing"

	"donthu/data"
)

func TestWhichStepsComeLateForASentReport(t *testing.T) {
	quarter := data.SealedReport{ID: 40, Sealed: data.Sealed{Period: data.QuarterPeriod(2026, 2), LastStep: 30, Number: "quarter"}}
	month := data.SealedReport{ID: 20, Sealed: data.Sealed{Period: data.MonthPeriod(2026, 6, false), LastStep: 10, Number: "month"}}
	sent := []data.SealedReport{month, quarter}
	for _, c := range []struct {
		kind data.StepType
		on   string
		seq  int64
		want string
	}{
		{data.StepReceived, "2026-06-02", 0, "month"},
		{data.StepReceived, "2026-06-02", 11, "month"},
		{data.StepReceived, "2026-06-02", 10, ""}, // the figures know it
		{data.StepReceived, "2026-04-02", 25, ""},
		{data.StepReceived, "2026-04-02", 31, "quarter"},
		{data.StepReceived, "2026-06-15", 0, ""}, // in no sent period
		{data.StepNoted, "2026-06-02", 0, ""},    // counts nowhere
		{data.StepAssigned, "2026-06-02", 0, ""},
	} {
		late, ok := LateFor(sent, c.kind, data.MustDate(c.on), c.seq)
		if late.Number != c.want || ok != (c.want != "") {
			t.Errorf("%s on %s as step %d: late for %q, want %q", c.kind, c.on, c.seq, late.Number, c.want)
		}
	}
}
