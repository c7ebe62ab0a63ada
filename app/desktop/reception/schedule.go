package reception

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/reports/notice"
)

// schedule is the tab "Lịch tiếp": the quarter as a calendar and as a list, what is to be
// done about it, and the chosen day.
type schedule struct {
	o             *desk.Desk
	room          *Room
	year, quarter int
	name          *kit.Button
	beside        fyne.CanvasObject
	bar           *kit.Toolbar
	months        *months
	table         *kit.Table[dayRow]
	needs, chosen *fyne.Container
	view          string // the tab in front where the room is short
	fold          *look.Folding

	now quarter
}

// dayRow is a day of the list, how it stands with its publication, and how many came.
type dayRow struct {
	register.ReceptionDay
	published string
	chip      look.Chip
	visits    int
}

func newSchedule(o *desk.Desk, room *Room) *schedule {
	today := o.Today()
	s := &schedule{o: o, room: room, year: today.Year(), quarter: (today.Month() + 2) / 3, needs: look.NewColumn(0), chosen: container.NewStack()}
	s.name = kit.NewButton("", nil, s.goToday).Quiet()
	s.name.SetToolTip(assets.Text("schedule.thisQuarter"))
	s.beside = container.NewHBox(newStep(look.IconLeft, "schedule.before", func() { s.move(-1) }).Quiet(), s.name,
		newStep(look.IconRight, "schedule.after", func() { s.move(1) }).Quiet())
	s.bar = kit.NewToolbar(nil,
		kit.Action{Text: assets.Text("schedule.plan"), Icon: look.IconCalendar, Do: func() { o.Push(newPlan(o, s.period())) }},
		kit.Action{Text: assets.Text("schedule.add"), Icon: look.IconAdd, Key: "Ctrl+T", Do: s.Add},
		kit.Action{Text: assets.Text("schedule.attendance"), Icon: look.IconBars, Do: func() { o.Open(desk.AttendanceTally{Period: s.period()}) }},
		kit.Action{Text: assets.Text("schedule.publish"), Icon: look.IconSend, Do: s.publish, Main: true})
	s.months = newMonths(o, s.period())
	s.months.onMove = func(day.Date) { s.choose(s.months.cursor, true) }
	s.months.onEnter = s.open
	s.table = newDayTable(s)
	s.view = assets.Text("schedule.view.quarter")
	s.fold = look.NewFolding(func(size fyne.Size) int {
		if size.Width < look.Scaled(1040) || size.Height < look.Scaled(500) {
			return 0
		}
		return 1
	}, s.arrange)
	return s
}

func newDayTable(s *schedule) *kit.Table[dayRow] {
	o := s.o
	lacking := func(text func(dayRow) string) func(dayRow) look.Chip {
		return func(d dayRow) look.Chip {
			if text(d) != "" || d.On < o.Today() {
				return look.Chip{}
			}
			return look.Chip{Icon: look.IconError, Text: assets.Text("schedule.lacks"), Tone: look.Late}
		}
	}
	hours, place := func(d dayRow) string { return d.Hours }, func(d dayRow) string { return d.Place }
	t := kit.NewTable(
		kit.Col("schedule.column.on", 164, func(d dayRow) string { return onWords(d.ReceptionDay) }),
		kit.Col("schedule.column.hours", 104, hours).As(lacking(hours)),
		kit.Col("schedule.column.place", 140, place).As(lacking(place)).Growing(),
		kit.Col("schedule.column.host", 160, func(d dayRow) string { return hostWords(d.ReceptionDay) }).Yielding(1),
		kit.Col("schedule.column.published", 178, func(d dayRow) string { return d.published }).
			As(func(d dayRow) look.Chip { return d.chip }).Tips(func(d dayRow) string { return d.published }),
		kit.Col("schedule.column.visits", 56, func(d dayRow) string { return kit.ShownCount(d.visits) }).Right().Yielding(2),
		kit.Col("schedule.column.type", 90, func(d dayRow) string { return d.Type.Label() }).Yielding(4),
		kit.Col("schedule.column.remark", 150, func(d dayRow) string {
			moved := ""
			if !d.MovedFrom.IsZero() {
				moved = assets.Text("notice.moved", "day", d.MovedFrom.Shown(), "reason", d.MoveReason)
			}
			return kit.Joined(" · ", moved, kit.OneLine(d.Expected), kit.OneLine(d.Note))
		}).Yielding(3))
	t.Empty = assets.Text("schedule.empty")
	t.Open = func(d dayRow) { o.Open(desk.Day{ID: d.ID}) }
	t.OnSelect = func(int) {
		if d, ok := t.SelectedRow(); ok && d.On != s.months.cursor {
			s.months.cursor = d.On
			s.months.Refresh()
			s.choose(d.On, false)
		}
	}
	t.OnMenu = func() []kit.Action {
		d, ok := t.SelectedRow()
		none := func() bool { return !ok }
		return []kit.Action{
			{Text: assets.Text("schedule.open"), Icon: look.IconForward, Key: "Enter", Do: func() { t.Open(d) }, Away: none},
			{Text: assets.Text("dayPage.change"), Icon: look.IconEdit, Do: func() { o.Open(desk.DayForm{Day: d.ReceptionDay}) }, Away: none},
		}
	}
	t.Remember(o.App.Preferences(), "schedule.days")
	return t
}

