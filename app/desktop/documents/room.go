package documents

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// replyColumns are the columns of the table, behind that of the marks.
var replyColumns = []struct {
	key   string
	width float32
	sort  store.ReplyOrder
}{
	{"replies.column.number", 112, store.ReplyByNumber},
	{"replies.column.day", 88, store.ReplyByDay},
	{"replies.column.type", 160, store.ReplyByType},
	{"replies.column.to", 140, store.ReplyByRecipient},
	{"replies.column.signer", 124, store.ReplyBySigner},
	{"replies.column.letter", 112, store.ReplyByLetter},
	{"replies.column.state", 236, store.ReplyByState},
	{"replies.column.scan", 74, ""},
}

const (
	replyMarkWidth  = 32
	replyTypeColumn = 3 // takes the room that is left
	replyOf         = 9 // places of the id of the letter or visit, of the row's name and of the sign of what waits
	replyName       = 10
	replyWaits      = 11
)

// The lists of the room, by the state of the documents.
const (
	repliesAll        = ""
	repliesWaiting    = "waiting" // for the signature or for being sent
	repliesUnfollowed = "unfollowed"
)

// statesOf are the states of a list, nil for all.
func statesOf(list string) []data.DeliveryState {
	switch list {
	case repliesAll:
		return nil
	case repliesWaiting:
		return []data.DeliveryState{data.Written, data.Signed}
	case repliesUnfollowed:
		return []data.DeliveryState{""}
	}
	return []data.DeliveryState{data.DeliveryState(list)}
}

// replyRoom is the room "Văn bản": the documents that the office issued, and what is
// still to be done with each.
type Room struct {
	o     *desk.Desk
	query store.ReplyQuery // as the filters stand, without Offset and Limit

	cards  []*replyCard
	search *kit.Entry
	list   *kit.Dropdown
	symbol *kit.Dropdown
	year   *kit.Dropdown
	table  *kit.Table
	said   *widget.Label
	undone *kit.Button // takes back what was recorded last
	last   []office.Delivered
	whole  fyne.CanvasObject
	asked  int  // answers to older questions come too late
	quiet  bool // the controls are being set by the program
}

// replyCard is a figure of the room and the list behind it.
type replyCard struct {
	*kit.NumberCard
	list       string
	importance widget.Importance // when the figure is not 0
}

func NewRoom(o *desk.Desk) *Room {
	r := &Room{o: o, query: store.ReplyQuery{Sort: store.ReplyByDay, Descending: true}, search: kit.NewEntry(), said: widget.NewLabel("")}
	r.said.TextStyle.Bold = true
	cards := container.New(layout.NewGridLayout(4))
	for _, c := range []replyCard{
		{list: string(data.Written), importance: widget.DangerImportance}, {list: string(data.Signed), importance: widget.WarningImportance},
		{list: string(data.Sent), importance: widget.HighImportance}, {list: repliesAll, importance: widget.MediumImportance},
	} {
		c.NumberCard = kit.NewNumberCard(assets.Text("replies.card."+c.list), func() { r.show(c.list) })
		r.cards = append(r.cards, &c)
		cards.Add(c.NumberCard)
	}
	r.table = r.newTable()
	r.search.SetPlaceHolder(assets.Text("replies.search"))
	look := kit.Debounce(kit.TypingPause, func() {
		if text := r.search.Value(); text != r.query.Text {
			r.set(func(q *store.ReplyQuery) { q.Text = text })
		}
	})
	r.search.OnChanged = func(string) { look() }
	r.list = kit.NewDropdown(replyLists(), func(value string) { r.set(func(q *store.ReplyQuery) { q.States = statesOf(value) }) })
	r.symbol = kit.NewDropdown(symbolOptions(nil), func(value string) { r.set(func(q *store.ReplyQuery) { q.Symbol = value }) })
	r.year = kit.NewDropdown(kit.YearOptions(0, -1), func(value string) {
		r.set(func(q *store.ReplyQuery) { q.Year, _ = strconv.Atoi(value) })
	})
	r.undone = kit.NewButton("", theme.ContentUndoIcon(), r.takeBack)
	r.undone.Importance = widget.WarningImportance
	r.undone.Hide()
	clearer := kit.NewButton(assets.Text("register.clear"), theme.ContentClearIcon(), r.clear)
	bar := container.NewBorder(nil, nil, nil, container.NewHBox(kit.Wide(172, r.list), kit.Wide(132, r.symbol), kit.Wide(108, r.year), clearer), r.search)
	caption := container.NewHBox(r.said, r.undone, layout.NewSpacer(),
		kit.NewButton(assets.Text("replies.markAll"), theme.CheckButtonCheckedIcon(), r.markAll),
		kit.NewButton(assets.Text("register.export"), theme.DownloadIcon(), r.export))
	r.whole = kit.TopDown(container.NewVBox(cards, bar, caption), r.table, r.actionBar())
	r.setControls()
	r.table.SetLoad(r.load)
	return r
}

