package law

import (
	"slices"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

// RuleMeeting names duties about a meeting for which no rule of the law counts days.
const RuleMeeting = "meeting"

// OfMeeting are what a meeting about a letter of the kind wants done, "" where it is about
// none: who takes part is invited (to a dialogue in writing, LKN Điều 30 khoản 2; to the
// publication of a decision three days before, K9.2), and what came of it is written down.
// On a day after the meeting, today, nobody can be invited any more.
func (o *Office) OfMeeting(m *register.Meeting, kind register.Kind, today day.Date) []Duty {
	held := Duty{Clock: byDay(m.On), What: assets.Text("law.meeting.result", "kind", m.Kind.Label()), Done: !m.HeldOn.IsZero(), Met: m.HeldOn}
	invite := Duty{Clock: byDay(m.On), What: assets.Text("law.meeting.invite", "kind", m.Kind.Label())}
	if version, err := o.rules.Rule("K9.2", m.On); m.Kind == register.ForPublishing && err == nil && version.concerns(kind, 1) {
		invite.Clock, _ = o.clock("K9.2", m.On, o.options, nil, nil)
	}
	if len(m.Persons) == 0 && m.Kind != register.ForPublishing {
		return []Duty{held} // nobody is named whom one could invite
	}
	switch invite.Met, invite.Done = m.AllInvited(); {
	case invite.Done:
	case held.Done:
		invite.Met, invite.Done = m.HeldOn, true // who came had been told, on that day at the latest
	case invite.Rule == RuleMeeting && m.On < today:
		invite.Done, invite.Lapsed = true, true
	}
	return []Duty{invite, held}
}

// byDay is the clock of what must be done on the day at the latest, by no rule.
func byDay(on day.Date) Clock { return Clock{Rule: RuleMeeting, Start: on, Due: on, Unrolled: on} }

// MeetingOn is what the letter is mostly met about now: who complained is talked with
// (LKN Điều 30), a decision in its time is published (NĐ 124/2020 Điều 29 khoản 3, LTC Điều
// 40), of the rest the office takes counsel.
func MeetingOn(l *register.Letter) register.MeetingKind {
	publishes := l.Decided() && l.MustPublish() && !slices.ContainsFunc(l.Life.Published, func(p register.Published) bool { return !p.On.IsZero() })
	switch {
	case publishes:
		return register.ForPublishing
	case l.Kind == register.Complaint:
		return register.ForDialogue
	}
	return register.ForCounsel
}
