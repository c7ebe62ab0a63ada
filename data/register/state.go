package register

import (
	"donthu/data/day"
	"donthu/data/text"
)

// State is where a letter stands in its life.
type State string

// The states, in the order of a letter's life.
const (
	Waiting   State = "waiting"   // received, not yet processed
	Deciding  State = "deciding"  // within competence, not yet accepted or refused
	Settling  State = "settling"  // accepted, no decision yet
	Executing State = "executing" // decided, not yet carried out
	Closed    State = "closed"    // nothing more is owed

	Suspended      State = "suspended"       // accepted, the clock stands still (tạm đình chỉ, giám định)
	AwaitingResult State = "awaiting-result" // decided, but not yet sent, published, or told to who waits for it
)

// States are all states in the order of a letter's life.
var States = []State{Waiting, Deciding, Settling, Suspended, AwaitingResult, Executing, Closed}

// Label is the Vietnamese word for the state.
func (s State) Label() string { return text.Label("state.", string(s)) }

// Open reports whether the office still owes something.
func (s State) Open() bool { return s != Closed }

// State is computed from what the steps have made of the letter. A settlement
// counts as carried out unless somebody said that it is not (Execution.Done = No).
func (l *Letter) State() State {
	switch {
	case l.Life.Ended.Reason != "":
		return Closed
	case l.Settlement.Result != "":
		switch {
		case l.Execution.Done == No:
			return Executing
		case l.owesResult():
			return AwaitingResult
		}
		return Closed
	case l.Life.OpenPause() != nil && (!l.AcceptedOn.IsZero() || l.Handling == Accept):
		return Suspended
	case !l.AcceptedOn.IsZero():
		return Settling
	case !l.Handled:
		return Waiting
	case l.Handling == Accept:
		return Settling
	case l.Handling == "" && l.Eligible != No && l.Competent != No && !l.HandledOn.IsZero():
		return Deciding
	default:
		return Closed
	}
}

// Decided reports whether a decision, a conclusion or an answer on the matter was
// given.
func (l *Letter) Decided() bool {
	return l.Settlement.Result != "" && !l.Settlement.Result.EndsWithoutDecision()
}

// MustPublish reports whether the law wants the decision published: of complaints
// (NĐ 124/2020 Điều 29) and denunciations (LTC Điều 40).
func (l *Letter) MustPublish() bool { return l.Kind == Complaint || l.Kind == Denunciation }

// owesResult reports whether the office follows the letter beyond its decision
// and has not yet sent it, published it, or told its result.
func (l *Letter) owesResult() bool {
	if !l.Decided() || !l.Settlement.Follow && len(l.Life.Sent) == 0 {
		return false
	}
	return len(l.Life.Sent) == 0 || len(l.Life.Results) == 0 || l.MustPublish() && len(l.Life.Published) == 0
}

// DueOn is the last day of the limit that runs now, zero when none does.
func (l *Letter) DueOn() day.Date {
	switch l.State() {
	case Waiting, Deciding:
		return l.Due.Process
	case Settling, Suspended:
		return l.Due.Settle
	case AwaitingResult:
		return l.Due.After
	}
	return 0
}

// Overdue reports whether the limit that runs now ended before today.
func (l *Letter) Overdue(today day.Date) bool {
	due := l.DueOn()
	return !due.IsZero() && due < today
}

// ConcludedOn is the day on which the office was done with the letter: settled
// it, or processed it in a way that leaves nothing to settle. It is zero while
// the letter is open and when an old book does not name the day.
func (l *Letter) ConcludedOn() day.Date {
	switch {
	case l.Settlement.Result != "":
		return l.Settlement.On
	case l.Life.Ended.Reason != "":
		before := *l
		before.Life.Ended = Ended{}
		if before.State() != Closed {
			return l.Life.Ended.On
		}
		return l.HandledOn
	case l.State() == Closed:
		return l.HandledOn
	}
	return 0
}

// Late reports whether the office took longer than the law allows: for
// processing, for settling, or by today for what is still open.
func (l *Letter) Late(today day.Date) bool {
	after := func(done, due day.Date) bool { return !done.IsZero() && !due.IsZero() && done > due }
	return after(l.HandledOn, l.Due.Process) || after(l.Settlement.On, l.Due.Settle) || l.Overdue(today)
}
