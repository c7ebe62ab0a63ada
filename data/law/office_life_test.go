package law

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

func draft(on day.Date, c steps.Content) steps.Draft { return steps.Draft{On: on, Content: c} }

// acceptedDraws is a letter accepted after 1/7/2026, when the law provides for
// pauses of complaints and denunciations.
func acceptedDraws(t *rapid.T) register.Letter {
	l := register.Letter{ID: 1, Facts: register.Facts{
		Kind: rapid.SampledFrom([]register.Kind{register.Complaint, register.Denunciation}).Draw(t, "kind"), Round: 1,
		ReceivedOn: dayOf("2026-07-01").AddDays(rapid.IntRange(0, 2000).Draw(t, "received")),
	}}
	return l.Apply(draft(l.ReceivedOn.AddDays(rapid.IntRange(0, 10).Draw(t, "accepted")), register.Accepted{}))
}

func settlementClock(t *rapid.T, o *Office, l register.Letter) Clock {
	c, ok := o.settlement(&l)
	if !ok {
		t.Fatal("no clock of the settlement")
	}
	return c
}

func TestStepsOfAPauseMoveTheEndByItsDays(t *testing.T) {
	office := NewOffice(register.Settings{})
	rapid.Check(t, func(t *rapid.T) {
		l := acceptedDraws(t)
		plain := settlementClock(t, office, l)
		from := l.AcceptedOn.AddDays(rapid.IntRange(1, 29).Draw(t, "from"))
		n := rapid.IntRange(1, 100).Draw(t, "days")
		open := l.Apply(draft(from, register.Paused{Kind: register.Suspension}))
		if due := office.Due(&open); !due.Settle.IsZero() || open.State() != register.Suspended || !open.DueOn().IsZero() {
			t.Fatalf("while it is suspended no limit runs: %+v %s", due, open.State())
		}
		whole := open.Apply(draft(from.AddDays(n), register.Resumed{}))
		if got := settlementClock(t, office, whole); got.Unrolled != plain.Unrolled.AddDays(n) || got.Paused != n {
			t.Fatalf("%s became %s after %d days", plain.Unrolled, got.Unrolled, n)
		}
		cut := rapid.IntRange(0, n).Draw(t, "cut")
		split := open.Apply(draft(from.AddDays(cut), register.Resumed{})).
			Apply(draft(from.AddDays(cut), register.Paused{Kind: register.Suspension})).Apply(draft(from.AddDays(n), register.Resumed{}))
		if a, b := office.Due(&split), office.Due(&whole); a.Settle != b.Settle {
			t.Fatalf("split: %+v, whole: %+v", a, b)
		}
	})
}

func TestOrderOfExtensionAndPauseDoesNotMatter(t *testing.T) {
	office := NewOffice(register.Settings{})
	rapid.Check(t, func(t *rapid.T) {
		l := acceptedDraws(t)
		from := l.AcceptedOn.AddDays(rapid.IntRange(1, 20).Draw(t, "from"))
		all := []steps.Draft{
			draft(from, register.Complexity{Level: register.EspeciallyComplex}),
			draft(from, register.Extended{Days: rapid.IntRange(1, 40).Draw(t, "longer")}),
			draft(from, register.Reply{Number: "1"}),
		}
		pause := []steps.Draft{draft(from, register.Paused{Kind: register.Suspension}), draft(from.AddDays(5), register.Resumed{})}
		before, after := l, l
		for _, d := range append(slices.Clone(pause), all...) {
			before = before.Apply(d)
		}
		for _, d := range append(slices.Clone(all), pause...) {
			after = after.Apply(d)
		}
		if office.Due(&before) != office.Due(&after) {
			t.Fatalf("%+v, %+v", office.Due(&before), office.Due(&after))
		}
		if due := office.Due(&after); due.Settle < settlementClock(t, office, l).Due {
			t.Fatalf("longer and paused, but earlier: %s", due.Settle)
		}
	})
}

func TestDueIsTheClockThatRuns(t *testing.T) {
	office := NewOffice(register.Settings{ReceiverDays: 5})
	l := register.Letter{ID: 1, Facts: register.Facts{Kind: register.Complaint, Round: 1, ReceivedOn: dayOf("2026-08-03")}}
	for _, row := range []struct {
		on   string
		c    steps.Content
		due  string
		what string
	}{
		{"2026-08-05", register.Accepted{}, "2026-08-12", "LKN Điều 27: the notice too is within the limit"},
		{"2026-08-06", register.Reply{Template: register.DocumentComplaintAccepted}, "2026-09-04", "LKN Điều 28"},
		{"2026-08-20", register.Settlement{Result: register.Right, Follow: true}, "2026-08-24", "LKN Điều 32 before the others"},
		{"2026-08-21", register.DecisionSent{To: "Người khiếu nại"}, "2026-08-24", "LKN Điều 32: the superior has not got it"},
		{"2026-08-22", register.DecisionSent{Readers: []register.Reader{register.ToSuperior}}, "2026-08-26", "the office's own limit for the result"},
		{"2026-08-26", register.ResultSent{To: "Ban Tiếp công dân"}, "2026-09-04", "NĐ 124/2020 Điều 29"},
		{"2026-08-28", register.Published{Way: register.Posting}, "2026-09-29", "NĐ 124/2020 Điều 31: 05 working days from the day of legal effect, 22/9"},
		{"2026-09-22", register.Execution{Done: register.No}, "2026-09-29", "not carried out meets nothing"},
		{"2026-09-28", register.Execution{Done: register.Yes}, "", "nothing is owed"},
	} {
		l = l.Apply(draft(dayOf(row.on), row.c))
		l.Due = office.Due(&l)
		if got := l.DueOn().String(); got != row.due {
			t.Errorf("%s: due %q, want %q (%s)", row.what, got, row.due, l.State())
		}
	}
}

