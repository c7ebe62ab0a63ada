package workbook

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/intake"
)

// cellPage is a sheet whose cells are written one by one, for what a stream cannot
// do. It keeps the first error.
type cellPage struct {
	file   *excelize.File
	styles *styles
	sheet  string
	first
}

// newCellPage is a new sheet of the name and widths, with the office, a title and what
// the sheet is about in its first rows.
func newCellPage(f *excelize.File, st *styles, name string, widths []float64, ward, title, about string) *cellPage {
	p := &cellPage{file: f, styles: st, sheet: name}
	p.try(newSheet(f, name))
	p.try(preparePage(f, name, "A4", assets.Text("report.page")))
	p.setWidths(widths)
	p.put(1, 1, wardLook, strings.ToUpper(ward))
	p.put(1, 2, listTitleLook, title)
	p.put(1, 3, plainLook, about)
	return p
}

// setWidths sets the widths of the columns, in characters.
func (p *cellPage) setWidths(widths []float64) {
	for i, width := range widths {
		column, err := excelize.ColumnNumberToName(i + 1)
		p.try(err)
		p.try(p.file.SetColWidth(p.sheet, column, column, width))
	}
}

func (p *cellPage) put(col, row int, l look, value any) {
	name, err := excelize.CoordinatesToCellName(col, row)
	p.try(err)
	if on, is := value.(day.Date); is {
		value = on.Shown()
		if serial, ok := intake.Serial(on); ok { // a day that Excel counts with
			value, l.format = serial, dayFormat
		}
	}
	id, err := p.styles.id(l)
	p.try(err)
	if text, ok := value.(string); ok {
		p.try(p.file.SetCellStr(p.sheet, name, text))
	} else {
		p.try(p.file.SetCellValue(p.sheet, name, value))
	}
	p.try(p.file.SetCellStyle(p.sheet, name, name, id))
}

// across writes a text over the columns from … to.
func (p *cellPage) across(row, from, to int, l look, text string) {
	p.put(from, row, l, text)
	first, err := excelize.CoordinatesToCellName(from, row)
	p.try(err)
	last, err := excelize.CoordinatesToCellName(to, row)
	p.try(err)
	p.try(p.file.MergeCell(p.sheet, first, last))
}

// table writes the next row of a table, as high as its texts need in columns of the
// widths; figures have a look of their own.
func (p *cellPage) table(row int, widths []float64, words, figures look, cells ...any) (next int) {
	lines := 1
	for i, cell := range cells {
		l := figures
		switch value := cell.(type) {
		case day.Date:
			l = words
		case string:
			l = words
			lines = max(lines, linesOf(value, widths[i]-2))
		case float64:
			l.format = figureFormat(value)
		}
		p.put(i+1, row, l, cell)
	}
	p.try(p.file.SetRowHeight(p.sheet, row, float64(lines)*lineHeights[12]+3))
	return row + 1
}

// chart is a chart as all of the program's look; gap is the room between its bars.
func (p *cellPage) chart(kind excelize.ChartType, title string, size excelize.ChartDimension, gap uint) *excelize.Chart {
	zero := 0.0
	words := excelize.Font{Family: fontName, Size: 11, Color: "000000"}
	return &excelize.Chart{
		Type: kind,
		Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{
			{Text: title, Font: &excelize.Font{Family: fontName, Size: 13, Bold: true, Color: "000000"}},
		}},
		Legend:    excelize.ChartLegend{Position: "bottom", Font: &words},
		Dimension: size,
		XAxis:     excelize.ChartAxis{Font: words},
		YAxis:     excelize.ChartAxis{Font: words, MajorGridLines: true, Minimum: &zero, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "0"}},
		GapWidth:  &gap,
	}
}

// series are the figures of a column in the rows first to last, named by the row
// head; their groups stand in the first column.
func (p *cellPage) series(column string, head, first, last int) excelize.ChartSeries {
	return excelize.ChartSeries{
		Name:       fmt.Sprintf("'%s'!$%s$%d", p.sheet, column, head),
		Categories: fmt.Sprintf("'%s'!$A$%d:$A$%d", p.sheet, first, last),
		Values:     fmt.Sprintf("'%s'!$%s$%d:$%s$%d", p.sheet, column, first, column, last),
	}
}
