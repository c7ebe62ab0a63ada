package data

import (
	"fmt"
	"strings"

	"donthu/assets"
)

// NextStep is something that may happen to a letter next.
type NextStep struct {
	Type     StepType
	Handling Handling // the direction, of a step StepHandled
	Label    string   // Vietnamese, for a button: "Thụ lý", "Gửi quyết định"
	Allowed  bool     // the law allows it now
	Why      string   // Vietnamese: what it is for and by which article, when allowed
	WhyNot   string   // Vietnamese: why not now and by which article, when not
	Document string   // template of the document that belongs to it, Document…, may be empty
	Default  Draft    // the step as it mostly is, dated today, for its form
}

// NextSteps are the steps that may follow in the letter's life, those that the
// law allows first, the likeliest of them in front; then those that it does not
// allow now, with the reason. What really happened may be recorded all the same
// (OutOfOrder). NextSteps knows no dated law: law.Office.NextSteps does.
func NextSteps(l Letter, today Date) []NextStep {
	g := guide{l: &l, today: today}
	switch l.State() {
	case Waiting:
		g.waiting()
	case Deciding:
		g.deciding()
	case Settling:
		g.settling()
	case Suspended:
		g.suspended()
	case AwaitingResult, Executing, Closed:
		switch {
		case l.Life.Ended.Reason != "":
			g.ended()
		case l.Settlement.Result != "":
			g.settled()
		default:
			g.handled()
		}
	}
	g.always()
	return append(g.allowed, g.refused...)
}

// FindNext is the entry for the content among the steps: of its type, and of its
// direction for a Handled. It is nil where the steps do not mention it.
func FindNext(steps []NextStep, c Content) *NextStep {
	direction := Handling("")
	if h, ok := c.(Handled); ok {
		direction = h.Handling
	}
	for i := range steps {
		if steps[i].Type == c.StepType() && steps[i].Handling == direction {
			return &steps[i]
		}
	}
	return nil
}

// OutOfOrder is the remark that goes with a step that the law does not provide
// for now and that happened all the same; it is written in the same transaction.
func OutOfOrder(t StepType, on Date, reason string) Draft {
	return Draft{On: on, Content: Noted{Text: assets.Text("life.outOfOrder", t.Label(), reason)}}
}

// guide collects the next steps of a letter.
type guide struct {
	l                *Letter
	today            Date
	allowed, refused []NextStep
}

func (g *guide) step(c Content) NextStep {
	s := NextStep{Type: c.StepType(), Label: c.StepType().Label(), Default: Draft{On: g.today, Content: c}}
	if h, ok := c.(Handled); ok {
		s.Handling, s.Label = h.Handling, h.Handling.Label()
		if h.Handling == "" {
			s.Label = assets.Text("life.later")
		}
	}
	return s
}

// may offers a step; why is the key of a sentence.
func (g *guide) may(c Content, why, document string) {
	s := g.step(c)
	s.Allowed, s.Why, s.Document = true, assets.Text("life.why."+why), document
	g.allowed = append(g.allowed, s)
}

// not lists a step that the law does not allow now; why is the key of a sentence.
func (g *guide) not(c Content, why string, args ...any) {
	s := g.step(c)
	s.WhyNot = assets.Text("life.not."+why, args...)
	g.refused = append(g.refused, s)
}

// mayIf offers the step when the condition holds, else lists it as refused.
func (g *guide) mayIf(holds bool, c Content, why, document, whyNot string) {
	if holds {
		g.may(c, why, document)
	} else {
		g.not(c, whyNot)
	}
}

// by is the key of a sentence that differs by kind of letter.
func (g *guide) by(key string) string {
	if g.l.Kind == "" {
		return key + string(Petition)
	}
	return key + string(g.l.Kind)
}

// shownDay is a day in a sentence, also when an old book does not name it.
func shownDay(d Date) string {
	if d.IsZero() {
		return assets.Text("life.noDay")
	}
	return assets.Text("life.day", d.Shown())
}

// always are the steps that fit any state.
func (g *guide) always() {
	l := g.l
	if l.Life.Ended.Reason == "" {
		g.may(Assigned{Officer: l.Officer}, "assigned", "")
		if l.State().Open() {
			if q := l.Life.OpenQuestion(); q != nil {
				g.may(LeaderAnswered{}, "leaderAnswered", "")
			} else {
				g.may(AskedLeader{}, "askedLeader", DocumentAskLeader)
				g.not(LeaderAnswered{}, "notAsked")
			}
		}
		g.may(Joined{Matter: l.Matter}, "joined", "")
	}
	g.may(Reply{}, "replied", "")
	g.may(Noted{}, "noted", "")
}

func (g *guide) waiting() {
	l := g.l
	if l.DuplicateOf != "" {
		g.may(Handled{Eligible: No, Handling: Keep, Reason: assets.Text("life.reason.duplicate", l.DuplicateOf)}, "keepDuplicate", "")
	}
	g.directions()
	g.notAccepted()
	if l.Number.Branch == "" {
		g.may(Split{}, "split", DocumentGuidanceMixed)
	}
	if l.DuplicateOf == "" {
		g.may(Duplicate{}, "duplicate", "")
	}
	if l.Kind == Denunciation {
		g.mayIf(l.Life.Extended(true) == 0, Extended{Processing: true, Days: 3}, "extendProcessing", "", "extendedProcessing")
	}
	g.may(Withdrawal{}, "withdrawal", DocumentWithdrawal)
	g.may(Ended{Reason: EndNoAction}, "endNoAction", "")
	g.not(Accepted{}, "unsorted")
}

