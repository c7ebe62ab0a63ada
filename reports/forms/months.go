package forms

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// overMonths says how the figure of a column for a longer period comes out of those of
// its months.
type overMonths int

const (
	// untold: the months do not tell it. A matter that has letters in two months counts in
	// both and once in the quarter; what is still to be paid depends on what was paid when.
	untold overMonths = iota
	// added: each thing counts in one month only, so the period's is their sum.
	added
	// waiting: what waited before counts again in every month, so the period's is that of
	// the last month with what the earlier months finished (the column finished).
	waiting
	// first: what was carried over before the period is what its first month says.
	first
	// summed: by the column's own formula.
	summed
)

// Words of letters that mean something else in a month than in the quarter around it.
var letterMoves = []string{"carried", "new", "endedLater", "settled", "settling", "waiting", "overdue", "late"}

// readMonths finds out how each column of the form comes out of months, from what it
// counts; what no register counts says so in the form's file.
func (f *Form) readMonths(words map[int]string) error {
	for i := range f.Columns {
		c := &f.Columns[i]
		switch said := words[c.Number]; {
		case c.Remark:
		case said == "none":
		case strings.HasPrefix(said, "finished "):
			n, err := strconv.Atoi(strings.TrimPrefix(said, "finished "))
			if err != nil || n < 1 || n > len(f.Columns) {
				return fmt.Errorf("column %d: months %q", c.Number, said)
			}
			c.over, c.finished = waiting, n
		case said != "":
			return fmt.Errorf("column %d: months %q", c.Number, said)
		case c.Typed || f.Subject == Typed:
			if c.TakenFrom == 0 {
				c.over = added
			}
		case len(c.measured) > 0:
			c.over, c.finished = f.overOf(c.measured)
		case len(c.Sums) > 0:
			c.over = summed
		}
	}
	return nil
}

// overOf is how a measure comes out of months.
func (f *Form) overOf(m measure) (over overMonths, finished int) {
	for i, t := range m {
		o, done := f.overOfTerm(t)
		if len(m) > 1 && o == waiting || i > 0 && o != over {
			return untold, 0
		}
		over, finished = o, done
	}
	return over, finished
}

func (f *Form) overOfTerm(t term) (overMonths, int) {
	asked, word := t.asked.all|t.asked.none, t.of.word
	switch t.of {
	case counted["letters"]:
		moves := slices.DeleteFunc(slices.Clone(letterMoves), func(name string) bool { return asked&word(name) == 0 })
		processed := t.asked.all&(word("handled")|word("eligible")) != 0
		switch {
		case len(moves) == 0 && processed:
			return added, 0
		case len(moves) == 0 && asked&(word("handled")|word("eligible")) == 0:
			return f.finishedBy(counted["letters"], condition{t.asked.all | word("handled"), t.asked.none})
		case slices.Equal(moves, []string{"new"}) && t.asked.all&word("new") != 0 && asked&(word("handled")|word("eligible")) == 0:
			return added, 0
		case slices.Equal(moves, []string{"carried"}) && t.asked.all&word("carried") != 0 && asked&(word("handled")|word("eligible")) == 0:
			return first, 0
		}
	case counted["visits"]:
		if asked&word("again") == 0 {
			return added, 0
		}
	case counted["days"], counted["decisions"], counted["done"]:
		return added, 0
	case counted["due"]:
		switch {
		case t.amount == nil:
			return f.finishedBy(counted["done"], t.asked)
		case slices.ContainsFunc(doneAmounts, func(name string) bool { return executionAmounts[name] == t.amount }):
			return added, 0
		}
	}
	return untold, 0
}

// doneAmounts are those of executionAmounts that were carried out in the period.
var doneAmounts = []string{"collectedMoney", "collectedLand", "returnedMoney", "returnedLand", "bodiesDisciplined", "personsDisciplined", "officialsDisciplined",
	"prosecutedCases", "prosecutedPersons", "prosecutedOfficials"}

// finishedBy is the column of the form that counts what was finished.
func (f *Form) finishedBy(of *countable, asked condition) (overMonths, int) {
	for _, c := range f.Columns {
		if len(c.measured) == 1 && c.measured[0].of == of && c.measured[0].amount == nil && c.measured[0].asked == asked {
			return waiting, c.Number
		}
	}
	return untold, 0
}

// OfMonths are the figures of a longer period as its months tell them, in the order of
// the months. A column that the months do not tell, or that one of them lacks, has none:
// nobody adds matters that may be the same, or what was carried over twice.
func (f *Form) OfMonths(months []map[int]float64) map[int]float64 {
	figures, tried := map[int]float64{}, map[int]bool{}
	var work func(number int) (float64, bool)
	work = func(number int) (float64, bool) {
		if tried[number] {
			value, known := figures[number]
			return value, known
		}
		tried[number] = true
		value, known := f.ofMonths(f.Column(number), months, work)
		if known {
			figures[number] = value
		}
		return value, known
	}
	for _, c := range f.Columns {
		work(c.Number)
	}
	return figures
}

func (f *Form) ofMonths(c Column, months []map[int]float64, work func(int) (float64, bool)) (total float64, known bool) {
	if len(months) == 0 {
		return 0, false
	}
	last := len(months) - 1
	switch c.over {
	case summed:
		for _, part := range c.Sums[0] {
			value, known := work(part)
			if !known {
				return 0, false
			}
			total = settle(total + value)
		}
		return total, true
	case first:
		total, known = months[0][c.Number]
		return total, known
	case added, waiting:
		for i, month := range months {
			column := c.Number
			if c.over == waiting && i < last {
				column = c.finished
			}
			value, known := month[column]
			if !known {
				return 0, false
			}
			total = settle(total + value)
		}
		return total, true
	}
	return 0, false
}

// Untold are the columns of a longer period that its months do not tell.
func (f *Form) Untold() (columns []int) {
	months := []map[int]float64{{}}
	for _, c := range f.Columns {
		months[0][c.Number] = 0
	}
	told := f.OfMonths(months)
	for _, c := range f.Columns {
		if _, known := told[c.Number]; !known && !c.Remark {
			columns = append(columns, c.Number)
		}
	}
	return columns
}

// Carried are the columns that the months tell otherwise than by their sum, because what
// waited stands in each of them.
func (f *Form) Carried() (columns []int) {
	for _, c := range f.Columns {
		if c.over == waiting || c.over == first {
			columns = append(columns, c.Number)
		}
	}
	return columns
}
