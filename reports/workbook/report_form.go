package workbook

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"donthu/assets"
	"donthu/data/register"
	"donthu/reports/forms"
)

// Rows of a form's sheet, as in the official layout: number, title, period,
// covering report, an empty row, then the header.
const headerRow = 6

// Widths of columns, in characters.
const (
	unitWidth      = 16.0
	narrowestWidth = 7.5
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
	file     *excelize.File
	styles   *styles
	sheet    forms.Sheet
	report   *forms.Report
	settings register.Settings
	options  Options

	stream *excelize.StreamWriter
	row    int       // last row written
	widths []float64 // by column of the sheet, from 0
}

// write draws the form with the figures of one office.
func (p *formPage) write() error {
	if err := p.file.ProtectSheet(p.sheet.Form.ID, &excelize.SheetProtectionOptions{
		FormatCells: true, FormatColumns: true, FormatRows: true, SelectLockedCells: true, SelectUnlockedCells: true,
	}); err != nil {
		return err
	}
	return p.draw(p.sheet.Form.ID, p.writeFigures)
}

// draw lays the form out on the named sheet; rows writes what stands below the
// row MS. It uses a stream because it alone writes a formula together with its
// value.
func (p *formPage) draw(name string, rows func() error) error {
	form := p.sheet.Form
	if err := preparePage(p.file, name, form.Paper, assets.Text("report.page")); err != nil {
		return err
	}
	msRow := headerRow + form.HeaderRows()
	figures, err := excelize.CoordinatesToCellName(2, msRow+1)
	if err != nil {
		return err
	}
	if err := p.file.SetPanes(name, &excelize.Panes{Freeze: true, XSplit: 1, YSplit: msRow, TopLeftCell: figures, ActivePane: "bottomRight"}); err != nil {
		return err
	}
	if err := p.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: name, RefersTo: fmt.Sprintf("'%s'!$%d:$%d", name, headerRow, msRow),
	}); err != nil {
		return err
	}
	if p.stream, err = p.file.NewStreamWriter(name); err != nil {
		return err
	}
	p.measure()
	if err := setWidths(p.stream, p.widths); err != nil {
		return err
	}
	for _, part := range []func() error{p.writeTitle, p.writeHeader, p.writeMS, rows, p.writeNote, p.writeSignatures} {
		if err := part(); err != nil {
			return err
		}
	}
	return p.stream.Flush()
}

// measure chooses the widths of the columns: no word of a heading and no figure
// is cut.
func (p *formPage) measure() {
	p.widths = []float64{unitWidth}
	for _, c := range p.sheet.Form.Columns {
		word := longestWord(c.Path[len(c.Path)-1])
		figure := len([]rune(forms.Shown(p.sheet.Columns[c.Number].Value)))
		formula := float64(longestWord(c.MS))*0.85 + 1.2
		p.widths = append(p.widths, max(narrowestWidth, float64(word)+1, float64(figure)*1.2+1, min(formula, widestWidth)))
	}
}

// put writes the next row: its values, all in one look or each in its own, and
// its height in points.
func (p *formPage) put(row int, height float64, cells ...any) error {
	p.row = row
	first, err := excelize.CoordinatesToCellName(1, row)
	if err != nil {
		return err
	}
	return p.stream.SetRow(first, cells, excelize.RowOpts{Height: height})
}

func (p *formPage) cell(l look, value any) (excelize.Cell, error) {
	id, err := p.styles.id(l)
	return excelize.Cell{StyleID: id, Value: value}, err
}

// across writes a text over all columns of the form.
func (p *formPage) across(row int, l look, text string) error {
	last := len(p.widths)
	total := 0.0
	for _, width := range p.widths {
		total += width
	}
	c, err := p.cell(l, text)
	if err != nil {
		return err
	}
	if err := p.put(row, lineHeights[l.size]*float64(linesOf(text, total*11/l.size)), c); err != nil {
		return err
	}
	return p.merge(1, row, last, row)
}

func (p *formPage) merge(firstCol, firstRow, lastCol, lastRow int) error {
	from, err := excelize.CoordinatesToCellName(firstCol, firstRow)
	if err != nil {
		return err
	}
	to, err := excelize.CoordinatesToCellName(lastCol, lastRow)
	if err != nil || from == to {
		return err
	}
	return p.stream.MergeCell(from, to)
}

func (p *formPage) writeTitle() error {
	form := p.sheet.Form
	if err := p.across(1, numberLook, form.Number); err != nil {
		return err
	}
	if err := p.across(2, titleLook, form.Title); err != nil {
		return err
	}
	if err := p.across(3, periodLook, assets.Text("report.period", "from", p.report.Period.From.Shown(), "to", p.report.Period.To.Shown())); err != nil {
		return err
	}
	return p.across(4, coverLook, p.coverLine())
}

// coverLine is "(Kèm theo Báo cáo số: …)"; what is not known yet stays as dots.
func (p *formPage) coverLine() string {
	number, on, ward := p.options.Number, p.options.On, p.settings.Ward
	if number == "" {
		number = assets.Text("report.dots")
	}
	if ward == "" {
		ward = assets.Text("report.dots")
	}
	if on.IsZero() {
		return assets.Text("report.cover.undated", "number", number, "ward", ward)
	}
	return assets.Text("report.cover", "number", number, "day", on.Day(), "month", on.Month(), "year", on.Year(), "ward", ward)
}

