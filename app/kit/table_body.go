package kit

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// columnGap keeps a clipped text apart from the next column.
const columnGap = 3

// tableBody is the scrolled part of a Table. It is as large as the whole list,
// but has drawings for the rows in view only: a bar per row and, per column, a
// clipped strip of texts.
type tableBody struct {
	widget.BaseWidget
	t *table
}

func newTableBody(t *table) *tableBody {
	b := &tableBody{t: t}
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
	if row := b.rowAt(event.Position.Y); row >= 0 {
		b.t.setSelected(row)
		b.t.markAt(row, event.Position.X, event.Modifier)
	}
	focus(b.t.rows)
	b.t.draw()
}

func (b *tableBody) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped opens the row.
func (b *tableBody) DoubleTapped(event *fyne.PointEvent) { b.t.rows.open(b.rowAt(event.Position.Y)) }

func (b *tableBody) CreateRenderer() fyne.WidgetRenderer { return &tableBodyRenderer{t: b.t} }

type tableBodyRenderer struct {
	Shapes
	t      *table
	bars   []*canvas.Rectangle
	boxes  []*canvas.Image // of marks, one per bar where rows can be marked
	strips []*container.Clip
	texts  [][]*canvas.Text // by column, then row in view
}

func (r *tableBodyRenderer) Layout(fyne.Size) {}

func (r *tableBodyRenderer) MinSize() fyne.Size {
	return fyne.NewSize(sum(r.t.columnWidths()), float32(r.t.Len())*r.t.rowHeight())
}

func (r *tableBodyRenderer) Refresh() {
	first, last := r.t.inView()
	if r.t.Len() == 0 {
		last = first - 1
	}
	shown := max(0, last-first+1)
	r.provide(shown)

	widths, height, inner := r.t.columnWidths(), r.t.rowHeight(), theme.Size(theme.SizeNameInnerPadding)
	textSize := theme.Size(theme.SizeNameText)
	for i, bar := range r.bars {
		bar.Hidden = i >= shown
		if bar.Hidden {
			continue
		}
		bar.FillColor = r.barColor(first + i)
		Put(bar, 0, float32(first+i)*height, max(sum(widths), r.t.scroll.Size().Width), height)
		bar.Refresh()
	}
	r.drawMarks(first, shown)
	x := float32(0)
	for column, strip := range r.strips {
		Put(strip, x, float32(first)*height, widths[column]-columnGap, float32(shown)*height)
		x += widths[column]
		for i, text := range r.texts[column] {
			text.Hidden = i >= shown
			if text.Hidden {
				continue
			}
			words, name := r.cell(first+i, column, widths[column])
			paint := theme.Color(name)
			Put(text, inner, float32(i)*height+inner/2, widths[column]-2*inner, height-inner)
			if text.Text != words || text.Color != paint || text.TextSize != textSize {
				text.Text, text.Color, text.TextSize = words, paint, textSize
				text.Alignment = r.t.heads[column].align
				if text.MinSize().Width > text.Size().Width {
					text.Alignment = fyne.TextAlignLeading // a number must not lose its head
				}
				text.Refresh()
			}
		}
	}
}

// provide makes drawings for as many rows as are in view.
func (r *tableBodyRenderer) provide(rows int) {
	if len(r.strips) == 0 {
		r.texts = make([][]*canvas.Text, len(r.t.heads))
		for range r.t.heads {
			r.strips = append(r.strips, container.NewClip(container.NewWithoutLayout()))
		}
	} else if len(r.bars) >= rows {
		return
	}
	for len(r.bars) < rows {
		r.bars = append(r.bars, canvas.NewRectangle(color.Transparent))
		if r.t.rows.markable() {
			r.boxes = append(r.boxes, newMarkBox())
		}
		for column, strip := range r.strips {
			text := canvas.NewText("", color.Transparent)
			r.texts[column] = append(r.texts[column], text)
			content := strip.Content.(*fyne.Container)
			content.Objects = append(content.Objects, text)
		}
	}
	r.All = r.All[:0]
	for _, bar := range r.bars {
		r.All = append(r.All, bar)
	}
	for _, strip := range r.strips {
		r.All = append(r.All, strip)
	}
	for _, box := range r.boxes {
		r.All = append(r.All, box)
	}
}

func (r *tableBodyRenderer) barColor(row int) color.Color {
	switch {
	case row == r.t.selected && r.t.focused:
		return theme.Color(theme.ColorNameSelection)
	case row == r.t.selected:
		return Faint(theme.Color(theme.ColorNameSelection), 0x20)
	case row%2 == 1:
		return Faint(theme.Color(theme.ColorNameHeaderBackground), 0x50)
	}
	return color.Transparent
}

func (r *tableBodyRenderer) cell(row, column int, width float32) (string, fyne.ThemeColorName) {
	if !r.t.rows.loaded(row) {
		if column == 0 {
			return "…", theme.ColorNamePlaceHolder
		}
		return "", theme.ColorNamePlaceHolder
	}
	if column == 0 && r.t.rows.markable() {
		return "", theme.ColorNameForeground
	}
	return oneLine(r.t.rows.text(row, column), width), importanceColor(r.t.rows.importance(row))
}

// oneLine drops line ends and what can never be seen: a text of a thousand
// letters would be a picture wider than old graphics cards allow.
func oneLine(text string, width float32) string {
	if strings.ContainsAny(text, "\n\r\t") {
		text = strings.Join(strings.Fields(text), " ")
	}
	most := int(width/3) + 8
	if len(text) <= most {
		return text
	}
	for i := range text {
		if most == 0 {
			return text[:i]
		}
		most--
	}
	return text
}

func importanceColor(importance widget.Importance) fyne.ThemeColorName {
	switch importance {
	case widget.DangerImportance:
		return theme.ColorNameError
	case widget.WarningImportance:
		return theme.ColorNameWarning
	case widget.SuccessImportance:
		return theme.ColorNameSuccess
	case widget.HighImportance:
		return theme.ColorNamePrimary
	case widget.LowImportance:
		return theme.ColorNamePlaceHolder
	}
	return theme.ColorNameForeground
}

func sum(widths []float32) float32 {
	total := float32(0)
	for _, w := range widths {
		total += w
	}
	return total
}
