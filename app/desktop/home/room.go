package home

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/calendar"
	"donthu/data/day"
	"donthu/data/store"
)

// Room is the room that says what is late and what to do first.
type Room struct {
	desk.PlainPage
	o        *desk.Desk
	head     *look.Head
	banner   *fyne.Container
	tiles    []*tile
	row      *fyne.Container
	work     *workList
	whose    [2]*kit.Button  // of the whole office, of the clerk
	chosen   *fyne.Container // whose work, and the way to all of it
	mine     bool
	everyone bool               // the card of who has letters names all
	side     [3]*fyne.Container // who has letters, what is ahead, what to set up
	names    [3]views.Tab       // of those cards, with what their heads say
	counts   [3]string          // that their tabs show
	late     [3]bool
	now      figures
	folding  *look.Folding
	tab      string
	body     *fyne.Container
}

// Preferences of the room.
const (
	minePreference  = "home.mine"
	setupPreference = "home.setup.closed"
	emptyWidth      = 560 // of what an empty register shows
)

// NewRoom is the room, which counts when it comes to the front.
func NewRoom(o *desk.Desk) *Room {
	h := &Room{o: o, head: look.NewHead(nil, "", nil), banner: container.NewStack(), row: container.NewWithoutLayout(), body: container.NewStack()}
	h.banner.Hide()
	for _, t := range allTiles() {
		t.NumberCard = kit.NewNumberCard(assets.Text(t.key), func() { o.Open(t.opens(o)) })
		h.tiles = append(h.tiles, t)
		h.row.Add(t.NumberCard)
	}
	h.row.Layout = tileRow{h}
	h.work = newWorkList(o)
	for i, key := range []string{"home.whole", "home.mine"} {
		h.whose[i] = kit.NewButton(assets.Text(key), nil, func() { h.show(i == 1) }).As(look.Pill)
		h.whose[i].SetOn(i == 0)
	}
	h.chosen = container.NewHBox(kit.NewButton(assets.Text("home.duties"), nil, func() { o.Open(desk.Duties{Officer: h.officer()}) }).Quiet(), h.whose[0], h.whose[1])
	for i := range h.side {
		h.side[i] = container.NewStack()
	}
	h.mine = o.App.Preferences().Bool(minePreference)
	h.folding = look.NewFolding(func(size fyne.Size) int {
		if size.Width < look.Scaled(sideBeside) {
			return 0
		}
		return 1
	}, h.arrange)
	return h
}

// sideBeside is the width from which the cards stand beside the work.
const sideBeside = 980

// arrange puts the cards beside the work, or all behind tabs where there is no room.
func (h *Room) arrange(n int) fyne.CanvasObject {
	if n == 0 {
		tabs := []views.Tab{{Name: assets.Text("home.work"), Count: countWord(h.workCount()), Late: h.now.Overdue > 0, Content: look.Inset(1, 1, h.work)}}
		for i, t := range h.names {
			if t.Name != "" {
				t.Count, t.Late = h.counts[i], h.late[i]
				t.Content = look.Inset(1, 1, container.NewVScroll(h.side[i]))
				tabs = append(tabs, t)
			}
		}
		return views.NewCardTabsBeside(&h.tab, h.chosen, tabs...)
	}
	column := look.NewColumn(12)
	for i, t := range h.names {
		if t.Name != "" {
			column.Add(look.Card(t.Name, t.Count, h.side[i], h.closer(i)...))
		}
	}
	return container.New(besideWork{}, look.Card("", "", views.NewUnder(look.NewCardHead(assets.Text("home.work"), h.workWords(), h.chosen), look.Inset(1, 1, h.work))), container.NewVScroll(column))
}

// closer are the buttons of a card's head.
func (h *Room) closer(i int) []fyne.CanvasObject {
	if i != 2 {
		return nil
	}
	b := kit.NewButton("", look.IconClose, func() {
		h.o.App.Preferences().SetBool(setupPreference, true)
		h.fill()
	}).Quiet()
	b.SetToolTip(assets.Text("home.setup.close"))
	return []fyne.CanvasObject{b}
}

// besideWork gives the cards at the right what they need, the work the rest.
type besideWork struct{}

func (besideWork) side(width float32) float32 {
	if width > look.Scaled(1560) {
		return look.Scaled(376)
	}
	return look.Scaled(308)
}

func (l besideWork) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	side := l.side(size.Width)
	kit.Put(objects[0], 0, 0, size.Width-side-12, size.Height)
	kit.Put(objects[1], size.Width-side, 0, side, size.Height)
}

func (l besideWork) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	return fyne.NewSize(least.Width+12+l.side(0), least.Height)
}

