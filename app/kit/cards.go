package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit/look"
)

// NumberCard is a tile with a figure, its name and a word about it; a click, Enter or
// Space opens the list behind it.
type NumberCard struct {
	ownKeys

	// OnOpen opens the list of what was counted.
	OnOpen func()
	// Icon is drawn where there is room for it; nil for none.
	Icon fyne.Resource

	number, caption, about string
	importance             widget.Importance
	inside                 bool
}

// NewNumberCard makes a card; the figure is set later with Set.
func NewNumberCard(caption string, open func()) *NumberCard {
	n := &NumberCard{number: "…", caption: caption, OnOpen: open}
	n.self = n
	n.ExtendBaseWidget(n)
	return n
}

// Set shows a figure, written as it is to be read ("1.204"); danger and
// warning importance colour it.
func (n *NumberCard) Set(number string, importance widget.Importance) {
	n.number, n.importance = number, importance
	n.Refresh()
}

// SetAbout says something about the figure, below its name.
func (n *NumberCard) SetAbout(about string) {
	n.about = about
	n.Refresh()
}

// Whole is the width at which the icon leaves room for the words.
func (n *NumberCard) Whole() float32 { return n.face().Whole() }

// Number is the figure shown.
func (n *NumberCard) Number() string { return n.number }

// Tapped opens the list.
func (n *NumberCard) Tapped(*fyne.PointEvent) {
	if n.OnOpen != nil {
		n.OnOpen()
	}
}

// TypedKey opens the list on Enter and Space.
func (n *NumberCard) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		n.Tapped(nil)
	default:
		n.key(event)
	}
}

// MouseIn lights the card.
func (n *NumberCard) MouseIn(*desktop.MouseEvent) {
	n.inside = true
	n.Refresh()
}

// MouseMoved belongs to Fyne.
func (n *NumberCard) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends MouseIn.
func (n *NumberCard) MouseOut() {
	n.inside = false
	n.Refresh()
}

// Cursor is the hand.
func (n *NumberCard) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer belongs to Fyne.
func (n *NumberCard) CreateRenderer() fyne.WidgetRenderer { return look.DrawTile(n.face) }

func (n *NumberCard) face() look.TileFace {
	tone := look.Still
	switch n.importance {
	case widget.DangerImportance:
		tone = look.Late
	case widget.WarningImportance:
		tone = look.Soon
	}
	return look.TileFace{Icon: n.Icon, Figure: n.number, Name: n.caption, About: n.about, Tone: tone, Inside: n.inside, Focused: n.focused}
}
