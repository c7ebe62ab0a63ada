package forms

import (
	"fmt"
	"maps"
	"slices"
)

// Named is a figure that no column of the forms has and the report in words tells: the sum
// of columns ("số người của các đoàn"), or what a measure counts ("đơn nhận qua tiếp công
// dân").
type Named struct {
	Name    string `json:"name"`
	Form    string `json:"form"`
	Columns []int  `json:"columns"`
	Measure string `json:"measure"`

	measured measure
}

// Compared is a column that is set beside that of earlier periods, and what it is called.
type Compared struct {
	Title  string `json:"title"`
	Form   string `json:"form"`
	Column int    `json:"column"`
}

// readNamed proves the named and the compared figures of the edition.
func (e *Edition) readNamed() (err error) {
	seen := map[string]bool{}
	for i := range e.Named {
		n := &e.Named[i]
		if n.measured, err = parseMeasure(n.Measure); err != nil {
			return fmt.Errorf("%s: %w", n.Name, err)
		}
		form := e.Form(n.Form)
		switch {
		case n.Name == "" || seen[n.Name]:
			return fmt.Errorf("a figure without a name of its own: %q", n.Name)
		case (form == nil) == (n.measured == nil):
			return fmt.Errorf("%s: it is neither of a form nor measured, or both", n.Name)
		case form != nil && slices.ContainsFunc(n.Columns, func(c int) bool { return form.Column(c).Number == 0 }):
			return fmt.Errorf("%s: %s has no such column", n.Name, n.Form)
		}
		seen[n.Name] = true
	}
	for _, c := range e.Compared {
		if form := e.Form(c.Form); form == nil || form.Column(c.Column).Number == 0 || c.Title == "" {
			return fmt.Errorf("%s has no column %d that is compared as %q", c.Form, c.Column, c.Title)
		}
	}
	return nil
}

// named are the edition's named figures.
func (b *basis) named(e *Edition, r *Report) map[string]Figure {
	all := map[string]Figure{}
	for i := range e.Named {
		n := &e.Named[i]
		if n.measured != nil {
			all[n.Name] = b.figure(n.measured)
			continue
		}
		sheet, _ := r.Sheet(n.Form)
		sum, ids := Figure{}, map[int64]bool{}
		for _, c := range n.Columns {
			sum.Value = settle(sum.Value + sheet.Columns[c].Value)
			for _, id := range sheet.Columns[c].Letters {
				ids[id] = true
			}
		}
		sum.Letters = slices.Sorted(maps.Keys(ids))
		all[n.Name] = sum
	}
	return all
}
