package meetings

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2/container"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
	"donthu/data/text"
	"donthu/reports/notice"
	"donthu/reports/word"
)

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
		{Key: "meetingPage.held", Icon: look.IconCheck, Do: func(p *Page) { p.O.Push(newMeetingResult(p.O, p.Now.Meeting, p.Now.about)) },
			Fits: func(p *Page) bool { return p.Now.On <= p.O.Today() || held(p) }},
		{Key: "meetingPage.invite", Icon: look.IconSend, Do: (*Page).invite, Fits: open},
		{Key: "meetingPage.minutes", Icon: look.IconMail, Do: (*Page).minutes},
		{Key: "meetingPage.direct", Icon: look.IconClipboard, Do: (*Page).direct, Fits: held},
		{Key: "meetingPage.change", Icon: look.IconEdit, Do: func(p *Page) {
			m := p.Now.Meeting
			p.O.Push(newForm(p.O, "meeting.change", m.Convened, &m))
		}, Fits: open},
		{Key: "meetingPage.cancel", Icon: look.IconDelete, Do: (*Page).cancel, Fits: open},
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
	p.Manual, p.Actions, p.Face, p.Failed = "tiep-cong-dan", meetingActions(), p.face, failing(o, "meetings.failed")
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
	left := container.NewVBox(views.NewPairs([]views.Fact{
		{Key: "meeting.about", Value: m.About}, {Key: "meeting.on", Value: kit.Joined(" · ", dayNamed(m.On), m.Hour)}, {Key: "meeting.place", Value: m.Place},
		{Key: "meeting.chair", Value: m.Chair}, {Key: "meeting.opinions", Value: m.Held.Opinions}, {Key: "meeting.outcome", Value: m.Held.Outcome}, {Key: "told.minutes.label", Value: m.Held.Minutes},
	}))
	views.AddLetter(p.O, left, m.Letter)
	if len(p.Now.given) > 0 {
		left.Add(views.NewDirectionsOf(p.O, p.Now.given, nil))
	}
	all := m.Attending()
	persons := newAttendeeTable(all, "meeting.persons.empty", kit.Col("invited.column.invited", 150, func(a register.Attendee) string {
		invited := m.Invited(a.Called())
		return kit.Joined(" · ", invited.On.Shown(), invited.Number)
	}).As(func(a register.Attendee) look.Chip {
		if !m.HeldOn.IsZero() || !m.Invited(a.Called()).On.IsZero() || text.Fold(a.Called()) == text.Fold(m.Chair) {
			return look.Chip{}
		}
		return look.Chip{Icon: look.IconCircle, Text: assets.Text("meeting.notInvited"), Tone: look.Undecided}
	}).Yielding(2))
	return views.Face{Name: p.Title(), Chips: []look.Chip{stateChip(m, p.O.Today())}, Left: container.NewVScroll(left), Share: 0.42,
		Tabs: []views.Tab{{Name: assets.Text("meeting.persons"), Count: kit.ShownCount(len(all)), Content: persons}, views.NewHistoryTab(p.O, p.Now.steps)}}
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
		called := person.Unit
		if person.Name != "" {
			called = word.Addressed(register.Person{Name: person.Name})
		}
		i := invitation{to: name, typed: map[string]string{"ong_ba": called, "dia_chi": person.Unit, "gio": m.Hour, "ngay_moi": m.On.Shown(),
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
		askInvitations(o, p, all, func(i invitation) register.Invites { return register.Invites{Meeting: m.ID, Name: i.to} })
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
		kit.Lines("meeting.reason", data.FieldReason, 3, func(reason *string) *string { return reason }).Must("meeting.reason.missing"))
	r.Heading, r.SaveText = assets.Text("meetingPage.cancel"), assets.Text("meetingPage.cancel.do")
	r.Write = func(reason string) (kit.Saved, error) {
		return kit.Saved{Said: assets.Text("meetingPage.cancelled"), Then: o.Drop}, o.Do().CancelMeeting(o.Ctx(), p.Now.ID, reason)
	}
	r.Failed = failing(o, "meetings.notSaved")
	r.Open()
}

