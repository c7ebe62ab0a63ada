package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// FactValue is a text that the mouse can select and Ctrl+C copies. A selectable
// label of Fyne is a stop for Tab that swallows every key, so this one becomes
// selectable only while the mouse is over it or something is selected.
type FactValue struct {
	widget.Label
	Selection fyne.CanvasObject // the part that takes the focus
}

func NewFactValue(text string) *FactValue {
	v := &FactValue{}
	v.Text, v.Wrapping = text, fyne.TextWrapWord
	v.ExtendBaseWidget(v)
	return v
}

// CreateRenderer belongs to Fyne.
func (v *FactValue) CreateRenderer() fyne.WidgetRenderer {
	r := v.Label.CreateRenderer()
	v.Selectable = true
	v.Selection = r.Objects()[0]
	v.Selectable = false
	return r
}

// MouseIn makes the text selectable.
func (v *FactValue) MouseIn(*desktop.MouseEvent) {
	v.Selectable = true
	v.Refresh()
}

// MouseMoved belongs to Fyne.
func (v *FactValue) MouseMoved(*desktop.MouseEvent) {}

// MouseOut gives the keys back unless something was selected for copying.
func (v *FactValue) MouseOut() {
	if v.SelectedText() != "" {
		return
	}
	v.Selectable = false
	v.Refresh()
	taker, _ := v.Selection.(fyne.Focusable)
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil && taker != nil && c.Focused() == taker {
		c.Unfocus()
	}
}
