package law

import (
	"cmp"
	"slices"

	"donthu/data/day"
	"donthu/data/register"
)

// OwedReport is a report that the office has not sent to a receiver yet.
type OwedReport struct {
	Period day.Period
	Due    day.Date
	To     register.ReportReceiver
}

// ReportDue is the day by which the report of a period is due (data.ReportDue),
// moved to the next working day when it falls on a day off. The circular says
// nothing about that; it is a hint and a setting of the office.
func (o *Office) ReportDue(p day.Period) day.Date {
	return o.ReportDueTo(p, register.ReportReceiver{})
}

// ReportDueTo is the day by which a receiver wants the report of a period: its own, or else
// that of the office.
func (o *Office) ReportDueTo(p day.Period, to register.ReportReceiver) day.Date {
	due := p.To.AddDays(to.After)
	if to.After == 0 {
		due = day.ReportDue(p, cmp.Or(to.Day, o.settings.ReportDueDay()))
	}
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
// after it, for each receiver apart. What was due before the register began, or before a
// receiver got reports, is none of its affair.
func (o *Office) OwedReports(began, today day.Date, sealed []register.SealedReport) []OwedReport {
	var owed []OwedReport
	receivers := o.settings.ReportReceivers()
	for _, p := range o.settings.ReportPeriods(today) {
		for i, to := range receivers {
			due := o.ReportDueTo(p, to)
			if due >= max(began, to.Since) && !receivers.Reached(sealed, p, i) {
				owed = append(owed, OwedReport{p, due, to})
			}
		}
	}
	slices.SortStableFunc(owed, func(a, b OwedReport) int { return int(a.Due) - int(b.Due) })
	return owed
}
