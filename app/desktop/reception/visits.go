package reception

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
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
	o      *desk.Desk
	day    *kit.DateField
	search *kit.Entry
	table  *kit.Table
	said   *widget.Label
	whole  fyne.CanvasObject

	last  data.Reception // of the day shown: the next visit begins as it did
	loads int
}

func newVisitDesk(o *desk.Desk) *visitDesk {
	d := &visitDesk{o: o, day: o.DateField(), search: kit.NewEntry(), said: widget.NewLabel("")}
	d.said.TextStyle.Bold = true
	d.day.SetDate(o.Today())
	d.day.OnChanged = kit.Debounce(kit.TypingPause, d.Load)
	d.search.SetPlaceHolder(assets.Text("desk.search"))
	d.search.OnChanged = func(string) {}
	look := kit.Debounce(kit.TypingPause, d.Load)
	d.search.OnChanged = func(string) { look() }

	columns := make([]kit.Column, len(visitColumns))
	for i, c := range visitColumns {
		columns[i] = kit.Column{Title: assets.Text(c.key), Width: c.width, Grow: i == visitContentColumn, Fixed: true}
	}
	d.table = kit.NewTable(columns, nil)
	d.table.Empty = assets.Text("desk.empty")
	d.table.OnOpen = func(row int) {
		kit.OpenRow(d.table, row, visitID, func(id int64) { o.Push(NewVisit(o, id)) })
	}
	d.table.Importance = func(row int) widget.Importance {
		if cells := d.table.Row(row); len(cells) > visitLate && cells[visitLate] != "" {
			return widget.DangerImportance
		}
		return widget.MediumImportance
	}
	d.table.Remember(o.App.Preferences(), "desk.columns")

	add := kit.NewButton(assets.Text("desk.new"), theme.ContentAddIcon(), d.Add)
	add.Importance = widget.HighImportance
	step := func(icon fyne.Resource, days int) *kit.Button {
		return kit.NewButton("", icon, func() { d.move(days) })
	}
	today := kit.NewButton(assets.Text("desk.today"), nil, func() { d.day.SetDate(o.Today()); d.Load() })
	bar := container.NewBorder(nil, nil,
		container.NewHBox(container.NewVBox(step(theme.NavigateBackIcon(), -1)), kit.Wide(200, d.day), container.NewVBox(step(theme.NavigateNextIcon(), 1)), container.NewVBox(today)), container.NewVBox(add), container.NewVBox(d.search))
	d.whole = kit.TopDown(container.NewVBox(bar, container.NewHBox(d.said, layout.NewSpacer())), d.table, nil)
	return d
}

func (d *visitDesk) Content() fyne.CanvasObject { return d.whole }

func (d *visitDesk) move(days int) {
	day, err := d.day.Date()
	if err != nil || day.IsZero() {
		day = d.o.Today()
	}
	d.day.SetDate(day.AddDays(days))
	d.Load()
}

// Add begins a new visit on the day shown, today when that lies ahead.
func (d *visitDesk) Add() {
	before := d.last
	if day, err := d.day.Date(); err == nil && day <= d.o.Today() {
		before.On = day
	} else {
		before.On = d.o.Today()
	}
	d.o.Push(newVisitForm(d.o, before))
}

// Load lists the visits of the day, or those found when something is looked for.
func (d *visitDesk) Load() {
	day, err := d.day.Date()
	text := d.search.Value()
	if err != nil && text == "" {
		return // the field says what is wrong
	}
	d.loads++
	mine, o := d.loads, d.o
	kit.RunAsync(func() ([]data.Reception, error) {
		if text != "" {
			return o.Store.SearchReceptions(o.Ctx(), text, visitsFound)
		}
		return o.Store.Receptions(o.Ctx(), data.Period{From: day, To: day})
	}, func(visits []data.Reception, err error) {
		switch {
		case mine != d.loads:
		case err != nil:
			o.Failed(assets.Text("desk.failed"), err)
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
		d.said.SetText(assets.Text("desk.day", day.Shown(), kit.Number(len(visits)), kit.Number(people), kit.Number(groups)))
		d.table.Empty = assets.Text("desk.empty")
		if len(visits) > 0 {
			d.last = visits[len(visits)-1]
		}
	} else {
		d.said.SetText(assets.Text("desk.found", data.Clean(text), kit.Number(len(visits))))
		d.table.Empty = assets.Text("desk.nothing")
	}
	rules := d.o.Law()
	rows := make([][]string, len(visits))
	for i := range visits {
		rows[i] = visitRow(&visits[i], rules, d.o.Today())
	}
	at := d.table.Selected()
	d.table.SetLoad(kit.Rows(rows))
	if at >= 0 && len(rows) > 0 {
		d.table.Select(at)
	}
}

func visitRow(r *data.Reception, l *law.Office, today data.Date) []string {
	shown := r.Masked()
	answer, standing := answerWords(r, l, today)
	late := ""
	if standing == law.Overdue {
		late = "late"
	}
	return []string{
		kit.ShownCount(r.Turn), r.On.Shown(), shown.Visitor.Name, strconv.Itoa(r.People), r.Kind.Label(), kit.OneLine(shown.Content),
		kit.Joined(" · ", r.Type.Label(), r.Host.Label()), shown.Handling, answer, r.Letter,
		strconv.FormatInt(r.ID, 10), late,
	}
}

// answerWords says whether the visitor was answered, or until when (LTCD Điều 28).
func answerWords(r *data.Reception, l *law.Office, today data.Date) (string, law.Standing) {
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
		return views.DueText(clock.Due, today), standing
	case law.InTime, law.TooLate:
		return assets.Text("desk.answered", r.AnsweredOn.Shown()), standing
	}
	return standing.Label(), standing
}
