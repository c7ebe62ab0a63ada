package reports

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/reports/forms"
)

// shownFigure is a figure on the screen and what stands behind it.
type shownFigure struct {
	caption string
	subject forms.Subject
	figure  forms.Figure
}

// summaryView lists the lines of the summary beside the period before.
type summaryView struct {
	all     fyne.CanvasObject
	heading *widget.Label
	table   *kit.Table
	lines   []shownFigure // by row
	part    []bool        // by row: a part of a line above
}

// indent is what stands before a part of a line.
const indent = "      "

func newSummaryView(o *desk.Desk, open func(shownFigure)) *summaryView {
	v := &summaryView{heading: widget.NewLabelWithStyle("", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})}
	v.heading.Truncation = fyne.TextTruncateClip
	v.table = kit.NewTable([]kit.Column{
		{Title: assets.Text("report.summary.line"), Width: 420, Grow: true, Fixed: true},
		{Title: assets.Text("report.summary.thisPeriod"), Width: 120, Align: fyne.TextAlignTrailing, Fixed: true},
		{Title: assets.Text("report.summary.previous"), Width: 120, Align: fyne.TextAlignTrailing, Fixed: true},
		{Title: assets.Text("report.summary.change"), Width: 120, Align: fyne.TextAlignTrailing, Fixed: true},
		{Title: assets.Text("report.summary.percent"), Width: 140, Align: fyne.TextAlignTrailing, Fixed: true},
	}, nil)
	v.table.Remember(o.App.Preferences(), "reports.summary")
	v.table.OnOpen = func(row int) {
		if row < len(v.lines) {
			open(v.lines[row])
		}
	}
	v.table.Importance = func(row int) widget.Importance {
		if row < len(v.part) && !v.part[row] {
			return widget.HighImportance
		}
		return widget.MediumImportance
	}
	hint := widget.NewLabel(assets.Text("reports.hint"))
	hint.Importance = widget.LowImportance
	v.all = kit.TopDown(v.heading, v.table, hint)
	return v
}

func (v *summaryView) show(r *forms.Report) {
	v.heading.SetText(assets.Text("reports.summary.heading", r.Previous.Period.From.Shown(), r.Previous.Period.To.Shown()))
	v.lines, v.part = nil, nil
	var rows [][]string
	for _, line := range r.Summary.Lines {
		label := line.Name.Label()
		if line.Name.Part() {
			label = indent + label
		}
		before := r.Previous.Line(line.Name).Value
		change, part, known := forms.Change(line.Value, before)
		percent := assets.Text("report.summary.noPercent")
		if known {
			percent = signed(100*part) + "%"
		}
		rows = append(rows, []string{label, forms.Shown(line.Value), forms.Shown(before), signed(change), percent})
		v.lines = append(v.lines, shownFigure{line.Name.Label(), line.Name.Subject(), line.Figure})
		v.part = append(v.part, line.Name.Part())
	}
	selected := v.table.Selected() // the row that a clerk looks at stays when the figures come anew
	v.table.SetLoad(kit.Rows(rows))
	if selected >= 0 {
		v.table.Select(selected)
	}
}

// formula says of which columns a total is the sum: "= (4) + (23)".
func formula(c forms.Column) string {
	var all []string
	for _, sum := range c.Sums {
		parts := make([]string, len(sum))
		for i, column := range sum {
			parts[i] = "(" + strconv.Itoa(column) + ")"
		}
		all = append(all, strings.Join(parts, " + "))
	}
	if len(all) == 0 {
		return ""
	}
	return "= " + strings.Join(all, " = ")
}

// signed writes a change with its sign: +3, -2, 0; at most one decimal.
func signed(value float64) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(value, 'f', 1, 64), 64)
	if err != nil {
		rounded = value
	}
	if rounded > 0 {
		return "+" + forms.Shown(rounded)
	}
	return forms.Shown(rounded)
}
