package desktop

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	clerk "donthu/app/office"
	"donthu/app/ui"
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
type replyRoom struct {
	o     *office
	query store.ReplyQuery // as the filters stand, without Offset and Limit

	cards  []*replyCard
	search *ui.Entry
	list   *ui.Dropdown
	symbol *ui.Dropdown
	year   *ui.Dropdown
	table  *ui.Table
	said   *widget.Label
	undone *ui.Button // takes back what was recorded last
	last   []clerk.Delivered
	whole  fyne.CanvasObject
	asked  int  // answers to older questions come too late
	quiet  bool // the controls are being set by the program
}

// replyCard is a figure of the room and the list behind it.
type replyCard struct {
	*ui.NumberCard
	list       string
	importance widget.Importance // when the figure is not 0
}

func newReplyRoom(o *office) *replyRoom {
	r := &replyRoom{o: o, query: store.ReplyQuery{Sort: store.ReplyByDay, Descending: true}, search: ui.NewEntry(), said: widget.NewLabel("")}
	r.said.TextStyle.Bold = true
	cards := container.New(layout.NewGridLayout(4))
	for _, c := range []replyCard{
		{list: string(data.Written), importance: widget.DangerImportance}, {list: string(data.Signed), importance: widget.WarningImportance},
		{list: string(data.Sent), importance: widget.HighImportance}, {list: repliesAll, importance: widget.MediumImportance},
	} {
		c.NumberCard = ui.NewNumberCard(assets.Text("replies.card."+c.list), func() { r.show(c.list) })
		r.cards = append(r.cards, &c)
		cards.Add(c.NumberCard)
	}
	r.table = r.newTable()
	r.search.SetPlaceHolder(assets.Text("replies.search"))
	look := ui.Debounce(ui.TypingPause, func() {
		if text := r.search.Value(); text != r.query.Text {
			r.set(func(q *store.ReplyQuery) { q.Text = text })
		}
	})
	r.search.OnChanged = func(string) { look() }
	r.list = ui.NewDropdown(replyLists(), func(value string) { r.set(func(q *store.ReplyQuery) { q.States = statesOf(value) }) })
	r.symbol = ui.NewDropdown(symbolOptions(nil), func(value string) { r.set(func(q *store.ReplyQuery) { q.Symbol = value }) })
	r.year = ui.NewDropdown(yearOptions(0, -1), func(value string) {
		r.set(func(q *store.ReplyQuery) { q.Year, _ = strconv.Atoi(value) })
	})
	r.undone = ui.NewButton("", theme.ContentUndoIcon(), r.takeBack)
	r.undone.Importance = widget.WarningImportance
	r.undone.Hide()
	clearer := ui.NewButton(assets.Text("register.clear"), theme.ContentClearIcon(), r.clear)
	bar := container.NewBorder(nil, nil, nil, container.NewHBox(wide(172, r.list), wide(132, r.symbol), wide(108, r.year), clearer), r.search)
	caption := container.NewHBox(r.said, r.undone, layout.NewSpacer(),
		ui.NewButton(assets.Text("replies.markAll"), theme.CheckButtonCheckedIcon(), r.markAll),
		ui.NewButton(assets.Text("register.export"), theme.DownloadIcon(), r.export))
	r.whole = topDown(container.NewVBox(cards, bar, caption), r.table, r.actionBar())
	r.setControls()
	r.table.SetLoad(r.load)
	return r
}

func (r *replyRoom) newTable() *ui.Table {
	columns := []ui.Column{{Width: replyMarkWidth, Fixed: true}}
	for i, c := range replyColumns {
		columns = append(columns, ui.Column{Title: assets.Text(c.key), Width: c.width, Grow: i+1 == replyTypeColumn, Fixed: c.sort == ""})
	}
	t := ui.NewTable(columns, nil)
	t.MarkBy = func(cells []string) string {
		if len(cells) <= replyName {
			return ""
		}
		return cells[replyName]
	}
	t.OnMark = r.say
	t.OnOpen = func(row int) { openRow(t, row, replyOf, func(id int64) { openOccasion(r.o, id) }) }
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
	t.Remember(r.o.app.Preferences(), "replies.columns")
	t.SetSort(2, false)
	return t
}

// replyLists are the lists of the dropdown, as the translations name them.
func replyLists() []ui.Option {
	var options []ui.Option
	for _, list := range []string{repliesAll, repliesWaiting, string(data.Written), string(data.Signed), string(data.Sent), string(data.Delivered), repliesUnfollowed} {
		options = append(options, ui.Option{Value: list, Text: assets.Text("replies.list." + list)})
	}
	return options
}

