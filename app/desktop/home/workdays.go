package home

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
)

// unconfirmedYears is the quiet line of the home screen about years whose days
// off nobody has compared with the announcement yet.
type unconfirmedYears struct {
	Line  *fyne.Container
	Words *widget.Label
	first data.Date // the day that the calendar opens on
}

func NewUnconfirmedYears(o *desk.Desk) *unconfirmedYears {
	u := &unconfirmedYears{Words: widget.NewLabel("")}
	u.Words.Importance = widget.LowImportance
	open := kit.NewButton(assets.Text("workdays.open"), theme.NavigateNextIcon(), func() { o.Open(desk.Workdays{On: u.first}) })
	open.Importance = widget.LowImportance
	u.Line = container.NewHBox(u.Words, open)
	u.Line.Hide()
	return u
}

// Update shows the line while a year is not confirmed that should be.
func (u *unconfirmedYears) Update(rules *law.Office, today data.Date) {
	var open []string
	for _, year := range rules.Unconfirmed(today) {
		if len(open) == 0 {
			u.first = today
			if year > today.Year() {
				u.first = data.Date(year*10000 + 101)
			}
		}
		open = append(open, strconv.Itoa(year))
	}
	if len(open) == 0 {
		u.Line.Hide()
		return
	}
	u.Words.SetText(assets.Text("workdays.home", strings.Join(open, ", ")))
	u.Line.Show()
}
