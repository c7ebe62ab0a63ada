package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit/look"
	"donthu/assets"
)

// Prefs remembers the columns of a table between runs; fyne.Preferences is one.
type Prefs interface {
	FloatListWithFallback(key string, fallback []float64) []float64
	SetFloatList(key string, value []float64)
}

// table is what a table is without the type of its rows.
type table struct {
	ownKeys

	// OnSelect is called when another row is selected; -1 when none is.
	OnSelect func(row int)
	// OnMark is called when other rows are marked; may be nil.
	OnMark func()
	// Empty is the sentence shown when the list has no rows.
	Empty string
	// InCard is set for a table in a card, which is its paper.
	InCard bool

	rows      tableRows // the widget itself
	columns   []look.Column
	places    []int // of the columns, as the user ordered them
	selected  int
	marks     marks
	shift     bool // is held down
	sorted    int  // -1: in the order of the source
	ascending bool
	prefs     Prefs
	prefsKey  string

	header *tableHeader
	body   *tableBody
	scroll *container.Scroll
	empty  *widget.Label
	drawnX float32
	busy   bool // draw is under way
	again  bool // a page came meanwhile
}

// tableRows are the rows behind a table; rows are counted from 0.
type tableRows interface {
	fyne.Widget
	fyne.Focusable

	total() int // -1 until the first page has come
	reload()    // asks for all pages anew
	want(first, last int)
	hasSource() bool
	loaded(row int) bool
	text(row, column int) string
	cell(row, column int) look.Cell
	tip(row, column int) string // what there is to say of a cell beside its text
	open(row int)

	sorts() bool // by any column
	sortable(column int) bool
	order(column int, ascending bool)

	markable() bool
	name(row int) string // "" while it is not loaded or when it cannot be marked
	keepMark(row int)    // remembers a row that was marked
	markEvery()          // of the whole list
	copied() [][]string  // the marked rows, or the selected one
	menu() []Action      // for the rows that are marked, or the selected one
}

func (t *table) begin(rows tableRows, columns []look.Column) {
	t.rows, t.columns = rows, columns
	for i := range columns {
		t.places = append(t.places, i)
	}
	t.selected, t.sorted, t.Empty = -1, -1, assets.Text("ui.table.empty")
	t.header, t.body = newTableHeader(t), newTableBody(t)
	t.scroll = container.NewScroll(t.body)
	t.scroll.OnScrolled = func(fyne.Position) { t.draw() }
	t.empty = widget.NewLabel("")
	t.empty.Alignment = fyne.TextAlignCenter
	t.empty.Importance = widget.LowImportance
	t.self = rows
	t.ExtendBaseWidget(rows)
}

// Reload fetches the rows in view again; selection and place stay.
func (t *table) Reload() {
	t.rows.reload()
	t.draw()
}

// Reset is Reload from the top with nothing selected: for a new search or order.
func (t *table) Reset() {
	t.scroll.Offset = fyne.Position{}
	t.rows.reload()
	t.setSelected(-1)
	t.scroll.Refresh()
	t.draw()
}

// Len is the length of the whole list, 0 until the first page has come.
func (t *table) Len() int { return max(0, t.rows.total()) }

// Cells are the texts of a row as its columns show them, nil while it is not loaded.
func (t *table) Cells(row int) []string {
	if !t.rows.loaded(row) {
		return nil
	}
	cells := make([]string, len(t.columns))
	for i := range cells {
		cells[i] = t.rows.text(row, i)
	}
	return cells
}

// Selected is the selected row, -1 when none is.
func (t *table) Selected() int { return t.selected }

// Select selects a row, as near as there is one, and scrolls to it.
func (t *table) Select(row int) {
	if t.Len() == 0 {
		t.setSelected(-1)
		return
	}
	t.setSelected(max(0, min(row, t.Len()-1)))
	t.scrollTo(t.selected)
	t.draw()
}

// SetSort shows an order in the header without calling OnSort; column -1 shows none.
func (t *table) SetSort(column int, ascending bool) {
	t.sorted, t.ascending = column, ascending
	t.header.Refresh()
}

