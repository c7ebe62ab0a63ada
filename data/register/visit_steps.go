package register

import (
	"donthu/data"
	"donthu/data/day"
	"donthu/data/steps"
)

// ReceptionSubject is a visit of citizens.
const ReceptionSubject steps.Subject = "reception"

// StepReception is the type of Reception.
const StepReception steps.Type = "reception"

// StepType says which type of step the content belongs to.
func (Reception) StepType() steps.Type { return StepReception }

// Visits are the visits of citizens: what was written about one, and the documents
// issued on it.
var Visits = steps.NewFolding(ReceptionSubject, func(r *Reception, id int64) { r.ID = id }, changedVisit,
	steps.KindOf(func(r *Reception, _ steps.Step, c Reception) {
		c.Replies, c.Unissued, c.Outside, c.Files = r.Replies, r.Unissued, r.Outside, r.Files
		*r = c
	}, func(_ *Reception, _ steps.Draft, c Reception, today day.Date) []data.Problem {
		return CheckReception(c, today)
	}),
	onVisit(func(r *Reception, s steps.Step, c Reply) { write(&r.Replies, &r.Unissued, s, c) }, func(p *problems, _ *Reception, _ day.Date, c Reply) { p.replied(c) }),
	onVisit(func(r *Reception, s steps.Step, c Delivery) { deliver(&r.Replies, &r.Unissued, s.On, c) }, func(p *problems, r *Reception, on day.Date, c Delivery) { p.delivered(r.Documents(), on, c) }),
	onVisit(func(r *Reception, s steps.Step, c DoneOutside) {
		c.On = s.On
		r.Outside = append(r.Outside, c)
	}, func(p *problems, _ *Reception, _ day.Date, c DoneOutside) {
		p.wrongIf(len(c.Duties) == 0, FieldDuties, "outside.missing")
	}),
	onVisit(func(r *Reception, s steps.Step, c Filed) { r.Files = put(r.Files, s, c) }, func(p *problems, _ *Reception, _ day.Date, c Filed) { p.filed(c) }),
)

// onVisit is a type of step of a visit's document.
func onVisit[C steps.Content](apply func(*Reception, steps.Step, C), judge func(p *problems, r *Reception, on day.Date, c C)) steps.Kind[Reception] {
	return steps.KindOf(apply, func(r *Reception, d steps.Draft, c C, today day.Date) []data.Problem {
		var p problems
		p.day(d.On, r.On, "on.beforeVisit", today)
		judge(&p, r, d.On, c)
		return p
	})
}

// changedVisit: one on which documents were issued stays, with their numbers.
func changedVisit(before, _ *Reception, there bool) (p []data.Problem) {
	if papers := len(before.Documents()); !there && papers > 0 {
		p = append(p, data.Forbid(data.FieldReason, "visit.documents", "count", papers))
	}
	return p
}
