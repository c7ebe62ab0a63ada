package desktop

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
)

// owedLine is a line of the home screen: reports that are due on one day and were
// not sent.
type owedLine struct {
	text       string
	importance widget.Importance
	first      data.Period // the one that is opened
}

// mostLate is how many days with late reports the home screen names.
const mostLate = 2

// loadOwed are the reports that are late, and those due next.
func loadOwed(o *office, today data.Date) ([]owedLine, error) {
	began, err := o.store.Began(o.ctx())
	if err != nil {
		return nil, err
	}
	sealed, err := o.store.SealedReports(o.ctx())
	if err != nil {
		return nil, err
	}
	sent := map[data.Period]bool{}
	for _, s := range sealed {
		sent[s.Period] = true
	}
	days := o.law()
	owed := days.OwedReports(began, today, func(p data.Period) bool { return sent[p] })
	var late, next []owedLine
	for len(owed) > 0 && len(next) == 0 {
		due := owed[0].Due
		line := owedLine{importance: dueImportance(days, today, due), first: owed[0].Period}
		var names []string
		for ; len(owed) > 0 && owed[0].Due == due; owed = owed[1:] {
			names = append(names, owed[0].Period.Name())
		}
		line.text = assets.Text("home.report.owed", strings.Join(names, ", "), due.Shown(), dueIn(today, due))
		if due < today {
			late = append(late, line)
		} else {
			next = append(next, line)
		}
	}
	return append(late[max(0, len(late)-mostLate):], next...), nil
}

// showOwed lists the reports that are owed, each with a button that opens it.
func (h *home) showOwed(owed []owedLine) {
	h.owed.RemoveAll()
	for _, line := range owed {
		label := widget.NewLabel(line.text)
		label.Importance = line.importance
		label.Truncation = fyne.TextTruncateEllipsis
		open := ui.NewButton(assets.Text("home.report.open"), theme.StorageIcon(), func() { h.o.open(ReportRef{Period: line.first}) })
		h.owed.Add(container.NewBorder(nil, nil, nil, open, label))
	}
	h.owed.Refresh()
}
