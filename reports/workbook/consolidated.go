package workbook

import (
	"errors"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/consolidate"
	"donthu/reports/forms"
)

// WriteConsolidated writes the report of many wards as a workbook: the forms of
// the edition as WriteReport draws them with one row per ward and the row "Tổng
// cộng" below, whose sums are formulas that carry their values; forms of another
// edition on sheets named after it; then the sheets "Vấn đề" and "Chưa gửi", and of a
// longer period what each row was made of and where months and the own report differ. A
// cell that could not be read shows what the ward wrote and adds nothing. board is
// the office that sums up, empty when it is not known.
func WriteConsolidated(w io.Writer, res *consolidate.Result, board string, o Options) error {
	title := assets.Text("consolidated.title", "from", shownDay(res.Period.From), "to", shownDay(res.Period.To))
	return create(w, title, board, "", func(f *excelize.File, st *styles) error {
		for i, part := range res.Parts {
			for _, table := range part.Tables {
				name := table.Form.ID
				if i > 0 {
					name += " (" + part.Edition.ID + ")"
				}
				if _, err := f.NewSheet(name); err != nil {
					return err
				}
				page := consolidatedPage{table: table, formPage: formPage{
					page: page{file: f, styles: st}, sheet: totals(table), options: o, settings: register.Settings{Ward: board},
					report: &forms.Report{Edition: part.Edition, Period: res.Period},
				}}
				if err := page.draw(name, page.writeRows); err != nil {
					return fmt.Errorf("sheet %s: %w", name, err)
				}
			}
		}
		return errors.Join(writeProblemSheet(f, st, res), writeMissingSheet(f, st, res), writeSources(f, st, res), writeDifferences(f, st, res), f.DeleteSheet("Sheet1"))
	})
}

// totals is the table as the sheet of one office that has all of it.
func totals(t consolidate.Table) forms.Sheet {
	sheet := forms.Sheet{Form: t.Form, Columns: map[int]forms.Figure{}, Note: t.Note}
	for number, value := range t.Total {
		sheet.Columns[number] = forms.Figure{Value: value}
	}
	return sheet
}

func shownDay(d day.Date) string {
	if d.IsZero() {
		return assets.Text("report.dots")
	}
	return d.Shown()
}

var (
	totalLook   = look{size: 11, bold: true, align: "center", border: true}
	wardRowLook = look{size: 11, align: "left", wrap: true, border: true}
	unreadLook  = look{size: 11, bold: true, italic: true, align: "center", wrap: true, border: true}
)

// consolidatedPage is a form with a row for each ward.
type consolidatedPage struct {
	formPage
	table consolidate.Table
}

func (p *consolidatedPage) writeRows() {
	first := p.row + 1
	for _, row := range p.table.Rows {
		p.writeWard(row)
	}
	p.writeTotal(first, p.row)
}

func (p *consolidatedPage) writeWard(row consolidate.Row) {
	cells := []any{p.cell(wardRowLook, row.Ward)}
	for _, c := range p.table.Form.Columns {
		figure, there := row.Cells[c.Number]
		l, value := figureLook, any(figure.Value)
		switch {
		case figure.Text != "":
			l, value = unreadLook, figure.Text
			if c.Remark {
				l = wardRowLook
			}
		case !there || figure.Blank || c.Remark:
			value = nil
		default:
			l.format = figureFormat(figure.Value)
		}
		cells = append(cells, p.cell(l, value))
	}
	p.put(float64(linesOf(row.Ward, unitWidth-2))*lineHeights[wardRowLook.size]+4, nil, cells...)
}

func (p *consolidatedPage) writeTotal(first, last int) {
	cells := []any{p.cell(unitLook, assets.Text("consolidated.total"))}
	for i, c := range p.table.Form.Columns {
		total, there := p.table.Total[c.Number]
		l := totalLook
		l.format = figureFormat(total)
		cell := p.cell(l, nil)
		if there {
			cell.Value = total
		}
		if there && last >= first {
			column, err := excelize.ColumnNumberToName(i + 2)
			p.try(err)
			cell.Formula = fmt.Sprintf("SUM(%[1]s%[2]d:%[1]s%[3]d)", column, first, last)
		}
		cells = append(cells, cell)
	}
	p.put(lineHeights[unitLook.size]+10, nil, cells...)
}
