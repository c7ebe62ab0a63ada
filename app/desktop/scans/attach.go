package scans

import (
	"strings"

	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/register"
)

// ask asks with which letter or visit files are to lie, and as what; do gets the answer.
func ask(o *desk.Desk, visit bool, names []string, do func(of int64, called string, about register.Filed)) {
	key := "scans.letter"
	if visit {
		key = "scans.toVisit"
	}
	at := views.NewFinder(o, visit)
	at.SetPlaceHolder(assets.Text(key + ".example"))
	atField := kit.NewField(assets.Text(key+".field"), at)
	kind := kit.NewChoice(kit.OptionsOf(register.FileKinds...), nil)
	kind.SetValue(string(register.FiledLetter))
	title := kit.NewEntry()
	title.SetPlaceHolder(assets.Text("filed.title.example"))
	save := kit.NewButton(assets.Text("filed.do"), look.IconAttach, nil).Main()
	column := look.NewColumn(8, look.NewPara(strings.Join(names, "\n"), theme.ColorNameForeground, theme.SizeNameText).Most(6),
		atField, kit.NewField(assets.Text("filed.kind"), kind), kit.NewField(assets.Text("filed.title"), title),
		look.NewPara(assets.Text("scans.stays"), look.Ink2, theme.SizeNameCaptionText))
	hide := kit.ShowContent(o.Window, kit.TitleOf(key), kit.Wide(620, column), at, save)
	write := func() {
		said := at.Value()
		kit.RunAsync(func() (answer, error) {
			id, called, ok := at.Found(said)
			return answer{id, called, ok}, nil
		}, func(a answer, _ error) {
			if !a.ok {
				atField.SetProblem(assets.Text(key + ".missing"))
				o.Window.Canvas().Focus(at)
				return
			}
			hide()
			do(a.id, a.called, register.Filed{Kind: register.FileKind(kind.Value()), Title: title.Text})
		})
	}
	save.OnTapped, title.OnSubmitted = write, func(string) { write() }
	at.OnSubmitted = func(string) { write() }
}

type answer struct {
	id     int64
	called string
	ok     bool
}
