package ui

import (
	"image/color"
	"strings"

	"donthu/assets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Prefs remembers widths and places between runs; fyne.Preferences is one.
type Prefs interface {
	FloatListWithFallback(key string, fallback []float64) []float64
	SetFloatList(key string, value []float64)
}

// Column is one column of a Table.
type Column struct {
	Title string
	// Width in device independent pixels, at first; the user can drag it.
	Width float32
	Align fyne.TextAlign
	// Grow columns share the room that is left; the last one does when none is set.
	Grow bool
	// Fixed columns cannot be sorted by.
	Fixed bool
}

// Table shows rows of a list that may be long: it loads pages of it as they
// come into view. Rows, not cells, are selected; all are of one height; text
// is clipped where its column ends. Keys: Up, Down, PgUp, PgDn, Home, End,
// Enter opens, Ctrl+C copies the row, Alt+1 … Alt+9 sort by a column; Space marks
// where rows can be marked.
type Table struct {
	widget.BaseWidget
	relay

	// OnOpen is called on Enter and double click.
	OnOpen func(row int)
	// OnSelect is called when another row is selected; -1 when none is.
	OnSelect func(row int)
	// OnSort is called when the user chose an order; sort in the source, then call Reset.
	OnSort func(column int, ascending bool)
	// Importance colours a row, for example danger for overdue letters; ask Row
	// for the row's cells. Never say with colour alone what a cell does not say.
	Importance func(row int) widget.Importance
	// Empty is the sentence shown when the list has no rows.
	Empty string
	// MarkBy lets several rows be marked, by Space or the mouse with Ctrl and Shift: it
	// names a row by its cells, "" for one that cannot be marked. The first column then
	// shows the marks and not its cells. Set it before the table is shown.
	MarkBy func(cells []string) string
	// OnMark is called when other rows are marked; may be nil.
	OnMark func()

	columns   []Column
	widths    []float32
	pages     *pages
	selected  int
	marks     marks
	sorted    int // -1: in the order of the source
	ascending bool
	focused   bool
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

// NewTable makes a table with nothing selected; load may be set later with SetLoad.
func NewTable(columns []Column, load LoadFunc) *Table {
	t := &Table{columns: columns, selected: -1, sorted: -1, Empty: assets.Text("ui.table.empty")}
	t.widths = make([]float32, len(columns))
	for i, column := range columns {
		t.widths[i] = max(column.Width, columnLeast)
	}
	t.header, t.body = newTableHeader(t), newTableBody(t)
	t.scroll = container.NewScroll(t.body)
	t.scroll.OnScrolled = func(fyne.Position) { t.draw() }
	t.empty = widget.NewLabel("")
	t.empty.Alignment = fyne.TextAlignCenter
	t.empty.Importance = widget.LowImportance
	t.pages = newPages(load, t.pageCame)
	t.ExtendBaseWidget(t)
	return t
}

// Remember keeps the widths of the columns under key.
func (t *Table) Remember(prefs Prefs, key string) {
	t.prefs, t.prefsKey = prefs, key
	if kept := prefs.FloatListWithFallback(key, nil); len(kept) == len(t.widths) {
		for i, width := range kept {
			t.widths[i] = max(float32(width), columnLeast)
		}
		t.Refresh()
	}
}

// SetLoad changes where the rows come from and begins at the top.
func (t *Table) SetLoad(load LoadFunc) {
	t.pages.load = load
	t.Reset()
}

// Reload fetches the rows in view again; selection and place stay.
func (t *Table) Reload() {
	t.pages.reload()
	t.draw()
}

// Reset is Reload from the top with nothing selected: for a new search or order.
func (t *Table) Reset() {
	t.scroll.Offset = fyne.Position{}
	t.pages.reload()
	t.setSelected(-1)
	t.scroll.Refresh()
	t.draw()
}

// Len is the length of the whole list, 0 until the first page has come.
func (t *Table) Len() int { return max(0, t.pages.total) }

// Row gives the cells of a row, nil while it is not loaded.
func (t *Table) Row(row int) []string {
	if row < 0 {
		return nil
	}
	return t.pages.row(row)
}

// Selected is the selected row, -1 when none is.
func (t *Table) Selected() int { return t.selected }

// Select selects a row, as near as there is one, and scrolls to it.
func (t *Table) Select(row int) {
	if t.Len() == 0 {
		t.setSelected(-1)
		return
	}
	t.setSelected(max(0, min(row, t.Len()-1)))
	t.scrollTo(t.selected)
	t.draw()
}

// SetSort shows an order in the header without calling OnSort; column -1 shows none.
func (t *Table) SetSort(column int, ascending bool) {
	t.sorted, t.ascending = column, ascending
	t.header.Refresh()
}

func (t *Table) setSelected(row int) {
	if row == t.selected {
		return
	}
	t.selected = row
	if t.OnSelect != nil {
		t.OnSelect(row)
	}
}

func (t *Table) sortBy(column int) {
	if column < 0 || column >= len(t.columns) || t.columns[column].Fixed || t.OnSort == nil {
		return
	}
	ascending := column != t.sorted || !t.ascending
	t.SetSort(column, ascending)
	t.OnSort(column, ascending)
}

func (t *Table) open(row int) {
	if row >= 0 && row < t.Len() && t.OnOpen != nil {
		t.OnOpen(row)
	}
}

func (t *Table) pageCame() {
	if t.busy {
		t.again = true
		return
	}
	t.draw()
}

// draw asks for the rows in view and shows them. A source that answers at once
// changes the list while it is drawn, hence the loop.
func (t *Table) draw() {
	if t.busy {
		return
	}
	t.busy = true
	for {
		t.again = false
		first, last := t.inView()
		t.pages.want(first, last)
		if !t.again {
			break
		}
	}
	t.busy = false
	if t.selected >= t.Len() && t.pages.total >= 0 {
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

func (t *Table) sayWhenEmpty() {
	words := ""
	switch {
	case t.pages.total == 0:
		words = t.Empty
	case t.pages.total < 0 && t.pages.load != nil:
		words = assets.Text("ui.table.loading")
	}
	t.empty.Hidden = words == ""
	if words != t.empty.Text {
		t.empty.SetText(words)
	}
}

func (t *Table) rowHeight() float32 {
	text := fyne.MeasureText("Ậg", theme.Size(theme.SizeNameText), fyne.TextStyle{})
	return text.Height + theme.Size(theme.SizeNameInnerPadding)
}

// inView gives the first and last row on the screen.
func (t *Table) inView() (first, last int) {
	height := t.rowHeight()
	first = max(0, int(t.scroll.Offset.Y/height))
	last = int((t.scroll.Offset.Y + t.scroll.Size().Height) / height)
	if t.pages.total >= 0 {
		last = min(last, t.pages.total-1)
	}
	return first, last
}

func (t *Table) scrollTo(row int) {
	height := t.rowHeight()
	top, room := float32(row)*height, t.scroll.Size().Height
	offset := t.scroll.Offset
	if top < offset.Y {
		offset.Y = top
	} else if top+height > offset.Y+room {
		offset.Y = top + height - room
	}
	t.scroll.ScrollToOffset(offset)
}

// FocusGained selects the first row when none is.
func (t *Table) FocusGained() {
	t.focused = true
	if t.selected < 0 && t.Len() > 0 {
		first, _ := t.inView()
		t.setSelected(first)
	}
	t.Refresh()
}

// FocusLost pales the selection.
func (t *Table) FocusLost() {
	t.focused = false
	t.Refresh()
}

// TypedRune belongs to Fyne.
func (t *Table) TypedRune(rune) {}

// TypedKey moves the selection and opens rows.
func (t *Table) TypedKey(event *fyne.KeyEvent) {
	page := max(1, int(t.scroll.Size().Height/t.rowHeight())-1)
	switch event.Name {
	case fyne.KeyUp:
		t.Select(t.selected - 1)
	case fyne.KeyDown:
		t.Select(t.selected + 1)
	case fyne.KeyPageUp:
		t.Select(t.selected - page)
	case fyne.KeyPageDown:
		t.Select(t.selected + page)
	case fyne.KeyHome:
		t.Select(0)
	case fyne.KeyEnd:
		t.Select(t.Len() - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		t.open(t.selected)
	case fyne.KeySpace:
		t.mark(t.selected)
	default:
		t.key(t, event)
	}
}

// TypedShortcut copies the selected row and sorts; Alt and a digit are the window's where
// nothing sorts.
func (t *Table) TypedShortcut(shortcut fyne.Shortcut) {
	switch s := shortcut.(type) {
	case *fyne.ShortcutCopy:
		if cells := t.Row(t.selected); cells != nil && s.Clipboard != nil {
			s.Clipboard.SetContent(asTabbed(cells[:min(len(cells), len(t.columns))]))
		}
		return
	case *desktop.CustomShortcut:
		if n := s.KeyName; len(n) == 1 && n[0] >= '1' && n[0] <= '9' && s.Modifier == fyne.KeyModifierAlt && t.OnSort != nil {
			t.sortBy(int(n[0] - '1'))
			return
		}
	}
	t.shortcut(t, shortcut)
}

// asTabbed writes cells as one line that Excel pastes into as many cells.
func asTabbed(cells []string) string {
	clean := make([]string, len(cells))
	for i, cell := range cells {
		clean[i] = strings.Join(strings.Fields(cell), " ")
	}
	return strings.Join(clean, "\t")
}

// CreateRenderer belongs to Fyne.
func (t *Table) CreateRenderer() fyne.WidgetRenderer {
	r := &tableRenderer{t: t, frame: canvas.NewRectangle(color.Transparent), paper: canvas.NewRectangle(color.Transparent)}
	r.frame.StrokeWidth = 1
	r.Refresh()
	return r
}

type tableRenderer struct {
	t            *Table
	frame, paper *canvas.Rectangle
}

func (r *tableRenderer) Destroy() {}

func (r *tableRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.paper, r.t.header, r.t.scroll, r.t.empty, r.frame}
}

func (r *tableRenderer) MinSize() fyne.Size {
	return fyne.NewSize(200, r.t.rowHeight()*4)
}

func (r *tableRenderer) Layout(size fyne.Size) {
	top := r.t.rowHeight() + 4
	r.t.scroll.Move(fyne.NewPos(0, top))
	r.t.scroll.Resize(fyne.NewSize(size.Width, max(0, size.Height-top)))
	r.t.header.Resize(fyne.NewSize(size.Width, top)) // after the scroll, whose width the columns share
	r.t.empty.Move(fyne.NewPos(0, top+r.t.rowHeight()))
	r.t.empty.Resize(fyne.NewSize(size.Width, r.t.rowHeight()))
	r.frame.Resize(size)
	r.paper.Resize(size)
	r.t.draw()
}

func (r *tableRenderer) Refresh() {
	r.paper.FillColor = themeColor(theme.ColorNameInputBackground)
	r.paper.Refresh()
	r.frame.StrokeColor = themeColor(theme.ColorNameSeparator)
	if r.t.focused {
		r.frame.StrokeColor = themeColor(theme.ColorNamePrimary)
	}
	r.frame.Refresh()
	r.t.header.Refresh()
	r.Layout(r.t.Size())
}
