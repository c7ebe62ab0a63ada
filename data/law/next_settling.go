package law

import (
	"slices"

	"donthu/data/register"
	"donthu/data/steps"
)

// settling are the steps of a letter that is accepted, or about to be.
func (g *guide) settling() {
	l := g.l
	if l.AcceptedOn.IsZero() {
		if up := goesUp(l); up != "" {
			g.not(register.Accepted{}, up)
		} else {
			g.may(register.Accepted{}, g.by("accepted."), g.acceptance())
		}
		g.may(register.Withdrawal{}, "withdrawal", register.DocumentWithdrawal)
		g.notAccepted()
		return
	}
	told := !l.ToldAccepted().IsZero()
	if notice := g.forKind(register.DocumentComplaintAccepted, register.DocumentAcceptedNotice); notice != "" && !told {
		g.may(register.Reply{Template: notice}, g.by("tellAccepted."), notice)
	}
	if l.Kind == register.Denunciation && l.FirstReply(l.AcceptedOn, "thong bao noi dung to cao", register.DocumentAccusedNotice).On.IsZero() {
		g.may(register.Reply{Template: register.DocumentAccusedNotice}, "tellAccused", register.DocumentAccusedNotice)
	}
	verified, talked := len(l.Life.Verified) > 0, len(l.Life.Dialogues) > 0
	if !verified && l.MustPublish() {
		g.may(register.Verified{By: l.Officer}, g.by("verified."), g.forKind(register.DocumentVerifyComplaint, register.DocumentVerifyDenunciation))
	}
	if l.Kind == register.Complaint && verified && !talked {
		g.may(register.Dialogue{}, "dialogue", register.DocumentDialogue)
	}
	g.may(register.Settlement{Follow: true, Number: g.decisionNumber()}, g.by("settled."), g.decision())
	g.overdue()
	if l.Kind == register.Complaint && (!verified || talked) {
		g.may(register.Dialogue{}, "dialogue", register.DocumentDialogue)
	}
	g.extension()
	g.pauses()
	if l.MustPublish() {
		g.may(register.Complexity{}, g.by("complexity."), "")
	}
	g.may(register.Withdrawal{}, "withdrawal", register.DocumentWithdrawal)
	if verified && l.MustPublish() {
		g.may(register.Verified{}, g.by("verified."), g.forKind(register.DocumentVerifyComplaint, register.DocumentVerifyDenunciation))
	}
	if l.Kind != register.Complaint {
		g.not(register.Dialogue{}, "dialogue")
	}
	g.notDecided()
	g.not(register.Resumed{}, "notPaused")
	g.not(register.Accepted{}, "acceptedAlready", "day", shownDay(l.AcceptedOn))
}

// overdue are the steps that follow when the limit for settling ran out.
func (g *guide) overdue() {
	l := g.l
	if l.Kind == register.Complaint {
		g.may(register.SecondRound{}, "secondRound.complaint", "")
	}
	if l.Kind != register.Denunciation {
		return
	}
	late := !l.Due.Settle.IsZero() && l.Due.Settle < g.today
	report := !l.Life.Superior.RequestedOn.IsZero() && l.Life.Superior.ReportedOn.IsZero()
	g.mayIf(late || report, register.OverdueToSuperior{Superior: l.Life.Superior.Name, Reported: report}, "superior", "", "notOverdue")
}

// extension offers to lengthen the limit as far as the law does (LKN Điều 28;
// LTC Điều 30; NĐ 31/2019 Điều 3).
func (g *guide) extension() {
	l := g.l
	long, times, level := g.longer(false), l.Life.Extended(false), l.Life.Complexity.Level
	first := times == 0 && level.Complex()
	switch l.Kind {
	case register.Denunciation:
		why := []string{"extendSimple", "extendTwice", "extendThrice"}[min(times, 2)]
		again := times == 1 && level == register.EspeciallyComplex
		g.mayIf(first || again, long, "extend.denunciation", register.DocumentExtension, why)
	case register.Complaint:
		why := []string{"extendComplaint", "extendComplaintTwice"}[min(times, 1)]
		g.mayIf(first, long, "extend.complaint", "", why)
	default:
		g.may(long, "extend.petition", "")
	}
}

// pauses offers to stop the clock.
func (g *guide) pauses() {
	switch g.l.Kind {
	case register.Complaint:
		g.may(register.Paused{Kind: register.Suspension}, "pause.complaint", register.DocumentSuspendComplaint)
	case register.Denunciation:
		g.may(register.Paused{Kind: register.Suspension}, "pause.denunciation", register.DocumentSuspendDenunciation)
	default:
		g.may(register.Paused{Kind: register.OtherPause}, "pause.petition", "")
	}
}

func (g *guide) suspended() {
	l := g.l
	pause := l.Life.OpenPause()
	g.may(register.Resumed{Kind: pause.Kind}, g.by("resume."), "")
	g.may(register.Withdrawal{}, "withdrawal", register.DocumentWithdrawal)
	if pause.Kind == register.Expertise && l.MustPublish() {
		g.pauses()
	} else {
		g.not(register.Paused{}, "pausedAlready", "day", shownDay(pause.On))
	}
	if l.MustPublish() {
		g.may(register.Complexity{}, g.by("complexity."), "")
	}
	g.not(register.Settlement{}, "settlePaused", "day", shownDay(pause.On))
	g.not(register.Extended{}, "extendPaused", "day", shownDay(pause.On))
	g.not(register.Accepted{}, "acceptedAlready", "day", shownDay(l.AcceptedOn))
	g.notDecided()
}

