package workbook

import (
	"github.com/xuri/excelize/v2"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

var directedWidth = []float64{34, 16, 16, 16, 16, 16}

// writeDirections adds the sheet that tells the receiver how the office carried out
// what its leaders directed: counts by unit and by person at the end of the period,
// then each that was overdue. It gives no content: that may say who denounced.
func writeDirections(f *excelize.File, st *styles, p day.Period, settings register.Settings, o Options) error {
	day := overdueDay(p, o.Today)
	page := newCellPage(f, st, assets.Text("directed.sheet"), directedWidth, settings.Ward, assets.Text("directed.title"),
		assets.Text("directed.period", "from", p.From.Shown(), "to", p.To.Shown(), "day", day.Shown()))

	row := 5
	add := func(l look, cells ...any) { row = page.table(row, directedWidth, l, adjustedLook, cells...) }
	for _, table := range tallied(o.Directions, day) {
		add(columnLook, table.head...)
		for _, cells := range table.rows {
			add(adjustText, cells...)
		}
		row++
	}
	add(columnLook, assets.Text("directed.overdue"), assets.Text("directed.given"), assets.Text("directed.unit"),
		assets.Text("directed.source"), assets.Text("directed.due"), assets.Text("directed.days"))
	for i := range o.Directions {
		if d := &o.Directions[i]; d.State(day) == register.DirectionOverdue {
			add(adjustText, d.Doer, d.GivenOn, d.Unit, joined(" ", d.Source.Label(), d.Letter), d.DueOn, d.DueOn.DaysUntil(day))
		}
	}
	return page.err
}
