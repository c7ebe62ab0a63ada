package kit

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"donthu/app/kit/look"
	"donthu/assets"
)

// Column is one column of a table of T.
type Column[T any] struct {
	Title string
	// Width in device independent pixels, at first; the user can drag it.
	Width float32
	Align fyne.TextAlign
	// Grow columns share the room that is left; the last one does when none is set.
	Grow bool
	// Text is what the column says of a row; nil says nothing. It is called whenever the
	// row is drawn: what takes time is done where the rows are loaded.
	Text func(T) string
	// Chip is a chip in the text's place, but for the zero Chip. What it says is copied
	// and searched too where the column has no Text.
	Chip func(T) look.Chip
	// Tip is what the tooltip says of a cell, "" for its text where that was cut.
	Tip func(T) string
	// Ink is the colour of the text, "" for that of all text.
	Ink func(T) fyne.ThemeColorName
	// Yield ranks the columns that leave where the room is short, the highest first; 0
	// never leaves.
	Yield int
	// Sort names the order of the source that stands behind the header; "" for none.
	Sort  string
	Found look.Finder    // what is marked in its texts; nil: nothing
	Drawn func(T) string // what the table draws in the text's place; nil: the text
}

// Col is a column under the sentence of key, "" for none.
func Col[T any](key string, width float32, text func(T) string) Column[T] {
	c := Column[T]{Width: width, Text: text}
	if key != "" {
		c.Title = assets.Text(key)
	}
	return c
}

// Growing gives the column its share of the room that is left.
func (c Column[T]) Growing() Column[T] {
	c.Grow = true
	return c
}

// Right writes the column to the right, as numbers stand.
func (c Column[T]) Right() Column[T] {
	c.Align = fyne.TextAlignTrailing
	return c
}

// Yielding lets the column leave where the room is short, the highest rank first.
func (c Column[T]) Yielding(rank int) Column[T] {
	c.Yield = rank
	return c
}

// As shows a chip in the text's place, unless it is the zero Chip.
func (c Column[T]) As(chip func(T) look.Chip) Column[T] {
	c.Chip = chip
	return c
}

// Tips says more about a cell in its tooltip.
func (c Column[T]) Tips(tip func(T) string) Column[T] {
	c.Tip = tip
	return c
}

// Inked gives texts a colour of their own.
func (c Column[T]) Inked(ink func(T) fyne.ThemeColorName) Column[T] {
	c.Ink = ink
	return c
}

// By lets the user sort by the column, an order that the source knows by that name.
func (c Column[T]) By(sort string) Column[T] {
	c.Sort = sort
	return c
}

// Table shows the rows of a list that may be long: it loads pages of it as they
// come into view. Rows, not cells, are selected; all are of one height; text that its
// column has no room for ends in "…", and a tooltip says it whole. Keys: Up, Down, PgUp,
// PgDn, Home, End, Enter opens, Ctrl+C copies, Alt+1 … Alt+9 sort by a column, Shift+F10
// opens the row's menu; where rows can be marked Space marks one, Shift and the arrows
// several, Ctrl+A all, Esc none.
type Table[T any] struct {
	table

	// Open is called with the row on Enter and double click.
	Open func(row T)
	// Order is called with the Sort of a column when the user chose it: Load the list
	// in that order then.
	Order func(sort string, ascending bool)
	// OnMenu gives what a right click and Shift+F10 offer to do with the Chosen rows.
	OnMenu func() []Action
	// Loaded is told the length of the list whenever rows have come.
	Loaded func(total int)
	// Failed is told why rows could not be loaded.
	Failed func(error)
	// MarkBy lets several rows be marked, by Space or the mouse with Ctrl and Shift: it
	// names a row, "" for one that cannot be marked. The first column then shows the
	// marks and no text. Set it before the table is shown.
	MarkBy func(row T) string

	kinds  []Column[T]
	pages  *pages[T]
	values map[string]T // of the marked rows, by name
	stop   context.CancelFunc
}

