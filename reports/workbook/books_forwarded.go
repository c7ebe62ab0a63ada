package workbook

import (
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

var forwardedColumns = []bookColumn{
	{"", "ordinal", 5, "center"},
	{"", "letter", 9, "center"},
	{"", "received", 11, "center"},
	{"", "sender", 19, "left"},
	{"", "kindOf", 10.5, "center"},
	{"", "content", 32, "left"},
	{"", "forwardedTo", 20, "left"},
	{"", "forwardedOn", 11, "center"},
	{"", "forwardedBy", 13, "center"},
	{"", "waitedDays", 8, "center"},
	{"", "urged", 14, "center"},
	{"", "answeredOn", 11, "center"},
	{"", "answer", 20, "left"},
}

// forwarded are the rows of the list of letters that were forwarded to another body in the
// period, or before it and not answered before it: how long the office has waited for the
// answer, or waited until it came.
func (m *rowMaker) forwarded(add addRow) error {
	n, on := 0, m.overdueDay()
	return m.src.EachForwarded(m.ctx, on, func(l *register.Letter) error {
		answer, answered := answerTo(l, on)
		switch {
		case l.HandledOn > on: // it was still here
			return nil
		case answered && answer.On < m.period.From && l.HandledOn < m.period.From:
			return nil
		}
		n++
		until := on
		if answered {
			until = answer.On
		} else {
			m.wanted++
		}
		waited := any("")
		if !l.HandledOn.IsZero() && l.HandledOn <= until {
			waited = l.HandledOn.DaysUntil(until)
		}
		by := m.documentCalled(l, "chuyen", register.DocumentForwardDenunciation, register.DocumentForwardPetition, register.DocumentForwardUp)
		if r := l.LastReply(); by == "" && r.Type == "" && r.Template == "" && r.On <= on {
			by = documentOf(r) // a book names the one document on a forwarded letter, and not its type
		}
		said := assets.Text("books.answer.awaited")
		if answered {
			said = lines(answer.Number, answer.Text)
		}
		mask := m.maskOf(l)
		return add(l.Kind, mask.row(
			n, l.Number.String(), l.ReceivedOn, mask.sender(l), l.Kind.Label(), l.Content, l.ForwardTo, l.HandledOn,
			by, waited, m.documentCalled(l, "don doc", "cong-van-don-doc"), answer.On, said,
		)...)
	})
}

// answerTo is the first answer to the forwarded letter by the day. An answer of an unknown day
// has come.
func answerTo(l *register.Letter, by day.Date) (answer register.DemandMet, answered bool) {
	for _, met := range l.Life.Met {
		if met.Kind == register.ForwardedOutcome && met.On >= l.HandledOn && met.On <= by {
			return met, true
		}
	}
	return answer, false
}

// documentCalled is the last document on the letter from one of the templates, or that is
// called so in words without accents, by its number and day.
func (m *rowMaker) documentCalled(l *register.Letter, words string, templates ...string) string {
	for i := len(l.Replies) - 1; i >= 0; i-- {
		if r := l.Replies[i]; r.Is(words, templates...) && r.On <= m.overdueDay() {
			return documentOf(r)
		}
	}
	return ""
}

func (m *rowMaker) forwardedTotal(count int) string {
	return assets.Text("books.total.don-da-chuyen", "count", count, "awaited", m.wanted)
}
