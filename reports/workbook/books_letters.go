package workbook

import (
	"cmp"
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

// letterColumns are the customary 13 columns of a ward's letter book.
var letterColumns = []bookColumn{
	{"", "number", 8.5, "center"},
	{"", "dates", 12, "center"},
	{"", "sender", 17, "left"},
	{"", "address", 17, "left"},
	{"kind", "complaint", 7.5, "center"},
	{"kind", "denunciation", 6.5, "center"},
	{"kind", "field", 11, "center"},
	{"", "content", 35, "left"},
	{"", "due", 11, "center"},
	{"", "officer", 12, "left"},
	{"", "state", 11.5, "center"},
	{"result", "settled", 20, "left"},
	{"result", "settling", 7, "center"},
}

// letters are the rows of the letter book: the letters received in the period.
func (m *rowMaker) letters(add addRow) error {
	return m.src.EachReceived(m.ctx, m.period, func(l *register.Letter) error {
		mask := m.maskOf(l)
		return add(l.Kind, mask.row(
			l.Number.String(), l.ReceivedOn, mask.sender(l), mask.secretPart(l.Sender.Address),
			otherKind(l.Kind), marked(l.Kind == register.Denunciation), l.Field.Label(),
			lines(l.Content, labelled("books.request", l.Request), writtenOn(l), register.FormerShown(l.Former, l.Number.String())),
			cmp.Or(l.DueOn(), l.Due.Settle, l.Due.Process), l.Officer, l.State().Label(),
			concluded(l), marked(!l.DoneWith()),
		)...)
	})
}

// writtenOn tells the day that the letter bears, where it is not that of its receipt.
func writtenOn(l *register.Letter) string {
	if l.WrittenOn.IsZero() || l.WrittenOn == l.ReceivedOn {
		return ""
	}
	return assets.Text("books.written", "day", l.WrittenOn.Shown())
}

// otherKind names a kind that is no denunciation, for the column "KN/KK".
func otherKind(k register.Kind) string {
	if k == register.Denunciation {
		return ""
	}
	return k.Label()
}

// concluded says how the letter ended: the result, or the direction that left
// nothing to settle, each with its day and document.
func concluded(l *register.Letter) string {
	what, on := l.Settlement.Result.Label(), l.Settlement.On
	if what == "" {
		if !l.DoneWith() {
			return ""
		}
		what, on = l.Handling.Label(), l.ConcludedOn()
		if l.ForwardTo != "" {
			what = assets.Text("books.forwarded", "handling", what, "receiver", l.ForwardTo)
		}
		what = cmp.Or(what, l.Life.Ended.Reason.Label())
	}
	return lines(what, dated(on), documentOf(l.LastReply()))
}

// documentOf names a document by its number and day.
func documentOf(r register.Reply) string {
	switch {
	case r.Number == "":
		return ""
	case r.On.IsZero():
		return r.Number
	}
	return assets.Text("books.document", "number", r.Number, "day", r.On.Shown())
}

func dated(on day.Date) string {
	if on.IsZero() {
		return ""
	}
	return assets.Text("books.on", "day", on.Shown())
}

// labelled is a text behind words that say what it is, nothing for no text.
func labelled(key, text string) string {
	if text == "" {
		return ""
	}
	return assets.Text(key, "text", text)
}

func marked(yes bool) string {
	if yes {
		return "x"
	}
	return ""
}

// lines puts the texts that are not empty one below the other.
func lines(texts ...string) string { return joined("\n", texts...) }

// joined joins the texts that are not empty.
func joined(by string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(text string) bool { return text == "" }), by)
}
