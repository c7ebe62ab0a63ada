package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Field is one question of a form: its label, its widget, a grey hint on the
// label's line, and below, in red, what is wrong with the answer.
type Field struct {
	widget.BaseWidget

	// Widget is what the clerk fills in.
	Widget fyne.CanvasObject
	// Wide fields take the whole width of a Form.
	Wide bool
	// Required puts a red star on the label; checking is the screen's work.
	Required bool

	label   *widget.Label
	star    *canvas.Text
	hint    *note
	problem *note
}

// NewField makes a field with a label above the widget.
func NewField(label string, answer fyne.CanvasObject) *Field {
	f := &Field{Widget: answer, label: widget.NewLabel(label), hint: newNote(), problem: newNote(),
		star: canvas.NewText("", nil)}
	f.star.TextStyle.Bold = true
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
	f.label.SetText(text)
	f.Refresh() // its line may have been hidden
}

// SetHint shows a grey remark on the label's line; "" takes it away.
func (f *Field) SetHint(text string) { f.hint.set(text, false) }

// SetProblem shows what is wrong with the answer; "" takes it away.
func (f *Field) SetProblem(sentence string) {
	if f.problem.text() == sentence {
		return
	}
	f.problem.set(sentence, true)
	f.Refresh()
}

// Problem is the sentence shown, "" when the answer is in order.
func (f *Field) Problem() string { return f.problem.text() }

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
	label := container.New(&tightRow{}, f.label, f.star, f.hint)
	r := &fieldRenderer{f: f, line: label, column: container.New(&tightColumn{}, label, f.Widget, f.problem)}
	r.All = []fyne.CanvasObject{r.column}
	r.hideEmptyLine()
	return r
}

type fieldRenderer struct {
	Shapes
	f      *Field
	line   *fyne.Container // of the label
	column *fyne.Container
}

// hideEmptyLine hides a line without a label; beside another field it keeps both level.
func (r *fieldRenderer) hideEmptyLine() { r.line.Hidden = r.f.Wide && r.f.label.Text == "" }

func (r *fieldRenderer) Layout(size fyne.Size) { r.column.Resize(size) }
func (r *fieldRenderer) MinSize() fyne.Size    { return r.column.MinSize() }

func (r *fieldRenderer) Refresh() {
	r.hideEmptyLine()
	r.f.star.Text = ""
	if r.f.Required {
		r.f.star.Text = "*"
	}
	r.f.star.Color = theme.Color(theme.ColorNameError)
	r.f.star.TextSize = theme.Size(theme.SizeNameText)
	r.column.Refresh()
}

// note is a small remark, grey or red, that takes no room when it is empty.
type note struct {
	widget.Label
}

func newNote() *note {
	n := &note{}
	n.SizeName = theme.SizeNameCaptionText
	n.Importance = widget.LowImportance
	n.Selectable = false
	n.ExtendBaseWidget(n)
	n.Hide()
	return n
}

func (n *note) text() string {
	if !n.Visible() {
		return ""
	}
	return n.Text
}

func (n *note) set(text string, problem bool) {
	n.Importance = widget.LowImportance
	n.Wrapping = fyne.TextWrapOff
	n.Truncation = fyne.TextTruncateClip
	if problem {
		n.Importance = widget.DangerImportance
		n.Truncation = fyne.TextTruncateOff
		n.Wrapping = fyne.TextWrapWord
	}
	n.SetText(text)
	if text == "" {
		n.Hide()
		return
	}
	n.Show()
}

// tightColumn stacks objects without the padding that labels bring along.
type tightColumn struct{}

func labelInset(o fyne.CanvasObject) float32 {
	switch o.(type) {
	case *widget.Label, *note:
		return theme.Size(theme.SizeNameInnerPadding)
	}
	return 0
}

func (*tightColumn) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		inset := labelInset(o)
		o.Resize(fyne.NewSize(size.Width+2*inset, o.Size().Height))
		height := o.MinSize().Height
		if i == 1 && len(objects) > 2 { // the answer may grow, labels keep their height
			rest := float32(0)
			for _, below := range objects[2:] {
				if below.Visible() {
					below.Resize(fyne.NewSize(size.Width+2*labelInset(below), below.Size().Height))
					rest += below.MinSize().Height - 2*labelInset(below)
				}
			}
			height = max(height, size.Height-y-rest)
		}
		Put(o, -inset, y-inset, size.Width+2*inset, height)
		y += height - 2*inset
	}
}

func (*tightColumn) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		inset, least := labelInset(o), o.MinSize()
		size.Width = max(size.Width, least.Width-2*inset)
		size.Height += least.Height - 2*inset
	}
	return size
}

// tightRow lays a field's label, its star and, at the right end, the hint.
type tightRow struct{}

func (*tightRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	label, star, hint := objects[0], objects[1], objects[2]
	inset := labelInset(label)
	least := label.MinSize()
	label.Move(fyne.NewPos(-inset, -inset))
	label.Resize(least)
	x := least.Width - 2*inset + 2
	star.Move(fyne.NewPos(x, 0))
	star.Resize(star.MinSize())
	x += star.MinSize().Width + 2*inset
	caption := fyne.MeasureText(hint.(*note).Text, theme.Size(theme.SizeNameCaptionText), fyne.TextStyle{}).Width
	room := max(0, min(size.Width-x, caption+1))
	hint.Resize(fyne.NewSize(room+2*inset, hint.MinSize().Height))
	// two up: the dot below a letter must not touch the answer's frame
	hint.Move(fyne.NewPos(size.Width-room-inset, size.Height-hint.MinSize().Height+inset-2))
}

func (*tightRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	inset, least := labelInset(objects[0]), objects[0].MinSize()
	return fyne.NewSize(least.Width-2*inset+2+objects[1].MinSize().Width, least.Height-2*inset+1)
}
