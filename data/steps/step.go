package steps

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"donthu/data/day"
	"donthu/data/text"
)

// Subject is what a step happened to.
type Subject string

// Label is the Vietnamese word for what a step happened to.
func (s Subject) Label() string { return text.Label("subject.", string(s)) }

// Type says what happened.
type Type string

// The types of steps that every subject knows.
const (
	StepCorrected Type = "corrected" // Corrected
	StepRevealed  Type = "revealed"  // Revealed
)

// Label is the Vietnamese word for the type.
func (t Type) Label() string { return text.Label("step.", string(t)) }

// Content is what a step says; its Go type follows from the step's type.
type Content interface{ StepType() Type }

// Corrected mends an earlier step of the same subject: it takes the step out, or
// puts new content and a new legal date in its place. The mended step stays in
// the register as it was.
type Corrected struct {
	Step    int64           `json:"step"` // Seq of the step that is mended
	Annul   bool            `json:"annul,omitempty"`
	On      day.Date        `json:"on,omitzero"`
	Content json.RawMessage `json:"content,omitempty"`
	Reason  string          `json:"reason"`
	Batch   int64           `json:"batch,omitempty"` // of an import that was taken back, of which this is a part
}

// Revealed notes that somebody looked at who denounced: every look is written down
// (LTC Điều 56). It changes nothing else.
type Revealed struct{}

// StepType says which type of step the content belongs to.
func (Corrected) StepType() Type { return StepCorrected }
func (Revealed) StepType() Type  { return StepRevealed }

// Draft is a step that has not been written yet.
type Draft struct {
	On      day.Date // legal date; zero when an old book does not name it
	Content Content
}

// Step is one thing that happened, as the register keeps it for ever.
type Step struct {
	Seq       int64 // position in the whole register, from 1
	Subject   Subject
	SubjectID int64
	On        day.Date  // legal date
	WrittenAt time.Time // when it was written down, UTC, to the second
	Author    string
	Content   Content
	Prev      string // hash of the step before, empty for the first
	Hash      string // of this step, see Sum
	Origin    Origin // zero: it was written in this register
}

// contents read what a step of a type says back; every StepKind adds its own.
var contents = map[Type]func([]byte) (Content, error){
	StepCorrected: decode[Corrected],
	StepRevealed:  decode[Revealed],
}

// Types are all types of steps that this program knows, in no order.
func Types() []Type { return slices.Collect(maps.Keys(contents)) }

// EncodeContent is the JSON text of a step's content, as it is stored and hashed.
func EncodeContent(c Content) ([]byte, error) { return json.Marshal(c) }

// DecodeContent reads the JSON text of a step of the given type back. A type
// that this program does not know is an error: a newer program wrote it.
func DecodeContent(t Type, raw []byte) (Content, error) {
	if read := contents[t]; read != nil {
		return read(raw)
	}
	return nil, fmt.Errorf("unknown type of step %q", t)
}

func decode[C Content](raw []byte) (Content, error) {
	var c C
	err := json.Unmarshal(raw, &c)
	return c, err
}

// Correct makes the draft that puts new content and a new legal date in the
// place of an earlier step of the same subject.
func Correct(step int64, on day.Date, content Content, reason string) (Draft, error) {
	raw, err := EncodeContent(content)
	if err != nil {
		return Draft{}, err
	}
	return Draft{On: on, Content: Corrected{Step: step, On: on, Content: raw, Reason: reason}}, nil
}

// Annul makes the draft that takes an earlier step of the same subject out.
func Annul(step int64, on day.Date, reason string) Draft {
	return Draft{On: on, Content: Corrected{Step: step, Annul: true, Reason: reason}}
}