func TestNextStepsFollowTheLawOfTheDay(t *testing.T) {
	office := NewOffice(register.Settings{})
	complaint := register.Letter{Facts: register.Facts{Kind: register.Complaint, ReceivedOn: dayOf("2026-06-01"), Source: register.AtReception}}
	accepted := complaint.Apply(draft(dayOf("2026-06-05"), register.Accepted{}))
	kept := complaint.Apply(draft(dayOf("2026-06-05"), register.Handled{Eligible: register.No, Handling: register.Keep}))
	later := complaint
	later.ReceivedOn = dayOf("2026-07-01")
	for _, row := range []struct {
		what  string
		l     register.Letter
		today string
		c     steps.Content
		want  bool
		says  string
	}{
		{"suspension of a complaint before 1/7/2026", accepted, "2026-06-30", register.Paused{}, false, "01/07/2026"},
		{"… and from that day", accepted, "2026-07-01", register.Paused{}, true, ""},
		{"complaint received at reception before 1/7/2026", complaint, "2026-06-10", register.Handled{Handling: register.Forward}, false, "01/07/2026"},
		{"… and from that day", later, "2026-07-10", register.Handled{Handling: register.Forward}, true, ""},
		{"kept for less than a year", kept, "2027-06-05", register.ListedForDestruction{}, false, "05/06/2027"},
		{"kept for a year", kept, "2027-06-06", register.ListedForDestruction{}, true, ""},
	} {
		steps := office.NextSteps(row.l, dayOf(row.today))
		if i := slices.IndexFunc(steps, func(s NextStep) bool { return !s.Allowed }); row.says != "" && !strings.Contains(steps[i].WhyNot, row.says) {
			t.Errorf("%s: what the law forbids of the day stands behind what does not fit: %+v", row.what, steps[i])
		}
		got := FindNext(steps, row.c)
		if got == nil || got.Allowed != row.want || !strings.Contains(got.WhyNot, row.says) {
			t.Errorf("%s: %+v", row.what, got)
		}
	}
}

func TestGroundsOfTheLaw(t *testing.T) {
	if _, err := readGrounds(); err != nil {
		t.Fatal(err)
	}
	for _, on := range []string{"2026-06-30", "2026-07-01"} {
		if got := GroundsFor(string(register.Refuse), register.Complaint, dayOf(on)); len(got) != 9 {
			t.Errorf("LKN Điều 11 has nine grounds, got %d on %s", len(got), on)
		}
	}
	if got := GroundsFor(string(register.Refuse), register.Complaint, 0); len(got) != 9 || !strings.Contains(got[0].Text, "mang tính nội bộ") {
		t.Errorf("the law as it is now: %+v", got)
	}
	if g, ok := GroundByID("lkn-11-1", dayOf("2026-06-30")); !ok || !strings.Contains(g.Text, "trong nội bộ") {
		t.Errorf("as it was worded before Luật 136/2025: %+v", g)
	}
	if g, ok := GroundByID("lkn-11-1", dayOf("2026-07-01")); !ok || !strings.Contains(g.Text, "mang tính nội bộ") {
		t.Errorf("as Luật 136/2025 words it: %+v", g)
	}
	if got := GroundsFor(ForComplex, register.Denunciation, dayOf("2026-07-01")); len(got) != 7 {
		t.Errorf("NĐ 31/2019 Điều 3 has seven criteria, got %d", len(got))
	}
	if got := GroundsFor(string(register.Suspension), register.Complaint, dayOf("2026-06-30")); len(got) != 0 {
		t.Errorf("before 1/7/2026 a complaint was not suspended: %+v", got)
	}
	for _, kind := range register.Kinds {
		if len(GroundsFor(ForCondition, kind, 0)) < 3 || len(GroundsFor(string(register.Keep), kind, 0)) == 0 {
			t.Errorf("%s: no conditions, or no reasons to keep", kind)
		}
	}
}

func BenchmarkDue(b *testing.B) {
	office := NewOffice(register.Settings{})
	l := register.Letter{Facts: register.Facts{Kind: register.Denunciation, Round: 1, ReceivedOn: dayOf("2026-07-01")}}
	l = l.Apply(draft(dayOf("2026-07-06"), register.Accepted{}))
	paused := l.Apply(draft(dayOf("2026-07-20"), register.Paused{Kind: register.Suspension})).Apply(draft(dayOf("2026-08-03"), register.Resumed{}))
	followed := l.Apply(draft(dayOf("2026-08-03"), register.Settlement{Result: register.Right, Follow: true}))
	for name, letter := range map[string]register.Letter{"accepted": l, "paused": paused, "decided": followed} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				office.Due(&letter)
			}
		})
	}
}
