package views

import (
	"strings"

	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
	"donthu/reports/forms"
)

// directionSummary is what a step of a direction says, in a few lines; "" for
// steps of other subjects.
func directionSummary(content data.Content) string {
	switch c := content.(type) {
	case data.Directed:
		return kit.Joined("\n", c.Content, kit.Joined(" · ", c.Doer, c.Unit), kit.Prefixed("directionPage.summary.due", c.Due.Shown()))
	case data.DirectionProgress:
		return c.Text
	case data.DirectionExtended:
		return kit.Joined("\n", kit.Prefixed("directionPage.summary.due", c.Due.Shown()), c.Reason, c.By)
	case data.Difficulty:
		return c.Text
	case data.DifficultyAnswer:
		return kit.Joined("\n", c.Text, c.By)
	case data.DirectionDone:
		return kit.Joined("\n", c.Result, c.Document)
	}
	return ""
}

// lifeSummary is what a step between acceptance and the end says, in a few lines.
func lifeSummary(content data.Content) string {
	text := assets.Text
	reason := func(r string) string { return kit.Prefixed("letter.reason", r) }
	decision := func(n string) string { return kit.Prefixed("told.decision", n) }
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
		return kit.Joined("\n", kit.Joined(", ", days, decision(c.Number)), reason(c.Reason))
	case data.Paused:
		return kit.Joined("\n", kit.Joined(", ", c.Kind.Label(), decision(c.Number)), groundOf(c.Ground), reason(c.Reason))
	case data.Resumed:
		return kit.Joined("\n", kit.Joined(", ", kit.Prefixed("told.resumed", strings.ToLower(c.Kind.Label())), decision(c.Number)), reason(c.Reason))
	case data.Complexity:
		lines := []string{text("told.complexity", strings.ToLower(c.Level.Label()))}
		for _, id := range c.Criteria {
			if g, ok := law.GroundByID(id, 0); ok {
				lines = append(lines, text("told.criterion", g.Text))
			}
		}
		return kit.Joined("\n", append(lines, reason(c.Reason))...)
	case data.Withdrawal:
		return kit.Joined("\n", kit.Joined(", ", either(c.Partly, "told.withdrawal.part", "told.withdrawal.whole"), kit.Prefixed("told.record", c.Record)),
			kit.Prefixed("told.withdrawal.what", c.Part), either(c.Continues, "told.withdrawal.continues", ""), reason(c.Reason))
	case data.Joined:
		return kit.Joined(", ", text("told.joined", c.Matter), kit.Prefixed("told.joined.with", c.With))
	case data.Duplicate:
		return text("told.duplicate", c.Of)
	case data.Split:
		return kit.Joined("\n", text("told.split", numbers(c.Branches)), reason(c.Reason))
	case data.Verified:
		return kit.Joined(", ", kit.Prefixed("told.verified", c.By), decision(c.Number))
	case data.Dialogue:
		return kit.Joined("\n", kit.Joined(", ", either(c.Absent, "told.dialogue.absent", "told.dialogue.held"), kit.Prefixed("told.minutes", c.Minutes)), c.Outcome)
	}
	return toldSummary(content)
}

