package steps

import (
	"slices"
	"strings"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
)

// asked is the one place that knows how a type of step is asked about; add a new type
// here. What came in with a letter is corrected in the letter's own form.
var asked = map[steps.Type]func(*Form) record{
	register.StepHandled:  handled,
	register.StepReplied:  replied,
	register.StepSettled:  settled,
	register.StepExecuted: executed,
	register.StepAssigned: plain(func(f *Form) []*kit.Question[register.Assigned] {
		return list(kit.Suggested("step.officer", register.FieldOfficer, f.suggested(f.o.Officers, func(l *register.Letter) []string { return []string{l.Officer} }),
			func(c *register.Assigned) *string { return &c.Officer }).Require())
	}),
	register.StepNoted: plain(func(*Form) []*kit.Question[register.Noted] {
		return list(kit.Lines("step.text", register.FieldText, 5, func(c *register.Noted) *string { return &c.Text }).Require())
	}),
	register.StepAccepted:   plain(func(*Form) []*kit.Question[register.Accepted] { return nil }),
	register.StepDelivery:   plain(delivered),
	register.StepExtended:   plain(extended),
	register.StepPaused:     plain(paused),
	register.StepResumed:    plain(resumed),
	register.StepComplexity: complexity,
	register.StepWithdrawal: plain(withdrawal),
	register.StepJoined:     joined,
	register.StepDuplicate:  duplicate,
	register.StepSplit:      split,
	register.StepVerified: plain(func(f *Form) []*kit.Question[register.Verified] {
		return list(number("lifeForm.decisionNumber", func(c *register.Verified) *string { return &c.Number }),
			kit.Suggested("lifeForm.verified.by", register.FieldBy, f.suggested(f.o.Officers, func(l *register.Letter) []string {
				names := []string{l.Officer}
				for _, v := range l.Life.Verified {
					names = append(names, v.By)
				}
				return names
			}), func(c *register.Verified) *string { return &c.By }).Across())
	}),
	register.StepDialogue: plain(func(*Form) []*kit.Question[register.Dialogue] {
		return list(kit.Line("lifeForm.dialogue.minutes", register.FieldMinutes, func(c *register.Dialogue) *string { return &c.Minutes }),
			kit.Tick("lifeForm.dialogue.absent", "", func(c *register.Dialogue) *bool { return &c.Absent }),
			kit.Lines("lifeForm.dialogue.outcome", register.FieldOutcome, 4, func(c *register.Dialogue) *string { return &c.Outcome }))
	}),
	register.StepAskedLeader: plain(func(f *Form) []*kit.Question[register.AskedLeader] {
		return list(number("step.number", func(c *register.AskedLeader) *string { return &c.Number }),
			kit.Suggested("lifeForm.asked.leader", register.FieldLeader, f.suggested(f.o.Leaders, func(l *register.Letter) (names []string) {
				for _, q := range l.Life.Questions {
					names = append(names, q.Leader)
				}
				return names
			}), func(c *register.AskedLeader) *string { return &c.Leader }).Across(),
			kit.Lines("lifeForm.asked.text", register.FieldText, 3, func(c *register.AskedLeader) *string { return &c.Text }).Require())
	}),
	register.StepLeaderAnswered: plain(func(*Form) []*kit.Question[register.LeaderAnswered] {
		return list(number("step.number", func(c *register.LeaderAnswered) *string { return &c.Number }),
			kit.Lines("lifeForm.answered.text", register.FieldText, 4, func(c *register.LeaderAnswered) *string { return &c.Text }).Require())
	}),
	register.StepDecisionSent: plain(func(f *Form) []*kit.Question[register.DecisionSent] {
		return list(kit.Day("lifeForm.sent.delivered", register.FieldDelivered, f.o.DateField(), func(c *register.DecisionSent) *day.Date { return &c.DeliveredOn }),
			views.AskReaders(&f.letter, atFirst[register.DecisionSent](f).Readers, func(c *register.DecisionSent) *[]register.Reader { return &c.Readers }),
			kit.Lines("step.to", register.FieldTo, 2, func(c *register.DecisionSent) *string { return &c.To }))
	}),
	register.StepPublished: plain(func(*Form) []*kit.Question[register.Published] {
		return list(kit.Choose("lifeForm.published.way", register.FieldWay, kit.OptionsOf(register.PublishWays...), func(c *register.Published) *register.PublishWay { return &c.Way }).Require().Across())
	}),
	register.StepResultSent: plain(func(f *Form) []*kit.Question[register.ResultSent] {
		return list(number("step.number", func(c *register.ResultSent) *string { return &c.Number }),
			kit.Suggested("lifeForm.result.to", register.FieldTo, func(typed string) []string { return kit.Fitting(f.resultReceivers(), typed) },
				func(c *register.ResultSent) *string { return &c.To }).Require().Across(),
			kit.Suggested("lifeForm.result.how", register.FieldHow, offering("lifeForm.result.ways"), func(c *register.ResultSent) *string { return &c.How }))
	}),
	register.StepSecondRound: plain(secondRound),
	register.StepSuperior: plain(func(*Form) []*kit.Question[register.OverdueToSuperior] {
		return list(number("step.number", func(c *register.OverdueToSuperior) *string { return &c.Number }),
			kit.Either("lifeForm.superior.what", "", "lifeForm.superior.requested", "lifeForm.superior.reported", func(c *register.OverdueToSuperior) *bool { return &c.Reported }).Across(),
			kit.Line("lifeForm.superior.name", register.FieldSuperior, func(c *register.OverdueToSuperior) *string { return &c.Superior }).Across())
	}),
	register.StepDemanded: plain(func(f *Form) []*kit.Question[register.Demanded] {
		kinds := offered(demands(&f.letter), atFirst[register.Demanded](f).Kind)
		return list(kit.Pick("lifeForm.demand.kind", register.FieldDemand, kinds, func(c *register.Demanded) *register.DemandKind { return &c.Kind }).Require().Across(),
			kit.Line("lifeForm.demand.by", register.FieldBy, func(c *register.Demanded) *string { return &c.By }),
			kit.Lines("lifeForm.demand.text", register.FieldText, 3, func(c *register.Demanded) *string { return &c.Text }))
	}),
	register.StepDemandMet: plain(func(f *Form) []*kit.Question[register.DemandMet] {
		fitting := demands(&f.letter)
		if f.letter.Handling == register.Forward {
			fitting = append(fitting, register.ForwardedOutcome)
		}
		if f.letter.Kind == register.Denunciation && f.letter.Decided() {
			fitting = append(fitting, register.RecommendedOutcome)
		}
		kinds := offered(fitting, atFirst[register.DemandMet](f).Kind)
		return list(kit.Pick("lifeForm.demand.kind", register.FieldDemand, kinds, func(c *register.DemandMet) *register.DemandKind { return &c.Kind }).Require().Across(),
			number("step.number", func(c *register.DemandMet) *string { return &c.Number }),
			kit.Lines("lifeForm.demandMet.text", register.FieldText, 4, func(c *register.DemandMet) *string { return &c.Text }))
	}),
	register.StepDoneOutside: plain(func(f *Form) []*kit.Question[register.DoneOutside] {
		return list(kit.Tick("outside.unknown", "", func(c *register.DoneOutside) *bool { return &c.UnknownDay }), duties(f))
	}),
	register.StepEnded: plain(func(*Form) []*kit.Question[register.Ended] {
		return list(kit.Choose("lifeForm.ended.reason", register.FieldEnd, kit.OptionsOf(register.EndReasons...), func(c *register.Ended) *register.EndReason { return &c.Reason }).Require().Across(),
			kit.Lines("lifeForm.ended.text", register.FieldText, 2, func(c *register.Ended) *string { return &c.Text }))
	}),
	register.StepNational: plain(func(*Form) []*kit.Question[register.National] {
		return list(kit.Line("nationalPage.code", register.FieldCode, func(c *register.National) *string { return &c.Code }).Across(),
			kit.Line("nationalPage.why", data.FieldReason, func(c *register.National) *string { return &c.Reason }).Across())
	}),
	register.StepFiled: plain(func(*Form) []*kit.Question[register.Filed] {
		return list(kit.Choose("filed.kind", register.FieldFileKind, kit.OptionsOf(register.FileKinds...), func(c *register.Filed) *register.FileKind { return &c.Kind }).Require().Across(),
			kit.Line("filed.title", register.FieldTitle, func(c *register.Filed) *string { return &c.Title }).Across())
	}),
	register.StepDestruction: plain(func(*Form) []*kit.Question[register.ListedForDestruction] {
		return list(kit.Line("lifeForm.destruction.list", register.FieldList, func(c *register.ListedForDestruction) *string { return &c.List }))
	}),
}