// tileRow gives every tile the same width; all have an icon where none lacks the room.
type tileRow struct{ h *Room }

const (
	tileHigh = 68
	tileLow  = 44
)

func (l tileRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := (size.Width - float32(len(objects)-1)*12) / float32(len(objects))
	whole := !slices.ContainsFunc(l.h.tiles, func(t *tile) bool { return t.Whole() > width })
	for _, t := range l.h.tiles {
		icon := t.icon
		if !whole {
			icon = nil
		}
		if t.Icon != icon {
			t.Icon = icon
			t.Refresh()
		}
	}
	for i, o := range objects {
		kit.Put(o, float32(i)*(width+12), 0, width, size.Height)
	}
}

func (tileRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(len(objects))*(look.Scaled(120)+12)-12, look.Scaled(tileLow))
}

// pageLayout puts head, banner, tiles and cards under each other; the tiles are lower in a
// low window.
type pageLayout struct{ h *Room }

const lowPage = 628

func (l pageLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	h, y := l.h, float32(0)
	put := func(o fyne.CanvasObject, high, gap float32) {
		kit.Put(o, 0, y, size.Width, high)
		y += high + gap
	}
	h.dayIn(size.Width)
	put(objects[0], objects[0].MinSize().Height, 0)
	if h.banner.Visible() {
		h.banner.Resize(fyne.NewSize(size.Width, h.banner.Size().Height))
		put(h.banner, h.banner.MinSize().Height, 10)
	}
	high := look.Scaled(tileHigh)
	if size.Height < look.Scaled(lowPage) {
		high = look.Scaled(tileLow)
	}
	if h.row.Visible() {
		put(h.row, high, 12)
	}
	put(objects[3], max(0, size.Height-y), 0)
}

func (l pageLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, look.Scaled(tileLow)+12)
	for i, o := range objects {
		least := o.MinSize()
		if !o.Visible() {
			continue
		}
		size.Width = max(size.Width, least.Width)
		if i != 2 {
			size.Height += least.Height
		}
	}
	return size
}

// Title names the room.
func (h *Room) Title() string { return assets.Text("room.home") }

// Help names the page about the room.
func (*Room) Help() string { return "trang-chu" }

// Content is the room.
func (h *Room) Content() fyne.CanvasObject { return h.body }

// dayIn writes the day as the width allows.
func (h *Room) dayIn(width float32) {
	today := h.o.Today()
	words := views.LongDay(today)
	if width < look.Scaled(sideBeside) {
		words = assets.Text("home.day.short", "weekday", kit.SentenceCase(kit.Weekday(today)), "day", today.Shown())
	}
	if h.head.Title() != words {
		h.head.Set(words, calendar.LunarText(today))
	}
}

// officer is whose work is listed, "" for the whole office.
func (h *Room) officer() string {
	if h.mine {
		return h.o.Store.Settings().Clerk
	}
	return ""
}

// Enter counts anew.
func (h *Room) Enter() {
	o, officer := h.o, h.officer()
	today := o.Today()
	desk.Load(o, h, func(ctx context.Context) (figures, error) { return load(ctx, o, today, officer) }, func(f figures, err error) {
		if err != nil {
			o.Failed(assets.Text("home.failed"), err)
			return
		}
		h.now = f
		h.fill()
		if o.Window.Canvas().Focused() == nil && f.Letters > 0 {
			o.FocusIn(h, h.work)
		}
	})
}

// show lists the work of the clerk, or of the whole office.
func (h *Room) show(mine bool) {
	h.mine = mine
	h.o.App.Preferences().SetBool(minePreference, mine)
	h.Enter()
}

// fill shows what was read.
func (h *Room) fill() {
	today := h.o.Today()
	h.banner.Objects = nil
	if banner := calendarBanner(h.o, h.o.Law(), today); banner != nil {
		h.banner.Objects = []fyne.CanvasObject{banner}
	}
	h.banner.Hidden = len(h.banner.Objects) == 0
	h.row.Hidden = h.now.Letters == 0
	if h.now.Letters == 0 {
		h.put(h.emptyRegister())
		return
	}
	for _, t := range h.tiles {
		t.fill(&h.now, today)
	}
	h.row.Refresh()
	for i, b := range h.whose {
		b.SetOn(h.mine == (i == 1))
	}
	h.work.show(h.now.work)
	h.fillSide()
	h.folding.Content().Objects = []fyne.CanvasObject{h.arrange(h.folding.Now())}
	h.put(h.folding.Content())
}

// put shows content under the head, the banner and the tiles.
func (h *Room) put(content fyne.CanvasObject) {
	h.body.Objects = []fyne.CanvasObject{container.New(pageLayout{h}, h.head, h.banner, h.row, content)}
	h.body.Refresh()
}

