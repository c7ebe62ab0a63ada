package law

import (
	"cmp"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// Standing is how a duty stands on a day.
type Standing string

// The standings.
const (
	Running    Standing = "ahead"       // open, before its last day or without one
	LastDay    Standing = "due"         // open, on its last day
	Overdue    Standing = "late"        // open, too late
	Stopped    Standing = "paused"      // the clock stands still
	InTime     Standing = "met-in-time" // done in time, or without a limit
	TooLate    Standing = "met-late"    // done too late
	Finished   Standing = "finished"    // done on a day that nobody recorded
	Lapsed     Standing = "lapsed"      // no longer owed, by the law
	Unrecorded Standing = "unrecorded"  // from before the office wrote down what it did
	Informing  Standing = "informing"   // nothing to be done: the day is for information
)

// Label is the Vietnamese word for the standing.
func (s Standing) Label() string { return assets.Text("law.standing." + string(s)) }

// Standing is how the duty stands on the day today.
func (d *Duty) Standing(today day.Date) Standing {
	switch {
	case d.Informs:
		return Informing
	case d.Lapsed:
		return Lapsed
	case d.Done && d.Met.IsZero():
		return Finished
	case d.metLate():
		return TooLate
	case d.Done:
		return InTime
	case d.Unrecorded:
		return Unrecorded
	case !d.PausedSince.IsZero():
		return Stopped
	case !d.Due.IsZero() && d.Due < today:
		return Overdue
	case d.Due == today:
		return LastDay
	}
	return Running
}

// metLate reports whether the duty was met after its last day.
func (d *Duty) metLate() bool { return d.Done && !d.Met.IsZero() && !d.Due.IsZero() && d.Met > d.Due }

// Open reports whether the duty is still to be met.
func (d *Duty) Open() bool { return !d.Done && !d.Informs && !d.Unrecorded }

// Began is the day on which the duty came up: what happened before it does not meet it.
func (d *Duty) Began() day.Date { return cmp.Or(d.began, d.Start) }

// LateOn are the duties of the letter that were late at the end of the day, by the days
// that its steps bear.
func (o *Office) LateOn(l *register.Letter, on day.Date) []Duty {
	var late []Duty
	for _, d := range o.Duties(l) {
		owed := !d.Done || d.Met > on
		if owed && !d.Lapsed && !d.Informs && !d.Unrecorded && d.began <= on && !d.Due.IsZero() && d.Due < on {
			late = append(late, d)
		}
	}
	return late
}

// nearDays before its end a duty is near.
const nearDays = 2

// Near reports whether the last day is at hand, or past.
func (c *Clock) Near(today day.Date) bool { return c.Due.AddDays(-nearDays) <= today }

// NextDuty is the open duty that the step with its document meets, that with the earliest
// last day first: among the notices that a step tells of each has its own document. Where
// none wants the document any that the step meets counts; where no step is named or none of
// its duties is open, the open one whose last day comes first, or that stands still. nil
// when there is none.
func NextDuty(all []Duty, by steps.Type, document string) *Duty {
	var next *Duty
	for i := range all {
		d := &all[i]
		if !d.Open() || by != "" && d.By != by || document != "" && !d.Wants(document) {
			continue
		}
		if next == nil || !d.Due.IsZero() && (next.Due.IsZero() || d.Due < next.Due) {
			next = d
		}
	}
	switch {
	case next == nil && document != "":
		return NextDuty(all, by, "")
	case next == nil && by != "":
		return NextDuty(all, "", "")
	}
	return next
}

// Keeping is the clock until whose end a letter that is not processed is kept (L1: TT
// 05/2021/TT-TTCP Điều 28); false for one that is.
func (o *Office) Keeping(l *register.Letter) (Clock, bool) {
	return o.clock("L1", kept(l), o.options, nil, nil)
}

// forbids says why the law in force does not allow a step, "" when it does.
func (o *Office) forbids(l *register.Letter, s *NextStep, today day.Date) string {
	switch {
	case s.Type == register.StepPaused && l.Kind == register.Complaint:
		return o.notYet("K12", today) // LKN Điều 11a
	case s.Handling == register.Forward && l.Kind == register.Complaint && l.Source == register.AtReception:
		return o.notYet("R8", l.ReceivedOn) // LTCD Điều 26
	case s.Type == register.StepDestruction:
		if c, ok := o.Keeping(l); ok && c.Due >= today {
			return assets.Text("law.keptUntil", "article", c.Article, "day", c.Due.Shown())
		}
	}
	return ""
}

// notYet says that the rule is not in force on the day, "" when it is.
func (o *Office) notYet(id string, on day.Date) string {
	if _, err := o.rules.Rule(id, on); err == nil {
		return ""
	}
	for _, r := range o.rules.byID[id] {
		if r.From > on {
			return assets.Text("law.notYet", "article", r.Article, "from", r.From.Shown())
		}
	}
	return ""
}
