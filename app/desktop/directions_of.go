package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
)

// directionsOfWords is how many letters of a direction stand on its button.
const directionsOfWords = 62

// newDirectionsOf lists the directions given on a letter, at a visit or a meeting,
// each with its state; a button opens the direction. What veil covers is not shown;
// nil covers nothing.
func newDirectionsOf(o *office, all []data.Direction, veil *data.Veil) *fyne.Container {
	column := container.NewVBox(newHeading(assets.Text("directions.given", number(len(all)))))
	for i := range all {
		d := &all[i]
		content := oneLine(d.Content)
		if veil != nil {
			content = veil.Cover(content)
		}
		state := d.State(o.today())
		due := ""
		if !state.Done() && !d.DueOn.IsZero() {
			due = assets.Text("directionPage.summary.due", d.DueOn.Shown())
		}
		rest := joined(" · ", state.Label(), due)
		button := ui.NewButton(joined(" · ", shortened(content, directionsOfWords-len([]rune(rest))), rest), theme.MailForwardIcon(), func() { o.openDirection(d.ID) })
		button.Alignment = widget.ButtonAlignLeading
		if state == data.DirectionOverdue {
			button.Importance = widget.DangerImportance
		}
		column.Add(button)
	}
	return column
}
