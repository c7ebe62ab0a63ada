package reception

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// Visit is the page of a visit: what was said, the clock of the answer, its history,
// and what can be done with it.
type Visit struct {
	desk.PlainPage
	o       *desk.Desk
	id      int64
	file    visitFile
	secrecy views.Secrecy
	papers  *views.PapersView
	body    *fyne.Container
}

// visitFile is what the register holds about a visit.
type visitFile struct {
	data.Reception
	steps []data.Step
	given []data.Direction // what was directed at it
}

func visitActions() []views.Action[*Visit] {
	return []views.Action[*Visit]{
		{Key: "visitPage.letter", Icon: theme.DocumentCreateIcon(), Do: (*Visit).makeLetter, Fits: func(p *Visit) bool { return p.file.Letter == "" && p.file.Refusal == "" }},
		{Key: "visitPage.answer", Icon: theme.MailSendIcon(), Do: (*Visit).answer, Fits: func(p *Visit) bool { return p.file.AnsweredOn.IsZero() && p.file.Refusal == "" }},
		{Key: "visitPage.correct", Icon: theme.SettingsIcon(), Do: (*Visit).correct},
		{Key: "visitPage.direct", Icon: theme.MailForwardIcon(), Do: (*Visit).direct},
		{Key: "visitPage.annul", Icon: theme.DeleteIcon(), Do: (*Visit).annul},
		{Key: "visitPage.compose", Icon: theme.DocumentIcon(), Do: func(p *Visit) { p.o.Open(desk.VisitCompose{Visit: p.file.Reception, Given: p.file.given}) }},
	}
}

// NewVisit is the page of the visit with the id.
func NewVisit(o *desk.Desk, id int64) *Visit {
	return &Visit{o: o, id: id, body: container.NewStack(), secrecy: views.Secrecy{O: o, Subject: data.ReceptionSubject, Id: id}}
}

// Title names the visit once it is read.
func (p *Visit) Title() string {
	if p.file.ID == 0 {
		return assets.Text("visitPage.title")
	}
	return assets.Text("visitPage.heading", office.VisitName(&p.file.Reception), p.file.ShownVisitor())
}

func (p *Visit) Content() fyne.CanvasObject { return p.body }
func (*Visit) Help() string                 { return "tiep-cong-dan" }

// Enter reads the visit anew.
func (p *Visit) Enter() {
	o := p.o
	desk.Load(o, p, func(ctx context.Context) (f visitFile, err error) {
		if f.Reception, err = o.Store.Reception(ctx, p.id); err != nil {
			return f, err
		}
		if f.steps, err = o.Store.Steps(ctx, data.ReceptionSubject, p.id); err != nil {
			return f, err
		}
		f.given, _, err = o.Store.Directions(ctx, store.DirectionQuery{Visit: p.id})
		return f, err
	}, func(f visitFile, err error) {
		if err != nil {
			o.Failed(assets.Text("desk.failed"), err)
			return
		}
		p.file = f
		p.show()
	})
}

// Keys are Alt and a digit for the actions, as on the page of a letter, and Alt+V for
// the documents.
func (p *Visit) Keys() []kit.Key {
	read := func() bool { return p.file.ID != 0 }
	return append(views.ActionKeys(p, visitActions(), read), kit.AltKey(fyne.KeyV, func() {
		if read() {
			p.papers.Focus(assets.Text("visitPage.noDocuments"))
		}
	}))
}

func (p *Visit) show() {
	p.o.Retitle(p)
	back := kit.NewButton(assets.Text("form.back"), theme.NavigateBackIcon(), p.o.Back)
	back.Importance = widget.LowImportance
	heading := widget.NewLabelWithStyle(kit.Shortened(p.Title(), 80), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	head := container.NewHBox(back, heading, kit.NewChip(p.file.Kind.Label(), widget.MediumImportance))
	if p.file.People >= data.GroupSize {
		head.Add(kit.NewChip(assets.Text("visitPage.group"), widget.WarningImportance))
	}
	if p.file.Secret() {
		head.Add(p.secrecy.Button(p.Enter))
	}
	actions, first := views.ActionButtons(p, visitActions(), len(visitActions()))
	visit, steps := p.file.Reception, p.file.steps
	if !p.secrecy.Shown {
		visit, steps = visit.Masked(), data.MaskSteps(steps)
	}
	left := container.NewVBox(views.NewPairs(views.VisitFacts(&visit)))
	if p.file.Letter != "" {
		open := kit.NewButton(assets.Text("visitPage.openLetter", p.file.Letter), theme.DocumentIcon(), func() { p.o.OpenNumbered(p.file.Letter) })
		left.Add(container.NewHBox(open))
	}
	if len(p.file.given) > 0 {
		var veil *data.Veil
		if p.file.Secret() && !p.secrecy.Shown {
			veil = data.NewVeil(p.file.Everybody()...)
		}
		left.Add(views.NewDirectionsOf(p.o, p.file.given, veil))
	}
	p.papers = views.NewPapersView(p.o, store.Occasion{Visit: p.file.Reception}, store.Occasion{Visit: visit}, p.Enter)
	past := container.NewVBox()
	if p.papers.Whole != nil {
		past.Add(p.papers.Whole)
		past.Add(widget.NewSeparator())
	}
	past.Add(kit.NewHeading(assets.Text("letter.history", kit.Number(len(p.file.steps)))))
	past.Add(views.NewTimelineOf(p.o, steps))
	history := container.NewVScroll(past)
	split := container.NewHSplit(container.NewVScroll(left), container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0), history))
	split.Offset = 0.58
	p.body.Objects = []fyne.CanvasObject{kit.TopDown(container.NewVBox(head, p.clock(), actions, widget.NewSeparator()), split, nil)}
	p.body.Refresh()
	p.o.FocusIn(p, first)
}

