package documents

import (
	"context"
	"reflect"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/register"
	"donthu/data/store"
)

// The lists of the room, by the state of the documents.
const (
	repliesAll        = ""
	repliesWaiting    = "waiting" // for the signature or for being sent
	repliesUnfollowed = "unfollowed"
)

// statesOf are the states of a list, nil for all.
func statesOf(list string) []register.DeliveryState {
	switch list {
	case repliesAll:
		return nil
	case repliesWaiting:
		return []register.DeliveryState{register.Written, register.Signed}
	case repliesUnfollowed:
		return []register.DeliveryState{""}
	}
	return []register.DeliveryState{register.DeliveryState(list)}
}

// replyLists are the lists of the dropdown, as the translations name them.
func replyLists() []kit.Option {
	return kit.Options("replies.list.", repliesAll, repliesWaiting, string(register.Written), string(register.Signed), string(register.Sent), string(register.Delivered), repliesUnfollowed)
}

// Room is the room "Văn bản": the documents that the office issued, and what is
// still to be done with each.
type Room struct {
	desk.Fixed
	o     *desk.Desk
	query store.ReplyQuery // as the filters stand, without Offset and Limit

	cards  []replyCard
	search *kit.Entry
	list   *kit.Dropdown
	symbol *kit.Dropdown
	year   *kit.Dropdown
	table  *kit.Table[issued]
	said   *widget.Label
	undone *kit.Button // takes back what was recorded last
	last   []office.Delivered
	stale  bool // the years and symbols on offer are older than the register
}

// replyCard is a figure of the room and the list behind it.
type replyCard struct {
	*kit.NumberCard
	list       string
	importance widget.Importance // when the figure is not 0
}

// issued is a document of the list.
type issued struct {
	store.IssuedReply
	shown register.Reply // as everybody may read it
	of    string         // what it was issued on: the letter's number, or the visit's day
}

// newIssued hides who denounced.
func newIssued(r store.IssuedReply) issued {
	masked := r.Masked()
	i := issued{IssuedReply: r, of: masked.Letter.Number.String()}
	i.shown, _ = register.ReplyOf(masked.Replies(), r.Step)
	if masked.Visit.ID != 0 {
		i.of = assets.Text("replies.visit", "day", masked.Visit.On.Shown())
	}
	return i
}

func allIssued(replies []store.IssuedReply) []issued {
	all := make([]issued, len(replies))
	for i, r := range replies {
		all[i] = newIssued(r)
	}
	return all
}

// name marks the document in the list.
func (i issued) name() string {
	return strconv.FormatInt(i.ID(), 10) + ":" + strconv.FormatInt(i.Step, 10)
}

// NewRoom is the room with all documents, the newest first.
func NewRoom(o *desk.Desk) *Room {
	r := &Room{o: o, query: store.ReplyQuery{Sort: store.ReplyByDay, Descending: true}, said: kit.Bold("")}
	cards := container.New(layout.NewGridLayout(4))
	for _, c := range []replyCard{{nil, string(register.Written), widget.DangerImportance}, {nil, string(register.Signed), widget.WarningImportance},
		{nil, string(register.Sent), widget.HighImportance}, {nil, repliesAll, widget.MediumImportance}} {
		c.NumberCard = kit.NewNumberCard(assets.Text("replies.card."+c.list), func() { r.show(c.list) })
		r.cards = append(r.cards, c)
		cards.Add(c.NumberCard)
	}
	r.table = r.newTable()
	r.search = kit.NewSearch("replies.search", func() { r.set(func(q *store.ReplyQuery) { q.Text = r.search.Value() }) })
	r.list = kit.NewDropdown(replyLists(), func(value string) { r.set(func(q *store.ReplyQuery) { q.States = statesOf(value) }) })
	r.symbol = kit.NewDropdown(nil, func(value string) { r.set(func(q *store.ReplyQuery) { q.Symbol = value }) })
	r.year = kit.NewDropdown(nil, func(value string) { r.set(func(q *store.ReplyQuery) { q.Year, _ = strconv.Atoi(value) }) })
	r.undone = kit.NewButton("", look.IconUndo, r.takeBack)
	r.undone.Importance = widget.WarningImportance
	r.undone.Hide()
	clearer := kit.NewButton(assets.Text("register.clear"), look.IconClose, func() {
		r.show(repliesAll)
		o.Window.Canvas().Focus(r.search)
	})
	bar := container.NewBorder(nil, nil, nil, container.NewHBox(kit.Wide(172, r.list), kit.Wide(132, r.symbol), kit.Wide(108, r.year), clearer), r.search)
	caption := container.NewHBox(r.said, r.undone, layout.NewSpacer(),
		kit.NewButton(assets.Text("replies.markAll"), look.IconCheck, r.markAll),
		kit.NewButton(assets.Text("register.export"), look.IconDownload, r.export))
	r.Fixed = newFixed("room.replies", kit.TopDown(container.NewVBox(cards, bar, caption), r.table, r.actionBar()))
	r.offerBooks(nil, nil)
	r.load()
	return r
}

