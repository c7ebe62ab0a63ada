package register

import (
	"donthu/data"
	"donthu/data/day"
	"donthu/data/steps"
	"donthu/data/text"
)

// StepNational is the type of National.
const StepNational steps.Type = "national"

// National says how a letter stands beside the national platform, into which the office
// types its letters too: by which code it is kept there, or why it is not to be typed
// there. What was said last stands.
type National struct {
	On     day.Date `json:"on,omitzero"` // in a draft zero, as of all contents; zero too where a book named the code
	Code   string   `json:"code,omitempty"`
	Reason string   `json:"reason,omitempty"` // why it is not to be typed there
}

// StepType says which type of step the content belongs to.
func (National) StepType() steps.Type { return StepNational }

// NationalState is whether a letter is on the national platform.
type NationalState string

// The states. A letter is to be typed there until somebody says otherwise.
const (
	NationalToType  NationalState = "to-type"
	NationalTyped   NationalState = "typed"
	NationalOmitted NationalState = "omitted"
)

// NationalStates are all states in the order in which screens list them.
var NationalStates = []NationalState{NationalToType, NationalTyped, NationalOmitted}

// Label is the Vietnamese word for the state.
func (s NationalState) Label() string { return text.Label("nationalState.", string(s)) }

// State is whether the letter is on the platform.
func (n National) State() NationalState {
	switch {
	case n.Code != "":
		return NationalTyped
	case n.Reason != "":
		return NationalOmitted
	}
	return NationalToType
}

// mostCode is how long a code may be: longer ones are a text pasted in its place.
const mostCode = 60

// nationalKinds are the types of steps about the national platform.
var nationalKinds = []steps.Kind[Letter]{
	onDay(func(l *Letter, s steps.Step, c National) { c.On = s.On; l.National = c }, func(p *problems, l *Letter, _ day.Date, c National) {
		p.wrongIf(c.Code == "" && c.Reason == "", FieldCode, "national.missing")
		p.wrongIf(c.Code != "" && c.Reason != "", data.FieldReason, "national.both")
		p.wrongIf(len([]rune(c.Code)) > mostCode, FieldCode, "national.long", "most", mostCode)
		p.unusualIf(c.Code == "" && l.National.Code != "", data.FieldReason, "national.typed", "code", l.National.Code)
	}),
}
