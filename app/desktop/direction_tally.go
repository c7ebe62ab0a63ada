package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// The ways in which directions are counted.
const (
	tallyByUnit   = "unit"
	tallyByPerson = "person"
)

// tallyPage counts the directions given in a year by unit or person.
type tallyPage struct {
	plainPage
	o     *office
	by    *ui.Choice
	year  int
	name  *widget.Label
	table *ui.Table
	whole fyne.CanvasObject
	loads int
}

func newTallyPage(o *office) *tallyPage {
	p := &tallyPage{o: o, year: o.today().Year(), name: widget.NewLabel("")}
	p.name.TextStyle.Bold = true
	count := func(key string) ui.Column {
		return ui.Column{Title: assets.Text(key), Width: 120, Align: fyne.TextAlignTrailing, Fixed: true}
	}
	p.table = ui.NewTable([]ui.Column{{Title: assets.Text("tally.name"), Width: 300, Grow: true, Fixed: true}, count("tally.given"),
		count("direction.in-time"), count("direction.late"), count("direction.open"), count("direction.overdue")}, nil)
	p.table.Empty = assets.Text("directions.empty")
	p.by = ui.NewChoice([]ui.Option{{Value: tallyByUnit, Text: assets.Text("tally.unit")}, {Value: tallyByPerson, Text: assets.Text("tally.person")}},
		func(string) { p.Enter() })
	back := ui.NewButton(assets.Text("form.back"), theme.NavigateBackIcon(), o.back)
	back.Importance = widget.LowImportance
	move := func(icon fyne.Resource, years int) *ui.Button {
		return ui.NewButton("", icon, func() { p.year += years; p.Enter() })
	}
	bar := container.NewHBox(back, move(theme.NavigateBackIcon(), -1), p.name, move(theme.NavigateNextIcon(), 1), wide(330, p.by), layout.NewSpacer())
	p.whole = topDown(bar, p.table, nil)
	p.by.SetValue(tallyByUnit)
	return p
}

func (p *tallyPage) Title() string              { return assets.Text("tally.title") }
func (p *tallyPage) Content() fyne.CanvasObject { return p.whole }
func (*tallyPage) Help() string                 { return "chi-dao" }

func (p *tallyPage) Enter() {
	p.name.SetText(assets.Text("tally.year", p.year))
	p.loads++
	mine, o := p.loads, p.o
	year := data.Period{From: data.Date(p.year*10000 + 101), To: data.Date(p.year*10000 + 1231)}
	ui.RunAsync(func() ([]data.Direction, error) {
		all, _, err := o.store.Directions(o.ctx(), store.DirectionQuery{Given: year})
		return all, err
	}, func(all []data.Direction, err error) {
		switch {
		case mine != p.loads:
		case err != nil:
			o.failed(assets.Text("directions.failed"), err)
		default:
			p.table.SetLoad(ui.Rows(p.rows(all)))
		}
	})
}

func (p *tallyPage) rows(all []data.Direction) [][]string {
	if len(all) == 0 {
		return nil
	}
	name := func(d *data.Direction) string { return d.Unit }
	if p.by.Value() == tallyByPerson {
		name = func(d *data.Direction) string { return d.Doer }
	}
	lines := data.TallyDirections(all, name, p.o.today())
	var rows [][]string
	for i, t := range lines {
		who := t.Name
		switch {
		case i == len(lines)-1:
			who = assets.Text("tally.total")
		case who == "":
			who = assets.Text("tally.unnamed")
		}
		rows = append(rows, []string{who, number(t.Given), number(t.InTime), number(t.Late), number(t.Open), number(t.Overdue)})
	}
	return rows
}
