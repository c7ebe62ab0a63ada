package forms

import (
	"testing"

	"donthu/data/day"
	"donthu/data/register"
)

// What is to be collected in a period is what remained before it and what is new; what was
// collected on its first and on its last day belongs to it (section 2 of the samples' rules).
func TestWhatRemainsAndWhatWasPaid(t *testing.T) {
	money := func(r *register.Recovery) float64 { return r.CollectMoney }
	paid := func(e *register.Execution) float64 { return e.CollectedMoney }
	rows := func(all ...register.Execution) []register.Execution { return all }
	row := func(on string, amount float64, done register.Answer) register.Execution {
		return register.Execution{On: day.Must(on), CollectedMoney: amount, Done: done, OfDay: true}
	}
	letter := func(order float64, rows []register.Execution) *register.Letter {
		return &register.Letter{Settlement: register.Settlement{Result: register.Right, On: day.Must("2026-06-20"), Recovery: register.Recovery{CollectMoney: order}}, Executed: rows}
	}
	three := settlement{letter(120, rows(row("2026-07-02", 30, register.No), row("2026-07-25", 50, register.No), row("2026-08-20", 40, register.Yes)))}
	edges := settlement{letter(120, rows(row("2026-07-14", 10, register.No), row("2026-07-15", 20, register.No), row("2026-08-14", 30, register.No), row("2026-08-15", 40, register.No)))}
	two := settlement{letter(50, nil), letter(70, rows(row("2026-07-02", 60, register.No)))} // ordered by both, paid through one
	over := settlement{letter(20, rows(row("2026-07-02", 30, register.No), row("2026-07-20", 5, register.No)))}
	once := settlement{letter(120, nil)}
	once[0].Execution = register.Execution{Done: register.Yes, On: day.Must("2026-08-20"), CollectedMoney: 120}
	for name, c := range map[string]struct {
		of            settlement
		from, to      string
		remains, paid float64
		isDone        bool
	}{
		"three days, 15/6 to 14/7":      {three, "2026-06-15", "2026-07-14", 120, 30, false},
		"three days, 15/7 to 14/8":      {three, "2026-07-15", "2026-08-14", 90, 50, false},
		"three days, 15/8 to 14/9":      {three, "2026-08-15", "2026-09-14", 40, 40, true},
		"three days, the quarter":       {three, "2026-06-15", "2026-09-14", 120, 120, true},
		"on the first and the last day": {edges, "2026-07-15", "2026-08-14", 110, 50, false},
		"the day after":                 {edges, "2026-08-15", "2026-09-14", 60, 40, false},
		"two letters, paid through one": {two, "2026-07-15", "2026-08-14", 60, 0, false},
		"more than ordered":             {over, "2026-07-15", "2026-08-14", 0, 5, false},
		"no days, before the end":       {once, "2026-07-15", "2026-08-14", 120, 0, false},
		"no days, at the end":           {once, "2026-08-15", "2026-09-14", 120, 120, true},
	} {
		p := day.Period{From: day.Must(c.from), To: day.Must(c.to)}
		remains, collected := 0.0, 0.0
		for at := range c.of {
			remains += c.of.remains(at, p, money, paid)
			collected += c.of.paid(at, p, paid)
		}
		if remains != c.remains || collected != c.paid || c.of.doneIn(p) != c.isDone {
			t.Errorf("%s: %v remain, %v paid, done %v; want %v, %v, %v", name, remains, collected, c.of.doneIn(p), c.remains, c.paid, c.isDone)
		}
	}
}
