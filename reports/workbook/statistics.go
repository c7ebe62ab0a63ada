package workbook

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"donthu/assets"
	"donthu/data/register"
	"donthu/reports/statistics"
)

var (
	groupLook      = look{size: 11, align: "left", wrap: true, border: true}
	countLook      = look{size: 11, align: "center", border: true, format: wholeFormat}
	meanLook       = look{size: 11, align: "center", border: true, format: "0.0"}
	statisticsNote = look{size: 10, italic: true, align: "left", wrap: true}
)

// statisticsHeadRow is where a table of statistics begins: the office, the title,
// what is counted, and an empty row stand above it.
const statisticsHeadRow = 5

// mostBars is how many groups a chart shows; more cannot be read.
const mostBars = 15

// WriteStatistics writes the statistics of a period as a workbook: a sheet for each dimension
// with its table and beside it a chart that Excel itself draws from it, and such a sheet for each
// trend.
func WriteStatistics(w io.Writer, s *statistics.Statistics, settings register.Settings, trends ...*statistics.Statistics) error {
	return create(w, assets.Text("statistics.title"), settings.Ward, "", func(f *excelize.File, st *styles) error {
		add := func(name, title string, of *statistics.Statistics, table statistics.Table) error {
			if err := newSheet(f, name); err != nil {
				return err
			}
			page := statisticsPage{cellPage{file: f, styles: st, sheet: name}, of, table, title}
			if err := page.write(settings); err != nil {
				return fmt.Errorf("sheet %s: %w", name, err)
			}
			return nil
		}
		for _, table := range s.Tables {
			name := table.Dimension.Label()
			if err := add(name, assets.Text("statistics.title.by", "dimension", strings.ToUpper(name)), s, table); err != nil {
				return err
			}
		}
		for _, trend := range trends {
			for _, table := range trend.Tables {
				key := "statistics.trend." + string(table.Dimension)
				if err := add(assets.Text(key), assets.Text(key+".title"), trend, table); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// statisticsPage is the sheet of one dimension.
type statisticsPage struct {
	cellPage
	statistics *statistics.Statistics
	table      statistics.Table
	title      string
}

// lastColumn is the column of the average days to settle.
var lastColumn = 1 + len(statistics.Measures) + 2

func (p *statisticsPage) write(settings register.Settings) error {
	p.try(preparePage(p.file, p.sheet, "A4", assets.Text("report.page")))
	p.try(p.file.SetColWidth(p.sheet, "A", "A", groupWidth))
	p.try(p.file.SetColWidth(p.sheet, "B", "J", countWidth))
	p.try(p.file.SetColWidth(p.sheet, "K", "K", 2))
	p.try(freeze(p.file, p.sheet, statisticsHeadRow, statisticsHeadRow, 1))
	period := p.statistics.Period
	p.put(1, 1, wardLook, strings.ToUpper(settings.Ward))
	p.line(2, titleLook, p.title)
	p.line(3, periodLook, assets.Text("statistics.asOf", "from", period.From.Shown(), "to", period.To.Shown(), "day", p.statistics.Today.Shown()))
	p.try(p.file.SetRowHeight(p.sheet, statisticsHeadRow, 4*lineHeights[11]))
	headings := []string{p.table.Dimension.Label()}
	for _, m := range statistics.Measures {
		headings = append(headings, m.Label())
	}
	headings = append(headings, assets.Text("statistics.process"), assets.Text("statistics.settle"))
	head := columnLook
	head.size = 11
	for i, heading := range headings {
		p.put(i+1, statisticsHeadRow, head, heading)
	}
	row := statisticsHeadRow
	for _, r := range p.table.Rows {
		row++
		p.putRow(row, r.Label, r, false)
	}
	row++
	p.putRow(row, assets.Text("statistics.total"), p.table.Total, true)
	row++
	p.note(row, assets.Text("statistics.rule"))
	if p.table.Dimension == statistics.ByArea {
		row++
		p.note(row, assets.Text("statistics.rule.area"))
	}
	if bars := min(len(p.table.Rows), mostBars); bars > 0 {
		p.try(p.file.AddChart(p.sheet, fmt.Sprintf("%s%d", chartColumn, statisticsHeadRow), p.chartOf(bars)))
	}
	return p.err
}

// The chart stands beside its table, behind an empty column, and goes with it onto one page; the
// widths of the table are in characters, the chart's in pixels.
const (
	chartColumn = "L"
	groupWidth  = 25.0
	countWidth  = 9.5
	chartWidth  = 470
)

func (p *statisticsPage) putRow(row int, label string, r statistics.Row, total bool) {
	group, count, mean := groupLook, countLook, meanLook
	group.bold, count.bold, mean.bold = total, total, total
	p.try(p.file.SetRowHeight(p.sheet, row, float64(linesOf(label, groupWidth-1))*lineHeights[11]+4))
	p.put(1, row, group, label)
	column := 1
	for _, m := range statistics.Measures {
		column++
		p.put(column, row, count, r.Cells[m].Count)
	}
	for _, average := range []statistics.Average{r.Process, r.Settle} {
		column++
		if average.Letters == 0 {
			p.put(column, row, mean, "")
		} else {
			p.put(column, row, mean, average.Days())
		}
	}
}

func (p *statisticsPage) line(row int, l look, text string) {
	p.across(row, 1, lastColumn, l, text)
	p.try(p.file.SetRowHeight(p.sheet, row, lineHeights[l.size]+3))
}

func (p *statisticsPage) note(row int, text string) {
	p.line(row, statisticsNote, text)
	p.try(p.file.SetRowHeight(p.sheet, row, float64(linesOf(text, groupWidth+9*countWidth))*lineHeights[statisticsNote.size]+3))
}

// chartOf draws what became of the letters of each group: done in time, done late,
// still open; the three together are the letters received. Months and years run from left
// to right, other groups from top to bottom so that long names fit.
func (p *statisticsPage) chartOf(bars int) *excelize.Chart {
	title := assets.Text("statistics.chart", "dimension", strings.ToLower(p.table.Dimension.Label()))
	if bars < len(p.table.Rows) {
		title += " (" + assets.Text("statistics.chart.most", "count", bars) + ")"
	}
	kind, height := excelize.BarStacked, uint(150+26*bars)
	if p.table.Dimension == statistics.ByMonth || p.table.Dimension == statistics.ByYear {
		kind, height = excelize.ColStacked, 340
	}
	c := p.chart(kind, title, excelize.ChartDimension{Width: chartWidth, Height: height}, 60)
	if p.table.Dimension == statistics.ByMonth {
		c.XAxis.Alignment.TextRotation = -45 // the names of twelve months stand beside each other
	}
	c.XAxis.ReverseOrder = kind == excelize.BarStacked
	for _, part := range []struct {
		measure statistics.Measure
		color   string
	}{{statistics.OnTime, "1B6E3C"}, {statistics.Late, "C77700"}, {statistics.Open, "1F4E8C"}} {
		column := string(rune('B' + slices.Index(statistics.Measures, part.measure)))
		series := p.series(column, statisticsHeadRow, statisticsHeadRow+1, statisticsHeadRow+bars)
		series.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{part.color}}
		c.Series = append(c.Series, series)
	}
	return c
}