func (r *Room) newTable() *kit.Table {
	columns := []kit.Column{{Width: replyMarkWidth, Fixed: true}}
	for i, c := range replyColumns {
		columns = append(columns, kit.Column{Title: assets.Text(c.key), Width: c.width, Grow: i+1 == replyTypeColumn, Fixed: c.sort == ""})
	}
	t := kit.NewTable(columns, nil)
	t.MarkBy = func(cells []string) string {
		if len(cells) <= replyName {
			return ""
		}
		return cells[replyName]
	}
	t.OnMark = r.say
	t.OnOpen = func(row int) { kit.OpenRow(t, row, replyOf, func(id int64) { openOccasion(r.o, id) }) }
	t.OnSort = func(column int, ascending bool) {
		r.query.Sort, r.query.Descending = replyColumns[column-1].sort, !ascending
		t.Reset()
	}
	t.Importance = func(row int) widget.Importance {
		if cells := t.Row(row); len(cells) > replyWaits && cells[replyWaits] != "" {
			return widget.WarningImportance
		}
		return widget.MediumImportance
	}
	t.Empty = assets.Text("replies.empty")
	t.Remember(r.o.App.Preferences(), "replies.columns")
	t.SetSort(2, false)
	return t
}

// replyLists are the lists of the dropdown, as the translations name them.
func replyLists() []kit.Option {
	var options []kit.Option
	for _, list := range []string{repliesAll, repliesWaiting, string(data.Written), string(data.Signed), string(data.Sent), string(data.Delivered), repliesUnfollowed} {
		options = append(options, kit.Option{Value: list, Text: assets.Text("replies.list." + list)})
	}
	return options
}

func symbolOptions(symbols []string) []kit.Option {
	options := []kit.Option{{Value: "", Text: assets.Text("replies.anySymbol")}}
	for _, symbol := range symbols {
		options = append(options, kit.Option{Value: symbol, Text: symbol})
	}
	return options
}

func (r *Room) Title() string              { return assets.Text("room.replies") }
func (r *Room) Content() fyne.CanvasObject { return r.whole }
func (*Room) Help() string                 { return "van-ban" }

// Leave forgets what could be taken back: other steps may follow elsewhere.
func (r *Room) Leave(next func()) {
	r.offerUndo(nil)
	next()
}

// Enter lists the documents as they are now; place, marks and filters stay.
func (r *Room) Enter() {
	r.loadBooks()
	r.table.Reload()
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
	r.setControls()
	r.list.SetValue(list)
	r.table.Reset()
}

// ShowWaiting lists what waits for the signature or for being sent.
func (r *Room) ShowWaiting() { r.show(repliesWaiting) }

func (r *Room) clear() {
	r.show(repliesAll)
	r.o.Window.Canvas().Focus(r.search)
}

// set changes the query by a control and lists anew.
func (r *Room) set(change func(*store.ReplyQuery)) {
	if r.quiet {
		return
	}
	change(&r.query)
	r.table.Reset()
}

