package register

import (
	"errors"
	"slices"
	"time"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/steps"
)

// LetterSubject is a letter.
const LetterSubject steps.Subject = "letter"

// The types of steps of a letter, beside those of its life.
const (
	StepReceived steps.Type = "received" // Received
	StepAssigned steps.Type = "assigned" // Assigned
	StepHandled  steps.Type = "handled"  // Handled
	StepAccepted steps.Type = "accepted" // Accepted
	StepReplied  steps.Type = "replied"  // Reply
	StepSettled  steps.Type = "settled"  // Settlement
	StepExecuted steps.Type = "executed" // Execution
	StepNoted    steps.Type = "noted"    // Noted
)

// Received brings a letter into the register. Number is 0 in a draft: the store
// gives the number.
type Received struct {
	Number Number `json:"number"`
	Facts
	Imported bool     `json:"imported,omitempty"` // a book brought it
	Former   []Former `json:"former,omitempty"`   // where it stood before registers were joined
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
	// Rule is that by which the office tells the day, which an old book does not say; the
	// step tells only that day.
	Rule DayRule `json:"rule,omitempty"`
}

// Accepted is the thụ lý of a letter (LKN Điều 27, LTC Điều 29).
type Accepted struct{}

// Noted is a remark that changes nothing else.
type Noted struct {
	Text string `json:"text"`
}

// StepType says which type of step the content belongs to.
func (Received) StepType() steps.Type   { return StepReceived }
func (Assigned) StepType() steps.Type   { return StepAssigned }
func (Handled) StepType() steps.Type    { return StepHandled }
func (Accepted) StepType() steps.Type   { return StepAccepted }
func (Reply) StepType() steps.Type      { return StepReplied }
func (Settlement) StepType() steps.Type { return StepSettled }
func (Execution) StepType() steps.Type  { return StepExecuted }
func (Noted) StepType() steps.Type      { return StepNoted }

// vietnam is where the offices are: a step is written on a day of theirs.
var vietnam = time.FixedZone("", 7*60*60)

// Letters are the letters, with every type of step that one can have.
var Letters = steps.NewFolding(LetterSubject, func(l *Letter, id int64) { l.ID = id }, changedLetter, append([]steps.Kind[Letter]{
	steps.KindOf(func(l *Letter, s steps.Step, c Received) {
		l.Number, l.Facts, l.Former = c.Number, c.Facts, c.Former
		if c.Imported {
			l.ImportedOn = day.Of(s.Written().WrittenAt.In(vietnam))
		}
	},
		func(_ *Letter, d steps.Draft, c Received, today day.Date) []data.Problem {
			p := problems(CheckFacts(c.Facts, today))
			if d.On > today && c.ReceivedOn <= today {
				p.wrong(FieldReceivedOn, "receivedOn.future", "day", d.On.Shown(), "today", today.Shown())
			}
			return p
		}),
	steps.KindOf(func(l *Letter, _ steps.Step, c Noted) { l.Remarks = append(l.Remarks, c.Text) }, func(_ *Letter, _ steps.Draft, c Noted, _ day.Date) []data.Problem {
		var p problems
		p.says(c.Text)
		return p
	}),
	steps.KindOf(func(l *Letter, _ steps.Step, c Assigned) { l.Officer = c.Officer }, func(_ *Letter, _ steps.Draft, c Assigned, _ day.Date) []data.Problem {
		var p problems
		p.wrongIf(c.Officer == "", FieldOfficer, "officer.missing")
		return p
	}),
	onDay((*Letter).handle, (*problems).handled),
	onDay(func(l *Letter, s steps.Step, _ Accepted) { l.AcceptedOn = s.On }, (*problems).accepted),
	onDay(func(l *Letter, s steps.Step, c Reply) { write(&l.Replies, &l.Unissued, s, c) }, func(p *problems, _ *Letter, _ day.Date, c Reply) { p.replied(c) }),
	onDay(func(l *Letter, s steps.Step, c Delivery) { deliver(&l.Replies, &l.Unissued, s.On, c) }, func(p *problems, l *Letter, on day.Date, c Delivery) { p.delivered(l.Documents(), on, c) }),
	onDay(func(l *Letter, s steps.Step, c Settlement) { c.On = s.On; l.settle(c) }, (*problems).settled),
	onDay(func(l *Letter, s steps.Step, c Execution) {
		c.On = s.On
		l.execute(c)
	}, (*problems).executed),
}, slices.Concat(lifeKinds, demandKinds, nationalKinds, fileKinds)...)...)

