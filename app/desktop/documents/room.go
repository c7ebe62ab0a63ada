package documents

import (
	"context"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/data/text"
)

// The lists of the room, by the state of the documents.
const (
	repliesAll        = ""
	repliesWaiting    = "waiting" // for the signature or for being sent
	repliesUnfollowed = "unfollowed"
)

// repliesLists are the lists in the order of their tabs.
var repliesLists = []string{repliesWaiting, string(register.Drafted), string(register.Submitted), string(register.Signed), string(register.Sent), string(register.Delivered), repliesUnfollowed, repliesAll}

// statesOf are the states of a list, nil for all.
func statesOf(list string) []register.DeliveryState {
	switch list {
	case repliesAll:
		return nil
	case repliesWaiting:
		return []register.DeliveryState{register.Submitted, register.Written, register.Signed, register.SentBack}
	case string(register.Submitted):
		return []register.DeliveryState{register.Submitted, register.Written}
	case string(register.Signed):
		return []register.DeliveryState{register.Signed, register.SentBack}
	case repliesUnfollowed:
		return []register.DeliveryState{""}
	}
	return []register.DeliveryState{register.DeliveryState(list)}
}

// Room is the room "Văn bản": the documents that the office issued, and what is
// still to be done with each.
type Room struct {
	desk.Fixed
	o     *desk.Desk
	query store.ReplyQuery // as the filters stand, without Offset and Limit

	head    *look.Head
	lists   *views.RoomTabs
	counts  map[string]int // of the lists, as they were counted last
	filters *roomFilters
	table   *kit.Table[issued]
	nothing *fyne.Container // in the table's place when no document fits
	row     *kit.Toolbar    // what can be done with the selected document
	rowed   *fyne.Container
	many    *views.MarkedBar // in the row's place while documents are marked
	last    []office.Delivered

	stale       bool // the years and symbols on offer are older than the register
	wantsSearch bool // the search takes the keys when the room comes to the front
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
	i.shown, _ = register.ReplyOf(masked.Documents(), r.Step)
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
	r := &Room{o: o, query: store.ReplyQuery{Sort: store.ReplyByDay, Descending: true}, counts: map[string]int{}, nothing: container.NewStack(), stale: true}
	r.Name = assets.Text("room.replies")
	r.lists = views.NewRoomTabs(kit.Options("replies.list.", repliesLists...), func(list string) { r.set(func(q *store.ReplyQuery) { q.States = statesOf(list) }) })
	r.table = r.newTable()
	r.filters = newRoomFilters(r)
	r.row, r.many = r.newRow(), views.NewMarkedBar(func() { r.table.SetMarked(nil) }, []look.Part{r.undone(look.Bare)}, r.manyActions()...)
	r.rowed = look.Inset(0, 5, r.row.Content())
	r.nothing.Hide()
	var bar *kit.Toolbar
	bar = kit.NewToolbar(nil,
		kit.Action{Text: assets.Text("register.export"), Icon: look.IconDownload, Do: r.export},
		kit.Action{Text: assets.Text("listing.print"), Icon: look.IconPrint, Key: "Ctrl+P", Do: r.Print},
		kit.Action{Text: assets.Text("replies.templates"), Icon: look.IconLetter, Do: func() { o.Open(desk.Templates{}) }},
		kit.Action{Text: assets.Text("register.columns"), Icon: look.IconGrid, Do: func() { r.table.ChooseColumns(bar.Content()) }},
		kit.Action{Text: assets.Text("replies.write"), Icon: look.IconAdd, Key: "Ctrl+T", Do: r.Add, Main: true})
	r.head = kit.NewHead(nil, r.Name, bar)
	r.Whole = kit.TopDown(container.NewVBox(r.head, r.lists, r.filters.bar), container.NewStack(r.table, r.nothing), container.NewStack(r.rowed, r.many.Whole))
	r.load()
	return r
}

