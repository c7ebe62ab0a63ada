package desktop

import (
	"time"

	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
)

// nextStep is what a clerk should do with a letter now: a sentence, and the key
// of the action that records it, "" when nothing is owed.
type nextStep struct{ sentence, action string }

// nextFor finds what the office owes a letter, by where it stands.
func nextFor(l *data.Letter, today data.Date) nextStep {
	until := func(key string, args ...any) string {
		switch due := l.DueOn(); {
		case due.IsZero():
			return assets.Text(key, args...) + "."
		case due < today:
			return assets.Text("next.late", assets.Text(key, args...))
		default:
			return assets.Text("next.until", assets.Text(key, args...), due.Shown())
		}
	}
	switch l.State() {
	case data.Waiting:
		return nextStep{until("next.waiting"), "letter.do.handled"}
	case data.Deciding:
		return nextStep{until("next.deciding"), "letter.do.accepted"}
	case data.Settling:
		switch {
		case l.AcceptedOn.IsZero():
			return nextStep{assets.Text("next.accept"), "letter.do.accepted"}
		case len(l.Replies) == 0:
			return nextStep{until("next.tellAccepted"), "letter.do.replied"}
		}
		return nextStep{until("next.settle." + string(l.Kind)), "letter.do.settled"}
	case data.Executing:
		return nextStep{assets.Text("next.execute"), "letter.do.executed"}
	}
	switch {
	case len(l.Replies) == 0 && l.Handling != data.Keep:
		return nextStep{assets.Text("next.reply"), "letter.do.replied"}
	case l.Settlement.Result != "" && !l.Settlement.Result.EndsWithoutDecision() && l.Execution.Done == "":
		return nextStep{assets.Text("next.maybeExecute"), "letter.do.executed"}
	}
	return nextStep{assets.Text("next.nothing"), ""}
}

// runningClock is the clock whose last day counts for the letter now.
func runningClock(l *data.Letter, office *law.Office) (law.Clock, bool) {
	due := l.DueOn()
	if due.IsZero() {
		return law.Clock{}, false
	}
	clocks := office.Clocks(l)
	for i := len(clocks) - 1; i >= 0; i-- {
		if clocks[i].Due == due {
			return clocks[i], true
		}
	}
	return law.Clock{}, false
}

// inOfficeTime is a moment as the clerk's own clock shows it.
func (o *office) inOfficeTime(t time.Time) string {
	return t.In(o.clock().Location()).Format("15:04 02/01/2006")
}
