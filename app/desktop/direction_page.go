package desktop

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
)

// directionPage shows a direction, its history, and what can be recorded.
type directionPage struct {
	plainPage
	o         *office
	id        int64
	direction data.Direction
	steps     []data.Step
	body      *fyne.Container
	loads     int
}

func directionActions() []action[*directionPage] {
	open := func(p *directionPage) bool { return p.direction.DoneOn.IsZero() }
	return []action[*directionPage]{
		{key: "directionPage.done", icon: theme.ConfirmIcon(), do: func(p *directionPage) {
			p.ask("directionPage.done", func(text, _ string) data.Content { return data.DirectionDone{Result: text} }, nil)
		}, fits: open},
		{key: "directionPage.progress", icon: theme.DocumentCreateIcon(), do: func(p *directionPage) {
			p.ask("directionPage.progress", func(text, _ string) data.Content { return data.DirectionProgress{Text: text} }, nil)
		}, fits: open},
		{key: "directionPage.extend", icon: theme.HistoryIcon(), do: (*directionPage).extend, fits: open},
		{key: "directionPage.difficulty", icon: theme.WarningIcon(), do: func(p *directionPage) {
			p.ask("directionPage.difficulty", func(text, _ string) data.Content { return data.Difficulty{Text: text} }, nil)
		}, fits: open},
		{key: "directionPage.answer", icon: theme.MailReplyIcon(), do: func(p *directionPage) {
			p.ask("directionPage.answer", func(text, by string) data.Content { return data.DifficultyAnswer{Text: text, By: by} }, ui.NewEntry())
		}, fits: func(p *directionPage) bool { return p.direction.Asking }},
		{key: "directionPage.correct", icon: theme.SettingsIcon(), do: func(p *directionPage) {
			p.o.push(newDirectionCorrection(p.o, p.direction, p.steps[0].Seq))
		}},
	}
}

func newDirectionPage(o *office, id int64) *directionPage {
	return &directionPage{o: o, id: id, body: container.NewStack()}
}

func (p *directionPage) Title() string              { return assets.Text("directionPage.title") }
func (p *directionPage) Content() fyne.CanvasObject { return p.body }
func (*directionPage) Help() string                 { return "chi-dao" }

func (p *directionPage) Enter() {
	p.loads++
	mine, o := p.loads, p.o
	ui.RunAsync(func() (f data.DirectionFile, err error) {
		d, err := o.store.Direction(o.ctx(), p.id)
		if err != nil {
			return f, err
		}
		return o.store.DirectionFile(o.ctx(), d)
	}, func(f data.DirectionFile, err error) {
		switch {
		case mine != p.loads:
		case err != nil:
			o.failed(assets.Text("directions.failed"), err)
		default:
			p.direction, p.steps = f.Direction, f.Steps
			p.show(f.Masked())
		}
	})
}

// Keys are Alt and a digit for the actions, as on the page of a letter.
func (p *directionPage) Keys() []Key {
	return actionKeys(p, directionActions(), func() bool { return p.direction.ID != 0 })
}

// show draws the page; shown is the direction as everybody may read it.
func (p *directionPage) show(shown data.DirectionFile) {
	d, today := &shown.Direction, p.o.today()
	back := ui.NewButton(assets.Text("form.back"), theme.NavigateBackIcon(), p.o.back)
	back.Importance = widget.LowImportance
	heading := widget.NewLabelWithStyle(shortened(oneLine(d.Content), 90), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	state := d.State(today)
	importance := map[data.DirectionState]widget.Importance{data.DirectionOverdue: widget.DangerImportance, data.DirectionAsking: widget.WarningImportance,
		data.DirectionInTime: widget.SuccessImportance, data.DirectionLate: widget.SuccessImportance}[state]
	head := container.NewHBox(back, heading, newChip(state.Label(), importance))
	actions, first := actionButtons(p, directionActions(), len(directionActions())/2)
	left := container.NewVBox(newPairs(directionFacts(d, today)))
	if d.Visit != 0 {
		left.Add(container.NewHBox(ui.NewButton(assets.Text("directionPage.visit"), theme.AccountIcon(), func() { p.o.open(VisitRef{ID: d.Visit}) })))
	}
	if _, err := data.ParseNumber(d.Letter); err == nil {
		left.Add(container.NewHBox(ui.NewButton(assets.Text("visitPage.openLetter", d.Letter), theme.DocumentIcon(), func() { p.o.openNumbered(d.Letter) })))
	}
	history := topDown(newHeading(assets.Text("letter.history", number(len(shown.Steps)))), container.NewVScroll(newTimelineOf(p.o, shown.Steps)), nil)
	split := container.NewHSplit(container.NewVScroll(left), container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0), history))
	split.Offset = 0.55
	p.body.Objects = []fyne.CanvasObject{topDown(container.NewVBox(head, actions, widget.NewSeparator()), split, nil)}
	p.body.Refresh()
	p.o.focusIn(p, first)
}

