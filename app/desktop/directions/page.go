package directions

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

// Page shows a direction, its history, and what can be recorded.
type Page struct {
	views.Sheet[*Page, register.DirectionFile]
}

// said is what a clerk answers when something is recorded of a direction.
type said struct {
	On, Due  day.Date
	Text, By string
	Finished bool // with this the work is done, says who does it
}

// contents are what is written down of what was asked, by the action.
var contents = map[string]func(said) steps.Content{
	actionDone:     func(s said) steps.Content { return register.DirectionDone{Result: s.Text} },
	actionProgress: func(s said) steps.Content { return register.DirectionProgress{Text: s.Text, Finished: s.Finished} },
	actionExtend: func(s said) steps.Content {
		return register.DirectionExtended{Due: s.Due, Reason: s.Text, By: s.By}
	},
	actionDifficulty: func(s said) steps.Content { return register.Difficulty{Text: s.Text} },
	actionAnswer:     func(s said) steps.Content { return register.DifficultyAnswer{Text: s.Text, By: s.By} },
}

// The actions that record something.
const (
	actionDone       = "directionPage.done"
	actionProgress   = "directionPage.progress"
	actionExtend     = "directionPage.extend"
	actionDifficulty = "directionPage.difficulty"
	actionAnswer     = "directionPage.answer"
)

// actions are what a clerk records of a direction. What is reported as done is confirmed.
func actions(reported bool) []views.Action[*Page] {
	open := func(p *Page) bool { return p.Now.Direction.DoneOn.IsZero() }
	asking := func(key string, icon fyne.Resource, fits func(*Page) bool) views.Action[*Page] {
		return views.Action[*Page]{Key: key, Icon: icon, Do: func(p *Page) { ask(p.O, p, p.Now.Direction, key) }, Fits: fits}
	}
	all := []views.Action[*Page]{
		asking(actionDone, look.IconCheck, open),
		asking(actionProgress, look.IconEdit, open),
		asking(actionExtend, look.IconCalendar, open),
		asking(actionDifficulty, look.IconWarning, open),
		asking(actionAnswer, look.IconNote, func(p *Page) bool { return p.Now.Direction.Asking }),
		{Key: "directionPage.correct", Icon: look.IconEdit, Do: func(p *Page) { p.O.Push(newCorrection(p.O, p.Now.Direction)) }},
	}
	if reported {
		all[0].Key = "directionPage.confirm"
	}
	return all
}

// NewPage is the page of the direction with the id.
func NewPage(o *desk.Desk, id int64) *Page {
	p := &Page{}
	p.Sheet = views.NewSheet(o, p, func(ctx context.Context) (f register.DirectionFile, err error) {
		d, err := o.Store.Direction(ctx, id)
		if err != nil {
			return f, err
		}
		files, err := o.Store.DirectionFiles(ctx, d)
		if err != nil {
			return f, err
		}
		return files[0], nil
	})
	p.Manual, p.Actions, p.Face = "chi-dao", actions(false), p.face
	p.Failed = func(err error) { o.Failed(assets.Text("directions.failed"), err) }
	return p
}

// Title names the page.
func (*Page) Title() string { return assets.Text("directionPage.title") }

// face is the direction as everybody may read it.
func (p *Page) face() views.Face {
	shown, today := p.Now.Masked(), p.O.Today()
	d := &shown.Direction
	p.Actions = actions(d.Reported)
	chips := []look.Chip{stateChip(d, today)}
	if due := views.DayChip(d.DueOn, today, p.O.Law().Calendar().WorkingDays); d.DoneOn.IsZero() && due != (look.Chip{}) {
		chips = append(chips, due)
	}
	left := container.NewVBox(views.NewPairs(facts(d, today)))
	if d.Visit != 0 {
		left.Add(container.NewHBox(kit.NewButton(assets.Text("directionPage.visit"), look.IconUser, func() { p.O.Open(desk.Visit{ID: d.Visit}) })))
	}
	views.AddLetter(p.O, left, d.Letter)
	return views.Face{Name: kit.Shortened(kit.OneLine(d.Content), 90), Chips: chips,
		Left: container.NewVScroll(left), Right: views.NewHistory(p.O, shown.Steps), Share: 0.55}
}

