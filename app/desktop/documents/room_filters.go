package documents

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/store"
	"donthu/data/text"
)

// roomPill is one filter of the room: a button that opens what it can be set to. A set
// one is blue, and pressing it lifts the filter.
type roomPill struct {
	button  *kit.Button
	words   string // while nothing is set
	options []kit.Option
	get     func(store.ReplyQuery) string
	set     func(*store.ReplyQuery, string)
}

// roomFilters are the search and the pills over the documents.
type roomFilters struct {
	r            *Room
	search       *kit.Entry
	symbol, year *roomPill
	bar          fyne.CanvasObject
	row          *kit.Toolbar
}

func newRoomFilters(r *Room) *roomFilters {
	f := &roomFilters{r: r}
	f.search = kit.NewSearch("replies.search", func() { r.set(func(q *store.ReplyQuery) { q.Text = f.search.Value() }) })
	f.search.Icon = look.IconSearch
	f.search.OnKey = f.key
	f.symbol = f.pill("symbol", func(q store.ReplyQuery) string { return q.Symbol }, func(q *store.ReplyQuery, v string) { q.Symbol = v })
	f.year = f.pill("year", func(q store.ReplyQuery) string { return kit.ShownCount(q.Year) }, func(q *store.ReplyQuery, v string) { q.Year, _ = strconv.Atoi(v) })
	clearer := kit.NewButton(assets.Text("register.clear"), nil, f.clear).Quiet()
	least := canvas.NewRectangle(color.Transparent)
	least.SetMinSize(fyne.NewSize(look.Scaled(330), 0))
	f.row = kit.NewToolbar([]look.Part{{Object: container.NewStack(least, f.search), Grows: true}, {Object: f.symbol.button}, {Object: f.year.button},
		{Object: clearer, Away: func() bool { return !f.filtered() }}})
	f.bar = look.Inset(0, 6, f.row.Content())
	return f
}

func (f *roomFilters) pill(name string, get func(store.ReplyQuery) string, set func(*store.ReplyQuery, string)) *roomPill {
	p := &roomPill{words: assets.Text("replies.filter." + name), get: get, set: set}
	p.button = kit.NewButton(p.words, nil, func() {
		if p.get(f.r.query) != "" {
			f.choose(p, "")
			return
		}
		var items []*fyne.MenuItem
		for _, o := range p.options {
			items = append(items, fyne.NewMenuItem(o.Text, func() { f.choose(p, o.Value) }))
		}
		kit.ShowMenu(p.button, items...)
	}).As(look.Pill)
	return p
}

// choose sets a filter, "" lifts it.
func (f *roomFilters) choose(p *roomPill, value string) {
	f.r.set(func(q *store.ReplyQuery) { p.set(q, value) })
}

// offer offers the years and symbols that the register has.
func (f *roomFilters) offer(years []int, symbols []string) {
	f.year.options, f.symbol.options = nil, kit.NamedOptions(symbols)
	for _, year := range years {
		f.year.options = append(f.year.options, kit.Option{Value: strconv.Itoa(year), Text: assets.Text("register.year", "year", year)})
	}
	f.read()
}

// read sets the controls to what the room's query asks for, but for a text that is being
// typed.
func (f *roomFilters) read() {
	q := f.r.query
	if text.Clean(f.search.Text) != text.Clean(q.Text) {
		f.search.SetText(q.Text)
	}
	for _, p := range []*roomPill{f.symbol, f.year} {
		value := p.get(q)
		words := p.words
		for _, o := range p.options {
			if value != "" && o.Value == value {
				words = o.Text
			}
		}
		p.button.On, p.button.Opens, p.button.Icon = value != "", value == "", nil
		if value != "" {
			p.button.Icon = look.IconClose
		}
		p.button.SetText(words)
	}
	f.row.Refresh()
}

// filtered reports whether anything but a tab says what is listed.
func (f *roomFilters) filtered() bool {
	q := f.r.query
	return q.Text != "" || q.Symbol != "" || q.Year != 0
}

// clear lists all documents, as the room does at first.
func (f *roomFilters) clear() {
	f.search.SetText("")
	f.r.show(repliesAll)
	f.r.o.Window.Canvas().Focus(f.search)
}

// key lets Down and Enter go to the documents found, and Esc empty the search.
func (f *roomFilters) key(key fyne.KeyName) bool {
	t := f.r.table
	switch key {
	case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
		f.r.set(func(q *store.ReplyQuery) { q.Text = f.search.Value() }) // what was typed just before
		if t.Len() > 0 {
			f.r.o.Window.Canvas().Focus(t)
		}
	case fyne.KeyEscape:
		if f.search.Text == "" && len(t.Marked()) == 0 {
			return false
		}
		t.SetMarked(nil)
		f.search.SetText("")
	default:
		return false
	}
	return true
}
