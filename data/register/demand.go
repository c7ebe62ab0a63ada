package register

import (
	"slices"

	"donthu/data/day"
	"donthu/data/steps"
	"donthu/data/text"
)

// The types of steps about what somebody asks for while a letter is handled.
const (
	StepDemanded  steps.Type = "demanded"   // Demanded
	StepDemandMet steps.Type = "demand-met" // DemandMet
)

// DemandKind is what somebody asks the office for beside the letter's matter.
type DemandKind string

// The kinds.
const (
	Protection       DemandKind = "protection"  // of a denouncer (LTC Điều 50, 51)
	Information      DemandKind = "information" // papers about a complaint, within seven days (LKN Điều 12–14)
	Stay             DemandKind = "stay"        // of the decision complained of (LKN Điều 35)
	Crime            DemandKind = "crime"       // signs of one: the papers go to who investigates (LTC Điều 27 khoản 1, Điều 36 khoản 2)
	ForwardedOutcome DemandKind = "outcome"     // what became of a letter that was forwarded
	// RecommendedOutcome is what became of what a conclusion recommended (LTC Điều 36 khoản 3).
	RecommendedOutcome DemandKind = "recommendation"
)

// DemandKinds are the kinds that somebody asks for, in the order in which screens list
// them; for the outcomes nobody asks first.
var DemandKinds = []DemandKind{Protection, Information, Stay, Crime}

// outcome reports whether the kind is something that the office waits for.
func (k DemandKind) outcome() bool { return k == ForwardedOutcome || k == RecommendedOutcome }

// Label is the Vietnamese word for the kind, empty for none.
func (k DemandKind) Label() string { return text.Label("demand.", string(k)) }

// Demanded notes that somebody asked the office for something.
type Demanded struct {
	On   day.Date   `json:"on,omitzero"` // see the contents of Life
	Kind DemandKind `json:"kind"`
	By   string     `json:"by,omitempty"`
	Text string     `json:"text,omitempty"`
}

// DemandMet notes that the office decided, gave what was asked for, or got the outcome of
// a letter that it had forwarded.
type DemandMet struct {
	On     day.Date   `json:"on,omitzero"`
	Kind   DemandKind `json:"kind"`
	Number string     `json:"number,omitempty"` // of the document
	Text   string     `json:"text,omitempty"`   // what was decided or given, and why it was refused
}

// StepType says which type of step the content belongs to.
func (Demanded) StepType() steps.Type  { return StepDemanded }
func (DemandMet) StepType() steps.Type { return StepDemandMet }

// OpenDemand reports whether something of the kind was asked for and not met.
func (f *Life) OpenDemand(kind DemandKind) bool {
	asked := func(d Demanded) bool { return d.Kind == kind }
	met := func(d DemandMet) bool { return d.Kind == kind }
	return countOf(f.Demands, asked) > countOf(f.Met, met)
}

func countOf[T any](all []T, is func(T) bool) (n int) {
	for _, one := range all {
		if is(one) {
			n++
		}
	}
	return n
}

// demandKinds are the types of steps about demands.
var demandKinds = []steps.Kind[Letter]{
	onDay(func(l *Letter, s steps.Step, c Demanded) { c.On = s.On; l.Life.Demands = append(l.Life.Demands, c) },
		func(p *problems, l *Letter, _ day.Date, c Demanded) {
			p.wrongIf(!slices.Contains(DemandKinds, c.Kind), FieldDemand, "demand.missing")
			p.unusualIf(c.Kind == Protection && l.Kind != Denunciation, FieldDemand, "demand.protection")
			p.unusualIf(c.Kind == Crime && l.Kind != Denunciation, FieldDemand, "demand.crime")
			p.unusualIf((c.Kind == Information || c.Kind == Stay) && l.Kind != Complaint, FieldDemand, "demand.complaint")
		}),
	onDay(func(l *Letter, s steps.Step, c DemandMet) { c.On = s.On; l.Life.Met = append(l.Life.Met, c) },
		func(p *problems, l *Letter, _ day.Date, c DemandMet) {
			p.wrongIf(!c.Kind.outcome() && !slices.Contains(DemandKinds, c.Kind), FieldDemand, "demand.missing")
			p.unusualIf(!c.Kind.outcome() && !l.Life.OpenDemand(c.Kind), FieldDemand, "demand.notAsked")
			p.unusualIf(c.Kind == ForwardedOutcome && l.Handling != Forward, FieldDemand, "demand.notForwarded")
			p.unusualIf(c.Kind == RecommendedOutcome && !l.Decided(), FieldDemand, "demand.notConcluded")
		}),
}
