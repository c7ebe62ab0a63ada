package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit/look"
)

// Field is one question of a form: its label, its widget, a grey hint on the
// label's line, and below what is wrong with the answer or has to be known about it.
type Field struct {
	widget.BaseWidget

	// Widget is what the clerk fills in.
	Widget fyne.CanvasObject
	// Wide fields take the whole width of a Form.
	Wide bool
	// Span is how many columns of a Form the field takes; 0 is one.
	Span int
	// Required puts a red star on the label; checking is the screen's work.
	Required bool

	head    *look.FieldHead
	problem *look.Remark
	warning *look.Remark
	notice  *look.Remark
	edge    look.Edge
}

// NewField makes a field with a label above the widget.
func NewField(label string, answer fyne.CanvasObject) *Field {
	f := &Field{Widget: answer, head: look.NewFieldHead(label), problem: look.NewRemark(look.IconError, look.Late), warning: look.NewRemark(look.IconWarning, look.Soon),
		notice: look.NewRemark(look.IconLock, look.Veiled), edge: look.NewEdge()}
	if talker, ok := answer.(interface {
		setOutsideNote(func(text string, problem bool))
	}); ok {
		talker.setOutsideNote(func(text string, problem bool) {
			if problem {
				f.SetHint("")
				f.SetProblem(text)
				return
			}
			f.SetHint(text)
			f.SetProblem("")
		})
	}
	f.ExtendBaseWidget(f)
	return f
}

// Require marks the field as one that must be filled in and returns it.
func (f *Field) Require() *Field {
	f.Required = true
	f.Refresh()
	return f
}

// Across makes the field take the whole width of its form and returns it.
func (f *Field) Across() *Field {
	f.Wide = true
	return f
}

// SetLabel changes the words above the widget.
func (f *Field) SetLabel(text string) {
	f.head.Set(text, f.head.Hint(), f.Required)
	f.Refresh() // its line may have been hidden
}

// SetHint shows a grey remark on the label's line; "" takes it away.
func (f *Field) SetHint(text string) { f.head.Set(f.head.Label(), text, f.Required) }

// SetProblem shows what is wrong with the answer; "" takes it away.
func (f *Field) SetProblem(sentence string) { f.say(f.problem, sentence) }

// SetWarning shows what is unusual about the answer, which may stand; "" takes it away.
func (f *Field) SetWarning(sentence string) { f.say(f.warning, sentence) }

// SetNotice shows what has to be known about the answer: that it is secret; "" takes it
// away.
func (f *Field) SetNotice(sentence string) { f.say(f.notice, sentence) }

func (f *Field) say(at *look.Remark, sentence string) {
	if at.Text() != sentence {
		at.Set(sentence)
		f.Refresh()
	}
}

// Problem is what is shown to be wrong or unusual, "" when the answer is in order.
func (f *Field) Problem() string { return Joined(" ", f.problem.Text(), f.warning.Text()) }

// focusTarget is what takes the keys in this field, nil when nothing does now.
func (f *Field) focusTarget() fyne.Focusable {
	if !f.Visible() || !f.Widget.Visible() {
		return nil
	}
	if d, ok := f.Widget.(fyne.Disableable); ok && d.Disabled() {
		return nil
	}
	switch answer := f.Widget.(type) {
	case interface{ FocusTarget() fyne.Focusable }:
		return answer.FocusTarget()
	case fyne.Focusable:
		return answer
	}
	return nil
}

// grows reports whether the answer has use for more height than it needs: only
// texts of several lines have.
func (f *Field) grows() bool {
	entry, ok := f.Widget.(*Entry)
	return ok && entry.MultiLine
}

// CreateRenderer belongs to Fyne.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	r := &fieldRenderer{f: f, column: container.New(look.TightColumn{}, f.head, f.Widget, f.problem, f.warning, f.notice)}
	r.All = []fyne.CanvasObject{r.column, f.edge.Rectangle}
	r.hideEmptyLine()
	return r
}

type fieldRenderer struct {
	look.Shapes
	f      *Field
	column *fyne.Container
}

// hideEmptyLine hides a line without a label; beside another field it keeps both level.
func (r *fieldRenderer) hideEmptyLine() { r.f.head.Hidden = r.f.Wide && r.f.head.Label() == "" }

func (r *fieldRenderer) Layout(size fyne.Size) {
	r.column.Resize(size)
	r.f.edge.Move(r.f.Widget.Position())
	r.f.edge.Resize(r.f.Widget.Size())
}

func (r *fieldRenderer) MinSize() fyne.Size { return r.column.MinSize() }

func (r *fieldRenderer) Refresh() {
	f := r.f
	r.hideEmptyLine()
	f.head.Set(f.head.Label(), f.head.Hint(), f.Required)
	width, role := float32(0), theme.ColorNameError
	if f.Problem() != "" && f.head.Label() != "" {
		width = 2
	}
	if f.problem.Text() == "" {
		role = theme.ColorNameWarning
	}
	f.edge.Set(role, width)
	r.column.Refresh()
	r.Layout(f.Size())
}
