package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	clerk "donthu/app/office"
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// visitPage shows a visit: what was said, the clock of the answer, its history,
// and what can be done with it.
type visitPage struct {
	plainPage
	o       *office
	id      int64
	visit   data.Reception
	steps   []data.Step
	given   []data.Direction // what was directed at it
	secrecy secrecy
	papers  *papersView
	body    *fyne.Container
	loads   int
}

func visitActions() []action[*visitPage] {
	return []action[*visitPage]{
		{key: "visitPage.letter", icon: theme.DocumentCreateIcon(), do: (*visitPage).makeLetter, fits: func(p *visitPage) bool { return p.visit.Letter == "" && p.visit.Refusal == "" }},
		{key: "visitPage.answer", icon: theme.MailSendIcon(), do: (*visitPage).answer, fits: func(p *visitPage) bool { return p.visit.AnsweredOn.IsZero() && p.visit.Refusal == "" }},
		{key: "visitPage.correct", icon: theme.SettingsIcon(), do: (*visitPage).correct},
		{key: "visitPage.direct", icon: theme.MailForwardIcon(), do: (*visitPage).direct},
		{key: "visitPage.annul", icon: theme.DeleteIcon(), do: (*visitPage).annul},
		{key: "visitPage.compose", icon: theme.DocumentIcon(), do: func(p *visitPage) { p.o.open(VisitComposeRef{Visit: p.visit, Given: p.given}) }},
	}
}

func newVisitPage(o *office, id int64) *visitPage {
	return &visitPage{o: o, id: id, body: container.NewStack(), secrecy: secrecy{o: o, subject: data.ReceptionSubject, id: id}}
}

func (p *visitPage) Title() string {
	if p.visit.ID == 0 {
		return assets.Text("visitPage.title")
	}
	return assets.Text("visitPage.heading", clerk.VisitName(&p.visit), p.visit.ShownVisitor())
}

func (p *visitPage) Content() fyne.CanvasObject { return p.body }
func (*visitPage) Help() string                 { return "tiep-cong-dan" }

func (p *visitPage) Enter() {
	p.loads++
	mine, o := p.loads, p.o
	type file struct {
		visit data.Reception
		steps []data.Step
		given []data.Direction
	}
	ui.RunAsync(func() (f file, err error) {
		if f.visit, err = o.store.Reception(o.ctx(), p.id); err != nil {
			return f, err
		}
		if f.steps, err = o.store.Steps(o.ctx(), data.ReceptionSubject, p.id); err != nil {
			return f, err
		}
		f.given, _, err = o.store.Directions(o.ctx(), store.DirectionQuery{Visit: p.id})
		return f, err
	}, func(f file, err error) {
		switch {
		case mine != p.loads:
		case err != nil:
			o.failed(assets.Text("desk.failed"), err)
		default:
			p.visit, p.steps, p.given = f.visit, f.steps, f.given
			p.show()
		}
	})
}

// Keys are Alt and a digit for the actions, as on the page of a letter, and Alt+V for
// the documents.
func (p *visitPage) Keys() []ui.Key {
	return append(actionKeys(p, visitActions(), func() bool { return p.visit.ID != 0 }), ui.AltKey(fyne.KeyV, p.toPapers))
}

// toPapers leads to the documents issued on the visit.
func (p *visitPage) toPapers() {
	if p.visit.ID != 0 {
		p.papers.focus(assets.Text("visitPage.noDocuments"))
	}
}

func (p *visitPage) show() {
	p.o.retitle(p)
	back := ui.NewButton(assets.Text("form.back"), theme.NavigateBackIcon(), p.o.back)
	back.Importance = widget.LowImportance
	heading := widget.NewLabelWithStyle(shortened(p.Title(), 80), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	head := container.NewHBox(back, heading, newChip(p.visit.Kind.Label(), widget.MediumImportance))
	if p.visit.People >= data.GroupSize {
		head.Add(newChip(assets.Text("visitPage.group"), widget.WarningImportance))
	}
	if p.visit.Secret() {
		head.Add(p.secrecy.button(p.Enter))
	}
	actions, first := actionButtons(p, visitActions(), len(visitActions()))
	visit, steps := p.visit, p.steps
	if !p.secrecy.shown {
		visit, steps = visit.Masked(), data.MaskSteps(steps)
	}
	left := container.NewVBox(newPairs(visitFacts(&visit)))
	if p.visit.Letter != "" {
		open := ui.NewButton(assets.Text("visitPage.openLetter", p.visit.Letter), theme.DocumentIcon(), func() { p.o.openNumbered(p.visit.Letter) })
		left.Add(container.NewHBox(open))
	}
	if len(p.given) > 0 {
		var veil *data.Veil
		if p.visit.Secret() && !p.secrecy.shown {
			veil = data.NewVeil(p.visit.Everybody()...)
		}
		left.Add(newDirectionsOf(p.o, p.given, veil))
	}
	p.papers = newPapersView(p.o, store.Occasion{Visit: p.visit}, store.Occasion{Visit: visit}, p.Enter)
	past := container.NewVBox()
	if p.papers.whole != nil {
		past.Add(p.papers.whole)
		past.Add(widget.NewSeparator())
	}
	past.Add(newHeading(assets.Text("letter.history", number(len(p.steps)))))
	past.Add(newTimelineOf(p.o, steps))
	history := container.NewVScroll(past)
	split := container.NewHSplit(container.NewVScroll(left), container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0), history))
	split.Offset = 0.58
	p.body.Objects = []fyne.CanvasObject{topDown(container.NewVBox(head, p.clock(), actions, widget.NewSeparator()), split, nil)}
	p.body.Refresh()
	p.o.focusIn(p, first)
}

// clock says until when the visitor is to be answered, and why.
func (p *visitPage) clock() fyne.CanvasObject {
	l := p.o.law()
	clock, ok := l.Answer(&p.visit)
	sentence := assets.Text("visitPage.refused", oneLine(p.visit.Refusal))
	why, importance := "", widget.MediumImportance
	if ok {
		today := p.o.today()
		answer, _ := answerWords(&p.visit, l, today)
		sentence = assets.Text("visitPage.answered", answer)
		if !clock.Done {
			sentence = assets.Text("visitPage.answerBy", answer)
			if clock.Due < today {
				importance = widget.DangerImportance
			}
		}
		why = joined(" ", clock.Name+".", clock.Explanation, clock.Note)
	}
	said := widget.NewLabelWithStyle(sentence, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	said.Wrapping, said.Importance = fyne.TextWrapWord, importance
	explained := widget.NewLabel(why)
	explained.Wrapping, explained.Importance, explained.SizeName = fyne.TextWrapWord, widget.LowImportance, theme.SizeNameCaptionText
	column := container.New(&closeColumn{}, said)
	if why != "" {
		column.Add(explained)
	}
	paper := canvas.NewRectangle(theme.Color(theme.ColorNameHeaderBackground))
	paper.CornerRadius = 4
	return container.NewStack(paper, column)
}

// correct opens the form, which shows all that is known of the visitor.
func (p *visitPage) correct() {
	open := func() { p.o.push(newVisitCorrection(p.o, p.visit)) }
	if p.visit.Secret() {
		p.secrecy.reveal(open)
		return
	}
	open()
}
