package letters

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/data/text"
)

// Register is the room "Sổ đơn": the letters, what is looked for among them, and
// the way to each.
type Register struct {
	desk.Fixed
	o     *desk.Desk
	query store.Query // as the filters stand, without Offset and Limit
	// caption says what is listed when the query came from elsewhere, until the
	// clerk changes a filter.
	caption string

	filters *registerFilters
	Table   *kit.Table[register.Letter] // who denounced is masked
	listed  *widget.Label
	many    *kit.Button // the same document on many letters
	unmark  *kit.Button
	nothing *fyne.Container // in the table's place when no letter fits
	newBook *fyne.Container // in the table's place when there are no letters at all

	stale       bool // the table must begin at the top
	wantsSearch bool // the search entry takes the keys when the room comes to the front
	wantsTable  bool // the table takes the keys when the letters looked for have come
}

// NewRegister is the room, which lists all letters at first.
func NewRegister(o *desk.Desk) *Register {
	r := &Register{o: o, query: firstQuery(), stale: true, listed: kit.Bold("")}
	r.Table = kit.NewTable(
		kit.Column[register.Letter]{Width: 28}, // the marks
		kit.Col("register.column.number", 72, func(l register.Letter) string { return l.Number.String() }).By(string(store.ByNumber)),
		kit.Col("register.column.received", 88, func(l register.Letter) string { return l.ReceivedOn.Shown() }).By(string(store.ByReceived)),
		kit.Col("register.column.sender", 212, func(l register.Letter) string { return views.SendersName(&l) }).By(string(store.BySender)),
		kit.Col("register.column.kind", 82, func(l register.Letter) string { return l.Kind.Label() }).By(string(store.ByKind)),
		kit.Col("register.column.content", 228, func(l register.Letter) string { return kit.OneLine(l.Content) }).Growing(),
		kit.Col("register.column.state", 112, func(l register.Letter) string { return l.State().Label() }).By(string(store.ByState)),
		kit.Col("register.column.due", 200, func(l register.Letter) string { return views.DueText(l.DueOn(), o.Today()) }).By(string(store.ByDue)),
		kit.Col("register.column.officer", 130, func(l register.Letter) string { return l.Officer }))
	r.Table.Empty = ""
	r.Table.Open = func(l register.Letter) { o.Open(desk.Letter{ID: l.ID}) }
	r.Table.Order = func(by string, ascending bool) {
		r.query.Sort, r.query.Descending = store.Sort(by), !ascending
		r.list()
	}
	r.Table.Colour = func(l register.Letter) widget.Importance {
		return kit.ImportantIf(l.Overdue(o.Today()), widget.DangerImportance)
	}
	r.Table.Failed = func(err error) { o.Failed(assets.Text("register.failed"), err) }
	r.Table.Remember(o.App.Preferences(), "register.columns")
	r.Table.SetOrder(string(store.ByNumber), false)
	r.Table.MarkBy = func(l register.Letter) string { return fmt.Sprint(l.ID) }
	r.Table.OnMark = r.tellMarked
	r.filters = newRegisterFilters(r)

	add := func() { o.Open(desk.NewLetter{}) }
	r.nothing = container.NewStack()
	r.nothing.Hide()
	r.newBook = container.NewCenter(container.NewVBox(
		kit.EmptyState(theme.DocumentIcon(), assets.Text("register.empty"), assets.Text("register.empty.todo"), assets.Text("register.new"), add),
		container.NewCenter(kit.NewButton(assets.Text("register.import"), theme.FolderOpenIcon(), func() { o.Open(desk.Settings{}) }))))
	r.newBook.Hide()

	r.many = kit.NewButton(assets.Text("batch.open"), theme.DocumentIcon(), r.batch)
	r.unmark = kit.NewButton(assets.Text("batch.unmark"), theme.ContentClearIcon(), func() { r.Table.SetMarked(nil) })
	r.unmark.Hide()
	caption := container.NewHBox(r.listed, r.filters.chip, layout.NewSpacer(), r.unmark, r.many,
		kit.NewButton(assets.Text("register.export"), theme.DownloadIcon(), r.export),
		kit.NewButton(assets.Text("register.new"), theme.ContentAddIcon(), add))
	r.Name = assets.Text("room.register")
	r.Whole = kit.TopDown(container.NewVBox(r.filters.bar, caption), container.NewStack(r.Table, r.nothing, r.newBook), nil)
	return r
}

// firstQuery lists all letters, the newest first.
func firstQuery() store.Query { return store.Query{Sort: store.ByNumber, Descending: true} }

// Help names the page about the register.
func (*Register) Help() string { return "so-don" }

// Enter lists the letters as they are now; place, selection and filters stay.
func (r *Register) Enter() {
	r.filters.loadYears()
	if r.stale {
		r.list()
	} else {
		r.Table.Reload()
	}
	r.stale = false
	c := r.o.Window.Canvas()
	if !r.wantsSearch && r.Table.Selected() >= 0 {
		c.Focus(r.Table)
	} else {
		c.Focus(r.filters.search)
	}
	r.wantsSearch = false
}

// Show lists what q asks for; caption says in words what that is. A query
// without an order gets the room's own.
func (r *Register) Show(q store.Query, caption string) {
	if q.Sort == "" {
		first := firstQuery()
		q.Sort, q.Descending = first.Sort, first.Descending
	}
	q.Offset, q.Limit = 0, 0
	r.query, r.caption, r.stale = q, caption, true
	r.Table.SetOrder(string(q.Sort), !q.Descending)
	r.filters.read(q, caption)
}

