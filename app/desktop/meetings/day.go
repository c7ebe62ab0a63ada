package meetings

import (
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
	"donthu/reports/notice"
)

// dayPage shows a day of the schedule: whom the office invited and what their files
// lack, who has to be there and who came, who was received, its history.
type Day struct {
	desk.PlainPage
	o       *desk.Desk
	id      int64
	dossier data.DayDossier
	steps   []data.Step
	visits  int
	invited *kit.Table
	body    *fyne.Container
	loads   int
}

func dayActions() []views.Action[*Day] {
	return []views.Action[*Day]{
		{Key: "dayPage.invite", Icon: theme.ContentAddIcon(), Do: func(p *Day) { p.o.Push(newInviteePicker(p.o, &p.dossier)) }},
		{Key: "dayPage.invitations", Icon: theme.MailSendIcon(), Do: (*Day).writeInvitations},
		{Key: "dayPage.attendance", Icon: theme.AccountIcon(), Do: func(p *Day) { p.o.Push(newAttendancePage(p.o, &p.dossier)) }},
		{Key: "dayPage.print", Icon: theme.DocumentPrintIcon(), Do: (*Day).print},
		{Key: "dayPage.printAttendance", Icon: theme.ListIcon(), Do: (*Day).printAttendance},
		{Key: "dayPage.change", Icon: theme.SettingsIcon(), Do: func(p *Day) { p.o.Open(desk.DayForm{Day: p.dossier.Day}) }},
	}
}

func NewDay(o *desk.Desk, id int64) *Day {
	return &Day{o: o, id: id, body: container.NewStack()}
}

func (p *Day) Title() string {
	if p.dossier.Day.ID == 0 {
		return assets.Text("dayPage.title")
	}
	return assets.Text("dayPage.heading", notice.Weekday(p.dossier.Day.On), p.dossier.Day.On.Shown())
}

func (p *Day) Content() fyne.CanvasObject { return p.body }
func (*Day) Help() string                 { return "tiep-cong-dan" }

func (p *Day) Enter() {
	p.loads++
	mine, o := p.loads, p.o
	type file struct {
		dossier data.DayDossier
		steps   []data.Step
		visits  int
	}
	kit.RunAsync(func() (f file, err error) {
		if f.dossier, err = o.Store.Dossier(o.Ctx(), p.id); err != nil {
			return f, err
		}
		on := f.dossier.Day.On
		visits, err := o.Store.Receptions(o.Ctx(), data.Period{From: on, To: on})
		if err != nil {
			return f, err
		}
		f.visits = len(visits)
		f.steps, err = o.Store.Steps(o.Ctx(), data.ReceptionDaySubject, p.id)
		return f, err
	}, func(f file, err error) {
		switch {
		case mine != p.loads:
		case err != nil && p.dossier.Day.ID != 0: // it was taken out of the schedule
			o.Drop()
		case err != nil:
			o.Failed(assets.Text("schedule.failed"), err)
		default:
			p.dossier, p.steps, p.visits = f.dossier, f.steps, f.visits
			p.show()
		}
	})
}

// Keys are Alt and a digit for the actions, as on the page of a letter.
func (p *Day) Keys() []kit.Key {
	return views.ActionKeys(p, dayActions(), func() bool { return p.dossier.Day.ID != 0 })
}

