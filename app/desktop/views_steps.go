package desktop

import (
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
	"donthu/reports/forms"
	"strings"
)

// directionSummary is what a step of a direction says, in a few lines; "" for
// steps of other subjects.
func directionSummary(content data.Content) string {
	switch c := content.(type) {
	case data.Directed:
		return joined("\n", c.Content, joined(" · ", c.Doer, c.Unit), prefixed("directionPage.summary.due", c.Due.Shown()))
	case data.DirectionProgress:
		return c.Text
	case data.DirectionExtended:
		return joined("\n", prefixed("directionPage.summary.due", c.Due.Shown()), c.Reason, c.By)
	case data.Difficulty:
		return c.Text
	case data.DifficultyAnswer:
		return joined("\n", c.Text, c.By)
	case data.DirectionDone:
		return joined("\n", c.Result, c.Document)
	}
	return ""
}

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

// stepSummary is what a step says, in a few lines; "" when its type says it all.
func stepSummary(content data.Content) string {
	switch c := content.(type) {
	case data.Received:
		return joined(" · ", c.Kind.Label(), c.Source.Label(), c.Sender.Name)
	case data.Assigned:
		return c.Officer
	case data.Handled:
		return joined("\n", joined(" · ", handlingWords(c), conditionWords(c)),
			prefixed("letter.forwardTo", c.ForwardTo), prefixed("letter.reason", c.Reason))
	case data.Reply:
		return joined("\n", joined(" · ", c.Type, prefixed("letter.replyNumber", c.Number), c.SignedBy),
			prefixed("letter.replyTo", c.To), c.Summary)
	case data.Settlement:
		return joined("\n", c.Result.Label(), amountWords(&c.Recovery, recoveryAmounts))
	case data.Execution:
		done := ""
		if c.Done != "" {
			done = assets.Text("step.done." + string(c.Done))
		}
		return joined("\n", done, amountWords(&c, executionAmounts))
	case data.Noted:
		return c.Text
	case data.Delivery:
		return deliverySummary(c, "")
	case data.Reception:
		return visitSummary(c)
	case data.ReceptionDay:
		return receptionDaySummary(c)
	}
	if life := lifeSummary(content); life != "" {
		return life
	}
	if met := meetingSummary(content); met != "" {
		return met
	}
	return directionSummary(content)
}

func handlingWords(c data.Handled) string {
	if c.Handling == "" && c.Eligible != data.No && c.Competent != data.No {
		return assets.Text("step.handling.later")
	}
	return c.Handling.Label()
}

func conditionWords(c data.Handled) string {
	var words []string
	if c.Eligible != "" {
		words = append(words, assets.Text("letter.eligible."+string(c.Eligible)))
	}
	if c.Competent != "" {
		words = append(words, assets.Text("letter.competent."+string(c.Competent)))
	}
	return strings.Join(words, ", ")
}

// amountWords lists the amounts that are not 0.
func amountWords[T any](of *T, amounts []amountOf[T]) string {
	var words []string
	for _, a := range amounts {
		value := 0.0
		switch at := a.at(of).(type) {
		case *float64:
			value = *at
		case *int:
			value = float64(*at)
		}
		if value != 0 {
			words = append(words, assets.Text(a.key)+": "+forms.Shown(value))
		}
	}
	return strings.Join(words, "; ")
}

// meetingSummary is what a step of a meeting or of a day's file says, in a few
// lines; "" for steps of other subjects.
func meetingSummary(content data.Content) string {
	switch c := content.(type) {
	case data.Convened:
		return joined("\n", joined(" · ", c.Kind.Label(), c.On.Shown(), c.Hour, c.Place), c.About, prefixed("meeting.summary.chair", c.Chair))
	case data.MeetingInvited:
		return joined(": ", c.Number, joined(", ", c.Names...))
	case data.MeetingHeld:
		return joined("\n", attendanceWords(c.Persons), c.Outcome, prefixed("told.minutes", c.Minutes))
	case data.Attendance:
		return attendanceWords(c.Persons)
	case data.Dossier:
		invited := 0
		for _, i := range c.Invited {
			if !i.InvitedOn.IsZero() {
				invited++
			}
		}
		return assets.Text("dossier.summary", len(c.Invited), invited)
	}
	return ""
}

// documentCalled is a document in a few words: its number, or its kind and day.
func documentCalled(r data.Reply) string {
	if r.Number != "" {
		return r.Number
	}
	return joined(" ", r.Type, r.On.Shown())
}

