package data

// State is where a letter stands in its life.
type State string

// The states, in the order of a letter's life.
const (
	Waiting   State = "waiting"   // received, not yet processed
	Deciding  State = "deciding"  // within competence, not yet accepted or refused
	Settling  State = "settling"  // accepted, no decision yet
	Executing State = "executing" // decided, not yet carried out
	Closed    State = "closed"    // nothing more is owed
)

// States are all states in the order of a letter's life.
var States = []State{Waiting, Deciding, Settling, Executing, Closed}

// Label is the Vietnamese word for the state.
func (s State) Label() string { return label("state.", string(s)) }

// Open reports whether the office still owes something.
func (s State) Open() bool { return s != Closed }

// State is computed from what the steps have made of the letter. A settlement
// counts as carried out unless somebody said that it is not (Execution.Done = No).
func (l *Letter) State() State {
	switch {
	case l.Settlement.Result != "":
		if l.Execution.Done == No {
			return Executing
		}
		return Closed
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

// DueOn is the last day of the limit that runs now, zero when none does.
func (l *Letter) DueOn() Date {
	switch l.State() {
	case Waiting, Deciding:
		return l.Due.Process
	case Settling:
		return l.Due.Settle
	}
	return 0
}

// Overdue reports whether the limit that runs now ended before today.
func (l *Letter) Overdue(today Date) bool {
	due := l.DueOn()
	return !due.IsZero() && due < today
}

// ConcludedOn is the day on which the office was done with the letter: settled
// it, or processed it in a way that leaves nothing to settle. It is zero while
// the letter is open and when an old book does not name the day.
func (l *Letter) ConcludedOn() Date {
	switch {
	case l.Settlement.Result != "":
		return l.Settlement.On
	case l.State() == Closed:
		return l.HandledOn
	}
	return 0
}

// Late reports whether the office took longer than the law allows: for
// processing, for settling, or by today for what is still open.
func (l *Letter) Late(today Date) bool {
	after := func(done, due Date) bool { return !done.IsZero() && !due.IsZero() && done > due }
	return after(l.HandledOn, l.Due.Process) || after(l.Settlement.On, l.Due.Settle) || l.Overdue(today)
}
