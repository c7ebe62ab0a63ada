package meetings

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/reports/docx"
	"donthu/reports/notice"
	"donthu/reports/word"
)

// Day shows a day of the schedule: whom the office invited and what their files lack,
// who has to be there and who came, who was received, its history.
type Day struct {
	views.Sheet[*Day, dayFile]
	invited *kit.Table[invitedRow]
}

type dayFile struct {
	register.DayDossier
	steps    []steps.Step
	visits   int
	proposed []register.Attendee // for a day without attendance
}

func dayActions() []views.Action[*Day] {
	return []views.Action[*Day]{
		{Key: "dayPage.invite", Icon: look.IconAdd, Do: func(p *Day) { p.O.Push(newInviteePicker(p.O, &p.Now.DayDossier)) }},
		{Key: "dayPage.invitations", Icon: look.IconSend, Do: (*Day).writeInvitations},
		{Key: "dayPage.attendance", Icon: look.IconUser, Do: func(p *Day) {
			persons := p.Now.Attendance
			if len(persons) == 0 {
				persons = p.Now.proposed
			}
			p.O.Push(newAttendancePage(p.O, p.Now.Day, persons))
		}},
		{Key: "dayPage.print", Icon: look.IconPrint, Do: func(p *Day) {
			p.write("dayPage.print", word.DossierTemplate, len(p.Now.Parts))
		}},
		{Key: "dayPage.printAttendance", Icon: look.IconClipboard, Do: func(p *Day) {
			p.write("dayPage.printAttendance", word.AttendanceTemplate, len(p.Now.Attendance))
		}},
		{Key: "dayPage.change", Icon: look.IconEdit, Do: func(p *Day) { p.O.Open(desk.DayForm{Day: p.Now.Day}) }},
	}
}

// NewDay is the page of the day with the id.
func NewDay(o *desk.Desk, id int64) *Day {
	p := &Day{}
	p.Sheet = views.NewSheet(o, p, func(ctx context.Context) (f dayFile, err error) {
		if f.DayDossier, err = o.Store.Dossier(ctx, id); err != nil {
			return f, err
		}
		visits, err := o.Store.Receptions(ctx, day.Period{From: f.Day.On, To: f.Day.On})
		if err != nil {
			return f, err
		}
		f.visits = len(visits)
		if f.steps, err = o.Store.Steps(ctx, register.ReceptionDaySubject, id); err == nil && len(f.Attendance) == 0 {
			f.proposed, err = proposedAttendance(ctx, o, &f.Day)
		}
		return f, err
	})
	p.Manual, p.Actions, p.Face = "tiep-cong-dan", dayActions(), p.face
	p.Failed = func(err error) {
		if p.Known { // it was taken out of the schedule
			o.Drop()
			return
		}
		o.Failed(assets.Text("schedule.failed"), err)
	}
	return p
}

// Title names the day.
func (p *Day) Title() string {
	if !p.Known {
		return assets.Text("dayPage.title")
	}
	return assets.Text("dayPage.heading", "weekday", notice.Weekday(p.Now.Day.On), "day", p.Now.Day.On.Shown())
}

func (p *Day) face() views.Face {
	d, o := &p.Now.DayDossier, p.O
	lacking := d.Lacking(o.Today())
	words := kit.Joined(" · ", d.Day.Host.Label(), d.Day.Leader, d.Day.Hours, d.Day.Place, assets.Text("dayPage.visits", "count", kit.Number(p.Now.visits)))
	said := []fyne.CanvasObject{look.NewPara(words, look.Ink2, theme.SizeNameText).Most(2)}
	if words := lackingOfDay(lacking, d.Day.On >= o.Today() && d.Day.Type == register.Scheduled); words != "" {
		said = append(said, look.Banner(look.Soon, words, nil))
	}
	p.invited = newInvitedTable(d, lacking)
	p.invited.Open = func(i invitedRow) { o.Push(newInviteePage(o, d, i.at)) }
	invited := fyne.CanvasObject(p.invited)
	if len(d.Parts) == 0 {
		invited = views.NewNothing(look.IconPeople, assets.Text("dayPage.invited.empty"),
			kit.Action{Text: assets.Text("dayPage.invite"), Icon: look.IconAdd, Key: "Alt+1", Do: func() { p.Actions[0].Do(p) }},
			kit.Action{Text: assets.Text("dayPage.attendance"), Icon: look.IconUser, Key: "Alt+3", Do: func() { p.Actions[2].Do(p) }})
	}
	attendance := fyne.CanvasObject(newAttendeeTable(d.Attendance, "attendance.none"))
	if len(d.Attendance) > 0 {
		words := assets.Text("dayPage.attendance.heading", "persons", views.AttendanceWords(d.Attendance))
		attendance = kit.TopDown(look.Inset(14, 8, look.NewPara(words, look.Ink2, theme.SizeNameCaptionText)), attendance, nil)
	}
	face := views.Face{Name: p.Title(), Chips: []look.Chip{{Icon: look.IconCalendar, Text: d.Day.Type.Label()}}, Said: said, Share: 0.64,
		LeftName: assets.Text("dayPage.invited", "count", kit.Number(len(d.Parts))), Left: invited,
		Tabs: []views.Tab{{Name: assets.Text("dayPage.attendance"), Count: kit.ShownCount(len(d.Attendance)), Content: attendance}, views.NewHistoryTab(o, p.Now.steps)}}
	if len(d.Parts) > 0 {
		face.First = p.invited
	}
	return face
}

