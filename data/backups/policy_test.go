package backups

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func at(text string) time.Time {
	t, err := time.Parse("2006-01-02 15:04", text)
	if err != nil {
		panic(err)
	}
	return t
}

// Each row lists what was made, the oldest first; those behind a minus go.
func TestWhichBackupsStay(t *testing.T) {
	days := func(from string, n, step int) (all []string) { // the newest last
		for i := n - 1; i >= 0; i-- {
			all = append(all, at(from).AddDate(0, 0, -i*step).Format("2006-01-02 15:04"))
		}
		return all
	}
	months := func(from string, n int) (all []string) {
		for i := n - 1; i >= 0; i-- {
			all = append(all, at(from).AddDate(0, -i, 0).Format("2006-01-02 15:04"))
		}
		return all
	}
	less := func(all []string, gone ...int) []string {
		all = slices.Clone(all)
		for _, i := range gone {
			all[i] = "-" + all[i]
		}
		return all
	}
	for name, made := range map[string][]string{
		"one":                           {"2026-11-20 09:30"},
		"an hour keeps its last":        {"-2026-11-20 09:00", "2026-11-20 09:59", "2026-11-20 10:00"},
		"yesterday too":                 {"-2026-11-19 09:00", "2026-11-19 09:59", "2026-11-19 16:00", "2026-11-20 10:00"},
		"the day before keeps its last": {"-2026-11-18 09:59", "2026-11-18 16:00", "2026-11-19 09:59", "2026-11-19 16:00", "2026-11-20 10:00"},
		"days without one do not count": {"-2026-10-01 08:00", "2026-10-01 16:00", "2026-11-02 09:59", "2026-11-02 16:00", "2026-11-20 10:00"},
		"fourteen days":                 days("2026-11-20 10:00", 14, 1),                            // from Saturday the 7th
		"of fifteen the first":          less(days("2026-11-20 10:00", 15, 1), 0),                   // Friday the 6th: the 8th is its week's last
		"a week's last stays":           less(days("2026-11-20 10:00", 20, 1), 1, 2, 3, 4, 5),       // Sunday the 1st
		"eight weeks":                   append(days("2026-11-17 10:00", 8, 7), "2026-11-19 09:00"), // Tuesdays: each its week's last, and its day's
		"of nine weeks the first, unless it is its month's last": append([]string{"-2026-01-05 09:00", "2026-01-30 09:00", "-2026-09-18 09:00",
			"2026-09-25 09:00", "2026-10-02 09:00", "2026-10-09 09:00", "2026-10-16 09:00", "2026-10-23 09:00"}, days("2026-11-20 10:00", 14, 1)...),
		"twenty-four months":              months("2026-11-20 10:00", 24),
		"of twenty-five the first, early": less(append(months("2026-11-20 10:00", 25), days("2026-12-15 10:00", 14, 1)...), 0, 1),
	} {
		var times []time.Time
		var want []bool
		for _, m := range made {
			want = append(want, m[0] != '-')
			if m[0] == '-' {
				m = m[1:]
			}
			times = append(times, at(m))
		}
		now := times[len(times)-1]
		if got := stays(times, now, now); !slices.Equal(got, want) {
			t.Errorf("%s: %v\n%v stay, want\n%v", name, made, got, want)
		}
	}
}

// A clock that is a second behind what is there takes nothing away.
func TestAClockThatWasSetBackTakesNoBackupAway(t *testing.T) {
	last := at("2026-11-20 09:30")
	made := []time.Time{last.Add(-2 * time.Minute), last.Add(-time.Minute)}
	for _, c := range []struct {
		now, step time.Time
		gone      bool
	}{
		{last, last, true}, {last.Add(-time.Second), last, false}, // behind the newest step
		{last.Add(-time.Minute), last.Add(-time.Hour), true}, {last.Add(-time.Minute - time.Second), last.Add(-time.Hour), false}, // behind the newest backup
	} {
		if got := stays(made, c.now, c.step); got[0] == c.gone || !got[1] {
			t.Errorf("at %v: %v", c.now, got)
		}
	}
}

// Whatever was made: the newest stays, thinning twice is thinning once, there are never more
// than the levels allow, and none of the last days, weeks and months loses all.
func TestWhateverWasMadeSomethingStays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		made := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) time.Time {
			return at("2024-01-01 00:00").Add(time.Duration(rapid.IntRange(0, 3*365*24*60).Draw(t, "minute")) * time.Minute)
		}), 1, 300).Draw(t, "made")
		slices.SortFunc(made, time.Time.Compare)
		now := made[len(made)-1].Add(time.Duration(rapid.IntRange(0, 100000).Draw(t, "later")) * time.Hour)
		var left []time.Time
		for i, stay := range stays(made, now, time.Time{}) {
			if stay {
				left = append(left, made[i])
			}
		}
		if len(left) == 0 || !left[len(left)-1].Equal(made[len(made)-1]) {
			t.Fatal("the newest went")
		}
		if len(left) > 2*24+14+8+24 {
			t.Errorf("%d stay", len(left))
		}
		if again := stays(left, now, time.Time{}); slices.Contains(again, false) {
			t.Error("the second time takes more away")
		}
		for _, level := range levels {
			of := func(all []time.Time) (groups []int64) {
				for _, t := range slices.Backward(all) {
					if g := level.of(t); len(groups) == 0 || groups[len(groups)-1] != g {
						groups = append(groups, g)
					}
				}
				return groups[:min(len(groups), level.most)]
			}
			if !slices.Equal(of(made), of(left)) {
				t.Errorf("of %v are left %v", of(made), of(left))
			}
		}
	})
}

// Of one second the last made is the newest; what others put there stays.
func TestThin(t *testing.T) {
	dir := t.TempDir()
	names := map[string]bool{
		"so-don-thu-20261120-093000.db": false, "so-don-thu-20261120-093000-2.db": false, "so-don-thu-20261120-093000-10.db": true,
		"so-don-thu-cua-toi.db": true, "truoc-nang-cap-3-20200101-000000.db": true, "so-don-thu-20261120-080000.zip": true,
	}
	if err := os.Mkdir(Folder(dir), 0o700); err != nil {
		t.Fatal(err)
	}
	for name := range names {
		if err := os.WriteFile(filepath.Join(Folder(dir), name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := Thin(dir, at("2026-11-20 09:30"), time.Time{}); err != nil {
		t.Fatal(err)
	}
	for name, stay := range names {
		if got := lies(filepath.Join(Folder(dir), name)); got != stay {
			t.Errorf("%s there: %v", name, got)
		}
	}
}
