package law

import (
	"donthu/data/calendar"
	"donthu/data/day"
)

// counter counts days of one unit.
type counter interface {
	// add is the n-th counted day after the day, before it when n is negative, and
	// the days off left out on the way.
	add(day day.Date, n int) (day.Date, []calendar.DayOff)
	// between counts the days after from up to and with to.
	between(from, to day.Date) int
	// leftOut are the days off after from up to and with to that are not counted.
	leftOut(from, to day.Date) []calendar.DayOff
}

func counting(u Unit, cal *calendar.Calendar) counter {
	switch u {
	case WorkingDays:
		return workingDays{cal}
	case Years:
		return years{}
	}
	return calendarDays{}
}

type workingDays struct{ cal *calendar.Calendar }

func (w workingDays) add(day day.Date, n int) (day.Date, []calendar.DayOff) {
	return w.cal.AddWorkingDays(day, n)
}
func (w workingDays) between(from, to day.Date) int { return w.cal.WorkingDays(from, to) }
func (w workingDays) leftOut(from, to day.Date) []calendar.DayOff {
	return w.cal.Off(from, to)
}

type calendarDays struct{}

func (calendarDays) add(day day.Date, n int) (day.Date, []calendar.DayOff) {
	return day.AddDays(n), nil
}
func (calendarDays) between(from, to day.Date) int               { return from.DaysUntil(to) }
func (calendarDays) leftOut(from, to day.Date) []calendar.DayOff { return nil }

// years counts whole years; a 29th of February ends on the 28th (BLDS 2015 Điều
// 148 khoản 3, khoản 4).
type years struct{}

func (years) add(on day.Date, n int) (day.Date, []calendar.DayOff) {
	end, err := day.NewDate(on.Year()+n, on.Month(), on.Day())
	if err != nil {
		end, _ = day.NewDate(on.Year()+n, on.Month(), on.Day()-1)
	}
	return end, nil
}
func (y years) between(from, to day.Date) int {
	n := to.Year() - from.Year()
	if end, _ := y.add(from, n); end > to {
		n--
	}
	return n
}
func (years) leftOut(from, to day.Date) []calendar.DayOff { return nil }
