package documents

import (
	"context"
	"io"

	"fyne.io/fyne/v2"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/data/text"
	"donthu/reports/workbook"
)

// replyAction is something to do with the marked documents, or with the selected one
// when none is marked; some concern the selected one alone. The key opens it together
// with Alt.
type replyAction struct {
	words string // key of the label in the translations
	icon  fyne.Resource
	key   fyne.KeyName
	many  bool // it is done with several at once
	alone bool // it is done with the selected one
	do    func(*Room)
}

func replyActions() []replyAction {
	all := func(do func(*Room, []store.IssuedReply)) func(*Room) {
		return func(r *Room) { r.with(r.table.Chosen(), func(chosen []store.IssuedReply) { do(r, chosen) }) }
	}
	one := func(do func(*Room, store.IssuedReply)) func(*Room) {
		return func(r *Room) {
			chosen := r.table.Chosen()
			if row, selected := r.table.SelectedRow(); selected {
				chosen = []issued{row}
			}
			r.with(chosen, func(chosen []store.IssuedReply) { do(r, chosen[0]) })
		}
	}
	return []replyAction{
		{"replies.record", look.IconCheck, fyne.KeyK, true, true, all((*Room).record)},
		{"replies.open", look.IconLetter, fyne.KeyW, false, true, one(func(r *Room, d store.IssuedReply) { views.OpenPaper(r.o, d.Reply) })},
		{"replies.print", look.IconPrint, fyne.KeyI, true, true, all((*Room).print)},
		{"replies.merge", look.IconPrint, fyne.KeyG, true, false, all(func(r *Room, all []store.IssuedReply) { views.PrintMerged(r.o, repliesOf(all)) })},
		{"replies.scan.attach", look.IconAttach, fyne.KeyD, false, true, one(func(r *Room, d store.IssuedReply) { views.AttachScan(r.o, d, r.reload) })},
		{"replies.scan.open", look.IconEye, fyne.KeyQ, false, true, one(func(r *Room, d store.IssuedReply) { views.OpenScan(r.o, d.Reply) })},
		{"replies.pdf", look.IconDownload, fyne.KeyP, true, true, all(func(r *Room, all []store.IssuedReply) { views.SavePDF(r.o, repliesOf(all)) })},
		{"posting.envelopes", look.IconMail, fyne.KeyB, true, true, all((*Room).envelopes)},
		{"posting.list", look.IconSend, fyne.KeyL, true, true, (*Room).postingList},
		{"replies.discard", look.IconDelete, fyne.KeyX, false, true, one((*Room).discard)},
	}
}

// action is what stands on a button and in a menu.
func (a replyAction) action(r *Room) kit.Action {
	return kit.Action{Text: assets.Text(a.words), Icon: a.icon, Key: "Alt+" + string(a.key), Do: func() { a.do(r) }}
}

// newRow is what can be done with the selected document, after what takes back what was
// recorded last.
func (r *Room) newRow() *kit.Toolbar {
	parts := []look.Part{r.undone(look.Control)}
	var actions []kit.Action
	for _, a := range replyActions() {
		if a.alone {
			one := a.action(r)
			one.Away = func() bool { return r.table.Len() == 0 }
			actions = append(actions, one)
		}
	}
	actions[0].Keep = true
	return kit.NewToolbar(parts, actions...)
}

// undone takes back what was recorded last, while there is something.
func (r *Room) undone(style look.Style) look.Part {
	b := kit.NewButton("", look.IconUndo, r.takeBack).Keyed("Alt+Z").As(style)
	return look.Part{Object: b, Away: func() bool {
		b.Text = assets.Text("replies.undo", "count", kit.Number(len(r.last)))
		return len(r.last) == 0
	}}
}

// menu is what can be done with the marked documents, or with the selected one.
func (r *Room) menu() []kit.Action {
	all := r.manyActions()
	if len(r.table.Marked()) > 1 {
		return all
	}
	all = []kit.Action{{Text: assets.Text("replies.openOf"), Icon: look.IconForward, Key: "Enter", Do: func() {
		if i, ok := r.table.SelectedRow(); ok {
			r.open(i)
		}
	}}}
	for _, a := range replyActions() {
		if a.alone {
			all = append(all, a.action(r))
		}
	}
	return append(all, r.copying())
}

// manyActions are what can be done with several documents at once.
func (r *Room) manyActions() []kit.Action {
	var all []kit.Action
	for _, a := range replyActions() {
		if a.many {
			all = append(all, a.action(r))
		}
	}
	return append(all, r.copying(),
		kit.Action{Text: assets.Text("listing.print"), Icon: look.IconPrint, Do: r.Print},
		kit.Action{Text: assets.Text("listing.export"), Icon: look.IconDownload, Do: func() { r.o.ExportList(r.listing()) }})
}

func repliesOf(all []store.IssuedReply) []register.Reply {
	replies := make([]register.Reply, len(all))
	for i, d := range all {
		replies[i] = d.Reply
	}
	return replies
}

func (r *Room) copying() kit.Action {
	return kit.Action{Text: assets.Text("register.copy"), Icon: look.IconCopy, Key: "Ctrl+C", Do: func() { r.table.Copy(r.o.App.Clipboard()) }}
}

