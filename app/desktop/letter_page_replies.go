package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// repliesView lists the documents issued on the letter, the last one first, with how
// far each has come and what can be done with it; nil when there are none. shown is
// the letter as it may be shown.
func (p *letterPage) repliesView(shown *data.Letter) fyne.CanvasObject {
	p.papers = nil
	if len(shown.Replies) == 0 {
		return nil
	}
	column := container.NewVBox(newHeading(assets.Text("letter.replies", number(len(shown.Replies)))))
	for i := len(shown.Replies) - 1; i >= 0; i-- {
		column.Add(p.replyView(p.letter.Replies[i], shown.Replies[i]))
	}
	return column
}

func (p *letterPage) replyView(r, shown data.Reply) fyne.CanvasObject {
	issued := store.IssuedReply{Occasion: store.Occasion{Letter: p.letter}, Reply: r}
	words := widget.NewLabel(joined(" · ", shown.Number, shown.Type, shown.On.Shown()))
	words.Wrapping = fyne.TextWrapWord
	state := widget.NewLabelWithStyle(deliveryWords(shown), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	state.Wrapping = fyne.TextWrapWord
	if r.State == data.Written || r.State == data.Signed {
		state.Importance = widget.WarningImportance
	}
	row := container.NewHBox()
	add := func(key string, icon fyne.Resource, do func()) {
		button := ui.NewButton(assets.Text(key), icon, do)
		if p.papers == nil {
			p.papers = button
		}
		row.Add(button)
	}
	if r.Document != 0 {
		if r.State != data.Delivered {
			add("replies.record", theme.ConfirmIcon(), func() {
				p.o.recordDelivery([]store.IssuedReply{issued}, func([]recordedDelivery, []store.IssuedReply) { p.enter() })
			})
		}
		add("replies.open", theme.FileTextIcon(), func() { p.o.openPaper(r) })
		add("replies.print", theme.DocumentPrintIcon(), func() { p.o.printPaper(r) })
	}
	if r.Scan.Name != "" {
		add("replies.scan.open", theme.FileImageIcon(), func() { p.o.openScan(r) })
	} else {
		add("replies.scan.attach", theme.MailAttachmentIcon(), func() { p.o.attachScan(issued, p.enter) })
	}
	lines := container.New(&closeColumn{}, words)
	if state.Text != "" {
		lines.Add(state)
	}
	return container.NewVBox(lines, container.New(layout.NewCustomPaddedLayout(0, 4, theme.Size(theme.SizeNameInnerPadding), 0), row))
}

// toPapers puts the focus on the documents issued on the letter.
func (p *letterPage) toPapers() {
	if p.papers != nil {
		p.o.window.Canvas().Focus(p.papers)
		return
	}
	ui.ShowNotice(p.o.window, assets.Text("room.replies"), assets.Text("letter.replies.none"))
}

// deliveryFields ask how far a document came, to put such a step right.
func deliveryFields() stepFields {
	var options []ui.Option
	for _, state := range data.DeliveryStates[1:] {
		options = append(options, ui.Option{Value: string(state), Text: assets.Text("delivery.event." + string(state))})
	}
	state, how := ui.NewChoice(options, nil), ui.NewSuggestEntry(func(typed string) []string { return fitting(ways(), typed) })
	stateField := ui.NewField(assets.Text("delivery.state"), state).Require().Across()
	var before data.Delivery
	return stepFields{
		fields: []*ui.Field{stateField, ui.NewField(assets.Text("delivery.way"), how).Across()},
		beside: map[string]*ui.Field{data.FieldHow: stateField},
		read: func() (data.Content, []data.Problem) {
			d := before
			d.State, d.How = data.DeliveryState(state.Value()), data.Clean(how.Value())
			return d, nil
		},
		fill: func(content data.Content) {
			before, _ = content.(data.Delivery)
			state.SetValue(string(before.State))
			how.SetText(before.How)
		},
	}
}

// deliverySummary is what a step of a document says; number is the document's.
func deliverySummary(d data.Delivery, number string) string {
	event, scan, final := "", "", ""
	if d.State != "" {
		event = assets.Text("delivery.event." + string(d.State))
	}
	if d.Scan.Name != "" {
		scan = assets.Text("delivery.event.scan")
	}
	if d.Final != 0 {
		final = assets.Text("delivery.event.final")
	}
	return joined(" · ", number, event, d.How, scan, final)
}
