package desktop

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/saying"
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/receiving"
	"donthu/data/store"
)

// visitPage shows a visit: what was said, the clock of the answer, its history,
// and what can be done with it.
type visitPage struct {
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

// visitAction is something that a clerk does with a visit.
type visitAction struct {
	key  string
	icon fyne.Resource
	do   func(*visitPage)
	fits func(*data.Reception) bool // nil: always
}

func visitActions() []visitAction {
	return []visitAction{
		{"visitPage.letter", theme.DocumentCreateIcon(), (*visitPage).makeLetter, func(r *data.Reception) bool { return r.Letter == "" && r.Refusal == "" }},
		{"visitPage.answer", theme.MailSendIcon(), (*visitPage).answer, func(r *data.Reception) bool { return r.AnsweredOn.IsZero() && r.Refusal == "" }},
		{"visitPage.correct", theme.SettingsIcon(), (*visitPage).correct, nil},
		{"visitPage.direct", theme.MailForwardIcon(), (*visitPage).direct, nil},
		{"visitPage.annul", theme.DeleteIcon(), (*visitPage).annul, nil},
		{"visitPage.compose", theme.DocumentIcon(), (*visitPage).compose, nil},
	}
}

func newVisitPage(o *office, id int64) *visitPage {
	return &visitPage{o: o, id: id, body: container.NewStack(), secrecy: secrecy{o: o, subject: data.ReceptionSubject, id: id}}
}

func (p *visitPage) title() string {
	if p.visit.ID == 0 {
		return assets.Text("visitPage.title")
	}
	return assets.Text("visitPage.heading", visitName(&p.visit), p.visit.ShownVisitor())
}

func (p *visitPage) content() fyne.CanvasObject { return p.body }
func (p *visitPage) leave(next func())          { next() }

func (p *visitPage) enter() {
	p.listen()
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

// listen makes Alt and a digit open the actions, as on the page of a letter.
func (p *visitPage) listen() {
	for i, action := range visitActions() {
		p.o.window.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyName(rune('1' + i)), Modifier: fyne.KeyModifierAlt},
			func(fyne.Shortcut) {
				front, ok := p.o.shell.top().(*visitPage)
				if ok && p.o.window.Canvas().Overlays().Top() == nil && front.visit.ID != 0 && (action.fits == nil || action.fits(&front.visit)) {
					action.do(front)
				}
			})
	}
	p.o.window.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyV, Modifier: fyne.KeyModifierAlt}, func(fyne.Shortcut) {
		front, ok := p.o.shell.top().(*visitPage)
		if ok && p.o.window.Canvas().Overlays().Top() == nil {
			front.toPapers()
		}
	})
}

// toPapers leads to the documents issued on the visit.
func (p *visitPage) toPapers() {
	if p.visit.ID != 0 {
		p.papers.focus(assets.Text("visitPage.noDocuments"))
	}
}

