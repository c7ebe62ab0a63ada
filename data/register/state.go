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
	AwaitingNotice State = "awaiting-notice" // done with, but somebody has not been told
)

// States are all states in the order of a letter's life.
var States = []State{Waiting, Deciding, Settling, Suspended, AwaitingNotice, AwaitingResult, Executing, Closed}

// Label is the Vietnamese word for the state.
func (s State) Label() string { return text.Label("state.", string(s)) }

// Open reports whether the office still owes something.
func (s State) Open() bool { return s != Closed }

// State is computed from what the steps have made of the letter, and from what it owes
// (Due.Owes). A settlement counts as carried out unless somebody said that it is not
// (Execution.Done = No).
func (l *Letter) State() State {
	switch {
	case l.EndedBy():
		return l.owing()
	case l.Settlement.Result != "":
		if l.Execution.Done == No {
			return Executing
		}
		return l.owing()
	case l.Life.OpenPause() != nil && (!l.AcceptedOn.IsZero() || l.Handling == Accept):
		return Suspended
	case !l.AcceptedOn.IsZero():
		return Settling
	case !l.Handled:
		return Waiting
	case l.Handling == Accept:
		return Settling
	case l.Handling == "" && l.Eligible != No && l.Competent != No && !l.HandledOn.IsZero() && l.HandledRule == "":
		return Deciding
	default:
		return l.owing()
	}
}

// EndedBy reports whether the step that closed the letter ends what the law wants on it.
// A complaint or denunciation is not done with because somebody says so: one that was
// accepted is decided (LKN Điều 31; LTC Điều 35), or taken over by the superior; only a
// denunciation is not to be processed without a word to who sent it (LTC Điều 24 khoản 3).
func (l *Letter) EndedBy() bool {
	open := l.Settlement.Result == "" && (!l.AcceptedOn.IsZero() || !l.Handled || l.Handling == Accept)
	switch reason := l.Life.Ended.Reason; {
	case reason == "":
		return false
	case !l.MustPublish() || !open || reason == EndTaken && l.Kind == Denunciation:
		return true
	case reason == EndDuplicate || reason == EndJoined || reason == EndNoAction && l.Kind == Denunciation:
		return l.AcceptedOn.IsZero()
	}
	return false
}

// owing is where a letter stands whose matter is done with.
func (l *Letter) owing() State {
	switch l.Due.Owes {
	case OwesNothing:
		return Closed
	case OwesExecution:
		return Executing
	case OwesNotice:
		return AwaitingNotice
	}
	return AwaitingResult
}

// DoneWith reports whether the letter was settled, or processed in a way that leaves
// nothing to settle: what is still to be sent, told or carried out does not count.
func (l *Letter) DoneWith() bool {
	switch l.State() {
	case AwaitingNotice, AwaitingResult, Executing, Closed:
		return true
	}
	return false
}

// Decided reports whether a decision, a conclusion or an answer on the matter was
// given.
func (l *Letter) Decided() bool {
	return l.Settlement.Result != "" && !l.Settlement.Result.EndsWithoutDecision()
}

// MustPublish reports whether the law wants the decision published: of complaints
// (NĐ 124/2020 Điều 29) and denunciations (LTC Điều 40).
func (l *Letter) MustPublish() bool { return l.Kind == Complaint || l.Kind == Denunciation }

// DueOn is the earliest last day of what the office owes on the letter, zero when no
// limit runs.
func (l *Letter) DueOn() day.Date { return l.Due.Next }

// Overdue reports whether the last day of something that is owed is over.
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
		if !before.DoneWith() {
			return l.Life.Ended.On
		}
		return l.HandledOn
	case l.DoneWith():
		return l.HandledOn
	}
	return 0
}

// Late reports whether the office was late with something, or is by today.
func (l *Letter) Late(today day.Date) bool { return l.Due.Late || l.Overdue(today) }
