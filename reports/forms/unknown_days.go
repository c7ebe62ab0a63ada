package forms

import (
	"strings"

	"donthu/assets"
)

// UnknownDays are how many letters the figures of a report leave out because nobody knows on
// which day something was done: each may belong to the period or not.
type UnknownDays struct {
	Handled, Settled int // processed, with a result
	// Done are the letters received in the period that are done with: Opening and Received
	// less Concluded and these are Closing.
	Done int
	// Unjudged were processed, and nothing says whether they met the conditions or belonged
	// to the office.
	Unjudged int
}

// UnknownDays counts the letters whose days the register does not know.
func (r *Report) UnknownDays() UnknownDays {
	handled, settled, unjudged := map[int64]bool{}, map[int64]bool{}, map[int64]bool{}
	for _, f := range r.Incomplete {
		for _, id := range f.Letters {
			handled[id] = handled[id] || strings.HasPrefix(f.Lack, "handled")
			settled[id] = settled[id] || strings.HasPrefix(f.Lack, "settled")
			unjudged[id] = unjudged[id] || f.Lack == "eligible" || f.Lack == "competent"
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
	return UnknownDays{count(handled), count(settled), max(0, int(of(Opening)+of(Received)-of(Concluded)-of(Closing))), count(unjudged)}
}

// notes say on each form of letters what its figures leave out: a 0 beside such letters is no
// statement that there was nothing.
func (u UnknownDays) notes(r *Report) {
	for i := range r.Sheets {
		sheet := &r.Sheets[i]
		if sheet.Form.Subject != Letters {
			continue
		}
		for _, note := range []struct {
			key   string
			count int
		}{{"handled", u.Handled}, {"settled", u.Settled}, {"unjudged", u.Unjudged}} {
			if note.count > 0 {
				sheet.note(assets.Text("forms.note.unknown."+note.key, "count", note.count))
			}
		}
	}
}
