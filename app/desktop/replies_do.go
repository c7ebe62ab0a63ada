package desktop

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	clerk "donthu/app/office"
	"donthu/app/ui"
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
	do    func(*replyRoom)
}

func replyActions() []replyAction {
	one := func(do func(r *replyRoom, d store.IssuedReply)) func(*replyRoom) {
		return func(r *replyRoom) {
			names := r.table.Marked()
			if row := r.table.Row(r.table.Selected()); row != nil {
				names = []string{r.table.MarkBy(row)}
			}
			r.with(names, func(chosen []store.IssuedReply) { do(r, chosen[0]) })
		}
	}
	return []replyAction{
		{"replies.record", theme.ConfirmIcon(), fyne.KeyK, func(r *replyRoom) { r.withChosen(r.record) }},
		{"replies.open", theme.FileTextIcon(), fyne.KeyW, one(func(r *replyRoom, d store.IssuedReply) { openPaper(r.o, d.Reply) })},
		{"replies.print", theme.DocumentPrintIcon(), fyne.KeyI, func(r *replyRoom) { r.withChosen(r.print) }},
		{"replies.scan.attach", theme.MailAttachmentIcon(), fyne.KeyD, one(func(r *replyRoom, d store.IssuedReply) { attachScan(r.o, d, r.table.Reload) })},
		{"replies.scan.open", theme.FileImageIcon(), fyne.KeyQ, one(func(r *replyRoom, d store.IssuedReply) { openScan(r.o, d.Reply) })},
	}
}

func (r *replyRoom) actionBar() fyne.CanvasObject {
	row := container.NewGridWithColumns(len(replyActions()))
	for i, action := range replyActions() {
		button := ui.NewButton(assets.Text("letter.action", assets.Text(action.words), string(action.key)), action.icon, func() { action.do(r) })
		if i == 0 {
			button.Importance = widget.HighImportance
		}
		row.Add(button)
	}
	return row
}

// withChosen hands the marked documents, else the selected one, to do; without any it
// says what to do first.
func (r *replyRoom) withChosen(do func([]store.IssuedReply)) {
	names := r.table.Marked()
	if row := r.table.Row(r.table.Selected()); len(names) == 0 && row != nil {
		names = []string{r.table.MarkBy(row)}
	}
	r.with(names, do)
}

