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

// The lists of directions.
const (
	directionsOpen    = "open"
	directionsOverdue = "overdue"
	directionsDone    = "done"
	directionsAll     = "all"
)

// directionsPart is the tab "Chỉ đạo": what leaders directed, who does it, and
// how far it is.
type directionsPart struct {
	o      *office
	which  *ui.Choice
	search *ui.Entry
	table  *ui.TableOf[data.Direction]
	said   *widget.Label
	whole  fyne.CanvasObject
}

func newDirectionsPart(o *office) *directionsPart {
	p := &directionsPart{o: o, search: ui.NewEntry(), said: widget.NewLabel("")}
	p.said.TextStyle.Bold = true
	p.table = ui.NewTableOf(directionColumns(o)...)
	p.table.Empty = assets.Text("directions.empty")
	p.table.Open = func(d data.Direction) { o.open(DirectionRef{ID: d.ID}) }
	p.table.Colour = func(d data.Direction) widget.Importance {
		if d.State(o.today()) == data.DirectionOverdue {
			return widget.DangerImportance
		}
		return widget.MediumImportance
	}
	p.table.Loaded = func(total int) {
		p.said.SetText(assets.Text("directions.said", assets.Text("directions.list."+p.which.Value()), number(total)))
	}
	p.table.Failed = func(err error) { o.failed(assets.Text("directions.failed"), err) }
	p.table.Remember(o.app.Preferences(), "directions.columns")
	var options []ui.Option
	for _, value := range []string{directionsOpen, directionsOverdue, directionsDone, directionsAll} {
		options = append(options, ui.Option{Value: value, Text: assets.Text("directions.list." + value)})
	}
	p.which = ui.NewChoice(options, func(string) { p.look() })
	p.search.SetPlaceHolder(assets.Text("directions.search"))
	look := ui.Debounce(ui.TypingPause, p.look)
	p.search.OnChanged = func(string) { look() }

	add := ui.NewButton(assets.Text("directions.new"), theme.ContentAddIcon(), p.Add)
	add.Importance = widget.HighImportance
	tally := ui.NewButton(assets.Text("directions.tally"), theme.ListIcon(), func() { o.push(newTallyPage(o)) })
	bar := container.NewBorder(nil, nil, wide(420, p.which), container.NewHBox(tally, add), p.search)
	p.whole = topDown(container.NewVBox(bar, container.NewHBox(p.said, layout.NewSpacer())), p.table, nil)
	p.which.SetValue(directionsOpen)
	return p
}

func (p *directionsPart) Content() fyne.CanvasObject { return p.whole }
func (p *directionsPart) Load()                      { p.table.Reload() }
func (p *directionsPart) Add()                       { p.o.push(newDirectionForm(p.o, data.Directed{})) }

// look lists what the filters ask for.
func (p *directionsPart) look() {
	o, which := p.o, p.which.Value()
	q := store.DirectionQuery{Text: p.search.Value(), Open: which == directionsOpen, Overdue: which == directionsOverdue, Done: which == directionsDone}
	p.table.Load(func(offset, limit int) ([]data.Direction, int, error) {
		page := q
		page.Offset, page.Limit = offset, limit
		directions, total, err := o.store.Directions(o.ctx(), page)
		if err != nil {
			return nil, 0, err
		}
		for i, d := range directions {
			file, err := o.store.DirectionFile(o.ctx(), d)
			if err != nil {
				return nil, 0, err
			}
			directions[i] = file.Masked().Direction
		}
		return directions, total, nil
	})
}

func directionColumns(o *office) []ui.ColumnOf[data.Direction] {
	return []ui.ColumnOf[data.Direction]{
		ui.Col("directions.column.given", 86, func(d data.Direction) string { return d.GivenOn.Shown() }),
		ui.Col("directions.column.content", 200, func(d data.Direction) string { return oneLine(d.Content) }).Growing(),
		ui.Col("directions.column.doer", 140, func(d data.Direction) string { return d.Doer }),
		ui.Col("directions.column.unit", 110, func(d data.Direction) string { return d.Unit }),
		ui.Col("directions.column.leader", 124, func(d data.Direction) string { return d.Leader }),
		ui.Col("directions.column.due", 196, func(d data.Direction) string { return directionDue(&d, o.today()) }),
		ui.Col("directions.column.state", 108, func(d data.Direction) string { return d.State(o.today()).Label() }),
		ui.Col("directions.column.source", 190, func(d data.Direction) string { return joined(" · ", d.Source.Label(), d.Letter) }),
	}
}

// directionDue is by when a direction is to be done, with what is left while it is open.
func directionDue(d *data.Direction, today data.Date) string {
	if d.DoneOn.IsZero() {
		return dueText(d.DueOn, today)
	}
	return d.DueOn.Shown()
}

// showOverdue lists those whose last day is over.
func (p *directionsPart) showOverdue() { p.which.SetValue(directionsOverdue) }
