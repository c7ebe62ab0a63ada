package desktop

import (
	"fmt"

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

// registerColumns are the columns of the table, registerSorts the orders behind
// their headers; "" where the store knows none.
var (
	registerColumns = []struct {
		key   string
		width float32
		sort  store.Sort
	}{
		{"", 28, ""}, // the marks
		{"register.column.number", 72, store.ByNumber},
		{"register.column.received", 88, store.ByReceived},
		{"register.column.sender", 212, store.BySender},
		{"register.column.kind", 82, store.ByKind},
		{"register.column.content", 228, ""},
		{"register.column.state", 112, store.ByState},
		{"register.column.due", 200, store.ByDue},
		{"register.column.officer", 130, ""},
	}
	contentColumn = 5
)

// Cells of a row beyond the columns shown.
const (
	cellID = iota + 9
	cellOverdue
)

// register is the room "Sổ đơn": the letters, what is looked for among them, and
// the way to each.
type register struct {
	plainPage
	o     *office
	query store.Query // as the filters stand, without Offset and Limit
	// caption says what is listed when the query came from elsewhere, until the
	// clerk changes a filter.
	caption string

	filters *registerFilters
	table   *ui.Table
	listed  *widget.Label
	many    *ui.Button // the same document on many letters
	unmark  *ui.Button
	nothing *fyne.Container // in the table's place when no letter fits
	newBook *fyne.Container // in the table's place when there are no letters at all
	whole   fyne.CanvasObject

	asked       int  // questions put to the store; answers to older ones come too late
	stale       bool // the table must begin at the top
	wantsSearch bool // the search entry takes the keys when the room comes to the front
	wantsTable  bool // the table takes the keys when the letters looked for have come
}

func newRegister(o *office) *register {
	r := &register{o: o, query: firstQuery(), stale: true, listed: widget.NewLabel("")}
	r.listed.TextStyle.Bold = true
	columns := make([]ui.Column, len(registerColumns))
	for i, c := range registerColumns {
		columns[i] = ui.Column{Width: c.width, Grow: i == contentColumn, Fixed: c.sort == ""}
		if c.key != "" {
			columns[i].Title = assets.Text(c.key)
		}
	}
	r.table = ui.NewTable(columns, nil)
	r.table.Empty = ""
	r.table.OnOpen = func(row int) { openRow(r.table, row, cellID, func(id int64) { o.open(LetterRef{ID: id}) }) }
	r.table.OnSort = r.sortBy
	r.table.Importance = func(row int) widget.Importance {
		if cells := r.table.Row(row); len(cells) > cellOverdue && cells[cellOverdue] != "" {
			return widget.DangerImportance
		}
		return widget.MediumImportance
	}
	r.table.Remember(o.app.Preferences(), "register.columns")
	r.table.SetSort(1, false)
	r.table.MarkBy = func(cells []string) string { return cells[cellID] }
	r.table.OnMark = r.tellMarked
	r.filters = newRegisterFilters(r)

	r.nothing = container.NewStack()
	r.nothing.Hide()
	r.newBook = container.NewCenter(container.NewVBox(
		ui.EmptyState(theme.DocumentIcon(), assets.Text("register.empty"), assets.Text("register.empty.todo"),
			assets.Text("register.new"), func() { o.open(NewLetterRef{}) }),
		container.NewCenter(ui.NewButton(assets.Text("register.import"), theme.FolderOpenIcon(),
			func() { o.open(SettingsRef{}) }))))
	r.newBook.Hide()

	add := ui.NewButton(assets.Text("register.new"), theme.ContentAddIcon(), func() { o.open(NewLetterRef{}) })
	r.many = ui.NewButton(assets.Text("batch.open"), theme.DocumentIcon(), r.batch)
	r.unmark = ui.NewButton(assets.Text("batch.unmark"), theme.ContentClearIcon(), func() { r.table.SetMarked(nil) })
	r.unmark.Hide()
	export := ui.NewButton(assets.Text("register.export"), theme.DownloadIcon(), r.export)
	caption := container.NewHBox(r.listed, r.filters.chip, layout.NewSpacer(), r.unmark, r.many, export, add)
	r.whole = topDown(container.NewVBox(r.filters.bar, caption),
		container.NewStack(r.table, r.nothing, r.newBook), nil)
	r.table.SetLoad(r.load)
	return r
}

// firstQuery lists all letters, the newest first.
func firstQuery() store.Query { return store.Query{Sort: store.ByNumber, Descending: true} }

func (r *register) Title() string              { return assets.Text("room.register") }
func (r *register) Content() fyne.CanvasObject { return r.whole }
func (*register) Help() string                 { return "so-don" }

// Enter lists the letters as they are now; place, selection and filters stay.
func (r *register) Enter() {
	r.filters.loadYears()
	if r.stale {
		r.table.Reset()
	} else {
		r.table.Reload()
	}
	r.stale = false
	c := r.o.window.Canvas()
	if !r.wantsSearch && r.table.Selected() >= 0 {
		c.Focus(r.table)
	} else {
		c.Focus(r.filters.search)
	}
	r.wantsSearch = false
}

// show lists what q asks for; caption says in words what that is. A query
// without an order gets the room's own.
func (r *register) show(q store.Query, caption string) {
	if q.Sort == "" {
		first := firstQuery()
		q.Sort, q.Descending = first.Sort, first.Descending
	}
	q.Offset, q.Limit = 0, 0
	r.query, r.caption, r.stale = q, caption, true
	for i, c := range registerColumns {
		if c.sort == q.Sort {
			r.table.SetSort(i, !q.Descending)
		}
	}
	r.filters.read(q, caption)
}

// focusSearch puts the cursor into the search entry once the room is in front.
func (r *register) focusSearch() { r.wantsSearch = true }

// changed lists anew after the clerk changed a filter.
func (r *register) changed() {
	r.caption = ""
	r.table.Reset()
}

func (r *register) sortBy(column int, ascending bool) {
	r.query.Sort, r.query.Descending = registerColumns[column].sort, !ascending
	r.table.Reset()
}

// intoTable moves the keys from the search entry to the first letter found. What
// was typed just before is looked for first.
func (r *register) intoTable() {
	if text := r.filters.search.Value(); text != r.query.Text {
		r.wantsTable = true
		r.filters.set(func(q *store.Query) { q.Text = text })
		return
	}
	r.wantsTable = false
	if r.table.Len() == 0 || !r.table.Visible() {
		return
	}
	if r.table.Selected() < 0 {
		r.table.Select(0)
	}
	r.o.window.Canvas().Focus(r.table)
}

// load fetches a page for the table.
func (r *register) load(offset, limit int, done func([][]string, int)) {
	q := r.query
	q.Offset, q.Limit = offset, limit
	r.asked++
	mine := r.asked
	type answer struct {
		page  store.Page
		whole int // letters in the register
	}
	ui.RunAsync(func() (answer, error) {
		page, err := r.o.store.Letters(r.o.ctx(), q)
		whole := page.Total
		if err == nil && whole == 0 {
			whole, err = r.o.store.LetterCount(r.o.ctx())
		}
		return answer{page, whole}, err
	}, func(a answer, err error) {
		if err != nil {
			r.o.failed(assets.Text("register.failed"), err)
			return
		}
		if mine == r.asked {
			r.say(a.page, a.whole)
		}
		rows := make([][]string, len(a.page.Letters))
		for i := range rows {
			rows[i] = registerRow(&a.page.Letters[i], r.o.today())
		}
		done(rows, a.page.Total)
		if mine == r.asked && r.wantsTable {
			r.intoTable()
		}
	})
}

// say shows what is listed and, when nothing is, what to do about it.
func (r *register) say(page store.Page, whole int) {
	r.table.Hidden, r.nothing.Hidden, r.newBook.Hidden = page.Total == 0, page.Total > 0 || whole == 0, whole > 0
	switch {
	case whole == 0:
		r.listed.SetText("")
	case page.More:
		r.listed.SetText(assets.Text("register.listed.more", r.described(), number(page.Total)))
	default:
		r.listed.SetText(assets.Text("register.listed", r.described(), number(page.Total)))
	}
	if !r.nothing.Hidden {
		words := assets.Text("register.nothing.todo")
		if r.query.Text != "" {
			words = assets.Text("register.nothing.text", data.Clean(r.query.Text))
		}
		r.nothing.Objects = []fyne.CanvasObject{ui.EmptyState(theme.SearchIcon(), assets.Text("register.nothing"), words,
			assets.Text("register.clear"), r.filters.clear)}
	}
	r.nothing.Refresh()
	r.newBook.Refresh()
	r.table.Refresh()
}

// registerRow are the cells of a letter in the table, which hides who denounced.
func registerRow(l *data.Letter, today data.Date) []string {
	shown := l.Masked()
	l = &shown
	overdue := ""
	if l.Overdue(today) {
		overdue = "overdue"
	}
	return []string{
		"", l.Number.String(), l.ReceivedOn.Shown(), sendersName(l), l.Kind.Label(), oneLine(l.Content),
		l.State().Label(), dueText(l.DueOn(), today), l.Officer,
		fmt.Sprint(l.ID), overdue,
	}
}