func (p *visitPage) show() {
	if p.o.shell.top() == page(p) {
		p.o.window.SetTitle(assets.Text("shell.title", p.title()))
	}
	back := ui.NewButton(assets.Text("form.back"), theme.NavigateBackIcon(), p.o.shell.back)
	back.Importance = widget.LowImportance
	heading := widget.NewLabelWithStyle(shortened(p.title(), 80), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	head := container.NewHBox(back, heading, newChip(p.visit.Kind.Label(), widget.MediumImportance))
	if p.visit.People >= data.GroupSize {
		head.Add(newChip(assets.Text("visitPage.group"), widget.WarningImportance))
	}
	if p.visit.Secret() {
		head.Add(p.secrecy.button(p.enter))
	}
	actions := container.NewGridWithColumns(len(visitActions()))
	var first *ui.Button
	for i, action := range visitActions() {
		button := ui.NewButton(assets.Text("letter.action", assets.Text(action.key), fmt.Sprint(i+1)), action.icon, func() { action.do(p) })
		button.Alignment = widget.ButtonAlignLeading
		if action.fits != nil && !action.fits(&p.visit) {
			button.Disable()
		} else if first == nil {
			first = button
			button.Importance = widget.HighImportance
		}
		actions.Add(button)
	}
	visit, steps := p.visit, p.steps
	if !p.secrecy.shown {
		visit, steps = visit.Masked(), data.MaskSteps(steps)
	}
	left := container.NewVBox(newPairs(visitFacts(&visit)))
	if p.visit.Letter != "" {
		open := ui.NewButton(assets.Text("visitPage.openLetter", p.visit.Letter), theme.DocumentIcon(), p.openLetter)
		left.Add(container.NewHBox(open))
	}
	if len(p.given) > 0 {
		var veil *data.Veil
		if p.visit.Secret() && !p.secrecy.shown {
			veil = data.NewVeil(p.visit.Everybody()...)
		}
		left.Add(newDirectionsOf(p.o, p.given, veil))
	}
	p.papers = newPapersView(p.o, store.Occasion{Visit: p.visit}, store.Occasion{Visit: visit}, p.enter)
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
	if p.o.shell.top() == page(p) && p.o.window.Canvas().Overlays().Top() == nil {
		p.o.window.Canvas().Focus(first)
	}
}

// clock says until when the visitor is to be answered, and why.
func (p *visitPage) clock() fyne.CanvasObject {
	l, err := receiving.NewLaw(p.o.store.Settings())
	if err != nil {
		return widget.NewLabel(saying.Of(err))
	}
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
	open := func() { p.o.shell.push(newVisitCorrection(p.o, p.visit)) }
	if p.visit.Secret() {
		p.secrecy.reveal(open)
		return
	}
	open()
}

func visitFacts(r *data.Reception) []fact {
	capacity := ""
	if r.Capacity != "" {
		capacity = joined(" · ", r.Capacity.Label(), r.ActsFor, r.Authority)
	}
	return []fact{
		{"desk.column.type", joined(" · ", r.Type.Label(), r.Host.Label(), r.ReceivedBy)},
		{"visit.visitor", r.Visitor.Name}, {"visit.address", r.Visitor.Address}, {"visit.identity", r.Visitor.Identity},
		{"visit.phone", r.Visitor.Phone}, {"visit.capacity", capacity}, {"visit.people", shownCount(r.People)},
		{"visitPage.representatives", strings.Join(r.Representatives, "\n")},
		{"visit.content", r.Content}, {"visit.demand", r.Demand}, {"visit.settledBy", r.SettledBy}, {"visit.matter", r.Matter},
		{"visit.papers", attachmentLines(r.Papers)}, {"visit.handling", r.Handling}, {"visit.outcome", r.Outcome},
		{"visit.answeredOn", r.AnsweredOn.Shown()}, {"visit.refusal", r.Refusal}, {"visit.note", r.Note},
	}
}

// attachmentLines are documents as a page shows them, one a line.
func attachmentLines(all []data.Attachment) string {
	var lines []string
	for _, a := range all {
		pages := ""
		if a.Pages > 0 {
			pages = assets.Text("letter.pages", a.Pages)
		}
		lines = append(lines, joined(" – ", a.Name, pages))
	}
	return strings.Join(lines, "\n")
}

// newPairs shows facts that are not empty, name and value beside each other.
func newPairs(facts []fact) fyne.CanvasObject {
	column := container.New(&factsLayout{})
	for _, f := range facts {
		if f.value == "" {
			continue
		}
		name := widget.NewLabel(assets.Text(f.key))
		name.Importance = widget.LowImportance
		column.Add(name)
		column.Add(newFactValue(f.value))
	}
	return column
}

// visitSummary is what a visit says, in a few lines of its history.
func visitSummary(r data.Reception) string {
	return joined("\n", joined(" · ", r.Visitor.Name, r.Kind.Label(), r.Type.Label(), r.Host.Label()), firstWords(r.Content, 160),
		r.Handling, r.Outcome, prefixed("visit.summary.answered", r.AnsweredOn.Shown()), prefixed("visit.summary.letter", r.Letter))
}
