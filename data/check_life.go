package data

import "strings"

func (p *problems) withdrawn(l *Letter, on Date, c Withdrawal) {
	if c.Partly && c.Part == "" {
		p.wrong(FieldPart, "part.missing")
	}
	if withdrawnLate(l, on) {
		p.unusual(FieldOn, "withdrawal.late", l.Settlement.On.Shown())
	}
}

func withdrawnLate(l *Letter, on Date) bool { return l.Decided() && on > l.Settlement.On }

func (p *problems) joined(l *Letter, _ Date, c Joined) {
	if c.Matter == "" {
		p.wrong(FieldMatter, "matter.missing")
	} else if c.Matter == l.Matter {
		p.unusual(FieldMatter, "matter.same")
	}
}

func (p *problems) duplicate(l *Letter, _ Date, c Duplicate) {
	if c.Of == "" {
		p.wrong(FieldOf, "duplicate.missing")
	} else if strings.TrimSpace(c.Of) == l.Number.String() {
		p.wrong(FieldOf, "duplicate.itself")
	}
}

// order warns when the law does not provide for the step as the letter stands.
func (p *problems) order(l *Letter, d Draft, today Date) {
	if len(Blocking(*p)) > 0 {
		return // what cannot be needs no warning
	}
	if _, withdrawn := d.Content.(Withdrawal); withdrawn && withdrawnLate(l, d.On) {
		return // said already
	}
	extension, isExtension := d.Content.(Extended)
	if isExtension && extension.Processing {
		if l.Kind != Denunciation || l.Life.Extended(true) > 0 {
			p.unusual(FieldOutOfOrder, "extended.processing")
		}
		return
	}
	next := FindNext(NextSteps(*l, today), d.Content)
	switch {
	case isExtension && l.AcceptedOn.IsZero():
		p.unusual(FieldOutOfOrder, "extended.notAccepted")
	case next != nil && !next.Allowed:
		*p = append(*p, Problem{Field: FieldOutOfOrder, Sentence: next.WhyNot, Warning: true})
	case next == nil:
		p.unusual(FieldOutOfOrder, "notNow", d.Content.StepType().Label(), l.State().Label())
	}
}

func (p *problems) extended(l *Letter, on Date, c Extended) {
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

func (p *problems) paused(l *Letter, on Date, c Paused) {
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

func (p *problems) resumed(l *Letter, on Date, c Resumed) {
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

func (p *problems) complexity(l *Letter, _ Date, c Complexity) {
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

func (p *problems) ended(l *Letter, _ Date, c Ended) {
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

func (p *problems) sent(l *Letter, on Date, c DecisionSent) {
	p.afterDecision(l, on)
	if c.To == "" {
		p.unusual(FieldTo, "sent.to")
	}
	if !c.DeliveredOn.IsZero() && c.DeliveredOn < on {
		p.wrong(FieldDelivered, "sent.delivered", c.DeliveredOn.Shown(), on.Shown())
	}
}

func (p *problems) answered(l *Letter, on Date, c LeaderAnswered) {
	q := l.Life.OpenQuestion()
	switch {
	case q == nil:
		p.wrong(FieldText, "answer.notAsked")
	case on < q.On && !on.IsZero():
		p.wrong(FieldOn, "answer.early", on.Shown(), q.On.Shown())
	}
	if c.Text == "" {
		p.wrong(FieldText, "answer.text")
	}
}

func (p *problems) afterDecision(l *Letter, on Date) {
	switch {
	case !l.Decided():
		p.wrong(FieldOn, "decision.missing")
	case on < l.Settlement.On && !on.IsZero():
		p.wrong(FieldOn, "decision.later", on.Shown(), l.Settlement.On.Shown())
	}
}
