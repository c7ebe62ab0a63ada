package register

import (
	"strings"

	"donthu/data"
	"donthu/data/day"
)

func (p *problems) withdrawn(l *Letter, on day.Date, c Withdrawal) {
	if c.Partly && c.Part == "" {
		p.wrong(FieldPart, "part.missing")
	}
	if l.Decided() && on > l.Settlement.On {
		p.unusual(FieldOn, "withdrawal.late", "day", l.Settlement.On.Shown())
	}
}

func (p *problems) joined(l *Letter, _ day.Date, c Joined) {
	if c.Matter == "" {
		p.wrong(FieldMatter, "matter.missing")
	} else if c.Matter == l.Matter {
		p.unusual(FieldMatter, "matter.same")
	}
}

func (p *problems) duplicate(l *Letter, _ day.Date, c Duplicate) {
	if c.Of == "" {
		p.wrong(FieldOf, "duplicate.missing")
	} else if strings.TrimSpace(c.Of) == l.Number.String() {
		p.wrong(FieldOf, "duplicate.itself")
	}
}

func (p *problems) extended(l *Letter, on day.Date, c Extended) {
	if c.Days < 1 || c.Days > 365 {
		p.wrong(FieldDays, "days.range")
	}
	if c.Number == "" && !c.Processing {
		p.unusual(FieldNumber, "extended.number")
	}
	if due := l.Due.Settle; !c.Processing && !due.IsZero() && on > due {
		p.unusual(FieldOn, "extended.late", "day", on.Shown(), "due", due.Shown())
	}
}

func (p *problems) paused(l *Letter, on day.Date, c Paused) {
	if c.Kind == "" {
		p.wrong(FieldPause, "pause.missing")
	}
	for _, open := range l.Life.Pauses {
		if open.Kind == c.Kind && open.Until.IsZero() {
			p.wrong(FieldPause, "pause.open", "day", open.On.Shown())
		}
	}
	if !l.AcceptedOn.IsZero() && on < l.AcceptedOn && !on.IsZero() {
		p.wrong(FieldOn, "pause.beforeAccepted", "day", on.Shown(), "accepted", l.AcceptedOn.Shown())
	}
	if c.Kind == Expertise && l.Kind == Complaint {
		p.unusual(FieldPause, "pause.expertise")
	}
	if c.Number == "" {
		p.unusual(FieldNumber, "pause.number")
	}
	if c.Reason == "" && c.Ground == "" {
		p.unusual(data.FieldReason, "pause.reason")
	}
}

func (p *problems) resumed(l *Letter, on day.Date, c Resumed) {
	found := false
	for _, open := range l.Life.Pauses {
		if open.Until.IsZero() && (c.Kind == "" || c.Kind == open.Kind) {
			found = true
			if on < open.On && !on.IsZero() {
				p.wrong(FieldOn, "resume.early", "day", on.Shown(), "paused", open.On.Shown())
			}
		}
	}
	if !found {
		p.wrong(FieldPause, "resume.notPaused")
	}
}

func (p *problems) complexity(l *Letter, _ day.Date, c Complexity) {
	if c.Level == "" {
		p.wrong(FieldLevel, "level.missing")
	}
	if l.Kind != Denunciation {
		if c.Level == EspeciallyComplex {
			p.unusual(FieldLevel, "level.denunciation")
		}
		return
	}
	if c.Level == ComplexCase && len(c.Criteria) == 0 || c.Level == EspeciallyComplex && len(c.Criteria) < 2 {
		p.unusual(FieldCriteria, "criteria.few")
	}
	if c.Level == ComplexCase && len(c.Criteria) > 1 {
		p.unusual(FieldCriteria, "criteria.many")
	}
}

func (p *problems) ended(l *Letter, _ day.Date, c Ended) {
	if c.Reason == "" {
		p.wrong(FieldEnd, "end.missing")
	}
	if c.Reason == EndOther && c.Text == "" {
		p.wrong(FieldText, "end.text")
	}
	if l.Life.OpenQuestion() != nil {
		p.unusual(FieldEnd, "end.question")
	}
	if !l.AcceptedOn.IsZero() && l.Settlement.Result == "" && c.Reason == EndDone {
		p.unusual(FieldEnd, "end.notSettled")
	}
}

func (p *problems) sent(l *Letter, on day.Date, c DecisionSent) {
	p.afterDecision(l, on)
	if c.To == "" {
		p.unusual(FieldTo, "sent.to")
	}
	if !c.DeliveredOn.IsZero() && c.DeliveredOn < on {
		p.wrong(FieldDelivered, "sent.delivered", "delivered", c.DeliveredOn.Shown(), "sent", on.Shown())
	}
}

func (p *problems) answered(l *Letter, on day.Date, c LeaderAnswered) {
	q := l.Life.OpenQuestion()
	switch {
	case q == nil:
		p.wrong(FieldText, "answer.notAsked")
	case on < q.On && !on.IsZero():
		p.wrong(FieldOn, "answer.early", "day", on.Shown(), "asked", q.On.Shown())
	}
	if c.Text == "" {
		p.wrong(FieldText, "answer.text")
	}
}

func (p *problems) afterDecision(l *Letter, on day.Date) {
	switch {
	case !l.Decided():
		p.wrong(FieldOn, "decision.missing")
	case on < l.Settlement.On && !on.IsZero():
		p.wrong(FieldOn, "decision.later", "day", on.Shown(), "settled", l.Settlement.On.Shown())
	}
}
