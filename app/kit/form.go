package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
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

// rows groups the visible fields as they stand on the screen.
func (l *formLayout) rows(objects []fyne.CanvasObject) [][]fyne.CanvasObject {
	var rows [][]fyne.CanvasObject
	var row []fyne.CanvasObject
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		wide := o.(*Field).Wide
		if len(row) > 0 && (wide || len(row) == l.columns) {
			rows, row = append(rows, row), nil
		}
		row = append(row, o)
		if wide {
			rows, row = append(rows, row), nil
		}
	}
	if len(row) > 0 {
		rows = append(rows, row)
	}
	return rows
}

func (l *formLayout) gaps() (across, down float32) {
	padding := theme.Size(theme.SizeNamePadding)
	return 4 * padding, 1.5 * padding
}

func (l *formLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	across, down := l.gaps()
	column := (size.Width - across*float32(l.columns-1)) / float32(l.columns)
	y := float32(0)
	for _, row := range l.rows(objects) {
		height := float32(0)
		for i, o := range row {
			width := column
			if o.(*Field).Wide {
				width = size.Width
			}
			Put(o, float32(i)*(column+across), y, width, o.MinSize().Height)
			height = max(height, o.MinSize().Height)
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
	for i, row := range l.rows(objects) {
		if i > 0 {
			size.Height += down
		}
		width, height := float32(0), float32(0)
		for _, o := range row {
			least := o.MinSize()
			height = max(height, least.Height)
			if o.(*Field).Wide {
				size.Width = max(size.Width, least.Width)
			} else {
				width = max(width, least.Width)
			}
		}
		size.Width = max(size.Width, width*float32(l.columns)+across*float32(l.columns-1))
		size.Height += height
	}
	return size
}
