package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit/look"
)

const (
	columnLeast = 32 // narrower than this a column cannot be found again
	grip        = 5  // so near to its edge a column is taken by the mouse
)

// tableHeader is the line of titles: a tap sorts, an edge is dragged, the menu chooses
// the columns.
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
	if slot := slotAt(h.t.slots(), x+h.t.scroll.Offset.X); slot != nil {
		return slot.Column
	}
	return -1
}

func (h *tableHeader) edgeAt(x float32) int {
	x += h.t.scroll.Offset.X
	for _, slot := range h.t.slots() {
		if x > slot.End()-grip && x < slot.End()+grip {
			return slot.Column
		}
	}
	return -1
}

// Tapped sorts by a column, or marks all rows or none.
func (h *tableHeader) Tapped(event *fyne.PointEvent) {
	column := h.columnAt(event.Position.X)
	switch {
	case h.edgeAt(event.Position.X) >= 0:
	case h.t.rows.markable() && column == 0:
		if len(h.t.marks.names) > 0 {
			h.t.unmark()
		} else {
			h.t.rows.markEvery()
		}
	default:
		h.t.sortBy(column)
	}
	focus(h.t.rows)
}

// TappedSecondary opens the menu of the columns.
func (h *tableHeader) TappedSecondary(event *fyne.PointEvent) {
	openMenu(h, event.AbsolutePosition, h.t.columnMenu(h.columnAt(event.Position.X)))
}

func (h *tableHeader) Dragged(event *fyne.DragEvent) {
	t, scale := h.t, look.Scaled(1)
	if h.dragged < 0 {
		h.dragged = h.edgeAt(event.Position.X - event.Dragged.DX)
		if h.dragged < 0 {
			return
		}
		for _, slot := range t.slots() { // what is seen is what is dragged
			t.columns[slot.Column].Width = slot.Width / scale
		}
	}
	column := &t.columns[h.dragged]
	column.Width = max(columnLeast, column.Width+event.Dragged.DX/scale)
	t.Refresh()
}

func (h *tableHeader) DragEnd() {
	if h.dragged >= 0 {
		h.t.keepColumns()
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
	return look.DrawHead(h.t.body, func() look.HeadState {
		return look.HeadState{Sorted: h.t.sorted, Ascending: h.t.ascending, Box: h.t.headBox(), Offset: h.t.scroll.Offset.X}
	})
}