// setControls makes the controls show the query.
func (r *Room) setControls() {
	r.quiet = true
	r.search.SetText(r.query.Text)
	r.symbol.SetValue(r.query.Symbol)
	year := ""
	if r.query.Year != 0 {
		year = strconv.Itoa(r.query.Year)
	}
	r.year.SetValue(year)
	r.list.SetValue(r.listed())
	r.quiet = false
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

// loadBooks offers the years and symbols that the register has.
func (r *Room) loadBooks() {
	type books struct {
		desk.PlainPage
		years   []int
		symbols []string
	}
	kit.RunAsync(func() (b books, err error) {
		b.years, b.symbols, err = r.o.Store.ReplyBooks(r.o.Ctx())
		return b, err
	}, func(b books, err error) {
		if err != nil {
			r.o.Failed(assets.Text("replies.failed"), err)
			return
		}
		r.quiet = true
		defer func() { r.quiet = false }()
		r.symbol.SetChoices(symbolOptions(b.symbols))
		r.symbol.SetValue(r.query.Symbol)
		years := kit.YearOptions(0, -1)
		for _, year := range b.years {
			years = append(years, kit.Option{Value: strconv.Itoa(year), Text: assets.Text("register.year", strconv.Itoa(year))})
		}
		r.year.SetChoices(years)
		if r.query.Year != 0 {
			r.year.SetValue(strconv.Itoa(r.query.Year))
		} else {
			r.year.SetValue("")
		}
	})
}

// load fetches a page for the table, and with the first the figures of the cards.
func (r *Room) load(offset, limit int, done func([][]string, int)) {
	q := r.query
	q.Offset, q.Limit = offset, limit
	r.asked++
	mine := r.asked
	type answer struct {
		replies []store.IssuedReply
		total   int
		counts  map[data.DeliveryState]int
	}
	kit.RunAsync(func() (a answer, err error) {
		if a.replies, a.total, err = r.o.Store.Replies(r.o.Ctx(), q); err != nil || offset > 0 {
			return a, err
		}
		q.States = nil
		a.counts, err = r.o.Store.ReplyCounts(r.o.Ctx(), q)
		return a, err
	}, func(a answer, err error) {
		if err != nil {
			r.o.Failed(assets.Text("replies.failed"), err)
			return
		}
		if mine == r.asked && a.counts != nil {
			r.count(a.counts)
		}
		rows := make([][]string, len(a.replies))
		for i := range rows {
			rows[i] = replyRow(&a.replies[i])
		}
		done(rows, a.total)
		if mine == r.asked {
			r.say()
		}
	})
}

func (r *Room) count(counts map[data.DeliveryState]int) {
	all := 0
	for _, n := range counts {
		all += n
	}
	for _, card := range r.cards {
		n := all
		if card.list != repliesAll {
			n = counts[data.DeliveryState(card.list)]
		}
		importance := widget.MediumImportance
		if n > 0 {
			importance = card.importance
		}
		card.Set(kit.Number(n), importance)
	}
}

// say tells how many documents are listed and marked.
func (r *Room) say() {
	words := assets.Text("replies.said", assets.Text("replies.list."+r.listed()), kit.Number(r.table.Len()))
	if marked := len(r.table.Marked()); marked > 0 {
		words = kit.Joined(" · ", words, assets.Text("replies.marked", kit.Number(marked)))
	}
	r.said.SetText(words)
}

// replyRow are the cells of a document in the table, which hides who denounced.
func replyRow(issued *store.IssuedReply) []string {
	r, of := shownReply(issued)
	scan, waits := "", ""
	if r.Scan.Name != "" {
		scan = assets.Text("books.scanned")
	}
	if r.State == data.Written || r.State == data.Signed {
		waits = "waits"
	}
	return []string{"", r.Number, r.On.Shown(), r.Type, kit.OneLine(r.To), r.SignedBy, of, views.DeliveryWords(r), scan,
		strconv.FormatInt(issued.ID(), 10), nameOfReply(issued), waits}
}

// shownReply is a document as everybody may read it, and what it was issued on: the
// letter's number, or the visit's day.
func shownReply(issued *store.IssuedReply) (r data.Reply, of string) {
	masked := issued.Masked()
	if r, _ = data.ReplyOf(masked.Replies(), issued.Step); masked.Visit.ID != 0 {
		return r, assets.Text("replies.visit", masked.Visit.On.Shown())
	}
	return r, masked.Letter.Number.String()
}
