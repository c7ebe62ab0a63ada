package register

import (
	"donthu/data"
	"donthu/data/day"
	"donthu/data/steps"
	"donthu/data/text"
)

// MeetingSubject is a meeting: a dialogue with a complainant, or one at which the
// office takes counsel.
const MeetingSubject steps.Subject = "meeting"

// The types of steps of a meeting.
const (
	StepConvened       steps.Type = "meeting-convened" // Convened
	StepMeetingInvited steps.Type = "meeting-invited"  // MeetingInvited
	StepMeetingHeld    steps.Type = "meeting-held"     // MeetingHeld
)

// MeetingKind is what a meeting is for.
type MeetingKind string

// The kinds. A dialogue is that of LKN Điều 30; whoever advises the chair meets
// for counsel: with the units concerned, before a reception or a decision; a decision or
// conclusion may be published at a meeting (NĐ 124/2020 Điều 29 khoản 3, LTC Điều 40).
const (
	ForDialogue   MeetingKind = "dialogue"
	ForCounsel    MeetingKind = "counsel"
	ForPublishing MeetingKind = "publishing"
)

// MeetingKinds are all kinds in the order in which screens list them.
var MeetingKinds = []MeetingKind{ForDialogue, ForCounsel, ForPublishing}

// Label is the Vietnamese word for the kind, empty for none.
func (k MeetingKind) Label() string { return text.Label("meetingKind.", string(k)) }

// Convened plans a meeting.
type Convened struct {
	Kind    MeetingKind `json:"kind"`
	On      day.Date    `json:"on"`
	Hour    string      `json:"hour,omitempty"` // 8:30
	Place   string      `json:"place,omitempty"`
	Chair   string      `json:"chair,omitempty"`
	About   string      `json:"about"`
	Letter  string      `json:"letter,omitempty"` // number of the letter it is about, 12/2026
	Persons []Attendee  `json:"persons,omitempty"`
}

// MeetingInvited says that persons were invited.
type MeetingInvited struct {
	Names  []string `json:"names"`
	Number string   `json:"number,omitempty"` // of the document, or how they were told
}

// MeetingHeld is what came of a meeting.
type MeetingHeld struct {
	Persons  []Attendee `json:"persons,omitempty"`
	Absent   bool       `json:"absent,omitempty"`   // who complained was invited but did not come (LKN Điều 30 khoản 6)
	Opinions string     `json:"opinions,omitempty"` // what those present said
	Outcome  string     `json:"outcome"`            // what was agreed, what stays disputed; the conclusion
	Minutes  string     `json:"minutes,omitempty"`  // number of the minutes
	// LetterStep is the step of the letter that says the same, 0 when there is none;
	// the store gives it.
	LetterStep int64 `json:"letterStep,omitempty"`
}

// StepType says which type of step the content belongs to.
func (Convened) StepType() steps.Type       { return StepConvened }
func (MeetingInvited) StepType() steps.Type { return StepMeetingInvited }
func (MeetingHeld) StepType() steps.Type    { return StepMeetingHeld }

// Meeting is what a meeting is now, computed from its steps.
type Meeting struct {
	ID int64 `json:"id"`
	Convened
	Invitations []Invitation `json:"invitations,omitempty"`
	HeldOn      day.Date     `json:"heldOn,omitzero"` // zero: not held yet
	Held        MeetingHeld  `json:"held,omitzero"`
}

// Invitation says when and by what somebody was invited.
type Invitation struct {
	Name   string   `json:"name"`
	On     day.Date `json:"on,omitzero"`
	Number string   `json:"number,omitempty"`
}

// Invited is when and by what the person was last invited; the zero Invitation when
// not yet.
func (m *Meeting) Invited(name string) Invitation {
	for i := len(m.Invitations) - 1; i >= 0; i-- {
		if m.Invitations[i].Name == name {
			return m.Invitations[i]
		}
	}
	return Invitation{}
}

// AllInvited reports whether everybody who is to come was invited, and on which day the
// last of them was; not while nobody was.
func (m *Meeting) AllInvited() (last day.Date, all bool) {
	for _, i := range m.Invitations {
		last = max(last, i.On)
	}
	for _, person := range m.Persons {
		if m.Invited(person.Called()).On.IsZero() {
			return 0, false
		}
	}
	return last, !last.IsZero()
}

// Attending are the persons as they came, or as they were asked to while the
// meeting has not been held.
func (m *Meeting) Attending() []Attendee {
	if !m.HeldOn.IsZero() {
		return m.Held.Persons
	}
	return m.Persons
}

// Meetings are the meetings.
var Meetings = steps.NewFolding(MeetingSubject, func(m *Meeting, id int64) { m.ID = id }, changedMeeting,
	steps.KindOf(func(m *Meeting, _ steps.Step, c Convened) { m.Convened = c }, func(_ *Meeting, _ steps.Draft, c Convened, today day.Date) []data.Problem { return checkPlan(c, today) }),
	steps.KindOf(func(m *Meeting, s steps.Step, c MeetingInvited) {
		for _, name := range c.Names {
			m.Invitations = append(m.Invitations, Invitation{Name: name, On: s.On, Number: c.Number})
		}
	}, nil),
	steps.KindOf(func(m *Meeting, s steps.Step, c MeetingHeld) { m.HeldOn, m.Held = s.On, c }, func(m *Meeting, d steps.Draft, c MeetingHeld, today day.Date) []data.Problem {
		return CheckMeetingHeld(*m, nil, d.On, c, today)
	}),
)

