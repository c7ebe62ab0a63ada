package register

import (
	"slices"

	"donthu/data/day"
)

// Kept are the spans of days of which the register knows all letters, and all visits: what
// it was told of other days says nothing about how many there were.
type Kept struct {
	Letters, Visits []day.Period
}

// longestGap is how many days may pass in an office's book without an entry. After more
// the book is taken to have been kept no longer, or not yet: a lone old letter that was
// still open when the book began makes no year of it.
const longestGap = 45

// KeptSpans are the spans of days that are known whole: from the day on which the register
// began up to the present one, and those of the books that were brought in, told by the days
// of their entries. What a clerk typed of the time before the register began is not looked
// at: it is what was still open then.
func KeptSpans(began, today day.Date, brought []day.Date) (spans []day.Period) {
	for _, on := range brought {
		spans = append(spans, day.Period{From: on, To: on})
	}
	if !began.IsZero() {
		spans = append(spans, day.Period{From: began, To: max(began, today)})
	}
	slices.SortFunc(spans, func(a, b day.Period) int { return int(a.From) - int(b.From) })
	joined := spans[:0]
	for _, p := range spans {
		if n := len(joined); n > 0 && p.From <= joined[n-1].To.AddDays(longestGap) {
			joined[n-1].To = max(joined[n-1].To, p.To)
			continue
		}
		joined = append(joined, p)
	}
	return joined
}

// HoldWhole reports whether the whole period lies in one of the spans.
func HoldWhole(spans []day.Period, p day.Period) bool {
	return slices.ContainsFunc(spans, func(s day.Period) bool { return s.From <= p.From && p.To <= s.To })
}
