package workbook

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"donthu/assets"
	"donthu/data/register"
	"donthu/reports/docx"
	"donthu/reports/forms"
)

// Rows of a form's sheet, as in the official layout: number, title, period,
// covering report, an empty row, then the header.
const headerRow = 6

// Widths of columns, in characters.
const (
	unitWidth      = 16.0
	narrowestWidth = 7.5
	narrowestOnA4  = 5.5 // of a form made for A3: the narrower it is, the less it shrinks
	widestWidth    = 13.0
)

var (
	numberLook  = look{size: 12, bold: true, align: "right"}
	titleLook   = look{size: 14, bold: true, align: "center", wrap: true}
	periodLook  = look{size: 12, italic: true, align: "center"}
	coverLook   = look{size: 12, italic: true, align: "center", unlocked: true}
	topLook     = look{size: 10, bold: true, align: "center", wrap: true, border: true}
	headLook    = look{size: 10, align: "center", wrap: true, border: true}
	msLook      = look{size: 9, italic: true, align: "center", wrap: true, border: true}
	unitLook    = look{size: 11, bold: true, align: "left", wrap: true, border: true}
	figureLook  = look{size: 11, align: "center", border: true}
	noteLook    = look{size: 12, align: "left", vertical: "top", wrap: true, unlocked: true}
	signedLook  = look{size: 12, italic: true, align: "center", unlocked: true}
	signerLook  = look{size: 12, bold: true, align: "center", unlocked: true}
	lineHeights = map[float64]float64{9: 12.5, 10: 13.5, 11: 15, 12: 16.5, 14: 19}
)

// formPage lays one form out on its sheet.
type formPage struct {
	page
	sheet    forms.Sheet
	report   *forms.Report
	settings register.Settings
	options  Options
}

// write draws the form with the figures of one office.
func (p *formPage) write() error {
	p.try(p.file.ProtectSheet(p.sheet.Form.ID, &excelize.SheetProtectionOptions{
		FormatCells: true, FormatColumns: true, FormatRows: true, SelectLockedCells: true, SelectUnlockedCells: true,
	}))
	return p.draw(p.sheet.Form.ID, p.writeFigures)
}

// draw lays the form out on the named sheet; rows writes what stands below the
// row MS.
func (p *formPage) draw(name string, rows func()) error {
	form := p.sheet.Form
	p.measure()
	p.open(name, p.paper(), headerRow, headerRow+form.HeaderRows(), 1)
	p.writeTitle()
	p.writeHeader()
	p.writeMS()
	rows()
	p.writeNote()
	p.try(p.numberPages(name))
	p.sign(len(p.widths)/3, assets.Text("report.drawnUpBy"), p.settings.Clerk, p.options)
	return p.close()
}

// paper is that of the office's printer, where it says which, else the form's own.
func (p *formPage) paper() string { return cmp.Or(p.settings.ReportPaper, p.sheet.Form.Paper) }

// numberPages counts the pages of each form from 1: a workbook printed whole would count
// through, and a form is bound apart.
func (p *formPage) numberPages(name string) error {
	footer := assets.Text("report.formPage", "form", p.sheet.Form.Number)
	if p.options.Head != "" {
		footer += `&R&7` + assets.Text("report.chain", "head", p.options.Head)
	}
	return errors.Join(
		p.file.SetPageLayout(name, &excelize.PageLayoutOptions{FirstPageNumber: new(uint(1))}),
		setFooter(p.file, name, footer))
}

// measure chooses the widths of the columns: no word of a heading and no figure
// is cut.
func (p *formPage) measure() {
	p.widths = []float64{unitWidth}
	narrowest := narrowestWidth
	if p.paper() == "A4" && p.sheet.Form.Paper == "A3" {
		narrowest = narrowestOnA4
	}
	for _, c := range p.sheet.Form.Columns {
		word := longestWord(c.Path[len(c.Path)-1])
		figure := len([]rune(forms.Shown(p.sheet.Columns[c.Number].Value)))
		formula := float64(longestWord(c.MS))*0.85 + 1.2
		p.widths = append(p.widths, max(narrowest, float64(word)+1, float64(figure)*1.2+1, min(formula, widestWidth)))
	}
}

// line writes a text over all columns of the form, as high as it needs.
func (p *formPage) line(l look, text string) {
	p.across(lineHeights[l.size]*float64(linesOf(text, p.width()*11/l.size)), l, text)
}

func (p *formPage) writeTitle() {
	p.line(numberLook, p.sheet.Form.Number)
	p.line(titleLook, p.sheet.Form.Title)
	p.line(periodLook, p.periodLine())
	p.line(coverLook, p.coverLine())
}

