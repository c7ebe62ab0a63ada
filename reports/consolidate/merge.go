package consolidate

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/reports/forms"
)

// ward is what has come from one ward.
type ward struct {
	name  string
	forms map[*forms.Form]*sent
}

// sent is one form from one ward.
type sent struct {
	page *page
	row  pageRow
}

// double is a ward in a file that it had already sent in an earlier one.
type double struct{ file, ward, earlier string }

// merger puts pages together to wards and wards to tables.
type merger struct {
	options  Options
	result   *Result
	pages    []*page
	listed   *resolver
	wards    map[string]*ward  // by key of the name
	order    []string          // keys, in the order of the rows
	names    map[string]string // as the list writes them, by key
	refused  map[string]string // reasons, by key of a ward whose page was refused
	said     map[Problem]bool
	editions []*forms.Edition
	doubles  []double
	doubled  map[double][]string // numbers of the forms
	stored   bool                // what the cells say was checked when they came in
	lacks    map[string]string   // what is said of a ward that has no row, by key
}

func newMerger(o Options) *merger {
	m := &merger{options: o, result: &Result{}, listed: newResolver(o.Wards), wards: map[string]*ward{}, names: map[string]string{}, refused: map[string]string{}, said: map[Problem]bool{}, doubled: map[double][]string{}}
	for _, name := range o.Wards {
		key := wardKey(name)
		m.order, m.names[key] = append(m.order, key), cmp.Or(m.names[key], name)
	}
	return m
}

// refuse says once why a file, or a part of it, is left out.
func (m *merger) refuse(file, reason string) {
	r := Refused{file, reason}
	if !slices.Contains(m.result.Refused, r) {
		m.result.Refused = append(m.result.Refused, r)
	}
	m.problem(Problem{File: filepath.Base(file), Text: assets.Text("consolidate.refused", "reason", reason)})
}

func (m *merger) problem(p Problem) {
	if !m.said[p] {
		m.said[p] = true
		m.result.Problems = append(m.result.Problems, p)
	}
}

// choosePeriod takes the period asked for, or the one that most pages name; of
// equals the latest.
func (m *merger) choosePeriod() {
	m.result.Period = m.options.Period
	if m.result.Period != (day.Period{}) {
		return
	}
	counts := map[day.Period]map[string]bool{}
	for _, p := range m.pages {
		if p.period == (day.Period{}) {
			continue
		}
		if counts[p.period] == nil {
			counts[p.period] = map[string]bool{}
		}
		for _, r := range p.rows {
			counts[p.period][wardKey(r.ward)] = true
		}
	}
	most := 0
	for period, wards := range counts {
		best := m.result.Period
		if len(wards) > most || len(wards) == most && (period.To > best.To || period.To == best.To && period.From > best.From) {
			m.result.Period, most = period, len(wards)
		}
	}
}

// takePages gives every row to its ward. A page of another period, and a form
// that a ward has already sent, are refused.
func (m *merger) takePages() {
	for _, p := range m.pages {
		base := filepath.Base(p.file)
		switch {
		case p.period == (day.Period{}):
			m.problem(Problem{Ward: m.onlyWard(p), File: base, Form: p.form.Number, Text: assets.Text("consolidate.period.absent")})
		case p.period != m.result.Period:
			reason := assets.Text("consolidate.period.other", "from", p.period.From.Shown(), "to", p.period.To.Shown(),
				"commonFrom", m.result.Period.From.Shown(), "commonTo", m.result.Period.To.Shown())
			m.refuse(p.file, reason)
			for _, r := range p.rows {
				m.refused[wardKey(m.nameOf(r.ward, base))] = reason
			}
			continue
		}
		if len(p.rows) == 0 {
			m.problem(Problem{File: base, Form: p.form.Number, Cell: p.sheet, Text: assets.Text("consolidate.form.empty")})
		}
		for _, r := range p.rows {
			m.take(p, r)
		}
	}
	for _, d := range m.doubles {
		m.refuse(d.file, assets.Text("consolidate.ward.twice", "ward", d.ward, "forms", strings.Join(m.doubled[d], ", "), "file", d.earlier))
	}
}

func (m *merger) onlyWard(p *page) string {
	if len(p.rows) != 1 {
		return ""
	}
	return m.nameOf(p.rows[0].ward, filepath.Base(p.file))
}

// nameOf is the ward's name as the list writes it.
func (m *merger) nameOf(name, file string) string {
	listed, sure, found := m.listed.find(name)
	switch {
	case !found:
		return name
	case !sure:
		m.problem(Problem{Ward: listed, File: file, Text: assets.Text("consolidate.ward.guessed", "name", name, "ward", listed)})
	}
	return listed
}

