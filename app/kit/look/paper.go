package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Paper is a large ground with round corners and a line around it, put together from
// pieces: to paint a round rectangle takes four times as long as a square one, so that only
// its sides are round.
type Paper struct {
	All                 []fyne.CanvasObject
	fill, top, bottom   *canvas.Rectangle
	outer, inner        [2]*canvas.Rectangle // of the left and the right side
	radius, line        float32
	width, height, x, y float32
}

// NewPaper is a ground without colour.
func NewPaper(radius float32) *Paper {
	p := &Paper{radius: radius, fill: newBox(0), top: newBox(0), bottom: newBox(0)}
	for i := range 2 {
		p.outer[i], p.inner[i] = newBox(0), newBox(0)
		p.All = append(p.All, p.outer[i], p.inner[i])
	}
	p.All = append(p.All, p.fill, p.top, p.bottom)
	return p
}

// Paint gives the paper its colours; line is how wide its line is, 0 for none. Without a
// ground it is a square frame, for what lies on paper already.
func (p *Paper) Paint(ground, edge color.Color, line float32) {
	p.line = line
	p.fill.FillColor, p.top.FillColor, p.bottom.FillColor = ground, edge, edge
	for i := range 2 {
		p.outer[i].FillColor, p.inner[i].FillColor = edge, ground
	}
	p.Put(p.x, p.y, p.width, p.height)
	for _, o := range p.All {
		o.Refresh()
	}
}

// Put gives the paper its place.
func (p *Paper) Put(x, y, width, height float32) {
	p.x, p.y, p.width, p.height = x, y, width, height
	r, l := min(p.radius, width/2, height/2), p.line
	hollow := p.fill.FillColor == nil
	p.fill.Hidden = hollow
	if hollow {
		r = l - 1
	}
	for i, at := range [2]float32{x, x + width - r - 1} { // a side reaches under the middle by one point, so that no seam is seen
		side, in := p.outer[i], p.inner[i]
		side.Hidden, in.Hidden = l == 0, hollow
		place(side, at, y, r+1, height)
		place(in, at+l*float32(1-i), y+l, r+1-l, height-2*l)
		if hollow {
			corners(side, i, 0)
			continue
		}
		corners(side, i, r)
		corners(in, i, max(0, r-l))
	}
	place(p.fill, x+r, y+l, width-2*r, height-2*l)
	p.top.Hidden, p.bottom.Hidden = l == 0, l == 0
	place(p.top, x+r, y, width-2*r, l)
	place(p.bottom, x+r, y+height-l, width-2*r, l)
}

// corners rounds the left side, 0, or the right one.
func corners(box *canvas.Rectangle, side int, radius float32) {
	if side == 0 {
		box.TopLeftCornerRadius, box.BottomLeftCornerRadius = radius, radius
	} else {
		box.TopRightCornerRadius, box.BottomRightCornerRadius = radius, radius
	}
}

// paint gives a shape its ground and the line around it; one that would not be seen is not
// painted at all, which is what most of the time of painting went into.
func paint(box *canvas.Rectangle, ground, edge color.Color, line float32) {
	box.FillColor, box.StrokeColor, box.StrokeWidth = ground, edge, line
	if edge == nil {
		box.StrokeWidth = 0
	}
	box.Hidden = ground == nil && box.StrokeWidth == 0
	box.Refresh()
}

// shade is the colour of a role; none for "".
func shade(role fyne.ThemeColorName) color.Color {
	if role == "" {
		return nil
	}
	return Color(role)
}