// workCount is how many letters of the list are urgent.
func (h *Room) workCount() (n int) {
	for _, s := range h.now.work {
		if s.name != later {
			n += s.total
		}
	}
	return n
}

// workWords say how much there is to do.
func (h *Room) workWords() string {
	after := 0
	for _, s := range h.now.work {
		if s.name == later {
			after = s.total
		}
	}
	if h.workCount()+after == 0 {
		return assets.Text("home.work.none")
	}
	return assets.Text("home.work.about", "count", kit.Number(h.workCount()), "later", kit.Number(after))
}

func countWord(n int) string {
	if n == 0 {
		return ""
	}
	return kit.Number(n)
}

// tile is a figure of the home screen and the list behind it.
type tile struct {
	*kit.NumberCard
	key   string
	icon  fyne.Resource
	fill  func(f *figures, today day.Date)
	opens func(o *desk.Desk) desk.Ref
}

func allTiles() []*tile {
	letters := func(key string, query func(o *desk.Desk) store.Query) func(*desk.Desk) desk.Ref {
		return func(o *desk.Desk) desk.Ref { return listOf(query(o), key) }
	}
	all := []*tile{
		{key: "home.tile.late", icon: look.IconError, opens: letters("home.list.late", func(*desk.Desk) store.Query { return store.Query{Overdue: true, Sort: store.ByDue} })},
		{key: "home.tile.soon", icon: look.IconClock, opens: letters("home.list.soon", func(o *desk.Desk) store.Query {
			return store.Query{DueBy: o.Law().Soon(o.Today()), Sort: store.ByDue}
		})},
		{key: "home.tile.noLimit", icon: look.IconNoDay, opens: letters("home.list.noLimit", func(*desk.Desk) store.Query { return store.Query{NoLimit: true, Sort: store.ByReceived} })},
		{key: "home.tile.papers", icon: look.IconMail, opens: func(*desk.Desk) desk.Ref { return desk.WaitingDocuments{} }},
		{key: "home.tile.open", icon: look.IconFolder, opens: letters("home.list.open", func(*desk.Desk) store.Query { return store.Query{Open: true, Descending: true} })},
	}
	fill := func(i int, say func(f *figures, today day.Date) (n int, tone look.Tone, about string)) {
		t := all[i]
		t.fill = func(f *figures, today day.Date) {
			n, tone, about := say(f, today)
			t.Set(kit.Number(n), importanceOf(tone))
			t.SetAbout(about)
		}
	}
	fill(0, func(f *figures, today day.Date) (int, look.Tone, string) {
		if f.Overdue == 0 {
			return 0, look.Still, assets.Text("home.tile.late.none")
		}
		return f.Overdue, look.Late, assets.Text("home.tile.late.about", "duties", kit.Number(f.LateDuties), "days", kit.Number(f.Oldest.DaysUntil(today)))
	})
	fill(1, func(f *figures, _ day.Date) (int, look.Tone, string) {
		return f.Soon, toneIf(f.Soon > 0, look.Soon), assets.Text("home.tile.soon.about")
	})
	fill(2, func(f *figures, _ day.Date) (int, look.Tone, string) {
		return f.NoLimit, look.Still, assets.Text("home.tile.noLimit.about")
	})
	fill(3, func(f *figures, _ day.Date) (int, look.Tone, string) {
		return f.signing + f.sending, look.Still, assets.Text("home.tile.papers.about", "signing", kit.Number(f.signing), "sending", kit.Number(f.sending))
	})
	fill(4, func(f *figures, _ day.Date) (int, look.Tone, string) {
		return f.Open, look.Still, assets.Text("home.tile.open.about", "count", kit.Number(f.Letters))
	})
	return all
}

// emptyRegister says how letters come into a new register, and what the office sets up
// first.
func (h *Room) emptyRegister() fyne.CanvasObject {
	state := kit.EmptyState(look.IconInbox, assets.Text("home.empty"), assets.Text("home.empty.text"),
		assets.Text("shell.newLetter"), func() { h.o.Open(desk.NewLetter{}) })
	bring := kit.NewButton(assets.Text("home.empty.import"), look.IconUpload, func() { h.o.Open(desk.Import{Done: h.Enter}) })
	column := container.NewVBox(state, container.NewCenter(bring))
	if done := doneOf(h.now.setup); done < len(h.now.setup) {
		card := look.Card(assets.Text("home.setup"), assets.Text("home.setup.count", "done", done, "all", len(h.now.setup)), look.Inset(14, 8, h.setupTasks()))
		column.Add(container.NewCenter(kit.Wide(emptyWidth, card)))
	}
	return container.NewVScroll(container.NewCenter(column))
}
