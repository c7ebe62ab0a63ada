package look

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// FieldHead is the line above an answer: what is asked, a red star where it must be
// answered, and at the right a hint.
type FieldHead struct {
	widget.BaseWidget
	label, hint string
	required    bool
}

// NewFieldHead is the line above an answer.
func NewFieldHead(label string) *FieldHead {
	h := &FieldHead{label: label}
	h.ExtendBaseWidget(h)
	return h
}

// Label is what is asked.
func (h *FieldHead) Label() string { return h.label }

// Hint is what stands at the right.
func (h *FieldHead) Hint() string { return h.hint }

// Set changes the line; what stays the same is not drawn anew.
func (h *FieldHead) Set(label, hint string, required bool) {
	if h.label != label || h.hint != hint || h.required != required {
		h.label, h.hint, h.required = label, hint, required
		h.Refresh()
	}
}

// CreateRenderer belongs to Fyne.
func (h *FieldHead) CreateRenderer() fyne.WidgetRenderer {
	r := &fieldHeadRenderer{h, NewText("", Ink2, caption), NewBold("", theme.ColorNameError, body), NewText("", theme.ColorNamePlaceHolder, caption)}
	r.Refresh()
	return r
}

type fieldHeadRenderer struct {
	h                 *FieldHead
	label, star, hint *canvas.Text
}

func (r *fieldHeadRenderer) Destroy() {}

func (r *fieldHeadRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.label, r.star, r.hint}
}

func (r *fieldHeadRenderer) MinSize() fyne.Size {
	label := fyne.MeasureText(r.h.label, Size(caption), fyne.TextStyle{})
	if r.h.required {
		label.Width += 14
	}
	return fyne.NewSize(min(label.Width, Scaled(120)), Scaled(21))
}

func (r *fieldHeadRenderer) Layout(size fyne.Size) {
	room := size.Width
	star := float32(0)
	if r.h.required {
		star = 5 + r.star.MinSize().Width
	}
	r.label.Text = Fit(r.h.label, r.label.TextSize, max(0, room-star), false)
	label := r.label.MinSize()
	place(r.label, 0, 0, label.Width, label.Height)
	place(r.star, label.Width+5, 0, star, label.Height)
	room -= label.Width + star + 10
	r.hint.Text = ""
	if room > 30 {
		r.hint.Text = Fit(shorter(r.h.hint, r.hint.TextSize, room), r.hint.TextSize, room, false)
	}
	hint := r.hint.MinSize()
	place(r.hint, size.Width-hint.Width, 0, hint.Width, hint.Height)
}

// shorter leaves out what stands behind the last comma until the rest fits: half a day of
// the moon tells nothing.
func shorter(hint string, size, room float32) string {
	for fyne.MeasureText(hint, size, fyne.TextStyle{}).Width > room {
		at := strings.LastIndex(hint, ", ")
		if at < 0 {
			break
		}
		hint = hint[:at]
	}
	return hint
}

func (r *fieldHeadRenderer) Refresh() {
	repaint(r.label, r.h.label, Ink2, caption)
	repaint(r.hint, r.h.hint, theme.ColorNamePlaceHolder, caption)
	repaint(r.star, "*", theme.ColorNameError, body)
	r.star.Hidden = !r.h.required
	r.Layout(r.h.Size())
}

// Remark is a small sentence behind an icon, of as many lines as it needs.
type Remark struct {
	widget.BaseWidget
	icon fyne.Resource
	tone Tone
	text string
	rich *widget.RichText
	line *widget.TextSegment
}

// NewRemark is an empty remark, which takes no room.
func NewRemark(icon fyne.Resource, tone Tone) *Remark {
	r := &Remark{icon: icon, tone: tone, line: &widget.TextSegment{Style: widget.RichTextStyle{SizeName: caption, ColorName: tone.Ink()}}}
	r.rich = widget.NewRichText(r.line)
	r.rich.Wrapping = fyne.TextWrapWord
	r.ExtendBaseWidget(r)
	r.Hide()
	return r
}

// Text is the sentence, "" for none.
func (r *Remark) Text() string { return r.text }

// Set shows a sentence, "" for none.
func (r *Remark) Set(text string) {
	if r.text == text {
		return
	}
	r.text, r.line.Text, r.Hidden = text, text, text == ""
	r.rich.Refresh()
	r.Refresh()
}

// CreateRenderer belongs to Fyne.
func (r *Remark) CreateRenderer() fyne.WidgetRenderer {
	drawn := &remarkRenderer{r, newPicture()}
	drawn.Refresh()
	return drawn
}

type remarkRenderer struct {
	*Remark
	picture *canvas.Image
}

func (r *remarkRenderer) Destroy()                     {}
func (r *remarkRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.picture, r.rich} }

func (r *remarkRenderer) indent() float32 { return Scaled(16) + 6 }

func (r *remarkRenderer) MinSize() fyne.Size {
	inset := theme.Size(theme.SizeNameInnerPadding)
	return fyne.NewSize(r.indent()+40, r.rich.MinSize().Height-2*inset+4)
}

func (r *remarkRenderer) Layout(size fyne.Size) {
	inset, indent := theme.Size(theme.SizeNameInnerPadding), r.indent()
	place(r.picture, 0, 4, Scaled(16), Scaled(16))
	place(r.rich, indent-inset, 3-inset, size.Width-indent+2*inset, size.Height+2*inset-3)
}

func (r *remarkRenderer) Refresh() {
	setPicture(r.picture, r.icon, r.tone.Ink())
	r.Layout(r.Size())
}

// Edge is a line around an answer; it takes no clicks.
type Edge struct {
	*canvas.Rectangle
}

// NewEdge is a line that is not seen yet.
func NewEdge() Edge {
	e := Edge{newBox(6)}
	e.Hide()
	return e
}

// Set draws the line in the colour of a role, width 0 for none.
func (e Edge) Set(role fyne.ThemeColorName, width float32) {
	paint(e.Rectangle, nil, Color(role), width)
}
