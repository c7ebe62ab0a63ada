package register

import (
	"testing"

	"donthu/data/day"
)

// What a register may speak of as a whole: since it began, and the time of the books that
// were brought in; one old letter makes no year.
func TestOfWhichTimeARegisterKnowsAll(t *testing.T) {
	d := day.Must
	every := func(from, to string, step int) (all []day.Date) {
		for on := d(from); on <= d(to); on = on.AddDays(step) {
			all = append(all, on)
		}
		return all
	}
	book := every("2025-11-01", "2026-10-31", 9)
	for name, c := range map[string]struct {
		began, today string
		brought      []day.Date
		from, to     string
		whole        bool
	}{
		"begun last month":                     {"2026-10-20", "2026-11-24", nil, "2026-09-15", "2026-10-14", false},
		"begun within the period":              {"2026-10-20", "2026-11-24", nil, "2026-10-15", "2026-11-14", false},
		"since it began":                       {"2026-10-15", "2026-11-24", nil, "2026-10-15", "2026-11-14", true},
		"in the time of a book":                {"2026-11-24", "2026-11-24", book, "2026-04-15", "2026-05-14", true},
		"before the book":                      {"2026-11-24", "2026-11-24", book, "2025-10-15", "2025-11-14", false},
		"from the book into the register":      {"2026-11-24", "2026-12-24", book, "2026-10-15", "2026-11-14", true},
		"between the book and the register":    {"2027-06-01", "2027-07-24", book, "2026-12-15", "2027-01-14", false},
		"an open letter of long ago":           {"2026-11-24", "2026-11-24", append([]day.Date{d("2024-03-01")}, book...), "2024-12-15", "2025-12-14", false},
		"a book that was brought in later":     {"2026-05-01", "2026-11-24", every("2026-01-02", "2026-04-20", 5), "2026-02-15", "2026-06-14", true},
		"a book of before the register's time": {"2026-05-01", "2026-11-24", every("2026-01-02", "2026-02-20", 5), "2026-02-15", "2026-06-14", false},
		"nothing at all":                       {"", "2026-11-24", nil, "2026-10-15", "2026-11-14", false},
	} {
		var began day.Date
		if c.began != "" {
			began = d(c.began)
		}
		if got := HoldWhole(KeptSpans(began, d(c.today), c.brought), day.Period{From: d(c.from), To: d(c.to)}); got != c.whole {
			t.Errorf("%s: %v", name, got)
		}
	}
}
