package workbook

import (
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
)

var keptColumns = []bookColumn{
	{"", "ordinal", 5, "center"},
	{"", "letter", 9, "center"},
	{"", "received", 11, "center"},
	{"", "sender", 22, "left"},
	{"", "kindOf", 11, "center"},
	{"", "content", 40, "left"},
	{"", "keptWhy", 24, "left"},
	{"", "keptOn", 11, "center"},
	{"", "keptUntil", 11, "center"},
	{"", "keptState", 20, "left"},
}

// kept are the rows of the list of letters that were not processed but kept, until
// when the law wants each kept, and what has been decided since (TT 05/2021/TT-TTCP
// Điều 28).
func (m *rowMaker) kept(add addRow) error {
	n, day, office := 0, m.overdueDay(), law.NewOffice(m.settings)
	return m.src.EachKept(m.ctx, day, func(l *register.Letter) error {
		n++
		mask := m.maskOf(l)
		keeping, _ := office.Keeping(l)
		until := keeping.Due
		return add(l.Kind, mask.row(
			n, l.Number.String(), l.ReceivedOn, lines(mask.sender(l), mask.secretPart(l.Sender.Address)), l.Kind.Label(),
			l.Content, l.Reason, l.HandledOn, until, keptState(l, until, day),
		)...)
	})
}

// keptState says in words how the keeping of the letter stood on the day.
func keptState(l *register.Letter, until, day day.Date) string {
	listed := l.Life.Destruction
	switch {
	case !listed.On.IsZero() && listed.On <= day:
		return assets.Text("books.kept.listed", "day", listed.On.Shown())
	case until.IsZero():
		return assets.Text("books.kept.unknown")
	case until < day:
		return assets.Text("books.kept.over")
	}
	return assets.Text("books.kept.running")
}
