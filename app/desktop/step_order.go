package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
)

// fieldOrderReason is beside the reason for which a step is recorded that the law
// does not provide for now.
const fieldOrderReason = "order-reason"

// outOfOrder says why the law does not provide for the step now, "" when it does.
func (f *stepForm) outOfOrder(c data.Content) string {
	if f.mended != nil {
		return ""
	}
	return f.o.law().Against(f.letter, f.guide, c, f.o.today())
}

// arrangeOrder shows what the law says against the step, and asks for the reason.
func (f *stepForm) arrangeOrder() {
	if f.mended != nil {
		return
	}
	content, _ := f.read()
	against := f.outOfOrder(content)
	f.order.Hidden = against == ""
	f.beside[fieldOrderReason].Hidden = against == ""
	if against != "" {
		f.order.SetText(assets.Text("lifeForm.outOfOrder", against))
	}
}

// orderReason is the reason of a step out of order.
func (f *stepForm) orderReason() (string, error) {
	reason := data.CleanLines(f.whyNow.Value())
	if reason == "" {
		return "", data.Tell(nil, "lifeForm.outOfOrder.missing")
	}
	return reason, nil
}

// proposed is the step of the guide as the form opens it: with what the register
// knows beside the law.
func (f *stepForm) proposed(content data.Content) data.Content {
	switch c := content.(type) {
	case data.ResultSent:
		if all := f.resultReceivers(); c.To == "" && len(all) > 0 {
			c.To = all[0]
			return c
		}
	case data.Reply:
		c.Type, c.To, c.SignedBy = usualReply(&f.letter), f.letter.ShownSender(), f.letter.LastReply().SignedBy
		if c.Template != "" {
			c.Type = f.o.documentTitles()[c.Template]
		}
		if c.Template == data.DocumentAccusedNotice {
			c.To = f.letter.Against
		}
		return c
	case data.AskedLeader:
		if asked := f.letter.Life.Questions; len(asked) > 0 && c.Leader == "" {
			c.Leader = asked[len(asked)-1].Leader
			return c
		}
	}
	return content
}

// explained says what the step is for, by which article, and with which document.
func (f *stepForm) explained() fyne.CanvasObject {
	column := container.New(&closeColumn{})
	add := func(text string, size fyne.ThemeSizeName) {
		if text == "" {
			return
		}
		words := widget.NewLabel(text)
		words.Wrapping, words.Importance, words.SizeName = fyne.TextWrapWord, widget.LowImportance, size
		column.Add(words)
	}
	add(assets.Text("stepForm."+string(f.kind)), theme.SizeNameText)
	add(f.next.Why, theme.SizeNameCaptionText)
	if q := f.letter.Life.OpenQuestion(); q != nil && f.kind == data.StepLeaderAnswered {
		add(assets.Text("lifeForm.answered.question", dayOrUnknown(q.On), q.Text), theme.SizeNameText)
	}
	if title := f.o.documentTitles()[f.next.Document]; title != "" && f.kind != data.StepReplied {
		add(assets.Text("lifeForm.document", title), theme.SizeNameCaptionText)
	}
	return column
}

// orderField asks why a step is recorded out of order.
func (f *stepForm) orderField() *ui.Field {
	return ui.NewField(assets.Text("lifeForm.outOfOrder.reason"), f.whyNow).Require().Across()
}