func facts(d *register.Direction, today day.Date) []views.Fact {
	due := dueWords(d, today)
	if d.Extended > 0 {
		due = kit.Joined(" · ", due, assets.Text("directionPage.extended", "times", fmt.Sprint(d.Extended), "due", d.Due.Shown()))
	}
	return []views.Fact{
		{Key: "direction.content", Value: d.Content}, {Key: "direction.on", Value: d.GivenOn.Shown()}, {Key: "direction.leader", Value: d.Leader},
		{Key: "direction.doer", Value: kit.Joined(" · ", d.Doer, d.Unit)}, {Key: "direction.with", Value: d.With}, {Key: "direction.due", Value: due},
		{Key: "direction.source", Value: kit.Joined(" · ", d.Source.Label(), d.Letter)}, {Key: "direction.document", Value: d.Document},
		{Key: "directionPage.latest", Value: kit.Joined(": ", d.LatestOn.Shown(), d.Latest)},
		{Key: "directionPage.result", Value: kit.Joined(": ", d.DoneOn.Shown(), d.Result)},
	}
}

// ask asks on p what there is to say of a direction, and records it.
func ask(o *desk.Desk, p desk.Page, d register.Direction, key string) {
	type question = *kit.Question[said]
	on := kit.Day("directionPage.on", register.FieldOn, o.DateField(), func(s *said) *day.Date { return &s.On }).Require()
	by := func(key string) question { return kit.Line(key, "", func(s *said) *string { return &s.By }) }
	text := func(field string, rows int) question {
		return kit.Lines(key+".text", field, rows, func(s *said) *string { return &s.Text }).Require()
	}
	begin, heading, content := said{On: o.Today(), By: d.Leader}, assets.Text(key), contents[key]
	questions := []question{on, text(register.FieldText, 4)}
	switch key {
	case actionDone:
		if d.Reported { // who does it has said it all
			begin.Text, heading = d.Latest, assets.Text("directionPage.confirm")
		}
	case actionProgress:
		questions = append(questions, kit.Tick("directionPage.finished", "", func(s *said) *bool { return &s.Finished }))
	case actionExtend:
		due := kit.Day("directionPage.newDue", register.FieldDue, o.DateField(), func(s *said) *day.Date { return &s.Due }).Require()
		questions = []question{on, due, text(data.FieldReason, 3), by("directionPage.by")}
	case actionAnswer:
		questions = []question{on, by("direction.leader"), text(register.FieldText, 4)}
	}
	r := kit.NewRecord(o.Around(func() desk.Page { return p }), 2, begin, questions...)
	r.Heading = heading
	r.Check = func(s said) []data.Problem {
		return register.CheckDirection(d, steps.Draft{On: s.On, Content: content(s)}, o.Today())
	}
	r.Write = func(s said) (kit.Saved, error) {
		_, err := o.Do().AddDirectionSteps(o.Ctx(), d.ID, steps.Draft{On: s.On, Content: content(s)})
		return kit.Saved{Said: assets.Text("direction.saved"), Then: p.Enter}, err
	}
	r.Failed = func(err error) { o.Failed(assets.Text("direction.notSaved"), err) }
	r.Open()
}

// Form writes down what a leader directed, or corrects it.
type Form struct{ *kit.Record[answers] }

// answers are what the form asks.
type answers struct {
	register.Directed
	On     day.Date
	Reason string // of a correction
}

// NewForm is the form for a new direction, of which something may be known: the
// visit or the letter on which it is given.
func NewForm(o *desk.Desk, known register.Directed) *Form {
	f := newForm(o, "direction.new", fmt.Sprintf("direction-new-%d-%s", known.Visit, known.Letter), answers{Directed: known, On: o.Today()}, false)
	f.Write = func(a answers) (kit.Saved, error) {
		d, err := o.Do().AddDirection(o.Ctx(), a.On, a.Directed)
		return kit.Saved{Said: assets.Text("direction.saved"), Then: func() { o.Replace(NewPage(o, d.ID)) }}, err
	}
	return f
}

// newCorrection is the form that corrects how a direction was given.
func newCorrection(o *desk.Desk, d register.Direction) *Form {
	f := newForm(o, "direction.correct", fmt.Sprintf("direction-%d", d.ID), answers{Directed: d.Directed, On: d.GivenOn}, true)
	f.Write = func(a answers) (kit.Saved, error) {
		_, err := o.Do().CorrectDirection(o.Ctx(), d.ID, a.On, a.Directed, a.Reason)
		return kit.Saved{Said: assets.Text("direction.saved"), Then: o.Drop}, err
	}
	return f
}

