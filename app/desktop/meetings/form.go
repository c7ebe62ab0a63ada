package meetings

import (
	"context"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data"
)

// Form calls a meeting, or changes the plan of one.
type Form struct{ *kit.Record[plan] }

// plan is what the form asks.
type plan struct {
	data.Convened
	Reason string // of a change
}

// NewForm is the form for a new meeting of which something may be known.
func NewForm(o *desk.Desk, known data.Convened) *Form { return newForm(o, "meeting.new", known, nil) }

// newForm is the form for a meeting; old is the one to change, nil for a new one.
func newForm(o *desk.Desk, heading string, known data.Convened, old *data.Meeting) *Form {
	f := &Form{}
	text := func(at func(*data.Convened) *string) func(*plan) *string {
		return func(p *plan) *string { return at(&p.Convened) }
	}
	persons := newAttendeeList(o, false)
	f.Record = kit.NewRecord(o.Around(func() desk.Page { return f }), 2, plan{Convened: known},
		kit.Choose("meeting.kind", data.FieldMeetingKind, kit.OptionsOf(data.MeetingKinds...), func(p *plan) *data.MeetingKind { return &p.Kind }).Require(),
		kit.Line("direction.letter", data.FieldLetter, text(func(c *data.Convened) *string { return &c.Letter })).Example("direction.letter.example"),
		kit.Day("meeting.on", data.FieldOn, o.DateField(), func(p *plan) *data.Date { return &p.On }).Require(),
		kit.Line("meeting.hour", data.FieldHour, text(func(c *data.Convened) *string { return &c.Hour })).Example("invitee.hour.example"),
		kit.Line("meeting.chair", data.FieldChair, text(func(c *data.Convened) *string { return &c.Chair })),
		kit.Line("meeting.place", "", text(func(c *data.Convened) *string { return &c.Place })).Example("day.place.example"),
		kit.Lines("meeting.about", data.FieldAbout, 3, text(func(c *data.Convened) *string { return &c.About })).Require(),
		askAttendees("meeting.persons", persons, func(p *plan) *[]data.Attendee { return &p.Persons }),
		kit.Lines("meeting.reason", data.FieldReason, 2, func(p *plan) *string { return &p.Reason }).Require().When(func(*plan) bool { return old != nil }))
	persons.join(f.Record)
	f.Heading, f.Explained = assets.Text(heading), assets.Text("meeting.explained")
	f.Check = func(p plan) []data.Problem {
		problems := data.Meetings.CheckNew(data.Meeting{}, data.Draft{On: p.On, Content: p.Convened}, o.Today())
		if old != nil {
			problems = append(problems, reasoned("meeting.reason.missing", p.Reason)...)
		}
		return problems
	}
	f.Examine = func(p plan) ([]data.Problem, error) {
		about, err := letterOf(o.Ctx(), o, p.Letter)
		if err != nil {
			return []data.Problem{{Field: data.FieldLetter, Sentence: saying.Of(err)}}, nil
		}
		return data.CheckConvenedOn(p.Convened, about), nil
	}
	f.Write = func(p plan) (kit.Saved, error) {
		if old != nil {
			m, err := o.Store.ChangeMeeting(o.Ctx(), old.ID, p.Convened, p.Reason)
			return kit.Saved{Said: saidOf(&m), Then: o.Drop}, err
		}
		m, err := o.Store.AddMeeting(o.Ctx(), p.Convened)
		return kit.Saved{Said: saidOf(&m), Then: func() { o.Replace(NewPage(o, m.ID)) }}, err
	}
	f.Failed = failing(o, "meetings.notSaved")
	return f
}

func (*Form) Help() string { return "tiep-cong-dan" }

// saidOf says that a meeting is called: "18/11/2026 8:30 Đối thoại: Mức bồi thường".
func saidOf(m *data.Meeting) string {
	return assets.Text("meeting.saved", kit.Joined(": ", kit.Joined(" ", m.On.Shown(), m.Hour, m.Kind.Label()), kit.Shortened(kit.OneLine(m.About), 70)))
}

// reasoned forbids a change without a reason.
func reasoned(key, reason string) []data.Problem {
	if reason != "" {
		return nil
	}
	return []data.Problem{{Field: data.FieldReason, Sentence: assets.Text(key)}}
}

// letterOf is the letter that a text names, nil where it names none.
func letterOf(ctx context.Context, o *desk.Desk, number string) (*data.Letter, error) {
	n, wrong := data.ParseNumber(number)
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
