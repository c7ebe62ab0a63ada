package command

import (
	"fmt"
	"slices"
	"strings"

	"donthu/assets"
	"donthu/reports/consolidate"
	"donthu/reports/forms"
)

// lookAt says, and by the status too, that somebody has to look at something: at which
// ward, file, form and cell. A program reads it in the answer.
func (r *run) lookAt(p consolidate.Problem) {
	r.refused = true
	if r.asJSON {
		return
	}
	where := []string{p.Ward, p.File}
	if p.Form != "" {
		where = append(where, assets.Text("command.problem.form", "form", p.Form))
	}
	switch {
	case p.Cell != "":
		where = append(where, assets.Text("command.problem.cell", "cell", p.Cell))
	case p.Column != 0:
		where = append(where, assets.Text("command.problem.column", "column", p.Column))
	}
	where = slices.DeleteFunc(where, func(s string) bool { return s == "" })
	if len(where) == 0 {
		r.warn(p.Text)
		return
	}
	r.warn(fmt.Sprintf("%s: %s", strings.Join(where, ", "), p.Text))
}

// lookAtAll says what has to be cleared up in a consolidated report: problems, wards from
// which something has not come, and figures that differ.
func (r *run) lookAtAll(result *consolidate.Result) {
	for _, p := range result.Problems {
		r.lookAt(p)
	}
	for _, m := range result.Missing {
		if slices.ContainsFunc(result.Problems, func(p consolidate.Problem) bool { return p.Ward == m.Ward && p.Text == m.What }) {
			continue // said among the problems, with the file
		}
		r.lookAt(consolidate.Problem{Ward: m.Ward, Text: m.What})
	}
	for _, d := range result.Differences {
		r.lookAt(consolidate.Problem{Ward: d.Ward, Form: d.Form, Column: d.Column, Text: assets.Text("command.problem.differs", "own", forms.Shown(d.Own), "months", forms.Shown(d.Months))})
	}
}
