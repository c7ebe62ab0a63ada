package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit/look"
	"donthu/assets"
)

// Action is something that a page, a card or a row offers to do.
type Action struct {
	Text string
	Icon fyne.Resource // nil for none
	Key  string        // that does the same, as it stands on the button
	Do   func()
	Main bool // the one thing that the page is for; it never folds
	Keep bool // never folds
	Rare bool // only in the menu
	// Danger marks what takes something away.
	Danger bool
	// Away says that there is nothing to do now; nil: there always is.
	Away func() bool
}

// Button is a button for the action.
func (a Action) Button() *Button {
	b := NewButton(a.Text, a.Icon, a.Do).Keyed(a.Key)
	switch {
	case a.Main:
		b.Main()
	case a.Danger:
		b.Importance = widget.DangerImportance
	}
	return b
}

// item is the action in a menu.
func (a Action) item() *fyne.MenuItem {
	m := fyne.NewMenuItem(Joined("   ", a.Text, a.Key), a.Do)
	m.Icon = a.Icon
	return m
}

// Toolbar is a row of actions; those that do not fit fold into the menu of its last
// button.
type Toolbar struct {
	*look.Bar
	// Buttons are those of the actions, in their order.
	Buttons []*Button
	more    *Button
}

// NewToolbar is a row of actions behind parts that the page has drawn itself, such as a
// search.
func NewToolbar(parts []look.Part, actions ...Action) *Toolbar {
	t := &Toolbar{more: NewButton("", look.IconMore, nil)}
	t.more.SetToolTip(assets.Text("ui.more"))
	t.more.OnTapped = t.open
	for _, a := range actions {
		part := look.Part{Away: a.Away}
		if !a.Rare {
			b := a.Button()
			t.Buttons = append(t.Buttons, b)
			part.Object = b
		}
		if !a.Main && !a.Keep {
			part.Menu = a.item()
		}
		parts = append(parts, part)
	}
	t.Bar = look.NewBar(t.more, parts...)
	return t
}

// Called names the button of the menu in words, where what is folded is of one kind.
func (t *Toolbar) Called(words string) *Toolbar {
	t.more.Icon = nil
	t.more.Opens = true
	t.more.As(look.Pill).SetText(words)
	return t
}

// open shows the menu of what is folded.
func (t *Toolbar) open() { ShowMenu(t.more, t.Folded()...) }

// ShowMenu opens a menu under what was pressed.
func ShowMenu(under fyne.CanvasObject, items ...*fyne.MenuItem) {
	c := canvasOf(under)
	if c == nil || len(items) == 0 {
		return
	}
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), c)
	back, dismissed := focusedOrBefore(c), menu.OnDismiss
	menu.OnDismiss = func() {
		dismissed()
		refocus(c, back)
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(under)
	x := max(0, min(at.X, c.Size().Width-menu.MinSize().Width-8))
	menu.ShowAtPosition(fyne.NewPos(x, at.Y+under.Size().Height+2))
}

// ActionMenu opens a menu of actions at a place of the window: that of a right click.
func ActionMenu(on fyne.CanvasObject, at fyne.Position, actions ...Action) {
	var items []*fyne.MenuItem
	for _, a := range actions {
		if a.Away == nil || !a.Away() {
			items = append(items, a.item())
		}
	}
	if c := canvasOf(on); c != nil && len(items) > 0 {
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at)
	}
}

// NewHead is the head of a page with what is done with it; back is nil in a room.
func NewHead(back func(), title string, bar *Toolbar) *look.Head {
	var arrow fyne.CanvasObject
	if back != nil {
		b := NewButton("", look.IconBack, back)
		b.SetToolTip(assets.Text("ui.back"))
		arrow = b
	}
	if bar == nil {
		return look.NewHead(arrow, title, nil)
	}
	return look.NewHead(arrow, title, bar.Bar)
}
