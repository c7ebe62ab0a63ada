package desktop

import (
	"strings"

	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
)

// lifeSummary is what a step between acceptance and the end says, in a few lines.
func lifeSummary(content data.Content) string {
	text := assets.Text
	reason := func(r string) string { return prefixed("letter.reason", r) }
	decision := func(n string) string { return prefixed("told.decision", n) }
	either := func(is bool, yes, no string) string {
		switch {
		case is:
			return text(yes)
		case no == "":
			return ""
		}
		return text(no)
	}
	switch c := content.(type) {
	case data.Extended:
		days := text("told.extended", c.Days)
		if c.Processing {
			days = text("told.extended.processing", c.Days)
		}
		return joined("\n", joined(", ", days, decision(c.Number)), reason(c.Reason))
	case data.Paused:
		return joined("\n", joined(", ", c.Kind.Label(), decision(c.Number)), groundOf(c.Ground), reason(c.Reason))
	case data.Resumed:
		return joined("\n", joined(", ", prefixed("told.resumed", strings.ToLower(c.Kind.Label())), decision(c.Number)), reason(c.Reason))
	case data.Complexity:
		lines := []string{text("told.complexity", strings.ToLower(c.Level.Label()))}
		for _, id := range c.Criteria {
			if g, ok := law.GroundByID(id, 0); ok {
				lines = append(lines, text("told.criterion", g.Text))
			}
		}
		return joined("\n", append(lines, reason(c.Reason))...)
	case data.Withdrawal:
		return joined("\n", joined(", ", either(c.Partly, "told.withdrawal.part", "told.withdrawal.whole"), prefixed("told.record", c.Record)),
			prefixed("told.withdrawal.what", c.Part), either(c.Continues, "told.withdrawal.continues", ""), reason(c.Reason))
	case data.Joined:
		return joined(", ", text("told.joined", c.Matter), prefixed("told.joined.with", c.With))
	case data.Duplicate:
		return text("told.duplicate", c.Of)
	case data.Split:
		return joined("\n", text("told.split", numbers(c.Branches)), reason(c.Reason))
	case data.Verified:
		return joined(", ", prefixed("told.verified", c.By), decision(c.Number))
	case data.Dialogue:
		return joined("\n", joined(", ", either(c.Absent, "told.dialogue.absent", "told.dialogue.held"), prefixed("told.minutes", c.Minutes)), c.Outcome)
	}
	return toldSummary(content)
}

// toldSummary is lifeSummary for the steps by which somebody is told something.
func toldSummary(content data.Content) string {
	text := assets.Text
	number := func(n string) string { return prefixed("told.number", n) }
	switch c := content.(type) {
	case data.DecisionSent:
		return joined("\n", prefixed("letter.replyTo", c.To), prefixed("told.delivered", c.DeliveredOn.Shown()))
	case data.Published:
		return c.Way.Label()
	case data.ResultSent:
		return joined(", ", prefixed("told.result.to", c.To), number(c.Number), c.How)
	case data.AskedLeader:
		return joined("\n", joined(", ", prefixed("told.asked", c.Leader), number(c.Number)), c.Text)
	case data.LeaderAnswered:
		return joined("\n", number(c.Number), c.Text)
	case data.SecondRound:
		what := text("told.second.next")
		if c.Court {
			what = text("told.second.court")
		}
		return joined(", ", what, prefixed("told.second.body", c.Body), number(c.Number))
	case data.OverdueToSuperior:
		what := text("told.superior.requested")
		if c.Reported {
			what = text("told.superior.reported")
		}
		return joined(", ", what, c.Superior, number(c.Number))
	case data.Ended:
		return joined("\n", c.Reason.Label(), c.Text)
	case data.ListedForDestruction:
		return prefixed("told.destruction", c.List)
	}
	return ""
}

func groundOf(id string) string {
	g, ok := law.GroundByID(id, 0)
	if !ok {
		return ""
	}
	return assets.Text("told.ground", groundWords(g))
}

func numbers(all []data.Number) string {
	words := make([]string, len(all))
	for i, n := range all {
		words[i] = n.String()
	}
	return strings.Join(words, ", ")
}

