// Package listing makes of any list of the window what an office prints or hands on: a
// page for the browser, which prints it, or a workbook.
package listing

import (
	"html/template"
	"io"

	"github.com/xuri/excelize/v2"

	"donthu/assets"
)

// List is a list as the window shows it: who may not be named there is not named here.
type List struct {
	Office   string // whose list it is
	Title    string // such as "Đơn đang mở"
	About    string // such as "73 đơn, ngày 20/11/2026"; "" for nothing
	Headings []string
	Rows     [][]string // as many cells as there are headings
}

// WriteHTML writes the list as one page on A4, which asks for a printer when a browser
// opens it. The headings stand on every sheet.
func (l List) WriteHTML(w io.Writer) error { return sheet.Execute(w, l) }

var sheet = template.Must(template.New("list").Parse(`<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{{.Title}}</title>
<style>
@page { size: A4 landscape; margin: 12mm }
body { font: 10.5pt/1.35 "Times New Roman", "Liberation Serif", serif; color: #000; margin: 1em }
h1 { font-size: 14pt; margin: .3em 0 0; text-align: center } p { margin: 0 0 .7em; text-align: center }
header { font-weight: bold } table { border-collapse: collapse; width: 100% } thead { display: table-header-group } tr { break-inside: avoid }
td, th { border: 1px solid #555; padding: .2em .4em; text-align: left; vertical-align: top }
@media print { body { margin: 0 } }
</style></head><body onload="window.print()">
<header>{{.Office}}</header><h1>{{.Title}}</h1><p>{{.About}}</p>
<table><thead><tr>{{range .Headings}}<th>{{.}}</th>{{end}}</tr></thead>
<tbody>{{range .Rows}}<tr>{{range .}}<td>{{.}}</td>{{end}}</tr>
{{end}}</tbody></table></body></html>
`))

const (
	narrowest, widest = 8, 60 // of a column, in characters
	headRow           = 4
	paperA4           = 9
)

// WriteWorkbook writes the list as a workbook that prints on A4 across, with the headings
// on every sheet. Cells are texts, so that no number of a letter becomes a day.
func (l List) WriteWorkbook(w io.Writer) error {
	f := excelize.NewFile()
	defer f.Close()
	name := assets.Text("listing.sheet")
	steps := []func() error{
		func() error { return f.SetSheetName(f.GetSheetName(0), name) },
		func() error { return l.fill(f, name) },
		func() error { return l.dress(f, name) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return f.Write(w)
}

func (l List) fill(f *excelize.File, sheet string) error {
	for row, words := range []string{l.Office, l.Title, l.About} {
		if err := f.SetCellStr(sheet, cell(1, row+1), words); err != nil {
			return err
		}
	}
	for i, row := range append([][]string{l.Headings}, l.Rows...) {
		for j, words := range row {
			if err := f.SetCellStr(sheet, cell(j+1, headRow+i), words); err != nil {
				return err
			}
		}
	}
	return nil
}

// dress gives the sheet its letters, borders, widths and paper.
func (l List) dress(f *excelize.File, sheet string) error {
	borders := []excelize.Border{{Type: "left", Style: 1}, {Type: "right", Style: 1}, {Type: "top", Style: 1}, {Type: "bottom", Style: 1}}
	font := func(bold bool, size float64) *excelize.Font {
		return &excelize.Font{Family: "Times New Roman", Size: size, Bold: bold}
	}
	last := len(l.Headings)
	for _, part := range []struct {
		from, to string
		style    excelize.Style
	}{
		{cell(1, 1), cell(1, 1), excelize.Style{Font: font(true, 12)}},
		{cell(1, 2), cell(1, 2), excelize.Style{Font: font(true, 14)}},
		{cell(1, 3), cell(1, 3), excelize.Style{Font: font(false, 12)}},
		{cell(1, headRow), cell(last, headRow), excelize.Style{Font: font(true, 12), Border: borders, Alignment: &excelize.Alignment{WrapText: true, Vertical: "center", Horizontal: "center"}}},
		{cell(1, headRow+1), cell(last, headRow+max(1, len(l.Rows))), excelize.Style{Font: font(false, 12), Border: borders, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}},
	} {
		style, err := f.NewStyle(&part.style)
		if err != nil {
			return err
		}
		if err := f.SetCellStyle(sheet, part.from, part.to, style); err != nil {
			return err
		}
	}
	for i := range l.Headings {
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := f.SetColWidth(sheet, column, column, l.width(i)); err != nil {
			return err
		}
	}
	if err := f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: sheet, RefersTo: "'" + sheet + "'!$4:$4"}); err != nil {
		return err
	}
	across, paper, wide, high := "landscape", paperA4, 1, 0
	if err := f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &across, Size: &paper, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	fit := true
	if err := f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	return f.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: headRow, TopLeftCell: cell(1, headRow+1), ActivePane: "bottomLeft"})
}

// width is that of a column, in characters, by what stands in it.
func (l List) width(column int) float64 {
	most := narrowest
	for _, row := range append([][]string{l.Headings}, l.Rows...) {
		if column < len(row) {
			most = max(most, len([]rune(row[column]))+2)
		}
	}
	return float64(min(most, widest))
}

func cell(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		panic(err) // both are above zero here
	}
	return name
}
