package views

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"

	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
)

// stepWords is how a type of step is told: what one says, in a few lines; "" when its
// type says it all.
type stepWords struct {
	kind steps.Type
	say  func(steps.Content) string
}

// told is the one place that knows how a type of step is told; add a new type here.
var told = byType(
	says(func(c register.Received) string {
		return kit.Joined(" · ", c.Kind.Label(), c.Source.Label(), c.Sender.Name)
	}),
	says(func(c register.Assigned) string { return c.Officer }),
	says(func(c register.Handled) string {
		if c.Rule != "" {
			return assets.Text("told.dayRule", "rule", c.Rule.Label())
		}
		return lines(kit.Joined(" · ", handlingWords(c), conditionWords(c)), kit.Prefixed("letter.forwardTo", c.ForwardTo), reason(c.Reason))
	}),
	says(silent[register.Accepted]),
	says(func(c register.Reply) string {
		return lines(kit.Joined(" · ", c.Type, kit.Prefixed("letter.replyNumber", c.Number), c.SignedBy), kit.Prefixed("letter.replyTo", c.To),
			kit.Prefixed("told.readers", ReaderWords(c, "")), c.Summary, kit.Prefixed("told.insisted", c.Insisted))
	}),
	says(func(c register.Delivery) string { return deliverySummary(c, "") }),
	says(func(c register.Settlement) string {
		return lines(kit.Joined(" · ", c.Result.Label(), c.Number), kit.Prefixed("told.executeBy", c.ExecuteBy.Shown()), amountWords(&c.Recovery, RecoveryAmounts))
	}),
	says(func(c register.Execution) string {
		done := ""
		if c.Done != "" {
			done = assets.Text("step.done." + string(c.Done))
		}
		return lines(done, amountWords(&c, ExecutionAmounts))
	}),
	says(func(c register.Noted) string { return c.Text }),
	says(silent[steps.Corrected]), // correctionWords needs the steps around it
	says(silent[steps.Revealed]),

	says(func(c register.Extended) string {
		days := assets.Text("told.extended", "days", c.Days)
		if c.Processing {
			days = assets.Text("told.extended.processing", "days", c.Days)
		}
		return lines(kit.Joined(", ", days, decision(c.Number)), reason(c.Reason))
	}),
	says(func(c register.Paused) string {
		return lines(kit.Joined(", ", c.Kind.Label(), decision(c.Number)), groundOf(c.Ground), reason(c.Reason))
	}),
	says(func(c register.Resumed) string {
		return lines(kit.Joined(", ", kit.Prefixed("told.resumed", strings.ToLower(c.Kind.Label())), decision(c.Number)), reason(c.Reason))
	}),
	says(func(c register.Complexity) string {
		all := []string{assets.Text("told.complexity", "level", strings.ToLower(c.Level.Label()))}
		for _, id := range c.Criteria {
			if g, ok := law.GroundByID(id, 0); ok {
				all = append(all, assets.Text("told.criterion", "criterion", g.Text))
			}
		}
		return lines(append(all, reason(c.Reason))...)
	}),
	says(func(c register.Withdrawal) string {
		goesOn := ""
		if c.Continues {
			goesOn = assets.Text("told.withdrawal.continues")
		}
		return lines(kit.Joined(", ", either(c.Partly, "told.withdrawal.part", "told.withdrawal.whole"), kit.Prefixed("told.record", c.Record)),
			kit.Prefixed("told.withdrawal.what", c.Part), goesOn, reason(c.Reason))
	}),
	says(func(c register.Joined) string {
		if c.Left {
			return lines(assets.Text("told.left"), reason(c.Reason))
		}
		return lines(kit.Joined(", ", assets.Text("told.joined", "matter", c.Matter), kit.Prefixed("told.joined.with", c.With)), reason(c.Reason))
	}),
	says(func(c register.Duplicate) string { return assets.Text("told.duplicate", "letter", c.Of) }),
	says(func(c register.ToldApart) string {
		return assets.Text("told.apart", "letters", strings.Join(c.From, ", "))
	}),
	says(func(c register.Split) string {
		return lines(assets.Text("told.split", "letters", numbers(c.Branches)), reason(c.Reason))
	}),
	says(func(c register.Verified) string {
		return kit.Joined(", ", kit.Prefixed("told.verified", c.By), decision(c.Number))
	}),
	says(func(c register.Dialogue) string {
		return lines(kit.Joined(", ", either(c.Absent, "told.dialogue.absent", "told.dialogue.held"), kit.Prefixed("told.minutes", c.Minutes)), c.Outcome)
	}),
	says(func(c register.DecisionSent) string {
		return lines(kit.Prefixed("told.readers", ReaderWords(c, "")), kit.Prefixed("letter.replyTo", c.To), kit.Prefixed("told.delivered", c.DeliveredOn.Shown()))
	}),
	says(func(c register.Published) string { return c.Way.Label() }),
	says(func(c register.ResultSent) string {
		return kit.Joined(", ", kit.Prefixed("told.result.to", c.To), number(c.Number), c.How)
	}),
	says(func(c register.AskedLeader) string {
		return lines(kit.Joined(", ", kit.Prefixed("told.asked", c.Leader), number(c.Number)), c.Text)
	}),
	says(func(c register.LeaderAnswered) string { return lines(number(c.Number), c.Text) }),
	says(func(c register.SecondRound) string {
		return kit.Joined(", ", either(c.Court, "told.second.court", "told.second.next"), kit.Prefixed("told.second.body", c.Body), number(c.Number))
	}),
	says(func(c register.OverdueToSuperior) string {
		return kit.Joined(", ", either(c.Reported, "told.superior.reported", "told.superior.requested"), c.Superior, number(c.Number))
	}),
	says(func(c register.Ended) string { return lines(c.Reason.Label(), c.Text) }),
	says(func(c register.National) string {
		return lines(kit.Prefixed("told.national.code", c.Code), kit.Prefixed("told.national.omitted", c.Reason))
	}),
	says(func(c register.Imported) string {
		return kit.Joined(" · ", c.File, assets.Text("told.imported", "letters", kit.Number(c.Letters), "visits", kit.Number(c.Visits)))
	}),
	says(func(c register.BatchTaken) string { return reason(c.Reason) }),
	says(func(c register.Filed) string {
		return kit.Joined(" · ", fileCalled(c), fileAbout(c))
	}),
	says(func(c register.ListedForDestruction) string { return kit.Prefixed("told.destruction", c.List) }),

	says(func(c register.Demanded) string {
		return lines(kit.Joined(", ", kit.SentenceCase(c.Kind.Label()), kit.Prefixed("told.demandedBy", c.By)), c.Text)
	}),
	says(func(c register.DemandMet) string {
		return lines(kit.Joined(", ", kit.SentenceCase(c.Kind.Label()), number(c.Number)), c.Text)
	}),
	says(func(c register.DoneOutside) string {
		var all []string
		for _, name := range c.Duties {
			all = append(all, cmp.Or(law.DutyWords(name, ""), name.Rule))
		}
		if c.UnknownDay {
			all = append(all, assets.Text("told.outside.unknown"))
		}
		return lines(all...)
	}),

	says(func(r register.Reception) string {
		return lines(kit.Joined(" · ", r.Visitor.Name, r.Kind.Label(), r.Type.Label(), r.Host.Label()), kit.FirstWords(r.Content, 160),
			r.Handling, r.Outcome, kit.Prefixed("visit.summary.answered", r.AnsweredOn.Shown()), kit.Prefixed("visit.summary.letter", r.Letter))
	}),
	says(func(d register.ReceptionDay) string {
		moved := ""
		if !d.MovedFrom.IsZero() {
			moved = assets.Text("notice.moved", "day", d.MovedFrom.Shown(), "reason", d.MoveReason)
		}
		return lines(kit.Joined(" · ", d.On.Shown(), d.Type.Label(), d.Host.Label(), d.Leader, d.Hours), d.Place, moved,
			kit.Prefixed("schedule.published", d.PublishedOn.Shown()))
	}),
	says(func(c register.Attendance) string { return AttendanceWords(c.Persons) }),
	says(func(c register.Dossier) string {
		invited := 0
		for _, i := range c.Invited {
			if !i.InvitedOn.IsZero() {
				invited++
			}
		}
		return assets.Text("dossier.summary", "persons", len(c.Invited), "invited", invited)
	}),

	says(func(c register.Convened) string {
		return lines(kit.Joined(" · ", c.Kind.Label(), c.On.Shown(), c.Hour, c.Place), c.About, kit.Prefixed("meeting.summary.chair", c.Chair))
	}),
	says(func(c register.MeetingInvited) string {
		return kit.Joined(": ", c.Number, kit.Joined(", ", c.Names...))
	}),
	says(func(c register.MeetingHeld) string {
		return lines(AttendanceWords(c.Persons), c.Outcome, kit.Prefixed("told.minutes", c.Minutes))
	}),

	says(func(c register.Directed) string {
		return lines(c.Content, kit.Joined(" · ", c.Doer, c.Unit), kit.Prefixed("directionPage.summary.due", c.Due.Shown()))
	}),
	says(func(c register.DirectionProgress) string { return c.Text }),
	says(func(c register.DirectionExtended) string {
		return lines(kit.Prefixed("directionPage.summary.due", c.Due.Shown()), c.Reason, c.By)
	}),
	says(func(c register.Difficulty) string { return c.Text }),
	says(func(c register.DifficultyAnswer) string { return lines(c.Text, c.By) }),
	says(func(c register.DirectionDone) string { return lines(c.Result, c.Document) }),

	says(silent[register.Sealed]), // no page shows the history of these
	says(silent[register.ReportSent]),
	says(silent[register.TypedFigures]),
	says(silent[register.Settings]),
	says(silent[register.WardReport]),
	says(silent[register.WardReminded]),
)

