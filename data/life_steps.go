package data

import "slices"

// StepType says which type of step the content belongs to.
func (Extended) StepType() StepType             { return StepExtended }
func (Paused) StepType() StepType               { return StepPaused }
func (Resumed) StepType() StepType              { return StepResumed }
func (Complexity) StepType() StepType           { return StepComplexity }
func (Withdrawal) StepType() StepType           { return StepWithdrawal }
func (Joined) StepType() StepType               { return StepJoined }
func (Duplicate) StepType() StepType            { return StepDuplicate }
func (Split) StepType() StepType                { return StepSplit }
func (Verified) StepType() StepType             { return StepVerified }
func (Dialogue) StepType() StepType             { return StepDialogue }
func (DecisionSent) StepType() StepType         { return StepDecisionSent }
func (Published) StepType() StepType            { return StepPublished }
func (ResultSent) StepType() StepType           { return StepResultSent }
func (AskedLeader) StepType() StepType          { return StepAskedLeader }
func (LeaderAnswered) StepType() StepType       { return StepLeaderAnswered }
func (SecondRound) StepType() StepType          { return StepSecondRound }
func (OverdueToSuperior) StepType() StepType    { return StepSuperior }
func (Ended) StepType() StepType                { return StepEnded }
func (ListedForDestruction) StepType() StepType { return StepDestruction }

