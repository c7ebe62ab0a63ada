// Package listing makes of any lists of the window a page for the browser, which prints it.
// As a workbook reports/workbook writes it.
package listing

import (
	"html/template"
	"io"
)

// List is a list as the window shows it: who may not be named there is not named here.
type List struct {
	Office   string // whose list it is
	Title    string // such as "Đơn đang mở"
	Sheet    string // of a workbook of several lists, such as "Nguyễn Văn A"
	About    string // such as "73 đơn, ngày 20/11/2026"; "" for nothing
	Headings []string
	Rows     [][]string // as many cells as there are headings
}

// WriteHTML writes lists as one document on A4, which asks for a printer when a browser
// opens it. Each begins on a sheet of its own, with the headings on every sheet.
func WriteHTML(w io.Writer, lists ...List) error { return sheet.Execute(w, lists) }

var sheet = template.Must(template.New("list").Parse(`<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{{with index . 0}}{{.Title}}{{end}}</title>
<style>
@page { size: A4 landscape; margin: 12mm }
body { font: 10.5pt/1.35 "Times New Roman", "Liberation Serif", serif; color: #000; margin: 1em }
h1 { font-size: 14pt; margin: .3em 0 0; text-align: center } p { margin: 0 0 .7em; text-align: center }
header { font-weight: bold } table { border-collapse: collapse; width: 100% } thead { display: table-header-group } tr { break-inside: avoid }
section + section { break-before: page; margin-top: 2em } td, th { border: 1px solid #555; padding: .2em .4em; text-align: left; vertical-align: top }
@media print { body, section + section { margin: 0 } }
</style></head><body onload="window.print()">
{{range .}}<section><header>{{.Office}}</header><h1>{{.Title}}</h1><p>{{.About}}</p>
<table><thead><tr>{{range .Headings}}<th>{{.}}</th>{{end}}</tr></thead>
<tbody>{{range .Rows}}<tr>{{range .}}<td>{{.}}</td>{{end}}</tr>
{{end}}</tbody></table></section>
{{end}}</body></html>
`))
