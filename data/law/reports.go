package law

import (
	"slices"

	"donthu/data/day"
)

// OwedReport is a report that the office has not sent yet.
type OwedReport struct {
	Period day.Period
	Due    day.Date
}

// ReportDue is the day by which the report of a period is due (data.ReportDue),
// moved to the next working day when it falls on a day off. The circular says
// nothing about that; it is a hint and a setting of the office.
func (o *Office) ReportDue(p day.Period) day.Date {
	due := day.ReportDue(p, o.settings.ReportDueDay())
	if !o.options.RollLastDay {
		return due
	}
	due, _ = o.calendar.RollForward(due)
	return due
}

// RemindsOf reports whether a report due on the day must be thought of today (B1).
func (o *Office) RemindsOf(due, today day.Date) bool {
	rule, err := o.rules.Rule("B1", due)
	return err == nil && o.calendar.WorkingDays(today, due) <= rule.Length
}

// Norm is the rule as it stands on the day, false where it is not in force.
func (o *Office) Norm(id string, on day.Date) (Rule, bool) {
	rule, err := o.rules.Rule(id, on)
	if err != nil {
		return Rule{}, false
	}
	return *rule, true
}

// OwedReports are the reports that are due next and those that were due and not
// sent, the earliest first: of each kind the last period that ended and the one
// after it. What was due before the register began is none of its affair.
func (o *Office) OwedReports(began, today day.Date, sent func(day.Period) bool) []OwedReport {
	var owed []OwedReport
	for _, p := range o.settings.ReportPeriods(today) {
		due := o.ReportDue(p)
		if due >= began && !sent(p) {
			owed = append(owed, OwedReport{p, due})
		}
	}
	slices.SortStableFunc(owed, func(a, b OwedReport) int { return int(a.Due) - int(b.Due) })
	return owed
}
