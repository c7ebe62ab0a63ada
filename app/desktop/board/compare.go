package board

import (
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/chart"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/consolidate"
	"donthu/reports/forms"
)

// compared is how many periods the comparison shows: a year of months, two of quarters, and
// of the longer ones three.
func compared(kind day.PeriodKind) int {
	switch kind {
	case day.Monthly:
		return 12
	case day.Quarterly:
		return 8
	}
	return 3
}

// The ways in which wards are set beside each other.
const (
	byWard  = "ward"
	byGroup = "group"
)

// compareView sets wards, or groups of them, beside each other in a column of a form, and
// shows how it went period by period.
type compareView struct {
	r      *Room
	form   *kit.Dropdown
	column *kit.Dropdown
	by     *kit.Choice
	table  *kit.Table[consolidate.Line]
	chart  *chart.Chart
	trend  *chart.Trend
	months *look.CardHead // over the trend
	bars   *look.CardHead // over the chart
	whole  *fyne.Container
	busy   bool // the choices are being filled

	result *consolidate.Comparison
}

func newCompare(r *Room) *compareView {
	v := &compareView{r: r, chart: chart.New(), trend: chart.NewTrend(), months: look.NewCardHead("", ""), bars: look.NewCardHead("", "")}
	again := func(string) {
		if !v.busy {
			v.forget()
			r.show()
		}
	}
	v.form = kit.NewDropdown(nil, func(string) {
		v.fillColumns()
		again("")
	})
	v.column = kit.NewDropdown(nil, again)
	v.by = kit.NewChoice(kit.Options("boardroom.by.", byWard, byGroup), func(string) {
		if v.result != nil {
			v.fill()
		}
	})
	v.table = kit.NewTable(
		kit.Col("boardroom.column.name", 150, func(l consolidate.Line) string { return wardWords(l.Name) }).Growing().Tips(func(l consolidate.Line) string { return l.Name }),
		v.period("boardroom.column.latest", 0), v.period("boardroom.column.before", 1), v.change(),
		kit.Col("boardroom.column.sum", 82, func(l consolidate.Line) string { return knownWords(l) }).Right().Yielding(1))
	v.table.Empty = assets.Text("boardroom.none")
	v.table.InCard = true
	v.table.Remember(r.o.App.Preferences(), "boardroom.compare")
	v.table.OnSelect = func(int) { v.showTrend() }
	v.table.Open = func(l consolidate.Line) {
		if !l.Group {
			r.openWard(l.Name)
		}
	}
	v.by.SetValue(byWard)
	v.fillForms()
	choices := container.NewHBox(kit.Wide(look.Scaled(110), v.form), kit.Wide(look.Scaled(330), v.column), kit.Wide(look.Scaled(250), v.by))
	barsCard := container.NewStack(look.NewSheet(), views.NewUnder(v.bars, container.NewVScroll(look.Inset(14, 8, v.chart))))
	trendCard := container.NewStack(look.NewSheet(), views.NewUnder(v.months, look.Inset(14, 8, v.trend)))
	table := container.NewStack(look.NewSheet(), v.table)
	parts := views.NewTwoParts([2]string{assets.Text("boardroom.figures"), assets.Text("boardroom.charts")}, table, container.NewGridWithRows(2, trendCard, barsCard), 0.58, 860)
	v.whole = kit.TopDown(look.Inset(0, 4, choices), parts.Content(), nil)
	return v
}

// period is the column of the period so many before the last.
func (v *compareView) period(key string, back int) kit.Column[consolidate.Line] {
	return kit.Col(key, 108, func(l consolidate.Line) string { return valueWords(l.Periods[len(l.Periods)-1-back]) }).Right()
}

func (v *compareView) change() kit.Column[consolidate.Line] {
	return kit.Col("boardroom.column.change", 88, func(l consolidate.Line) string {
		now, before := l.Periods[len(l.Periods)-1], l.Periods[len(l.Periods)-2]
		if now.Known != now.Of || before.Known != before.Of || now.Of == 0 { // of some wards nobody knows
			return ""
		}
		change := forms.Add(now.Sum, -before.Sum)
		if change > 0 {
			return "+" + forms.Shown(change)
		}
		return forms.Shown(change)
	}).Right()
}

// valueWords are a figure; of several wards with how many of them have said it.
func valueWords(v consolidate.Value) string {
	switch {
	case v.Known == 0:
		return assets.Text("boardroom.unknown")
	case v.Known < v.Of:
		return assets.Text("boardroom.partly", "value", forms.Shown(v.Sum), "known", v.Known, "of", v.Of)
	}
	return forms.Shown(v.Sum)
}

// knownWords are the periods in which something is known.
func knownWords(l consolidate.Line) string {
	known := 0
	for _, m := range l.Periods {
		if m.Known > 0 {
			known++
		}
	}
	return assets.Text("boardroom.known", "known", known, "of", len(l.Periods))
}

func (v *compareView) forget() { v.result = nil }

// edition is the one in force in the period.
func (v *compareView) edition() *forms.Edition { return forms.EditionFor(v.r.lastPeriod()) }

// lastPeriod is the one that is chosen; before, the present month.
func (r *Room) lastPeriod() day.Period {
	if p := r.period; p != (day.Period{}) {
		return p
	}
	today := r.o.Today()
	return day.MonthPeriod(today.Year(), today.Month(), r.o.Store.Settings().WholeMonth)
}

