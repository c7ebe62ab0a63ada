package workbook

import (
	"cmp"

	"donthu/data/day"
	"donthu/data/law"
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

// overdue are the rows of the list of what was late at the end of the period, one for
// each duty. The last column is left for the reason and what is to be done.
func (m *rowMaker) overdue(add addRow) error {
	n, day, office := 0, m.overdueDay(), law.NewOffice(m.settings)
	return m.src.EachLateOn(m.ctx, day, func(l *register.Letter) error {
		mask := m.maskOf(l)
		for _, d := range office.LateOn(l, day) {
			n++
			err := add(l.Kind, mask.row(
				n, l.Number.String(), l.ReceivedOn, lines(mask.sender(l), mask.secretPart(l.Sender.Address)), l.Kind.Label(), l.Field.Label(),
				l.Content, l.Officer, d.Says(l.Kind), d.Due, d.Due.DaysUntil(day), "",
			)...)
			if err != nil {
				return err
			}
		}
		return nil
	})
}
