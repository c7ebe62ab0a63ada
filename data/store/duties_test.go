package store

import (
	"context"
	"slices"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
)

// duties is what a test says that a letter owes, by the name of its sender.
type fixedDuties map[string][]register.Owed

func (f fixedDuties) Owed(l *register.Letter) (due register.Due, all []register.Owed) {
	for _, d := range f[l.Sender.Name] {
		if all = append(all, d); !d.Done && !d.Unrecorded && (due.Next.IsZero() || d.Due < due.Next) {
			due.Next = d.Due
		}
		if d.Unrecorded {
			due.Unrecorded++
		}
		due.Late = due.Late || d.SettledLate
	}
	return due, all
}

func (fixedDuties) Version() string { return "fixed" }

// Duties are listed by their last day whatever state their letters are in; each standing
// has its own letters.
func TestDutiesAreListed(t *testing.T) {
	o := testOptions()
	today := day.Of(o.Clock())
	owed := func(rule string, due day.Date) register.Owed {
		return register.Owed{Rule: rule, Start: due.AddDays(-5), Due: due}
	}
	begins := func(rule string, on day.Date) register.Owed { return register.Owed{Rule: rule, Start: on} }
	met, unrecorded := owed("T7", today.AddDays(-3)), owed("K4", today.AddDays(-300))
	met.Done, met.Met, met.SettledLate, met.To = true, today.AddDays(-1), true, register.ToAccused
	unrecorded.Unrecorded = true
	o.Deadlines = func(register.Settings) Deadlines {
		return fixedDuties{"Một": {owed("T7", today.AddDays(-1)), met}, "Hai": {owed("K2", today)}, "Ba": {owed("K3", today.AddDays(1)), unrecorded}, "Bốn": {owed("P5", 0), begins("L2", today), begins("L2", today.AddDays(1))}}
	}
	s, err := Create(t.Context(), t.TempDir(), register.Settings{}, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	for _, name := range []string{"Một", "Hai", "Ba", "Bốn"} {
		add(t, s, facts(name, "Nội dung "+name))
	}
	for _, c := range []struct {
		what string
		q    DutyQuery
		want []string
	}{
		{"open", DutyQuery{Open: true}, []string{"T7 Một", "K2 Hai", "K3 Ba", "P5 Bốn", "L2 Bốn"}}, // the one that begins tomorrow is not owed yet
		{"late: not that of today", DutyQuery{Late: true}, []string{"T7 Một"}},
		{"until today", DutyQuery{Open: true, Until: today}, []string{"T7 Một", "K2 Hai"}},
		{"until tomorrow", DutyQuery{Open: true, Until: today.AddDays(1)}, []string{"T7 Một", "K2 Hai", "K3 Ba"}},
		{"never recorded", DutyQuery{Unrecorded: true}, []string{"K4 Ba"}},
		{"by one rule", DutyQuery{Rule: "T7"}, []string{"T7 Một", "T7 Một"}},
		{"to one reader", DutyQuery{To: register.ToAccused}, []string{"T7 Một"}},
	} {
		all, err := s.Duties(t.Context(), c.q)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range all {
			got = append(got, d.Rule+" "+d.Letter.Sender.Name)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
	for _, c := range []struct {
		what string
		q    Query
		want string
	}{
		{"overdue", Query{Overdue: true}, "Một"}, {"done late once", Query{LateOnce: true}, "Một"}, {"never recorded", Query{Unrecorded: true}, "Ba"}, {"open by K2", Query{Duty: "K2"}, "Hai"}, {"met by T7 only to one", Query{Duty: "T7"}, "Một"},
	} {
		page, err := s.Letters(t.Context(), c.q)
		if err != nil || len(page.Letters) != 1 || page.Letters[0].Sender.Name != c.want {
			t.Errorf("%s: %+v, %v", c.what, page.Letters, err)
		}
	}
	late := func(on day.Date) (n int) {
		if err := s.EachLateOn(context.Background(), on, func(*register.Letter) error { n++; return nil }); err != nil {
			t.Fatal(err)
		}
		return n
	}
	// One's T7 was due yesterday and is open, the other was due three days ago and met yesterday.
	for on, want := range map[day.Date]int{today.AddDays(-3): 0, today.AddDays(-2): 1, today.AddDays(-1): 0, today: 1, today.AddDays(1): 2, today.AddDays(2): 3} {
		if got := late(on); got != want {
			t.Errorf("late at the end of %s: %d, want %d", on, got, want)
		}
	}
	if rules, err := s.DutyRules(t.Context()); err != nil || rules["T7"] != 1 || rules["K4"] != 0 || rules["L2"] != 1 {
		t.Errorf("%v, %v", rules, err)
	}
}
