package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	clerk "donthu/app/office"
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
	"donthu/reports/notice"
)

// meetingPage shows a meeting, who is invited and who came, what came of it, its
// history, and what can be done.
type meetingPage struct {
	plainPage
	o       *office
	id      int64
	meeting data.Meeting
	steps   []data.Step
	given   []data.Direction // what was concluded at it
	body    *fyne.Container
	loads   int
}

func meetingActions() []action[*meetingPage] {
	open := func(p *meetingPage) bool { return p.meeting.HeldOn.IsZero() }
	return []action[*meetingPage]{
		{key: "meetingPage.held", icon: theme.ConfirmIcon(), do: func(p *meetingPage) { p.o.push(newMeetingResult(p.o, p.meeting)) },
			fits: func(p *meetingPage) bool { return p.meeting.On <= p.o.today() || !p.meeting.HeldOn.IsZero() }},
		{key: "meetingPage.invite", icon: theme.MailSendIcon(), do: (*meetingPage).invite, fits: open},
		{key: "meetingPage.minutes", icon: theme.DocumentIcon(), do: (*meetingPage).minutes},
		{key: "meetingPage.direct", icon: theme.MailForwardIcon(), do: (*meetingPage).direct, fits: func(p *meetingPage) bool { return !p.meeting.HeldOn.IsZero() }},
		{key: "meetingPage.change", icon: theme.SettingsIcon(), do: func(p *meetingPage) { p.o.push(newMeetingChange(p.o, p.meeting)) }, fits: open},
		{key: "meetingPage.cancel", icon: theme.DeleteIcon(), do: (*meetingPage).cancel, fits: open},
	}
}

func newMeetingPage(o *office, id int64) *meetingPage {
	return &meetingPage{o: o, id: id, body: container.NewStack()}
}

func (p *meetingPage) Title() string {
	if p.meeting.ID == 0 {
		return assets.Text("meetingPage.title")
	}
	return assets.Text("meetingPage.heading", p.meeting.Kind.Label(), p.meeting.On.Shown())
}

func (p *meetingPage) Content() fyne.CanvasObject { return p.body }
func (*meetingPage) Help() string                 { return "tiep-cong-dan" }

// Keys are Alt and a digit for the actions, as on the page of a letter.
func (p *meetingPage) Keys() []ui.Key {
	return actionKeys(p, meetingActions(), func() bool { return p.meeting.ID != 0 })
}

func (p *meetingPage) Enter() {
	p.loads++
	mine, o := p.loads, p.o
	type file struct {
		meeting data.Meeting
		steps   []data.Step
		given   []data.Direction
	}
	ui.RunAsync(func() (f file, err error) {
		if f.meeting, err = o.store.Meeting(o.ctx(), p.id); err != nil {
			return f, err
		}
		if f.steps, err = o.store.Steps(o.ctx(), data.MeetingSubject, p.id); err != nil {
			return f, err
		}
		f.given, _, err = o.store.Directions(o.ctx(), store.DirectionQuery{Meeting: p.id})
		return f, err
	}, func(f file, err error) {
		switch {
		case mine != p.loads:
		case err != nil:
			o.failed(assets.Text("meetings.failed"), err)
		default:
			p.meeting, p.steps, p.given = f.meeting, f.steps, f.given
			p.show()
		}
	})
}

func (p *meetingPage) show() {
	m, today := &p.meeting, p.o.today()
	p.o.retitle(p)
	back := ui.NewButton(assets.Text("form.back"), theme.NavigateBackIcon(), p.o.back)
	back.Importance = widget.LowImportance
	heading := widget.NewLabelWithStyle(p.Title(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	state, owed := meetingState(m, today)
	importance := widget.MediumImportance
	switch {
	case owed:
		importance = widget.WarningImportance
	case !m.HeldOn.IsZero():
		importance = widget.SuccessImportance
	}
	head := container.NewHBox(back, heading, newChip(state, importance))
	actions, first := actionButtons(p, meetingActions(), 3)
	if first == nil {
		first = back
	}
	left := container.NewVBox(newPairs([]fact{
		{key: "meeting.about", value: m.About}, {key: "meeting.on", value: joined(" · ", notice.Weekday(m.On)+", "+m.On.Shown(), m.Hour)}, {key: "meeting.place", value: m.Place},
		{key: "meeting.chair", value: m.Chair}, {key: "meeting.opinions", value: m.Held.Opinions}, {key: "meeting.outcome", value: m.Held.Outcome}, {key: "told.minutes.label", value: m.Held.Minutes},
	}))
	if _, err := data.ParseNumber(m.Letter); err == nil {
		left.Add(container.NewHBox(ui.NewButton(assets.Text("visitPage.openLetter", m.Letter), theme.DocumentIcon(), func() { p.o.openNumbered(m.Letter) })))
	}
	if len(p.given) > 0 {
		left.Add(newDirectionsOf(p.o, p.given, nil))
	}
	rows := attendeeRows(m.Attending())
	for i, person := range m.Attending() {
		invited := m.Invited(meetingName(person))
		rows[i] = append(rows[i], joined(" · ", invited.On.Shown(), invited.Number))
	}
	persons := ui.NewTable([]ui.Column{{Title: assets.Text("attendee.name"), Width: 170, Grow: true, Fixed: true}, {Title: assets.Text("attendee.duty"), Width: 132, Fixed: true},
		{Title: assets.Text("attendee.presence"), Width: 110, Fixed: true}, {Title: assets.Text("invited.column.invited"), Width: 170, Fixed: true}}, ui.Rows(rows))
	persons.Empty = assets.Text("meeting.persons.empty")
	right := container.NewVSplit(topDown(newHeading(assets.Text("meeting.persons")), persons, nil),
		topDown(newHeading(assets.Text("letter.history", number(len(p.steps)))), container.NewVScroll(newTimelineOf(p.o, p.steps)), nil))
	split := container.NewHSplit(container.NewVScroll(left), container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0), right))
	split.Offset = 0.44
	p.body.Objects = []fyne.CanvasObject{topDown(container.NewVBox(head, actions, widget.NewSeparator()), split, nil)}
	p.body.Refresh()
	p.o.focusIn(p, first)
}

