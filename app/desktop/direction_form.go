package desktop

import (
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	clerk "donthu/app/office"
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// directionForm writes down what a leader directed, or corrects it.
type directionForm struct {
	o     *office
	known data.Directed   // as the form began
	old   *data.Direction // to correct; nil for a new one

	on, due                        *ui.DateField
	task                           *ui.Entry
	leader, doer, unit             *ui.SuggestEntry
	with, letter, document, reason *ui.Entry
	source                         *ui.Choice
	beside                         map[string]*ui.Field
	form                           *ui.Form
	save                           *ui.Button
	whole                          fyne.CanvasObject
	begun                          string
	saving                         bool
}

// newDirectionForm is the form for a new direction, of which something may be
// known: the visit or the letter on which it is given.
func newDirectionForm(o *office, known data.Directed) *directionForm {
	f := &directionForm{o: o, known: known}
	f.build(o.today())
	return f
}

// newDirectionCorrection is the form that corrects how a direction was given.
func newDirectionCorrection(o *office, d data.Direction) *directionForm {
	f := &directionForm{o: o, known: d.Directed, old: &d}
	f.build(d.GivenOn)
	return f
}

func (f *directionForm) build(on data.Date) {
	o := f.o
	f.on, f.due = o.dateField(), o.dateField()
	f.task = ui.NewTextEntry(4)
	names := func(of func(*data.Direction) string) func(string) []string {
		return func(typed string) []string { return f.earlier(typed, of) }
	}
	f.leader = ui.NewSuggestEntry(names(func(d *data.Direction) string { return d.Leader }))
	f.doer = ui.NewSuggestEntry(names(func(d *data.Direction) string { return d.Doer }))
	f.unit = ui.NewSuggestEntry(names(func(d *data.Direction) string { return d.Unit }))
	f.with, f.letter, f.document, f.reason = ui.NewEntry(), ui.NewEntry(), ui.NewEntry(), ui.NewTextEntry(2)
	f.letter.SetPlaceHolder(assets.Text("direction.letter.example"))
	f.document.SetPlaceHolder(assets.Text("direction.document.example"))
	f.source = ui.NewChoice(optionsOf(data.DirectionSources), nil)

	f.on.SetDate(on)
	f.due.SetDate(f.known.Due)
	f.task.SetText(f.known.Content)
	f.leader.SetText(f.known.Leader)
	f.doer.SetText(f.known.Doer)
	f.unit.SetText(f.known.Unit)
	f.with.SetText(f.known.With)
	f.letter.SetText(f.known.Letter)
	f.document.SetText(f.known.Document)
	f.source.SetValue(string(f.known.Source))

	field := func(name, key string, answer fyne.CanvasObject) *ui.Field {
		made := ui.NewField(assets.Text(key), answer)
		if name != "" {
			f.beside[name] = made
		}
		return made
	}
	f.beside = map[string]*ui.Field{}
	f.form = ui.NewForm(2,
		field(data.FieldOn, "direction.on", f.on).Require(), field("", "direction.leader", f.leader),
		field(data.FieldContent, "direction.content", f.task).Require().Across(),
		field(data.FieldDoer, "direction.doer", f.doer).Require(), field("", "direction.unit", f.unit),
		field(data.FieldDue, "direction.due", f.due), field("", "direction.with", f.with),
		field("", "direction.source", f.source).Across(),
		field(data.FieldLetter, "direction.letter", f.letter), field("", "direction.document", f.document))
	if f.old != nil {
		f.form.Add(field(data.FieldReason, "mend.reason", f.reason).Require().Across())
	}
	f.form.OnSave, f.form.OnCancel = f.check, o.shell.back
	f.save = ui.NewButton(assets.Text("step.save"), theme.DocumentSaveIcon(), f.check)
	f.save.Importance = widget.HighImportance
	f.form.OnLastEnter = func() { o.window.Canvas().Focus(f.save) }
	heading := widget.NewLabelWithStyle(f.title(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	buttons := container.NewHBox(layout.NewSpacer(), ui.NewButton(assets.Text("step.cancel"), theme.CancelIcon(), o.shell.back), f.save)
	f.whole = besides(container.NewVBox(heading, remark("direction.explained"), inset(f.form), inset(buttons)), f.lookup())
	f.begun = f.typed()
}

// earlier are names on directions given before that fit what is typed.
func (f *directionForm) earlier(typed string, of func(*data.Direction) string) []string {
	all, _, err := f.o.store.Directions(f.o.ctx(), store.DirectionQuery{Limit: 300})
	if err != nil {
		return nil // without suggestions the clerk can still type
	}
	seen := map[string]bool{"": true}
	var names []string
	for i := range all {
		if name := of(&all[i]); !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	fits := fitting(names, typed)
	return fits[:min(len(fits), 8)]
}

// lookup is what the direction is about: the visit or the letter.
func (f *directionForm) lookup() fyne.CanvasObject {
	if f.known.Visit != 0 {
		if r, err := f.o.store.Reception(f.o.ctx(), f.known.Visit); err == nil {
			r = r.Masked()
			return container.NewVBox(newHeading(assets.Text("visitPage.heading", clerk.VisitName(&r), r.Visitor.Name)), newPairs(visitFacts(&r)))
		}
	}
	if n, err := data.ParseNumber(f.known.Letter); err == nil {
		if l, err := f.o.store.LetterByNumber(f.o.ctx(), n); err == nil {
			l = l.Masked()
			return newFactsView(&l)
		}
	}
	return words(assets.Text("direction.lookup"), 380, widget.LowImportance)
}

func (f *directionForm) title() string {
	if f.old != nil {
		return assets.Text("direction.correct")
	}
	return assets.Text("direction.new")
}

func (f *directionForm) content() fyne.CanvasObject { return f.whole }
func (f *directionForm) enter()                     { f.o.focusForm(f.form) }

func (f *directionForm) leave(next func()) {
	f.o.leaveTyped(f.typed() == f.begun, next)
}

func (f *directionForm) typed() string {
	d, problems := f.draft()
	return fmt.Sprint(d, problems, f.reason.Text)
}

// draft is the step as typed, and what of it cannot be read.
func (f *directionForm) draft() (data.Draft, []data.Problem) {
	var problems []data.Problem
	on, err := f.on.Date()
	if err != nil {
		problems = append(problems, data.Problem{Field: data.FieldOn, Sentence: err.Error()})
	}
	due, err := f.due.Date()
	if err != nil {
		problems = append(problems, data.Problem{Field: data.FieldDue, Sentence: err.Error()})
	}
	return data.Draft{On: on, Content: data.Directed{
		Leader: data.Clean(f.leader.Value()), Content: data.CleanLines(f.task.Value()), Doer: data.Clean(f.doer.Value()),
		Unit: data.Clean(f.unit.Value()), With: data.Clean(f.with.Value()), Due: due, Source: data.DirectionSource(f.source.Value()),
		Visit: f.known.Visit, Meeting: f.known.Meeting, Letter: data.Clean(f.letter.Value()), Document: data.Clean(f.document.Value()),
	}}, problems
}

func (f *directionForm) check() {
	if f.saving {
		return
	}
	f.o.window.Canvas().Unfocus()
	f.form.Clear()
	draft, all := f.draft()
	if len(all) == 0 {
		all = data.CheckDirection(data.Direction{}, draft, f.o.today())
	}
	if f.old != nil && f.reason.Value() == "" {
		all = append(all, data.Problem{Field: data.FieldReason, Sentence: assets.Text("mend.reason.missing")})
	}
	if wrong := data.Blocking(all); len(wrong) > 0 {
		f.show(wrong)
		return
	}
	if len(all) == 0 {
		f.write(draft)
		return
	}
	sentences := make([]string, len(all))
	for i, p := range all {
		sentences[i] = p.Sentence
	}
	ui.Confirm(f.o.window, assets.Text("step.unusual"), strings.Join(sentences, "\n"), assets.Text("step.saveAnyway"), func() { f.write(draft) })
}

func (f *directionForm) show(wrong []data.Problem) {
	for _, p := range wrong {
		if field := f.beside[p.Field]; field != nil {
			field.SetProblem(p.Sentence)
		}
	}
	f.form.FocusFirstProblem()
}

func (f *directionForm) write(draft data.Draft) {
	f.saving = true
	reason := data.CleanLines(f.reason.Value())
	ui.RunAsync(func() (data.Direction, error) {
		c, _ := draft.Content.(data.Directed)
		if f.old == nil {
			return f.o.store.AddDirection(f.o.ctx(), draft.On, c)
		}
		return f.o.do().CorrectDirection(f.o.ctx(), f.old.ID, draft.On, c, reason)
	}, func(d data.Direction, err error) {
		f.saving = false
		var refused *store.CheckError
		switch {
		case errors.As(err, &refused):
			f.show(refused.Problems)
			return
		case err != nil:
			f.o.failed(assets.Text("direction.notSaved"), err)
			return
		}
		f.begun = f.typed()
		ui.Toast(f.o.window.Canvas(), assets.Text("direction.saved"))
		switch {
		case f.o.shell.top() != page(f):
		case f.old != nil:
			f.o.shell.drop()
		default:
			f.o.shell.replace(newDirectionPage(f.o, d.ID))
		}
	})
}
