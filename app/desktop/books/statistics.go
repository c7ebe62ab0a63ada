package books

import (
	"context"
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
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/store"
	"donthu/reports/forms"
	"donthu/reports/statistics"
)

// Statistics shows the letters of a period in groups, as a table and as bars, and above
// them how the last twelve months went. The measure chosen is what the bars show and what
// a row opens.
type Statistics struct {
	desk.Fixed
	o         *desk.Desk
	picker    *views.PeriodPicker
	head      *look.Head
	bar       *kit.Toolbar
	dimension *views.RoomTabs
	measure   *kit.Dropdown
	table     *kit.Table[statistics.Row]
	chart     *chart.Chart
	heading   *look.CardHead // over the chart
	trend     *chart.Trend
	months    *look.CardHead       // over the trend
	by        statistics.Dimension // of the trend: months or years
	byMonth   *kit.Button
	byYear    *kit.Button
	rule      *look.Para
	wait      *widget.Label
	front     *fyne.Container
	figures   fyne.CanvasObject
	bars      *container.Scroll
	written   *desk.WrittenBar

	computed  *statistics.Statistics
	year      *statistics.Statistics // of the trend
	barred    []statistics.Row       // behind the bars
	sorted    string                 // by which column, "": in the order of the groups
	ascending bool
}

// mostBars is how many groups the chart shows.
const mostBars = 24

// NewStatistics is the room with the letters in groups by kind.
func NewStatistics(o *desk.Desk) *Statistics {
	s := &Statistics{o: o, chart: chart.New(), trend: chart.NewTrend(), heading: look.NewCardHead("", ""), by: statistics.ByMonth,
		rule: look.NewPara("", look.Ink2, theme.SizeNameCaptionText), wait: widget.NewLabel(""), front: container.NewStack()}
	s.Name = assets.Text("room.statistics")
	s.byMonth = kit.NewButton(assets.Text("statroom.trend.months"), nil, func() { s.otherTrend(statistics.ByMonth) }).As(look.Tab)
	s.byYear = kit.NewButton(assets.Text("statroom.trend.years"), nil, func() { s.otherTrend(statistics.ByYear) }).As(look.Tab)
	s.months = look.NewCardHead("", "", s.byMonth, s.byYear)
	s.written = desk.NewWrittenBar(o, func() { s.Whole.Refresh() })
	s.dimension = views.NewRoomTabs(kit.OptionsOf(statistics.Dimensions...), nil)
	s.dimension.SetValue(string(statistics.ByKind))
	s.dimension.OnChanged = func(string) { s.otherDimension() }
	s.measure = kit.NewDropdown(kit.OptionsOf(statistics.Measures...), func(string) { s.showChart() })
	s.measure.SetValue(string(statistics.Received))
	s.buildTable()
	s.bars = container.NewVScroll(look.Inset(14, 8, s.chart))
	card := func(head *look.CardHead, content fyne.CanvasObject) fyne.CanvasObject {
		return container.NewStack(look.NewSheet(), views.NewUnder(head, content))
	}
	s.figures = container.New(statisticsPlace{}, card(s.months, look.Inset(14, 8, s.trend)), card(s.heading, s.bars), s.table, s.rule)
	s.picker = views.NewPeriodPicker(o, s.load)
	s.bar = kit.NewToolbar([]look.Part{{Object: s.picker.Content()}},
		kit.Action{Text: assets.Text("listing.print"), Icon: look.IconPrint, Key: "Ctrl+P", Do: s.Print},
		kit.Action{Text: assets.Text("statroom.write"), Icon: look.IconSave, Key: "Ctrl+S", Do: s.writeWorkbook, Main: true})
	s.head = kit.NewHead(nil, s.Name, s.bar)
	counting := container.NewHBox(container.NewCenter(look.NewText(assets.Text("statroom.measure"), look.Ink2, theme.SizeNameCaptionText)), kit.Wide(look.Scaled(168), s.measure))
	s.Whole = kit.TopDown(container.NewVBox(s.head, container.NewBorder(nil, nil, nil, container.NewCenter(counting), s.dimension)),
		look.Inset(0, 8, s.front), s.written.Content())
	return s
}

// statisticsPlace lays the trend over the bars and the table, and below them how they are
// counted, where there is room for it.
type statisticsPlace struct{}

const (
	placeGap   = 12
	tableLeast = 120 // height of bars and table
)