// with hands documents, as they are now, to do; without any it says what to do first.
func (r *Room) with(chosen []issued, do func([]store.IssuedReply)) {
	if len(chosen) == 0 {
		kit.ShowNotice(r.o.Window, r.Name, assets.Text("replies.choose"))
		return
	}
	if len(chosen) > mostMarked {
		kit.ShowNotice(r.o.Window, r.Name, assets.Text("replies.tooMany", "count", kit.Number(len(chosen)), "most", kit.Number(mostMarked)))
		return
	}
	desk.Try(r.o, assets.Text("replies.failed"), func() (now []store.IssuedReply, err error) {
		for _, d := range chosen {
			of, err := r.o.Store.Occasion(r.o.Ctx(), d.ID())
			if err != nil {
				return nil, err
			}
			if reply, ok := register.ReplyOf(of.Documents(), d.Step); ok {
				now = append(now, store.IssuedReply{Occasion: of, Reply: reply})
			}
		}
		return now, nil
	}, func(now []store.IssuedReply) {
		if len(now) == 0 { // they were taken back meanwhile
			r.table.SetMarked(nil)
			r.reload()
			return
		}
		do(now)
	})
}

// record opens the form that says what became of the documents.
func (r *Room) record(chosen []store.IssuedReply) {
	r.o.Open(desk.Delivery{Documents: chosen, Done: func(done []office.Delivered, refused []store.IssuedReply) {
		r.table.MarkRows(allIssued(refused))
		r.offerUndo(done)
		r.reload()
	}})
}

// discard throws a draft away; what is signed is recalled instead.
func (r *Room) discard(d store.IssuedReply) {
	if !d.State.Draft() {
		kit.ShowNotice(r.o.Window, assets.Text("replies.discard"), assets.Text("replies.discard.signed"))
		return
	}
	views.DiscardDraft(r.o, d, r.reload)
}

// offerUndo shows the button that takes back what was recorded last.
func (r *Room) offerUndo(done []office.Delivered) {
	r.last = done
	r.row.Refresh()
	r.many.Refresh()
}

// takeBack annuls the steps that were recorded last.
func (r *Room) takeBack() {
	last := r.last
	kit.RunAsyncErr(func() error {
		return r.o.Do().TakeBack(r.o.Ctx(), last, assets.Text("replies.undo.reason"))
	}, func(err error) {
		if err != nil {
			r.o.Failed(assets.Text("replies.undo.failed"), err)
		} else {
			kit.Toast(r.o.Window.Canvas(), assets.Text("replies.undo.done", "count", kit.Number(len(last))))
		}
		r.offerUndo(nil)
		r.reload()
	})
}

// mostPrinted is how many documents are printed without asking.
const mostPrinted = 5

func (r *Room) print(chosen []store.IssuedReply) {
	all := func() {
		for _, d := range chosen {
			views.PrintPaper(r.o, d.Reply)
		}
	}
	if len(chosen) <= mostPrinted {
		all()
		return
	}
	kit.Confirm(r.o.Window, assets.Text("replies.print"), assets.Text("replies.print.many", "count", kit.Number(len(chosen))), assets.Text("replies.print"), all)
}

// mostMarked is how many documents something is done with at once: more than a day's post.
const mostMarked = 500

// export writes the list as the book of outgoing documents.
func (r *Room) export() {
	o, q := r.o, r.query
	which := r.described()
	o.Save(desk.FileToWrite{Title: kit.TitleOf("register.export"), Name: assets.Text("replies.file", "day", o.Today().String()), Pattern: "*.xlsx",
		Writing: assets.Text("bookroom.writing"), Failed: assets.Text("bookroom.write.failed"),
		Write: func(ctx context.Context, file string, _ func(float64, string)) error {
			return workbook.Save(file, func(w io.Writer) error {
				return workbook.WriteReplies(ctx, w, eachReply(o, ctx, q), which, o.Store.Settings(), workbook.BookOptions{Today: o.Today(), On: o.Today()})
			})
		}, Written: func(file string) {
			kit.Toast(o.Window.Canvas(), assets.Text("replies.exported", "count", kit.Number(r.table.Len()), "file", file))
		}})
}

// Print prints the list as it stands on the screen.
func (r *Room) Print() { r.o.PrintList(r.listing()) }

// listing is the list as it stands on the screen, for printing.
func (r *Room) listing() desk.Listing {
	return desk.Listing{Title: r.described(), Name: assets.Text("replies.listing.name"), From: r.table}
}

// eachReply visits the documents of a query, page by page.
func eachReply(o *desk.Desk, ctx context.Context, q store.ReplyQuery) workbook.IssuedDocuments {
	return func(visit func(workbook.IssuedDocument) error) error {
		q.Limit = 1000
		for q.Offset = 0; ; q.Offset += q.Limit {
			page, total, err := o.Store.Replies(ctx, q)
			if err != nil {
				return err
			}
			for i := range page {
				d := workbook.IssuedDocument{Letter: &page[i].Letter, Reply: page[i].Reply}
				if page[i].Visit.ID != 0 {
					d.Visit = &page[i].Visit
				}
				if err := visit(d); err != nil {
					return err
				}
			}
			if q.Offset+len(page) >= total || len(page) == 0 {
				return nil
			}
		}
	}
}

// described says in words what the room lists.
func (r *Room) described() string {
	return kit.Joined(", ", assets.Text("replies.list."+r.listed()), kit.Prefixed("replies.symbol", r.query.Symbol),
		kit.Prefixed("register.described.year", kit.ShownCount(r.query.Year)), kit.Prefixed("register.described.text", text.Clean(r.query.Text)))
}
