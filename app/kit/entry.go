package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/text/unicode/norm"
)

// Entry is Fyne's entry for a form: Enter goes to the next field, Tab never
// writes a tab, Esc, Ctrl+S and the window's shortcuts work while typing.
type Entry struct {
	widget.Entry
	relay
	// OnLeave is called when the clerk has left the entry: the moment to check it.
	OnLeave func()
	// OnKey is asked about a key before all others; it reports whether it took it.
	OnKey func(fyne.KeyName) bool
	// Phrases are the texts that F4 offers here; nil: F4 does nothing.
	Phrases func() []string
	focused bool
}

// NewEntry is an entry of one line.
func NewEntry() *Entry {
	e := &Entry{}
	e.self = e
	e.ExtendBaseWidget(e)
	return e
}

// NewTextEntry is an entry of several lines, rows of them visible; Enter begins
// a new line, Ctrl+Enter saves the form.
func NewTextEntry(rows int) *Entry {
	e := &Entry{}
	e.self = e
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(rows)
	return e
}

// Value is the text without spaces around it, in NFC as it is to be stored.
func (e *Entry) Value() string { return norm.NFC.String(strings.TrimSpace(e.Text)) }

// AcceptsTab is always false: Tab leaves the entry, also one of several lines.
func (e *Entry) AcceptsTab() bool { return false }

// FocusGained remembers that a clerk is typing here.
func (e *Entry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	e.gained()
}

// FocusLost calls OnLeave.
func (e *Entry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	if e.OnLeave != nil {
		e.OnLeave()
	}
}

// TypedKey hands the keys that an entry has no use for to the form and the window.
func (e *Entry) TypedKey(event *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(event.Name) {
		return
	}
	if event.Name == fyne.KeyF4 && e.Phrases != nil {
		e.showPhrases()
		return
	}
	enter := event.Name == fyne.KeyReturn || event.Name == fyne.KeyEnter
	if enter && (e.MultiLine || e.OnSubmitted != nil) {
		e.Entry.TypedKey(event)
		return
	}
	if !e.key(event) {
		e.Entry.TypedKey(event)
	}
}

// TypedShortcut hands the shortcuts that an entry has no use for to the form and the window.
func (e *Entry) TypedShortcut(shortcut fyne.Shortcut) {
	if editing(shortcut) || !e.shortcut(shortcut) {
		e.Entry.TypedShortcut(shortcut)
	}
}

// editing tells the shortcuts that Fyne's entry uses itself: over words and lines.
func editing(shortcut fyne.Shortcut) bool {
	custom, ok := shortcut.(*desktop.CustomShortcut)
	if !ok {
		return true
	}
	if custom.Modifier == fyne.KeyModifierAlt { // the way back and forward through the window
		return false
	}
	switch custom.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyHome, fyne.KeyEnd:
		return true
	}
	return false
}

// Check is Fyne's check box for a form: Enter goes on to the next field.
type Check struct {
	widget.Check
	relay
}

// NewCheck makes a check box; changed may be nil.
func NewCheck(text string, changed func(bool)) *Check {
	c := &Check{}
	c.self = c
	c.Text, c.OnChanged = text, changed
	c.ExtendBaseWidget(c)
	return c
}

// FocusGained brings the box into view in a form.
func (c *Check) FocusGained() {
	c.Check.FocusGained()
	c.gained()
}

// TypedKey hands the keys that a check box has no use for to the form and the window.
func (c *Check) TypedKey(event *fyne.KeyEvent) {
	if !c.key(event) {
		c.Check.TypedKey(event)
	}
}
