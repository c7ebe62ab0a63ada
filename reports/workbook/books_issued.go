package workbook

import (
	"cmp"
	"context"
	"io"
	"slices"

	"donthu/assets"
	"donthu/data"
)

var replyColumns = []bookColumn{
	{"", "ordinal", 5, "center"},
	{"", "documentNumber", 14, "center"},
	{"", "issued", 10.5, "center"},
	{"", "documentType", 16, "left"},
	{"", "summary", 24, "left"},
	{"", "signedBy", 13, "left"},
	{"", "to", 16, "left"},
	{"", "letter", 8.5, "center"},
	{"", "kindOf", 9, "center"},
	{"", "sender", 15, "left"},
	{"delivery", "deliveryState", 9, "center"},
	{"delivery", "signedOn", 10.5, "center"},
	{"delivery", "sentOn", 10.5, "center"},
	{"delivery", "how", 12, "left"},
	{"delivery", "deliveredOn", 10.5, "center"},
	{"", "scan", 6.5, "center"},
}

// replies are the rows of the book of documents issued in the period, by day.
func (m *rowMaker) replies(add addRow) error {
	type issued struct {
		letter data.Letter
		reply  data.Reply
	}
	var all []issued
	err := m.src.EachReplied(m.ctx, m.period, func(l *data.Letter) error {
		if err := m.ctx.Err(); err != nil {
			return err
		}
		for _, r := range l.Replies {
			if m.period.Contains(r.On) {
				all = append(all, issued{*l, r})
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	slices.SortStableFunc(all, func(a, b issued) int { return cmp.Compare(a.reply.On, b.reply.On) })
	for i, document := range all {
		if err := m.reply(i+1, &document.letter, document.reply, add); err != nil {
			return err
		}
	}
	return nil
}

// reply is the row of a document, the nth.
func (m *rowMaker) reply(n int, l *data.Letter, r data.Reply, add addRow) error {
	summary, scan := r.Summary, ""
	if summary == "" {
		summary = l.Content
	}
	if r.Scan.Name != "" {
		scan = assets.Text("books.scanned")
	}
	mask := m.maskOf(l)
	return add(l.Kind, mask.row(n, r.Number, r.On, r.Type, summary, r.SignedBy, r.To, l.Number.String(), l.Kind.Label(), mask.sender(l),
		r.State.Label(), r.SignedOn, r.SentOn, r.How, r.DeliveredOn, scan)...)
}

// IssuedDocuments visits documents, each with its letter, in the order in which a
// list has them.
type IssuedDocuments func(visit func(l *data.Letter, r data.Reply) error) error

// WriteReplies is WriteBook for the book of issued documents with exactly the
// documents given; which says in words which they are.
func WriteReplies(ctx context.Context, w io.Writer, documents IssuedDocuments, which string, settings data.Settings, o BookOptions) error {
	spec, err := specOf(ReplyBook)
	if err != nil {
		return err
	}
	spec.rows = func(m *rowMaker, add addRow) error {
		n := 0
		return documents(func(l *data.Letter, r data.Reply) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			n++
			return m.reply(n, l, r, add)
		})
	}
	return writeBook(w, bookPage{book: ReplyBook, spec: spec, settings: settings, options: o, which: which}, rowMaker{ctx: ctx, settings: settings, options: o})
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
