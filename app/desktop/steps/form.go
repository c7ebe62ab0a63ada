package steps

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

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
	"donthu/data/store"
)

// stepForm is the page on which a clerk records one step of a letter, or puts
// one right that was recorded before.
type Form struct {
	desk.PlainPage
	o      *desk.Desk
	letter data.Letter // as the step finds it
	Kind   data.StepType
	mended *data.Step // the step that is put right, nil for a new one
	steps  []data.Step
	next   law.NextStep   // as the guide offers the new step
	guide  []law.NextStep // all that may follow

	views.StepFields
	Date    *kit.DateField
	Reason  *kit.Entry    // why a step is put right
	whyNow  *kit.Entry    // why a step is recorded that the law does not provide for now
	order   *widget.Label // what the law says against it
	late    *widget.Label // that a report was sent that the step counts in
	form    *kit.Form
	trouble *widget.Label // what is wrong and stands beside no field
	save    *kit.Button
	column  *fyne.Container
	whole   fyne.CanvasObject
	begun   string // what stood in the fields at first
	saving  bool
}

const fieldMendReason = "mend-reason" // beside the reason of a correction

// newStepForm is the form for a new step of the letter, filled in with what the
// guide proposes; without a proposal the form is empty.
func NewForm(o *desk.Desk, letter data.Letter, next law.NextStep) *Form {
	f := &Form{o: o, letter: letter, Kind: next.Type, next: next, guide: o.GuideOf(letter)}
	f.build()
	return f
}

// newMendForm is the form that puts right the step seq of a letter; steps are
// all its steps, oldest first. The error says that they do not fit together.
func newMendForm(o *desk.Desk, steps []data.Step, seq int64) (*Form, error) {
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
		f := &Form{o: o, letter: before, Kind: s.Content.StepType(), mended: &s, steps: steps}
		f.build()
		return f, nil
	}
	return nil, data.Tell(nil, "mend.gone")
}

func (f *Form) build() {
	f.Date = f.o.DateField()
	f.Date.SetDate(f.o.Today())
	dateField := kit.NewField(f.dateLabel(), f.Date).Require()
	f.StepFields = fieldsOf(f)
	f.Beside[data.FieldOn] = dateField
	if f.Kind != data.StepNoted {
		f.Fields = append([]*kit.Field{dateField}, f.Fields...)
	}
	f.Reason, f.whyNow = kit.NewTextEntry(2), kit.NewTextEntry(2)
	if f.mended != nil {
		f.Beside[fieldMendReason] = kit.NewField(assets.Text("mend.reason"), f.Reason).Require().Across()
		f.Fields = append(f.Fields, f.Beside[fieldMendReason])
		f.Date.SetDate(f.mended.On)
		if reply, ok := f.mended.Content.(data.Reply); ok && !reply.On.IsZero() {
			f.Date.SetDate(reply.On)
		}
		f.Fill(f.mended.Content)
	} else {
		f.Beside[fieldOrderReason] = f.orderField()
		f.Fields = append(f.Fields, f.Beside[fieldOrderReason])
		if f.next.Default.Content != nil {
			f.Fill(f.proposed(f.next.Default.Content))
		}
	}
	columns := 2
	if f.Kind == data.StepHandled { // the day and what was judged in one line
		columns = 3
	}
	f.form = kit.NewForm(columns, f.Fields...)
	f.form.OnSave, f.form.OnCancel = f.check, f.o.Back
	f.save = kit.NewButton(assets.Text("step.save"), theme.DocumentSaveIcon(), f.check)
	f.save.Importance = widget.HighImportance
	f.form.OnLastEnter = func() { f.o.Window.Canvas().Focus(f.save) }
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
	cancel := kit.NewButton(assets.Text("step.cancel"), theme.CancelIcon(), f.o.Back)
	f.column = container.NewVBox(heading, f.explained(), f.order, f.late, f.trouble, kit.Inset(f.form),
		kit.Inset(container.NewHBox(layout.NewSpacer(), cancel, f.save)))
	shown := f.letter.Masked()
	f.whole = kit.Besides(f.column, views.NewFactsView(&shown))
	if f.Date.OnChanged == nil {
		f.Date.OnChanged = f.rearrange
	}
	f.rearrange()
	f.begun = f.typed()
}

// day is the legal date as far as it can be read, else today.
func (f *Form) day() data.Date {
	if on, err := f.Date.Date(); err == nil && !on.IsZero() {
		return on
	}
	return f.o.Today()
}

func (f *Form) heading() string {
	if f.mended != nil {
		return assets.Text("mend.heading", strings.ToLower(f.Kind.Label()), f.letter.Number.String())
	}
	return assets.Text("step.heading", f.Kind.Label(), f.letter.Number.String())
}

func (f *Form) Title() string              { return f.heading() }
func (f *Form) Content() fyne.CanvasObject { return f.whole }
func (*Form) Help() string                 { return "xu-ly" }
func (f *Form) Enter()                     { f.o.FocusForm(f.form) }

// Leave asks before typed content is thrown away.
func (f *Form) Leave(next func()) {
	f.o.LeaveTyped(f.typed() == f.begun, next)
}

// typed is what stands in the fields, for telling whether anything was typed.
func (f *Form) typed() string {
	content, unread := f.Read()
	day, err := f.Date.Date()
	return fmt.Sprintf("%#v %v %v %v %s %s", content, unread, day, err, f.Reason.Text, f.whyNow.Text)
}

