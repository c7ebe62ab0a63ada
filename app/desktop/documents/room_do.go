package documents

import (
	"context"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

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
		{"replies.record", look.IconCheck, fyne.KeyK, all((*Room).record)},
		{"replies.open", look.IconLetter, fyne.KeyW, one(func(r *Room, d store.IssuedReply) { views.OpenPaper(r.o, d.Reply) })},
		{"replies.print", look.IconPrint, fyne.KeyI, all((*Room).print)},
		{"replies.scan.attach", look.IconAttach, fyne.KeyD, one(func(r *Room, d store.IssuedReply) { views.AttachScan(r.o, d, r.reload) })},
		{"replies.scan.open", look.IconEye, fyne.KeyQ, one(func(r *Room, d store.IssuedReply) { views.OpenScan(r.o, d.Reply) })},
	}
}

func (r *Room) actionBar() fyne.CanvasObject {
	row := container.NewGridWithColumns(len(replyActions()))
	for i, action := range replyActions() {
		button := kit.NewButton(assets.Text("letter.action", "action", assets.Text(action.words), "key", string(action.key)), action.icon, func() { action.do(r) })
		if i == 0 {
			button.Importance = widget.HighImportance
		}
		row.Add(button)
	}
	return row
}

// with hands documents, as they are now, to do; without any it says what to do first.
func (r *Room) with(chosen []issued, do func([]store.IssuedReply)) {
	if len(chosen) == 0 {
		kit.ShowNotice(r.o.Window, assets.Text("room.replies"), assets.Text("replies.choose"))
		return
	}
	desk.Try(r.o, assets.Text("replies.failed"), func() (now []store.IssuedReply, err error) {
		for _, d := range chosen {
			of, err := r.o.Store.Occasion(r.o.Ctx(), d.ID())
			if err != nil {
				return nil, err
			}
			if reply, ok := register.ReplyOf(of.Replies(), d.Step); ok {
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

// offerUndo shows the button that takes back what was recorded last.
func (r *Room) offerUndo(done []office.Delivered) {
	r.last = done
	r.undone.Hidden = len(done) == 0
	if len(done) > 0 {
		r.undone.SetText(assets.Text("replies.undo", "count", kit.Number(len(done))))
	}
	r.Whole.Refresh()
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

// mostMarked is how many documents are marked at once: more than a day's post.
const mostMarked = 500

// markAll marks all documents of the list, or none when all are marked.
func (r *Room) markAll() {
	q := r.query
	q.Limit = mostMarked
	desk.Try(r.o, assets.Text("replies.failed"), func() ([]issued, error) {
		listed, _, err := r.o.Store.Replies(r.o.Ctx(), q)
		return allIssued(listed), err
	}, func(listed []issued) {
		if len(r.table.Marked()) >= len(listed) {
			listed = nil
		}
		r.table.MarkRows(listed)
		if len(listed) > 0 && r.table.Len() > mostMarked {
			kit.ShowNotice(r.o.Window, assets.Text("replies.markAll"), assets.Text("replies.markedMost", "most", kit.Number(mostMarked)))
		}
	})
}

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
