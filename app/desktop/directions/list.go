package directions

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
)

// The lists of directions.
const (
	listOpen    = "open"
	listOverdue = "overdue"
	listDone    = "done"
	listAll     = "all"
)

// Part is the tab "Chỉ đạo": what leaders directed, who does it, and
// how far it is.
type Part struct {
	o      *desk.Desk
	which  *kit.Choice
	search *kit.Entry
	table  *kit.Table[register.Direction]
	said   *widget.Label
	whole  fyne.CanvasObject
}

// NewPart is the tab with the directions that are not done.
func NewPart(o *desk.Desk) *Part {
	p := &Part{o: o, said: kit.Bold("")}
	p.table = kit.NewTable(columns(o)...)
	p.table.Empty = assets.Text("directions.empty")
	p.table.Open = func(d register.Direction) { o.Open(desk.Direction{ID: d.ID}) }
	p.table.Colour = func(d register.Direction) widget.Importance {
		return kit.ImportantIf(d.State(o.Today()) == register.DirectionOverdue, widget.DangerImportance)
	}
	p.table.Loaded = func(total int) {
		p.said.SetText(assets.Text("directions.said", "list", assets.Text("directions.list."+p.which.Value()), "count", kit.Number(total)))
	}
	p.table.Failed = func(err error) { o.Failed(assets.Text("directions.failed"), err) }
	p.table.Remember(o.App.Preferences(), "directions.columns")
	p.which = kit.NewChoice(kit.Options("directions.list.", listOpen, listOverdue, listDone, listAll), func(string) { p.look() })
	p.search = kit.NewSearch("directions.search", p.look)

	add := kit.NewButton(assets.Text("directions.new"), look.IconAdd, p.Add).Main()
	tally := kit.NewButton(assets.Text("directions.tally"), look.IconClipboard, func() { o.Push(newTally(o)) })
	bar := container.NewBorder(nil, nil, kit.Wide(420, p.which), container.NewHBox(tally, add), p.search)
	p.whole = kit.TopDown(container.NewVBox(bar, container.NewHBox(p.said, layout.NewSpacer())), p.table, nil)
	p.which.SetValue(listOpen)
	return p
}

// Content is the list under its filters.
func (p *Part) Content() fyne.CanvasObject { return p.whole }

// Load shows what the register holds now.
func (p *Part) Load() { p.table.Reload() }

// Add opens the form for a new direction.
func (p *Part) Add() { p.o.Push(NewForm(p.o, register.Directed{})) }

// look lists what the filters ask for.
func (p *Part) look() {
	o, which := p.o, p.which.Value()
	q := store.DirectionQuery{Text: p.search.Value(), Open: which == listOpen, Overdue: which == listOverdue, Done: which == listDone}
	p.table.Load(func(ctx context.Context, offset, limit int) ([]register.Direction, int, error) {
		page := q
		page.Offset, page.Limit = offset, limit
		all, total, err := o.Store.Directions(ctx, page)
		for i := 0; i < len(all) && err == nil; i++ {
			var file register.DirectionFile
			file, err = o.Store.DirectionFile(ctx, all[i])
			all[i] = file.Masked().Direction
		}
		return all, total, err
	})
}

func columns(o *desk.Desk) []kit.Column[register.Direction] {
	return []kit.Column[register.Direction]{
		kit.Col("directions.column.given", 86, func(d register.Direction) string { return d.GivenOn.Shown() }),
		kit.Col("directions.column.content", 200, func(d register.Direction) string { return kit.OneLine(d.Content) }).Growing(),
		kit.Col("directions.column.doer", 140, func(d register.Direction) string { return d.Doer }),
		kit.Col("directions.column.unit", 110, func(d register.Direction) string { return d.Unit }),
		kit.Col("directions.column.leader", 124, func(d register.Direction) string { return d.Leader }),
		kit.Col("directions.column.due", 196, func(d register.Direction) string { return dueWords(&d, o.Today()) }),
		kit.Col("directions.column.state", 108, func(d register.Direction) string { return d.State(o.Today()).Label() }),
		kit.Col("directions.column.source", 190, func(d register.Direction) string { return kit.Joined(" · ", d.Source.Label(), d.Letter) }),
	}
}

// dueWords say by when a direction is to be done, with what is left while it is open.
func dueWords(d *register.Direction, today day.Date) string {
	if d.DoneOn.IsZero() {
		return views.DueText(d.DueOn, today)
	}
	return d.DueOn.Shown()
}

// ShowOverdue lists those whose last day is over.
func (p *Part) ShowOverdue() { p.which.SetValue(listOverdue) }

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
	back := kit.NewButton(assets.Text("form.back"), look.IconLeft, o.Back)
	back.Importance = widget.LowImportance
	move := func(icon fyne.Resource, years int) *kit.Button {
		return kit.NewButton("", icon, func() { p.year += years; p.Enter() })
	}
	bar := container.NewHBox(back, move(look.IconLeft, -1), p.name, move(look.IconRight, 1), kit.Wide(330, p.by), layout.NewSpacer())
	p.Whole = kit.TopDown(bar, p.table, nil)
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
