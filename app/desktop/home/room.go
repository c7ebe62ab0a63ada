package home

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/register"
)

// Room is the room that says what is late and what to do first.
type Room struct {
	desk.PlainPage
	o       *desk.Desk
	body    *fyne.Container
	day     *widget.Label
	years   *unconfirmedYears
	rows    []cardRow
	owed    *fyne.Container // reports and others that are owed
	urgent  *kit.Table[register.Letter]
	filled  fyne.CanvasObject
	nothing fyne.CanvasObject
}

// cardRow is a row of figures.
type cardRow struct {
	cards []*homeCard
	box   *fyne.Container
}

// NewRoom is the room, which counts when it comes to the front.
func NewRoom(o *desk.Desk) *Room {
	h := &Room{o: o, body: container.NewStack(), owed: container.NewVBox(), years: NewUnconfirmedYears(o)}
	h.day = widget.NewLabelWithStyle("", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	h.day.SizeName = theme.SizeNameSubHeadingText
	top := container.NewVBox()
	for _, cards := range [][]*homeCard{timeCards(), stateCards()} {
		row := cardRow{cards, container.New(layout.NewGridLayout(4))}
		for _, c := range cards {
			c.NumberCard = kit.NewNumberCard(assets.Text(c.key), func() { o.Open(c.opens(o.Today())) })
			row.box.Add(c.NumberCard)
		}
		h.rows = append(h.rows, row)
		top.Add(row.box)
	}
	h.urgent = kit.NewTable(
		kit.Col("home.column.number", 78, func(l register.Letter) string { return l.Number.String() }),
		kit.Col("home.column.due", 88, func(l register.Letter) string { return l.DueOn().Shown() }),
		kit.Col("home.column.reason", 210, func(l register.Letter) string { return urgency(&l, o.Today()) }),
		kit.Col("home.column.kind", 84, func(l register.Letter) string { return l.Kind.Label() }),
		kit.Col("home.column.sender", 212, func(l register.Letter) string { return l.Sender.Name }),
		kit.Col("home.column.content", 250, func(l register.Letter) string { return l.Content }).Growing(),
		kit.Col("home.column.officer", 130, func(l register.Letter) string { return l.Officer }))
	h.urgent.Empty = assets.Text("home.urgent.none")
	h.urgent.Open = func(l register.Letter) { o.Open(desk.Letter{ID: l.ID}) }
	h.urgent.Colour = func(l register.Letter) widget.Importance {
		if l.Overdue(o.Today()) {
			return widget.DangerImportance
		}
		return widget.MediumImportance
	}
	h.urgent.Remember(o.App.Preferences(), "home.urgent")
	top.Add(h.owed)
	top.Add(kit.Heading("home.urgent"))
	h.filled = kit.TopDown(top, h.urgent, nil)
	h.nothing = h.emptyRegister()
	return h
}

// Title names the room.
func (h *Room) Title() string { return assets.Text("room.home") }

// Help names the page about the room.
func (*Room) Help() string { return "trang-chu" }

// Content is the room.
func (h *Room) Content() fyne.CanvasObject {
	return container.NewBorder(container.NewVBox(h.day, h.years.Line), nil, nil, nil, h.body)
}

// Enter counts anew.
func (h *Room) Enter() {
	o := h.o
	today, rules := o.Today(), o.Law()
	h.day.SetText(views.DayInWords(today, rules.DayHint))
	h.years.Update(rules, today)
	desk.Load(o, h, func(ctx context.Context) (homeFigures, error) { return loadHome(ctx, o, today) }, func(f homeFigures, err error) {
		if err != nil {
			o.Failed(assets.Text("home.failed"), err)
			return
		}
		h.show(&f)
	})
}

func (h *Room) show(f *homeFigures) {
	shown := h.nothing
	if f.letters > 0 {
		shown = h.filled
		for _, row := range h.rows {
			row.show(f)
		}
		h.showOwed(f.owed)
		h.urgent.SetRows(f.urgent)
	}
	h.body.Objects = []fyne.CanvasObject{shown}
	h.body.Refresh()
}

func (r cardRow) show(f *homeFigures) {
	columns := 0
	for _, c := range r.cards {
		n, importance := c.count(f), widget.MediumImportance
		if n > 0 {
			importance = c.importance
		}
		c.Set(kit.Number(n), importance)
		if c.Hidden = c.rare && n == 0; !c.Hidden {
			columns++
		}
	}
	r.box.Layout = layout.NewGridLayout(columns)
	r.box.Refresh()
}

// emptyRegister says how letters come into a new register.
func (h *Room) emptyRegister() fyne.CanvasObject {
	state := kit.EmptyState(theme.DocumentIcon(), assets.Text("home.empty"), assets.Text("home.empty.text"),
		assets.Text("shell.newLetter"), func() { h.o.Open(desk.NewLetter{}) })
	bring := kit.NewButton(assets.Text("home.empty.import"), theme.UploadIcon(), func() { h.o.Open(desk.Import{Done: h.Enter}) })
	return container.NewCenter(container.NewVBox(state, container.NewCenter(bring)))
}
