package forms

import (
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

// Whole says of what the register knows all of a period: a register that began last month
// knows of the months before only what was still open.
type Whole struct {
	Letters, Visits bool
}

func wholeOf(kept register.Kept, p day.Period) Whole {
	return Whole{register.HoldWhole(kept.Letters, p), register.HoldWhole(kept.Visits, p)}
}

// knownSoFar is what the register knows of the days of the period that have come.
func knownSoFar(kept register.Kept, p day.Period, asOf day.Date) Whole {
	if !asOf.IsZero() && asOf < p.To {
		p.To = asOf
	}
	if p.To < p.From { // it has not begun
		return Whole{true, true}
	}
	return wholeOf(kept, p)
}

// unkept says that the register does not know all that stands behind figures of a subject,
// or of any for none: a nought does not say then that there was nothing.
func unkept(known Whole, s Subject) string {
	letters := !known.Letters && (s == Letters || s == "")
	visits := !known.Visits && (s == Receptions || s == Days || s == "")
	switch {
	case letters && visits:
		return assets.Text("forms.period.unkept")
	case letters:
		return assets.Text("forms.period.unkeptLetters")
	case visits:
		return assets.Text("forms.period.unkeptVisits")
	}
	return ""
}

// Of reports whether all is known of what stands behind a figure. Of what a clerk types for
// a form nobody knows that.
func (w Whole) Of(s Subject) bool {
	return s == Letters && w.Letters || (s == Receptions || s == Days) && w.Visits
}

// Comparable reports whether figures of the report may be set beside those of an earlier
// period, of which then says what is known: both are over, and both lie wholly in the
// register.
func (r *Report) Comparable(then Whole, s Subject) bool {
	return r.AsOf.IsZero() && r.Whole.Of(s) && then.Of(s)
}

// leastBase is the least number of which a part is told in per cent: of less, one more or
// one fewer is a leap.
const leastBase = 10

// HasPercent reports whether parts of the number may be told in per cent.
func HasPercent(whole float64) bool { return whole >= leastBase }
