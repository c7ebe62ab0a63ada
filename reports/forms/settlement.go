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

// done says on which day the last of its letters was carried out. A day before the
// settlement was issued, which a correction of either can leave behind, counts as
// that day: else no month would count what the quarter counts.
func (s settlement) done() (bool, day.Date) {
	last := s.issued()
	for _, l := range s {
		if l.Execution.Done != register.Yes {
			return false, 0
		}
		last = max(last, l.Execution.On)
	}
	return true, last
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
