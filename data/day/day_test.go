package day

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

func TestTypedDates(t *testing.T) {
	want := Must("2026-12-01")
	for _, typed := range []string{"01/12/2026", "1/12/2026", "1/12/26", "01-12-2026", "1.12.2026", "01122026", "011226", "2026-12-01", " 1/12/2026 "} {
		got, err := ParseTypedDate(typed)
		if err != nil || got != want {
			t.Errorf("%q: got %v, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"", "31/02/2026", "12", "1/13/2026", "hôm nay", "0/0/0", "1/1/026"} {
		if got, err := ParseTypedDate(typed); err == nil {
			t.Errorf("%q: read as %v, want an error", typed, got)
		}
	}
}

func TestDateGoesThroughItsTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Must("1990-01-01").AddDays(rapid.IntRange(0, 30000).Draw(t, "days"))
		if again := Must(d.String()); again != d {
			t.Fatalf("%v became %v", d, again)
		}
		if again, err := ParseTypedDate(d.Shown()); err != nil || again != d {
			t.Fatalf("%v became %v, %v", d, again, err)
		}
		if again, err := ParseTypedDate(fmt.Sprintf("%02d%02d%04d", d.Day(), d.Month(), d.Year())); err != nil || again != d {
			t.Fatalf("%v became %v, %v", d, again, err)
		}
		n := rapid.IntRange(-400, 400).Draw(t, "n")
		if d.DaysUntil(d.AddDays(n)) != n {
			t.Fatalf("%v + %d", d, n)
		}
	})
}
