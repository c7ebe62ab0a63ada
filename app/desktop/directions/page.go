package directions

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
)

// Page shows a direction, its history, and what can be recorded.
type Page struct {
	views.Sheet[*Page, data.DirectionFile]
}

// said is what a clerk answers when something is recorded of a direction.
type said struct {
	On, Due  data.Date
	Text, By string
}

// actions are what a clerk records of a direction; what each writes down is made of
// what was asked.
func actions() []views.Action[*Page] {
	open := func(p *Page) bool { return p.Now.Direction.DoneOn.IsZero() }
	asking := func(key string, icon fyne.Resource, content func(said) data.Content, fits func(*Page) bool) views.Action[*Page] {
		return views.Action[*Page]{Key: key, Icon: icon, Do: func(p *Page) { p.ask(key, content) }, Fits: fits}
	}
	return []views.Action[*Page]{
		asking("directionPage.done", theme.ConfirmIcon(), func(s said) data.Content { return data.DirectionDone{Result: s.Text} }, open),
		asking("directionPage.progress", theme.DocumentCreateIcon(), func(s said) data.Content { return data.DirectionProgress{Text: s.Text} }, open),
		asking(actionExtend, theme.HistoryIcon(), func(s said) data.Content {
			return data.DirectionExtended{Due: s.Due, Reason: s.Text, By: s.By}
		}, open),
		asking("directionPage.difficulty", theme.WarningIcon(), func(s said) data.Content { return data.Difficulty{Text: s.Text} }, open),
		asking(actionAnswer, theme.MailReplyIcon(), func(s said) data.Content { return data.DifficultyAnswer{Text: s.Text, By: s.By} },
			func(p *Page) bool { return p.Now.Direction.Asking }),
		{Key: "directionPage.correct", Icon: theme.SettingsIcon(), Do: func(p *Page) { p.O.Push(newCorrection(p.O, p.Now.Direction)) }},
	}
}

// The actions that ask for more than a day and a text.
const (
	actionExtend = "directionPage.extend"
	actionAnswer = "directionPage.answer"
)

// NewPage is the page of the direction with the id.
func NewPage(o *desk.Desk, id int64) *Page {
	p := &Page{}
	p.Sheet = views.NewSheet(o, p, func(ctx context.Context) (f data.DirectionFile, err error) {
		d, err := o.Store.Direction(ctx, id)
		if err != nil {
			return f, err
		}
		return o.Store.DirectionFile(ctx, d)
	})
	p.Manual, p.Actions, p.Columns, p.Face = "chi-dao", actions(), 3, p.face
	p.Failed = func(err error) { o.Failed(assets.Text("directions.failed"), err) }
	return p
}

// Title names the page.
func (*Page) Title() string { return assets.Text("directionPage.title") }

// face is the direction as everybody may read it.
func (p *Page) face() views.Face {
	shown, today := p.Now.Masked(), p.O.Today()
	d := &shown.Direction
	state := d.State(today)
	importance := map[data.DirectionState]widget.Importance{data.DirectionOverdue: widget.DangerImportance, data.DirectionAsking: widget.WarningImportance,
		data.DirectionInTime: widget.SuccessImportance, data.DirectionLate: widget.SuccessImportance}[state]
	left := container.NewVBox(views.NewPairs(facts(d, today)))
	if d.Visit != 0 {
		left.Add(container.NewHBox(kit.NewButton(assets.Text("directionPage.visit"), theme.AccountIcon(), func() { p.O.Open(desk.Visit{ID: d.Visit}) })))
	}
	views.AddLetter(p.O, left, d.Letter)
	return views.Face{Name: kit.Shortened(kit.OneLine(d.Content), 90), State: []fyne.CanvasObject{kit.NewChip(state.Label(), importance)},
		Left: container.NewVScroll(left), Right: views.NewHistory(p.O, shown.Steps), Share: 0.55}
}

func facts(d *data.Direction, today data.Date) []views.Fact {
	due := dueWords(d, today)
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
func (p *Page) ask(key string, content func(said) data.Content) {
	o, d := p.O, p.Now.Direction
	type question = *kit.Question[said]
	on := kit.Day("directionPage.on", data.FieldOn, o.DateField(), func(s *said) *data.Date { return &s.On }).Require()
	by := func(key string) question { return kit.Line(key, "", func(s *said) *string { return &s.By }) }
	text := func(field string, rows int) question {
		return kit.Lines(key+".text", field, rows, func(s *said) *string { return &s.Text }).Require()
	}
	questions := []question{on, text(data.FieldText, 4)}
	switch key {
	case actionExtend:
		due := kit.Day("directionPage.newDue", data.FieldDue, o.DateField(), func(s *said) *data.Date { return &s.Due }).Require()
		questions = []question{on, due, text(data.FieldReason, 3), by("directionPage.by")}
	case actionAnswer:
		questions = []question{on, by("direction.leader"), text(data.FieldText, 4)}
	}
	r := kit.NewRecord(o.Around(func() desk.Page { return p }), 2, said{On: o.Today(), By: d.Leader}, questions...)
	r.Heading = assets.Text(key)
	r.Check = func(s said) []data.Problem {
		return data.CheckDirection(d, data.Draft{On: s.On, Content: content(s)}, o.Today())
	}
	r.Write = func(s said) (kit.Saved, error) {
		_, err := o.Store.AddDirectionSteps(o.Ctx(), d.ID, data.Draft{On: s.On, Content: content(s)})
		return kit.Saved{Said: assets.Text("direction.saved"), Then: p.Enter}, err
	}
	r.Failed = func(err error) { o.Failed(assets.Text("direction.notSaved"), err) }
	r.Open()
}
