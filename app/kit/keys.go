package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// formKeys is what a Form does with keys that its fields have no use for.
type formKeys struct {
	next   func(from fyne.CanvasObject)
	gained func(by fyne.CanvasObject) // the focus has come to a field's widget
	save   func()
	cancel func()
	passes bool // leaves Ctrl+Enter to the window
}

// formMember is a widget that hands keys to the form it stands in.
type formMember interface{ setFormKeys(*formKeys) }

// relay gives a focusable widget the keys that work everywhere. Fyne hands keys
// and shortcuts to the focused widget only: without the relay Ctrl+S, F5 or Esc
// would be lost while a clerk types.
type relay struct {
	form *formKeys
	self fyne.CanvasObject // the widget, as a form knows it
}

func (r *relay) setFormKeys(keys *formKeys) { r.form = keys }

func (r *relay) gained() {
	if r.form != nil && r.form.gained != nil {
		r.form.gained(r.self)
	}
}

// key reports whether it took the key: Enter and Esc in a form, function keys
// and Esc for the window.
func (r *relay) key(event *fyne.KeyEvent) bool {
	switch event.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if r.form != nil {
			r.form.next(r.self)
			return true
		}
		return false
	case fyne.KeyEscape:
		if r.form != nil && r.form.cancel != nil {
			r.form.cancel()
			return true
		}
	}
	return KeyToWindow(r.self, event)
}

// shortcut reports whether it took the shortcut: Ctrl+S and Ctrl+Enter in a
// form, all others for the window.
func (r *relay) shortcut(shortcut fyne.Shortcut) bool {
	custom, ok := shortcut.(*desktop.CustomShortcut)
	if _, undo := shortcut.(*fyne.ShortcutUndo); undo {
		return ShortcutToWindow(r.self, shortcut)
	}
	if !ok {
		return false
	}
	if r.form != nil && r.form.save != nil && custom.Modifier == fyne.KeyModifierShortcutDefault {
		switch enter := custom.KeyName == fyne.KeyReturn || custom.KeyName == fyne.KeyEnter; {
		case custom.KeyName == fyne.KeyS, enter && !r.form.passes:
			r.form.save()
			return true
		}
	}
	return ShortcutToWindow(r.self, shortcut)
}

// TypedShortcut hands shortcuts to the form and the window.
func (r *relay) TypedShortcut(shortcut fyne.Shortcut) { r.shortcut(shortcut) }

// ownKeys is a widget drawn by hand that takes the keys and shows that it has them.
type ownKeys struct {
	widget.DisableableWidget
	relay
	focused bool
}

// FocusGained shows the focus.
func (k *ownKeys) FocusGained() {
	k.focused = true
	k.Refresh()
	k.gained()
}

// FocusLost takes the sign of focus away.
func (k *ownKeys) FocusLost() {
	k.focused = false
	k.Refresh()
}

// TypedRune belongs to Fyne.
func (*ownKeys) TypedRune(rune) {}

// ShortcutToWindow gives the window a shortcut that the focused widget has no use for.
func ShortcutToWindow(self fyne.CanvasObject, shortcut fyne.Shortcut) bool {
	window, ok := canvasOf(self).(fyne.Shortcutable)
	if ok {
		window.TypedShortcut(shortcut)
	}
	return ok
}

func isFunctionKey(name fyne.KeyName) bool {
	return len(name) >= 2 && name[0] == 'F' && name[1] >= '1' && name[1] <= '9'
}

// KeyToWindow gives the window a function key or Esc that the focused widget has no
// use for, and reports whether it did.
func KeyToWindow(self fyne.CanvasObject, event *fyne.KeyEvent) bool {
	c := canvasOf(self)
	if event.Name != fyne.KeyEscape && !isFunctionKey(event.Name) || c == nil || c.OnTypedKey() == nil {
		return false
	}
	c.OnTypedKey()(event)
	return true
}

func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}

// focus gives the keys to target. The driver knows where a widget is once it has
// drawn it; before that it can only stand in the program's first window.
func focus(target fyne.Focusable) {
	o, ok := target.(fyne.CanvasObject)
	if !ok {
		return
	}
	if c := canvasOf(o); c != nil {
		c.Focus(target)
		return
	}
	if windows := fyne.CurrentApp().Driver().AllWindows(); len(windows) > 0 {
		windows[0].Canvas().Focus(target)
	}
}

// pressedFrom is what had the focus when the mouse last pressed a button: the driver takes
// it away before the button opens anything.
var pressedFrom fyne.Focusable

// pressing remembers what has the focus, while a button is pressed by the mouse.
func pressing(o fyne.CanvasObject) {
	if c := canvasOf(o); c != nil && c.Focused() != nil {
		pressedFrom = c.Focused()
	}
}

func focusedOrBefore(c fyne.Canvas) fyne.Focusable {
	if focused := c.Focused(); focused != nil {
		return focused
	}
	return pressedFrom
}

// refocus gives the keys back to what had them, if nothing has them now and it is still
// in view: only what is has a place.
func refocus(c fyne.Canvas, back fyne.Focusable) {
	o, ok := back.(fyne.CanvasObject)
	if ok && c.Focused() == nil && fyne.CurrentApp().Driver().AbsolutePositionForObject(o) != (fyne.Position{}) {
		c.Focus(back)
	}
}

// Key is a key that does something while a page is in front, wherever the focus is.
type Key struct {
	Name     fyne.KeyName
	Modifier fyne.KeyModifier
	Do       func()
}

// ControlKey is Ctrl and a key.
func ControlKey(name fyne.KeyName, do func()) Key { return Key{name, fyne.KeyModifierControl, do} }

// AltKey is Alt and a key.
func AltKey(name fyne.KeyName, do func()) Key { return Key{name, fyne.KeyModifierAlt, do} }

// SaveKey is Ctrl+S. It reaches a page through its form while a field has the focus,
// and through the window when none has.
func SaveKey(save func()) Key { return ControlKey(fyne.KeyS, save) }

// SaveNextKey is Ctrl+Shift+S, which saves and begins the next.
func SaveNextKey(save func()) Key {
	return Key{fyne.KeyS, fyne.KeyModifierControl | fyne.KeyModifierShift, save}
}
