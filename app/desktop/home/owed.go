package home

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
)

// line is something ahead or owed beside letters: a report, a reception day, a meeting
// without a result, a backup.
type line struct {
	icon         fyne.Resource
	tone         look.Tone
	title, about string
	word         string // of the button
	opens        desk.Ref
}

const (
	mostLate  = 2 // days with late reports that the home screen names
	mostAhead = 3 // reception days, and meetings, that it has room for
	// daysAhead is how far a reception day may lie ahead.
	daysAhead = 14
)

// owedReports are the reports that are late, and those due next.
func owedReports(ctx context.Context, o *desk.Desk, today day.Date) ([]line, error) {
	began, err := o.Store.Began(ctx)
	if err != nil {
		return nil, err
	}
	sealed, err := o.Store.SealedReports(ctx)
	if err != nil {
		return nil, err
	}
	days, receivers := o.Law(), len(o.Store.Settings().ReportReceivers())
	owed := days.OwedReports(began, today, sealed)
	var late, next []line
	for len(owed) > 0 && len(next) == 0 {
		due, first := owed[0].Due, owed[0].Period
		var names []string
		for len(owed) > 0 && owed[0].Due == due {
			period, to := owed[0].Period, []string{}
			for ; len(owed) > 0 && owed[0].Due == due && owed[0].Period == period; owed = owed[1:] {
				to = append(to, owed[0].To.Name)
			}
			name := period.Name()
			if len(to) < receivers { // the others have it, or want it another day
				name = assets.Text("home.report.to", "period", name, "to", strings.Join(to, ", "))
			}
			names = append(names, name)
		}
		l := line{look.IconGrid, look.Still, assets.Text("home.report.owed", "periods", strings.Join(names, ", ")),
			assets.Text("home.report.due", "due", due.Shown(), "left", views.DueIn(today, due)), assets.Text("views.open"), desk.Report{Period: first}}
		switch {
		case due < today:
			l.icon, l.tone = look.IconError, look.Late
			late = append(late, l)
			continue
		case days.RemindsOf(due, today):
			l.tone = look.Soon
		}
		next = append(next, l)
	}
	return append(late[max(0, len(late)-mostLate):], next...), nil
}

// loadAhead is what is ahead and owed beside letters: overdue directions, reports,
// reception days, meetings without a result, letters whose days nobody wrote down, duties
// of which nobody wrote anything.
func loadAhead(ctx context.Context, o *desk.Desk, today day.Date, counted *store.Overview) (lines []line, err error) {
	overdue, err := o.Store.OverdueDirections(ctx)
	if err != nil {
		return nil, err
	}
	lines = scanLines(o)
	if overdue > 0 {
		lines = append(lines, line{look.IconClipboard, look.Late, assets.Text("home.directions", "count", kit.Number(overdue)), "", assets.Text("views.open"), desk.OverdueDirections{}})
	}
	days, err := receptionDays(ctx, o, today)
	if err != nil {
		return nil, err
	}
	lines = append(lines, days...)
	meetings, err := o.Store.Meetings(ctx, store.MeetingQuery{Open: true, Planned: day.Period{From: today.AddDays(-60), To: today.AddDays(-1)}})
	if err != nil {
		return nil, err
	}
	for _, m := range meetings[:min(len(meetings), mostAhead)] {
		lines = append(lines, line{look.IconPeople, look.Soon, assets.Text("home.meeting.unwritten", "kind", m.Kind.Label(), "day", m.On.Shown()),
			assets.Text("home.meeting.owed"), assets.Text("views.open"), desk.Meeting{ID: m.ID}})
	}
	reports, err := owedReports(ctx, o, today)
	if err != nil {
		return nil, err
	}
	lines = append(lines, reports...)
	if counted.Undated > 0 {
		lines = append(lines, line{look.IconNoDay, look.Soon, assets.Text("home.undated", "count", kit.Number(counted.Undated)), "", assets.Text("home.see"),
			listOf(store.Query{Undated: true, Descending: true}, "home.undated.list")})
	}
	visits, err := o.Do().UnrecordedVisits(ctx)
	if err != nil {
		return nil, err
	}
	if all := counted.Unrecorded + visits; all > 0 {
		about := assets.Text("home.unrecorded.about")
		if visits > 0 {
			about = assets.Text("home.unrecorded.parts", "letters", kit.Number(counted.Unrecorded), "visits", kit.Number(visits))
		}
		lines = append(lines, line{look.IconHelp, look.Still, assets.Text("home.unrecorded", "count", kit.Number(all)), about,
			assets.Text("home.see"), desk.Duties{Tab: desk.DutiesUnrecorded}})
	}
	return lines, nil
}

