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
	"donthu/data/law"
	"donthu/data/receiving"
)

// visitColumns are the columns of the list of visits.
var visitColumns = []struct {
	key   string
	width float32
}{
	{"desk.column.turn", 40}, {"desk.column.on", 86}, {"desk.column.visitor", 150}, {"desk.column.people", 72},
	{"desk.column.kind", 78}, {"desk.column.content", 170}, {"desk.column.type", 150},
	{"desk.column.handling", 124}, {"desk.column.answer", 172}, {"desk.column.letter", 66},
}

const (
	visitContentColumn = 5
	visitID            = 10 // place of the id behind the cells of a row, and of the sign of a late answer
	visitLate          = 11
	visitsFound        = 200 // that a search lists
)

// visitDesk lists the visits of a day, or those that a search finds, and is where
// a new one is begun.
type visitDesk struct {
	o      *office
	day    *ui.DateField
	search *ui.Entry
	table  *ui.Table
	said   *widget.Label
	whole  fyne.CanvasObject

	last  data.Reception // of the day shown: the next visit begins as it did
	loads int
}

func newVisitDesk(o *office) *visitDesk {
	d := &visitDesk{o: o, day: o.dateField(), search: ui.NewEntry(), said: widget.NewLabel("")}
	d.said.TextStyle.Bold = true
	d.day.SetDate(o.today())
	d.day.OnChanged = ui.Debounce(ui.TypingPause, d.load)
	d.search.SetPlaceHolder(assets.Text("desk.search"))
	d.search.OnChanged = func(string) {}
	look := ui.Debounce(ui.TypingPause, d.load)
	d.search.OnChanged = func(string) { look() }

	columns := make([]ui.Column, len(visitColumns))
	for i, c := range visitColumns {
		columns[i] = ui.Column{Title: assets.Text(c.key), Width: c.width, Grow: i == visitContentColumn, Fixed: true}
	}
	d.table = ui.NewTable(columns, nil)
	d.table.Empty = assets.Text("desk.empty")
	d.table.OnOpen = func(row int) {
		openRow(d.table, row, visitID, func(id int64) { o.shell.push(newVisitPage(o, id)) })
	}
	d.table.Importance = func(row int) widget.Importance {
		if cells := d.table.Row(row); len(cells) > visitLate && cells[visitLate] != "" {
			return widget.DangerImportance
		}
		return widget.MediumImportance
	}
	d.table.Remember(o.app.Preferences(), "desk.columns")

	add := ui.NewButton(assets.Text("desk.new"), theme.ContentAddIcon(), d.add)
	add.Importance = widget.HighImportance
	step := func(icon fyne.Resource, days int) *ui.Button {
		return ui.NewButton("", icon, func() { d.move(days) })
	}
	today := ui.NewButton(assets.Text("desk.today"), nil, func() { d.day.SetDate(o.today()); d.load() })
	bar := container.NewBorder(nil, nil,
		container.NewHBox(container.NewVBox(step(theme.NavigateBackIcon(), -1)), wide(200, d.day), container.NewVBox(step(theme.NavigateNextIcon(), 1)), container.NewVBox(today)), container.NewVBox(add), container.NewVBox(d.search))
	d.whole = topDown(container.NewVBox(bar, container.NewHBox(d.said, layout.NewSpacer())), d.table, nil)
	return d
}

func (d *visitDesk) content() fyne.CanvasObject { return d.whole }

func (d *visitDesk) move(days int) {
	day, err := d.day.Date()
	if err != nil || day.IsZero() {
		day = d.o.today()
	}
	d.day.SetDate(day.AddDays(days))
	d.load()
}

// add begins a new visit on the day shown, today when that lies ahead.
func (d *visitDesk) add() {
	before := d.last
	if day, err := d.day.Date(); err == nil && day <= d.o.today() {
		before.On = day
	} else {
		before.On = d.o.today()
	}
	d.o.shell.push(newVisitForm(d.o, before))
}

// load lists the visits of the day, or those found when something is looked for.
func (d *visitDesk) load() {
	day, err := d.day.Date()
	text := d.search.Value()
	if err != nil && text == "" {
		return // the field says what is wrong
	}
	d.loads++
	mine, o := d.loads, d.o
	ui.RunAsync(func() ([]data.Reception, error) {
		if text != "" {
			return o.store.SearchReceptions(o.ctx(), text, visitsFound)
		}
		return o.store.Receptions(o.ctx(), data.Period{From: day, To: day})
	}, func(visits []data.Reception, err error) {
		switch {
		case mine != d.loads:
		case err != nil:
			o.failed(assets.Text("desk.failed"), err)
		default:
			d.show(visits, day, text)
		}
	})
}

func (d *visitDesk) show(visits []data.Reception, day data.Date, text string) {
	d.last = data.Reception{}
	people, groups := 0, 0
	for _, r := range visits {
		people += r.People
		if r.People >= data.GroupSize {
			groups++
		}
	}
	if text == "" {
		d.said.SetText(assets.Text("desk.day", day.Shown(), number(len(visits)), number(people), number(groups)))
		d.table.Empty = assets.Text("desk.empty")
		if len(visits) > 0 {
			d.last = visits[len(visits)-1]
		}
	} else {
		d.said.SetText(assets.Text("desk.found", data.Clean(text), number(len(visits))))
		d.table.Empty = assets.Text("desk.nothing")
	}
	law, err := receiving.NewLaw(d.o.store.Settings())
	if err != nil {
		d.o.failed(assets.Text("desk.failed"), err)
		return
	}
	rows := make([][]string, len(visits))
	for i := range visits {
		rows[i] = visitRow(&visits[i], law, d.o.today())
	}
	at := d.table.Selected()
	d.table.SetLoad(ui.Rows(rows))
	if at >= 0 && len(rows) > 0 {
		d.table.Select(at)
	}
}

func visitRow(r *data.Reception, l *receiving.Law, today data.Date) []string {
	shown := r.Masked()
	answer, standing := answerWords(r, l, today)
	late := ""
	if standing == law.Overdue {
		late = "late"
	}
	return []string{
		shownCount(r.Turn), r.On.Shown(), shown.Visitor.Name, strconv.Itoa(r.People), r.Kind.Label(), oneLine(shown.Content),
		joined(" · ", r.Type.Label(), r.Host.Label()), shown.Handling, answer, r.Letter,
		strconv.FormatInt(r.ID, 10), late,
	}
}

// answerWords says whether the visitor was answered, or until when (LTCD Điều 28).
func answerWords(r *data.Reception, l *receiving.Law, today data.Date) (string, law.Standing) {
	clock, ok := l.Answer(r)
	if !ok {
		if r.Refusal != "" {
			return assets.Text("desk.refused"), ""
		}
		return "", ""
	}
	standing := clock.Standing(today)
	switch standing {
	case law.Running, law.Overdue:
		return dueText(clock.Due, today), standing
	case law.InTime, law.TooLate:
		return assets.Text("desk.answered", r.AnsweredOn.Shown()), standing
	}
	return standing.Label(), standing
}
