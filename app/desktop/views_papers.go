package desktop

import (
	clerk "donthu/app/office"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
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
				o.open(DeliveryRef{Documents: []store.IssuedReply{issued}, Done: func([]clerk.Delivered, []store.IssuedReply) { v.changed() }})
			})
		}
		add("replies.open", theme.FileTextIcon(), func() { openPaper(o, r) })
		add("replies.print", theme.DocumentPrintIcon(), func() { printPaper(o, r) })
	}
	if r.Scan.Name != "" {
		add("replies.scan.open", theme.FileImageIcon(), func() { openScan(o, r) })
	} else {
		add("replies.scan.attach", theme.MailAttachmentIcon(), func() { attachScan(o, issued, v.changed) })
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

// deliveryWords say how far a document has come: "đã gửi 08/11/2026 · bưu điện".
func deliveryWords(r data.Reply) string {
	switch r.State {
	case "":
		return ""
	case data.Written:
		return r.State.Label()
	case data.Signed:
		return assets.Text("replies.signed", r.State.Label(), r.SignedOn.Shown())
	}
	return joined(" · ", joined(" ", r.State.Label(), r.StateOn().Shown()), strings.TrimSpace(r.How))
}
