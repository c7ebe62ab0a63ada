package register

import (
	"cmp"
	"slices"

	"donthu/data/day"
	"donthu/data/steps"
)

// StepType says which type of step the content belongs to.
func (Extended) StepType() steps.Type             { return StepExtended }
func (Paused) StepType() steps.Type               { return StepPaused }
func (Resumed) StepType() steps.Type              { return StepResumed }
func (Complexity) StepType() steps.Type           { return StepComplexity }
func (Withdrawal) StepType() steps.Type           { return StepWithdrawal }
func (Joined) StepType() steps.Type               { return StepJoined }
func (Duplicate) StepType() steps.Type            { return StepDuplicate }
func (Split) StepType() steps.Type                { return StepSplit }
func (Verified) StepType() steps.Type             { return StepVerified }
func (Dialogue) StepType() steps.Type             { return StepDialogue }
func (DecisionSent) StepType() steps.Type         { return StepDecisionSent }
func (Published) StepType() steps.Type            { return StepPublished }
func (ResultSent) StepType() steps.Type           { return StepResultSent }
func (AskedLeader) StepType() steps.Type          { return StepAskedLeader }
func (LeaderAnswered) StepType() steps.Type       { return StepLeaderAnswered }
func (SecondRound) StepType() steps.Type          { return StepSecondRound }
func (OverdueToSuperior) StepType() steps.Type    { return StepSuperior }
func (Ended) StepType() steps.Type                { return StepEnded }
func (ListedForDestruction) StepType() steps.Type { return StepDestruction }
func (ToldApart) StepType() steps.Type            { return StepToldApart }

