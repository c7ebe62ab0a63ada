package steps

import (
	"reflect"
	"slices"

	"fyne.io/fyne/v2"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
)

// The questions that every type of step has beside its own.
const (
	fieldMendReason  = "mend-reason"  // why a step is put right
	fieldOrderReason = "order-reason" // why a step is recorded that the law does not provide for now
)

// answers are what the form of a step asks. W is what the questions about its type
// fill in: the content of the step, or that and more.
type answers[W any] struct {
	On     day.Date
	Step   W
	Reason string // of a correction
	WhyNow string // of a step out of order
}

// asking is how the form asks about a type of step. All but questions may be nil.
type asking[W any] struct {
	columns   int // 0 for 2
	questions []*kit.Question[W]
	// begin is what the form begins with, of a content that may be nil; else W is the content.
	begin func(steps.Content) W
	// content is what the step says as far as the answers tell.
	content func(W) steps.Content
	// check finds what is wrong with answers that the content does not hold.
	check func(W) []data.Problem
	// examine asks the register, in the background, for the content and what speaks
	// against it.
	examine func(W) (steps.Content, []data.Problem, error)
	// also are further steps that are written with this one.
	also func(w W, on day.Date) []steps.Draft
	// perform writes a new step that takes more than appending it.
	perform func(w W, drafts []steps.Draft) error
	// changed follows an answer of the clerk's with others; it reports whether it did.
	changed func(question string, w *W) bool
}

// plain asks for nothing but the content of the step.
func plain[C steps.Content](questions func(*Form) []*kit.Question[C]) func(*Form) record {
	return func(f *Form) record { return ask(f, asking[C]{questions: questions(f)}) }
}

// record is the form of a step of whatever type.
type record interface {
	Title() string
	Content() fyne.CanvasObject
	Enter()
	Leave(next func())
	Keys() []kit.Key
	// learn takes up what the register knows beside the letter.
	learn()
}

// stepRecord is the record of a type of step.
type stepRecord[W any] struct {
	*kit.Record[answers[W]]
	asking[W]
	f       *Form
	begun   answers[W]
	settled steps.Content // what is to be written; the register was asked
}

// ask makes the record of a form.
func ask[W any](f *Form, how asking[W]) record {
	if how.begin == nil {
		how.begin = func(c steps.Content) W {
			w, _ := c.(W)
			return w
		}
	}
	if how.content == nil {
		how.content = func(w W) steps.Content { return any(w).(steps.Content) }
	}
	r := &stepRecord[W]{asking: how, f: f}
	var questions []*kit.Question[answers[W]]
	if f.kind != register.StepNoted {
		questions = append(questions, kit.Day(f.dateKey(), register.FieldOn, f.date, func(a *answers[W]) *day.Date { return &a.On }).Require())
	}
	questions = append(questions, kit.Within(func(a *answers[W]) *W { return &a.Step }, how.questions...)...)
	if f.mended != nil {
		questions = append(questions, kit.Lines("mend.reason", fieldMendReason, 2, func(a *answers[W]) *string { return &a.Reason }).
			Must("mend.reason.missing"))
	} else {
		questions = append(questions, kit.Lines("lifeForm.outOfOrder.reason", fieldOrderReason, 2, func(a *answers[W]) *string { return &a.WhyNow }).
			Must("lifeForm.outOfOrder.missing").
			When(func(a *answers[W]) bool { return f.against(r.content(a.Step)) != "" }))
	}
	r.begun = r.beginning()
	r.Record = kit.NewRecord(f.o.Around(func() desk.Page { return f }), max(2, how.columns), r.begun, questions...)
	r.Phrases = func(question string) []string { return f.o.Phrases(question, f.letter.Kind) }
	shown := f.letter.Masked()
	r.Heading, r.Above, r.Beside, r.FormWidth = f.heading(), f.above(), views.NewFactsView(&shown), kit.RecordWidth
	r.Check = func(a answers[W]) []data.Problem {
		_, found := r.drafts(a, r.content(a.Step))
		return found
	}
	r.Drafts = f.o.Drafts(f.draftKey())
	r.Examine, r.Write = r.look, r.write
	r.Arrange = func(a answers[W]) { f.arrange(r.content(a.Step)) }
	r.Failed = func(err error) { f.o.Failed(assets.Text("step.failed"), err) }
	if how.changed != nil {
		r.OnChanged = func(question string) {
			if now, _ := r.Read(); how.changed(question, &now.Step) {
				r.Edit(func(a *answers[W]) { a.Step = now.Step })
			}
		}
	}
	return r
}

