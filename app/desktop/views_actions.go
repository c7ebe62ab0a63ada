package desktop

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
)

// action is something that a clerk does on a page, by its button or by Alt and the
// digit of its place.
type action[P any] struct {
	key  string // of its words in the translations
	icon fyne.Resource
	do   func(P)
	fits func(P) bool // nil: always
}

// actionKeys are Alt and a digit for the actions of a page, which work once ready.
func actionKeys[P any](p P, all []action[P], ready func() bool) (keys []ui.Key) {
	for i, a := range all {
		keys = append(keys, ui.AltKey(fyne.KeyName(rune('1'+i)), func() {
			if ready() && (a.fits == nil || a.fits(p)) {
				a.do(p)
			}
		}))
	}
	return keys
}

// actionButtons are the buttons of the actions in columns. first is the first that
// fits, which stands out; nil when none does.
func actionButtons[P any](p P, all []action[P], columns int) (buttons *fyne.Container, first *ui.Button) {
	buttons = container.NewGridWithColumns(columns)
	for i, a := range all {
		button := ui.NewButton(assets.Text("letter.action", assets.Text(a.key), fmt.Sprint(i+1)), a.icon, func() { a.do(p) })
		button.Alignment = widget.ButtonAlignLeading
		if a.fits != nil && !a.fits(p) {
			button.Disable()
		} else if first == nil {
			first = button
			button.Importance = widget.HighImportance
		}
		buttons.Add(button)
	}
	return buttons, first
}