func (r *Room) newTable() *kit.Table[issued] {
	t := kit.NewTable(kit.Col[issued]("", 32, nil),
		kit.Col("replies.column.number", 112, func(i issued) string { return i.shown.Number }).By(string(store.ReplyByNumber)),
		kit.Col("replies.column.day", 88, func(i issued) string { return i.shown.On.Shown() }).By(string(store.ReplyByDay)),
		kit.Col("replies.column.type", 160, func(i issued) string { return i.shown.Type }).By(string(store.ReplyByType)).Growing(),
		kit.Col("replies.column.to", 140, func(i issued) string { return kit.OneLine(i.shown.To) }).By(string(store.ReplyByRecipient)),
		kit.Col("replies.column.signer", 124, func(i issued) string { return i.shown.SignedBy }).By(string(store.ReplyBySigner)),
		kit.Col("replies.column.letter", 124, func(i issued) string { return i.of }).By(string(store.ReplyByLetter)),
		kit.Col("replies.column.state", 236, func(i issued) string { return views.DeliveryWords(i.shown) }).By(string(store.ReplyByState)),
		kit.Col("replies.column.scan", 74, func(i issued) string {
			if i.shown.Scan.Name == "" {
				return ""
			}
			return assets.Text("books.scanned")
		}))
	t.MarkBy, t.OnMark = issued.name, r.say
	t.Open = func(i issued) {
		if i.Visit.ID != 0 {
			r.o.Open(desk.Visit{ID: i.ID()})
			return
		}
		r.o.Open(desk.Letter{ID: i.ID()})
	}
	t.Order = func(sort string, ascending bool) {
		r.set(func(q *store.ReplyQuery) { q.Sort, q.Descending = store.ReplyOrder(sort), !ascending })
	}
	t.Colour = func(i issued) widget.Importance {
		return kit.ImportantIf(i.State == register.Written || i.State == register.Signed, widget.WarningImportance)
	}
	t.Loaded = func(int) { r.say() }
	t.Failed = func(err error) { r.o.Failed(assets.Text("replies.failed"), err) }
	t.Empty = assets.Text("replies.empty")
	t.Remember(r.o.App.Preferences(), "replies.columns")
	t.SetOrder(string(store.ReplyByDay), false)
	return t
}

func (*Room) Help() string { return "van-ban" }

// Leave forgets what could be taken back: other steps may follow elsewhere.
func (r *Room) Leave(next func()) {
	r.offerUndo(nil)
	next()
}

// Enter lists the documents as they are now; place, marks and filters stay.
func (r *Room) Enter() {
	r.reload()
	c := r.o.Window.Canvas()
	if r.table.Selected() >= 0 {
		c.Focus(r.table)
	} else {
		c.Focus(r.search)
	}
}