// deliverySummary is what a step of a document says; number is the document's.
func deliverySummary(d data.Delivery, number string) string {
	event, scan, final := "", "", ""
	if d.State != "" {
		event = assets.Text("delivery.event." + string(d.State))
	}
	if d.Scan.Name != "" {
		scan = assets.Text("delivery.event.scan")
	}
	if d.Final != 0 {
		final = assets.Text("delivery.event.final")
	}
	return joined(" · ", number, event, d.How, scan, final)
}

// receptionDaySummary is what a day of the schedule says, in a few lines of its history.
func receptionDaySummary(d data.ReceptionDay) string {
	moved := ""
	if !d.MovedFrom.IsZero() {
		moved = assets.Text("notice.moved", d.MovedFrom.Shown(), d.MoveReason)
	}
	published := ""
	if !d.PublishedOn.IsZero() {
		published = assets.Text("schedule.published", d.PublishedOn.Shown())
	}
	return joined("\n", joined(" · ", d.On.Shown(), d.Type.Label(), d.Host.Label(), d.Leader, d.Hours), d.Place, moved, published)
}

// amountOf is one amount that a settlement orders or that was carried out: money
// in millions of đồng, land in square metres (a *float64), or a count (an *int).
type amountOf[T any] struct {
	key string // of its label
	at  func(*T) any
	// denunciation: only the forms for denunciations have a column for it.
	denunciation bool
}

// recoveryAmounts stand in the order of TT 06/2025, biểu 03 and 04.
var recoveryAmounts = []amountOf[data.Recovery]{
	{key: "amount.collectMoney", at: func(r *data.Recovery) any { return &r.CollectMoney }},
	{key: "amount.collectLand", at: func(r *data.Recovery) any { return &r.CollectLand }},
	{key: "amount.returnMoney", at: func(r *data.Recovery) any { return &r.ReturnMoney }},
	{key: "amount.returnLand", at: func(r *data.Recovery) any { return &r.ReturnLand }},
	{key: "amount.bodiesRestored", at: func(r *data.Recovery) any { return &r.BodiesRestored }},
	{key: "amount.personsRestored", at: func(r *data.Recovery) any { return &r.PersonsRestored }},
	{key: "amount.bodies", at: func(r *data.Recovery) any { return &r.BodiesDisciplined }, denunciation: true},
	{key: "amount.persons", at: func(r *data.Recovery) any { return &r.PersonsDisciplined }},
	{key: "amount.officials", at: func(r *data.Recovery) any { return &r.OfficialsDisciplined }},
	{key: "amount.cases", at: func(r *data.Recovery) any { return &r.InvestigatedCases }},
	{key: "amount.casePersons", at: func(r *data.Recovery) any { return &r.InvestigatedPersons }},
	{key: "amount.caseOfficials", at: func(r *data.Recovery) any { return &r.InvestigatedOfficials }},
}

// executionAmounts stand in the order of TT 06/2025, biểu 05.
var executionAmounts = []amountOf[data.Execution]{
	{key: "amount.collectedMoney", at: func(e *data.Execution) any { return &e.CollectedMoney }},
	{key: "amount.collectedLand", at: func(e *data.Execution) any { return &e.CollectedLand }},
	{key: "amount.returnedMoney", at: func(e *data.Execution) any { return &e.ReturnedMoney }},
	{key: "amount.returnedLand", at: func(e *data.Execution) any { return &e.ReturnedLand }},
	{key: "amount.bodiesDone", at: func(e *data.Execution) any { return &e.BodiesDisciplined }, denunciation: true},
	{key: "amount.personsDone", at: func(e *data.Execution) any { return &e.PersonsDisciplined }},
	{key: "amount.officialsDone", at: func(e *data.Execution) any { return &e.OfficialsDisciplined }},
	{key: "amount.prosecuted", at: func(e *data.Execution) any { return &e.ProsecutedCases }},
	{key: "amount.prosecutedPersons", at: func(e *data.Execution) any { return &e.ProsecutedPersons }},
	{key: "amount.prosecutedOfficials", at: func(e *data.Execution) any { return &e.ProsecutedOfficials }},
}

// groundWords is a ground with its article.
func groundWords(g law.Ground) string {
	return assets.Text("lifeForm.ground.words", strings.TrimSuffix(g.Text, "."), g.Article)
}

// visitSummary is what a visit says, in a few lines of its history.
func visitSummary(r data.Reception) string {
	return joined("\n", joined(" · ", r.Visitor.Name, r.Kind.Label(), r.Type.Label(), r.Host.Label()), firstWords(r.Content, 160),
		r.Handling, r.Outcome, prefixed("visit.summary.answered", r.AnsweredOn.Shown()), prefixed("visit.summary.letter", r.Letter))
}
