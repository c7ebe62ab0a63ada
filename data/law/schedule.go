package law

import (
	"cmp"
	"slices"
	"time"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/text"
)

// Repeat is how a rule finds its days.
type Repeat string

// The ways.
const (
	Weekly   Repeat = "weekly" // every Thursday
	OnDays   Repeat = "days"   // the 1st and the 15th of the month
	NthOfDay Repeat = "nth"    // the 2nd Monday of the month
)

// Repeats are all ways in the order in which screens list them.
var Repeats = []Repeat{Weekly, OnDays, NthOfDay}

// Label is the Vietnamese word for the way, empty for none.
func (r Repeat) Label() string { return text.Label("repeat.", string(r)) }

// LastOfMonth is the Nth of the last such weekday of a month.
const LastOfMonth = 5

// DayRule is a rule from which days of reception come.
type DayRule struct {
	Repeat  Repeat       `json:"repeat"`
	Weekday time.Weekday `json:"weekday,omitempty"` // of Weekly and NthOfDay
	Days    []int        `json:"days,omitempty"`    // of OnDays: 1–31; a day that a month lacks is its last one
	Nth     int          `json:"nth,omitempty"`     // of NthOfDay: 1–4, or LastOfMonth
	// SkipOff leaves a day off out; without it the next working day takes its place.
	SkipOff bool `json:"skipOff,omitempty"`
	// Day is what all days of the rule have in common; On is not used.
	Day register.ReceptionDay `json:"day"`
}

// Planned is a day that a rule asks for.
type Planned struct {
	Day     register.ReceptionDay
	Wanted  day.Date // the day that the rule names
	Why     string   // why offices do not work on Wanted, empty when they do
	Skipped bool     // no day takes its place
	Twice   bool     // the same host receives on the day already
}

// Quarter is the quarter of the calendar, 1 to 4, for which offices publish their
// schedule.
func Quarter(year, quarter int) day.Period {
	return day.Period{From: day.MonthPeriod(year, 3*quarter-2, true).From, To: day.MonthPeriod(year, 3*quarter, true).To}
}

// Plan gives the days of the rules in the period, in the order of their dates. A
// day off moves to the next working day, also beyond the end of the period: the
// next period's plan does not ask for it again. kept are the days that the
// schedule has already.
func (o *Office) Plan(rules []DayRule, period day.Period, kept []register.ReceptionDay) []Planned {
	var all []Planned
	for _, rule := range rules {
		for _, wanted := range rule.dates(period) {
			p := Planned{Day: rule.Day, Wanted: wanted, Why: o.calendar.WhyOff(wanted)}
			p.Day.On = wanted
			if p.Why != "" {
				p.Skipped = rule.SkipOff
				p.Day.On = o.calendar.NextWorking(wanted)
			}
			all = append(all, p)
		}
	}
	slices.SortStableFunc(all, func(a, b Planned) int {
		return cmp.Or(cmp.Compare(a.Day.On, b.Day.On), cmp.Compare(a.Wanted, b.Wanted))
	})
	type hosted struct {
		on   day.Date
		host register.Host
	}
	taken := map[hosted]bool{}
	for _, d := range kept {
		taken[hosted{d.On, d.Host}] = true
	}
	for i := range all {
		if p := &all[i]; !p.Skipped {
			day := hosted{p.Day.On, p.Day.Host}
			p.Twice, taken[day] = taken[day], true
		}
	}
	return all
}

// dates are the days that the rule names, working days or not.
func (r DayRule) dates(period day.Period) []day.Date {
	var all []day.Date
	add := func(d day.Date) {
		if period.Contains(d) && !slices.Contains(all, d) {
			all = append(all, d)
		}
	}
	if r.Repeat == Weekly {
		first := period.From.AddDays((int(r.Weekday) - int(period.From.Weekday()) + 7) % 7)
		for d := first; d <= period.To; d = d.AddDays(7) {
			add(d)
		}
		return all
	}
	for _, month := range months(period.From, period.To) {
		switch r.Repeat {
		case OnDays:
			for _, day := range r.Days {
				add(min(month.From.AddDays(max(day, 1)-1), month.To))
			}
		case NthOfDay:
			first := month.From.AddDays((int(r.Weekday) - int(month.From.Weekday()) + 7) % 7)
			d := first.AddDays(7 * (max(r.Nth, 1) - 1))
			for d > month.To { // the fifth is the last
				d = d.AddDays(-7)
			}
			add(d)
		}
	}
	return all
}

// NewDays are the days of a plan that are new to the schedule.
func NewDays(plan []Planned) []register.ReceptionDay {
	var all []register.ReceptionDay
	for _, p := range plan {
		if !p.Skipped && !p.Twice {
			all = append(all, p.Day)
		}
	}
	return all
}
