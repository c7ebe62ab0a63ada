package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// home is the room that says what is late and what to do first.
type Room struct {
	desk.PlainPage
	o        *desk.Desk
	body     *fyne.Container
	day      *widget.Label
	urgency  *fyne.Container // the row of cards about time
	cards    []*homeCard
	undated  *homeCard
	directed *kit.NumberCard // directions that are overdue
	states   *fyne.Container // the row of cards about what is owed next
	papers   *kit.NumberCard // documents that wait for their signature or for being sent
	owed     *fyne.Container // reports that are owed
	urgent   *kit.Table
	filled   fyne.CanvasObject
	nothing  fyne.CanvasObject
	loadings int // only the answer to the last question is shown
	years    *unconfirmedYears
}

// homeCard is a figure of the home screen and the list behind it.
type homeCard struct {
	*kit.NumberCard
	key        string // of the caption, and of the caption of the list with ".list"
	count      func(store.Overview) int
	importance widget.Importance // when the figure is not 0
	query      func(today data.Date) store.Query
}

func NewRoom(o *desk.Desk) *Room {
	h := &Room{o: o, body: container.NewStack(), owed: container.NewVBox(), years: NewUnconfirmedYears(o)}
	h.day = widget.NewLabelWithStyle("", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	h.day.SizeName = theme.SizeNameSubHeadingText
	h.urgency = container.New(layout.NewGridLayout(4))
	h.states = container.New(layout.NewGridLayout(4))
	for _, c := range timeCards() {
		h.add(h.urgency, c)
	}
	for _, c := range stateCards() {
		h.add(h.states, c)
	}
	h.undated = h.cards[4]
	h.directed = kit.NewNumberCard(assets.Text("home.directions"), func() { o.Open(desk.OverdueDirections{}) })
	h.urgency.Add(h.directed)
	h.papers = kit.NewNumberCard(assets.Text("home.papers"), func() { o.Open(desk.WaitingDocuments{}) })
	h.states.Add(h.papers)
	h.urgent = kit.NewTable([]kit.Column{
		{Title: assets.Text("home.column.number"), Width: 78, Fixed: true},
		{Title: assets.Text("home.column.due"), Width: 88, Fixed: true},
		{Title: assets.Text("home.column.reason"), Width: 210, Fixed: true},
		{Title: assets.Text("home.column.kind"), Width: 84, Fixed: true},
		{Title: assets.Text("home.column.sender"), Width: 212, Fixed: true},
		{Title: assets.Text("home.column.content"), Width: 250, Grow: true, Fixed: true},
		{Title: assets.Text("home.column.officer"), Width: 130, Fixed: true},
	}, nil)
	h.urgent.Empty = assets.Text("home.urgent.none")
	h.urgent.OnOpen = func(row int) { kit.OpenRow(h.urgent, row, urgentID, func(id int64) { o.Open(desk.Letter{ID: id}) }) }
	h.urgent.Importance = func(row int) widget.Importance {
		if cells := h.urgent.Row(row); len(cells) > urgentLate && cells[urgentLate] != "" {
			return widget.DangerImportance
		}
		return widget.MediumImportance
	}
	h.urgent.Remember(o.App.Preferences(), "home.urgent")
	first := widget.NewLabelWithStyle(assets.Text("home.urgent"), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	h.filled = kit.TopDown(container.NewVBox(h.urgency, h.states, h.owed, first), h.urgent, nil)
	h.nothing = h.emptyRegister()
	return h
}

func (h *Room) add(to *fyne.Container, c *homeCard) {
	c.NumberCard = kit.NewNumberCard(assets.Text(c.key), func() {
		h.o.Open(desk.Letters{Query: c.query(h.o.Today()), Caption: assets.Text(c.key + ".list")})
	})
	h.cards = append(h.cards, c)
	to.Add(c.NumberCard)
}

func (h *Room) Title() string { return assets.Text("room.home") }

func (*Room) Help() string { return "trang-chu" }

func (h *Room) Content() fyne.CanvasObject {
	return container.NewBorder(container.NewVBox(h.day, h.years.Line), nil, nil, nil, h.body)
}

// Enter counts anew.
func (h *Room) Enter() {
	o := h.o
	today := o.Today()
	rules := o.Law()
	h.day.SetText(views.DayInWords(today, rules.DayHint))
	h.years.Update(rules, today)
	h.loadings++
	mine := h.loadings
	kit.RunAsync(func() (homeFigures, error) { return loadHome(o, today) }, func(f homeFigures, err error) {
		switch {
		case mine != h.loadings:
		case err != nil:
			o.Failed(assets.Text("home.failed"), err)
		default:
			h.show(f)
		}
	})
}

func (h *Room) show(f homeFigures) {
	if f.letters == 0 {
		h.body.Objects = []fyne.CanvasObject{h.nothing}
		h.body.Refresh()
		return
	}
	for _, c := range h.cards {
		n := c.count(f.overview)
		importance := widget.MediumImportance
		if n > 0 {
			importance = c.importance
		}
		c.Set(kit.Number(n), importance)
	}
	columns := 4
	if f.overview.Undated > 0 {
		h.undated.Show()
		columns = 5
	} else {
		h.undated.Hide()
	}
	if f.directions > 0 {
		h.directed.Set(kit.Number(f.directions), widget.DangerImportance)
		h.directed.Show()
		columns++
	} else {
		h.directed.Hide()
	}
	h.urgency.Layout = layout.NewGridLayout(columns)
	h.urgency.Refresh()
	h.papers.Hidden = f.papers == 0
	h.papers.Set(kit.Number(f.papers), widget.WarningImportance)
	columns = 4
	if f.papers > 0 {
		columns = 5
	}
	h.states.Layout = layout.NewGridLayout(columns)
	h.states.Refresh()
	h.showOwed(f.owed)
	h.showAhead(f.ahead)
	h.urgent.SetLoad(kit.Rows(f.urgent))
	h.body.Objects = []fyne.CanvasObject{h.filled}
	h.body.Refresh()
}

// emptyRegister says how letters come into a new register.
func (h *Room) emptyRegister() fyne.CanvasObject {
	state := kit.EmptyState(theme.DocumentIcon(), assets.Text("home.empty"), assets.Text("home.empty.text"),
		assets.Text("shell.newLetter"), func() { h.o.Open(desk.NewLetter{}) })
	bring := kit.NewButton(assets.Text("home.empty.import"), theme.UploadIcon(), func() { h.o.Open(desk.Import{Done: h.Enter}) })
	return container.NewCenter(container.NewVBox(state, container.NewCenter(bring)))
}

// timeCards are the figures about time; the one of letters without days comes last.
func timeCards() []*homeCard {
	return []*homeCard{
		{key: "home.overdue", importance: widget.DangerImportance,
			count: func(o store.Overview) int { return o.Overdue },
			query: func(data.Date) store.Query { return store.Query{Overdue: true, Sort: store.ByDue} }},
		{key: "home.dueThisWeek", importance: widget.WarningImportance,
			count: func(o store.Overview) int { return o.DueThisWeek },
			query: func(today data.Date) store.Query {
				return store.Query{DueBy: store.EndOfWeek(today), Sort: store.ByDue}
			}},
		{key: "home.open", importance: widget.MediumImportance,
			count: func(o store.Overview) int { return o.Open },
			query: func(data.Date) store.Query { return store.Query{Open: true, Descending: true} }},
		{key: "home.receivedThisYear", importance: widget.MediumImportance,
			count: func(o store.Overview) int { return o.ReceivedThisYear },
			query: func(today data.Date) store.Query { return store.Query{Year: today.Year(), Descending: true} }},
		{key: "home.undated", importance: widget.WarningImportance,
			count: func(o store.Overview) int { return o.Undated },
			query: func(data.Date) store.Query { return store.Query{Undated: true, Descending: true} }},
	}
}

// stateCards are the figures of open letters by state.
func stateCards() []*homeCard {
	card := func(state data.State, count func(store.Overview) int) *homeCard {
		return &homeCard{key: "home." + string(state), importance: widget.MediumImportance, count: count,
			query: func(data.Date) store.Query { return store.Query{State: state, Sort: store.ByReceived} }}
	}
	return []*homeCard{
		card(data.Waiting, func(o store.Overview) int { return o.Waiting }),
		card(data.Deciding, func(o store.Overview) int { return o.Deciding }),
		card(data.Settling, func(o store.Overview) int { return o.Settling }),
		card(data.Executing, func(o store.Overview) int { return o.Executing }),
	}
}
