package law

import "donthu/data"

// settling are the steps of a letter that is accepted, or about to be.
func (g *guide) settling() {
	l := g.l
	if l.AcceptedOn.IsZero() {
		g.may(data.Accepted{}, g.by("accepted."), g.acceptance())
		g.may(data.Withdrawal{}, "withdrawal", data.DocumentWithdrawal)
		g.notAccepted()
		return
	}
	told := !l.ToldAccepted().IsZero()
	if notice := g.notice(); notice != "" && !told {
		g.may(data.Reply{Template: notice}, g.by("tellAccepted."), notice)
	}
	if l.Kind == data.Denunciation && l.FirstReply(l.AcceptedOn, "thong bao noi dung to cao", data.DocumentAccusedNotice).On.IsZero() {
		g.may(data.Reply{Template: data.DocumentAccusedNotice}, "tellAccused", data.DocumentAccusedNotice)
	}
	verified, talked := len(l.Life.Verified) > 0, len(l.Life.Dialogues) > 0
	if !verified && l.MustPublish() {
		g.may(data.Verified{By: l.Officer}, g.by("verified."), g.forKind(data.DocumentVerifyComplaint, data.DocumentVerifyDenunciation))
	}
	if l.Kind == data.Complaint && verified && !talked {
		g.may(data.Dialogue{}, "dialogue", data.DocumentDialogue)
	}
	g.may(data.Settlement{Follow: true}, g.by("settled."), g.decision())
	g.overdue()
	if l.Kind == data.Complaint && (!verified || talked) {
		g.may(data.Dialogue{}, "dialogue", data.DocumentDialogue)
	}
	g.extension()
	g.pauses()
	if l.MustPublish() {
		g.may(data.Complexity{}, g.by("complexity."), "")
	}
	g.may(data.Withdrawal{}, "withdrawal", data.DocumentWithdrawal)
	if verified && l.MustPublish() {
		g.may(data.Verified{}, g.by("verified."), g.forKind(data.DocumentVerifyComplaint, data.DocumentVerifyDenunciation))
	}
	if l.Kind != data.Complaint {
		g.not(data.Dialogue{}, "dialogue")
	}
	g.notDecided()
	g.not(data.Resumed{}, "notPaused")
	g.not(data.Accepted{}, "acceptedAlready", shownDay(l.AcceptedOn))
}

// overdue are the steps that follow when the limit for settling ran out.
func (g *guide) overdue() {
	l := g.l
	if l.Kind == data.Complaint {
		g.may(data.SecondRound{}, "secondRound.complaint", "")
	}
	if l.Kind != data.Denunciation {
		return
	}
	late := !l.Due.Settle.IsZero() && l.Due.Settle < g.today
	report := !l.Life.Superior.RequestedOn.IsZero() && l.Life.Superior.ReportedOn.IsZero()
	g.mayIf(late || report, data.OverdueToSuperior{Superior: l.Life.Superior.Name, Reported: report}, "superior", "", "notOverdue")
}

// extension offers to lengthen the limit as far as the law does (LKN Điều 28;
// LTC Điều 30; NĐ 31/2019 Điều 3).
func (g *guide) extension() {
	l := g.l
	long, times, level := g.longer(false), l.Life.Extended(false), l.Life.Complexity.Level
	switch l.Kind {
	case data.Denunciation:
		switch {
		case times == 0 && level.Complex(), times == 1 && level == data.EspeciallyComplex:
			g.may(long, "extend.denunciation", data.DocumentExtension)
		case times == 0:
			g.not(long, "extendSimple")
		case times == 1:
			g.not(long, "extendTwice")
		default:
			g.not(long, "extendThrice")
		}
	case data.Complaint:
		switch {
		case times == 0 && level.Complex():
			g.may(long, "extend.complaint", "")
		case times == 0:
			g.not(long, "extendComplaint")
		default:
			g.not(long, "extendComplaintTwice")
		}
	default:
		g.may(long, "extend.petition", "")
	}
}

// pauses offers to stop the clock.
func (g *guide) pauses() {
	switch g.l.Kind {
	case data.Complaint:
		g.may(data.Paused{Kind: data.Suspension}, "pause.complaint", data.DocumentSuspendComplaint)
	case data.Denunciation:
		g.may(data.Paused{Kind: data.Suspension}, "pause.denunciation", data.DocumentSuspendDenunciation)
	default:
		g.may(data.Paused{Kind: data.OtherPause}, "pause.petition", "")
	}
}

func (g *guide) suspended() {
	l := g.l
	pause := l.Life.OpenPause()
	g.may(data.Resumed{Kind: pause.Kind}, g.by("resume."), "")
	g.may(data.Withdrawal{}, "withdrawal", data.DocumentWithdrawal)
	if pause.Kind == data.Expertise && l.MustPublish() {
		g.pauses()
	} else {
		g.not(data.Paused{}, "pausedAlready", shownDay(pause.On))
	}
	if l.MustPublish() {
		g.may(data.Complexity{}, g.by("complexity."), "")
	}
	g.not(data.Settlement{}, "settlePaused", shownDay(pause.On))
	g.not(data.Extended{}, "extendPaused", shownDay(pause.On))
	g.not(data.Accepted{}, "acceptedAlready", shownDay(l.AcceptedOn))
	g.notDecided()
}

