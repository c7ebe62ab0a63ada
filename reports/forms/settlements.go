package forms

import (
	"donthu/assets"
	"donthu/data"
)

// settlement is one decision or conclusion with all letters that it settles.
type settlement []*data.Letter

// group makes settlements of the letters, those of one key together.
func group(letters []data.Letter) []settlement {
	at := map[string]int{}
	var settlements []settlement
	for i := range letters {
		l := &letters[i]
		key := l.SettlementKey()
		if key == "" || l.Competent != data.Yes {
			continue
		}
		n, known := at[key]
		if !known {
			n = len(settlements)
			at[key] = n
			settlements = append(settlements, nil)
		}
		settlements[n] = append(settlements[n], l)
	}
	return settlements
}

func (s settlement) kind() data.Kind   { return s[0].Kind }
func (s settlement) issued() data.Date { return s[0].Settlement.On }
func (s settlement) outcome() outcome  { return outcome{again(s[0]), s[0].Settlement.Result} }

// done says on which day the last of its letters was carried out. A day before the
// settlement was issued, which a correction of either can leave behind, counts as
// that day: else no month would count what the quarter counts.
func (s settlement) done() (bool, data.Date) {
	last := s.issued()
	for _, l := range s {
		if l.Execution.Done != data.Yes {
			return false, 0
		}
		last = max(last, l.Execution.On)
	}
	return true, last
}

// due reports whether the settlement was to be carried out in p: issued in it,
// or issued before and not carried out before.
func (s settlement) due(p data.Period) bool {
	if p.Contains(s.issued()) {
		return true
	}
	done, on := s.done()
	return s.issued() < p.From && !(done && on < p.From)
}

// doneIn reports whether the last of its letters was carried out in p.
func (s settlement) doneIn(p data.Period) bool {
	done, on := s.done()
	return done && p.Contains(on)
}

func (s settlement) ids() []int64 {
	var ids []int64
	for _, l := range s {
		ids = append(ids, l.ID)
	}
	return ids
}

// outcome is what 03/GQKN and 04/GQTC divide settlements by.
type outcome struct {
	again  bool
	result data.Result
}

// amount is a number that a letter's settlement or execution carries.
type amount func(l *data.Letter) float64

// countSettling counts the columns that 03/GQKN and 04/GQTC share: what became
// of the kind's matters (columns 3–6), and from column 8 the settlements issued
// in the period by their outcome with their amounts.
func countSettling(b *basis, t tally, kind data.Kind, outcomes map[outcome]int, amounts map[int]amount) {
	set := b.processed(kind)
	matters := map[string][]*data.Letter{}
	for _, l := range set {
		t.one(1, l.ID)
		matters[l.MatterKey()] = append(matters[l.MatterKey()], l)
	}
	for _, letters := range matters {
		t.add(matterColumn(letters, b.period.To), 1, settlement(letters).ids()...)
	}
	var lost []*data.Letter
	for _, s := range b.settlements {
		if s.kind() != kind || !b.period.Contains(s.issued()) {
			continue
		}
		if column, known := outcomes[s.outcome()]; known {
			t.add(column, 1, s.ids()...)
		} else {
			lost = append(lost, s...)
		}
		addAmounts(t, s, amounts)
	}
	if len(lost) > 0 {
		b.problems = append(b.problems, assets.Text("forms.lost.outcome", kind.Label(), numbers(lost)))
	}
}

// matterColumn is the column 3–6 for a matter at the end of the day: 6 when it
// was wholly withdrawn or stopped, else 4 when it was accepted, 5 when it was
// refused, 3 while it is still looked at.
func matterColumn(letters []*data.Letter, day data.Date) int {
	ended, accepted, refused := true, false, false
	for _, l := range letters {
		s := l.Settlement
		ended = ended && s.Result.EndsWithoutDecision() && !s.On.IsZero() && s.On <= day
		accepted = accepted || l.Handling == data.Accept && !l.AcceptedOn.IsZero() && l.AcceptedOn <= day
		refused = refused || l.Handling == data.Refuse
	}
	switch {
	case ended:
		return 6
	case accepted:
		return 4
	case refused:
		return 5
	}
	return 3
}
