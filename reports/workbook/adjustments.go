package workbook

import (
	"github.com/xuri/excelize/v2"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/forms"
)

var (
	adjustText   = look{size: 12, align: "left", vertical: "top", wrap: true, border: true}
	adjustedLook = look{size: 12, align: "right", vertical: "top", border: true, indent: 1}
	adjustWidth  = []float64{34, 28, 44, 14, 14, 14}
)

func writeAdjustments(f *excelize.File, st *styles, p day.Period, adjustments []forms.Adjustment, settings register.Settings) error {
	page := newCellPage(f, st, assets.Text("adjust.sheet"), adjustWidth, settings.Ward, assets.Text("adjust.title"),
		assets.Text("adjust.inReport", "from", p.From.Shown(), "to", p.To.Shown()))

	row := page.head(5, "report", "subject", "what", "on", "writtenOn")
	for _, a := range adjustments {
		for _, step := range a.Steps {
			row = page.adjusted(row, a.Report, step.Name, step.What(), step.Day(), day.Of(step.WrittenAt))
		}
	}
	row = page.head(row+1, "report", "column", "title", "sent", "now", "difference")
	for _, a := range adjustments {
		for _, d := range a.Differences {
			change, _, _ := forms.Change(d.Now, d.Sent)
			row = page.adjusted(row, a.Report, assets.Text("adjust.place", "form", d.Form.Number, "column", d.Column.Number), d.Column.Title(), d.Sent, d.Now, change)
		}
	}
	return page.err
}

func (p *cellPage) head(row int, keys ...string) (next int) {
	for i, key := range keys {
		p.put(i+1, row, columnLook, assets.Text("adjust.column."+key))
	}
	return row + 1
}

func (p *cellPage) adjusted(row int, report register.SealedReport, cells ...any) (next int) {
	cells = append([]any{assets.Text("adjust.report", "period", report.Period.Name(), "number", report.Number)}, cells...)
	return p.table(row, adjustWidth, adjustText, adjustedLook, cells...)
}