// MinSize belongs to Fyne.
func (statisticsPlace) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Scaled(230)+placeGap+objects[2].MinSize().Width, objects[0].MinSize().Height+placeGap+look.Scaled(tableLeast))
}

// Layout belongs to Fyne.
func (statisticsPlace) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rule := objects[3]
	rule.Resize(fyne.NewSize(size.Width, rule.Size().Height)) // what wraps needs a width to know its height
	high := rule.MinSize().Height
	kit.SetVisible(rule, objects[0].MinSize().Height+look.Scaled(tableLeast)+2*placeGap+high <= size.Height)
	if rule.Visible() {
		kit.Put(rule, 0, size.Height-high, size.Width, high)
		size.Height -= high + placeGap/2
	}
	trend := max(objects[0].MinSize().Height, min(size.Height*0.42, look.Scaled(260)))
	bars := max(look.Scaled(230), min(size.Width*0.28, look.Scaled(340)))
	rest := size.Height - trend - placeGap
	kit.Put(objects[0], 0, 0, size.Width, trend)
	kit.Put(objects[1], 0, trend+placeGap, bars, rest)
	kit.Put(objects[2], bars+placeGap, trend+placeGap, size.Width-bars-placeGap, rest)
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

// yields ranks the columns that leave where there is no room for all.
var yields = map[string]int{"process": 4, "settle": 5, string(statistics.Handled): 3, string(statistics.OnTime): 2, string(statistics.Settled): 1}

func (s *Statistics) buildTable() {
	columns := []kit.Column[statistics.Row]{kit.Col("statroom.column.group", 130, func(r statistics.Row) string { return r.Label }).Growing().By(group)}
	column := func(name string, width float32, text func(statistics.Row) string) {
		columns = append(columns, kit.Col("statroom.column."+name, width, text).Right().By(name).Yielding(yields[name]))
	}
	for _, m := range statistics.Measures {
		column(string(m), 84, func(r statistics.Row) string { return kit.Number(r.Cells[m].Count) })
	}
	for _, average := range averages {
		column(average.name, 92, func(r statistics.Row) string {
			if average.of(r).Letters == 0 {
				return ""
			}
			return forms.Shown(math.Round(10*average.of(r).Days()) / 10)
		})
	}
	s.table = kit.NewTable(columns...)
	s.table.Open, s.table.OnMenu = s.open, s.menu
	s.trend.OnOpen = s.openTrend
	s.chart.OnOpen = func(at int) { s.open(s.barred[at]) }
	s.table.Order = func(sort string, ascending bool) {
		s.sorted, s.ascending = sort, ascending
		s.showTable()
	}
	s.table.Remember(s.o.App.Preferences(), "statistics.columns")
}

// Help names the manual's page.
func (*Statistics) Help() string { return "so-in-thong-ke" }

// Keys print and write what is shown.
func (s *Statistics) Keys() []kit.Key {
	return []kit.Key{kit.SaveKey(s.writeWorkbook)}
}

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
	o, by := s.o, s.by
	type both struct{ period, year *statistics.Statistics }
	desk.Load(o, s, func(ctx context.Context) (now both, err error) {
		if now.period, err = o.Do().Statistics(ctx, period); err == nil {
			now.year, err = o.Do().Trend(ctx, period, by)
		}
		return now, err
	}, func(computed both, err error) {
		if err != nil {
			s.wait.SetText(assets.Text("statroom.failed"))
			o.Failed(assets.Text("statroom.failed"), err)
			return
		}
		s.computed, s.year = computed.period, computed.year
		s.showTrend(computed.year)
		s.show()
	})
}

// showTrend draws how many letters came in each month or year, how many of them are settled,
// and how many took or take too long.
func (s *Statistics) showTrend(year *statistics.Statistics) {
	months := year.Tables[0]
	labels := make([]string, len(months.Rows))
	series := make([]chart.Series, len(trends))
	for j, t := range trends {
		series[j] = chart.Series{Name: assets.Text(t.name), Shape: t.shape}
		for i, r := range months.Rows {
			labels[i] = r.Label
			count := 0
			for _, m := range t.of {
				count += r.Cells[m].Count
			}
			series[j].Values = append(series[j].Values, count)
		}
	}
	by := months.Dimension
	s.byMonth.SetOn(by == statistics.ByMonth)
	s.byYear.SetOn(by == statistics.ByYear)
	s.months.Set(trendName(months), assets.Text("statroom.trend.about."+string(by), "day", year.Period.To.Shown()))
	s.trend.Set(labels, series...)
}