// newForm is the form for a direction; what is half typed is kept under draft.
func newForm(o *desk.Desk, heading, draft string, begin answers, correcting bool) *Form {
	f := &Form{}
	name := func(key, field string, from func(typed string, before ...string) []string, of func(*register.Directed) *string) *kit.Question[answers] {
		return kit.Suggested(key, field, func(typed string) []string { return from(typed, earlier(o, of)...) },
			func(a *answers) *string { return of(&a.Directed) })
	}
	f.Record = kit.NewRecord(o.Around(func() desk.Page { return f }), 2, begin,
		kit.Day("direction.on", register.FieldOn, o.DateField(), func(a *answers) *day.Date { return &a.On }).Require(),
		name("direction.leader", "", o.Leaders, func(d *register.Directed) *string { return &d.Leader }),
		kit.Lines("direction.content", register.FieldContent, 4, func(a *answers) *string { return &a.Content }).Require(),
		name("direction.doer", register.FieldDoer, o.Officers, func(d *register.Directed) *string { return &d.Doer }).Require(),
		name("direction.unit", "", o.Units, func(d *register.Directed) *string { return &d.Unit }),
		kit.Day("direction.due", register.FieldDue, o.DateField(), func(a *answers) *day.Date { return &a.Due }),
		kit.Line("direction.with", "", func(a *answers) *string { return &a.With }),
		kit.Choose("direction.source", "", kit.OptionsOf(register.DirectionSources...), func(a *answers) *register.DirectionSource { return &a.Source }).Across(),
		kit.Line("direction.letter", register.FieldLetter, func(a *answers) *string { return &a.Letter }).Example("direction.letter.example"),
		kit.Line("direction.document", "", func(a *answers) *string { return &a.Document }).Example("direction.document.example"),
		kit.Lines("mend.reason", data.FieldReason, 2, func(a *answers) *string { return &a.Reason }).
			Must("mend.reason.missing").When(func(*answers) bool { return correcting }))
	f.Heading, f.Explained = assets.Text(heading), assets.Text("direction.explained")
	f.FormWidth, f.Beside = kit.RecordWidth, lookup(o, f, begin.Directed)
	f.Drafts = o.Drafts(draft)
	f.Check = func(a answers) []data.Problem {
		return register.CheckDirection(register.Direction{}, steps.Draft{On: a.On, Content: a.Directed}, o.Today())
	}
	f.Failed = func(err error) { o.Failed(assets.Text("direction.notSaved"), err) }
	return f
}

func (*Form) Help() string { return "chi-dao" }

// earlier are names on directions given before.
func earlier(o *desk.Desk, of func(*register.Directed) *string) (names []string) {
	all, _, err := o.Store.Directions(o.Ctx(), store.DirectionQuery{Limit: 300})
	if err != nil {
		return nil // without suggestions the clerk can still type
	}
	for i := range all {
		names = append(names, *of(&all[i].Directed))
	}
	return names
}

// lookup is what a direction is about: the visit or the letter.
func lookup(o *desk.Desk, f *Form, known register.Directed) fyne.CanvasObject {
	column := container.NewVBox(kit.Words(assets.Text("direction.lookup"), 380, widget.LowImportance))
	show := func(err error, objects ...fyne.CanvasObject) {
		if err == nil { // without it the clerk can still type
			column.Objects = objects
			column.Refresh()
		}
	}
	if known.Visit != 0 {
		desk.LoadPart(o, f, "visit", func(ctx context.Context) (register.Reception, error) { return o.Store.Reception(ctx, known.Visit) }, func(r register.Reception, err error) {
			r = r.Masked()
			show(err, kit.NewHeading(assets.Text("visitPage.heading", "visit", office.VisitName(&r), "visitor", r.Visitor.Name)), views.NewPairs(views.VisitFacts(&r)))
		})
	} else if n, err := register.ParseNumber(known.Letter); err == nil {
		desk.LoadPart(o, f, "letter", func(ctx context.Context) (register.Letter, error) { return o.Store.LetterByNumber(ctx, n) }, func(l register.Letter, err error) {
			l = l.Masked()
			show(err, views.NewFactsView(&l))
		})
	}
	return column
}