// onWords is a day with its weekday: "Thứ Năm, 03/12/2026".
func onWords(d register.ReceptionDay) string { return notice.Weekday(d.On) + ", " + d.On.Shown() }

func hostWords(d register.ReceptionDay) string { return kit.Joined(" · ", d.Host.Label(), d.Leader) }

// arrange lays the parts out: as tabs where the room is short, else beside each other.
func (s *schedule) arrange(wide int) fyne.CanvasObject {
	needs := assets.Text("schedule.needs")
	count := kit.ShownCount(len(s.now.needs))
	if wide == 0 {
		return views.NewCardTabs(&s.view,
			views.Tab{Name: assets.Text("schedule.view.quarter"), Content: container.NewVScroll(s.months)},
			views.Tab{Name: assets.Text("schedule.view.days"), Count: kit.ShownCount(len(s.now.days)), Content: s.table},
			views.Tab{Name: needs, Count: count, Late: s.now.late(), Content: container.NewVScroll(look.Inset(14, 8, s.needs))},
			views.Tab{Name: assets.Text("schedule.view.day"), Content: s.chosen})
	}
	todo := look.Card(assets.Text("schedule.needs.count", "count", kit.Number(len(s.now.needs))), "", container.NewVScroll(look.Inset(14, 6, s.needs)))
	return container.New(besideQuarter{}, look.Card("", "", s.months), s.table, todo, container.NewStack(look.NewSheet(), s.chosen))
}

// besideQuarter lays the calendar over the list, and what is to be done over the chosen
// day at their right.
type besideQuarter struct{}

const (
	quarterSide = 312
	quarterGap  = 12
)

// Layout belongs to Fyne.
func (besideQuarter) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	side := look.Scaled(quarterSide)
	left, top := size.Width-side-quarterGap, objects[0].MinSize().Height
	kit.Put(objects[0], 0, 0, left, top)
	kit.Put(objects[1], 0, top+quarterGap, left, size.Height-top-quarterGap)
	day := min(max(look.Scaled(230), size.Height*0.46), size.Height-look.Scaled(120))
	kit.Put(objects[2], left+quarterGap, 0, side, size.Height-day-quarterGap)
	kit.Put(objects[3], left+quarterGap, size.Height-day, side, day)
}

// MinSize belongs to Fyne.
func (besideQuarter) MinSize(objects []fyne.CanvasObject) fyne.Size {
	calendar := objects[0].MinSize()
	return fyne.NewSize(calendar.Width+look.Scaled(quarterSide)+quarterGap, calendar.Height+quarterGap+objects[1].MinSize().Height)
}

// Content is the quarter.
func (s *schedule) Content() fyne.CanvasObject { return s.fold.Content() }

// Bar is what is done with the schedule.
func (s *schedule) Bar() *kit.Toolbar { return s.bar }

// Beside goes through the quarters.
func (s *schedule) Beside() fyne.CanvasObject { return s.beside }

