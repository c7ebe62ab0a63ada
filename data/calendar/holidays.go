package calendar

import (
	"cmp"
	"slices"
	"time"

	"donthu/assets"
	"donthu/data/day"
)

// DayOff is a day on which offices do not work, with the reason in Vietnamese.
type DayOff struct {
	Date         day.Date
	Name         string
	Compensation bool // a working day given for a holiday on a weekend (Điều 111 khoản 3 Bộ luật Lao động 2019)
	Weekend      bool // Saturday or Sunday, not named by any holiday
}

// Holidays lists the public holidays of a year in the order of their dates, as
// the law alone gives them, without what is announced for the single year.
//
// Bộ luật Lao động 2019 Điều 112 (before 2021: Bộ luật Lao động 2012 Điều 115,
// ten days with one day of Quốc khánh): 1/1, five days of Tết, 10/3 lunar, 30/4,
// 1/5, 2/9 and one day beside it; Nghị quyết 28/2026/QH16 adds 24/11 from 2026.
// A holiday on a weekly day of rest is made up for on the next working day.
//
// Which five days of Tết and which day beside 2/9 is announced every year. The
// choice made here is the one that all announcements since 2014 followed: the
// days that leave no single working day between holidays and a weekend.
func Holidays(year int) []DayOff {
	var days []DayOff
	add := func(d day.Date, name string) { days = append(days, DayOff{Date: d, Name: name}) }
	on := func(month, date int) day.Date { return day.Date(year*10000 + month*100 + date) }

	add(on(1, 1), assets.Text("calendar.new-year"))
	for _, d := range tet(year) {
		add(d, assets.Text("calendar.tet"))
	}
	if year >= 2007 {
		add(SolarOf(10, 3, year), assets.Text("calendar.hung-kings"))
	}
	add(on(4, 30), assets.Text("calendar.victory"))
	add(on(5, 1), assets.Text("calendar.labour"))
	add(on(9, 2), assets.Text("calendar.national"))
	if year >= 2021 {
		add(besideNationalDay(on(9, 2)), assets.Text("calendar.national"))
	}
	if year >= 2026 {
		add(on(11, 24), assets.Text("calendar.culture"))
	}
	slices.SortStableFunc(days, func(a, b DayOff) int { return cmp.Compare(a.Date, b.Date) })
	return compensated(days)
}

// tet is the five days of Tết: two before mùng một and three from it on; one and
// four when mùng một is a Tuesday, because then all five are working days. Four
// days until 2012.
func tet(year int) []day.Date {
	first := SolarOf(1, 1, year)
	from, count := -2, 5
	if first.Weekday() == time.Tuesday {
		from = -1
	}
	if year < 2013 {
		from, count = -1, 4
	}
	days := make([]day.Date, count)
	for i := range days {
		days[i] = first.AddDays(from + i)
	}
	return days
}

// besideNationalDay is the second day of Quốc khánh since 2021: 1/9 or 3/9,
// whichever lengthens the rest; 1/9 when both would not (2026).
func besideNationalDay(day day.Date) day.Date {
	switch day.Weekday() {
	case time.Sunday, time.Monday, time.Thursday:
		return day.AddDays(1)
	}
	return day.AddDays(-1)
}

// compensated adds, for every holiday on a weekend and for every second holiday
// on the same day, the next working day.
func compensated(days []DayOff) []DayOff {
	taken := map[day.Date]bool{}
	var owed []DayOff
	var kept []DayOff
	for _, d := range days {
		if taken[d.Date] { // Giỗ Tổ on 30/4 or 1/5: one day, two holidays
			owed = append(owed, d)
			continue
		}
		taken[d.Date] = true
		kept = append(kept, d)
		if isWeekend(d.Date.Weekday()) {
			owed = append(owed, d)
		}
	}
	for _, d := range owed {
		next := d.Date.AddDays(1)
		for taken[next] || isWeekend(next.Weekday()) {
			next = next.AddDays(1)
		}
		taken[next] = true
		kept = append(kept, DayOff{Date: next, Name: assets.Text("calendar.instead", "name", d.Name), Compensation: true})
	}
	slices.SortStableFunc(kept, func(a, b DayOff) int { return cmp.Compare(a.Date, b.Date) })
	return kept
}

func isWeekend(d time.Weekday) bool { return d == time.Saturday || d == time.Sunday }
