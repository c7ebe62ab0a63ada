package look

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// TileFace is a figure with its name and a word about it; pressing it opens what was
// counted.
type TileFace struct {
	Icon            fyne.Resource // nil for none
	Figure          string
	Name, About     string
	Tone            Tone // Still, Late or Soon
	Inside, Focused bool
}

// Whole is the width at which the icon leaves room for the words.
func (f TileFace) Whole() float32 {
	words := max(fyne.MeasureText(f.Name, Size(body), fyne.TextStyle{Bold: true}).Width, fyne.MeasureText(f.About, Size(caption), fyne.TextStyle{}).Width)
	return Scaled(14+36+12+10) + fyne.MeasureText(f.Figure, Size(Figure), fyne.TextStyle{Bold: true}).Width + words + 8
}

// DrawTile draws the tile that face gives, anew at each Refresh.
func DrawTile(face func() TileFace) fyne.WidgetRenderer {
	r := &tileRenderer{face: face, paper: NewPaper(8), seat: newBox(8), icon: newPicture(),
		figure: NewBold("", theme.ColorNameForeground, Figure), name: NewBold("", theme.ColorNameForeground, body), about: NewText("", theme.ColorNamePlaceHolder, caption)}
	r.Refresh()
	return r
}

type tileRenderer struct {
	face                func() TileFace
	f                   TileFace
	size                fyne.Size
	paper               *Paper
	seat                *canvas.Rectangle
	icon                *canvas.Image
	figure, name, about *canvas.Text
}

const (
	tileHigh = 68
	tileLow  = 44
)

func (r *tileRenderer) Destroy() {}

func (r *tileRenderer) Objects() []fyne.CanvasObject {
	return append(slices.Clip(r.paper.All), r.seat, r.icon, r.figure, r.name, r.about)
}

// MinSize is that of a narrow window; the place that a tile is given says how it is drawn.
func (r *tileRenderer) MinSize() fyne.Size { return fyne.NewSize(Scaled(120), Scaled(tileLow)) }

func (r *tileRenderer) Layout(size fyne.Size) {
	r.size = size
	r.paper.Put(0, 0, size.Width, size.Height)
	high := size.Height >= Scaled(tileHigh)-1
	x, seat := Scaled(14), Scaled(36)
	r.seat.Hidden = !high || r.f.Icon == nil
	r.icon.Hidden = r.seat.Hidden
	if !r.seat.Hidden {
		place(r.seat, x, (size.Height-seat)/2, seat, seat)
		icon := Scaled(20)
		place(r.icon, x+(seat-icon)/2, (size.Height-icon)/2, icon, icon)
		x += seat + Scaled(12)
	}
	r.figure.TextSize = Size(Figure)
	if !high {
		r.figure.TextSize = Size(theme.SizeNameHeadingText)
	}
	figure := r.figure.MinSize()
	place(r.figure, x, (size.Height-figure.Height)/2, figure.Width, figure.Height)
	x += figure.Width + Scaled(10)
	room := max(0, size.Width-x-8)
	r.name.Text = Fit(r.f.Name, r.name.TextSize, room, true)
	r.about.Text = Fit(r.f.About, r.about.TextSize, room, false)
	r.about.Hidden = !high || r.f.About == ""
	name, about := r.name.MinSize(), r.about.MinSize()
	top := (size.Height - name.Height) / 2
	if !r.about.Hidden {
		top = (size.Height-name.Height-about.Height)/2 + 1
	}
	place(r.name, x, top, name.Width, name.Height)
	place(r.about, x, top+name.Height-1, about.Width, about.Height)
}

func (r *tileRenderer) Refresh() {
	r.f = r.face()
	f := r.f
	edge, line := theme.ColorNameSeparator, float32(1)
	if f.Inside {
		edge = theme.ColorNameInputBorder
	}
	if f.Focused {
		edge, line = theme.ColorNamePrimary, 2
	}
	r.paper.Paint(Color(Surface), Color(edge), line)
	ink := f.Tone.Ink()
	r.seat.FillColor = Color(f.Tone.ground())
	if f.Tone == Still {
		setPicture(r.icon, f.Icon, Ink2)
	} else {
		setPicture(r.icon, f.Icon, ink)
	}
	repaint(r.figure, f.Figure, ink, Figure)
	repaint(r.name, f.Name, theme.ColorNameForeground, body)
	repaint(r.about, f.About, theme.ColorNamePlaceHolder, caption)
	r.seat.Refresh()
	r.Layout(r.size)
}
