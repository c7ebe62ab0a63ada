package steps

import (
	"strings"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
)

func verifiedFields(f *Form) views.StepFields {
	return questionsOf(
		paperNumber("lifeForm.decisionNumber", func(c *data.Verified) *string { return &c.Number }),
		suggested("lifeForm.verified.by", data.FieldBy, func(typed string) []string {
			return f.earlier(typed, func(l *data.Letter) []string {
				names := []string{l.Officer}
				for _, v := range l.Life.Verified {
					names = append(names, v.By)
				}
				return names
			})
		}, func(c *data.Verified) *string { return &c.By }).across())
}

func dialogueFields() views.StepFields {
	absent := kit.NewCheck(assets.Text("lifeForm.dialogue.absent"), nil)
	return questionsOf(
		line("lifeForm.dialogue.minutes", data.FieldMinutes, func(c *data.Dialogue) *string { return &c.Minutes }),
		answer[data.Dialogue]{kit.NewField("", absent).Across(), "",
			func(c *data.Dialogue) error { c.Absent = absent.Checked; return nil },
			func(c *data.Dialogue) { c.Absent = false },
			func(c *data.Dialogue) { absent.SetChecked(c.Absent) }},
		paragraphOf("lifeForm.dialogue.outcome", data.FieldOutcome, 4, func(c *data.Dialogue) *string { return &c.Outcome }))
}

func askedFields(f *Form) views.StepFields {
	return questionsOf(
		paperNumber("step.number", func(c *data.AskedLeader) *string { return &c.Number }),
		suggested("lifeForm.asked.leader", data.FieldLeader, func(typed string) []string {
			return f.earlier(typed, func(l *data.Letter) []string {
				var names []string
				for _, q := range l.Life.Questions {
					names = append(names, q.Leader)
				}
				return names
			})
		}, func(c *data.AskedLeader) *string { return &c.Leader }).across(),
		paragraphOf("lifeForm.asked.text", data.FieldText, 3, func(c *data.AskedLeader) *string { return &c.Text }).require())
}

func answeredFields() views.StepFields {
	return questionsOf(
		paperNumber("step.number", func(c *data.LeaderAnswered) *string { return &c.Number }),
		paragraphOf("lifeForm.answered.text", data.FieldText, 4, func(c *data.LeaderAnswered) *string { return &c.Text }).require())
}

// toldFields ask about the steps by which somebody is told something, and those
// that end a letter's life.
func toldFields(f *Form) views.StepFields {
	switch f.Kind {
	case data.StepDecisionSent:
		return questionsOf(
			dayOf(f, "lifeForm.sent.delivered", data.FieldDelivered, func(c *data.DecisionSent) *data.Date { return &c.DeliveredOn }),
			paragraphOf("step.to", data.FieldTo, 2, func(c *data.DecisionSent) *string { return &c.To }))
	case data.StepPublished:
		return questionsOf(chosen(f, "lifeForm.published.way", data.FieldWay, kit.OptionsOf(data.PublishWays...),
			func(c *data.Published) *data.PublishWay { return &c.Way }).require().across())
	case data.StepResultSent:
		return questionsOf(
			paperNumber("step.number", func(c *data.ResultSent) *string { return &c.Number }),
			suggested("lifeForm.result.to", data.FieldTo, func(typed string) []string { return kit.Fitting(f.resultReceivers(), typed) },
				func(c *data.ResultSent) *string { return &c.To }).require().across(),
			suggested("lifeForm.result.how", data.FieldHow, func(typed string) []string {
				return kit.Fitting(resultWays(), typed)
			}, func(c *data.ResultSent) *string { return &c.How }))
	case data.StepSecondRound:
		return secondRoundFields(f)
	case data.StepSuperior:
		return questionsOf(
			paperNumber("step.number", func(c *data.OverdueToSuperior) *string { return &c.Number }),
			eitherOr(f, "lifeForm.superior.what", "", "lifeForm.superior.requested", "lifeForm.superior.reported",
				func(c *data.OverdueToSuperior) *bool { return &c.Reported }).across(),
			line("lifeForm.superior.name", data.FieldSuperior, func(c *data.OverdueToSuperior) *string { return &c.Superior }).across())
	case data.StepEnded:
		return questionsOf(
			chosen(f, "lifeForm.ended.reason", data.FieldEnd, kit.OptionsOf(data.EndReasons...),
				func(c *data.Ended) *data.EndReason { return &c.Reason }).require().across(),
			paragraphOf("lifeForm.ended.text", data.FieldText, 2, func(c *data.Ended) *string { return &c.Text }))
	case data.StepDestruction:
		return questionsOf(line("lifeForm.destruction.list", data.FieldList, func(c *data.ListedForDestruction) *string { return &c.List }))
	}
	return acceptedFields()
}

// secondRoundFields ask where the sender went on.
func secondRoundFields(f *Form) views.StepFields {
	second := "lifeForm.second.complaint"
	if f.letter.Kind == data.Denunciation {
		second = "lifeForm.second.denunciation"
	}
	court := eitherOr(f, "lifeForm.second.where", "", second, "lifeForm.second.court",
		func(c *data.SecondRound) *bool { return &c.Court }).across()
	fields := questionsOf(
		paperNumber("lifeForm.second.number", func(c *data.SecondRound) *string { return &c.Number }),
		court,
		line("lifeForm.second.body", data.FieldBody, func(c *data.SecondRound) *string { return &c.Body }).across())
	fields.Arrange = func() {
		court.field.Show()
		content, _ := fields.Read()
		c, _ := content.(data.SecondRound)
		court.field.Hidden = !law.ToCourt(f.letter.Kind) && !c.Court
	}
	return fields
}

// resultReceivers are those who may wait for the result of the letter.
func (f *Form) resultReceivers() []string {
	var names []string
	for _, name := range []string{f.letter.ForwardingBody, f.o.Store.Settings().Receiver} {
		if name != "" {
			names = append(names, name)
		}
	}
	return names
}

// resultWays are how results are mostly sent.
func resultWays() []string { return strings.Split(assets.Text("lifeForm.result.ways"), "|") }
