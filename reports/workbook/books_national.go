package workbook

import (
	"donthu/assets"
	"donthu/data/register"
)

var nationalColumns = []bookColumn{
	{"", "ordinal", 5, "center"},
	{"", "letter", 9, "center"},
	{"", "received", 11, "center"},
	{"", "sender", 24, "left"},
	{"", "kindOf", 11, "center"},
	{"", "content", 46, "left"},
	{"", "officer", 18, "left"},
	{"", "stateNow", 13, "center"},
	{"", "typed", 26, "left"},
}

// national are the rows of the list of letters received in the period that are not on the
// national platform: still to be typed there, or not to be, and why.
func (m *rowMaker) national(add addRow) error {
	n := 0
	return m.src.EachToType(m.ctx, m.period, func(l *register.Letter) error {
		n++
		state := l.National.State()
		if state == register.NationalToType {
			m.wanted++
		}
		mask := m.maskOf(l)
		return add(l.Kind, mask.row(
			n, l.Number.String(), l.ReceivedOn, mask.sender(l), l.Kind.Label(), l.Content, l.Officer, l.State().Label(),
			joined(": ", state.Label(), l.National.Reason),
		)...)
	})
}

func (m *rowMaker) nationalTotal(count int) string {
	return assets.Text("books.total.chua-nhap-quoc-gia", "count", m.wanted, "omitted", count-m.wanted)
}