func symbolOptions(symbols []string) []ui.Option {
	options := []ui.Option{{Value: "", Text: assets.Text("replies.anySymbol")}}
	for _, symbol := range symbols {
		options = append(options, ui.Option{Value: symbol, Text: symbol})
	}
	return options
}

func (r *replyRoom) Title() string              { return assets.Text("room.replies") }
func (r *replyRoom) Content() fyne.CanvasObject { return r.whole }
func (*replyRoom) Help() string                 { return "van-ban" }

// Leave forgets what could be taken back: other steps may follow elsewhere.
func (r *replyRoom) Leave(next func()) {
	r.offerUndo(nil)
	next()
}

// Enter lists the documents as they are now; place, marks and filters stay.
func (r *replyRoom) Enter() {
	r.loadBooks()
	r.table.Reload()
	c := r.o.window.Canvas()
	if r.table.Selected() >= 0 {
		c.Focus(r.table)
	} else {
		c.Focus(r.search)
	}
}

// Keys are Alt and a letter for what the buttons below the table do.
func (r *replyRoom) Keys() []ui.Key {
	keys := []ui.Key{ui.AltKey(fyne.KeyZ, func() {
		if len(r.last) > 0 {
			r.takeBack()
		}
	})}
	for _, action := range replyActions() {
		keys = append(keys, ui.AltKey(action.key, func() { action.do(r) }))
	}
	return keys
}

// show lists one of the lists, of all years and symbols.
func (r *replyRoom) show(list string) {
	r.query = store.ReplyQuery{States: statesOf(list), Sort: r.query.Sort, Descending: r.query.Descending}
	r.setControls()
	r.list.SetValue(list)
	r.table.Reset()
}

// showWaiting lists what waits for the signature or for being sent.
func (r *replyRoom) showWaiting() { r.show(repliesWaiting) }

func (r *replyRoom) clear() {
	r.show(repliesAll)
	r.o.window.Canvas().Focus(r.search)
}

// set changes the query by a control and lists anew.
func (r *replyRoom) set(change func(*store.ReplyQuery)) {
	if r.quiet {
		return
	}
	change(&r.query)
	r.table.Reset()
}

// setControls makes the controls show the query.
func (r *replyRoom) setControls() {
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
func (r *replyRoom) listed() string {
	for _, option := range replyLists() {
		if slices.Equal(statesOf(option.Value), r.query.States) {
			return option.Value
		}
	}
	return repliesAll
}

// loadBooks offers the years and symbols that the register has.
func (r *replyRoom) loadBooks() {
	type books struct {
		plainPage
		years   []int
		symbols []string
	}
	ui.RunAsync(func() (b books, err error) {
		b.years, b.symbols, err = r.o.store.ReplyBooks(r.o.ctx())
		return b, err
	}, func(b books, err error) {
		if err != nil {
			r.o.failed(assets.Text("replies.failed"), err)
			return
		}
		r.quiet = true
		defer func() { r.quiet = false }()
		r.symbol.SetChoices(symbolOptions(b.symbols))
		r.symbol.SetValue(r.query.Symbol)
		years := yearOptions(0, -1)
		for _, year := range b.years {
			years = append(years, ui.Option{Value: strconv.Itoa(year), Text: assets.Text("register.year", strconv.Itoa(year))})
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
func (r *replyRoom) load(offset, limit int, done func([][]string, int)) {
	q := r.query
	q.Offset, q.Limit = offset, limit
	r.asked++
	mine := r.asked
	type answer struct {
		replies []store.IssuedReply
		total   int
		counts  map[data.DeliveryState]int
	}
	ui.RunAsync(func() (a answer, err error) {
		if a.replies, a.total, err = r.o.store.Replies(r.o.ctx(), q); err != nil || offset > 0 {
			return a, err
		}
		q.States = nil
		a.counts, err = r.o.store.ReplyCounts(r.o.ctx(), q)
		return a, err
	}, func(a answer, err error) {
		if err != nil {
			r.o.failed(assets.Text("replies.failed"), err)
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

func (r *replyRoom) count(counts map[data.DeliveryState]int) {
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
		card.Set(number(n), importance)
	}
}

// say tells how many documents are listed and marked.
func (r *replyRoom) say() {
	words := assets.Text("replies.said", assets.Text("replies.list."+r.listed()), number(r.table.Len()))
	if marked := len(r.table.Marked()); marked > 0 {
		words = joined(" · ", words, assets.Text("replies.marked", number(marked)))
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
	return []string{"", r.Number, r.On.Shown(), r.Type, oneLine(r.To), r.SignedBy, of, deliveryWords(r), scan,
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
