package books

import (
	"context"
	"io"
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/chart"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/store"
	"donthu/reports/forms"
	"donthu/reports/statistics"
	"donthu/reports/workbook"
)

// Statistics shows the letters of a period in groups, as a table and as bars.
// The measure chosen is what the bars show and what a row opens.
type Statistics struct {
	desk.PlainPage
	o         *desk.Desk
	picker    *views.PeriodPicker
	dimension *kit.Choice
	measure   *kit.Choice
	table     *kit.Table[statistics.Row]
	chart     *chart.Chart
	heading   *widget.Label // over the chart
	rule      *widget.Label
	write     *kit.Button
	wait      *widget.Label
	front     *fyne.Container
	figures   fyne.CanvasObject
	bars      *container.Scroll
	written   *desk.WrittenBar
	all       *fyne.Container

	computed  *statistics.Statistics
	sorted    string // by which column, "": in the order of the groups
	ascending bool
}

// mostBars is how many groups the chart shows.
const mostBars = 24

// chartWidth is the room of the chart beside the table.
const chartWidth = 280

// NewStatistics is the room with the letters in groups by kind.
func NewStatistics(o *desk.Desk) *Statistics {
	s := &Statistics{o: o, chart: chart.New(), wait: widget.NewLabel(""), front: container.NewStack()}
	s.written = desk.NewWrittenBar(o, func() { s.all.Refresh() })
	s.write = kit.NewButton(assets.Text("statroom.write"), look.IconSave, s.writeWorkbook)
	s.write.Importance = widget.HighImportance
	s.dimension = kit.NewChoice(kit.OptionsOf(statistics.Dimensions...), nil)
	s.dimension.SetValue(string(statistics.ByKind))
	s.dimension.OnChanged = func(string) { s.otherDimension() }
	s.measure = kit.NewChoice(kit.OptionsOf(statistics.Measures...), nil)
	s.measure.SetValue(string(statistics.Received))
	s.measure.OnChanged = func(string) { s.showChart() }
	s.buildTable()
	s.heading, s.rule = kit.Bold(""), kit.Wrapped("", widget.LowImportance)
	s.heading.Wrapping = fyne.TextWrapWord
	s.bars = container.NewVScroll(kit.Padded(s.chart))
	s.figures = container.NewBorder(nil, s.rule, nil,
		kit.Wide(chartWidth, container.NewBorder(s.heading, nil, nil, nil, s.bars)), s.table)
	s.picker = views.NewPeriodPicker(o, s.load)
	choose := func(key string, choice *kit.Choice) fyne.CanvasObject {
		return container.NewBorder(nil, nil, kit.Wide(130, widget.NewLabel(assets.Text(key))), nil, choice)
	}
	s.all = kit.TopDown(
		container.NewVBox(
			container.NewBorder(nil, nil, nil, container.NewCenter(s.write), s.picker.Content()),
			choose("statroom.dimension", s.dimension), choose("statroom.measure", s.measure)),
		s.front, s.written.Content())
	return s
}

// group is the name of the column of the groups; the others are called as the measure
// or the average that they hold.
const group = "group"

// averages are the columns of days that a letter takes on average.
var averages = []struct {
	name string
	of   func(statistics.Row) statistics.Average
}{
	{"process", func(r statistics.Row) statistics.Average { return r.Process }},
	{"settle", func(r statistics.Row) statistics.Average { return r.Settle }},
}

func (s *Statistics) buildTable() {
	columns := []kit.Column[statistics.Row]{kit.Col("statroom.column.group", 150, func(r statistics.Row) string { return r.Label }).Growing().By(group)}
	column := func(name string, width float32, text func(statistics.Row) string) {
		columns = append(columns, kit.Col("statroom.column."+name, width, text).Right().By(name))
	}
	for _, m := range statistics.Measures {
		column(string(m), 80, func(r statistics.Row) string { return kit.Number(r.Cells[m].Count) })
	}
	for _, average := range averages {
		column(average.name, 84, func(r statistics.Row) string {
			if average.of(r).Letters == 0 {
				return ""
			}
			return forms.Shown(math.Round(10*average.of(r).Days()) / 10)
		})
	}
	s.table = kit.NewTable(columns...)
	s.table.Open = s.open
	s.table.Order = func(sort string, ascending bool) {
		s.sorted, s.ascending = sort, ascending
		s.showTable()
	}
	s.table.Colour = func(r statistics.Row) widget.Importance {
		if r.Label == assets.Text("statistics.total") {
			return widget.HighImportance
		}
		return widget.MediumImportance
	}
	s.table.Remember(s.o.App.Preferences(), "statistics.columns")
}

func (s *Statistics) Title() string              { return assets.Text("room.statistics") }
func (s *Statistics) Content() fyne.CanvasObject { return s.all }
func (*Statistics) Help() string                 { return "so-in-thong-ke" }

// Enter counts anew: letters may have changed in other rooms.
func (s *Statistics) Enter() { s.picker.Tell() }

