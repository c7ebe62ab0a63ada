package directions

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// The ways in which directions are counted.
const (
	tallyByUnit   = "unit"
	tallyByPerson = "person"
)

// tally counts the directions given in a year by unit or person.
type tally struct {
	desk.PlainPage
	o     *desk.Desk
	by    *kit.Choice
	year  int
	name  *widget.Label
	table *kit.TableOf[data.DirectionTally]
	whole fyne.CanvasObject
}

func newTally(o *desk.Desk) *tally {
	p := &tally{o: o, year: o.Today().Year(), name: widget.NewLabel("")}
	p.name.TextStyle.Bold = true
	count := func(key string, of func(data.DirectionTally) int) kit.ColumnOf[data.DirectionTally] {
		return kit.Col(key, 120, func(t data.DirectionTally) string { return kit.Number(of(t)) }).Right()
	}
	p.table = kit.NewTableOf(kit.Col("tally.name", 300, func(t data.DirectionTally) string { return t.Name }).Growing(),
		count("tally.given", func(t data.DirectionTally) int { return t.Given }), count("direction.in-time", func(t data.DirectionTally) int { return t.InTime }),
		count("direction.late", func(t data.DirectionTally) int { return t.Late }), count("direction.open", func(t data.DirectionTally) int { return t.Open }),
		count("direction.overdue", func(t data.DirectionTally) int { return t.Overdue }))
	p.table.Failed = func(err error) { o.Failed(assets.Text("directions.failed"), err) }
	p.table.Empty = assets.Text("directions.empty")
	p.by = kit.NewChoice(kit.Options("tally.", tallyByUnit, tallyByPerson), func(string) { p.Enter() })
	back := kit.NewButton(assets.Text("form.back"), theme.NavigateBackIcon(), o.Back)
	back.Importance = widget.LowImportance
	move := func(icon fyne.Resource, years int) *kit.Button {
		return kit.NewButton("", icon, func() { p.year += years; p.Enter() })
	}
	bar := container.NewHBox(back, move(theme.NavigateBackIcon(), -1), p.name, move(theme.NavigateNextIcon(), 1), kit.Wide(330, p.by), layout.NewSpacer())
	p.whole = kit.TopDown(bar, p.table, nil)
	p.by.SetValue(tallyByUnit)
	return p
}

func (p *tally) Title() string              { return assets.Text("tally.title") }
func (p *tally) Content() fyne.CanvasObject { return p.whole }
func (*tally) Help() string                 { return "chi-dao" }

func (p *tally) Enter() {
	p.name.SetText(assets.Text("tally.year", p.year))
	o, year := p.o, data.Period{From: data.Date(p.year*10000 + 101), To: data.Date(p.year*10000 + 1231)}
	name := func(d *data.Direction) string { return d.Unit }
	if p.by.Value() == tallyByPerson {
		name = func(d *data.Direction) string { return d.Doer }
	}
	p.table.LoadAll(func(ctx context.Context) ([]data.DirectionTally, error) {
		all, _, err := o.Store.Directions(ctx, store.DirectionQuery{Given: year})
		return tallyLines(data.TallyDirections(all, name, o.Today())), err
	})
}

// tallyLines gives names to the lines without one; with nothing counted there is none.
func tallyLines(lines []data.DirectionTally) []data.DirectionTally {
	total := len(lines) - 1
	if lines[total].Given == 0 {
		return nil
	}
	lines[total].Name = assets.Text("tally.total")
	for i := range lines[:total] {
		if lines[i].Name == "" {
			lines[i].Name = assets.Text("tally.unnamed")
		}
	}
	return lines
}
