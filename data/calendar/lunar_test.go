package calendar

import (
	"math"
	"testing"

	"donthu/data/day"
)

// Published first days of Tết and days of Giỗ Tổ Hùng Vương (10/3 lunar).
var published = map[int][2]string{
	2013: {"2013-02-10", "2013-04-19"}, 2014: {"2014-01-31", "2014-04-09"}, 2015: {"2015-02-19", "2015-04-28"},
	2016: {"2016-02-08", "2016-04-16"}, 2017: {"2017-01-28", "2017-04-06"}, 2018: {"2018-02-16", "2018-04-25"},
	2019: {"2019-02-05", "2019-04-14"}, 2020: {"2020-01-25", "2020-04-02"}, 2021: {"2021-02-12", "2021-04-21"},
	2022: {"2022-02-01", "2022-04-10"}, 2023: {"2023-01-22", "2023-04-29"}, 2024: {"2024-02-10", "2024-04-18"},
	2025: {"2025-01-29", "2025-04-07"}, 2026: {"2026-02-17", "2026-04-26"}, 2027: {"2027-02-06", "2027-04-16"},
	2028: {"2028-01-26", "2028-04-04"}, 2029: {"2029-02-13", "2029-04-23"}, 2030: {"2030-02-02", "2030-04-12"},
	2031: {"2031-01-23", "2031-04-01"}, 2032: {"2032-02-11", "2032-04-19"}, 2033: {"2033-01-31", "2033-04-09"},
	2034: {"2034-02-19", "2034-04-28"}, 2035: {"2035-02-08", "2035-04-17"},
	// Years in which Vietnam and China differ.
	2007: {"2007-02-17", ""}, 2009: {"", "2009-04-04"}, 2037: {"", "2037-04-24"}, 2038: {"", "2038-04-13"},
	2053: {"2053-02-18", ""}, 2085: {"", "2085-04-03"}, 2086: {"", "2086-04-22"}, 2095: {"", "2095-04-13"},
	1985: {"1985-01-21", ""}, 1968: {"1968-01-29", ""}, 1969: {"1969-02-16", ""},
}

func TestLunarNewYearAndGioToFallOnPublishedDays(t *testing.T) {
	for year, days := range published {
		for i, lunar := range [][2]int{{1, 1}, {10, 3}} {
			if days[i] == "" {
				continue
			}
			if got := SolarOf(lunar[0], lunar[1], year); got != day.Must(days[i]) {
				t.Errorf("%d/%d lunar of %d: got %s, published %s", lunar[0], lunar[1], year, got, days[i])
			}
		}
	}
}

func TestLeapMonthsArePublishedOnes(t *testing.T) {
	want := map[int]int{2001: 4, 2004: 2, 2006: 7, 2009: 5, 2012: 4, 2014: 9, 2017: 6, 2020: 4, 2023: 2, 2025: 6, 2028: 5, 2031: 3, 2033: 11, 2036: 6, 2039: 5}
	for year := 2001; year <= 2039; year++ {
		got := 0
		for _, m := range lunarYear(year) {
			if m.leap {
				got = m.month
			}
		}
		if got != want[year] {
			t.Errorf("leap month of %d: got %d, published %d", year, got, want[year])
		}
	}
}

func TestLunarDatesOfDays(t *testing.T) {
	rows := []struct {
		day           string
		d, month, y   int
		leap          bool
		whyItIsTested string
	}{
		{"2026-02-16", 29, 12, 2025, false, "giao thừa of a twelfth month with 29 days"},
		{"2026-02-17", 1, 1, 2026, false, "mùng một Tết"},
		{"2025-07-24", 30, 6, 2025, false, "last day before the leap month"},
		{"2025-07-25", 1, 6, 2025, true, "leap sixth month begins"},
		{"2026-01-01", 13, 11, 2025, false, "civil new year lies in the old lunar year"},
		{"1984-12-23", 2, 12, 1984, false, "a month earlier than in China: the solstice fell on 21/12 in Vietnam"},
	}
	for _, r := range rows {
		d, month, y, leap := Lunar(day.Must(r.day))
		if d != r.d || month != r.month || y != r.y || leap != r.leap {
			t.Errorf("%s: got %d/%d/%d leap=%v, want %d/%d/%d leap=%v (%s)", r.day, d, month, y, leap, r.d, r.month, r.y, r.leap, r.whyItIsTested)
		}
	}
}

func TestNewMoonAgreesWithMeeusExample(t *testing.T) {
	if got := newMoon(-283); math.Abs(got-2443192.65118) > 0.00002 {
		t.Errorf("example 49.a: got %.5f, want 2443192.65118", got)
	}
}

func TestLunarMonthsFollowEachOther(t *testing.T) {
	day := day.Must("1999-12-31")
	lastDay, lastMonth, _, _ := Lunar(day)
	for range 366 * 102 {
		day = day.AddDays(1)
		d, month, _, _ := Lunar(day)
		switch {
		case d == lastDay+1 && month == lastMonth:
		case d == 1 && (lastDay == 29 || lastDay == 30):
		default:
			t.Fatalf("%s is %d/%d after %d/%d", day, d, month, lastDay, lastMonth)
		}
		lastDay, lastMonth = d, month
	}
}
