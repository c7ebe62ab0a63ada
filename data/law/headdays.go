package law

import (
	"donthu/data/day"
	"donthu/data/register"
)

// HeadSpan is a week or a month for which the law says on how many days the head of the
// office receives citizens in person, with the days that the schedule has (R1).
type HeadSpan struct {
	day.Period
	Per     string // week or month
	Least   int    // days that the law asks for
	Days    int    // days of the schedule on which the head receives in person
	Article string
}

// Met reports whether the head receives on as many days as the law asks for.
func (s HeadSpan) Met() bool { return s.Days >= s.Least }

// Name is the span as documents name it.
func (s HeadSpan) Name() string { return shownSpan(s.Per, s.Period) }

// HeadSpans are the weeks that lie mostly in the period and the months that end in it, each
// with the law of its time: so each belongs to one of the periods that follow each other.
// days are those of the schedule from DaysForHeadSpans. Weeks and months without a working
// day are left out.
func (o *Office) HeadSpans(days []register.ReceptionDay, period day.Period) (all []HeadSpan) {
	for from := period.From; from <= period.To; {
		rule, err := o.rules.Rule("R1", from)
		if err != nil {
			return all
		}
		to := period.To
		if !rule.To.IsZero() {
			to = min(to, rule.To)
		}
		spans := weeks(from, to)
		if rule.Per != "week" {
			spans = monthsEnding(from, to)
		}
		for _, span := range spans {
			if o.calendar.WorkingDays(span.From.AddDays(-1), span.To) > 0 {
				all = append(all, HeadSpan{span, rule.Per, rule.Times, headDays(days, span), rule.Article})
			}
		}
		from = to.AddDays(1)
	}
	return all
}

// DaysForHeadSpans is the time whose days HeadSpans asks for: weeks and months reach over
// the ends of the period.
func DaysForHeadSpans(period day.Period) day.Period {
	return day.Period{From: period.From.AddDays(-31), To: period.To.AddDays(7)}
}

// monthsEnding are the months whose last day lies between from and to.
func monthsEnding(from, to day.Date) (all []day.Period) {
	for _, month := range months(from, to) {
		if from <= month.To && month.To <= to {
			all = append(all, month)
		}
	}
	return all
}