// clock says until when the visitor is to be answered, and why.
func (p *Visit) clock() fyne.CanvasObject {
	l := p.o.Law()
	clock, ok := l.Answer(&p.file.Reception)
	sentence := assets.Text("visitPage.refused", kit.OneLine(p.file.Refusal))
	why, importance := "", widget.MediumImportance
	if ok {
		today := p.o.Today()
		answer, _ := answerWords(&p.file.Reception, l, today)
		sentence = assets.Text("visitPage.answered", answer)
		if !clock.Done {
			sentence = assets.Text("visitPage.answerBy", answer)
			if clock.Due < today {
				importance = widget.DangerImportance
			}
		}
		why = kit.Joined(" ", clock.Name+".", clock.Explanation, clock.Note)
	}
	said := widget.NewLabelWithStyle(sentence, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	said.Wrapping, said.Importance = fyne.TextWrapWord, importance
	explained := widget.NewLabel(why)
	explained.Wrapping, explained.Importance, explained.SizeName = fyne.TextWrapWord, widget.LowImportance, theme.SizeNameCaptionText
	column := container.New(&kit.CloseColumn{}, said)
	if why != "" {
		column.Add(explained)
	}
	paper := canvas.NewRectangle(theme.Color(theme.ColorNameHeaderBackground))
	paper.CornerRadius = 4
	return container.NewStack(paper, column)
}

// correct opens the form, which shows all that is known of the visitor.
func (p *Visit) correct() {
	open := func() { p.o.Push(newVisitCorrection(p.o, p.file.Reception)) }
	if p.file.Secret() {
		p.secrecy.Reveal(open)
		return
	}
	open()
}

// makeLetter opens the form of a letter filled in from the visit; once it is
// registered the visit names it.
func (p *Visit) makeLetter() {
	p.o.Open(desk.NewLetter{Known: office.FactsOfVisit(&p.file.Reception), Draft: fmt.Sprintf("letter-visit-%d", p.id), Visit: p.id})
}

// direct opens the form for what the leader, the head or a delegate, directed at the visit.
func (p *Visit) direct() {
	leader := p.file.ReceivedBy
	if p.file.Host == data.Officer {
		leader = ""
	}
	p.o.Open(desk.NewDirection{Known: data.Directed{Source: data.FromVisit, Visit: p.id, Letter: p.file.Letter, Leader: leader, Content: p.file.Handling}})
}

// visitSaid is what a clerk answers in a question about a visit.
type visitSaid struct {
	On   data.Date
	Text string
}

// ask asks about the visit in a dialog.
func (p *Visit) ask(key string, begin visitSaid, questions ...*kit.Question[visitSaid]) *kit.Record[visitSaid] {
	r := kit.NewRecord(p.o.Around(func() desk.Page { return p }), 2, begin, questions...)
	r.Heading = assets.Text(key)
	r.Failed = func(err error) { p.o.Failed(assets.Text("visit.notSaved"), err) }
	return r
}

func visitText(key, field string, rows int) *kit.Question[visitSaid] {
	return kit.Lines(key, field, rows, func(s *visitSaid) *string { return &s.Text }).Require()
}

// answer asks what the visitor was answered and when.
func (p *Visit) answer() {
	o := p.o
	r := p.ask("visitPage.answer", visitSaid{On: o.Today(), Text: p.file.Outcome},
		kit.Day("visit.answeredOn", data.FieldAnsweredOn, o.DateField(), func(s *visitSaid) *data.Date { return &s.On }).Require(),
		visitText("visit.outcome", data.FieldOutcome, 4))
	r.Check = func(s visitSaid) (wrong []data.Problem) {
		if s.On.IsZero() {
			wrong = append(wrong, data.Problem{Field: data.FieldAnsweredOn, Sentence: assets.Text("check.on.missing")})
		}
		if s.Text == "" {
			wrong = append(wrong, data.Problem{Field: data.FieldOutcome, Sentence: assets.Text("visit.outcome.missing")})
		}
		visit := p.file.Reception
		visit.AnsweredOn, visit.Outcome = s.On, s.Text
		return append(wrong, data.Blocking(data.CheckReception(visit, o.Today()))...)
	}
	r.Write = func(s visitSaid) (kit.Saved, error) {
		return kit.Saved{Said: assets.Text("visitPage.kept"), Then: p.Enter}, o.Do().AnswerVisit(o.Ctx(), p.id, s.On, s.Text)
	}
	r.Open()
}

// annul takes a visit out that was written down by mistake.
func (p *Visit) annul() {
	r := p.ask("visitPage.annul", visitSaid{}, visitText("mend.reason", data.FieldReason, 3))
	r.SaveText = assets.Text("visitPage.annul.do")
	r.Check = func(s visitSaid) []data.Problem {
		if s.Text != "" {
			return nil
		}
		return []data.Problem{{Field: data.FieldReason, Sentence: assets.Text("mend.reason.missing")}}
	}
	r.Write = func(s visitSaid) (kit.Saved, error) {
		return kit.Saved{Said: assets.Text("visitPage.annulled"), Then: p.o.Drop}, p.o.Store.AnnulReception(p.o.Ctx(), p.id, s.Text)
	}
	r.Open()
}
