package consolidate

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/forms"
)

// Source says what the row of a ward for a longer period was made of.
type Source struct {
	Ward    string `json:"ward"`
	Own     bool   `json:"own"`               // the ward's own report of the period came
	Months  int    `json:"months"`            // of its months that came
	Of      int    `json:"of"`                // months in the period
	Missing []int  `json:"missing,omitempty"` // months that did not come
	Used    string `json:"used"`              // FromOwn, FromMonths, empty for neither
}

// What a row may be made of.
const (
	FromOwn    = "own"
	FromMonths = "months"
)

// Difference is a figure of a ward's own report that its months tell otherwise.
type Difference struct {
	Ward   string  `json:"ward"`
	Form   string  `json:"form"` // its number
	Column int     `json:"column"`
	Months float64 `json:"months"` // as the months tell it
	Own    float64 `json:"own"`
}

// MonthsOf are the months of the year of the period, 1 to 12, in their order; none for a
// period that is no quarter, half year, nine months or year.
func MonthsOf(p day.Period) (months []int) {
	last := p.To.Month()
	count := map[day.PeriodKind]int{day.Quarterly: 3, day.HalfYearly: 6, day.NineMonths: 9, day.Yearly: 12}[p.Kind()]
	for month := last - count + 1; month <= last; month++ {
		months = append(months, month)
	}
	return months
}

// longer puts the row of one ward together.
type longer struct {
	ward   string
	own    *register.WardFile
	months []*register.WardFile // one for each month, nil for one that did not come
}

// Longer consolidates a quarter, half a year, nine months or a year from what the board
// keeps: the wards' own reports of it and those of its months. prefer says which of both
// a row is made of where a ward sent both; the other one is compared with it. What the
// months do not tell (forms.Form.Untold) is taken from the own report, and without one it
// is said and stands in no total.
func Longer(reports []register.WardFile, o Options, prefer string) *Result {
	m := newMerger(o)
	m.stored, m.result.Period = true, o.Period
	m.lacks = map[string]string{}
	untold := map[*forms.Form]int{}
	for _, w := range m.gather(reports) {
		m.result.Sources = append(m.result.Sources, m.row(w, prefer, untold))
	}
	m.takePages()
	m.build()
	for _, part := range m.result.Parts {
		for _, t := range part.Tables {
			if n := untold[t.Form]; n > 0 {
				m.problem(Problem{Form: t.Form.Number, Text: assets.Text("consolidate.longer.untold", "columns", forms.Columns(t.Form.Untold(), ", "), "count", n, "period", o.Period.Name())})
			}
		}
	}
	return m.result
}

// gather finds the reports of each ward that make up the period, those of the list first.
func (m *merger) gather(reports []register.WardFile) (all []*longer) {
	by := map[string]*longer{}
	months := MonthsOf(m.options.Period)
	of := func(ward string) *longer {
		key := wardKey(ward)
		if by[key] == nil {
			by[key] = &longer{ward: ward, months: make([]*register.WardFile, len(months))}
			all = append(all, by[key])
		}
		return by[key]
	}
	for _, name := range m.options.Wards {
		of(name)
	}
	year := m.options.Period.To.Year()
	for i := range reports {
		f := &reports[i]
		name, _, found := m.listed.find(f.Ward)
		if !found {
			name = f.Ward
		}
		at := slices.Index(months, f.Period.To.Month())
		switch {
		case f.Period == m.options.Period:
			of(name).own = f
		case f.Period.Kind() == day.Monthly && f.Period.To.Year() == year && at >= 0:
			usual := f.Period == day.MonthPeriod(year, months[at], false)
			if w := of(name); w.months[at] == nil || usual {
				w.months[at] = f
			}
		}
	}
	return all
}

// fits reports whether the months lie side by side and fill the period.
func (w *longer) fits(p day.Period) bool {
	for i, month := range w.months {
		switch {
		case month == nil, i == 0 && month.Period.From != p.From, i == len(w.months)-1 && month.Period.To != p.To:
			return false
		case i > 0 && w.months[i-1].Period.To.AddDays(1) != month.Period.From:
			return false
		}
	}
	return len(w.months) > 0
}

// row puts the pages of a ward among the others and says what they were made of. untold
// counts the rows of a form in which columns are left out.
func (m *merger) row(w *longer, prefer string, untold map[*forms.Form]int) Source {
	p := m.options.Period
	s := Source{Ward: w.ward, Own: w.own != nil, Of: len(w.months)}
	for i, month := range w.months {
		if month == nil {
			s.Missing = append(s.Missing, MonthsOf(p)[i])
		} else {
			s.Months++
		}
	}
	told := map[*forms.Form]map[int]float64{}
	if w.fits(p) {
		told = w.told()
	}
	own := map[*forms.Form]standing{}
	if w.own != nil {
		for _, form := range standingOf(w.own) {
			own[form.form] = form
			m.compare(w, form, told[form.form])
		}
		m.findings(w.own)
	}
	for _, ed := range forms.Editions() {
		for _, f := range ed.Forms {
			form, sent := own[f]
			figures := told[f]
			switch {
			case sent && (prefer == FromOwn || figures == nil):
				s.Used = FromOwn
				m.putPage(w, ed, f, form.Version.File, form.Note, cellsOf(form.WardForm))
			case figures != nil:
				s.Used = FromMonths
				cells, left := fromMonths(f, figures, form, sent)
				if len(left) > 0 {
					untold[f]++
				}
				if unread := slices.DeleteFunc(left, func(n int) bool { return slices.Contains(f.Untold(), n) }); len(unread) > 0 {
					m.problem(Problem{Ward: w.ward, Form: f.Number, Column: unread[0], Text: assets.Text("consolidate.longer.unread", "columns", forms.Columns(unread, ", "))})
				}
				m.putPage(w, ed, f, assets.Text("consolidate.longer.months", "count", len(w.months)), "", cells)
			}
		}
	}
	switch key := wardKey(w.ward); {
	case s.Used == FromMonths:
		m.unclear(w)
	case s.Used == "" && s.Months == s.Of && s.Months > 0:
		m.lacks[key] = assets.Text("consolidate.longer.unfit", "period", p.Name())
	case s.Used == "" && s.Months > 0:
		m.lacks[key] = assets.Text("consolidate.longer.lacking", "period", p.Name(), "months", monthWords(s.Missing))
	}
	return s
}

