package forms

import "strings"

// UnknownDays are how many letters the figures of a report leave out because nobody knows on
// which day something was done: each may belong to the period or not.
type UnknownDays struct {
	Handled, Settled int // processed, with a result
	// Done are the letters received in the period that are done with: Opening and Received
	// less Concluded and these are Closing.
	Done int
}

// UnknownDays counts the letters whose days the register does not know.
func (r *Report) UnknownDays() UnknownDays {
	handled, settled := map[int64]bool{}, map[int64]bool{}
	for _, f := range r.Incomplete {
		for _, id := range f.Letters {
			handled[id] = handled[id] || strings.HasPrefix(f.Lack, "handled")
			settled[id] = settled[id] || strings.HasPrefix(f.Lack, "settled")
		}
	}
	count := func(all map[int64]bool) (n int) {
		for _, is := range all {
			if is {
				n++
			}
		}
		return n
	}
	of := func(name LineName) float64 { return r.Summary.Line(name).Value }
	return UnknownDays{count(handled), count(settled), max(0, int(of(Opening)+of(Received)-of(Concluded)-of(Closing)))}
}
