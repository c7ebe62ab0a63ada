package law

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"donthu/assets"
	"donthu/data"
)

// TT 05/2021/TT-TTCP chapters III–V.
func TestDirectionsFitWhatWasJudged(t *testing.T) {
	for _, c := range []struct {
		eligible, competent data.Answer
		want                []data.Handling
	}{
		{data.Yes, data.Yes, []data.Handling{data.Accept, data.Refuse, data.Guide, data.Keep, ""}},
		{data.Yes, data.No, []data.Handling{data.Forward, data.Guide, data.Return, data.Refuse, data.Keep}},
		{data.No, "", []data.Handling{data.Refuse, data.Guide, data.Return, data.Keep}},
		{data.No, data.Yes, []data.Handling{data.Refuse, data.Guide, data.Return, data.Keep}},
		{"", "", []data.Handling{data.Accept, data.Refuse, data.Guide, data.Keep}},
		{data.Yes, "", []data.Handling{data.Accept, data.Refuse, data.Guide, data.Keep}},
	} {
		if got := Directions(c.eligible, c.competent); !slices.Equal(got, c.want) {
			t.Errorf("eligible %q, competent %q: %q, want %q", c.eligible, c.competent, got, c.want)
		}
	}
}

// TT 06/2025, biểu 03 and 04.
func TestResultsFitKindAndRound(t *testing.T) {
	for name, c := range map[string]struct {
		kind  data.Kind
		round int
		want  []data.Result
	}{
		"complaint":        {data.Complaint, 1, []data.Result{data.Right, data.PartlyRight, data.Wrong}},
		"second complaint": {data.Complaint, 2, []data.Result{data.Upheld, data.Overturned}},
		"denunciation":     {data.Denunciation, 2, []data.Result{data.Right, data.RightAndWrong, data.Wrong}},
		"petition":         {data.Petition, 2, []data.Result{data.Right, data.PartlyRight, data.Wrong}},
	} {
		got := Results(&data.Letter{Facts: data.Facts{Kind: c.kind, Round: c.round}})
		if want := append(c.want, data.Withdrawn, data.Stopped); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

func TestWhatTheLawKnowsOfAKind(t *testing.T) {
	office := NewOffice(data.Settings{})
	three := data.ComplexityLevels
	for kind, want := range map[data.Kind]struct {
		pauses               []data.PauseKind
		levels               []data.ComplexityLevel
		processing, settling string
	}{
		// LKN Điều 11a, Điều 27, Điều 28
		data.Complaint: {[]data.PauseKind{data.Suspension}, three[:2], "0 working", "15 calendar"},
		// LTC Điều 34, NĐ 31/2019 Điều 15; LTC Điều 24, Điều 30
		data.Denunciation: {[]data.PauseKind{data.Suspension, data.Expertise}, three, "3 working", "30 calendar"},
		data.Petition:     {[]data.PauseKind{data.OtherPause}, three[:2], "0 working", "5 working"},
		data.Reflection:   {[]data.PauseKind{data.OtherPause}, three[:2], "0 working", "5 working"},
		"":                {[]data.PauseKind{data.OtherPause}, three[:2], "0 ", "0 "},
	} {
		l := data.Letter{Facts: data.Facts{Kind: kind, Round: 1, ReceivedOn: day("2026-07-01")}, AcceptedOn: day("2026-07-06")}
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
	for criteria, want := range []data.ComplexityLevel{data.SimpleCase, data.ComplexCase, data.EspeciallyComplex, data.EspeciallyComplex} {
		if got := LevelOf(criteria); got != want {
			t.Errorf("%d criteria: %q, want %q", criteria, got, want)
		}
	}
	for kind, use := range map[data.PauseKind]string{data.Suspension: ForPause, data.Expertise: ForExpertise, data.OtherPause: "", "": ""} {
		if got := ForPauseOf(kind); got != use {
			t.Errorf("grounds of %q are for %q", kind, got)
		}
	}
	if !GoesOn(data.Denunciation, data.Withdrawal{}) || GoesOn(data.Denunciation, data.Withdrawal{Partly: true}) || GoesOn(data.Complaint, data.Withdrawal{}) {
		t.Error("LTC Điều 33 khoản 3: a denunciation that was withdrawn as a whole may be settled all the same")
	}
	if MeetingOn(data.Complaint) != data.ForDialogue || MeetingOn(data.Denunciation) != data.ForCounsel || MeetingOn(data.Petition) != data.ForCounsel {
		t.Error("LKN Điều 30: a dialogue is with who complained")
	}
	if !ToCourt(data.Complaint) || ToCourt(data.Denunciation) {
		t.Error("LKN Điều 33: of a complaint the sender may go to court")
	}
}

func longer(o *Office, l data.Letter, processing bool) string {
	days, unit := o.LongerBy(&l, processing)
	return fmt.Sprintf("%d %s", days, unit)
}

func TestDecisionsLengthenALimitAsFarAsTheLawAllows(t *testing.T) {
	office, remote := NewOffice(data.Settings{}), NewOffice(data.Settings{Remote: true})
	letter := func(kind data.Kind, round int, on string) data.Letter {
		return data.Letter{Facts: data.Facts{Kind: kind, Round: round, ReceivedOn: day(on)}, AcceptedOn: day(on)}
	}
	for _, c := range []struct {
		what       string
		o          *Office
		l          data.Letter
		processing bool
		want       string
	}{
		{"LKN Điều 28: 45 for 30 days", office, letter(data.Complaint, 1, "2026-07-01"), false, "15 calendar"},
		{"… in a remote area 60 for 45", remote, letter(data.Complaint, 1, "2026-07-01"), false, "15 calendar"},
		{"LKN Điều 37: 60 for 45", office, letter(data.Complaint, 2, "2026-07-01"), false, "15 calendar"},
		{"… in a remote area 70 for 60", remote, letter(data.Complaint, 2, "2026-07-01"), false, "10 calendar"},
		{"LKN Điều 27 before Luật 136/2025 counts days, and knows no extension", office, letter(data.Complaint, 1, "2026-06-30"), true, "0 calendar"},
		{"… since then working days", office, letter(data.Complaint, 1, "2026-07-01"), true, "0 working"},
		{"LTC Điều 24 khoản 1: 10 for 7 working days", office, letter(data.Denunciation, 1, "2026-07-01"), true, "3 working"},
		{"… which an office's own limit does not lengthen", NewOffice(data.Settings{OwnLimits: strings.NewReplacer("P5", "T1", "internal", "limit",
			"settlement", "processing", `"petition", "reflection"`, `"denunciation"`, `"accepted"`, `"received"`).Replace(ownRule)}),
			letter(data.Denunciation, 1, "2026-09-01"), true, "0 working"},
		{"LTC Điều 30 khoản 2", office, letter(data.Denunciation, 1, "2026-07-01"), false, "30 calendar"},
		{"… also of a continued denunciation", office, letter(data.Denunciation, 2, "2026-07-01"), false, "30 calendar"},
		{"no limit before the law of 2018", office, letter(data.Denunciation, 1, "2018-12-31"), false, "0 "},
		{"… and from its day", office, letter(data.Denunciation, 1, "2019-01-01"), false, "30 calendar"},
		{"the office's own of a petition", NewOffice(data.Settings{PetitionDays: 15}), letter(data.Petition, 1, "2026-07-01"), false, "5 working"},
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
	papers := []data.Attachment{{Name: "Quyết định"}}
	for _, c := range []struct {
		what  string
		r     data.Reception
		given []data.Direction
		want  []string
	}{
		{"nothing", data.Reception{Host: data.Head}, nil, nil},
		{"papers", data.Reception{Host: data.Head, Papers: papers}, nil, []string{data.DocumentReceipt}},
		{"… with a receipt already", data.Reception{Host: data.Head, Papers: papers, Replies: []data.Reply{{Template: data.DocumentReceipt}}}, nil, nil},
		{"Điều 9 khoản 1", data.Reception{Host: data.Head, Refusal: drunk, Outcome: "x"}, nil, nil},
		{"Điều 9 khoản 2", data.Reception{Host: data.Head, Refusal: threatens}, nil, nil},
		{"Điều 9 khoản 3", data.Reception{Host: data.Head, Refusal: settled}, nil, []string{data.DocumentVisitRefused}},
		{"the head concluded", data.Reception{Host: data.Head, Outcome: "x"}, nil, []string{data.DocumentVisitConclusion}},
		{"… or directed", data.Reception{Host: data.Head}, []data.Direction{{}}, []string{data.DocumentVisitConclusion}},
		{"an officer concludes nothing", data.Reception{Host: data.Officer, Outcome: "x"}, nil, nil},
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
		{"2028-09-30", nil, []int{2028}},
		{"2028-10-01", nil, []int{2028, 2029}},
		{"2028-10-01", []int{2028}, []int{2029}},
		{"2028-12-31", []int{2028, 2029}, nil},
	} {
		if got := NewOffice(data.Settings{ConfirmedYears: c.confirmed}).Unconfirmed(day(c.today)); !slices.Equal(got, c.want) {
			t.Errorf("%s, %v confirmed: %v, want %v", c.today, c.confirmed, got, c.want)
		}
	}
}

// A step that is owed shows the clock of its duty; without one, the clock that runs.
func TestClockOfTheNextStep(t *testing.T) {
	office := NewOffice(data.Settings{})
	l := data.Letter{ID: 1, Facts: data.Facts{Kind: data.Denunciation, Round: 1, ReceivedOn: day("2026-08-03")}}
	at := func(what string, owed data.StepType, want string) {
		t.Helper()
		l.Due = office.Due(&l)
		got := ""
		if c := NextClock(&l, office.Clocks(&l), owed); c != nil {
			got = c.Rule
		}
		if got != want {
			t.Errorf("%s: %q, want %q", what, got, want)
		}
	}
	at("received, nothing else owed: LTC Điều 24", data.StepHandled, "T1")
	l = l.Apply(draft(day("2026-08-05"), data.Accepted{}))
	at("LTC Điều 29 khoản 3: the denouncer is to be told", data.StepReplied, "T7")
	at("no step owed: LTC Điều 30", "", "T8")
	told := l
	l = l.Apply(draft(day("2026-08-06"), data.Reply{Type: "Thông báo thụ lý tố cáo", Number: "1", On: day("2026-08-06")}))
	at("told: the duty is done", data.StepReplied, "T8")
	l = l.Apply(draft(day("2026-08-10"), data.Paused{Kind: data.Suspension}))
	at("suspended: the clock that stands still", data.StepResumed, "T8")
	l = told.Apply(draft(day("2026-08-20"), data.Settlement{Result: data.Right, Follow: true}))
	at("LTC Điều 35 khoản 3: the conclusion is to be sent", data.StepDecisionSent, "T10")
	at("LTC Điều 40 khoản 1: and published", data.StepPublished, "T14")
	l = l.Apply(draft(day("2026-08-21"), data.Ended{Reason: data.EndDone}))
	at("closed", "", "")
	c := Clock{Due: day("2026-08-20")}
	if c.Near(day("2026-08-17")) || !c.Near(day("2026-08-18")) {
		t.Error("near from two days before the last")
	}
}
