package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
	tooltip "github.com/dweymouth/fyne-tooltip/widget"

	"donthu/app/kit/look"
)

// tableBody is the scrolled part of a Table. It is as large as the whole list,
// but has drawings for the rows in view only.
type tableBody struct {
	widget.BaseWidget
	tooltip.ToolTipWidgetExtend
	t    *table
	told [2]int // row and column whose tooltip is shown or waits; -1 for none
}

func newTableBody(t *table) *tableBody {
	b := &tableBody{t: t, told: [2]int{-1, -1}}
	b.ExtendToolTipWidget(b)
	b.ExtendBaseWidget(b)
	return b
}

func (b *tableBody) rowAt(y float32) int {
	if row := int(y / b.t.rowHeight()); y >= 0 && row < b.t.Len() {
		return row
	}
	return -1
}

// MouseDown selects at once: waiting for a possible double click would feel slow.
func (b *tableBody) MouseDown(event *desktop.MouseEvent) {
	if row := b.rowAt(event.Position.Y); row >= 0 && event.Button != desktop.MouseButtonSecondary {
		b.t.setSelected(row)
		b.t.markAt(row, event.Position.X, event.Modifier)
	}
	focus(b.t.rows)
	b.t.draw()
}

func (b *tableBody) MouseUp(*desktop.MouseEvent) {}

// TappedSecondary opens the menu of the row.
func (b *tableBody) TappedSecondary(event *fyne.PointEvent) {
	if row := b.rowAt(event.Position.Y); row >= 0 {
		b.t.menuAt(row, event.AbsolutePosition)
	}
}

// DoubleTapped opens the row.
func (b *tableBody) DoubleTapped(event *fyne.PointEvent) { b.t.rows.open(b.rowAt(event.Position.Y)) }

// MouseIn waits to say what the cell under the mouse could not show whole.
func (b *tableBody) MouseIn(event *desktop.MouseEvent) { b.MouseMoved(event) }

// MouseMoved is MouseIn from cell to cell.
func (b *tableBody) MouseMoved(event *desktop.MouseEvent) {
	row, column := b.rowAt(event.Position.Y), -1
	slot := slotAt(b.Slots(), event.Position.X)
	if slot != nil {
		column = slot.Column
	}
	if b.told == [2]int{row, column} {
		b.ToolTipWidgetExtend.MouseMoved(event)
		return
	}
	b.MouseOut()
	look.Hover(b)
	b.told = [2]int{row, column}
	if row >= 0 && slot != nil {
		b.SetToolTip(b.t.inFull(row, *slot))
		b.ToolTipWidgetExtend.MouseIn(event)
	}
}

// MouseOut takes the tooltip away.
func (b *tableBody) MouseOut() {
	b.told = [2]int{-1, -1}
	b.SetToolTip("")
	b.ToolTipWidgetExtend.MouseOut()
}

// inFull is what a tooltip says of a cell, "" for nothing.
func (t *table) inFull(row int, s look.Slot) string {
	if !t.rows.loaded(row) {
		return ""
	}
	if tip := t.rows.tip(row, s.Column); tip != "" {
		return tip
	}
	cell := t.rows.cell(row, s.Column)
	if cell.Chip != (look.Chip{}) {
		if look.ChipCut(cell.Chip, s) {
			return cell.Chip.Text
		}
		return ""
	}
	if words := t.rows.text(row, s.Column); look.Cut(OneLine(words), s) {
		return words
	}
	return ""
}

func (b *tableBody) CreateRenderer() fyne.WidgetRenderer { return look.DrawRows(b) }

// Columns, with the methods below, lets the look draw the table.
func (b *tableBody) Columns() []look.Column { return b.t.columns }

// Slots are the places of the columns that there is room for.
func (b *tableBody) Slots() []look.Slot { return b.t.slots() }

func (t *table) slots() []look.Slot {
	scale := look.Scaled(1)
	columns := t.columns
	if scale != 1 {
		columns = append([]look.Column(nil), t.columns...)
		for i := range columns {
			columns[i].Width *= scale
		}
	}
	return look.Arrange(columns, t.places, max(0, t.scroll.Size().Width-barRoom))
}

// barRoom is left free at the right, where the bar of the scroll lies over the cells.
const barRoom = 8

// InView are the rows to be drawn.
func (b *tableBody) InView() (first, count int) {
	first, last := b.t.inView()
	if b.t.Len() == 0 {
		return first, 0
	}
	return first, max(0, last-first+1)
}

// Ground is what lies under a row.
func (b *tableBody) Ground(row int) look.RowGround {
	return look.RowGround{Current: row == b.t.selected, Marked: b.t.isMarked(row), Box: b.t.boxOf(row)}
}

// Cell is what a row shows in a column.
func (b *tableBody) Cell(row, column int) look.Cell {
	switch {
	case b.t.rows.loaded(row):
		return b.t.rows.cell(row, column)
	case column == b.t.places[0]:
		return look.Cell{Text: "…"}
	}
	return look.Cell{}
}

// Extent is the size of all rows.
func (b *tableBody) Extent() fyne.Size {
	slots, width := b.Slots(), float32(0)
	if len(slots) > 0 {
		width = slots[len(slots)-1].End()
	}
	if width <= b.t.scroll.Size().Width+1 {
		width = 0 // as wide as there is room: nothing to scroll to
	}
	return fyne.NewSize(width, float32(b.t.Len())*b.t.rowHeight())
}

// Across is how wide the ground of a row is.
func (b *tableBody) Across() float32 { return max(b.Extent().Width, b.t.scroll.Size().Width) }

// slotAt is the slot under x, nil beside all.
func slotAt(slots []look.Slot, x float32) *look.Slot {
	for i := range slots {
		if x >= slots[i].X && x < slots[i].End() {
			return &slots[i]
		}
	}
	return nil
}