// load counts the letters of the period. Figures of the same period stay on the
// screen until the new ones have come.
func (s *Statistics) load() {
	period, err := s.picker.Period()
	if err != nil || s.computed != nil && s.computed.Period != period {
		s.computed = nil
		s.written.Hide()
	}
	if err != nil {
		s.wait.SetText(err.Error())
		s.show()
		return
	}
	s.wait.SetText(assets.Text("statroom.computing"))
	s.show()
	o := s.o
	desk.Load(o, s, func(ctx context.Context) (*statistics.Statistics, error) {
		return o.Do().Statistics(ctx, period)
	}, func(computed *statistics.Statistics, err error) {
		if err != nil {
			s.wait.SetText(assets.Text("statroom.failed"))
			o.Failed(assets.Text("statroom.failed"), err)
			return
		}
		s.computed = computed
		s.show()
	})
}

func (s *Statistics) show() {
	front := fyne.CanvasObject(container.NewCenter(s.wait))
	kit.SetEnabled(s.computed != nil, s.write)
	if s.computed != nil {
		s.showTable()
		s.showChart()
		front = s.figures
	}
	s.front.Objects = []fyne.CanvasObject{front}
	s.all.Refresh()
}

// otherDimension shows other groups, in their own order.
func (s *Statistics) otherDimension() {
	s.sorted = ""
	s.table.SetSort(-1, true)
	s.table.Reset()
	s.show()
}

func (s *Statistics) groups() statistics.Table {
	return s.computed.Table(statistics.Dimension(s.dimension.Value()))
}

func (s *Statistics) chosen() statistics.Measure { return statistics.Measure(s.measure.Value()) }

// showTable lists the groups and below them the total.
func (s *Statistics) showTable() {
	groups := s.groups()
	rows := slices.Clone(groups.Rows)
	if s.sorted != "" {
		slices.SortStableFunc(rows, func(a, b statistics.Row) int {
			if s.ascending {
				return compareRows(a, b, s.sorted)
			}
			return -compareRows(a, b, s.sorted)
		})
	}
	total := groups.Total
	total.Label = assets.Text("statistics.total")
	rows = append(rows, total)
	selected, same := s.table.Selected(), s.table.Len() == len(rows)
	s.table.SetRows(rows)
	if same && selected >= 0 {
		s.table.Select(selected) // the clerk comes back from the letters of a row
	}
	rule := assets.Text("statistics.rule")
	if groups.Dimension == statistics.ByArea {
		rule += " " + assets.Text("statistics.rule.area")
	}
	s.rule.SetText(assets.Text("statroom.hint") + " " + rule)
}

// compareRows compares two groups by a column of the table.
func compareRows(a, b statistics.Row, column string) int {
	if column == group {
		return strings.Compare(a.Label, b.Label)
	}
	for _, average := range averages {
		if average.name == column {
			return int(math.Round(100 * (average.of(a).Days() - average.of(b).Days())))
		}
	}
	m := statistics.Measure(column)
	return a.Cells[m].Count - b.Cells[m].Count
}

// showChart draws the measure of each group; of the letters received and of those
// still open it marks the ones that are overdue.
func (s *Statistics) showChart() {
	if s.computed == nil {
		return
	}
	groups, m := s.groups(), s.chosen()
	rows := slices.Clone(groups.Rows)
	heading := assets.Text("statroom.chart", "measure", m.Label(), "dimension", strings.ToLower(groups.Dimension.Label()))
	if len(rows) > mostBars {
		slices.SortStableFunc(rows, func(a, b statistics.Row) int { return b.Cells[m].Count - a.Cells[m].Count })
		rows = rows[:mostBars]
		heading += " (" + assets.Text("statistics.chart.most", "count", mostBars) + ")"
	}
	bars := make([]chart.Bar, len(rows))
	for i, r := range rows {
		count, overdue := r.Cells[m].Count, r.Cells[statistics.Overdue].Count
		bars[i] = chart.Bar{Label: r.Label, Value: float64(count), Text: kit.Number(count)}
		if (m == statistics.Received || m == statistics.Open) && overdue > 0 {
			bars[i].Marked = float64(overdue)
			bars[i].Text = assets.Text("statroom.bar", "count", kit.Number(count), "overdue", kit.Number(overdue))
		}
	}
	s.heading.SetText(heading)
	s.chart.SetBars(bars)
	s.bars.Refresh()
}

// open lists the letters of a group that the measure counts.
func (s *Statistics) open(r statistics.Row) {
	m := s.chosen()
	cell := r.Cells[m]
	if cell.Count == 0 {
		kit.Toast(s.o.Window.Canvas(), assets.Text("statroom.none"))
		return
	}
	s.o.Open(desk.Letters{Query: store.Query{IDs: cell.Letters}, Caption: assets.Text("statroom.caption", "group", r.Label, "measure", m.Label())})
}

// writeWorkbook asks for a name and writes all tables with their charts there.
func (s *Statistics) writeWorkbook() {
	if s.computed == nil {
		return
	}
	o, computed := s.o, s.computed
	name := assets.Text("statroom.file", "from", computed.Period.From, "to", computed.Period.To)
	o.Save(desk.FileToWrite{Title: assets.Text("statroom.write"), Name: name, Pattern: "*.xlsx",
		Writing: assets.Text("statroom.writing"), Failed: assets.Text("statroom.write.failed"), Written: s.written.Show,
		Write: func(_ context.Context, file string, _ func(float64, string)) error {
			return workbook.Save(file, func(w io.Writer) error { return workbook.WriteStatistics(w, computed, o.Store.Settings()) })
		}})
}
