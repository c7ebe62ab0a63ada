package workbook

import (
	"cmp"
	"errors"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/intake"
	"donthu/reports/docx"
)

// create writes a workbook that draw fills. title, office and remark say what it is,
// see describe.
func create(w io.Writer, title, office, remark string, draw func(f *excelize.File, st *styles) error) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetDefaultFont(fontName); err != nil {
		return err
	}
	describe(f, title, office, remark)
	st := newStyles(f)
	if err := draw(f, st); err != nil {
		return err
	}
	f.SetActiveSheet(0)
	return writeFile(f, w, st.reached)
}

// newSheet gives the workbook a sheet of the name: the one that a new workbook has, or
// another.
func newSheet(f *excelize.File, name string) error {
	if first := f.GetSheetName(0); first == "Sheet1" {
		return f.SetSheetName(first, name)
	}
	_, err := f.NewSheet(name)
	return err
}

// page is a sheet that is written row by row. It uses a stream because it alone writes
// a formula together with its value, and keeps the first error, so that who draws
// asks once.
type page struct {
	file   *excelize.File
	styles *styles
	widths []float64 // of the columns, in characters
	row    int       // last row written

	stream *excelize.StreamWriter
	extent *extent
	first
}

// first is the first error of many.
type first struct{ err error }

func (f *first) try(err error) { f.err = cmp.Or(f.err, err) }

// open prepares the sheet of the name. The headings of its table stand in the rows
// head to foot, and so many columns left of the table's figures.
func (p *page) open(name, paper string, head, foot, columns int) {
	p.try(preparePage(p.file, name, paper, assets.Text("report.page")))
	p.try(freeze(p.file, name, head, foot, columns))
	if p.err != nil {
		return
	}
	p.extent = p.styles.reached.of(name)
	if p.stream, p.err = p.file.NewStreamWriter(name); p.err == nil {
		p.err = setWidths(p.stream, p.widths)
	}
}

// close ends the sheet, and says what went wrong.
func (p *page) close() error {
	if p.err != nil {
		return p.err
	}
	return p.stream.Flush()
}

// freeze keeps the headings of a table in sight, the rows down to foot and so many
// columns, and repeats the rows head to foot on every printed page.
func freeze(f *excelize.File, sheet string, head, foot, columns int) error {
	first, err := excelize.CoordinatesToCellName(columns+1, foot+1)
	panes := excelize.Panes{Freeze: true, XSplit: columns, YSplit: foot, TopLeftCell: first, ActivePane: "bottomLeft"}
	if columns > 0 {
		panes.ActivePane = "bottomRight"
	}
	return errors.Join(err, f.SetPanes(sheet, &panes), f.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: sheet, RefersTo: fmt.Sprintf("'%s'!$%d:$%d", sheet, head, foot),
	}))
}

// dayFormat shows days as Vietnamese documents write them.
const dayFormat = "dd/mm/yyyy"

// cell is a value in a look: a day as one that Excel counts with, a text no longer
// than a cell can hold.
func (p *page) cell(l look, value any) excelize.Cell {
	switch v := value.(type) {
	case day.Date:
		value = v.Shown()
		if serial, ok := intake.Serial(v); ok {
			value, l.format = serial, dayFormat
		}
	case string:
		value = cut(v)
	}
	id, err := p.styles.id(l)
	p.try(err)
	return excelize.Cell{StyleID: id, Value: value}
}

// put writes the next row; the last look serves for all cells behind it. A cell that
// is made already stays as it is.
func (p *page) put(height float64, looks []look, cells ...any) {
	p.row++
	row := make([]any, len(cells))
	for i, cell := range cells {
		row[i] = cell
		if _, made := cell.(excelize.Cell); !made && len(looks) > 0 {
			row[i] = p.cell(looks[min(i, len(looks)-1)], cell)
		}
	}
	if p.err == nil {
		p.extent.stretch(p.row, row)
		p.err = p.stream.SetRow(fmt.Sprintf("A%d", p.row), row, excelize.RowOpts{Height: height})
	}
}

// width is how wide all columns are together.
func (p *page) width() float64 {
	total := 0.0
	for _, width := range p.widths {
		total += width
	}
	return total
}

// across writes a text over all columns.
func (p *page) across(height float64, l look, text string) {
	cells := []any{text}
	if l.border {
		cells = append(cells, make([]any, len(p.widths)-1)...)
	}
	p.put(height, []look{l}, cells...)
	p.merge(1, p.row, len(p.widths), p.row)
}

// sides writes a text over so many columns at the left and one over as many at the
// right.
func (p *page) sides(columns int, left, right look, leftText, rightText string) {
	last := len(p.widths)
	cells := make([]any, last-columns+1)
	cells[0], cells[last-columns] = p.cell(left, leftText), p.cell(right, rightText)
	p.put(lineHeights[left.size]+2, nil, cells...)
	p.merge(1, p.row, columns, p.row)
	p.merge(last-columns+1, p.row, last, p.row)
}

// merge makes one of the cells between two, whose columns count from 1.
func (p *page) merge(firstCol, firstRow, lastCol, lastRow int) {
	from, err := excelize.CoordinatesToCellName(firstCol, firstRow)
	p.try(err)
	to, err := excelize.CoordinatesToCellName(lastCol, lastRow)
	p.try(err)
	if p.err == nil && from != to {
		p.err = p.stream.MergeCell(from, to)
	}
}

// sign leaves the places to sign over so many columns at each side: who drew the
// sheet up on the left, the head of the office on the right under the place and day.
func (p *page) sign(columns int, drawnUp, clerk string, o Options) {
	place, on := cmp.Or(o.Place, assets.Text("report.dots")), o.On
	day := assets.Text("report.signed.undated", "place", place)
	if !on.IsZero() {
		day = assets.Text("report.signed", "place", place, "date", docx.LongDate(on))
	}
	p.row++ // an empty row before
	p.sides(columns, signedLook, signedLook, "", day)
	signs := o.Signs
	if len(signs) == 0 {
		signs = []string{assets.Text("report.head")}
	}
	for _, line := range signs {
		p.sides(columns, signerLook, signerLook, drawnUp, line)
		drawnUp = ""
	}
	p.sides(columns, signedLook, signedLook, assets.Text("report.signHere"), assets.Text("report.sealHere"))
	p.row += 4 // room for the signatures
	p.sides(columns, signerLook, signerLook, clerk, o.SignedBy)
}
