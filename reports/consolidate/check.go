package consolidate

import (
	"path/filepath"
	"slices"
	"strings"

	"donthu/assets"
	"donthu/reports/forms"
)

// check looks through what a ward sent: cells, blanks, formulas and rules of each
// form, equalities between forms, forms that did not come.
func (m *merger) check(w *ward) {
	for _, ed := range w.editions() {
		if ed != m.editions[0] {
			m.problem(Problem{Ward: w.name, File: w.files(ed), Text: assets.Text("consolidate.ward.otherEdition", "circular", ed.Circular, "commonCircular", m.editions[0].Circular, "edition", ed.ID)})
		}
		if !m.stored {
			m.checkForms(w, ed)
		}
		m.checkAbsent(w, ed)
	}
}

// checkForms looks through the forms of an edition that came.
func (m *merger) checkForms(w *ward, ed *forms.Edition) {
	var sheets []forms.Sheet
	for _, f := range ed.Forms {
		if s := w.forms[f]; s != nil {
			m.checkCells(w, s)
			sheets = append(sheets, s.figures())
		}
	}
	for _, b := range forms.Breaks(sheets) {
		s := w.forms[b.Form]
		m.problem(Problem{Ward: w.name, File: filepath.Base(s.page.file), Form: b.Form.Number, Cell: s.row.cells[b.Column].at, Column: b.Column, Text: b.Text})
	}
}

// checkAbsent names the forms of an edition that did not come.
func (m *merger) checkAbsent(w *ward, ed *forms.Edition) {
	var absent []string
	for _, f := range ed.Forms {
		if w.forms[f] == nil {
			absent = append(absent, f.Number)
		}
	}
	if len(absent) > 0 {
		what := assets.Text("consolidate.missing.forms", "forms", strings.Join(absent, ", "))
		m.problem(Problem{Ward: w.name, File: w.files(ed), Text: what})
		m.result.Missing = append(m.result.Missing, Missing{w.name, what})
	}
}

func (m *merger) checkCells(w *ward, s *sent) {
	file := filepath.Base(s.page.file)
	for _, p := range slices.SortedFunc(slices.Values(s.row.problems), func(a, b Problem) int { return a.Column - b.Column }) {
		p.Ward, p.File, p.Form = w.name, file, s.page.form.Number
		m.problem(p)
	}
	var blanks []int
	filled := false
	for _, c := range s.page.form.Columns {
		cell, there := s.row.cells[c.Number]
		switch {
		case c.Remark || !there:
		case cell.Blank:
			blanks = append(blanks, c.Number)
		case len(c.Sums) > 0 && s.page.form.Subject == forms.Typed: // nobody typed a sum
		default:
			filled = true
		}
	}
	if filled && len(blanks) > 0 {
		m.problem(Problem{Ward: w.name, File: file, Form: s.page.form.Number, Cell: s.row.cells[blanks[0]].at, Column: blanks[0],
			Text: assets.Text("consolidate.row.blanks", "columns", forms.Columns(blanks, ", "))})
	}
}

// figures are the cells that are figures, for the checks of the forms. A form
// that was left blank says nothing.
func (s *sent) figures() forms.Sheet {
	sheet := forms.Sheet{Form: s.page.form, Columns: map[int]forms.Figure{}}
	filled := false
	for n, c := range s.row.cells {
		if c.Text == "" {
			sheet.Columns[n] = forms.Figure{Value: c.Value}
			filled = filled || !c.Blank
		}
	}
	if !filled {
		clear(sheet.Columns)
	}
	return sheet
}
