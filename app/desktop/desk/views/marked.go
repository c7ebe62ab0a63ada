package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
)

// MarkedBar stands in the place of what is below a list while rows are marked: how many,
// and what can be done with all of them.
type MarkedBar struct {
	Whole  *fyne.Container
	row    *kit.Toolbar
	ground *canvas.Rectangle
	said   *kit.Button
}

// NewMarkedBar is the bar of a list whose marks unmark takes away; more, which may be
// empty, stands before the actions.
func NewMarkedBar(unmark func(), more []look.Part, actions ...kit.Action) *MarkedBar {
	b := &MarkedBar{ground: canvas.NewRectangle(nil), said: kit.NewButton("", nil, func() {}).As(look.Bare)}
	b.ground.CornerRadius = 8
	parts := append([]look.Part{{Object: b.said}}, more...)
	for _, a := range actions {
		item := fyne.NewMenuItem(kit.Joined(kit.KeyGap, a.Text, a.Key), a.Do)
		item.Icon = a.Icon
		button := kit.NewButton(a.Text, a.Icon, a.Do).As(look.Bare)
		button.SetToolTip(a.Key) // what can be done stands before how: there is no room for both
		parts = append(parts, look.Part{Object: button, Menu: item})
	}
	parts = append(parts, look.Part{Object: layout.NewSpacer(), Grows: true},
		look.Part{Object: kit.NewButton(assets.Text("register.unmark"), look.IconClose, unmark).As(look.Bare).Keyed("Esc")})
	b.row = kit.NewToolbar(parts)
	b.Whole = container.NewStack(b.ground, look.Inset(8, 5, b.row.Content()))
	b.Whole.Hide()
	return b
}

// Tell shows the bar while n, the number of marked rows, is not zero; words say how many.
func (b *MarkedBar) Tell(n int, words string) {
	b.ground.FillColor = look.Color(look.PrimaryDeep)
	b.said.SetText(words)
	b.Whole.Hidden = n == 0
}

// Refresh asks each part anew whether it is there.
func (b *MarkedBar) Refresh() { b.row.Refresh() }
