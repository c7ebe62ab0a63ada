package views

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/register"
	"donthu/data/store"
)

// PapersView is the part of a page that lists the documents issued on its letter or
// visit, the last one first, with how far each has come and what can be done with it.
type PapersView struct {
	o       *desk.Desk
	changed func()            // loads the page anew
	Whole   fyne.CanvasObject // nil when there are none
	first   *kit.Button
}

// NewPapersView lists the documents of a letter or visit; shown is the same as it may
// be shown.
func NewPapersView(o *desk.Desk, of, shown store.Occasion, changed func()) *PapersView {
	v := &PapersView{o: o, changed: changed}
	replies := of.Replies()
	if len(replies) == 0 {
		return v
	}
	column := container.NewVBox(kit.NewHeading(assets.Text("letter.replies", "count", kit.Number(len(replies)))))
	for i := len(replies) - 1; i >= 0; i-- {
		column.Add(v.paper(store.IssuedReply{Occasion: of, Reply: replies[i]}, shown.Replies()[i]))
	}
	v.Whole = column
	return v
}

func (v *PapersView) paper(issued store.IssuedReply, shown register.Reply) fyne.CanvasObject {
	r, o := issued.Reply, v.o
	words := kit.Wrapped(kit.Joined(" · ", shown.Number, shown.Type, shown.On.Shown()), widget.MediumImportance)
	state := kit.Wrapped(DeliveryWords(shown), widget.MediumImportance)
	state.TextStyle.Bold = true
	if r.State == register.Written || r.State == register.Signed {
		state.Importance = widget.WarningImportance
	}
	row := container.NewHBox()
	add := func(key string, icon fyne.Resource, do func()) {
		button := kit.NewButton(assets.Text(key), icon, do)
		if v.first == nil {
			v.first = button
		}
		row.Add(button)
	}
	if r.Document != 0 {
		if r.State != register.Delivered {
			add("replies.record", theme.ConfirmIcon(), func() {
				o.Open(desk.Delivery{Documents: []store.IssuedReply{issued}, Done: func([]office.Delivered, []store.IssuedReply) { v.changed() }})
			})
		}
		add("replies.open", theme.FileTextIcon(), func() { OpenPaper(o, r) })
		add("replies.print", theme.DocumentPrintIcon(), func() { PrintPaper(o, r) })
	}
	if r.Scan.Name != "" {
		add("replies.scan.open", theme.FileImageIcon(), func() { OpenScan(o, r) })
	} else {
		add("replies.scan.attach", theme.MailAttachmentIcon(), func() { AttachScan(o, issued, v.changed) })
	}
	lines := container.New(&kit.CloseColumn{}, words)
	if state.Text != "" {
		lines.Add(state)
	}
	return container.NewVBox(lines, container.New(layout.NewCustomPaddedLayout(0, 4, theme.Size(theme.SizeNameInnerPadding), 0), row))
}

// Focus leads to the documents; empty says what to do when there are none.
func (v *PapersView) Focus(empty string) {
	if v.first != nil {
		v.o.Window.Canvas().Focus(v.first)
		return
	}
	kit.ShowNotice(v.o.Window, assets.Text("room.replies"), empty)
}

// DeliveryWords say how far a document has come: "đã gửi 08/11/2026 · bưu điện".
func DeliveryWords(r register.Reply) string {
	switch r.State {
	case "":
		return ""
	case register.Written:
		return r.State.Label()
	case register.Signed:
		return assets.Text("replies.signed", "state", r.State.Label(), "day", r.SignedOn.Shown())
	}
	return kit.Joined(" · ", kit.Joined(" ", r.State.Label(), r.StateOn().Shown()), strings.TrimSpace(r.How))
}

// DeliveryStates are what a clerk records of a written document.
func DeliveryStates() []kit.Option {
	var options []kit.Option
	for _, state := range register.DeliveryStates[1:] {
		options = append(options, kit.Option{Value: string(state), Text: assets.Text("delivery.event." + string(state))})
	}
	return options
}
