package law

import (
	"cmp"
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data"
)

// NextStep is something that may happen to a letter next.
type NextStep struct {
	Type     data.StepType
	Handling data.Handling // the direction, of a step StepHandled
	Label    string        // Vietnamese, for a button: "Thụ lý", "Gửi quyết định"
	Allowed  bool          // the law allows it now
	Why      string        // Vietnamese: what it is for and by which article, when allowed
	WhyNot   string        // Vietnamese: why not now and by which article, when not
	Document string        // template of the document that belongs to it, Document…, may be empty
	Default  data.Draft    // the step as it mostly is, dated today, for its form
}

// Owed reports whether the likeliest step is something that the office owes and not
// only may do.
func (s *NextStep) Owed(l *data.Letter) bool {
	switch {
	case l.State() != data.Closed:
		return true
	case s.Type == data.StepReplied:
		return len(l.Replies) == 0
	}
	return s.Type == data.StepResultSent && l.Source == data.Forwarded && len(l.Life.Results) == 0
}

// NextSteps are the steps that may follow in the letter's life, those that the
// law allows first, the likeliest of them in front; then those that it does not
// allow now, with the reason. What really happened may be recorded all the same
// (OutOfOrder).
func (o *Office) NextSteps(l data.Letter, today data.Date) []NextStep {
	g := o.guided(&l, today)
	var allowed, forbidden []NextStep
	for _, s := range g.allowed {
		if s.WhyNot = o.forbids(&l, &s, today); s.WhyNot == "" {
			allowed = append(allowed, s)
			continue
		}
		s.Allowed, s.Why = false, ""
		forbidden = append(forbidden, s)
	}
	return slices.Concat(allowed, forbidden, g.refused)
}

