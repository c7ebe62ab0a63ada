package workbook

import (
	"fmt"
	"slices"

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

// summaryHeadRow is where the table begins; five lines stand before it.
const summaryHeadRow = 7

// writeSummary fills the office's first sheet: the period beside the period
// before, a chart by kind, and what is to be looked at before the report leaves.
func writeSummary(f *excelize.File, st *styles, rep *forms.Report, settings register.Settings, o Options) error {
	now, before := rep.Summary.Period, rep.Previous.Period
	p := newCellPage(f, st, summarySheet(), []float64{40, 13, 13, 13, 13, 3}, settings.Ward, assets.Text("report.summary.title"),
		assets.Text("report.summary.now", "from", now.From.Shown(), "to", now.To.Shown()))
	key := "report.summary.before.unknown"
	if slices.ContainsFunc(rep.Summary.Lines, func(l forms.Line) bool { return rep.KnowsPrevious(l.Name) }) {
		key = "report.summary.before"
	}
	p.put(1, 4, plainLook, assets.Text(key, "from", before.From.Shown(), "to", before.To.Shown()))
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
		p.putLine(row, line, rep.Previous.Lines[i].Value, rep)
	}
	row = p.putUnknown(row, rep.UnknownDays())
	p.try(p.file.SetPanes(p.sheet, &excelize.Panes{Freeze: true, YSplit: summaryHeadRow, TopLeftCell: fmt.Sprintf("A%d", summaryHeadRow+1), ActivePane: "bottomLeft"}))
	p.try(p.file.AddChart(p.sheet, fmt.Sprintf("G%d", summaryHeadRow), p.kindChart(rows)))
	problems := rep.ToCheck()
	var others []string // that make no figure wrong
	for _, f := range o.Findings {
		if told := f.Told(); !slices.Contains(problems, told) {
			others = append(others, told)
		}
	}
	row = p.writeProblems(row+2, problems)
	if len(others) > 0 {
		p.writeList(row+1, assets.Text("report.problems.others"), others)
	}
	return p.err
}

// putLine writes a line, beside the period before where the register knows that one whole.
func (p *cellPage) putLine(row int, line forms.Line, before float64, rep *forms.Report) {
	label, value := lineLook, lineValueLook
	if line.Name.Part() {
		label, value = partLook, partValueLook
	}
	p.try(p.file.SetRowHeight(p.sheet, row, lineHeights[12]+3))
	p.put(1, row, label, line.Name.Label())
	p.put(2, row, value, line.Value)
	told := []any{assets.Text("report.summary.noPercent"), assets.Text("report.summary.noPercent"), assets.Text("report.summary.noPercent")}
	if rep.KnowsPrevious(line.Name) {
		told[0] = before
	}
	difference, part, known := forms.Change(line.Value, before)
	if rep.Compared(line.Name) {
		told[1] = difference
		if known && forms.HasPercent(before) {
			told[2] = part
		}
	}
	for i, format := range []string{value.format, changeFormat, percentFormat} {
		value.format = format
		p.put(3+i, row, value, told[i])
	}
}

// putUnknown writes how many letters the lines above leave out because nobody knows the day.
func (p *cellPage) putUnknown(row int, u forms.UnknownDays) int {
	for _, line := range []struct {
		key   string
		count int
	}{{"report.summary.unknown.handled", u.Handled}, {"report.summary.unknown.settled", u.Settled}, {"report.summary.unknown.done", u.Done}} {
		if line.count == 0 {
			continue
		}
		row++
		p.put(1, row, partLook, assets.Text(line.key))
		p.put(2, row, partValueLook, line.count)
		p.try(p.file.SetRowHeight(p.sheet, row, lineHeights[12]+3))
		for i := range 3 {
			p.put(3+i, row, partValueLook, assets.Text("report.summary.noPercent"))
		}
	}
	return row
}

// kindChart sets the letters received by kind in both periods side by side.
func (p *cellPage) kindChart(rows map[forms.LineName]int) *excelize.Chart {
	first, last := rows[forms.KindLines[0]], rows[forms.KindLines[len(forms.KindLines)-1]]
	c := p.chart(excelize.Col, assets.Text("report.summary.chart"), excelize.ChartDimension{Width: 460, Height: 400}, 80)
	c.Series = []excelize.ChartSeries{p.series("C", summaryHeadRow, first, last), p.series("B", summaryHeadRow, first, last)}
	c.PlotArea = excelize.ChartPlotArea{ShowVal: true}
	return c
}

// writeProblems lists what is to be looked at before the report leaves; it returns the row
// below.
func (p *cellPage) writeProblems(row int, problems []string) (below int) {
	if len(problems) == 0 {
		p.put(1, row, plainLook, assets.Text("report.problems.none"))
		return row + 1
	}
	return p.writeList(row, assets.Text("report.problems.title"), problems)
}

func (p *cellPage) writeList(row int, title string, lines []string) (below int) {
	p.put(1, row, wardLook, title)
	for _, line := range lines {
		row++
		p.put(1, row, problemLook, "– "+line)
		p.try(p.file.MergeCell(p.sheet, fmt.Sprintf("A%d", row), fmt.Sprintf("E%d", row)))
		p.try(p.file.SetRowHeight(p.sheet, row, float64(linesOf(line, 84))*lineHeights[12]))
	}
	return row + 1
}
