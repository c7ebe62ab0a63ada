package data

// settling are the steps of a letter that is accepted, or about to be.
func (g *guide) settling() {
	l := g.l
	if l.AcceptedOn.IsZero() {
		g.may(Accepted{}, g.by("accepted."), l.acceptance())
		g.may(Withdrawal{}, "withdrawal", DocumentWithdrawal)
		g.notAccepted()
		return
	}
	told := !l.ToldAccepted().IsZero()
	if notice := l.notice(); notice != "" && !told {
		g.may(Reply{Template: notice}, g.by("tellAccepted."), notice)
	}
	if l.Kind == Denunciation && l.FirstReply(l.AcceptedOn, "thong bao noi dung to cao", DocumentAccusedNotice).On.IsZero() {
		g.may(Reply{Template: DocumentAccusedNotice}, "tellAccused", DocumentAccusedNotice)
	}
	verified, talked := len(l.Life.Verified) > 0, len(l.Life.Dialogues) > 0
	if !verified && l.mustPublish() {
		g.may(Verified{By: l.Officer}, g.by("verified."), l.forKind(DocumentVerifyComplaint, DocumentVerifyDenunciation))
	}
	if l.Kind == Complaint && verified && !talked {
		g.may(Dialogue{}, "dialogue", DocumentDialogue)
	}
	g.may(Settlement{Follow: true}, g.by("settled."), l.decisionDocument())
	g.overdue()
	if l.Kind == Complaint && (!verified || talked) {
		g.may(Dialogue{}, "dialogue", DocumentDialogue)
	}
	g.extension()
	g.pauses()
	if l.mustPublish() {
		g.may(Complexity{}, g.by("complexity."), "")
	}
	g.may(Withdrawal{}, "withdrawal", DocumentWithdrawal)
	if verified && l.mustPublish() {
		g.may(Verified{}, g.by("verified."), l.forKind(DocumentVerifyComplaint, DocumentVerifyDenunciation))
	}
	if l.Kind != Complaint {
		g.not(Dialogue{}, "dialogue")
	}
	g.notDecided()
	g.not(Resumed{}, "notPaused")
	g.not(Accepted{}, "acceptedAlready", shownDay(l.AcceptedOn))
}

// notice is the template of the notice that the letter was accepted.
func (l *Letter) notice() string {
	return l.forKind(DocumentComplaintAccepted, DocumentAcceptedNotice)
}

// overdue are the steps that follow when the limit for settling ran out.
func (g *guide) overdue() {
	l := g.l
	if l.Kind == Complaint {
		g.may(SecondRound{}, "secondRound.complaint", "")
	}
	if l.Kind != Denunciation {
		return
	}
	late := !l.Due.Settle.IsZero() && l.Due.Settle < g.today
	report := !l.Life.Superior.RequestedOn.IsZero() && l.Life.Superior.ReportedOn.IsZero()
	g.mayIf(late || report, OverdueToSuperior{Superior: l.Life.Superior.Name, Reported: report}, "superior", "", "notOverdue")
}

// extension offers to lengthen the limit as far as the law does (LKN Điều 28;
// LTC Điều 30; NĐ 31/2019 Điều 3).
func (g *guide) extension() {
	l := g.l
	times, level := l.Life.Extended(false), l.Life.Complexity.Level
	switch l.Kind {
	case Denunciation:
		long := Extended{Days: 30}
		switch {
		case times == 0 && level.Complex(), times == 1 && level == EspeciallyComplex:
			g.may(long, "extend.denunciation", DocumentExtension)
		case times == 0:
			g.not(long, "extendSimple")
		case times == 1:
			g.not(long, "extendTwice")
		default:
			g.not(long, "extendThrice")
		}
	case Complaint:
		long := Extended{Days: 15}
		switch {
		case times == 0 && level.Complex():
			g.may(long, "extend.complaint", "")
		case times == 0:
			g.not(long, "extendComplaint")
		default:
			g.not(long, "extendComplaintTwice")
		}
	default:
		g.may(Extended{Days: 5}, "extend.petition", "")
	}
}

// pauses offers to stop the clock.
func (g *guide) pauses() {
	switch g.l.Kind {
	case Complaint:
		g.may(Paused{Kind: Suspension}, "pause.complaint", DocumentSuspendComplaint)
	case Denunciation:
		g.may(Paused{Kind: Suspension}, "pause.denunciation", DocumentSuspendDenunciation)
	default:
		g.may(Paused{Kind: OtherPause}, "pause.petition", "")
	}
}