// demands are the kinds of what somebody may ask for about such a letter.
func demands(l *register.Letter) []register.DemandKind {
	switch l.Kind {
	case register.Denunciation:
		return []register.DemandKind{register.Protection, register.Crime}
	case register.Complaint:
		return []register.DemandKind{register.Information, register.Stay}
	}
	return slices.Clone(register.DemandKinds)
}

// atFirst is what the form begins with.
func atFirst[C steps.Content](f *Form) C {
	c, _ := f.contentAtFirst().(C)
	return c
}

func list[C any](questions ...*kit.Question[C]) []*kit.Question[C] { return questions }

// number asks for the number of a document.
func number[C any](key string, at func(*C) *string) *kit.Question[C] {
	return kit.Line(key, register.FieldNumber, at).Example("lifeForm.number.example")
}

func why[C any](at func(*C) *string) *kit.Question[C] {
	return kit.Lines("step.reason", data.FieldReason, 2, at)
}

// delivered asks how far a document came, to put such a step right.
func delivered(*Form) []*kit.Question[register.Delivery] {
	return list(kit.Choose("delivery.state", register.FieldHow, views.DeliveryStates(),
		func(c *register.Delivery) *register.DeliveryState { return &c.State }).Require().Across(),
		kit.Suggested("delivery.way", "", func(typed string) []string { return kit.Fitting(views.Ways(), typed) }, func(c *register.Delivery) *string { return &c.How }).Across())
}

