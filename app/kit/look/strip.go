package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// StripDay is a day of a strip of days.
type StripDay struct {
	Head, Day, Foot string // T5, 19, what the day does
	Tone            Tone   // Still: does not count; Late: a holiday; Soon: the last day; Plain: counts
	Past            bool   // of what counts: it has counted
	Today           bool
	Last            bool
}

// Strip is a row of days; where the room is short the days far from today give way to "…".
type Strip struct {
	widget.BaseWidget
	cells []StripDay
}

// NewStrip draws days.
func NewStrip(cells []StripDay) *Strip {
	s := &Strip{cells: cells}
	s.ExtendBaseWidget(s)
	return s
}

const (
	cellWide = 39
	cellHigh = 30
)

// shown are the places of the cells that have room, -1 for "…": the first, the last and
// those around today.
func (s *Strip) shown(room int) (places []int) {
	n := len(s.cells)
	if n <= room {
		for i := range n {
			places = append(places, i)
		}
		return places
	}
	middle := n - 1
	for i, c := range s.cells {
		if c.Today {
			middle = i
		}
	}
	width := max(1, room-4)
	from := min(max(middle-width/3, 1), n-1-width)
	from = max(from, 1)
	places = append(places, 0)
	if from > 1 {
		places = append(places, -1)
	}
	for i := from; i < min(from+width, n-1); i++ {
		places = append(places, i)
	}
	if from+width < n-1 {
		places = append(places, -1)
	}
	return append(places, n-1)
}

// CreateRenderer belongs to Fyne.
func (s *Strip) CreateRenderer() fyne.WidgetRenderer { return &stripRenderer{s: s} }

type stripRenderer struct {
	s    *Strip
	size fyne.Size
	all  []fyne.CanvasObject
}

func (r *stripRenderer) Destroy()                     {}
func (r *stripRenderer) Objects() []fyne.CanvasObject { return r.all }

func (r *stripRenderer) words() float32 {
	return fyne.MeasureText("T5", Size(caption), fyne.TextStyle{}).Height
}

func (r *stripRenderer) MinSize() fyne.Size {
	return fyne.NewSize(Scaled(cellWide)*7, 2*r.words()+Scaled(cellHigh))
}

func (r *stripRenderer) Layout(size fyne.Size) {
	r.size = size
	r.Refresh()
}

func (r *stripRenderer) Refresh() {
	r.all = nil
	wide, high, words := Scaled(cellWide), Scaled(cellHigh), r.words()
	middle := func(text string, role fyne.ThemeColorName, size fyne.ThemeSizeName, bold bool, x, y, height float32) {
		t := NewText(Fit(text, Size(size), wide+2, bold), role, size)
		t.TextStyle.Bold = bold
		t.Alignment = fyne.TextAlignCenter
		place(t, x-1, y, wide, height)
		r.all = append(r.all, t)
	}
	for at, i := range r.s.shown(max(5, int((r.size.Width+2)/wide))) {
		x := float32(at) * wide
		if i < 0 {
			middle("…", theme.ColorNamePlaceHolder, body, false, x, words, high)
			continue
		}
		c := r.s.cells[i]
		ground, edge, ink := c.inks()
		box := newBox(6)
		box.FillColor, box.StrokeColor = color.Transparent, color.Transparent
		if ground != "" {
			box.FillColor = Color(ground)
		}
		if edge != "" {
			box.StrokeColor, box.StrokeWidth = Color(edge), 1
			if c.Last {
				box.StrokeWidth = 2
			}
		}
		place(box, x, words, wide-3, high)
		r.all = append(r.all, box)
		head := Ink2
		switch {
		case c.Today:
			head = theme.ColorNamePrimary
		case c.Last:
			head = c.Tone.Ink()
		}
		strong := c.Today || c.Last
		middle(c.Head, head, caption, strong, x, 0, words)
		middle(c.Day, ink, body, strong, x, words, high)
		middle(c.Foot, Ink2, caption, false, x, words+high, words)
	}
	canvas.Refresh(r.s)
}

// inks are the roles of ground, edge and words of a cell.
func (c StripDay) inks() (ground, edge, ink fyne.ThemeColorName) {
	switch {
	case c.Today && !c.Last:
		return theme.ColorNamePrimary, "", theme.ColorNameForegroundOnPrimary
	case c.Last:
		return c.Tone.ground(), c.Tone.Ink(), c.Tone.Ink()
	case c.Tone == Late:
		return DangerSoft, "", theme.ColorNameError
	case c.Tone == Still:
		return Sunken, "", Ink2
	case c.Past:
		return PrimarySoft, theme.ColorNamePrimary, theme.ColorNameForeground
	}
	return Surface, theme.ColorNameInputBorder, theme.ColorNameForeground
}

// Mark is a small round ground with an icon, such as a step of a history has.
type Mark struct {
	widget.BaseWidget
	icon   fyne.Resource
	tone   Tone
	strong bool
}

// NewMark draws an icon on a round ground; strong fills it with the primary colour.
func NewMark(icon fyne.Resource, tone Tone, strong bool) *Mark {
	m := &Mark{icon: icon, tone: tone, strong: strong}
	m.ExtendBaseWidget(m)
	return m
}

// CreateRenderer belongs to Fyne.
func (m *Mark) CreateRenderer() fyne.WidgetRenderer {
	r := &markRenderer{m, newBox(11), newPicture()}
	r.Refresh()
	return r
}

type markRenderer struct {
	m      *Mark
	ground *canvas.Rectangle
	icon   *canvas.Image
}

func (r *markRenderer) Destroy()                     {}
func (r *markRenderer) MinSize() fyne.Size           { return fyne.NewSquareSize(Scaled(22)) }
func (r *markRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.ground, r.icon} }

func (r *markRenderer) Layout(size fyne.Size) {
	side, icon := Scaled(22), Scaled(14)
	place(r.ground, (size.Width-side)/2, 0, side, side)
	place(r.icon, (size.Width-icon)/2, (side-icon)/2, icon, icon)
}

func (r *markRenderer) Refresh() {
	ground, ink := r.m.tone.ground(), r.m.tone.Ink()
	switch {
	case r.m.strong:
		ground, ink = theme.ColorNamePrimary, theme.ColorNameForegroundOnPrimary
	case r.m.tone == Still:
		ink = Ink2
	}
	r.ground.CornerRadius = Scaled(11)
	paint(r.ground, shade(ground), nil, 0)
	setPicture(r.icon, r.m.icon, ink)
}
