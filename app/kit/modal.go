package kit

import (
	"slices"

	"fyne.io/fyne/v2"

	"donthu/app/kit/look"
)

// modal is a dialog over a window. Of several only the one asked last is in view, so
// that whatever is in view takes the keys; the one before comes back, with the focus
// where it was, once that is answered.
type modal struct {
	win    fyne.Window
	layer  *look.Layer
	enter  *Button        // what Enter presses while nothing has the focus; nil for none
	escape func()         // what Esc does
	closed func()         // called when it is gone; may be nil
	at     fyne.Focusable // that has the focus, or had it before another came
	back   fyne.Focusable // that has the focus again when no dialog is left; may be nil
}

// modals are those of each window, the one in view last; outside are the window's own
// keys meanwhile.
var (
	modals  = map[fyne.Window][]*modal{}
	outside = map[fyne.Window]func(*fyne.KeyEvent){}
)

// show puts the dialog in view; first takes the focus and may be nil.
func (m *modal) show(d look.Dialog, first fyne.Focusable) {
	for _, o := range d.Buttons {
		o.(*Button).setFormKeys(&formKeys{next: func(fyne.CanvasObject) {}, cancel: func() { m.escape() }})
	}
	m.layer = look.NewLayer(d)
	c, below := m.win.Canvas(), modals[m.win]
	if len(below) == 0 {
		outside[m.win], m.back = c.OnTypedKey(), focusedOrBefore(c)
		c.SetOnTypedKey(func(e *fyne.KeyEvent) { typedOver(m.win, e) })
	} else {
		top := below[len(below)-1]
		top.at, m.back = focusedOrBefore(c), top.back
		c.Overlays().Remove(top.layer)
	}
	modals[m.win] = append(below, m)
	m.at = first
	m.appear()
}

func (m *modal) appear() {
	c := m.win.Canvas()
	c.Overlays().Add(m.layer)
	m.layer.Resize(c.Size())
	m.layer.Refresh()
	if m.at != nil {
		c.Focus(m.at)
		return
	}
	c.FocusNext()
}

// grow makes room for what has come in.
func (m *modal) grow() { m.layer.Refresh() }

// hide takes the dialog away, in view or not.
func (m *modal) hide() {
	all := modals[m.win]
	i := slices.Index(all, m)
	if i < 0 {
		return
	}
	modals[m.win] = slices.Delete(slices.Clone(all), i, i+1)
	c := m.win.Canvas()
	switch last := len(all) - 1; {
	case last == 0:
		c.Overlays().Remove(m.layer)
		c.SetOnTypedKey(outside[m.win])
		delete(modals, m.win)
		delete(outside, m.win)
		refocus(c, m.back)
	case i == last:
		c.Overlays().Remove(m.layer)
		all[last-1].appear()
	}
	if m.closed != nil {
		m.closed()
	}
}

// typedOver gets the keys for which nothing that has the focus has any use.
func typedOver(win fyne.Window, e *fyne.KeyEvent) {
	all := modals[win]
	if len(all) == 0 {
		return
	}
	m := all[len(all)-1]
	if win.Canvas().Overlays().Top() != fyne.CanvasObject(m.layer) {
		return // a list over the dialog has its own keys
	}
	switch e.Name {
	case fyne.KeyEscape:
		m.escape()
	case fyne.KeyReturn, fyne.KeyEnter:
		if m.enter != nil && !m.enter.Disabled() {
			m.enter.Tapped(nil)
		}
	}
}
