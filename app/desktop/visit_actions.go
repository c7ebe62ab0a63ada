package desktop

import (
	clerk "donthu/app/office"

	"fmt"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
)

// makeLetter opens the form of a letter filled in from the visit; once it is
// registered the visit names it.
func (p *visitPage) makeLetter() {
	p.o.open(NewLetterRef{Known: clerk.FactsOfVisit(&p.visit), Draft: fmt.Sprintf("letter-visit-%d", p.id), Visit: p.id})
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
	p.o.open(NewDirectionRef{Known: data.Directed{Source: data.FromVisit, Visit: p.id, Letter: p.visit.Letter,
		Leader: p.leader(), Content: p.visit.Handling}})
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
		p.o.drop()
		return true
	}, field)
}

func (p *visitPage) keep(err error) {
	if err != nil {
		p.o.failed(assets.Text("visit.notSaved"), err)
		return
	}
	ui.Toast(p.o.window.Canvas(), assets.Text("visitPage.kept"))
	p.Enter()
}

func (p *visitPage) ask(title, verb string, do func() bool, fields ...*ui.Field) {
	p.o.askIn(title, verb, do, fields...)
}
