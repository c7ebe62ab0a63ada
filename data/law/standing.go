package law

import (
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// Standing is how a duty stands on a day.
type Standing string

// The standings.
const (
	Running    Standing = "running"    // open, in time
	Overdue    Standing = "overdue"    // open, too late
	Stopped    Standing = "stopped"    // the clock stands still
	InTime     Standing = "in-time"    // done in time
	TooLate    Standing = "too-late"   // done too late
	Finished   Standing = "finished"   // done on a day that nobody recorded
	Unrecorded Standing = "unrecorded" // the letter is closed, no step says whether it was done
	Informing  Standing = "informing"  // nothing to be done: the day is for information
)

// Label is the Vietnamese word for the standing.
func (s Standing) Label() string { return assets.Text("law.standing." + string(s)) }

// Standing is how the duty stands on the day today.
func (c *Clock) Standing(today day.Date) Standing {
	switch {
	case c.Done && c.Met.IsZero():
		return Finished
	case c.Informs:
		return Informing
	case c.Done && !c.Due.IsZero() && c.Met > c.Due:
		return TooLate
	case c.Done:
		return InTime
	case c.Unrecorded:
		return Unrecorded
	case c.Due.IsZero():
		return Stopped
	case c.Due < today:
		return Overdue
	}
	return Running
}

// nearDays before its end a duty is near.
const nearDays = 2

// Near reports whether the last day is at hand, or past.
func (c *Clock) Near(today day.Date) bool { return c.Due.AddDays(-nearDays) <= today }

// NextClock is the clock of the step that is owed next, else the one whose last day
// counts for the letter now or that stands still; nil when there is none. owed is
// empty when no step is owed.
func NextClock(l *register.Letter, clocks []Clock, owed steps.Type) *Clock {
	for i := range clocks {
		if c := &clocks[i]; owed != "" && c.MetBy == owed && !c.Done && !c.Informs {
			return c
		}
	}
	due := l.DueOn()
	for i := len(clocks) - 1; i >= 0; i-- {
		c := &clocks[i]
		stopped := l.State() == register.Suspended && !c.PausedSince.IsZero()
		if stopped || !due.IsZero() && c.Due == due && !c.Informs && !c.Done {
			return c
		}
	}
	return nil
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
