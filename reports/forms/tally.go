package forms

import "donthu/data/register"

// tally holds the figures of a form while they are counted, by column number.
type tally []Figure

// takeTyped puts in what a clerk typed for the columns that no register knows.
// Such a figure is part of another column where the form says so, and is taken
// from it.
func (t tally) takeTyped(form *Form, typed register.TypedFigures) {
	for number, value := range typed.Values {
		c := form.Column(number)
		if form.SubjectOf(number) != Typed || c.Number == 0 || c.Remark {
			continue
		}
		t[number].Value = value
		if from := c.TakenFrom; from != 0 {
			t[from].Value = settle(t[from].Value - min(value, t[from].Value))
		}
	}
}

// total works out the columns that have a formula and gives all figures.
func (t tally) total(form *Form) map[int]Figure {
	done := make([]bool, len(t))
	var work func(column int)
	work = func(column int) {
		if done[column] {
			return
		}
		done[column] = true // before its parts, so that a circle of formulas ends
		c := form.Column(column)
		if len(c.Sums) == 0 || form.Subject == Typed {
			return
		}
		total := Figure{}
		for _, part := range c.Sums[0] {
			work(part)
			total.Value = settle(total.Value + t[part].Value)
			total.Letters = append(total.Letters, t[part].Letters...)
		}
		t[column] = total
	}
	figures := make(map[int]Figure, len(form.Columns))
	for _, c := range form.Columns {
		work(c.Number)
		f := t[c.Number]
		figures[c.Number] = Figure{Value: f.Value, Letters: unique(f.Letters)}
	}
	return figures
}

func unique(ids []int64) []int64 {
	seen := make(map[int64]bool, len(ids))
	var once []int64
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			once = append(once, id)
		}
	}
	return once
}