// FocusSearch puts the cursor into the search entry once the room is in front.
func (r *Register) FocusSearch() { r.wantsSearch = true }

// changed lists anew after the clerk changed a filter.
func (r *Register) changed() {
	r.caption = ""
	r.list()
}

// intoTable moves the keys from the search entry to the first letter found. What
// was typed just before is looked for first.
func (r *Register) intoTable() {
	if text := r.filters.search.Value(); text != r.query.Text {
		r.wantsTable = true
		r.filters.set(func(q *store.Query) { q.Text = text })
		return
	}
	r.wantsTable = false
	if r.Table.Len() == 0 || !r.Table.Visible() {
		return
	}
	if r.Table.Selected() < 0 {
		r.Table.Select(0)
	}
	r.o.Window.Canvas().Focus(r.Table)
}

// counted is how many letters there are beside the rows of a page.
type counted struct {
	more  bool // a search found more than are counted
	whole int  // letters in the register, known when none was found
}

// list shows the letters that the query asks for, from the top.
func (r *Register) list() {
	q, s := r.query, r.o.Store
	var last atomic.Pointer[counted]
	r.Table.Loaded = func(total int) {
		r.say(total, *last.Load())
		if r.wantsTable {
			r.intoTable()
		}
	}
	r.Table.Load(func(ctx context.Context, offset, limit int) ([]register.Letter, int, error) {
		part := q
		part.Offset, part.Limit = offset, limit
		page, err := s.Letters(ctx, part)
		count := counted{page.More, page.Total}
		if err == nil && page.Total == 0 {
			count.whole, err = s.LetterCount(ctx)
		}
		last.Store(&count)
		for i := range page.Letters {
			page.Letters[i] = page.Letters[i].Masked()
		}
		return page.Letters, page.Total, err
	})
}

// say shows what is listed and, when nothing is, what to do about it.
func (r *Register) say(total int, count counted) {
	r.Table.Hidden, r.nothing.Hidden, r.newBook.Hidden = total == 0, total > 0 || count.whole == 0, count.whole > 0
	switch {
	case count.whole == 0:
		r.listed.SetText("")
	case count.more:
		r.listed.SetText(assets.Text("register.listed.more", "list", r.described(), "count", kit.Number(total)))
	default:
		r.listed.SetText(assets.Text("register.listed", "list", r.described(), "count", kit.Number(total)))
	}
	if !r.nothing.Hidden {
		words := assets.Text("register.nothing.todo")
		if r.query.Text != "" {
			words = assets.Text("register.nothing.text", "text", text.Clean(r.query.Text))
		}
		r.nothing.Objects = []fyne.CanvasObject{kit.EmptyState(theme.SearchIcon(), assets.Text("register.nothing"), words,
			assets.Text("register.clear"), r.filters.clear)}
	}
	r.nothing.Refresh()
	r.newBook.Refresh()
	r.Table.Refresh()
}

// tellMarked says on the button for how many letters a document would be written.
func (r *Register) tellMarked() {
	words := assets.Text("batch.open")
	n := len(r.Table.Marked())
	if n > 0 {
		words = assets.Text("batch.open.marked", "count", kit.Number(n))
	}
	r.many.SetText(words)
	r.unmark.Hidden = n == 0
	r.Whole.Refresh() // the button may be wider now
}

// batch writes the same document on the marked letters, else on all that are listed.
func (r *Register) batch() {
	q := r.query
	if marked := r.Table.MarkedRows(); len(marked) > 0 {
		q = store.Query{}
		for _, l := range marked {
			q.IDs = append(q.IDs, l.ID)
		}
	}
	r.o.Open(desk.Batch{Query: q})
}

// export writes the whole register as a workbook.
func (r *Register) export() {
	Export(r.o, assets.Text("register.export.title"), assets.Text("register.export.name", "day", r.o.Today().String()), func(file string, letters int) {
		kit.Toast(r.o.Window.Canvas(), assets.Text("register.exported", "count", kit.Number(letters), "file", file))
	})
}

// Export asks whether the workbook is for reading and printing, where
// nobody may read who denounced, or the whole register, which the import reads
// back; then it writes it.
func Export(o *desk.Desk, title, name string, written func(file string, letters int)) {
	masked := strings.TrimSuffix(name, ".xlsx") + assets.Text("secret.export.file")
	kit.AskWhich(o.Window, title, assets.Text("secret.export"),
		kit.Answer{Text: assets.Text("secret.export.whole"), Do: func() { writeRegister(o, title, name, false, written) }},
		kit.Answer{Text: assets.Text("secret.export.masked"), Do: func() { writeRegister(o, title, masked, true, written) }})
}

func writeRegister(o *desk.Desk, title, name string, isMasked bool, written func(file string, letters int)) {
	letters := 0
	o.Save(desk.FileToWrite{Title: title, Name: name, Pattern: "*.xlsx", Writing: assets.Text("register.exporting"), Failed: assets.Text("register.export.failed"),
		Write: func(ctx context.Context, file string, set func(float64, string)) (err error) {
			letters, err = o.Do().Export(ctx, file, isMasked, func(done, all int) {
				set(float64(done)/float64(max(all, 1)), assets.Text("settings.exported", "done", kit.Number(done), "all", kit.Number(all)))
			})
			return err
		}, Written: func(file string) { written(file, letters) }})
}
