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
	m := fyne.NewMenuItem(Joined(KeyGap, a.Text, a.Key), a.Do)
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
