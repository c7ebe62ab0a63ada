package home

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
	"donthu/data"
)

// OwedLine is a line of the home screen: reports that are due on one day and were
// not sent.
type OwedLine struct {
	Text       string
	Importance widget.Importance
	first      data.Period // the one that is opened
}

// mostLate is how many days with late reports the home screen names.
const mostLate = 2

// LoadOwed are the reports that are late, and those due next.
func LoadOwed(o *desk.Desk, today data.Date) ([]OwedLine, error) {
	began, err := o.Store.Began(o.Ctx())
	if err != nil {
		return nil, err
	}
	sealed, err := o.Store.SealedReports(o.Ctx())
	if err != nil {
		return nil, err
	}
	sent := map[data.Period]bool{}
	for _, s := range sealed {
		sent[s.Period] = true
	}
	days := o.Law()
	owed := days.OwedReports(began, today, func(p data.Period) bool { return sent[p] })
	var late, next []OwedLine
	for len(owed) > 0 && len(next) == 0 {
		due := owed[0].Due
		line := OwedLine{Importance: views.DueImportance(days, today, due), first: owed[0].Period}
		var names []string
		for ; len(owed) > 0 && owed[0].Due == due; owed = owed[1:] {
			names = append(names, owed[0].Period.Name())
		}
		line.Text = assets.Text("home.report.owed", strings.Join(names, ", "), due.Shown(), views.DueIn(today, due))
		if due < today {
			late = append(late, line)
		} else {
			next = append(next, line)
		}
	}
	return append(late[max(0, len(late)-mostLate):], next...), nil
}

// showOwed lists the reports that are owed, each with a button that opens it.
func (h *Room) showOwed(owed []OwedLine) {
	h.owed.RemoveAll()
	for _, line := range owed {
		label := widget.NewLabel(line.Text)
		label.Importance = line.Importance
		label.Truncation = fyne.TextTruncateEllipsis
		open := kit.NewButton(assets.Text("home.report.open"), theme.StorageIcon(), func() { h.o.Open(desk.Report{Period: line.first}) })
		h.owed.Add(container.NewBorder(nil, nil, nil, open, label))
	}
	h.owed.Refresh()
}
