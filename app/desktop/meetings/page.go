package meetings

import (
	"context"

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
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
	"donthu/data/text"
	"donthu/reports/notice"
)

// The lists of meetings.
const (
	meetingsOpen = "open"
	meetingsAll  = "all"
)

// Part is the tab "Họp, đối thoại": dialogues and meetings for counsel.
type Part struct {
	o     *desk.Desk
	which *kit.Choice
	table *kit.Table[register.Meeting]
	whole fyne.CanvasObject
}

// NewPart is the tab with the meetings that have no result yet.
func NewPart(o *desk.Desk) *Part {
	p := &Part{o: o}
	p.table = kit.NewTable(
		kit.Col("meetings.column.on", 200, func(m register.Meeting) string { return kit.Joined(" ", dayNamed(m.On), m.Hour) }),
		kit.Col("meetings.column.kind", 110, func(m register.Meeting) string { return m.Kind.Label() }),
		kit.Col("meetings.column.about", 220, func(m register.Meeting) string { return kit.OneLine(m.About) }).Growing(),
		kit.Col("meetings.column.letter", 76, func(m register.Meeting) string { return m.Letter }),
		kit.Col("meetings.column.chair", 140, func(m register.Meeting) string { return m.Chair }),
		kit.Col("meetings.column.place", 176, func(m register.Meeting) string { return m.Place }),
		kit.Col("meetings.column.state", 214, func(m register.Meeting) string {
			state, _ := views.MeetingState(&m, o.Today())
			return state
		}))
	p.table.Empty = assets.Text("meetings.empty")
	p.table.Open = func(m register.Meeting) { o.Open(desk.Meeting{ID: m.ID}) }
	p.table.Colour = func(m register.Meeting) widget.Importance {
		if _, owed := views.MeetingState(&m, o.Today()); owed {
			return widget.WarningImportance
		}
		return widget.MediumImportance
	}
	p.table.Failed = func(err error) { o.Failed(assets.Text("meetings.failed"), err) }
	p.table.Remember(o.App.Preferences(), "meetings.columns")
	add := kit.NewButton(assets.Text("meetings.new"), theme.ContentAddIcon(), p.Add)
	add.Importance = widget.HighImportance
	p.which = kit.NewChoice(kit.Options("meetings.list.", meetingsOpen, meetingsAll), func(which string) {
		p.table.LoadAll(func(ctx context.Context) ([]register.Meeting, error) {
			return o.Store.Meetings(ctx, store.MeetingQuery{Open: which == meetingsOpen})
		})
	})
	p.whole = kit.TopDown(container.NewHBox(kit.Wide(300, p.which), layout.NewSpacer(), add), p.table, nil)
	p.which.SetValue(meetingsOpen)
	return p
}

// Content is the list under its choice.
func (p *Part) Content() fyne.CanvasObject { return p.whole }

// Load shows what the register holds now.
func (p *Part) Load() { p.table.Reload() }

// Add opens the form for a new meeting.
func (p *Part) Add() { p.o.Push(NewForm(p.o, register.Convened{On: p.o.Today()})) }

// dayNamed is "Thứ Sáu, 20/11/2026".
func dayNamed(d day.Date) string { return notice.Weekday(d) + ", " + d.Shown() }

// Page shows a meeting, who is invited and who came, what came of it, its history,
// and what can be done.
type Page struct {
	views.Sheet[*Page, meetingFile]
}

type meetingFile struct {
	register.Meeting
	steps []steps.Step
	given []register.Direction // what was concluded at it
	about *register.Letter     // nil for none
	lost  error                // why the letter that it names cannot be read
}

