package meetings

import (
	"context"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// Form calls a meeting, or changes the plan of one.
type Form struct{ *kit.Record[plan] }

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
	text := func(at func(*register.Convened) *string) func(*plan) *string {
		return func(p *plan) *string { return at(&p.Convened) }
	}
	persons := newAttendeeList(o, false)
	f.Record = kit.NewRecord(o.Around(func() desk.Page { return f }), 2, plan{Convened: known},
		kit.Choose("meeting.kind", register.FieldMeetingKind, kit.OptionsOf(register.MeetingKinds...), func(p *plan) *register.MeetingKind { return &p.Kind }).Require(),
		kit.Line("direction.letter", register.FieldLetter, text(func(c *register.Convened) *string { return &c.Letter })).Example("direction.letter.example"),
		kit.Day("meeting.on", register.FieldOn, o.DateField(), func(p *plan) *day.Date { return &p.On }).Require(),
		kit.Line("meeting.hour", register.FieldHour, text(func(c *register.Convened) *string { return &c.Hour })).Example("invitee.hour.example"),
		kit.Line("meeting.chair", register.FieldChair, text(func(c *register.Convened) *string { return &c.Chair })),
		kit.Line("meeting.place", "", text(func(c *register.Convened) *string { return &c.Place })).Example("day.place.example"),
		kit.Lines("meeting.about", register.FieldAbout, 3, text(func(c *register.Convened) *string { return &c.About })).Require(),
		askAttendees("meeting.persons", persons, func(p *plan) *[]register.Attendee { return &p.Persons }),
		kit.Lines("meeting.reason", data.FieldReason, 2, func(p *plan) *string { return &p.Reason }).Require().When(func(*plan) bool { return old != nil }))
	persons.join(f.Record)
	f.Heading, f.Explained = assets.Text(heading), assets.Text("meeting.explained")
	f.Check = func(p plan) []data.Problem {
		problems := register.Meetings.CheckNew(register.Meeting{}, steps.Draft{On: p.On, Content: p.Convened}, o.Today())
		if old != nil {
			problems = append(problems, reasoned("meeting.reason.missing", p.Reason)...)
		}
		return problems
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

// saidOf says that a meeting is called: "18/11/2026 8:30 Đối thoại: Mức bồi thường".
func saidOf(m *register.Meeting) string {
	return assets.Text("meeting.saved", "meeting", kit.Joined(": ", kit.Joined(" ", m.On.Shown(), m.Hour, m.Kind.Label()), kit.Shortened(kit.OneLine(m.About), 70)))
}

// reasoned forbids a change without a reason.
func reasoned(key, reason string) []data.Problem {
	if reason != "" {
		return nil
	}
	return []data.Problem{{Field: data.FieldReason, Sentence: assets.Text(key)}}
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
		kit.Lines("mend.reason", data.FieldReason, 2, func(a *resultAnswers) *string { return &a.Reason }).Require().When(func(*resultAnswers) bool { return again }))
	persons.join(f.Record)
	said := assets.Text("meeting.result.saved.alone")
	f.Heading, f.Explained = assets.Text("meeting.result", "kind", m.Kind.Label(), "day", m.On.Shown()), assets.Text("meeting.result.explained.alone")
	if m.Letter != "" {
		f.Explained, said = assets.Text("meeting.result.explained", "letter", m.Letter), assets.Text("meeting.result.saved", "letter", m.Letter)
	}
	f.Check = func(a resultAnswers) []data.Problem {
		problems := register.CheckMeetingHeld(m, about, a.On, a.MeetingHeld, o.Today())
		if again {
			problems = append(problems, reasoned("mend.reason.missing", a.Reason)...)
		}
		return problems
	}
	f.Write = func(a resultAnswers) (kit.Saved, error) {
		_, err := o.Do().HoldMeeting(o.Ctx(), m.ID, a.On, a.MeetingHeld, a.Reason)
		return kit.Saved{Said: said, Then: o.Drop}, err
	}
	f.Failed = failing(o, "meetings.notSaved")
	return f
}

func (*meetingResult) Help() string { return "tiep-cong-dan" }
