package store

import (
	"errors"
	"slices"
	"testing"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// refusedFor is the field of the first problem for which something was refused; empty
// when it was not refused.
func refusedFor(err error) string {
	var refused *CheckError
	if !errors.As(err, &refused) {
		return ""
	}
	return refused.Problems[0].Field
}

func mended(t *testing.T, step int64, on day.Date, c steps.Content, reason string) steps.Draft {
	t.Helper()
	d, err := steps.Correct(step, on, c, reason)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Whatever way a correction takes, what may not stand in the register is refused with
// the field that is wrong, and nothing is written.
func TestNoCorrectionLeavesWhatCouldNotBeWritten(t *testing.T) {
	s := newStore(t)
	l := beingSettled(t, s)
	visit := visitOn(t, s, "2026-11-05")
	withDocument := visitOn(t, s, "2026-11-05")
	if _, _, err := issue(s, withDocument.ID, "2026-11-06", "TB-UBND", 0); err != nil {
		t.Fatal(err)
	}
	days := []register.ReceptionDay{{On: day.Must("2026-12-03"), Type: register.Scheduled, Host: register.Head, Hours: "8:00"}}
	if err := s.SaveReceptionDays(t.Context(), days, ""); err != nil {
		t.Fatal(err)
	}
	meeting := dialogueOn(t, s, l)
	held, err := s.AddMeeting(t.Context(), register.Convened{Kind: register.ForCounsel, On: s.Today(), About: "Bãi rác"})
	if err == nil {
		held, err = s.HoldMeeting(t.Context(), held.ID, s.Today(), register.MeetingHeld{Outcome: "Xong"}, "")
	}
	if err != nil {
		t.Fatal(err)
	}
	direction, err := s.AddDirection(t.Context(), s.Today(), register.Directed{Content: "Kiểm tra", Doer: "Lê Văn Cần"})
	if err != nil {
		t.Fatal(err)
	}
	future := day.Must("2030-01-01")
	letter := func(reason string, change func(*register.Facts)) error {
		f := l.Facts
		change(&f)
		_, err := s.AddSteps(t.Context(), l.ID, mended(t, l.ID, f.ReceivedOn, register.Received{Number: l.Number, Facts: f}, reason))
		return err
	}
	ofVisit := func(change func(*register.Reception)) error {
		r := visit
		change(&r)
		return s.CorrectReception(t.Context(), r, "x")
	}
	ofMeeting := func(reason string, change func(*register.Convened)) error {
		c := meeting.Convened
		change(&c)
		_, err := s.ChangeMeeting(t.Context(), meeting.ID, c, reason)
		return err
	}
	ofDirection := func(on day.Date, c register.Directed, reason string) error {
		_, err := s.AddDirectionSteps(t.Context(), direction.ID, mended(t, direction.ID, on, c, reason))
		return err
	}
	directed := direction.Directed
	last, err := s.LastStep(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		field string
		do    func() error
	}{
		{"a letter without a sender", register.FieldSender, func() error { return letter("x", func(f *register.Facts) { f.Sender.Name = "" }) }},
		{"a letter without a kind", register.FieldKind, func() error { return letter("x", func(f *register.Facts) { f.Kind = "" }) }},
		{"a letter without content", register.FieldContent, func() error { return letter("x", func(f *register.Facts) { f.Content = "" }) }},
		{"a letter of 2030", register.FieldReceivedOn, func() error { return letter("x", func(f *register.Facts) { f.ReceivedOn = future }) }},
		{"a letter of tomorrow", register.FieldReceivedOn, func() error { return letter("x", func(f *register.Facts) { f.ReceivedOn = s.Today().AddDays(1) }) }},
		{"a letter put right without a reason", data.FieldReason, func() error { return letter(" ", func(f *register.Facts) { f.Note = "x" }) }},
		{"a letter taken out", register.FieldNumber, func() error {
			_, err := s.AddSteps(t.Context(), l.ID, steps.Annul(l.ID, s.Today(), "x"))
			return err
		}},
		{"a step taken out without a reason", data.FieldReason, func() error { return takeBack(t, s, l.ID, l.ID+1, "") }},
		{"a visit of nobody", register.FieldVisitor, func() error { return ofVisit(func(r *register.Reception) { r.Visitor.Name = "" }) }},
		{"a visit about nothing", register.FieldContent, func() error { return ofVisit(func(r *register.Reception) { r.Content = "" }) }},
		{"a visit of 2030", register.FieldOn, func() error { return ofVisit(func(r *register.Reception) { r.On = future }) }},
		{"a visit put right without a reason", data.FieldReason, func() error { return s.CorrectReception(t.Context(), visit, "") }},
		{"a visit taken out without a reason", data.FieldReason, func() error { return s.AnnulReception(t.Context(), visit.ID, "") }},
		{"a visit with a document taken out", data.FieldReason, func() error { return s.AnnulReception(t.Context(), withDocument.ID, "x") }},
		{"a day without a host", register.FieldHost, func() error {
			day := days[0]
			day.Host = ""
			return s.SaveReceptionDays(t.Context(), []register.ReceptionDay{day}, "x")
		}},
		{"a day put right without a reason", data.FieldReason, func() error { return s.SaveReceptionDays(t.Context(), slices.Clone(days), "") }},
		{"a day taken out without a reason", data.FieldReason, func() error { return s.CancelReceptionDay(t.Context(), days[0].ID, "") }},
		{"who came, before the day", register.FieldPersons, func() error {
			_, err := s.SaveAttendance(t.Context(), days[0].ID, []register.Attendee{{Name: "A", Presence: register.Came}})
			return err
		}},
		{"invited of a branch that is none", register.FieldLetter, func() error {
			_, err := s.SaveDossier(t.Context(), days[0].ID, []register.Invitee{{Letter: "1a/2026"}})
			return err
		}},
		{"a meeting about nothing", register.FieldAbout, func() error { return ofMeeting("x", func(c *register.Convened) { c.About = "" }) }},
		{"a meeting about a letter that is not there", register.FieldLetter, func() error { return ofMeeting("x", func(c *register.Convened) { c.Letter = "9/2026" }) }},
		{"a meeting moved without a reason", data.FieldReason, func() error { return ofMeeting("", func(c *register.Convened) { c.Hour = "9:00" }) }},
		{"a meeting that was held called off", data.FieldReason, func() error { return s.CancelMeeting(t.Context(), held.ID, "x") }},
		{"a meeting held in 2030", register.FieldOn, func() error {
			_, err := s.HoldMeeting(t.Context(), held.ID, future, register.MeetingHeld{Outcome: "x"}, "x")
			return err
		}},
		{"a direction to nobody", register.FieldDoer, func() error { return ofDirection(s.Today(), register.Directed{Content: "Kiểm tra"}, "x") }},
		{"a direction to do nothing", register.FieldContent, func() error { return ofDirection(s.Today(), register.Directed{Doer: "A"}, "x") }},
		{"a direction of 2030", register.FieldOn, func() error { return ofDirection(future, directed, "x") }},
		{"a direction put right without a reason", data.FieldReason, func() error { return ofDirection(s.Today(), directed, "") }},
		{"a direction on a letter that is not there", register.FieldLetter, func() error {
			c := directed
			c.Letter = "9/2026"
			return ofDirection(s.Today(), c, "x")
		}},
	} {
		if got := refusedFor(c.do()); got != c.field {
			t.Errorf("%s: refused for %q, want %q", c.name, got, c.field)
		}
		if now, err := s.LastStep(t.Context()); err != nil || now != last {
			t.Fatalf("%s: step %d was written (%v)", c.name, now, err)
		}
	}
	wellKept(t, s)
}

// A subject of which steps tell is one that the store keeps.
func TestEverySubjectIsKept(t *testing.T) {
	for _, name := range steps.Subjects {
		if _, err := subjectOf(name); err != nil {
			t.Error(err)
		}
	}
	if len(subjects) != len(steps.Subjects) {
		t.Errorf("%d subjects are kept, of %d do steps tell", len(subjects), len(steps.Subjects))
	}
}

// The letter of a direction is the very branch.
func TestTheLetterOfADirectionIsThere(t *testing.T) {
	s := newStore(t)
	l := add(t, s, facts("Nguyễn Thị Ánh", "Hai việc"))
	if _, err := split(t, s, l.ID, l.ReceivedOn, "Hai việc", facts("Nguyễn Thị Ánh", "Việc thứ hai")); err != nil {
		t.Fatal(err)
	}
	for number, want := range map[string]string{"1/2026": "", "1a/2026": "", "": "", "1b/2026": register.FieldLetter, "2/2026": register.FieldLetter, "abc": register.FieldLetter} {
		_, err := s.AddDirection(t.Context(), s.Today(), register.Directed{Content: "Kiểm tra", Doer: "Lê Văn Cần", Letter: number})
		if got := refusedFor(err); got != want || want == "" && err != nil {
			t.Errorf("%q: %v", number, err)
		}
	}
}