// Keys are Alt and a letter for what the buttons below the table do.
func (r *Room) Keys() []kit.Key {
	keys := []kit.Key{kit.AltKey(fyne.KeyZ, func() {
		if len(r.last) > 0 {
			r.takeBack()
		}
	})}
	for _, action := range replyActions() {
		keys = append(keys, kit.AltKey(action.key, func() { action.do(r) }))
	}
	return keys
}

// show lists one of the lists, of all years and symbols.
func (r *Room) show(list string) {
	r.query = store.ReplyQuery{States: statesOf(list), Sort: r.query.Sort, Descending: r.query.Descending}
	r.search.SetText("")
	r.setControls()
	r.load()
}

// ShowWaiting lists what waits for the signature or for being sent.
func (r *Room) ShowWaiting() { r.show(repliesWaiting) }

// set changes the query by a control and lists anew.
func (r *Room) set(change func(*store.ReplyQuery)) {
	before := r.query
	change(&r.query)
	if !reflect.DeepEqual(before, r.query) { // else the program set the control
		r.load()
	}
}

// setControls makes the controls show the query, but for a text that is being typed.
func (r *Room) setControls() {
	r.symbol.SetValue(r.query.Symbol)
	r.year.SetValue(kit.ShownCount(r.query.Year))
	r.list.SetValue(r.listed())
}

// listed is the list that the query asks for.
func (r *Room) listed() string {
	for _, option := range replyLists() {
		if slices.Equal(statesOf(option.Value), r.query.States) {
			return option.Value
		}
	}
	return repliesAll
}

// offerBooks offers the years and symbols that the register has.
func (r *Room) offerBooks(years []int, symbols []string) {
	ofYear, ofSymbol := kit.YearOptions(0, -1), []kit.Option{{Value: "", Text: assets.Text("replies.anySymbol")}}
	for _, year := range years {
		ofYear = append(ofYear, kit.YearOptions(year, year)[1:]...)
	}
	for _, symbol := range symbols {
		ofSymbol = append(ofSymbol, kit.Option{Value: symbol, Text: symbol})
	}
	r.year.SetChoices(ofYear)
	r.symbol.SetChoices(ofSymbol)
	r.setControls()
}

// load lists what the query asks for, from the top.
func (r *Room) load() {
	q := r.query
	r.table.Load(func(ctx context.Context, offset, limit int) ([]issued, int, error) {
		page := q
		page.Offset, page.Limit = offset, limit
		replies, total, err := r.o.Store.Replies(ctx, page)
		return allIssued(replies), total, err
	})
	r.count()
}

// reload lists the same documents as they are now.
func (r *Room) reload() {
	r.stale = true
	r.table.Reload()
	r.count()
}

// count shows the figures of the cards, and offers the books.
func (r *Room) count() {
	q, books := r.query, r.stale
	q.States = nil
	type figures struct {
		counts  map[register.DeliveryState]int
		years   []int
		symbols []string
	}
	desk.Read(r.o, r, assets.Text("replies.failed"), func(ctx context.Context) (f figures, err error) {
		if f.counts, err = r.o.Store.ReplyCounts(ctx, q); err == nil && books {
			f.years, f.symbols, err = r.o.Store.ReplyBooks(ctx)
		}
		return f, err
	}, func(f figures) {
		if books {
			r.stale = false
			r.offerBooks(f.years, f.symbols)
		}
		all := 0
		for _, n := range f.counts {
			all += n
		}
		for _, card := range r.cards {
			n := f.counts[register.DeliveryState(card.list)]
			if card.list == repliesAll {
				n = all
			}
			card.Set(kit.Number(n), kit.ImportantIf(n > 0, card.importance))
		}
	})
}

// say tells how many documents are listed and marked.
func (r *Room) say() {
	words := assets.Text("replies.said", "list", assets.Text("replies.list."+r.listed()), "count", kit.Number(r.table.Len()))
	if marked := len(r.table.Marked()); marked > 0 {
		words = kit.Joined(" · ", words, assets.Text("replies.marked", "count", kit.Number(marked)))
	}
	r.said.SetText(words)
}
