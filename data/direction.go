package data

import (
	"cmp"
	"fmt"
	"slices"
)

// DirectionSubject is a direction: what a leader told somebody to do, by when.
const DirectionSubject Subject = "direction"

// The types of steps of a direction.
const (
	StepDirected          StepType = "directed"           // Directed
	StepDirectionProgress StepType = "direction-progress" // DirectionProgress
	StepDirectionExtended StepType = "direction-extended" // DirectionExtended
	StepDifficulty        StepType = "difficulty"         // Difficulty
	StepDifficultyAnswer  StepType = "difficulty-answer"  // DifficultyAnswer
	StepDirectionDone     StepType = "direction-done"     // DirectionDone
)

// DirectionSource is the occasion on which a direction was given.
type DirectionSource string

// The occasions.
const (
	FromVisit    DirectionSource = "visit"
	FromLetter   DirectionSource = "letter"
	FromDialogue DirectionSource = "dialogue"
	FromMeeting  DirectionSource = "meeting"
	FromOther    DirectionSource = "other"
)

// DirectionSources are all occasions in the order in which screens list them.
var DirectionSources = []DirectionSource{FromVisit, FromLetter, FromDialogue, FromMeeting, FromOther}

// Label is the Vietnamese word for the occasion, empty for none.
func (s DirectionSource) Label() string { return label("directionSource.", string(s)) }

// Directed gives a direction (LTCD Điều 18; TT 04/2021 Điều 9 khoản 2 and 4:
// directions are given in writing with a date).
type Directed struct {
	Leader   string          `json:"leader,omitempty"` // who directs
	Content  string          `json:"content"`
	Doer     string          `json:"doer"`           // person in charge
	Unit     string          `json:"unit,omitempty"` // and the unit
	With     string          `json:"with,omitempty"` // who takes part
	Due      Date            `json:"due,omitzero"`   // zero: no date was set
	Source   DirectionSource `json:"source,omitempty"`
	Visit    int64           `json:"visit,omitempty"`    // id of the reception
	Meeting  int64           `json:"meeting,omitempty"`  // id of the meeting
	Letter   string          `json:"letter,omitempty"`   // number of the letter, 12/2026
	Document string          `json:"document,omitempty"` // number of the notice of conclusion
}

// DirectionProgress notes how far the work is.
type DirectionProgress struct {
	Text string `json:"text"`
}

// DirectionExtended sets another last day.
type DirectionExtended struct {
	Due    Date   `json:"due"`
	Reason string `json:"reason"`
	By     string `json:"by,omitempty"` // who allowed it
}

// Difficulty reports what stands in the way and asks for direction.
type Difficulty struct {
	Text string `json:"text"`
}

// DifficultyAnswer is what the leader says to a difficulty.
type DifficultyAnswer struct {
	Text string `json:"text"`
	By   string `json:"by,omitempty"`
}

// DirectionDone ends a direction with its result.
type DirectionDone struct {
	Result   string `json:"result"`
	Document string `json:"document,omitempty"` // number of the report on it
}

// StepType says which type of step the content belongs to.
func (Directed) StepType() StepType { return StepDirected }

// StepType says which type of step the content belongs to.
func (DirectionProgress) StepType() StepType { return StepDirectionProgress }

// StepType says which type of step the content belongs to.
func (DirectionExtended) StepType() StepType { return StepDirectionExtended }

// StepType says which type of step the content belongs to.
func (Difficulty) StepType() StepType { return StepDifficulty }

// StepType says which type of step the content belongs to.
func (DifficultyAnswer) StepType() StepType { return StepDifficultyAnswer }

// StepType says which type of step the content belongs to.
func (DirectionDone) StepType() StepType { return StepDirectionDone }

// directionContents reads the contents of the steps of directions.
var directionContents = map[StepType]func([]byte) (Content, error){
	StepDirected:          decode[Directed],
	StepDirectionProgress: decode[DirectionProgress],
	StepDirectionExtended: decode[DirectionExtended],
	StepDifficulty:        decode[Difficulty],
	StepDifficultyAnswer:  decode[DifficultyAnswer],
	StepDirectionDone:     decode[DirectionDone],
}

// DirectionState is how a direction stands on a day.
type DirectionState string

// The states.
const (
	DirectionOpen    DirectionState = "open"
	DirectionAsking  DirectionState = "asking" // a difficulty waits for its answer
	DirectionOverdue DirectionState = "overdue"
	DirectionInTime  DirectionState = "in-time" // done in time
	DirectionLate    DirectionState = "late"    // done too late
)

// Label is the Vietnamese word for the state, empty for none.
func (s DirectionState) Label() string { return label("direction.", string(s)) }

// Done reports whether the direction is carried out.
func (s DirectionState) Done() bool { return s == DirectionInTime || s == DirectionLate }

// Direction is what a direction is now, computed from its steps.
type Direction struct {
	ID      int64 `json:"id"`
	GivenOn Date  `json:"givenOn,omitzero"`
	Directed
	DueOn    Date   `json:"dueOn,omitzero"` // with extensions
	Extended int    `json:"extended,omitempty"`
	Asking   bool   `json:"asking,omitempty"` // a difficulty waits for its answer
	Latest   string `json:"latest,omitempty"` // last note of progress
	LatestOn Date   `json:"latestOn,omitzero"`
	DoneOn   Date   `json:"doneOn,omitzero"`
	Result   string `json:"result,omitempty"`
}

// DirectionFile is a direction with all that is known of it.
type DirectionFile struct {
	Direction
	Steps  []Step     // oldest first
	Letter *Letter    // on which it was given; nil without
	Visit  *Reception // at which it was given; nil without
}