func (v *compareView) fillForms() {
	var options []kit.Option
	for _, f := range v.edition().Forms {
		options = append(options, kit.Option{Value: f.ID, Text: f.Number})
	}
	v.busy = true
	v.form.SetChoices(options)
	if v.edition().Form(v.form.Value()) == nil {
		v.form.SetValue(options[min(1, len(options)-1)].Value)
	}
	v.busy = false
	v.fillColumns()
}

func (v *compareView) fillColumns() {
	f := v.edition().Form(v.form.Value())
	if f == nil {
		return
	}
	var options []kit.Option
	for _, c := range f.Columns {
		if !c.Remark {
			options = append(options, kit.Option{Value: strconv.Itoa(c.Number), Text: fmt.Sprintf("(%d) %s", c.Number, c.Title())})
		}
	}
	before := v.busy
	v.busy = true
	v.column.SetChoices(options)
	if v.column.Value() == "" || f.Column(number(v.column.Value())).Number == 0 {
		v.column.SetValue(options[0].Value)
	}
	v.busy = before
}

func number(s string) int {
	n, _ := strconv.Atoi(s) // the choices hold nothing but numbers
	return n
}

func (v *compareView) show() fyne.CanvasObject {
	if v.result == nil {
		v.load()
	} else {
		v.fill()
	}
	return v.whole
}

func (v *compareView) load() {
	if v.edition().Form(v.form.Value()) == nil {
		v.fillForms()
	}
	r := v.r
	o, f, column := r.o, v.edition().Form(v.form.Value()), number(v.column.Value())
	last := r.lastPeriod()
	periods := o.Do().LastPeriods(last, compared(last.Kind()))
	desk.LoadPart(o, r, "compare", func(ctx context.Context) (*consolidate.Comparison, error) {
		return o.Do().CompareWards(ctx, f, column, periods)
	}, func(c *consolidate.Comparison, err error) {
		if err != nil {
			o.Failed(assets.Text("boardroom.failed"), err)
			return
		}
		v.result = c
		v.fill()
	})
}

// lines are those that the filters leave, and their total where nothing is filtered.
func (v *compareView) lines() (lines []consolidate.Line) {
	board := v.r.o.Store.Settings().Board
	if v.by.Value() == byGroup {
		for _, l := range v.result.Groups {
			if l.Name == "" {
				l.Name = assets.Text("boardroom.noGroup")
			}
			if v.r.fits(l.Name, l.Name) {
				lines = append(lines, l)
			}
		}
		return lines
	}
	for _, l := range v.result.Wards {
		if v.r.fits(l.Name, board.GroupOf(l.Name)) {
			lines = append(lines, l)
		}
	}
	return lines
}

// mostBars is how many bars the chart draws.
const mostBars = 24

func (v *compareView) fill() {
	lines := v.lines()
	total := v.result.Total
	total.Name = assets.Text("consolidated.total")
	rows := lines
	if v.r.group.Value() == "" && v.r.search.Value() == "" {
		rows = append(rows[:len(rows):len(rows)], total)
	}
	at, same := v.table.Selected(), v.table.Len() == len(rows)
	v.table.SetRows(rows)
	if same && at >= 0 {
		v.table.Select(at)
	}
	sorted := consolidate.ByLatest(lines)
	var bars []chart.Bar
	for _, l := range sorted[:min(len(sorted), mostBars)] {
		bars = append(bars, chart.Bar{Label: wardWords(l.Name), Value: l.Latest.Sum, Text: valueWords(l.Latest)})
	}
	v.chart.SetBars(bars)
	heading := kit.SentenceCase(v.r.lastPeriod().Name())
	if len(sorted) > mostBars {
		heading = kit.Joined(" · ", heading, assets.Text("boardroom.most", "count", mostBars))
	}
	v.bars.Set(heading, "")
	v.showTrend()
}

// showTrend draws the periods of the selected line, or of all together.
func (v *compareView) showTrend() {
	if v.result == nil {
		return
	}
	line, ok := v.table.SelectedRow()
	if !ok {
		line = v.result.Total
		line.Name = assets.Text("consolidated.total")
	}
	var labels []string
	series := chart.Series{Name: wardWords(line.Name), Shape: chart.Full, NoSum: true} // what waited stands in several periods
	for i, p := range v.result.Periods {
		labels = append(labels, shortPeriod(p))
		series.Values = append(series.Values, int(line.Periods[i].Sum+0.5))
	}
	column := v.result.Form.Column(v.result.Column)
	v.months.Set(fmt.Sprintf("%s, (%d) %s", v.result.Form.Number, column.Number, column.Path[len(column.Path)-1]), "")
	v.trend.Set(labels, series)
}

// shortPeriod names a period under a bar; of the kinds that are once a year, the year.
func shortPeriod(p day.Period) string {
	switch p.Kind() {
	case day.Monthly:
		return fmt.Sprintf("%d/%02d", p.To.Month(), p.To.Year()%100)
	case day.Quarterly:
		return assets.Text("boardroom.shortQuarter", "quarter", [...]string{"I", "II", "III", "IV"}[(p.To.Month()-1)/3], "year", fmt.Sprintf("%02d", p.To.Year()%100))
	}
	return strconv.Itoa(p.To.Year())
}

// wardWords is a ward in a list: without the words that begin the name of each of them.
func wardWords(name string) string { return kit.SentenceCase(register.WardPlace(name)) }