func (m *merger) take(p *page, r pageRow) {
	base := filepath.Base(p.file)
	name := m.nameOf(r.ward, base)
	key := wardKey(name)
	w := m.wards[key]
	if w == nil {
		w = &ward{name: name, forms: map[*forms.Form]*sent{}}
		m.wards[key] = w
		if !slices.Contains(m.order, key) {
			m.order = append(m.order, key)
			if len(m.options.Wards) > 0 {
				m.problem(Problem{Ward: name, File: base, Text: assets.Text("consolidate.ward.unlisted")})
			}
		}
	}
	if earlier := w.forms[p.form]; earlier != nil {
		where := filepath.Base(earlier.page.file)
		if earlier.page.file == p.file && earlier.page.sheet != p.sheet {
			where += ", " + earlier.page.sheet
		}
		d := double{p.file, name, where}
		if m.doubled[d] == nil {
			m.doubles = append(m.doubles, d)
		}
		m.doubled[d] = append(m.doubled[d], p.form.Number)
		return
	}
	w.forms[p.form] = &sent{page: p, row: r}
}

// build checks what each ward sent and sets it in the tables.
func (m *merger) build() {
	m.chooseEditions()
	if period := m.result.Period; len(m.editions) > 0 && period != (day.Period{}) {
		first := m.editions[0]
		if m.result.DueOn = m.options.DueOn; m.result.DueOn.IsZero() && first.DueDay > 0 {
			m.result.DueOn = day.ReportDue(period, first.DueDay)
		}
		if !m.result.DueOn.IsZero() {
			if today := m.options.Today; today > m.result.DueOn {
				m.result.Overdue = m.result.DueOn.DaysUntil(today)
			}
		}
		if unfit := first.Unfit(period); unfit != "" {
			m.problem(Problem{Text: unfit})
		}
	}
	for _, key := range m.order {
		if w := m.wards[key]; w != nil {
			m.result.Wards++
			m.check(w)
		} else {
			m.missing(m.names[key], m.refused[key])
		}
	}
	for _, ed := range m.editions {
		part := Part{Edition: ed}
		for _, f := range ed.Forms {
			part.Tables = append(part.Tables, m.table(ed, f))
		}
		m.result.Parts = append(m.result.Parts, part)
	}
}

func (m *merger) missing(ward, refused string) {
	what := assets.Text("consolidate.missing.all")
	if refused != "" {
		what = assets.Text("consolidate.missing.refused", "reason", refused)
	}
	if lacks := m.lacks[wardKey(ward)]; lacks != "" {
		what = lacks
	}
	m.result.Missing = append(m.result.Missing, Missing{ward, what})
	m.problem(Problem{Ward: ward, Text: what})
}

// chooseEditions puts the edition in force first when a ward used it, then the
// others by how many wards used them.
func (m *merger) chooseEditions() {
	users := map[*forms.Edition]int{}
	for _, w := range m.wards {
		for _, ed := range w.editions() {
			users[ed]++
		}
	}
	if due := forms.EditionFor(m.result.Period); m.result.Period != (day.Period{}) && users[due] > 0 {
		users[due] = len(m.wards) + 1 // more than any other can have
	}
	m.editions = slices.DeleteFunc(forms.Editions(), func(ed *forms.Edition) bool { return users[ed] == 0 })
	slices.SortStableFunc(m.editions, func(a, b *forms.Edition) int { return cmp.Compare(users[b], users[a]) })
}

// editions are those of the forms that a ward sent.
func (w *ward) editions() []*forms.Edition {
	var used []*forms.Edition
	for _, ed := range forms.Editions() {
		if slices.ContainsFunc(ed.Forms, func(f *forms.Form) bool { return w.forms[f] != nil }) {
			used = append(used, ed)
		}
	}
	return used
}

// files are the base names of the files in which the forms of an edition came.
func (w *ward) files(ed *forms.Edition) string {
	var names []string
	for _, f := range ed.Forms {
		if s := w.forms[f]; s != nil && !slices.Contains(names, filepath.Base(s.page.file)) {
			names = append(names, filepath.Base(s.page.file))
		}
	}
	return strings.Join(names, ", ")
}

// table sets the wards that used an edition under one of its forms.
func (m *merger) table(ed *forms.Edition, f *forms.Form) Table {
	t := Table{Form: f, Total: map[int]float64{}}
	notes := map[string][]string{}
	var order []string
	for _, key := range m.order {
		w := m.wards[key]
		if w == nil || !slices.Contains(w.editions(), ed) {
			continue
		}
		row := Row{Ward: w.name}
		if s := w.forms[f]; s != nil {
			row.Cells, row.File = s.row.cells, filepath.Base(s.page.file)
			if note := s.page.note; note != "" {
				if notes[note] == nil {
					order = append(order, note)
				}
				notes[note] = append(notes[note], w.name)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	for _, c := range f.Columns {
		if c.Remark {
			continue
		}
		total := 0.0
		for _, row := range t.Rows {
			total = forms.Add(total, row.Cells[c.Number].Value)
		}
		t.Total[c.Number] = total
	}
	for i, note := range order {
		order[i] = namesOf(notes[note]) + ": " + note
	}
	t.Note = strings.Join(order, "; ")
	return t
}

// mostNames is how many wards a note names before it only counts them.
const mostNames = 3

func namesOf(wards []string) string {
	if len(wards) > mostNames {
		return assets.Text("consolidate.note.several", "ward", wards[0], "count", len(wards)-1)
	}
	return strings.Join(wards, ", ")
}
