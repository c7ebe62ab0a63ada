package steps

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
)

// fieldOrderReason is beside the reason for which a step is recorded that the law
// does not provide for now.
const fieldOrderReason = "order-reason"

// outOfOrder says why the law does not provide for the step now, "" when it does.
func (f *Form) outOfOrder(c data.Content) string {
	if f.mended != nil {
		return ""
	}
	return f.o.Law().Against(f.letter, f.guide, c, f.o.Today())
}

// arrangeOrder shows what the law says against the step, and asks for the reason.
func (f *Form) arrangeOrder() {
	if f.mended != nil {
		return
	}
	content, _ := f.Read()
	against := f.outOfOrder(content)
	f.order.Hidden = against == ""
	f.Beside[fieldOrderReason].Hidden = against == ""
	if against != "" {
		f.order.SetText(assets.Text("lifeForm.outOfOrder", against))
	}
}

// orderReason is the reason of a step out of order.
func (f *Form) orderReason() (string, error) {
	reason := data.CleanLines(f.whyNow.Value())
	if reason == "" {
		return "", data.Tell(nil, "lifeForm.outOfOrder.missing")
	}
	return reason, nil
}

// proposed is the step of the guide as the form opens it: with what the register
// knows beside the law.
func (f *Form) proposed(content data.Content) data.Content {
	switch c := content.(type) {
	case data.ResultSent:
		if all := f.resultReceivers(); c.To == "" && len(all) > 0 {
			c.To = all[0]
			return c
		}
	case data.Reply:
		c.Type, c.To, c.SignedBy = usualReply(&f.letter), f.letter.ShownSender(), f.letter.LastReply().SignedBy
		if c.Template != "" {
			c.Type = f.o.DocumentTitles()[c.Template]
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
func (f *Form) explained() fyne.CanvasObject {
	column := container.New(&kit.CloseColumn{})
	add := func(text string, size fyne.ThemeSizeName) {
		if text == "" {
			return
		}
		words := widget.NewLabel(text)
		words.Wrapping, words.Importance, words.SizeName = fyne.TextWrapWord, widget.LowImportance, size
		column.Add(words)
	}
	add(assets.Text("stepForm."+string(f.Kind)), theme.SizeNameText)
	add(f.next.Why, theme.SizeNameCaptionText)
	if q := f.letter.Life.OpenQuestion(); q != nil && f.Kind == data.StepLeaderAnswered {
		add(assets.Text("lifeForm.answered.question", views.DayOrUnknown(q.On), q.Text), theme.SizeNameText)
	}
	if title := f.o.DocumentTitles()[f.next.Document]; title != "" && f.Kind != data.StepReplied {
		add(assets.Text("lifeForm.document", title), theme.SizeNameCaptionText)
	}
	return column
}

// orderField asks why a step is recorded out of order.
func (f *Form) orderField() *kit.Field {
	return kit.NewField(assets.Text("lifeForm.outOfOrder.reason"), f.whyNow).Require().Across()
}
