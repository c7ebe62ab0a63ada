package reports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/forms"
)

// reportChecks is the page "Kiểm tra trước khi gửi": what is to be looked at
// before a report leaves, each with the letters behind it.
type reportChecks struct {
	desk.PlainPage
	o        *desk.Desk
	period   data.Period
	edition  *forms.Edition
	found    []forms.Finding
	table    *kit.Table
	state    *widget.Label
	whole    *widget.Label // the selected finding: a row may be too short for it
	all      fyne.CanvasObject
	loadings int
}

func newReportChecks(o *desk.Desk, p data.Period, edition *forms.Edition) *reportChecks {
	c := &reportChecks{o: o, period: p, edition: edition, state: widget.NewLabel(""), whole: widget.NewLabel("")}
	c.state.Wrapping = fyne.TextWrapWord
	c.whole.Wrapping = fyne.TextWrapWord
	c.table = kit.NewTable([]kit.Column{
		{Title: assets.Text("sealed.column.concern"), Width: 250, Fixed: true},
		{Title: assets.Text("sealed.column.finding"), Width: 640, Grow: true, Fixed: true},
		{Title: assets.Text("sealed.column.letters"), Width: 112, Align: fyne.TextAlignTrailing, Fixed: true},
	}, nil)
	c.table.Remember(o.App.Preferences(), "reports.checks")
	c.table.OnOpen = c.open
	c.table.OnSelect = func(row int) {
		text := ""
		if row >= 0 && row < len(c.found) {
			text = c.found[row].Text
		}
		c.whole.SetText(text)
	}
	c.table.Importance = func(row int) widget.Importance {
		if row < len(c.found) && c.found[row].Concern == forms.BrokenRule {
			return widget.DangerImportance
		}
		return widget.MediumImportance
	}
	head := widget.NewLabelWithStyle(assets.Text("sealed.checks.heading", p.Name(), p.From.Shown(), p.To.Shown()), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	hint := widget.NewLabel(assets.Text("sealed.checks.hint"))
	hint.Importance = widget.LowImportance
	c.all = kit.TopDown(container.NewVBox(container.NewBorder(nil, nil, nil, backButton(o), head), c.state), c.table, container.NewVBox(c.whole, hint))
	return c
}

// backButton leaves a page that lies on a room.
func backButton(o *desk.Desk) fyne.CanvasObject {
	return kit.NewButton(assets.Text("sealed.back"), nil, o.Back)
}

func (c *reportChecks) Title() string              { return assets.Text("sealed.checks") }
func (c *reportChecks) Content() fyne.CanvasObject { return c.all }
func (*reportChecks) Help() string                 { return "bao-cao" }

// Enter examines anew: the clerk may have mended letters.
func (c *reportChecks) Enter() {
	o := c.o
	c.loadings++
	mine := c.loadings
	c.state.SetText(assets.Text("reports.computing"))
	kit.RunAsync(func() ([]forms.Finding, error) { return o.Do().Review(o.Ctx(), c.edition, c.period) }, func(found []forms.Finding, err error) {
		switch {
		case mine != c.loadings:
		case err != nil:
			c.state.SetText("")
			o.Failed(assets.Text("sealed.checks.failed"), err)
		default:
			c.show(found)
		}
	})
}

func (c *reportChecks) show(found []forms.Finding) {
	c.found = found
	rows := make([][]string, len(found))
	for i, f := range found {
		letters := ""
		if len(f.Letters) > 0 {
			letters = kit.Number(len(f.Letters))
		}
		rows[i] = []string{f.Concern.Label(), f.Text, letters}
	}
	c.state.Importance, c.state.Text = foundInWords(found)
	c.state.Refresh()
	c.table.SetLoad(kit.Rows(rows))
	c.table.Select(0)
	c.o.Window.Canvas().Focus(c.table)
}

// open shows the letters of a finding.
func (c *reportChecks) open(row int) {
	if row >= len(c.found) {
		return
	}
	f := c.found[row]
	if len(f.Letters) == 0 {
		kit.Toast(c.o.Window.Canvas(), assets.Text("sealed.checks.noLetters"))
		return
	}
	if f.Concern == forms.Incomplete && f.Subject == forms.Letters && len(f.Letters) == 1 {
		c.o.Open(desk.Letter{ID: f.Letters[0]})
		return
	}
	openFigure(c.o, c.period, shownFigure{f.Text, f.Subject, forms.Figure{Value: float64(len(f.Letters)), Letters: f.Letters}})
}

func foundInWords(found []forms.Finding) (widget.Importance, string) {
	if len(found) > 0 {
		return widget.WarningImportance, assets.Text("sealed.checks.some", len(found))
	}
	return widget.SuccessImportance, assets.Text("sealed.checks.none")
}
