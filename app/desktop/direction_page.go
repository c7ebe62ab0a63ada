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

// directionSaid is what a clerk answers when something is recorded of a direction.
type directionSaid struct {
	On, Due  data.Date
	Text, By string
}

// directionActions are what a clerk records of a direction; what each writes down is
// made of what was asked.
func directionActions() []action[*directionPage] {
	open := func(p *directionPage) bool { return p.direction.DoneOn.IsZero() }
	asking := func(key string, icon fyne.Resource, content func(directionSaid) data.Content, fits func(*directionPage) bool) action[*directionPage] {
		return action[*directionPage]{key: key, icon: icon, do: func(p *directionPage) { p.ask(key, content) }, fits: fits}
	}
	return []action[*directionPage]{
		asking("directionPage.done", theme.ConfirmIcon(), func(s directionSaid) data.Content { return data.DirectionDone{Result: s.Text} }, open),
		asking("directionPage.progress", theme.DocumentCreateIcon(), func(s directionSaid) data.Content { return data.DirectionProgress{Text: s.Text} }, open),
		asking(directionExtend, theme.HistoryIcon(), func(s directionSaid) data.Content {
			return data.DirectionExtended{Due: s.Due, Reason: s.Text, By: s.By}
		}, open),
		asking("directionPage.difficulty", theme.WarningIcon(), func(s directionSaid) data.Content { return data.Difficulty{Text: s.Text} }, open),
		asking(directionAnswer, theme.MailReplyIcon(), func(s directionSaid) data.Content { return data.DifficultyAnswer{Text: s.Text, By: s.By} },
			func(p *directionPage) bool { return p.direction.Asking }),
		{key: "directionPage.correct", icon: theme.SettingsIcon(), do: func(p *directionPage) {
			p.o.push(newDirectionCorrection(p.o, p.direction))
		}},
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
func (p *directionPage) Keys() []ui.Key {
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

// ask asks what there is to say, and records it.
func (p *directionPage) ask(key string, content func(directionSaid) data.Content) {
	o := p.o
	type question = *ui.Question[directionSaid]
	on := ui.Day("directionPage.on", data.FieldOn, o.dateField(), func(s *directionSaid) *data.Date { return &s.On }).Require()
	by := func(key string) question { return ui.Line(key, "", func(s *directionSaid) *string { return &s.By }) }
	text := func(field string, rows int) question {
		return ui.Lines(key+".text", field, rows, func(s *directionSaid) *string { return &s.Text }).Require()
	}
	questions := []question{on, text(data.FieldText, 4)}
	switch key {
	case directionExtend:
		due := ui.Day("directionPage.newDue", data.FieldDue, o.dateField(), func(s *directionSaid) *data.Date { return &s.Due }).Require()
		questions = []question{on, due, text(data.FieldReason, 3), by("directionPage.by")}
	case directionAnswer:
		questions = []question{on, by("direction.leader"), text(data.FieldText, 4)}
	}
	r := ui.NewRecord(o.around(func() page { return p }), 2, directionSaid{On: o.today(), By: p.direction.Leader}, questions...)
	r.Heading = assets.Text(key)
	r.Check = func(s directionSaid) []data.Problem {
		return data.CheckDirection(p.direction, data.Draft{On: s.On, Content: content(s)}, o.today())
	}
	r.Write = func(s directionSaid) (ui.Saved, error) {
		_, err := o.store.AddDirectionSteps(o.ctx(), p.id, data.Draft{On: s.On, Content: content(s)})
		return ui.Saved{Said: assets.Text("direction.saved"), Then: p.Enter}, err
	}
	r.Failed = func(err error) { o.failed(assets.Text("direction.notSaved"), err) }
	r.Open()
}
