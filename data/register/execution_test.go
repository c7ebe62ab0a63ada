package register

import (
	"slices"
	"testing"

	"donthu/data/day"
)

// What is carried out of a settlement on single days adds up; a statement of all so far, as
// registers used to keep it, is what it adds to the ones before.
func TestExecutionsAddUp(t *testing.T) {
	on := func(d int) day.Date { return day.Must("2026-07-01").AddDays(d) }
	part := func(d int, money float64, done Answer) Execution {
		return Execution{Done: done, On: on(d), OfDay: true, CollectedMoney: money}
	}
	all := func(d int, money float64, done Answer) Execution {
		return Execution{Done: done, On: on(d), CollectedMoney: money}
	}
	for name, c := range map[string]struct {
		said  []Execution
		rows  []float64
		sum   float64
		done  Answer
		since day.Date
	}{
		"one statement of all":            {[]Execution{all(1, 120, Yes)}, nil, 120, Yes, on(1)},
		"two statements of all":           {[]Execution{all(1, 50, No), all(9, 120, Yes)}, nil, 120, Yes, on(9)},
		"three days":                      {[]Execution{part(1, 30, No), part(24, 50, No), part(50, 40, Yes)}, []float64{30, 50, 40}, 120, Yes, on(50)},
		"days, not all":                   {[]Execution{part(1, 30, No), part(24, 50, "")}, []float64{30, 50}, 80, No, on(24)},
		"a day after statements of all":   {[]Execution{all(1, 30, No), all(9, 80, No), part(20, 40, Yes)}, []float64{30, 50, 40}, 120, Yes, on(20)},
		"a statement of all after days":   {[]Execution{part(1, 30, No), all(9, 80, Yes)}, []float64{30, 50}, 80, Yes, on(9)},
		"a statement that takes one back": {[]Execution{part(1, 30, No), all(9, 20, No)}, []float64{30, 0}, 30, No, on(9)},
		"said to be done, then more":      {[]Execution{part(1, 120, Yes), part(9, 5, No)}, []float64{120, 5}, 125, Yes, on(1)},
	} {
		var l Letter
		for _, e := range c.said {
			l.execute(e)
		}
		var rows []float64
		for _, row := range l.Executed {
			rows = append(rows, row.CollectedMoney)
		}
		if !slices.Equal(rows, c.rows) || l.Execution.CollectedMoney != c.sum || l.Execution.Done != c.done || l.Execution.On != c.since {
			t.Errorf("%s: rows %v, all %+v", name, rows, l.Execution)
		}
	}
}

// Decisions of a matter are told apart by their numbers.
func TestDecisionsAreToldApartByTheirNumbers(t *testing.T) {
	key := func(number string) string {
		l := Letter{Facts: Facts{Kind: Complaint, Matter: "V1", Round: 1}, Settlement: Settlement{Result: Right, On: day.Must("2026-07-01"), Number: number}}
		return l.SettlementKey()
	}
	if key("45/QĐ-UBND") == key("46/QĐ-UBND") || key("45/QĐ-UBND") == key("") || key("45/QĐ-UBND") != key("45/qđ-ubnd") || key("") != "complaint|V1|1|right|2026-07-01" {
		t.Errorf("keys %q, %q, %q", key("45/QĐ-UBND"), key("45/qđ-ubnd"), key(""))
	}
}