// settled are the steps after the end of the matter.
func (g *guide) settled() {
	l, life := g.l, &g.l.Life
	for _, c := range []data.Content{data.Accepted{}, data.Extended{}, data.Paused{}, data.Resumed{}, data.Complexity{}, data.Verified{}, data.Dialogue{}} {
		g.not(c, "settled", shownDay(l.Settlement.On))
	}
	if !l.Decided() {
		stop := g.forKind(data.DocumentStopComplaint, data.DocumentStopDenunciation)
		g.may(data.Reply{Template: stop}, "stopped", stop)
		if len(life.Results) == 0 {
			g.may(data.ResultSent{To: l.ForwardingBody}, "resultSent", data.DocumentResult)
		}
		g.may(data.Ended{Reason: data.EndDone}, "ended", "")
		if l.Kind == data.Denunciation && l.Settlement.Result == data.Withdrawn && !l.AcceptedOn.IsZero() { // LTC Điều 33 khoản 3
			g.may(data.Settlement{Follow: true}, "settleWithdrawn", data.DocumentConclusion)
		}
		g.notDecided()
		return
	}
	g.not(data.Withdrawal{}, "withdrawSettled", shownDay(l.Settlement.On))
	g.not(data.Settlement{}, "settled", shownDay(l.Settlement.On))
	open := l.State() == data.AwaitingResult
	if len(life.Sent) == 0 {
		document := g.decision()
		if l.Kind == data.Denunciation {
			document = data.DocumentConclusionNotice
		}
		g.may(data.DecisionSent{To: l.Sender.Name}, g.by("sent."), document)
	}
	if len(life.Published) == 0 && l.MustPublish() {
		g.may(data.Published{Way: data.Posting}, g.by("published."), "")
	}
	if len(life.Results) == 0 {
		g.may(data.ResultSent{To: l.ForwardingBody}, "resultSent", data.DocumentResult)
	}
	g.may(data.Execution{Done: data.Yes}, "executed", "")
	if !open {
		g.may(data.Ended{Reason: data.EndDone}, "ended", "")
	} else {
		g.not(data.Ended{Reason: data.EndDone}, "resultOwed")
	}
	if l.MustPublish() {
		g.may(data.SecondRound{}, g.by("secondRound."), "")
	} else {
		g.not(data.Published{}, "publishPetition")
	}
	if len(life.Sent) > 0 {
		g.may(data.DecisionSent{}, "sentAgain", "")
	}
	if len(life.Published) > 0 {
		g.may(data.Published{}, "publishedAgain", "")
	}
	if len(life.Results) > 0 {
		g.may(data.ResultSent{}, "resultSentAgain", data.DocumentResult)
	}
}

// handled are the steps of a letter that was processed without being accepted.
func (g *guide) handled() {
	l := g.l
	g.not(data.Accepted{}, "otherHandling", l.Handling.Label())
	document, why := "", "tellHandled"
	switch l.Handling {
	case data.Refuse:
		document, why = g.refusal(), g.by("tellRefused.")
	case data.Guide:
		document = data.DocumentGuidance
	case data.Return:
		document = data.DocumentReturned
	case data.Forward:
		document = data.DocumentForwardPetition
		if l.Kind == data.Denunciation {
			document, why = data.DocumentForwardNotice, "tellForwarded"
		}
	}
	if document != "" && len(l.Replies) == 0 {
		g.may(data.Reply{Template: document}, why, document)
	}
	if len(l.Life.Results) == 0 && l.Source == data.Forwarded {
		g.may(data.ResultSent{To: l.ForwardingBody}, "resultSent", data.DocumentResult)
	}
	if l.Life.Destruction.On.IsZero() {
		g.mayIf(l.Handling == data.Keep, data.ListedForDestruction{}, "destruction", "", "destroyKept")
	}
	g.may(data.Ended{Reason: data.EndDone}, "ended", "")
	if len(l.Life.Results) > 0 || l.Source != data.Forwarded {
		g.may(data.ResultSent{}, "resultSentAgain", data.DocumentResult)
	}
	g.not(data.Withdrawal{}, "handledAlready")
	g.notAccepted()
}

// ended are the steps of a letter that was closed.
func (g *guide) ended() {
	l := g.l
	day := shownDay(l.Life.Ended.On)
	if l.Handling == data.Keep && l.Life.Destruction.On.IsZero() {
		g.may(data.ListedForDestruction{}, "destruction", "")
	}
	for _, c := range []data.Content{data.Assigned{}, data.Accepted{}, data.Extended{}, data.Paused{}, data.Resumed{}, data.Complexity{}, data.Verified{}, data.Dialogue{},
		data.Settlement{}, data.Withdrawal{}, data.DecisionSent{}, data.Published{}, data.Execution{}, data.ResultSent{}, data.SecondRound{}, data.Ended{}, data.AskedLeader{}} {
		g.not(c, "ended", day)
	}
}
