package law

import (
	"slices"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// CheckStep finds what is wrong with adding the step d to the letter l on the day
// today (data.CheckStep), and warns when the law does not provide for it as the
// letter stands: it may have happened all the same.
func (o *Office) CheckStep(l register.Letter, d steps.Draft, today day.Date) []data.Problem {
	found := register.CheckStep(l, d, today)
	if len(data.Blocking(found)) > 0 {
		return found // what cannot be needs no warning
	}
	if early, ok := o.tooEarly(&l, d, today); ok {
		found = append(found, early)
	}
	if why := o.outOfOrder(l, d, today); why != "" {
		found = append(found, data.Problem{Field: register.FieldOutOfOrder, Sentence: why, Warning: true})
	}
	return found
}

// tooEarly warns of a paper dated before what it tells of: it meets no duty, though one of
// a later day would.
func (o *Office) tooEarly(l *register.Letter, d steps.Draft, today day.Date) (early data.Problem, is bool) {
	switch d.Content.(type) {
	case register.Reply, register.DecisionSent, register.Published, register.ResultSent:
	default:
		return early, false
	}
	quiet := *o
	quiet.silent = true
	open := func(l register.Letter) (all []Duty) {
		return slices.DeleteFunc(quiet.Duties(&l), func(d Duty) bool { return d.Done })
	}
	same := func(a Duty) func(Duty) bool {
		return func(b Duty) bool { return a.Key() == b.Key() && a.began == b.began }
	}
	before, now := open(*l), open(l.Apply(d))
	if len(now) < len(before) {
		return early, false
	}
	then := open(l.Apply(steps.Draft{On: today, Content: d.Content}))
	for _, missed := range before {
		if missed.began <= d.On || slices.ContainsFunc(then, same(missed)) {
			continue
		}
		if missed.began == l.AcceptedOn {
			return data.Warn(register.FieldOn, "on.beforeAcceptance", "day", d.On.Shown(), "accepted", missed.began.Shown(), "duty", missed.Says(l.Kind)), true
		}
		return data.Warn(register.FieldOn, "on.beforeDuty", "day", d.On.Shown(), "began", missed.began.Shown(), "duty", missed.Says(l.Kind)), true
	}
	return early, false
}

// outOfOrder says why the law does not provide for a step between acceptance and
// the end as the letter stands, "" when it does.
func (o *Office) outOfOrder(l register.Letter, d steps.Draft, today day.Date) string {
	switch c := d.Content.(type) {
	case register.Received, register.Noted, steps.Revealed, register.Assigned, register.Handled, register.Accepted, register.Reply, register.Settlement,
		register.Execution, register.Delivery, register.DoneOutside, register.National, register.Filed:
		return ""
	case register.Ended:
		if d := NextDuty(o.Duties(&l), "", ""); c.Reason == register.EndDone && d != nil && d.Owes != "" {
			return assets.Text("check.end.owed", "duty", d.Says(l.Kind))
		}
	case register.Withdrawal:
		if l.Decided() && d.On > l.Settlement.On {
			return "" // data.CheckStep says that it is late
		}
	case register.Extended:
		switch {
		case c.Processing && (l.Kind != register.Denunciation || l.Life.Extended(true) > 0):
			return assets.Text("check.extended.processing")
		case c.Processing:
			return ""
		case l.AcceptedOn.IsZero():
			return assets.Text("check.extended.notAccepted")
		}
	}
	g := o.guided(&l, today)
	switch next := FindNext(slices.Concat(o.dutySteps(&l, today), g.allowed, g.refused), d.Content); {
	case next == nil:
		return assets.Text("check.notNow", "step", d.Content.StepType().Label(), "state", l.State().Label())
	case !next.Allowed:
		return next.WhyNot
	}
	return ""
}

// Against says why the law does not provide now for the step that c is, "" when it
// does; steps are what may follow.
func (o *Office) Against(l register.Letter, all []NextStep, c steps.Content, today day.Date) string {
	if s, ok := c.(register.Settlement); ok && s.Result.EndsWithoutDecision() && l.Settlement.Result == "" && l.Life.Ended.Reason == "" {
		return "" // what the guide says of a settlement is about a decision
	}
	against := ""
	for _, s := range all {
		switch {
		case !s.records(c):
		case s.Allowed:
			return ""
		case against == "":
			against = s.WhyNot
		}
	}
	if against != "" {
		return against
	}
	for _, p := range o.CheckStep(l, steps.Draft{On: today, Content: c}, today) {
		if p.Field == register.FieldOutOfOrder {
			return p.Sentence
		}
	}
	return ""
}

// records reports whether the step of the guide is what the content records.
func (s *NextStep) records(c steps.Content) bool {
	if s.Type != c.StepType() {
		return false
	}
	switch c := c.(type) {
	case register.Handled:
		return s.Handling == c.Handling
	case register.Extended:
		offered, _ := s.Default.Content.(register.Extended)
		return offered.Processing == c.Processing
	}
	return true
}
