package workbook

import (
	"cmp"
	"slices"

	"donthu/assets"
	"donthu/data"
)

var replyColumns = []bookColumn{
	{"", "ordinal", 5, "center"},
	{"", "documentType", 19, "left"},
	{"", "documentNumber", 15, "center"},
	{"", "issued", 11, "center"},
	{"", "signedBy", 15, "left"},
	{"", "to", 20, "left"},
	{"", "summary", 28, "left"},
	{"", "letter", 8.5, "center"},
	{"", "kindOf", 10.5, "center"},
	{"", "sender", 18, "left"},
	{"", "remark", 10, "left"},
}

// replies are the rows of the list of documents issued in the period, by day.
func (m *rowMaker) replies(add addRow) error {
	type issued struct {
		on    data.Date
		kind  data.Kind
		cells []any
	}
	var all []issued
	err := m.src.EachReplied(m.ctx, m.period, func(l *data.Letter) error {
		if err := m.ctx.Err(); err != nil {
			return err
		}
		mask := m.maskOf(l)
		for _, r := range l.Replies {
			if !m.period.Contains(r.On) {
				continue
			}
			summary := r.Summary
			if summary == "" {
				summary = l.Content
			}
			all = append(all, issued{r.On, l.Kind, mask.row(0, r.Type, r.Number, r.On, r.SignedBy, r.To, summary,
				l.Number.String(), l.Kind.Label(), mask.sender(l), "")})
		}
		return nil
	})
	if err != nil {
		return err
	}
	slices.SortStableFunc(all, func(a, b issued) int { return cmp.Compare(a.on, b.on) })
	for i, document := range all {
		document.cells[0] = i + 1
		if err := add(document.kind, document.cells...); err != nil {
			return err
		}
	}
	return nil
}

var resultColumns = []bookColumn{
	{"", "ordinal", 5, "center"},
	{"", "letter", 8.5, "center"},
	{"", "sender", 18, "left"},
	{"", "kindOf", 10.5, "center"},
	{"", "content", 30, "left"},
	{"", "result", 13, "center"},
	{"", "settledOn", 11, "center"},
	{"", "decision", 16, "center"},
	{"sent", "sentState", 9, "center"},
	{"sent", "sentOn", 11, "center"},
	{"sent", "sentNumber", 13, "center"},
	{"sent", "sentTo", 16, "left"},
}

// results are the rows of the list of results: every letter settled or ended in
// the period, and whether its result was told.
func (m *rowMaker) results(add addRow) error {
	n := 0
	return m.src.EachSettled(m.ctx, m.period, func(l *data.Letter) error {
		if err := m.ctx.Err(); err != nil {
			return err
		}
		n++
		state, sent := assets.Text("books.sent.no"), data.ResultSent{To: m.settings.Receiver}
		if told := l.Life.Results; len(told) > 0 {
			state, sent = assets.Text("books.sent.yes"), told[len(told)-1]
		}
		mask := m.maskOf(l)
		return add(l.Kind, mask.row(
			n, l.Number.String(), mask.sender(l), l.Kind.Label(), l.Content, l.Settlement.Result.Label(), l.Settlement.On,
			documentOf(l.LastReply()), state, sent.On, sent.Number, sent.To,
		)...)
	})
}
