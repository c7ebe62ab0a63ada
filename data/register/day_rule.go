package register

import (
	"regexp"
	"strings"
	"time"

	"donthu/assets"
	"donthu/data/day"
)

// DayRule is how an office tells on which day the letters of a book were processed that
// does not say so: one rule for the whole book. The steps that it writes name it.
type DayRule string

// The rules.
const (
	OnReceipt  DayRule = "receipt"   // the day of receipt
	OnMonthEnd DayRule = "month-end" // the last day of the month of receipt
	OnPromised DayRule = "promised"  // the day that the book promised an answer for
)

// DayRules are all rules, in the order in which they are offered.
var DayRules = []DayRule{OnReceipt, OnMonthEnd, OnPromised}

// Label is the Vietnamese name of the rule.
func (r DayRule) Label() string { return assets.Text("dayRule." + string(r)) }

// promised finds the promised day among the columns that a book's remarks keep.
var promised = regexp.MustCompile(`(?i)hẹn[^:\n]*:\s*(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})`)

// Day is the day of processing that the rule gives a letter, zero when it gives none. It
// is never before the receipt, nor after what followed or today.
func (r DayRule) Day(l *Letter, today day.Date) day.Date {
	on := day.Date(0)
	switch r {
	case OnReceipt:
		on = l.ReceivedOn
	case OnMonthEnd:
		on = day.Of(time.Date(l.ReceivedOn.Year(), time.Month(l.ReceivedOn.Month()+1), 0, 0, 0, 0, 0, time.UTC))
	case OnPromised:
		if found := promised.FindStringSubmatch(l.Note); found != nil {
			on, _ = day.ParseTypedDate(strings.TrimSpace(found[1])) // zero where it is no day
		}
	}
	if on.IsZero() || l.ReceivedOn.IsZero() {
		return 0
	}
	for _, latest := range []day.Date{l.AcceptedOn, l.Settlement.On, today} {
		if !latest.IsZero() {
			on = min(on, latest)
		}
	}
	return max(on, l.ReceivedOn)
}

// Dated is the step that tells on which day the letter was processed, as the rule says:
// what is known of the processing stays as it is. False when the rule tells no day, or
// the letter needs none.
func (r DayRule) Dated(l *Letter, today day.Date) (Handled, day.Date, bool) {
	on := r.Day(l, today)
	if !l.Undated() || on.IsZero() {
		return Handled{}, 0, false
	}
	return Handled{Eligible: l.Eligible, Competent: l.Competent, Handling: l.Handling, Reason: l.Reason, ForwardTo: l.ForwardTo, Rule: r}, on, true
}