// Form calls a meeting, or changes the plan of one.
type Form struct {
	*kit.Record[plan]
	around *around
}

// plan is what the form asks.
type plan struct {
	register.Convened
	Reason string // of a change
}

// NewForm is the form for a new meeting of which something may be known.
func NewForm(o *desk.Desk, known register.Convened) *Form {
	return newForm(o, "meeting.new", known, nil)
}

// newForm is the form for a meeting; old is the one to change, nil for a new one.
func newForm(o *desk.Desk, heading string, known register.Convened, old *register.Meeting) *Form {
	f := &Form{}
	persons := newAttendeeList(o, false)
	f.Record = kit.NewRecord(o.Around(func() desk.Page { return f }), 2, plan{Convened: known},
		kit.Choose("meeting.kind", register.FieldMeetingKind, kit.OptionsOf(register.MeetingKinds...), func(p *plan) *register.MeetingKind { return &p.Kind }).Require(),
		kit.Line("direction.letter", register.FieldLetter, func(p *plan) *string { return &p.Letter }).Example("direction.letter.example"),
		kit.Day("meeting.on", register.FieldOn, o.DateField(), func(p *plan) *day.Date { return &p.On }).Require(),
		kit.Line("meeting.hour", register.FieldHour, func(p *plan) *string { return &p.Hour }).Example("invitee.hour.example"),
		kit.Line("meeting.chair", register.FieldChair, func(p *plan) *string { return &p.Chair }),
		kit.Line("meeting.place", "", func(p *plan) *string { return &p.Place }).Example("day.place.example"),
		kit.Lines("meeting.about", register.FieldAbout, 3, func(p *plan) *string { return &p.About }).Require(),
		askAttendees("meeting.persons", persons, func(p *plan) *[]register.Attendee { return &p.Persons }),
		kit.Lines("meeting.reason", data.FieldReason, 2, func(p *plan) *string { return &p.Reason }).
			Must("meeting.reason.missing").When(func(*plan) bool { return old != nil }))
	persons.join(f.Record)
	own, key := int64(0), "meeting-new-"+known.Letter
	if old != nil {
		own, key = old.ID, fmt.Sprintf("meeting-%d", old.ID)
	}
	f.Drafts = o.Drafts(key)
	f.around = newAround(o, f, own)
	f.Beside, f.Arrange = views.NewBeside("meeting.around", f.around.list), f.around.follow
	f.Heading, f.Explained = assets.Text(heading), assets.Text("meeting.explained")
	f.Check = func(p plan) []data.Problem {
		return register.Meetings.CheckNew(register.Meeting{}, steps.Draft{On: p.On, Content: p.Convened}, o.Today())
	}
	f.Examine = func(p plan) ([]data.Problem, error) {
		about, err := letterOf(o.Ctx(), o, p.Letter)
		if err != nil {
			return nil, nil // the register says so beside the letter
		}
		return register.CheckConvenedOn(p.Convened, about), nil
	}
	f.Write = func(p plan) (kit.Saved, error) {
		if old != nil {
			m, err := o.Do().ChangeMeeting(o.Ctx(), old.ID, p.Convened, p.Reason)
			return kit.Saved{Said: saidOf(&m), Then: o.Drop}, err
		}
		m, err := o.Do().AddMeeting(o.Ctx(), p.Convened)
		return kit.Saved{Said: saidOf(&m), Then: func() { o.Replace(NewPage(o, m.ID)) }}, err
	}
	f.Failed = failing(o, "meetings.notSaved")
	return f
}

func (*Form) Help() string { return "tiep-cong-dan" }

// Enter looks anew for what is known around the meeting, also of one that the form began
// with before it was in front.
func (f *Form) Enter() {
	f.Record.Enter()
	if f.around.letter != "" || !f.around.on.IsZero() {
		f.around.look()
	}
}

