package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit/look"
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
	gained func(answer fyne.CanvasObject) // called when an answer has the focus; may be nil
}

// NewForm makes a form of 1 or 2 columns (more are possible).
func NewForm(columns int, fields ...*Field) *Form {
	f := &Form{box: container.New(&look.FieldRows{Columns: max(1, columns), Span: span, Grows: func(o fyne.CanvasObject) bool { return o.(*Field).grows() }})}
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

// PassEnter leaves Ctrl+Enter to the page, which goes on to its next station.
func (f *Form) PassEnter() { f.keys.passes = true }

// KeepInView makes a scroll that the form stands in, with other things above or
// below it, follow the focus: Fyne's own scroll leaves a field that Tab has reached
// out of sight.
func (f *Form) KeepInView(scroll *container.Scroll) { f.scroll = scroll }

func (f *Form) reveal(answer fyne.CanvasObject) {
	if f.gained != nil {
		f.gained(answer)
	}
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

// span is how many of the columns a field takes.
func span(o fyne.CanvasObject) int {
	if field := o.(*Field); !field.Wide {
		return max(1, field.Span)
	}
	return look.AllColumns
}
