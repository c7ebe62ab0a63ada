package desktop

import (
	"strconv"

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

var directionColumns = []struct {
	key   string
	width float32
}{
	{"directions.column.given", 86}, {"directions.column.content", 200}, {"directions.column.doer", 140}, {"directions.column.unit", 110},
	{"directions.column.leader", 124}, {"directions.column.due", 196}, {"directions.column.state", 108}, {"directions.column.source", 190},
}

const (
	directionContentColumn = 1
	directionID            = 8 // place of the id behind the cells of a row, and of the sign of a late one
	directionLate          = 9
)

// directionsPart is the tab "Chỉ đạo": what leaders directed, who does it, and
// how far it is.
type directionsPart struct {
	o      *office
	which  *ui.Choice
	search *ui.Entry
	table  *ui.Table
	said   *widget.Label
	whole  fyne.CanvasObject
	asked  int
}

func newDirectionsPart(o *office) *directionsPart {
	p := &directionsPart{o: o, search: ui.NewEntry(), said: widget.NewLabel("")}
	p.said.TextStyle.Bold = true
	columns := make([]ui.Column, len(directionColumns))
	for i, c := range directionColumns {
		columns[i] = ui.Column{Title: assets.Text(c.key), Width: c.width, Grow: i == directionContentColumn, Fixed: true}
	}
	p.table = ui.NewTable(columns, nil)
	p.table.Empty = assets.Text("directions.empty")
	p.table.OnOpen = func(row int) { openRow(p.table, row, directionID, func(id int64) { o.open(DirectionRef{ID: id}) }) }
	p.table.Importance = func(row int) widget.Importance {
		if cells := p.table.Row(row); len(cells) > directionLate && cells[directionLate] != "" {
			return widget.DangerImportance
		}
		return widget.MediumImportance
	}
	p.table.Remember(o.app.Preferences(), "directions.columns")
	var options []ui.Option
	for _, value := range []string{directionsOpen, directionsOverdue, directionsDone, directionsAll} {
		options = append(options, ui.Option{Value: value, Text: assets.Text("directions.list." + value)})
	}
	p.which = ui.NewChoice(options, func(string) { p.table.Reset() })
	p.search.SetPlaceHolder(assets.Text("directions.search"))
	look := ui.Debounce(ui.TypingPause, p.table.Reset)
	p.search.OnChanged = func(string) { look() }

	add := ui.NewButton(assets.Text("directions.new"), theme.ContentAddIcon(), p.Add)
	add.Importance = widget.HighImportance
	tally := ui.NewButton(assets.Text("directions.tally"), theme.ListIcon(), func() { o.push(newTallyPage(o)) })
	bar := container.NewBorder(nil, nil, wide(420, p.which), container.NewHBox(tally, add), p.search)
	p.whole = topDown(container.NewVBox(bar, container.NewHBox(p.said, layout.NewSpacer())), p.table, nil)
	p.which.SetValue(directionsOpen)
	p.table.SetLoad(p.loadPage)
	return p
}

func (p *directionsPart) Content() fyne.CanvasObject { return p.whole }
func (p *directionsPart) Load()                      { p.table.Reload() }
func (p *directionsPart) Add()                       { p.o.push(newDirectionForm(p.o, data.Directed{})) }

// show lists one of the lists.
func (p *directionsPart) show(which string) { p.which.SetValue(which) }

func (p *directionsPart) query() store.DirectionQuery {
	which := p.which.Value()
	return store.DirectionQuery{Text: p.search.Value(), Open: which == directionsOpen, Overdue: which == directionsOverdue, Done: which == directionsDone}
}

func (p *directionsPart) loadPage(offset, limit int, done func([][]string, int)) {
	q := p.query()
	q.Offset, q.Limit = offset, limit
	p.asked++
	mine := p.asked
	type answer struct {
		directions []data.Direction
		total      int
	}
	ui.RunAsync(func() (a answer, err error) {
		if a.directions, a.total, err = p.o.store.Directions(p.o.ctx(), q); err != nil {
			return a, err
		}
		for i, d := range a.directions {
			file, err := p.o.store.DirectionFile(p.o.ctx(), d)
			if err != nil {
				return a, err
			}
			a.directions[i] = file.Masked().Direction
		}
		return a, nil
	}, func(a answer, err error) {
		if err != nil {
			p.o.failed(assets.Text("directions.failed"), err)
			return
		}
		rows := make([][]string, len(a.directions))
		for i := range rows {
			rows[i] = directionRow(&a.directions[i], p.o.today())
		}
		if mine == p.asked {
			p.said.SetText(assets.Text("directions.said", assets.Text("directions.list."+p.which.Value()), number(a.total)))
		}
		done(rows, a.total)
	})
}

func directionRow(d *data.Direction, today data.Date) []string {
	state := d.State(today)
	due, late := d.DueOn.Shown(), ""
	if !state.Done() {
		due = dueText(d.DueOn, today)
	}
	if state == data.DirectionOverdue {
		late = "late"
	}
	return []string{d.GivenOn.Shown(), oneLine(d.Content), d.Doer, d.Unit, d.Leader, due, state.Label(),
		joined(" · ", d.Source.Label(), d.Letter), strconv.FormatInt(d.ID, 10), late}
}

// showOverdue lists the directions whose last day is over.
func (p *directionsPart) showOverdue() { p.show(directionsOverdue) }
