package register

import (
	"slices"
	"testing"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/steps"
)

// A type of step that is registered has a word, and is read back as what it is.
func TestEveryTypeOfStepIsKnownWhole(t *testing.T) {
	for _, kind := range steps.Types() {
		content, err := steps.DecodeContent(kind, []byte("{}"))
		if err != nil || content.StepType() != kind {
			t.Errorf("%s is read as %T, %v", kind, content, err)
		}
		if !assets.HasText("step." + string(kind)) {
			t.Errorf("%s has no word", kind)
		}
	}
	if _, err := steps.DecodeContent("unheard-of", []byte("{}")); err == nil {
		t.Error("a step of a newer program is read")
	}
	for _, subject := range steps.Subjects {
		if !assets.HasText("subject." + string(subject)) {
			t.Errorf("%s has no word", subject)
		}
	}
}

const guardToday day.Date = 20261120

func mustCorrect(t *testing.T, step int64, on day.Date, c steps.Content, reason string) steps.Draft {
	t.Helper()
	d, err := steps.Correct(step, on, c, reason)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A correction is judged by what comes of it, in the place of the step that it mends.
func TestCorrectionsAreJudgedByWhatResults(t *testing.T) {
	facts := received(Complaint).Facts
	number := Number{Year: 2026, Count: 12}
	letter := stepsAbout(LetterSubject,
		steps.Draft{On: 20260701, Content: Received{Number: number, Facts: facts}},
		steps.Draft{On: 20260703, Content: Handled{Eligible: Yes, Competent: Yes, Handling: Accept}},
		steps.Draft{On: 20260706, Content: Accepted{}},
		steps.Draft{On: 20260720, Content: Settlement{Result: Right}})
	with := func(change func(*Facts)) Received {
		f := facts
		change(&f)
		return Received{Number: number, Facts: f}
	}
	visit := Reception{On: 20261102, Type: Regular, Host: Officer, Visitor: Person{Name: "Lê Văn Hai"}, Content: "Hỏi", Kind: Petition, People: 1}
	visits := stepsAbout(ReceptionSubject, steps.Draft{On: 20261102, Content: visit})
	withDocument := append(visits[:1:1], steps.Step{Seq: 2, SubjectID: 1, On: 20261103, Content: Reply{Number: "1/TB-UBND"}})
	nobody, later := visit, visit
	nobody.Visitor, later.On = Person{}, 20301102
	meeting := stepsAbout(MeetingSubject, steps.Draft{On: 20261118, Content: Convened{Kind: ForCounsel, On: 20261118, About: "Bãi rác"}}, steps.Draft{On: 20261118, Content: MeetingHeld{Outcome: "Xong"}})
	direction := stepsAbout(DirectionSubject, steps.Draft{On: 20261102, Content: Directed{Content: "Kiểm tra", Doer: "Lê Văn Cần", Due: 20261110}}, steps.Draft{On: 20261103, Content: DirectionProgress{Text: "Đang làm"}})
	on := stepsAbout(ReceptionDaySubject, steps.Draft{On: 20261203, Content: ReceptionDay{On: 20261203, Type: Scheduled, Host: Head}})
	for _, c := range []struct {
		name  string
		check func([]steps.Step, steps.Draft, day.Date) ([]data.Problem, error)
		steps []steps.Step
		draft steps.Draft
		field string // that is refused; empty: nothing is
		warns string // field of a later step that is out of order then
	}{
		{"a name put right", Letters.Check, letter, mustCorrect(t, 1, 20260701, with(func(f *Facts) { f.Sender.Name = "Ánh" }), "gõ nhầm"), "", ""},
		{"without a reason", Letters.Check, letter, mustCorrect(t, 1, 20260701, with(func(f *Facts) { f.Sender.Name = "Ánh" }), "  "), data.FieldReason, ""},
		{"without a sender", Letters.Check, letter, mustCorrect(t, 1, 20260701, with(func(f *Facts) { f.Sender.Name = "" }), "x"), FieldSender, ""},
		{"without a kind", Letters.Check, letter, mustCorrect(t, 1, 20260701, with(func(f *Facts) { f.Kind = "" }), "x"), FieldKind, ""},
		{"without content", Letters.Check, letter, mustCorrect(t, 1, 20260701, with(func(f *Facts) { f.Content = "" }), "x"), FieldContent, ""},
		{"received today", Letters.Check, letter[:1], mustCorrect(t, 1, guardToday, with(func(f *Facts) { f.ReceivedOn = guardToday }), "x"), "", ""},
		{"received tomorrow", Letters.Check, letter[:1], mustCorrect(t, 1, guardToday.AddDays(1), with(func(f *Facts) { f.ReceivedOn = guardToday.AddDays(1) }), "x"), FieldReceivedOn, ""},
		{"received in 2030", Letters.Check, letter, mustCorrect(t, 1, 20300101, with(func(f *Facts) { f.ReceivedOn = 20300101 }), "x"), FieldReceivedOn, FieldOn},
		{"its step dated in 2030", Letters.Check, letter, mustCorrect(t, 1, 20300101, Received{Number: number, Facts: facts}, "x"), FieldReceivedOn, ""},
		{"another number", Letters.Check, letter, mustCorrect(t, 1, 20260701, Received{Number: Number{Year: 2026, Count: 13}, Facts: facts}, "x"), FieldNumber, ""},
		{"the receipt taken out", Letters.Check, letter, steps.Annul(1, 20261120, "x"), FieldNumber, ""},
		{"the acceptance taken out", Letters.Check, letter, steps.Annul(3, 20261120, "ghi nhầm"), "", FieldOn},
		{"taken out for nothing", Letters.Check, letter, steps.Annul(4, 20261120, ""), data.FieldReason, ""},
		{"settled without a result", Letters.Check, letter, mustCorrect(t, 4, 20260720, Settlement{}, "x"), FieldResult, ""},
		{"settled before the letter was accepted", Letters.Check, letter, mustCorrect(t, 4, 20260705, Settlement{Result: Right}, "x"), FieldOn, ""},
		{"settled on the day of the acceptance", Letters.Check, letter, mustCorrect(t, 4, 20260706, Settlement{Result: Right}, "x"), "", ""},
		{"a visit of nobody", Visits.Check, visits, mustCorrect(t, 1, 20261102, nobody, "x"), FieldVisitor, ""},
		{"a visit in 2030", Visits.Check, visits, mustCorrect(t, 1, 20301102, later, "x"), FieldOn, ""},
		{"a visit taken out", Visits.Check, visits, steps.Annul(1, 20261120, "ghi nhầm"), "", ""},
		{"a visit with a document taken out", Visits.Check, withDocument, steps.Annul(1, 20261120, "ghi nhầm"), data.FieldReason, ""},
		{"a day without a host", Days.Check, on, mustCorrect(t, 1, 20261203, ReceptionDay{On: 20261203, Type: Scheduled}, "x"), FieldHost, ""},
		{"a day taken out for nothing", Days.Check, on, steps.Annul(1, 20261120, ""), data.FieldReason, ""},
		{"a meeting about nothing", Meetings.Check, meeting, mustCorrect(t, 1, 20261118, Convened{Kind: ForCounsel, On: 20261118}, "x"), FieldAbout, ""},
		{"a meeting held in 2030", Meetings.Check, meeting, mustCorrect(t, 2, 20300101, MeetingHeld{Outcome: "Xong"}, "x"), FieldOn, ""},
		{"a meeting that was held called off", Meetings.Check, meeting, steps.Annul(1, 20261120, "x"), data.FieldReason, ""},
		{"a meeting called off", Meetings.Check, meeting[:1], steps.Annul(1, 20261120, "x"), "", ""},
		{"a direction to nobody", Directions.Check, direction, mustCorrect(t, 1, 20261102, Directed{Content: "Kiểm tra"}, "x"), FieldDoer, ""},
		{"a direction given in 2030", Directions.Check, direction, mustCorrect(t, 1, 20300101, Directed{Content: "Kiểm tra", Doer: "A"}, "x"), FieldOn, FieldOn},
		{"a direction given after its progress", Directions.Check, direction, mustCorrect(t, 1, 20261104, Directed{Content: "Kiểm tra", Doer: "A"}, "x"), "", FieldOn},
	} {
		found, err := c.check(c.steps, c.draft, guardToday)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		blocking := data.Blocking(found)
		if c.field == "" && len(blocking) > 0 || c.field != "" && (len(blocking) == 0 || blocking[0].Field != c.field) {
			t.Errorf("%s: refused for %+v, want %q", c.name, blocking, c.field)
		}
		warned := slices.ContainsFunc(found, func(p data.Problem) bool { return p.Warning && p.Field == c.warns })
		if warned != (c.warns != "") {
			t.Errorf("%s: %+v, want a warning about %q", c.name, found, c.warns)
		}
	}
}

// What an old book left wrong does not forbid putting something else right.
func TestACorrectionAnswersForItselfAlone(t *testing.T) {
	book := stepsAbout(LetterSubject,
		steps.Draft{On: 20260701, Content: Received{Number: Number{Year: 2026, Count: 12}, Facts: received(Complaint).Facts}},
		steps.Draft{On: 20260630, Content: Settlement{Result: Right}}) // before the receipt, without acceptance
	if found, err := Letters.Check(book, mustCorrect(t, 2, 20260630, Settlement{Result: Wrong}, "chọn nhầm"), guardToday); err != nil || len(found) > 0 {
		t.Errorf("%+v, %v", found, err)
	}
	if found, err := Letters.Check(book, mustCorrect(t, 2, 20260629, Settlement{Result: Wrong}, "chọn nhầm"), guardToday); err != nil || len(data.Blocking(found)) != 1 {
		t.Errorf("a new day that is wrong too: %+v, %v", found, err)
	}
	facts := received(Complaint).Facts
	facts.ReceivedOn = 20260702
	if found, err := Letters.Check(book, mustCorrect(t, 1, 20260702, Received{Number: Number{Year: 2026, Count: 12}, Facts: facts}, "x"), guardToday); err != nil || len(found) > 0 {
		t.Errorf("what was out of order stays so: %+v, %v", found, err)
	}
	if _, err := Letters.Check(book, steps.Annul(7, 20261120, "x"), guardToday); err == nil {
		t.Error("a step of another subject is taken out")
	}
	if _, err := Letters.Check(book, steps.Draft{On: 20261120, Content: Convened{}}, guardToday); err == nil {
		t.Error("a letter takes a step of a meeting")
	}
}