// with hands the documents with the names, as they are now, to do.
func (r *replyRoom) with(names []string, do func([]store.IssuedReply)) {
	if len(names) == 0 {
		ui.ShowNotice(r.o.window, assets.Text("room.replies"), assets.Text("replies.choose"))
		return
	}
	ui.RunAsync(func() ([]store.IssuedReply, error) { return repliesNamed(r.o, names) }, func(chosen []store.IssuedReply, err error) {
		switch {
		case err != nil:
			r.o.failed(assets.Text("replies.failed"), err)
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
func repliesNamed(o *office, names []string) ([]store.IssuedReply, error) {
	var all []store.IssuedReply
	for _, name := range names {
		var of, step int64
		if _, err := fmt.Sscanf(name, "%d:%d", &of, &step); err != nil {
			return nil, err
		}
		occasion, err := o.store.Occasion(o.ctx(), of)
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
func openOccasion(o *office, id int64) {
	ui.RunAsync(func() (store.Occasion, error) { return o.store.Occasion(o.ctx(), id) }, func(of store.Occasion, err error) {
		switch {
		case err != nil:
			o.failed(assets.Text("replies.failed"), err)
		case of.Visit.ID != 0:
			o.open(VisitRef{ID: id})
		default:
			o.open(LetterRef{ID: id})
		}
	})
}

// record opens the form that says what became of the documents.
func (r *replyRoom) record(chosen []store.IssuedReply) {
	r.o.open(DeliveryRef{Documents: chosen, Done: func(done []clerk.Delivered, refused []store.IssuedReply) {
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
func (r *replyRoom) offerUndo(done []clerk.Delivered) {
	r.last = done
	r.undone.Hidden = len(done) == 0
	if len(done) > 0 {
		r.undone.SetText(assets.Text("replies.undo", number(len(done))))
	}
	r.whole.Refresh()
}

// takeBack annuls the steps that were recorded last.
func (r *replyRoom) takeBack() {
	last := r.last
	ui.RunAsyncErr(func() error {
		return r.o.do().TakeBack(r.o.ctx(), last, assets.Text("replies.undo.reason"))
	}, func(err error) {
		if err != nil {
			r.o.failed(assets.Text("replies.undo.failed"), err)
		} else {
			ui.Toast(r.o.window.Canvas(), assets.Text("replies.undo.done", number(len(last))))
		}
		r.offerUndo(nil)
		r.table.Reload()
	})
}

// mostPrinted is how many documents are printed without asking.
const mostPrinted = 5

func (r *replyRoom) print(chosen []store.IssuedReply) {
	all := func() {
		for _, d := range chosen {
			printPaper(r.o, d.Reply)
		}
	}
	if len(chosen) <= mostPrinted {
		all()
		return
	}
	ui.Confirm(r.o.window, assets.Text("replies.print"), assets.Text("replies.print.many", number(len(chosen))), assets.Text("replies.print"), all)
}

// mostMarked is how many documents are marked at once: more than a day's post.
const mostMarked = 500

// markAll marks all documents of the list, or none when all are marked.
func (r *replyRoom) markAll() {
	q := r.query
	q.Limit = mostMarked
	ui.RunAsync(func() ([]string, error) {
		listed, _, err := r.o.store.Replies(r.o.ctx(), q)
		names := make([]string, len(listed))
		for i := range listed {
			names[i] = nameOfReply(&listed[i])
		}
		return names, err
	}, func(names []string, err error) {
		switch {
		case err != nil:
			r.o.failed(assets.Text("replies.failed"), err)
		case len(r.table.Marked()) >= len(names):
			r.table.SetMarked(nil)
		default:
			r.table.SetMarked(names)
			if r.table.Len() > mostMarked {
				ui.ShowNotice(r.o.window, assets.Text("replies.markAll"), assets.Text("replies.markedMost", number(mostMarked)))
			}
		}
	})
}

// export writes the list as the book of outgoing documents.
func (r *replyRoom) export() {
	o, q := r.o, r.query
	which := r.described()
	o.save(fileToWrite{title: titleOf("register.export"), name: assets.Text("replies.file", o.today().String()), pattern: "*.xlsx",
		writing: assets.Text("bookroom.writing"), failed: assets.Text("bookroom.write.failed"),
		write: func(ctx context.Context, file string, _ func(float64, string)) error {
			return workbook.Save(file, func(w io.Writer) error {
				return workbook.WriteReplies(ctx, w, eachReply(o, ctx, q), which, o.store.Settings(), workbook.BookOptions{Today: o.today(), On: o.today()})
			})
		}, written: func(file string) {
			ui.Toast(o.window.Canvas(), assets.Text("replies.exported", number(r.table.Len()), file))
		}})
}

// eachReply visits the documents of a query, page by page.
func eachReply(o *office, ctx context.Context, q store.ReplyQuery) workbook.IssuedDocuments {
	return func(visit func(workbook.IssuedDocument) error) error {
		q.Limit = 1000
		for q.Offset = 0; ; q.Offset += q.Limit {
			page, total, err := o.store.Replies(ctx, q)
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
func (r *replyRoom) described() string {
	year := ""
	if r.query.Year != 0 {
		year = strconv.Itoa(r.query.Year)
	}
	return joined(", ", assets.Text("replies.list."+r.listed()), prefixed("replies.symbol", r.query.Symbol),
		prefixed("register.described.year", year), prefixed("register.described.text", data.Clean(r.query.Text)))
}
