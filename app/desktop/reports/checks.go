package reports

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/forms"
)

// checks is the page "Kiểm tra trước khi gửi": what is to be looked at before a report
// leaves, each with the letters behind it.
type checks struct {
	desk.PlainPage
	o       *desk.Desk
	period  data.Period
	edition *forms.Edition
	table   *kit.TableOf[forms.Finding]
	state   *widget.Label
	all     fyne.CanvasObject
}

func newChecks(o *desk.Desk, p data.Period, edition *forms.Edition) *checks {
	c := &checks{o: o, period: p, edition: edition, state: kit.Wrapped("", widget.MediumImportance)}
	c.table = kit.NewTableOf(
		kit.Col("sealed.column.concern", 250, func(f forms.Finding) string { return f.Concern.Label() }),
		kit.Col("sealed.column.finding", 640, func(f forms.Finding) string { return f.Text }).Growing(),
		kit.Col("sealed.column.letters", 112, func(f forms.Finding) string {
			if len(f.Letters) == 0 {
				return ""
			}
			return kit.Number(len(f.Letters))
		}).Right())
	c.table.Remember(o.App.Preferences(), "reports.checks")
	c.table.Open = c.open
	whole := kit.Wrapped("", widget.MediumImportance) // the selected finding: a row may be too short for it
	c.table.OnSelect = func(int) {
		f, _ := c.table.SelectedRow()
		whole.SetText(f.Text)
	}
	c.table.Colour = func(f forms.Finding) widget.Importance {
		if f.Concern == forms.BrokenRule {
			return widget.DangerImportance
		}
		return widget.MediumImportance
	}
	head := kit.Bold(assets.Text("sealed.checks.heading", p.Name(), p.From.Shown(), p.To.Shown()))
	c.all = kit.TopDown(container.NewVBox(container.NewBorder(nil, nil, nil, backButton(o), head), c.state), c.table, container.NewVBox(whole, hint("sealed.checks.hint")))
	return c
}

// backButton leaves a page that lies on a room.
func backButton(o *desk.Desk) fyne.CanvasObject {
	return kit.NewButton(assets.Text("sealed.back"), nil, o.Back)
}

// hint says below a table what its rows open.
func hint(key string) *widget.Label {
	label := widget.NewLabel(assets.Text(key))
	label.Importance = widget.LowImportance
	return label
}

func (*checks) Title() string                { return assets.Text("sealed.checks") }
func (c *checks) Content() fyne.CanvasObject { return c.all }
func (*checks) Help() string                 { return "bao-cao" }

// Enter examines anew: the clerk may have mended letters.
func (c *checks) Enter() {
	c.state.SetText(assets.Text("reports.computing"))
	desk.Load(c.o, c, func(ctx context.Context) ([]forms.Finding, error) {
		return c.o.Do().Review(ctx, c.edition, c.period)
	}, func(found []forms.Finding, err error) {
		if err != nil {
			c.state.SetText("")
			c.o.Failed(assets.Text("sealed.checks.failed"), err)
			return
		}
		c.state.Importance, c.state.Text = foundInWords(found)
		c.state.Refresh()
		c.table.SetRows(found)
		c.table.Select(0)
		c.o.FocusIn(c, c.table)
	})
}

// open shows the letters of a finding.
func (c *checks) open(f forms.Finding) {
	switch {
	case len(f.Letters) == 0:
		kit.Toast(c.o.Window.Canvas(), assets.Text("sealed.checks.noLetters"))
	case f.Concern == forms.Incomplete && f.Subject == forms.Letters && len(f.Letters) == 1:
		c.o.Open(desk.Letter{ID: f.Letters[0]})
	default:
		openFigure(c.o, c.period, shownFigure{f.Text, f.Subject, forms.Figure{Value: float64(len(f.Letters)), Letters: f.Letters}})
	}
}

func foundInWords(found []forms.Finding) (widget.Importance, string) {
	if len(found) > 0 {
		return widget.WarningImportance, assets.Text("sealed.checks.some", len(found))
	}
	return widget.SuccessImportance, assets.Text("sealed.checks.none")
}
