package documents

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
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
	one := func(do func(r *Room, d store.IssuedReply)) func(*Room) {
		return func(r *Room) {
			names := r.table.Marked()
			if row := r.table.Row(r.table.Selected()); row != nil {
				names = []string{r.table.MarkBy(row)}
			}
			r.with(names, func(chosen []store.IssuedReply) { do(r, chosen[0]) })
		}
	}
	return []replyAction{
		{"replies.record", theme.ConfirmIcon(), fyne.KeyK, func(r *Room) { r.withChosen(r.record) }},
		{"replies.open", theme.FileTextIcon(), fyne.KeyW, one(func(r *Room, d store.IssuedReply) { views.OpenPaper(r.o, d.Reply) })},
		{"replies.print", theme.DocumentPrintIcon(), fyne.KeyI, func(r *Room) { r.withChosen(r.print) }},
		{"replies.scan.attach", theme.MailAttachmentIcon(), fyne.KeyD, one(func(r *Room, d store.IssuedReply) { views.AttachScan(r.o, d, r.table.Reload) })},
		{"replies.scan.open", theme.FileImageIcon(), fyne.KeyQ, one(func(r *Room, d store.IssuedReply) { views.OpenScan(r.o, d.Reply) })},
	}
}

func (r *Room) actionBar() fyne.CanvasObject {
	row := container.NewGridWithColumns(len(replyActions()))
	for i, action := range replyActions() {
		button := kit.NewButton(assets.Text("letter.action", assets.Text(action.words), string(action.key)), action.icon, func() { action.do(r) })
		if i == 0 {
			button.Importance = widget.HighImportance
		}
		row.Add(button)
	}
	return row
}

// withChosen hands the marked documents, else the selected one, to do; without any it
// says what to do first.
func (r *Room) withChosen(do func([]store.IssuedReply)) {
	names := r.table.Marked()
	if row := r.table.Row(r.table.Selected()); len(names) == 0 && row != nil {
		names = []string{r.table.MarkBy(row)}
	}
	r.with(names, do)
}

// with hands the documents with the names, as they are now, to do.
func (r *Room) with(names []string, do func([]store.IssuedReply)) {
	if len(names) == 0 {
		kit.ShowNotice(r.o.Window, assets.Text("room.replies"), assets.Text("replies.choose"))
		return
	}
	kit.RunAsync(func() ([]store.IssuedReply, error) { return repliesNamed(r.o, names) }, func(chosen []store.IssuedReply, err error) {
		switch {
		case err != nil:
			r.o.Failed(assets.Text("replies.failed"), err)
		case len(chosen) == 0: // they were taken back meanwhile
			r.table.SetMarked(nil)
			r.table.Reload()
		default:
			do(chosen)
		}
	})
}

// nameOfReply is the name that the table gives to the row of a document.
func nameOfReply(d *store.IssuedReply) string { return fmt.Sprintf("%d:%d", d.ID(), d.Step) }

// repliesNamed are the documents with the names.
func repliesNamed(o *desk.Desk, names []string) ([]store.IssuedReply, error) {
	var all []store.IssuedReply
	for _, name := range names {
		var of, step int64
		if _, err := fmt.Sscanf(name, "%d:%d", &of, &step); err != nil {
			return nil, err
		}
		occasion, err := o.Store.Occasion(o.Ctx(), of)
		if err != nil {
			return nil, err
		}
		if reply, ok := data.ReplyOf(occasion.Replies(), step); ok {
			all = append(all, store.IssuedReply{Occasion: occasion, Reply: reply})
		}
	}
	return all, nil
}

// openOccasion opens the page of the letter or the visit with the id.
func openOccasion(o *desk.Desk, id int64) {
	kit.RunAsync(func() (store.Occasion, error) { return o.Store.Occasion(o.Ctx(), id) }, func(of store.Occasion, err error) {
		switch {
		case err != nil:
			o.Failed(assets.Text("replies.failed"), err)
		case of.Visit.ID != 0:
			o.Open(desk.Visit{ID: id})
		default:
			o.Open(desk.Letter{ID: id})
		}
	})
}

// record opens the form that says what became of the documents.
func (r *Room) record(chosen []store.IssuedReply) {
	r.o.Open(desk.Delivery{Documents: chosen, Done: func(done []office.Delivered, refused []store.IssuedReply) {
		var still []string
		for i := range refused {
			still = append(still, nameOfReply(&refused[i]))
		}
		r.table.SetMarked(still)
		r.offerUndo(done)
		r.table.Reload()
	}})
}

// offerUndo shows the button that takes back what was recorded last.
func (r *Room) offerUndo(done []office.Delivered) {
	r.last = done
	r.undone.Hidden = len(done) == 0
	if len(done) > 0 {
		r.undone.SetText(assets.Text("replies.undo", kit.Number(len(done))))
	}
	r.whole.Refresh()
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
			kit.Toast(r.o.Window.Canvas(), assets.Text("replies.undo.done", kit.Number(len(last))))
		}
		r.offerUndo(nil)
		r.table.Reload()
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
	kit.Confirm(r.o.Window, assets.Text("replies.print"), assets.Text("replies.print.many", kit.Number(len(chosen))), assets.Text("replies.print"), all)
}

// mostMarked is how many documents are marked at once: more than a day's post.
const mostMarked = 500

// markAll marks all documents of the list, or none when all are marked.
func (r *Room) markAll() {
	q := r.query
	q.Limit = mostMarked
	kit.RunAsync(func() ([]string, error) {
		listed, _, err := r.o.Store.Replies(r.o.Ctx(), q)
		names := make([]string, len(listed))
		for i := range listed {
			names[i] = nameOfReply(&listed[i])
		}
		return names, err
	}, func(names []string, err error) {
		switch {
		case err != nil:
			r.o.Failed(assets.Text("replies.failed"), err)
		case len(r.table.Marked()) >= len(names):
			r.table.SetMarked(nil)
		default:
			r.table.SetMarked(names)
			if r.table.Len() > mostMarked {
				kit.ShowNotice(r.o.Window, assets.Text("replies.markAll"), assets.Text("replies.markedMost", kit.Number(mostMarked)))
			}
		}
	})
}

// export writes the list as the book of outgoing documents.
func (r *Room) export() {
	o, q := r.o, r.query
	which := r.described()
	o.Save(desk.FileToWrite{Title: kit.TitleOf("register.export"), Name: assets.Text("replies.file", o.Today().String()), Pattern: "*.xlsx",
		Writing: assets.Text("bookroom.writing"), Failed: assets.Text("bookroom.write.failed"),
		Write: func(ctx context.Context, file string, _ func(float64, string)) error {
			return workbook.Save(file, func(w io.Writer) error {
				return workbook.WriteReplies(ctx, w, eachReply(o, ctx, q), which, o.Store.Settings(), workbook.BookOptions{Today: o.Today(), On: o.Today()})
			})
		}, Written: func(file string) {
			kit.Toast(o.Window.Canvas(), assets.Text("replies.exported", kit.Number(r.table.Len()), file))
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
	year := ""
	if r.query.Year != 0 {
		year = strconv.Itoa(r.query.Year)
	}
	return kit.Joined(", ", assets.Text("replies.list."+r.listed()), kit.Prefixed("replies.symbol", r.query.Symbol),
		kit.Prefixed("register.described.year", year), kit.Prefixed("register.described.text", data.Clean(r.query.Text)))
}
