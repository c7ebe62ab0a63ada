package directions

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
)

// The ways in which directions are counted.
const (
	tallyByUnit   = "unit"
	tallyByPerson = "person"
)

// tally counts the directions given in a year by unit or person.
type tally struct {
	desk.Fixed
	o     *desk.Desk
	by    *kit.Choice
	year  int
	name  *widget.Label
	table *kit.Table[register.DirectionTally]
}

func newTally(o *desk.Desk) *tally {
	p := &tally{o: o, year: o.Today().Year(), name: kit.Bold("")}
	p.Name = assets.Text("tally.title")
	count := func(key string, of func(register.DirectionTally) int) kit.Column[register.DirectionTally] {
		return kit.Col(key, 120, func(t register.DirectionTally) string { return kit.Number(of(t)) }).Right()
	}
	p.table = kit.NewTable(kit.Col("tally.name", 300, func(t register.DirectionTally) string { return t.Name }).Growing(),
		count("tally.given", func(t register.DirectionTally) int { return t.Given }), count("direction.in-time", func(t register.DirectionTally) int { return t.InTime }),
		count("direction.late", func(t register.DirectionTally) int { return t.Late }), count("direction.open", func(t register.DirectionTally) int { return t.Open }),
		count("direction.overdue", func(t register.DirectionTally) int { return t.Overdue }))
	p.table.Failed = func(err error) { o.Failed(assets.Text("directions.failed"), err) }
	p.table.Empty = assets.Text("directions.empty")
	p.by = kit.NewChoice(kit.Options("tally.", tallyByUnit, tallyByPerson), func(string) { p.Enter() })
	move := func(icon fyne.Resource, years int) *kit.Button {
		return kit.NewButton("", icon, func() { p.year += years; p.Enter() })
	}
	bar := container.NewHBox(move(look.IconLeft, -1), p.name, move(look.IconRight, 1), kit.Wide(330, p.by))
	p.Whole = kit.TopDown(container.NewVBox(kit.NewHead(o.Back, p.Name, nil), bar), container.New(layout.NewCustomPaddedLayout(10, 0, 0, 0), look.Card("", "", p.table)), nil)
	p.by.SetValue(tallyByUnit)
	return p
}

func (*tally) Help() string { return "chi-dao" }

func (p *tally) Enter() {
	p.name.SetText(assets.Text("tally.year", "year", p.year))
	o, year := p.o, day.Period{From: day.Date(p.year*10000 + 101), To: day.Date(p.year*10000 + 1231)}
	name := func(d *register.Direction) string { return d.Unit }
	if p.by.Value() == tallyByPerson {
		name = func(d *register.Direction) string { return d.Doer }
	}
	p.table.LoadAll(func(ctx context.Context) ([]register.DirectionTally, error) {
		all, _, err := o.Store.Directions(ctx, store.DirectionQuery{Given: year})
		return tallyLines(register.TallyDirections(all, name, o.Today())), err
	})
}

// tallyLines gives names to the lines without one; with nothing counted there is none.
func tallyLines(lines []register.DirectionTally) []register.DirectionTally {
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
