package law

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"donthu/data/calendar"
	"donthu/data/day"
	"donthu/data/register"
)

// pauseByOffice in Rule.PauseBy: every recorded pause counts.
const pauseByOffice = "office"

// Options are what the office or the letter decides about a clock.
type Options struct {
	Remote           bool // remote area: the longer limits of LKN Điều 28, 33, 37, 44
	Complex          bool // complex case: LKN Điều 28, 37; LTC Điều 24 khoản 1 (several places)
	RollLastDay      bool // a last day on a day off moves to the next working day (BLDS 2015 Điều 148 khoản 5)
	PetitionDays     int  // the office's own limit for P5 in working days, 0 for none
	ReceiverDays     int  // the office's own limit for P6 in working days, 0 for none
	NoticeDays       int  // the office's own limit for notices to which the law sets none, in working days, 0 for none
	ExecutionDays    int  // the office's own limit for carrying out (H3) in working days, 0 for none
	StrictAcceptance bool // where law and decree disagree (K2, K7, K8, K11), the earlier day
	// Level is what the office found about the complexity of the matter: it decides
	// how often a limit may be extended. Empty: not recorded, no limit but the law's
	// most generous.
	Level register.ComplexityLevel
	// Kind is what the clock runs on: an office's own rule may be about some kinds alone.
	Kind register.Kind
}

// OptionsOf are the options that an office's settings give, with the safer choice
// where the settings are silent.
func OptionsOf(s register.Settings) Options {
	return Options{
		Remote:           s.Remote,
		RollLastDay:      !s.KeepLastDay,
		PetitionDays:     s.PetitionDays,
		ReceiverDays:     s.ReceiverDays,
		NoticeDays:       s.NoticeDays,
		ExecutionDays:    s.ExecutionDays,
		StrictAcceptance: !s.LaterWhenDisputed,
	}
}

// Span is a pause: From is its first day, To the day on which work goes on and
// is counted again. A zero To means that the pause has not ended. Kind chooses
// the rules that provide for it; empty: any.
type Span struct {
	From, To day.Date
	Kind     register.PauseKind
}

// is reports whether two spans are the same days.
func (s Span) is(other Span) bool { return s.From == other.From && s.To == other.To }

// Extension is a decision to lengthen a limit by Days of the limit's unit.
type Extension struct {
	Days     int
	Decision string   // number of the decision, shown in the explanation, may be empty
	On       day.Date // of the decision; zero: in time
	// Level is what had been found about the matter by then; empty: as Options say.
	Level register.ComplexityLevel
}

// Clock is one computed deadline.
type Clock struct {
	Rule     string // id of the rule
	Name     string
	Article  string
	Sentence string
	Start    day.Date // day of the starting event, not counted
	Length   int      // days of Unit, without extensions
	Unit     Unit
	Unrolled day.Date          // last day as counted, before it moved off a day off
	Due      day.Date          // last day on which the duty is done in time; zero while paused
	LeftOut  []calendar.DayOff // days off left out of the count or passed over at its end
	Paused   int               // days that the pauses took out of the running time
	Stood    []Span            // those pauses
	Extended int               // days added by extensions
	// PausedSince is the day of the pause that has not ended, else zero; Remaining
	// are the days of Unit that are left when it ends.
	PausedSince day.Date
	Remaining   int
	Explanation string // Vietnamese: article, start, each day left out and why
	Note        string // Vietnamese: what is unverified, in conflict or not allowed by the law; may be empty

	Informs bool // nobody is late at its end: a right ends, or something takes effect
}

// Clock computes the deadline that the rule sets when its starting event was on
// start. The first day is not counted (BLDS 2015 Điều 147). The version of the
// rule is the one in force on start; a pause counts only on days on which the
// law provides for it, and extensions as far as the law allows them: what goes
// beyond is named in Note. Pauses may come in any order and overlap.
//
// Errors: ErrUnknownRule, ErrNotInForce, ErrNoLimit, a missing start, a pause
// that ends before it begins, a negative extension.
func (r *Rules) Clock(id string, start day.Date, cal *calendar.Calendar, o Options, pauses []Span, extensions []Extension) (Clock, error) {
	return r.clock(id, start, cal, o, pauses, extensions, false)
}

