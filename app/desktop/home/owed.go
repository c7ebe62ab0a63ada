package home

import (
	"context"
	"strconv"
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
	"donthu/data/register"
	"donthu/data/store"
)

// OwedLine is a line of the home screen about what is owed beside letters: reports that
// are due on one day and were not sent, a reception day whose files lack something, a
// meeting without a result.
type OwedLine struct {
	Text       string
	Importance widget.Importance
	key        string // of the button
	icon       fyne.Resource
	opens      desk.Ref
}

const (
	mostLate  = 2 // days with late reports that the home screen names
	mostAhead = 2 // reception days and meetings that it has room for
)

// LoadOwed are the reports that are late, and those due next.
func LoadOwed(ctx context.Context, o *desk.Desk, today day.Date) ([]OwedLine, error) {
	began, err := o.Store.Began(ctx)
	if err != nil {
		return nil, err
	}
	sealed, err := o.Store.SealedReports(ctx)
	if err != nil {
		return nil, err
	}
	sent := map[day.Period]bool{}
	for _, s := range sealed {
		sent[s.Period] = true
	}
	days := o.Law()
	owed := days.OwedReports(began, today, func(p day.Period) bool { return sent[p] })
	var late, next []OwedLine
	for len(owed) > 0 && len(next) == 0 {
		due, first := owed[0].Due, owed[0].Period
		var names []string
		for ; len(owed) > 0 && owed[0].Due == due; owed = owed[1:] {
			names = append(names, owed[0].Period.Name())
		}
		line := OwedLine{assets.Text("home.report.owed", "periods", strings.Join(names, ", "), "due", due.Shown(), "left", views.DueIn(today, due)),
			views.DueImportance(days, today, due), "home.report.open", theme.StorageIcon(), desk.Report{Period: first}}
		if due < today {
			late = append(late, line)
		} else {
			next = append(next, line)
		}
	}
	return append(late[max(0, len(late)-mostLate):], next...), nil
}

// loadAhead are the reception days that come soon and lack something, and meetings
// that are over without a result.
func loadAhead(ctx context.Context, o *desk.Desk, today day.Date) (lines []OwedLine, err error) {
	add := func(text, key string, opens desk.Ref) {
		lines = append(lines, OwedLine{text, widget.WarningImportance, key, theme.CalendarIcon(), opens})
	}
	days, err := o.Store.ReceptionDays(ctx, day.Period{From: today, To: today.AddDays(o.Store.Settings().DossierAhead())})
	if err != nil {
		return nil, err
	}
	for _, d := range days {
		if d.Type != register.Scheduled {
			continue
		}
		dossier, err := o.Store.Dossier(ctx, d.ID)
		if err != nil {
			return nil, err
		}
		if lacking := dossier.Lacking(today); len(lacking) > 0 {
			add(assets.Text("home.day.lacking", "day", d.On.Shown(), "count", kit.Number(len(lacking))), "home.day.open", desk.Day{ID: d.ID})
		}
	}
	meetings, err := o.Store.Meetings(ctx, store.MeetingQuery{Open: true, Planned: day.Period{From: today.AddDays(-60), To: today.AddDays(-1)}})
	if err != nil {
		return nil, err
	}
	for _, m := range meetings {
		add(assets.Text("home.meeting.unwritten", "kind", m.Kind.Label(), "day", m.On.Shown()), "home.meeting.open", desk.Meeting{ID: m.ID})
	}
	return lines[:min(len(lines), mostAhead)], nil
}

// showOwed lists what is owed, each with a button that opens it.
func (h *Room) showOwed(owed []OwedLine) {
	h.owed.RemoveAll()
	for _, line := range owed {
		label := widget.NewLabel(line.Text)
		label.Importance, label.Truncation = line.Importance, fyne.TextTruncateEllipsis
		open := kit.NewButton(assets.Text(line.key), line.icon, func() { h.o.Open(line.opens) })
		h.owed.Add(container.NewBorder(nil, nil, nil, open, label))
	}
	h.owed.Refresh()
}

// unconfirmedYears is the quiet line of the home screen about years whose days
// off nobody has compared with the announcement yet.
type unconfirmedYears struct {
	Line  *fyne.Container
	Words *widget.Label
	first day.Date // the day that the calendar opens on
}

// NewUnconfirmedYears is the line, which says nothing yet.
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
func (u *unconfirmedYears) Update(rules *law.Office, today day.Date) {
	var open []string
	for _, year := range rules.Unconfirmed(today) {
		if len(open) == 0 {
			u.first = max(today, day.Date(year*10000+101))
		}
		open = append(open, strconv.Itoa(year))
	}
	u.Line.Hidden = len(open) == 0
	u.Words.SetText(assets.Text("workdays.home", "years", strings.Join(open, ", ")))
	u.Line.Refresh()
}
