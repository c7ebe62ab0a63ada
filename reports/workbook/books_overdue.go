package workbook

import (
	"cmp"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

var overdueColumns = []bookColumn{
	{"", "ordinal", 5, "center"},
	{"", "letter", 8.5, "center"},
	{"", "received", 11, "center"},
	{"", "sender", 19, "left"},
	{"", "kindOf", 10.5, "center"},
	{"", "field", 11.5, "center"},
	{"", "content", 36, "left"},
	{"", "officer", 14, "left"},
	{"", "owed", 13, "center"},
	{"", "limit", 11, "center"},
	{"", "lateDays", 8, "center"},
	{"", "why", 18, "left"},
}

// overdueDay is the day on which the list of overdue letters stands: the last of
// the period, but not one that has not come yet.
func (m *rowMaker) overdueDay() day.Date { return overdueDay(m.period, m.options.Today) }

func overdueDay(p day.Period, today day.Date) day.Date { return min(p.To, cmp.Or(today, p.To)) }

// overdue are the rows of the list of letters that were late at the end of the
// period. The last column is left for the reason and what is to be done.
func (m *rowMaker) overdue(add addRow) error {
	n, day := 0, m.overdueDay()
	return m.src.EachOpenOn(m.ctx, day, func(l *register.Letter) error {
		due, owed := lateOn(l, day)
		if owed == "" {
			return nil
		}
		n++
		mask := m.maskOf(l)
		return add(l.Kind, mask.row(
			n, l.Number.String(), l.ReceivedOn, lines(mask.sender(l), mask.secretPart(l.Sender.Address)), l.Kind.Label(), l.Field.Label(),
			l.Content, l.Officer, assets.Text("books.owed."+string(owed)), due, due.DaysUntil(day), "",
		)...)
	})
}

// lateOn says which limit had ended before the day while the office still owed
// something, and in which state the letter was then; no state when it was not
// late. For a past day it goes by the days that the letter bears.
func lateOn(l *register.Letter, on day.Date) (due day.Date, owed register.State) {
	state := l.State()
	passed := func(limit day.Date) bool { return !limit.IsZero() && limit < on }
	switch processed, known := processedOn(l, state); {
	case l.ReceivedOn > on:
		return 0, ""
	case passed(l.Due.Process) && known && (processed.IsZero() || processed > on):
		if state == register.Deciding {
			return l.Due.Process, state
		}
		return l.Due.Process, register.Waiting
	case passed(l.Due.Settle) && (state == register.Settling || l.AcceptedOn <= on && l.Settlement.On > on):
		return l.Due.Settle, register.Settling
	case passed(l.Due.After) && state == register.AwaitingResult:
		return l.Due.After, state
	}
	return 0, ""
}

// processedOn is the day on which the processing of the letter was done, zero
// while it is not; known is false when it was done on a day that nobody recorded.
func processedOn(l *register.Letter, state register.State) (on day.Date, known bool) {
	if state == register.Waiting || state == register.Deciding {
		return 0, true
	}
	if l.Kind == register.Petition || l.Kind == register.Reflection || l.AcceptedOn.IsZero() {
		on = l.HandledOn
	}
	on = cmp.Or(on, l.AcceptedOn, l.ConcludedOn())
	return on, !on.IsZero()
}
