package desktop

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
	"donthu/data/store"
)

// stepForm is the page on which a clerk records one step of a letter, or puts
// one right that was recorded before.
type stepForm struct {
	plainPage
	o      *office
	letter data.Letter // as the step finds it
	kind   data.StepType
	mended *data.Step // the step that is put right, nil for a new one
	steps  []data.Step
	next   law.NextStep   // as the guide offers the new step
	guide  []law.NextStep // all that may follow

	stepFields
	date    *ui.DateField
	reason  *ui.Entry     // why a step is put right
	whyNow  *ui.Entry     // why a step is recorded that the law does not provide for now
	order   *widget.Label // what the law says against it
	late    *widget.Label // that a report was sent that the step counts in
	form    *ui.Form
	trouble *widget.Label // what is wrong and stands beside no field
	save    *ui.Button
	column  *fyne.Container
	whole   fyne.CanvasObject
	begun   string // what stood in the fields at first
	saving  bool
}

const fieldMendReason = "mend-reason" // beside the reason of a correction

// newStepForm is the form for a new step of the letter, filled in with what the
// guide proposes; without a proposal the form is empty.
func newStepForm(o *office, letter data.Letter, next law.NextStep) *stepForm {
	f := &stepForm{o: o, letter: letter, kind: next.Type, next: next, guide: o.guideOf(letter)}
	f.build()
	return f
}

// newMendForm is the form that puts right the step seq of a letter; steps are
// all its steps, oldest first. The error says that they do not fit together.
func newMendForm(o *office, steps []data.Step, seq int64) (*stepForm, error) {
	effective, err := data.Effective(steps)
	if err != nil {
		return nil, err
	}
	for i, s := range effective {
		if s.Seq != seq || i == 0 {
			continue
		}
		before, err := data.Fold(effective[:i])
		if err != nil {
			return nil, err
		}
		f := &stepForm{o: o, letter: before, kind: s.Content.StepType(), mended: &s, steps: steps}
		f.build()
		return f, nil
	}
	return nil, data.Tell(nil, "mend.gone")
}

