package reports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/forms"
)

// adjustView is the tab "Điều chỉnh kỳ trước": what was written into periods whose
// reports had been sent, and which of their figures it changed.
type adjustView struct {
	o       *desk.Desk
	steps   *kit.Table
	figures *kit.Table
	listed  []forms.LateStep
	changed []placedDifference
	all     fyne.CanvasObject
}

// placedDifference is a difference with the report that it belongs to.
type placedDifference struct {
	report data.SealedReport
	forms.Difference
}

func newAdjustView(o *desk.Desk) *adjustView {
	v := &adjustView{o: o}
	v.steps = kit.NewTable([]kit.Column{
		{Title: assets.Text("adjust.column.subject"), Width: 170, Fixed: true},
		{Title: assets.Text("adjust.column.what"), Width: 400, Grow: true, Fixed: true},
		{Title: assets.Text("adjust.column.on"), Width: 90, Fixed: true},
		{Title: assets.Text("adjust.column.writtenOn"), Width: 100, Fixed: true},
		{Title: assets.Text("adjust.column.report"), Width: 240, Fixed: true},
	}, nil)
	v.steps.Remember(o.App.Preferences(), "reports.adjust")
	v.steps.OnOpen = func(row int) {
		if row < len(v.listed) && v.listed[row].Subject == data.LetterSubject {
			o.Open(desk.Letter{ID: v.listed[row].SubjectID})
		}
	}
	v.figures = differenceTable(o, "reports.adjust.figures", 290)
	v.figures.Empty = assets.Text("sealed.adjust.noFigures")
	v.figures.OnOpen = func(row int) {
		if row < len(v.changed) {
			openFigure(o, v.changed[row].report.Period, differenceBehind(v.changed[row].Difference))
		}
	}
	part := func(key string, table *kit.Table) fyne.CanvasObject {
		head := widget.NewLabelWithStyle(assets.Text(key), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
		head.Truncation = fyne.TextTruncateEllipsis
		return kit.TopDown(head, table, nil)
	}
	v.all = container.New(layout.NewGridLayoutWithRows(2), part("sealed.adjust.steps", v.steps), part("sealed.adjust.figures", v.figures))
	return v
}

// count is how many steps are listed.
func (v *adjustView) count() int { return len(v.listed) }

func (v *adjustView) set(all []forms.Adjustment) {
	v.listed, v.changed = nil, nil
	var steps, figures [][]string
	for _, a := range all {
		report := assets.Text("adjust.report", a.Report.Period.Name(), a.Report.Number)
		for _, step := range a.Steps {
			v.listed = append(v.listed, step)
			steps = append(steps, []string{step.Name, step.What(), step.Day().Shown(), data.DateOf(step.WrittenAt.In(v.o.Clock().Location())).Shown(), report})
		}
		rows := differenceRows(a.Differences)
		for i, d := range a.Differences {
			v.changed = append(v.changed, placedDifference{a.Report, d})
			rows[i][0] = assets.Text("sealed.adjust.place", rows[i][0], a.Report.Period.Name())
			figures = append(figures, rows[i])
		}
	}
	v.steps.SetLoad(kit.Rows(steps))
	v.figures.SetLoad(kit.Rows(figures))
}
