package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	clerk "donthu/app/office"
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// directionForm writes down what a leader directed, or corrects it.
type directionForm struct{ *ui.Record[directionAnswers] }

// directionAnswers are what the form asks.
type directionAnswers struct {
	data.Directed
	On     data.Date
	Reason string // of a correction
}

// newDirectionForm is the form for a new direction, of which something may be
// known: the visit or the letter on which it is given.
func newDirectionForm(o *office, known data.Directed) *directionForm {
	f := buildDirectionForm(o, "direction.new", directionAnswers{Directed: known, On: o.today()})
	f.Write = func(a directionAnswers) (ui.Saved, error) {
		d, err := o.store.AddDirection(o.ctx(), a.On, a.Directed)
		return ui.Saved{Said: assets.Text("direction.saved"), Then: func() { o.replace(newDirectionPage(o, d.ID)) }}, err
	}
	return f
}

// newDirectionCorrection is the form that corrects how a direction was given.
func newDirectionCorrection(o *office, d data.Direction) *directionForm {
	reason := ui.Lines("mend.reason", data.FieldReason, 2, func(a *directionAnswers) *string { return &a.Reason }).Require()
	f := buildDirectionForm(o, "direction.correct", directionAnswers{Directed: d.Directed, On: d.GivenOn}, reason)
	given := f.Check
	f.Check = func(a directionAnswers) []data.Problem {
		problems := given(a)
		if a.Reason == "" {
			problems = append(problems, data.Problem{Field: data.FieldReason, Sentence: assets.Text("mend.reason.missing")})
		}
		return problems
	}
	f.Write = func(a directionAnswers) (ui.Saved, error) {
		_, err := o.do().CorrectDirection(o.ctx(), d.ID, a.On, a.Directed, a.Reason)
		return ui.Saved{Said: assets.Text("direction.saved"), Then: o.drop}, err
	}
	return f
}

func buildDirectionForm(o *office, title string, begin directionAnswers, more ...*ui.Question[directionAnswers]) *directionForm {
	f := &directionForm{}
	text := func(at func(*data.Directed) *string) func(*directionAnswers) *string {
		return func(a *directionAnswers) *string { return at(&a.Directed) }
	}
	name := func(key, field string, of func(*data.Directed) *string) *ui.Question[directionAnswers] {
		return ui.Suggested(key, field, func(typed string) []string { return earlierDirected(o, typed, of) }, text(of))
	}
	f.Record = ui.NewRecord(o.around(func() page { return f }), 2, begin, append([]*ui.Question[directionAnswers]{
		ui.Day("direction.on", data.FieldOn, o.dateField(), func(a *directionAnswers) *data.Date { return &a.On }).Require(),
		name("direction.leader", "", func(d *data.Directed) *string { return &d.Leader }),
		ui.Lines("direction.content", data.FieldContent, 4, text(func(d *data.Directed) *string { return &d.Content })).Require(),
		name("direction.doer", data.FieldDoer, func(d *data.Directed) *string { return &d.Doer }).Require(),
		name("direction.unit", "", func(d *data.Directed) *string { return &d.Unit }),
		ui.Day("direction.due", data.FieldDue, o.dateField(), func(a *directionAnswers) *data.Date { return &a.Due }),
		ui.Line("direction.with", "", text(func(d *data.Directed) *string { return &d.With })),
		ui.Choose("direction.source", "", ui.OptionsOf(data.DirectionSources...), func(a *directionAnswers) *data.DirectionSource { return &a.Source }).Across(),
		ui.Line("direction.letter", data.FieldLetter, text(func(d *data.Directed) *string { return &d.Letter })).Example("direction.letter.example"),
		ui.Line("direction.document", "", text(func(d *data.Directed) *string { return &d.Document })).Example("direction.document.example"),
	}, more...)...)
	f.Heading, f.Explained = assets.Text(title), assets.Text("direction.explained")
	f.FormWidth, f.Beside = ui.RecordWidth, directionLookup(o, begin.Directed)
	f.Check = func(a directionAnswers) []data.Problem {
		return data.CheckDirection(data.Direction{}, data.Draft{On: a.On, Content: a.Directed}, o.today())
	}
	f.Failed = func(err error) { o.failed(assets.Text("direction.notSaved"), err) }
	return f
}

func (*directionForm) Help() string { return "chi-dao" }

// earlierDirected are names on directions given before that fit what is typed.
func earlierDirected(o *office, typed string, of func(*data.Directed) *string) []string {
	all, _, err := o.store.Directions(o.ctx(), store.DirectionQuery{Limit: 300})
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
	fits := fitting(names, typed)
	return fits[:min(len(fits), 8)]
}

// directionLookup is what a direction is about: the visit or the letter.
func directionLookup(o *office, known data.Directed) fyne.CanvasObject {
	column := container.NewVBox(words(assets.Text("direction.lookup"), 380, widget.LowImportance))
	show := func(objects ...fyne.CanvasObject) {
		column.Objects = objects
		column.Refresh()
	}
	if known.Visit != 0 {
		ui.RunAsync(func() (data.Reception, error) { return o.store.Reception(o.ctx(), known.Visit) }, func(r data.Reception, err error) {
			if err == nil { // without it the clerk can still type
				r = r.Masked()
				show(newHeading(assets.Text("visitPage.heading", clerk.VisitName(&r), r.Visitor.Name)), newPairs(visitFacts(&r)))
			}
		})
	} else if n, err := data.ParseNumber(known.Letter); err == nil {
		ui.RunAsync(func() (data.Letter, error) { return o.store.LetterByNumber(o.ctx(), n) }, func(l data.Letter, err error) {
			if err == nil {
				l = l.Masked()
				show(newFactsView(&l))
			}
		})
	}
	return column
}
