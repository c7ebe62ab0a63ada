package directions

import (
	"fmt"

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
)

// directionPage shows a direction, its history, and what can be recorded.
type Page struct {
	desk.PlainPage
	o         *desk.Desk
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
func directionActions() []views.Action[*Page] {
	open := func(p *Page) bool { return p.direction.DoneOn.IsZero() }
	asking := func(key string, icon fyne.Resource, content func(directionSaid) data.Content, fits func(*Page) bool) views.Action[*Page] {
		return views.Action[*Page]{Key: key, Icon: icon, Do: func(p *Page) { p.ask(key, content) }, Fits: fits}
	}
	return []views.Action[*Page]{
		asking("directionPage.done", theme.ConfirmIcon(), func(s directionSaid) data.Content { return data.DirectionDone{Result: s.Text} }, open),
		asking("directionPage.progress", theme.DocumentCreateIcon(), func(s directionSaid) data.Content { return data.DirectionProgress{Text: s.Text} }, open),
		asking(directionExtend, theme.HistoryIcon(), func(s directionSaid) data.Content {
			return data.DirectionExtended{Due: s.Due, Reason: s.Text, By: s.By}
		}, open),
		asking("directionPage.difficulty", theme.WarningIcon(), func(s directionSaid) data.Content { return data.Difficulty{Text: s.Text} }, open),
		asking(directionAnswer, theme.MailReplyIcon(), func(s directionSaid) data.Content { return data.DifficultyAnswer{Text: s.Text, By: s.By} },
			func(p *Page) bool { return p.direction.Asking }),
		{Key: "directionPage.correct", Icon: theme.SettingsIcon(), Do: func(p *Page) {
			p.o.Push(newDirectionCorrection(p.o, p.direction))
		}},
	}
}

// The actions that ask for more than a day and a text.
const (
	directionExtend = "directionPage.extend"
	directionAnswer = "directionPage.answer"
)

func NewPage(o *desk.Desk, id int64) *Page {
	return &Page{o: o, id: id, body: container.NewStack()}
}

func (p *Page) Title() string              { return assets.Text("directionPage.title") }
func (p *Page) Content() fyne.CanvasObject { return p.body }
func (*Page) Help() string                 { return "chi-dao" }

func (p *Page) Enter() {
	p.loads++
	mine, o := p.loads, p.o
	kit.RunAsync(func() (f data.DirectionFile, err error) {
		d, err := o.Store.Direction(o.Ctx(), p.id)
		if err != nil {
			return f, err
		}
		return o.Store.DirectionFile(o.Ctx(), d)
	}, func(f data.DirectionFile, err error) {
		switch {
		case mine != p.loads:
		case err != nil:
			o.Failed(assets.Text("directions.failed"), err)
		default:
			p.direction, p.steps = f.Direction, f.Steps
			p.show(f.Masked())
		}
	})
}

// Keys are Alt and a digit for the actions, as on the page of a letter.
func (p *Page) Keys() []kit.Key {
	return views.ActionKeys(p, directionActions(), func() bool { return p.direction.ID != 0 })
}

// show draws the page; shown is the direction as everybody may read it.
func (p *Page) show(shown data.DirectionFile) {
	d, today := &shown.Direction, p.o.Today()
	back := kit.NewButton(assets.Text("form.back"), theme.NavigateBackIcon(), p.o.Back)
	back.Importance = widget.LowImportance
	heading := widget.NewLabelWithStyle(kit.Shortened(kit.OneLine(d.Content), 90), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	state := d.State(today)
	importance := map[data.DirectionState]widget.Importance{data.DirectionOverdue: widget.DangerImportance, data.DirectionAsking: widget.WarningImportance,
		data.DirectionInTime: widget.SuccessImportance, data.DirectionLate: widget.SuccessImportance}[state]
	head := container.NewHBox(back, heading, kit.NewChip(state.Label(), importance))
	actions, first := views.ActionButtons(p, directionActions(), len(directionActions())/2)
	left := container.NewVBox(views.NewPairs(directionFacts(d, today)))
	if d.Visit != 0 {
		left.Add(container.NewHBox(kit.NewButton(assets.Text("directionPage.visit"), theme.AccountIcon(), func() { p.o.Open(desk.Visit{ID: d.Visit}) })))
	}
	if _, err := data.ParseNumber(d.Letter); err == nil {
		left.Add(container.NewHBox(kit.NewButton(assets.Text("visitPage.openLetter", d.Letter), theme.DocumentIcon(), func() { p.o.OpenNumbered(d.Letter) })))
	}
	history := kit.TopDown(kit.NewHeading(assets.Text("letter.history", kit.Number(len(shown.Steps)))), container.NewVScroll(views.NewTimelineOf(p.o, shown.Steps)), nil)
	split := container.NewHSplit(container.NewVScroll(left), container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0), history))
	split.Offset = 0.55
	p.body.Objects = []fyne.CanvasObject{kit.TopDown(container.NewVBox(head, actions, widget.NewSeparator()), split, nil)}
	p.body.Refresh()
	p.o.FocusIn(p, first)
}

