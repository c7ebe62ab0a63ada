package desktop

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
)

// directionPage shows a direction, its history, and what can be recorded.
type directionPage struct {
	o         *office
	id        int64
	direction data.Direction
	steps     []data.Step
	body      *fyne.Container
	loads     int
}

// directionAction is something that a clerk records of a direction.
type directionAction struct {
	key  string
	icon fyne.Resource
	do   func(*directionPage)
	fits func(*data.Direction) bool // nil: always
}

func directionActions() []directionAction {
	open := func(d *data.Direction) bool { return d.DoneOn.IsZero() }
	return []directionAction{
		{"directionPage.done", theme.ConfirmIcon(), func(p *directionPage) {
			p.ask("directionPage.done", func(text, _ string) data.Content { return data.DirectionDone{Result: text} }, nil)
		}, open},
		{"directionPage.progress", theme.DocumentCreateIcon(), func(p *directionPage) {
			p.ask("directionPage.progress", func(text, _ string) data.Content { return data.DirectionProgress{Text: text} }, nil)
		}, open},
		{"directionPage.extend", theme.HistoryIcon(), (*directionPage).extend, open},
		{"directionPage.difficulty", theme.WarningIcon(), func(p *directionPage) {
			p.ask("directionPage.difficulty", func(text, _ string) data.Content { return data.Difficulty{Text: text} }, nil)
		}, open},
		{"directionPage.answer", theme.MailReplyIcon(), func(p *directionPage) {
			p.ask("directionPage.answer", func(text, by string) data.Content { return data.DifficultyAnswer{Text: text, By: by} }, ui.NewEntry())
		}, func(d *data.Direction) bool { return d.Asking }},
		{"directionPage.correct", theme.SettingsIcon(), func(p *directionPage) {
			p.o.shell.push(newDirectionCorrection(p.o, p.direction))
		}, nil},
	}
}

func newDirectionPage(o *office, id int64) *directionPage {
	return &directionPage{o: o, id: id, body: container.NewStack()}
}

func (p *directionPage) title() string              { return assets.Text("directionPage.title") }
func (p *directionPage) content() fyne.CanvasObject { return p.body }
func (p *directionPage) leave(next func())          { next() }

func (p *directionPage) enter() {
	p.listen()
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

// listen makes Alt and a digit open the actions, as on the page of a letter.
func (p *directionPage) listen() {
	for i, action := range directionActions() {
		p.o.window.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyName(rune('1' + i)), Modifier: fyne.KeyModifierAlt},
			func(fyne.Shortcut) {
				front, ok := p.o.shell.top().(*directionPage)
				if ok && p.o.window.Canvas().Overlays().Top() == nil && front.direction.ID != 0 && (action.fits == nil || action.fits(&front.direction)) {
					action.do(front)
				}
			})
	}
}

// show draws the page; shown is the direction as everybody may read it.
func (p *directionPage) show(shown data.DirectionFile) {
	d, today := &shown.Direction, p.o.today()
	back := ui.NewButton(assets.Text("form.back"), theme.NavigateBackIcon(), p.o.shell.back)
	back.Importance = widget.LowImportance
	heading := widget.NewLabelWithStyle(shortened(oneLine(d.Content), 90), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	state := d.State(today)
	importance := map[data.DirectionState]widget.Importance{data.DirectionOverdue: widget.DangerImportance, data.DirectionAsking: widget.WarningImportance,
		data.DirectionInTime: widget.SuccessImportance, data.DirectionLate: widget.SuccessImportance}[state]
	head := container.NewHBox(back, heading, newChip(state.Label(), importance))
	actions := container.NewGridWithColumns(len(directionActions()) / 2)
	var first *ui.Button
	for i, action := range directionActions() {
		button := ui.NewButton(assets.Text("letter.action", assets.Text(action.key), fmt.Sprint(i+1)), action.icon, func() { action.do(p) })
		button.Alignment = widget.ButtonAlignLeading
		if action.fits != nil && !action.fits(d) {
			button.Disable()
		} else if first == nil {
			first = button
			button.Importance = widget.HighImportance
		}
		actions.Add(button)
	}
	left := container.NewVBox(newPairs(directionFacts(d, today)))
	if d.Visit != 0 {
		left.Add(container.NewHBox(ui.NewButton(assets.Text("directionPage.visit"), theme.AccountIcon(), func() { p.o.shell.push(newVisitPage(p.o, d.Visit)) })))
	}
	if n, err := data.ParseNumber(d.Letter); err == nil {
		left.Add(container.NewHBox(ui.NewButton(assets.Text("visitPage.openLetter", d.Letter), theme.DocumentIcon(), func() {
			l, err := p.o.store.LetterByNumber(p.o.ctx(), n)
			if err != nil {
				p.o.failed(assets.Text("letter.failed"), err)
				return
			}
			p.o.openLetter(l.ID)
		})))
	}
	history := topDown(newHeading(assets.Text("letter.history", number(len(shown.Steps)))), container.NewVScroll(newTimelineOf(p.o, shown.Steps)), nil)
	split := container.NewHSplit(container.NewVScroll(left), container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0), history))
	split.Offset = 0.55
	p.body.Objects = []fyne.CanvasObject{topDown(container.NewVBox(head, actions, widget.NewSeparator()), split, nil)}
	p.body.Refresh()
	if p.o.shell.top() == page(p) && p.o.window.Canvas().Overlays().Top() == nil {
		p.o.window.Canvas().Focus(first)
	}
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
		{"direction.content", d.Content}, {"direction.on", d.GivenOn.Shown()}, {"direction.leader", d.Leader},
		{"direction.doer", joined(" · ", d.Doer, d.Unit)}, {"direction.with", d.With}, {"direction.due", due},
		{"direction.source", joined(" · ", d.Source.Label(), d.Letter)}, {"direction.document", d.Document},
		{"directionPage.latest", joined(": ", d.LatestOn.Shown(), d.Latest)},
		{"directionPage.result", joined(": ", d.DoneOn.Shown(), d.Result)},
	}
}

// directionSummary is what a step of a direction says, in a few lines; "" for
// steps of other subjects.
func directionSummary(content data.Content) string {
	switch c := content.(type) {
	case data.Directed:
		return joined("\n", c.Content, joined(" · ", c.Doer, c.Unit), prefixed("directionPage.summary.due", c.Due.Shown()))
	case data.DirectionProgress:
		return c.Text
	case data.DirectionExtended:
		return joined("\n", prefixed("directionPage.summary.due", c.Due.Shown()), c.Reason, c.By)
	case data.Difficulty:
		return c.Text
	case data.DifficultyAnswer:
		return joined("\n", c.Text, c.By)
	case data.DirectionDone:
		return joined("\n", c.Result, c.Document)
	}
	return ""
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
	p.enter()
	return true
}
