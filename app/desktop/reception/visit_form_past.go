package reception

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
)

// pastPanel shows, beside the form of a visit, earlier visits and letters of the
// person who is being registered.
type pastPanel struct {
	form       *visitForm
	list       *fyne.Container
	first      *kit.Button // nil without earlier visits and letters
	asked      int
	searchSoon func()
}

// past is what the register knows about a person.
type past struct {
	visits  []data.Reception
	letters []data.Letter
}

// pastOf finds earlier visits and letters of a person, a few of each.
func pastOf(o *desk.Desk, p data.Person) (past, error) {
	visits, err := o.Store.VisitsOf(o.Ctx(), p, kit.SimilarShown)
	if err != nil {
		return past{}, err
	}
	letters, err := o.Store.Similar(o.Ctx(), data.Facts{Sender: p}, kit.SimilarShown)
	return past{visits, letters}, err
}

func newPastPanel(f *visitForm) *pastPanel {
	p := &pastPanel{form: f, list: container.NewVBox()}
	p.searchSoon = kit.Debounce(kit.TypingPause, p.search)
	p.show(past{})
	return p
}

func (p *pastPanel) content() fyne.CanvasObject {
	title := widget.NewLabel(assets.Text("visit.past"))
	title.TextStyle.Bold = true
	width := canvas.NewRectangle(color.Transparent)
	width.SetMinSize(fyne.NewSize(kit.SimilarWidth, 0))
	return container.NewHBox(widget.NewSeparator(),
		container.NewStack(width, container.NewBorder(title, nil, nil, nil, container.NewVScroll(p.list))))
}

func (p *pastPanel) search() {
	r, _ := p.form.read()
	p.asked++
	mine, o := p.asked, p.form.o
	kit.RunAsync(func() (past, error) { return pastOf(o, r.Visitor) }, func(found past, err error) {
		if err == nil && mine == p.asked { // without an answer the clerk can still save
			p.show(found)
		}
	})
}

func (p *pastPanel) show(found past) {
	if own := p.form.visit; own != nil {
		found.visits = slices.DeleteFunc(found.visits, func(r data.Reception) bool { return r.ID == own.ID })
	}
	p.list.RemoveAll()
	p.first = nil
	if len(found.visits)+len(found.letters) == 0 {
		p.list.Add(kit.Words(assets.Text("visit.past.none"), kit.SimilarWidth, widget.LowImportance))
	}
	o := p.form.o
	for _, r := range found.visits {
		shown := r.Masked()
		outcome := kit.Joined(" – ", shown.Handling, shown.Outcome)
		p.card(assets.Text("visit.past.visit", r.On.Shown()), shown.Visitor, shown.Content, outcome, r.Matter,
			func() { o.Push(NewVisit(o, r.ID)) })
	}
	for _, l := range found.letters {
		shown := l.Masked()
		p.card(assets.Text("visit.past.letter", l.Number, l.ReceivedOn.Shown(), l.State().Label()), shown.Sender, shown.Content, "", l.Matter,
			func() { o.Open(desk.Letter{ID: l.ID}) })
	}
	p.list.Refresh()
}

func (p *pastPanel) card(head string, who data.Person, content, outcome, matter string, open func()) {
	title := widget.NewLabel(head)
	title.TextStyle.Bold = true
	text := container.New(layout.NewCustomPaddedVBoxLayout(-8), title,
		kit.Words(kit.Joined(", ", who.Name, who.Address), kit.SimilarWidth, widget.MediumImportance),
		kit.Words(kit.FirstWords(content, kit.WordsShown), kit.SimilarWidth, widget.LowImportance))
	if outcome != "" {
		text.Add(kit.Words(kit.FirstWords(outcome, kit.WordsShown), kit.SimilarWidth, widget.MediumImportance))
	}
	take := kit.NewButton(assets.Text("visit.past.take"), nil, func() { p.form.take(who, matter) })
	if p.first == nil {
		p.first = take
	}
	p.list.Add(container.NewVBox(text, container.NewHBox(take, kit.NewButton(assets.Text("visit.past.open"), nil, open)), widget.NewSeparator()))
}

// focus goes to the first button of the panel.
func (p *pastPanel) focus() {
	if p.first == nil {
		kit.Toast(p.form.o.Window.Canvas(), assets.Text("visit.past.none"))
		return
	}
	p.form.o.Window.Canvas().Focus(p.first)
}

// take fills in what is known about the person where the clerk has typed nothing,
// and the matter, and goes on to the first of what is asked about this visit.
func (f *visitForm) take(who data.Person, matter string) {
	for name, text := range map[string]string{
		fieldAddress: who.Address, fieldIdentity: who.Identity, fieldPhone: who.Phone, data.FieldMatter: matter,
	} {
		if q := f.questions.named(name); q.text() == "" {
			q.set(text)
		}
	}
	next := f.questions.named(data.FieldKind)
	if next.text() != "" {
		next = f.questions.named(data.FieldContent)
	}
	f.focus(next)
}
