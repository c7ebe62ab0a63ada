package reports

import (
	"context"
	"errors"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/forms"
)

// reportCompare sets the figures of a sent report beside those that the register
// gives now.
type reportCompare struct {
	desk.PlainPage
	o      *desk.Desk
	report data.SealedReport
	found  []forms.Difference
	table  *kit.Table
	state  *widget.Label
	all    fyne.CanvasObject
}

func newReportCompare(o *desk.Desk, report data.SealedReport) *reportCompare {
	c := &reportCompare{o: o, report: report, state: widget.NewLabel("")}
	c.state.Wrapping = fyne.TextWrapWord
	c.table = differenceTable(o, "reports.compare", 150)
	c.table.OnOpen = func(row int) {
		if row < len(c.found) {
			openFigure(o, report.Period, differenceBehind(c.found[row]))
		}
	}
	head := widget.NewLabelWithStyle(assets.Text("sealed.compare.heading", report.Period.Name(), report.Number, report.SentOn.Shown()), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	hint := widget.NewLabel(assets.Text("sealed.compare.hint"))
	hint.Importance = widget.LowImportance
	c.all = kit.TopDown(container.NewVBox(container.NewBorder(nil, nil, nil, backButton(o), head), c.state), c.table, hint)
	return c
}

func (c *reportCompare) Title() string              { return assets.Text("sealed.compare") }
func (c *reportCompare) Content() fyne.CanvasObject { return c.all }
func (*reportCompare) Help() string                 { return "bao-cao" }

func (c *reportCompare) Enter() {
	o, report := c.o, c.report
	kit.RunWithProgress(o.Window, assets.Text("sealed.compare"), assets.Text("sealed.comparing"),
		func(ctx context.Context, set func(float64, string)) (office.Comparison, error) {
			set(-1, "")
			return o.Do().CompareSent(ctx, report)
		}, func(found office.Comparison, err error) {
			switch {
			case errors.Is(err, context.Canceled):
				o.Back()
			case err != nil:
				o.Failed(assets.Text("sealed.compare.failed"), err)
			default:
				c.show(found)
			}
		})
}

func (c *reportCompare) show(found office.Comparison) {
	c.found = found.Differences
	c.state.Importance = widget.SuccessImportance
	text := assets.Text("sealed.compare.none")
	if len(c.found) > 0 {
		c.state.Importance = widget.WarningImportance
		text = assets.Text("sealed.compare.some", len(c.found))
	}
	if !found.Same {
		c.state.Importance = widget.DangerImportance
		text += " " + assets.Text("sealed.compare.notReproduced")
	}
	c.state.SetText(text)
	c.table.SetLoad(kit.Rows(differenceRows(c.found)))
	c.table.Select(0)
	c.o.Window.Canvas().Focus(c.table)
}

// differenceTable lists figures that are not what was sent; place is the width of
// its first column.
func differenceTable(o *desk.Desk, key string, place float32) *kit.Table {
	t := kit.NewTable([]kit.Column{
		{Title: assets.Text("adjust.column.column"), Width: place, Fixed: true},
		{Title: assets.Text("adjust.column.title"), Width: 480, Grow: true, Fixed: true},
		{Title: assets.Text("adjust.column.sent"), Width: 100, Align: fyne.TextAlignTrailing, Fixed: true},
		{Title: assets.Text("adjust.column.now"), Width: 100, Align: fyne.TextAlignTrailing, Fixed: true},
		{Title: assets.Text("adjust.column.difference"), Width: 100, Align: fyne.TextAlignTrailing, Fixed: true},
	}, nil)
	t.Remember(o.App.Preferences(), key)
	return t
}

func differenceRows(found []forms.Difference) [][]string {
	rows := make([][]string, len(found))
	for i, d := range found {
		change, _, _ := forms.Change(d.Now, d.Sent)
		rows[i] = []string{assets.Text("adjust.place", d.Form.Number, d.Column.Number), d.Column.Title(),
			forms.Shown(d.Sent), forms.Shown(d.Now), signed(change)}
	}
	return rows
}

func differenceBehind(d forms.Difference) shownFigure {
	caption := fmt.Sprintf("%s: %s", assets.Text("adjust.place", d.Form.Number, d.Column.Number), d.Column.Title())
	return shownFigure{caption, d.Form.SubjectOf(d.Column.Number), forms.Figure{Value: d.Now, Letters: d.Letters}}
}
