package meetings

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
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
	p.Failed = failing(o, "dayPage.notSaved")
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
	desk.Fixed
	o      *desk.Desk
	period day.Period
	said   *widget.Label
	table  *kit.Table[register.AttendanceTally]
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
		kit.Col("attendee.unit", 220, func(t register.AttendanceTally) string { return t.Unit }).Yielding(1),
		count("attendanceTally.summoned", func(t register.AttendanceTally) int { return t.Summoned }),
		count("presence.came", func(t register.AttendanceTally) int { return t.Came }),
		count("presence.late", func(t register.AttendanceTally) int { return t.Late }),
		count("presence.absent", func(t register.AttendanceTally) int { return t.Absent }).As(func(t register.AttendanceTally) look.Chip {
			if t.Name == "" || t.Absent == 0 {
				return look.Chip{}
			}
			return look.Chip{Icon: look.IconWarning, Text: kit.Number(t.Absent), Tone: look.Soon}
		}),
		count("attendanceTally.replaced", func(t register.AttendanceTally) int { return t.Replaced }))
	p.table.Empty = assets.Text("attendanceTally.empty")
	p.Name = assets.Text("attendanceTally.title", "period", (&notice.Notice{Period: period}).Span())
	p.Whole = kit.TopDown(views.NewHead(o, p.Name), p.table, p.said)
	return p
}

func (*attendanceTally) Help() string { return "tiep-cong-dan" }

