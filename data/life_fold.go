package data

import "slices"

// StepType says which type of step the content belongs to.
func (Extended) StepType() StepType { return StepExtended }

// StepType says which type of step the content belongs to.
func (Paused) StepType() StepType { return StepPaused }

// StepType says which type of step the content belongs to.
func (Resumed) StepType() StepType { return StepResumed }

// StepType says which type of step the content belongs to.
func (Complexity) StepType() StepType { return StepComplexity }

// StepType says which type of step the content belongs to.
func (Withdrawal) StepType() StepType { return StepWithdrawal }

// StepType says which type of step the content belongs to.
func (Joined) StepType() StepType { return StepJoined }

// StepType says which type of step the content belongs to.
func (Duplicate) StepType() StepType { return StepDuplicate }

// StepType says which type of step the content belongs to.
func (Split) StepType() StepType { return StepSplit }

// StepType says which type of step the content belongs to.
func (Verified) StepType() StepType { return StepVerified }

// StepType says which type of step the content belongs to.
func (Dialogue) StepType() StepType { return StepDialogue }

// StepType says which type of step the content belongs to.
func (DecisionSent) StepType() StepType { return StepDecisionSent }

// StepType says which type of step the content belongs to.
func (Published) StepType() StepType { return StepPublished }

// StepType says which type of step the content belongs to.
func (ResultSent) StepType() StepType { return StepResultSent }

// StepType says which type of step the content belongs to.
func (AskedLeader) StepType() StepType { return StepAskedLeader }

// StepType says which type of step the content belongs to.
func (LeaderAnswered) StepType() StepType { return StepLeaderAnswered }

// StepType says which type of step the content belongs to.
func (SecondRound) StepType() StepType { return StepSecondRound }

// StepType says which type of step the content belongs to.
func (OverdueToSuperior) StepType() StepType { return StepSuperior }

// StepType says which type of step the content belongs to.
func (Ended) StepType() StepType { return StepEnded }

// StepType says which type of step the content belongs to.
func (ListedForDestruction) StepType() StepType { return StepDestruction }

// lifeContents read the contents of the steps of a letter's life back.
var lifeContents = map[StepType]func([]byte) (Content, error){
	StepExtended:       decode[Extended],
	StepPaused:         decode[Paused],
	StepResumed:        decode[Resumed],
	StepComplexity:     decode[Complexity],
	StepWithdrawal:     decode[Withdrawal],
	StepJoined:         decode[Joined],
	StepDuplicate:      decode[Duplicate],
	StepSplit:          decode[Split],
	StepVerified:       decode[Verified],
	StepDialogue:       decode[Dialogue],
	StepDecisionSent:   decode[DecisionSent],
	StepPublished:      decode[Published],
	StepResultSent:     decode[ResultSent],
	StepAskedLeader:    decode[AskedLeader],
	StepLeaderAnswered: decode[LeaderAnswered],
	StepSecondRound:    decode[SecondRound],
	StepSuperior:       decode[OverdueToSuperior],
	StepEnded:          decode[Ended],
	StepDestruction:    decode[ListedForDestruction],
}

// live applies a step of the letter's life; it does nothing with other steps.
func (l *Letter) live(on Date, content Content) {
	life := &l.Life
	switch c := content.(type) {
	case Extended:
		c.On = on
		life.Extensions = append(life.Extensions, c)
	case Paused:
		c.On = on
		life.Pauses = append(life.Pauses, Pause{Paused: c})
	case Resumed:
		life.resume(on, c)
	case Complexity:
		c.On = on
		life.Complexity = c
	case Withdrawal:
		c.On = on
		life.Withdrawal = c
		if !c.Partly && !c.Continues && l.Settlement.Result == "" {
			l.Settlement = Settlement{Result: Withdrawn, On: on}
		}
	case Joined:
		l.Matter = c.Matter
	case Duplicate:
		l.DuplicateOf = c.Of
	case Split:
		c.On = on
		life.Split = c
	case Verified:
		c.On = on
		life.Verified = append(life.Verified, c)
	case Dialogue:
		c.On = on
		life.Dialogues = append(life.Dialogues, c)
	case Ended:
		c.On = on
		life.Ended = c
	case ListedForDestruction:
		c.On = on
		life.Destruction = c
	default:
		life.tell(on, content)
	}
}

// tell applies the steps by which somebody was told something.
func (f *Life) tell(on Date, content Content) {
	switch c := content.(type) {
	case DecisionSent:
		c.On = on
		f.Sent = append(f.Sent, c)
	case Published:
		c.On = on
		f.Published = append(f.Published, c)
	case ResultSent:
		c.On = on
		f.Results = append(f.Results, c)
	case AskedLeader:
		f.Questions = append(f.Questions, Question{AskedLeader: c, On: on})
	case LeaderAnswered:
		if q := f.OpenQuestion(); q != nil {
			q.AnsweredOn, q.Answer, q.AnswerNumber = on, c.Text, c.Number
		}
	case SecondRound:
		c.On = on
		f.Second = c
	case OverdueToSuperior:
		if c.Reported {
			f.Superior.ReportedOn = on
		} else {
			f.Superior.RequestedOn = on
		}
		if c.Superior != "" {
			f.Superior.Name = c.Superior
		}
		if c.Number != "" {
			f.Superior.Number = c.Number
		}
	}
}

func (f *Life) resume(on Date, c Resumed) {
	for i := range f.Pauses {
		p := &f.Pauses[i]
		if p.Until.IsZero() && (c.Kind == "" || c.Kind == p.Kind) {
			p.Until, p.ResumedBy = max(on, p.On), c.Number
		}
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
