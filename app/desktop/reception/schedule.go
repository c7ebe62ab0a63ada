package reception

import (
	"context"
	"fmt"
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

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

// The ways in which a schedule is shown.
const (
	scheduleList  = "list"
	scheduleMonth = "month"
)

// schedule is the tab "Lịch tiếp": the days of a quarter and what the law says about
// them.
type schedule struct {
	o             *desk.Desk
	room          desk.Page
	year, quarter int
	name          *widget.Label
	view          *kit.Choice
	table         *kit.Table[dayRow]
	months        *fyne.Container
	findings      *fyne.Container
	whole         fyne.CanvasObject

	days []register.ReceptionDay // of the quarter
}

// dayRow is a day of the list, and when it was or must be made public.
type dayRow struct {
	register.ReceptionDay
	published string
}

func newSchedule(o *desk.Desk, room desk.Page) *schedule {
	today := o.Today()
	s := &schedule{o: o, room: room, year: today.Year(), quarter: (today.Month() + 2) / 3, name: kit.NewTitle(""),
		months: container.NewStack(), findings: container.NewVBox()}
	s.view = kit.NewChoice(kit.Options("schedule.", scheduleList, scheduleMonth), func(string) { s.arrange() })
	s.table = kit.NewTable(
		kit.Col("schedule.column.on", 166, func(d dayRow) string { return onWords(d.ReceptionDay) }),
		kit.Col("schedule.column.type", 84, func(d dayRow) string { return d.Type.Label() }),
		kit.Col("schedule.column.host", 206, func(d dayRow) string { return hostWords(d.ReceptionDay) }),
		kit.Col("schedule.column.hours", 116, func(d dayRow) string { return d.Hours }),
		kit.Col("schedule.column.place", 154, func(d dayRow) string { return d.Place }),
		kit.Col("schedule.column.published", 280, func(d dayRow) string { return d.published }),
		kit.Col("schedule.column.remark", 150, func(d dayRow) string {
			moved := ""
			if !d.MovedFrom.IsZero() {
				moved = assets.Text("notice.moved", "day", d.MovedFrom.Shown(), "reason", d.MoveReason)
			}
			return kit.Joined(" · ", moved, kit.OneLine(d.Expected), kit.OneLine(d.Note))
		}).Growing())
	s.table.Empty = assets.Text("schedule.empty")
	s.table.Open = func(d dayRow) { o.Open(desk.Day{ID: d.ID}) }
	s.table.Remember(o.App.Preferences(), "schedule.columns")

	quarters := container.NewHBox(kit.NewButton("", look.IconLeft, func() { s.move(-1) }), kit.Wide(150, s.name),
		kit.NewButton("", look.IconRight, func() { s.move(1) }), kit.Wide(160, s.view))
	bar := kit.NewToolbar([]look.Part{{Object: quarters}},
		kit.Action{Text: assets.Text("schedule.plan"), Icon: look.IconCalendar, Do: func() { o.Push(newPlan(o, s.period())) }},
		kit.Action{Text: assets.Text("schedule.add"), Icon: look.IconAdd, Key: "Ctrl+T", Do: s.Add},
		kit.Action{Text: assets.Text("schedule.attendance"), Icon: look.IconBars, Do: func() { o.Open(desk.AttendanceTally{Period: s.period()}) }},
		kit.Action{Text: assets.Text("schedule.publish"), Icon: look.IconSend, Do: s.publish, Main: true})
	front := container.NewStack(look.Card("", "", s.table), s.months)
	s.whole = kit.TopDown(container.NewVBox(bar.Content(), s.findings), container.New(layout.NewCustomPaddedLayout(8, 0, 0, 0), front), nil)
	s.view.SetValue(scheduleList)
	return s
}

// onWords is a day with its weekday: "Thứ Năm, 03/12/2026".
func onWords(d register.ReceptionDay) string { return notice.Weekday(d.On) + ", " + d.On.Shown() }

func hostWords(d register.ReceptionDay) string { return kit.Joined(" · ", d.Host.Label(), d.Leader) }

func (s *schedule) Content() fyne.CanvasObject { return s.whole }
func (s *schedule) period() day.Period         { return law.Quarter(s.year, s.quarter) }

func (s *schedule) move(quarters int) {
	n := s.year*4 + s.quarter - 1 + quarters
	s.year, s.quarter = n/4, n%4+1
	s.Load()
}

// Add begins a day that no rule asks for.
func (s *schedule) Add() {
	day := register.ReceptionDay{On: s.o.Today(), Type: register.Unscheduled, Host: register.Head}
	if len(s.days) > 0 {
		day.Leader, day.Place, day.Hours = s.days[0].Leader, s.days[0].Place, s.days[0].Hours
	}
	s.o.Push(NewDayForm(s.o, day))
}

func (s *schedule) publish() {
	if len(s.days) == 0 {
		kit.ShowNotice(s.o.Window, assets.Text("schedule.publish"), assets.Text("schedule.empty"))
		return
	}
	s.o.Push(newPublishing(s.o, s.period(), s.days))
}

// quarter is what a quarter's schedule shows.
type quarter struct {
	period   day.Period
	days     []register.ReceptionDay
	rows     []dayRow
	findings []law.Finding
	law      *law.Office
	meetings []register.Meeting
}

// Load shows the quarter, with the weeks at its ends whole.
func (s *schedule) Load() {
	s.name.SetText((&notice.Notice{Period: s.period()}).Span())
	o, period := s.o, s.period()
	read := func(ctx context.Context) (quarter, error) { return readQuarter(ctx, o, period) }
	desk.Read(o, s.room, assets.Text("schedule.failed"), read, func(q quarter) {
		s.days = q.days
		s.table.SetRows(q.rows)
		s.months.Objects = []fyne.CanvasObject{newQuarterView(o, q)}
		s.findings.Objects = findingLines(o, q.findings)
		s.whole.Refresh()
	})
}

func readQuarter(ctx context.Context, o *desk.Desk, period day.Period) (quarter, error) {
	q := quarter{period: period, law: o.Law()}
	around, err := o.Store.ReceptionDays(ctx, day.Period{From: period.From.AddDays(-6), To: period.To.AddDays(6)})
	if err != nil {
		return q, err
	}
	today := o.Today()
	for _, d := range around {
		if !period.Contains(d.On) {
			continue
		}
		row := dayRow{d, standing(d)}
		if d.PublishedOn.IsZero() {
			if clock, ok := q.law.PublishBy(&d); ok && d.On >= today {
				row.published = assets.Text("schedule.publishBy", "due", views.DueText(clock.Due, today))
			}
		}
		q.days, q.rows = append(q.days, d), append(q.rows, row)
	}
	if len(q.days) > 0 {
		q.findings = q.law.CheckSchedule(around, period, today)
	}
	q.meetings, err = o.Store.Meetings(ctx, store.MeetingQuery{Planned: period})
	return q, err
}

func (s *schedule) arrange() {
	list := s.view.Value() == scheduleList
	kit.SetVisible(s.table, list)
	kit.SetVisible(s.months, s.view.Value() == scheduleMonth)
}

// findingsShown is how many findings stand over the table; the rest is behind a
// button.
const findingsShown = 3

func findingLines(o *desk.Desk, findings []law.Finding) (lines []fyne.CanvasObject) {
	for i, f := range findings {
		if i == findingsShown && len(findings) > findingsShown+1 {
			return append(lines, container.NewHBox(kit.NewButton(assets.Text("schedule.findings", "count", fmt.Sprint(len(findings))), look.IconWarning, func() {
				sentences := make([]string, len(findings))
				for i, f := range findings {
					sentences[i] = "• " + f.Sentence
				}
				kit.ShowNotice(o.Window, assets.Text("schedule.findings.title"), strings.Join(sentences, "\n"))
			})))
		}
		lines = append(lines, kit.Wrapped("⚠ "+f.Sentence, widget.WarningImportance))
	}
	return lines
}

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
		open := kit.NewButton(assets.Text("schedule.meeting", "day", m.On.Shown()[:5], "hour", m.Hour, "kind", m.Kind.Label(), "letter", m.Letter), look.IconCalendar, func() { o.Open(desk.Meeting{ID: m.ID}) })
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
