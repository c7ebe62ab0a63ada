package law

import (
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// What a meeting wants: an invitation by its day, three days before where a decision is
// published, and its result.
func TestDutiesOfMeetings(t *testing.T) {
	office := NewOffice(register.Settings{})
	meeting := func(kind register.MeetingKind, invited ...string) register.Meeting {
		m := register.Meeting{Convened: register.Convened{Kind: kind, On: 20260820, Persons: []register.Attendee{{Name: "Bà Sáu"}, {Unit: "Công an phường"}}}}
		for i, on := range invited {
			m.Invitations = append(m.Invitations, register.Invitation{Name: m.Persons[i].Called(), On: dayOf(on)})
		}
		return m
	}
	held := func(m register.Meeting) register.Meeting {
		m.HeldOn = m.On
		return m
	}
	for _, c := range []struct {
		what         string
		m            register.Meeting
		kind         register.Kind
		on           string
		rule         string
		due          string
		invite, told Standing
	}{
		{"nobody invited yet", meeting(register.ForDialogue), register.Complaint, "2026-08-19", RuleMeeting, "2026-08-20", Running, Running},
		{"… on the day", meeting(register.ForDialogue), register.Complaint, "2026-08-20", RuleMeeting, "2026-08-20", LastDay, LastDay},
		{"… the day after", meeting(register.ForDialogue), register.Complaint, "2026-08-21", RuleMeeting, "2026-08-20", Lapsed, Overdue},
		{"one of two", meeting(register.ForDialogue, "2026-08-10"), register.Complaint, "2026-08-21", RuleMeeting, "2026-08-20", Lapsed, Overdue},
		{"both", meeting(register.ForDialogue, "2026-08-10", "2026-08-20"), register.Complaint, "2026-08-21", RuleMeeting, "2026-08-20", InTime, Overdue},
		{"held", held(meeting(register.ForDialogue, "2026-08-10")), register.Complaint, "2026-08-21", RuleMeeting, "2026-08-20", InTime, InTime},
		{"NĐ 124/2020 Điều 29 khoản 3: three days before", meeting(register.ForPublishing, "2026-08-17", "2026-08-17"), register.Complaint, "2026-08-18", "K9.2", "2026-08-17", InTime, Running},
		{"… two are too few", meeting(register.ForPublishing, "2026-08-17", "2026-08-18"), register.Complaint, "2026-08-18", "K9.2", "2026-08-17", TooLate, Running},
		{"… nor is it forgotten when the day is over", meeting(register.ForPublishing), register.Complaint, "2026-08-21", "K9.2", "2026-08-17", Overdue, Overdue},
		{"… and holding it heals nothing", held(meeting(register.ForPublishing)), register.Complaint, "2026-08-21", "K9.2", "2026-08-17", TooLate, InTime},
		{"of a conclusion no days are named: NĐ 31/2019 Điều 6", meeting(register.ForPublishing), register.Denunciation, "2026-08-18", RuleMeeting, "2026-08-20", Running, Running},
	} {
		got := office.OfMeeting(&c.m, c.kind, dayOf(c.on))
		if len(got) != 2 || got[0].Rule != c.rule || got[0].Due != dayOf(c.due) || got[0].Standing(dayOf(c.on)) != c.invite || got[1].Standing(dayOf(c.on)) != c.told {
			t.Errorf("%s: %+v", c.what, got)
		}
	}
	early := meeting(register.ForPublishing)
	early.On = day.Must("2020-12-09")
	if got := office.OfMeeting(&early, register.Complaint, early.On); got[0].Rule != RuleMeeting {
		t.Errorf("before NĐ 124/2020: %s", got[0].Rule)
	}
	if got := office.OfMeeting(&register.Meeting{Convened: register.Convened{Kind: register.ForCounsel, On: 20260820}}, "", 20260820); len(got) != 1 {
		t.Errorf("nobody to invite: %+v", got)
	}
}

func TestWhatALetterIsMetAbout(t *testing.T) {
	accepted, right := draft(20260706, register.Accepted{}), draft(20260803, register.Settlement{Result: register.Right, Follow: true})
	published := draft(20260805, register.Published{Way: register.Posting})
	for _, c := range []struct {
		kind  register.Kind
		steps []steps.Draft
		want  register.MeetingKind
	}{
		{register.Complaint, []steps.Draft{accepted}, register.ForDialogue},
		{register.Complaint, []steps.Draft{accepted, right}, register.ForPublishing},
		{register.Complaint, []steps.Draft{accepted, right, published}, register.ForDialogue},
		{register.Denunciation, []steps.Draft{accepted}, register.ForCounsel},
		{register.Denunciation, []steps.Draft{accepted, right}, register.ForPublishing},
		{register.Petition, []steps.Draft{right}, register.ForCounsel},
	} {
		l := letterWith(c.kind, c.steps...)
		if got := MeetingOn(&l); got != c.want {
			t.Errorf("%s with %d steps: %s, want %s", c.kind, len(c.steps), got, c.want)
		}
	}
}
