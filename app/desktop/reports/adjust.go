package reports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/forms"
)

// adjustView is the tab "Điều chỉnh kỳ trước": what was written into periods whose
// reports had been sent, and which of their figures it changed.
type adjustView struct {
	steps   *kit.TableOf[placed[forms.LateStep]]
	figures *kit.TableOf[placed[forms.Difference]]
	all     fyne.CanvasObject
}

// placed is something with the report that it belongs to.
type placed[T any] struct {
	report data.SealedReport
	what   T
}

func newAdjustView(o *desk.Desk) *adjustView {
	v := &adjustView{}
	type late = placed[forms.LateStep]
	v.steps = kit.NewTableOf(
		kit.Col("adjust.column.subject", 170, func(s late) string { return s.what.Name }),
		kit.Col("adjust.column.what", 400, func(s late) string { return s.what.What() }).Growing(),
		kit.Col("adjust.column.on", 90, func(s late) string { return s.what.Day().Shown() }),
		kit.Col("adjust.column.writtenOn", 100, func(s late) string { return data.DateOf(s.what.WrittenAt.In(o.Clock().Location())).Shown() }),
		kit.Col("adjust.column.report", 240, func(s late) string { return assets.Text("adjust.report", s.report.Period.Name(), s.report.Number) }))
	v.steps.Remember(o.App.Preferences(), "reports.adjust")
	v.steps.Open = func(s late) {
		if s.what.Subject == data.LetterSubject {
			o.Open(desk.Letter{ID: s.what.SubjectID})
		}
	}
	v.figures = differenceTable(o, "reports.adjust.figures", 290,
		func(d placed[forms.Difference]) string {
			return assets.Text("sealed.adjust.place", placeOfDifference(d.what), d.report.Period.Name())
		}, func(d placed[forms.Difference]) (data.Period, forms.Difference) { return d.report.Period, d.what })
	v.figures.Empty = assets.Text("sealed.adjust.noFigures")
	part := func(key string, table fyne.CanvasObject) fyne.CanvasObject {
		head := kit.Bold(assets.Text(key))
		head.Truncation = fyne.TextTruncateEllipsis
		return kit.TopDown(head, table, nil)
	}
	v.all = container.New(layout.NewGridLayoutWithRows(2), part("sealed.adjust.steps", v.steps), part("sealed.adjust.figures", v.figures))
	return v
}

func (v *adjustView) set(all []forms.Adjustment) {
	var steps []placed[forms.LateStep]
	var figures []placed[forms.Difference]
	for _, a := range all {
		for _, step := range a.Steps {
			steps = append(steps, placed[forms.LateStep]{a.Report, step})
		}
		for _, d := range a.Differences {
			figures = append(figures, placed[forms.Difference]{a.Report, d})
		}
	}
	v.steps.SetRows(steps)
	v.figures.SetRows(figures)
}
