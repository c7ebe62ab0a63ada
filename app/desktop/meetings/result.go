package meetings

import (
	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
)

// meetingResult writes down who came to a meeting and what came of it.
type meetingResult struct{ *kit.Record[resultAnswers] }

// resultAnswers are what the form asks.
type resultAnswers struct {
	On data.Date
	data.MeetingHeld
	Reason string // of another result than before
}

// newMeetingResult is the form for the result of m, which is about the letter, nil for
// none.
func newMeetingResult(o *desk.Desk, m data.Meeting, about *data.Letter) *meetingResult {
	f := &meetingResult{}
	again := !m.HeldOn.IsZero()
	begin := resultAnswers{On: min(m.On, o.Today()), MeetingHeld: m.Held}
	begin.Persons = m.Attending()
	if again {
		begin.On = m.HeldOn
	}
	persons := newAttendeeList(o, true)
	f.Record = kit.NewRecord(o.Around(func() desk.Page { return f }), 2, begin,
		kit.Day("meeting.heldOn", data.FieldOn, o.DateField(), func(a *resultAnswers) *data.Date { return &a.On }).Require(),
		kit.Line("told.minutes.label", data.FieldMinutes, func(a *resultAnswers) *string { return &a.Minutes }).Example("meeting.minutes.example"),
		kit.Tick("meeting.absent", "", func(a *resultAnswers) *bool { return &a.Absent }).When(func(*resultAnswers) bool { return m.Kind == data.ForDialogue }),
		askAttendees("meeting.persons", persons, func(a *resultAnswers) *[]data.Attendee { return &a.Persons }),
		kit.Lines("meeting.opinions", data.FieldOpinions, 4, func(a *resultAnswers) *string { return &a.Opinions }),
		kit.Lines("meeting.outcome", data.FieldOutcome, 4, func(a *resultAnswers) *string { return &a.Outcome }).Require(),
		kit.Lines("mend.reason", data.FieldReason, 2, func(a *resultAnswers) *string { return &a.Reason }).Require().When(func(*resultAnswers) bool { return again }))
	persons.join(f.Record)
	said := assets.Text("meeting.result.saved.alone")
	f.Heading, f.Explained = assets.Text("meeting.result", m.Kind.Label(), m.On.Shown()), assets.Text("meeting.result.explained.alone")
	if m.Letter != "" {
		f.Explained, said = assets.Text("meeting.result.explained", m.Letter), assets.Text("meeting.result.saved", m.Letter)
	}
	f.Check = func(a resultAnswers) []data.Problem {
		problems := data.CheckMeetingHeld(m, about, a.On, a.MeetingHeld, o.Today())
		if again {
			problems = append(problems, reasoned("mend.reason.missing", a.Reason)...)
		}
		return problems
	}
	f.Write = func(a resultAnswers) (kit.Saved, error) {
		_, err := o.Store.HoldMeeting(o.Ctx(), m.ID, a.On, a.MeetingHeld, a.Reason)
		return kit.Saved{Said: said, Then: o.Drop}, err
	}
	f.Failed = failing(o, "meetings.notSaved")
	return f
}

func (*meetingResult) Help() string { return "tiep-cong-dan" }
