package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Measures of a table.
const (
	RowHeight  = 32
	HeadHeight = 34
	cellSide   = 8 // before the text of a column
	cellEnd    = 4 // and behind it
)

// Tick is the box at the head of a row that can be marked.
type Tick int

// What a box shows.
const (
	NoTick Tick = iota
	Unticked
	PartlyTicked // of the head: some are marked
	Ticked
)

func (b Tick) icon() fyne.Resource {
	switch b {
	case Unticked:
		return Painted(theme.CheckButtonIcon(), theme.ColorNameInputBorder)
	case PartlyTicked:
		return Painted(theme.Icon(theme.IconNameCheckButtonPartial), theme.ColorNamePrimary)
	case Ticked:
		return Painted(theme.CheckButtonCheckedIcon(), theme.ColorNamePrimary)
	}
	return nil
}

// Cell is what a row shows in a column: a chip, or else a text.
type Cell struct {
	Text string
	Chip Chip
	Ink  fyne.ThemeColorName // of the text; "" for that of all text
}

// RowGround is what lies under a row.
type RowGround struct {
	Current, Marked bool
	Box             Tick
}

// Grid is what is drawn of a table; rows are counted from 0.
type Grid interface {
	Columns() []Column
	Slots() []Slot
	InView() (first, count int)
	Ground(row int) RowGround
	Cell(row, column int) Cell
	Extent() fyne.Size // of all rows
	Across() float32   // how wide a row's ground is
}

// DrawRows draws the rows in view of a grid that is as large as the whole list.
func DrawRows(g Grid) *Rows { return &Rows{g: g} }

// Rows draws the rows in view.
type Rows struct {
	g     Grid
	lines []*rowLine
	all   []fyne.CanvasObject
}

// rowLine is what is drawn for a row in view, whichever it is.
type rowLine struct {
	ground, edge, line *canvas.Rectangle
	box                *canvas.Image
	texts              map[int]*canvas.Text // by column, made when first used
	chips              map[int]*ChipView
	marks              map[int][]*mark // over the texts, as many as were needed once
}

// Destroy belongs to Fyne.
func (*Rows) Destroy() {}

// Layout belongs to Fyne.
func (*Rows) Layout(fyne.Size) {}

// Objects belongs to Fyne.
func (r *Rows) Objects() []fyne.CanvasObject { return r.all }

// MinSize belongs to Fyne.
func (r *Rows) MinSize() fyne.Size { return r.g.Extent() }

// Text is what stands in a column of the row that is drawn as the n-th.
func (r *Rows) Text(n, column int) *canvas.Text { return r.lines[n].texts[column] }

// Chip is the chip in a column of the row that is drawn as the n-th; nil for none.
func (r *Rows) Chip(n, column int) *ChipView {
	if v := r.lines[n].chips[column]; v != nil && v.Visible() {
		return v
	}
	return nil
}

// Refresh draws the rows that are in view now.
func (r *Rows) Refresh() {
	first, count := r.g.InView()
	for len(r.lines) < count {
		l := &rowLine{canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent),
			newPicture(), map[int]*canvas.Text{}, map[int]*ChipView{}, map[int][]*mark{}}
		r.lines = append(r.lines, l)
		r.all = append(r.all, l.ground, l.line, l.edge, l.box)
	}
	slots, across := r.g.Slots(), r.g.Across()
	for i, l := range r.lines {
		l.hide()
		if i < count {
			r.draw(l, first+i, slots, across)
		}
	}
}

func (l *rowLine) hide() {
	l.ground.Hidden, l.edge.Hidden, l.line.Hidden, l.box.Hidden = true, true, true, true
	for _, t := range l.texts {
		t.Hidden = true
	}
	for _, c := range l.chips {
		c.Hidden = true
	}
	for _, all := range l.marks {
		hideMarks(all)
	}
}

func (r *Rows) draw(l *rowLine, row int, slots []Slot, across float32) {
	height := Scaled(RowHeight)
	y := float32(row) * height
	ground := r.g.Ground(row)
	l.line.Hidden, l.line.FillColor = false, Color(theme.ColorNameSeparator)
	place(l.line, 0, y+height-1, across, 1)
	l.line.Refresh()
	if ground.Current || ground.Marked {
		l.ground.Hidden, l.ground.FillColor = false, Color(PrimarySoft)
		place(l.ground, 0, y, across, height-1)
		l.ground.Refresh()
	}
	if ground.Current {
		l.edge.Hidden, l.edge.FillColor = false, Color(theme.ColorNamePrimary)
		place(l.edge, 0, y, 3, height-1)
		l.edge.Refresh()
	}
	for at, s := range slots {
		if at == 0 && ground.Box != NoTick {
			drawBox(l.box, ground.Box, s, y, height)
			continue
		}
		r.cell(l, row, s, y, height)
	}
}

// drawBox puts a box into the middle of a slot.
func drawBox(picture *canvas.Image, box Tick, s Slot, y, height float32) {
	side := Scaled(20)
	picture.Hidden = false
	place(picture, s.X+(s.Width-side)/2, y+(height-side)/2, side, side)
	if icon := box.icon(); picture.Resource == nil || picture.Resource.Name() != icon.Name() {
		picture.Resource = icon
		picture.Refresh()
	}
}

