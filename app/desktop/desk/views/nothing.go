package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/kit"
	"donthu/app/kit/look"
)

// NewNothing stands in the place of a list that has nothing to show: an icon, a sentence,
// and what can be done, without those that are Away.
func NewNothing(icon fyne.Resource, sentence string, actions ...kit.Action) fyne.CanvasObject {
	picture := canvas.NewImageFromResource(look.Painted(icon, theme.ColorNamePlaceHolder))
	picture.FillMode = canvas.ImageFillContain
	picture.SetMinSize(fyne.NewSquareSize(look.Scaled(40)))
	words := kit.Wrapped(sentence, 0)
	words.Alignment = fyne.TextAlignCenter
	buttons := container.NewHBox()
	for _, a := range actions {
		if a.Away == nil || !a.Away() {
			buttons.Add(a.Button())
		}
	}
	column := container.NewVBox(picture, words, container.NewCenter(buttons))
	return container.NewStack(look.NewSheet(), container.NewCenter(kit.Wide(look.Scaled(460), column)))
}
