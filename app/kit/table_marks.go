package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"donthu/app/kit/look"
)

// marks are the rows of a table that were marked to do something with all of them,
// by their names, so that they stay marked in another order.
type marks struct {
	names   []string // in the order in which they were marked
	before  []string // those marked before the range that is being marked
	from    int      // row marked or selected last, where a range begins
	ranging bool     // a range is being marked
}

// begin begins a range at a row.
func (m *marks) begin(row int) { m.from, m.before = max(0, row), slices.Clone(m.names) }

// Marked are the names of the marked rows, in the order in which they were marked.
func (t *table) Marked() []string { return slices.Clone(t.marks.names) }

func (t *table) marked() {
	if t.OnMark != nil {
		t.OnMark()
	}
	t.header.Refresh()
	t.body.Refresh()
}

// unmark takes all marks away.
func (t *table) unmark() {
	t.marks = marks{from: max(0, t.selected)}
	t.marked()
}

// mark turns the mark of a row on or off.
func (t *table) mark(row int) {
	name := t.rows.name(row)
	if name == "" {
		return
	}
	if at := slices.Index(t.marks.names, name); at >= 0 {
		t.marks.names = slices.Delete(t.marks.names, at, at+1)
	} else {
		t.marks.names = append(t.marks.names, name)
		t.rows.keepMark(row)
	}
	t.marks.begin(row)
	t.marks.ranging = false
	t.marked()
}

// markTo marks the rows from where the range began to row, and no longer those that the
// range held before.
func (t *table) markTo(row int) {
	t.marks.ranging = true
	t.marks.names = slices.Clone(t.marks.before)
	for at := min(t.marks.from, row); at <= max(t.marks.from, row); at++ {
		if name := t.rows.name(at); name != "" && !slices.Contains(t.marks.names, name) {
			t.marks.names = append(t.marks.names, name)
			t.rows.keepMark(at)
		}
	}
	t.marked()
}

// markAt marks by a click: on the box, or anywhere on a row with Ctrl or Shift.
func (t *table) markAt(row int, x float32, held fyne.KeyModifier) {
	switch {
	case !t.rows.markable():
	case held&fyne.KeyModifierShift != 0:
		t.markTo(row)
	case held&fyne.KeyModifierControl != 0, x < t.slots()[0].Width:
		t.mark(row)
	default:
		t.marks.begin(row)
		t.marks.ranging = false
	}
}

func (t *table) isMarked(row int) bool {
	return len(t.marks.names) > 0 && slices.Contains(t.marks.names, t.rows.name(row))
}

// boxOf is the box at the head of a row.
func (t *table) boxOf(row int) look.Box {
	switch {
	case !t.rows.markable() || t.rows.name(row) == "":
		return look.NoBox
	case t.isMarked(row):
		return look.FullBox
	}
	return look.EmptyBox
}

// headBox is the box in the head of the table.
func (t *table) headBox() look.Box {
	switch {
	case !t.rows.markable():
		return look.NoBox
	case len(t.marks.names) == 0:
		return look.EmptyBox
	case len(t.marks.names) < t.Len():
		return look.PartBox
	}
	return look.FullBox
}

// Copy puts the marked rows, or the selected one, into the clipboard as a table with a
// head, which Excel pastes into as many cells.
func (t *table) Copy(to fyne.Clipboard) {
	rows := t.rows.copied()
	if len(rows) == 0 || to == nil {
		return
	}
	var lines []string
	head := make([]string, len(t.columns))
	for i, column := range t.columns {
		head[i] = column.Title
	}
	for _, cells := range append([][]string{head}, rows...) {
		var line []string
		for _, i := range t.places {
			if !t.columns[i].Hidden && (i > 0 || !t.rows.markable()) {
				line = append(line, strings.Join(strings.Fields(cells[i]), " "))
			}
		}
		lines = append(lines, strings.Join(line, "\t"))
	}
	to.SetContent(strings.Join(lines, "\n"))
}
