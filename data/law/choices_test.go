package law

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"donthu/assets"
	"donthu/data/register"
	"donthu/data/steps"
)

// TT 05/2021/TT-TTCP chapters III–V.
func TestDirectionsFitWhatWasJudged(t *testing.T) {
	for _, c := range []struct {
		eligible, competent register.Answer
		want                []register.Handling
	}{
		{register.Yes, register.Yes, []register.Handling{register.Accept, register.Refuse, register.Guide, register.Keep, ""}},
		{register.Yes, register.No, []register.Handling{register.Forward, register.Guide, register.Return, register.Refuse, register.Keep}},
		{register.No, "", []register.Handling{register.Refuse, register.Guide, register.Return, register.Keep}},
		{register.No, register.Yes, []register.Handling{register.Refuse, register.Guide, register.Return, register.Keep}},
		{"", "", []register.Handling{register.Accept, register.Refuse, register.Guide, register.Keep}},
		{register.Yes, "", []register.Handling{register.Accept, register.Refuse, register.Guide, register.Keep}},
	} {
		if got := Directions(c.eligible, c.competent); !slices.Equal(got, c.want) {
			t.Errorf("eligible %q, competent %q: %q, want %q", c.eligible, c.competent, got, c.want)
		}
	}
}

// TT 06/2025, biểu 03 and 04.
func TestResultsFitKindAndRound(t *testing.T) {
	for name, c := range map[string]struct {
		kind  register.Kind
		round int
		want  []register.Result
	}{
		"complaint":        {register.Complaint, 1, []register.Result{register.Right, register.PartlyRight, register.Wrong}},
		"second complaint": {register.Complaint, 2, []register.Result{register.Upheld, register.Overturned}},
		"denunciation":     {register.Denunciation, 2, []register.Result{register.Right, register.RightAndWrong, register.Wrong}},
		"petition":         {register.Petition, 2, []register.Result{register.Right, register.PartlyRight, register.Wrong}},
	} {
		got := Results(&register.Letter{Facts: register.Facts{Kind: c.kind, Round: c.round}})
		if want := append(c.want, register.Withdrawn, register.Stopped); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

func TestWhatTheLawKnowsOfAKind(t *testing.T) {
	office := NewOffice(register.Settings{})
	three := register.ComplexityLevels
	for kind, want := range map[register.Kind]struct {
		pauses               []register.PauseKind
		levels               []register.ComplexityLevel
		processing, settling string
	}{
		// LKN Điều 11a, Điều 27, Điều 28
		register.Complaint: {[]register.PauseKind{register.Suspension}, three[:2], "0 working", "15 calendar"},
		// LTC Điều 34, NĐ 31/2019 Điều 15; LTC Điều 24, Điều 30
		register.Denunciation: {[]register.PauseKind{register.Suspension, register.Expertise}, three, "3 working", "30 calendar"},
		register.Petition:     {[]register.PauseKind{register.OtherPause}, three[:2], "0 working", "5 working"},
		register.Reflection:   {[]register.PauseKind{register.OtherPause}, three[:2], "0 working", "5 working"},
		"":                    {[]register.PauseKind{register.OtherPause}, three[:2], "0 ", "0 "},
	} {
		l := register.Letter{Facts: register.Facts{Kind: kind, Round: 1, ReceivedOn: dayOf("2026-07-01")}, AcceptedOn: dayOf("2026-07-06")}
		if got := office.Pauses(kind); !slices.Equal(got, want.pauses) {
			t.Errorf("%q: pauses %q, want %q", kind, got, want.pauses)
		}
		if got := office.Levels(kind); !slices.Equal(got, want.levels) {
			t.Errorf("%q: levels %q, want %q", kind, got, want.levels)
		}
		if p, s := longer(office, l, true), longer(office, l, false); p != want.processing || s != want.settling {
			t.Errorf("%q: processing is lengthened by %q, settling by %q", kind, p, s)
		}
	}
	// NĐ 31/2019 Điều 3: none, one criterion of khoản 2, two or more (khoản 3)
	for criteria, want := range []register.ComplexityLevel{register.SimpleCase, register.ComplexCase, register.EspeciallyComplex, register.EspeciallyComplex} {
		if got := LevelOf(criteria); got != want {
			t.Errorf("%d criteria: %q, want %q", criteria, got, want)
		}
	}
	for kind, want := range map[register.PauseKind]bool{register.Suspension: true, register.Expertise: true, register.OtherPause: false} {
		if got := GroundsFor(string(kind), register.Denunciation, 0); (len(got) > 0) != want {
			t.Errorf("grounds of a pause of kind %q: %+v", kind, got)
		}
	}
	if !GoesOn(register.Denunciation, register.Withdrawal{}) || GoesOn(register.Denunciation, register.Withdrawal{Partly: true}) || GoesOn(register.Complaint, register.Withdrawal{}) {
		t.Error("LTC Điều 33 khoản 3: a denunciation that was withdrawn as a whole may be settled all the same")
	}
	if !ToCourt(register.Complaint) || ToCourt(register.Denunciation) {
		t.Error("LKN Điều 33: of a complaint the sender may go to court")
	}
}

func longer(o *Office, l register.Letter, processing bool) string {
	days, unit := o.LongerBy(&l, processing)
	return fmt.Sprintf("%d %s", days, unit)
}

func TestDecisionsLengthenALimitAsFarAsTheLawAllows(t *testing.T) {
	office, remote := NewOffice(register.Settings{}), NewOffice(register.Settings{Remote: true})
	letter := func(kind register.Kind, round int, on string) register.Letter {
		return register.Letter{Facts: register.Facts{Kind: kind, Round: round, ReceivedOn: dayOf(on)}, AcceptedOn: dayOf(on)}
	}
	for _, c := range []struct {
		what       string
		o          *Office
		l          register.Letter
		processing bool
		want       string
	}{
		{"LKN Điều 28: 45 for 30 days", office, letter(register.Complaint, 1, "2026-07-01"), false, "15 calendar"},
		{"… in a remote area 60 for 45", remote, letter(register.Complaint, 1, "2026-07-01"), false, "15 calendar"},
		{"LKN Điều 37: 60 for 45", office, letter(register.Complaint, 2, "2026-07-01"), false, "15 calendar"},
		{"… in a remote area 70 for 60", remote, letter(register.Complaint, 2, "2026-07-01"), false, "10 calendar"},
		{"LKN Điều 27 before Luật 136/2025 counts days, and knows no extension", office, letter(register.Complaint, 1, "2026-06-30"), true, "0 calendar"},
		{"… since then working days", office, letter(register.Complaint, 1, "2026-07-01"), true, "0 working"},
		{"LTC Điều 24 khoản 1: 10 for 7 working days", office, letter(register.Denunciation, 1, "2026-07-01"), true, "3 working"},
		{"… which an office's own limit does not lengthen", NewOffice(register.Settings{OwnLimits: strings.NewReplacer("P5", "T1", "internal", "limit",
			"settlement", "processing", "kinds = [\"petition\", \"reflection\"]", "kinds = [\"denunciation\"]\nrounds = [1]", `"accepted"`, `"received"`).Replace(ownRule)}),
			letter(register.Denunciation, 1, "2026-09-01"), true, "0 working"},
		{"LTC Điều 30 khoản 2", office, letter(register.Denunciation, 1, "2026-07-01"), false, "30 calendar"},
		{"… also of a continued denunciation", office, letter(register.Denunciation, 2, "2026-07-01"), false, "30 calendar"},
		{"no limit before the law of 2018", office, letter(register.Denunciation, 1, "2018-12-31"), false, "0 "},
		{"… and from its day", office, letter(register.Denunciation, 1, "2019-01-01"), false, "30 calendar"},
		{"the office's own of a petition", NewOffice(register.Settings{PetitionDays: 15}), letter(register.Petition, 1, "2026-07-01"), false, "5 working"},
	} {
		if got := longer(c.o, c.l, c.processing); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
}

// LTCD Điều 9, Điều 28.
func TestDocumentsThatAVisitAsksFor(t *testing.T) {
	drunk, threatens, settled := strings.Split(assets.Text("visit.refusals"), "|")[0], strings.Split(assets.Text("visit.refusals"), "|")[1],
		strings.Split(assets.Text("visit.refusals"), "|")[2]
	papers := []register.Attachment{{Name: "Quyết định"}}
	for _, c := range []struct {
		what  string
		r     register.Reception
		given []register.Direction
		want  []string
	}{
		{"nothing", register.Reception{Host: register.Head}, nil, nil},
		{"papers", register.Reception{Host: register.Head, Papers: papers}, nil, []string{register.DocumentReceipt}},
		{"… with a receipt already", register.Reception{Host: register.Head, Papers: papers, Replies: []register.Reply{{Template: register.DocumentReceipt}}}, nil, nil},
		{"Điều 9 khoản 1", register.Reception{Host: register.Head, Refusal: drunk, Outcome: "x"}, nil, nil},
		{"Điều 9 khoản 2", register.Reception{Host: register.Head, Refusal: threatens}, nil, nil},
		{"Điều 9 khoản 3", register.Reception{Host: register.Head, Refusal: settled}, nil, []string{register.DocumentVisitRefused}},
		{"the head concluded", register.Reception{Host: register.Head, Outcome: "x"}, nil, []string{register.DocumentVisitConclusion}},
		{"… or directed", register.Reception{Host: register.Head}, []register.Direction{{}}, []string{register.DocumentVisitConclusion}},
		{"an officer concludes nothing", register.Reception{Host: register.Officer, Outcome: "x"}, nil, nil},
	} {
		wanted := VisitDocuments(&c.r, c.given)
		maps.DeleteFunc(wanted, func(_ string, is bool) bool { return !is })
		if got := slices.Collect(maps.Keys(wanted)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

func TestYearsThatNobodyConfirmed(t *testing.T) {
	for _, c := range []struct {
		today     string
		confirmed []int
		want      []int
	}{
		{"2028-11-30", nil, []int{2028}},
		{"2028-12-01", nil, []int{2028, 2029}},
		{"2028-12-01", []int{2028}, []int{2029}},
		{"2028-12-31", []int{2028, 2029}, nil},
	} {
		if got := NewOffice(register.Settings{ConfirmedYears: c.confirmed}).Unconfirmed(dayOf(c.today)); !slices.Equal(got, c.want) {
			t.Errorf("%s, %v confirmed: %v, want %v", c.today, c.confirmed, got, c.want)
		}
	}
}

// A step that is owed shows the clock of its duty; without one, the clock that runs.
func TestClockOfTheNextStep(t *testing.T) {
	office := NewOffice(register.Settings{})
	l := register.Letter{ID: 1, Facts: register.Facts{Kind: register.Denunciation, Round: 1, ReceivedOn: dayOf("2026-08-03")}}
	at := func(what string, owed steps.Type, want string) {
		t.Helper()
		l.Due = office.Due(&l)
		got := ""
		if c := NextDuty(office.Duties(&l), owed, ""); c != nil {
			got = c.Rule
		}
		if got != want {
			t.Errorf("%s: %q, want %q", what, got, want)
		}
	}
	at("received, nothing else owed: LTC Điều 24", register.StepHandled, "T1")
	l = l.Apply(draft(dayOf("2026-08-05"), register.Accepted{}))
	at("LTC Điều 29 khoản 3: the denouncer is to be told", register.StepReplied, "T7")
	at("no step owed: the earliest, LTC Điều 29 before Điều 30", "", "T7")
	told := l
	l = l.Apply(draft(dayOf("2026-08-06"), register.Reply{Type: "Thông báo thụ lý tố cáo", Number: "1", On: dayOf("2026-08-06")}))
	at("told: the accused is still to be told, which another notice does", register.StepReplied, "T7")
	l = l.Apply(draft(dayOf("2026-08-06"), register.Reply{Template: register.DocumentAccusedNotice, Number: "2", On: dayOf("2026-08-06")}))
	at("both told: the duty is done", register.StepReplied, "T8")
	l = l.Apply(draft(dayOf("2026-08-10"), register.Paused{Kind: register.Suspension}))
	at("suspended: the decision is to be sent, LTC Điều 34 khoản 4", register.StepResumed, "T9.2")
	l = told.Apply(draft(dayOf("2026-08-20"), register.Settlement{Result: register.Right, Follow: true}))
	at("LTC Điều 35 khoản 3: the conclusion is to be sent", register.StepDecisionSent, "T10")
	at("LTC Điều 40 khoản 1: and published", register.StepPublished, "T14")
	l = l.Apply(draft(dayOf("2026-08-21"), register.Ended{Reason: register.EndDone}))
	at("closed, but nobody was told", "", "T7")
	c := Clock{Due: dayOf("2026-08-20")}
	if c.Near(dayOf("2026-08-17")) || !c.Near(dayOf("2026-08-18")) {
		t.Error("near from two days before the last")
	}
}
