package workbook

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"donthu/assets"
	"donthu/data/register"
	"donthu/reports/forms"
)

var (
	wardLook      = look{size: 12, bold: true, align: "left"}
	plainLook     = look{size: 12, align: "left"}
	columnLook    = look{size: 12, bold: true, align: "center", wrap: true, border: true}
	lineLook      = look{size: 12, bold: true, align: "left", border: true}
	partLook      = look{size: 12, align: "left", border: true, indent: 2}
	lineValueLook = look{size: 12, bold: true, align: "right", border: true, indent: 1, format: wholeFormat}
	partValueLook = look{size: 12, align: "right", border: true, indent: 1, format: wholeFormat}
	problemLook   = look{size: 12, align: "left", vertical: "top", wrap: true}
)

func summarySheet() string { return assets.Text("report.summary.sheet") }

// summaryPage writes cells down the sheet "Tổng hợp" and keeps the first error.
type summaryPage struct {
	file   *excelize.File
	styles *styles
	sheet  string
	err    error
}

func (p *summaryPage) try(err error) {
	if p.err == nil {
		p.err = err
	}
}

func (p *summaryPage) put(col, row int, l look, value any) {
	name, err := excelize.CoordinatesToCellName(col, row)
	p.try(err)
	id, err := p.styles.id(l)
	p.try(err)
	if text, ok := value.(string); ok {
		p.try(p.file.SetCellStr(p.sheet, name, text))
	} else {
		p.try(p.file.SetCellValue(p.sheet, name, value))
	}
	p.try(p.file.SetCellStyle(p.sheet, name, name, id))
}

// summaryHeadRow is where the table begins; five lines stand before it.
const summaryHeadRow = 7

// writeSummary fills the workbook's first sheet: the period beside the period
// before, a chart by kind, and what is to be looked at before the report leaves.
func writeSummary(f *excelize.File, st *styles, rep *forms.Report, settings register.Settings) error {
	p := &summaryPage{file: f, styles: st, sheet: summarySheet()}
	p.try(f.SetSheetName("Sheet1", p.sheet))
	p.try(preparePage(f, p.sheet, "A4", assets.Text("report.page")))
	for column, width := range map[string]float64{"A": 40, "B": 13, "C": 13, "D": 13, "E": 13, "F": 3} {
		p.try(f.SetColWidth(p.sheet, column, column, width))
	}
	now, before := rep.Summary.Period, rep.Previous.Period
	p.put(1, 1, wardLook, strings.ToUpper(settings.Ward))
	p.put(1, 2, look{size: 14, bold: true, align: "left"}, assets.Text("report.summary.title"))
	p.put(1, 3, plainLook, assets.Text("report.summary.now", "from", now.From.Shown(), "to", now.To.Shown()))
	p.put(1, 4, plainLook, assets.Text("report.summary.before", "from", before.From.Shown(), "to", before.To.Shown()))
	if settings.Receiver != "" {
		p.put(1, 5, plainLook, assets.Text("report.summary.receiver", "receiver", settings.Receiver))
	}
	for i, key := range []string{"report.summary.line", "report.summary.thisPeriod", "report.summary.previous", "report.summary.change", "report.summary.percent"} {
		p.put(i+1, summaryHeadRow, columnLook, assets.Text(key))
	}
	p.try(f.SetRowHeight(p.sheet, summaryHeadRow, 2*lineHeights[12]))
	rows := map[forms.LineName]int{}
	row := summaryHeadRow
	for i, line := range rep.Summary.Lines {
		row++
		rows[line.Name] = row
		p.putLine(row, line, rep.Previous.Lines[i].Value)
	}
	p.try(p.file.SetPanes(p.sheet, &excelize.Panes{Freeze: true, YSplit: summaryHeadRow, TopLeftCell: fmt.Sprintf("A%d", summaryHeadRow+1), ActivePane: "bottomLeft"}))
	p.try(p.file.AddChart(p.sheet, fmt.Sprintf("G%d", summaryHeadRow), p.kindChart(rows)))
	p.writeProblems(row+2, rep.Problems)
	return p.err
}

func (p *summaryPage) putLine(row int, line forms.Line, before float64) {
	label, value := lineLook, lineValueLook
	if line.Name.Part() {
		label, value = partLook, partValueLook
	}
	p.try(p.file.SetRowHeight(p.sheet, row, lineHeights[12]+3))
	p.put(1, row, label, line.Name.Label())
	p.put(2, row, value, line.Value)
	p.put(3, row, value, before)
	difference, part, known := forms.Change(line.Value, before)
	value.format = changeFormat
	p.put(4, row, value, difference)
	value.format = percentFormat
	if known {
		p.put(5, row, value, part)
	} else {
		p.put(5, row, value, assets.Text("report.summary.noPercent"))
	}
}

// kindChart sets the letters received by kind in both periods side by side.
func (p *summaryPage) kindChart(rows map[forms.LineName]int) *excelize.Chart {
	first, last := rows[forms.KindLines[0]], rows[forms.KindLines[len(forms.KindLines)-1]]
	series := func(column string) excelize.ChartSeries {
		return excelize.ChartSeries{
			Name:       fmt.Sprintf("'%s'!$%s$%d", p.sheet, column, summaryHeadRow),
			Categories: fmt.Sprintf("'%s'!$A$%d:$A$%d", p.sheet, first, last),
			Values:     fmt.Sprintf("'%s'!$%s$%d:$%s$%d", p.sheet, column, first, column, last),
		}
	}
	gap, zero := uint(80), 0.0
	words := excelize.Font{Family: fontName, Size: 11, Color: "000000"}
	return &excelize.Chart{
		Type:      excelize.Col,
		Series:    []excelize.ChartSeries{series("C"), series("B")},
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: assets.Text("report.summary.chart"), Font: &excelize.Font{Family: fontName, Size: 13, Bold: true, Color: "000000"}}}},
		Legend:    excelize.ChartLegend{Position: "bottom", Font: &words},
		Dimension: excelize.ChartDimension{Width: 460, Height: 400},
		PlotArea:  excelize.ChartPlotArea{ShowVal: true},
		XAxis:     excelize.ChartAxis{Font: words},
		YAxis:     excelize.ChartAxis{Font: words, MajorGridLines: true, Minimum: &zero, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "0"}},
		GapWidth:  &gap,
	}
}

// writeProblems lists what is to be looked at before the report leaves.
func (p *summaryPage) writeProblems(row int, problems []string) {
	if len(problems) == 0 {
		p.put(1, row, plainLook, assets.Text("report.problems.none"))
		return
	}
	p.put(1, row, wardLook, assets.Text("report.problems.title"))
	for _, problem := range problems {
		row++
		p.put(1, row, problemLook, "– "+problem)
		p.try(p.file.MergeCell(p.sheet, fmt.Sprintf("A%d", row), fmt.Sprintf("E%d", row)))
		p.try(p.file.SetRowHeight(p.sheet, row, float64(linesOf(problem, 84))*lineHeights[12]))
	}
}
