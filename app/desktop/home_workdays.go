package desktop

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
)

// unconfirmedYears is the quiet line of the home screen about years whose days
// off nobody has compared with the announcement yet.
type unconfirmedYears struct {
	line  *fyne.Container
	words *widget.Label
	first data.Date // the day that the calendar opens on
}

func newUnconfirmedYears(o *office) *unconfirmedYears {
	u := &unconfirmedYears{words: widget.NewLabel("")}
	u.words.Importance = widget.LowImportance
	open := ui.NewButton(assets.Text("workdays.open"), theme.NavigateNextIcon(), func() { o.open(WorkdaysRef{On: u.first}) })
	open.Importance = widget.LowImportance
	u.line = container.NewHBox(u.words, open)
	u.line.Hide()
	return u
}

// update shows the line while a year is not confirmed that should be.
func (u *unconfirmedYears) update(rules *law.Office, today data.Date) {
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
		u.line.Hide()
		return
	}
	u.words.SetText(assets.Text("workdays.home", strings.Join(open, ", ")))
	u.line.Show()
}
