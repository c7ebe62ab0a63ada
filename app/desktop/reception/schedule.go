package reception

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
	"donthu/data/store"
	"donthu/reports/notice"
)

// The ways in which a schedule is shown.
const (
	scheduleList  = "list"
	scheduleMonth = "month"
)

var scheduleColumns = []struct {
	key   string
	width float32
}{
	{"schedule.column.on", 150}, {"schedule.column.type", 84}, {"schedule.column.host", 220}, {"schedule.column.hours", 116},
	{"schedule.column.place", 170}, {"schedule.column.published", 264}, {"schedule.column.remark", 150},
}

const scheduleID = 7 // place of the id behind the cells of a row

// schedulePart is the tab "Lịch tiếp": the days of a quarter and what the law
// says about them.
type schedulePart struct {
	o        *desk.Desk
	year     int
	quarter  int
	name     *widget.Label
	view     *kit.Choice
	table    *kit.Table
	months   *fyne.Container
	front    *fyne.Container
	findings *fyne.Container
	whole    fyne.CanvasObject

	days  []data.ReceptionDay // of the quarter
	loads int
}

func newSchedulePart(o *desk.Desk) *schedulePart {
	today := o.Today()
	s := &schedulePart{o: o, year: today.Year(), quarter: (today.Month() + 2) / 3, name: widget.NewLabel(""),
		months: container.NewStack(), front: container.NewStack(), findings: container.NewVBox()}
	s.name.TextStyle.Bold = true
	s.name.SizeName = theme.SizeNameSubHeadingText
	s.view = kit.NewChoice([]kit.Option{{Value: scheduleList, Text: assets.Text("schedule.list")}, {Value: scheduleMonth, Text: assets.Text("schedule.month")}},
		func(string) { s.arrange() })
	columns := make([]kit.Column, len(scheduleColumns))
	for i, c := range scheduleColumns {
		columns[i] = kit.Column{Title: assets.Text(c.key), Width: c.width, Grow: i == len(scheduleColumns)-1, Fixed: true}
	}
	s.table = kit.NewTable(columns, nil)
	s.table.Empty = assets.Text("schedule.empty")
	s.table.OnOpen = func(row int) { kit.OpenRow(s.table, row, scheduleID, func(id int64) { o.Open(desk.Day{ID: id}) }) }
	s.table.Remember(o.App.Preferences(), "schedule.columns")

	plan := kit.NewButton(assets.Text("schedule.plan"), theme.ContentAddIcon(), func() { o.Push(newSchedulePlan(o, s.period())) })
	plan.Importance = widget.HighImportance
	bar := container.NewHBox(
		kit.NewButton("", theme.NavigateBackIcon(), func() { s.move(-1) }), kit.Wide(190, s.name),
		kit.NewButton("", theme.NavigateNextIcon(), func() { s.move(1) }), kit.Wide(180, s.view), layout.NewSpacer(),
		kit.NewButton(assets.Text("schedule.attendance"), theme.AccountIcon(), func() { o.Open(desk.AttendanceTally{Period: s.period()}) }),
		kit.NewButton(assets.Text("schedule.publish"), theme.DocumentPrintIcon(), s.publish),
		kit.NewButton(assets.Text("schedule.add"), theme.ContentAddIcon(), s.Add), plan)
	s.whole = kit.TopDown(container.NewVBox(bar, s.findings), s.front, nil)
	s.view.SetValue(scheduleList)
	return s
}

func (s *schedulePart) Content() fyne.CanvasObject { return s.whole }
func (s *schedulePart) period() data.Period        { return law.Quarter(s.year, s.quarter) }

func (s *schedulePart) move(quarters int) {
	n := s.year*4 + s.quarter - 1 + quarters
	s.year, s.quarter = n/4, n%4+1
	s.Load()
}

// Add begins a day that no rule asks for.
func (s *schedulePart) Add() {
	day := data.ReceptionDay{On: s.o.Today(), Type: data.Unscheduled, Host: data.Head}
	if len(s.days) > 0 {
		day.Leader, day.Place, day.Hours = s.days[0].Leader, s.days[0].Place, s.days[0].Hours
	}
	s.o.Push(NewDayForm(s.o, day))
}

