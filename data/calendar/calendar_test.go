package calendar

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"donthu/data/day"
)

// weekdaysOff are the days from Monday to Friday without work, as announced
// (2019–2026) and as another published calendar computes them (2027–2035, which
// lacks only 24/11).
var weekdaysOff = map[int]string{
	2019: "01-01 02-04 02-05 02-06 02-07 02-08 04-15 04-29 04-30 05-01 09-02",
	2020: "01-01 01-23 01-24 01-27 01-28 01-29 04-02 04-30 05-01 09-02",
	2021: "01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03",
	2022: "01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02",
	2023: "01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04",
	2024: "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03",
	2025: "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02",
	2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24",
	2027: "01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24",
	2028: "01-03 01-24 01-25 01-26 01-27 01-28 04-04 05-01 05-02 09-01 09-04 11-24",
	2029: "01-01 02-12 02-13 02-14 02-15 02-16 04-23 04-30 05-01 09-03 09-04 11-26",
	2030: "01-01 01-31 02-01 02-04 02-05 02-06 04-12 04-30 05-01 09-02 09-03 11-25",
	2031: "01-01 01-21 01-22 01-23 01-24 01-27 04-01 04-30 05-01 09-01 09-02 11-24",
	2032: "01-01 02-09 02-10 02-11 02-12 02-13 04-19 04-30 05-03 09-02 09-03 11-24",
	2033: "01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02 11-24",
	2034: "01-02 02-17 02-20 02-21 02-22 02-23 04-28 05-01 05-02 09-01 09-04 11-24",
	2035: "01-01 02-06 02-07 02-08 02-09 02-12 04-17 04-30 05-01 09-03 09-04 11-26",
}

func dayOf(iso string) day.Date { return day.Must(iso) }

