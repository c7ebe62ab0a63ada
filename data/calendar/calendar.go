// Package calendar knows which days are working days: Monday to Friday without
// the public holidays of Vietnam, with what the Government announces for a year
// and what the office enters, and the lunar calendar behind Tết and Giỗ Tổ.
package calendar

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

// Edit is one day that differs from the computed calendar.
type Edit = register.DayEdit

// The years that the calendar knows; before and after them it knows only weekends.
const (
	FirstYear = 2000
	LastYear  = 2099
)

var (
	firstDay = dayNumber(day.Date(FirstYear*10000 + 101))
	dayCount = dayNumber(day.Date((LastYear+1)*10000+101)) - firstDay
)

// Calendar answers what day is a working day. It does not change after it is
// made and may be used by many goroutines. The zero Calendar is not usable.
type Calendar struct {
	working   []bool  // for each day from firstDay
	before    []int32 // working days before the day, one entry more than working
	named     map[day.Date]DayOff
	edits     map[day.Date]Edit
	own       map[day.Date]bool // edits that the office made
	confirmed map[int]bool
}

// New is the calendar of an office: computed, with the announcements shipped in
// assets/law/calendar.json and the office's own edits, which win over both; the
// later of two edits of one day wins. confirmed lists the years that the office
// has compared with the announcement. An error means that the shipped file
// cannot be read.
func New(office []Edit, confirmed []int) (*Calendar, error) {
	shipped, years, err := Shipped()
	if err != nil {
		return nil, err
	}
	return build(shipped, years).With(office, confirmed), nil
}

// With is the calendar with an office's edits and confirmed years added; c itself
// stays as it is.
func (c *Calendar) With(office []Edit, confirmed []int) *Calendar {
	if len(office) == 0 && len(confirmed) == 0 {
		return c
	}
	own := *c
	own.working, own.before = slices.Clone(c.working), slices.Clone(c.before)
	own.named, own.edits, own.own, own.confirmed = maps.Clone(c.named), maps.Clone(c.edits), maps.Clone(c.own), maps.Clone(c.confirmed)
	for _, year := range confirmed {
		own.confirmed[year] = true
	}
	for _, e := range office {
		own.own[e.Date] = true
	}
	own.edit(office)
	return &own
}

func build(edits []Edit, confirmed map[int]bool) *Calendar {
	c := &Calendar{
		working:   make([]bool, dayCount),
		before:    make([]int32, dayCount+1),
		named:     map[day.Date]DayOff{},
		edits:     map[day.Date]Edit{},
		own:       map[day.Date]bool{},
		confirmed: map[int]bool{},
	}
	maps.Copy(c.confirmed, confirmed)
	for year := FirstYear; year <= LastYear; year++ {
		for _, d := range holidaysOf(year) {
			c.named[d.Date] = d
		}
	}
	for i := range c.working {
		c.working[i] = !isWeekend(weekdayOf(firstDay + i))
	}
	for d := range c.named {
		c.set(d, false)
	}
	c.edit(edits)
	return c
}

// edit applies edits in their order and counts the working days anew.
func (c *Calendar) edit(edits []Edit) {
	for _, e := range edits {
		c.edits[e.Date] = e
		c.set(e.Date, !e.Off)
		if e.Off {
			c.named[e.Date] = DayOff{Date: e.Date, Name: cmp.Or(e.Name, assets.Text("calendar.extra"))}
		} else {
			delete(c.named, e.Date)
		}
	}
	for i, works := range c.working {
		c.before[i+1] = c.before[i]
		if works {
			c.before[i+1]++
		}
	}
}

func (c *Calendar) set(d day.Date, works bool) {
	if i := dayNumber(d) - firstDay; i >= 0 && i < dayCount {
		c.working[i] = works
	}
}

// IsWorking reports whether offices work on the day.
func (c *Calendar) IsWorking(d day.Date) bool { return c.works(dayNumber(d)) }

func (c *Calendar) works(number int) bool {
	if i := number - firstDay; i >= 0 && i < dayCount {
		return c.working[i]
	}
	return !isWeekend(weekdayOf(number))
}

// WhyOff is the reason why nobody works on the day ("Chủ nhật", "Quốc khánh"),
// empty on a working day.
func (c *Calendar) WhyOff(d day.Date) string {
	if c.IsWorking(d) {
		return ""
	}
	return c.dayOff(dayNumber(d)).Name
}

func (c *Calendar) dayOff(number int) DayOff {
	d := dateOf(number)
	if known, ok := c.named[d]; ok {
		return known
	}
	name := assets.Text("calendar.saturday")
	if weekdayOf(number) == time.Sunday {
		name = assets.Text("calendar.sunday")
	}
	return DayOff{Date: d, Name: name, Weekend: true}
}

// AddWorkingDays is the n-th working day after start, which itself is not
// counted, and the days left out on the way in the order of their dates. With a
// negative n it counts back. With n = 0 it is start, working day or not.
func (c *Calendar) AddWorkingDays(start day.Date, n int) (end day.Date, leftOut []DayOff) {
	number, step := dayNumber(start), 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		number += step
		if c.works(number) {
			n--
		} else {
			leftOut = append(leftOut, c.dayOff(number))
		}
	}
	if step < 0 {
		slices.Reverse(leftOut)
	}
	return dateOf(number), leftOut
}

// WorkingDays counts the working days after from up to and with to; negative
// when to lies before from. It is what "còn n ngày làm việc" shows.
func (c *Calendar) WorkingDays(from, to day.Date) int {
	return c.worked(dayNumber(to)) - c.worked(dayNumber(from))
}

// worked counts the working days from the first computed day up to and with the
// given one; beyond the computed years five of seven.
func (c *Calendar) worked(number int) int {
	switch i := number - firstDay; {
	case i < 0:
		return weekdaysBetween(firstDay, number+1)
	case i >= dayCount:
		return int(c.before[dayCount]) + weekdaysBetween(firstDay+dayCount, number+1)
	default:
		return int(c.before[i+1])
	}
}

// NextWorking is d when it is a working day, else the first working day after it.
func (c *Calendar) NextWorking(d day.Date) day.Date {
	end, _ := c.RollForward(d)
	return end
}

// RollForward is NextWorking with the days off that were passed over.
func (c *Calendar) RollForward(d day.Date) (end day.Date, leftOut []DayOff) {
	number := dayNumber(d)
	for !c.works(number) {
		leftOut = append(leftOut, c.dayOff(number))
		number++
	}
	return dateOf(number), leftOut
}

// Off lists the days without work, weekends too, after from up to and with to.
func (c *Calendar) Off(from, to day.Date) []DayOff {
	var days []DayOff
	for number, last := dayNumber(from)+1, dayNumber(to); number <= last; number++ {
		if !c.works(number) {
			days = append(days, c.dayOff(number))
		}
	}
	return days
}

// Confirmed reports whether the days off of the year are known to be those that
// were announced; until then they are only computed.
func (c *Calendar) Confirmed(year int) bool { return c.confirmed[year] }

// weekdayOf is the day of the week of a day number; 1970-01-01 was a Thursday.
func weekdayOf(number int) time.Weekday { return time.Weekday(((number+4)%7 + 7) % 7) }

// weekdaysBetween counts Monday to Friday in [from, to), negative when to is
// before from.
func weekdaysBetween(from, to int) int {
	count := func(number int) int { // weekdays in [Monday 1969-12-29, number)
		days := number + 3
		weeks := (days - ((days%7)+7)%7) / 7
		return weeks*5 + min(days-weeks*7, 5)
	}
	return count(to) - count(from)
}
