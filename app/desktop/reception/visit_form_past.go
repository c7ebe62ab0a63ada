package reception

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/register"
)

// pastPanel shows, beside the form of a visit, earlier visits and letters of the
// person who is being registered.
type pastPanel struct {
	form       *visitForm
	own        int64 // the visit that the form corrects, 0 for a new one
	who        register.Person
	list       *fyne.Container
	first      *kit.Button // nil without earlier visits and letters
	searchSoon func()
}

// past is what the register knows about a person.
type past struct {
	visits  []register.Reception
	letters []register.Letter
}

func newPastPanel(f *visitForm, own int64) *pastPanel {
	p := &pastPanel{form: f, own: own, list: container.NewVBox()}
	p.searchSoon = kit.Debounce(kit.TypingPause, p.search)
	p.show(past{})
	return p
}

func (p *pastPanel) content() fyne.CanvasObject {
	title := kit.Heading("visit.past")
	return container.NewHBox(widget.NewSeparator(),
		kit.Wide(kit.SimilarWidth, container.NewBorder(title, nil, nil, nil, container.NewVScroll(p.list))))
}

// follow looks for a visitor once his name or papers are other ones.
func (p *pastPanel) follow(who register.Person) {
	if who.Name != p.who.Name || who.Identity != p.who.Identity {
		p.who = who
		p.searchSoon()
	}
}

// search finds earlier visits and letters of the person, a few of each.
func (p *pastPanel) search() {
	o, who := p.form.o, p.who
	desk.Load(o, p.form, func(ctx context.Context) (found past, err error) {
		if found.visits, err = o.Store.VisitsOf(ctx, who, kit.SimilarShown); err == nil {
			found.letters, err = o.Store.Similar(ctx, register.Facts{Sender: who}, kit.SimilarShown)
		}
		return found, err
	}, func(found past, err error) {
		if err == nil { // without an answer the clerk can still save
			p.show(found)
		}
	})
}

func (p *pastPanel) show(found past) {
	found.visits = slices.DeleteFunc(found.visits, func(r register.Reception) bool { return r.ID == p.own })
	p.list.RemoveAll()
	p.first = nil
	if len(found.visits)+len(found.letters) == 0 {
		p.list.Add(kit.Words(assets.Text("visit.past.none"), kit.SimilarWidth, widget.LowImportance))
	}
	for _, r := range found.visits {
		shown := r.Masked()
		p.card(assets.Text("visit.past.visit", "day", r.On.Shown()), shown.Visitor, shown.Content, kit.Joined(" – ", shown.Handling, shown.Outcome), r.Matter, desk.Visit{ID: r.ID})
	}
	for _, l := range found.letters {
		shown := l.Masked()
		p.card(assets.Text("visit.past.letter", "letter", l.Number, "day", l.ReceivedOn.Shown(), "state", l.State().Label()), shown.Sender, shown.Content, "", l.Matter, desk.Letter{ID: l.ID})
	}
	p.list.Refresh()
}

func (p *pastPanel) card(head string, who register.Person, content, outcome, matter string, of desk.Ref) {
	text := container.New(layout.NewCustomPaddedVBoxLayout(-8), kit.Bold(head),
		kit.Words(kit.Joined(", ", who.Name, who.Address), kit.SimilarWidth, widget.MediumImportance),
		kit.Words(kit.FirstWords(content, kit.WordsShown), kit.SimilarWidth, widget.LowImportance))
	if outcome != "" {
		text.Add(kit.Words(kit.FirstWords(outcome, kit.WordsShown), kit.SimilarWidth, widget.MediumImportance))
	}
	take := kit.NewButton(assets.Text("visit.past.take"), nil, func() { p.form.take(who, matter) })
	if p.first == nil {
		p.first = take
	}
	open := kit.NewButton(assets.Text("visit.past.open"), nil, func() { p.form.o.Open(of) })
	p.list.Add(container.NewVBox(text, container.NewHBox(take, open), widget.NewSeparator()))
}

// focus goes to the first button of the panel.
func (p *pastPanel) focus() {
	if p.first == nil {
		kit.Toast(p.form.o.Window.Canvas(), assets.Text("visit.past.none"))
		return
	}
	p.form.o.Window.Canvas().Focus(p.first)
}
