package documents

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/store"
)

// tellMarked shows the bar while documents are marked.
func (r *Room) tellMarked() {
	n := len(r.table.Marked())
	r.many.Tell(n, assets.Text("replies.marked", "count", kit.Number(n)))
	r.rowed.Hidden = n > 0
	r.Whole.Refresh()
}

// empty says why no document is listed, and what to do.
func (r *Room) empty() fyne.CanvasObject {
	second := kit.NewButton(assets.Text("replies.write"), nil, r.Add)
	if r.filters.filtered() || r.counts[repliesAll] > 0 {
		return roomEmpty(look.IconSearch, "replies.nothing", kit.NewButton(assets.Text("replies.showAll"), nil, r.filters.clear).Main(), second)
	}
	templates := kit.NewButton(assets.Text("replies.templates"), nil, func() { r.o.Open(desk.Templates{}) })
	return roomEmpty(look.IconMail, "replies.none", second.Main(), templates)
}

// roomEmpty is an empty state: a sentence of the key, what to do about it under the key with
// ".todo", and two buttons.
func roomEmpty(icon fyne.Resource, key string, buttons ...*kit.Button) fyne.CanvasObject {
	row := container.NewHBox()
	for _, b := range buttons {
		row.Add(b)
	}
	return container.NewCenter(container.NewVBox(kit.EmptyState(icon, assets.Text(key), assets.Text(key+".todo"), "", nil), container.NewCenter(row)))
}

// Add asks on which letter a document is to be written, and opens the page that writes it.
func (r *Room) Add() {
	type said struct{ Letter string }
	o := r.o
	var found register.Letter
	record := kit.NewRecord(o.Around(func() desk.Page { return r }), 1, said{},
		kit.Suggested("replies.write.letter", register.FieldLetter, r.lettersLike, func(s *said) *string { return &s.Letter }).
			Require().Example("replies.write.example"))
	record.Heading, record.SaveText, record.EnterSaves = kit.TitleOf("replies.write"), assets.Text("replies.write.do"), true
	record.Write = func(s said) (kit.Saved, error) {
		words, _, _ := strings.Cut(s.Letter, " · ")
		number, err := register.ParseNumber(strings.TrimPrefix(strings.ToUpper(words), "TC-"))
		if err == nil {
			found, err = o.Store.LetterByNumber(o.Ctx(), number)
		}
		if err != nil {
			return kit.Saved{}, &store.CheckError{Problems: []data.Problem{{Field: register.FieldLetter, Sentence: assets.Text("replies.write.noLetter")}}}
		}
		return kit.Saved{Then: func() { o.Open(desk.Compose{Letter: found, Next: law.NextStep{}}) }}, nil
	}
	record.Failed = func(err error) { o.Failed(assets.Text("replies.failed"), err) }
	record.Open()
}

// mostSuggested is how many letters are proposed.
const mostSuggested = 8

// lettersLike are the letters that fit what is typed, each in a line that begins with its
// number; without an answer the clerk can still type one.
func (r *Room) lettersLike(typed string) (lines []string) {
	page, err := r.o.Store.Letters(r.o.Ctx(), store.Query{Text: typed, Limit: mostSuggested, Sort: store.ByNumber, Descending: true})
	if err != nil {
		return nil
	}
	for i := range page.Letters {
		l := page.Letters[i].Masked()
		lines = append(lines, kit.Joined(" · ", l.Number.String(), views.SendersName(&l), kit.Shortened(kit.OneLine(l.Content), 60)))
	}
	return lines
}