func meetingActions() []views.Action[*Page] {
	held := func(p *Page) bool { return !p.Now.HeldOn.IsZero() }
	open := func(p *Page) bool { return !held(p) }
	return []views.Action[*Page]{
		{Key: "meetingPage.held", Icon: theme.ConfirmIcon(), Do: func(p *Page) { p.O.Push(newMeetingResult(p.O, p.Now.Meeting, p.Now.about)) },
			Fits: func(p *Page) bool { return p.Now.On <= p.O.Today() || held(p) }},
		{Key: "meetingPage.invite", Icon: theme.MailSendIcon(), Do: (*Page).invite, Fits: open},
		{Key: "meetingPage.minutes", Icon: theme.DocumentIcon(), Do: (*Page).minutes},
		{Key: "meetingPage.direct", Icon: theme.MailForwardIcon(), Do: (*Page).direct, Fits: held},
		{Key: "meetingPage.change", Icon: theme.SettingsIcon(), Do: func(p *Page) {
			m := p.Now.Meeting
			p.O.Push(newForm(p.O, "meeting.change", m.Convened, &m))
		}, Fits: open},
		{Key: "meetingPage.cancel", Icon: theme.DeleteIcon(), Do: (*Page).cancel, Fits: open},
	}
}

// NewPage is the page of the meeting with the id.
func NewPage(o *desk.Desk, id int64) *Page {
	p := &Page{}
	p.Sheet = views.NewSheet(o, p, func(ctx context.Context) (f meetingFile, err error) {
		if f.Meeting, err = o.Store.Meeting(ctx, id); err != nil {
			return f, err
		}
		if f.steps, err = o.Store.Steps(ctx, register.MeetingSubject, id); err != nil {
			return f, err
		}
		f.about, f.lost = letterOf(ctx, o, f.Letter)
		f.given, _, err = o.Store.Directions(ctx, store.DirectionQuery{Meeting: id})
		return f, err
	})
	p.Manual, p.Actions, p.Columns, p.Face, p.Failed = "tiep-cong-dan", meetingActions(), 3, p.face, failing(o, "meetings.failed")
	return p
}

// Title names the meeting.
func (p *Page) Title() string {
	if !p.Known {
		return assets.Text("meetingPage.title")
	}
	return assets.Text("meetingPage.heading", "kind", p.Now.Kind.Label(), "day", p.Now.On.Shown())
}

func (p *Page) face() views.Face {
	m := &p.Now.Meeting
	state, owed := views.MeetingState(m, p.O.Today())
	importance := widget.MediumImportance
	switch {
	case owed:
		importance = widget.WarningImportance
	case !m.HeldOn.IsZero():
		importance = widget.SuccessImportance
	}
	left := container.NewVBox(views.NewPairs([]views.Fact{
		{Key: "meeting.about", Value: m.About}, {Key: "meeting.on", Value: kit.Joined(" · ", dayNamed(m.On), m.Hour)}, {Key: "meeting.place", Value: m.Place},
		{Key: "meeting.chair", Value: m.Chair}, {Key: "meeting.opinions", Value: m.Held.Opinions}, {Key: "meeting.outcome", Value: m.Held.Outcome}, {Key: "told.minutes.label", Value: m.Held.Minutes},
	}))
	views.AddLetter(p.O, left, m.Letter)
	if len(p.Now.given) > 0 {
		left.Add(views.NewDirectionsOf(p.O, p.Now.given, nil))
	}
	persons := newAttendeeTable(m.Attending(), "meeting.persons.empty", kit.Col("invited.column.invited", 170, func(a register.Attendee) string {
		invited := m.Invited(a.Called())
		return kit.Joined(" · ", invited.On.Shown(), invited.Number)
	}))
	return views.Face{Name: p.Title(), State: []fyne.CanvasObject{kit.NewChip(state, importance)}, Left: container.NewVScroll(left), Share: 0.44,
		Right: container.NewVSplit(kit.TopDown(kit.NewHeading(assets.Text("meeting.persons")), persons, nil), views.NewHistory(p.O, p.Now.steps))}
}

