package look

import "fyne.io/fyne/v2"

// AllColumns is the span of what takes a whole row.
const AllColumns = 1000

// FieldRows lays the fields of a form in columns, row by row; a field may take several.
type FieldRows struct {
	Columns int
	Span    func(fyne.CanvasObject) int
	Grows   func(fyne.CanvasObject) bool // has use for the height of its row
}

func (l *FieldRows) span(o fyne.CanvasObject) int { return min(l.Span(o), l.Columns) }

// rows groups the visible fields as they stand on the screen.
func (l *FieldRows) rows(objects []fyne.CanvasObject) [][]fyne.CanvasObject {
	var rows [][]fyne.CanvasObject
	taken := l.Columns
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		span := l.span(o)
		if taken+span > l.Columns {
			rows, taken = append(rows, nil), 0
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], o)
		taken += span
	}
	return rows
}

func (l *FieldRows) gaps() (across, down float32) { return 16, 8 }

// Layout belongs to Fyne.
func (l *FieldRows) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	across, down := l.gaps()
	column := (size.Width - across*float32(l.Columns-1)) / float32(l.Columns)
	y := float32(0)
	for _, row := range l.rows(objects) {
		x, height := float32(0), float32(0)
		for _, o := range row {
			span := float32(l.span(o))
			width := column*span + across*(span-1)
			o.Resize(fyne.NewSize(width, o.Size().Height)) // what wraps knows its height once it has a width
			place(o, x, y, width, o.MinSize().Height)
			height = max(height, o.MinSize().Height)
			x += width + across
		}
		for _, o := range row {
			if l.Grows(o) {
				o.Resize(fyne.NewSize(o.Size().Width, height))
			}
		}
		y += height + down
	}
}

// MinSize belongs to Fyne.
func (l *FieldRows) MinSize(objects []fyne.CanvasObject) fyne.Size {
	across, down := l.gaps()
	var size fyne.Size
	column := float32(0)
	for i, row := range l.rows(objects) {
		if i > 0 {
			size.Height += down
		}
		height := float32(0)
		for _, o := range row {
			least, span := o.MinSize(), float32(l.span(o))
			height = max(height, least.Height)
			column = max(column, (least.Width-across*(span-1))/span)
		}
		size.Height += height
	}
	size.Width = column*float32(l.Columns) + across*float32(l.Columns-1)
	return size
}

// Pair lays a form beside what helps to fill it in. A form is at most formMost wide; where
// both have no room, only one of them is seen.
type Pair struct {
	Form     float32 // the width of the form where the rest is for what stands beside it; 0: it takes what it can
	Beside   bool    // where only one has room: what stands beside the form
	Narrow   bool    // only one has room
	Narrowed func()  // called when Narrow becomes another
}

const (
	formMost, formLeast     = 720, 560
	formGood                = 632 // at which a choice of four kinds has one line
	besideMost, besideLeast = 376, 308
	besideGap               = 12
)

// MinSize belongs to Fyne.
func (*Pair) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return fyne.NewSize(least.Width, min(least.Height, 120))
}

// Layout belongs to Fyne.
func (p *Pair) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	form := min(size.Width, Scaled(formMost))
	if len(objects) < 2 {
		place(objects[0], 0, 0, form, size.Height)
		return
	}
	least := Scaled(besideLeast)
	if narrow := size.Width < Scaled(formLeast)+besideGap+least; narrow != p.Narrow {
		p.Narrow = narrow
		p.Narrowed()
	}
	for i, o := range objects {
		if p.Narrow && p.Beside != (i == 1) {
			o.Hide()
		} else {
			o.Show()
		}
	}
	if p.Narrow {
		place(objects[0], 0, 0, form, size.Height)
		place(objects[1], 0, 0, form, size.Height)
		return
	}
	rest := size.Width - besideGap
	beside := min(max(rest-Scaled(formMost), least), Scaled(besideMost))
	if rest-beside < Scaled(formGood) {
		beside = max(Scaled(besideLeast-48), rest-Scaled(formGood))
	}
	beside = max(beside, min(objects[1].MinSize().Width, rest-Scaled(formGood))) // what stands there may want more
	if p.Form > 0 {
		beside = max(rest-min(p.Form, Scaled(formMost)), least)
	}
	form = min(rest-beside, Scaled(formMost))
	place(objects[0], 0, 0, form, size.Height)
	place(objects[1], form+besideGap, 0, beside, size.Height)
}
