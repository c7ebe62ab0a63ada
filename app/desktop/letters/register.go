package letters

import (
	"context"
	"fmt"
	"math"
	"strings"
	"sync"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/finding"
	"donthu/data/register"
	"donthu/data/store"
)

// Register is the room "Sổ đơn": the letters, what is looked for among them, and
// the way to each.
type Register struct {
	desk.Fixed
	o     *desk.Desk
	query store.Query // as the filters stand, without Offset and Limit
	// caption says what is listed when the query came from elsewhere, until the
	// clerk changes a filter.
	caption string

	filters *registerFilters
	views   *registerViews
	Table   *kit.Table[register.Letter] // who denounced is masked
	listed  *widget.Label               // which letters, how many, in which order
	many    *views.MarkedBar
	nothing *fyne.Container // in the table's place when no letter fits
	newBook *fyne.Container // in the table's place when there are no letters at all
	days    views.Workdays  // as the law counts them, taken anew when the room comes to the front

	row         int           // to come back to when the letters have come, -1 for none
	noted       string        // typed into a note that was not written
	stale       bool          // the table must begin at the top
	wantsSearch bool          // the search entry takes the keys when the room comes to the front
	wantsTable  bool          // the table takes the keys when the letters looked for have come
	asked       finding.Asked // what is marked in the rows
	scans       sync.Map      // what was recognised in scans of letters that are found there alone, by id
}

// NewRegister is the room, which lists all letters at first.
func NewRegister(o *desk.Desk) *Register {
	r := &Register{o: o, query: firstQuery(), row: -1, stale: true, listed: widget.NewLabel("")}
	r.listed.Truncation = fyne.TextTruncateEllipsis
	r.Table = newRegisterTable(r)
	r.filters = newRegisterFilters(r)
	r.views = newRegisterViews(r)
	r.many = views.NewMarkedBar(func() { r.Table.SetMarked(nil) }, nil, r.manyActions()...)
	r.Table.OnMark = r.tellMarked
	r.Table.OnMenu = r.actions

	r.nothing = container.NewStack()
	r.nothing.Hide()
	r.newBook = container.NewCenter(container.NewVBox(
		kit.EmptyState(look.IconInbox, assets.Text("register.empty"), assets.Text("register.empty.todo"), assets.Text("register.new"), func() { o.Open(desk.NewLetter{}) }),
		container.NewCenter(kit.NewButton(assets.Text("register.import"), look.IconFolder, func() { o.Open(desk.Import{}) }))))
	r.newBook.Hide()

	var bar *kit.Toolbar
	bar = kit.NewToolbar(nil,
		kit.Action{Text: assets.Text("register.export"), Icon: look.IconDownload, Do: r.export},
		kit.Action{Text: assets.Text("batch.open"), Icon: look.IconLetter, Do: r.batch},
		kit.Action{Text: assets.Text("listing.print"), Icon: look.IconPrint, Key: "Ctrl+P", Do: r.Print},
		kit.Action{Text: assets.Text("register.exportList"), Icon: look.IconDownload, Key: "Alt+X", Do: func() { r.o.ExportList(r.listing()) }, Rare: true},
		kit.Action{Text: assets.Text("denounced.open"), Icon: look.IconLock, Do: func() { r.askDenounced(r.query.Text) }, Rare: true},
		kit.Action{Text: assets.Text("register.columns"), Icon: look.IconGrid, Do: func() { r.Table.ChooseColumns(bar.Content()) }})
	r.Name = assets.Text("room.register")
	head := container.NewVBox(kit.NewHead(nil, r.Name, bar), r.views.bar, r.filters.bar)
	foot := container.NewStack(r.listed, r.many.Whole)
	r.Whole = kit.TopDown(head, container.NewStack(r.Table, r.nothing, r.newBook), foot)
	return r
}

