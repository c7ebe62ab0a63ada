package data

import (
	"encoding/json"
	"fmt"
	"time"
)

// Subject is what a step happened to.
type Subject string

// The subjects of steps.
const (
	LetterSubject       Subject = "letter"
	ReceptionSubject    Subject = "reception"
	ReceptionDaySubject Subject = "reception-day"
	FiguresSubject      Subject = "figures" // figures of a form that are typed by hand
)

// StepType says what happened.
type StepType string

// The types of steps.
const (
	StepReceived  StepType = "received"  // Received
	StepAssigned  StepType = "assigned"  // Assigned
	StepHandled   StepType = "handled"   // Handled
	StepAccepted  StepType = "accepted"  // Accepted
	StepReplied   StepType = "replied"   // Reply
	StepSettled   StepType = "settled"   // Settlement
	StepExecuted  StepType = "executed"  // Execution
	StepNoted     StepType = "noted"     // Noted
	StepCorrected StepType = "corrected" // Corrected

	StepReception    StepType = "reception"     // Reception
	StepReceptionDay StepType = "reception-day" // ReceptionDay
	StepFigures      StepType = "figures"       // TypedFigures
)

// Label is the Vietnamese word for the type.
func (t StepType) Label() string { return label("step.", string(t)) }

// Content is what a step says; its Go type follows from the step's type.
type Content interface{ StepType() StepType }

// Received brings a letter into the register. Number is 0 in a draft: the store
// gives the number.
type Received struct {
	Number Number `json:"number"`
	Facts
}

// Assigned names the officer in charge.
type Assigned struct {
	Officer string `json:"officer"`
}

// Handled ends the processing of a letter: conditions and competence judged,
// direction taken (or, with an empty Handling, not yet taken).
type Handled struct {
	Eligible  Answer   `json:"eligible,omitempty"`
	Competent Answer   `json:"competent,omitempty"`
	Handling  Handling `json:"handling,omitempty"`
	Reason    string   `json:"reason,omitempty"`
	ForwardTo string   `json:"forwardTo,omitempty"`
}

// Accepted is the thụ lý of a letter (LKN Điều 27, LTC Điều 29).
type Accepted struct{}

// Noted is a remark that changes nothing else.
type Noted struct {
	Text string `json:"text"`
}

// Corrected mends an earlier step of the same subject: it takes the step out, or
// puts new content and a new legal date in its place. The mended step stays in
// the register as it was.
type Corrected struct {
	Step    int64           `json:"step"` // Seq of the step that is mended
	Annul   bool            `json:"annul,omitempty"`
	On      Date            `json:"on,omitzero"`
	Content json.RawMessage `json:"content,omitempty"`
	Reason  string          `json:"reason"`
}

// StepType says which type of step the content belongs to.
func (Received) StepType() StepType { return StepReceived }

// StepType says which type of step the content belongs to.
func (Assigned) StepType() StepType { return StepAssigned }

// StepType says which type of step the content belongs to.
func (Handled) StepType() StepType { return StepHandled }

// StepType says which type of step the content belongs to.
func (Accepted) StepType() StepType { return StepAccepted }

// StepType says which type of step the content belongs to.
func (Reply) StepType() StepType { return StepReplied }

// StepType says which type of step the content belongs to.
func (Settlement) StepType() StepType { return StepSettled }

// StepType says which type of step the content belongs to.
func (Execution) StepType() StepType { return StepExecuted }

// StepType says which type of step the content belongs to.
func (Noted) StepType() StepType { return StepNoted }

// StepType says which type of step the content belongs to.
func (Corrected) StepType() StepType { return StepCorrected }

// StepType says which type of step the content belongs to.
func (Reception) StepType() StepType { return StepReception }

// StepType says which type of step the content belongs to.
func (ReceptionDay) StepType() StepType { return StepReceptionDay }

// StepType says which type of step the content belongs to.
func (TypedFigures) StepType() StepType { return StepFigures }

// Draft is a step that has not been written yet.
type Draft struct {
	On      Date // legal date; zero when an old book does not name it
	Content Content
}

// Step is one thing that happened, as the register keeps it for ever.
type Step struct {
	Seq       int64 // position in the whole register, from 1
	Subject   Subject
	SubjectID int64
	On        Date      // legal date
	WrittenAt time.Time // when it was written down, UTC, to the second
	Author    string
	Content   Content
	Prev      string // hash of the step before, empty for the first
	Hash      string // of this step, see Sum
}

// EncodeContent is the JSON text of a step's content, as it is stored and hashed.
func EncodeContent(c Content) ([]byte, error) { return json.Marshal(c) }

// DecodeContent reads the JSON text of a step of the given type back. A type
// that this program does not know is an error: a newer program wrote it.
func DecodeContent(t StepType, raw []byte) (Content, error) {
	switch t {
	case StepReceived:
		return decode[Received](raw)
	case StepAssigned:
		return decode[Assigned](raw)
	case StepHandled:
		return decode[Handled](raw)
	case StepAccepted:
		return decode[Accepted](raw)
	case StepReplied:
		return decode[Reply](raw)
	case StepSettled:
		return decode[Settlement](raw)
	case StepExecuted:
		return decode[Execution](raw)
	case StepNoted:
		return decode[Noted](raw)
	case StepCorrected:
		return decode[Corrected](raw)
	case StepReception:
		return decode[Reception](raw)
	case StepReceptionDay:
		return decode[ReceptionDay](raw)
	case StepRevealed:
		return decode[Revealed](raw)
	case StepFigures:
		return decode[TypedFigures](raw)
	case StepSealed:
		return decode[Sealed](raw)
	case StepDelivery:
		return decode[Delivery](raw)
	}
	if read := lifeContents[t]; read != nil {
		return read(raw)
	}
	if read := directionContents[t]; read != nil {
		return read(raw)
	}
	if read := meetingContents[t]; read != nil {
		return read(raw)
	}
	return nil, fmt.Errorf("unknown type of step %q", t)
}

func decode[C Content](raw []byte) (Content, error) {
	var c C
	err := json.Unmarshal(raw, &c)
	return c, err
}
