package register

import (
	"cmp"

	"donthu/data/day"
)

// execute takes one more statement of what was carried out of the settlement: of all so far,
// as registers used to keep it and books still do, or of one day.
func (l *Letter) execute(c Execution) {
	before := l.Life.Executions
	if l.Execution.Done != "" {
		before = append(before, l.Execution)
	}
	l.Life.Executions = before
	if !c.OfDay && len(l.Executed) == 0 {
		l.Execution = c
		return
	}
	if len(l.Executed) == 0 {
		so := Execution{}
		for _, statement := range before {
			l.Executed = append(l.Executed, statement.less(so))
			so = statement
		}
	}
	if !c.OfDay {
		c = c.less(l.Execution)
	}
	c.OfDay = true
	l.Executed = append(l.Executed, c)
	all := Execution{Done: No, On: c.On}
	for _, row := range l.Executed {
		all = all.plus(row)
	}
	if on, done := l.ExecutedOn(); done {
		all.Done, all.On = Yes, on
	}
	l.Execution = all
}

// ExecutedOn is the latest day on which the settlement of the letter was said to be carried
// out in full; false where nobody said so.
func (l *Letter) ExecutedOn() (on day.Date, done bool) {
	if len(l.Executed) == 0 {
		return l.Execution.On, l.Execution.Done == Yes
	}
	for _, row := range l.Executed {
		if row.Done == Yes {
			on, done = max(on, row.On), true
		}
	}
	return on, done
}

// plus is e with what was carried out in a row.
func (e Execution) plus(row Execution) Execution { return e.add(row, 1) }

// less is e without what was carried out before; never below 0, as a statement that takes
// an earlier one back is no payment.
func (e Execution) less(before Execution) Execution {
	return e.add(before, -1)
}

func (e Execution) add(other Execution, sign int) Execution {
	for _, f := range []struct {
		to   *float64
		more float64
	}{{&e.CollectedMoney, other.CollectedMoney}, {&e.CollectedLand, other.CollectedLand}, {&e.ReturnedMoney, other.ReturnedMoney}, {&e.ReturnedLand, other.ReturnedLand}} {
		*f.to = max(0, *f.to+float64(sign)*f.more)
	}
	for _, n := range []struct {
		to   *int
		more int
	}{{&e.BodiesDisciplined, other.BodiesDisciplined}, {&e.PersonsDisciplined, other.PersonsDisciplined}, {&e.OfficialsDisciplined, other.OfficialsDisciplined},
		{&e.ProsecutedCases, other.ProsecutedCases}, {&e.ProsecutedPersons, other.ProsecutedPersons}, {&e.ProsecutedOfficials, other.ProsecutedOfficials}} {
		*n.to = max(0, *n.to+sign*n.more)
	}
	e.Done = cmp.Or(e.Done, No)
	return e
}