// lifeKinds are the types of steps between acceptance and the end. Wrong is what
// cannot have happened or says nothing; what the law does not provide for now is
// unusual, because it may have happened all the same.
var lifeKinds = []StepKind[Letter]{
	inOrder(func(l *Letter, s Step, c Extended) {
		c.On = s.On
		l.Life.Extensions = append(l.Life.Extensions, c)
	}, (*problems).extended),
	inOrder(func(l *Letter, s Step, c Paused) {
		c.On = s.On
		l.Life.Pauses = append(l.Life.Pauses, Pause{Paused: c})
	}, (*problems).paused),
	inOrder(func(l *Letter, s Step, c Resumed) {
		for i := range l.Life.Pauses {
			p := &l.Life.Pauses[i]
			if p.Until.IsZero() && (c.Kind == "" || c.Kind == p.Kind) {
				p.Until, p.ResumedBy = max(s.On, p.On), c.Number
			}
		}
	}, (*problems).resumed),
	inOrder(func(l *Letter, s Step, c Complexity) { c.On = s.On; l.Life.Complexity = c }, (*problems).complexity),
	inOrder(func(l *Letter, s Step, c Withdrawal) {
		c.On = s.On
		l.Life.Withdrawal = c
		if !c.Partly && !c.Continues && l.Settlement.Result == "" {
			l.Settlement = Settlement{Result: Withdrawn, On: s.On}
		}
	}, (*problems).withdrawn),
	inOrder(func(l *Letter, _ Step, c Joined) { l.Matter = c.Matter }, (*problems).joined),
	inOrder(func(l *Letter, _ Step, c Duplicate) { l.DuplicateOf = c.Of }, (*problems).duplicate),
	inOrder(func(l *Letter, s Step, c Split) { c.On = s.On; l.Life.Split = c }, func(p *problems, _ *Letter, _ Date, c Split) {
		if len(c.Branches) == 0 {
			p.wrong(FieldBranches, "branches.missing")
		}
	}),
	inOrder(func(l *Letter, s Step, c Verified) {
		c.On = s.On
		l.Life.Verified = append(l.Life.Verified, c)
	}, func(p *problems, _ *Letter, _ Date, c Verified) {
		if c.By == "" {
			p.unusual(FieldBy, "verified.by")
		}
	}),
	inOrder(func(l *Letter, s Step, c Dialogue) {
		c.On = s.On
		l.Life.Dialogues = append(l.Life.Dialogues, c)
	}, func(p *problems, _ *Letter, _ Date, c Dialogue) {
		if c.Minutes == "" && !c.Absent {
			p.unusual(FieldMinutes, "dialogue.minutes")
		}
	}),
	inOrder(func(l *Letter, s Step, c DecisionSent) {
		c.On = s.On
		l.Life.Sent = append(l.Life.Sent, c)
	}, (*problems).sent),
	inOrder(func(l *Letter, s Step, c Published) {
		c.On = s.On
		l.Life.Published = append(l.Life.Published, c)
	}, func(p *problems, l *Letter, on Date, c Published) {
		p.afterDecision(l, on)
		if c.Way == "" {
			p.wrong(FieldWay, "way.missing")
		}
	}),
	inOrder(func(l *Letter, s Step, c ResultSent) {
		c.On = s.On
		l.Life.Results = append(l.Life.Results, c)
	}, func(p *problems, _ *Letter, _ Date, c ResultSent) {
		if c.To == "" {
			p.wrong(FieldTo, "result.to")
		}
		if c.Number == "" {
			p.unusual(FieldNumber, "result.number")
		}
	}),
	inOrder(func(l *Letter, s Step, c AskedLeader) {
		l.Life.Questions = append(l.Life.Questions, Question{AskedLeader: c, On: s.On})
	}, func(p *problems, _ *Letter, _ Date, c AskedLeader) {
		if c.Text == "" {
			p.wrong(FieldText, "question.text")
		}
		if c.Leader == "" {
			p.unusual(FieldLeader, "question.leader")
		}
	}),
	inOrder(func(l *Letter, s Step, c LeaderAnswered) {
		if q := l.Life.OpenQuestion(); q != nil {
			q.AnsweredOn, q.Answer, q.AnswerNumber = s.On, c.Text, c.Number
		}
	}, (*problems).answered),
	inOrder(func(l *Letter, s Step, c SecondRound) { c.On = s.On; l.Life.Second = c }, func(p *problems, _ *Letter, _ Date, c SecondRound) {
		if c.Body == "" {
			p.unusual(FieldBody, "second.body")
		}
	}),
	inOrder(func(l *Letter, s Step, c OverdueToSuperior) { l.Life.Superior.tell(s.On, c) }, func(p *problems, l *Letter, _ Date, c OverdueToSuperior) {
		if c.Reported && l.Life.Superior.RequestedOn.IsZero() {
			p.unusual(FieldSuperior, "superior.notAsked")
		}
	}),
	inOrder(func(l *Letter, s Step, c Ended) { c.On = s.On; l.Life.Ended = c }, (*problems).ended),
	inOrder(func(l *Letter, s Step, c ListedForDestruction) { c.On = s.On; l.Life.Destruction = c }, func(p *problems, _ *Letter, _ Date, c ListedForDestruction) {
		if c.List == "" {
			p.unusual(FieldList, "destruction.list")
		}
	}),
}

// inOrder is onDay for a step that the law provides for in some states of a letter
// only: in the others it is unusual.
func inOrder[C Content](apply func(*Letter, Step, C), judge func(p *problems, l *Letter, on Date, c C)) StepKind[Letter] {
	return KindOf(apply, func(l *Letter, d Draft, c C, today Date) []Problem {
		p := judgedOnDay(l, d, c, today, judge)
		p.order(l, d, today)
		return p
	})
}

// tell notes that the superior asked, or was told.
func (s *Superior) tell(on Date, c OverdueToSuperior) {
	if c.Reported {
		s.ReportedOn = on
	} else {
		s.RequestedOn = on
	}
	if c.Superior != "" {
		s.Name = c.Superior
	}
	if c.Number != "" {
		s.Number = c.Number
	}
}

// clone is f with lists of its own.
func (f Life) clone() Life {
	f.Extensions = slices.Clone(f.Extensions)
	f.Pauses = slices.Clone(f.Pauses)
	f.Verified = slices.Clone(f.Verified)
	f.Dialogues = slices.Clone(f.Dialogues)
	f.Sent = slices.Clone(f.Sent)
	f.Published = slices.Clone(f.Published)
	f.Results = slices.Clone(f.Results)
	f.Questions = slices.Clone(f.Questions)
	return f
}
