package desktop

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	clerk "donthu/app/office"
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// papersView is the part of a page that lists the documents issued on its letter or
// visit, the last one first, with how far each has come and what can be done with it.
type papersView struct {
	o       *office
	changed func()            // loads the page anew
	whole   fyne.CanvasObject // nil when there are none
	first   *ui.Button
}

// newPapersView lists the documents of a letter or visit; shown is the same as it may
// be shown.
func newPapersView(o *office, of, shown store.Occasion, changed func()) *papersView {
	v := &papersView{o: o, changed: changed}
	replies := of.Replies()
	if len(replies) == 0 {
		return v
	}
	column := container.NewVBox(newHeading(assets.Text("letter.replies", number(len(replies)))))
	for i := len(replies) - 1; i >= 0; i-- {
		column.Add(v.paper(store.IssuedReply{Occasion: of, Reply: replies[i]}, shown.Replies()[i]))
	}
	v.whole = column
	return v
}

func (v *papersView) paper(issued store.IssuedReply, shown data.Reply) fyne.CanvasObject {
	r, o := issued.Reply, v.o
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
		if v.first == nil {
			v.first = button
		}
		row.Add(button)
	}
	if r.Document != 0 {
		if r.State != data.Delivered {
			add("replies.record", theme.ConfirmIcon(), func() {
				o.recordDelivery([]store.IssuedReply{issued}, func([]clerk.Delivered, []store.IssuedReply) { v.changed() })
			})
		}
		add("replies.open", theme.FileTextIcon(), func() { o.openPaper(r) })
		add("replies.print", theme.DocumentPrintIcon(), func() { o.printPaper(r) })
	}
	if r.Scan.Name != "" {
		add("replies.scan.open", theme.FileImageIcon(), func() { o.openScan(r) })
	} else {
		add("replies.scan.attach", theme.MailAttachmentIcon(), func() { o.attachScan(issued, v.changed) })
	}
	lines := container.New(&closeColumn{}, words)
	if state.Text != "" {
		lines.Add(state)
	}
	return container.NewVBox(lines, container.New(layout.NewCustomPaddedLayout(0, 4, theme.Size(theme.SizeNameInnerPadding), 0), row))
}

// focus leads to the documents; empty says what to do when there are none.
func (v *papersView) focus(empty string) {
	if v.first != nil {
		v.o.window.Canvas().Focus(v.first)
		return
	}
	ui.ShowNotice(v.o.window, assets.Text("room.replies"), empty)
}

// waitingPapers names the documents that were written and have not left the office:
// the law counts their day, the citizen has nothing yet.
func waitingPapers(replies []data.Reply) string {
	var all []string
	for _, r := range replies {
		if r.State == data.Written || r.State == data.Signed {
			all = append(all, joined(" ", documentCalled(r), r.State.Label()))
		}
	}
	return strings.Join(all, ", ")
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
