package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const (
	columnLeast = 32 // narrower than this a column cannot be found again
	grip        = 5  // so near to its edge a column is taken by the mouse
)

// columnWidths are the widths as shown: what the window has left goes to the
// columns that grow.
func (t *table) columnWidths() []float32 {
	widths := append([]float32(nil), t.widths...)
	left := t.scroll.Size().Width - sum(widths)
	if left <= 0 || len(widths) == 0 {
		return widths
	}
	var growing []int
	for i, column := range t.heads {
		if column.grow {
			growing = append(growing, i)
		}
	}
	if len(growing) == 0 {
		growing = []int{len(widths) - 1}
	}
	for _, i := range growing {
		widths[i] += left / float32(len(growing))
	}
	return widths
}

// tableHeader is the line of titles: a tap sorts, an edge is dragged.
type tableHeader struct {
	widget.BaseWidget
	t       *table
	dragged int // -1: none
	onEdge  bool
}

func newTableHeader(t *table) *tableHeader {
	h := &tableHeader{t: t, dragged: -1}
	h.ExtendBaseWidget(h)
	return h
}

// columnAt is the column under x, -1 beside all; edgeAt the one whose right edge is near.
func (h *tableHeader) columnAt(x float32) int {
	edge := -h.t.scroll.Offset.X
	for i, width := range h.t.columnWidths() {
		edge += width
		if x < edge {
			return i
		}
	}
	return -1
}

func (h *tableHeader) edgeAt(x float32) int {
	edge := -h.t.scroll.Offset.X
	for i, width := range h.t.columnWidths() {
		edge += width
		if x > edge-grip && x < edge+grip {
			return i
		}
	}
	return -1
}

func (h *tableHeader) Tapped(event *fyne.PointEvent) {
	if h.edgeAt(event.Position.X) < 0 {
		h.t.sortBy(h.columnAt(event.Position.X))
	}
	focus(h.t.rows)
}

func (h *tableHeader) Dragged(event *fyne.DragEvent) {
	if h.dragged < 0 {
		h.dragged = h.edgeAt(event.Position.X - event.Dragged.DX)
		if h.dragged < 0 {
			return
		}
		h.t.widths = h.t.columnWidths() // what is seen is what is dragged
	}
	h.t.widths[h.dragged] = max(columnLeast, h.t.widths[h.dragged]+event.Dragged.DX)
	h.t.Refresh()
}

func (h *tableHeader) DragEnd() {
	if h.dragged >= 0 && h.t.prefs != nil {
		kept := make([]float64, len(h.t.widths))
		for i, width := range h.t.widths {
			kept[i] = float64(width)
		}
		h.t.prefs.SetFloatList(h.t.prefsKey, kept)
	}
	h.dragged = -1
}

func (h *tableHeader) MouseIn(event *desktop.MouseEvent) { h.MouseMoved(event) }
func (h *tableHeader) MouseOut()                         { h.onEdge = false }
func (h *tableHeader) MouseMoved(event *desktop.MouseEvent) {
	h.onEdge = h.edgeAt(event.Position.X) >= 0
}

func (h *tableHeader) Cursor() desktop.Cursor {
	if h.onEdge || h.dragged >= 0 {
		return desktop.HResizeCursor
	}
	return desktop.PointerCursor
}

func (h *tableHeader) CreateRenderer() fyne.WidgetRenderer {
	r := &tableHeaderRenderer{h: h, back: canvas.NewRectangle(color.Transparent),
		arrow: widget.NewIcon(theme.MenuDropUpIcon())}
	inside := container.NewWithoutLayout()
	for range h.t.heads {
		title := canvas.NewText("", color.Transparent)
		title.TextStyle.Bold = true
		strip := container.NewClip(container.NewWithoutLayout(title))
		edge := canvas.NewRectangle(color.Transparent)
		r.titles, r.strips, r.edges = append(r.titles, title), append(r.strips, strip), append(r.edges, edge)
		inside.Objects = append(inside.Objects, strip, edge)
	}
	inside.Objects = append(inside.Objects, r.arrow)
	r.clip = container.NewClip(inside)
	r.All = []fyne.CanvasObject{r.back, r.clip}
	r.Refresh()
	return r
}

type tableHeaderRenderer struct {
	Shapes
	h      *tableHeader
	back   *canvas.Rectangle
	titles []*canvas.Text
	strips []*container.Clip
	edges  []*canvas.Rectangle
	arrow  *widget.Icon
	clip   *container.Clip
}

func (r *tableHeaderRenderer) MinSize() fyne.Size {
	return fyne.NewSize(columnLeast, r.h.t.rowHeight()+4)
}

func (r *tableHeaderRenderer) Layout(size fyne.Size) {
	t, inner := r.h.t, theme.Size(theme.SizeNameInnerPadding)
	r.back.Resize(size)
	r.clip.Resize(size)
	x := -t.scroll.Offset.X
	r.arrow.Hide()
	for i, width := range t.columnWidths() {
		room := width - 2*inner
		if i == t.sorted {
			side := theme.Size(theme.SizeNameInlineIcon)
			room -= side
			r.arrow.Move(fyne.NewPos(x+width-side-2, (size.Height-side)/2))
			r.arrow.Resize(fyne.NewSquareSize(side))
			r.arrow.Show()
		}
		Put(r.strips[i], x+inner, 0, max(0, room), size.Height)
		r.titles[i].Resize(fyne.NewSize(max(0, room), size.Height))
		Put(r.edges[i], x+width-1, 4, 1, size.Height-8)
		x += width
	}
}

func (r *tableHeaderRenderer) Refresh() {
	t := r.h.t
	r.back.FillColor = theme.Color(theme.ColorNameHeaderBackground)
	r.back.Refresh()
	for i, column := range t.heads {
		title := r.titles[i]
		title.Text, title.Alignment = column.title, column.align
		title.Color, title.TextSize = theme.Color(theme.ColorNameForeground), theme.Size(theme.SizeNameText)
		title.Refresh()
		r.edges[i].FillColor = theme.Color(theme.ColorNameInputBorder)
		r.edges[i].Refresh()
	}
	icon := theme.MenuDropDownIcon()
	if t.ascending {
		icon = theme.MenuDropUpIcon()
	}
	r.arrow.SetResource(icon)
	r.Layout(r.h.Size())
}
