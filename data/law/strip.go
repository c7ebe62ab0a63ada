package law

import (
	"fmt"

	"slices"

	"donthu/assets"
	"donthu/data/day"
)

// SoonDays is how many working days after today a last day is near.
const SoonDays = 5

// Soon is the last day that is near on a day: the fifth working day after it. A day off
// between them makes nothing late that a week would have hidden.
func (o *Office) Soon(today day.Date) day.Date {
	soon, _ := o.calendar.AddWorkingDays(today, SoonDays)
	return soon
}

// Strip is what a day does in the count of a limit.
type Strip string

// What days do.
const (
	Began   Strip = "began"   // the day of the event, not counted
	Counted Strip = "counted" // counts
	Weekend Strip = "weekend" // a day off of every week, not counted
	Holiday Strip = "holiday" // a day off with a name, not counted
	Paused  Strip = "paused"  // the clock stood still
	Beyond  Strip = "beyond"  // after the last day as counted: it moved to a working day
)

// StripDay is a day in the count of a limit.
type StripDay struct {
	On   day.Date
	What Strip
	Nth  int    // of the counted days
	Why  string // why it is off
	Last bool   // the last day on which the duty is done in time
}

// longestStrip is how many days a strip lists at most.
const longestStrip = 400

// Strip lists every day from the start of a clock to its end, with what it does in the
// count; nil where the clock stands still, counts years or counts back.
func (o *Office) Strip(c *Clock) (strip []StripDay) {
	if c.Unit == Years || c.Due <= c.Start || c.Start.DaysUntil(c.Due) >= longestStrip {
		return nil
	}
	nth := 0
	for on := c.Start; on <= c.Due; on = on.AddDays(1) {
		d := StripDay{On: on, What: Counted, Last: on == c.Due, Why: o.calendar.WhyOff(on)}
		stood := slices.ContainsFunc(c.Stood, func(p Span) bool { return on >= p.From && on < p.To })
		switch {
		case on == c.Start:
			d.What = Began
		case stood:
			d.What = Paused
		case d.Why != "" && (c.Unit == WorkingDays || on > c.Unrolled):
			d.What = Holiday
			if o.calendar.Off(on.AddDays(-1), on)[0].Weekend {
				d.What = Weekend
			}
		case on > c.Unrolled:
			d.What = Beyond
		default:
			nth++
			d.Nth = nth
		}
		strip = append(strip, d)
	}
	return strip
}

// Runs says in a few words how a clock runs: "07 ngày làm việc kể từ ngày nhận được đơn
// 19/11/2026".
func (o *Office) Runs(c *Clock) string {
	rule, err := o.rules.Rule(c.Rule, c.Start)
	if err != nil {
		return ""
	}
	return assets.Text("law.strip.runs", "length", fmt.Sprintf("%02d", c.Length+c.Extended), "unit", c.Unit.Label(), "event", assets.Text(eventKey(rule.Starts)), "day", c.Start.Shown())
}