// lifeFacts are what the steps of a letter have made of it, beside what it came
// in with.
func lifeFacts(l *data.Letter) []fact {
	life := &l.Life
	withDay := func(day data.Date, words string) string {
		if words == "" && day.IsZero() {
			return ""
		}
		return joined(": ", dayOrUnknown(day), oneLine(words))
	}
	var extended, paused, verified, talked, sent, published, results, questions []string
	for _, e := range life.Extensions {
		extended = append(extended, withDay(e.On, lifeSummary(e)))
	}
	for _, p := range life.Pauses {
		span := assets.Text("fact.paused.open", dayOrUnknown(p.On))
		if !p.Until.IsZero() {
			span = assets.Text("fact.paused.span", dayOrUnknown(p.On), p.Until.AddDays(-1).Shown())
		}
		paused = append(paused, joined(" · ", p.Kind.Label(), span))
	}
	for _, v := range life.Verified {
		verified = append(verified, withDay(v.On, lifeSummary(v)))
	}
	for _, d := range life.Dialogues {
		talked = append(talked, withDay(d.On, lifeSummary(data.Dialogue{Minutes: d.Minutes, Absent: d.Absent})))
	}
	for _, s := range life.Sent {
		sent = append(sent, withDay(s.On, joined(" · ", oneLine(s.To), prefixed("told.delivered", s.DeliveredOn.Shown()))))
	}
	for _, p := range life.Published {
		published = append(published, withDay(p.On, p.Way.Label()))
	}
	for _, r := range life.Results {
		results = append(results, withDay(r.On, lifeSummary(r)))
	}
	for _, q := range life.Questions {
		state := assets.Text("fact.question.open")
		if !q.AnsweredOn.IsZero() {
			state = assets.Text("fact.question.answered", q.AnsweredOn.Shown())
		}
		questions = append(questions, joined(" · ", withDay(q.On, q.Leader), state))
	}
	second, ended, withdrawal, superior := "", "", "", ""
	if !life.Second.On.IsZero() || life.Second.Body != "" {
		second = withDay(life.Second.On, lifeSummary(life.Second))
	}
	if life.Ended.Reason != "" {
		ended = withDay(life.Ended.On, lifeSummary(life.Ended))
	}
	if w := life.Withdrawal; !w.On.IsZero() {
		withdrawal = withDay(w.On, lifeSummary(w))
	}
	if s := life.Superior; !s.RequestedOn.IsZero() || !s.ReportedOn.IsZero() {
		superior = joined(" · ", s.Name, prefixed("fact.superior.requested", s.RequestedOn.Shown()), prefixed("fact.superior.reported", s.ReportedOn.Shown()))
	}
	list := func(of []string) string { return strings.Join(of, "\n") }
	return []fact{
		{"fact.handling", joined(" · ", l.Handling.Label(), l.HandledOn.Shown(), prefixed("letter.forwardTo", l.ForwardTo))},
		{"fact.accepted", l.AcceptedOn.Shown()},
		{"fact.complexity", life.Complexity.Level.Label()}, {"fact.extended", list(extended)}, {"fact.paused", list(paused)},
		{"fact.verified", list(verified)}, {"fact.dialogue", list(talked)}, {"fact.questions", list(questions)},
		{"fact.withdrawal", withdrawal}, {"fact.split", numbers(life.Split.Branches)},
		{"fact.result", joined(" · ", l.Settlement.Result.Label(), l.Settlement.On.Shown())},
		{"fact.sent", list(sent)}, {"fact.published", list(published)}, {"fact.resultSent", list(results)},
		{"fact.executed", executionFact(l)}, {"fact.second", second}, {"fact.superior", superior},
		{"fact.ended", ended}, {"fact.destruction", withDay(life.Destruction.On, life.Destruction.List)},
	}
}

func executionFact(l *data.Letter) string {
	if l.Execution.Done == "" {
		return ""
	}
	return joined(" · ", assets.Text("step.done."+string(l.Execution.Done)), l.Execution.On.Shown())
}
