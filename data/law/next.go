package law

import (
	"cmp"
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/text"
)

// NextStep is something that may happen to a letter next.
type NextStep struct {
	Type     steps.Type
	Handling register.Handling // the direction, of a step StepHandled
	Label    string            // Vietnamese, for a button: "Thụ lý", "Gửi quyết định"
	Allowed  bool              // the law allows it now
	Duty     bool              // an open duty wants it
	Why      string            // Vietnamese: what it is for and by which article, when allowed
	WhyNot   string            // Vietnamese: why not now and by which article, when not
	Document string            // template of the document that belongs to it, Document…, may be empty
	Default  steps.Draft       // the step as it mostly is, dated today, for its form
}

// Owed reports whether the likeliest step is something that the office owes and not
// only may do.
func (s *NextStep) Owed(l *register.Letter) bool {
	return s.Duty || l.State() != register.Closed
}

// NextSteps are the steps that may follow in the letter's life, those that the
// law allows first, the likeliest of them in front; then those that it does not
// allow now, with the reason. What really happened may be recorded all the same
// (OutOfOrder).
func (o *Office) NextSteps(l register.Letter, today day.Date) []NextStep {
	g := o.guided(&l, today)
	allowed, forbidden := o.dutySteps(&l, today), []NextStep(nil)
	for _, s := range g.allowed {
		if slices.ContainsFunc(allowed, func(of NextStep) bool {
			return of.Type == s.Type && of.Document == s.Document && of.Handling == s.Handling
		}) {
			continue // a duty offers it
		}
		if s.WhyNot = o.forbids(&l, &s, today); s.WhyNot == "" {
			allowed = append(allowed, s)
			continue
		}
		s.Allowed, s.Why = false, ""
		forbidden = append(forbidden, s)
	}
	return slices.Concat(allowed, forbidden, g.refused)
}