// periodLine is "Số liệu tính từ ngày … đến ngày …"; of a period that is not over the figures
// do not go to its end.
func (p *formPage) periodLine() string {
	period, asOf := p.report.Period, p.report.AsOf
	key := "report.period"
	switch {
	case asOf.IsZero():
	case asOf < period.From:
		key = "report.period.future"
	default:
		key = "report.period.running"
	}
	return assets.Text(key, "from", period.From.Shown(), "to", period.To.Shown(), "day", asOf.Shown())
}

// coverLine is "(Kèm theo Báo cáo số: …)"; what is not known yet stays as dots.
func (p *formPage) coverLine() string {
	dots, on := assets.Text("report.dots"), p.options.On
	number, ward := cmp.Or(docx.Numbered(p.options.Number), dots), cmp.Or(p.settings.Ward, dots)
	if on.IsZero() {
		return assets.Text("report.cover.undated", "number", number, "ward", ward)
	}
	return assets.Text("report.cover", "number", number, "date", docx.LongDate(on), "ward", ward)
}

// writeHeader writes the merged headings, the unit's column first.
func (p *formPage) writeHeader() {
	form := p.sheet.Form
	rows := form.HeaderRows()
	placed := []forms.Cell{{Text: assets.Text("report.unit"), Col: -1, LastCol: -1, LastRow: rows - 1}}
	placed = append(placed, form.HeaderCells()...)
	p.row = headerRow - 1
	for row, height := range p.headerHeights(placed, rows) {
		cells := make([]any, len(p.widths))
		for _, c := range placed {
			if c.Row != row {
				continue
			}
			l := headLook
			if row == 0 {
				l = topLook
			}
			cells[c.Col+1] = p.cell(l, c.Text)
			p.merge(c.Col+2, headerRow+c.Row, c.LastCol+2, headerRow+c.LastRow)
		}
		p.put(height, []look{headLook}, cells...)
	}
}

// headerHeights gives every header row the height that its headings need, short
// headings first, so that a heading over several rows adds only what is missing.
func (p *formPage) headerHeights(cells []forms.Cell, rows int) []float64 {
	heights := make([]float64, rows)
	for i := range heights {
		heights[i] = 2 * lineHeights[headLook.size]
	}
	cells = slices.Clone(cells)
	slices.SortStableFunc(cells, func(a, b forms.Cell) int { return (a.LastRow - a.Row) - (b.LastRow - b.Row) })
	for _, c := range cells {
		width := 0.0
		for col := c.Col + 1; col <= c.LastCol+1; col++ {
			width += p.widths[col]
		}
		need := float64(linesOf(c.Text, width-0.5))*lineHeights[headLook.size] + 4
		for row := c.Row; row <= c.LastRow; row++ {
			need -= heights[row]
		}
		if need > 0 {
			share := need / float64(c.LastRow-c.Row+1)
			for row := c.Row; row <= c.LastRow; row++ {
				heights[row] += share
			}
		}
	}
	return heights
}

func (p *formPage) writeMS() {
	cells, lines := []any{assets.Text("report.ms")}, 1
	for i, c := range p.sheet.Form.Columns {
		cells = append(cells, c.MS)
		lines = max(lines, linesOf(c.MS, p.widths[i+1]))
	}
	p.put(float64(lines)*lineHeights[msLook.size]+4, []look{msLook}, cells...)
}

func (p *formPage) writeFigures() {
	cells := []any{p.cell(unitLook, p.settings.Ward)}
	for _, c := range p.sheet.Form.Columns {
		value := p.sheet.Columns[c.Number].Value
		l := figureLook
		l.format, l.unlocked = figureFormat(value), c.Typed || c.Remark
		figure := p.cell(l, value)
		if c.Remark || value == 0 && !p.sheet.Known(c.Number) {
			figure.Value = nil
		}
		if p.sheet.Form.Subject != forms.Typed && len(c.Sums) > 0 {
			figure.Formula = p.sumFormula(c.Sums[0], p.row+1)
		}
		cells = append(cells, figure)
	}
	height := float64(linesOf(p.settings.Ward, unitWidth-2))*lineHeights[unitLook.size] + 6
	p.put(max(height, 30), nil, cells...)
}

// sumFormula adds the cells of form columns in a row of the sheet.
func (p *formPage) sumFormula(columns []int, row int) string {
	var parts []string
	for _, c := range columns {
		name, err := excelize.CoordinatesToCellName(c+1, row)
		p.try(err)
		parts = append(parts, name)
	}
	return strings.Join(parts, "+")
}

func (p *formPage) writeNote() {
	text := p.sheet.Form.NoteLine
	if p.sheet.Note != "" {
		text += " " + p.sheet.Note
	}
	p.row++ // an empty row before
	p.line(noteLook, text)
}
