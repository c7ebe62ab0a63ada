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

// Line is what one ward, or a group of wards, reported in some column month by month.
type Line struct {
	Name   string
	Group  bool    // several wards together
	Months []Value // in the order of Comparison.Months
	Latest Value   // of the last month that was asked for
}

// Comparison is one column of one form over months, by ward, by group, and together.
type Comparison struct {
	Form   *forms.Form
	Column int
	Months []day.Period
	Wards  []Line // in the order of the list, then those that it lacks
	Groups []Line // in the order of the list; those without a group together at the end
	Total  Line
}

// Compare sets beside each other what wards reported in a column month after month, from
// what the board keeps. Months in which a ward said nothing are unknown, not nought.
func Compare(reports []register.WardFile, board register.Board, form *forms.Form, column int, months []day.Period) *Comparison {
	c := &Comparison{Form: form, Column: column, Months: months, Total: Line{Group: true, Months: make([]Value, len(months))}}
	listed := newResolver(board.Names())
	at := map[string]int{}
	ward := func(name string) *Line {
		key := wardKey(name)
		i, known := at[key]
		if !known {
			i, at[key] = len(c.Wards), len(c.Wards)
			line := Line{Name: name, Months: make([]Value, len(months))}
			for m := range line.Months {
				line.Months[m].Of = 1
			}
			c.Wards = append(c.Wards, line)
		}
		return &c.Wards[i]
	}
	for _, w := range board.Wards {
		ward(w.Name)
	}
	for i := range reports {
		f := &reports[i]
		month := slices.IndexFunc(months, func(p day.Period) bool { return p == f.Period || sameMonth(p, f.Period) })
		if month < 0 {
			continue
		}
		name, _, found := listed.find(f.Ward)
		if !found {
			name = f.Ward
		}
		line := ward(name)
		for _, s := range standingOf(f) {
			cell, there := cellsOf(s.WardForm)[column]
			if s.form == form && there && cell.Text == "" {
				line.Months[month] = Value{cell.Value, 1, 1}
			}
		}
	}
	c.together(board)
	return c
}

// together adds the wards up by group and over all.
func (c *Comparison) together(board register.Board) {
	groups := board.Groups()
	loose := Line{Group: true, Months: make([]Value, len(c.Months))}
	for _, name := range groups {
		c.Groups = append(c.Groups, Line{Name: name, Group: true, Months: make([]Value, len(c.Months))})
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
		for m, v := range w.Months {
			for _, line := range []*Line{group, &c.Total} {
				sum := &line.Months[m]
				sum.Sum, sum.Known, sum.Of = forms.Add(sum.Sum, v.Sum), sum.Known+v.Known, sum.Of+v.Of
			}
		}
	}
	if some && len(groups) > 0 {
		c.Groups = append(c.Groups, loose)
	}
	for _, lines := range [][]Line{c.Wards, c.Groups} {
		for i := range lines {
			lines[i].Latest = lines[i].Months[len(c.Months)-1]
		}
	}
	c.Total.Latest = c.Total.Months[len(c.Months)-1]
}

// ByLatest are the lines with the largest figure of the last month first; those that said
// nothing come last.
func ByLatest(lines []Line) []Line {
	sorted := slices.Clone(lines)
	slices.SortStableFunc(sorted, func(a, b Line) int {
		return cmp.Or(cmp.Compare(min(b.Latest.Known, 1), min(a.Latest.Known, 1)), cmp.Compare(b.Latest.Sum, a.Latest.Sum))
	})
	return sorted
}
