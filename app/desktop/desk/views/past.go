package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/steps"
)

// NewPast lists steps, the last one first, below what stands over them: those of above
// that are there.
func NewPast(o *desk.Desk, history []steps.Step, above ...fyne.CanvasObject) *fyne.Container {
	past := container.NewVBox()
	for _, part := range above {
		if part != nil {
			past.Add(part)
			past.Add(widget.NewSeparator())
		}
	}
	past.Add(kit.NewHeading(assets.Text("letter.history", "count", kit.Number(len(history)))))
	past.Add(NewTimelineOf(o, history))
	return past
}

// NewPanel puts what is to be done on a ground of its own.
func NewPanel(content fyne.CanvasObject) fyne.CanvasObject {
	paper := canvas.NewRectangle(theme.Color(theme.ColorNameHeaderBackground))
	paper.CornerRadius = 4
	return container.NewStack(paper, content)
}
