package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/steps"
)

// NewPast lists steps, the last one first, below what stands over them: those of above
// that are there.
func NewPast(o *desk.Desk, history []steps.Step, above ...fyne.CanvasObject) *fyne.Container {
	past := look.NewColumn(8)
	for _, part := range above {
		if part != nil {
			past.Add(part)
			past.Add(widget.NewSeparator())
		}
	}
	past.Add(look.NewPara(assets.Text("letter.history", "count", kit.Number(len(history))), look.Ink2, theme.SizeNameCaptionText))
	past.Add(NewTimelineOf(o, history))
	return past
}

// NewPanel puts what is to be done on a ground of its own, with a gold edge.
func NewPanel(content fyne.CanvasObject) fyne.CanvasObject {
	sheet := look.NewSheet()
	sheet.Edge(look.Gold)
	return container.NewStack(sheet, look.Inset(16, 8, content))
}