func directionFacts(d *data.Direction, today data.Date) []fact {
	due := d.DueOn.Shown()
	if d.DoneOn.IsZero() {
		due = dueText(d.DueOn, today)
	}
	if d.Extended > 0 {
		due = joined(" · ", due, assets.Text("directionPage.extended", fmt.Sprint(d.Extended), d.Due.Shown()))
	}
	return []fact{
		{key: "direction.content", value: d.Content}, {key: "direction.on", value: d.GivenOn.Shown()}, {key: "direction.leader", value: d.Leader},
		{key: "direction.doer", value: joined(" · ", d.Doer, d.Unit)}, {key: "direction.with", value: d.With}, {key: "direction.due", value: due},
		{key: "direction.source", value: joined(" · ", d.Source.Label(), d.Letter)}, {key: "direction.document", value: d.Document},
		{key: "directionPage.latest", value: joined(": ", d.LatestOn.Shown(), d.Latest)},
		{key: "directionPage.result", value: joined(": ", d.DoneOn.Shown(), d.Result)},
	}
}

// ask asks for a day and a text, and for who said it when by is given.
func (p *directionPage) ask(key string, content func(text, by string) data.Content, by *ui.Entry) {
	day, text := p.o.dateField(), ui.NewTextEntry(4)
	day.SetDate(p.o.today())
	beside := map[string]*ui.Field{
		data.FieldOn:   ui.NewField(assets.Text("directionPage.on"), day).Require(),
		data.FieldText: ui.NewField(assets.Text(key+".text"), text).Require().Across(),
	}
	fields := []*ui.Field{beside[data.FieldOn], beside[data.FieldText]}
	if by != nil {
		by.SetText(p.direction.Leader)
		fields = []*ui.Field{beside[data.FieldOn], ui.NewField(assets.Text("direction.leader"), by), beside[data.FieldText]}
	}
	p.o.askIn(assets.Text(key), assets.Text("step.save"), func() bool {
		who := ""
		if by != nil {
			who = data.Clean(by.Value())
		}
		return p.record(day, content(data.CleanLines(text.Value()), who), beside)
	}, fields...)
}

func (p *directionPage) extend() {
	day, due, reason, by := p.o.dateField(), p.o.dateField(), ui.NewTextEntry(3), ui.NewEntry()
	day.SetDate(p.o.today())
	by.SetText(p.direction.Leader)
	beside := map[string]*ui.Field{
		data.FieldOn:     ui.NewField(assets.Text("directionPage.on"), day).Require(),
		data.FieldDue:    ui.NewField(assets.Text("directionPage.newDue"), due).Require(),
		data.FieldReason: ui.NewField(assets.Text("directionPage.extend.text"), reason).Require().Across(),
	}
	p.o.askIn(assets.Text("directionPage.extend"), assets.Text("step.save"), func() bool {
		last, err := due.Date()
		if err != nil {
			beside[data.FieldDue].SetProblem(err.Error())
			return false
		}
		return p.record(day, data.DirectionExtended{Due: last, Reason: data.CleanLines(reason.Value()), By: data.Clean(by.Value())}, beside)
	}, beside[data.FieldOn], beside[data.FieldDue], beside[data.FieldReason], ui.NewField(assets.Text("directionPage.by"), by))
}

// record writes a step unless something forbids it, which stands beside its field
// then; it reports whether the answers were taken.
func (p *directionPage) record(day *ui.DateField, content data.Content, beside map[string]*ui.Field) bool {
	on, err := day.Date()
	if err != nil {
		beside[data.FieldOn].SetProblem(err.Error())
		return false
	}
	draft := data.Draft{On: on, Content: content}
	if wrong := data.Blocking(data.CheckDirection(p.direction, draft, p.o.today())); len(wrong) > 0 {
		for _, problem := range wrong {
			if field := beside[problem.Field]; field != nil {
				field.SetProblem(problem.Sentence)
			}
		}
		return false
	}
	if _, err := p.o.store.AddDirectionSteps(p.o.ctx(), p.id, draft); err != nil {
		p.o.failed(assets.Text("direction.notSaved"), err)
		return true
	}
	ui.Toast(p.o.window.Canvas(), assets.Text("direction.saved"))
	p.Enter()
	return true
}
