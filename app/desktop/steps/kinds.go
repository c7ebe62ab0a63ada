package steps

import (
	"slices"
	"strings"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
)

// asked is the one place that knows how a type of step is asked about; add a new type
// here. What came in with a letter is corrected in the letter's own form.
var asked = map[data.StepType]func(*Form) record{
	data.StepHandled:     handled,
	data.StepReplied:     replied,
	data.StepSettled:     settled,
	data.StepExecuted:    executed,
	data.StepAssigned:    plain(assigned),
	data.StepNoted:       plain(noted),
	data.StepAccepted:    plain(func(*Form) []*kit.Question[data.Accepted] { return nil }),
	data.StepDelivery:    plain(delivered),
	data.StepExtended:    plain(extended),
	data.StepPaused:      plain(paused),
	data.StepResumed:     plain(resumed),
	data.StepComplexity:  complexity,
	data.StepWithdrawal:  plain(withdrawal),
	data.StepJoined:      joined,
	data.StepDuplicate:   duplicate,
	data.StepSplit:       split,
	data.StepVerified:    plain(verified),
	data.StepDialogue:    plain(dialogue),
	data.StepAskedLeader: plain(askedLeader),
	data.StepLeaderAnswered: plain(func(*Form) []*kit.Question[data.LeaderAnswered] {
		return list(number("step.number", func(c *data.LeaderAnswered) *string { return &c.Number }),
			kit.Lines("lifeForm.answered.text", data.FieldText, 4, func(c *data.LeaderAnswered) *string { return &c.Text }).Require())
	}),
	data.StepDecisionSent: plain(func(f *Form) []*kit.Question[data.DecisionSent] {
		return list(kit.Day("lifeForm.sent.delivered", data.FieldDelivered, f.o.DateField(), func(c *data.DecisionSent) *data.Date { return &c.DeliveredOn }),
			kit.Lines("step.to", data.FieldTo, 2, func(c *data.DecisionSent) *string { return &c.To }))
	}),
	data.StepPublished: plain(func(*Form) []*kit.Question[data.Published] {
		return list(kit.Choose("lifeForm.published.way", data.FieldWay, kit.OptionsOf(data.PublishWays...), func(c *data.Published) *data.PublishWay { return &c.Way }).Require().Across())
	}),
	data.StepResultSent:  plain(resultSent),
	data.StepSecondRound: plain(secondRound),
	data.StepSuperior: plain(func(*Form) []*kit.Question[data.OverdueToSuperior] {
		return list(number("step.number", func(c *data.OverdueToSuperior) *string { return &c.Number }),
			kit.Either("lifeForm.superior.what", "", "lifeForm.superior.requested", "lifeForm.superior.reported", func(c *data.OverdueToSuperior) *bool { return &c.Reported }).Across(),
			kit.Line("lifeForm.superior.name", data.FieldSuperior, func(c *data.OverdueToSuperior) *string { return &c.Superior }).Across())
	}),
	data.StepEnded: plain(func(*Form) []*kit.Question[data.Ended] {
		return list(kit.Choose("lifeForm.ended.reason", data.FieldEnd, kit.OptionsOf(data.EndReasons...), func(c *data.Ended) *data.EndReason { return &c.Reason }).Require().Across(),
			kit.Lines("lifeForm.ended.text", data.FieldText, 2, func(c *data.Ended) *string { return &c.Text }))
	}),
	data.StepDestruction: plain(func(*Form) []*kit.Question[data.ListedForDestruction] {
		return list(kit.Line("lifeForm.destruction.list", data.FieldList, func(c *data.ListedForDestruction) *string { return &c.List }))
	}),
}

// atFirst is what the form begins with.
func atFirst[C data.Content](f *Form) C {
	c, _ := f.contentAtFirst().(C)
	return c
}

func list[C any](questions ...*kit.Question[C]) []*kit.Question[C] { return questions }

// number asks for the number of a document.
func number[C any](key string, at func(*C) *string) *kit.Question[C] {
	return kit.Line(key, data.FieldNumber, at).Example("lifeForm.number.example")
}

func why[C any](at func(*C) *string) *kit.Question[C] {
	return kit.Lines("step.reason", data.FieldReason, 2, at)
}

