package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// marks are the rows of a table that were marked to do something with all of them,
// by their names, so that they stay marked in another order.
type marks struct {
	names []string // in the order in which they were marked
	from  int      // row marked last, where a range begins
}

// Marked are the names of the marked rows, in the order in which they were marked.
func (t *table) Marked() []string { return slices.Clone(t.marks.names) }

func (t *table) marked() {
	if t.OnMark != nil {
		t.OnMark()
	}
	t.body.Refresh()
}

// mark turns the mark of a row on or off.
func (t *table) mark(row int) {
	name := t.rows.name(row)
	if name == "" {
		return
	}
	t.marks.from = row
	if at := slices.Index(t.marks.names, name); at >= 0 {
		t.marks.names = slices.Delete(t.marks.names, at, at+1)
	} else {
		t.marks.names = append(t.marks.names, name)
		t.rows.keepMark(row)
	}
	t.marked()
}

// markTo marks the rows from the one marked last to row.
func (t *table) markTo(row int) {
	for at := min(t.marks.from, row); at <= max(t.marks.from, row); at++ {
		if name := t.rows.name(at); name != "" && !slices.Contains(t.marks.names, name) {
			t.marks.names = append(t.marks.names, name)
			t.rows.keepMark(at)
		}
	}
	t.marks.from = row
	t.marked()
}

// markAt marks by a click: on the box, or anywhere on a row with Ctrl or Shift.
func (t *table) markAt(row int, x float32, held fyne.KeyModifier) {
	switch {
	case !t.rows.markable():
	case held&fyne.KeyModifierShift != 0:
		t.markTo(row)
	case held&fyne.KeyModifierControl != 0, x < t.columnWidths()[0]:
		t.mark(row)
	default:
		t.marks.from = row
	}
}

// drawMarks puts a box with or without a tick at the head of each row in view.
func (r *tableBodyRenderer) drawMarks(first, shown int) {
	size := theme.Size(theme.SizeNameInlineIcon)
	for i, box := range r.boxes {
		name := r.t.rows.name(first + i)
		box.Hidden = i >= shown || name == ""
		if box.Hidden {
			continue
		}
		icon := theme.CheckButtonIcon()
		if slices.Contains(r.t.marks.names, name) {
			icon = theme.CheckButtonCheckedIcon()
		}
		height := r.t.rowHeight()
		box.Move(fyne.NewPos((r.t.columnWidths()[0]-size)/2, float32(first+i)*height+(height-size)/2))
		box.Resize(fyne.NewSquareSize(size))
		if box.Resource == nil || box.Resource.Name() != icon.Name() {
			box.Resource = icon
			box.Refresh()
		}
	}
}

func newMarkBox() *canvas.Image {
	box := canvas.NewImageFromResource(nil)
	box.FillMode = canvas.ImageFillContain
	return box
}