func (f *stepForm) build() {
	f.date = f.o.dateField()
	f.date.SetDate(f.o.today())
	dateField := ui.NewField(f.dateLabel(), f.date).Require()
	f.stepFields = fieldsOf(f)
	f.beside[data.FieldOn] = dateField
	if f.kind != data.StepNoted {
		f.fields = append([]*ui.Field{dateField}, f.fields...)
	}
	f.reason, f.whyNow = ui.NewTextEntry(2), ui.NewTextEntry(2)
	if f.mended != nil {
		f.beside[fieldMendReason] = ui.NewField(assets.Text("mend.reason"), f.reason).Require().Across()
		f.fields = append(f.fields, f.beside[fieldMendReason])
		f.date.SetDate(f.mended.On)
		if reply, ok := f.mended.Content.(data.Reply); ok && !reply.On.IsZero() {
			f.date.SetDate(reply.On)
		}
		f.fill(f.mended.Content)
	} else {
		f.beside[fieldOrderReason] = f.orderField()
		f.fields = append(f.fields, f.beside[fieldOrderReason])
		if f.next.Default.Content != nil {
			f.fill(f.proposed(f.next.Default.Content))
		}
	}
	columns := 2
	if f.kind == data.StepHandled { // the day and what was judged in one line
		columns = 3
	}
	f.form = ui.NewForm(columns, f.fields...)
	f.form.OnSave, f.form.OnCancel = f.check, f.o.back
	f.save = ui.NewButton(assets.Text("step.save"), theme.DocumentSaveIcon(), f.check)
	f.save.Importance = widget.HighImportance
	f.form.OnLastEnter = func() { f.o.window.Canvas().Focus(f.save) }
	f.trouble = widget.NewLabel("")
	f.trouble.Importance, f.trouble.Wrapping = widget.DangerImportance, fyne.TextWrapWord
	f.trouble.Hide()
	f.order = widget.NewLabel("")
	f.order.Importance, f.order.Wrapping = widget.WarningImportance, fyne.TextWrapWord
	f.order.Hide()
	f.late = widget.NewLabel("")
	f.late.Importance, f.late.Wrapping = widget.WarningImportance, fyne.TextWrapWord

	heading := widget.NewLabelWithStyle(f.heading(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	cancel := ui.NewButton(assets.Text("step.cancel"), theme.CancelIcon(), f.o.back)
	f.column = container.NewVBox(heading, f.explained(), f.order, f.late, f.trouble, inset(f.form),
		inset(container.NewHBox(layout.NewSpacer(), cancel, f.save)))
	shown := f.letter.Masked()
	f.whole = besides(f.column, newFactsView(&shown))
	if f.date.OnChanged == nil {
		f.date.OnChanged = f.rearrange
	}
	f.rearrange()
	f.begun = f.typed()
}

// day is the legal date as far as it can be read, else today.
func (f *stepForm) day() data.Date {
	if on, err := f.date.Date(); err == nil && !on.IsZero() {
		return on
	}
	return f.o.today()
}

func (f *stepForm) heading() string {
	if f.mended != nil {
		return assets.Text("mend.heading", strings.ToLower(f.kind.Label()), f.letter.Number.String())
	}
	return assets.Text("step.heading", f.kind.Label(), f.letter.Number.String())
}

func (f *stepForm) Title() string              { return f.heading() }
func (f *stepForm) Content() fyne.CanvasObject { return f.whole }
func (*stepForm) Help() string                 { return "xu-ly" }
func (f *stepForm) Enter()                     { f.o.focusForm(f.form) }

// Leave asks before typed content is thrown away.
func (f *stepForm) Leave(next func()) {
	f.o.leaveTyped(f.typed() == f.begun, next)
}

// typed is what stands in the fields, for telling whether anything was typed.
func (f *stepForm) typed() string {
	content, unread := f.read()
	day, err := f.date.Date()
	return fmt.Sprintf("%#v %v %v %v %s %s", content, unread, day, err, f.reason.Text, f.whyNow.Text)
}

// rearrange shows the fields that apply.
func (f *stepForm) rearrange() {
	if f.form == nil {
		return
	}
	if f.arrange != nil {
		f.arrange()
	}
	f.arrangeOrder()
	f.arrangeLate()
	size := f.form.Size() // a form of the same height does not notice that other fields are shown
	f.form.Resize(fyne.NewSize(size.Width, 0))
	f.form.Resize(size)
	f.column.Refresh()
}

// dateLabel names the legal date of the step.
func (f *stepForm) dateLabel() string {
	if f.kind == data.StepSettled {
		return assets.Text("step.on.settled." + string(f.letter.Kind))
	}
	return assets.Text("step.on." + string(f.kind))
}

// check shows what is wrong beside the fields, asks about what is unusual, and
// writes the step when nothing is wrong.
func (f *stepForm) check() {
	if f.saving {
		return
	}
	c := f.o.window.Canvas()
	if list := c.Focused(); list != nil && c.Overlays().Top() != nil {
		list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) // a list of suggestions would outlive the form
	}
	c.Unfocus() // a date field settles now and not after the problems are shown
	f.form.Clear()
	drafts, all := f.drafts()
	if wrong := data.Blocking(all); len(wrong) > 0 {
		f.show(wrong)
		return
	}
	f.show(all)
	if f.mended != nil {
		mended, err := data.Correct(f.mended.Seq, drafts[0].On, drafts[0].Content, data.CleanLines(f.reason.Value()))
		if err != nil {
			f.o.failed(assets.Text("step.failed"), err)
			return
		}
		drafts = []data.Draft{mended}
		all = append(all, consequences(f.steps, mended, f.o.today())...)
	}
	if len(all) == 0 {
		f.write(drafts)
		return
	}
	sentences := make([]string, len(all))
	for i, p := range all {
		sentences[i] = p.Sentence
	}
	ui.Confirm(f.o.window, assets.Text("step.unusual"), strings.Join(sentences, "\n"), assets.Text("step.saveAnyway"),
		func() { f.write(drafts) })
}

// drafts are the steps as typed, and what is wrong or unusual about them.
func (f *stepForm) drafts() ([]data.Draft, []data.Problem) {
	var problems []data.Problem
	on, err := f.date.Date()
	if err != nil {
		problems = append(problems, data.Problem{Field: data.FieldOn, Sentence: err.Error()})
		on = f.o.today() // judged by its other fields
	}
	content, unread := f.read()
	problems = append(problems, unread...)
	drafts := []data.Draft{{On: on, Content: content}}
	if f.also != nil {
		drafts = append(drafts, f.also(on)...)
	}
	against := f.outOfOrder(content)
	letter := f.letter
	for _, d := range drafts {
		for _, p := range f.o.law().CheckStep(letter, d, f.o.today()) {
			if p.Field != data.FieldOutOfOrder || against == "" { // the clerk gives a reason instead
				problems = append(problems, p)
			}
		}
		letter = letter.Apply(d)
	}
	if against != "" {
		reason, err := f.orderReason()
		if err != nil {
			problems = append(problems, data.Problem{Field: fieldOrderReason, Sentence: err.Error()})
		}
		drafts = append(drafts, law.OutOfOrder(f.kind, on, reason))
	}
	if handled, ok := content.(data.Handled); ok && handled.Handling == data.Guide {
		problems = append(problems, f.guidedBefore()...)
	}
	if f.kind == data.StepAssigned {
		problems = append(problems, f.dayProblems(on)...)
	}
	if f.mended != nil && data.Clean(f.reason.Text) == "" {
		problems = append(problems, data.Problem{Field: fieldMendReason, Sentence: assets.Text("mend.reason.missing")})
	}
	return drafts, problems
}

// guidedBefore warns when the sender was guided about the same matter already
// (TT 05/2021: once only).
func (f *stepForm) guidedBefore() []data.Problem {
	others, err := f.o.store.Similar(f.o.ctx(), data.Facts{Sender: f.letter.Sender}, 50)
	if err != nil {
		slog.Error("letters of the same sender", "error", err) // the step can be recorded without the warning
		return nil
	}
	if f.letter.Matter != "" {
		page, err := f.o.store.Letters(f.o.ctx(), store.Query{Matter: f.letter.Matter})
		if err != nil {
			slog.Error("letters of the same matter", "error", err)
		}
		others = append(others, page.Letters...)
	}
	number, guided := law.GuidedBefore(f.letter, others)
	if !guided {
		return nil
	}
	return []data.Problem{{Field: data.FieldHandling, Sentence: assets.Text("step.guidedBefore", number.String()), Warning: true}}
}

// dayProblems judges the day of a step whose day no limit depends on.
func (f *stepForm) dayProblems(on data.Date) []data.Problem {
	var problems []data.Problem
	for _, p := range data.CheckStep(f.letter, data.Draft{On: on, Content: data.Reply{Number: "1"}}, f.o.today()) {
		if p.Field == data.FieldOn {
			problems = append(problems, p)
		}
	}
	return problems
}

// show puts the problems beside their fields, those without a field above the form.
func (f *stepForm) show(problems []data.Problem) {
	var above []string
	said := map[*ui.Field]bool{}
	for _, p := range problems {
		field := f.beside[p.Field]
		if field == nil || !field.Visible() || said[field] {
			above = append(above, p.Sentence)
			continue
		}
		said[field] = true
		field.SetProblem(p.Sentence)
	}
	f.trouble.Hidden = len(above) == 0
	f.trouble.SetText(strings.Join(above, "\n"))
	f.column.Refresh()
	if len(problems) > 0 && !f.form.FocusFirstProblem() {
		f.form.FocusFirst()
	}
}

// write keeps the steps and goes back to the letter.
func (f *stepForm) write(drafts []data.Draft) {
	f.saving = true
	f.save.Disable()
	perform := f.perform
	if perform == nil || f.mended != nil {
		perform = func(drafts []data.Draft) (data.Letter, error) {
			return f.o.do().Record(f.o.ctx(), f.letter.ID, drafts...)
		}
	}
	ui.RunAsync(func() (data.Letter, error) { return perform(drafts) },
		func(_ data.Letter, err error) {
			f.saving = false
			f.save.Enable()
			var refused *store.CheckError
			switch {
			case errors.As(err, &refused):
				f.show(refused.Problems)
				return
			case err != nil:
				f.o.failed(assets.Text("step.failed"), err)
				return
			}
			f.begun = f.typed()
			ui.Toast(f.o.window.Canvas(), assets.Text("step.saved", f.kind.Label(), f.letter.Number.String()))
			if f.o.inFront(f) {
				f.o.drop()
			}
		})
}