// scanLines say what waits in the scanner's folder as it was looked at last, and that it cannot
// be looked at.
func scanLines(o *desk.Desk) (lines []line) {
	seen, err := o.Scans.Last()
	switch {
	case err != nil:
		lines = append(lines, line{look.IconWarning, look.Soon, assets.Text("home.scans.failed"), o.Store.Settings().ScanFolder, assets.Text("home.see"), desk.Scans{}})
	case seen.Waiting > 0:
		lines = append(lines, line{look.IconAttach, look.Soon, assets.Text("home.scans", "count", kit.Number(seen.Waiting)), "", assets.Text("home.see"), desk.Scans{}})
	}
	if n := views.RefusedScans(seen); n > 0 {
		lines = append(lines, line{look.IconWarning, look.Late, assets.Text("home.scans.refused", "count", kit.Number(n)), assets.Text("home.scans.refused.about"), assets.Text("home.see"), desk.Scans{}})
	}
	if n := len(o.Scans.Attached()); n > 0 {
		lines = append(lines, line{look.IconSign, look.Done, assets.Text("home.scans.attached", "count", kit.Number(n)), "", assets.Text("home.see"), desk.Scans{All: true}})
	}
	return lines
}

// receptionDays are the next days of the schedule, with what they lack: publication, or
// papers in their files.
func receptionDays(ctx context.Context, o *desk.Desk, today day.Date) (lines []line, err error) {
	days, err := o.Store.ReceptionDays(ctx, day.Period{From: today, To: today.AddDays(daysAhead)})
	if err != nil {
		return nil, err
	}
	files := today.AddDays(o.Store.Settings().DossierAhead())
	for _, d := range days {
		if d.Type != register.Scheduled {
			continue
		}
		l := line{look.IconCalendar, look.Still, assets.Text("home.day.ahead", "weekday", kit.Weekday(d.On), "day", views.ShortDay(d.On, today)),
			kit.Joined(" · ", d.Leader, d.Hours), assets.Text("views.open"), desk.Day{ID: d.ID}}
		if d.PublishedOn.IsZero() {
			l.icon, l.tone, l.about = look.IconWarning, look.Soon, assets.Text("home.day.unpublished")
			if clock, ok := o.Law().PublishBy(&d); ok {
				l.about = assets.Text("home.day.publishBy", "due", clock.Due.Shown())
			}
		}
		if d.On <= files {
			dossier, err := o.Store.Dossier(ctx, d.ID)
			if err != nil {
				return nil, err
			}
			if lacking := dossier.Lacking(today); len(lacking) > 0 {
				l.icon, l.tone = look.IconWarning, look.Soon
				l.about = kit.Joined(" · ", assets.Text("home.day.lacking", "count", kit.Number(len(lacking))), l.about)
			}
		}
		if lines = append(lines, l); len(lines) == mostAhead {
			break
		}
	}
	return lines, nil
}

// backupLine says how old the last backup is and where it lies.
func backupLine(o *desk.Desk, b store.Backed, today day.Date) line {
	l := line{look.IconDatabase, look.Still, "", "", assets.Text("views.open"), desk.Settings{Section: "data"}}
	if b.File == "" {
		l.icon, l.tone, l.title, l.about = look.IconWarning, look.Soon, assets.Text("home.backup.none"), assets.Text("home.backup.none.about")
		return l
	}
	at := b.At.In(o.Clock().Location())
	age := day.Of(at).DaysUntil(today)
	l.title = assets.Text("home.backup", "age", age)
	if age <= 0 {
		l.title = assets.Text("home.backup.today")
	}
	l.about = kit.Joined(" · ", at.Format("15:04 02/01/2006"), filepath.Base(filepath.Dir(b.File)))
	if office.BackupOld(b, o.Clock()) {
		l.icon, l.tone = look.IconWarning, look.Soon
	}
	return l
}

// secondLine says how old the last backup in the second place is, which is there only at times.
func secondLine(o *desk.Desk, b store.Backed, place string, today day.Date) line {
	l := line{look.IconDatabase, look.Still, "", place, assets.Text("views.open"), desk.Settings{Section: "data"}}
	old := true
	if b.Second.IsZero() {
		l.title = assets.Text("home.backup.second.none")
	} else {
		age := day.Of(b.Second.In(o.Clock().Location())).DaysUntil(today)
		l.title, old = assets.Text("home.backup.second", "age", age), age > office.BackupDays
		if age <= 0 {
			l.title = assets.Text("home.backup.second.today")
		}
	}
	if old {
		l.icon, l.tone, l.about = look.IconWarning, look.Soon, assets.Text("home.backup.second.about", "folder", place)
	}
	return l
}
