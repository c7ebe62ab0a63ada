package desktop

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
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
	o       *office
	id      int64
	meeting data.Meeting
	steps   []data.Step
	given   []data.Direction // what was concluded at it
	body    *fyne.Container
	loads   int
}

type meetingAction struct {
	key  string
	icon fyne.Resource
	do   func(*meetingPage)
	fits func(m *data.Meeting, today data.Date) bool // nil: always
}

func meetingActions() []meetingAction {
	open := func(m *data.Meeting, _ data.Date) bool { return m.HeldOn.IsZero() }
	return []meetingAction{
		{"meetingPage.held", theme.ConfirmIcon(), func(p *meetingPage) { p.o.shell.push(newMeetingResult(p.o, p.meeting)) },
			func(m *data.Meeting, today data.Date) bool { return m.On <= today || !m.HeldOn.IsZero() }},
		{"meetingPage.invite", theme.MailSendIcon(), (*meetingPage).invite, open},
		{"meetingPage.minutes", theme.DocumentIcon(), (*meetingPage).minutes, nil},
		{"meetingPage.direct", theme.MailForwardIcon(), (*meetingPage).direct, func(m *data.Meeting, _ data.Date) bool { return !m.HeldOn.IsZero() }},
		{"meetingPage.change", theme.SettingsIcon(), func(p *meetingPage) { p.o.shell.push(newMeetingChange(p.o, p.meeting)) }, open},
		{"meetingPage.cancel", theme.DeleteIcon(), (*meetingPage).cancel, open},
	}
}

func (p *meetingPage) title() string {
	if p.meeting.ID == 0 {
		return assets.Text("meetingPage.title")
	}
	return assets.Text("meetingPage.heading", p.meeting.Kind.Label(), p.meeting.On.Shown())
}

func (p *meetingPage) content() fyne.CanvasObject { return p.body }
func (p *meetingPage) leave(next func())          { next() }

func (p *meetingPage) enter() {
	for i, action := range meetingActions() {
		p.o.window.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyName(rune('1' + i)), Modifier: fyne.KeyModifierAlt},
			func(fyne.Shortcut) {
				front, ok := p.o.shell.top().(*meetingPage)
				if ok && p.o.window.Canvas().Overlays().Top() == nil && front.meeting.ID != 0 && (action.fits == nil || action.fits(&front.meeting, p.o.today())) {
					action.do(front)
				}
			})
	}
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
	if p.o.shell.top() == page(p) {
		p.o.window.SetTitle(assets.Text("shell.title", p.title()))
	}
	back := ui.NewButton(assets.Text("form.back"), theme.NavigateBackIcon(), p.o.shell.back)
	back.Importance = widget.LowImportance
	heading := widget.NewLabelWithStyle(p.title(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
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
	actions := container.NewGridWithColumns(3)
	first := back
	for i, action := range meetingActions() {
		button := ui.NewButton(assets.Text("letter.action", assets.Text(action.key), fmt.Sprint(i+1)), action.icon, func() { action.do(p) })
		button.Alignment = widget.ButtonAlignLeading
		if action.fits != nil && !action.fits(m, today) {
			button.Disable()
		} else if first == back {
			first = button
			button.Importance = widget.HighImportance
		}
		actions.Add(button)
	}
	left := container.NewVBox(newPairs([]fact{
		{"meeting.about", m.About}, {"meeting.on", joined(" · ", notice.Weekday(m.On)+", "+m.On.Shown(), m.Hour)}, {"meeting.place", m.Place},
		{"meeting.chair", m.Chair}, {"meeting.opinions", m.Held.Opinions}, {"meeting.outcome", m.Held.Outcome}, {"told.minutes.label", m.Held.Minutes},
	}))
	if n, err := data.ParseNumber(m.Letter); err == nil {
		left.Add(container.NewHBox(ui.NewButton(assets.Text("visitPage.openLetter", m.Letter), theme.DocumentIcon(), func() {
			l, err := p.o.store.LetterByNumber(p.o.ctx(), n)
			if err != nil {
				p.o.failed(assets.Text("letter.failed"), err)
				return
			}
			p.o.openLetter(l.ID)
		})))
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
	if p.o.shell.top() == page(p) && p.o.window.Canvas().Overlays().Top() == nil {
		p.o.window.Canvas().Focus(first)
	}
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
			"dia_diem": p.o.placeOf(m.Place), "noi_dung_moi": assets.Text("invitations.about", m.Kind.Label(), oneLine(m.About)), "nguoi_chu_tri": m.Chair}})
	}
	switch {
	case len(all) == 0:
		ui.ShowNotice(p.o.window, assets.Text("meetingPage.invite"), assets.Text("invitations.none"))
	case letter.ID == 0:
		p.noteInvited(names)
	default:
		p.o.askInvitations(all, func(i invitation, draft clerk.Draft) (data.Reply, string, error) {
			return p.o.do().InviteToMeeting(p.o.ctx(), p.id, i.to, draft)
		}, p.enter)
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
		p.enter()
		return true
	}, field, ui.NewField(assets.Text("invitee.invitation"), how))
}

// direct opens the form for what was concluded at the meeting.
func (p *meetingPage) direct() {
	source := data.FromMeeting
	if p.meeting.Kind == data.ForDialogue {
		source = data.FromDialogue
	}
	p.o.shell.push(newDirectionForm(p.o, data.Directed{Source: source, Meeting: p.id, Letter: p.meeting.Letter, Leader: p.meeting.Chair,
		Content: p.meeting.Held.Outcome, Document: p.meeting.Held.Minutes}))
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
		p.o.shell.drop()
		return true
	}, field)
}

// meetingSummary is what a step of a meeting or of a day's file says, in a few
// lines; "" for steps of other subjects.
func meetingSummary(content data.Content) string {
	switch c := content.(type) {
	case data.Convened:
		return joined("\n", joined(" · ", c.Kind.Label(), c.On.Shown(), c.Hour, c.Place), c.About, prefixed("meeting.summary.chair", c.Chair))
	case data.MeetingInvited:
		return joined(": ", c.Number, joined(", ", c.Names...))
	case data.MeetingHeld:
		return joined("\n", attendanceWords(c.Persons), c.Outcome, prefixed("told.minutes", c.Minutes))
	case data.Attendance:
		return attendanceWords(c.Persons)
	case data.Dossier:
		invited := 0
		for _, i := range c.Invited {
			if !i.InvitedOn.IsZero() {
				invited++
			}
		}
		return assets.Text("dossier.summary", len(c.Invited), invited)
	}
	return ""
}
