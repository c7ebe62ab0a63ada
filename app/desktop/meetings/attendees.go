package meetings

import (
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
)

// attendeeList asks who has to be somewhere and, where noting is on, who came: a
// line for each.
type attendeeList struct {
	o      *desk.Desk
	noting bool
	rows   []*attendeeRow
	column *fyne.Container
	whole  fyne.CanvasObject
	resize func() // after a line came or went; may be nil
}

type attendeeRow struct {
	name, unit, at, replaced, reason *kit.Entry
	duty, presence                   *kit.Dropdown
	line                             fyne.CanvasObject
}

// attendeeWidths are the widths of the columns of a line: name, unit, duty, then
// what is noted.
var attendeeWidths = []float32{190, 200, 150, 128, 72, 150, 160}

const planColumns = 3 // of attendeeWidths, while nothing is noted yet

var attendeeHeads = []string{"attendee.name", "attendee.unit", "attendee.duty", "attendee.presence", "attendee.at", "attendee.replaced", "attendee.reason"}

func newAttendeeList(o *desk.Desk, all []data.Attendee, noting bool) *attendeeList {
	a := &attendeeList{o: o, noting: noting, column: container.NewVBox()}
	var heads []fyne.CanvasObject
	for i, key := range attendeeHeads[:a.columns()] {
		head := widget.NewLabel(assets.Text(key))
		head.Importance = widget.LowImportance
		heads = append(heads, kit.Wide(attendeeWidths[i], head))
	}
	buttons := container.NewHBox(kit.NewButton(assets.Text("attendee.add"), theme.ContentAddIcon(), func() { a.add(data.Attendee{}, true) }))
	if noting {
		buttons.Add(kit.NewButton(assets.Text("attendee.allCame"), theme.ConfirmIcon(), a.allCame))
	}
	a.whole = container.NewVBox(container.NewHBox(heads...), a.column, buttons)
	for _, person := range all {
		a.add(person, false)
	}
	return a
}

func (a *attendeeList) columns() int {
	if a.noting {
		return len(attendeeHeads)
	}
	return planColumns
}

func (a *attendeeList) add(p data.Attendee, focus bool) {
	r := &attendeeRow{name: kit.NewEntry(), unit: kit.NewEntry(), at: kit.NewEntry(), replaced: kit.NewEntry(), reason: kit.NewEntry(),
		duty: kit.NewDropdown(kit.OptionsOf(data.Duties...), nil), presence: kit.NewDropdown(kit.OptionsOf(data.Presences...), nil)}
	r.name.SetText(p.Name)
	r.unit.SetText(p.Unit)
	r.at.SetText(p.At)
	r.replaced.SetText(p.Replaced)
	r.reason.SetText(p.Reason)
	r.duty.SetValue(string(p.Duty))
	r.presence.SetValue(string(p.Presence))
	r.at.SetPlaceHolder(assets.Text("attendee.at.example"))
	drop := kit.NewButton("", theme.DeleteIcon(), func() { a.drop(r) })
	line := container.NewHBox()
	for i, answer := range []fyne.CanvasObject{r.name, r.unit, r.duty, r.presence, r.at, r.replaced, r.reason}[:a.columns()] {
		line.Add(kit.Wide(attendeeWidths[i], answer))
	}
	line.Add(drop)
	r.line = line
	a.rows = append(a.rows, r)
	a.column.Add(r.line)
	a.resized()
	if focus {
		a.o.Window.Canvas().Focus(r.name)
	}
}

func (a *attendeeList) drop(r *attendeeRow) {
	for i := range a.rows {
		if a.rows[i] == r {
			a.rows = append(a.rows[:i:i], a.rows[i+1:]...)
			break
		}
	}
	a.column.Remove(r.line)
	a.resized()
}

