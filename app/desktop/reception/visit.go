package reception

import (
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

// visitPage shows a visit: what was said, the clock of the answer, its history,
// and what can be done with it.
type Visit struct {
	desk.PlainPage
	o       *desk.Desk
	id      int64
	visit   data.Reception
	steps   []data.Step
	given   []data.Direction // what was directed at it
	secrecy views.Secrecy
	papers  *views.PapersView
	body    *fyne.Container
	loads   int
}

func visitActions() []views.Action[*Visit] {
	return []views.Action[*Visit]{
		{Key: "visitPage.letter", Icon: theme.DocumentCreateIcon(), Do: (*Visit).makeLetter, Fits: func(p *Visit) bool { return p.visit.Letter == "" && p.visit.Refusal == "" }},
		{Key: "visitPage.answer", Icon: theme.MailSendIcon(), Do: (*Visit).answer, Fits: func(p *Visit) bool { return p.visit.AnsweredOn.IsZero() && p.visit.Refusal == "" }},
		{Key: "visitPage.correct", Icon: theme.SettingsIcon(), Do: (*Visit).correct},
		{Key: "visitPage.direct", Icon: theme.MailForwardIcon(), Do: (*Visit).direct},
		{Key: "visitPage.annul", Icon: theme.DeleteIcon(), Do: (*Visit).annul},
		{Key: "visitPage.compose", Icon: theme.DocumentIcon(), Do: func(p *Visit) { p.o.Open(desk.VisitCompose{Visit: p.visit, Given: p.given}) }},
	}
}

func NewVisit(o *desk.Desk, id int64) *Visit {
	return &Visit{o: o, id: id, body: container.NewStack(), secrecy: views.Secrecy{O: o, Subject: data.ReceptionSubject, Id: id}}
}

func (p *Visit) Title() string {
	if p.visit.ID == 0 {
		return assets.Text("visitPage.title")
	}
	return assets.Text("visitPage.heading", office.VisitName(&p.visit), p.visit.ShownVisitor())
}

func (p *Visit) Content() fyne.CanvasObject { return p.body }
func (*Visit) Help() string                 { return "tiep-cong-dan" }

func (p *Visit) Enter() {
	p.loads++
	mine, o := p.loads, p.o
	type file struct {
		visit data.Reception
		steps []data.Step
		given []data.Direction
	}
	kit.RunAsync(func() (f file, err error) {
		if f.visit, err = o.Store.Reception(o.Ctx(), p.id); err != nil {
			return f, err
		}
		if f.steps, err = o.Store.Steps(o.Ctx(), data.ReceptionSubject, p.id); err != nil {
			return f, err
		}
		f.given, _, err = o.Store.Directions(o.Ctx(), store.DirectionQuery{Visit: p.id})
		return f, err
	}, func(f file, err error) {
		switch {
		case mine != p.loads:
		case err != nil:
			o.Failed(assets.Text("desk.failed"), err)
		default:
			p.visit, p.steps, p.given = f.visit, f.steps, f.given
			p.show()
		}
	})
}

// Keys are Alt and a digit for the actions, as on the page of a letter, and Alt+V for
// the documents.
func (p *Visit) Keys() []kit.Key {
	return append(views.ActionKeys(p, visitActions(), func() bool { return p.visit.ID != 0 }), kit.AltKey(fyne.KeyV, p.toPapers))
}

// toPapers leads to the documents issued on the visit.
func (p *Visit) toPapers() {
	if p.visit.ID != 0 {
		p.papers.Focus(assets.Text("visitPage.noDocuments"))
	}
}

func (p *Visit) show() {
	p.o.Retitle(p)
	back := kit.NewButton(assets.Text("form.back"), theme.NavigateBackIcon(), p.o.Back)
	back.Importance = widget.LowImportance
	heading := widget.NewLabelWithStyle(kit.Shortened(p.Title(), 80), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	head := container.NewHBox(back, heading, kit.NewChip(p.visit.Kind.Label(), widget.MediumImportance))
	if p.visit.People >= data.GroupSize {
		head.Add(kit.NewChip(assets.Text("visitPage.group"), widget.WarningImportance))
	}
	if p.visit.Secret() {
		head.Add(p.secrecy.Button(p.Enter))
	}
	actions, first := views.ActionButtons(p, visitActions(), len(visitActions()))
	visit, steps := p.visit, p.steps
	if !p.secrecy.Shown {
		visit, steps = visit.Masked(), data.MaskSteps(steps)
	}
	left := container.NewVBox(views.NewPairs(views.VisitFacts(&visit)))
	if p.visit.Letter != "" {
		open := kit.NewButton(assets.Text("visitPage.openLetter", p.visit.Letter), theme.DocumentIcon(), func() { p.o.OpenNumbered(p.visit.Letter) })
		left.Add(container.NewHBox(open))
	}
	if len(p.given) > 0 {
		var veil *data.Veil
		if p.visit.Secret() && !p.secrecy.Shown {
			veil = data.NewVeil(p.visit.Everybody()...)
		}
		left.Add(views.NewDirectionsOf(p.o, p.given, veil))
	}
	p.papers = views.NewPapersView(p.o, store.Occasion{Visit: p.visit}, store.Occasion{Visit: visit}, p.Enter)
	past := container.NewVBox()
	if p.papers.Whole != nil {
		past.Add(p.papers.Whole)
		past.Add(widget.NewSeparator())
	}
	past.Add(kit.NewHeading(assets.Text("letter.history", kit.Number(len(p.steps)))))
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
	clock, ok := l.Answer(&p.visit)
	sentence := assets.Text("visitPage.refused", kit.OneLine(p.visit.Refusal))
	why, importance := "", widget.MediumImportance
	if ok {
		today := p.o.Today()
		answer, _ := answerWords(&p.visit, l, today)
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
	open := func() { p.o.Push(newVisitCorrection(p.o, p.visit)) }
	if p.visit.Secret() {
		p.secrecy.Reveal(open)
		return
	}
	open()
}
