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

// summaryView lists the lines of the summary beside the period before.
type summaryView struct {
	all     fyne.CanvasObject
	heading *widget.Label
	table   *kit.TableOf[summaryLine]
}

// summaryLine is a line of the summary and what it counts in the period before.
type summaryLine struct {
	forms.Line
	before float64
}

// indent is what stands before a part of a line.
const indent = "      "

func newSummaryView(o *desk.Desk, open func(shownFigure)) *summaryView {
	v := &summaryView{heading: kit.Bold("")}
	v.heading.Truncation = fyne.TextTruncateClip
	v.table = kit.NewTableOf(
		kit.Col("report.summary.line", 420, func(l summaryLine) string {
			if l.Name.Part() {
				return indent + l.Name.Label()
			}
			return l.Name.Label()
		}).Growing(),
		kit.Col("report.summary.thisPeriod", 120, func(l summaryLine) string { return forms.Shown(l.Value) }).Right(),
		kit.Col("report.summary.previous", 120, func(l summaryLine) string { return forms.Shown(l.before) }).Right(),
		kit.Col("report.summary.change", 120, func(l summaryLine) string {
			change, _, _ := forms.Change(l.Value, l.before)
			return signed(change)
		}).Right(),
		kit.Col("report.summary.percent", 140, func(l summaryLine) string {
			if _, part, known := forms.Change(l.Value, l.before); known {
				return signed(100*part) + "%"
			}
			return assets.Text("report.summary.noPercent")
		}).Right())
	v.table.Remember(o.App.Preferences(), "reports.summary")
	v.table.Open = func(l summaryLine) { open(shownFigure{l.Name.Label(), l.Name.Subject(), l.Figure}) }
	v.table.Colour = func(l summaryLine) widget.Importance {
		if !l.Name.Part() {
			return widget.HighImportance
		}
		return widget.MediumImportance
	}
	v.all = kit.TopDown(v.heading, v.table, hint("reports.hint"))
	return v
}

func (v *summaryView) show(r *forms.Report) {
	v.heading.SetText(assets.Text("reports.summary.heading", r.Previous.Period.From.Shown(), r.Previous.Period.To.Shown()))
	lines := make([]summaryLine, len(r.Summary.Lines))
	for i, line := range r.Summary.Lines {
		lines[i] = summaryLine{line, r.Previous.Line(line.Name).Value}
	}
	selected := v.table.Selected() // the row that a clerk looks at stays when the figures come anew
	v.table.SetRows(lines)
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
