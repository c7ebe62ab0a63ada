package desktop

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	clerk "donthu/app/office"
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
)

// makeLetter opens the form of a letter filled in from the visit; once it is
// registered the visit names it.
func (p *visitPage) makeLetter() {
	p.o.shell.push(newLetterFormWith(p.o, clerk.FactsOfVisit(&p.visit), fmt.Sprintf("letter-visit-%d", p.id), p.id))
}

func (p *visitPage) openLetter() {
	n, err := data.ParseNumber(p.visit.Letter)
	if err == nil {
		var letter data.Letter
		if letter, err = p.o.store.LetterByNumber(p.o.ctx(), n); err == nil {
			p.o.openLetter(letter.ID)
			return
		}
	}
	p.o.failed(assets.Text("letter.failed"), err)
}

// answer asks what the visitor was answered and when.
func (p *visitPage) answer() {
	day := p.o.dateField()
	day.SetDate(p.o.today())
	text := ui.NewTextEntry(4)
	text.SetText(p.visit.Outcome)
	dayField := ui.NewField(assets.Text("visit.answeredOn"), day).Require()
	textField := ui.NewField(assets.Text("visit.outcome"), text).Require().Across()
	p.ask(assets.Text("visitPage.answer"), assets.Text("visit.save"), func() bool {
		on, err := day.Date()
		visit := p.visit
		visit.AnsweredOn, visit.Outcome = on, text.Value()
		switch {
		case err != nil:
			dayField.SetProblem(err.Error())
		case on.IsZero():
			dayField.SetProblem(assets.Text("check.on.missing"))
		case visit.Outcome == "":
			textField.SetProblem(assets.Text("visit.outcome.missing"))
		default:
			for _, problem := range data.Blocking(data.CheckReception(visit, p.o.today())) {
				dayField.SetProblem(problem.Sentence)
				return false
			}
			p.keep(p.o.do().AnswerVisit(p.o.ctx(), p.id, on, visit.Outcome))
			return true
		}
		return false
	}, dayField, textField)
}

// direct opens the form for what the leader directed at the visit.
func (p *visitPage) direct() {
	p.o.shell.push(newDirectionForm(p.o, data.Directed{Source: data.FromVisit, Visit: p.id, Letter: p.visit.Letter,
		Leader: p.leader(), Content: p.visit.Handling}))
}

// leader is who received when it was the head or a delegate.
func (p *visitPage) leader() string {
	if p.visit.Host == data.Officer {
		return ""
	}
	return p.visit.ReceivedBy
}

// annul takes a visit out that was written down by mistake.
func (p *visitPage) annul() {
	reason := ui.NewTextEntry(3)
	field := ui.NewField(assets.Text("mend.reason"), reason).Require().Across()
	p.ask(assets.Text("visitPage.annul"), assets.Text("visitPage.annul.do"), func() bool {
		if reason.Value() == "" {
			field.SetProblem(assets.Text("mend.reason.missing"))
			return false
		}
		if err := p.o.store.AnnulReception(p.o.ctx(), p.id, reason.Value()); err != nil {
			p.keep(err)
			return true
		}
		ui.Toast(p.o.window.Canvas(), assets.Text("visitPage.annulled"))
		p.o.shell.drop()
		return true
	}, field)
}

func (p *visitPage) keep(err error) {
	if err != nil {
		p.o.failed(assets.Text("visit.notSaved"), err)
		return
	}
	ui.Toast(p.o.window.Canvas(), assets.Text("visitPage.kept"))
	p.enter()
}

func (p *visitPage) ask(title, verb string, do func() bool, fields ...*ui.Field) {
	p.o.askIn(title, verb, do, fields...)
}

// askIn asks a few questions in a dialog; do reports whether the answers were
// taken, else it puts problems beside the fields and the dialog stays.
func (o *office) askIn(title, verb string, do func() bool, fields ...*ui.Field) {
	form := ui.NewForm(2, fields...)
	var hide func()
	act := func() {
		form.Clear()
		if do() {
			hide()
			return
		}
		form.FocusFirstProblem()
	}
	form.OnSave = act
	save := ui.NewButton(verb, theme.ConfirmIcon(), act)
	save.Importance = widget.HighImportance
	cancel := ui.NewButton(assets.Text("step.cancel"), theme.CancelIcon(), func() { hide() })
	form.OnCancel = func() { hide() }
	form.OnLastEnter = func() { o.window.Canvas().Focus(save) }
	first, _ := fields[0].Widget.(fyne.Focusable)
	if within, ok := fields[0].Widget.(interface{ FocusTarget() fyne.Focusable }); ok {
		first = within.FocusTarget()
	}
	hide = ui.ShowContent(o.window, title, container.NewVBox(wide(640, form)), first, save, cancel)
}
