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
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
	"donthu/reports/notice"
)

// meetingPage shows a meeting, who is invited and who came, what came of it, its
// history, and what can be done.
type Page struct {
	desk.PlainPage
	o       *desk.Desk
	id      int64
	meeting data.Meeting
	steps   []data.Step
	given   []data.Direction // what was concluded at it
	body    *fyne.Container
	loads   int
}

func meetingActions() []views.Action[*Page] {
	open := func(p *Page) bool { return p.meeting.HeldOn.IsZero() }
	return []views.Action[*Page]{
		{Key: "meetingPage.held", Icon: theme.ConfirmIcon(), Do: func(p *Page) { p.o.Push(newMeetingResult(p.o, p.meeting)) },
			Fits: func(p *Page) bool { return p.meeting.On <= p.o.Today() || !p.meeting.HeldOn.IsZero() }},
		{Key: "meetingPage.invite", Icon: theme.MailSendIcon(), Do: (*Page).invite, Fits: open},
		{Key: "meetingPage.minutes", Icon: theme.DocumentIcon(), Do: (*Page).minutes},
		{Key: "meetingPage.direct", Icon: theme.MailForwardIcon(), Do: (*Page).direct, Fits: func(p *Page) bool { return !p.meeting.HeldOn.IsZero() }},
		{Key: "meetingPage.change", Icon: theme.SettingsIcon(), Do: func(p *Page) { p.o.Push(newMeetingChange(p.o, p.meeting)) }, Fits: open},
		{Key: "meetingPage.cancel", Icon: theme.DeleteIcon(), Do: (*Page).cancel, Fits: open},
	}
}

func NewPage(o *desk.Desk, id int64) *Page {
	return &Page{o: o, id: id, body: container.NewStack()}
}

func (p *Page) Title() string {
	if p.meeting.ID == 0 {
		return assets.Text("meetingPage.title")
	}
	return assets.Text("meetingPage.heading", p.meeting.Kind.Label(), p.meeting.On.Shown())
}

func (p *Page) Content() fyne.CanvasObject { return p.body }
func (*Page) Help() string                 { return "tiep-cong-dan" }

// Keys are Alt and a digit for the actions, as on the page of a letter.
func (p *Page) Keys() []kit.Key {
	return views.ActionKeys(p, meetingActions(), func() bool { return p.meeting.ID != 0 })
}

func (p *Page) Enter() {
	p.loads++
	mine, o := p.loads, p.o
	type file struct {
		meeting data.Meeting
		steps   []data.Step
		given   []data.Direction
	}
	kit.RunAsync(func() (f file, err error) {
		if f.meeting, err = o.Store.Meeting(o.Ctx(), p.id); err != nil {
			return f, err
		}
		if f.steps, err = o.Store.Steps(o.Ctx(), data.MeetingSubject, p.id); err != nil {
			return f, err
		}
		f.given, _, err = o.Store.Directions(o.Ctx(), store.DirectionQuery{Meeting: p.id})
		return f, err
	}, func(f file, err error) {
		switch {
		case mine != p.loads:
		case err != nil:
			o.Failed(assets.Text("meetings.failed"), err)
		default:
			p.meeting, p.steps, p.given = f.meeting, f.steps, f.given
			p.show()
		}
	})
}

func (p *Page) show() {
	m, today := &p.meeting, p.o.Today()
	p.o.Retitle(p)
	back := kit.NewButton(assets.Text("form.back"), theme.NavigateBackIcon(), p.o.Back)
	back.Importance = widget.LowImportance
	heading := widget.NewLabelWithStyle(p.Title(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	state, owed := views.MeetingState(m, today)
	importance := widget.MediumImportance
	switch {
	case owed:
		importance = widget.WarningImportance
	case !m.HeldOn.IsZero():
		importance = widget.SuccessImportance
	}
	head := container.NewHBox(back, heading, kit.NewChip(state, importance))
	actions, first := views.ActionButtons(p, meetingActions(), 3)
	if first == nil {
		first = back
	}
	left := container.NewVBox(views.NewPairs([]views.Fact{
		{Key: "meeting.about", Value: m.About}, {Key: "meeting.on", Value: kit.Joined(" · ", notice.Weekday(m.On)+", "+m.On.Shown(), m.Hour)}, {Key: "meeting.place", Value: m.Place},
		{Key: "meeting.chair", Value: m.Chair}, {Key: "meeting.opinions", Value: m.Held.Opinions}, {Key: "meeting.outcome", Value: m.Held.Outcome}, {Key: "told.minutes.label", Value: m.Held.Minutes},
	}))
	if _, err := data.ParseNumber(m.Letter); err == nil {
		left.Add(container.NewHBox(kit.NewButton(assets.Text("visitPage.openLetter", m.Letter), theme.DocumentIcon(), func() { p.o.OpenNumbered(m.Letter) })))
	}
	if len(p.given) > 0 {
		left.Add(views.NewDirectionsOf(p.o, p.given, nil))
	}
	rows := attendeeRows(m.Attending())
	for i, person := range m.Attending() {
		invited := m.Invited(views.MeetingName(person))
		rows[i] = append(rows[i], kit.Joined(" · ", invited.On.Shown(), invited.Number))
	}
	persons := kit.NewTable([]kit.Column{{Title: assets.Text("attendee.name"), Width: 170, Grow: true, Fixed: true}, {Title: assets.Text("attendee.duty"), Width: 132, Fixed: true},
		{Title: assets.Text("attendee.presence"), Width: 110, Fixed: true}, {Title: assets.Text("invited.column.invited"), Width: 170, Fixed: true}}, kit.Rows(rows))
	persons.Empty = assets.Text("meeting.persons.empty")
	right := container.NewVSplit(kit.TopDown(kit.NewHeading(assets.Text("meeting.persons")), persons, nil),
		kit.TopDown(kit.NewHeading(assets.Text("letter.history", kit.Number(len(p.steps)))), container.NewVScroll(views.NewTimelineOf(p.o, p.steps)), nil))
	split := container.NewHSplit(container.NewVScroll(left), container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0), right))
	split.Offset = 0.44
	p.body.Objects = []fyne.CanvasObject{kit.TopDown(container.NewVBox(head, actions, widget.NewSeparator()), split, nil)}
	p.body.Refresh()
	p.o.FocusIn(p, first)
}