// lifeKinds are the types of steps between acceptance and the end. Wrong is what
// cannot have happened or says nothing; what the law does not provide for now is
// unusual, because it may have happened all the same.
var lifeKinds = []steps.Kind[Letter]{
	onDay(func(l *Letter, s steps.Step, c Extended) {
		c.On = s.On
		l.Life.Extensions = append(l.Life.Extensions, c)
	}, (*problems).extended),
	onDay(func(l *Letter, s steps.Step, c Paused) {
		c.On = s.On
		l.Life.Pauses = append(l.Life.Pauses, Pause{Paused: c})
	}, (*problems).paused),
	onDay(func(l *Letter, s steps.Step, c Resumed) {
		for i := range l.Life.Pauses {
			p := &l.Life.Pauses[i]
			if p.Until.IsZero() && (c.Kind == "" || c.Kind == p.Kind) {
				p.Until, p.ResumedBy = max(s.On, p.On), c.Number
			}
		}
	}, (*problems).resumed),
	onDay(func(l *Letter, s steps.Step, c Complexity) {
		c.On = s.On
		if l.Life.Complexity.Level != "" {
			l.Life.Levels = append(l.Life.Levels, l.Life.Complexity)
		}
		l.Life.Complexity = c
	}, (*problems).complexity),
	onDay(func(l *Letter, s steps.Step, c Withdrawal) {
		c.On = s.On
		l.Life.Withdrawal = c
		if !c.Partly && !c.Continues && l.Settlement.Result == "" {
			l.settle(Settlement{Result: Withdrawn, On: s.On})
		}
	}, (*problems).withdrawn),
	onDay(func(l *Letter, _ steps.Step, c Joined) { l.Matter = c.Matter }, (*problems).joined),
	onDay(func(l *Letter, _ steps.Step, c Duplicate) { l.DuplicateOf = c.Of }, (*problems).duplicate),
	onDay(func(l *Letter, _ steps.Step, c ToldApart) { l.Life.Apart = append(l.Life.Apart, c.From...) }, (*problems).toldApart),
	onDay(func(l *Letter, s steps.Step, c Split) { c.On = s.On; l.Life.Split = c }, func(p *problems, _ *Letter, _ day.Date, c Split) {
		p.wrongIf(len(c.Branches) == 0, FieldBranches, "branches.missing")
	}),
	onDay(func(l *Letter, s steps.Step, c Verified) {
		c.On = s.On
		l.Life.Verified = append(l.Life.Verified, c)
	}, func(p *problems, _ *Letter, _ day.Date, c Verified) {
		p.unusualIf(c.By == "", FieldBy, "verified.by")
	}),
	onDay(func(l *Letter, s steps.Step, c Dialogue) {
		c.On = s.On
		l.Life.Dialogues = append(l.Life.Dialogues, c)
	}, func(p *problems, _ *Letter, _ day.Date, c Dialogue) {
		p.unusualIf(c.Minutes == "" && !c.Absent, FieldMinutes, "dialogue.minutes")
	}),
	onDay(func(l *Letter, s steps.Step, c DecisionSent) {
		c.On = s.On
		l.Life.Sent = append(l.Life.Sent, c)
	}, (*problems).sent),
	onDay(func(l *Letter, s steps.Step, c Published) {
		c.On = s.On
		l.Life.Published = append(l.Life.Published, c)
	}, func(p *problems, l *Letter, on day.Date, c Published) {
		p.afterDecision(l, on)
		p.wrongIf(c.Way == "", FieldWay, "way.missing")
	}),
	onDay(func(l *Letter, s steps.Step, c ResultSent) {
		c.On = s.On
		l.Life.Results = append(l.Life.Results, c)
	}, func(p *problems, _ *Letter, _ day.Date, c ResultSent) {
		p.wrongIf(c.To == "", FieldTo, "result.to")
		p.unusualIf(c.Number == "", FieldNumber, "result.number")
	}),
	onDay(func(l *Letter, s steps.Step, c AskedLeader) {
		l.Life.Questions = append(l.Life.Questions, Question{AskedLeader: c, On: s.On})
	}, func(p *problems, _ *Letter, _ day.Date, c AskedLeader) {
		p.wrongIf(c.Text == "", FieldText, "question.text")
		p.unusualIf(c.Leader == "", FieldLeader, "question.leader")
	}),
	onDay(func(l *Letter, s steps.Step, c LeaderAnswered) {
		if q := l.Life.OpenQuestion(); q != nil {
			q.AnsweredOn, q.Answer, q.AnswerNumber = s.On, c.Text, c.Number
		}
	}, (*problems).answered),
	onDay(func(l *Letter, s steps.Step, c SecondRound) {
		c.On = s.On
		if !l.Life.Second.On.IsZero() {
			l.Life.Seconds = append(l.Life.Seconds, l.Life.Second)
		}
		l.Life.Second = c
	}, func(p *problems, _ *Letter, _ day.Date, c SecondRound) {
		p.unusualIf(c.Body == "", FieldBody, "second.body")
	}),
	onDay(func(l *Letter, s steps.Step, c OverdueToSuperior) { l.Life.Superior.tell(s.On, c) }, func(p *problems, l *Letter, _ day.Date, c OverdueToSuperior) {
		p.unusualIf(c.Reported && l.Life.Superior.RequestedOn.IsZero(), FieldSuperior, "superior.notAsked")
	}),
	onDay(func(l *Letter, s steps.Step, c Ended) { c.On = s.On; l.Life.Ended = c }, (*problems).ended),
	onDay(func(l *Letter, s steps.Step, c ListedForDestruction) { c.On = s.On; l.Life.Destruction = c }, func(p *problems, _ *Letter, _ day.Date, c ListedForDestruction) {
		p.unusualIf(c.List == "", FieldList, "destruction.list")
	}),
	onDay(func(l *Letter, s steps.Step, c DoneOutside) {
		c.On = s.On
		l.Life.Outside = append(l.Life.Outside, c)
	}, func(p *problems, _ *Letter, _ day.Date, c DoneOutside) {
		p.wrongIf(len(c.Duties) == 0, FieldDuties, "outside.missing")
	}),
}

// tell notes that the superior asked, or was told.
func (s *Superior) tell(on day.Date, c OverdueToSuperior) {
	if c.Reported {
		s.ReportedOn = on
		s.Reports = append(s.Reports, on)
	} else {
		s.RequestedOn = on
		s.Requests = append(s.Requests, on)
	}
	s.Name, s.Number = cmp.Or(c.Superior, s.Name), cmp.Or(c.Number, s.Number)
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
	f.Earlier, f.Levels, f.Stops = slices.Clone(f.Earlier), slices.Clone(f.Levels), slices.Clone(f.Stops)
	f.Executions, f.Seconds = slices.Clone(f.Executions), slices.Clone(f.Seconds)
	f.Outside, f.Demands, f.Met = slices.Clone(f.Outside), slices.Clone(f.Demands), slices.Clone(f.Met)
	f.Apart = slices.Clone(f.Apart)
	f.Superior.Requests, f.Superior.Reports = slices.Clone(f.Superior.Requests), slices.Clone(f.Superior.Reports)
	return f
}