// NewTable is a table with no rows yet and nothing selected.
func NewTable[T any](columns ...Column[T]) *Table[T] {
	t := &Table[T]{kinds: columns, values: map[string]T{}}
	t.pages = newPages(t.pageOf)
	drawn := make([]look.Column, len(columns))
	for i, c := range columns {
		drawn[i] = look.Column{Title: c.Title, Width: max(c.Width, columnLeast), Align: c.Align, Grow: c.Grow, Yield: c.Yield, Found: c.Found}
	}
	t.begin(t, drawn)
	return t
}

// Load shows another list from its top: query gives its rows offset … offset+limit-1
// and its length. It is called in the background, also later for other pages and when
// the table is reloaded, so it takes what it asks for along by value. Answers to an
// older query are dropped, and its context ends.
func (t *Table[T]) Load(query func(ctx context.Context, offset, limit int) (rows []T, total int, err error)) {
	if t.stop != nil {
		t.stop()
	}
	ctx, stop := context.WithCancel(context.Background())
	t.stop = stop
	type page struct {
		rows  []T
		total int
	}
	t.SetLoad(func(offset, limit int, done func([]T, int)) {
		mine := t.pages.generation
		RunAsync(func() (p page, err error) {
			p.rows, p.total, err = query(ctx, offset, limit)
			return p, err
		}, func(p page, err error) {
			switch {
			case mine != t.pages.generation || ctx.Err() != nil:
			case err == nil:
				done(p.rows, p.total)
			case t.Failed != nil:
				t.Failed(err)
			}
		})
	})
}

// LoadAll is Load of a list that its source gives whole.
func (t *Table[T]) LoadAll(query func(context.Context) ([]T, error)) {
	t.Load(func(ctx context.Context, offset, limit int) ([]T, int, error) {
		all, err := query(ctx)
		from := min(offset, len(all))
		return all[from:min(from+limit, len(all))], len(all), err
	})
}

// SetRows shows rows that are all there, from the top.
func (t *Table[T]) SetRows(rows []T) { t.SetLoad(listed(rows)) }

// SetLoad is Load for a source that runs by itself.
func (t *Table[T]) SetLoad(load loadFunc[T]) {
	t.pages.load = load
	t.Reset()
}

// Row is a row, the zero T while it is not loaded.
func (t *Table[T]) Row(row int) T {
	v, _ := t.pages.row(row)
	return v
}

// SelectedRow is the selected row; not ok when none is, or it is not loaded.
func (t *Table[T]) SelectedRow() (row T, ok bool) { return t.pages.row(t.selected) }

// MarkedRows are the marked rows as they were loaded last, in the order in which
// they were marked.
func (t *Table[T]) MarkedRows() []T {
	var rows []T
	for _, name := range t.marks.names {
		if row, known := t.values[name]; known {
			rows = append(rows, row)
		}
	}
	return rows
}

// Chosen are the marked rows, or the selected one when none is marked.
func (t *Table[T]) Chosen() []T {
	rows := t.MarkedRows()
	if row, ok := t.SelectedRow(); ok && len(rows) == 0 {
		rows = []T{row}
	}
	return rows
}

// SetMarked marks exactly the rows with the names.
func (t *Table[T]) SetMarked(names []string) {
	t.marks = marks{names: slices.Clone(names), before: slices.Clone(names), from: max(0, t.selected)}
	for _, page := range t.pages.ready {
		t.keepMarked(page)
	}
	t.marked()
}

// MarkRows marks exactly these rows.
func (t *Table[T]) MarkRows(rows []T) {
	names := make([]string, len(rows))
	for i, row := range rows {
		names[i] = t.MarkBy(row)
		t.values[names[i]] = row
	}
	t.SetMarked(names)
}

// SetOrder shows an order in the header without calling Order.
func (t *Table[T]) SetOrder(sort string, ascending bool) {
	t.SetSort(slices.IndexFunc(t.kinds, func(c Column[T]) bool { return c.Sort == sort }), ascending)
}

// pageOf shows a page that has come; what is marked of it is known anew.
func (t *Table[T]) pageOf(rows []T) {
	t.keepMarked(rows)
	t.pageCame()
	if t.Loaded != nil {
		t.Loaded(t.pages.total)
	}
}

// keepMarked remembers those of the rows that are marked.
func (t *Table[T]) keepMarked(rows []T) {
	if t.MarkBy == nil || len(t.marks.names) == 0 {
		return
	}
	for _, row := range rows {
		if name := t.MarkBy(row); slices.Contains(t.marks.names, name) {
			t.values[name] = row
		}
	}
}

