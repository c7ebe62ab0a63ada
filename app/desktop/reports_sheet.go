package desktop

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/reports/forms"
)

// shownFigure is a figure on the screen and what stands behind it.
type shownFigure struct {
	caption string
	subject forms.Subject
	figure  forms.Figure
}

// sheetView shows the figures of the summary or of a form, one a line.
type sheetView struct {
	open    func(shownFigure)
	all     fyne.CanvasObject
	front   *fyne.Container
	heading *widget.Label
	note    *widget.Label
	summary *ui.Table
	form    *ui.Table
	lines   []*shownFigure // by row; nil for a heading
	strong  []bool         // by row: a total
}

// indent is what stands before a figure for each heading above it.
const indent = "      "

func newSheetView(o *office, open func(shownFigure)) *sheetView {
	v := &sheetView{open: open, front: container.NewStack()}
	v.heading = widget.NewLabelWithStyle("", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	v.heading.Truncation = fyne.TextTruncateClip
	v.note = widget.NewLabel("")
	v.note.Wrapping = fyne.TextWrapWord
	v.summary = v.table(o, "reports.summary", []ui.Column{
		{Title: assets.Text("report.summary.line"), Width: 420, Grow: true, Fixed: true},
		{Title: assets.Text("report.summary.thisPeriod"), Width: 120, Align: fyne.TextAlignTrailing, Fixed: true},
		{Title: assets.Text("report.summary.previous"), Width: 120, Align: fyne.TextAlignTrailing, Fixed: true},
		{Title: assets.Text("report.summary.change"), Width: 120, Align: fyne.TextAlignTrailing, Fixed: true},
		{Title: assets.Text("report.summary.percent"), Width: 140, Align: fyne.TextAlignTrailing, Fixed: true},
	})
	v.form = v.table(o, "reports.form", []ui.Column{
		{Title: assets.Text("reports.column.number"), Width: 60, Align: fyne.TextAlignTrailing, Fixed: true},
		{Title: assets.Text("reports.column.heading"), Width: 500, Grow: true, Fixed: true},
		{Title: assets.Text("reports.column.value"), Width: 130, Align: fyne.TextAlignTrailing, Fixed: true},
		{Title: assets.Text("reports.column.formula"), Width: 320, Fixed: true},
	})
	hint := widget.NewLabel(assets.Text("reports.hint"))
	hint.Importance = widget.LowImportance
	v.all = container.NewBorder(v.heading, container.NewVBox(v.note, hint), nil, nil, v.front)
	return v
}

func (v *sheetView) table(o *office, key string, columns []ui.Column) *ui.Table {
	t := ui.NewTable(columns, nil)
	t.Remember(o.app.Preferences(), key)
	t.OnOpen = func(row int) {
		if row < len(v.lines) && v.lines[row] != nil {
			v.open(*v.lines[row])
		}
	}
	t.Importance = func(row int) widget.Importance {
		switch {
		case row >= len(v.lines):
		case v.lines[row] == nil:
			return widget.LowImportance
		case v.strong[row]:
			return widget.HighImportance
		}
		return widget.MediumImportance
	}
	return t
}

func (v *sheetView) begin(heading string) {
	v.heading.SetText(heading)
	v.lines, v.strong = nil, nil
}

func (v *sheetView) add(line *shownFigure, strong bool) {
	v.lines, v.strong = append(v.lines, line), append(v.strong, strong)
}

func (v *sheetView) showTable(t *ui.Table, rows [][]string, note string) {
	v.note.SetText(note)
	v.note.Hidden = note == ""
	// keeps the row that a clerk looks at when the same figures come anew
	selected := -1
	if len(v.front.Objects) == 1 && v.front.Objects[0] == t && t.Len() == len(rows) {
		selected = t.Selected()
	}
	t.SetLoad(ui.Rows(rows))
	if selected >= 0 {
		t.Select(selected)
	}
	v.front.Objects = []fyne.CanvasObject{t}
	v.front.Refresh()
}

// showSummary lists the lines of the summary beside the period before.
func (v *sheetView) showSummary(r *forms.Report) {
	v.begin(assets.Text("reports.summary.heading", r.Previous.Period.From.Shown(), r.Previous.Period.To.Shown()))
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
		v.add(&shownFigure{line.Name.Label(), line.Name.Subject(), line.Figure}, !line.Name.Part())
	}
	v.showTable(v.summary, rows, "")
}

// showSheet lists the columns of a form below the headings that they stand under.
func (v *sheetView) showSheet(s forms.Sheet) {
	v.begin(assets.Text("reports.form.heading", s.Form.Number, s.Form.Title))
	var rows [][]string
	var above []string
	for _, c := range s.Form.Columns {
		headings := c.Path[:max(0, len(c.Path)-1)]
		same := 0
		for same < len(headings) && same < len(above) && headings[same] == above[same] {
			same++
		}
		for depth := same; depth < len(headings); depth++ {
			rows = append(rows, []string{"", strings.Repeat(indent, depth) + headings[depth], "", ""})
			v.add(nil, false)
		}
		above = headings
		figure := s.Columns[c.Number]
		rows = append(rows, []string{fmt.Sprintf("(%d)", c.Number), strings.Repeat(indent, len(headings)) + lastOf(c.Path),
			forms.Shown(figure.Value), formula(c)})
		v.add(&shownFigure{assets.Text("reports.figure", s.Form.Number, c.Number, c.Title()), s.Form.SubjectOf(c.Number), figure},
			len(c.Sums) > 0)
	}
	note := ""
	if s.Note != "" {
		note = s.Form.NoteLine + " " + s.Note
	}
	v.showTable(v.form, rows, note)
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

func lastOf(path []string) string {
	if len(path) == 0 {
		return ""
	}
	return path[len(path)-1]
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
