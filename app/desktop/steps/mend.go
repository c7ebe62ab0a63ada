package steps

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data"
)

// The two ways of mending a step.
const (
	mendContent = "content"
	MendAnnul   = "annul"
)

// MendPage is where a clerk chooses the step that was recorded wrongly, and
// whether it is put right or taken out.
type MendPage struct {
	desk.PlainPage
	o      *desk.Desk
	letter data.Letter
	Steps  []data.Step

	Step        *kit.Dropdown
	Way         *kit.Choice
	reason      *kit.Entry
	stepField   *kit.Field
	wayField    *kit.Field
	reasonField *kit.Field
	form        *kit.Form
	column      *fyne.Container
	whole       fyne.CanvasObject
}

// OpenMend opens the page on which a step is corrected or taken out; steps are all
// steps of the letter, oldest first.
func OpenMend(o *desk.Desk, letter data.Letter, steps []data.Step) {
	options, err := Mendable(steps)
	if err == nil && len(options) == 0 {
		kit.ShowNotice(o.Window, assets.Text("letter.do.mend"), assets.Text("mend.none"))
		return
	}
	m, err := newMendPage(o, letter, steps)
	if err != nil {
		o.Failed(assets.Text("letter.failed"), err)
		return
	}
	o.Push(m)
}

// newMendPage is the page for the letter; steps are all its steps, oldest first.
// The error says that the steps do not fit together.
func newMendPage(o *desk.Desk, letter data.Letter, steps []data.Step) (*MendPage, error) {
	options, err := Mendable(data.MaskSteps(steps))
	if err != nil {
		return nil, err
	}
	m := &MendPage{o: o, letter: letter, Steps: steps, Step: kit.NewDropdown(options, nil), reason: kit.NewTextEntry(2)}
	m.Way = kit.NewChoice([]kit.Option{
		{Value: mendContent, Text: assets.Text("mend.content")},
		{Value: MendAnnul, Text: assets.Text("mend.annul")},
	}, func(string) { m.arrange() })
	m.stepField = kit.NewField(assets.Text("mend.step"), m.Step).Require().Across()
	m.wayField = kit.NewField(assets.Text("mend.way"), m.Way).Require().Across()
	m.reasonField = kit.NewField(assets.Text("mend.reason"), m.reason).Require().Across()
	m.form = kit.NewForm(1, m.stepField, m.wayField, m.reasonField)
	m.form.OnSave, m.form.OnCancel = m.proceed, o.Back
	next := kit.NewButton(assets.Text("mend.next"), theme.NavigateNextIcon(), m.proceed)
	next.Importance = widget.HighImportance
	m.form.OnLastEnter = func() { o.Window.Canvas().Focus(next) }
	cancel := kit.NewButton(assets.Text("step.cancel"), theme.CancelIcon(), o.Back)

	heading := widget.NewLabelWithStyle(m.Title(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	explained := widget.NewLabel(assets.Text("mend.explained"))
	explained.Wrapping, explained.Importance = fyne.TextWrapWord, widget.LowImportance
	m.column = container.NewVBox(heading, explained, kit.Inset(m.form), kit.Inset(container.NewHBox(layout.NewSpacer(), cancel, next)))
	m.whole = kit.Besides(m.column, views.NewTimelineOf(o, data.MaskSteps(steps)))
	if len(options) > 0 {
		m.Step.SetValue(options[len(options)-1].Value)
	}
	m.Way.SetValue(mendContent)
	m.arrange()
	return m, nil
}

// Mendable are the steps that count and can be put right, oldest first. What
// came in with the letter is corrected in the letter's own form.
func Mendable(steps []data.Step) ([]kit.Option, error) {
	effective, err := data.Effective(steps)
	if err != nil {
		return nil, err
	}
	var options []kit.Option
	for _, s := range effective {
		if s.Content.StepType() == data.StepReceived {
			continue
		}
		text := assets.Text("mend.option", views.DayOrUnknown(s.On), s.Content.StepType().Label())
		if what := kit.OneLine(views.StepSummary(s.Content)); what != "" {
			text += ": " + kit.Shortened(what, 60)
		}
		options = append(options, kit.Option{Value: strconv.FormatInt(s.Seq, 10), Text: text})
	}
	return options, nil
}

func (m *MendPage) Title() string              { return assets.Text("mend.title", m.letter.Number.String()) }
func (m *MendPage) Content() fyne.CanvasObject { return m.whole }
func (*MendPage) Help() string                 { return "xu-ly" }
func (m *MendPage) Enter()                     { m.o.FocusForm(m.form) }

func (m *MendPage) Leave(next func()) {
	m.o.LeaveTyped(m.reason.Value() == "", next)
}

func (m *MendPage) arrange() {
	m.reasonField.Hidden = m.Way.Value() != MendAnnul
	if m.column != nil {
		m.form.Refresh()
		m.column.Refresh()
	}
}

// proceed opens the form of the step, or takes the step out after asking.
func (m *MendPage) proceed() {
	m.form.Clear()
	seq, err := strconv.ParseInt(m.Step.Value(), 10, 64)
	if err != nil {
		m.stepField.SetProblem(assets.Text("mend.step.missing"))
		m.form.FocusFirstProblem()
		return
	}
	if m.Way.Value() == mendContent {
		form, err := newMendForm(m.o, m.Steps, seq)
		if err != nil {
			m.o.Failed(assets.Text("step.failed"), err)
			return
		}
		m.o.Replace(form)
		return
	}
	reason := data.CleanLines(m.reason.Value())
	if reason == "" {
		m.reasonField.SetProblem(assets.Text("mend.reason.missing"))
		m.form.FocusFirstProblem()
		return
	}
	draft := data.Annul(seq, m.o.Today(), reason)
	question := []string{assets.Text("mend.annul.ask")}
	for _, p := range consequences(m.Steps, draft, m.o.Today()) {
		question = append(question, p.Sentence)
	}
	kit.ConfirmDanger(m.o.Window, assets.Text("mend.annul"), strings.Join(question, "\n"), assets.Text("mend.annul"),
		func() { m.annul(draft) })
}

func (m *MendPage) annul(draft data.Draft) {
	kit.RunAsync(func() (data.Letter, error) { return m.o.Do().Record(m.o.Ctx(), m.letter.ID, draft) },
		func(_ data.Letter, err error) {
			if err != nil {
				m.o.Failed(assets.Text("step.failed"), err)
				return
			}
			m.reason.SetText("")
			kit.Toast(m.o.Window.Canvas(), assets.Text("mend.saved", m.letter.Number.String()))
			if m.o.InFront(m) {
				m.o.Drop()
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
