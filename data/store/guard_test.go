package store

import (
	"errors"
	"slices"
	"testing"

	"donthu/data"
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

func mended(t *testing.T, step int64, on data.Date, c data.Content, reason string) data.Draft {
	t.Helper()
	d, err := data.Correct(step, on, c, reason)
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
	days := []data.ReceptionDay{{On: data.MustDate("2026-12-03"), Type: data.Scheduled, Host: data.Head, Hours: "8:00"}}
	if err := s.SaveReceptionDays(t.Context(), days, ""); err != nil {
		t.Fatal(err)
	}
	meeting := dialogueOn(t, s, l)
	held, err := s.AddMeeting(t.Context(), data.Convened{Kind: data.ForCounsel, On: s.Today(), About: "Bãi rác"})
	if err == nil {
		held, err = s.HoldMeeting(t.Context(), held.ID, s.Today(), data.MeetingHeld{Outcome: "Xong"}, "")
	}
	if err != nil {
		t.Fatal(err)
	}
	direction, err := s.AddDirection(t.Context(), s.Today(), data.Directed{Content: "Kiểm tra", Doer: "Lê Văn Cần"})
	if err != nil {
		t.Fatal(err)
	}
	future := data.MustDate("2030-01-01")
	letter := func(reason string, change func(*data.Facts)) error {
		f := l.Facts
		change(&f)
		_, err := s.AddSteps(t.Context(), l.ID, mended(t, l.ID, f.ReceivedOn, data.Received{Number: l.Number, Facts: f}, reason))
		return err
	}
	ofVisit := func(change func(*data.Reception)) error {
		r := visit
		change(&r)
		return s.CorrectReception(t.Context(), r, "x")
	}
	ofMeeting := func(reason string, change func(*data.Convened)) error {
		c := meeting.Convened
		change(&c)
		_, err := s.ChangeMeeting(t.Context(), meeting.ID, c, reason)
		return err
	}
	ofDirection := func(on data.Date, c data.Directed, reason string) error {
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
		{"a letter without a sender", data.FieldSender, func() error { return letter("x", func(f *data.Facts) { f.Sender.Name = "" }) }},
		{"a letter without a kind", data.FieldKind, func() error { return letter("x", func(f *data.Facts) { f.Kind = "" }) }},
		{"a letter without content", data.FieldContent, func() error { return letter("x", func(f *data.Facts) { f.Content = "" }) }},
		{"a letter of 2030", data.FieldReceivedOn, func() error { return letter("x", func(f *data.Facts) { f.ReceivedOn = future }) }},
		{"a letter of tomorrow", data.FieldReceivedOn, func() error { return letter("x", func(f *data.Facts) { f.ReceivedOn = s.Today().AddDays(1) }) }},
		{"a letter put right without a reason", data.FieldReason, func() error { return letter(" ", func(f *data.Facts) { f.Note = "x" }) }},
		{"a letter taken out", data.FieldNumber, func() error {
			_, err := s.AddSteps(t.Context(), l.ID, data.Annul(l.ID, s.Today(), "x"))
			return err
		}},
		{"a step taken out without a reason", data.FieldReason, func() error { return takeBack(t, s, l.ID, l.ID+1, "") }},
		{"a visit of nobody", data.FieldVisitor, func() error { return ofVisit(func(r *data.Reception) { r.Visitor.Name = "" }) }},
		{"a visit about nothing", data.FieldContent, func() error { return ofVisit(func(r *data.Reception) { r.Content = "" }) }},
		{"a visit of 2030", data.FieldOn, func() error { return ofVisit(func(r *data.Reception) { r.On = future }) }},
		{"a visit put right without a reason", data.FieldReason, func() error { return s.CorrectReception(t.Context(), visit, "") }},
		{"a visit taken out without a reason", data.FieldReason, func() error { return s.AnnulReception(t.Context(), visit.ID, "") }},
		{"a visit with a document taken out", data.FieldReason, func() error { return s.AnnulReception(t.Context(), withDocument.ID, "x") }},
		{"a day without a host", data.FieldHost, func() error {
			day := days[0]
			day.Host = ""
			return s.SaveReceptionDays(t.Context(), []data.ReceptionDay{day}, "x")
		}},
		{"a day put right without a reason", data.FieldReason, func() error { return s.SaveReceptionDays(t.Context(), slices.Clone(days), "") }},
		{"a day taken out without a reason", data.FieldReason, func() error { return s.CancelReceptionDay(t.Context(), days[0].ID, "") }},
		{"who came, before the day", data.FieldPersons, func() error {
			_, err := s.SaveAttendance(t.Context(), days[0].ID, []data.Attendee{{Name: "A", Presence: data.Came}})
			return err
		}},
		{"invited of a branch that is none", data.FieldLetter, func() error {
			_, err := s.SaveDossier(t.Context(), days[0].ID, []data.Invitee{{Letter: "1a/2026"}})
			return err
		}},
		{"a meeting about nothing", data.FieldAbout, func() error { return ofMeeting("x", func(c *data.Convened) { c.About = "" }) }},
		{"a meeting about a letter that is not there", data.FieldLetter, func() error { return ofMeeting("x", func(c *data.Convened) { c.Letter = "9/2026" }) }},
		{"a meeting moved without a reason", data.FieldReason, func() error { return ofMeeting("", func(c *data.Convened) { c.Hour = "9:00" }) }},
		{"a meeting that was held called off", data.FieldReason, func() error { return s.CancelMeeting(t.Context(), held.ID, "x") }},
		{"a meeting held in 2030", data.FieldOn, func() error {
			_, err := s.HoldMeeting(t.Context(), held.ID, future, data.MeetingHeld{Outcome: "x"}, "x")
			return err
		}},
		{"a direction to nobody", data.FieldDoer, func() error { return ofDirection(s.Today(), data.Directed{Content: "Kiểm tra"}, "x") }},
		{"a direction to do nothing", data.FieldContent, func() error { return ofDirection(s.Today(), data.Directed{Doer: "A"}, "x") }},
		{"a direction of 2030", data.FieldOn, func() error { return ofDirection(future, directed, "x") }},
		{"a direction put right without a reason", data.FieldReason, func() error { return ofDirection(s.Today(), directed, "") }},
		{"a direction on a letter that is not there", data.FieldLetter, func() error {
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
	for _, name := range data.Subjects {
		if _, err := subjectOf(name); err != nil {
			t.Error(err)
		}
	}
	if len(subjects) != len(data.Subjects) {
		t.Errorf("%d subjects are kept, of %d do steps tell", len(subjects), len(data.Subjects))
	}
}

// The letter of a direction is the very branch.
func TestTheLetterOfADirectionIsThere(t *testing.T) {
	s := newStore(t)
	l := add(t, s, facts("Nguyễn Thị Ánh", "Hai việc"))
	if _, err := split(t, s, l.ID, l.ReceivedOn, "Hai việc", facts("Nguyễn Thị Ánh", "Việc thứ hai")); err != nil {
		t.Fatal(err)
	}
	for number, want := range map[string]string{"1/2026": "", "1a/2026": "", "": "", "1b/2026": data.FieldLetter, "2/2026": data.FieldLetter, "abc": data.FieldLetter} {
		_, err := s.AddDirection(t.Context(), s.Today(), data.Directed{Content: "Kiểm tra", Doer: "Lê Văn Cần", Letter: number})
		if got := refusedFor(err); got != want || want == "" && err != nil {
			t.Errorf("%q: %v", number, err)
		}
	}
}