func monthWords(months []int) string {
	words := make([]string, len(months))
	for i, month := range months {
		words[i] = fmt.Sprint(month)
	}
	return strings.Join(words, ", ")
}

// told are the figures that the months tell, by form; of a form that a month lacks, or
// has in another edition, nothing.
func (w *longer) told() map[*forms.Form]map[int]float64 {
	figures := map[*forms.Form][]map[int]float64{}
	for _, month := range w.months {
		for _, s := range standingOf(month) {
			values := map[int]float64{}
			for number, cell := range cellsOf(s.WardForm) {
				if cell.Text == "" {
					values[number] = cell.Value
				}
			}
			figures[s.form] = append(figures[s.form], values)
		}
	}
	told := map[*forms.Form]map[int]float64{}
	for form, months := range figures {
		if len(months) == len(w.months) {
			told[form] = form.OfMonths(months)
		}
	}
	return told
}

// compare notes where a form of the own report and the months differ.
func (m *merger) compare(w *longer, own standing, told map[int]float64) {
	for _, c := range own.form.Columns {
		months, known := told[c.Number]
		cell, there := cellsOf(own.WardForm)[c.Number]
		if !c.Remark && known && there && cell.Text == "" && forms.Add(cell.Value, -months) != 0 {
			m.result.Differences = append(m.result.Differences, Difference{Ward: w.ward, Form: own.form.Number, Column: c.Number, Months: months, Own: cell.Value})
		}
	}
}

// fromMonths are the cells of a form that its months make. What they do not tell comes
// from the own report where there is one; left are the columns that stay unknown.
func fromMonths(f *forms.Form, told map[int]float64, own standing, sent bool) (cells map[int]Cell, left []int) {
	cells = map[int]Cell{}
	known := map[int]Cell{}
	if sent {
		known = cellsOf(own.WardForm)
	}
	for _, c := range f.Columns {
		value, from := told[c.Number]
		cell, there := known[c.Number]
		switch {
		case from:
			cells[c.Number] = Cell{Value: value}
		case there:
			cells[c.Number] = cell
		case c.Remark:
			cells[c.Number] = Cell{Blank: true}
		default:
			cells[c.Number] = Cell{Text: assets.Text("consolidate.cell.untold")}
			left = append(left, c.Number)
		}
	}
	return cells, left
}

func (m *merger) putPage(w *longer, ed *forms.Edition, f *forms.Form, file, note string, cells map[int]Cell) {
	m.pages = append(m.pages, &page{file: file, sheet: f.ID, edition: ed, form: f, period: m.options.Period, note: note, rows: []pageRow{{ward: w.ward, cells: cells}}})
}

// unclear says how much the checks of a ward's months have found.
func (m *merger) unclear(w *longer) {
	found := 0
	for _, month := range w.months {
		if month != nil {
			found += len(month.Findings())
		}
	}
	if found > 0 {
		m.problem(Problem{Ward: w.ward, Text: assets.Text("consolidate.longer.findings", "count", found)})
	}
}

// WhyNothing says why no ward has figures: nothing came, or, of a longer period, only some
// of the months from which it could be put together.
func (r *Result) WhyNothing() *data.Told {
	p := r.Period
	begun := 0 // wards of which months came
	lacking := map[int]int{}
	for _, s := range r.Sources {
		if s.Months > 0 {
			begun++
		}
		for _, month := range s.Missing {
			lacking[month]++
		}
	}
	if begun == 0 {
		return data.Tell(nil, "board.none", "period", p.Name())
	}
	if len(lacking) == 0 {
		return data.Tell(nil, "board.none.unfit", "period", p.Name(), "wards", begun)
	}
	var months []string
	for _, month := range slices.Sorted(maps.Keys(lacking)) {
		months = append(months, assets.Text("board.none.month", "month", month, "wards", lacking[month]))
	}
	return data.Tell(nil, "board.none.months", "period", p.Name(), "wards", begun, "months", strings.Join(months, ", "))
}

// MadeOf counts the wards by what their row of a longer period is made of: their own report
// of it, and their months.
func (r *Result) MadeOf() (own, months int) {
	for _, s := range r.Sources {
		switch s.Used {
		case FromOwn:
			own++
		case FromMonths:
			months++
		}
	}
	return own, months
}
