package reception

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/law/numbers"
	"donthu/data/register"
	"donthu/data/secrecy"
	"donthu/data/steps"
	"donthu/data/store"
)

// Visit is the page of a visit: what was said, the clock of the answer, its history,
// and what can be done with it.
type Visit struct {
	views.Sheet[*Visit, visitFile]
	id      int64
	secrecy views.Secrecy
	papers  *views.PapersView
	files   *views.FilesView
}

// visitFile is what the register holds about a visit.
type visitFile struct {
	register.Reception
	steps []steps.Step
	given []register.Direction // what was directed at it
}

func visitActions() []views.Action[*Visit] {
	return []views.Action[*Visit]{
		{Key: "visitPage.letter", Icon: look.IconAdd, Do: (*Visit).makeLetter, Fits: func(p *Visit) bool { return p.Now.Letter == "" && p.Now.Refusal == "" }},
		{Key: "visitPage.answer", Icon: look.IconSend, Do: (*Visit).answer, Fits: func(p *Visit) bool { return p.Now.AnsweredOn.IsZero() && p.Now.Refusal == "" }},
		{Key: "visitPage.correct", Icon: look.IconEdit, Do: func(p *Visit) {
			p.secrecy.Correct(p.Now.Secret(), func() { p.O.Push(newVisitCorrection(p.O, p.Now.Reception)) })
		}},
		{Key: "visitPage.direct", Icon: look.IconClipboard, Do: (*Visit).direct},
		{Key: "visitPage.annul", Icon: look.IconDelete, Do: (*Visit).annul},
		{Key: "visitPage.compose", Icon: look.IconMail, Do: func(p *Visit) { p.O.Open(desk.VisitCompose{Visit: p.Now.Reception, Given: p.Now.given}) }},
		{Key: "filed.add", Icon: look.IconAttach, Do: func(p *Visit) { p.files.Choose() }},
	}
}

// NewVisit is the page of the visit with the id.
func NewVisit(o *desk.Desk, id int64) *Visit {
	p := &Visit{id: id, secrecy: views.Secrecy{O: o, Subject: register.ReceptionSubject, Id: id}}
	p.Sheet = views.NewSheet(o, p, func(ctx context.Context) (f visitFile, err error) {
		if f.Reception, err = o.Store.Reception(ctx, id); err != nil {
			return f, err
		}
		if f.steps, err = o.Store.Steps(ctx, register.ReceptionSubject, id); err != nil {
			return f, err
		}
		f.given, _, err = o.Store.Directions(ctx, store.DirectionQuery{Visit: id})
		return f, err
	})
	p.Manual, p.Actions, p.Face = "tiep-cong-dan", visitActions(), p.face
	p.Failed = func(err error) { o.Failed(assets.Text("desk.failed"), err) }
	return p
}

// Drop takes files that lie with the visit, or the scan of one of its documents.
func (p *Visit) Drop(files []string) bool { return p.Known && p.papers.Drop(files, p.files) }

// Title names the visit once it is read.
func (p *Visit) Title() string {
	if !p.Known {
		return assets.Text("visitPage.title")
	}
	return assets.Text("visitPage.heading", "visit", office.VisitName(&p.Now.Reception), "visitor", p.Now.ShownVisitor())
}

// Keys are those of the actions, and Alt+V for the documents.
func (p *Visit) Keys() []kit.Key {
	return append(p.Sheet.Keys(), kit.AltKey(fyne.KeyV, func() {
		if p.Known {
			p.papers.Focus(assets.Text("visitPage.noDocuments"))
		}
	}))
}

func (p *Visit) face() views.Face {
	o, visit, steps := p.O, p.Now.Reception, p.Now.steps
	f := views.Face{Name: kit.Shortened(p.Title(), 80), Said: []fyne.CanvasObject{p.clock()}, Share: 0.58,
		Chips: []look.Chip{{Text: visit.Kind.Label(), Tone: look.Told}}}
	if visit.Secret() && !p.secrecy.Shown { // the chip says who, and is never cut as a name may be
		f.Name = assets.Text("visitPage.heading.covered", "visit", office.VisitName(&visit))
		f.Chips = append(f.Chips, views.VisitorChip(&visit))
	}
	if former := register.FormerShown(visit.Former, kit.ShownCount(visit.Turn)); former != "" {
		f.Chips = append(f.Chips, look.Chip{Text: former, Tone: look.Still})
	}
	if numbers.IsGroup(visit.People) {
		f.Chips = append(f.Chips, look.Chip{Icon: look.IconPeople, Text: assets.Text("visitPage.group"), Tone: look.Soon})
	}
	if visit.Secret() {
		f.State = append(f.State, p.secrecy.Button(p.Enter))
	}
	var veil *secrecy.Veil
	if !p.secrecy.Shown {
		visit, steps = visit.Masked(), register.MaskSteps(steps)
		if p.Now.Secret() {
			veil = register.NewVeil(p.Now.Everybody()...)
		}
	}
	left := container.NewVBox(views.NewPairs(views.VisitFacts(&visit)))
	views.AddLetter(o, left, visit.Letter)
	if len(p.Now.given) > 0 {
		left.Add(views.NewDirectionsOf(o, p.Now.given, veil))
	}
	p.papers = views.NewPapersView(o, register.Occasion{Visit: p.Now.Reception}, register.Occasion{Visit: visit}, p.Enter)
	p.files = views.NewFilesView(o, register.Occasion{Visit: p.Now.Reception}, register.Occasion{Visit: visit}, &p.secrecy, p.Enter)
	f.Left, f.Right = container.NewVScroll(left), container.NewVScroll(views.NewPast(o, steps, p.papers.Whole, p.files.Listed()))
	return f
}

