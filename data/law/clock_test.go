package law

import (
	"testing"

	"pgregory.net/rapid"

	"donthu/data/calendar"
	"donthu/data/day"
)

// drawn is a clock that may be paused and extended: its rule and a starting day
// on which the law provides for pauses.
func drawn(t *rapid.T) (string, day.Date) {
	id := rapid.SampledFrom([]string{"K1", "K3", "K6", "T8", "P5"}).Draw(t, "rule")
	return id, dayOf("2026-07-01").AddDays(rapid.IntRange(0, 3000).Draw(t, "start"))
}

var petition = Options{RollLastDay: true, StrictAcceptance: true, PetitionDays: 20}

func mustClock(t *rapid.T, r *Rules, id string, start day.Date, cal *calendar.Calendar, pauses []Span, ext []Extension) Clock {
	c, err := r.Clock(id, start, cal, petition, pauses, ext)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestPauseMovesTheEndByItsDays(t *testing.T) {
	rules, cal := loaded(t)
	rapid.Check(t, func(t *rapid.T) {
		id, start := drawn(t)
		plain := mustClock(t, rules, id, start, cal, nil, nil)
		from := start.AddDays(rapid.IntRange(1, start.DaysUntil(plain.Unrolled)).Draw(t, "from"))
		n := rapid.IntRange(1, 200).Draw(t, "days")
		paused := mustClock(t, rules, id, start, cal, []Span{{From: from, To: from.AddDays(n)}}, nil)
		if paused.Paused != n {
			t.Fatalf("%d days of pause, %d counted", n, paused.Paused)
		}
		want := plain.Unrolled.AddDays(n)
		if plain.Unit == WorkingDays { // as many working days later as the pause held
			want, _ = cal.AddWorkingDays(plain.Unrolled, cal.WorkingDays(from.AddDays(-1), from.AddDays(n-1)))
		}
		if paused.Unrolled != want {
			t.Fatalf("%s from %s, pause of %d days from %s: %s became %s, want %s", id, start, n, from, plain.Unrolled, paused.Unrolled, want)
		}
	})
}

func TestSplittingAPauseChangesNothing(t *testing.T) {
	rules, cal := loaded(t)
	rapid.Check(t, func(t *rapid.T) {
		id, start := drawn(t)
		from := start.AddDays(rapid.IntRange(-5, 60).Draw(t, "from"))
		n := rapid.IntRange(2, 90).Draw(t, "days")
		cut := rapid.IntRange(1, n-1).Draw(t, "cut")
		lap := rapid.IntRange(0, cut).Draw(t, "overlap")
		whole := mustClock(t, rules, id, start, cal, []Span{{From: from, To: from.AddDays(n)}}, nil)
		split := mustClock(t, rules, id, start, cal, []Span{{From: from.AddDays(cut - lap), To: from.AddDays(n)}, {From: from, To: from.AddDays(cut)}}, nil)
		if whole.Due != split.Due || whole.Unrolled != split.Unrolled || whole.Paused != split.Paused || whole.Explanation != split.Explanation {
			t.Fatalf("whole: %s\nsplit: %s", whole.Explanation, split.Explanation)
		}
	})
}

func TestAnotherHolidayNeverMakesADeadlineEarlier(t *testing.T) {
	rules, cal := loaded(t)
	var ids []string
	began := map[string]day.Date{}
	for _, r := range rules.all {
		if r.Form == Limit {
			ids = append(ids, r.ID)
			if first, known := began[r.ID]; !known || r.From < first {
				began[r.ID] = r.From
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.SampledFrom(ids).Draw(t, "rule")
		start := max(dayOf("2020-12-10"), began[id]).AddDays(rapid.IntRange(0, 4000).Draw(t, "start"))
		off := start.AddDays(rapid.IntRange(-3, 100).Draw(t, "off"))
		var pauses []Span
		if rapid.Bool().Draw(t, "paused") {
			from := start.AddDays(rapid.IntRange(0, 40).Draw(t, "from"))
			pauses = []Span{{From: from, To: from.AddDays(rapid.IntRange(1, 30).Draw(t, "days"))}}
		}
		more, err := calendar.New([]calendar.Edit{{Date: off, Off: true}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		before := mustClock(t, rules, id, start, cal, pauses, nil)
		after := mustClock(t, rules, id, start, more, pauses, nil)
		if after.Due < before.Due {
			t.Fatalf("%s off: %s became %s\n%s", off, before.Due, after.Due, after.Explanation)
		}
	})
}

func TestExtensionAddsItsDays(t *testing.T) {
	rules, cal := loaded(t)
	rapid.Check(t, func(t *rapid.T) {
		start := dayOf("2019-01-01").AddDays(rapid.IntRange(0, 4000).Draw(t, "start"))
		first, second := rapid.IntRange(0, 30).Draw(t, "first"), rapid.IntRange(0, 30).Draw(t, "second")
		plain := mustClock(t, rules, "T8", start, cal, nil, nil)
		long := mustClock(t, rules, "T8", start, cal, nil, []Extension{{Days: first}, {Days: second}})
		if long.Unrolled != plain.Unrolled.AddDays(first+second) || long.Extended != first+second {
			t.Fatalf("LTC Điều 30: %s extended by %d and %d is %s", plain.Unrolled, first, second, long.Unrolled)
		}
	})
}

func BenchmarkClock(b *testing.B) {
	rules, cal := loaded(b)
	pauses := []Span{{From: dayOf("2026-07-20"), To: dayOf("2026-08-03")}}
	for _, row := range []struct {
		name, rule, start string
		pauses            []Span
	}{
		{"calendar days", "K3", "2026-08-05", nil},
		{"working days over Quốc khánh", "K2", "2026-08-28", nil},
		{"two ways of counting", "K2", "2026-06-30", nil},
		{"paused", "T8", "2026-07-06", pauses},
	} {
		b.Run(row.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := rules.Clock(row.rule, dayOf(row.start), cal, usual, row.pauses, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
