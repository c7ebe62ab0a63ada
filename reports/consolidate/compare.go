package consolidate

import (
	"cmp"
	"slices"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/forms"
)

// Value is a figure of one ward, or of several together.
type Value struct {
	Sum       float64
	Known, Of int // how many of how many wards have said it
}

// Line is what one ward, or a group of wards, reported in some column period by period.
type Line struct {
	Name    string
	Group   bool    // several wards together
	Periods []Value // in the order of Comparison.Periods
	Latest  Value   // of the last period that was asked for
}

// Comparison is one column of one form over periods, by ward, by group, and together.
type Comparison struct {
	Form    *forms.Form
	Column  int
	Periods []day.Period
	Wards   []Line // in the order of the list, then those that it lacks
	Groups  []Line // in the order of the list; those without a group together at the end
	Total   Line
}

// Compare sets beside each other what wards reported in a column period after period, from
// what the board keeps: of a longer period what Longer makes of it. Periods of which a ward
// said nothing are unknown, not nought.
func Compare(reports []register.WardFile, board register.Board, form *forms.Form, column int, periods []day.Period) *Comparison {
	c := &Comparison{Form: form, Column: column, Periods: periods, Total: Line{Group: true, Periods: make([]Value, len(periods))}}
	listed := newResolver(board.Names())
	at := map[string]int{}
	ward := func(name string) *Line {
		key := wardKey(name)
		i, known := at[key]
		if !known {
			i, at[key] = len(c.Wards), len(c.Wards)
			line := Line{Name: name, Periods: make([]Value, len(periods))}
			for at := range line.Periods {
				line.Periods[at].Of = 1
			}
			c.Wards = append(c.Wards, line)
		}
		return &c.Wards[i]
	}
	for _, w := range board.Wards {
		ward(w.Name)
	}
	known := func(name string, period int, cell Cell, there bool) {
		if !there || cell.Text != "" {
			return
		}
		if as, _, found := listed.find(name); found {
			name = as
		}
		ward(name).Periods[period] = Value{cell.Value, 1, 1}
	}
	for at, p := range periods {
		if p.Kind() != day.Monthly {
			result := Longer(reports, Options{Period: p, Wards: board.Names()}, FromOwn)
			for _, row := range result.rows(form) {
				cell, there := row.Cells[column]
				known(row.Ward, at, cell, there)
			}
			continue
		}
		for i := range reports {
			f := &reports[i]
			if p != f.Period && !sameMonth(p, f.Period) {
				continue
			}
			for _, s := range standingOf(f) {
				if cell, there := cellsOf(s.WardForm)[column]; s.form == form {
					known(f.Ward, at, cell, there)
				}
			}
		}
	}
	c.together(board)
	return c
}

// rows are those of a form.
func (r *Result) rows(form *forms.Form) []Row {
	for _, part := range r.Parts {
		for _, t := range part.Tables {
			if t.Form == form {
				return t.Rows
			}
		}
	}
	return nil
}

// together adds the wards up by group and over all.
func (c *Comparison) together(board register.Board) {
	groups := board.Groups()
	loose := Line{Group: true, Periods: make([]Value, len(c.Periods))}
	for _, name := range groups {
		c.Groups = append(c.Groups, Line{Name: name, Group: true, Periods: make([]Value, len(c.Periods))})
	}
	some := false
	for i := range c.Wards {
		w := &c.Wards[i]
		group := &loose
		if at := slices.Index(groups, board.GroupOf(w.Name)); at >= 0 {
			group = &c.Groups[at]
		} else {
			some = true
		}
		for m, v := range w.Periods {
			for _, line := range []*Line{group, &c.Total} {
				sum := &line.Periods[m]
				sum.Sum, sum.Known, sum.Of = forms.Add(sum.Sum, v.Sum), sum.Known+v.Known, sum.Of+v.Of
			}
		}
	}
	if some && len(groups) > 0 {
		c.Groups = append(c.Groups, loose)
	}
	for _, lines := range [][]Line{c.Wards, c.Groups} {
		for i := range lines {
			lines[i].Latest = lines[i].Periods[len(c.Periods)-1]
		}
	}
	c.Total.Latest = c.Total.Periods[len(c.Periods)-1]
}

// ByLatest are the lines with the largest figure of the last period first; those that said
// nothing come last.
func ByLatest(lines []Line) []Line {
	sorted := slices.Clone(lines)
	slices.SortStableFunc(sorted, func(a, b Line) int {
		return cmp.Or(cmp.Compare(min(b.Latest.Known, 1), min(a.Latest.Known, 1)), cmp.Compare(b.Latest.Sum, a.Latest.Sum))
	})
	return sorted
}