func (g *guide) deciding() {
	l := g.l
	g.may(Accepted{}, g.by("accepted."), l.acceptance())
	g.may(Handled{Eligible: No, Handling: Refuse}, g.by("refuse."), l.refusal())
	g.may(Withdrawal{}, "withdrawal", DocumentWithdrawal)
	if l.Kind == Denunciation {
		g.mayIf(l.Life.Extended(true) == 0, Extended{Processing: true, Days: 3}, "extendProcessing", "", "extendedProcessing")
	}
	g.notAccepted()
}

// directions are the directions that fit the kind of the letter (TT 05/2021
// chapters III–V; LKN Điều 11, 27; LTC Điều 24, 25).
func (g *guide) directions() {
	l := g.l
	inPerson := l.Source == InPerson || l.Source == AtReception
	accept := Handled{Eligible: Yes, Competent: Yes, Handling: Accept}
	refuse := Handled{Eligible: No, Handling: Refuse}
	forward := Handled{Eligible: Yes, Competent: No, Handling: Forward}
	guidance := Handled{Eligible: Yes, Competent: No, Handling: Guide}
	giveBack := Handled{Eligible: Yes, Competent: No, Handling: Return, ForwardTo: l.ForwardingBody}
	keep := Handled{Eligible: No, Handling: Keep}
	g.may(accept, g.by("accept."), l.acceptance())
	switch l.Kind {
	case Denunciation:
		if inPerson {
			g.may(guidance, "guide.denunciation", DocumentGuidance)
			g.may(forward, "forward.denunciation", DocumentForwardDenunciation)
		} else {
			g.may(forward, "forward.denunciation", DocumentForwardDenunciation)
			g.not(guidance, "guideDenunciation")
		}
		g.may(refuse, "refuse.denunciation", DocumentDenunciationRefused)
		g.may(keep, "keep.denunciation", "")
		g.mayIf(l.Source == Forwarded, giveBack, "return", DocumentReturned, "returnDenunciation")
	case Complaint:
		g.guidance(guidance)
		g.may(refuse, "refuse.complaint", DocumentComplaintRefused)
		g.mayIf(l.Source == Forwarded, giveBack, "return", DocumentReturned, "return")
		g.may(keep, "keep", "")
		g.mayIf(l.Source == Forwarded || l.Source == AtReception, forward, "forward.complaint", "", "forwardComplaint")
	default:
		g.may(forward, "forward.petition", DocumentForwardPetition)
		g.guidance(guidance)
		g.may(keep, "keep", "")
		g.mayIf(l.Source == Forwarded, giveBack, "return", DocumentReturned, "return")
		g.not(refuse, "refusePetition")
	}
	later := Handled{Eligible: Yes, Competent: Yes}
	g.may(later, "later", DocumentProposal)
}

// guidance offers to guide the sender, which happens once only.
func (g *guide) guidance(c Handled) {
	g.mayIf(!g.l.WasGuided(), c, "guide", DocumentGuidance, "guidedOnce")
}

// notAccepted lists the steps that need an accepted letter.
func (g *guide) notAccepted() {
	for _, c := range []Content{Paused{}, Verified{}, Dialogue{}, Settlement{}} {
		g.not(c, "notAccepted")
	}
	if g.l.Kind != Denunciation { // its processing may be lengthened
		g.not(Extended{}, "notAccepted")
	}
	g.notDecided()
	g.not(Resumed{}, "notPaused")
}

// notDecided lists the steps that need a decision.
func (g *guide) notDecided() {
	for _, c := range []Content{DecisionSent{}, Published{}, Execution{}} {
		g.not(c, "notDecided")
	}
}

// acceptance is the template of the document that accepts the letter.
func (l *Letter) acceptance() string {
	return l.forKind(DocumentComplaintAccepted, DocumentAcceptDenunciation)
}

// refusal is the template of the document that refuses the letter.
func (l *Letter) refusal() string {
	return l.forKind(DocumentComplaintRefused, DocumentDenunciationRefused)
}

// PossibleMatter is the key under which letters of the letter's matter are joined:
// its own, or one made from its number.
func (l *Letter) PossibleMatter() string {
	if l.Matter != "" {
		return l.Matter
	}
	return fmt.Sprintf("VV-%d%s-%d", l.Number.Count, l.Number.Branch, l.Number.Year)
}

// GuidedBefore finds, among letters of the same sender or matter, one that was
// guided already: a sender is guided once only about a matter (TT 05/2021).
func GuidedBefore(l Letter, others []Letter) (Number, bool) {
	for i := range others {
		o := &others[i]
		sameMatter := l.Matter != "" && o.Matter == l.Matter
		sameSender := FoldText(o.Sender.Name) == FoldText(l.Sender.Name) && (o.Matter == l.Matter || o.Number.String() == l.DuplicateOf)
		if o.ID != l.ID && o.WasGuided() && (sameMatter || sameSender && strings.TrimSpace(l.Sender.Name) != "") {
			return o.Number, true
		}
	}
	return Number{}, false
}