// onDay is a type of step that happened on a day: not before the letter came, and
// not after today. judge finds what else is wrong.
func onDay[C steps.Content](apply func(*Letter, steps.Step, C), judge func(p *problems, l *Letter, on day.Date, c C)) steps.Kind[Letter] {
	return steps.KindOf(apply, func(l *Letter, d steps.Draft, c C, today day.Date) []data.Problem {
		var p problems
		p.day(d.On, l.ReceivedOn, "on.beforeReceived", today)
		judge(&p, l, d.On, c)
		return p
	})
}

// changedLetter: a letter's number is given once and stays its own.
func changedLetter(before, after *Letter, there bool) (p []data.Problem) {
	switch {
	case !there:
		p = append(p, data.Forbid(FieldNumber, "correction.receipt", "letter", before.Number.String()))
	case after.Number != before.Number:
		p = append(p, data.Forbid(FieldNumber, "correction.number", "letter", before.Number.String()))
	}
	return p
}

// Fold computes what a letter is from all its steps, oldest first. Among them
// there must be one that received it.
func Fold(steps []steps.Step) (Letter, error) {
	l, received, err := Letters.Fold(steps)
	if err == nil && !received {
		return Letter{}, errors.New("no step receives the letter")
	}
	return l, err
}

// Apply is l after one more step, for checking a step before it is written.
func (l Letter) Apply(d steps.Draft) Letter {
	l.Replies, l.Unissued, l.Executed, l.Life = slices.Clone(l.Replies), slices.Clone(l.Unissued), slices.Clone(l.Executed), l.Life.clone()
	l.Remarks = slices.Clone(l.Remarks)
	Letters.Apply(&l, steps.Step{On: d.On, Content: d.Content})
	return l
}

// CheckStep finds what is wrong with adding the step d to the letter l on the
// day today.
func CheckStep(l Letter, d steps.Draft, today day.Date) []data.Problem {
	return Letters.CheckNew(l, d, today)
}

func (l *Letter) taken() Taken {
	return Taken{Handled{l.Eligible, l.Competent, l.Handling, l.Reason, l.ForwardTo, l.HandledRule}, l.HandledOn}
}

// Directions are all directions that were taken with the letter, that which stands last.
func (l *Letter) Directions() []Taken {
	if !l.Handled {
		return nil
	}
	return append(slices.Clone(l.Life.Earlier), l.taken())
}

// settle ends the matter; that it was stopped stays known when it is decided later (LTC
// Điều 33 khoản 3).
func (l *Letter) settle(c Settlement) {
	if l.Settlement.Result.EndsWithoutDecision() && !l.AcceptedOn.IsZero() {
		l.Life.Stops = append(l.Life.Stops, l.Settlement.On)
	}
	l.Settlement = c
}

func (l *Letter) handle(s steps.Step, c Handled) {
	if c.Rule != "" {
		if l.Undated() { // else the true day became known
			l.Handled, l.HandledOn, l.HandledRule = true, s.On, c.Rule
		}
		return
	}
	again := l.Handled && l.Handling == c.Handling
	unknown := l.HandledOn.IsZero() || l.HandledRule != "" // the day on which it was said first
	if l.Handling == Guide && !(again && unknown) {
		l.Life.Guided++
	}
	if again && !unknown {
		l.Reason, l.ForwardTo = c.Reason, c.ForwardTo
		return // said again: the first day counts
	}
	if l.Handled && !again {
		l.Life.Earlier = append(l.Life.Earlier, l.taken())
	}
	l.Handled, l.HandledOn, l.HandledRule = true, s.On, ""
	l.Eligible, l.Competent = c.Eligible, c.Competent
	l.Handling, l.Reason, l.ForwardTo = c.Handling, c.Reason, c.ForwardTo
}
