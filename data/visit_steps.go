package data

// ReceptionSubject is a visit of citizens.
const ReceptionSubject Subject = "reception"

// StepReception is the type of Reception.
const StepReception StepType = "reception"

// StepType says which type of step the content belongs to.
func (Reception) StepType() StepType { return StepReception }

// Visits are the visits of citizens: what was written about one, and the documents
// issued on it.
var Visits = NewFolding(ReceptionSubject, func(r *Reception, id int64) { r.ID = id }, changedVisit,
	KindOf(func(r *Reception, _ Step, c Reception) {
		c.Replies = r.Replies
		*r = c
	}, func(_ *Reception, _ Draft, c Reception, today Date) []Problem { return CheckReception(c, today) }),
	onVisit(func(r *Reception, s Step, c Reply) { r.Replies = issued(r.Replies, s, c) }, func(p *problems, _ *Reception, _ Date, c Reply) { p.replied(c) }),
	onVisit(func(r *Reception, s Step, c Delivery) { deliver(r.Replies, s.On, c) }, func(p *problems, r *Reception, on Date, c Delivery) { p.delivered(r.Replies, on, c) }),
)

// onVisit is a type of step of a visit's document.
func onVisit[C Content](apply func(*Reception, Step, C), judge func(p *problems, r *Reception, on Date, c C)) StepKind[Reception] {
	return KindOf(apply, func(r *Reception, d Draft, c C, today Date) []Problem {
		var p problems
		p.day(d.On, r.On, "on.beforeVisit", today)
		judge(&p, r, d.On, c)
		return p
	})
}

// changedVisit: one on which documents were issued stays, with their numbers.
func changedVisit(before, _ *Reception, there bool) (p []Problem) {
	if !there && len(before.Replies) > 0 {
		p = append(p, Forbid(FieldReason, "visit.documents", len(before.Replies)))
	}
	return p
}