func (g *guide) suspended() {
	l := g.l
	pause := l.Life.OpenPause()
	g.may(Resumed{Kind: pause.Kind}, g.by("resume."), "")
	g.may(Withdrawal{}, "withdrawal", DocumentWithdrawal)
	if pause.Kind == Expertise && l.mustPublish() {
		g.pauses()
	} else {
		g.not(Paused{}, "pausedAlready", shownDay(pause.On))
	}
	if l.mustPublish() {
		g.may(Complexity{}, g.by("complexity."), "")
	}
	g.not(Settlement{}, "settlePaused", shownDay(pause.On))
	g.not(Extended{}, "extendPaused", shownDay(pause.On))
	g.not(Accepted{}, "acceptedAlready", shownDay(l.AcceptedOn))
	g.notDecided()
}

// settled are the steps after the end of the matter.
func (g *guide) settled() {
	l, life := g.l, &g.l.Life
	for _, c := range []Content{Accepted{}, Extended{}, Paused{}, Resumed{}, Complexity{}, Verified{}, Dialogue{}} {
		g.not(c, "settled", shownDay(l.Settlement.On))
	}
	if !l.Decided() {
		stop := l.forKind(DocumentStopComplaint, DocumentStopDenunciation)
		g.may(Reply{Template: stop}, "stopped", stop)
		if len(life.Results) == 0 {
			g.may(ResultSent{To: l.ForwardingBody}, "resultSent", DocumentResult)
		}
		g.may(Ended{Reason: EndDone}, "ended", "")
		if l.Kind == Denunciation && l.Settlement.Result == Withdrawn && !l.AcceptedOn.IsZero() { // LTC Điều 33 khoản 3
			g.may(Settlement{Follow: true}, "settleWithdrawn", DocumentConclusion)
		}
		g.notDecided()
		return
	}
	g.not(Withdrawal{}, "withdrawSettled", shownDay(l.Settlement.On))
	g.not(Settlement{}, "settled", shownDay(l.Settlement.On))
	open := l.State() == AwaitingResult
	if len(life.Sent) == 0 {
		document := l.decisionDocument()
		if l.Kind == Denunciation {
			document = DocumentConclusionNotice
		}
		g.may(DecisionSent{To: l.Sender.Name}, g.by("sent."), document)
	}
	if len(life.Published) == 0 && l.mustPublish() {
		g.may(Published{Way: Posting}, g.by("published."), "")
	}
	if len(life.Results) == 0 {
		g.may(ResultSent{To: l.ForwardingBody}, "resultSent", DocumentResult)
	}
	g.may(Execution{Done: Yes}, "executed", "")
	if !open {
		g.may(Ended{Reason: EndDone}, "ended", "")
	} else {
		g.not(Ended{Reason: EndDone}, "resultOwed")
	}
	if l.mustPublish() {
		g.may(SecondRound{}, g.by("secondRound."), "")
	} else {
		g.not(Published{}, "publishPetition")
	}
	if len(life.Sent) > 0 {
		g.may(DecisionSent{}, "sentAgain", "")
	}
	if len(life.Published) > 0 {
		g.may(Published{}, "publishedAgain", "")
	}
	if len(life.Results) > 0 {
		g.may(ResultSent{}, "resultSentAgain", DocumentResult)
	}
}

// handled are the steps of a letter that was processed without being accepted.
func (g *guide) handled() {
	l := g.l
	g.not(Accepted{}, "otherHandling", l.Handling.Label())
	document, why := "", "tellHandled"
	switch l.Handling {
	case Refuse:
		document, why = l.refusal(), g.by("tellRefused.")
	case Guide:
		document = DocumentGuidance
	case Return:
		document = DocumentReturned
	case Forward:
		document = DocumentForwardPetition
		if l.Kind == Denunciation {
			document, why = DocumentForwardNotice, "tellForwarded"
		}
	}
	if document != "" && len(l.Replies) == 0 {
		g.may(Reply{Template: document}, why, document)
	}
	if len(l.Life.Results) == 0 && l.Source == Forwarded {
		g.may(ResultSent{To: l.ForwardingBody}, "resultSent", DocumentResult)
	}
	if l.Life.Destruction.On.IsZero() {
		g.mayIf(l.Handling == Keep, ListedForDestruction{}, "destruction", "", "destroyKept")
	}
	g.may(Ended{Reason: EndDone}, "ended", "")
	if len(l.Life.Results) > 0 || l.Source != Forwarded {
		g.may(ResultSent{}, "resultSentAgain", DocumentResult)
	}
	g.not(Withdrawal{}, "handledAlready")
	g.notAccepted()
}

// ended are the steps of a letter that was closed.
func (g *guide) ended() {
	l := g.l
	day := shownDay(l.Life.Ended.On)
	if l.Handling == Keep && l.Life.Destruction.On.IsZero() {
		g.may(ListedForDestruction{}, "destruction", "")
	}
	for _, c := range []Content{Assigned{}, Accepted{}, Extended{}, Paused{}, Resumed{}, Complexity{}, Verified{}, Dialogue{},
		Settlement{}, Withdrawal{}, DecisionSent{}, Published{}, Execution{}, ResultSent{}, SecondRound{}, Ended{}, AskedLeader{}} {
		g.not(c, "ended", day)
	}
}
