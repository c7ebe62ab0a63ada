package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Segments are a few answers side by side, of which one is chosen.
type Segments struct {
	Texts        []string
	On           int // -1: none
	Off, Focused bool
	Width        float32 // that they have now
}

// Segment is the place of a segment.
type Segment struct {
	At   fyne.Position
	Size fyne.Size
}

// Has reports whether a point lies in the box.
func (b Segment) Has(p fyne.Position) bool {
	return p.X >= b.At.X && p.X < b.At.X+b.Size.Width && p.Y >= b.At.Y && p.Y < b.At.Y+b.Size.Height
}

// Boxes places the segments in lines no wider than width; 0 means one line. Where they
// do not fit they first give up room beside their words.
func (s Segments) Boxes(width float32) []Segment {
	boxes := make([]Segment, len(s.Texts))
	words := float32(0)
	for i, text := range s.Texts {
		boxes[i].Size = fyne.NewSize(fyne.MeasureText(text, Size(body), fyne.TextStyle{Bold: true}).Width, Scaled(controlHeight))
		words += boxes[i].Size.Width
	}
	room := float32(22)
	if n := float32(len(s.Texts)); width > 0 && words+n*room > width {
		room = max(10, (width-words)/n)
	}
	x, y := float32(0), float32(0)
	for i := range boxes {
		boxes[i].Size.Width += room
		if x > 0 && width > 0 && x+boxes[i].Size.Width > width+0.5 {
			x, y = 0, y+Scaled(controlHeight)+4
		}
		boxes[i].At = fyne.NewPos(x, y)
		x += boxes[i].Size.Width
	}
	return boxes
}

// DrawSegments draws what state gives, anew at each Refresh.
func DrawSegments(state func() Segments) fyne.WidgetRenderer {
	r := &segmentsRenderer{state: state}
	r.Refresh()
	return r
}

type segmentsRenderer struct {
	state          func() Segments
	s              Segments
	frames         []*canvas.Rectangle // one a line
	grounds, lines []*canvas.Rectangle
	texts          []*canvas.Text
	all            []fyne.CanvasObject
}

func (r *segmentsRenderer) Destroy()                     {}
func (r *segmentsRenderer) Objects() []fyne.CanvasObject { return r.all }

func (r *segmentsRenderer) MinSize() fyne.Size {
	var size fyne.Size
	s := r.state()
	for _, box := range s.Boxes(s.Width) {
		size = size.Max(fyne.NewSize(box.Size.Width, box.At.Y+box.Size.Height))
	}
	return size
}

func (r *segmentsRenderer) Layout(size fyne.Size) {
	line, x := -1, float32(0)
	for _, f := range r.frames {
		f.Hide()
	}
	for i, box := range r.s.Boxes(size.Width) {
		if i >= len(r.texts) {
			return
		}
		first := box.At.X == 0
		if first {
			line++
			r.frames[line].Show()
		}
		x = box.At.X + box.Size.Width
		place(r.frames[line], 0, box.At.Y, x, box.Size.Height)
		place(r.grounds[i], box.At.X+1, box.At.Y+1, box.Size.Width-2, box.Size.Height-2)
		place(r.lines[i], box.At.X, box.At.Y+1, 1, box.Size.Height-2)
		r.lines[i].Hidden = first || i == r.s.On || i-1 == r.s.On
		place(r.texts[i], box.At.X, box.At.Y, box.Size.Width, box.Size.Height)
	}
}

func (r *segmentsRenderer) Refresh() {
	r.s = r.state()
	for len(r.texts) < len(r.s.Texts) {
		text := NewText("", theme.ColorNameForeground, body)
		text.Alignment = fyne.TextAlignCenter
		r.texts = append(r.texts, text)
		r.grounds, r.lines, r.frames = append(r.grounds, newBox(5)), append(r.lines, newBox(0)), append(r.frames, newBox(6))
	}
	r.all = r.all[:0]
	for i, f := range r.frames {
		f.FillColor, f.StrokeColor, f.StrokeWidth = Color(Surface), Color(theme.ColorNameInputBorder), 1
		if r.s.Focused {
			f.StrokeColor, f.StrokeWidth = Color(theme.ColorNamePrimary), 2
		}
		if i < len(r.s.Texts) {
			r.all = append(r.all, f)
		}
		f.Refresh()
	}
	for i, words := range r.s.Texts {
		ground, ink := fyne.ThemeColorName(""), theme.ColorNameForeground
		switch {
		case i == r.s.On && r.s.Off:
			ground, ink = theme.ColorNameDisabledButton, theme.ColorNameDisabled
		case i == r.s.On:
			ground, ink = theme.ColorNamePrimary, theme.ColorNameForegroundOnPrimary
		case r.s.Off:
			ink = theme.ColorNameDisabled
		}
		r.lines[i].FillColor = Color(theme.ColorNameSeparator)
		paint(r.grounds[i], shade(ground), nil, 0)
		r.texts[i].TextStyle.Bold = i == r.s.On
		repaint(r.texts[i], words, ink, body)
		r.all = append(r.all, r.grounds[i], r.lines[i], r.texts[i])
	}
	r.Layout(fyne.NewSize(r.s.Width, 0))
}