// newRegisterTable is the list of letters.
func newRegisterTable(r *Register) *kit.Table[register.Letter] {
	o := r.o
	days := func(from, to day.Date) int {
		if r.days == nil {
			r.days = o.Law().Calendar().WorkingDays
		}
		return r.days(from, to)
	}
	col := func(key string, width float32, text func(register.Letter) string) kit.Column[register.Letter] {
		return kit.Col("register.column."+key, width, text)
	}
	marked := func(c kit.Column[register.Letter]) kit.Column[register.Letter] {
		c.Found = r.found
		return c
	}
	content := marked(col("content", 200, func(l register.Letter) string { return kit.OneLine(l.Content) }).Growing())
	content.Drawn = r.drawnContent
	faint := func(register.Letter) fyne.ThemeColorName { return look.Ink2 }
	t := kit.NewTable(
		kit.Column[register.Letter]{Width: 40}, // the marks
		marked(col("number", 82, func(l register.Letter) string { return l.Number.String() }).By(string(store.ByNumber))),
		col("received.short", 88, func(l register.Letter) string { return views.ShortDay(l.ReceivedOn, o.Today()) }).By(string(store.ByReceived)).
			Inked(faint).Tips(func(l register.Letter) string { return l.ReceivedOn.Shown() }).Yielding(4),
		marked(col("sender", 160, func(l register.Letter) string { return views.SendersName(&l) }).By(string(store.BySender)).
			As(func(l register.Letter) look.Chip { return views.SenderChip(&l) })),
		col("kind", 82, func(l register.Letter) string { return l.Kind.Label() }).By(string(store.ByKind)).Yielding(3).
			Inked(func(l register.Letter) fyne.ThemeColorName {
				if l.Secret() {
					return look.Secret
				}
				return ""
			}),
		content,
		col("state", roomOf(stateChips()...), func(l register.Letter) string { return l.State().Label() }).By(string(store.ByState)).
			As(func(l register.Letter) look.Chip { return views.StateChip(&l) }).Yielding(1),
		col("due", roomOf(views.DayChip(o.Today().AddDays(-999), o.Today(), func(day.Date, day.Date) int { return 0 })), nil).By(string(store.ByDue)).
			As(func(l register.Letter) look.Chip { return views.DueChip(&l, o.Today(), days) }).
			Tips(func(l register.Letter) string { return views.DueInFull(&l, o.Today(), days) }),
		marked(col("officer", 124, func(l register.Letter) string {
			if l.Officer == "" && l.State().Open() {
				return assets.Text("register.nobody")
			}
			return l.Officer
		}).By(string(store.ByOfficer)).Yielding(2).Inked(func(l register.Letter) fyne.ThemeColorName {
			if l.Officer == "" {
				return theme.ColorNameWarning
			}
			return look.Ink2
		})))
	t.Empty = ""
	t.Open = func(l register.Letter) { o.Open(desk.Letter{ID: l.ID, In: r.query}) }
	t.Order = func(by string, ascending bool) {
		r.query.Sort, r.query.Descending = store.Sort(by), !ascending
		r.list()
	}
	t.Failed = func(err error) { o.Failed(assets.Text("register.failed"), err) }
	t.Remember(o.App.Preferences(), "register.letters")
	t.SetOrder(string(store.ByNumber), false)
	t.MarkBy = func(l register.Letter) string { return fmt.Sprint(l.ID) }
	return t
}

func stateChips() (all []look.Chip) {
	for _, s := range register.States {
		all = append(all, look.Chip{Icon: look.IconCircle, Text: s.Label()})
	}
	return all
}

// roomOf is the width of a column, in the text size 1, in which the longest of some chips is
// seen whole.
func roomOf(chips ...look.Chip) (widest float32) {
	for _, c := range chips {
		widest = max(widest, c.MinSize().Width/look.Scaled(1)+10)
	}
	return widest
}

// firstQuery lists all letters, the newest first.
func firstQuery() store.Query { return store.Query{Sort: store.ByNumber, Descending: true} }

// Help names the page about the register.
func (*Register) Help() string { return "so-don" }

// Enter lists the letters as they are now; place, selection and filters stay.
func (r *Register) Enter() {
	r.days = nil
	r.filters.load()
	r.views.count()
	if r.stale {
		r.list()
	} else {
		r.Table.Reload()
	}
	r.stale = false
	c := r.o.Window.Canvas()
	if !r.wantsSearch && r.Table.Selected() >= 0 {
		c.Focus(r.Table)
	} else {
		c.Focus(r.filters.search)
	}
	r.wantsSearch = false
}

// Show lists what q asks for; caption says in words what that is. A query
// without an order gets the room's own.
func (r *Register) Show(q store.Query, caption string) {
	if q.Sort == "" {
		first := firstQuery()
		q.Sort, q.Descending = first.Sort, first.Descending
	}
	q.Offset, q.Limit = 0, 0
	r.query, r.caption, r.stale = q, caption, true
	r.wantsTable = q.Undated // there is something to do with the whole list
	r.Table.SetOrder(string(q.Sort), !q.Descending)
	r.filters.read(q, caption)
	r.views.show()
}

// Remember gives what lists again what is listed, with the row in front.
func (r *Register) Remember() func() {
	q, caption, row := r.query, r.caption, r.Table.Selected()
	return func() {
		if same(q, r.query) && q.Sort == r.query.Sort && q.Descending == r.query.Descending {
			return // Enter keeps the place
		}
		r.Show(q, caption)
		r.row = row
	}
}

// FocusSearch puts the cursor into the search entry once the room is in front.
func (r *Register) FocusSearch() { r.wantsSearch = true }

// changed lists anew after the clerk changed a filter.
func (r *Register) changed() {
	r.caption = ""
	r.filters.read(r.query, "")
	r.views.show()
	r.list()
}

// intoTable moves the keys from the search entry to the first letter found. What
// was typed just before is looked for first.
func (r *Register) intoTable() {
	if text := r.filters.search.Value(); text != r.query.Text {
		r.wantsTable = true
		r.filters.set(func(q *store.Query) { q.Text = text })
		return
	}
	r.wantsTable = false
	if r.Table.Len() == 0 || !r.Table.Visible() {
		return
	}
	if r.Table.Selected() < 0 {
		r.Table.Select(0)
	}
	r.o.Window.Canvas().Focus(r.Table)
}