func silent[C steps.Content](C) string { return "" }

func says[C steps.Content](say func(C) string) stepWords {
	var c C
	return stepWords{c.StepType(), func(content steps.Content) string { return say(content.(C)) }}
}

func byType(all ...stepWords) map[steps.Type]func(steps.Content) string {
	of := map[steps.Type]func(steps.Content) string{}
	for _, w := range all {
		of[w.kind] = w.say
	}
	return of
}

// StepSummary is what a step says, in a few lines; "" when its type says it all.
func StepSummary(content steps.Content) string {
	if say := told[content.StepType()]; say != nil {
		return say(content)
	}
	return ""
}

func lines(all ...string) string { return kit.Joined("\n", all...) }
func reason(r string) string     { return kit.Prefixed("letter.reason", r) }
func decision(n string) string   { return kit.Prefixed("told.decision", n) }
func number(n string) string     { return kit.Prefixed("told.number", n) }

func either(is bool, yes, no string) string {
	if is {
		return assets.Text(yes)
	}
	return assets.Text(no)
}

func handlingWords(c register.Handled) string {
	if c.Handling == "" && c.Eligible != register.No && c.Competent != register.No {
		return assets.Text("step.handling.later")
	}
	return c.Handling.Label()
}

func conditionWords(c register.Handled) string {
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
			words = append(words, assets.Text(a.Key)+": "+kit.ShownAmount(value))
		}
	}
	return strings.Join(words, "; ")
}

