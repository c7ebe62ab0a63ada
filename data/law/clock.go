package law

import (
	"errors"
	"fmt"
	"slices"

	"donthu/data"
	"donthu/data/calendar"
)

// pauseByOffice in Rule.PauseBy: every recorded pause counts.
const pauseByOffice = "office"

// Options are what the office or the letter decides about a clock.
type Options struct {
	Remote           bool // remote area: the longer limits of LKN Điều 28, 33, 37, 44
	Complex          bool // complex case: LKN Điều 28, 37; LTC Điều 24 khoản 1 (several places)
	RollLastDay      bool // a last day on a day off moves to the next working day (BLDS 2015 Điều 148 khoản 5)
	PetitionDays     int  // the office's own limit for P5 in working days, 0 for none
	StrictAcceptance bool // where law and decree disagree (K2, K7, K8, K11), the earlier day
}

// OptionsOf are the options that an office's settings give, with the safer choice
// where the settings are silent.
func OptionsOf(s data.Settings) Options {
	return Options{
		Remote:           s.Remote,
		RollLastDay:      !s.KeepLastDay,
		PetitionDays:     s.PetitionDays,
		StrictAcceptance: true,
	}
}

// Span is a pause: From is its first day, To the day on which work goes on and
// is counted again. A zero To means that the pause has not ended.
type Span struct{ From, To data.Date }

// Extension is a decision to lengthen a limit by Days of the limit's unit.
type Extension struct {
	Days     int
	Decision string // number of the decision, shown in the explanation, may be empty
}

// Clock is one computed deadline.
type Clock struct {
	Rule     string // id of the rule
	Name     string
	Article  string
	Sentence string
	Start    data.Date // day of the starting event, not counted
	Length   int       // days of Unit, without extensions
	Unit     Unit
	Unrolled data.Date         // last day as counted, before it moved off a day off
	Due      data.Date         // last day on which the duty is done in time; zero while paused
	LeftOut  []calendar.DayOff // days off left out of the count or passed over at its end
	Paused   int               // days that the pauses took out of the running time
	Extended int               // days added by extensions
	// PausedSince is the day of the pause that has not ended, else zero; Remaining
	// are the days of Unit that are left when it ends.
	PausedSince data.Date
	Remaining   int
	Explanation string // Vietnamese: article, start, each day left out and why
	Note        string // Vietnamese: what is unverified, in conflict or not allowed by the law; may be empty
}

// Clock computes the deadline that the rule sets when its starting event was on
// start. The first day is not counted (BLDS 2015 Điều 147). The version of the
// rule is the one in force on start; a pause counts only on days on which the
// law provides for it, and extensions as far as the law allows them: what goes
// beyond is named in Note. Pauses may come in any order and overlap.
//
// Errors: ErrUnknownRule, ErrNotInForce, ErrNoLimit, a missing start, a pause
// that ends before it begins, a negative extension.
func (r *Rules) Clock(id string, start data.Date, cal *calendar.Calendar, o Options, pauses []Span, extensions []Extension) (Clock, error) {
	if start.IsZero() {
		return Clock{}, errors.New("law: no starting day")
	}
	rule, err := r.Rule(id, start)
	if err != nil {
		return Clock{}, err
	}
	c := Clock{
		Rule: rule.ID, Name: rule.Name, Article: rule.Article, Sentence: rule.Sentence,
		Start: start, Length: rule.Length, Unit: rule.Unit,
	}
	complexLength := rule.Complex
	if o.Remote && rule.Remote > 0 {
		c.Length, complexLength = rule.Remote, rule.RemoteComplex
	}
	room := 0 // how far the law lets the length grow in a complex case
	switch {
	case o.Complex && complexLength > 0:
		c.Length = complexLength
	case complexLength > 0:
		room = complexLength - c.Length
	}
	if rule.Lenient != nil && !o.StrictAcceptance {
		c.Length, c.Unit, c.Article = rule.Lenient.Length, rule.Lenient.Unit, rule.Lenient.Article
	}
	if rule.Form == Internal && c.Length == 0 && o.PetitionDays > 0 {
		c.Length, c.Unit = o.PetitionDays, WorkingDays
	}
	if c.Length == 0 || rule.Form == Extended {
		return Clock{}, fmt.Errorf("%w: %s", ErrNoLimit, id)
	}
	words := explainer{clock: &c, rule: rule}

	if c.Extended, err = r.extend(rule, start, room, extensions, &words); err != nil {
		return Clock{}, err
	}
	spans, refused, err := r.allowed(rule, start, pauses)
	if err != nil {
		return Clock{}, err
	}
	if refused {
		words.note("law.note.pause")
	}
	days := counting(c.Unit, cal)
	if rule.Form == Before {
		c.Due, c.LeftOut = days.add(start, -c.Length)
		c.Unrolled = c.Due
		words.before()
		return c, nil
	}
	run(&c, days, spans, &words)
	if !c.PausedSince.IsZero() {
		words.paused()
		return c, nil
	}
	c.Due = c.Unrolled
	if o.RollLastDay && rule.Form != Minimum {
		var passed []calendar.DayOff
		c.Due, passed = cal.RollForward(c.Unrolled)
		words.rolled = passed
		c.LeftOut = append(c.LeftOut, passed...)
	}
	words.after(o, cal)
	if rule.Lenient != nil && o.StrictAcceptance {
		r.lenientNote(rule, start, cal, o, pauses, extensions, &words)
	}
	return c, nil
}

// lenientNote tells the day to which the other text would lead.
func (r *Rules) lenientNote(rule *Rule, start data.Date, cal *calendar.Calendar, o Options, pauses []Span, extensions []Extension, words *explainer) {
	o.StrictAcceptance = false
	if other, err := r.Clock(rule.ID, start, cal, o, pauses, extensions); err == nil {
		words.note("law.note.lenient", other.Article, other.Due.Shown())
	}
}