// clock says until when the visitor is to be answered, and why.
func (p *Visit) clock() fyne.CanvasObject {
	rules, why, importance := p.O.Law(), "", widget.MediumImportance
	sentence := assets.Text("visitPage.refused", "reason", kit.OneLine(p.Now.Refusal))
	if clock, ok := rules.Answer(&p.Now.Reception); ok {
		answer, standing := answerWords(&p.Now.Reception, rules, p.O.Today())
		sentence = assets.Text("visitPage.answered", "answer", answer)
		if !clock.Done {
			sentence = assets.Text("visitPage.answerBy", "due", answer)
		}
		importance = kit.ImportantIf(standing == law.Overdue, widget.DangerImportance)
		why = kit.Joined(" ", clock.Name+".", clock.Explanation, clock.Note)
	}
	said := kit.Wrapped(sentence, importance)
	said.TextStyle.Bold = true
	column := container.New(look.CloseColumn{}, said)
	if why != "" {
		column.Add(kit.Caption(why))
	}
	return views.NewPanel(column)
}

// makeLetter opens the form of a letter filled in from the visit; once it is
// registered the visit names it.
func (p *Visit) makeLetter() {
	p.O.Open(desk.NewLetter{Known: office.FactsOfVisit(&p.Now.Reception), Draft: fmt.Sprintf("letter-visit-%d", p.id), Visit: p.id})
}

// direct opens the form for what the leader, the head or a delegate, directed at the visit.
func (p *Visit) direct() {
	leader := p.Now.ReceivedBy
	if p.Now.Host == register.Officer {
		leader = ""
	}
	p.O.Open(desk.NewDirection{Known: register.Directed{Source: register.FromVisit, Visit: p.id, Letter: p.Now.Letter, Leader: leader, Content: p.Now.Handling}})
}

// visitSaid is what a clerk answers in a question about a visit.
type visitSaid struct {
	On   day.Date
	Text string
}

// ask asks about the visit in a dialog.
func (p *Visit) ask(key string, begin visitSaid, questions ...*kit.Question[visitSaid]) *kit.Record[visitSaid] {
	r := kit.NewRecord(p.O.Around(func() desk.Page { return p }), 2, begin, questions...)
	r.Heading = assets.Text(key)
	r.Failed = func(err error) { p.O.Failed(assets.Text("visit.notSaved"), err) }
	return r
}

func visitText(key, field, missing string, rows int) *kit.Question[visitSaid] {
	return kit.Lines(key, field, rows, func(s *visitSaid) *string { return &s.Text }).Must(missing)
}

// answer asks what the visitor was answered and when.
func (p *Visit) answer() {
	o := p.O
	r := p.ask("visitPage.answer", visitSaid{On: o.Today(), Text: p.Now.Outcome},
		kit.Day("visit.answeredOn", register.FieldAnsweredOn, o.DateField(), func(s *visitSaid) *day.Date { return &s.On }).
			Must("check.on.missing"),
		visitText("visit.outcome", register.FieldOutcome, "visit.outcome.missing", 4))
	r.Check = func(s visitSaid) []data.Problem {
		visit := p.Now.Reception
		visit.AnsweredOn, visit.Outcome = s.On, s.Text
		return data.Blocking(register.CheckReception(visit, o.Today()))
	}
	r.Write = func(s visitSaid) (kit.Saved, error) {
		return kit.Saved{Said: assets.Text("visitPage.kept"), Then: p.Enter}, o.Do().AnswerVisit(o.Ctx(), p.id, s.On, s.Text)
	}
	r.Open()
}

// annul takes a visit out that was written down by mistake.
func (p *Visit) annul() {
	r := p.ask("visitPage.annul", visitSaid{}, visitText("mend.reason", data.FieldReason, "mend.reason.missing", 3))
	r.SaveText = assets.Text("visitPage.annul.do")
	r.Write = func(s visitSaid) (kit.Saved, error) {
		return kit.Saved{Said: assets.Text("visitPage.annulled"), Then: p.O.Drop}, p.O.Do().AnnulReception(p.O.Ctx(), p.id, s.Text)
	}
	r.Open()
}

// answerWords says whether the visitor was answered, or until when (LTCD Điều 28).
func answerWords(r *register.Reception, l *law.Office, today day.Date) (string, law.Standing) {
	clock, ok := l.Answer(r)
	switch {
	case ok:
	case r.Refusal != "":
		return assets.Text("desk.refused"), ""
	default:
		return "", ""
	}
	standing := clock.Standing(today)
	switch standing {
	case law.Running, law.LastDay, law.Overdue:
		return views.DueText(clock.Due, today), standing
	case law.InTime, law.TooLate:
		return assets.Text("visitPage.answeredOn", "day", clock.Met.Shown()), standing
	}
	return standing.Label(), standing
}
