package register

import (
	"donthu/data"
	"donthu/data/day"
)

// Names of the fields that problems stand beside; the screens and the import
// know the same names.
const (
	FieldReceivedOn  = "receivedOn"
	FieldWrittenOn   = "writtenOn"
	FieldArrivalOn   = "arrivalOn"
	FieldSource      = "source"
	FieldForwarding  = "forwardingBody"
	FieldForwardedOn = "forwardingWritten"
	FieldSender      = "sender"
	FieldSignatories = "signatories"
	FieldKind        = "kind"
	FieldRound       = "round"
	FieldContent     = "content"
	FieldAgainst     = "against"
	FieldOn          = "on"
	FieldEligible    = "eligible"
	FieldCompetent   = "competent"
	FieldHandling    = "handling"
	FieldForwardTo   = "forwardTo"
	FieldOfficer     = "officer"
	FieldNumber      = "number"
	FieldSignedBy    = "signedBy"
	FieldTo          = "to"
	FieldResult      = "result"
	FieldAmounts     = "amounts"
	FieldDone        = "done"
	FieldText        = "text"

	FieldDays       = "days"
	FieldPause      = "pause"
	FieldLevel      = "level"
	FieldCriteria   = "criteria"
	FieldPart       = "part"
	FieldMatter     = "matter"
	FieldOf         = "of"
	FieldBranches   = "branches"
	FieldBy         = "by"
	FieldMinutes    = "minutes"
	FieldOutcome    = "outcome"
	FieldDelivered  = "delivered"
	FieldWay        = "way"
	FieldHow        = "how"
	FieldLeader     = "leader"
	FieldBody       = "body"
	FieldSuperior   = "superior"
	FieldEnd        = "end"
	FieldList       = "list"
	FieldDuties     = "duties"
	FieldDemand     = "demand"
	FieldExecuteBy  = "executeBy"
	FieldTemplate   = "template"
	FieldCode       = "code" // on the national platform
	FieldFile       = "file"
	FieldFileKind   = "fileKind"
	FieldTitle      = "title"
	FieldOutOfOrder = "outOfOrder" // the step itself: the law does not provide for it now
)

type problems []data.Problem

func (p *problems) wrong(field, key string, args ...any) {
	*p = append(*p, data.Forbid(field, key, args...))
}

func (p *problems) unusual(field, key string, args ...any) {
	*p = append(*p, data.Warn(field, key, args...))
}

func (p *problems) wrongIf(found bool, field, key string, args ...any) {
	if found {
		p.wrong(field, key, args...)
	}
}

func (p *problems) unusualIf(found bool, field, key string, args ...any) {
	if found {
		p.unusual(field, key, args...)
	}
}

// oldestYear is the first year of receipt that a register can hold: before it
// there was no Luật Khiếu nại, tố cáo, so an earlier year is a slip.
const oldestYear = 1998

