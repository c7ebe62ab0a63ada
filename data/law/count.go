package law

import (
	"donthu/data/calendar"
	"donthu/data/day"
)

// counter counts days of one unit.
type counter struct {
	// add is the n-th counted day after the day, before it when n is negative, and
	// the days off left out on the way.
	add func(day day.Date, n int) (day.Date, []calendar.DayOff)
	// between counts the days after from up to and with to.
	between func(from, to day.Date) int
	// leftOut are the days off after from up to and with to that are not counted.
	leftOut func(from, to day.Date) []calendar.DayOff
}

func counting(u Unit, cal *calendar.Calendar) counter {
	none := func(from, to day.Date) []calendar.DayOff { return nil }
	switch u {
	case WorkingDays:
		return counter{cal.AddWorkingDays, cal.WorkingDays, cal.Off}
	case Years:
		return counter{addYears, yearsBetween, none}
	}
	return counter{func(d day.Date, n int) (day.Date, []calendar.DayOff) { return d.AddDays(n), nil }, day.Date.DaysUntil, none}
}

// addYears counts whole years; a 29th of February ends on the 28th (BLDS 2015 Điều
// 148 khoản 3, khoản 4).
func addYears(on day.Date, n int) (day.Date, []calendar.DayOff) {
	end, err := day.NewDate(on.Year()+n, on.Month(), on.Day())
	if err != nil {
		end, _ = day.NewDate(on.Year()+n, on.Month(), on.Day()-1)
	}
	return end, nil
}

func yearsBetween(from, to day.Date) int {
	n := to.Year() - from.Year()
	if end, _ := addYears(from, n); end > to {
		n--
	}
	return n
}