// invite writes an invitation to everybody who was not invited yet; without a letter
// it notes that they were told.
func (p *Page) invite() {
	m := &p.meeting
	var letter data.Letter
	if n, err := data.ParseNumber(m.Letter); err == nil {
		if letter, err = p.o.Store.LetterByNumber(p.o.Ctx(), n); err != nil {
			p.o.Failed(assets.Text("letter.failed"), err)
			return
		}
	}
	var all []invitation
	var names []string
	for _, person := range m.Persons {
		name := views.MeetingName(person)
		if !m.Invited(name).On.IsZero() || data.FoldText(name) == data.FoldText(m.Chair) {
			continue
		}
		names = append(names, name)
		all = append(all, invitation{letter: letter, to: name, typed: map[string]string{"ong_ba": name, "dia_chi": person.Unit, "gio": m.Hour, "ngay_moi": m.On.Shown(),
			"dia_diem": placeHeld(p.o, m.Place), "noi_dung_moi": assets.Text("invitations.about", m.Kind.Label(), kit.OneLine(m.About)), "nguoi_chu_tri": m.Chair}})
	}
	switch {
	case len(all) == 0:
		kit.ShowNotice(p.o.Window, assets.Text("meetingPage.invite"), assets.Text("invitations.none"))
	case letter.ID == 0:
		p.noteInvited(names)
	default:
		askInvitations(p.o, all, func(i invitation, draft office.Draft) (data.Reply, string, error) {
			return p.o.Do().InviteToMeeting(p.o.Ctx(), p.id, i.to, draft)
		}, p.Enter)
	}
}

func (p *Page) noteInvited(names []string) {
	on, how := p.o.DateField(), kit.NewEntry()
	on.SetDate(p.o.Today())
	how.SetPlaceHolder(assets.Text("invitee.invitation.example"))
	field := kit.NewField(assets.Text("invitee.on"), on).Require()
	p.o.AskIn(assets.Text("meetingPage.noteInvited", kit.Number(len(names))), assets.Text("step.save"), func() bool {
		day, err := on.Date()
		switch {
		case err != nil:
			field.SetProblem(err.Error())
			return false
		case day.IsZero() || day > p.o.Today():
			field.SetProblem(assets.Text("meetingPage.invitedDay"))
			return false
		}
		if _, err := p.o.Store.NoteInvited(p.o.Ctx(), p.id, day, data.MeetingInvited{Names: names, Number: how.Value()}); err != nil {
			p.o.Failed(assets.Text("meetings.notSaved"), err)
		}
		p.Enter()
		return true
	}, field, kit.NewField(assets.Text("invitee.invitation"), how))
}

// direct opens the form for what was concluded at the meeting.
func (p *Page) direct() {
	source := data.FromMeeting
	if p.meeting.Kind == data.ForDialogue {
		source = data.FromDialogue
	}
	p.o.Open(desk.NewDirection{Known: data.Directed{Source: source, Meeting: p.id, Letter: p.meeting.Letter, Leader: p.meeting.Chair,
		Content: p.meeting.Held.Outcome, Document: p.meeting.Held.Minutes}})
}

func (p *Page) cancel() {
	reason := kit.NewTextEntry(3)
	field := kit.NewField(assets.Text("meeting.reason"), reason).Require().Across()
	p.o.AskIn(assets.Text("meetingPage.cancel"), assets.Text("meetingPage.cancel.do"), func() bool {
		if reason.Value() == "" {
			field.SetProblem(assets.Text("meeting.reason.missing"))
			return false
		}
		if err := p.o.Store.CancelMeeting(p.o.Ctx(), p.id, reason.Value()); err != nil {
			p.o.Failed(assets.Text("meetings.notSaved"), err)
			return true
		}
		kit.Toast(p.o.Window.Canvas(), assets.Text("meetingPage.cancelled"))
		p.o.Drop()
		return true
	}, field)
}
