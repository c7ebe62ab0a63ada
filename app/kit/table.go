package kit

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/assets"
)

// Prefs remembers widths and places between runs; fyne.Preferences is one.
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

	rows      tableRows // the widget itself
	heads     []columnHead
	widths    []float32
	selected  int
	marks     marks
	sorted    int // -1: in the order of the source
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

// columnHead is what a table draws of a column without its rows.
type columnHead struct {
	title string
	align fyne.TextAlign
	grow  bool
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
	importance(row int) widget.Importance
	open(row int)

	sorts() bool // by any column
	sortable(column int) bool
	order(column int, ascending bool)

	markable() bool
	name(row int) string // "" while it is not loaded or when it cannot be marked
	keepMark(row int)    // remembers a row that was marked
}

func (t *table) begin(rows tableRows, heads []columnHead, widths []float32) {
	t.rows, t.heads, t.widths = rows, heads, widths
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

// Remember keeps the widths of the columns under key.
func (t *table) Remember(prefs Prefs, key string) {
	t.prefs, t.prefsKey = prefs, key
	if kept := prefs.FloatListWithFallback(key, nil); len(kept) == len(t.widths) {
		for i, width := range kept {
			t.widths[i] = max(float32(width), columnLeast)
		}
		t.Refresh()
	}
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
	cells := make([]string, len(t.heads))
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
	if column < 0 || column >= len(t.heads) || !t.rows.sortable(column) {
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

func (t *table) rowHeight() float32 {
	text := fyne.MeasureText("Ậg", theme.Size(theme.SizeNameText), fyne.TextStyle{})
	return text.Height + theme.Size(theme.SizeNameInnerPadding)
}

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
func (t *table) FocusGained() {
	if t.selected < 0 && t.Len() > 0 {
		first, _ := t.inView()
		t.setSelected(first)
	}
	t.ownKeys.FocusGained()
}

// TypedKey moves the selection and opens rows.
func (t *table) TypedKey(event *fyne.KeyEvent) {
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
		t.rows.open(t.selected)
	case fyne.KeySpace:
		t.mark(t.selected)
	default:
		t.key(event)
	}
}

// TypedShortcut copies the selected row and sorts; Alt and a digit are the window's where
// nothing sorts.
func (t *table) TypedShortcut(shortcut fyne.Shortcut) {
	switch s := shortcut.(type) {
	case *fyne.ShortcutCopy:
		if t.rows.loaded(t.selected) && s.Clipboard != nil {
			s.Clipboard.SetContent(asTabbed(t.Cells(t.selected)))
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

// asTabbed writes cells as one line that Excel pastes into as many cells.
func asTabbed(cells []string) string {
	clean := make([]string, len(cells))
	for i, cell := range cells {
		clean[i] = strings.Join(strings.Fields(cell), " ")
	}
	return strings.Join(clean, "\t")
}

// CreateRenderer belongs to Fyne.
func (t *table) CreateRenderer() fyne.WidgetRenderer {
	r := &tableRenderer{t: t, frame: canvas.NewRectangle(color.Transparent), paper: canvas.NewRectangle(color.Transparent)}
	r.All = []fyne.CanvasObject{r.paper, t.header, t.scroll, t.empty, r.frame}
	r.frame.StrokeWidth = 1
	r.Refresh()
	return r
}

type tableRenderer struct {
	Shapes
	t            *table
	frame, paper *canvas.Rectangle
}

func (r *tableRenderer) MinSize() fyne.Size {
	return fyne.NewSize(200, r.t.rowHeight()*4)
}

func (r *tableRenderer) Layout(size fyne.Size) {
	top := r.t.rowHeight() + 4
	Put(r.t.scroll, 0, top, size.Width, max(0, size.Height-top))
	r.t.header.Resize(fyne.NewSize(size.Width, top)) // after the scroll, whose width the columns share
	Put(r.t.empty, 0, top+r.t.rowHeight(), size.Width, r.t.rowHeight())
	r.frame.Resize(size)
	r.paper.Resize(size)
	r.t.draw()
}

func (r *tableRenderer) Refresh() {
	r.paper.FillColor = theme.Color(theme.ColorNameInputBackground)
	r.paper.Refresh()
	r.frame.StrokeColor = theme.Color(theme.ColorNameSeparator)
	if r.t.focused {
		r.frame.StrokeColor = theme.Color(theme.ColorNamePrimary)
	}
	r.frame.Refresh()
	r.t.header.Refresh()
	r.Layout(r.t.Size())
}