// extended asks for the decision that lengthens a limit.
func extended(f *Form) []*kit.Question[register.Extended] {
	questions := list(
		kit.Count("lifeForm.extended.days", register.FieldDays, "check.days.range", func(c *register.Extended) *int { return &c.Days }).Require().Hint(func(c *register.Extended) string {
			if _, unit := f.o.Law().LongerBy(&f.letter, c.Processing); unit == law.WorkingDays {
				return assets.Text("lifeForm.extended.working")
			}
			return assets.Text("lifeForm.extended.calendar")
		}),
		number("lifeForm.decisionNumber", func(c *register.Extended) *string { return &c.Number }))
	if f.letter.Kind == register.Denunciation || atFirst[register.Extended](f).Processing {
		questions = append(questions, kit.Either("lifeForm.extended.what", "", "lifeForm.extended.settling", "lifeForm.extended.processing",
			func(c *register.Extended) *bool { return &c.Processing }))
	}
	return append(questions, why(func(c *register.Extended) *string { return &c.Reason }))
}

// paused asks why the clock stops.
func paused(f *Form) []*kit.Question[register.Paused] {
	questions := list(number("lifeForm.decisionNumber", func(c *register.Paused) *string { return &c.Number }),
		kit.Choose("lifeForm.paused.kind", register.FieldPause, kit.OptionsOf(f.o.Law().Pauses(f.letter.Kind)...), func(c *register.Paused) *register.PauseKind { return &c.Kind }).Require().Across())
	questions = append(questions, grounds(f, atFirst[register.Paused](f).Ground, func(c *register.Paused) string { return string(c.Kind) }, func(c *register.Paused) *string { return &c.Ground })...)
	return append(questions, why(func(c *register.Paused) *string { return &c.Reason }))
}

// resumed asks which pause ends, unless only one is open.
func resumed(f *Form) []*kit.Question[register.Resumed] {
	questions := list(number("lifeForm.decisionNumber", func(c *register.Resumed) *string { return &c.Number }))
	if open := openPauses(&f.letter); len(open) > 1 {
		questions = append(questions, kit.Choose("lifeForm.resumed.kind", register.FieldPause, kit.OptionsOf(open...), func(c *register.Resumed) *register.PauseKind { return &c.Kind }).Across())
	}
	return append(questions, why(func(c *register.Resumed) *string { return &c.Reason }))
}

// withdrawal asks how far the sender takes the letter back.
func withdrawal(f *Form) []*kit.Question[register.Withdrawal] {
	return list(kit.Line("lifeForm.withdrawal.record", register.FieldNumber, func(c *register.Withdrawal) *string { return &c.Record }),
		kit.Either("lifeForm.withdrawal.scope", "", "lifeForm.withdrawal.whole", "lifeForm.withdrawal.part", func(c *register.Withdrawal) *bool { return &c.Partly }).Across(),
		kit.Lines("lifeForm.withdrawal.what", register.FieldPart, 2, func(c *register.Withdrawal) *string { return &c.Part }).Require().
			When(func(c *register.Withdrawal) bool { return c.Partly }),
		kit.Tick("lifeForm.withdrawal.continues", "", func(c *register.Withdrawal) *bool { return &c.Continues }).
			When(func(c *register.Withdrawal) bool { return law.GoesOn(f.letter.Kind, *c) }),
		why(func(c *register.Withdrawal) *string { return &c.Reason }))
}

// secondRound asks where the sender went on.
func secondRound(f *Form) []*kit.Question[register.SecondRound] {
	questions := list(number("lifeForm.second.number", func(c *register.SecondRound) *string { return &c.Number }))
	if law.ToCourt(f.letter.Kind) || atFirst[register.SecondRound](f).Court {
		second := "lifeForm.second.complaint"
		if f.letter.Kind == register.Denunciation {
			second = "lifeForm.second.denunciation"
		}
		questions = append(questions, kit.Either("lifeForm.second.where", "", second, "lifeForm.second.court", func(c *register.SecondRound) *bool { return &c.Court }).Across())
	}
	return append(questions, kit.Line("lifeForm.second.body", register.FieldBody, func(c *register.SecondRound) *string { return &c.Body }).Across())
}

// resultReceivers are those who may wait for the result of the letter.
func (f *Form) resultReceivers() []string {
	return slices.DeleteFunc([]string{f.letter.ForwardingBody, f.o.Store.Settings().Receiver}, func(name string) bool { return name == "" })
}

// openPauses are the pauses that have not ended.
func openPauses(l *register.Letter) (open []register.PauseKind) {
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
