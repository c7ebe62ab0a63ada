package store

import (
	"fmt"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// national writes a step about the national platform.
func national(t *testing.T, s *Store, l register.Letter, c register.National) {
	t.Helper()
	if _, err := s.AddSteps(t.Context(), l.ID, steps.Draft{On: l.ReceivedOn, Content: c}); err != nil {
		t.Fatal(err)
	}
}

func TestLettersAreListedByTheNationalPlatform(t *testing.T) {
	s := newStore(t)
	var all []register.Letter
	for i, name := range []string{"Lê Một", "Lê Hai", "Lê Ba"} {
		f := facts(name, "Việc "+name)
		f.ReceivedOn = day.Must("2026-03-01").AddDays(i)
		l, err := s.AddLetter(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, l)
	}
	n := func(counts ...int) string {
		words := make([]string, len(counts))
		for i, count := range counts {
			words[i] = fmt.Sprintf("%d/2026", count)
		}
		return strings.Join(words, " ")
	}
	expect := func(q Query, want string) {
		t.Helper()
		if got := listedBy(t, s, q); got != want {
			t.Errorf("%+v lists %q, want %q", q, got, want)
		}
	}
	toType := Query{National: register.NationalToType}
	expect(toType, n(1, 2, 3))
	national(t, s, all[0], register.National{Code: "KN.HCM-2026-0077"})
	national(t, s, all[1], register.National{Reason: "Đơn trùng"})
	expect(toType, n(3))
	expect(Query{National: register.NationalTyped}, n(1))
	expect(Query{National: register.NationalOmitted}, n(2))
	expect(Query{Text: "hcm-2026-0077"}, n(1)) // found by its code
	if same, err := s.NationalCoded(t.Context(), "KN.HCM-2026-0077"); err != nil || len(same) != 1 || same[0].ID != all[0].ID {
		t.Errorf("of the code %v %v", same, err)
	}
	national(t, s, all[1], register.National{Code: "KN-78"}) // typed there after all
	expect(Query{National: register.NationalOmitted}, "")

	// What came before the office types any is not to be typed; the first day is.
	national(t, s, all[2], register.National{Reason: "x"})
	steps, err := s.Steps(t.Context(), register.LetterSubject, all[2].ID)
	if err != nil {
		t.Fatal(err)
	}
	annulled(t, s, all[2].ID, steps[len(steps)-1].Seq)
	expect(toType, n(3))
	for from, want := range map[string]string{"2026-03-03": n(3), "2026-03-04": ""} {
		settings := s.Settings()
		settings.NationalFrom = day.Must(from)
		if err := s.SaveSettings(t.Context(), settings); err != nil {
			t.Fatal(err)
		}
		expect(toType, want)
		if counts, err := s.Counts(t.Context(), toType); err != nil || counts[0] != len(strings.Fields(want)) {
			t.Errorf("from %s: counts %v %v", from, counts, err)
		}
		listed := 0
		err := s.EachToType(t.Context(), day.YearPeriod(2026), func(*register.Letter) error { listed++; return nil })
		if err != nil || listed != len(strings.Fields(want)) {
			t.Errorf("from %s: the book lists %d (%v)", from, listed, err)
		}
	}
	if found, err := s.Verify(t.Context()); err != nil || found.Err() != nil {
		t.Errorf("%+v %v", found, err)
	}
}

// annulled takes a step out as written by mistake.
func annulled(t *testing.T, s *Store, id, seq int64) {
	t.Helper()
	if _, err := s.AddSteps(t.Context(), id, steps.Annul(seq, s.Today(), "nhầm")); err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsWrittenOfTheNationalPlatformIsJudged(t *testing.T) {
	today := day.Must("2026-06-01")
	l := register.Letter{Facts: register.Facts{ReceivedOn: day.Must("2026-05-01"), Kind: register.Petition}}
	for _, c := range []struct {
		content register.National
		on      string
		field   string
		warning bool
	}{
		{register.National{Code: "KN-1"}, "2026-05-01", "", false},
		{register.National{Reason: "Đơn trùng"}, "2026-06-01", "", false},
		{register.National{}, "2026-05-01", register.FieldCode, false},
		{register.National{Code: "KN-1", Reason: "Đơn trùng"}, "2026-05-01", "reason", false},
		{register.National{Code: "KN-1"}, "2026-04-30", register.FieldOn, false},
		{register.National{Code: "KN-1"}, "2026-06-02", register.FieldOn, false},
		{register.National{Code: strings.Repeat("9", 60)}, "2026-05-01", "", false},
		{register.National{Code: strings.Repeat("9", 61)}, "2026-05-01", register.FieldCode, false},
	} {
		found := register.CheckStep(l, steps.Draft{On: day.Must(c.on), Content: c.content}, today)
		field := ""
		if len(found) > 0 {
			field = found[0].Field
		}
		if field != c.field {
			t.Errorf("%+v on %s: %+v, want %q", c.content, c.on, found, c.field)
		}
	}
}

// Letters of the lists are found by the store as the books want them.
func TestTheStoreFindsWhatTheBooksFollow(t *testing.T) {
	s := newStore(t)
	add := func(on, matter string, drafts ...steps.Draft) register.Letter {
		t.Helper()
		f := facts("Lê Văn "+on, "Việc ngày "+on)
		f.ReceivedOn, f.Matter = day.Must(on), matter
		l, err := s.AddLetter(t.Context(), f)
		if err == nil && len(drafts) > 0 {
			l, err = s.AddSteps(t.Context(), l.ID, drafts...)
		}
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	handled := func(on string, h register.Handling) steps.Draft {
		return steps.Draft{On: day.Must(on), Content: register.Handled{Eligible: register.Yes, Competent: register.No, Handling: h, ForwardTo: "Sở"}}
	}
	add("2026-01-05", "chợ", handled("2026-01-06", register.Forward)) // 1
	add("2026-02-05", "", handled("2026-02-06", register.Guide))      // 2
	add("2026-03-05", "chợ")                                          // 3
	add("2026-03-06", "")                                             // 4
	add("2026-01-07", "đường", handled("2026-01-08", register.Keep))  // 5
	if _, err := s.AddReception(t.Context(), register.Reception{On: day.Must("2026-03-10"), Type: register.Regular, Host: register.Officer, Kind: register.Petition, People: 1,
		Visitor: register.Person{Name: "Khách"}, Content: "đường", Matter: "đường"}); err != nil {
		t.Fatal(err)
	}
	march := day.Period{From: day.Must("2026-03-05"), To: day.Must("2026-03-31")}
	for name, c := range map[string]struct {
		each func(visit func(*register.Letter) error) error
		want string
	}{
		"forwarded": {func(v func(*register.Letter) error) error { return s.EachForwarded(t.Context(), march.To, v) }, "1/2026"},
		"not received yet": {func(v func(*register.Letter) error) error {
			return s.EachForwarded(t.Context(), day.Must("2026-01-04"), v)
		}, ""},
		"matters of march": {func(v func(*register.Letter) error) error { return s.EachOfMatters(t.Context(), march, v) }, "1/2026 3/2026 4/2026 5/2026"},
		"open in march":    {func(v func(*register.Letter) error) error { return s.EachOpenSince(t.Context(), march.To, v) }, "1/2026 3/2026 4/2026"},
		"open on 5 January": {func(v func(*register.Letter) error) error {
			return s.EachOpenSince(t.Context(), day.Must("2026-01-05"), v)
		}, "1/2026"},
		"none on the 4th": {func(v func(*register.Letter) error) error {
			return s.EachOpenSince(t.Context(), day.Must("2026-01-04"), v)
		}, ""},
	} {
		var got []string
		if err := c.each(func(l *register.Letter) error { got = append(got, l.Number.String()); return nil }); err != nil {
			t.Fatal(err)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
