package calendar

import (
	"cmp"
	"slices"

	"donthu/assets"
	"donthu/data/day"
)

// DayKind says what sort of day a day is.
type DayKind string

// The kinds of days.
const (
	Weekday    DayKind = "weekday"    // Monday to Friday, worked
	Weekend    DayKind = "weekend"    // Saturday or Sunday without another reason
	Holiday    DayKind = "holiday"    // Bộ luật Lao động Điều 112, or an office's own day off
	Substitute DayKind = "substitute" // off instead of another day: a holiday on a weekend, or a swap
	Worked     DayKind = "worked"     // worked though it is a weekend or a holiday
)

// Origin says where the calendar knows a day from.
type Origin string

// The origins.
const (
	ByLaw       Origin = "law"       // computed
	ByNotice    Origin = "notice"    // announced, shipped in assets/law/calendar.json
	ByTheOffice Origin = "theOffice" // entered by the office
)

// Day is what the calendar knows about one day.
type Day struct {
	Date   day.Date
	Kind   DayKind
	Origin Origin
	Name   string // Vietnamese: why it is off, or worked; empty on an ordinary weekday
}

// Working reports whether offices work on the day.
func (d Day) Working() bool { return d.Kind == Weekday || d.Kind == Worked }

// Day describes one day.
func (c *Calendar) Day(d day.Date) Day {
	day := Day{Date: d, Origin: ByLaw}
	edit, edited := c.edits[d]
	switch {
	case c.own[d]:
		day.Origin = ByTheOffice
	case edited:
		day.Origin = ByNotice
	}
	if c.IsWorking(d) {
		day.Kind = Weekday
		if edited {
			day.Kind, day.Name = Worked, cmp.Or(edit.Name, assets.Text("calendar.worked"))
		}
		return day
	}
	off := c.dayOff(dayNumber(d))
	day.Name, day.Kind = off.Name, Holiday
	switch {
	case off.Weekend:
		day.Kind = Weekend
	case off.Compensation || day.Origin == ByNotice:
		day.Kind = Substitute
	}
	return day
}

// Special lists the days of a year that are not what their weekday says: named
// days off, on weekends too, and days that are worked for them, in the order of
// their dates.
func (c *Calendar) Special(year int) []Day {
	var days []Day
	for d := range c.named {
		if d.Year() == year {
			days = append(days, c.Day(d))
		}
	}
	for d, e := range c.edits {
		if d.Year() == year && !e.Off {
			days = append(days, c.Day(d))
		}
	}
	slices.SortFunc(days, func(a, b Day) int { return cmp.Compare(a.Date, b.Date) })
	return days
}