func (t *Table[T]) total() int           { return t.pages.total }
func (t *Table[T]) reload()              { t.pages.reload() }
func (t *Table[T]) want(first, last int) { t.pages.want(first, last) }
func (t *Table[T]) hasSource() bool      { return t.pages.load != nil }
func (t *Table[T]) markable() bool       { return t.MarkBy != nil }
func (t *Table[T]) sorts() bool          { return t.Order != nil }

func (t *Table[T]) loaded(row int) bool {
	_, ok := t.pages.row(row)
	return ok
}

func (t *Table[T]) text(row, column int) string { return t.kinds[column].words(t.Row(row)) }

// words is what the column says of a row.
func (c *Column[T]) words(v T) string {
	switch {
	case c.Text != nil:
		return c.Text(v)
	case c.Chip != nil:
		return c.Chip(v).Text
	}
	return ""
}

func (t *Table[T]) cell(row, column int) (cell look.Cell) {
	c, v := &t.kinds[column], t.Row(row)
	if c.Chip != nil {
		if cell.Chip = c.Chip(v); cell.Chip != (look.Chip{}) {
			return cell
		}
	}
	if cell.Text = c.words(v); c.Drawn != nil {
		cell.Text = c.Drawn(v)
	}
	if c.Ink != nil {
		cell.Ink = c.Ink(v)
	}
	return cell
}

func (t *Table[T]) tip(row, column int) string {
	if c := &t.kinds[column]; c.Tip != nil {
		return c.Tip(t.Row(row))
	}
	return ""
}

// copied are the cells of the rows that are chosen.
func (t *Table[T]) copied() (rows [][]string) {
	for _, v := range t.Chosen() {
		cells := make([]string, len(t.kinds))
		for i := range t.kinds {
			cells[i] = t.kinds[i].words(v)
		}
		rows = append(rows, cells)
	}
	return rows
}

// Listed hands done the columns that the user shows, with the headings first, of the
// marked rows, or of all when none is marked. done is called on the screen's thread.
func (t *Table[T]) Listed(done func(headings []string, rows [][]string)) {
	var headings []string
	var shown []int
	for _, i := range t.places {
		if c := t.columns[i]; !c.Hidden && c.Title != "" {
			headings, shown = append(headings, c.Title), append(shown, i)
		}
	}
	tell := func(values []T, _ int) {
		rows := make([][]string, len(values))
		for i, v := range values {
			for _, column := range shown {
				rows[i] = append(rows[i], t.kinds[column].words(v))
			}
		}
		done(headings, rows)
	}
	if marked := t.MarkedRows(); len(marked) > 0 || !t.hasSource() || t.total() <= 0 {
		tell(marked, 0)
		return
	}
	t.pages.load(0, t.total(), tell)
}

func (t *Table[T]) menu() []Action {
	if t.OnMenu == nil {
		return nil
	}
	return t.OnMenu()
}

// markEvery marks all rows of the list, also those that are not loaded.
func (t *Table[T]) markEvery() {
	if t.pages.load == nil || t.pages.total <= 0 {
		return
	}
	t.pages.load(0, t.pages.total, func(rows []T, _ int) {
		t.MarkRows(slices.DeleteFunc(slices.Clone(rows), func(v T) bool { return t.MarkBy(v) == "" }))
	})
}

func (t *Table[T]) open(row int) {
	if v, ok := t.pages.row(row); ok && t.Open != nil {
		t.Open(v)
	}
}

func (t *Table[T]) sortable(column int) bool {
	c := &t.kinds[column]
	return c.Sort != "" && t.Order != nil
}

func (t *Table[T]) order(column int, ascending bool) {
	t.Order(t.kinds[column].Sort, ascending)
}

func (t *Table[T]) name(row int) string {
	v, ok := t.pages.row(row)
	if !ok || t.MarkBy == nil {
		return ""
	}
	return t.MarkBy(v)
}

func (t *Table[T]) keepMark(row int) {
	if v, ok := t.pages.row(row); ok {
		t.values[t.MarkBy(v)] = v
	}
}
