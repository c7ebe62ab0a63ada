package views

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
)

// PapersView is the part of a page that lists the documents issued on its letter or
// visit, the last one first, with how far each has come and what can be done with it.
type PapersView struct {
	o       *desk.Desk
	changed func()            // loads the page anew
	Whole   fyne.CanvasObject // nil when there are none
	Count   int
	first   *kit.Button
	bare    []store.IssuedReply // those without a scan
}

// NewPapersView lists the documents of a letter or visit; shown is the same as it may
// be shown.
func NewPapersView(o *desk.Desk, of, shown register.Occasion, changed func()) *PapersView {
	replies, known := asWritten(of.Documents()), asWritten(shown.Documents())
	v := &PapersView{o: o, changed: changed, Count: len(replies)}
	if len(replies) == 0 {
		return v
	}
	column := look.NewColumn(4, look.NewPara(assets.Text("letter.replies", "count", kit.Number(len(replies))), look.Ink2, theme.SizeNameCaptionText))
	for i := len(replies) - 1; i >= 0; i-- {
		column.Add(v.paper(store.IssuedReply{Occasion: of, Reply: replies[i]}, known[i]))
	}
	v.Whole = column
	return v
}

// asWritten are the documents in the order in which they were written, with force or without.
func asWritten(all []register.Reply) []register.Reply {
	slices.SortStableFunc(all, func(a, b register.Reply) int { return cmp.Compare(a.Step, b.Step) })
	return all
}

// paperIcon and paperTone say how far a document has come, without words.
func paperIcon(state register.DeliveryState) (fyne.Resource, look.Tone) {
	switch state {
	case register.Drafted:
		return look.IconEdit, look.Still
	case register.Submitted, register.Written:
		return look.IconSign, look.Soon
	case register.Signed:
		return look.IconSend, look.Soon
	case register.SentBack:
		return look.IconWarning, look.Soon
	case register.Recalled:
		return look.IconUndo, look.Undecided
	case register.Sent:
		return look.IconSend, look.Still
	case register.Delivered:
		return look.IconCheck, look.Done
	}
	return look.IconLetter, look.Still
}

// PaperChip says in a chip how far a document has come.
func PaperChip(r register.Reply, today day.Date) look.Chip {
	icon, tone := paperIcon(r.State)
	words := kit.SentenceCase(r.State.Label())
	switch r.State {
	case "":
		words, tone = assets.Text("replies.outside"), look.Undecided
	case register.Sent, register.Delivered:
		words = kit.Joined(" ", words, ShortDay(r.StateOn(), today))
	}
	return look.Chip{Icon: icon, Text: words, Tone: tone}
}

func (v *PapersView) paper(issued store.IssuedReply, shown register.Reply) fyne.CanvasObject {
	r, o := issued.Reply, v.o
	icon, tone := paperIcon(r.State)
	about := kit.Joined(" · ", shown.Number, shown.On.Shown(), DeliveryWords(shown))
	line := NewStrongLine(icon, tone, kit.SentenceCase(shown.Type), about)
	var parts []look.Part
	add := func(key string, icon fyne.Resource, do func()) {
		button := kit.NewButton(assets.Text(key), icon, do).Quiet()
		if v.first == nil {
			v.first = button
		}
		part := look.Part{Object: button, Menu: fyne.NewMenuItem(assets.Text(key), do)}
		if len(parts) == 0 {
			part.Menu = nil
		}
		parts = append(parts, part)
	}
	if r.Document != 0 {
		if len(r.State.Onward()) > 0 {
			add("replies.record", look.IconCheck, func() {
				o.Open(desk.Delivery{Documents: []store.IssuedReply{issued}, Done: func([]office.Delivered, []store.IssuedReply) { v.changed() }})
			})
		}
		add("replies.open", look.IconLetter, func() { OpenPaper(o, r) })
		add("replies.print", look.IconPrint, func() { PrintPaper(o, r) })
	}
	if r.State.Draft() {
		add("replies.discard", look.IconDelete, func() { DiscardDraft(o, issued, v.changed) })
		add("replies.pdf", look.IconDownload, func() { SavePDF(o, []register.Reply{r}) })
		return look.NewColumn(0, line, kit.NewToolbar(parts).Content())
	}
	if r.Scan.Name != "" {
		add("replies.scan.open", look.IconEye, func() { OpenScan(o, r) })
	} else {
		v.bare = append(v.bare, issued)
		add("replies.scan.attach", look.IconAttach, func() { AttachScan(o, issued, v.changed) })
	}
	if r.Document != 0 {
		add("replies.pdf", look.IconDownload, func() { SavePDF(o, []register.Reply{r}) })
	}
	return look.NewColumn(0, line, kit.NewToolbar(parts).Content())
}