func (p *attendanceTally) Enter() {
	o := p.o
	read := func(ctx context.Context) (map[int64]register.DayFile, error) { return o.Store.DayFiles(ctx, p.period) }
	desk.Read(o, p, assets.Text("dayPage.failed"), read, func(files map[int64]register.DayFile) {
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

// attendeeList asks who has to be somewhere and, where noting is on, who came: a
// line for each.
type attendeeList struct {
	widget.BaseWidget
	o       *desk.Desk
	noting  bool
	rows    []*attendeeRow
	column  *fyne.Container
	whole   fyne.CanvasObject
	changed func()
	within  asking // nil until it is known
}

// asking is the record that asks for a list.
type asking interface {
	Adopt(question string, within ...fyne.CanvasObject)
	Relayout()
}

type attendeeRow struct {
	name, unit, at, replaced, reason *kit.Entry
	duty, presence                   *kit.Dropdown
	drop                             *kit.Button
	lines                            *fyne.Container
}

// attendeeColumns are what is said of a person, with their shares of the width: the first
// planColumns of them in one line, what is noted once the day has come in a second.
var attendeeColumns = []struct {
	key   string
	share float32
}{{"attendee.name", 190}, {"attendee.unit", 200}, {"attendee.duty", 150}, {"attendee.presence", 128}, {"attendee.at", 72}, {"attendee.replaced", 150}, {"attendee.reason", 160}}

const planColumns = 3

// lineLayout gives the columns of a line, from … to, their shares, and what stands behind
// them, a button, the room that it needs.
type lineLayout struct{ from, to int }

const (
	lineButton = 40
	lineLeast  = 0.82 // of the shares, in device independent pixels
)

func (l lineLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	all, x := float32(0), float32(0)
	for _, c := range attendeeColumns[l.from:l.to] {
		all += c.share
	}
	gap := theme.Size(theme.SizeNamePadding)
	for i, o := range objects {
		width := float32(lineButton)
		if i < l.to-l.from {
			width = (size.Width-lineButton)*attendeeColumns[l.from+i].share/all - gap
		}
		kit.Put(o, x, 0, width, size.Height)
		x += width + gap
	}
}

func (l lineLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(lineButton, 0)
	for i, o := range objects {
		if i < l.to-l.from {
			least.Width += lineLeast * attendeeColumns[l.from+i].share
		}
		least.Height = max(least.Height, o.MinSize().Height)
	}
	return least
}

func newAttendeeList(o *desk.Desk, noting bool) *attendeeList {
	a := &attendeeList{o: o, noting: noting, column: container.NewVBox(), changed: func() {}}
	heads := container.New(lineLayout{0, planColumns})
	for _, c := range attendeeColumns[:planColumns] {
		heads.Add(look.NewFieldHead(assets.Text(c.key)))
	}
	buttons := container.NewHBox(kit.NewButton(assets.Text("attendee.add"), look.IconAdd, func() {
		a.add(register.Attendee{})
		a.resized()
		o.Window.Canvas().Focus(a.rows[len(a.rows)-1].name)
	}))
	if noting {
		buttons.Add(kit.NewButton(assets.Text("attendee.allCame"), look.IconCheck, a.allCame))
	}
	a.whole = container.NewVBox(heads, a.column, buttons)
	a.ExtendBaseWidget(a)
	return a
}

// askAttendees is the question that a list of persons answers; see join.
func askAttendees[T any](key string, list *attendeeList, at func(*T) *[]register.Attendee) *kit.Question[T] {
	q := kit.Own(key, register.FieldPersons, list, func(v *T) error {
		*at(v) = list.persons()
		return nil
	}, func(v *T) { list.show(*at(v)) }).Across()
	list.changed = q.Changed
	return q
}

// join makes the list part of the record that asks for it.
func (a *attendeeList) join(record asking) {
	a.within = record
	for _, r := range a.rows {
		a.adopt(r)
	}
}

func (a *attendeeList) adopt(r *attendeeRow) {
	if a.within != nil {
		a.within.Adopt(register.FieldPersons, r.name, r.unit, r.duty, r.presence, r.at, r.replaced, r.reason)
	}
}

// CreateRenderer belongs to Fyne.
func (a *attendeeList) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(a.whole) }

// FocusTarget is the first name, nil while there is none.
func (a *attendeeList) FocusTarget() fyne.Focusable {
	if len(a.rows) == 0 {
		return nil
	}
	return a.rows[0].name
}

// show lists these persons; while it is planned a line waits for the first one.
func (a *attendeeList) show(all []register.Attendee) {
	a.rows, a.column.Objects = nil, nil
	for _, p := range all {
		a.add(p)
	}
	if len(all) == 0 && !a.noting {
		a.add(register.Attendee{})
	}
	a.resized()
}

func (a *attendeeList) add(p register.Attendee) {
	entry := func(text string) *kit.Entry {
		e := kit.NewEntry()
		e.SetText(text)
		e.OnChanged = func(string) { a.changed() }
		return e
	}
	pick := func(options []kit.Option, value string) *kit.Dropdown {
		d := kit.NewDropdown(options, func(string) { a.changed() })
		d.SetValue(value)
		return d
	}
	r := &attendeeRow{name: entry(p.Name), unit: entry(p.Unit), at: entry(p.At), replaced: entry(p.Replaced), reason: entry(p.Reason),
		duty: pick(kit.OptionsOf(register.Duties...), string(p.Duty)), presence: pick(kit.OptionsOf(register.Presences...), string(p.Presence))}
	r.drop = kit.NewButton("", look.IconDelete, func() {
		a.rows = slices.DeleteFunc(a.rows, func(other *attendeeRow) bool { return other == r })
		a.column.Remove(r.lines)
		a.changed()
		a.resized()
	})
	r.drop.SetToolTip(assets.Text("attendee.drop"))
	r.lines = container.NewVBox(container.New(lineLayout{0, planColumns}, r.name, r.unit, r.duty, r.drop))
	if a.noting {
		r.presence.PlaceHolder = assets.Text("attendee.presence.none")
		r.at.SetPlaceHolder(assets.Text("attendee.at.example"))
		r.replaced.SetPlaceHolder(assets.Text("attendee.replaced"))
		r.reason.SetPlaceHolder(assets.Text("attendee.reason"))
		r.lines.Add(container.New(lineLayout{planColumns, len(attendeeColumns)}, r.presence, r.at, r.replaced, r.reason))
		r.lines.Add(widget.NewSeparator())
	}
	a.rows = append(a.rows, r)
	a.column.Add(r.lines)
	a.adopt(r)
}

// resized makes room after lines came or went.
func (a *attendeeList) resized() {
	a.column.Refresh()
	if a.within != nil {
		a.within.Relayout()
	}
}

// allCame notes everybody of whom nothing is noted as there.
func (a *attendeeList) allCame() {
	for _, r := range a.rows {
		if r.presence.Value() == "" {
			r.presence.SetValue(string(register.Came))
		}
	}
}

func (a *attendeeList) persons() []register.Attendee {
	var all []register.Attendee
	for _, r := range a.rows {
		all = append(all, register.Attendee{Name: r.name.Value(), Unit: r.unit.Value(), Duty: register.Duty(r.duty.Value()),
			Presence: register.Presence(r.presence.Value()), At: r.at.Value(), Replaced: r.replaced.Value(), Reason: r.reason.Value()})
	}
	return register.Attendance{Persons: all}.Tidy().Persons
}

// newAttendeeTable shows persons and how they came, and more.
func newAttendeeTable(all []register.Attendee, empty string, more ...kit.Column[register.Attendee]) *kit.Table[register.Attendee] {
	t := kit.NewTable(append([]kit.Column[register.Attendee]{
		kit.Col("attendee.name", 140, func(p register.Attendee) string { return kit.Joined(" · ", p.Name, p.Unit) }).Growing(),
		kit.Col("attendee.duty", 128, func(p register.Attendee) string { return p.Duty.Label() }).Yielding(3),
		kit.Col("attendee.presence", 118, func(p register.Attendee) string {
			return kit.Joined(" · ", p.Presence.Label(), p.At, kit.Prefixed("attendee.by", p.Replaced), p.Reason)
		}).As(presenceChip).Tips(func(p register.Attendee) string {
			return kit.Joined(" · ", kit.Prefixed("attendee.by", p.Replaced), p.Reason)
		}).Yielding(1),
	}, more...)...)
	t.Empty = assets.Text(empty)
	t.SetRows(all)
	return t
}

// presenceChip says whether somebody came.
func presenceChip(p register.Attendee) look.Chip {
	chip := look.Chip{Text: kit.Joined(" · ", p.Presence.Label(), p.At)}
	switch p.Presence {
	case register.Came:
		chip.Icon, chip.Tone = look.IconCheck, look.Done
	case register.CameLate:
		chip.Icon = look.IconClock
	case register.Absent:
		chip.Icon, chip.Tone = look.IconClose, look.Soon
	default:
		return look.Chip{}
	}
	return chip
}