// invite writes an invitation to everybody who was not invited yet; without a letter
// it notes that they were told.
func (p *meetingPage) invite() {
	m := &p.meeting
	var letter data.Letter
	if n, err := data.ParseNumber(m.Letter); err == nil {
		if letter, err = p.o.store.LetterByNumber(p.o.ctx(), n); err != nil {
			p.o.failed(assets.Text("letter.failed"), err)
			return
		}
	}
	var all []invitation
	var names []string
	for _, person := range m.Persons {
		name := meetingName(person)
		if !m.Invited(name).On.IsZero() || data.FoldText(name) == data.FoldText(m.Chair) {
			continue
		}
		names = append(names, name)
		all = append(all, invitation{letter: letter, to: name, typed: map[string]string{"ong_ba": name, "dia_chi": person.Unit, "gio": m.Hour, "ngay_moi": m.On.Shown(),
			"dia_diem": placeHeld(p.o, m.Place), "noi_dung_moi": assets.Text("invitations.about", m.Kind.Label(), oneLine(m.About)), "nguoi_chu_tri": m.Chair}})
	}
	switch {
	case len(all) == 0:
		ui.ShowNotice(p.o.window, assets.Text("meetingPage.invite"), assets.Text("invitations.none"))
	case letter.ID == 0:
		p.noteInvited(names)
	default:
		askInvitations(p.o, all, func(i invitation, draft clerk.Draft) (data.Reply, string, error) {
			return p.o.do().InviteToMeeting(p.o.ctx(), p.id, i.to, draft)
		}, p.Enter)
	}
}

func (p *meetingPage) noteInvited(names []string) {
	on, how := p.o.dateField(), ui.NewEntry()
	on.SetDate(p.o.today())
	how.SetPlaceHolder(assets.Text("invitee.invitation.example"))
	field := ui.NewField(assets.Text("invitee.on"), on).Require()
	p.o.askIn(assets.Text("meetingPage.noteInvited", number(len(names))), assets.Text("step.save"), func() bool {
		day, err := on.Date()
		switch {
		case err != nil:
			field.SetProblem(err.Error())
			return false
		case day.IsZero() || day > p.o.today():
			field.SetProblem(assets.Text("meetingPage.invitedDay"))
			return false
		}
		if _, err := p.o.store.NoteInvited(p.o.ctx(), p.id, day, data.MeetingInvited{Names: names, Number: how.Value()}); err != nil {
			p.o.failed(assets.Text("meetings.notSaved"), err)
		}
		p.Enter()
		return true
	}, field, ui.NewField(assets.Text("invitee.invitation"), how))
}

// direct opens the form for what was concluded at the meeting.
func (p *meetingPage) direct() {
	source := data.FromMeeting
	if p.meeting.Kind == data.ForDialogue {
		source = data.FromDialogue
	}
	p.o.open(NewDirectionRef{Known: data.Directed{Source: source, Meeting: p.id, Letter: p.meeting.Letter, Leader: p.meeting.Chair,
		Content: p.meeting.Held.Outcome, Document: p.meeting.Held.Minutes}})
}

func (p *meetingPage) cancel() {
	reason := ui.NewTextEntry(3)
	field := ui.NewField(assets.Text("meeting.reason"), reason).Require().Across()
	p.o.askIn(assets.Text("meetingPage.cancel"), assets.Text("meetingPage.cancel.do"), func() bool {
		if reason.Value() == "" {
			field.SetProblem(assets.Text("meeting.reason.missing"))
			return false
		}
		if err := p.o.store.CancelMeeting(p.o.ctx(), p.id, reason.Value()); err != nil {
			p.o.failed(assets.Text("meetings.notSaved"), err)
			return true
		}
		ui.Toast(p.o.window.Canvas(), assets.Text("meetingPage.cancelled"))
		p.o.drop()
		return true
	}, field)
}
