// Package duties draws the page “Việc phải làm”: all that the office owes, on letters and
// beside them, by how late it is and by who does it.
package duties

import (
	"cmp"
	"context"
	"fmt"
	"slices"

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

// row is a duty as the list shows it: no more of its letter than a list may say, so that
// who denounced stands in none.
type row struct {
	tab     desk.DutyTab
	what    string
	about   string // "Đơn 12/2026"
	sender  string // or who came; "" where code says it
	code    look.Chip
	officer string
	due     day.Date
	still   bool // the clock stands still
	article string
	opens   desk.Ref

	id    int64 // of the letter or the visit; 0: it is about neither
	name  register.DutyName
	start day.Date
	paper bool // it can be written down as done outside the program
}

// mark names the row among all, "" where it cannot be marked.
func (r *row) mark() string {
	if !r.paper {
		return ""
	}
	return fmt.Sprint(r.id, " ", r.name.Rule, " ", r.name.To, " ", r.start)
}

// unmarkable says why the row has no mark, "" where it has one.
func (r *row) unmarkable() string {
	switch {
	case r.paper:
		return ""
	case r.id != 0:
		return assets.Text("duties.unmarked.step")
	}
	return assets.Text("duties.unmarked.own", "about", r.about)
}

// mostLetters is how many letters that owe nothing by any rule are listed.
const mostLetters = 5000

// load reads all that is owed, the earliest last day first, those without one last. An
// open letter on which no rule wants anything is to be carried on all the same.
func load(ctx context.Context, o *desk.Desk, today day.Date) (all []row, err error) {
	near, known := o.Law().Soon(today), map[int64]bool{}
	err = o.Do().EachDuty(ctx, office.DutyQuery{}, func(owed *office.Owed) {
		all = append(all, rowOf(owed, today, near))
		if owed.Subject == register.LetterSubject {
			known[owed.ID] = true
		}
	})
	if err != nil {
		return nil, err
	}
	open, err := o.Store.Letters(ctx, store.Query{NoLimit: true, Sort: store.ByReceived, Limit: mostLetters})
	for i := range open.Letters {
		if l := &open.Letters[i]; !known[l.ID] {
			r := row{tab: desk.DutiesNoLimit, what: views.Deed(l), officer: l.Officer}
			r.isAbout(l)
			all = append(all, r)
		}
	}
	last := func(r *row) day.Date { return cmp.Or(r.due, 99991231) }
	slices.SortStableFunc(all, func(a, b row) int { return cmp.Compare(last(&a), last(&b)) })
	return all, err
}

// isAbout names the letter, and who sent it where that may be said.
func (r *row) isAbout(l *register.Letter) {
	r.id, r.opens, r.about = l.ID, desk.Letter{ID: l.ID}, assets.Text("duties.letter", "number", l.Number.String())
	if r.code = views.SenderChip(l); r.code == (look.Chip{}) {
		r.sender = views.SendersName(l)
	}
}

func rowOf(owed *office.Owed, today, near day.Date) row {
	d := &owed.Duty
	r := row{tab: tabOf(owed, today, near), what: kit.OneLine(d.Says(owed.Letter.Kind)), officer: owed.Officer, due: d.Due, still: !d.PausedSince.IsZero(),
		article: d.Article, name: d.Key(), start: d.Start, paper: owed.CanBeOnPaper()}
	switch owed.Subject {
	case register.LetterSubject:
		r.isAbout(&owed.Letter)
	case register.ReceptionSubject:
		v := &owed.Visit
		r.id, r.opens, r.about = v.ID, desk.Visit{ID: v.ID}, assets.Text("duties.visit", "day", v.On.Shown())
		if r.code = views.VisitorChip(v); r.code == (look.Chip{}) {
			r.sender = v.ShownVisitor()
		}
	case register.ReceptionDaySubject:
		r.opens, r.about = desk.Day{ID: owed.ID}, assets.Text("duties.day")
	case register.MeetingSubject:
		r.opens, r.about = desk.Meeting{ID: owed.ID}, assets.Text("duties.meeting", "day", owed.Meeting.On.Shown())
	case register.DirectionSubject:
		r.opens, r.about = desk.Direction{ID: owed.ID}, assets.Text("duties.direction")
	case register.ReportSubject:
		r.about = assets.Text("duties.report")
		period := owed.Period
		if period == (day.Period{}) { // of the whole year before
			period = day.YearPeriod(today.Year() - 1)
		}
		r.opens = desk.Report{Period: period}
	}
	return r
}

// tabOf is the list on which a duty stands.
func tabOf(owed *office.Owed, today, near day.Date) desk.DutyTab {
	switch d := &owed.Duty; {
	case d.Unrecorded:
		return desk.DutiesUnrecorded
	case !d.PausedSince.IsZero():
		return desk.DutiesLater
	case d.Due.IsZero():
		return desk.DutiesNoLimit
	case d.Due < today:
		return desk.DutiesLate
	case d.Due <= near:
		return desk.DutiesSoon
	}
	return desk.DutiesLater
}

// dueChip is the last day, or why there is none.
func (r *row) dueChip(today day.Date, workdays views.Workdays) look.Chip {
	switch {
	case r.tab == desk.DutiesUnrecorded:
		return look.Chip{Icon: look.IconHelp, Text: kit.Joined(" · ", assets.Text("duties.unrecorded"), r.due.Shown()), Tone: look.Undecided}
	case r.still:
		return look.Chip{Icon: look.IconPause, Text: assets.Text("chip.due.stopped"), Tone: look.Undecided}
	case r.due.IsZero():
		return look.Chip{Icon: look.IconNoDay, Text: assets.Text("chip.due.none"), Tone: look.Undecided}
	}
	return views.DayChip(r.due, today, workdays)
}

// columns are those of the list and of what is printed of it; the first is for marks.
func columns(o *desk.Desk) []kit.Column[row] {
	var days views.Workdays
	workdays := func(from, to day.Date) int {
		if days == nil { // the law is asked for once
			days = o.Law().Calendar().WorkingDays
		}
		return days(from, to)
	}
	return []kit.Column[row]{
		kit.Column[row]{Width: 40}.Tips(func(r row) string { return r.unmarkable() }),
		kit.Col("duties.column.what", 232, func(r row) string { return r.what }).Growing().Tips(func(r row) string { return kit.Joined("\n", r.what, r.unmarkable()) }),
		kit.Col("duties.column.about", 128, func(r row) string { return r.about }),
		kit.Col("duties.column.who", 150, func(r row) string { return kit.Joined("", r.code.Text, r.sender) }).As(func(r row) look.Chip { return r.code }).Yielding(2),
		kit.Col("duties.column.officer", 118, func(r row) string {
			if r.officer == "" {
				return assets.Text("duties.nobody")
			}
			return r.officer
		}).Yielding(1),
		kit.Col("duties.column.due", 208, func(r row) string { return r.dueChip(o.Today(), workdays).Text }).As(func(r row) look.Chip { return r.dueChip(o.Today(), workdays) }).
			Tips(func(r row) string { return views.DayInFull(r.due, o.Today(), workdays) }),
		kit.Col("duties.column.article", 176, func(r row) string { return r.article }).Yielding(3),
	}
}