// counted is how many letters there are beside the rows of a page.
type counted struct {
	more  bool // a search found more than are counted
	whole int  // letters in the register, known when none was found
}

// list shows the letters that the query asks for, from the top.
func (r *Register) list() {
	q, s := r.query, r.o.Store
	r.asked = finding.Parse(q.Text)
	r.scans.Clear()
	var last atomic.Pointer[counted]
	r.Table.Loaded = func(total int) {
		r.say(total, *last.Load())
		if row := r.row; row >= 0 {
			r.row = -1
			r.Table.Select(row)
			r.o.FocusIn(r, r.Table)
		}
		if r.wantsTable {
			r.intoTable()
		}
	}
	r.Table.Load(func(ctx context.Context, offset, limit int) ([]register.Letter, int, error) {
		part := q
		part.Offset, part.Limit = offset, limit
		if limit >= store.CountLimit {
			part.Limit = math.MaxInt32 // all of them, also those that nobody counted: to be marked, printed or written
		}
		page, err := s.Letters(ctx, part)
		count := counted{page.More, page.Total}
		if err == nil && page.Total == 0 {
			count.whole, err = s.LetterCount(ctx)
		}
		last.Store(&count)
		for id, said := range page.Scans {
			r.scans.Store(id, said)
		}
		for i := range page.Letters {
			page.Letters[i] = page.Letters[i].Masked()
		}
		return page.Letters, page.Total, err
	})
}

// say shows what is listed and, when nothing is, what to do about it.
func (r *Register) say(total int, count counted) {
	r.Table.Hidden, r.nothing.Hidden, r.newBook.Hidden = total == 0, total > 0 || count.whole == 0, count.whole > 0
	switch {
	case count.whole == 0:
		r.listed.SetText("")
	case total == 0:
		r.listed.SetText(r.counted(total, count.more))
	default:
		r.listed.SetText(kit.Joined(" · ", r.counted(total, count.more), r.orderWords()))
	}
	if !r.nothing.Hidden {
		r.sayNothing()
	}
	r.nothing.Refresh()
	r.newBook.Refresh()
	r.Table.Refresh()
}

// counted says which letters are listed and how many.
func (r *Register) counted(total int, more bool) string {
	key := "register.listed"
	if more {
		key = "register.listed.more"
	}
	return assets.Text(key, "list", r.described(), "count", kit.Number(total))
}

// Print prints what is listed.
func (r *Register) Print() { r.o.PrintList(r.listing()) }

// listing is what is shown, for the printer or a workbook.
func (r *Register) listing() desk.Listing {
	return desk.Listing{Title: r.described(), Name: assets.Text("register.listing.name"), From: r.Table}
}

// batch writes the same document on the marked letters, else on all that are listed.
func (r *Register) batch() {
	q := r.query
	if marked := r.Table.MarkedRows(); len(marked) > 0 {
		q = store.Query{}
		for _, l := range marked {
			q.IDs = append(q.IDs, l.ID)
		}
	}
	r.o.Open(desk.Batch{Query: q})
}

// export writes the whole register as a workbook.
func (r *Register) export() {
	Export(r.o, assets.Text("register.export.title"), assets.Text("register.export.name", "day", r.o.Today().String()), func(file string, letters int) {
		kit.Toast(r.o.Window.Canvas(), assets.Text("register.exported", "count", kit.Number(letters), "file", file))
	})
}

// Export asks whether the workbook is for reading and printing, where
// nobody may read who denounced, or the whole register, which the import reads
// back; then it writes it.
func Export(o *desk.Desk, title, name string, written func(file string, letters int)) {
	masked := strings.TrimSuffix(name, ".xlsx") + assets.Text("secret.export.file")
	kit.AskWhich(o.Window, title, assets.Text("secret.export"),
		kit.Answer{Text: assets.Text("secret.export.whole"), Do: func() { writeRegister(o, title, name, false, written) }},
		kit.Answer{Text: assets.Text("secret.export.masked"), Do: func() { writeRegister(o, title, masked, true, written) }})
}

func writeRegister(o *desk.Desk, title, name string, isMasked bool, written func(file string, letters int)) {
	letters := 0
	o.Save(desk.FileToWrite{Title: title, Name: name, Pattern: "*.xlsx", Writing: assets.Text("register.exporting"), Failed: assets.Text("register.export.failed"),
		Write: func(ctx context.Context, file string, set func(float64, string)) (err error) {
			letters, err = o.Do().Export(ctx, file, isMasked, func(done, all int) {
				set(float64(done)/float64(max(all, 1)), assets.Text("settings.exported", "done", kit.Number(done), "all", kit.Number(all)))
			})
			return err
		}, Written: func(file string) { written(file, letters) }})
}