// invite writes an invitation to everybody who was not invited yet; without a letter
// it notes that they were told.
func (p *Page) invite() {
	m, o := p.Now.Meeting, p.O
	var names []string
	var all []invitation
	for _, person := range m.Persons {
		name := person.Called()
		if !m.Invited(name).On.IsZero() || text.Fold(name) == text.Fold(m.Chair) {
			continue
		}
		names = append(names, name)
		i := invitation{to: name, typed: map[string]string{"ong_ba": name, "dia_chi": person.Unit, "gio": m.Hour, "ngay_moi": m.On.Shown(),
			"dia_diem": placeHeld(o, m.Place), "noi_dung_moi": assets.Text("invitations.about", "kind", m.Kind.Label(), "about", kit.OneLine(m.About)), "nguoi_chu_tri": m.Chair}}
		if p.Now.about != nil {
			i.letter = *p.Now.about
		}
		all = append(all, i)
	}
	switch {
	case p.Now.lost != nil:
		o.Failed(assets.Text("letter.failed"), p.Now.lost)
	case len(all) == 0:
		kit.ShowNotice(o.Window, assets.Text("meetingPage.invite"), assets.Text("invitations.none"))
	case p.Now.about == nil:
		p.noteInvited(names)
	default:
		askInvitations(o, p, all, func(i invitation, draft office.Draft) (register.Reply, string, error) {
			return o.Do().InviteToMeeting(o.Ctx(), m.ID, i.to, draft)
		})
	}
}

func (p *Page) noteInvited(names []string) {
	type told struct {
		On  day.Date
		How string
	}
	o := p.O
	r := kit.NewRecord(o.Around(func() desk.Page { return p }), 2, told{On: o.Today()},
		kit.Day("invitee.on", register.FieldOn, o.DateField(), func(t *told) *day.Date { return &t.On }).Require(),
		kit.Line("invitee.invitation", "", func(t *told) *string { return &t.How }).Example("invitee.invitation.example"))
	r.Heading = assets.Text("meetingPage.noteInvited", "count", kit.Number(len(names)))
	r.Check = func(t told) []data.Problem {
		if t.On.IsZero() || t.On > o.Today() {
			return []data.Problem{{Field: register.FieldOn, Sentence: assets.Text("meetingPage.invitedDay")}}
		}
		return nil
	}
	r.Write = func(t told) (kit.Saved, error) {
		_, err := o.Do().NoteInvited(o.Ctx(), p.Now.ID, t.On, register.MeetingInvited{Names: names, Number: t.How})
		return kit.Saved{Then: p.Enter}, err
	}
	r.Failed = failing(o, "meetings.notSaved")
	r.Open()
}

// direct opens the form for what was concluded at the meeting.
func (p *Page) direct() {
	m, source := &p.Now.Meeting, register.FromMeeting
	if m.Kind == register.ForDialogue {
		source = register.FromDialogue
	}
	p.O.Open(desk.NewDirection{Known: register.Directed{Source: source, Meeting: m.ID, Letter: m.Letter, Leader: m.Chair, Content: m.Held.Outcome, Document: m.Held.Minutes}})
}

func (p *Page) cancel() {
	o := p.O
	r := kit.NewRecord(o.Around(func() desk.Page { return p }), 1, "",
		kit.Lines("meeting.reason", data.FieldReason, 3, func(reason *string) *string { return reason }).Require())
	r.Heading, r.SaveText = assets.Text("meetingPage.cancel"), assets.Text("meetingPage.cancel.do")
	r.Check = func(reason string) []data.Problem { return reasoned("meeting.reason.missing", reason) }
	r.Write = func(reason string) (kit.Saved, error) {
		return kit.Saved{Said: assets.Text("meetingPage.cancelled"), Then: o.Drop}, o.Do().CancelMeeting(o.Ctx(), p.Now.ID, reason)
	}
	r.Failed = failing(o, "meetings.notSaved")
	r.Open()
}
