package workbook

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"donthu/assets"
	"donthu/reports/consolidate"
	"donthu/reports/forms"
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

// writeSources says what the row of each ward for a longer period was made of.
func writeSources(f *excelize.File, st *styles, res *consolidate.Result) error {
	if len(res.Sources) == 0 {
		return nil
	}
	columns := []listColumn{
		{assets.Text("consolidated.number"), 6, "center"},
		{assets.Text("report.unit"), 36, "left"},
		{assets.Text("consolidated.source.own"), 16, "center"},
		{assets.Text("consolidated.source.months"), 16, "center"},
		{assets.Text("consolidated.source.missing"), 24, "left"},
		{assets.Text("consolidated.source.used"), 34, "left"},
	}
	var rows [][]any
	for i, s := range res.Sources {
		own := assets.Text("answer.no")
		if s.Own {
			own = assets.Text("answer.yes")
		}
		var missing []string
		for _, month := range s.Missing {
			missing = append(missing, strconv.Itoa(month))
		}
		rows = append(rows, []any{i + 1, s.Ward, own, assets.Text("consolidated.source.of", "months", s.Months, "of", s.Of), strings.Join(missing, ", "), SourceWords(s)})
	}
	return writeList(f, st, assets.Text("consolidated.sources.sheet"), assets.Text("consolidated.sources.title"), nil, columns, rows)
}

// SourceWords says what a ward's row was made of.
func SourceWords(s consolidate.Source) string {
	switch s.Used {
	case consolidate.FromOwn:
		return assets.Text("consolidated.source.fromOwn")
	case consolidate.FromMonths:
		return assets.Text("consolidated.source.fromMonths", "months", s.Months)
	}
	return assets.Text("consolidated.source.fromNothing")
}

// writeDifferences lists where wards' own reports and their months do not agree.
func writeDifferences(f *excelize.File, st *styles, res *consolidate.Result) error {
	if len(res.Sources) == 0 {
		return nil
	}
	columns := []listColumn{
		{assets.Text("consolidated.number"), 6, "center"},
		{assets.Text("report.unit"), 36, "left"},
		{assets.Text("consolidated.form"), 12, "center"},
		{assets.Text("consolidated.column"), 8, "center"},
		{assets.Text("consolidated.differences.months"), 18, "center"},
		{assets.Text("consolidated.differences.own"), 18, "center"},
		{assets.Text("consolidated.differences.by"), 14, "center"},
	}
	above := []string{assets.Text("consolidated.differences.none")}
	if n := len(res.Differences); n > 0 {
		above = []string{assets.Text("consolidated.differences.some", "count", n)}
	}
	var rows [][]any
	for i, d := range res.Differences {
		rows = append(rows, []any{i + 1, d.Ward, d.Form, d.Column, d.Months, d.Own, forms.Add(d.Own, -d.Months)})
	}
	return writeList(f, st, assets.Text("consolidated.differences.sheet"), assets.Text("consolidated.differences.title"), above, columns, rows)
}

// writeList writes a title, lines and a table with its headings repeated on every
// printed page.
func writeList(f *excelize.File, st *styles, name, title string, above []string, columns []listColumn, rows [][]any) error {
	if _, err := f.NewSheet(name); err != nil {
		return err
	}
	l := page{file: f, styles: st}
	looks := make([]look, len(columns))
	var headings []any
	for i, c := range columns {
		l.widths, headings = append(l.widths, c.width), append(headings, c.heading)
		looks[i] = look{size: 11, align: c.align, vertical: "top", wrap: true, border: true}
	}
	head := len(above) + 3
	l.open(name, "A4", head, head, 0)
	l.put(lineHeights[14]+4, []look{listTitleLook}, title)
	for _, line := range above {
		l.put(lineHeights[12]+2, []look{plainLook}, line)
	}
	l.row++ // an empty row before
	l.put(2*lineHeights[12], []look{columnLook}, headings...)
	for _, row := range rows {
		lines := 1
		for c, value := range row {
			if text, is := value.(string); is {
				lines = max(lines, linesOf(text, columns[c].width*1.05))
			}
		}
		l.put(float64(lines)*lineHeights[11]+3, looks, row...)
	}
	return l.close()
}