// CheckFacts finds what is wrong with a letter's facts on the day today.
func CheckFacts(f Facts, today day.Date) []data.Problem {
	var p problems
	switch {
	case f.ReceivedOn.IsZero():
		p.wrong(FieldReceivedOn, "receivedOn.missing")
	case f.ReceivedOn > today:
		p.wrong(FieldReceivedOn, "receivedOn.future", "day", f.ReceivedOn.Shown(), "today", today.Shown())
	case f.ReceivedOn.Year() < oldestYear:
		p.wrong(FieldReceivedOn, "receivedOn.old", "day", f.ReceivedOn.Shown())
	}
	switch {
	case f.WrittenOn.IsZero():
	case f.WrittenOn > today:
		p.wrong(FieldWrittenOn, "writtenOn.future", "day", f.WrittenOn.Shown())
	case !f.ReceivedOn.IsZero() && f.WrittenOn > f.ReceivedOn:
		p.unusual(FieldWrittenOn, "writtenOn.afterReceived", "day", f.WrittenOn.Shown(), "received", f.ReceivedOn.Shown())
	}
	p.wrongIf(f.ArrivalOn > today, FieldArrivalOn, "arrivalOn.future", "day", f.ArrivalOn.Shown())
	p.wrongIf(f.ForwardingWritten > today, FieldForwardedOn, "forwarding.future", "day", f.ForwardingWritten.Shown())
	p.unusualIf(f.Source == Forwarded && f.ForwardingBody == "", FieldForwarding, "forwarding.missing")
	p.wrongIf(f.Sender.Name == "", FieldSender, "sender.missing")
	named := 1 + len(f.CoSigners)
	p.wrongIf(f.Signatories < 0 || f.Signatories > 100000, FieldSignatories, "signatories.range")
	p.wrongIf(0 < f.Signatories && f.Signatories < named, FieldSignatories, "signatories.few", "count", f.Signatories, "named", named)
	p.wrongIf(f.Kind == "", FieldKind, "kind.missing")
	p.wrongIf(f.Round < 0 || f.Round > 2, FieldRound, "round.range")
	p.wrongIf(f.Content == "" && f.Kind == Denunciation, FieldContent, "content.denunciation")
	p.wrongIf(f.Content == "" && f.Kind != Denunciation, FieldContent, "content.missing")
	p.unusualIf(f.Kind == Denunciation && f.Against == "", FieldAgainst, "against.missing")
	return p
}

// day finds what is wrong with the legal date of a step: it is missing, not yet
// there, or before the first day on which it could happen; before is the key of the
// sentence that says so.
func (p *problems) day(on, first day.Date, before string, today day.Date) {
	switch {
	case on.IsZero():
		p.wrong(FieldOn, "on.missing")
	case on > today:
		p.wrong(FieldOn, "on.future", "day", on.Shown(), "today", today.Shown())
	case on < first:
		p.wrong(FieldOn, before, "day", on.Shown(), "start", first.Shown())
	}
}

func (p *problems) accepted(l *Letter, on day.Date, _ Accepted) {
	switch {
	case !l.AcceptedOn.IsZero():
		p.wrong(FieldOn, "accepted.already", "day", l.AcceptedOn.Shown())
	case l.Handling != Accept && l.Handling != "":
		p.wrong(FieldHandling, "accepted.otherHandling", "handling", l.Handling.Label())
	case l.Settlement.Result != "" && on > l.Settlement.On && !l.Settlement.On.IsZero():
		p.wrong(FieldOn, "accepted.afterSettled", "day", on.Shown(), "settled", l.Settlement.On.Shown())
	}
	p.unusualIf(l.DuplicateOf != "", FieldOn, "handling.duplicate", "letter", l.DuplicateOf)
}

func (p *problems) handled(l *Letter, _ day.Date, c Handled) {
	if c.Rule != "" {
		p.wrongIf(!l.Undated(), FieldOn, "handled.dated", "day", l.HandledOn.Shown())
		return
	}
	p.wrongIf(c.Eligible == "", FieldEligible, "eligible.missing")
	p.wrongIf(c.Eligible == Yes && c.Competent == "", FieldCompetent, "competent.missing")
	p.wrongIf(c.Handling == Accept && c.Eligible == No, FieldHandling, "handling.acceptIneligible")
	p.wrongIf(c.Handling == Accept && c.Competent == No, FieldHandling, "handling.acceptIncompetent")
	p.wrongIf(c.Handling == Forward && c.ForwardTo == "", FieldForwardTo, "forwardTo.missing")
	p.wrongIf(c.Handling == Refuse && c.Reason == "", data.FieldReason, "reason.refuse")
	p.wrongIf(c.Handling == "" && (c.Eligible == No || c.Competent == No), FieldHandling, "handling.missing")
	p.unusualIf(l.Settlement.Result != "", FieldHandling, "handling.settled")
	p.unusualIf(c.Handling == Accept && l.DuplicateOf != "", FieldHandling, "handling.duplicate", "letter", l.DuplicateOf)
	p.unusualIf(c.Handling == Guide && l.WasGuided(), FieldHandling, "handling.guidedOnce")
}