// State is how the direction stands on the day today.
func (d *Direction) State(today Date) DirectionState {
	switch {
	case !d.DoneOn.IsZero() && !d.DueOn.IsZero() && d.DoneOn > d.DueOn:
		return DirectionLate
	case !d.DoneOn.IsZero():
		return DirectionInTime
	case !d.DueOn.IsZero() && d.DueOn < today:
		return DirectionOverdue
	case d.Asking:
		return DirectionAsking
	}
	return DirectionOpen
}

// FoldDirection computes what a direction is from all its steps, oldest first.
// given is false when the step that gave it was annulled.
func FoldDirection(steps []Step) (d Direction, given bool, err error) {
	effective, err := Effective(steps)
	if err != nil {
		return d, false, err
	}
	for _, s := range effective {
		if _, gives := s.Content.(Directed); !gives && !given {
			return d, false, fmt.Errorf("step %d: the direction has not been given", s.Seq)
		}
		d.ID, given = s.SubjectID, true
		d.apply(s.On, s.Content)
	}
	return d, given, nil
}

func (d *Direction) apply(on Date, content Content) {
	switch c := content.(type) {
	case Directed:
		d.Directed, d.GivenOn, d.DueOn = c, on, c.Due
	case DirectionProgress:
		d.Latest, d.LatestOn = c.Text, on
	case DirectionExtended:
		d.DueOn = c.Due
		d.Extended++
	case Difficulty:
		d.Asking = true
	case DifficultyAnswer:
		d.Asking = false
	case DirectionDone:
		d.DoneOn, d.Result, d.Asking = on, c.Result, false
	}
}

// Names of the fields of directions that problems stand beside, where no letter
// has the same.
const (
	FieldDoer   = "doer"
	FieldDue    = "due"
	FieldLetter = "letter"
)

// CheckDirection finds what is wrong with adding the step draft to the direction
// d, the zero Direction for the step that gives it, on the day today.
func CheckDirection(d Direction, draft Draft, today Date) []Problem {
	var p problems
	switch {
	case draft.On.IsZero():
		p.wrong(FieldOn, "on.missing")
	case draft.On > today:
		p.wrong(FieldOn, "on.future", draft.On.Shown(), today.Shown())
	case draft.On < d.GivenOn:
		p.wrong(FieldOn, "direction.beforeGiven", draft.On.Shown(), d.GivenOn.Shown())
	}
	_, gives := draft.Content.(Directed)
	if !d.DoneOn.IsZero() && !gives {
		p.wrong(FieldText, "direction.done", d.DoneOn.Shown())
	}
	text := func(s string) {
		if s == "" {
			p.wrong(FieldText, "text.missing")
		}
	}
	switch c := draft.Content.(type) {
	case Directed:
		p.directed(draft.On, c)
	case DirectionProgress:
		text(c.Text)
	case Difficulty:
		text(c.Text)
	case DifficultyAnswer:
		text(c.Text)
		if !d.Asking {
			p.wrong(FieldText, "direction.notAsking")
		}
	case DirectionDone:
		text(c.Result)
	case DirectionExtended:
		if c.Due.IsZero() {
			p.wrong(FieldDue, "direction.due")
		} else if c.Due <= max(d.DueOn, d.GivenOn) {
			p.wrong(FieldDue, "direction.dueNotLater", c.Due.Shown(), max(d.DueOn, d.GivenOn).Shown())
		}
		if c.Reason == "" {
			p.wrong(FieldReason, "direction.reason")
		}
	}
	return p
}

func (p *problems) directed(on Date, c Directed) {
	if c.Content == "" {
		p.wrong(FieldContent, "direction.content")
	}
	if c.Doer == "" && c.Unit == "" {
		p.wrong(FieldDoer, "direction.doer")
	}
	switch {
	case c.Due.IsZero():
		p.unusual(FieldDue, "direction.noDue")
	case c.Due < on:
		p.wrong(FieldDue, "direction.dueEarly", c.Due.Shown(), on.Shown())
	}
	if _, err := ParseNumber(c.Letter); c.Letter != "" && err != nil {
		p.wrong(FieldLetter, "direction.letter", c.Letter)
	}
}

// DirectionTally counts the directions of a unit or a person.
type DirectionTally struct {
	Name                               string
	Given, InTime, Late, Open, Overdue int
}

// DirectionsOf are the directions of all that the office had to carry out in the
// period: given by its end and not done before it. What was done after its end was
// open then.
func DirectionsOf(all []Direction, p Period) []Direction {
	var of []Direction
	for _, d := range all {
		if d.GivenOn > p.To || !d.DoneOn.IsZero() && d.DoneOn < p.From {
			continue
		}
		if d.DoneOn > p.To {
			d.DoneOn, d.Result = 0, ""
		}
		of = append(of, d)
	}
	return of
}

// TallyDirections counts directions by what name gives (a unit, a person), the
// most first, on the day today. The last line is all of them, without a name.
func TallyDirections(all []Direction, name func(*Direction) string, today Date) []DirectionTally {
	lines := map[string]*DirectionTally{}
	var total DirectionTally
	for i := range all {
		key := name(&all[i])
		if lines[key] == nil {
			lines[key] = &DirectionTally{Name: key}
		}
		for _, t := range []*DirectionTally{lines[key], &total} {
			t.Given++
			switch all[i].State(today) {
			case DirectionInTime:
				t.InTime++
			case DirectionLate:
				t.Late++
			case DirectionOverdue:
				t.Overdue++
			default:
				t.Open++
			}
		}
	}
	var sorted []DirectionTally
	for _, t := range lines {
		sorted = append(sorted, *t)
	}
	slices.SortFunc(sorted, func(a, b DirectionTally) int {
		return cmp.Or(cmp.Compare(b.Given, a.Given), cmp.Compare(FoldText(a.Name), FoldText(b.Name)))
	})
	return append(sorted, total)
}
