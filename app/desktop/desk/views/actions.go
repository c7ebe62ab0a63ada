// Package views is what several areas draw alike: the facts of a letter or visit, its
// papers and steps, lists behind a figure, the choice of a period.
package views

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit"
	"donthu/assets"
)

// Action is something that a clerk does on a page, by its button or by Alt and the
// digit of its place.
type Action[P any] struct {
	Key  string // of its words in the translations
	Icon fyne.Resource
	Do   func(P)
	Fits func(P) bool // nil: always
}

// ActionKeys are Alt and a digit for the actions of a page, which work once ready.
func ActionKeys[P any](p P, all []Action[P], ready func() bool) (keys []kit.Key) {
	for i, a := range all {
		keys = append(keys, kit.AltKey(fyne.KeyName(rune('1'+i)), func() {
			if ready() && (a.Fits == nil || a.Fits(p)) {
				a.Do(p)
			}
		}))
	}
	return keys
}

// ActionButtons are the buttons of the actions in columns. first is the first that
// fits, which stands out; nil when none does.
func ActionButtons[P any](p P, all []Action[P], columns int) (buttons *fyne.Container, first *kit.Button) {
	buttons = container.NewGridWithColumns(columns)
	for i, a := range all {
		button := kit.NewButton(assets.Text("letter.action", assets.Text(a.Key), fmt.Sprint(i+1)), a.Icon, func() { a.Do(p) })
		button.Alignment = widget.ButtonAlignLeading
		if a.Fits != nil && !a.Fits(p) {
			button.Disable()
		} else if first == nil {
			first = button
			button.Importance = widget.HighImportance
		}
		buttons.Add(button)
	}
	return buttons, first
}