// dutySteps are the steps that the open duties beside processing and settling want, the
// earliest last day first.
func (o *Office) dutySteps(l *register.Letter, today day.Date) (all []NextStep) {
	sorting := l.State() == register.Waiting || l.State() == register.Deciding // there is no result to tell
	open := slices.DeleteFunc(o.Duties(l), func(d Duty) bool {
		return !d.Open() || d.Use != "" || d.By == "" || d.began > today || sorting && d.By == register.StepResultSent
	})
	slices.SortStableFunc(open, func(a, b Duty) int {
		return cmp.Or(cmp.Compare(boolInt(a.Due.IsZero()), boolInt(b.Due.IsZero())), cmp.Compare(a.Due, b.Due))
	})
	for i := range open {
		d := &open[i]
		if at := slices.IndexFunc(all, func(s NextStep) bool { return s.Type == d.By && s.Document == d.Document }); at >= 0 {
			all[at].addReader(d.To) // one paper tells both
			continue
		}
		c := d.Step(l)
		s := NextStep{Type: d.By, Label: d.What, Allowed: true, Duty: true, Why: d.Sentence, Document: d.Document, Default: steps.Draft{On: today, Content: c}}
		if h, ok := c.(register.Handled); ok {
			s.Handling = h.Handling
		}
		all = append(all, s)
	}
	return all
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// addReader lets the step tell one more.
func (s *NextStep) addReader(to register.Reader) {
	switch c := s.Default.Content.(type) {
	case register.Reply:
		c.Readers = append(c.Readers, to)
		s.Default.Content = c
	case register.DecisionSent:
		c.Readers = append(c.Readers, to)
		s.Default.Content = c
	}
}

// guided collects the steps that may follow whatever law is in force today.
func (o *Office) guided(l *register.Letter, today day.Date) *guide {
	g := &guide{office: o, l: l, today: today}
	switch l.State() {
	case register.Waiting:
		g.waiting()
	case register.Deciding:
		g.deciding()
	case register.Settling:
		g.settling()
	case register.Suspended:
		g.suspended()
	case register.AwaitingNotice, register.AwaitingResult, register.Executing, register.Closed:
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
func FindNext(steps []NextStep, c steps.Content) *NextStep {
	direction := register.Handling("")
	if h, ok := c.(register.Handled); ok {
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
func OutOfOrder(t steps.Type, on day.Date, reason string) steps.Draft {
	return steps.Draft{On: on, Content: register.Noted{Text: assets.Text("life.outOfOrder", "step", t.Label(), "reason", reason)}}
}

// guide collects the next steps of a letter.
type guide struct {
	office           *Office
	l                *register.Letter
	today            day.Date
	allowed, refused []NextStep
}

func (g *guide) step(c steps.Content) NextStep {
	s := NextStep{Type: c.StepType(), Label: c.StepType().Label(), Default: steps.Draft{On: g.today, Content: c}}
	if h, ok := c.(register.Handled); ok {
		s.Handling, s.Label = h.Handling, h.Handling.Label()
		if h.Handling == "" {
			s.Label = assets.Text("life.later")
		}
	}
	return s
}

// may offers a step; why is the key of a sentence.
func (g *guide) may(c steps.Content, why, document string) {
	s := g.step(c)
	s.Allowed, s.Why, s.Document = true, assets.Text("life.why."+why), document
	g.allowed = append(g.allowed, s)
}

// not lists a step that the law does not allow now; why is the key of a sentence.
func (g *guide) not(c steps.Content, why string, args ...any) {
	s := g.step(c)
	s.WhyNot = assets.Text("life.not."+why, args...)
	g.refused = append(g.refused, s)
}

// mayIf offers the step when the condition holds, else lists it as refused.
func (g *guide) mayIf(holds bool, c steps.Content, why, document, whyNot string) {
	if holds {
		g.may(c, why, document)
	} else {
		g.not(c, whyNot)
	}
}

// longer is a decision that lengthens the limit, by as much as it mostly does.
func (g *guide) longer(processing bool) register.Extended {
	days, _ := g.office.LongerBy(g.l, processing)
	return register.Extended{Processing: processing, Days: days}
}

// by is the key of a sentence that differs by kind of letter.
func (g *guide) by(key string) string { return key + string(cmp.Or(g.l.Kind, register.Petition)) }

// shownDay is a day in a sentence, also when an old book does not name it.
func shownDay(d day.Date) string {
	if d.IsZero() {
		return assets.Text("life.noDay")
	}
	return assets.Text("life.day", "day", d.Shown())
}

// always are the steps that fit any state.
func (g *guide) always() {
	l := g.l
	if l.Life.Ended.Reason == "" {
		g.may(register.Assigned{Officer: l.Officer}, "assigned", "")
		if l.State().Open() {
			if q := l.Life.OpenQuestion(); q != nil {
				g.may(register.LeaderAnswered{}, "leaderAnswered", "")
			} else {
				g.may(register.AskedLeader{}, "askedLeader", register.DocumentAskLeader)
				g.not(register.LeaderAnswered{}, "notAsked")
			}
		}
		g.may(register.Joined{Matter: l.Matter}, "joined", "")
	}
	asked := map[register.Kind]register.DemandKind{register.Denunciation: register.Protection, register.Complaint: register.Information}
	if kind := asked[l.Kind]; kind != "" && l.State().Open() {
		g.may(register.Demanded{Kind: kind}, "demanded", "") // the form asks which
	}
	g.may(register.Reply{}, "replied", "")
	g.may(register.Noted{}, "noted", "")
}

func (g *guide) waiting() {
	l := g.l
	if l.DuplicateOf != "" {
		g.may(register.Handled{Eligible: register.No, Handling: register.Keep, Reason: assets.Text("life.reason.duplicate", "letter", l.DuplicateOf)}, "keepDuplicate", "")
	}
	g.directions()
	g.notAccepted()
	if l.Number.Branch == "" {
		g.may(register.Split{}, "split", register.DocumentGuidanceMixed)
	}
	if l.DuplicateOf == "" {
		g.may(register.Duplicate{}, "duplicate", "")
	}
	if l.Kind == register.Denunciation {
		g.mayIf(l.Life.Extended(true) == 0, g.longer(true), "extendProcessing", "", "extendedProcessing")
	}
	g.may(register.Withdrawal{}, "withdrawal", register.DocumentWithdrawal)
	g.may(register.Ended{Reason: register.EndNoAction}, "endNoAction", "")
	g.not(register.Accepted{}, "unsorted")
}

func (g *guide) deciding() {
	l := g.l
	if up := goesUp(l); up != "" {
		g.not(register.Accepted{}, up)
	} else {
		g.may(register.Accepted{}, g.by("accepted."), g.acceptance())
	}
	g.may(register.Handled{Eligible: register.No, Handling: register.Refuse}, g.by("refuse."), g.refusal())
	g.may(register.Withdrawal{}, "withdrawal", register.DocumentWithdrawal)
	if l.Kind == register.Denunciation {
		g.mayIf(l.Life.Extended(true) == 0, g.longer(true), "extendProcessing", "", "extendedProcessing")
	}
	g.notAccepted()
}

// directions are the directions that fit the kind of the letter (TT 05/2021
// chapters III–V; LKN Điều 11, 27; LTC Điều 24, 25).
func (g *guide) directions() {
	l := g.l
	inPerson := l.Source == register.InPerson || l.Source == register.AtReception
	accept := register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}
	refuse := register.Handled{Eligible: register.No, Handling: register.Refuse}
	forward := register.Handled{Eligible: register.Yes, Competent: register.No, Handling: register.Forward}
	guidance := register.Handled{Eligible: register.Yes, Competent: register.No, Handling: register.Guide}
	giveBack := register.Handled{Eligible: register.Yes, Competent: register.No, Handling: register.Return, ForwardTo: l.ForwardingBody}
	keep := register.Handled{Eligible: register.No, Handling: register.Keep}
	if up := goesUp(l); up != "" {
		g.not(accept, up)
		g.not(register.Accepted{}, up)
	} else {
		why := g.by("accept.")
		if l.AboutDiscipline() {
			why = "accept.discipline"
		}
		g.may(accept, why, g.acceptance())
	}
	switch l.Kind {
	case register.Denunciation:
		if l.Anonymous() { // LTC Điều 25; NĐ 31/2019 Điều 20
			g.may(keep, "keep.denunciation", "")
			inspect := keep
			inspect.Reason = assets.Text("life.reason.inspect")
			g.may(inspect, "inspect", "")
			g.allowed[len(g.allowed)-1].Label = assets.Text("life.inspect")
			g.may(forward, "forward.anonymous", register.DocumentForwardDenunciation)
			g.not(guidance, "noSender")
			g.not(refuse, "noSender")
			break
		}
		if inPerson {
			g.may(guidance, "guide.denunciation", register.DocumentGuidance)
			g.may(forward, "forward.denunciation", register.DocumentForwardDenunciation)
		} else {
			g.may(forward, "forward.denunciation", register.DocumentForwardDenunciation)
			g.not(guidance, "guideDenunciation")
		}
		g.may(refuse, "refuse.denunciation", register.DocumentDenunciationRefused)
		g.may(keep, "keep.denunciation", "")
		g.mayIf(l.Source == register.Forwarded, giveBack, "return", register.DocumentReturned, "returnDenunciation")
	case register.Complaint:
		g.guidance(guidance)
		g.may(refuse, "refuse.complaint", register.DocumentComplaintRefused)
		g.mayIf(l.Source == register.Forwarded, giveBack, "return", register.DocumentReturned, "return")
		g.may(keep, "keep", "")
		g.mayIf(l.Source == register.Forwarded || l.Source == register.AtReception, forward, "forward.complaint", "", "forwardComplaint")
	default:
		g.may(forward, "forward.petition", register.DocumentForwardPetition)
		g.guidance(guidance)
		g.may(keep, "keep", "")
		g.mayIf(l.Source == register.Forwarded, giveBack, "return", register.DocumentReturned, "return")
		g.not(refuse, "refusePetition")
	}
	later := register.Handled{Eligible: register.Yes, Competent: register.Yes}
	g.may(later, "later", register.DocumentProposal)
}

// goesUp says why the ward may not accept the letter, the key of a sentence; "" when it
// may: nobody denounces by law who does not say who he is (LTC Điều 25 khoản 1); a second
// complaint and a denunciation of the ward's chair go to the province (LKN Điều 18, Điều
// 33; LTC Điều 13 khoản 4 điểm a).
func goesUp(l *register.Letter) string {
	switch {
	case l.Kind == register.Denunciation && l.Anonymous():
		return "acceptAnonymous"
	case l.Kind == register.Complaint && l.Round >= 2:
		return "acceptSecond"
	case l.Kind == register.Denunciation && l.AgainstChair():
		return "acceptChair"
	}
	return ""
}

// guidance offers to guide the sender, which happens once only.
func (g *guide) guidance(c register.Handled) {
	g.mayIf(!g.l.WasGuided(), c, "guide", register.DocumentGuidance, "guidedOnce")
}

// notAccepted lists the steps that need an accepted letter.
func (g *guide) notAccepted() {
	for _, c := range []steps.Content{register.Paused{}, register.Verified{}, register.Dialogue{}, register.Settlement{}} {
		g.not(c, "notAccepted")
	}
	if g.l.Kind != register.Denunciation { // its processing may be lengthened
		g.not(register.Extended{}, "notAccepted")
	}
	g.notDecided()
	g.not(register.Resumed{}, "notPaused")
}

// notDecided lists the steps that need a decision.
func (g *guide) notDecided() {
	for _, c := range []steps.Content{register.DecisionSent{}, register.Published{}, register.Execution{}} {
		g.not(c, "notDecided")
	}
}

// acceptance, refusal and decision are the templates of the documents that accept the
// letter, refuse it and end the matter.
func (g *guide) acceptance() string {
	return g.forKind(register.DocumentComplaintAccepted, register.DocumentAcceptDenunciation)
}
func (g *guide) refusal() string {
	return g.forKind(register.DocumentComplaintRefused, register.DocumentDenunciationRefused)
}
func (g *guide) decision() string {
	return cmp.Or(g.forKind(register.DocumentDecision, register.DocumentConclusion), register.DocumentAnswer)
}

// decisionNumber is the number of the decision or conclusion that the office signed, which
// its step takes over; empty while none was.
func (g *guide) decisionNumber() string {
	return g.l.FirstReply(g.l.AcceptedOn, "ket luan noi dung", g.decision()).Number
}

// forKind is the template for the letter's kind, "" for petitions and
// reflections.
func (g *guide) forKind(complaint, denunciation string) string {
	return map[register.Kind]string{register.Complaint: complaint, register.Denunciation: denunciation}[g.l.Kind]
}

// GuidedBefore finds, among letters of the same sender or matter, one that was
// guided already: a sender is guided once only about a matter (TT 05/2021).
func GuidedBefore(l register.Letter, others []register.Letter) (register.Number, bool) {
	for i := range others {
		o := &others[i]
		sameMatter := l.Matter != "" && o.Matter == l.Matter
		sameSender := text.Fold(o.Sender.Name) == text.Fold(l.Sender.Name) && (o.Matter == l.Matter || o.Number.String() == l.DuplicateOf)
		if o.ID != l.ID && o.WasGuided() && (sameMatter || sameSender && strings.TrimSpace(l.Sender.Name) != "") {
			return o.Number, true
		}
	}
	return register.Number{}, false
}
