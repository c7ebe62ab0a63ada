package register

import (
	"cmp"
	"slices"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/steps"
	"donthu/data/text"
)

// DirectionSubject is a direction: what a leader told somebody to do, by when.
const DirectionSubject steps.Subject = "direction"

// The types of steps of a direction.
const (
	StepDirected          steps.Type = "directed"           // Directed
	StepDirectionProgress steps.Type = "direction-progress" // DirectionProgress
	StepDirectionExtended steps.Type = "direction-extended" // DirectionExtended
	StepDifficulty        steps.Type = "difficulty"         // Difficulty
	StepDifficultyAnswer  steps.Type = "difficulty-answer"  // DifficultyAnswer
	StepDirectionDone     steps.Type = "direction-done"     // DirectionDone
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
func (s DirectionSource) Label() string { return text.Label("directionSource.", string(s)) }

// Directed gives a direction (LTCD Điều 18; TT 04/2021 Điều 9 khoản 2 and 4:
// directions are given in writing with a date).
type Directed struct {
	Leader   string          `json:"leader,omitempty"` // who directs
	Content  string          `json:"content"`
	Doer     string          `json:"doer"`           // person in charge
	Unit     string          `json:"unit,omitempty"` // and the unit
	With     string          `json:"with,omitempty"` // who takes part
	Due      day.Date        `json:"due,omitzero"`   // zero: no date was set
	Source   DirectionSource `json:"source,omitempty"`
	Visit    int64           `json:"visit,omitempty"`    // id of the reception
	Meeting  int64           `json:"meeting,omitempty"`  // id of the meeting
	Letter   string          `json:"letter,omitempty"`   // number of the letter, 12/2026
	Document string          `json:"document,omitempty"` // number of the notice of conclusion
}

// DirectionProgress notes how far the work is.
type DirectionProgress struct {
	Text string `json:"text"`
	// Finished reports that the work is done: the leader is to confirm it.
	Finished bool `json:"finished,omitempty"`
}

// DirectionExtended sets another last day.
type DirectionExtended struct {
	Due    day.Date `json:"due"`
	Reason string   `json:"reason"`
	By     string   `json:"by,omitempty"` // who allowed it
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
func (Directed) StepType() steps.Type          { return StepDirected }
func (DirectionProgress) StepType() steps.Type { return StepDirectionProgress }
func (DirectionExtended) StepType() steps.Type { return StepDirectionExtended }
func (Difficulty) StepType() steps.Type        { return StepDifficulty }
func (DifficultyAnswer) StepType() steps.Type  { return StepDifficultyAnswer }
func (DirectionDone) StepType() steps.Type     { return StepDirectionDone }

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
func (s DirectionState) Label() string { return text.Label("direction.", string(s)) }

// Done reports whether the direction is carried out.
func (s DirectionState) Done() bool { return s == DirectionInTime || s == DirectionLate }

// Direction is what a direction is now, computed from its steps.
type Direction struct {
	ID      int64    `json:"id"`
	GivenOn day.Date `json:"givenOn,omitzero"`
	Directed
	DueOn    day.Date `json:"dueOn,omitzero"` // with extensions
	Extended int      `json:"extended,omitempty"`
	Asking   bool     `json:"asking,omitempty"` // a difficulty waits for its answer
	Latest   string   `json:"latest,omitempty"` // last note of progress
	LatestOn day.Date `json:"latestOn,omitzero"`
	Reported bool     `json:"reported,omitempty"` // as done, and nobody confirmed it yet
	DoneOn   day.Date `json:"doneOn,omitzero"`
	Result   string   `json:"result,omitempty"`
}

// DirectionFile is a direction with all that is known of it.
type DirectionFile struct {
	Direction
	Steps  []steps.Step // oldest first
	Letter *Letter      // on which it was given; nil without
	Visit  *Reception   // at which it was given; nil without
}

// State is how the direction stands on the day today.
func (d *Direction) State(today day.Date) DirectionState {
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

// Names of the fields of directions that problems stand beside, where no letter
// has the same.
const (
	FieldDoer   = "doer"
	FieldDue    = "due"
	FieldLetter = "letter"
)

// Directions are the directions.
var Directions = steps.NewFolding(DirectionSubject, func(d *Direction, id int64) { d.ID = id }, nil,
	ofDirection(func(d *Direction, s steps.Step, c Directed) { d.Directed, d.GivenOn, d.DueOn = c, s.On, c.Due },
		func(p *problems, _ *Direction, on day.Date, c Directed) { p.directed(on, c) }),
	ofDirection(func(d *Direction, s steps.Step, c DirectionProgress) {
		d.Latest, d.LatestOn, d.Reported = c.Text, s.On, c.Finished
	},
		func(p *problems, _ *Direction, _ day.Date, c DirectionProgress) { p.says(c.Text) }),
	ofDirection(func(d *Direction, _ steps.Step, c DirectionExtended) {
		d.DueOn, d.Reported = c.Due, false // with another last day the work goes on
		d.Extended++
	}, (*problems).directionExtended),
	ofDirection(func(d *Direction, _ steps.Step, _ Difficulty) { d.Asking = true },
		func(p *problems, _ *Direction, _ day.Date, c Difficulty) { p.says(c.Text) }),
	ofDirection(func(d *Direction, _ steps.Step, _ DifficultyAnswer) { d.Asking = false }, func(p *problems, d *Direction, _ day.Date, c DifficultyAnswer) {
		p.says(c.Text)
		p.wrongIf(!d.Asking, FieldText, "direction.notAsking")
	}),
	ofDirection(func(d *Direction, s steps.Step, c DirectionDone) {
		d.DoneOn, d.Result, d.Asking, d.Reported = s.On, c.Result, false, false
	},
		func(p *problems, _ *Direction, _ day.Date, c DirectionDone) { p.says(c.Result) }),
)

// ofDirection is a type of step of a direction, which is over once it is done.
func ofDirection[C steps.Content](apply func(*Direction, steps.Step, C), judge func(p *problems, d *Direction, on day.Date, c C)) steps.Kind[Direction] {
	return steps.KindOf(apply, func(d *Direction, draft steps.Draft, c C, today day.Date) []data.Problem {
		var p problems
		p.day(draft.On, d.GivenOn, "direction.beforeGiven", today)
		p.wrongIf(c.StepType() != StepDirected && !d.DoneOn.IsZero(), FieldText, "direction.done", "day", d.DoneOn.Shown())
		judge(&p, d, draft.On, c)
		return p
	})
}

// CheckDirection finds what is wrong with adding the step draft to the direction
// d, the zero Direction for the step that gives it, on the day today.
func CheckDirection(d Direction, draft steps.Draft, today day.Date) []data.Problem {
	return Directions.CheckNew(d, draft, today)
}

func (p *problems) says(text string) {
	p.wrongIf(text == "", FieldText, "text.missing")
}

func (p *problems) directionExtended(d *Direction, _ day.Date, c DirectionExtended) {
	last := max(d.DueOn, d.GivenOn)
	p.wrongIf(c.Due.IsZero(), FieldDue, "direction.due")
	p.wrongIf(!c.Due.IsZero() && c.Due <= last, FieldDue, "direction.dueNotLater", "due", c.Due.Shown(), "before", last.Shown())
	p.wrongIf(c.Reason == "", data.FieldReason, "direction.reason")
}

func (p *problems) directed(on day.Date, c Directed) {
	p.wrongIf(c.Content == "", FieldContent, "direction.content")
	p.wrongIf(c.Doer == "" && c.Unit == "", FieldDoer, "direction.doer")
	p.unusualIf(c.Due.IsZero(), FieldDue, "direction.noDue")
	p.wrongIf(!c.Due.IsZero() && c.Due < on, FieldDue, "direction.dueEarly", "due", c.Due.Shown(), "given", on.Shown())
	p.wrongIf(!namesLetter(c.Letter), FieldLetter, "direction.letter", "text", c.Letter)
}

// DirectionTally counts the directions of a unit or a person.
type DirectionTally struct {
	Name                               string
	Given, InTime, Late, Open, Overdue int
}

// DirectionsOf are the directions of all that the office had to carry out in the
// period: given by its end and not done before it. What was done after its end was
// open then.
func DirectionsOf(all []Direction, p day.Period) []Direction {
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
func TallyDirections(all []Direction, name func(*Direction) string, today day.Date) []DirectionTally {
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
		return cmp.Or(cmp.Compare(b.Given, a.Given), cmp.Compare(text.Fold(a.Name), text.Fold(b.Name)))
	})
	return append(sorted, total)
}
