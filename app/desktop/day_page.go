package desktop

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/notice"
)

// dayPage shows a day of the schedule: whom the office invited and what their files
// lack, who has to be there and who came, who was received, its history.
type dayPage struct {
	plainPage
	o       *office
	id      int64
	dossier data.DayDossier
	steps   []data.Step
	visits  int
	invited *ui.Table
	body    *fyne.Container
	loads   int
}

func dayActions() []action[*dayPage] {
	return []action[*dayPage]{
		{key: "dayPage.invite", icon: theme.ContentAddIcon(), do: func(p *dayPage) { p.o.push(newInviteePicker(p.o, &p.dossier)) }},
		{key: "dayPage.invitations", icon: theme.MailSendIcon(), do: (*dayPage).writeInvitations},
		{key: "dayPage.attendance", icon: theme.AccountIcon(), do: func(p *dayPage) { p.o.push(newAttendancePage(p.o, &p.dossier)) }},
		{key: "dayPage.print", icon: theme.DocumentPrintIcon(), do: (*dayPage).print},
		{key: "dayPage.printAttendance", icon: theme.ListIcon(), do: (*dayPage).printAttendance},
		{key: "dayPage.change", icon: theme.SettingsIcon(), do: func(p *dayPage) { p.o.open(DayFormRef{Day: p.dossier.Day}) }},
	}
}

func newDayPage(o *office, id int64) *dayPage {
	return &dayPage{o: o, id: id, body: container.NewStack()}
}

func (p *dayPage) Title() string {
	if p.dossier.Day.ID == 0 {
		return assets.Text("dayPage.title")
	}
	return assets.Text("dayPage.heading", notice.Weekday(p.dossier.Day.On), p.dossier.Day.On.Shown())
}

func (p *dayPage) Content() fyne.CanvasObject { return p.body }
func (*dayPage) Help() string                 { return "tiep-cong-dan" }

func (p *dayPage) Enter() {
	p.loads++
	mine, o := p.loads, p.o
	type file struct {
		dossier data.DayDossier
		steps   []data.Step
		visits  int
	}
	ui.RunAsync(func() (f file, err error) {
		if f.dossier, err = o.store.Dossier(o.ctx(), p.id); err != nil {
			return f, err
		}
		on := f.dossier.Day.On
		visits, err := o.store.Receptions(o.ctx(), data.Period{From: on, To: on})
		if err != nil {
			return f, err
		}
		f.visits = len(visits)
		f.steps, err = o.store.Steps(o.ctx(), data.ReceptionDaySubject, p.id)
		return f, err
	}, func(f file, err error) {
		switch {
		case mine != p.loads:
		case err != nil && p.dossier.Day.ID != 0: // it was taken out of the schedule
			o.drop()
		case err != nil:
			o.failed(assets.Text("schedule.failed"), err)
		default:
			p.dossier, p.steps, p.visits = f.dossier, f.steps, f.visits
			p.show()
		}
	})
}

// Keys are Alt and a digit for the actions, as on the page of a letter.
func (p *dayPage) Keys() []ui.Key {
	return actionKeys(p, dayActions(), func() bool { return p.dossier.Day.ID != 0 })
}

func (p *dayPage) show() {
	d, today := &p.dossier, p.o.today()
	p.o.retitle(p)
	back := ui.NewButton(assets.Text("form.back"), theme.NavigateBackIcon(), p.o.back)
	back.Importance = widget.LowImportance
	heading := widget.NewLabelWithStyle(p.Title(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	head := container.NewHBox(back, heading, newChip(d.Day.Type.Label(), widget.MediumImportance))
	actions, _ := actionButtons(p, dayActions(), 3)
	said := joined(" · ", d.Day.Host.Label(), d.Day.Leader, d.Day.Hours, d.Day.Place, assets.Text("dayPage.visits", number(p.visits)))
	lacking := d.Lacking(today)
	p.invited = newInvitedTable(d, lacking)
	p.invited.OnOpen = func(row int) { p.o.push(newInviteePage(p.o, d, row)) }

	top := container.NewVBox(head, remarkText(said))
	if words := lackingOfDay(lacking, d.Day.On >= today && d.Day.Type == data.Scheduled); words != "" {
		line := widget.NewLabel(words)
		line.Importance, line.Wrapping = widget.WarningImportance, fyne.TextWrapWord
		top.Add(line)
	}
	top.Add(actions)
	top.Add(widget.NewSeparator())
	attendance := newHeading(assets.Text("dayPage.attendance.heading", attendanceWords(d.Attendance)))
	right := container.NewVSplit(topDown(attendance, newAttendeeTable(d.Attendance), nil),
		topDown(newHeading(assets.Text("letter.history", number(len(p.steps)))), container.NewVScroll(newTimelineOf(p.o, p.steps)), nil))
	right.Offset = 0.5
	missing := widget.NewLabel("")
	missing.Importance, missing.Wrapping = widget.WarningImportance, fyne.TextWrapWord
	p.invited.OnSelect = func(row int) {
		missing.SetText("")
		if cells := p.invited.Row(row); len(cells) > 4 && cells[4] != "" {
			missing.SetText(assets.Text("dayPage.missing", cells[1], cells[4]))
		}
	}
	left := topDown(newHeading(assets.Text("dayPage.invited", number(len(d.Parts)))), p.invited, missing)
	split := container.NewHSplit(left, container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0), right))
	split.Offset = 0.66
	p.body.Objects = []fyne.CanvasObject{topDown(top, split, nil)}
	p.body.Refresh()
	p.o.focusIn(p, p.invited)
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
		own = append(own, assets.Text("dayPage.lacking.persons", number(len(persons))))
	}
	return "⚠ " + assets.Text("dayPage.lacking", number(len(all)), strings.Join(own, " "))
}

func newInvitedTable(d *data.DayDossier, lacking []data.Lack) *ui.Table {
	t := ui.NewTable([]ui.Column{
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
		rows[i] = []string{p.Hour, p.Shown(), partSource(p), joined(" · ", p.InvitedOn.Shown(), p.Invitation), strings.Join(lacks, " ")}
	}
	t.SetLoad(ui.Rows(rows))
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