func (t *table) setSelected(row int) {
	if row == t.selected {
		return
	}
	t.selected = row
	if t.OnSelect != nil {
		t.OnSelect(row)
	}
}

func (t *table) sortBy(column int) {
	if column < 0 || column >= len(t.columns) || !t.rows.sortable(column) {
		return
	}
	ascending := column != t.sorted || !t.ascending
	t.SetSort(column, ascending)
	t.rows.order(column, ascending)
}

func (t *table) pageCame() {
	if t.busy {
		t.again = true
		return
	}
	t.draw()
}

// draw asks for the rows in view and shows them. A source that answers at once
// changes the list while it is drawn, hence the loop.
func (t *table) draw() {
	if t.busy {
		return
	}
	t.busy = true
	for {
		t.again = false
		first, last := t.inView()
		t.rows.want(first, last)
		if !t.again {
			break
		}
	}
	t.busy = false
	if t.selected >= t.Len() && t.rows.total() >= 0 {
		t.setSelected(t.Len() - 1)
	}
	if want := t.body.MinSize().Max(t.scroll.Size()); want != t.body.Size() {
		t.scroll.Refresh() // it cuts its offset to the new length
	}
	if t.drawnX != t.scroll.Offset.X {
		t.drawnX = t.scroll.Offset.X
		t.header.Refresh()
	}
	t.sayWhenEmpty()
	t.body.Refresh()
}

func (t *table) sayWhenEmpty() {
	words := ""
	switch {
	case t.rows.total() == 0:
		words = t.Empty
	case t.rows.total() < 0 && t.rows.hasSource():
		words = assets.Text("ui.table.loading")
	}
	t.empty.Hidden = words == ""
	if words != t.empty.Text {
		t.empty.SetText(words)
	}
}

func (t *table) rowHeight() float32 { return look.Scaled(look.RowHeight) }

// inView gives the first and last row on the screen.
func (t *table) inView() (first, last int) {
	height := t.rowHeight()
	first = max(0, int(t.scroll.Offset.Y/height))
	last = int((t.scroll.Offset.Y + t.scroll.Size().Height) / height)
	if total := t.rows.total(); total >= 0 {
		last = min(last, total-1)
	}
	return first, last
}

func (t *table) scrollTo(row int) {
	height := t.rowHeight()
	top, room := float32(row)*height, max(height, t.scroll.Size().Height) // it may not be laid out yet
	offset := t.scroll.Offset
	if top < offset.Y {
		offset.Y = top
	} else if top+height > offset.Y+room {
		offset.Y = top + height - room
	}
	t.scroll.ScrollToOffset(offset)
}

// FocusGained selects the first row when none is.
func (t *table) FocusGained() {
	if t.selected < 0 && t.Len() > 0 {
		first, _ := t.inView()
		t.setSelected(first)
	}
	t.ownKeys.FocusGained()
}

// FocusLost forgets keys that are held down.
func (t *table) FocusLost() {
	t.shift = false
	t.ownKeys.FocusLost()
}

// KeyDown notices Shift, with which the arrows mark rows.
func (t *table) KeyDown(event *fyne.KeyEvent) { t.holds(event, true) }

// KeyUp ends KeyDown.
func (t *table) KeyUp(event *fyne.KeyEvent) { t.holds(event, false) }

func (t *table) holds(event *fyne.KeyEvent, down bool) {
	if event.Name == desktop.KeyShiftLeft || event.Name == desktop.KeyShiftRight {
		t.shift = down
	}
}

// move selects a row; with Shift all rows on the way are marked.
func (t *table) move(row int) {
	from := t.selected
	t.Select(row)
	switch {
	case !t.rows.markable():
	case t.shift:
		if !t.marks.ranging {
			t.marks.begin(from)
		}
		t.markTo(t.selected)
	default:
		t.marks.begin(t.selected)
		t.marks.ranging = false
	}
}