// run counts the length out over the running time and leaves the pauses out.
func run(c *Clock, days counter, spans []Span, words *explainer) {
	at, left := c.Start, c.Length+c.Extended
	var leftOut []calendar.DayOff
	for _, pause := range spans {
		lastDay := pause.From.AddDays(-1) // last day that still counts
		if lastDay < at {
			lastDay = at
		}
		passed := days.between(at, lastDay)
		if passed >= left {
			break // the time had run out before
		}
		leftOut = append(leftOut, days.leftOut(at, lastDay)...)
		left -= passed
		if pause.To.IsZero() {
			c.PausedSince, c.Remaining, c.LeftOut = pause.From, left, leftOut
			return
		}
		resumed := pause.To.AddDays(-1)
		if resumed > lastDay {
			c.Paused += lastDay.DaysUntil(resumed)
			words.pauses = append(words.pauses, Span{lastDay.AddDays(1), pause.To})
			at = resumed
		}
	}
	end, out := days.add(at, left)
	c.Unrolled, c.LeftOut = end, append(leftOut, out...)
}

// extend adds up the extensions as far as the law allows.
func (r *Rules) extend(rule *Rule, start data.Date, room int, extensions []Extension, words *explainer) (int, error) {
	times, each := 0, 0 // allowed by rules of form Extended
	for _, id := range rule.ExtendBy {
		if by, err := r.Rule(id, start); err == nil && by.Times > times {
			times, each = by.Times, by.Length
		}
	}
	total := 0
	for _, e := range extensions {
		if e.Days < 0 || e.Days > 10000 {
			return 0, fmt.Errorf("law: an extension of %d days", e.Days)
		}
		days := e.Days
		switch {
		case rule.Form == Internal:
		case len(rule.ExtendBy) > 0:
			if times--; times < 0 {
				days = 0
			}
			days = min(days, each)
		default:
			days = min(days, room-total)
		}
		total += days
		if days > 0 {
			words.extensions = append(words.extensions, e)
		}
		if days < e.Days {
			words.exceeded = true
		}
	}
	if words.exceeded {
		words.note("law.note.extension")
	}
	return total, nil
}

// allowed sorts and joins the pauses and keeps the days on which the law
// provides for a pause; refused reports that days were dropped.
func (r *Rules) allowed(rule *Rule, start data.Date, pauses []Span) (spans []Span, refused bool, err error) {
	if len(pauses) == 0 {
		return nil, false, nil
	}
	sorted := make([]Span, 0, len(pauses))
	for _, p := range pauses {
		switch {
		case p.From.IsZero():
			return nil, false, errors.New("law: a pause without its first day")
		case !p.To.IsZero() && p.To < p.From:
			return nil, false, fmt.Errorf("law: a pause from %s to %s", p.From, p.To)
		case p.To != p.From && (p.To.IsZero() || p.To > start):
			sorted = append(sorted, p)
		}
	}
	recorded := join(sorted)
	for _, p := range recorded {
		spans = append(spans, r.pauseDays(rule, p)...)
	}
	spans = join(spans)
	return spans, !slices.Equal(spans, recorded), nil
}

// pauseDays are the parts of a pause on which the law provides for it.
func (r *Rules) pauseDays(rule *Rule, p Span) (parts []Span) {
	for _, id := range rule.PauseBy {
		if id == pauseByOffice {
			return []Span{p}
		}
		for _, by := range r.byID[id] {
			part := Span{From: max(p.From, by.From), To: p.To}
			if !by.To.IsZero() && (part.To.IsZero() || part.To > by.To.AddDays(1)) {
				part.To = by.To.AddDays(1)
			}
			if part.To.IsZero() || part.From < part.To {
				parts = append(parts, part)
			}
		}
	}
	return parts
}

// join sorts spans and makes one of those that touch or overlap.
func join(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return int(a.From - b.From) })
	var joined []Span
	for _, p := range spans {
		n := len(joined)
		if n == 0 || !joined[n-1].To.IsZero() && p.From > joined[n-1].To {
			joined = append(joined, p)
			continue
		}
		if last := &joined[n-1]; !last.To.IsZero() && (p.To.IsZero() || p.To > last.To) {
			last.To = p.To
		}
	}
	return joined
}

// counter counts days of one unit.
type counter interface {
	// add is the n-th counted day after the day, before it when n is negative, and
	// the days off left out on the way.
	add(day data.Date, n int) (data.Date, []calendar.DayOff)
	// between counts the days after from up to and with to.
	between(from, to data.Date) int
	// leftOut are the days off after from up to and with to that are not counted.
	leftOut(from, to data.Date) []calendar.DayOff
}

func counting(u Unit, cal *calendar.Calendar) counter {
	if u == WorkingDays {
		return workingDays{cal}
	}
	return calendarDays{}
}

type workingDays struct{ cal *calendar.Calendar }

func (w workingDays) add(day data.Date, n int) (data.Date, []calendar.DayOff) {
	return w.cal.AddWorkingDays(day, n)
}
func (w workingDays) between(from, to data.Date) int { return w.cal.WorkingDays(from, to) }
func (w workingDays) leftOut(from, to data.Date) []calendar.DayOff {
	return w.cal.Off(from, to)
}

type calendarDays struct{}

func (calendarDays) add(day data.Date, n int) (data.Date, []calendar.DayOff) {
	return day.AddDays(n), nil
}
func (calendarDays) between(from, to data.Date) int               { return from.DaysUntil(to) }
func (calendarDays) leftOut(from, to data.Date) []calendar.DayOff { return nil }