// DiscardDraft throws a draft away, once the clerk says so.
func DiscardDraft(o *desk.Desk, d store.IssuedReply, done func()) {
	kit.Confirm(o.Window, assets.Text("replies.discard"), assets.Text("replies.discard.text", "document", DocumentCalled(d.Reply)), assets.Text("replies.discard.do"), func() {
		kit.RunAsyncErr(func() error { return o.Do().Discard(o.Ctx(), d.ID(), d.Reply, assets.Text("replies.discard.reason")) }, func(err error) {
			if err != nil {
				o.Failed(assets.Text("replies.discard.failed"), err)
			} else {
				kit.Toast(o.Window.Canvas(), assets.Text("replies.discarded"))
			}
			done()
		})
	})
}

// Attach asks for a file that lies with the letter or visit, or for the scan of a document that
// has none; which, when it can be either.
func (v *PapersView) Attach(under fyne.CanvasObject, with *FilesView) {
	if len(v.bare) == 0 {
		with.Choose()
		return
	}
	items := []*fyne.MenuItem{fyne.NewMenuItem(assets.Text("filed.add"), with.Choose)}
	for _, issued := range v.bare {
		items = append(items, fyne.NewMenuItem(assets.Text("letter.attach.to", "document", DocumentCalled(issued.Reply)), func() { AttachScan(v.o, issued, v.changed) }))
	}
	kit.ShowMenu(under, items...)
}

// Drop keeps files that were dropped on the page with the letter or visit; one that may be the
// scan of a document without any is asked about. It reports whether the page can take them.
func (v *PapersView) Drop(files []string, with *FilesView) bool {
	files = slices.DeleteFunc(slices.Clone(files), func(file string) bool { return !IsFile(file) })
	if len(files) == 0 {
		return false
	}
	if len(files) > 1 || !IsScan(files[0]) || len(v.bare) == 0 {
		with.Take(files...)
		return true
	}
	keep := func(issued store.IssuedReply) { keepScan(v.o, issued, files[0], v.changed) }
	var answers []kit.Answer
	for _, issued := range v.bare[:min(len(v.bare), mostAsked)] { // the latest: a scan comes soon after
		answers = append(answers, kit.Answer{Text: DocumentCalled(issued.Reply), Do: func() { keep(issued) }})
	}
	answers = append(answers, kit.Answer{Text: assets.Text("filed.add"), Do: func() { with.Take(files...) }})
	slices.Reverse(answers)
	kit.AskWhich(v.o.Window, assets.Text("replies.scan.attach"), assets.Text("letter.drop.which", "file", filepath.Base(files[0])), answers...)
	return true
}

// mostAsked is how many documents a question can offer.
const mostAsked = 2

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
	case register.Written, register.Drafted, register.Submitted:
		return r.State.Label()
	case register.SentBack, register.Recalled:
		return kit.Joined(": ", r.State.Label(), kit.OneLine(r.Reason))
	case register.Signed:
		return assets.Text("replies.signed", "state", r.State.Label(), "day", r.SignedOn.Shown())
	}
	return kit.Joined(" · ", kit.Joined(" ", r.State.Label(), r.StateOn().Shown()), strings.TrimSpace(r.How))
}

// DeliveryStates are what a clerk records of a written document.
func DeliveryStates() []kit.Option {
	return stateOptions(append(register.DeliveryStates[1:len(register.DeliveryStates):len(register.DeliveryStates)], register.SentBack, register.Recalled))
}

// NextStates are what may become of all of the documents, or of some where nothing may of
// all; what leads on comes before what leads back.
func NextStates(all []store.IssuedReply) []kit.Option {
	counts := map[register.DeliveryState]int{}
	most := 0
	for _, d := range all {
		for _, state := range d.State.Onward() {
			counts[state]++
			most = max(most, counts[state])
		}
	}
	var states []register.DeliveryState
	for _, state := range []register.DeliveryState{register.Submitted, register.Signed, register.Sent, register.Delivered, register.Drafted, register.SentBack, register.Recalled} {
		if counts[state] == most && most > 0 {
			states = append(states, state)
		}
	}
	return stateOptions(states)
}

func stateOptions(states []register.DeliveryState) (options []kit.Option) {
	for _, state := range states {
		options = append(options, kit.Option{Value: string(state), Text: assets.Text("delivery.event." + string(state))})
	}
	return options
}
