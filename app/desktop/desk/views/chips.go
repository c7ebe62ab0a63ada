package views

import (
	"fmt"

	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

// SoonDays is how many working days before its last day a limit counts as near.
const SoonDays = 5

// Workdays counts the working days after from up to and with to: the law's calendar,
// desk.Law().Calendar().WorkingDays. Take it once for a page, not for each row.
type Workdays func(from, to day.Date) int

// StateChip is where a letter stands: one chip of the tone Still, with an icon that goes
// from circle over half and arrow to check.
func StateChip(l *register.Letter) look.Chip {
	state := l.State()
	icon := look.IconCircle
	switch state {
	case register.Deciding:
		icon = look.IconHalf
	case register.Settling:
		icon = look.IconGoing
	case register.Suspended:
		icon = look.IconPause
	case register.AwaitingNotice, register.AwaitingResult:
		icon = look.IconSend
	case register.Executing:
		icon = look.IconForward
	case register.Closed:
		icon = look.IconCheck
	}
	return look.Chip{Icon: icon, Text: state.Label()}
}

// DueChip is the limit that runs for a letter, as DayChip says it; one whose clock stands
// still says so, an open one without a limit says that none is set. A closed one says
// that it was done in time or too late where the register knows both days, and
// otherwise nothing: then it is the zero Chip, for which nothing is drawn. What is wanted
// on a closed letter all the same (a reminder, the end of its keeping) shows when it is near.
func DueChip(l *register.Letter, today day.Date, workdays Workdays) look.Chip {
	due, state := l.DueOn(), l.State()
	switch {
	case state == register.Closed && !pressing(due, today, workdays):
		return doneChip(l, today)
	case !due.IsZero():
		return DayChip(due, today, workdays)
	case state == register.Suspended:
		return look.Chip{Icon: look.IconPause, Text: assets.Text("chip.due.stopped"), Tone: look.Undecided}
	}
	return look.Chip{Icon: look.IconNoDay, Text: assets.Text("chip.due.none"), Tone: look.Undecided}
}

// pressing reports whether a last day is near or past.
func pressing(due, today day.Date, workdays Workdays) bool {
	return !due.IsZero() && (due < today || workdays(today, due) <= SoonDays)
}

// DayChip is a last day: red once it has passed, with the calendar days since; amber
// today and while it lies within SoonDays working days, with those; plain later. The zero
// day is the zero Chip.
func DayChip(due, today day.Date, workdays Workdays) look.Chip {
	if due.IsZero() {
		return look.Chip{}
	}
	left := workdays(today, due)
	say := func(key string, days int) string {
		return assets.Text("chip.due."+key, "day", ShortDay(due, today), "days", kit.Number(days))
	}
	switch {
	case due < today:
		return look.Chip{Icon: look.IconError, Text: say("late", due.DaysUntil(today)), Tone: look.Late}
	case left > SoonDays:
		return look.Chip{Text: due.Shown(), Tone: look.Plain}
	}
	soon := look.Chip{Icon: look.IconClock, Tone: look.Soon}
	switch {
	case due == today:
		soon.Text = say("today", 0)
	case due == today.AddDays(1):
		soon.Text = say("tomorrow", 1)
	case left == 0:
		soon.Text = say("off", 0)
	default:
		soon.Text = say("left", left)
	}
	return soon
}

// doneChip says whether a closed letter was concluded in time; the zero Chip when the
// register does not know the day or the limit.
func doneChip(l *register.Letter, today day.Date) look.Chip {
	on, due := l.ConcludedOn(), l.Due.Settle
	if l.Settlement.Result == "" && due.IsZero() {
		due = l.Due.Process
	}
	switch {
	case on.IsZero() || due.IsZero():
		return look.Chip{}
	case on > due:
		return look.Chip{Text: assets.Text("chip.due.tooLate", "day", ShortDay(on, today)), Tone: look.Plain}
	}
	return look.Chip{Icon: look.IconCheck, Text: assets.Text("chip.due.done", "day", ShortDay(on, today)), Tone: look.Done}
}

// DueInFull is what a due chip means in whole words, for its tooltip: what is to be done,
// and both the working days that are left and the calendar days that have passed. It is ""
// where there is nothing to add.
func DueInFull(l *register.Letter, today day.Date, workdays Workdays) string {
	if l.State() == register.Closed && !pressing(l.DueOn(), today, workdays) {
		return ""
	}
	return kit.Joined("\n", l.Due.Deed, DayInFull(l.DueOn(), today, workdays))
}

// DayInFull is DueInFull of a last day; "" for the zero day.
func DayInFull(due, today day.Date, workdays Workdays) string {
	switch {
	case due.IsZero():
		return ""
	case due < today:
		return assets.Text("chip.due.full.late", "day", due.Shown(), "days", kit.Number(due.DaysUntil(today)), "working", kit.Number(-workdays(today, due)))
	}
	return assets.Text("chip.due.full.left", "day", due.Shown(), "working", kit.Number(workdays(today, due)), "days", kit.Number(today.DaysUntil(due)))
}

// SenderChip is who sent a letter that the law keeps secret: the code, veiled. For other
// letters it is the zero Chip: SendersName says who it is.
func SenderChip(l *register.Letter) look.Chip {
	if !l.Secret() {
		return look.Chip{}
	}
	return look.Chip{Icon: look.IconLock, Text: assets.Text("chip.code", "code", l.DenouncerCode()), Tone: look.Veiled}
}

// VisitorChip is SenderChip for who came.
func VisitorChip(r *register.Reception) look.Chip {
	if !r.Secret() {
		return look.Chip{}
	}
	return look.Chip{Icon: look.IconLock, Text: assets.Text("chip.code", "code", r.DenouncerCode()), Tone: look.Veiled}
}

// ShortDay is 20/11 in the year of today, else 20/11/2025.
func ShortDay(d, today day.Date) string {
	if d.Year() != today.Year() {
		return d.Shown()
	}
	return fmt.Sprintf("%02d/%02d", d.Day(), d.Month())
}
