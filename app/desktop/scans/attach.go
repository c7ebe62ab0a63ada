package scans

import (
	"strings"
	"sync"

	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/register"
	"donthu/data/store"
)

// mostFound is how many letters or visits are offered.
const mostFound = 8

// found are the letters or visits that were offered, by the line that offered them.
type found struct {
	o     *desk.Desk
	visit bool
	ids   sync.Map
}

// offer lists letters or visits by what was typed: a number, a name, words of the content.
func (f *found) offer(typed string) (lines []string) {
	add := func(id int64, parts ...string) {
		line := cut(kit.Joined(" · ", parts...))
		f.ids.Store(line, id)
		lines = append(lines, line)
	}
	if f.visit {
		all, err := f.o.Store.SearchReceptions(f.o.Ctx(), typed, mostFound)
		if err != nil {
			return nil
		}
		for _, v := range all {
			m := v.Masked()
			add(v.ID, office.VisitName(&v), m.Visitor.Name, m.Content)
		}
		return lines
	}
	page, err := f.o.Store.Letters(f.o.Ctx(), store.Query{Text: typed, Descending: true, Limit: mostFound})
	if err != nil {
		return nil
	}
	for _, l := range page.Letters {
		m := l.Masked()
		add(l.ID, l.Number.String(), l.Kind.Label(), l.ShownSender(), m.Content)
	}
	return lines
}

// cut is as much as a line of the list has room for.
func cut(line string) string {
	const most = 72
	line = kit.OneLine(line)
	if said := []rune(line); len(said) > most {
		return strings.TrimSpace(string(said[:most])) + "…"
	}
	return line
}

// id is the letter or visit that a text means: a line that was offered, or the number of a
// letter.
func (f *found) id(said string) (id int64, called string, ok bool) {
	if id, offered := f.ids.Load(said); offered {
		name, _, _ := strings.Cut(said, " · ")
		if f.visit {
			return id.(int64), assets.Text("filed.at.visit", "visit", name), true
		}
		return id.(int64), assets.Text("filed.at.letter", "letter", name), true
	}
	if n, err := register.ParseNumber(said); err == nil && !f.visit {
		if l, err := f.o.Store.LetterByNumber(f.o.Ctx(), n); err == nil {
			return l.ID, assets.Text("filed.at.letter", "letter", n.String()), true
		}
	}
	return 0, "", false
}

// ask asks with which letter or visit files are to lie, and as what; do gets the answer.
func ask(o *desk.Desk, visit bool, names []string, do func(of int64, called string, about register.Filed)) {
	f := &found{o: o, visit: visit}
	key := "scans.letter"
	if visit {
		key = "scans.toVisit"
	}
	at := kit.NewSuggestEntry(f.offer)
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
			id, called, ok := f.id(said)
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