func standard(t testing.TB) *Calendar {
	t.Helper()
	c, err := New(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestWeekdaysWithoutWorkAreTheAnnouncedOnes(t *testing.T) {
	c := standard(t)
	for year, want := range weekdaysOff {
		var got []string
		for _, d := range c.Special(year) {
			if !d.Working() && !isWeekend(d.Date.Weekday()) {
				got = append(got, d.Date.String()[5:])
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%d:\n got %s\nwant %s", year, s, want)
		}
	}
}

func TestReasonsOfDaysOff(t *testing.T) {
	c := standard(t)
	rows := []struct{ day, why, rule string }{
		{"2020-09-03", "", "one day of Quốc khánh until 2020, BLLĐ 2012 Điều 115"},
		{"2020-09-02", "Quốc khánh", "BLLĐ 2012 Điều 115"},
		{"2021-09-03", "Quốc khánh", "two days since 2021, BLLĐ 2019 Điều 112"},
		{"2026-09-01", "Quốc khánh", "announced for 2026"},
		{"2025-11-24", "", "before Nghị quyết 28/2026/QH16"},
		{"2026-11-24", "Ngày Văn hóa Việt Nam", "Nghị quyết 28/2026/QH16"},
		{"2026-04-26", "Giỗ Tổ Hùng Vương", "a Sunday, named all the same"},
		{"2026-04-27", "Nghỉ bù Giỗ Tổ Hùng Vương", "BLLĐ 2019 Điều 111 khoản 3"},
		{"2026-08-31", "Nghỉ hoán đổi với ngày 22/8/2026", "announced swap"},
		{"2026-08-22", "", "a Saturday that is worked"},
		{"2026-08-29", "Thứ Bảy", "an ordinary Saturday"},
		{"2026-08-30", "Chủ nhật", "an ordinary Sunday"},
	}
	for _, r := range rows {
		if got := c.WhyOff(dayOf(r.day)); got != r.why {
			t.Errorf("%s: got %q, want %q (%s)", r.day, got, r.why, r.rule)
		}
		if c.IsWorking(dayOf(r.day)) != (r.why == "") {
			t.Errorf("%s: working and reason disagree", r.day)
		}
	}
}

func TestOfficeEditsWinOverComputedAndShippedDays(t *testing.T) {
	c, err := New([]Edit{
		{Date: dayOf("2026-08-31"), Off: false},
		{Date: dayOf("2027-09-03"), Off: false},
		{Date: dayOf("2027-09-01"), Off: true, Name: "Quốc khánh"},
		{Date: dayOf("2026-11-23"), Off: true},
		{Date: dayOf("2026-11-28"), Off: false},
	}, []int{2026})
	if err != nil {
		t.Fatal(err)
	}
	for iso, why := range map[string]string{
		"2026-08-31": "", "2027-09-03": "", "2027-09-01": "Quốc khánh",
		"2026-11-23": "Ngày nghỉ của cơ quan", "2026-11-28": "",
	} {
		if got := c.WhyOff(dayOf(iso)); got != why {
			t.Errorf("%s: got %q, want %q", iso, got, why)
		}
	}
	if !c.Confirmed(2026) || c.Confirmed(2027) {
		t.Error("2026 was confirmed by the office and 2027 was not")
	}
}

func TestAddingWorkingDaysNamesWhatItLeavesOut(t *testing.T) {
	end, leftOut := standard(t).AddWorkingDays(dayOf("2026-08-28"), 3)
	var names []string
	for _, d := range leftOut {
		names = append(names, d.Date.Shown()+" "+d.Name)
	}
	got := end.Shown() + ": " + strings.Join(names, "; ")
	want := "07/09/2026: 29/08/2026 Thứ Bảy; 30/08/2026 Chủ nhật; 31/08/2026 Nghỉ hoán đổi với ngày 22/8/2026; " +
		"01/09/2026 Quốc khánh; 02/09/2026 Quốc khánh; 05/09/2026 Thứ Bảy; 06/09/2026 Chủ nhật"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestWorkingDaysCountWhatAddingPassed(t *testing.T) {
	c := standard(t)
	rapid.Check(t, func(t *rapid.T) {
		start := dayOf("1999-01-01").AddDays(rapid.IntRange(0, 38000).Draw(t, "start"))
		n := rapid.IntRange(-60, 60).Draw(t, "n")
		end, leftOut := c.AddWorkingDays(start, n)
		if n > 0 && c.WorkingDays(start, end) != n {
			t.Fatalf("%d working days after %s is %s, but %d are counted", n, start, end, c.WorkingDays(start, end))
		}
		if n != 0 && !c.IsWorking(end) {
			t.Fatalf("%s is no working day", end)
		}
		if abs := max(n, -n); max(start.DaysUntil(end), end.DaysUntil(start)) != abs+len(leftOut) {
			t.Fatalf("from %s to %s: %d working days and %d left out", start, end, n, len(leftOut))
		}
	})
}

func TestAnotherDayOffNeverMakesAnEndEarlier(t *testing.T) {
	c := standard(t)
	rapid.Check(t, func(t *rapid.T) {
		start := dayOf("2019-01-01").AddDays(rapid.IntRange(0, 6000).Draw(t, "start"))
		off := start.AddDays(rapid.IntRange(-5, 60).Draw(t, "off"))
		n := rapid.IntRange(1, 45).Draw(t, "n")
		more, err := New([]Edit{{Date: off, Off: true}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		before, _ := c.AddWorkingDays(start, n)
		after, _ := more.AddWorkingDays(start, n)
		if after < before {
			t.Fatalf("%s off: %s became %s", off, before, after)
		}
	})
}

func TestNextWorkingRollsOverTet(t *testing.T) {
	c := standard(t)
	if got := c.NextWorking(dayOf("2026-02-14")); got != dayOf("2026-02-23") {
		t.Errorf("after Tết 2026: %s", got)
	}
	if got := c.NextWorking(dayOf("2026-02-13")); got != dayOf("2026-02-13") {
		t.Errorf("a working day stays: %s", got)
	}
}

func BenchmarkAddWorkingDays(b *testing.B) {
	c := standard(b)
	start := dayOf("2026-08-20")
	for b.Loop() {
		c.AddWorkingDays(start, 10)
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(nil, nil); err != nil {
			b.Fatal(err)
		}
	}
}
