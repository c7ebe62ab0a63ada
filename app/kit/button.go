package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
	tooltip "github.com/dweymouth/fyne-tooltip/widget"

	"donthu/app/kit/look"
)

// Button is Fyne's button in the program's look; Enter presses it too, as on every other
// program.
type Button struct {
	widget.Button
	tooltip.ToolTipWidgetExtend
	relay

	// Style says what kind of thing to press it is.
	Style look.Style
	// Key does the same as the button; it stands in grey behind the words.
	Key string
	// On marks the present one of several.
	On bool
	// Folded shows the icon only; the words are then the tooltip.
	Folded bool
	// Opens marks a button that opens a list.
	Opens bool

	count           string
	late            bool
	inside, focused bool
}

// NewButton makes a button; icon may be nil.
func NewButton(text string, icon fyne.Resource, tapped func()) *Button {
	b := &Button{}
	b.self = b
	b.Text, b.Icon, b.OnTapped = text, icon, tapped
	b.ExtendToolTipWidget(b)
	b.ExtendBaseWidget(b)
	return b
}

// Main makes the button stand out, and returns it.
func (b *Button) Main() *Button {
	b.Importance = widget.HighImportance
	return b
}

// Quiet takes ground and edge from the button, and returns it.
func (b *Button) Quiet() *Button {
	b.Importance = widget.LowImportance
	return b
}

// Leading puts the button's words at its left, and returns it.
func (b *Button) Leading() *Button {
	b.Alignment = widget.ButtonAlignLeading
	return b
}

// As gives the button a style, and returns it.
func (b *Button) As(style look.Style) *Button {
	b.Style = style
	return b
}

// Keyed shows the key that does the same, and returns the button.
func (b *Button) Keyed(key string) *Button {
	b.Key = key
	return b
}

// SetOn marks the button as the present one of several, or not.
func (b *Button) SetOn(on bool) {
	if b.On != on {
		b.On = on
		b.Refresh()
	}
}

// SetFolded shows the icon only, or the words too.
func (b *Button) SetFolded(folded bool) {
	if b.Folded == folded {
		return
	}
	b.Folded = folded
	b.SetToolTip("")
	if folded {
		b.SetToolTip(Joined(" · ", b.Text, b.Key))
	}
	b.Refresh()
}

// SetCount shows how many there are of what the button opens, "" for none; late when
// they are late.
func (b *Button) SetCount(count string, late bool) {
	if b.count != count || b.late != late {
		b.count, b.late = count, late
		b.Refresh()
	}
}

// FocusGained brings the button into view in a form.
func (b *Button) FocusGained() {
	b.focused = true
	b.Button.FocusGained()
	b.gained()
}

// FocusLost takes the sign of focus away.
func (b *Button) FocusLost() {
	b.focused = false
	b.Button.FocusLost()
}

// MouseDown remembers what had the focus, to which a dialog gives it back.
func (b *Button) MouseDown(*desktop.MouseEvent) { pressing(b) }

// MouseUp belongs to Fyne.
func (b *Button) MouseUp(*desktop.MouseEvent) {}

// MouseIn lights the button and begins to wait for its tooltip.
func (b *Button) MouseIn(event *desktop.MouseEvent) {
	b.inside = true
	look.Hover(b)
	b.Button.MouseIn(event)
	b.ToolTipWidgetExtend.MouseIn(event)
	b.Refresh()
}

// MouseMoved belongs to Fyne.
func (b *Button) MouseMoved(event *desktop.MouseEvent) { b.ToolTipWidgetExtend.MouseMoved(event) }

// MouseOut ends MouseIn.
func (b *Button) MouseOut() {
	b.inside = false
	b.Button.MouseOut()
	b.ToolTipWidgetExtend.MouseOut()
	b.Refresh()
}

// TypedKey presses the button on Enter and Space.
func (b *Button) TypedKey(event *fyne.KeyEvent) {
	if event.Name == fyne.KeyReturn || event.Name == fyne.KeyEnter {
		b.Tapped(nil)
		return
	}
	if !b.key(event) {
		b.Button.TypedKey(event)
	}
}

// CreateRenderer belongs to Fyne.
func (b *Button) CreateRenderer() fyne.WidgetRenderer { return look.Draw(b.face) }

func (b *Button) face() look.Face {
	f := look.Face{Style: b.Style, Text: b.Text, Key: b.Key, Count: b.count, CountLate: b.late, Icon: b.Icon, Importance: b.Importance, On: b.On,
		Leading: b.Alignment == widget.ButtonAlignLeading, Folded: b.Folded, Off: b.Disabled(), Inside: b.inside, Focused: b.focused}
	if b.Opens {
		f.Trailing = look.IconDown
	}
	return f
}