// StepSummary is what a step says, in a few lines; "" when its type says it all.
func StepSummary(content data.Content) string {
	switch c := content.(type) {
	case data.Received:
		return kit.Joined(" · ", c.Kind.Label(), c.Source.Label(), c.Sender.Name)
	case data.Assigned:
		return c.Officer
	case data.Handled:
		return kit.Joined("\n", kit.Joined(" · ", handlingWords(c), conditionWords(c)),
			kit.Prefixed("letter.forwardTo", c.ForwardTo), kit.Prefixed("letter.reason", c.Reason))
	case data.Reply:
		return kit.Joined("\n", kit.Joined(" · ", c.Type, kit.Prefixed("letter.replyNumber", c.Number), c.SignedBy),
			kit.Prefixed("letter.replyTo", c.To), c.Summary)
	case data.Settlement:
		return kit.Joined("\n", c.Result.Label(), amountWords(&c.Recovery, RecoveryAmounts))
	case data.Execution:
		done := ""
		if c.Done != "" {
			done = assets.Text("step.done." + string(c.Done))
		}
		return kit.Joined("\n", done, amountWords(&c, ExecutionAmounts))
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
func amountWords[T any](of *T, amounts []AmountOf[T]) string {
	var words []string
	for _, a := range amounts {
		value := 0.0
		switch at := a.At(of).(type) {
		case *float64:
			value = *at
		case *int:
			value = float64(*at)
		}
		if value != 0 {
			words = append(words, assets.Text(a.Key)+": "+forms.Shown(value))
		}
	}
	return strings.Join(words, "; ")
}

// meetingSummary is what a step of a meeting or of a day's file says, in a few
// lines; "" for steps of other subjects.
func meetingSummary(content data.Content) string {
	switch c := content.(type) {
	case data.Convened:
		return kit.Joined("\n", kit.Joined(" · ", c.Kind.Label(), c.On.Shown(), c.Hour, c.Place), c.About, kit.Prefixed("meeting.summary.chair", c.Chair))
	case data.MeetingInvited:
		return kit.Joined(": ", c.Number, kit.Joined(", ", c.Names...))
	case data.MeetingHeld:
		return kit.Joined("\n", AttendanceWords(c.Persons), c.Outcome, kit.Prefixed("told.minutes", c.Minutes))
	case data.Attendance:
		return AttendanceWords(c.Persons)
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

// DocumentCalled is a document in a few words: its number, or its kind and day.
func DocumentCalled(r data.Reply) string {
	if r.Number != "" {
		return r.Number
	}
	return kit.Joined(" ", r.Type, r.On.Shown())
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
	return kit.Joined(" · ", number, event, d.How, scan, final)
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
	return kit.Joined("\n", kit.Joined(" · ", d.On.Shown(), d.Type.Label(), d.Host.Label(), d.Leader, d.Hours), d.Place, moved, published)
}

// AmountOf is one amount that a settlement orders or that was carried out: money
// in millions of đồng, land in square metres (a *float64), or a count (an *int).
type AmountOf[T any] struct {
	Key string // of its label
	At  func(*T) any
	// Denunciation: only the forms for denunciations have a column for it.
	Denunciation bool
}

// RecoveryAmounts stand in the order of TT 06/2025, biểu 03 and 04.
var RecoveryAmounts = []AmountOf[data.Recovery]{
	{Key: "amount.collectMoney", At: func(r *data.Recovery) any { return &r.CollectMoney }},
	{Key: "amount.collectLand", At: func(r *data.Recovery) any { return &r.CollectLand }},
	{Key: "amount.returnMoney", At: func(r *data.Recovery) any { return &r.ReturnMoney }},
	{Key: "amount.returnLand", At: func(r *data.Recovery) any { return &r.ReturnLand }},
	{Key: "amount.bodiesRestored", At: func(r *data.Recovery) any { return &r.BodiesRestored }},
	{Key: "amount.personsRestored", At: func(r *data.Recovery) any { return &r.PersonsRestored }},
	{Key: "amount.bodies", At: func(r *data.Recovery) any { return &r.BodiesDisciplined }, Denunciation: true},
	{Key: "amount.persons", At: func(r *data.Recovery) any { return &r.PersonsDisciplined }},
	{Key: "amount.officials", At: func(r *data.Recovery) any { return &r.OfficialsDisciplined }},
	{Key: "amount.cases", At: func(r *data.Recovery) any { return &r.InvestigatedCases }},
	{Key: "amount.casePersons", At: func(r *data.Recovery) any { return &r.InvestigatedPersons }},
	{Key: "amount.caseOfficials", At: func(r *data.Recovery) any { return &r.InvestigatedOfficials }},
}

// ExecutionAmounts stand in the order of TT 06/2025, biểu 05.
var ExecutionAmounts = []AmountOf[data.Execution]{
	{Key: "amount.collectedMoney", At: func(e *data.Execution) any { return &e.CollectedMoney }},
	{Key: "amount.collectedLand", At: func(e *data.Execution) any { return &e.CollectedLand }},
	{Key: "amount.returnedMoney", At: func(e *data.Execution) any { return &e.ReturnedMoney }},
	{Key: "amount.returnedLand", At: func(e *data.Execution) any { return &e.ReturnedLand }},
	{Key: "amount.bodiesDone", At: func(e *data.Execution) any { return &e.BodiesDisciplined }, Denunciation: true},
	{Key: "amount.personsDone", At: func(e *data.Execution) any { return &e.PersonsDisciplined }},
	{Key: "amount.officialsDone", At: func(e *data.Execution) any { return &e.OfficialsDisciplined }},
	{Key: "amount.prosecuted", At: func(e *data.Execution) any { return &e.ProsecutedCases }},
	{Key: "amount.prosecutedPersons", At: func(e *data.Execution) any { return &e.ProsecutedPersons }},
	{Key: "amount.prosecutedOfficials", At: func(e *data.Execution) any { return &e.ProsecutedOfficials }},
}

// GroundWords is a ground with its article.
func GroundWords(g law.Ground) string {
	return assets.Text("lifeForm.ground.words", strings.TrimSuffix(g.Text, "."), g.Article)
}

// visitSummary is what a visit says, in a few lines of its history.
func visitSummary(r data.Reception) string {
	return kit.Joined("\n", kit.Joined(" · ", r.Visitor.Name, r.Kind.Label(), r.Type.Label(), r.Host.Label()), kit.FirstWords(r.Content, 160),
		r.Handling, r.Outcome, kit.Prefixed("visit.summary.answered", r.AnsweredOn.Shown()), kit.Prefixed("visit.summary.letter", r.Letter))
}