func (r *Room) newTable() *kit.Table[issued] {
	col := func(key string, width float32, text func(issued) string) kit.Column[issued] {
		return kit.Col("replies.column."+key, width, text)
	}
	faint := func(issued) fyne.ThemeColorName { return look.Ink2 }
	t := kit.NewTable(kit.Column[issued]{Width: 40}, // the marks
		col("number", 136, func(i issued) string { return i.shown.Number }).By(string(store.ReplyByNumber)),
		col("day", 76, func(i issued) string { return views.ShortDay(i.shown.On, r.o.Today()) }).By(string(store.ReplyByDay)).
			Inked(faint).Tips(func(i issued) string { return i.shown.On.Shown() }).Yielding(1),
		col("type", 170, func(i issued) string { return i.shown.Type }).By(string(store.ReplyByType)).Growing(),
		col("to", 176, func(i issued) string { return kit.OneLine(i.shown.To) }).By(string(store.ReplyByRecipient)).As(issued.toChip),
		col("state", 156, func(i issued) string { return views.DeliveryWords(i.shown) }).By(string(store.ReplyByState)).
			As(func(i issued) look.Chip { return views.PaperChip(i.shown, r.o.Today()) }).
			Tips(func(i issued) string { return kit.SentenceCase(views.DeliveryWords(i.shown)) }),
		col("letter", 116, func(i issued) string { return i.of }).By(string(store.ReplyByLetter)).Yielding(2),
		col("signer", 128, func(i issued) string { return i.shown.SignedBy }).By(string(store.ReplyBySigner)).Inked(faint).Yielding(3),
		col("scan", 92, func(i issued) string {
			if i.shown.Scan.Name == "" {
				return ""
			}
			return assets.Text("books.scanned")
		}).Yielding(4))
	t.MarkBy, t.OnMark, t.OnMenu = issued.name, r.tellMarked, r.menu
	t.Open = r.open
	t.Order = func(sort string, ascending bool) {
		r.set(func(q *store.ReplyQuery) { q.Sort, q.Descending = store.ReplyOrder(sort), !ascending })
	}
	t.Loaded = r.say
	t.Failed = func(err error) { r.o.Failed(assets.Text("replies.failed"), err) }
	t.Empty = ""
	t.Remember(r.o.App.Preferences(), "replies.papers")
	t.SetOrder(string(store.ReplyByDay), false)
	return t
}

// toChip is the code of who denounced where the document goes to him; for other
// recipients it is the zero Chip.
func (i issued) toChip() look.Chip {
	chip, code, name := views.SenderChip(&i.Letter), i.Letter.DenouncerCode(), i.Letter.Sender.Name
	if i.Visit.ID != 0 {
		chip, code, name = views.VisitorChip(&i.Visit), i.Visit.DenouncerCode(), i.Visit.Visitor.Name
	}
	if strings.Contains(i.shown.To, code) || name != "" && strings.HasSuffix(text.Fold(i.To), text.Fold(name)) {
		return chip
	}
	return look.Chip{}
}

// open shows what the document was issued on.
func (r *Room) open(i issued) {
	if i.Visit.ID != 0 {
		r.o.Open(desk.Visit{ID: i.ID()})
		return
	}
	r.o.Open(desk.Letter{ID: i.ID()})
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
	if r.table.Selected() >= 0 && !r.wantsSearch {
		c.Focus(r.table)
	} else {
		c.Focus(r.filters.search)
	}
	r.wantsSearch = false
}

// FocusSearch puts the cursor into the search once the room is in front.
func (r *Room) FocusSearch() { r.wantsSearch = true }

// Keys are Ctrl+T for a new document, and Alt and a letter for what the buttons below the
// table do.
func (r *Room) Keys() []kit.Key {
	keys := []kit.Key{kit.ControlKey(fyne.KeyT, r.Add), kit.AltKey(fyne.KeyZ, func() {
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

// listed is the list that the query asks for.
func (r *Room) listed() string {
	for _, list := range repliesLists {
		if slices.Equal(statesOf(list), r.query.States) {
			return list
		}
	}
	return repliesAll
}

// load lists what the query asks for, from the top.
func (r *Room) load() {
	q := r.query
	r.lists.SetValue(r.listed())
	r.filters.read()
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

// count says on each tab how many it lists, and offers the years and symbols there are.
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
			r.filters.offer(f.years, f.symbols)
		}
		for _, list := range repliesLists {
			n := 0
			for state, count := range f.counts {
				if states := statesOf(list); states == nil || slices.Contains(states, state) {
					n += count
				}
			}
			r.counts[list] = n
			r.lists.SetCount(list, kit.Number(n), false)
		}
	})
}

// say tells how many documents are listed and, when none is, what to do about it.
func (r *Room) say(total int) {
	r.head.Set(r.Name, assets.Text("replies.said", "list", assets.Text("replies.list."+r.listed()), "count", kit.Number(total)))
	r.table.Hidden, r.nothing.Hidden = total == 0, total > 0
	if total == 0 {
		r.nothing.Objects = []fyne.CanvasObject{r.empty()}
		r.nothing.Refresh()
	}
	r.row.Refresh()
	r.Whole.Refresh()
}