func (p *problems) settled(l *Letter, on day.Date, c Settlement) {
	p.wrongIf(c.Result == "", FieldResult, "result.missing")
	p.wrongIf(l.Decided(), FieldOn, "settled.already", "day", l.Settlement.On.Shown())
	p.wrongIf(!c.ExecuteBy.IsZero() && c.ExecuteBy < on, FieldExecuteBy, "settled.executeBy", "day", c.ExecuteBy.Shown(), "settled", on.Shown())
	if pause := l.Life.OpenPause(); pause != nil && !c.Result.EndsWithoutDecision() {
		p.unusual(FieldOn, "settled.paused", "day", pause.On.Shown())
	}
	if !c.Result.EndsWithoutDecision() {
		p.unusualIf(l.DuplicateOf != "", FieldOn, "settled.duplicate", "letter", l.DuplicateOf)
		switch {
		case l.AcceptedOn.IsZero() && (l.Kind == Petition || l.Kind == Reflection): // no law tells to accept them first
			p.unusual(FieldOn, "settled.notTaken")
		case l.AcceptedOn.IsZero():
			p.wrong(FieldOn, "settled.notAccepted")
		case on < l.AcceptedOn && !on.IsZero():
			p.wrong(FieldOn, "settled.beforeAccepted", "day", on.Shown(), "accepted", l.AcceptedOn.Shown())
		}
	}
	p.wrongIf((c.Result == Upheld || c.Result == Overturned) && l.Round != 2, FieldResult, "result.secondRound")
	p.unusualIf(c.Result == RightAndWrong && l.Kind == Complaint, FieldResult, "result.denunciationWord")
	r := c.Recovery
	p.wrongIf(min(r.CollectMoney, r.CollectLand, r.ReturnMoney, r.ReturnLand) < 0 ||
		min(r.BodiesRestored, r.PersonsRestored, r.BodiesDisciplined, r.PersonsDisciplined, r.OfficialsDisciplined,
			r.InvestigatedCases, r.InvestigatedPersons, r.InvestigatedOfficials) < 0, FieldAmounts, "amounts.negative")
	moreOfficials := r.OfficialsDisciplined > r.PersonsDisciplined || r.InvestigatedOfficials > r.InvestigatedPersons
	p.wrongIf(moreOfficials, FieldAmounts, "amounts.officials")
}

func (p *problems) executed(l *Letter, on day.Date, c Execution) {
	if l.Settlement.Result == "" || l.Settlement.Result.EndsWithoutDecision() {
		p.wrong(FieldDone, "executed.notSettled")
	} else if on < l.Settlement.On && !on.IsZero() {
		p.wrong(FieldOn, "executed.beforeSettled", "day", on.Shown(), "settled", l.Settlement.On.Shown())
	}
	p.wrongIf(c.Done == "", FieldDone, "done.missing")
	p.wrongIf(min(c.CollectedMoney, c.CollectedLand, c.ReturnedMoney, c.ReturnedLand) < 0 ||
		min(c.BodiesDisciplined, c.PersonsDisciplined, c.OfficialsDisciplined,
			c.ProsecutedCases, c.ProsecutedPersons, c.ProsecutedOfficials) < 0, FieldAmounts, "amounts.negative")
	p.wrongIf(c.OfficialsDisciplined > c.PersonsDisciplined || c.ProsecutedOfficials > c.ProsecutedPersons, FieldAmounts, "amounts.officials")
	all, s := c, l.Settlement
	if c.OfDay {
		all = c.plus(l.Execution)
	}
	p.unusualIf(all.CollectedMoney > s.CollectMoney || all.CollectedLand > s.CollectLand || all.ReturnedMoney > s.ReturnMoney || all.ReturnedLand > s.ReturnLand,
		FieldAmounts, "amounts.tooMuch")
	if on, done := l.ExecutedOn(); done && c.OfDay {
		p.unusual(FieldOn, "executed.doneAlready", "day", on.Shown())
	}
}
