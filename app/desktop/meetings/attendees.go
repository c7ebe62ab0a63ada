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
	"donthu/assets"
	"donthu/data"
)

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
	line                             *fyne.Container
}

// attendeeColumns are the columns of a line, planColumns of them while nothing is
// noted yet.
var attendeeColumns = []struct {
	key   string
	width float32
}{{"attendee.name", 190}, {"attendee.unit", 200}, {"attendee.duty", 150}, {"attendee.presence", 128}, {"attendee.at", 72}, {"attendee.replaced", 150}, {"attendee.reason", 160}}

const planColumns = 3

func newAttendeeList(o *desk.Desk, noting bool) *attendeeList {
	a := &attendeeList{o: o, noting: noting, column: container.NewVBox(), changed: func() {}}
	heads := container.NewHBox()
	for _, c := range attendeeColumns[:a.columns()] {
		heads.Add(kit.Wide(c.width, kit.Remark(c.key)))
	}
	buttons := container.NewHBox(kit.NewButton(assets.Text("attendee.add"), theme.ContentAddIcon(), func() {
		a.add(data.Attendee{})
		a.resized()
		o.Window.Canvas().Focus(a.rows[len(a.rows)-1].name)
	}))
	if noting {
		buttons.Add(kit.NewButton(assets.Text("attendee.allCame"), theme.ConfirmIcon(), a.allCame))
	}
	a.whole = container.NewVBox(heads, a.column, buttons)
	a.ExtendBaseWidget(a)
	return a
}

// askAttendees is the question that a list of persons answers; see join.
func askAttendees[T any](key string, list *attendeeList, at func(*T) *[]data.Attendee) *kit.Question[T] {
	q := kit.Own(key, data.FieldPersons, list, func(v *T) error {
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
		a.within.Adopt(data.FieldPersons, r.name, r.unit, r.duty, r.presence, r.at, r.replaced, r.reason)
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

func (a *attendeeList) columns() int {
	if a.noting {
		return len(attendeeColumns)
	}
	return planColumns
}

// show lists these persons; while it is planned a line waits for the first one.
func (a *attendeeList) show(all []data.Attendee) {
	a.rows, a.column.Objects = nil, nil
	for _, p := range all {
		a.add(p)
	}
	if len(all) == 0 && !a.noting {
		a.add(data.Attendee{})
	}
	a.resized()
}

func (a *attendeeList) add(p data.Attendee) {
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
		duty: pick(kit.OptionsOf(data.Duties...), string(p.Duty)), presence: pick(kit.OptionsOf(data.Presences...), string(p.Presence)), line: container.NewHBox()}
	r.at.SetPlaceHolder(assets.Text("attendee.at.example"))
	for i, answer := range []fyne.CanvasObject{r.name, r.unit, r.duty, r.presence, r.at, r.replaced, r.reason}[:a.columns()] {
		r.line.Add(kit.Wide(attendeeColumns[i].width, answer))
	}
	r.line.Add(kit.NewButton("", theme.DeleteIcon(), func() {
		a.rows = slices.DeleteFunc(a.rows, func(other *attendeeRow) bool { return other == r })
		a.column.Remove(r.line)
		a.changed()
		a.resized()
	}))
	a.rows = append(a.rows, r)
	a.column.Add(r.line)
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
			r.presence.SetValue(string(data.Came))
		}
	}
}

func (a *attendeeList) persons() []data.Attendee {
	var all []data.Attendee
	for _, r := range a.rows {
		all = append(all, data.Attendee{Name: r.name.Value(), Unit: r.unit.Value(), Duty: data.Duty(r.duty.Value()),
			Presence: data.Presence(r.presence.Value()), At: r.at.Value(), Replaced: r.replaced.Value(), Reason: r.reason.Value()})
	}
	return data.Attendance{Persons: all}.Tidy().Persons
}

// newAttendeeTable shows persons and how they came, and more.
func newAttendeeTable(all []data.Attendee, empty string, more ...kit.ColumnOf[data.Attendee]) *kit.TableOf[data.Attendee] {
	t := kit.NewTableOf(append([]kit.ColumnOf[data.Attendee]{
		kit.Col("attendee.name", 150, func(p data.Attendee) string { return kit.Joined(" · ", p.Name, p.Unit) }).Growing(),
		kit.Col("attendee.duty", 130, func(p data.Attendee) string { return p.Duty.Label() }),
		kit.Col("attendee.presence", 110, func(p data.Attendee) string {
			return kit.Joined(" · ", p.Presence.Label(), p.At, kit.Prefixed("attendee.by", p.Replaced), p.Reason)
		}),
	}, more...)...)
	t.Empty = assets.Text(empty)
	t.SetRows(all)
	return t
}

// attendancePage notes who has to be at a reception day and who came.
type attendancePage struct {
	*kit.Record[data.Attendance]
	list *attendeeList
}

func newAttendancePage(o *desk.Desk, day data.ReceptionDay, persons []data.Attendee) *attendancePage {
	p := &attendancePage{list: newAttendeeList(o, day.On <= o.Today())}
	p.Record = kit.NewRecord(o.Around(func() desk.Page { return p }), 1, data.Attendance{Persons: persons},
		askAttendees("", p.list, func(a *data.Attendance) *[]data.Attendee { return &a.Persons }))
	p.list.join(p.Record)
	p.Heading, p.Explained = assets.Text("attendance.title", day.On.Shown()), assets.Text("attendance.explained.before")
	if p.list.noting {
		p.Explained = assets.Text("attendance.explained")
	}
	p.Check = func(a data.Attendance) []data.Problem { return data.CheckAttendance(a.Persons, day.On, o.Today()) }
	p.Write = func(a data.Attendance) (kit.Saved, error) {
		_, err := o.Store.SaveAttendance(o.Ctx(), day.ID, a.Persons)
		return kit.Saved{Said: assets.Text("attendance.saved", views.AttendanceWords(a.Persons)), Then: o.Drop}, err
	}
	p.Failed = func(err error) { o.Failed(assets.Text("dayPage.notSaved"), err) }
	return p
}

func (*attendancePage) Help() string { return "tiep-cong-dan" }

// proposedAttendance are who receives on the day by the schedule, and who was at the
// latest day before it.
func proposedAttendance(ctx context.Context, o *desk.Desk, day *data.ReceptionDay) ([]data.Attendee, error) {
	var all []data.Attendee
	if day.Leader != "" {
		all = append(all, data.Attendee{Name: day.Leader, Duty: data.Presides})
	}
	files, err := o.Store.DayFiles(ctx, data.Period{From: day.On.AddDays(-100), To: day.On.AddDays(-1)})
	var latest data.DayFile
	for _, f := range files {
		if len(f.Attendance) > 0 && f.On > latest.On {
			latest = f
		}
	}
	for _, a := range latest.Attendance {
		if a.Duty != data.Presides {
			all = append(all, data.Attendee{Name: a.Name, Unit: a.Unit, Duty: a.Duty})
		}
	}
	return all, err
}
