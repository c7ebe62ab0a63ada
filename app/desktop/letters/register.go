package letters

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
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

// Register is the room "Sổ đơn": the letters, what is looked for among them, and
// the way to each.
type Register struct {
	desk.PlainPage
	o     *desk.Desk
	query store.Query // as the filters stand, without Offset and Limit
	// caption says what is listed when the query came from elsewhere, until the
	// clerk changes a filter.
	caption string

	filters *registerFilters
	Table   *kit.Table
	listed  *widget.Label
	many    *kit.Button // the same document on many letters
	unmark  *kit.Button
	nothing *fyne.Container // in the table's place when no letter fits
	newBook *fyne.Container // in the table's place when there are no letters at all
	whole   fyne.CanvasObject

	asked       int  // questions put to the store; answers to older ones come too late
	stale       bool // the table must begin at the top
	wantsSearch bool // the search entry takes the keys when the room comes to the front
	wantsTable  bool // the table takes the keys when the letters looked for have come
}

func NewRegister(o *desk.Desk) *Register {
	r := &Register{o: o, query: firstQuery(), stale: true, listed: widget.NewLabel("")}
	r.listed.TextStyle.Bold = true
	columns := make([]kit.Column, len(registerColumns))
	for i, c := range registerColumns {
		columns[i] = kit.Column{Width: c.width, Grow: i == contentColumn, Fixed: c.sort == ""}
		if c.key != "" {
			columns[i].Title = assets.Text(c.key)
		}
	}
	r.Table = kit.NewTable(columns, nil)
	r.Table.Empty = ""
	r.Table.OnOpen = func(row int) { kit.OpenRow(r.Table, row, cellID, func(id int64) { o.Open(desk.Letter{ID: id}) }) }
	r.Table.OnSort = r.sortBy
	r.Table.Importance = func(row int) widget.Importance {
		if cells := r.Table.Row(row); len(cells) > cellOverdue && cells[cellOverdue] != "" {
			return widget.DangerImportance
		}
		return widget.MediumImportance
	}
	r.Table.Remember(o.App.Preferences(), "register.columns")
	r.Table.SetSort(1, false)
	r.Table.MarkBy = func(cells []string) string { return cells[cellID] }
	r.Table.OnMark = r.tellMarked
	r.filters = newRegisterFilters(r)

	r.nothing = container.NewStack()
	r.nothing.Hide()
	r.newBook = container.NewCenter(container.NewVBox(
		kit.EmptyState(theme.DocumentIcon(), assets.Text("register.empty"), assets.Text("register.empty.todo"),
			assets.Text("register.new"), func() { o.Open(desk.NewLetter{}) }),
		container.NewCenter(kit.NewButton(assets.Text("register.import"), theme.FolderOpenIcon(),
			func() { o.Open(desk.Settings{}) }))))
	r.newBook.Hide()

	add := kit.NewButton(assets.Text("register.new"), theme.ContentAddIcon(), func() { o.Open(desk.NewLetter{}) })
	r.many = kit.NewButton(assets.Text("batch.open"), theme.DocumentIcon(), r.batch)
	r.unmark = kit.NewButton(assets.Text("batch.unmark"), theme.ContentClearIcon(), func() { r.Table.SetMarked(nil) })
	r.unmark.Hide()
	export := kit.NewButton(assets.Text("register.export"), theme.DownloadIcon(), r.export)
	caption := container.NewHBox(r.listed, r.filters.chip, layout.NewSpacer(), r.unmark, r.many, export, add)
	r.whole = kit.TopDown(container.NewVBox(r.filters.bar, caption),
		container.NewStack(r.Table, r.nothing, r.newBook), nil)
	r.Table.SetLoad(r.load)
	return r
}

// firstQuery lists all letters, the newest first.
func firstQuery() store.Query { return store.Query{Sort: store.ByNumber, Descending: true} }

func (r *Register) Title() string              { return assets.Text("room.register") }
func (r *Register) Content() fyne.CanvasObject { return r.whole }
func (*Register) Help() string                 { return "so-don" }

// Enter lists the letters as they are now; place, selection and filters stay.
func (r *Register) Enter() {
	r.filters.loadYears()
	if r.stale {
		r.Table.Reset()
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
	for i, c := range registerColumns {
		if c.sort == q.Sort {
			r.Table.SetSort(i, !q.Descending)
		}
	}
	r.filters.read(q, caption)
}

// FocusSearch puts the cursor into the search entry once the room is in front.
func (r *Register) FocusSearch() { r.wantsSearch = true }

// changed lists anew after the clerk changed a filter.
func (r *Register) changed() {
	r.caption = ""
	r.Table.Reset()
}

func (r *Register) sortBy(column int, ascending bool) {
	r.query.Sort, r.query.Descending = registerColumns[column].sort, !ascending
	r.Table.Reset()
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

// load fetches a page for the table.
func (r *Register) load(offset, limit int, done func([][]string, int)) {
	q := r.query
	q.Offset, q.Limit = offset, limit
	r.asked++
	mine := r.asked
	type answer struct {
		page  store.Page
		whole int // letters in the register
	}
	kit.RunAsync(func() (answer, error) {
		page, err := r.o.Store.Letters(r.o.Ctx(), q)
		whole := page.Total
		if err == nil && whole == 0 {
			whole, err = r.o.Store.LetterCount(r.o.Ctx())
		}
		return answer{page, whole}, err
	}, func(a answer, err error) {
		if err != nil {
			r.o.Failed(assets.Text("register.failed"), err)
			return
		}
		if mine == r.asked {
			r.say(a.page, a.whole)
		}
		rows := make([][]string, len(a.page.Letters))
		for i := range rows {
			rows[i] = registerRow(&a.page.Letters[i], r.o.Today())
		}
		done(rows, a.page.Total)
		if mine == r.asked && r.wantsTable {
			r.intoTable()
		}
	})
}

// say shows what is listed and, when nothing is, what to do about it.
func (r *Register) say(page store.Page, whole int) {
	r.Table.Hidden, r.nothing.Hidden, r.newBook.Hidden = page.Total == 0, page.Total > 0 || whole == 0, whole > 0
	switch {
	case whole == 0:
		r.listed.SetText("")
	case page.More:
		r.listed.SetText(assets.Text("register.listed.more", r.described(), kit.Number(page.Total)))
	default:
		r.listed.SetText(assets.Text("register.listed", r.described(), kit.Number(page.Total)))
	}
	if !r.nothing.Hidden {
		words := assets.Text("register.nothing.todo")
		if r.query.Text != "" {
			words = assets.Text("register.nothing.text", data.Clean(r.query.Text))
		}
		r.nothing.Objects = []fyne.CanvasObject{kit.EmptyState(theme.SearchIcon(), assets.Text("register.nothing"), words,
			assets.Text("register.clear"), r.filters.clear)}
	}
	r.nothing.Refresh()
	r.newBook.Refresh()
	r.Table.Refresh()
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
		"", l.Number.String(), l.ReceivedOn.Shown(), views.SendersName(l), l.Kind.Label(), kit.OneLine(l.Content),
		l.State().Label(), views.DueText(l.DueOn(), today), l.Officer,
		fmt.Sprint(l.ID), overdue,
	}
}