func (r *Rows) cell(l *rowLine, row int, s Slot, y, height float32) {
	cell := r.g.Cell(row, s.Column)
	room := max(0, s.Width-cellSide-cellEnd)
	if cell.Chip != (Chip{}) {
		v := l.chips[s.Column]
		if v == nil {
			v = NewChip(cell.Chip)
			l.chips[s.Column] = v
			r.all = append(r.all, v)
		}
		v.Hidden = false
		place(v, s.X+cellSide/2, y, room+cellSide, height-1)
		v.Set(cell.Chip)
		return
	}
	t := l.texts[s.Column]
	if t == nil {
		t = canvas.NewText("", color.Transparent)
		l.texts[s.Column] = t
		r.all = append(r.all, t)
	}
	t.Hidden = false
	ink := cell.Ink
	if ink == "" {
		ink = theme.ColorNameForeground
	}
	size, paint := Size(body), Color(ink)
	words := ""
	if cell.Text != "" {
		words = Fit(cell.Text, size, room, false)
	}
	align := r.g.Columns()[s.Column].Align
	high := lineHeight(size)
	place(t, s.X+cellSide, y+(height-1-high)/2, room, high)
	if t.Text != words || t.Color != paint || t.TextSize != size || t.Alignment != align {
		t.Text, t.Color, t.TextSize, t.Alignment = words, paint, size, align
		t.Refresh()
	}
	if found := r.g.Columns()[s.Column].Found; found != nil && align == fyne.TextAlignLeading {
		r.mark(l, s.Column, t, found(words))
	}
}

// Cut reports whether a text does not fit into a slot.
func Cut(text string, s Slot) bool {
	return fyne.MeasureText(text, Size(body), fyne.TextStyle{}).Width > max(0, s.Width-cellSide-cellEnd)
}

// ChipCut reports whether a chip does not fit into a slot.
func ChipCut(chip Chip, s Slot) bool { return chip.MinSize().Width > s.Width-cellSide }

func lineHeight(size float32) float32 {
	return fyne.MeasureText("Ậg", size, fyne.TextStyle{}).Height
}

// Header draws the titles of a grid's columns.
type Header struct {
	g      Grid
	head   func() HeadState
	size   fyne.Size
	ground *canvas.Rectangle
	foot   *canvas.Rectangle
	arrow  *canvas.Image
	box    *canvas.Image
	titles []*canvas.Text
}

// HeadState is what the head of a table shows beside the titles.
type HeadState struct {
	Sorted    int // column; -1 for none
	Ascending bool
	Box       Tick
	Offset    float32 // how far the table is scrolled to the right
}

// DrawHead draws the head of a table.
func DrawHead(g Grid, head func() HeadState) *Header {
	h := &Header{g: g, head: head, ground: newBox(0), foot: newBox(0), arrow: newPicture(), box: newPicture()}
	h.ground.TopLeftCornerRadius, h.ground.TopRightCornerRadius = 8, 8
	for range g.Columns() {
		t := canvas.NewText("", color.Transparent)
		t.TextStyle.Bold = true
		h.titles = append(h.titles, t)
	}
	h.Refresh()
	return h
}

// Destroy belongs to Fyne.
func (*Header) Destroy() {}

// Objects belongs to Fyne.
func (h *Header) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{h.ground, h.foot}
	for _, t := range h.titles {
		all = append(all, t)
	}
	return append(all, h.box, h.arrow)
}

// MinSize belongs to Fyne.
func (h *Header) MinSize() fyne.Size { return fyne.NewSize(40, Scaled(HeadHeight)) }

// Arrow is the arrow that says which order it is.
func (h *Header) Arrow() *canvas.Image { return h.arrow }

// Title is the title of a column, as it is drawn.
func (h *Header) Title(column int) *canvas.Text { return h.titles[column] }

// Layout belongs to Fyne.
func (h *Header) Layout(size fyne.Size) {
	h.size = size
	place(h.ground, 1, 1, size.Width-2, size.Height-1)
	place(h.foot, 0, size.Height-1, size.Width, 1)
	state, columns := h.head(), h.g.Columns()
	h.arrow.Hidden, h.box.Hidden = true, true
	for _, t := range h.titles {
		t.Hidden = true
	}
	side, high := Scaled(16), lineHeight(Size(caption))
	for at, s := range h.g.Slots() {
		s.X -= state.Offset
		if at == 0 && state.Box != NoTick {
			drawBox(h.box, state.Box, s, 0, size.Height)
			continue
		}
		t, room := h.titles[s.Column], min(s.Width-2*cellSide, size.Width-s.X-2*cellSide) // a table may be wider than its room
		sorted := s.Column == state.Sorted
		if sorted {
			room -= side
		}
		t.Hidden = s.X+cellSide < 0 || room < side
		t.Text = Fit(columns[s.Column].Title, t.TextSize, max(0, room), true)
		t.Color = Color(Ink2)
		if sorted {
			t.Color = Color(theme.ColorNamePrimary)
		}
		words := fyne.MeasureText(t.Text, t.TextSize, t.TextStyle).Width
		x := s.X + cellSide
		switch columns[s.Column].Align {
		case fyne.TextAlignTrailing:
			x += room - words
		case fyne.TextAlignCenter:
			x += (room - words) / 2
		}
		place(t, x, (size.Height-high)/2, words, high)
		t.Refresh()
		if sorted && !t.Hidden {
			icon := IconSortDown
			if state.Ascending {
				icon = IconSortUp
			}
			setPicture(h.arrow, icon, theme.ColorNamePrimary)
			place(h.arrow, x+words+2, (size.Height-side)/2, side, side)
		}
	}
}

// Refresh belongs to Fyne.
func (h *Header) Refresh() {
	h.ground.TopLeftCornerRadius, h.ground.TopRightCornerRadius = SheetRadius-2, SheetRadius-2 // within the frame
	h.ground.FillColor, h.foot.FillColor = Color(Sunken), Color(theme.ColorNameSeparator)
	h.ground.Refresh()
	h.foot.Refresh()
	for _, t := range h.titles {
		t.TextSize = Size(caption)
	}
	h.Layout(h.size)
}
