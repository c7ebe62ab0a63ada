package desktop

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/saying"
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
)

// The two ways of mending a step.
const (
	mendContent = "content"
	mendAnnul   = "annul"
)

// mendPage is where a clerk chooses the step that was recorded wrongly, and
// whether it is put right or taken out.
type mendPage struct {
	plainPage
	o      *office
	letter data.Letter
	steps  []data.Step

	step        *ui.Dropdown
	way         *ui.Choice
	reason      *ui.Entry
	stepField   *ui.Field
	wayField    *ui.Field
	reasonField *ui.Field
	form        *ui.Form
	column      *fyne.Container
	whole       fyne.CanvasObject
}

// openMend opens the page on which a step is corrected or taken out; steps are all
// steps of the letter, oldest first.
func openMend(o *office, letter data.Letter, steps []data.Step) {
	options, err := mendable(steps)
	if err == nil && len(options) == 0 {
		ui.ShowNotice(o.window, assets.Text("letter.do.mend"), assets.Text("mend.none"))
		return
	}
	m, err := newMendPage(o, letter, steps)
	if err != nil {
		o.failed(assets.Text("letter.failed"), err)
		return
	}
	o.push(m)
}

// newMendPage is the page for the letter; steps are all its steps, oldest first.
// The error says that the steps do not fit together.
func newMendPage(o *office, letter data.Letter, steps []data.Step) (*mendPage, error) {
	options, err := mendable(data.MaskSteps(steps))
	if err != nil {
		return nil, err
	}
	m := &mendPage{o: o, letter: letter, steps: steps, step: ui.NewDropdown(options, nil), reason: ui.NewTextEntry(2)}
	m.way = ui.NewChoice([]ui.Option{
		{Value: mendContent, Text: assets.Text("mend.content")},
		{Value: mendAnnul, Text: assets.Text("mend.annul")},
	}, func(string) { m.arrange() })
	m.stepField = ui.NewField(assets.Text("mend.step"), m.step).Require().Across()
	m.wayField = ui.NewField(assets.Text("mend.way"), m.way).Require().Across()
	m.reasonField = ui.NewField(assets.Text("mend.reason"), m.reason).Require().Across()
	m.form = ui.NewForm(1, m.stepField, m.wayField, m.reasonField)
	m.form.OnSave, m.form.OnCancel = m.proceed, o.back
	next := ui.NewButton(assets.Text("mend.next"), theme.NavigateNextIcon(), m.proceed)
	next.Importance = widget.HighImportance
	m.form.OnLastEnter = func() { o.window.Canvas().Focus(next) }
	cancel := ui.NewButton(assets.Text("step.cancel"), theme.CancelIcon(), o.back)

	heading := widget.NewLabelWithStyle(m.Title(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	explained := widget.NewLabel(assets.Text("mend.explained"))
	explained.Wrapping, explained.Importance = fyne.TextWrapWord, widget.LowImportance
	m.column = container.NewVBox(heading, explained, inset(m.form), inset(container.NewHBox(layout.NewSpacer(), cancel, next)))
	m.whole = besides(m.column, newTimelineOf(o, data.MaskSteps(steps)))
	if len(options) > 0 {
		m.step.SetValue(options[len(options)-1].Value)
	}
	m.way.SetValue(mendContent)
	m.arrange()
	return m, nil
}

// mendable are the steps that count and can be put right, oldest first. What
// came in with the letter is corrected in the letter's own form.
func mendable(steps []data.Step) ([]ui.Option, error) {
	effective, err := data.Effective(steps)
	if err != nil {
		return nil, err
	}
	var options []ui.Option
	for _, s := range effective {
		if s.Content.StepType() == data.StepReceived {
			continue
		}
		text := assets.Text("mend.option", dayOrUnknown(s.On), s.Content.StepType().Label())
		if what := oneLine(stepSummary(s.Content)); what != "" {
			text += ": " + shortened(what, 60)
		}
		options = append(options, ui.Option{Value: strconv.FormatInt(s.Seq, 10), Text: text})
	}
	return options, nil
}

func (m *mendPage) Title() string              { return assets.Text("mend.title", m.letter.Number.String()) }
func (m *mendPage) Content() fyne.CanvasObject { return m.whole }
func (*mendPage) Help() string                 { return "xu-ly" }
func (m *mendPage) Enter()                     { m.o.focusForm(m.form) }

func (m *mendPage) Leave(next func()) {
	m.o.leaveTyped(m.reason.Value() == "", next)
}

func (m *mendPage) arrange() {
	m.reasonField.Hidden = m.way.Value() != mendAnnul
	if m.column != nil {
		m.form.Refresh()
		m.column.Refresh()
	}
}

// proceed opens the form of the step, or takes the step out after asking.
func (m *mendPage) proceed() {
	m.form.Clear()
	seq, err := strconv.ParseInt(m.step.Value(), 10, 64)
	if err != nil {
		m.stepField.SetProblem(assets.Text("mend.step.missing"))
		m.form.FocusFirstProblem()
		return
	}
	if m.way.Value() == mendContent {
		form, err := newMendForm(m.o, m.steps, seq)
		if err != nil {
			m.o.failed(assets.Text("step.failed"), err)
			return
		}
		m.o.replace(form)
		return
	}
	reason := data.CleanLines(m.reason.Value())
	if reason == "" {
		m.reasonField.SetProblem(assets.Text("mend.reason.missing"))
		m.form.FocusFirstProblem()
		return
	}
	draft := data.Annul(seq, m.o.today(), reason)
	question := []string{assets.Text("mend.annul.ask")}
	for _, p := range consequences(m.steps, draft, m.o.today()) {
		question = append(question, p.Sentence)
	}
	ui.ConfirmDanger(m.o.window, assets.Text("mend.annul"), strings.Join(question, "\n"), assets.Text("mend.annul"),
		func() { m.annul(draft) })
}

func (m *mendPage) annul(draft data.Draft) {
	ui.RunAsync(func() (data.Letter, error) { return m.o.do().Record(m.o.ctx(), m.letter.ID, draft) },
		func(_ data.Letter, err error) {
			if err != nil {
				m.o.failed(assets.Text("step.failed"), err)
				return
			}
			m.reason.SetText("")
			ui.Toast(m.o.window.Canvas(), assets.Text("mend.saved", m.letter.Number.String()))
			if m.o.inFront(m) {
				m.o.drop()
			}
		})
}

// consequences are what the register would refuse of the correction, and the later
// steps of a letter that would no longer be in order once it is made: a settlement
// whose acceptance is taken out.
func consequences(steps []data.Step, correction data.Draft, today data.Date) []data.Problem {
	found, err := data.Letters.Check(steps, correction, today)
	if err != nil {
		return []data.Problem{{Sentence: saying.Of(err), Warning: true}}
	}
	return found
}