func (r *stepRecord[W]) beginning() answers[W] {
	return answers[W]{On: r.f.dayAtFirst(), Step: r.begin(r.f.contentAtFirst())}
}

func (r *stepRecord[W]) learn() {
	if begin := r.beginning(); !r.Typed() && !reflect.DeepEqual(begin, r.begun) {
		r.begun = begin
		r.Begin(begin)
		return
	}
	r.Edit(func(*answers[W]) {}) // what is offered may be more now
}

// drafts are the steps to write when c happened, and what is wrong or unusual about
// them; the correction alone when a step is put right.
func (r *stepRecord[W]) drafts(a answers[W], c steps.Content) (drafts []steps.Draft, found []data.Problem) {
	f, today := r.f, r.f.o.Today()
	if r.check != nil {
		found = r.check(a.Step)
	}
	drafts = []steps.Draft{{On: a.On, Content: c}}
	if r.also != nil {
		drafts = append(drafts, r.also(a.Step, a.On)...)
	}
	against, letter := f.against(c), f.letter
	for _, d := range drafts {
		for _, p := range f.o.Law().CheckStep(letter, d, today) {
			if p.Field != register.FieldOutOfOrder || against == "" { // the clerk gives a reason instead
				found = append(found, p)
			}
		}
		letter = letter.Apply(d)
	}
	if against != "" {
		drafts = append(drafts, law.OutOfOrder(f.kind, a.On, a.WhyNow))
	}
	if f.kind == register.StepAssigned {
		found = append(found, f.dayProblems(a.On)...)
	}
	if f.mended == nil {
		return drafts, found
	}
	mended, err := steps.Correct(f.mended.Seq, a.On, c, a.Reason)
	if err != nil {
		found = append(found, data.Problem{Sentence: saying.Of(err)})
	}
	return []steps.Draft{mended}, found
}

// look asks the register, and finds what no answer alone tells.
func (r *stepRecord[W]) look(a answers[W]) (found []data.Problem, err error) {
	typed := r.content(a.Step)
	r.settled = typed
	if r.examine != nil {
		if r.settled, found, err = r.examine(a.Step); err != nil {
			return nil, err
		}
	}
	drafts, now := r.drafts(a, r.settled)
	_, said := r.drafts(a, typed)
	found = append(found, without(now, said)...)
	if r.f.mended != nil {
		found = append(found, without(consequences(r.f.steps, drafts[0], r.f.o.Today()), now)...)
	}
	return found, nil
}

// write keeps the steps and goes back to the letter.
func (r *stepRecord[W]) write(a answers[W]) (kit.Saved, error) {
	f := r.f
	drafts, _ := r.drafts(a, r.settled)
	var err error
	if r.perform != nil && f.mended == nil {
		err = r.perform(a.Step, drafts)
	} else {
		_, err = f.o.Do().Record(f.o.Ctx(), f.letter.ID, drafts...)
	}
	return kit.Saved{Said: assets.Text("step.saved", "step", f.kind.Label(), "letter", f.letter.Number.String()), Then: f.o.Drop}, err
}

// without are the problems that were not said yet.
func without(all, said []data.Problem) (left []data.Problem) {
	for _, p := range all {
		if !slices.ContainsFunc(said, func(s data.Problem) bool { return s.Sentence == p.Sentence }) {
			left = append(left, p)
		}
	}
	return left
}

// dayProblems judges the day of a step whose day no limit depends on.
func (f *Form) dayProblems(on day.Date) []data.Problem {
	return slices.DeleteFunc(register.CheckStep(f.letter, steps.Draft{On: on, Content: register.Reply{Number: "1"}}, f.o.Today()),
		func(p data.Problem) bool { return p.Field != register.FieldOn })
}