// settled are the steps after the end of the matter.
func (g *guide) settled() {
	l, life := g.l, &g.l.Life
	for _, c := range []steps.Content{register.Accepted{}, register.Extended{}, register.Paused{}, register.Resumed{}, register.Complexity{}, register.Verified{}, register.Dialogue{}} {
		g.not(c, "settled", "day", shownDay(l.Settlement.On))
	}
	if !l.Decided() {
		stop := g.forKind(register.DocumentStopComplaint, register.DocumentStopDenunciation)
		g.may(register.Reply{Template: stop}, "stopped", stop)
		if len(life.Results) == 0 {
			g.may(register.ResultSent{To: l.ForwardingBody}, "resultSent", register.DocumentResult)
		}
		g.ending()
		if l.Kind == register.Denunciation && l.Settlement.Result == register.Withdrawn && !l.AcceptedOn.IsZero() { // LTC Điều 33 khoản 3
			g.may(register.Settlement{Follow: true, Number: g.decisionNumber()}, "settleWithdrawn", register.DocumentConclusion)
		}
		g.notDecided()
		return
	}
	g.not(register.Withdrawal{}, "withdrawSettled", "day", shownDay(l.Settlement.On))
	g.not(register.Settlement{}, "settled", "day", shownDay(l.Settlement.On))
	if len(life.Sent) == 0 {
		document := g.decision()
		if l.Kind == register.Denunciation {
			document = register.DocumentConclusionNotice
		}
		g.may(register.DecisionSent{To: l.Sender.Name}, g.by("sent."), document)
	}
	if len(life.Published) == 0 && l.MustPublish() {
		g.may(register.Published{Way: register.Posting}, g.by("published."), "")
	}
	if len(life.Results) == 0 {
		g.may(register.ResultSent{To: l.ForwardingBody}, "resultSent", register.DocumentResult)
	}
	g.may(register.Execution{Done: register.Yes, OfDay: true}, "executed", "")
	g.ending()
	if l.MustPublish() {
		g.may(register.SecondRound{}, g.by("secondRound."), "")
	} else {
		g.not(register.Published{}, "publishPetition")
	}
	if len(life.Sent) > 0 {
		g.may(register.DecisionSent{}, "sentAgain", "")
	}
	if len(life.Published) > 0 {
		g.may(register.Published{}, "publishedAgain", "")
	}
	if len(life.Results) > 0 {
		g.may(register.ResultSent{}, "resultSentAgain", register.DocumentResult)
	}
}

// ending offers to close the letter when it owes nothing.
func (g *guide) ending() {
	owes := slices.ContainsFunc(g.office.Duties(g.l), func(d Duty) bool { return d.Open() && d.Owes != "" })
	g.mayIf(!owes, register.Ended{Reason: register.EndDone}, "ended", "", "stillOwed")
}

// handled are the steps of a letter that was processed without being accepted.
func (g *guide) handled() {
	l := g.l
	g.not(register.Accepted{}, "otherHandling", "handling", l.Handling.Label())
	document, why := "", "tellHandled"
	switch l.Handling {
	case register.Refuse:
		document, why = g.refusal(), g.by("tellRefused.")
	case register.Guide:
		document = register.DocumentGuidance
	case register.Return:
		document = register.DocumentReturned
	case register.Forward:
		document = register.DocumentForwardPetition
		if l.Kind == register.Denunciation {
			document, why = register.DocumentForwardNotice, "tellForwarded"
		}
	}
	if document != "" && len(l.Replies) == 0 {
		g.may(register.Reply{Template: document}, why, document)
	}
	if len(l.Life.Results) == 0 && l.Source == register.Forwarded {
		g.may(register.ResultSent{To: l.ForwardingBody}, "resultSent", register.DocumentResult)
	}
	if l.Life.Destruction.On.IsZero() {
		g.mayIf(l.Handling == register.Keep, register.ListedForDestruction{}, "destruction", "", "destroyKept")
	}
	g.ending()
	if len(l.Life.Results) > 0 || l.Source != register.Forwarded {
		g.may(register.ResultSent{}, "resultSentAgain", register.DocumentResult)
	}
	g.not(register.Withdrawal{}, "handledAlready")
	g.notAccepted()
}

// ended are the steps of a letter that was closed.
func (g *guide) ended() {
	l := g.l
	day := shownDay(l.Life.Ended.On)
	if l.Handling == register.Keep && l.Life.Destruction.On.IsZero() {
		g.may(register.ListedForDestruction{}, "destruction", "")
	}
	for _, c := range []steps.Content{register.Assigned{}, register.Accepted{}, register.Extended{}, register.Paused{}, register.Resumed{}, register.Complexity{}, register.Verified{}, register.Dialogue{},
		register.Settlement{}, register.Withdrawal{}, register.DecisionSent{}, register.Published{}, register.Execution{}, register.ResultSent{}, register.SecondRound{}, register.Ended{}, register.AskedLeader{}} {
		g.not(c, "ended", "day", day)
	}
}
