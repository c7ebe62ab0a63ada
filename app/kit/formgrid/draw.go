package formgrid

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit"
	"donthu/app/kit/look"
)

// part draws the names of a Grid's rows, or all its columns.
type part struct {
	widget.BaseWidget
	g     *Grid
	names bool
}

func newPart(g *Grid, names bool) *part {
	p := &part{g: g, names: names}
	p.ExtendBaseWidget(p)
	return p
}

// columnAt is the column under x, -1 beside all.
func (p *part) columnAt(x float32) int {
	for i, width := range p.g.measured.widths {
		if x -= width; x < 0 {
			return i
		}
	}
	return -1
}

// inFigures reports whether y lies in the row of the form's own figures.
func (p *part) inFigures(y float32) bool {
	m := &p.g.measured
	top := sum(m.heads) + m.number
	return len(m.figures) > 0 && y >= top && y < top+m.figures[0]
}

// Tapped goes to the column, and opens the figure when that was meant.
func (p *part) Tapped(event *fyne.PointEvent) {
	g := p.g
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil {
		c.Focus(g)
	}
	column := p.columnAt(event.Position.X)
	if p.names || column < 0 || g.typing && column == g.at || !g.Keep() {
		return
	}
	g.Select(column)
	if p.inFigures(event.Position.Y) {
		g.open()
	}
}

// MouseIn is MouseMoved.
func (p *part) MouseIn(event *desktop.MouseEvent) { p.MouseMoved(event) }

// MouseMoved tells about the column under the mouse.
func (p *part) MouseMoved(event *desktop.MouseEvent) {
	if column := p.columnAt(event.Position.X); !p.names && column >= 0 && !p.g.typing && p.g.OnPoint != nil {
		p.g.OnPoint(column)
	}
}

// MouseOut tells about the clerk's own column again.
func (p *part) MouseOut() {
	if p.g.OnPoint != nil && len(p.g.numbers) > 0 {
		p.g.OnPoint(p.g.at)
	}
}

// Cursor is the hand: a figure opens.
func (p *part) Cursor() desktop.Cursor {
	if p.names {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// CreateRenderer belongs to Fyne.
func (p *part) CreateRenderer() fyne.WidgetRenderer {
	r := &partRenderer{p: p}
	r.Refresh()
	return r
}

type partRenderer struct {
	look.Shapes
	p *part
}

func (r *partRenderer) Layout(fyne.Size) {}

func (r *partRenderer) MinSize() fyne.Size {
	m := &r.p.g.measured
	if r.p.names {
		return fyne.NewSize(m.names, m.height())
	}
	return fyne.NewSize(sum(m.widths), m.height())
}

func (r *partRenderer) Refresh() {
	r.All = nil
	if r.p.names {
		r.drawNames()
	} else {
		r.drawSheet()
	}
	canvas.Refresh(r.p)
}

func (r *partRenderer) drawNames() {
	g, m := r.p.g, &r.p.g.measured
	y := sum(m.heads)
	r.box(0, 0, m.names, y, theme.ColorNameHeaderBackground)
	r.words(g.corner, 0, 0, m.names, y, theme.ColorNameForeground)
	r.box(0, y, m.names, m.number, theme.ColorNameHeaderBackground)
	y += m.number
	for i, row := range g.rows {
		r.box(0, y, m.names, m.figures[i], theme.ColorNameHeaderBackground)
		r.words(row.Name, 0, y, m.names, m.figures[i], theme.ColorNameForeground)
		y += m.figures[i]
	}
}

func (r *partRenderer) drawSheet() {
	g, m := r.p.g, &r.p.g.measured
	for _, h := range g.headings {
		x, y := sum(m.widths[:h.Col]), sum(m.heads[:h.Row])
		width, height := sum(m.widths[h.Col:h.LastCol+1]), sum(m.heads[h.Row:h.LastRow+1])
		back := theme.ColorNameHeaderBackground
		if g.focused && h.Col == h.LastCol && h.Col == g.at {
			back = look.PrimarySoft
		}
		r.box(x, y, width, height, back)
		r.words(h.Text, x, y, width, height, theme.ColorNameForeground)
	}
	x, top := float32(0), sum(m.heads)
	for i, number := range g.numbers {
		r.box(x, top, m.widths[i], m.number, theme.ColorNameHeaderBackground)
		r.words(number, x, top, m.widths[i], m.number, theme.ColorNamePlaceHolder)
		y := top + m.number
		for j, row := range g.rows {
			if i < len(row.Figures) {
				r.figure(i, j, x, y, row.Figures[i])
			}
			y += m.figures[j]
		}
		x += m.widths[i]
	}
	if len(m.figures) > 0 && len(m.widths) > 0 && (g.focused || g.typing) {
		ring := canvas.NewRectangle(color.Transparent) // over the neighbours' lines
		ring.StrokeColor, ring.StrokeWidth = theme.Color(theme.ColorNamePrimary), 2
		r.put(ring, sum(m.widths[:g.at])+1, top+m.number+1, m.widths[g.at]-1, m.figures[0]-1)
	}
}

func (r *partRenderer) figure(column, row int, x, y float32, f Figure) {
	g, m := r.p.g, &r.p.g.measured
	width, height := m.widths[column], m.figures[row]
	back, ink := look.Surface, theme.ColorNameForeground
	mine := row == 0 && column == g.at
	words, strong := f.Text, f.Strong
	if row > 0 {
		ink, strong = theme.ColorNamePlaceHolder, false
	}
	if mine && g.typing {
		words = g.typed + "▏"
		f.Wrong = g.problem != ""
	} else if f.Wrong && row == 0 {
		words = "⚠ " + words
	}
	if f.Wrong && row == 0 {
		ink = theme.ColorNameError
	}
	cell := r.box(x, y, width, height, back)
	if f.Typable && row == 0 {
		cell.FillColor = look.Faint(theme.Color(theme.ColorNamePrimary), 26)
	}
	if f.Wrong && row == 0 {
		cell.FillColor = look.Faint(theme.Color(theme.ColorNameError), 38)
	}
	text := canvas.NewText(words, theme.Color(ink))
	text.TextSize = theme.Size(theme.SizeNameText)
	text.TextStyle.Bold = strong
	text.Alignment = fyne.TextAlignCenter
	r.put(text, x, y+(height-text.MinSize().Height)/2, width, text.MinSize().Height)
}

// box draws a cell with the lines around it.
func (r *partRenderer) box(x, y, width, height float32, fill fyne.ThemeColorName) *canvas.Rectangle {
	cell := canvas.NewRectangle(theme.Color(fill))
	cell.StrokeColor, cell.StrokeWidth = theme.Color(theme.ColorNameSeparator), 1
	r.put(cell, x, y, width+1, height+1) // neighbours share a line
	return cell
}

// words writes a text of several lines in the middle of a cell.
func (r *partRenderer) words(text string, x, y, width, height float32, ink fyne.ThemeColorName) {
	size := theme.Size(theme.SizeNameCaptionText)
	lines := wrapped(text, width-2*gridGap, size)
	at := y + (height-float32(len(lines))*gridLine())/2
	for _, line := range lines {
		t := canvas.NewText(line, theme.Color(ink))
		t.TextSize, t.Alignment = size, fyne.TextAlignCenter
		r.put(t, x, at, width, gridLine())
		at += gridLine()
	}
}

func (r *partRenderer) put(o fyne.CanvasObject, x, y, width, height float32) {
	kit.Put(o, x, y, width, height)
	r.All = append(r.All, o)
}
