package reception

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
)

// newQuarterView shows the months of a period side by side: days of reception as
// buttons that open them, days off in grey with their names below, and meetings.
func newQuarterView(o *desk.Desk, q quarter) fyne.CanvasObject {
	held := map[day.Date][]register.ReceptionDay{}
	for _, d := range q.days {
		held[d.On] = append(held[d.On], d)
	}
	met := map[day.Date][]register.Meeting{}
	for _, m := range q.meetings {
		met[m.On] = append(met[m.On], m)
	}
	months := container.NewGridWithColumns(3)
	for at := q.period.From; at <= q.period.To; {
		month := day.MonthPeriod(at.Year(), at.Month(), true)
		months.Add(newMonthView(o, month, held, met, q.law))
		at = month.To.AddDays(1)
	}
	return container.NewVScroll(container.NewVBox(months, kit.Words(assets.Text("schedule.legend"), 900, widget.LowImportance)))
}

func newMonthView(o *desk.Desk, month day.Period, held map[day.Date][]register.ReceptionDay, met map[day.Date][]register.Meeting, rules *law.Office) fyne.CanvasObject {
	grid := container.NewGridWithColumns(7)
	for i := range 7 {
		name := widget.NewLabelWithStyle(assets.Text("schedule.weekday."+strconv.Itoa((i+1)%7)), fyne.TextAlignCenter, fyne.TextStyle{})
		name.Importance = widget.LowImportance
		grid.Add(name)
	}
	for range (int(month.From.Weekday()) + 6) % 7 {
		grid.Add(widget.NewLabel(""))
	}
	var holidays []string
	var meetings []register.Meeting
	for d := month.From; d <= month.To; d = d.AddDays(1) {
		why := rules.Calendar().WhyOff(d)
		if why != "" && d.Weekday() != 0 && d.Weekday() != 6 {
			holidays = append(holidays, assets.Text("schedule.holiday", "day", d.Shown()[:5], "reason", why))
		}
		meetings = append(meetings, met[d]...)
		grid.Add(newDayCell(o, d, held[d], why != ""))
	}
	title := widget.NewLabelWithStyle(assets.Text("schedule.monthName", "month", month.From.Month(), "year", month.From.Year()), fyne.TextAlignCenter, fyne.TextStyle{Bold: true})
	column := container.NewVBox(title, grid)
	for _, holiday := range holidays {
		column.Add(kit.Words(holiday, 340, widget.LowImportance))
	}
	for _, m := range meetings {
		open := kit.NewButton(assets.Text("schedule.meeting", "day", m.On.Shown()[:5], "hour", m.Hour, "kind", m.Kind.Label(), "letter", m.Letter), theme.CalendarIcon(), func() { o.Open(desk.Meeting{ID: m.ID}) })
		column.Add(open.Leading())
	}
	return container.NewPadded(column)
}

func newDayCell(o *desk.Desk, d day.Date, held []register.ReceptionDay, off bool) fyne.CanvasObject {
	text := strconv.Itoa(d.Day())
	if len(held) > 0 {
		button := kit.NewButton(text, nil, func() { o.Open(desk.Day{ID: held[0].ID}) }).Main()
		switch {
		case held[0].Type == register.Unscheduled:
			button.Importance = widget.WarningImportance
		case held[0].Host == register.Delegate:
			button.Importance = widget.SuccessImportance
		}
		return button
	}
	label := widget.NewLabelWithStyle(text, fyne.TextAlignCenter, fyne.TextStyle{Bold: d == o.Today()})
	ground := canvas.NewRectangle(color.Transparent)
	if off {
		label.Importance = widget.LowImportance
		ground.FillColor = theme.Color(theme.ColorNameHeaderBackground)
	}
	ground.CornerRadius = 3
	return container.NewStack(ground, label)
}
