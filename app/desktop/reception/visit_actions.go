package reception

import (
	"fmt"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
)

// makeLetter opens the form of a letter filled in from the visit; once it is
// registered the visit names it.
func (p *Visit) makeLetter() {
	p.o.Open(desk.NewLetter{Known: office.FactsOfVisit(&p.visit), Draft: fmt.Sprintf("letter-visit-%d", p.id), Visit: p.id})
}

// answer asks what the visitor was answered and when.
func (p *Visit) answer() {
	day := p.o.DateField()
	day.SetDate(p.o.Today())
	text := kit.NewTextEntry(4)
	text.SetText(p.visit.Outcome)
	dayField := kit.NewField(assets.Text("visit.answeredOn"), day).Require()
	textField := kit.NewField(assets.Text("visit.outcome"), text).Require().Across()
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
			for _, problem := range data.Blocking(data.CheckReception(visit, p.o.Today())) {
				dayField.SetProblem(problem.Sentence)
				return false
			}
			p.keep(p.o.Do().AnswerVisit(p.o.Ctx(), p.id, on, visit.Outcome))
			return true
		}
		return false
	}, dayField, textField)
}

// direct opens the form for what the leader directed at the visit.
func (p *Visit) direct() {
	p.o.Open(desk.NewDirection{Known: data.Directed{Source: data.FromVisit, Visit: p.id, Letter: p.visit.Letter,
		Leader: p.leader(), Content: p.visit.Handling}})
}

// leader is who received when it was the head or a delegate.
func (p *Visit) leader() string {
	if p.visit.Host == data.Officer {
		return ""
	}
	return p.visit.ReceivedBy
}

// annul takes a visit out that was written down by mistake.
func (p *Visit) annul() {
	reason := kit.NewTextEntry(3)
	field := kit.NewField(assets.Text("mend.reason"), reason).Require().Across()
	p.ask(assets.Text("visitPage.annul"), assets.Text("visitPage.annul.do"), func() bool {
		if reason.Value() == "" {
			field.SetProblem(assets.Text("mend.reason.missing"))
			return false
		}
		if err := p.o.Store.AnnulReception(p.o.Ctx(), p.id, reason.Value()); err != nil {
			p.keep(err)
			return true
		}
		kit.Toast(p.o.Window.Canvas(), assets.Text("visitPage.annulled"))
		p.o.Drop()
		return true
	}, field)
}

func (p *Visit) keep(err error) {
	if err != nil {
		p.o.Failed(assets.Text("visit.notSaved"), err)
		return
	}
	kit.Toast(p.o.Window.Canvas(), assets.Text("visitPage.kept"))
	p.Enter()
}

func (p *Visit) ask(title, verb string, do func() bool, fields ...*kit.Field) {
	p.o.AskIn(title, verb, do, fields...)
}
