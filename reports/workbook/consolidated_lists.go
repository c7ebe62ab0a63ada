package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"donthu/assets"
	"donthu/reports/consolidate"
)

// listColumn is a column of a plain list.
type listColumn struct {
	heading string
	width   float64
	align   string
}

var listTitleLook = look{size: 14, bold: true, align: "left"}

// writeProblemSheet lists what the board should clear up, by ward and cell.
func writeProblemSheet(f *excelize.File, st *styles, res *consolidate.Result) error {
	columns := []listColumn{
		{assets.Text("consolidated.number"), 6, "center"},
		{assets.Text("report.unit"), 26, "left"},
		{assets.Text("consolidated.file"), 26, "left"},
		{assets.Text("consolidated.form"), 12, "center"},
		{assets.Text("consolidated.cell"), 16, "center"},
		{assets.Text("consolidated.column"), 7, "center"},
		{assets.Text("consolidated.what"), 70, "left"},
	}
	var rows [][]any
	for i, p := range res.Problems {
		column := any(nil)
		if p.Column > 0 {
			column = p.Column
		}
		rows = append(rows, []any{i + 1, p.Ward, p.File, p.Form, p.Cell, column, p.Text})
	}
	above := []string{assets.Text("consolidated.problems.none")}
	if len(rows) > 0 {
		above = []string{assets.Text("consolidated.problems.some", "count", len(rows))}
	}
	return writeList(f, st, assets.Text("consolidated.problems.sheet"), assets.Text("consolidated.problems.title"), above, columns, rows)
}

// writeMissingSheet lists the wards from which something has not come.
func writeMissingSheet(f *excelize.File, st *styles, res *consolidate.Result) error {
	columns := []listColumn{
		{assets.Text("consolidated.number"), 6, "center"},
		{assets.Text("report.unit"), 36, "left"},
		{assets.Text("consolidated.state"), 90, "left"},
	}
	var above []string
	if !res.DueOn.IsZero() {
		above = append(above, assets.Text("consolidated.due", "day", res.DueOn.Shown()))
		if res.Overdue > 0 && len(res.Missing) > 0 {
			above[0] += " " + assets.Text("consolidated.overdue", "days", res.Overdue)
		}
	}
	if len(res.Missing) == 0 {
		above = append(above, assets.Text("consolidated.missing.none"))
	}
	var rows [][]any
	for i, m := range res.Missing {
		rows = append(rows, []any{i + 1, m.Ward, m.What})
	}
	return writeList(f, st, assets.Text("consolidated.missing.sheet"), assets.Text("consolidated.missing.title"), above, columns, rows)
}

// writeList writes a title, lines and a table with its headings repeated on every
// printed page.
func writeList(f *excelize.File, st *styles, name, title string, above []string, columns []listColumn, rows [][]any) error {
	if _, err := f.NewSheet(name); err != nil {
		return err
	}
	if err := preparePage(f, name, "A4", assets.Text("report.page")); err != nil {
		return err
	}
	head := len(above) + 3
	if err := f.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: head, TopLeftCell: fmt.Sprintf("A%d", head+1), ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := f.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: name, RefersTo: fmt.Sprintf("'%s'!$%d:$%d", name, head, head),
	}); err != nil {
		return err
	}
	stream, err := f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	l := listWriter{stream: stream, styles: st}
	var widths []float64
	for _, c := range columns {
		widths = append(widths, c.width)
	}
	if err := setWidths(stream, widths); err != nil {
		return err
	}
	l.put(1, lineHeights[14]+4, []look{listTitleLook}, title)
	for i, line := range above {
		l.put(i+2, lineHeights[12]+2, []look{plainLook}, line)
	}
	var headings []any
	looks := make([]look, len(columns))
	for i, c := range columns {
		headings = append(headings, c.heading)
		looks[i] = look{size: 11, align: c.align, vertical: "top", wrap: true, border: true}
	}
	l.put(head, 2*lineHeights[12], []look{columnLook}, headings...)
	for i, row := range rows {
		lines := 1
		for c, value := range row {
			if text, is := value.(string); is {
				lines = max(lines, linesOf(text, columns[c].width*1.05))
			}
		}
		l.put(head+1+i, float64(lines)*lineHeights[11]+3, looks, row...)
	}
	if l.err != nil {
		return l.err
	}
	return stream.Flush()
}

// listWriter writes rows and keeps the first error.
type listWriter struct {
	stream *excelize.StreamWriter
	styles *styles
	err    error
}

// put writes a row; the last look serves for all values behind it.
func (l *listWriter) put(row int, height float64, looks []look, values ...any) {
	if l.err != nil {
		return
	}
	cells := make([]any, len(values))
	for i, value := range values {
		id, err := l.styles.id(looks[min(i, len(looks)-1)])
		if err != nil {
			l.err = err
			return
		}
		cells[i] = excelize.Cell{StyleID: id, Value: value}
	}
	l.err = l.stream.SetRow(fmt.Sprintf("A%d", row), cells, excelize.RowOpts{Height: height})
}