// clock is Clock; silent leaves the words out for who wants the days alone.
func (r *Rules) clock(id string, start day.Date, cal *calendar.Calendar, o Options, pauses []Span, extensions []Extension, silent bool) (Clock, error) {
	if start.IsZero() {
		return Clock{}, errors.New("law: no starting day")
	}
	rule, err := r.ruleFor(id, start, o.Kind)
	if err != nil {
		return Clock{}, err
	}
	c := Clock{
		Rule: rule.ID, Name: rule.Name, Article: rule.Article, Sentence: rule.Sentence,
		Start: start, Length: rule.Length, Unit: rule.Unit, Informs: rule.Informs || rule.Form == Minimum,
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
	if own := o.own(rule); rule.Form == Internal && c.Length == 0 && own > 0 {
		c.Length, c.Unit = own, WorkingDays
	}
	extensions, tooLate := r.inTime(id, start, cal, o, pauses, extensions)
	if c.Length == 0 || rule.Form == Extended {
		return Clock{}, fmt.Errorf("%w: %s", ErrNoLimit, id)
	}
	words := explainer{clock: &c, rule: rule, silent: silent}

	if tooLate {
		words.note("law.note.lateExtension")
	}
	if c.Extended, err = r.extend(rule, start, room, o.Level, extensions, &words); err != nil {
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
		words.explain(o, cal)
		return c, nil
	}
	run(&c, days, spans)
	if !c.PausedSince.IsZero() {
		words.explain(o, cal)
		return c, nil
	}
	c.Due = c.Unrolled
	if o.RollLastDay && rule.Form != Minimum {
		var passed []calendar.DayOff
		c.Due, passed = cal.RollForward(c.Unrolled)
		words.rolled = passed
		c.LeftOut = append(c.LeftOut, passed...)
	}
	words.explain(o, cal)
	if rule.Lenient != nil && o.StrictAcceptance && !silent {
		r.lenientNote(rule, start, cal, o, pauses, extensions, &words)
	}
	return c, nil
}

// own is the office's own limit for a rule to which the law sets none.
func (o Options) own(rule *Rule) int {
	switch rule.Ends {
	case "result-sent":
		return o.ReceiverDays
	case "notified", "sent":
		return o.NoticeDays
	case "executed":
		return o.ExecutionDays
	case "settled":
		return o.PetitionDays
	}
	return 0
}

// lenientNote tells the day to which the other text would lead.
func (r *Rules) lenientNote(rule *Rule, start day.Date, cal *calendar.Calendar, o Options, pauses []Span, extensions []Extension, words *explainer) {
	o.StrictAcceptance = false
	if other, err := r.Clock(rule.ID, start, cal, o, pauses, extensions); err == nil {
		words.note("law.note.lenient", "article", other.Article, "due", other.Due.Shown())
	}
}

// run counts the length out over the running time and leaves the pauses out.
func run(c *Clock, days counter, spans []Span) {
	at, left := c.Start, c.Length+c.Extended
	var leftOut []calendar.DayOff
	for _, pause := range spans {
		lastDay := max(pause.From.AddDays(-1), at) // last day that still counts
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
			c.Stood = append(c.Stood, Span{From: lastDay.AddDays(1), To: pause.To})
			at = resumed
		}
	}
	end, out := days.add(at, left)
	c.Unrolled, c.LeftOut = end, append(leftOut, out...)
}

// extend adds up the extensions as far as the law allows.
func (r *Rules) extend(rule *Rule, start day.Date, room int, level register.ComplexityLevel, extensions []Extension, words *explainer) (int, error) {
	allowed := func(level register.ComplexityLevel) (times, each int) { // by rules of form Extended
		for _, id := range rule.ExtendBy {
			if by, err := r.Rule(id, start); err == nil && by.Times > times && reaches(level, by.Level) {
				times, each = by.Times, by.Length
			}
		}
		return times, each
	}
	total, done := 0, 0
	for _, e := range extensions {
		if e.Days < 0 || e.Days > 10000 {
			return 0, fmt.Errorf("law: an extension of %d days", e.Days)
		}
		days, level := e.Days, cmp.Or(e.Level, level)
		switch {
		case rule.Form == Internal:
		case level == register.SimpleCase:
			days = 0
		case len(rule.ExtendBy) > 0:
			times, each := allowed(level)
			if done++; done > times {
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
	unjudged := func(e Extension) bool { return cmp.Or(e.Level, level) == "" }
	if len(words.extensions) > 1 && len(rule.ExtendBy) > 0 && slices.ContainsFunc(words.extensions, unjudged) {
		words.note("law.note.level")
	}
	if words.exceeded {
		words.note("law.note.extension")
	}
	return total, nil
}

// reaches reports whether a matter of the level is complex enough; one that
// nobody has judged is.
func reaches(level, wanted register.ComplexityLevel) bool {
	return level == "" || slices.Index(register.ComplexityLevels, level) >= slices.Index(register.ComplexityLevels, wanted)
}

// allowed sorts and joins the pauses and keeps the days on which the law
// provides for a pause; refused reports that days were dropped.
func (r *Rules) allowed(rule *Rule, start day.Date, pauses []Span) (spans []Span, refused bool, err error) {
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
	for _, p := range sorted {
		spans = append(spans, r.pauseDays(rule, p)...)
	}
	spans = join(spans)
	return spans, !slices.EqualFunc(spans, join(sorted), Span.is), nil
}

// pauseDays are the parts of a pause on which the law provides for it.
func (r *Rules) pauseDays(rule *Rule, p Span) (parts []Span) {
	for _, id := range rule.PauseBy {
		if id == pauseByOffice {
			return []Span{p}
		}
		for _, by := range r.byID[id] {
			if by.Pause != "" && p.Kind != "" && p.Kind != by.Pause {
				continue
			}
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
