package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Form stacks fields in columns, row by row; Tab and Enter follow the order in
// which they are read. Ctrl+S and Ctrl+Enter save, Esc cancels.
type Form struct {
	widget.BaseWidget

	// OnSave is called on Ctrl+S and Ctrl+Enter; may be nil.
	OnSave func()
	// OnCancel is called on Esc; may be nil.
	OnCancel func()
	// OnLastEnter is called on Enter in the last field, to go on to a button;
	// nil moves the focus to whatever stands after the form.
	OnLastEnter func()

	fields []*Field
	box    *fyne.Container
	keys   *formKeys
	scroll *container.Scroll
}

// NewForm makes a form of 1 or 2 columns (more are possible).
func NewForm(columns int, fields ...*Field) *Form {
	f := &Form{box: container.New(&formLayout{columns: max(1, columns)})}
	f.keys = &formKeys{
		next:   f.next,
		gained: f.reveal,
		save: func() {
			if f.OnSave != nil {
				f.OnSave()
			}
		},
		cancel: func() {
			if f.OnCancel != nil {
				f.OnCancel()
			}
		},
	}
	f.Add(fields...)
	f.ExtendBaseWidget(f)
	return f
}

// Add puts fields at the end of the form.
func (f *Form) Add(fields ...*Field) {
	for _, field := range fields {
		f.fields = append(f.fields, field)
		f.box.Add(field)
		if member, ok := field.Widget.(formMember); ok {
			member.setFormKeys(f.keys)
		}
	}
}

// KeepInView makes a scroll that the form stands in, with other things above or
// below it, follow the focus: Fyne's own scroll leaves a field that Tab has reached
// out of sight.
func (f *Form) KeepInView(scroll *container.Scroll) { f.scroll = scroll }

func (f *Form) reveal(answer fyne.CanvasObject) {
	if f.scroll == nil {
		return
	}
	for _, field := range f.fields {
		if field.Widget != answer {
			continue
		}
		driver := fyne.CurrentApp().Driver()
		top := driver.AbsolutePositionForObject(field).Y - driver.AbsolutePositionForObject(f.scroll).Y
		bottom, room := top+field.Size().Height, f.scroll.Size().Height
		offset := f.scroll.Offset
		if bottom > room {
			offset.Y += bottom - room
			top -= bottom - room
		}
		if top < 0 {
			offset.Y += top
		}
		f.scroll.ScrollToOffset(offset)
	}
}

func (f *Form) next(from fyne.CanvasObject) {
	for i, field := range f.fields {
		if field.Widget != from {
			continue
		}
		for _, after := range f.fields[i+1:] {
			if target := after.focusTarget(); target != nil {
				focus(target)
				return
			}
		}
	}
	if f.OnLastEnter != nil {
		f.OnLastEnter()
		return
	}
	if c := canvasOf(f); c != nil {
		c.FocusNext()
	}
}

// CreateRenderer belongs to Fyne.
func (f *Form) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.box) }

type formLayout struct{ columns int }

// span is how many columns a field takes.
func (l *formLayout) span(o fyne.CanvasObject) int {
	field := o.(*Field)
	if field.Wide {
		return l.columns
	}
	return min(max(1, field.Span), l.columns)
}

// rows groups the visible fields as they stand on the screen.
func (l *formLayout) rows(objects []fyne.CanvasObject) [][]fyne.CanvasObject {
	var rows [][]fyne.CanvasObject
	taken := l.columns
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		span := l.span(o)
		if taken+span > l.columns {
			rows, taken = append(rows, nil), 0
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], o)
		taken += span
	}
	return rows
}

func (l *formLayout) gaps() (across, down float32) { return 16, 8 }

func (l *formLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	across, down := l.gaps()
	column := (size.Width - across*float32(l.columns-1)) / float32(l.columns)
	y := float32(0)
	for _, row := range l.rows(objects) {
		x, height := float32(0), float32(0)
		for _, o := range row {
			span := float32(l.span(o))
			width := column*span + across*(span-1)
			o.Resize(fyne.NewSize(width, o.Size().Height)) // what wraps knows its height once it has a width
			Put(o, x, y, width, o.MinSize().Height)
			height = max(height, o.MinSize().Height)
			x += width + across
		}
		for _, o := range row {
			if o.(*Field).grows() {
				o.Resize(fyne.NewSize(o.Size().Width, height))
			}
		}
		y += height + down
	}
}

func (l *formLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	across, down := l.gaps()
	var size fyne.Size
	column := float32(0)
	for i, row := range l.rows(objects) {
		if i > 0 {
			size.Height += down
		}
		height := float32(0)
		for _, o := range row {
			least, span := o.MinSize(), float32(l.span(o))
			height = max(height, least.Height)
			column = max(column, (least.Width-across*(span-1))/span)
		}
		size.Height += height
	}
	size.Width = column*float32(l.columns) + across*float32(l.columns-1)
	return size
}