// saidOf says that a meeting is called: "18/11/2026 8:30 Đối thoại: Mức bồi thường".
func saidOf(m *register.Meeting) string {
	return assets.Text("meeting.saved", "meeting", kit.Joined(": ", kit.Joined(" ", m.On.Shown(), m.Hour, m.Kind.Label()), kit.Shortened(kit.OneLine(m.About), 70)))
}

// letterOf is the letter that a text names, nil where it names none.
func letterOf(ctx context.Context, o *desk.Desk, number string) (*register.Letter, error) {
	n, wrong := register.ParseNumber(number)
	if wrong != nil {
		return nil, nil
	}
	letter, err := o.Store.LetterByNumber(ctx, n)
	return &letter, err
}

// failing tells the clerk of an error under the sentence of key.
func failing(o *desk.Desk, key string) func(error) {
	return func(err error) { o.Failed(assets.Text(key), err) }
}

// meetingResult writes down who came to a meeting and what came of it.
type meetingResult struct{ *kit.Record[resultAnswers] }

// resultAnswers are what the form asks.
type resultAnswers struct {
	On day.Date
	register.MeetingHeld
	Reason string // of another result than before
}

// newMeetingResult is the form for the result of m, which is about the letter, nil for
// none.
func newMeetingResult(o *desk.Desk, m register.Meeting, about *register.Letter) *meetingResult {
	f := &meetingResult{}
	again := !m.HeldOn.IsZero()
	begin := resultAnswers{On: min(m.On, o.Today()), MeetingHeld: m.Held}
	begin.Persons = m.Attending()
	if again {
		begin.On = m.HeldOn
	}
	persons := newAttendeeList(o, true)
	f.Record = kit.NewRecord(o.Around(func() desk.Page { return f }), 2, begin,
		kit.Day("meeting.heldOn", register.FieldOn, o.DateField(), func(a *resultAnswers) *day.Date { return &a.On }).Require(),
		kit.Line("told.minutes.label", register.FieldMinutes, func(a *resultAnswers) *string { return &a.Minutes }).Example("meeting.minutes.example"),
		kit.Tick("meeting.absent", "", func(a *resultAnswers) *bool { return &a.Absent }).When(func(*resultAnswers) bool { return m.Kind == register.ForDialogue }),
		askAttendees("meeting.persons", persons, func(a *resultAnswers) *[]register.Attendee { return &a.Persons }),
		kit.Lines("meeting.opinions", register.FieldOpinions, 4, func(a *resultAnswers) *string { return &a.Opinions }),
		kit.Lines("meeting.outcome", register.FieldOutcome, 4, func(a *resultAnswers) *string { return &a.Outcome }).Require(),
		kit.Lines("mend.reason", data.FieldReason, 2, func(a *resultAnswers) *string { return &a.Reason }).
			Must("mend.reason.missing").When(func(*resultAnswers) bool { return again }))
	persons.join(f.Record)
	f.Drafts = o.Drafts(fmt.Sprintf("meeting-result-%d", m.ID))
	said := assets.Text("meeting.result.saved.alone")
	f.Heading, f.Explained = assets.Text("meeting.result", "kind", m.Kind.Label(), "day", m.On.Shown()), assets.Text("meeting.result.explained.alone")
	if m.Letter != "" {
		f.Explained, said = assets.Text("meeting.result.explained", "letter", m.Letter), assets.Text("meeting.result.saved", "letter", m.Letter)
	}
	f.Check = func(a resultAnswers) []data.Problem {
		return register.CheckMeetingHeld(m, about, a.On, a.MeetingHeld, o.Today())
	}
	f.Write = func(a resultAnswers) (kit.Saved, error) {
		_, err := o.Do().HoldMeeting(o.Ctx(), m.ID, a.On, a.MeetingHeld, a.Reason)
		return kit.Saved{Said: said, Then: o.Drop}, err
	}
	f.Failed = failing(o, "meetings.notSaved")
	return f
}

func (*meetingResult) Help() string { return "tiep-cong-dan" }