// DocumentCalled is a document in a few words: its number, or its kind and day.
func DocumentCalled(r register.Reply) string {
	if r.Number != "" {
		return r.Number
	}
	return kit.Joined(" ", r.Type, r.On.Shown())
}

// deliverySummary is what a step of a document says; number is the document's.
func deliverySummary(d register.Delivery, number string) string {
	event, scan, final := "", "", ""
	if d.State != "" {
		event = assets.Text("delivery.event." + string(d.State))
	}
	if d.Scan.Name != "" {
		scan = assets.Text("delivery.event.scan")
	}
	if d.Final != 0 && d.File == "" { // with a draft's signature its text is always kept
		final = assets.Text("delivery.event.final")
	}
	return kit.Joined(" · ", number, event, d.How, kit.OneLine(d.Reason), scan, final)
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
var RecoveryAmounts = []AmountOf[register.Recovery]{
	{Key: "amount.collectMoney", At: func(r *register.Recovery) any { return &r.CollectMoney }},
	{Key: "amount.collectLand", At: func(r *register.Recovery) any { return &r.CollectLand }},
	{Key: "amount.returnMoney", At: func(r *register.Recovery) any { return &r.ReturnMoney }},
	{Key: "amount.returnLand", At: func(r *register.Recovery) any { return &r.ReturnLand }},
	{Key: "amount.bodiesRestored", At: func(r *register.Recovery) any { return &r.BodiesRestored }},
	{Key: "amount.personsRestored", At: func(r *register.Recovery) any { return &r.PersonsRestored }},
	{Key: "amount.bodies", At: func(r *register.Recovery) any { return &r.BodiesDisciplined }, Denunciation: true},
	{Key: "amount.persons", At: func(r *register.Recovery) any { return &r.PersonsDisciplined }},
	{Key: "amount.officials", At: func(r *register.Recovery) any { return &r.OfficialsDisciplined }},
	{Key: "amount.cases", At: func(r *register.Recovery) any { return &r.InvestigatedCases }},
	{Key: "amount.casePersons", At: func(r *register.Recovery) any { return &r.InvestigatedPersons }},
	{Key: "amount.caseOfficials", At: func(r *register.Recovery) any { return &r.InvestigatedOfficials }},
}

// ExecutionAmounts stand in the order of TT 06/2025, biểu 05.
var ExecutionAmounts = []AmountOf[register.Execution]{
	{Key: "amount.collectedMoney", At: func(e *register.Execution) any { return &e.CollectedMoney }},
	{Key: "amount.collectedLand", At: func(e *register.Execution) any { return &e.CollectedLand }},
	{Key: "amount.returnedMoney", At: func(e *register.Execution) any { return &e.ReturnedMoney }},
	{Key: "amount.returnedLand", At: func(e *register.Execution) any { return &e.ReturnedLand }},
	{Key: "amount.bodiesDone", At: func(e *register.Execution) any { return &e.BodiesDisciplined }, Denunciation: true},
	{Key: "amount.personsDone", At: func(e *register.Execution) any { return &e.PersonsDisciplined }},
	{Key: "amount.officialsDone", At: func(e *register.Execution) any { return &e.OfficialsDisciplined }},
	{Key: "amount.prosecuted", At: func(e *register.Execution) any { return &e.ProsecutedCases }},
	{Key: "amount.prosecutedPersons", At: func(e *register.Execution) any { return &e.ProsecutedPersons }},
	{Key: "amount.prosecutedOfficials", At: func(e *register.Execution) any { return &e.ProsecutedOfficials }},
}

// GroundWords is a ground with its article.
func GroundWords(g law.Ground) string {
	return assets.Text("lifeForm.ground.words", "ground", strings.TrimSuffix(g.Text, "."), "article", g.Article)
}

// StepIcon is the picture of a step.
func StepIcon(kind steps.Type, handling register.Handling) fyne.Resource {
	switch kind {
	case register.StepReceived:
		return look.IconMail
	case register.StepHandled:
		if handling == register.Accept {
			return look.IconGoing
		}
		return look.IconClipboard
	case register.StepAccepted, register.StepResumed:
		return look.IconGoing
	case register.StepSettled, register.StepEnded, register.StepExecuted, register.StepDirectionDone, register.StepDemandMet, register.StepDoneOutside:
		return look.IconCheck
	case register.StepReplied:
		return look.IconLetter
	case register.StepDecisionSent, register.StepResultSent, register.StepPublished, register.StepDelivery, register.StepNational:
		return look.IconSend
	case register.StepPaused:
		return look.IconPause
	case register.StepAssigned:
		return look.IconAssign
	case register.StepNoted:
		return look.IconNote
	case register.StepFiled:
		return look.IconAttach
	case steps.StepRevealed:
		return look.IconEye
	case register.StepVerified:
		return look.IconSearch
	case register.StepDialogue:
		return look.IconPeople
	case register.StepExtended:
		return look.IconClock
	case register.StepJoined, register.StepDuplicate, register.StepSplit, register.StepToldApart:
		return look.IconMatter
	}
	return look.IconForward
}