// trendName says how far the trend goes back.
func trendName(t statistics.Table) string {
	return assets.Text("statroom.trend."+string(t.Dimension), "count", len(t.Rows))
}

// otherTrend shows months or years.
func (s *Statistics) otherTrend(by statistics.Dimension) {
	if s.by != by {
		s.by = by
		s.load()
	}
}

// trends are what is shown of every month.
var trends = []struct {
	name  string
	shape chart.Shape
	of    []statistics.Measure
}{
	{"statroom.trend.received", chart.Full, []statistics.Measure{statistics.Received}},
	{"statroom.trend.settled", chart.Hollow, []statistics.Measure{statistics.Settled}},
	{"statroom.trend.late", chart.Narrow, []statistics.Measure{statistics.Late, statistics.Overdue}},
}

// openTrend lists the letters of a bar of the trend, or of all its months.
func (s *Statistics) openTrend(series, month int) {
	table := s.year.Tables[0]
	row := table.Total
	row.Label = trendName(table)
	if month != chart.AllMonths {
		row = table.Rows[month]
	}
	s.openCells(row, assets.Text(trends[series].name), trends[series].of...)
}

// Print prints the table as it is shown.
func (s *Statistics) Print() {
	if s.computed == nil {
		return
	}
	s.o.PrintList(desk.Listing{Title: kit.Joined(", ", assets.Text("statistics.title.by", "dimension", s.groups().Dimension.Label()), s.picker.Days()),
		Name: assets.Text("statroom.listing"), From: s.table})
}

func (s *Statistics) show() {
	front := fyne.CanvasObject(container.NewCenter(s.wait))
	kit.SetEnabled(s.computed != nil, s.bar.Buttons...)
	s.head.Set(s.Name, s.picker.Days())
	if s.computed != nil {
		s.showTable()
		s.showChart()
		front = s.figures
	}
	s.front.Objects = []fyne.CanvasObject{front}
	s.Whole.Refresh()
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
	s.rule.Set(assets.Text("statroom.hint") + " " + rule)
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
	s.barred = rows
	bars := make([]chart.Bar, len(rows))
	for i, r := range rows {
		count, overdue := r.Cells[m].Count, r.Cells[statistics.Overdue].Count
		bars[i] = chart.Bar{Label: r.Label, Value: float64(count), Text: kit.Number(count)}
		if (m == statistics.Received || m == statistics.Open) && overdue > 0 {
			bars[i].Marked = float64(overdue)
			bars[i].Text = assets.Text("statroom.bar", "count", kit.Number(count), "overdue", kit.Number(overdue))
		}
	}
	s.heading.Set(heading, "")
	s.chart.SetBars(bars)
	s.bars.Refresh()
}

// open lists the letters of a group that the measure counts.
func (s *Statistics) open(r statistics.Row) { s.openCells(r, s.chosen().Label(), s.chosen()) }

// openCells lists the letters that measures of a group count.
func (s *Statistics) openCells(r statistics.Row, name string, of ...statistics.Measure) {
	var ids []int64
	for _, m := range of {
		ids = append(ids, r.Cells[m].Letters...)
	}
	if len(ids) == 0 {
		kit.Toast(s.o.Window.Canvas(), assets.Text("statroom.none"))
		return
	}
	s.o.Open(desk.Letters{Query: store.Query{IDs: ids}, Caption: assets.Text("statroom.caption", "group", r.Label, "measure", name)})
}

// menu opens each figure of the selected group.
func (s *Statistics) menu() (all []kit.Action) {
	r, ok := s.table.SelectedRow()
	for _, m := range statistics.Measures {
		open := kit.Action{Text: assets.Text("statroom.open", "measure", m.Label(), "count", kit.Number(r.Cells[m].Count)), Icon: look.IconLetter,
			Do: func() { s.openCells(r, m.Label(), m) }, Away: func() bool { return !ok || r.Cells[m].Count == 0 }}
		if m == s.chosen() {
			open.Key = "Enter"
		}
		all = append(all, open)
	}
	return all
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
		Write: func(ctx context.Context, file string, _ func(float64, string)) error {
			return o.Do().WriteStatistics(ctx, computed, file)
		}})
}