func (a *attendeeList) resized() {
	a.column.Refresh()
	if a.resize != nil {
		a.resize()
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

// attendeeRows are persons as a table shows them.
func attendeeRows(all []data.Attendee) [][]string {
	rows := make([][]string, len(all))
	for i, p := range all {
		rows[i] = []string{kit.Joined(" · ", p.Name, p.Unit), p.Duty.Label(), presenceWords(p)}
	}
	return rows
}

func presenceWords(p data.Attendee) string {
	return kit.Joined(" · ", p.Presence.Label(), p.At, kit.Prefixed("attendee.by", p.Replaced), p.Reason)
}

// newAttendeeTable shows persons and how they came.
func newAttendeeTable(all []data.Attendee) *kit.Table {
	t := kit.NewTable([]kit.Column{{Title: assets.Text("attendee.name"), Width: 140, Grow: true, Fixed: true},
		{Title: assets.Text("attendee.duty"), Width: 128, Fixed: true}, {Title: assets.Text("attendee.presence"), Width: 110, Fixed: true}}, kit.Rows(attendeeRows(all)))
	t.Empty = assets.Text("attendance.none")
	return t
}

// attendancePage notes who has to be at a reception day and who came.
type attendancePage struct {
	o      *desk.Desk
	day    data.ReceptionDay
	list   *attendeeList
	wrong  *widget.Label
	save   *kit.Button
	whole  fyne.CanvasObject
	begun  []data.Attendee
	saving bool
}

func newAttendancePage(o *desk.Desk, d *data.DayDossier) *attendancePage {
	p := &attendancePage{o: o, day: d.Day, wrong: widget.NewLabel("")}
	p.wrong.Importance, p.wrong.Wrapping = widget.DangerImportance, fyne.TextWrapWord
	p.wrong.Hide()
	persons := d.Attendance
	if len(persons) == 0 {
		persons = proposedAttendance(o, &d.Day)
	}
	p.list = newAttendeeList(o, persons, d.Day.On <= o.Today())
	p.save = kit.NewButton(assets.Text("step.save"), theme.DocumentSaveIcon(), p.check)
	p.save.Importance = widget.HighImportance
	heading := widget.NewLabelWithStyle(p.Title(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	explained := kit.Remark("attendance.explained.before")
	if p.list.noting {
		explained = kit.Remark("attendance.explained")
	}
	buttons := container.NewHBox(layout.NewSpacer(), kit.NewButton(assets.Text("step.cancel"), theme.CancelIcon(), o.Back), p.save)
	p.whole = kit.TopDown(container.NewVBox(heading, explained, p.wrong), container.NewScroll(kit.Inset(p.list.whole)), kit.Inset(buttons))
	p.begun = d.Attendance
	return p
}

// proposedAttendance are who receives on the day by the schedule, and who was at the
// latest day before it.
func proposedAttendance(o *desk.Desk, day *data.ReceptionDay) []data.Attendee {
	var all []data.Attendee
	if day.Leader != "" {
		all = append(all, data.Attendee{Name: day.Leader, Duty: data.Presides})
	}
	before := data.Period{From: day.On.AddDays(-100), To: day.On.AddDays(-1)}
	files, err := o.Store.DayFiles(o.Ctx(), before)
	if err != nil {
		return all // the clerk can still type
	}
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
	return all
}

func (p *attendancePage) Title() string              { return assets.Text("attendance.title", p.day.On.Shown()) }
func (p *attendancePage) Content() fyne.CanvasObject { return p.whole }
func (*attendancePage) Help() string                 { return "tiep-cong-dan" }

func (p *attendancePage) Keys() []kit.Key { return []kit.Key{kit.SaveKey(p.check)} }

func (p *attendancePage) Enter() {
	if len(p.list.rows) > 0 {
		p.o.Window.Canvas().Focus(p.list.rows[0].name)
	}
}

func (p *attendancePage) Leave(next func()) {
	p.o.LeaveTyped(sameAttendees(p.list.persons(), p.begun) || len(p.begun) == 0 && !p.list.noting, next)
}

func sameAttendees(a, b []data.Attendee) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func (p *attendancePage) check() {
	if p.saving {
		return
	}
	persons := p.list.persons()
	problems := data.CheckAttendance(persons, p.day.On, p.o.Today())
	if wrong := data.Blocking(problems); len(wrong) > 0 {
		p.wrong.SetText(wrong[0].Sentence)
		p.wrong.Show()
		p.whole.Refresh()
		return
	}
	p.wrong.Hide()
	p.o.ConfirmUnusual(problems, func() { p.write(persons) })
}

func (p *attendancePage) write(persons []data.Attendee) {
	p.saving = true
	kit.RunAsyncErr(func() error {
		_, err := p.o.Store.SaveAttendance(p.o.Ctx(), p.day.ID, persons)
		return err
	}, func(err error) {
		p.saving = false
		if err != nil {
			p.o.Failed(assets.Text("dayPage.notSaved"), err)
			return
		}
		p.begun = persons
		kit.Toast(p.o.Window.Canvas(), assets.Text("attendance.saved", views.AttendanceWords(persons)))
		if p.o.InFront(p) {
			p.o.Drop()
		}
	})
}
