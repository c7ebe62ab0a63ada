package workbook

import (
	"cmp"
	"context"
	"io"
	"slices"

	"donthu/assets"
	"donthu/data/register"
)

var replyColumns = []bookColumn{
	{"", "ordinal", 5, "center"},
	{"", "documentNumber", 14, "center"},
	{"", "issued", 10.5, "center"},
	{"", "documentType", 16, "left"},
	{"", "summary", 24, "left"},
	{"", "signedBy", 13, "left"},
	{"", "to", 16, "left"},
	{"", "letterOrVisit", 10.5, "center"},
	{"", "kindOf", 9, "center"},
	{"", "sender", 15, "left"},
	{"delivery", "deliveryState", 9, "center"},
	{"delivery", "signedOn", 10.5, "center"},
	{"delivery", "sentOn", 10.5, "center"},
	{"delivery", "how", 12, "left"},
	{"delivery", "deliveredOn", 10.5, "center"},
	{"", "scan", 6.5, "center"},
}

// IssuedDocument is a document with what it was issued on: a letter, or a visit of
// citizens when Visit is not nil.
type IssuedDocument struct {
	Letter *register.Letter
	Visit  *register.Reception
	register.Reply
}

// replies are the rows of the book of documents issued in the period, by day.
func (m *rowMaker) replies(add addRow) error {
	var all []IssuedDocument
	take := func(d IssuedDocument, replies []register.Reply) {
		for _, d.Reply = range replies {
			if m.period.Contains(d.On) {
				all = append(all, d)
			}
		}
	}
	err := m.src.EachReplied(m.ctx, m.period, func(l *register.Letter) error {
		kept := *l
		take(IssuedDocument{Letter: &kept}, l.Replies)
		return m.ctx.Err()
	})
	if err != nil {
		return err
	}
	visits, err := m.src.RepliedVisits(m.ctx, m.period)
	if err != nil {
		return err
	}
	for i := range visits {
		take(IssuedDocument{Visit: &visits[i]}, visits[i].Replies)
	}
	slices.SortStableFunc(all, func(a, b IssuedDocument) int { return cmp.Compare(a.On, b.On) })
	for i, document := range all {
		if err := m.reply(i+1, document, add); err != nil {
			return err
		}
	}
	return nil
}

// reply is the row of a document, the nth.
func (m *rowMaker) reply(n int, d IssuedDocument, add addRow) error {
	var mask *mask
	var kind register.Kind
	var content, of, sender string
	if l := d.Letter; d.Visit == nil {
		mask = m.maskOf(l)
		kind, content, of, sender = l.Kind, l.Content, l.Number.String(), mask.sender(l)
	} else {
		mask = m.maskOfVisit(d.Visit)
		kind, content, of, sender = d.Visit.Kind, d.Visit.Content, assets.Text("books.onVisit", "day", d.Visit.On.Shown()), d.Visit.ShownVisitor()
		if mask == nil {
			sender = d.Visit.Visitor.Name
		}
	}
	scan := ""
	if d.Scan.Name != "" {
		scan = assets.Text("books.scanned")
	}
	return add(kind, mask.row(n, d.Number, d.On, d.Type, cmp.Or(d.Summary, content), d.SignedBy, d.To, of, kind.Label(), sender,
		d.State.Label(), d.SignedOn, d.SentOn, d.How, d.DeliveredOn, scan)...)
}

// IssuedDocuments visits documents in the order in which a list has them.
type IssuedDocuments func(visit func(IssuedDocument) error) error

// WriteReplies is WriteBook for the book of issued documents with exactly the
// documents given; which says in words which they are.
func WriteReplies(ctx context.Context, w io.Writer, documents IssuedDocuments, which string, settings register.Settings, o BookOptions) error {
	spec := bookSpecs[ReplyBook]
	spec.rows = func(m *rowMaker, add addRow) error {
		n := 0
		return documents(func(d IssuedDocument) error {
			n++
			return m.reply(n, d, add)
		})
	}
	return writeBook(w, bookPage{rowMaker: &rowMaker{ctx: ctx, settings: settings, options: o}, book: ReplyBook, spec: spec, which: which})
}

var resultColumns = []bookColumn{
	{"", "ordinal", 5, "center"},
	{"", "letter", 8.5, "center"},
	{"", "sender", 18, "left"},
	{"", "kindOf", 10.5, "center"},
	{"", "content", 28, "left"},
	{"", "result", 13, "center"},
	{"", "settledOn", 11, "center"},
	{"", "decision", 13, "center"},
	{"", "decisionOn", 11, "center"},
	{"sent", "sentState", 9, "center"},
	{"sent", "sentOn", 11, "center"},
	{"sent", "sentNumber", 13, "center"},
	{"sent", "sentTo", 16, "left"},
}

// results are the rows of the list of results: every letter settled or ended in
// the period, and whether its result was told.
func (m *rowMaker) results(add addRow) error {
	n := 0
	return m.src.EachSettled(m.ctx, m.period, func(l *register.Letter) error {
		n++
		state, sent := assets.Text("books.sent.no"), register.ResultSent{To: m.settings.Receiver}
		if told := l.Life.Results; len(told) > 0 {
			state, sent = assets.Text("books.sent.yes"), told[len(told)-1]
		}
		mask, document := m.maskOf(l), l.LastReply()
		return add(l.Kind, mask.row(
			n, l.Number.String(), mask.sender(l), l.Kind.Label(), l.Content, l.Settlement.Result.Label(), l.Settlement.On,
			document.Number, document.On, state, sent.On, sent.Number, sent.To,
		)...)
	})
}
