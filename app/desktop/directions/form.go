package directions

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// Form writes down what a leader directed, or corrects it.
type Form struct{ *kit.Record[answers] }

// answers are what the form asks.
type answers struct {
	data.Directed
	On     data.Date
	Reason string // of a correction
}

// NewForm is the form for a new direction, of which something may be known: the
// visit or the letter on which it is given.
func NewForm(o *desk.Desk, known data.Directed) *Form {
	f := newForm(o, "direction.new", answers{Directed: known, On: o.Today()}, false)
	f.Write = func(a answers) (kit.Saved, error) {
		d, err := o.Store.AddDirection(o.Ctx(), a.On, a.Directed)
		return kit.Saved{Said: assets.Text("direction.saved"), Then: func() { o.Replace(NewPage(o, d.ID)) }}, err
	}
	return f
}

// newCorrection is the form that corrects how a direction was given.
func newCorrection(o *desk.Desk, d data.Direction) *Form {
	f := newForm(o, "direction.correct", answers{Directed: d.Directed, On: d.GivenOn}, true)
	f.Write = func(a answers) (kit.Saved, error) {
		_, err := o.Do().CorrectDirection(o.Ctx(), d.ID, a.On, a.Directed, a.Reason)
		return kit.Saved{Said: assets.Text("direction.saved"), Then: o.Drop}, err
	}
	return f
}

func newForm(o *desk.Desk, heading string, begin answers, correcting bool) *Form {
	f := &Form{}
	text := func(at func(*data.Directed) *string) func(*answers) *string {
		return func(a *answers) *string { return at(&a.Directed) }
	}
	name := func(key, field string, of func(*data.Directed) *string) *kit.Question[answers] {
		return kit.Suggested(key, field, func(typed string) []string { return earlier(o, typed, of) }, text(of))
	}
	f.Record = kit.NewRecord(o.Around(func() desk.Page { return f }), 2, begin,
		kit.Day("direction.on", data.FieldOn, o.DateField(), func(a *answers) *data.Date { return &a.On }).Require(),
		name("direction.leader", "", func(d *data.Directed) *string { return &d.Leader }),
		kit.Lines("direction.content", data.FieldContent, 4, text(func(d *data.Directed) *string { return &d.Content })).Require(),
		name("direction.doer", data.FieldDoer, func(d *data.Directed) *string { return &d.Doer }).Require(),
		name("direction.unit", "", func(d *data.Directed) *string { return &d.Unit }),
		kit.Day("direction.due", data.FieldDue, o.DateField(), func(a *answers) *data.Date { return &a.Due }),
		kit.Line("direction.with", "", text(func(d *data.Directed) *string { return &d.With })),
		kit.Choose("direction.source", "", kit.OptionsOf(data.DirectionSources...), func(a *answers) *data.DirectionSource { return &a.Source }).Across(),
		kit.Line("direction.letter", data.FieldLetter, text(func(d *data.Directed) *string { return &d.Letter })).Example("direction.letter.example"),
		kit.Line("direction.document", "", text(func(d *data.Directed) *string { return &d.Document })).Example("direction.document.example"),
		kit.Lines("mend.reason", data.FieldReason, 2, func(a *answers) *string { return &a.Reason }).Require().When(func(*answers) bool { return correcting }))
	f.Heading, f.Explained = assets.Text(heading), assets.Text("direction.explained")
	f.FormWidth, f.Beside = kit.RecordWidth, lookup(o, f, begin.Directed)
	f.Check = func(a answers) []data.Problem {
		problems := data.CheckDirection(data.Direction{}, data.Draft{On: a.On, Content: a.Directed}, o.Today())
		if correcting && a.Reason == "" {
			problems = append(problems, data.Problem{Field: data.FieldReason, Sentence: assets.Text("mend.reason.missing")})
		}
		return problems
	}
	f.Failed = func(err error) { o.Failed(assets.Text("direction.notSaved"), err) }
	return f
}

func (*Form) Help() string { return "chi-dao" }

// earlier are names on directions given before that fit what is typed.
func earlier(o *desk.Desk, typed string, of func(*data.Directed) *string) []string {
	all, _, err := o.Store.Directions(o.Ctx(), store.DirectionQuery{Limit: 300})
	if err != nil {
		return nil // without suggestions the clerk can still type
	}
	seen := map[string]bool{"": true}
	var names []string
	for i := range all {
		if name := *of(&all[i].Directed); !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	fits := kit.Fitting(names, typed)
	return fits[:min(len(fits), 8)]
}

// lookup is what a direction is about: the visit or the letter.
func lookup(o *desk.Desk, f *Form, known data.Directed) fyne.CanvasObject {
	column := container.NewVBox(kit.Words(assets.Text("direction.lookup"), 380, widget.LowImportance))
	show := func(err error, objects ...fyne.CanvasObject) {
		if err == nil { // without it the clerk can still type
			column.Objects = objects
			column.Refresh()
		}
	}
	if known.Visit != 0 {
		desk.Load(o, f, func(ctx context.Context) (data.Reception, error) { return o.Store.Reception(ctx, known.Visit) }, func(r data.Reception, err error) {
			r = r.Masked()
			show(err, kit.NewHeading(assets.Text("visitPage.heading", office.VisitName(&r), r.Visitor.Name)), views.NewPairs(views.VisitFacts(&r)))
		})
	} else if n, err := data.ParseNumber(known.Letter); err == nil {
		desk.Load(o, f, func(ctx context.Context) (data.Letter, error) { return o.Store.LetterByNumber(ctx, n) }, func(l data.Letter, err error) {
			l = l.Masked()
			show(err, views.NewFactsView(&l))
		})
	}
	return column
}