func (p *Day) show() {
	d, today := &p.dossier, p.o.Today()
	p.o.Retitle(p)
	back := kit.NewButton(assets.Text("form.back"), theme.NavigateBackIcon(), p.o.Back)
	back.Importance = widget.LowImportance
	heading := widget.NewLabelWithStyle(p.Title(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	head := container.NewHBox(back, heading, kit.NewChip(d.Day.Type.Label(), widget.MediumImportance))
	actions, _ := views.ActionButtons(p, dayActions(), 3)
	said := kit.Joined(" · ", d.Day.Host.Label(), d.Day.Leader, d.Day.Hours, d.Day.Place, assets.Text("dayPage.visits", kit.Number(p.visits)))
	lacking := d.Lacking(today)
	p.invited = newInvitedTable(d, lacking)
	p.invited.OnOpen = func(row int) { p.o.Push(newInviteePage(p.o, d, row)) }

	top := container.NewVBox(head, kit.RemarkText(said))
	if words := lackingOfDay(lacking, d.Day.On >= today && d.Day.Type == data.Scheduled); words != "" {
		line := widget.NewLabel(words)
		line.Importance, line.Wrapping = widget.WarningImportance, fyne.TextWrapWord
		top.Add(line)
	}
	top.Add(actions)
	top.Add(widget.NewSeparator())
	attendance := kit.NewHeading(assets.Text("dayPage.attendance.heading", views.AttendanceWords(d.Attendance)))
	right := container.NewVSplit(kit.TopDown(attendance, newAttendeeTable(d.Attendance), nil),
		kit.TopDown(kit.NewHeading(assets.Text("letter.history", kit.Number(len(p.steps)))), container.NewVScroll(views.NewTimelineOf(p.o, p.steps)), nil))
	right.Offset = 0.5
	missing := widget.NewLabel("")
	missing.Importance, missing.Wrapping = widget.WarningImportance, fyne.TextWrapWord
	p.invited.OnSelect = func(row int) {
		missing.SetText("")
		if cells := p.invited.Row(row); len(cells) > 4 && cells[4] != "" {
			missing.SetText(assets.Text("dayPage.missing", cells[1], cells[4]))
		}
	}
	left := kit.TopDown(kit.NewHeading(assets.Text("dayPage.invited", kit.Number(len(d.Parts)))), p.invited, missing)
	split := container.NewHSplit(left, container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0), right))
	split.Offset = 0.66
	p.body.Objects = []fyne.CanvasObject{kit.TopDown(top, split, nil)}
	p.body.Refresh()
	p.o.FocusIn(p, p.invited)
}

// lackingOfDay says what the files of a day lack, in one sentence; empty for nothing
// or once the day is over.
func lackingOfDay(all []data.Lack, ahead bool) string {
	if len(all) == 0 || !ahead {
		return ""
	}
	var own []string
	persons := map[int]bool{}
	for _, l := range all {
		if l.Part < 0 {
			own = append(own, l.Sentence)
		} else {
			persons[l.Part] = true
		}
	}
	if len(persons) > 0 {
		own = append(own, assets.Text("dayPage.lacking.persons", kit.Number(len(persons))))
	}
	return "⚠ " + assets.Text("dayPage.lacking", kit.Number(len(all)), strings.Join(own, " "))
}

func newInvitedTable(d *data.DayDossier, lacking []data.Lack) *kit.Table {
	t := kit.NewTable([]kit.Column{
		{Title: assets.Text("invited.column.hour"), Width: 52, Fixed: true}, {Title: assets.Text("invited.column.name"), Width: 196, Fixed: true},
		{Title: assets.Text("invited.column.of"), Width: 140, Fixed: true}, {Title: assets.Text("invited.column.invited"), Width: 176, Fixed: true},
		{Title: assets.Text("invited.column.lacking"), Width: 180, Grow: true, Fixed: true},
	}, nil)
	t.Empty = assets.Text("dayPage.invited.empty")
	rows := make([][]string, len(d.Parts))
	for i := range d.Parts {
		var lacks []string
		for _, l := range lacking {
			if l.Part == i {
				lacks = append(lacks, l.Sentence)
			}
		}
		p := &d.Parts[i]
		rows[i] = []string{p.Hour, p.Shown(), partSource(p), kit.Joined(" · ", p.InvitedOn.Shown(), p.Invitation), strings.Join(lacks, " ")}
	}
	t.SetLoad(kit.Rows(rows))
	t.Importance = func(row int) widget.Importance {
		if cells := t.Row(row); len(cells) > 4 && cells[4] != "" {
			return widget.WarningImportance
		}
		return widget.MediumImportance
	}
	return t
}

// partSource says from what somebody is invited.
func partSource(p *data.DossierPart) string {
	switch {
	case p.Letter != "":
		return assets.Text("invited.letter", p.Letter)
	case p.Came != nil:
		return assets.Text("invited.visit", p.Came.On.Shown())
	}
	return assets.Text("invited.visit", strconv.FormatInt(p.Visit, 10))
}
