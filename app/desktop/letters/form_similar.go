package letters

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/register"
)

// similar is the panel that lists, beside the form, letters that may be the one being
// typed.
func (f *Form) similar() fyne.CanvasObject {
	f.other, f.list = map[int64]bool{}, container.NewVBox()
	f.head = look.NewCardHead("", assets.Text("form.similar.key"))
	f.sheet = look.NewSheet()
	f.showSimilar(nil)
	return container.NewStack(f.sheet, container.NewBorder(f.head, nil, nil, nil, container.NewVScroll(look.Inset(14, 8, f.list))))
}

func (f *Form) showSimilar(found []register.Letter) {
	found = slices.DeleteFunc(found, func(l register.Letter) bool { return f.other[l.ID] || f.letter != nil && l.ID == f.letter.ID })
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
}

func (f *Form) card(l *register.Letter) fyne.CanvasObject {
	shown := l.Masked()
	open := kit.NewButton(assets.Text("form.similar.open"), nil, func() { f.o.Open(desk.Letter{ID: l.ID}) }).Quiet()
	mark := kit.NewButton(assets.Text("form.similar.mark"), look.IconMatter, func() { f.markDuplicate(l) })
	if f.duplicate == l.Number.String() {
		mark = kit.NewButton(assets.Text("form.similar.unmark"), look.IconUndo, f.unmarkDuplicate)
	}
	another := kit.NewButton(assets.Text("form.similar.other"), nil, func() {
		f.other[l.ID] = true
		f.showSimilar(*f.found.Load())
		f.FocusFirst()
	}).Quiet()
	if f.first == nil {
		f.first = mark
	}
	head := assets.Text("form.similar.head", "letter", l.Number, "day", l.ReceivedOn.Shown(), "state", l.State().Label())
	words := container.New(layout.NewCustomPaddedVBoxLayout(-8), kit.Bold(head),
		kit.Wrapped(kit.Joined(", ", shown.Sender.Name, shown.Sender.Address), widget.MediumImportance),
		kit.Wrapped(kit.FirstWords(shown.Content, kit.WordsShown), widget.LowImportance))
	return container.NewVBox(words, container.NewHBox(mark, open), container.NewHBox(another), widget.NewSeparator())
}

// focusSimilar goes to the first button of the panel.
func (f *Form) focusSimilar() {
	if f.first == nil {
		kit.Toast(f.o.Window.Canvas(), assets.Text("form.similar.none"))
		return
	}
	f.o.Window.Canvas().Focus(f.first)
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
