package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit/look"
)

// KeyGap parts the words of an entry of a menu from the key that does the same.
const KeyGap = "   "

// ShowMenu opens a menu under what was pressed.
func ShowMenu(under fyne.CanvasObject, items ...*fyne.MenuItem) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(under)
	openMenu(under, at.AddXY(0, under.Size().Height+2), items)
}

// ActionMenu opens a menu of actions at a place of the window: that of a right click.
func ActionMenu(on fyne.CanvasObject, at fyne.Position, actions ...Action) {
	var items []*fyne.MenuItem
	for _, a := range actions {
		if a.Away == nil || !a.Away() {
			items = append(items, a.item())
		}
	}
	openMenu(on, at, items)
}

// openMenu draws plain entries with their keys in grey at the right, which Fyne's menu
// draws too pale to be read; ticks, and menus in menus, are left to that.
func openMenu(on fyne.CanvasObject, at fyne.Position, items []*fyne.MenuItem) {
	c := canvasOf(on)
	if c == nil || len(items) == 0 {
		return
	}
	back := focusedOrBefore(c)
	if slices.ContainsFunc(items, func(i *fyne.MenuItem) bool { return i.IsSeparator || i.Checked || i.ChildMenu != nil }) {
		menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), c)
		dismissed := menu.OnDismiss
		menu.OnDismiss = func() {
			dismissed()
			refocus(c, back)
		}
		at.X = max(0, min(at.X, c.Size().Width-menu.MinSize().Width-8))
		menu.ShowAtPosition(at)
		return
	}
	m := &menu{}
	column := look.NewColumn(0)
	for i, item := range items {
		l := &menuLine{of: m, at: i}
		l.self = l
		l.Text, l.Key, _ = strings.Cut(item.Label, KeyGap)
		l.Icon, l.OnTapped = item.Icon, func() {
			m.close()
			item.Action()
		}
		l.As(look.Line).Leading()
		if item.Disabled {
			l.Disable()
		}
		l.ExtendToolTipWidget(l)
		l.ExtendBaseWidget(l)
		m.lines, m.names = append(m.lines, l), append(m.names, Option{Text: l.Text})
		column.Add(l)
	}
	popup := widget.NewPopUp(container.NewVScroll(column), c)
	m.close = func() {
		popup.Hide()
		refocus(c, back)
	}
	least, edge := column.MinSize().AddWidthHeight(12, 0), c.Size().SubtractWidthHeight(8, 8)
	size := fyne.NewSize(max(look.Scaled(180), least.Width), min(least.Height, edge.Height))
	popup.Resize(size)
	popup.ShowAtPosition(fyne.NewPos(max(0, min(at.X, edge.Width-size.Width)), max(0, min(at.Y, edge.Height-size.Height))))
	m.focus(0, 1)
}

// menu is a list of entries over the window.
type menu struct {
	lines []*menuLine
	names []Option
	close func()
}

// focus goes to an entry that can be chosen, from the one at on in steps of by.
func (m *menu) focus(at, by int) {
	for ; at >= 0 && at < len(m.lines); at += by {
		if !m.lines[at].Disabled() {
			focus(m.lines[at])
			return
		}
	}
}

// menuLine is an entry of a menu.
type menuLine struct {
	Button
	of *menu
	at int
}

// TypedKey leads through the menu; Enter and Space choose.
func (l *menuLine) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyUp:
		l.of.focus(l.at-1, -1)
	case fyne.KeyDown:
		l.of.focus(l.at+1, 1)
	case fyne.KeyHome:
		l.of.focus(0, 1)
	case fyne.KeyEnd:
		l.of.focus(len(l.of.lines)-1, -1)
	case fyne.KeyEscape:
		l.of.close()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.OnTapped()
	}
}

// TypedRune goes to the next entry that begins with the letter.
func (l *menuLine) TypedRune(r rune) { l.of.focus(byTyped(l.of.names, l.at, r), 1) }

// TypedShortcut closes the menu and does what the key does without it: the entries tell
// their keys.
func (l *menuLine) TypedShortcut(shortcut fyne.Shortcut) {
	c := canvasOf(l)
	l.of.close()
	if at, ok := c.Focused().(fyne.Shortcutable); ok {
		at.TypedShortcut(shortcut)
		return
	}
	ShortcutToWindow(l, shortcut)
}
