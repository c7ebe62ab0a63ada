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

// directionSaid is what a clerk answers when something is recorded of a direction.
type directionSaid struct {
	On, Due  data.Date
	Text, By string
}

// directionAction is something that a clerk records of a direction.
type directionAction struct {
	key     string
	icon    fyne.Resource
	content func(directionSaid) data.Content // nil opens the form that corrects it
	fits    func(*data.Direction) bool       // nil: always
}

func directionActions() []directionAction {
	open := func(d *data.Direction) bool { return d.DoneOn.IsZero() }
	return []directionAction{
		{"directionPage.done", theme.ConfirmIcon(), func(s directionSaid) data.Content { return data.DirectionDone{Result: s.Text} }, open},
		{"directionPage.progress", theme.DocumentCreateIcon(), func(s directionSaid) data.Content { return data.DirectionProgress{Text: s.Text} }, open},
		{directionExtend, theme.HistoryIcon(), func(s directionSaid) data.Content {
			return data.DirectionExtended{Due: s.Due, Reason: s.Text, By: s.By}
		}, open},
		{"directionPage.difficulty", theme.WarningIcon(), func(s directionSaid) data.Content { return data.Difficulty{Text: s.Text} }, open},
		{directionAnswer, theme.MailReplyIcon(), func(s directionSaid) data.Content { return data.DifficultyAnswer{Text: s.Text, By: s.By} },
			func(d *data.Direction) bool { return d.Asking }},
		{"directionPage.correct", theme.SettingsIcon(), nil, nil},
	}
}

// The actions that ask for more than a day and a text.
const (
	directionExtend = "directionPage.extend"
	directionAnswer = "directionPage.answer"
)

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
					front.do(action)
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
		button := ui.NewButton(assets.Text("letter.action", assets.Text(action.key), fmt.Sprint(i+1)), action.icon, func() { p.do(action) })
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
	due := directionDue(d, today)
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

// do asks what there is to say, and records it.
func (p *directionPage) do(action directionAction) {
	o := p.o
	if action.content == nil {
		o.shell.push(newDirectionCorrection(o, p.direction, p.steps[0].Seq))
		return
	}
	type question = *ui.Question[directionSaid]
	on := ui.Day("directionPage.on", data.FieldOn, o.dateField(), func(s *directionSaid) *data.Date { return &s.On }).Require()
	by := func(key string) question { return ui.Line(key, "", func(s *directionSaid) *string { return &s.By }) }
	text := func(field string, rows int) question {
		return ui.Lines(action.key+".text", field, rows, func(s *directionSaid) *string { return &s.Text }).Require()
	}
	questions := []question{on, text(data.FieldText, 4)}
	switch action.key {
	case directionExtend:
		due := ui.Day("directionPage.newDue", data.FieldDue, o.dateField(), func(s *directionSaid) *data.Date { return &s.Due }).Require()
		questions = []question{on, due, text(data.FieldReason, 3), by("directionPage.by")}
	case directionAnswer:
		questions = []question{on, by("direction.leader"), text(data.FieldText, 4)}
	}
	r := ui.NewRecord(o.frame(func() page { return p }), 2, directionSaid{On: o.today(), By: p.direction.Leader}, questions...)
	r.Title = assets.Text(action.key)
	r.Check = func(s directionSaid) []data.Problem {
		return data.CheckDirection(p.direction, data.Draft{On: s.On, Content: action.content(s)}, o.today())
	}
	r.Write = func(s directionSaid) (ui.Saved, error) {
		_, err := o.store.AddDirectionSteps(o.ctx(), p.id, data.Draft{On: s.On, Content: action.content(s)})
		return ui.Saved{Said: assets.Text("direction.saved"), Then: p.enter}, err
	}
	r.Failed = func(err error) { o.failed(assets.Text("direction.notSaved"), err) }
	r.Open()
}