// lackingOfDay says what the files of a day lack, in one sentence; empty for nothing
// or once the day is over.
func lackingOfDay(all []register.Lack, ahead bool) string {
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
		own = append(own, assets.Text("dayPage.lacking.persons", "count", kit.Number(len(persons))))
	}
	return assets.Text("dayPage.lacking", "count", kit.Number(len(all)), "lacks", strings.Join(own, " "))
}

// invitedRow is somebody invited, at a place of the dossier, and what their file lacks.
type invitedRow struct {
	*register.DossierPart
	at      int
	lacking string
}

func newInvitedTable(d *register.DayDossier, lacking []register.Lack) *kit.Table[invitedRow] {
	t := kit.NewTable(
		kit.Col("invited.column.hour", 60, func(i invitedRow) string { return i.Hour }),
		kit.Col("invited.column.name", 176, func(i invitedRow) string { return i.Shown() }).As(codeChip),
		kit.Col("invited.column.of", 140, func(i invitedRow) string { return partSource(i.DossierPart) }).Yielding(2),
		kit.Col("invited.column.invited", 150, func(i invitedRow) string { return kit.Joined(" · ", i.InvitedOn.Shown(), i.Invitation) }).Yielding(1),
		kit.Col("invited.column.lacking", 180, func(i invitedRow) string { return i.lacking }).Growing().As(func(i invitedRow) look.Chip {
			if i.lacking == "" {
				return look.Chip{}
			}
			return look.Chip{Icon: look.IconWarning, Text: i.lacking, Tone: look.Soon}
		}).Tips(func(i invitedRow) string { return i.lacking }))
	rows := make([]invitedRow, len(d.Parts))
	for at := range d.Parts {
		rows[at] = invitedRow{DossierPart: &d.Parts[at], at: at}
	}
	for _, l := range lacking {
		if l.Part >= 0 {
			rows[l.Part].lacking = kit.Joined(" ", rows[l.Part].lacking, l.Sentence)
		}
	}
	t.SetRows(rows)
	return t
}

// codeChip is the code of somebody invited who denounced.
func codeChip(i invitedRow) look.Chip {
	switch {
	case i.Of != nil:
		return views.SenderChip(i.Of)
	case i.Came != nil:
		return views.VisitorChip(i.Came)
	}
	return look.Chip{}
}

// partSource says from what somebody is invited.
func partSource(p *register.DossierPart) string {
	switch {
	case p.Letter != "":
		return assets.Text("invited.letter", "letter", p.Letter)
	case p.Came != nil:
		return assets.Text("invited.visit", "visit", p.Came.On.Shown())
	}
	return assets.Text("invited.visit", "visit", strconv.FormatInt(p.Visit, 10))
}

// writeInvitations writes an invitation to everybody of the day who was not invited
// yet.
func (p *Day) writeInvitations() {
	d, o := p.Now.DayDossier, p.O
	var all []invitation
	for _, part := range d.Parts {
		if !part.InvitedOn.IsZero() || part.NotThere {
			continue
		}
		i := invitation{typed: map[string]string{"gio": part.Hour, "ngay_moi": d.Day.On.Shown(), "dia_diem": placeHeld(o, d.Day.Place),
			"noi_dung_moi": assets.Text("invitations.about.day"), "nguoi_chu_tri": word.WhoReceives(d.Day, o.Store.Settings())}}
		if part.Of != nil {
			i.letter, i.to = *part.Of, part.Of.Sender.Name
		} else {
			i.visit, i.to = *part.Came, part.Came.Visitor.Name
		}
		all = append(all, i)
	}
	if len(all) == 0 {
		kit.ShowNotice(o.Window, assets.Text("dayPage.invitations"), assets.Text("invitations.none"))
		return
	}
	askInvitations(o, p, all, func(invitation) register.Invites { return register.Invites{Day: d.Day.ID} })
}

// write writes a paper that lists persons, or says that there are none.
func (p *Day) write(action, template string, persons int) {
	if persons == 0 {
		kit.ShowNotice(p.O.Window, assets.Text(action), assets.Text(action+".nobody"))
		return
	}
	dossier := p.Now.DayDossier
	writePaper(p.O, template, dossier.Day.On, func(options word.Options) docx.Fields {
		return word.DossierFields(&dossier, p.O.Today(), p.O.Store.Settings(), options)
	})
}