func directionFacts(d *data.Direction, today data.Date) []views.Fact {
	due := directionDue(d, today)
	if d.Extended > 0 {
		due = kit.Joined(" · ", due, assets.Text("directionPage.extended", fmt.Sprint(d.Extended), d.Due.Shown()))
	}
	return []views.Fact{
		{Key: "direction.content", Value: d.Content}, {Key: "direction.on", Value: d.GivenOn.Shown()}, {Key: "direction.leader", Value: d.Leader},
		{Key: "direction.doer", Value: kit.Joined(" · ", d.Doer, d.Unit)}, {Key: "direction.with", Value: d.With}, {Key: "direction.due", Value: due},
		{Key: "direction.source", Value: kit.Joined(" · ", d.Source.Label(), d.Letter)}, {Key: "direction.document", Value: d.Document},
		{Key: "directionPage.latest", Value: kit.Joined(": ", d.LatestOn.Shown(), d.Latest)},
		{Key: "directionPage.result", Value: kit.Joined(": ", d.DoneOn.Shown(), d.Result)},
	}
}

// ask asks what there is to say, and records it.
func (p *Page) ask(key string, content func(directionSaid) data.Content) {
	o := p.o
	type question = *kit.Question[directionSaid]
	on := kit.Day("directionPage.on", data.FieldOn, o.DateField(), func(s *directionSaid) *data.Date { return &s.On }).Require()
	by := func(key string) question { return kit.Line(key, "", func(s *directionSaid) *string { return &s.By }) }
	text := func(field string, rows int) question {
		return kit.Lines(key+".text", field, rows, func(s *directionSaid) *string { return &s.Text }).Require()
	}
	questions := []question{on, text(data.FieldText, 4)}
	switch key {
	case directionExtend:
		due := kit.Day("directionPage.newDue", data.FieldDue, o.DateField(), func(s *directionSaid) *data.Date { return &s.Due }).Require()
		questions = []question{on, due, text(data.FieldReason, 3), by("directionPage.by")}
	case directionAnswer:
		questions = []question{on, by("direction.leader"), text(data.FieldText, 4)}
	}
	r := kit.NewRecord(o.Around(func() desk.Page { return p }), 2, directionSaid{On: o.Today(), By: p.direction.Leader}, questions...)
	r.Heading = assets.Text(key)
	r.Check = func(s directionSaid) []data.Problem {
		return data.CheckDirection(p.direction, data.Draft{On: s.On, Content: content(s)}, o.Today())
	}
	r.Write = func(s directionSaid) (kit.Saved, error) {
		_, err := o.Store.AddDirectionSteps(o.Ctx(), p.id, data.Draft{On: s.On, Content: content(s)})
		return kit.Saved{Said: assets.Text("direction.saved"), Then: p.Enter}, err
	}
	r.Failed = func(err error) { o.Failed(assets.Text("direction.notSaved"), err) }
	r.Open()
}
