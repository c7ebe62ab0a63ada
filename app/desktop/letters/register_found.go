package letters

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/finding"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/data/text"
)

// found are the stretches of a text that are what is looked for.
func (r *Register) found(words string) (all [][2]int) {
	for _, s := range r.asked.Spots(words) {
		all = append(all, [2]int{s.From, s.To})
	}
	return all
}

// seenOnRow are the kinds of passages that a row shows.
var seenOnRow = map[register.PassageKind]bool{register.PassageNumber: true, register.PassageSender: true, register.PassageContent: true, register.PassageOfficer: true}

// drawnContent is the content of a letter from near what was found in it. Where no column
// shows all that was looked for, it is the passage that holds most of the rest: "Ghi chú: …".
// What is printed, copied or written is the content.
func (r *Register) drawnContent(l register.Letter) string {
	content := kit.OneLine(l.Content)
	if r.asked.Empty() {
		return content
	}
	passages, hidden := l.Passages(), r.asked.Terms()
	for _, number := range l.PeoplesNumbers() {
		passages = append(passages, register.Passage{Kind: register.PassageNumbers, Text: number})
	}
	if said, in := r.scans.Load(l.ID); in {
		passages = append(passages, register.Passage{Kind: register.PassageScan, Text: said.(string)})
	}
	for _, p := range passages {
		if seenOnRow[p.Kind] {
			hidden = slices.DeleteFunc(hidden, func(term finding.Asked) bool { return term.Spots(p.Text) != nil })
		}
	}
	most, elsewhere := 0, r.asked.Excerpt(content)
	for _, p := range passages {
		said, held := kit.OneLine(p.Text), 0
		for _, term := range hidden {
			if term.Spots(said) != nil {
				held++
			}
		}
		if held > most {
			most, elsewhere = held, assets.Text("register.passage", "kind", p.Kind.Label(), "text", r.asked.Excerpt(said))
		}
	}
	return elsewhere
}

// sayNothing says why nothing is listed, and offers what would list something. What is
// known at once is shown at once.
func (r *Register) sayNothing() {
	q, s := r.query, r.o.Store
	r.offer(assets.Text("register.nothing.todo"), kit.Answer{Text: assets.Text("register.clear"), Do: r.filters.clear})
	if q.Text == "" {
		return
	}
	r.offer(assets.Text("register.nothing.text", "text", text.Clean(q.Text)), kit.Answer{Text: assets.Text("register.clear"), Do: r.filters.clear})
	desk.LoadPart(r.o, r, "lack", func(ctx context.Context) (store.Lack, error) { return s.Lacks(ctx, q) }, func(lack store.Lack, err error) {
		if err == nil && same(q, r.query) {
			r.sayLack(lack)
		}
	})
}

// sayLack says what a search lacks.
func (r *Register) sayLack(lack store.Lack) {
	said := text.Clean(r.query.Text)
	clear := kit.Answer{Text: assets.Text("register.clear"), Do: r.filters.clear}
	denounced := kit.Answer{Text: assets.Text("denounced.open"), Do: func() { r.askDenounced(said) }}
	search := func(words string) func() {
		return func() {
			r.filters.set(func(q *store.Query) { q.Text = words })
			r.o.Window.Canvas().Focus(r.filters.search)
		}
	}
	switch {
	case lack.Unfiltered > 0:
		r.offer(assets.Text("register.nothing.filtered", "text", said, "count", kit.Number(lack.Unfiltered)), kit.Answer{Text: assets.Text("register.nothing.lift"), Do: func() {
			q := firstQuery()
			q.Text, q.Sort, q.Descending = r.query.Text, r.query.Sort, r.query.Descending
			r.query = q
			r.changed()
			r.o.Window.Canvas().Focus(r.filters.search)
		}})
	case lack.Apart > 0:
		r.offer(assets.Text("register.nothing.apart", "text", said, "count", kit.Number(lack.Apart)),
			kit.Answer{Text: assets.Text("register.nothing.unquote"), Do: search(unquoted(said))})
	case len(lack.Words) > 0 && len(lack.Words) < len(r.asked.Terms()):
		r.offer(assets.Text("register.nothing.words", "words", quotedList(lack.Words)),
			kit.Answer{Text: assets.Text("register.nothing.without"), Do: search(without(r.asked.Terms(), lack.Words))}, denounced)
	default:
		r.offer(assets.Text("register.nothing.nowhere", "text", said), clear, denounced)
	}
	r.nothing.Refresh()
}

// offer shows in the table's place a sentence and what can be done, the likeliest first.
func (r *Register) offer(words string, ways ...kit.Answer) {
	column := container.NewVBox(kit.EmptyState(look.IconSearch, assets.Text("register.nothing"), words, ways[0].Text, ways[0].Do))
	for _, way := range ways[1:] {
		column.Add(container.NewCenter(kit.NewButton(way.Text, nil, way.Do)))
	}
	r.nothing.Objects = []fyne.CanvasObject{container.NewCenter(column)}
}

// askDenounced looks for a denouncer by name, address or number, after telling that the look
// is written down; words are what was typed.
func (r *Register) askDenounced(words string) {
	o := r.o
	entry := kit.NewEntry()
	entry.SetText(words)
	find := kit.NewButton(assets.Text("denounced.find"), look.IconSearch, nil).Main()
	content := container.NewVBox(look.NewPara(assets.Text("denounced.ask"), theme.ColorNameForeground, theme.SizeNameText), entry)
	hide := kit.ShowContent(o.Window, kit.TitleOf("denounced.open"), kit.Wide(440, content), entry, find)
	find.OnTapped = func() {
		if entry.Value() == "" {
			o.Window.Canvas().Focus(entry)
			return
		}
		asked := entry.Value()
		hide()
		kit.RunAsync(func() ([]register.Letter, error) { return o.Do().FindDenounced(o.Ctx(), asked) }, func(found []register.Letter, err error) {
			switch {
			case err != nil:
				o.Failed(assets.Text("denounced.failed"), err)
			case len(found) == 0:
				kit.Toast(o.Window.Canvas(), assets.Text("denounced.none"))
			default:
				r.showDenounced(found)
			}
		})
	}
	entry.OnSubmitted = func(string) { find.OnTapped() }
}

// showDenounced lists the letters of a denouncer, who is called by codes.
func (r *Register) showDenounced(found []register.Letter) {
	q := firstQuery()
	for _, l := range found {
		q.IDs = append(q.IDs, l.ID)
	}
	r.Show(q, assets.Text("denounced.listed"))
	r.stale = false
	r.list()
	r.wantsTable = true
	kit.Toast(r.o.Window.Canvas(), assets.Text("denounced.written", "count", kit.Number(len(found))))
}

// unquoted are words without the quotes that make phrases of them.
func unquoted(words string) string {
	return text.Clean(strings.NewReplacer(`"`, " ", "“", " ", "”", " ", "«", " ", "»", " ").Replace(words))
}

func quotedList(words []string) string {
	var all []string
	for _, w := range words {
		all = append(all, assets.Text("register.nothing.word", "word", w))
	}
	return strings.Join(all, ", ")
}

// without is what is typed to look for the terms that are not lacking.
func without(terms []finding.Asked, lacking []string) string {
	var left []string
	for _, t := range terms {
		switch said := t.Said(); {
		case slices.Contains(lacking, said):
		case t.Phrases():
			left = append(left, `"`+said+`"`)
		default:
			left = append(left, said)
		}
	}
	return strings.Join(left, " ")
}
