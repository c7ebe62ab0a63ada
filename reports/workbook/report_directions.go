package workbook

import (
	"strings"

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
	page := &summaryPage{file: f, styles: st, sheet: assets.Text("directed.sheet")}
	_, err := f.NewSheet(page.sheet)
	page.try(err)
	page.try(preparePage(f, page.sheet, "A4", assets.Text("report.page")))
	for i, width := range directedWidth {
		column, err := excelize.ColumnNumberToName(i + 1)
		page.try(err)
		page.try(f.SetColWidth(page.sheet, column, column, width))
	}
	day := overdueDay(p, o.Today)
	page.put(1, 1, wardLook, strings.ToUpper(settings.Ward))
	page.put(1, 2, look{size: 14, bold: true, align: "left"}, assets.Text("directed.title"))
	page.put(1, 3, plainLook, assets.Text("directed.period", "from", p.From.Shown(), "to", p.To.Shown(), "day", day.Shown()))

	row := 5
	for _, part := range []struct {
		key  string
		name func(*register.Direction) string
	}{
		{"books.tally.unit", func(d *register.Direction) string { return d.Unit }},
		{"books.tally.person", func(d *register.Direction) string { return d.Doer }},
	} {
		row = page.directed(row, columnLook, assets.Text(part.key), assets.Text("books.tally.given"), assets.Text("books.tally.in-time"),
			assets.Text("books.tally.late"), assets.Text("books.tally.open"), assets.Text("books.tally.overdue"))
		all := register.TallyDirections(o.Directions, part.name, day)
		for i, t := range all {
			name := t.Name
			switch {
			case i == len(all)-1:
				name = assets.Text("books.tally.total")
			case name == "":
				name = assets.Text("books.tally.unnamed")
			}
			row = page.directed(row, adjustText, name, t.Given, t.InTime, t.Late, t.Open, t.Overdue)
		}
		row++
	}
	row = page.directed(row, columnLook, assets.Text("directed.overdue"), assets.Text("directed.given"), assets.Text("directed.unit"),
		assets.Text("directed.source"), assets.Text("directed.due"), assets.Text("directed.days"))
	for i := range o.Directions {
		if d := &o.Directions[i]; d.State(day) == register.DirectionOverdue {
			row = page.directed(row, adjustText, d.Doer, d.GivenOn.Shown(), d.Unit, joinedParts(d.Source.Label(), d.Letter), d.DueOn.Shown(), d.DueOn.DaysUntil(day))
		}
	}
	return page.err
}

// directed writes a row, its numbers to the right.
func (p *summaryPage) directed(row int, l look, cells ...any) (next int) {
	lines := 1
	for i, cell := range cells {
		as := l
		if text, ok := cell.(string); ok {
			lines = max(lines, linesOf(text, directedWidth[i]-2))
		} else {
			as = adjustedLook
		}
		p.put(i+1, row, as, cell)
	}
	p.try(p.file.SetRowHeight(p.sheet, row, float64(lines)*lineHeights[12]+3))
	return row + 1
}

// joinedParts joins what is not empty.
func joinedParts(parts ...string) string {
	var some []string
	for _, part := range parts {
		if part != "" {
			some = append(some, part)
		}
	}
	return strings.Join(some, " ")
}