// changedMeeting: one that was held cannot be called off.
func changedMeeting(before, _ *Meeting, there bool) (p []data.Problem) {
	if !there && !before.HeldOn.IsZero() {
		p = append(p, data.Forbid(data.FieldReason, "meeting.held", "day", before.HeldOn.Shown()))
	}
	return p
}

// Tidy is the plan with texts as the register keeps them.
func (c Convened) Tidy() Convened {
	clean(&c.Hour, &c.Place, &c.Chair, &c.Letter)
	c.About, c.Persons = text.CleanLines(c.About), tidyAttendees(c.Persons)
	return c
}

// Tidy is the result with texts as the register keeps them.
func (c MeetingHeld) Tidy() MeetingHeld {
	clean(&c.Minutes)
	cleanLines(&c.Opinions, &c.Outcome)
	c.Persons = tidyAttendees(c.Persons)
	return c
}

// Names of the fields of meetings that problems stand beside, where no letter has
// the same.
const (
	FieldMeetingKind = "meetingKind"
	FieldAbout       = "about"
	FieldChair       = "chair"
	FieldHour        = "hour"
	FieldOpinions    = "opinions"
)

// checkPlan finds what is wrong with the plan, whatever letter it names.
func checkPlan(c Convened, today day.Date) []data.Problem {
	var p problems
	p.notOld(c.On)
	p.unusualIf(len(p) == 0 && c.On < today, FieldOn, "meeting.past", "day", c.On.Shown())
	p.wrongIf(c.Kind == "", FieldMeetingKind, "meeting.kind")
	p.wrongIf(c.About == "", FieldAbout, "meeting.about")
	p.unusualIf(c.Chair == "", FieldChair, "meeting.chair")
	p.unusualIf(c.Hour == "", FieldHour, "meeting.hour")
	p.wrongIf(!namesLetter(c.Letter), FieldLetter, "direction.letter", "text", c.Letter)
	p.attendees(c.Persons, c.On, today)
	return p
}

// namesLetter reports whether the text is a letter's number, or nothing.
func namesLetter(number string) bool {
	_, err := ParseNumber(number)
	return number == "" || err == nil
}

// CheckConvenedOn finds what is wrong with the plan of a meeting about the letter l,
// nil when it names none.
func CheckConvenedOn(c Convened, l *Letter) []data.Problem {
	var p problems
	switch {
	case c.Kind == ForDialogue && namesLetter(c.Letter):
		p.dialogueOn(l)
	case c.Kind == ForPublishing && namesLetter(c.Letter):
		p.publishing(l)
	}
	p.tells(l, FieldAbout, c.About)
	for _, a := range c.Persons {
		p.tells(l, FieldPersons, a.Name)
	}
	return p
}

// tells refuses a text that says who denounced: meetings and dossiers are read by
// many (LTC Điều 8 khoản 3, Điều 56).
func (p *problems) tells(l *Letter, field, text string) {
	if l == nil || !l.Secret() {
		return
	}
	if covered := NewVeil(l.Everybody()...).Cover(text); covered != text {
		p.wrong(field, "meeting.tells", "covered", covered)
	}
}

// dialogueOn: a dialogue is one about a complaint that is being settled (LKN Điều
// 30 khoản 1), and one with who complains.
func (p *problems) dialogueOn(l *Letter) {
	switch {
	case l == nil:
		p.wrong(FieldLetter, "meeting.letter")
	case l.Kind != Complaint:
		p.wrong(FieldLetter, "meeting.complaint", "letter", l.Number.String(), "kind", l.Kind.Label())
	case l.State() != Settling:
		p.unusual(FieldLetter, "meeting.settling", "letter", l.Number.String(), "state", l.State().Label())
	}
}

// publishing: what is published is the decision on a complaint or the conclusion on a
// denunciation that there is.
func (p *problems) publishing(l *Letter) {
	switch {
	case l == nil:
		p.wrong(FieldLetter, "meeting.publishing")
	case !l.MustPublish():
		p.wrong(FieldLetter, "meeting.notPublished", "letter", l.Number.String(), "kind", l.Kind.Label())
	case !l.Decided():
		p.unusual(FieldLetter, "meeting.notDecided", "letter", l.Number.String(), "state", l.State().Label())
	}
}

// CheckMeetingHeld finds what is wrong with the result of a meeting, held on the day
// on, on the day today. l is the letter that it is about, nil when there is none.
func CheckMeetingHeld(m Meeting, l *Letter, on day.Date, c MeetingHeld, today day.Date) []data.Problem {
	var p problems
	p.day(on, 0, "", today)
	p.unusualIf(len(p) == 0 && on != m.On, FieldOn, "meeting.otherDay", "day", on.Shown(), "planned", m.On.Shown())
	p.wrongIf(c.Outcome == "", FieldOutcome, "meeting.outcome")
	p.unusualIf(c.Minutes == "" && m.Kind == ForDialogue && !c.Absent, FieldMinutes, "dialogue.minutes")
	p.attendees(c.Persons, on, today)
	return append(p, CheckHeldOn(c, l)...)
}

// CheckHeldOn finds what is wrong with the result of a meeting about the letter l, nil
// when it is about none.
func CheckHeldOn(c MeetingHeld, l *Letter) []data.Problem {
	var p problems
	p.tells(l, FieldOpinions, c.Opinions)
	p.tells(l, FieldOutcome, c.Outcome)
	for _, a := range c.Persons {
		p.tells(l, FieldPersons, a.Name)
	}
	return p
}
