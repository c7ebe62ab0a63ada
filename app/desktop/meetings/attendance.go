package meetings

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/notice"
)

// attendancePage notes who has to be at a reception day and who came.
type attendancePage struct {
	*kit.Record[register.Attendance]
	list *attendeeList
}

func newAttendancePage(o *desk.Desk, day register.ReceptionDay, persons []register.Attendee) *attendancePage {
	p := &attendancePage{list: newAttendeeList(o, day.On <= o.Today())}
	p.Record = kit.NewRecord(o.Around(func() desk.Page { return p }), 1, register.Attendance{Persons: persons},
		askAttendees("", p.list, func(a *register.Attendance) *[]register.Attendee { return &a.Persons }))
	p.list.join(p.Record)
	p.Heading, p.Explained = assets.Text("attendance.title", "day", day.On.Shown()), assets.Text("attendance.explained.before")
	if p.list.noting {
		p.Explained = assets.Text("attendance.explained")
	}
	p.Check = func(a register.Attendance) []data.Problem {
		return register.CheckAttendance(a.Persons, day.On, o.Today())
	}
	p.Write = func(a register.Attendance) (kit.Saved, error) {
		_, err := o.Do().SaveAttendance(o.Ctx(), day.ID, a.Persons)
		return kit.Saved{Said: assets.Text("attendance.saved", "persons", views.AttendanceWords(a.Persons)), Then: o.Drop}, err
	}
	p.Failed = func(err error) { o.Failed(assets.Text("dayPage.notSaved"), err) }
	return p
}

func (*attendancePage) Help() string { return "tiep-cong-dan" }

// proposedAttendance are who receives on the day by the schedule, and who was at the
// latest day before it.
func proposedAttendance(ctx context.Context, o *desk.Desk, on *register.ReceptionDay) ([]register.Attendee, error) {
	var all []register.Attendee
	if on.Leader != "" {
		all = append(all, register.Attendee{Name: on.Leader, Duty: register.Presides})
	}
	files, err := o.Store.DayFiles(ctx, day.Period{From: on.On.AddDays(-100), To: on.On.AddDays(-1)})
	var latest register.DayFile
	for _, f := range files {
		if len(f.Attendance) > 0 && f.On > latest.On {
			latest = f
		}
	}
	for _, a := range latest.Attendance {
		if a.Duty != register.Presides {
			all = append(all, register.Attendee{Name: a.Name, Unit: a.Unit, Duty: a.Duty})
		}
	}
	return all, err
}

// attendanceTally counts who missed how many reception days of a quarter.
type attendanceTally struct {
	desk.PlainPage
	o      *desk.Desk
	period day.Period
	said   *widget.Label
	table  *kit.Table[register.AttendanceTally]
	whole  fyne.CanvasObject
}

// NewAttendanceTally is the page that counts who was at the reception days of the period.
func NewAttendanceTally(o *desk.Desk, period day.Period) *attendanceTally {
	p := &attendanceTally{o: o, period: period, said: widget.NewLabel("")}
	count := func(key string, of func(register.AttendanceTally) int) kit.Column[register.AttendanceTally] {
		return kit.Col(key, 112, func(t register.AttendanceTally) string { return kit.Number(of(t)) }).Right()
	}
	p.table = kit.NewTable(
		kit.Col("attendee.name", 240, func(t register.AttendanceTally) string {
			if t.Name == "" {
				return assets.Text("tally.total")
			}
			return t.Name
		}).Growing(),
		kit.Col("attendee.unit", 220, func(t register.AttendanceTally) string { return t.Unit }),
		count("attendanceTally.summoned", func(t register.AttendanceTally) int { return t.Summoned }),
		count("presence.came", func(t register.AttendanceTally) int { return t.Came }),
		count("presence.late", func(t register.AttendanceTally) int { return t.Late }),
		count("presence.absent", func(t register.AttendanceTally) int { return t.Absent }),
		count("attendanceTally.replaced", func(t register.AttendanceTally) int { return t.Replaced }))
	p.table.Empty = assets.Text("attendanceTally.empty")
	p.table.Colour = func(t register.AttendanceTally) widget.Importance {
		if t.Name != "" && t.Absent > 0 {
			return widget.WarningImportance
		}
		return widget.MediumImportance
	}
	p.whole = kit.TopDown(container.NewVBox(views.NewHead(o, p.Title()), p.said), p.table, nil)
	return p
}

func (p *attendanceTally) Title() string {
	return assets.Text("attendanceTally.title", "period", (&notice.Notice{Period: p.period}).Span())
}
func (p *attendanceTally) Content() fyne.CanvasObject { return p.whole }
func (*attendanceTally) Help() string                 { return "tiep-cong-dan" }

func (p *attendanceTally) Enter() {
	o := p.o
	desk.Load(o, p, func(ctx context.Context) (map[int64]register.DayFile, error) { return o.Store.DayFiles(ctx, p.period) }, func(files map[int64]register.DayFile, err error) {
		if err != nil {
			o.Failed(assets.Text("dayPage.failed"), err)
			return
		}
		var lists [][]register.Attendee
		noted := 0
		for _, f := range files {
			lists = append(lists, f.Attendance)
			if slices.ContainsFunc(f.Attendance, func(a register.Attendee) bool { return a.Presence != "" }) {
				noted++
			}
		}
		p.said.SetText(assets.Text("attendanceTally.said", "count", kit.Number(noted)))
		p.table.SetRows(register.TallyAttendance(lists...))
		o.FocusIn(p, p.table)
	})
}