func (s *schedule) period() day.Period { return law.Quarter(s.year, s.quarter) }

func (s *schedule) move(quarters int) {
	n := s.year*4 + s.quarter - 1 + quarters
	s.year, s.quarter = n/4, n%4+1
	s.Load()
}

func (s *schedule) goToday() {
	today := s.o.Today()
	s.year, s.quarter = today.Year(), (today.Month()+2)/3
	s.months.cursor = today
	s.Load()
}

// Add begins a day that no rule asks for: the one under the cursor, where it lies ahead.
func (s *schedule) Add() { s.add(max(s.months.cursor, s.o.Today())) }

func (s *schedule) add(on day.Date) {
	day := register.ReceptionDay{On: on, Type: register.Unscheduled, Host: register.Head}
	if days := s.now.days; len(days) > 0 {
		day.Leader, day.Place, day.Hours = days[0].Leader, days[0].Place, days[0].Hours
	}
	s.o.Push(NewDayForm(s.o, day))
}

// open opens the day of the schedule or the meeting on a day, or begins a day.
func (s *schedule) open(on day.Date) {
	if held := s.now.on(on); len(held) > 0 {
		s.o.Open(desk.Day{ID: held[0].ID})
		return
	}
	for _, m := range s.now.meetings {
		if m.On == on {
			s.o.Open(desk.Meeting{ID: m.ID})
			return
		}
	}
	if on >= s.o.Today() {
		s.add(on)
	}
}

func (s *schedule) publish() {
	if len(s.now.days) == 0 {
		kit.ShowNotice(s.o.Window, assets.Text("schedule.publish"), assets.Text("schedule.empty"))
		return
	}
	s.o.Push(newPublishing(s.o, s.period(), s.now.days))
}

// Load shows the quarter, with the weeks at its ends whole.
func (s *schedule) Load() {
	s.name.SetText((&notice.Notice{Period: s.period()}).Span())
	s.room.Whole.Refresh()
	o, period := s.o, s.period()
	read := func(ctx context.Context) (quarter, error) { return readQuarter(ctx, o, period) }
	desk.Read(o, s.room, assets.Text("schedule.failed"), read, s.show)
}

func (s *schedule) show(q quarter) {
	s.now = q
	at := s.table.Selected()
	s.table.SetRows(q.rows)
	if at >= 0 {
		s.table.Select(at)
	}
	s.months.signOf, s.months.about = q.signOf, q.about
	s.months.show(q.period)
	s.needs.Objects = s.needLines()
	s.choose(s.months.cursor, false)
	s.room.tabs.SetCount(tabSchedule, kit.ShownCount(len(q.needs)), q.late())
	whole := s.fold.Content()
	whole.Objects = []fyne.CanvasObject{s.arrange(s.fold.Now())}
	whole.Refresh()
	if s.o.Window.Canvas().Focused() == nil {
		s.o.FocusIn(s.room, s.months)
	}
}

// readQuarter reads what a quarter's schedule shows.
func readQuarter(ctx context.Context, o *desk.Desk, period day.Period) (quarter, error) {
	q := quarter{period: period, law: o.Law(), today: o.Today(), visits: map[day.Date]int{}, files: map[int64]register.DayDossier{}}
	around, err := o.Store.ReceptionDays(ctx, day.Period{From: period.From.AddDays(-6), To: period.To.AddDays(6)})
	if err != nil {
		return q, err
	}
	visits, err := o.Store.Receptions(ctx, period)
	if err != nil {
		return q, err
	}
	for _, v := range visits {
		q.visits[v.On]++
	}
	if q.meetings, err = o.Store.Meetings(ctx, store.MeetingQuery{Planned: period}); err != nil {
		return q, err
	}
	for _, d := range around {
		if !period.Contains(d.On) {
			continue
		}
		q.days = append(q.days, d)
		q.rows = append(q.rows, dayRow{d, q.publishedWords(d), q.publishedChip(d), q.visits[d.On]})
		if d.On >= q.today {
			if q.files[d.ID], err = o.Store.Dossier(ctx, d.ID); err != nil {
				return q, err
			}
		}
	}
	q.needs = q.findNeeds(around)
	return q, nil
}
