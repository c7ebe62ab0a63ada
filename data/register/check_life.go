package register

import (
	"slices"
	"strings"

	"donthu/data"
	"donthu/data/day"
)

func (p *problems) withdrawn(l *Letter, on day.Date, c Withdrawal) {
	p.wrongIf(c.Partly && c.Part == "", FieldPart, "part.missing")
	p.unusualIf(l.Decided() && on > l.Settlement.On, FieldOn, "withdrawal.late", "day", l.Settlement.On.Shown())
}

func (p *problems) joined(l *Letter, _ day.Date, c Joined) {
	p.wrongIf(c.Matter == "" && !c.Left, FieldMatter, "matter.missing")
	p.wrongIf(c.Left && l.Matter == "", FieldMatter, "matter.alone")
	p.unusualIf(c.Matter != "" && c.Matter == l.Matter, FieldMatter, "matter.same")
}

func (p *problems) duplicate(l *Letter, _ day.Date, c Duplicate) {
	p.wrongIf(c.Of == "", FieldOf, "duplicate.missing")
	p.wrongIf(c.Of != "" && strings.TrimSpace(c.Of) == l.Number.String(), FieldOf, "duplicate.itself")
}

func (p *problems) toldApart(l *Letter, _ day.Date, c ToldApart) {
	p.wrongIf(len(c.From) == 0, FieldOf, "apart.missing")
	p.wrongIf(slices.Contains(c.From, l.Number.String()), FieldOf, "apart.itself")
}

func (p *problems) extended(l *Letter, on day.Date, c Extended) {
	p.wrongIf(c.Days < 1 || c.Days > 365, FieldDays, "days.range")
	p.unusualIf(c.Number == "" && !c.Processing, FieldNumber, "extended.number")
	due := l.Due.Settle
	p.unusualIf(!c.Processing && !due.IsZero() && on > due, FieldOn, "extended.late", "day", on.Shown(), "due", due.Shown())
}

func (p *problems) paused(l *Letter, on day.Date, c Paused) {
	p.wrongIf(c.Kind == "", FieldPause, "pause.missing")
	for _, open := range l.Life.Pauses {
		p.wrongIf(open.Kind == c.Kind && open.Until.IsZero(), FieldPause, "pause.open", "day", open.On.Shown())
	}
	early := !l.AcceptedOn.IsZero() && on < l.AcceptedOn && !on.IsZero()
	p.wrongIf(early, FieldOn, "pause.beforeAccepted", "day", on.Shown(), "accepted", l.AcceptedOn.Shown())
	p.unusualIf(c.Kind == Expertise && l.Kind == Complaint, FieldPause, "pause.expertise")
	p.unusualIf(c.Number == "", FieldNumber, "pause.number")
	p.unusualIf(c.Reason == "" && c.Ground == "", data.FieldReason, "pause.reason")
}

func (p *problems) resumed(l *Letter, on day.Date, c Resumed) {
	found := false
	for _, open := range l.Life.Pauses {
		if open.Until.IsZero() && (c.Kind == "" || c.Kind == open.Kind) {
			found = true
			p.wrongIf(on < open.On && !on.IsZero(), FieldOn, "resume.early", "day", on.Shown(), "paused", open.On.Shown())
		}
	}
	p.wrongIf(!found, FieldPause, "resume.notPaused")
}

func (p *problems) complexity(l *Letter, _ day.Date, c Complexity) {
	p.wrongIf(c.Level == "", FieldLevel, "level.missing")
	if l.Kind != Denunciation {
		p.unusualIf(c.Level == EspeciallyComplex, FieldLevel, "level.denunciation")
		return
	}
	few := c.Level == ComplexCase && len(c.Criteria) == 0 || c.Level == EspeciallyComplex && len(c.Criteria) < 2
	p.unusualIf(few, FieldCriteria, "criteria.few")
	p.unusualIf(c.Level == ComplexCase && len(c.Criteria) > 1, FieldCriteria, "criteria.many")
}

func (p *problems) ended(l *Letter, _ day.Date, c Ended) {
	p.wrongIf(c.Reason == "", FieldEnd, "end.missing")
	p.wrongIf(c.Reason == EndOther && c.Text == "", FieldText, "end.text")
	p.unusualIf(l.Life.OpenQuestion() != nil, FieldEnd, "end.question")
	p.unusualIf(!l.AcceptedOn.IsZero() && l.Settlement.Result == "" && c.Reason == EndDone, FieldEnd, "end.notSettled")
}

func (p *problems) sent(l *Letter, on day.Date, c DecisionSent) {
	p.afterDecision(l, on)
	p.unusualIf(c.To == "" && len(c.Readers) == 0, FieldTo, "sent.to")
	early := !c.DeliveredOn.IsZero() && c.DeliveredOn < on
	p.wrongIf(early, FieldDelivered, "sent.delivered", "delivered", c.DeliveredOn.Shown(), "sent", on.Shown())
}

func (p *problems) answered(l *Letter, on day.Date, c LeaderAnswered) {
	q := l.Life.OpenQuestion()
	switch {
	case q == nil:
		p.wrong(FieldText, "answer.notAsked")
	case on < q.On && !on.IsZero():
		p.wrong(FieldOn, "answer.early", "day", on.Shown(), "asked", q.On.Shown())
	}
	p.wrongIf(c.Text == "", FieldText, "answer.text")
}

func (p *problems) afterDecision(l *Letter, on day.Date) {
	p.wrongIf(!l.Decided(), FieldOn, "decision.missing")
	early := l.Decided() && on < l.Settlement.On && !on.IsZero()
	p.wrongIf(early, FieldOn, "decision.later", "day", on.Shown(), "settled", l.Settlement.On.Shown())
}
