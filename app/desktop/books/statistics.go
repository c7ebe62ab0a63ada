package books

import (
	"context"
	"io"
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/chart"
	"donthu/assets"
	"donthu/data/store"
	"donthu/reports/forms"
	"donthu/reports/statistics"
	"donthu/reports/workbook"
)

// statisticsRoom shows the letters of a period in groups, as a table and as bars.
// The measure chosen is what the bars show and what a row opens.
type statisticsRoom struct {
	desk.PlainPage
	o         *desk.Desk
	picker    *views.PeriodPicker
	dimension *kit.Choice
	measure   *kit.Choice
	table     *kit.Table
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

	loadings  int
	computed  *statistics.Statistics
	rows      []statistics.Row // as the table lists them, the total last
	sorted    int              // column of the order, -1: the table's own
	ascending bool
}

// mostBars is how many groups the chart shows.
const mostBars = 24

// chartWidth is the room of the chart beside the table.
const chartWidth = 280

func NewStatistics(o *desk.Desk) *statisticsRoom {
	s := &statisticsRoom{o: o, chart: chart.New(), wait: widget.NewLabel(""), front: container.NewStack(), sorted: -1}
	s.written = desk.NewWrittenBar(o, func() { s.all.Refresh() })
	s.write = kit.NewButton(assets.Text("statroom.write"), theme.DocumentSaveIcon(), s.writeWorkbook)
	s.write.Importance = widget.HighImportance
	var dimensions, measures []kit.Option
	for _, d := range statistics.Dimensions {
		dimensions = append(dimensions, kit.Option{Value: string(d), Text: d.Label()})
	}
	for _, m := range statistics.Measures {
		measures = append(measures, kit.Option{Value: string(m), Text: m.Label()})
	}
	s.dimension = kit.NewChoice(dimensions, nil)
	s.dimension.SetValue(string(statistics.ByKind))
	s.dimension.OnChanged = func(string) { s.otherDimension() }
	s.measure = kit.NewChoice(measures, nil)
	s.measure.SetValue(string(statistics.Received))
	s.measure.OnChanged = func(string) { s.showChart() }
	s.buildTable()
	s.heading = widget.NewLabelWithStyle("", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	s.heading.Wrapping = fyne.TextWrapWord
	s.rule = widget.NewLabel("")
	s.rule.Importance = widget.LowImportance
	s.rule.Wrapping = fyne.TextWrapWord
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

func (s *statisticsRoom) buildTable() {
	columns := []kit.Column{{Title: assets.Text("statroom.column.group"), Width: 150, Grow: true}}
	for _, m := range statistics.Measures {
		columns = append(columns, kit.Column{Title: assets.Text("statroom.column." + string(m)), Width: 80, Align: fyne.TextAlignTrailing})
	}
	for _, key := range []string{"statroom.column.process", "statroom.column.settle"} {
		columns = append(columns, kit.Column{Title: assets.Text(key), Width: 84, Align: fyne.TextAlignTrailing})
	}
	s.table = kit.NewTable(columns, nil)
	s.table.OnOpen = s.open
	s.table.OnSort = func(column int, ascending bool) {
		s.sorted, s.ascending = column, ascending
		s.showTable()
	}
	s.table.Importance = func(row int) widget.Importance {
		if row == len(s.rows)-1 {
			return widget.HighImportance
		}
		return widget.MediumImportance
	}
	s.table.Remember(s.o.App.Preferences(), "statistics.columns")
}

func (s *statisticsRoom) Title() string              { return assets.Text("room.statistics") }
func (s *statisticsRoom) Content() fyne.CanvasObject { return s.all }
func (*statisticsRoom) Help() string                 { return "so-in-thong-ke" }

// Enter counts anew: letters may have changed in other rooms.
func (s *statisticsRoom) Enter() { s.picker.Tell() }

// load counts the letters of the period. Figures of the same period stay on the
// screen until the new ones have come.
func (s *statisticsRoom) load() {
	s.loadings++
	mine := s.loadings
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
	kit.RunAsync(func() (*statistics.Statistics, error) {
		return statistics.Compute(o.Ctx(), o.Store, period, o.Today())
	}, func(computed *statistics.Statistics, err error) {
		switch {
		case mine != s.loadings:
		case err != nil:
			s.wait.SetText(assets.Text("statroom.failed"))
			o.Failed(assets.Text("statroom.failed"), err)
		default:
			s.computed = computed
			s.show()
		}
	})
}

func (s *statisticsRoom) show() {
	front := fyne.CanvasObject(container.NewCenter(s.wait))
	s.write.Disable()
	if s.computed != nil {
		s.write.Enable()
		s.showTable()
		s.showChart()
		front = s.figures
	}
	s.front.Objects = []fyne.CanvasObject{front}
	s.all.Refresh()
}

// otherDimension shows other groups, in their own order.
func (s *statisticsRoom) otherDimension() {
	s.sorted = -1
	s.table.SetSort(-1, true)
	s.table.Reset()
	s.show()
}

func (s *statisticsRoom) groups() statistics.Table {
	return s.computed.Table(statistics.Dimension(s.dimension.Value()))
}

func (s *statisticsRoom) chosen() statistics.Measure { return statistics.Measure(s.measure.Value()) }

// showTable lists the groups and below them the total.
func (s *statisticsRoom) showTable() {
	groups := s.groups()
	s.rows = slices.Clone(groups.Rows)
	if s.sorted >= 0 {
		slices.SortStableFunc(s.rows, func(a, b statistics.Row) int {
			order := compareRows(a, b, s.sorted)
			if !s.ascending {
				order = -order
			}
			return order
		})
	}
	total := groups.Total
	total.Label = assets.Text("statistics.total")
	s.rows = append(s.rows, total)
	cells := make([][]string, len(s.rows))
	for i, r := range s.rows {
		cells[i] = statisticsRow(r)
	}
	selected := s.table.Selected()
	same := s.table.Len() == len(cells)
	s.table.SetLoad(kit.Rows(cells))
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
func compareRows(a, b statistics.Row, column int) int {
	n := len(statistics.Measures)
	switch {
	case column == 0:
		return strings.Compare(a.Label, b.Label)
	case column <= n:
		m := statistics.Measures[column-1]
		return a.Cells[m].Count - b.Cells[m].Count
	case column == n+1:
		return int(math.Round(100 * (a.Process.Days() - b.Process.Days())))
	}
	return int(math.Round(100 * (a.Settle.Days() - b.Settle.Days())))
}

func statisticsRow(r statistics.Row) []string {
	cells := []string{r.Label}
	for _, m := range statistics.Measures {
		cells = append(cells, kit.Number(r.Cells[m].Count))
	}
	for _, average := range []statistics.Average{r.Process, r.Settle} {
		text := ""
		if average.Letters > 0 {
			text = forms.Shown(math.Round(10*average.Days()) / 10)
		}
		cells = append(cells, text)
	}
	return cells
}

// showChart draws the measure of each group; of the letters received and of those
// still open it marks the ones that are overdue.
func (s *statisticsRoom) showChart() {
	if s.computed == nil {
		return
	}
	groups, m := s.groups(), s.chosen()
	rows := slices.Clone(groups.Rows)
	heading := assets.Text("statroom.chart", m.Label(), strings.ToLower(groups.Dimension.Label()))
	if len(rows) > mostBars {
		slices.SortStableFunc(rows, func(a, b statistics.Row) int { return b.Cells[m].Count - a.Cells[m].Count })
		rows = rows[:mostBars]
		heading += " (" + assets.Text("statistics.chart.most", mostBars) + ")"
	}
	bars := make([]chart.Bar, len(rows))
	for i, r := range rows {
		count, overdue := r.Cells[m].Count, r.Cells[statistics.Overdue].Count
		bars[i] = chart.Bar{Label: r.Label, Value: float64(count), Text: kit.Number(count)}
		if (m == statistics.Received || m == statistics.Open) && overdue > 0 {
			bars[i].Marked = float64(overdue)
			bars[i].Text = assets.Text("statroom.bar", kit.Number(count), kit.Number(overdue))
		}
	}
	s.heading.SetText(heading)
	s.chart.SetBars(bars)
	s.bars.Refresh()
}

// open lists the letters of a group that the measure counts.
func (s *statisticsRoom) open(row int) {
	if row < 0 || row >= len(s.rows) {
		return
	}
	r, m := s.rows[row], s.chosen()
	cell := r.Cells[m]
	if cell.Count == 0 {
		kit.Toast(s.o.Window.Canvas(), assets.Text("statroom.none"))
		return
	}
	s.o.Open(desk.Letters{Query: store.Query{IDs: cell.Letters}, Caption: assets.Text("statroom.caption", r.Label, m.Label())})
}

// writeWorkbook asks for a name and writes all tables with their charts there.
func (s *statisticsRoom) writeWorkbook() {
	if s.computed == nil {
		return
	}
	o, computed := s.o, s.computed
	name := assets.Text("statroom.file", computed.Period.From, computed.Period.To)
	o.Save(desk.FileToWrite{Title: assets.Text("statroom.write"), Name: name, Pattern: "*.xlsx",
		Writing: assets.Text("statroom.writing"), Failed: assets.Text("statroom.write.failed"), Written: s.written.Show,
		Write: func(_ context.Context, file string, _ func(float64, string)) error {
			return workbook.Save(file, func(w io.Writer) error { return workbook.WriteStatistics(w, computed, o.Store.Settings()) })
		}})
}
