package letters

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/law"
)

// NewClocksView lists the limits of a letter: name, last day, how it stands.
// Each opens its explanation below itself. It is nil when there are none.
func NewClocksView(o *desk.Desk, clocks []law.Clock) fyne.CanvasObject {
	if len(clocks) == 0 {
		return nil
	}
	column := container.New(&kit.CloseColumn{}, kit.NewHeading(assets.Text("clocks.title", "count", kit.Number(len(clocks)))))
	for i := range clocks {
		c := &clocks[i]
		why := kit.Caption(kit.Joined("\n", c.Sentence, c.Explanation, c.Note))
		why.Hide()
		button := kit.NewButton("", nil, nil)
		button.Importance = widget.LowImportance
		button.OnTapped = func() {
			why.Hidden = !why.Hidden
			column.Refresh()
			o.Window.Canvas().Focus(button) // a tap takes the keys away
		}
		column.Add(container.NewStack(button, newClockRow(c, o.Today())))
		column.Add(why)
	}
	return column
}

// newClockRow is the clock in three columns.
func newClockRow(c *law.Clock, today day.Date) fyne.CanvasObject {
	words, importance := StandingWords(c, today)
	due := c.Due.Shown()
	if c.Due.IsZero() {
		due = assets.Text("clocks.noDay")
	}
	nameImportance := kit.ImportantIf(c.Done || c.Informs || c.Unrecorded, widget.LowImportance)
	return container.New(&clockLayout{}, kit.Wrapped(c.Name, nameImportance), kit.Wrapped(due, nameImportance), kit.Wrapped(words, importance))
}

// StandingWords say how a duty stands on the day today, in a few words.
func StandingWords(c *law.Clock, today day.Date) (string, widget.Importance) {
	switch standing := c.Standing(today); standing {
	case law.Running:
		return views.DaysText(c.Due, today), kit.ImportantIf(c.Near(today), widget.WarningImportance)
	case law.Overdue:
		return views.DaysText(c.Due, today), widget.DangerImportance
	case law.Stopped:
		return assets.Text("clocks.stopped", "count", c.Remaining, "unit", c.Unit.Label()), widget.WarningImportance
	case law.InTime:
		return assets.Text("clocks.inTime", "day", c.Met.Shown()), widget.SuccessImportance
	case law.TooLate:
		return assets.Text("clocks.tooLate", "days", kit.Number(c.Due.DaysUntil(c.Met)), "day", c.Met.Shown()), widget.DangerImportance
	default:
		return strings.ToLower(standing.Label()), widget.LowImportance
	}
}

// clockLayout gives the last day and the standing their room, the name the rest.
type clockLayout struct{}

func (*clockLayout) widths(whole float32) [3]float32 {
	day := fyne.MeasureText("00/00/0000", theme.Size(theme.SizeNameText), fyne.TextStyle{}).Width + 2*theme.Size(theme.SizeNameInnerPadding)
	standing := max(150, whole*0.36)
	return [3]float32{max(0, whole-day-standing), day, standing}
}

func (l *clockLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, width := range l.widths(size.Width) {
		objects[i].Move(fyne.NewPos(x, 0))
		objects[i].Resize(fyne.NewSize(width, objects[i].MinSize().Height))
		x += width
	}
}

func (l *clockLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(360, 0)
	for _, o := range objects {
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}
