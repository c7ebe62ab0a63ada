package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// aheadLine is a line of the home screen: a reception day whose files lack something,
// or a meeting about which something is to be done.
type aheadLine struct {
	text string
	key  string // of the button
	open func(*desk.Desk)
}

// mostAhead is how many such lines the home screen has room for.
const mostAhead = 2

// loadAhead are the reception days that come soon and lack something, and meetings
// that are over without a result.
func loadAhead(o *desk.Desk, today data.Date) (lines []aheadLine, err error) {
	soon := data.Period{From: today, To: today.AddDays(o.Store.Settings().DossierAhead())}
	days, err := o.Store.ReceptionDays(o.Ctx(), soon)
	if err != nil {
		return nil, err
	}
	for _, d := range days {
		if d.Type != data.Scheduled {
			continue
		}
		dossier, err := o.Store.Dossier(o.Ctx(), d.ID)
		if err != nil {
			return nil, err
		}
		if lacking := dossier.Lacking(today); len(lacking) > 0 {
			lines = append(lines, aheadLine{assets.Text("home.day.lacking", d.On.Shown(), kit.Number(len(lacking))), "home.day.open", func(o *desk.Desk) { o.Open(desk.Day{ID: d.ID}) }})
		}
	}
	meetings, err := o.Store.Meetings(o.Ctx(), store.MeetingQuery{Open: true, Planned: data.Period{From: today.AddDays(-60), To: today.AddDays(-1)}})
	if err != nil {
		return nil, err
	}
	for _, m := range meetings {
		lines = append(lines, aheadLine{assets.Text("home.meeting.unwritten", m.Kind.Label(), m.On.Shown()), "home.meeting.open", func(o *desk.Desk) { o.Open(desk.Meeting{ID: m.ID}) }})
	}
	return lines[:min(len(lines), mostAhead)], nil
}

// showAhead lists the lines below the reports that are owed.
func (h *Room) showAhead(lines []aheadLine) {
	for _, line := range lines {
		label := widget.NewLabel(line.text)
		label.Importance = widget.WarningImportance
		label.Truncation = fyne.TextTruncateEllipsis
		h.owed.Add(container.NewBorder(nil, nil, nil, kit.NewButton(assets.Text(line.key), theme.CalendarIcon(), func() { line.open(h.o) }), label))
	}
	h.owed.Refresh()
}