func assigned(f *Form) []*kit.Question[data.Assigned] {
	return list(kit.Suggested("step.officer", data.FieldOfficer, f.earlier(func(l *data.Letter) []string { return []string{l.Officer} }),
		func(c *data.Assigned) *string { return &c.Officer }).Require())
}

func noted(*Form) []*kit.Question[data.Noted] {
	return list(kit.Lines("step.text", data.FieldText, 5, func(c *data.Noted) *string { return &c.Text }).Require())
}

// delivered asks how far a document came, to put such a step right.
func delivered(*Form) []*kit.Question[data.Delivery] {
	var states []kit.Option
	for _, state := range data.DeliveryStates[1:] {
		states = append(states, kit.Option{Value: string(state), Text: assets.Text("delivery.event." + string(state))})
	}
	return list(kit.Choose("delivery.state", data.FieldHow, states, func(c *data.Delivery) *data.DeliveryState { return &c.State }).Require().Across(),
		kit.Suggested("delivery.way", "", func(typed string) []string { return kit.Fitting(views.Ways(), typed) }, func(c *data.Delivery) *string { return &c.How }).Across())
}

// extended asks for the decision that lengthens a limit.
func extended(f *Form) []*kit.Question[data.Extended] {
	questions := list(
		kit.Count("lifeForm.extended.days", data.FieldDays, "check.days.range", func(c *data.Extended) *int { return &c.Days }).Require().Hint(func(c *data.Extended) string {
			if _, unit := f.o.Law().LongerBy(&f.letter, c.Processing); unit == law.WorkingDays {
				return assets.Text("lifeForm.extended.working")
			}
			return assets.Text("lifeForm.extended.calendar")
		}),
		number("lifeForm.decisionNumber", func(c *data.Extended) *string { return &c.Number }))
	if f.letter.Kind == data.Denunciation || atFirst[data.Extended](f).Processing {
		questions = append(questions, kit.Either("lifeForm.extended.what", "", "lifeForm.extended.settling", "lifeForm.extended.processing",
			func(c *data.Extended) *bool { return &c.Processing }))
	}
	return append(questions, why(func(c *data.Extended) *string { return &c.Reason }))
}

// paused asks why the clock stops.
func paused(f *Form) []*kit.Question[data.Paused] {
	questions := list(number("lifeForm.decisionNumber", func(c *data.Paused) *string { return &c.Number }),
		kit.Choose("lifeForm.paused.kind", data.FieldPause, kit.OptionsOf(f.o.Law().Pauses(f.letter.Kind)...), func(c *data.Paused) *data.PauseKind { return &c.Kind }).Require().Across())
	questions = append(questions, grounds(f, atFirst[data.Paused](f).Ground, func(c *data.Paused) string { return string(c.Kind) }, func(c *data.Paused) *string { return &c.Ground })...)
	return append(questions, why(func(c *data.Paused) *string { return &c.Reason }))
}

// resumed asks which pause ends, unless only one is open.
func resumed(f *Form) []*kit.Question[data.Resumed] {
	questions := list(number("lifeForm.decisionNumber", func(c *data.Resumed) *string { return &c.Number }))
	if open := openPauses(&f.letter); len(open) > 1 {
		questions = append(questions, kit.Choose("lifeForm.resumed.kind", data.FieldPause, kit.OptionsOf(open...), func(c *data.Resumed) *data.PauseKind { return &c.Kind }).Across())
	}
	return append(questions, why(func(c *data.Resumed) *string { return &c.Reason }))
}

// withdrawal asks how far the sender takes the letter back.
func withdrawal(f *Form) []*kit.Question[data.Withdrawal] {
	return list(kit.Line("lifeForm.withdrawal.record", data.FieldNumber, func(c *data.Withdrawal) *string { return &c.Record }),
		kit.Either("lifeForm.withdrawal.scope", "", "lifeForm.withdrawal.whole", "lifeForm.withdrawal.part", func(c *data.Withdrawal) *bool { return &c.Partly }).Across(),
		kit.Lines("lifeForm.withdrawal.what", data.FieldPart, 2, func(c *data.Withdrawal) *string { return &c.Part }).Require().
			When(func(c *data.Withdrawal) bool { return c.Partly }),
		kit.Tick("lifeForm.withdrawal.continues", "", func(c *data.Withdrawal) *bool { return &c.Continues }).
			When(func(c *data.Withdrawal) bool { return law.GoesOn(f.letter.Kind, *c) }),
		why(func(c *data.Withdrawal) *string { return &c.Reason }))
}

