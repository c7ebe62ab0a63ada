package forms

import (
	"slices"

	"donthu/data/day"
	"donthu/data/register"
)

// settlement is one decision or conclusion with all letters that it settles.
type settlement []*register.Letter

func (s settlement) all(holds func(l *register.Letter) bool) bool {
	return !s.any(func(l *register.Letter) bool { return !holds(l) })
}

func (s settlement) any(holds func(l *register.Letter) bool) bool {
	return slices.ContainsFunc(s, holds)
}

func (s settlement) issued() day.Date { return s[0].Settlement.On }

// byDays reports whether the register knows what was carried out on which day: then what
// stands on letters without such days is not asked.
func (s settlement) byDays() bool {
	return s.any(func(l *register.Letter) bool { return len(l.Executed) > 0 })
}

// done says on which day the last of its letters was carried out. A day before the
// settlement was issued, which a correction of either can leave behind, counts as
// that day: else no month would count what the quarter counts.
func (s settlement) done() (bool, day.Date) {
	last, byDays := s.issued(), s.byDays()
	for _, l := range s {
		if byDays && len(l.Executed) == 0 {
			continue
		}
		on, done := l.ExecutedOn()
		if !done {
			return false, 0
		}
		last = max(last, on)
	}
	return true, last
}

// carried is what was carried out of the letter's part of the settlement on days that keep
// the condition.
func carried(l *register.Letter, keep func(on day.Date) bool, of func(e *register.Execution) float64) (sum float64) {
	for i := range l.Executed {
		if e := &l.Executed[i]; keep(e.On) {
			sum += of(e)
		}
	}
	return sum
}

// paid is what was carried out in p of the letter at the place: what was paid on days of it,
// or all at the end where nobody knows the days.
func (s settlement) paid(at int, p day.Period, of func(e *register.Execution) float64) float64 {
	switch {
	case s.byDays():
		return carried(s[at], p.Contains, of)
	case s.doneIn(p):
		return of(&s[at].Execution)
	}
	return 0
}

// remains is what the letter at the place orders less what was carried out before p: what
// several letters paid is taken from the orders one after the other, as the amounts of a
// settlement stand on one of its letters.
func (s settlement) remains(at int, p day.Period, ordered func(r *register.Recovery) float64, of func(e *register.Execution) float64) float64 {
	orders := ordered(&s[at].Settlement.Recovery)
	if !s.byDays() {
		return orders
	}
	paid := 0.0
	for _, l := range s {
		paid += carried(l, func(on day.Date) bool { return on < p.From }, of)
	}
	for _, l := range s[:at] {
		paid -= ordered(&l.Settlement.Recovery)
	}
	return max(0, orders-max(0, paid))
}

// due reports whether the settlement was to be carried out in p: issued in it,
// or issued before and not carried out before.
func (s settlement) due(p day.Period) bool {
	if p.Contains(s.issued()) {
		return true
	}
	done, on := s.done()
	return s.issued() < p.From && !(done && on < p.From)
}

// doneIn reports whether the last of its letters was carried out in p.
func (s settlement) doneIn(p day.Period) bool {
	done, on := s.done()
	return done && p.Contains(on)
}
