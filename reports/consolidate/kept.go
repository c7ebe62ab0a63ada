package consolidate

import (
	"context"
	"path/filepath"
	"slices"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/forms"
)

// Delivered is what one file brings to a board that keeps it.
type Delivered struct {
	Parts    []register.WardReport // one for each ward and period; the store gives the rest
	Problems []Problem             // about no ward, such as a sheet that is none of the forms
}

// Inspect reads and checks a file that came in. Options.Period is that of forms that do
// not say theirs. The error is a sentence that says why the file cannot be kept.
func Inspect(ctx context.Context, file string, raw []byte, o Options) (*Delivered, error) {
	b := readBook(ctx, file, raw, o)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if b.err != nil {
		return nil, b.err
	}
	periods, err := b.periods(o.Period)
	if err != nil {
		return nil, err
	}
	d := &Delivered{Problems: b.problems}
	for _, period := range periods {
		own := o
		own.Period = period
		m := newMerger(own)
		m.pages = slices.DeleteFunc(slices.Clone(b.pages), func(p *page) bool { return p.period != period && (p.period != day.Period{} || period != periods[0]) })
		m.choosePeriod()
		m.takePages()
		m.chooseEditions()
		for _, key := range m.order {
			if w := m.wards[key]; w != nil {
				d.Parts = append(d.Parts, m.delivered(w))
			}
		}
		for _, p := range m.result.Problems {
			if p.Ward == "" {
				d.Problems = append(d.Problems, p)
			}
		}
	}
	if len(d.Parts) == 0 {
		return nil, data.Tell(nil, "consolidate.file.noWard")
	}
	return d, nil
}

// periods are those of the pages; a page that names none has the one that was given, or
// that of the others.
func (b *book) periods(given day.Period) (all []day.Period, _ error) {
	for _, p := range b.pages {
		if p.period != (day.Period{}) && !slices.Contains(all, p.period) {
			all = append(all, p.period)
		}
	}
	switch {
	case len(all) == 0 && given == day.Period{}:
		return nil, data.Tell(nil, "consolidate.period.unsaid")
	case len(all) == 0:
		all = append(all, given)
	}
	for _, p := range all {
		if p.Kind() == day.FreePeriod {
			return nil, data.Tell(nil, "consolidate.period.free", "from", p.From.Shown(), "to", p.To.Shown())
		}
	}
	return all, nil
}

// delivered is what a ward reports, with all that the check finds in it.
func (m *merger) delivered(w *ward) register.WardReport {
	period := m.result.Period
	part := register.WardReport{Ward: w.name, Period: period}
	for _, ed := range w.editions() {
		m.checkForms(w, ed)
		if unfit := ed.Unfit(period); unfit != "" {
			m.problem(Problem{Ward: w.name, Text: unfit})
		}
		for _, f := range ed.Forms {
			if s := w.forms[f]; s != nil {
				part.File = filepath.Base(s.page.file)
				part.Forms = append(part.Forms, s.kept())
			}
		}
	}
	if usual := day.MonthPeriod(period.To.Year(), period.To.Month(), m.options.WholeMonth); period.Kind() == day.Monthly && period != usual {
		m.problem(Problem{Ward: w.name, Text: assets.Text("consolidate.period.unusual", "from", period.From.Shown(), "to", period.To.Shown(), "usualFrom", usual.From.Shown(), "usualTo", usual.To.Shown())})
	}
	for _, p := range m.result.Problems {
		if p.Ward == w.name {
			part.Findings = append(part.Findings, register.WardFinding{Form: p.Form, Cell: p.Cell, Column: p.Column, Text: p.Text})
		}
	}
	return part
}

// kept is a form as the board keeps it.
func (s *sent) kept() register.WardForm {
	form := register.WardForm{Edition: s.page.edition.ID, Form: s.page.form.ID, Figures: map[int]float64{}, Note: s.page.note}
	for number, c := range s.row.cells {
		switch {
		case c.Blank:
			form.Blank = append(form.Blank, number)
		case c.Text != "":
			if form.Unread == nil {
				form.Unread = map[int]string{}
			}
			form.Unread[number] = c.Text
		default:
			form.Figures[number] = c.Value
		}
	}
	slices.Sort(form.Blank)
	return form
}

// cellsOf are the cells of a form that is kept.
func cellsOf(form register.WardForm) map[int]Cell {
	cells := map[int]Cell{}
	for number, value := range form.Figures {
		cells[number] = Cell{Value: value}
	}
	for _, number := range form.Blank {
		cells[number] = Cell{Blank: true}
	}
	for number, said := range form.Unread {
		cells[number] = Cell{Text: said}
	}
	return cells
}

// standing is a form of a ward as it stands, with where it is known from.
type standing struct {
	register.StandingForm
	edition *forms.Edition
	form    *forms.Form
}

// standingOf are the forms of a report whose editions the program knows.
func standingOf(f *register.WardFile) (all []standing) {
	for _, s := range f.Standing() {
		ed, err := forms.ByID(s.Edition)
		if err != nil {
			continue
		}
		if form := ed.Form(s.Form); form != nil {
			all = append(all, standing{s, ed, form})
		}
	}
	return all
}

// Kept consolidates what the board keeps of the period of the options. What the checks
// found when the files came in is told again.
func Kept(reports []register.WardFile, o Options) *Result {
	m := newMerger(o)
	m.stored, m.result.Period = true, o.Period
	for i := range reports {
		if f := &reports[i]; f.Period == o.Period || sameMonth(f.Period, o.Period) {
			m.keep(f)
		}
	}
	for _, p := range m.pages {
		p.period = o.Period
	}
	m.takePages()
	m.build()
	return m.result
}

// sameMonth reports whether both are the report of one month, from whatever day of it.
func sameMonth(p, other day.Period) bool {
	return p.Kind() == day.Monthly && other.Kind() == day.Monthly && p.To.Year() == other.To.Year() && p.To.Month() == other.To.Month()
}

// keep puts the forms of a report that stand among the pages, and tells what was found in
// them.
func (m *merger) keep(f *register.WardFile) {
	for _, s := range standingOf(f) {
		m.pages = append(m.pages, &page{file: s.Version.File, sheet: s.Form, edition: s.edition, form: s.form, period: f.Period, note: s.Note,
			rows: []pageRow{{ward: f.Ward, cells: cellsOf(s.WardForm)}}})
	}
	m.findings(f)
}

func (m *merger) findings(f *register.WardFile) {
	for i := range f.Versions {
		v := &f.Versions[i]
		if !f.Stands(v) {
			continue
		}
		for _, found := range v.Findings {
			m.problem(Problem{Ward: m.nameOf(f.Ward, v.File), File: v.File, Form: found.Form, Cell: found.Cell, Column: found.Column, Text: found.Text})
		}
	}
}