// writeHeader writes the merged headings, the unit's column first.
func (p *formPage) writeHeader() error {
	form := p.sheet.Form
	rows := form.HeaderRows()
	placed := []forms.Cell{{Text: assets.Text("report.unit"), Col: -1, LastCol: -1, LastRow: rows - 1}}
	placed = append(placed, form.HeaderCells()...)
	heights := p.headerHeights(placed, rows)
	for row := range rows {
		cells := make([]any, len(p.widths))
		for i := range cells {
			border, err := p.cell(headLook, nil)
			if err != nil {
				return err
			}
			cells[i] = border
		}
		for _, c := range placed {
			if c.Row != row {
				continue
			}
			l := headLook
			if row == 0 {
				l = topLook
			}
			heading, err := p.cell(l, c.Text)
			if err != nil {
				return err
			}
			cells[c.Col+1] = heading
			if err := p.merge(c.Col+2, headerRow+c.Row, c.LastCol+2, headerRow+c.LastRow); err != nil {
				return err
			}
		}
		if err := p.put(headerRow+row, heights[row], cells...); err != nil {
			return err
		}
	}
	return nil
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

func (p *formPage) writeMS() error {
	ms, err := p.cell(msLook, assets.Text("report.ms"))
	if err != nil {
		return err
	}
	cells, lines := []any{ms}, 1
	for i, c := range p.sheet.Form.Columns {
		if ms, err = p.cell(msLook, c.MS); err != nil {
			return err
		}
		cells = append(cells, ms)
		lines = max(lines, linesOf(c.MS, p.widths[i+1]))
	}
	return p.put(p.row+1, float64(lines)*lineHeights[msLook.size]+4, cells...)
}

func (p *formPage) writeFigures() error {
	row := p.row + 1
	unit, err := p.cell(unitLook, p.settings.Ward)
	if err != nil {
		return err
	}
	cells := []any{unit}
	for _, c := range p.sheet.Form.Columns {
		value := p.sheet.Columns[c.Number].Value
		l := figureLook
		l.format, l.unlocked = figureFormat(value), c.Typed || c.Remark
		figure, err := p.cell(l, value)
		if c.Remark {
			figure.Value = nil
		}
		if err != nil {
			return err
		}
		if p.sheet.Form.Subject != forms.Typed && len(c.Sums) > 0 {
			if figure.Formula, err = sumFormula(c.Sums[0], row); err != nil {
				return err
			}
		}
		cells = append(cells, figure)
	}
	height := float64(linesOf(p.settings.Ward, unitWidth-2))*lineHeights[unitLook.size] + 6
	return p.put(row, max(height, 30), cells...)
}

// sumFormula adds the cells of form columns in a row of the sheet.
func sumFormula(columns []int, row int) (string, error) {
	var parts []string
	for _, c := range columns {
		name, err := excelize.CoordinatesToCellName(c+1, row)
		if err != nil {
			return "", err
		}
		parts = append(parts, name)
	}
	return strings.Join(parts, "+"), nil
}

func (p *formPage) writeNote() error {
	text := p.sheet.Form.NoteLine
	if p.sheet.Note != "" {
		text += " " + p.sheet.Note
	}
	return p.across(p.row+2, noteLook, text)
}

// writeSignatures leaves the places to sign: who drew the form up on the left,
// the head of the office on the right under the day.
func (p *formPage) writeSignatures() error {
	place := p.options.Place
	if place == "" {
		place = assets.Text("report.dots")
	}
	day := assets.Text("report.signed.undated", "place", place)
	if on := p.options.On; !on.IsZero() {
		day = assets.Text("report.signed", "place", place, "day", on.Day(), "month", on.Month(), "year", on.Year())
	}
	p.row++ // an empty row before
	for _, line := range []struct {
		look        look
		left, right string
	}{
		{signedLook, "", day},
		{signerLook, assets.Text("report.drawnUpBy"), assets.Text("report.head")},
		{signedLook, assets.Text("report.signHere"), assets.Text("report.sealHere")},
	} {
		if err := p.bothSides(line.look, line.left, line.right); err != nil {
			return err
		}
	}
	p.row += 4 // room for the signatures
	return p.bothSides(signerLook, p.settings.Clerk, "")
}

// bothSides writes a text over the left third of the form and one over the right.
func (p *formPage) bothSides(l look, left, right string) error {
	last := len(p.widths)
	leftEnd, rightStart := last/3, last-last/3+1
	cells := make([]any, last)
	for col, text := range map[int]string{1: left, rightStart: right} {
		c, err := p.cell(l, text)
		if err != nil {
			return err
		}
		cells[col-1] = c
	}
	if err := p.put(p.row+1, lineHeights[l.size]+2, cells...); err != nil {
		return err
	}
	if err := p.merge(1, p.row, leftEnd, p.row); err != nil {
		return err
	}
	return p.merge(rightStart, p.row, last, p.row)
}
