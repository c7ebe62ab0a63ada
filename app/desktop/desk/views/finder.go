package views

import (
	"strings"
	"sync"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/register"
	"donthu/data/store"
)

// mostFound is how many letters or visits are offered.
const mostFound = 8

// Finder is an entry that asks for a letter or a visit: by its number, by a name, by words of the
// content. What it offers everybody may read.
type Finder struct {
	*kit.SuggestEntry
	o     *desk.Desk
	visit bool
	ids   sync.Map // by the line that offered them
}

// NewFinder asks for a letter, or for a visit.
func NewFinder(o *desk.Desk, visit bool) *Finder {
	f := &Finder{o: o, visit: visit}
	f.SuggestEntry = kit.NewSuggestEntry(f.offer)
	return f
}

// offer lists letters or visits by what was typed.
func (f *Finder) offer(typed string) (lines []string) {
	add := func(id int64, line string) {
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
			add(v.ID, cut(kit.Joined(" · ", office.VisitName(&v), m.Visitor.Name, m.Content)))
		}
		return lines
	}
	page, err := f.o.Store.Letters(f.o.Ctx(), store.Query{Text: typed, Descending: true, Limit: mostFound})
	if err != nil {
		return nil
	}
	for i := range page.Letters {
		add(page.Letters[i].ID, LetterLine(&page.Letters[i]))
	}
	return lines
}

// LetterLine says in a line which letter it is and whose, as everybody may read it.
func LetterLine(l *register.Letter) string {
	return cut(kit.Joined(" · ", l.Number.String(), l.Kind.Label(), l.ShownSender(), l.Masked().Content))
}

// cut is as much as a line of the list has room for.
func cut(line string) string { return kit.Shortened(kit.OneLine(line), 72) }

// Found is what the text means: a line that was offered, or the number of a letter; false when it
// means none. It asks the register.
func (f *Finder) Found(said string) (id int64, called string, ok bool) {
	if id, offered := f.ids.Load(said); offered {
		name, _, _ := strings.Cut(said, " · ")
		if f.visit {
			return id.(int64), assets.Text("filed.at.visit", "visit", name), true
		}
		return id.(int64), assets.Text("filed.at.letter", "letter", name), true
	}
	if n, ok := register.TypedNumber(said); ok && !f.visit {
		if l, err := f.o.Store.LetterByNumber(f.o.Ctx(), n); err == nil {
			return l.ID, assets.Text("filed.at.letter", "letter", n.String()), true
		}
	}
	return 0, "", false
}
