package data

import "strings"

// life finds what is wrong with a step between acceptance and the end: what cannot
// have happened or says nothing. Whether the law provides for it now is asked of
// law.Office.
func (p *problems) life(l Letter, d Draft) {
	switch c := d.Content.(type) {
	case Extended:
		p.extended(l, d.On, c)
	case Paused:
		p.paused(l, d.On, c)
	case Resumed:
		p.resumed(l, d.On, c)
	case Complexity:
		p.complexity(l, c)
	case Withdrawal:
		if c.Partly && c.Part == "" {
			p.wrong(FieldPart, "part.missing")
		}
		if l.Decided() && d.On > l.Settlement.On {
			p.unusual(FieldOn, "withdrawal.late", l.Settlement.On.Shown())
		}
	case Joined:
		if c.Matter == "" {
			p.wrong(FieldMatter, "matter.missing")
		} else if c.Matter == l.Matter {
			p.unusual(FieldMatter, "matter.same")
		}
	case Duplicate:
		if c.Of == "" {
			p.wrong(FieldOf, "duplicate.missing")
		} else if strings.TrimSpace(c.Of) == l.Number.String() {
			p.wrong(FieldOf, "duplicate.itself")
		}
	case Split:
		if len(c.Branches) == 0 {
			p.wrong(FieldBranches, "branches.missing")
		}
	case Verified:
		if c.By == "" {
			p.unusual(FieldBy, "verified.by")
		}
	case Dialogue:
		if c.Minutes == "" && !c.Absent {
			p.unusual(FieldMinutes, "dialogue.minutes")
		}
	case Ended:
		p.ended(l, c)
	case ListedForDestruction:
		if c.List == "" {
			p.unusual(FieldList, "destruction.list")
		}
	default:
		p.told(l, d)
	}
}

func (p *problems) extended(l Letter, on Date, c Extended) {
	if c.Days < 1 || c.Days > 365 {
		p.wrong(FieldDays, "days.range")
	}
	if c.Number == "" && !c.Processing {
		p.unusual(FieldNumber, "extended.number")
	}
	if due := l.Due.Settle; !c.Processing && !due.IsZero() && on > due {
		p.unusual(FieldOn, "extended.late", on.Shown(), due.Shown())
	}
}

func (p *problems) paused(l Letter, on Date, c Paused) {
	if c.Kind == "" {
		p.wrong(FieldPause, "pause.missing")
	}
	for _, open := range l.Life.Pauses {
		if open.Kind == c.Kind && open.Until.IsZero() {
			p.wrong(FieldPause, "pause.open", open.On.Shown())
		}
	}
	if !l.AcceptedOn.IsZero() && on < l.AcceptedOn && !on.IsZero() {
		p.wrong(FieldOn, "pause.beforeAccepted", on.Shown(), l.AcceptedOn.Shown())
	}
	if c.Kind == Expertise && l.Kind == Complaint {
		p.unusual(FieldPause, "pause.expertise")
	}
	if c.Number == "" {
		p.unusual(FieldNumber, "pause.number")
	}
	if c.Reason == "" && c.Ground == "" {
		p.unusual(FieldReason, "pause.reason")
	}
}

func (p *problems) resumed(l Letter, on Date, c Resumed) {
	found := false
	for _, open := range l.Life.Pauses {
		if open.Until.IsZero() && (c.Kind == "" || c.Kind == open.Kind) {
			found = true
			if on < open.On && !on.IsZero() {
				p.wrong(FieldOn, "resume.early", on.Shown(), open.On.Shown())
			}
		}
	}
	if !found {
		p.wrong(FieldPause, "resume.notPaused")
	}
}

func (p *problems) complexity(l Letter, c Complexity) {
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

func (p *problems) ended(l Letter, c Ended) {
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

// told finds what is wrong with telling somebody something.
func (p *problems) told(l Letter, d Draft) {
	switch c := d.Content.(type) {
	case DecisionSent:
		p.afterDecision(l, d.On)
		if c.To == "" {
			p.unusual(FieldTo, "sent.to")
		}
		if !c.DeliveredOn.IsZero() && c.DeliveredOn < d.On {
			p.wrong(FieldDelivered, "sent.delivered", c.DeliveredOn.Shown(), d.On.Shown())
		}
	case Published:
		p.afterDecision(l, d.On)
		if c.Way == "" {
			p.wrong(FieldWay, "way.missing")
		}
	case ResultSent:
		if c.To == "" {
			p.wrong(FieldTo, "result.to")
		}
		if c.Number == "" {
			p.unusual(FieldNumber, "result.number")
		}
	case AskedLeader:
		if c.Text == "" {
			p.wrong(FieldText, "question.text")
		}
		if c.Leader == "" {
			p.unusual(FieldLeader, "question.leader")
		}
	case LeaderAnswered:
		q := l.Life.OpenQuestion()
		switch {
		case q == nil:
			p.wrong(FieldText, "answer.notAsked")
		case d.On < q.On && !d.On.IsZero():
			p.wrong(FieldOn, "answer.early", d.On.Shown(), q.On.Shown())
		}
		if c.Text == "" {
			p.wrong(FieldText, "answer.text")
		}
	case SecondRound:
		if c.Body == "" {
			p.unusual(FieldBody, "second.body")
		}
	case OverdueToSuperior:
		if c.Reported && l.Life.Superior.RequestedOn.IsZero() {
			p.unusual(FieldSuperior, "superior.notAsked")
		}
	}
}

func (p *problems) afterDecision(l Letter, on Date) {
	switch {
	case !l.Decided():
		p.wrong(FieldOn, "decision.missing")
	case on < l.Settlement.On && !on.IsZero():
		p.wrong(FieldOn, "decision.later", on.Shown(), l.Settlement.On.Shown())
	}
}
