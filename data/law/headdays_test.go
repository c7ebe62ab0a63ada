package law

import (
	"testing"

	"donthu/data/day"
	"donthu/data/register"
)

// Each week and each month belongs to one of the reports that follow each other, and is
// judged by the law of its time.
func TestHowOftenTheHeadMustReceiveInAReportsPeriod(t *testing.T) {
	office := NewOffice(register.Settings{})
	var days []register.ReceptionDay
	for _, on := range []string{"2026-05-20", "2026-05-27", "2026-05-27", "2026-07-10", "2026-08-03", "2026-08-17"} {
		days = append(days, register.ReceptionDay{On: day.Must(on), Host: register.Head})
	}
	days = append(days, register.ReceptionDay{On: day.Must("2026-06-03"), Host: register.Delegate})
	for name, c := range map[string]struct {
		period     day.Period
		per        string
		least      int
		spans, met int
	}{
		"weeks":                     {day.MonthPeriod(2026, 6, false), "week", 1, 4, 2}, // Thursdays 21/5, 28/5, 4/6, 11/6
		"weeks until the law ended": {day.MonthPeriod(2026, 7, false), "week", 1, 2, 0}, // no month ends from 1/7 to 14/7
		"July, which ends in it":    {day.MonthPeriod(2026, 8, false), "month", 2, 1, 0},
		"August":                    {day.MonthPeriod(2026, 9, false), "month", 2, 1, 1},
		"both":                      {day.Period{From: day.Must("2026-08-01"), To: day.Must("2026-09-30")}, "month", 2, 2, 1},
	} {
		spans, met := office.HeadSpans(days, c.period), 0
		for _, s := range spans {
			if s.Per != c.per || s.Least != c.least || s.Article == "" {
				t.Errorf("%s: %+v", name, s)
			}
			if s.Met() {
				met++
			}
		}
		if len(spans) != c.spans || met != c.met {
			t.Errorf("%s: %d of %d, want %d of %d: %+v", name, met, len(spans), c.met, c.spans, spans)
		}
	}
}