// guided collects the steps that may follow whatever law is in force today.
func (o *Office) guided(l *data.Letter, today data.Date) *guide {
	g := &guide{office: o, l: l, today: today}
	switch l.State() {
	case data.Waiting:
		g.waiting()
	case data.Deciding:
		g.deciding()
	case data.Settling:
		g.settling()
	case data.Suspended:
		g.suspended()
	case data.AwaitingResult, data.Executing, data.Closed:
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
	return g
}

// FindNext is the entry for the content among the steps: of its type, and of its
// direction for a Handled. It is nil where the steps do not mention it.
func FindNext(steps []NextStep, c data.Content) *NextStep {
	direction := data.Handling("")
	if h, ok := c.(data.Handled); ok {
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
func OutOfOrder(t data.StepType, on data.Date, reason string) data.Draft {
	return data.Draft{On: on, Content: data.Noted{Text: assets.Text("life.outOfOrder", t.Label(), reason)}}
}

// guide collects the next steps of a letter.
type guide struct {
	office           *Office
	l                *data.Letter
	today            data.Date
	allowed, refused []NextStep
}

func (g *guide) step(c data.Content) NextStep {
	s := NextStep{Type: c.StepType(), Label: c.StepType().Label(), Default: data.Draft{On: g.today, Content: c}}
	if h, ok := c.(data.Handled); ok {
		s.Handling, s.Label = h.Handling, h.Handling.Label()
		if h.Handling == "" {
			s.Label = assets.Text("life.later")
		}
	}
	return s
}

// may offers a step; why is the key of a sentence.
func (g *guide) may(c data.Content, why, document string) {
	s := g.step(c)
	s.Allowed, s.Why, s.Document = true, assets.Text("life.why."+why), document
	g.allowed = append(g.allowed, s)
}

// not lists a step that the law does not allow now; why is the key of a sentence.
func (g *guide) not(c data.Content, why string, args ...any) {
	s := g.step(c)
	s.WhyNot = assets.Text("life.not."+why, args...)
	g.refused = append(g.refused, s)
}

// mayIf offers the step when the condition holds, else lists it as refused.
func (g *guide) mayIf(holds bool, c data.Content, why, document, whyNot string) {
	if holds {
		g.may(c, why, document)
	} else {
		g.not(c, whyNot)
	}
}

// longer is a decision that lengthens the limit, by as much as it mostly does.
func (g *guide) longer(processing bool) data.Extended {
	days, _ := g.office.LongerBy(g.l, processing)
	return data.Extended{Processing: processing, Days: days}
}

// by is the key of a sentence that differs by kind of letter.
func (g *guide) by(key string) string {
	if g.l.Kind == "" {
		return key + string(data.Petition)
	}
	return key + string(g.l.Kind)
}

// shownDay is a day in a sentence, also when an old book does not name it.
func shownDay(d data.Date) string {
	if d.IsZero() {
		return assets.Text("life.noDay")
	}
	return assets.Text("life.day", d.Shown())
}

// always are the steps that fit any state.
func (g *guide) always() {
	l := g.l
	if l.Life.Ended.Reason == "" {
		g.may(data.Assigned{Officer: l.Officer}, "assigned", "")
		if l.State().Open() {
			if q := l.Life.OpenQuestion(); q != nil {
				g.may(data.LeaderAnswered{}, "leaderAnswered", "")
			} else {
				g.may(data.AskedLeader{}, "askedLeader", data.DocumentAskLeader)
				g.not(data.LeaderAnswered{}, "notAsked")
			}
		}
		g.may(data.Joined{Matter: l.Matter}, "joined", "")
	}
	g.may(data.Reply{}, "replied", "")
	g.may(data.Noted{}, "noted", "")
}

func (g *guide) waiting() {
	l := g.l
	if l.DuplicateOf != "" {
		g.may(data.Handled{Eligible: data.No, Handling: data.Keep, Reason: assets.Text("life.reason.duplicate", l.DuplicateOf)}, "keepDuplicate", "")
	}
	g.directions()
	g.notAccepted()
	if l.Number.Branch == "" {
		g.may(data.Split{}, "split", data.DocumentGuidanceMixed)
	}
	if l.DuplicateOf == "" {
		g.may(data.Duplicate{}, "duplicate", "")
	}
	if l.Kind == data.Denunciation {
		g.mayIf(l.Life.Extended(true) == 0, g.longer(true), "extendProcessing", "", "extendedProcessing")
	}
	g.may(data.Withdrawal{}, "withdrawal", data.DocumentWithdrawal)
	g.may(data.Ended{Reason: data.EndNoAction}, "endNoAction", "")
	g.not(data.Accepted{}, "unsorted")
}

func (g *guide) deciding() {
	l := g.l
	g.may(data.Accepted{}, g.by("accepted."), g.acceptance())
	g.may(data.Handled{Eligible: data.No, Handling: data.Refuse}, g.by("refuse."), g.refusal())
	g.may(data.Withdrawal{}, "withdrawal", data.DocumentWithdrawal)
	if l.Kind == data.Denunciation {
		g.mayIf(l.Life.Extended(true) == 0, g.longer(true), "extendProcessing", "", "extendedProcessing")
	}
	g.notAccepted()
}

// directions are the directions that fit the kind of the letter (TT 05/2021
// chapters III–V; LKN Điều 11, 27; LTC Điều 24, 25).
func (g *guide) directions() {
	l := g.l
	inPerson := l.Source == data.InPerson || l.Source == data.AtReception
	accept := data.Handled{Eligible: data.Yes, Competent: data.Yes, Handling: data.Accept}
	refuse := data.Handled{Eligible: data.No, Handling: data.Refuse}
	forward := data.Handled{Eligible: data.Yes, Competent: data.No, Handling: data.Forward}
	guidance := data.Handled{Eligible: data.Yes, Competent: data.No, Handling: data.Guide}
	giveBack := data.Handled{Eligible: data.Yes, Competent: data.No, Handling: data.Return, ForwardTo: l.ForwardingBody}
	keep := data.Handled{Eligible: data.No, Handling: data.Keep}
	g.may(accept, g.by("accept."), g.acceptance())
	switch l.Kind {
	case data.Denunciation:
		if inPerson {
			g.may(guidance, "guide.denunciation", data.DocumentGuidance)
			g.may(forward, "forward.denunciation", data.DocumentForwardDenunciation)
		} else {
			g.may(forward, "forward.denunciation", data.DocumentForwardDenunciation)
			g.not(guidance, "guideDenunciation")
		}
		g.may(refuse, "refuse.denunciation", data.DocumentDenunciationRefused)
		g.may(keep, "keep.denunciation", "")
		g.mayIf(l.Source == data.Forwarded, giveBack, "return", data.DocumentReturned, "returnDenunciation")
	case data.Complaint:
		g.guidance(guidance)
		g.may(refuse, "refuse.complaint", data.DocumentComplaintRefused)
		g.mayIf(l.Source == data.Forwarded, giveBack, "return", data.DocumentReturned, "return")
		g.may(keep, "keep", "")
		g.mayIf(l.Source == data.Forwarded || l.Source == data.AtReception, forward, "forward.complaint", "", "forwardComplaint")
	default:
		g.may(forward, "forward.petition", data.DocumentForwardPetition)
		g.guidance(guidance)
		g.may(keep, "keep", "")
		g.mayIf(l.Source == data.Forwarded, giveBack, "return", data.DocumentReturned, "return")
		g.not(refuse, "refusePetition")
	}
	later := data.Handled{Eligible: data.Yes, Competent: data.Yes}
	g.may(later, "later", data.DocumentProposal)
}

// guidance offers to guide the sender, which happens once only.
func (g *guide) guidance(c data.Handled) {
	g.mayIf(!g.l.WasGuided(), c, "guide", data.DocumentGuidance, "guidedOnce")
}

// notAccepted lists the steps that need an accepted letter.
func (g *guide) notAccepted() {
	for _, c := range []data.Content{data.Paused{}, data.Verified{}, data.Dialogue{}, data.Settlement{}} {
		g.not(c, "notAccepted")
	}
	if g.l.Kind != data.Denunciation { // its processing may be lengthened
		g.not(data.Extended{}, "notAccepted")
	}
	g.notDecided()
	g.not(data.Resumed{}, "notPaused")
}

// notDecided lists the steps that need a decision.
func (g *guide) notDecided() {
	for _, c := range []data.Content{data.DecisionSent{}, data.Published{}, data.Execution{}} {
		g.not(c, "notDecided")
	}
}

// acceptance, notice, refusal and decision are the templates of the documents that
// accept the letter, tell of it, refuse it and end the matter.
func (g *guide) acceptance() string {
	return g.forKind(data.DocumentComplaintAccepted, data.DocumentAcceptDenunciation)
}
func (g *guide) notice() string {
	return g.forKind(data.DocumentComplaintAccepted, data.DocumentAcceptedNotice)
}
func (g *guide) refusal() string {
	return g.forKind(data.DocumentComplaintRefused, data.DocumentDenunciationRefused)
}
func (g *guide) decision() string {
	return cmp.Or(g.forKind(data.DocumentDecision, data.DocumentConclusion), data.DocumentAnswer)
}

// forKind is the template for the letter's kind, "" for petitions and
// reflections.
func (g *guide) forKind(complaint, denunciation string) string {
	return map[data.Kind]string{data.Complaint: complaint, data.Denunciation: denunciation}[g.l.Kind]
}

// GuidedBefore finds, among letters of the same sender or matter, one that was
// guided already: a sender is guided once only about a matter (TT 05/2021).
func GuidedBefore(l data.Letter, others []data.Letter) (data.Number, bool) {
	for i := range others {
		o := &others[i]
		sameMatter := l.Matter != "" && o.Matter == l.Matter
		sameSender := data.FoldText(o.Sender.Name) == data.FoldText(l.Sender.Name) && (o.Matter == l.Matter || o.Number.String() == l.DuplicateOf)
		if o.ID != l.ID && o.WasGuided() && (sameMatter || sameSender && strings.TrimSpace(l.Sender.Name) != "") {
			return o.Number, true
		}
	}
	return data.Number{}, false
}
