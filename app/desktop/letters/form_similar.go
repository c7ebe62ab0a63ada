package letters

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/register"
)

// similar is the panel that lists, beside the form, letters that may be the one being
// typed.
func (f *Form) similar() fyne.CanvasObject {
	f.list = container.NewVBox()
	f.showSimilar(nil)
	return views.NewBeside("form.similar.title", f.list)
}

func (f *Form) showSimilar(found []register.Letter) {
	if own := f.letter; own != nil {
		found = slices.DeleteFunc(found, func(l register.Letter) bool { return l.ID == own.ID })
	}
	found = found[:min(len(found), kit.SimilarShown)]
	f.found.Store(&found)
	f.refreshSimilar()
}

func (f *Form) refreshSimilar() {
	f.list.RemoveAll()
	found := *f.found.Load()
	if len(found) == 0 {
		f.list.Add(kit.Words(assets.Text("form.similar.none"), kit.SimilarWidth, widget.LowImportance))
	}
	for i := range found {
		f.list.Add(f.card(&found[i]))
	}
}

func (f *Form) card(l *register.Letter) fyne.CanvasObject {
	shown := l.Masked()
	open := kit.NewButton(assets.Text("form.similar.open"), nil, func() { f.o.Open(desk.Letter{ID: l.ID}) })
	mark := kit.NewButton(assets.Text("form.similar.mark"), nil, func() { f.markDuplicate(l) })
	if f.duplicate == l.Number.String() {
		mark = kit.NewButton(assets.Text("form.similar.unmark"), nil, f.unmarkDuplicate)
		mark.Importance = widget.WarningImportance
	}
	head := assets.Text("form.similar.head", "letter", l.Number, "day", l.ReceivedOn.Shown(), "state", l.State().Label())
	return views.NewBesideCard(head, shown.Sender, shown.Content, "", mark, open)
}

// focusSimilar goes to the first button of the panel.
func (f *Form) focusSimilar() {
	if len(*f.found.Load()) == 0 {
		kit.Toast(f.o.Window.Canvas(), assets.Text("form.similar.none"))
		return
	}
	buttons := f.list.Objects[0].(*fyne.Container).Objects[1].(*fyne.Container)
	f.o.Window.Canvas().Focus(buttons.Objects[0].(*kit.Button))
}

// markDuplicate writes the letter down as a duplicate of an earlier one, in the
// same matter.
func (f *Form) markDuplicate(l *register.Letter) {
	f.Edit(func(a *answers) { a.DuplicateOf, a.Matter = l.Number.String(), l.PossibleMatter() })
	kit.Toast(f.o.Window.Canvas(), assets.Text("form.similar.marked", "letter", l.Number))
	f.FocusSave()
}

// unmarkDuplicate takes markDuplicate back.
func (f *Form) unmarkDuplicate() {
	f.Edit(func(a *answers) { a.DuplicateOf, a.Matter = f.old.DuplicateOf, f.old.Matter })
	f.FocusFirst()
}