// TypedKey moves the selection and opens rows.
func (t *table) TypedKey(event *fyne.KeyEvent) {
	page := max(1, int(t.scroll.Size().Height/t.rowHeight())-1)
	switch event.Name {
	case fyne.KeyUp:
		t.move(t.selected - 1)
	case fyne.KeyDown:
		t.move(t.selected + 1)
	case fyne.KeyPageUp:
		t.move(t.selected - page)
	case fyne.KeyPageDown:
		t.move(t.selected + page)
	case fyne.KeyHome:
		t.move(0)
	case fyne.KeyEnd:
		t.move(t.Len() - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		t.rows.open(t.selected)
	case fyne.KeySpace:
		t.mark(t.selected)
	case desktop.KeyMenu:
		t.openMenu(t.selected)
	case fyne.KeyF10:
		if !t.shift {
			t.key(event)
			return
		}
		t.shift = false // it is let go over the menu, which the table is not told
		t.openMenu(t.selected)
	case fyne.KeyEscape:
		if len(t.marks.names) == 0 {
			t.key(event)
			return
		}
		t.unmark()
	default:
		t.key(event)
	}
}

// openMenu opens the menu of a row below it.
func (t *table) openMenu(row int) {
	if row < 0 {
		return
	}
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.scroll)
	t.menuAt(row, top.AddXY(look.Scaled(60), float32(row+1)*t.rowHeight()-t.scroll.Offset.Y))
}

// menuAt opens the menu for the row, or for the marked rows if it is one of them.
func (t *table) menuAt(row int, at fyne.Position) {
	t.setSelected(row)
	if len(t.marks.names) > 0 && !slices.Contains(t.marks.names, t.rows.name(row)) {
		t.unmark()
	}
	t.draw()
	ActionMenu(t.rows, at, t.rows.menu()...)
}

// TypedShortcut copies rows, marks all and sorts; Alt and a digit are the window's where
// nothing sorts.
func (t *table) TypedShortcut(shortcut fyne.Shortcut) {
	switch s := shortcut.(type) {
	case *fyne.ShortcutCopy:
		t.Copy(s.Clipboard)
		return
	case *fyne.ShortcutSelectAll:
		if t.rows.markable() {
			t.rows.markEvery()
		}
		return
	case *desktop.CustomShortcut:
		if n := s.KeyName; len(n) == 1 && n[0] >= '1' && n[0] <= '9' && s.Modifier == fyne.KeyModifierAlt && t.rows.sorts() {
			t.sortBy(int(n[0] - '1'))
			return
		}
	}
	t.shortcut(shortcut)
}

// CreateRenderer belongs to Fyne.
func (t *table) CreateRenderer() fyne.WidgetRenderer {
	r := &tableRenderer{t: t, paper: look.NewPaper(look.SheetRadius)}
	r.All = append(slices.Clip(r.paper.All), t.header, t.scroll, t.empty)
	r.Refresh()
	return r
}

type tableRenderer struct {
	look.Shapes
	t     *table
	paper *look.Paper // with the frame, so that the largest thing of a page is painted once
}

func (r *tableRenderer) MinSize() fyne.Size {
	return fyne.NewSize(200, r.t.rowHeight()*4)
}

func (r *tableRenderer) Layout(size fyne.Size) {
	top := look.Scaled(look.HeadHeight)
	Put(r.t.scroll, 2, top, max(0, size.Width-4), max(0, size.Height-top-4))
	Put(r.t.header, 2, 2, max(0, size.Width-4), top-2) // after the scroll, whose width the columns share
	Put(r.t.empty, 0, top+r.t.rowHeight(), size.Width, r.t.rowHeight())
	r.paper.Put(0, 0, size.Width, size.Height)
	r.t.header.Refresh()
	r.t.draw()
}

func (r *tableRenderer) Refresh() {
	edge, line := theme.ColorNameSeparator, float32(1)
	if r.t.focused {
		edge, line = theme.ColorNamePrimary, 2
	}
	if r.paper.Paint(look.Color(look.Surface), look.Color(edge), line); r.t.InCard {
		r.paper.Paint(nil, look.Color(edge), line)
	}
	r.t.header.Refresh()
	r.Layout(r.t.Size())
}
