package letters

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data/register"
	"donthu/data/store"
)

// similar is the panel that lists, beside the form, letters that may be the one being
// typed.
func (f *Form) similar() fyne.CanvasObject {
	f.list, f.seen = container.NewVBox(), map[int64]bool{}
	f.head = look.NewCardHead("", assets.Text("form.similar.key"))
	f.sheet = look.NewSheet()
	f.showSimilar(nil)
	return container.NewStack(f.sheet, container.NewBorder(f.head, nil, nil, nil, container.NewVScroll(look.Inset(14, 8, f.list))))
}

// alike finds the letters like the one that is typed, away from the screen's thread.
func (f *Form) alike(ctx context.Context, a answers) ([]store.Alike, error) {
	q := store.AlikeQuery{Facts: a.facts(), Apart: a.Apart, Limit: kit.SimilarShown + 1}
	if f.letter != nil {
		q.Own = f.letter.ID
	}
	if f.named {
		return f.o.Do().AlikeNamed(ctx, q, f.seen)
	}
	return f.o.Store.Alike(ctx, q)
}

func (f *Form) showSimilar(found []store.Alike) {
	found = found[:min(len(found), kit.SimilarShown)]
	f.found.Store(&found)
	f.refreshSimilar()
}

func (f *Form) refreshSimilar() {
	f.list.RemoveAll()
	f.first = nil
	found := *f.found.Load()
	edge := fyne.ThemeColorName("")
	if len(found) == 0 {
		f.list.Add(kit.Wrapped(assets.Text("form.similar.none"), widget.LowImportance))
		f.head.Set(assets.Text("form.similar.title"), "")
	} else {
		edge = theme.ColorNameWarning
		f.head.Set(assets.Text("form.similar.count", "count", len(found)), assets.Text("form.similar.key"))
	}
	f.sheet.Edge(edge)
	for i := range found {
		f.list.Add(f.card(&found[i]))
	}
	if len(f.apart) > 0 {
		f.list.Add(kit.Wrapped(assets.Text("form.similar.apart", "letters", strings.Join(f.apart, ", ")), widget.LowImportance))
		f.list.Add(container.NewHBox(kit.NewButton(assets.Text("form.similar.apart.undo"), look.IconUndo, f.compareAnew).Quiet()))
	}
	if f.asked.Kind == register.Denunciation && !f.named {
		f.list.Add(kit.Wrapped(assets.Text("form.similar.secret"), widget.LowImportance))
		f.list.Add(container.NewHBox(kit.NewButton(assets.Text("form.similar.named"), look.IconEye, f.lookByName).Quiet()))
	}
}

// card is a letter that looks alike, why, and what can be done about it.
func (f *Form) card(a *store.Alike) fyne.CanvasObject {
	l := &a.Letter
	shown := l.Masked()
	side := kit.NewButton(assets.Text("form.similar.compare"), look.IconCopy, func() { f.compare(a) })
	open := kit.NewButton(assets.Text("form.similar.open"), nil, func() { f.o.Open(desk.Letter{ID: l.ID}) }).Quiet()
	mark := kit.NewButton(assets.Text("form.similar.mark"), look.IconMatter, func() { f.decide(l, office.Repeats) })
	if said := f.said(l); said != "" {
		mark = kit.NewButton(assets.Text("form.similar.unmark", "relation", strings.ToLower(assets.Text(relationKey(said, f.asked.Kind)))), look.IconUndo, f.undecide)
	}
	another := kit.NewButton(assets.Text("form.similar.other"), nil, func() { f.decide(l, office.Unrelated) }).Quiet()
	if f.first == nil {
		f.first = mark
	}
	head := assets.Text("form.similar.head", "letter", l.Number, "day", l.ReceivedOn.Shown(), "state", l.State().Label())
	words := container.New(layout.NewCustomPaddedVBoxLayout(-8), kit.Bold(head),
		kit.Wrapped(kit.Joined(", ", shown.Sender.Name, shown.Sender.Address), widget.MediumImportance),
		kit.Wrapped(saying.WhyAlike(a.Why), widget.WarningImportance),
		kit.Wrapped(kit.FirstWords(shown.Content, kit.WordsShown), widget.LowImportance))
	return container.NewVBox(words, container.NewHBox(mark, open), container.NewHBox(side, another), widget.NewSeparator())
}

// said is what the form says of the letter's relation with the one that is typed, "" for
// nothing.
func (f *Form) said(l *register.Letter) office.Relation {
	switch {
	case f.duplicate == l.Number.String():
		return office.Repeats
	case f.related == "" || f.related != l.PossibleMatter():
		return ""
	case f.asked.Round == 2:
		return office.Again
	}
	return office.Continues
}

// focusSimilar goes to the first button of the panel.
func (f *Form) focusSimilar() {
	if f.first == nil {
		kit.Toast(f.o.Window.Canvas(), assets.Text("form.similar.none"))
		return
	}
	f.o.Window.Canvas().Focus(f.first)
}

// compare shows the letter that is typed beside one that looks alike.
func (f *Form) compare(found *store.Alike) {
	a, _ := f.Read()
	facts := a.facts()
	compare(f.o, assets.Text("compare.typed"), &facts, found, func(r office.Relation) { f.decide(&found.Letter, r) })
}

// decide writes into the form what the letter has to do with an earlier one.
func (f *Form) decide(l *register.Letter, r office.Relation) {
	number, before := l.Number.String(), f.decided()
	f.Edit(func(a *answers) {
		switch r {
		case office.Unrelated:
			a.Apart = append(slices.Clone(a.Apart), number)
			return
		case office.Repeats:
			a.DuplicateOf = number
		case office.Again:
			a.Round = 2
			fallthrough
		case office.Continues:
			a.DuplicateOf = ""
		}
		a.Matter = l.PossibleMatter()
	})
	kit.ToastUndo(f.o.Window.Canvas(), assets.Text("form.similar.decided."+string(r), "letter", number), func() { f.Edit(before) })
	if r == office.Unrelated {
		f.FocusFirst()
		return
	}
	f.FocusSave()
}

// decided gives a form back what it says now of its relation with others.
func (f *Form) decided() func(*answers) {
	now, _ := f.Read()
	return func(a *answers) {
		a.DuplicateOf, a.Matter, a.Round, a.Apart = now.DuplicateOf, now.Matter, now.Round, now.Apart
	}
}

// undecide takes a relation back that decide wrote.
func (f *Form) undecide() {
	f.Edit(func(a *answers) {
		a.DuplicateOf, a.Matter, a.Round = f.old.DuplicateOf, f.old.Matter, max(f.old.Round, 1)
	})
	f.FocusFirst()
}

// compareAnew asks again about letters from which this one was told apart.
func (f *Form) compareAnew() {
	f.Edit(func(a *answers) { a.Apart = nil })
	f.FocusFirst()
}

// lookByName compares with who sent the denunciations in the register too, once the clerk says
// so; each that is found this way is written down as looked at.
func (f *Form) lookByName() {
	kit.Confirm(f.o.Window, assets.Text("form.similar.named"), assets.Text("form.similar.named.ask"), assets.Text("form.similar.named.do"), func() {
		f.named = true
		f.look()
		f.FocusFirst()
	})
}