func (s *schedulePart) publish() {
	if len(s.days) == 0 {
		kit.ShowNotice(s.o.Window, assets.Text("schedule.publish"), assets.Text("schedule.empty"))
		return
	}
	s.o.Push(newPublishPage(s.o, s.period(), s.days))
}

// Load shows the quarter, with the weeks at its ends whole.
func (s *schedulePart) Load() {
	s.name.SetText((&notice.Notice{Period: s.period()}).Span())
	s.loads++
	mine, o, period := s.loads, s.o, s.period()
	type answer struct {
		days     []data.ReceptionDay
		findings []law.Finding
		law      *law.Office
		meetings []data.Meeting
	}
	kit.RunAsync(func() (a answer, err error) {
		around, err := o.Store.ReceptionDays(o.Ctx(), data.Period{From: period.From.AddDays(-6), To: period.To.AddDays(6)})
		if err != nil {
			return a, err
		}
		for _, d := range around {
			if period.Contains(d.On) {
				a.days = append(a.days, d)
			}
		}
		if a.law = o.Law(); len(a.days) > 0 {
			a.findings = a.law.CheckSchedule(around, period, o.Today())
		}
		a.meetings, err = o.Store.Meetings(o.Ctx(), store.MeetingQuery{Planned: period})
		return a, err
	}, func(a answer, err error) {
		switch {
		case mine != s.loads:
		case err != nil:
			o.Failed(assets.Text("schedule.failed"), err)
		default:
			s.days = a.days
			s.show(a.findings, a.law, a.meetings)
		}
	})
}

func (s *schedulePart) show(findings []law.Finding, rules *law.Office, meetings []data.Meeting) {
	rows := make([][]string, len(s.days))
	for i := range s.days {
		rows[i] = receptionDayRow(&s.days[i], rules, s.o.Today())
	}
	s.table.SetLoad(kit.Rows(rows))
	s.months.Objects = []fyne.CanvasObject{newQuarterView(s.o, s.period(), s.days, meetings, rules)}
	s.findings.Objects = findingLines(s.o, findings)
	s.findings.Refresh()
	s.arrange()
	s.whole.Refresh()
}

func (s *schedulePart) arrange() {
	shown := fyne.CanvasObject(s.table)
	if s.view.Value() == scheduleMonth {
		shown = s.months
	}
	s.front.Objects = []fyne.CanvasObject{shown}
	s.front.Refresh()
}

func receptionDayRow(d *data.ReceptionDay, rules *law.Office, today data.Date) []string {
	published := assets.Text("schedule.published", d.PublishedOn.Shown())
	if d.PublishedOn.IsZero() {
		published = ""
		if clock, ok := rules.PublishBy(d); ok && d.On >= today {
			published = assets.Text("schedule.publishBy", views.DueText(clock.Due, today))
		}
	}
	moved := ""
	if !d.MovedFrom.IsZero() {
		moved = assets.Text("notice.moved", d.MovedFrom.Shown(), d.MoveReason)
	}
	return []string{
		notice.Weekday(d.On) + ", " + d.On.Shown(), d.Type.Label(), kit.Joined(" · ", d.Host.Label(), d.Leader), d.Hours, d.Place,
		published, kit.Joined(" · ", moved, kit.OneLine(d.Expected), kit.OneLine(d.Note)), strconv.FormatInt(d.ID, 10),
	}
}

// findingsShown is how many findings stand over the table; the rest is behind a
// button.
const findingsShown = 3

func findingLines(o *desk.Desk, findings []law.Finding) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for i, f := range findings {
		if i == findingsShown && len(findings) > findingsShown+1 {
			rest := findings
			lines = append(lines, container.NewHBox(kit.NewButton(assets.Text("schedule.findings", fmt.Sprint(len(findings))), theme.WarningIcon(), func() {
				sentences := make([]string, len(rest))
				for i, f := range rest {
					sentences[i] = "• " + f.Sentence
				}
				kit.ShowNotice(o.Window, assets.Text("schedule.findings.title"), strings.Join(sentences, "\n"))
			})))
			break
		}
		line := widget.NewLabel("⚠ " + f.Sentence)
		line.Importance = widget.WarningImportance
		line.Wrapping = fyne.TextWrapWord
		lines = append(lines, line)
	}
	return lines
}
