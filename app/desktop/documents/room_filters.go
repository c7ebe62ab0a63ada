package documents

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/store"
	"donthu/data/text"
)

// roomFilters are the search and the pills over the documents.
type roomFilters struct {
	r              *Room
	search         *kit.Entry
	symbol, year   *views.Pill
	symbols, years []kit.Option
	bar            fyne.CanvasObject
	row            *kit.Toolbar
}

func newRoomFilters(r *Room) *roomFilters {
	f := &roomFilters{r: r}
	f.search = kit.NewSearch("replies.search", func() { r.set(func(q *store.ReplyQuery) { q.Text = f.search.Value() }) })
	f.search.Icon = look.IconSearch
	f.search.OnKey = f.key
	f.symbol = views.NewPill(assets.Text("replies.filter.symbol"), func() []kit.Option { return f.symbols }, func() string { return r.query.Symbol },
		func(v string) { r.set(func(q *store.ReplyQuery) { q.Symbol = v }) })
	f.year = views.NewPill(assets.Text("replies.filter.year"), func() []kit.Option { return f.years }, func() string { return kit.ShownCount(r.query.Year) },
		func(v string) { r.set(func(q *store.ReplyQuery) { q.Year, _ = strconv.Atoi(v) }) })
	clearer := kit.NewButton(assets.Text("register.clear"), nil, f.clear).Quiet()
	least := canvas.NewRectangle(color.Transparent)
	least.SetMinSize(fyne.NewSize(look.Scaled(330), 0))
	f.row = kit.NewToolbar([]look.Part{{Object: container.NewStack(least, f.search), Grows: true}, f.symbol.Part(), f.year.Part(),
		{Object: clearer, Away: func() bool { return !f.filtered() }}})
	f.bar = look.Inset(0, 6, f.row.Content())
	return f
}

// offer offers the years and symbols that the register has.
func (f *roomFilters) offer(years []int, symbols []string) {
	f.years, f.symbols = nil, kit.NamedOptions(symbols)
	for _, year := range years {
		f.years = append(f.years, kit.Option{Value: strconv.Itoa(year), Text: assets.Text("register.year", "year", year)})
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
	f.symbol.Read()
	f.year.Read()
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