// rearrange shows the fields that apply.
func (f *Form) rearrange() {
	if f.form == nil {
		return
	}
	if f.Arrange != nil {
		f.Arrange()
	}
	f.arrangeOrder()
	f.arrangeLate()
	size := f.form.Size() // a form of the same height does not notice that other fields are shown
	f.form.Resize(fyne.NewSize(size.Width, 0))
	f.form.Resize(size)
	f.column.Refresh()
}

// dateLabel names the legal date of the step.
func (f *Form) dateLabel() string {
	if f.Kind == data.StepSettled {
		return assets.Text("step.on.settled." + string(f.letter.Kind))
	}
	return assets.Text("step.on." + string(f.Kind))
}

// check shows what is wrong beside the fields, asks about what is unusual, and
// writes the step when nothing is wrong.
func (f *Form) check() {
	if f.saving {
		return
	}
	c := f.o.Window.Canvas()
	if list := c.Focused(); list != nil && c.Overlays().Top() != nil {
		list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) // a list of suggestions would outlive the form
	}
	c.Unfocus() // a date field settles now and not after the problems are shown
	f.form.Clear()
	drafts, all := f.Drafts()
	if wrong := data.Blocking(all); len(wrong) > 0 {
		f.show(wrong)
		return
	}
	f.show(all)
	if f.mended != nil {
		mended, err := data.Correct(f.mended.Seq, drafts[0].On, drafts[0].Content, data.CleanLines(f.Reason.Value()))
		if err != nil {
			f.o.Failed(assets.Text("step.failed"), err)
			return
		}
		drafts = []data.Draft{mended}
		all = append(all, consequences(f.steps, mended, f.o.Today())...)
	}
	if len(all) == 0 {
		f.write(drafts)
		return
	}
	sentences := make([]string, len(all))
	for i, p := range all {
		sentences[i] = p.Sentence
	}
	kit.Confirm(f.o.Window, assets.Text("step.unusual"), strings.Join(sentences, "\n"), assets.Text("step.saveAnyway"),
		func() { f.write(drafts) })
}

// Drafts are the steps as typed, and what is wrong or unusual about them.
func (f *Form) Drafts() ([]data.Draft, []data.Problem) {
	var problems []data.Problem
	on, err := f.Date.Date()
	if err != nil {
		problems = append(problems, data.Problem{Field: data.FieldOn, Sentence: err.Error()})
		on = f.o.Today() // judged by its other fields
	}
	content, unread := f.Read()
	problems = append(problems, unread...)
	drafts := []data.Draft{{On: on, Content: content}}
	if f.Also != nil {
		drafts = append(drafts, f.Also(on)...)
	}
	against := f.outOfOrder(content)
	letter := f.letter
	for _, d := range drafts {
		for _, p := range f.o.Law().CheckStep(letter, d, f.o.Today()) {
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
		drafts = append(drafts, law.OutOfOrder(f.Kind, on, reason))
	}
	if handled, ok := content.(data.Handled); ok && handled.Handling == data.Guide {
		problems = append(problems, f.guidedBefore()...)
	}
	if f.Kind == data.StepAssigned {
		problems = append(problems, f.dayProblems(on)...)
	}
	if f.mended != nil && data.Clean(f.Reason.Text) == "" {
		problems = append(problems, data.Problem{Field: fieldMendReason, Sentence: assets.Text("mend.reason.missing")})
	}
	return drafts, problems
}

// guidedBefore warns when the sender was guided about the same matter already
// (TT 05/2021: once only).
func (f *Form) guidedBefore() []data.Problem {
	others, err := f.o.Store.Similar(f.o.Ctx(), data.Facts{Sender: f.letter.Sender}, 50)
	if err != nil {
		slog.Error("letters of the same sender", "error", err) // the step can be recorded without the warning
		return nil
	}
	if f.letter.Matter != "" {
		page, err := f.o.Store.Letters(f.o.Ctx(), store.Query{Matter: f.letter.Matter})
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
func (f *Form) dayProblems(on data.Date) []data.Problem {
	var problems []data.Problem
	for _, p := range data.CheckStep(f.letter, data.Draft{On: on, Content: data.Reply{Number: "1"}}, f.o.Today()) {
		if p.Field == data.FieldOn {
			problems = append(problems, p)
		}
	}
	return problems
}

// show puts the problems beside their fields, those without a field above the form.
func (f *Form) show(problems []data.Problem) {
	var above []string
	said := map[*kit.Field]bool{}
	for _, p := range problems {
		field := f.Beside[p.Field]
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
func (f *Form) write(drafts []data.Draft) {
	f.saving = true
	f.save.Disable()
	perform := f.Perform
	if perform == nil || f.mended != nil {
		perform = func(drafts []data.Draft) (data.Letter, error) {
			return f.o.Do().Record(f.o.Ctx(), f.letter.ID, drafts...)
		}
	}
	kit.RunAsync(func() (data.Letter, error) { return perform(drafts) },
		func(_ data.Letter, err error) {
			f.saving = false
			f.save.Enable()
			var refused *store.CheckError
			switch {
			case errors.As(err, &refused):
				f.show(refused.Problems)
				return
			case err != nil:
				f.o.Failed(assets.Text("step.failed"), err)
				return
			}
			f.begun = f.typed()
			kit.Toast(f.o.Window.Canvas(), assets.Text("step.saved", f.Kind.Label(), f.letter.Number.String()))
			if f.o.InFront(f) {
				f.o.Drop()
			}
		})
}