func verified(f *Form) []*kit.Question[data.Verified] {
	return list(number("lifeForm.decisionNumber", func(c *data.Verified) *string { return &c.Number }),
		kit.Suggested("lifeForm.verified.by", data.FieldBy, f.earlier(func(l *data.Letter) []string {
			names := []string{l.Officer}
			for _, v := range l.Life.Verified {
				names = append(names, v.By)
			}
			return names
		}), func(c *data.Verified) *string { return &c.By }).Across())
}

func dialogue(*Form) []*kit.Question[data.Dialogue] {
	return list(kit.Line("lifeForm.dialogue.minutes", data.FieldMinutes, func(c *data.Dialogue) *string { return &c.Minutes }),
		kit.Tick("lifeForm.dialogue.absent", "", func(c *data.Dialogue) *bool { return &c.Absent }),
		kit.Lines("lifeForm.dialogue.outcome", data.FieldOutcome, 4, func(c *data.Dialogue) *string { return &c.Outcome }))
}

func askedLeader(f *Form) []*kit.Question[data.AskedLeader] {
	return list(number("step.number", func(c *data.AskedLeader) *string { return &c.Number }),
		kit.Suggested("lifeForm.asked.leader", data.FieldLeader, f.earlier(func(l *data.Letter) (names []string) {
			for _, q := range l.Life.Questions {
				names = append(names, q.Leader)
			}
			return names
		}), func(c *data.AskedLeader) *string { return &c.Leader }).Across(),
		kit.Lines("lifeForm.asked.text", data.FieldText, 3, func(c *data.AskedLeader) *string { return &c.Text }).Require())
}

func resultSent(f *Form) []*kit.Question[data.ResultSent] {
	return list(number("step.number", func(c *data.ResultSent) *string { return &c.Number }),
		kit.Suggested("lifeForm.result.to", data.FieldTo, func(typed string) []string { return kit.Fitting(f.resultReceivers(), typed) },
			func(c *data.ResultSent) *string { return &c.To }).Require().Across(),
		kit.Suggested("lifeForm.result.how", data.FieldHow, offering("lifeForm.result.ways"), func(c *data.ResultSent) *string { return &c.How }))
}

// secondRound asks where the sender went on.
func secondRound(f *Form) []*kit.Question[data.SecondRound] {
	questions := list(number("lifeForm.second.number", func(c *data.SecondRound) *string { return &c.Number }))
	if law.ToCourt(f.letter.Kind) || atFirst[data.SecondRound](f).Court {
		second := "lifeForm.second.complaint"
		if f.letter.Kind == data.Denunciation {
			second = "lifeForm.second.denunciation"
		}
		questions = append(questions, kit.Either("lifeForm.second.where", "", second, "lifeForm.second.court", func(c *data.SecondRound) *bool { return &c.Court }).Across())
	}
	return append(questions, kit.Line("lifeForm.second.body", data.FieldBody, func(c *data.SecondRound) *string { return &c.Body }).Across())
}

// resultReceivers are those who may wait for the result of the letter.
func (f *Form) resultReceivers() []string {
	return slices.DeleteFunc([]string{f.letter.ForwardingBody, f.o.Store.Settings().Receiver}, func(name string) bool { return name == "" })
}

// openPauses are the pauses that have not ended.
func openPauses(l *data.Letter) (open []data.PauseKind) {
	for _, p := range l.Life.Pauses {
		if p.Until.IsZero() && !slices.Contains(open, p.Kind) {
			open = append(open, p.Kind)
		}
	}
	return open
}

// offering suggests, of the sentence of key, the parts that fit what is typed.
func offering(key string) func(typed string) []string {
	return func(typed string) []string { return kit.Fitting(strings.Split(assets.Text(key), "|"), typed) }
}
