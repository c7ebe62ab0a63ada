package statistics

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/text"
)

// group counts letters.
type group struct {
	label  string
	spelt  map[string]int // how often each spelling of the label came
	cells  map[Measure]*Cell
	totals Row
}

func newGroup(label string) *group {
	g := &group{label: label, spelt: map[string]int{}, cells: map[Measure]*Cell{}}
	for _, m := range Measures {
		g.cells[m] = new(Cell)
	}
	return g
}

func (g *group) count(l *register.Letter, counted []Measure) {
	for _, m := range counted {
		cell := g.cells[m]
		cell.Count++
		cell.Letters = append(cell.Letters, l.ID)
	}
	if processed := cmp.Or(l.HandledOn, l.AcceptedOn); !processed.IsZero() {
		g.totals.Process.add(l.ReceivedOn, processed)
	}
	if l.Decided() && !l.Settlement.On.IsZero() {
		g.totals.Settle.add(cmp.Or(l.AcceptedOn, l.ReceivedOn), l.Settlement.On)
	}
}

func (g *group) row() Row {
	r := Row{Label: g.label, Cells: map[Measure]Cell{}, Process: g.totals.Process, Settle: g.totals.Settle}
	for _, m := range Measures {
		r.Cells[m] = *g.cells[m]
	}
	most := 0
	for _, spelling := range slices.Sorted(maps.Keys(g.spelt)) {
		if n := g.spelt[spelling]; n > most {
			r.Label, most = spelling, n
		}
	}
	return r
}

// grouping puts letters into the groups of a dimension.
type grouping struct {
	dimension Dimension
	order     []string // keys of the groups that are shown even when empty
	groups    map[string]*group
}

func newGrouping(d Dimension, p day.Period) *grouping {
	g := &grouping{dimension: d, groups: map[string]*group{}}
	show := func(key, label string) {
		g.order = append(g.order, key)
		g.groups[key] = newGroup(label)
	}
	switch d {
	case ByKind:
		for _, k := range register.Kinds {
			show(string(k), k.Label())
		}
	case ByField:
		for _, f := range register.Fields {
			show(string(f), f.Label())
		}
	case ByMonth:
		last := monthOf(p.To)
		for month := monthOf(p.From); month <= last && len(g.order) < mostMonths; month = nextMonth(month) {
			show(monthKey(month), monthLabel(month))
		}
	case ByYear:
		for year := p.From.Year(); year <= p.To.Year() && len(g.order) < mostMonths; year++ {
			show(strconv.Itoa(year), strconv.Itoa(year))
		}
	}
	return g
}

// mostMonths is how many months are shown when they are empty: ten years.
const mostMonths = 120

// of is the group of the letter.
func (g *grouping) of(l *register.Letter) *group {
	key, label := "", ""
	switch g.dimension {
	case ByKind:
		key, label = string(l.Kind), l.Kind.Label()
	case ByField:
		key, label = string(l.Field), l.Field.Label()
	case ByHandler:
		key, label = text.Fold(l.Officer), text.Clean(l.Officer)
	case ByMonth:
		month := monthOf(l.ReceivedOn)
		key, label = monthKey(month), monthLabel(month)
	case ByYear:
		key = strconv.Itoa(l.ReceivedOn.Year())
		label = key
	case ByArea:
		label = l.ShownArea()
		key = text.Fold(label)
	}
	if key == "" {
		label = assets.Text("statistics.none." + string(g.dimension))
	}
	found := g.groups[key]
	if found == nil {
		found = newGroup(label)
		g.groups[key] = found
	}
	if key != "" && (g.dimension == ByHandler || g.dimension == ByArea) {
		found.spelt[label]++
	}
	return found
}

// rows are the groups in their order: those that are always shown first, then by
// number of letters and name; letters of which nothing is known come last.
func (g *grouping) rows() []Row {
	var rows []Row
	for _, key := range g.order {
		rows = append(rows, g.groups[key].row())
	}
	var others []Row
	for _, key := range slices.Sorted(maps.Keys(g.groups)) {
		if key != "" && !slices.Contains(g.order, key) {
			others = append(others, g.groups[key].row())
		}
	}
	names := collate.New(language.Vietnamese)
	slices.SortStableFunc(others, func(a, b Row) int {
		return cmp.Or(cmp.Compare(b.Cells[Received].Count, a.Cells[Received].Count), names.CompareString(a.Label, b.Label))
	})
	if g.dimension == ByHandler {
		others = folded(others)
	}
	rows = append(rows, others...)
	if unknown := g.groups[""]; unknown != nil {
		rows = append(rows, unknown.row())
	}
	return rows
}

// mostHandlers is how many officers have a row of their own: more are no table to read.
const mostHandlers = 10

// folded puts all after the first officers into one row, so that the rows add up as before.
func folded(rows []Row) []Row {
	if len(rows) <= mostHandlers {
		return rows
	}
	rest := Row{Label: assets.Text("statistics.others", "count", len(rows)-mostHandlers), Cells: map[Measure]Cell{}}
	for _, r := range rows[mostHandlers:] {
		for _, m := range Measures {
			cell := rest.Cells[m]
			cell.Count += r.Cells[m].Count
			cell.Letters = append(cell.Letters, r.Cells[m].Letters...)
			rest.Cells[m] = cell
		}
		rest.Process, rest.Settle = rest.Process.plus(r.Process), rest.Settle.plus(r.Settle)
	}
	return append(rows[:mostHandlers:mostHandlers], rest)
}

func (a Average) plus(b Average) Average { return Average{a.Letters + b.Letters, a.days + b.days} }

// A month is year*100 + month.
func monthOf(d day.Date) int { return int(d) / 100 }

func nextMonth(month int) int {
	if month%100 == 12 {
		return month + 100 - 11
	}
	return month + 1
}

func monthKey(month int) string { return fmt.Sprintf("%06d", month) }

func monthLabel(month int) string {
	return assets.Text("statistics.month", "month", month%100, "year", month/100)
}
