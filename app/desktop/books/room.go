package books

import (
	"context"
	"slices"

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
	"donthu/data/register"
	"donthu/reports/workbook"
)

// previewRows is how many rows of a book the screen shows.
const previewRows = 200

// Room is where books and lists are printed and written.
type Room struct {
	desk.Fixed
	o       *desk.Desk
	picker  *views.PeriodPicker
	head    *look.Head
	bar     *kit.Toolbar
	choice  *views.RoomTabs
	about   *look.Para
	named   *kit.Check // who denounced is printed
	count   *look.CardHead
	front   *fyne.Container
	empty   *fyne.Container
	written *desk.WrittenBar

	shown workbook.Book // whose table is in front; empty for none
	table *kit.Table[[]string]
}

// NewRoom is the room with the book of letters in front.
func NewRoom(o *desk.Desk) *Room {
	b := &Room{o: o, about: look.NewPara("", look.Ink2, theme.SizeNameCaptionText), front: container.NewStack()}
	b.Name = assets.Text("room.books")
	var which *kit.Button
	which = kit.NewButton(assets.Text("register.columns"), look.IconGrid, func() {
		if b.table != nil {
			b.table.ChooseColumns(which)
		}
	}).Quiet()
	b.count = look.NewCardHead("", "", which)
	b.written = desk.NewWrittenBar(o, func() { b.Whole.Refresh() })
	b.named = kit.NewCheck(assets.Text("bookroom.named"), func(bool) { b.load() })
	var choices []kit.Option
	for _, book := range workbook.Books() {
		choices = append(choices, kit.Option{Value: string(book), Text: book.Label()})
	}
	b.choice = views.NewRoomTabs(choices, nil)
	b.choice.SetValue(string(workbook.LetterBook))
	b.choice.OnChanged = func(string) { b.load() }
	b.picker = views.NewPeriodPicker(o, b.load)
	b.bar = kit.NewToolbar([]look.Part{{Object: b.picker.Content()}},
		kit.Action{Text: assets.Text("bookroom.print"), Icon: look.IconPrint, Key: "Ctrl+P", Do: b.Print},
		kit.Action{Text: assets.Text("bookroom.write"), Icon: look.IconSave, Key: "Ctrl+S", Do: b.writeBook, Main: true})
	b.head = kit.NewHead(nil, b.Name, b.bar)
	before := kit.NewButton(assets.Text("bookroom.before"), look.IconLeft, func() { b.picker.Step(-1) })
	year := kit.NewButton(assets.Text("bookroom.year"), look.IconCalendar, func() { b.picker.Set(day.YearPeriod(o.Today().Year())) })
	b.empty = container.NewHBox(before, year)
	card := container.NewStack(look.NewSheet(), views.NewUnder(b.count, b.front))
	foot := container.NewVBox(b.about, b.named)
	b.Whole = kit.TopDown(container.NewVBox(b.head, b.choice), look.Inset(0, 8, card), container.NewVBox(foot, b.written.Content()))
	return b
}

// Help names the manual's page.
func (*Room) Help() string { return "so-in-thong-ke" }

// Keys print and write the book.
func (b *Room) Keys() []kit.Key {
	return []kit.Key{kit.SaveKey(b.writeBook)}
}

// Enter looks anew: letters may have changed in other rooms.
func (b *Room) Enter() { b.picker.Tell() }

func (b *Room) book() workbook.Book { return workbook.Book(b.choice.Value()) }

func (b *Room) options() workbook.BookOptions {
	return workbook.BookOptions{Today: b.o.Today(), ShowDenouncers: b.named.Checked}
}

// load shows the first rows of the book and how many it has.
func (b *Room) load() {
	book := b.book()
	b.about.Set(book.Explanation())
	b.written.Hide()
	b.head.Set(b.Name, b.picker.Days())
	kit.SetEnabled(false, b.bar.Buttons...)
	period, err := b.picker.Period()
	if err != nil {
		b.say(err.Error())
		return
	}
	if b.shown != book {
		b.say(assets.Text("bookroom.reading"))
	}
	o, options := b.o, b.options()
	desk.Load(o, b, func(ctx context.Context) (workbook.BookPreview, error) {
		return o.Do().PreviewBook(ctx, book, period, options, previewRows)
	}, func(preview workbook.BookPreview, err error) {
		if err != nil {
			b.say(assets.Text("bookroom.failed"))
			o.Failed(assets.Text("bookroom.failed"), err)
			return
		}
		b.show(book, preview)
	})
}

// say puts a sentence in the place of the rows.
func (b *Room) say(sentence string) {
	b.shown = ""
	b.count.Set(b.book().Label(), "")
	b.front.Objects = []fyne.CanvasObject{container.NewCenter(widget.NewLabel(sentence))}
	b.Whole.Refresh()
}

func (b *Room) show(book workbook.Book, preview workbook.BookPreview) {
	kit.SetEnabled(true, b.bar.Buttons...)
	rows := assets.Text("bookroom.rows", "count", kit.Number(preview.Total))
	if preview.Total > len(preview.Rows) {
		rows = assets.Text("bookroom.rows.more", "count", kit.Number(preview.Total), "shown", kit.Number(len(preview.Rows)))
	}
	b.count.Set(book.Label(), rows+assets.Text("bookroom.columns", "count", len(preview.Columns)))
	if b.shown != book {
		b.table = b.tableOf(book, preview)
		b.shown = book
	}
	b.front.Objects = []fyne.CanvasObject{b.table}
	if preview.Total == 0 {
		none := container.NewVBox(container.NewCenter(widget.NewLabel(assets.Text("books.empty."+string(book)))), container.NewCenter(b.empty))
		b.front.Objects = []fyne.CanvasObject{container.NewCenter(none)}
	}
	b.table.SetRows(preview.Rows)
	b.Whole.Refresh()
}

// codeWidth holds what stands for a denouncer, whose code is never cut.
const codeWidth = 236

// wordsWidth holds the kind of a letter and how it stands.
const wordsWidth = 126

// visitWidth holds a visit with its day, which stands for a matter without a letter.
const visitWidth = 160

// widestHeading is how wide a column is made for its heading, in letters.
const widestHeading = 16

// The columns of a book that stay on the screen, and those that leave last: who it is
// about, what, and how it stands. The file and the print have all.
var (
	stayingColumns = []string{"number", "letter", "sender", "nameAddress", "content", "matter", "summary", "directed", "documentNumber"}
	lastColumns    = []string{"state", "stateNow", "waitedDays", "openDays", "longWhy", "peopleMost", "typed", "letterOrVisit", "forwardedTo", "result", "outcome", "lateDays", "limit", "deliveryState", "sentState", "keptState", "keptUntil", "carriedState", "doer", "directedDue", "due"}
)

// isOne reports whether a heading is that of one of the columns.
func isOne(heading string, columns []string) bool {
	return slices.ContainsFunc(columns, func(key string) bool { return assets.Text("books.column."+key) == heading })
}

func (b *Room) tableOf(book workbook.Book, preview workbook.BookPreview) *kit.Table[[]string] {
	var columns []kit.Column[[]string]
	content := 0 // the widest one takes what is left
	for i, heading := range preview.Columns {
		letters := max(preview.Widths[i], min(float64(len([]rune(heading))), widestHeading))
		width := float32(letters)*7.6 + 16
		switch {
		case isOne(heading, []string{"sender", "nameAddress"}):
			width = max(width, codeWidth)
		case isOne(heading, []string{"complaint", "kindOf", "state", "stateNow"}):
			width = max(width, wordsWidth)
		case book == workbook.CrowdedBook && isOne(heading, []string{"letterOrVisit"}):
			width = max(width, visitWidth)
		}
		column := kit.Col("", width, func(row []string) string { return kit.OneLine(row[i]) })
		column.Title = heading
		switch {
		case isOne(heading, lastColumns):
			column.Yield = 1
		case !isOne(heading, stayingColumns):
			column.Yield = 2 + i
		case preview.Widths[i] > preview.Widths[content]:
			content = i
		}
		columns = append(columns, column)
	}
	columns[content].Grow, columns[content].Width = true, contentWidth
	t := kit.NewTable(columns...)
	t.Open, t.InCard = b.open, true
	t.Remember(b.o.App.Preferences(), "books."+string(book))
	return t
}

// contentWidth is the least that the screen shows of what it is about.
const contentWidth = 240

// open shows the letter that a row of the book is about.
func (b *Room) open(row []string) {
	for _, cell := range row {
		if _, err := register.ParseNumber(cell); err == nil {
			b.o.OpenNumbered(cell)
			return
		}
	}
}

// Print prints the whole book, of which the screen shows the first rows. One that names
// denouncers is written where the clerk says instead: what is printed stays in the folder of
// documents, where others read.
func (b *Room) Print() {
	switch {
	case b.shown == "":
		return
	case b.named.Checked:
		b.writeBook()
		return
	}
	title := kit.Joined(", ", b.book().Label(), b.picker.Days())
	b.o.PrintList(desk.Listing{Title: title, Name: string(b.book()), From: wholeBook{b}})
}

// wholeBook is all rows of the book in front.
type wholeBook struct{ b *Room }

// Listed hands done the book, on the screen's thread.
func (w wholeBook) Listed(done func(headings []string, rows [][]string)) {
	b := w.b
	period, err := b.picker.Period()
	if err != nil {
		return
	}
	book, options := b.book(), b.options()
	desk.Try(b.o, assets.Text("bookroom.failed"), func() (workbook.BookPreview, error) {
		return b.o.Do().PreviewBook(b.o.Ctx(), book, period, options, mostPrinted)
	}, func(all workbook.BookPreview) { done(all.Columns, all.Rows) })
}

// mostPrinted is how many rows are printed at most: more than any office writes in a year.
const mostPrinted = 100_000

// writeBook asks for a name and writes the book there.
func (b *Room) writeBook() {
	period, err := b.picker.Period()
	if err != nil {
		return
	}
	o, book, options := b.o, b.book(), b.options()
	o.Save(desk.FileToWrite{Title: assets.Text("bookroom.write"), Name: assets.Text("bookroom.file", "book", string(book), "from", period.From, "to", period.To), Pattern: "*.xlsx",
		Writing: assets.Text("bookroom.writing"), Failed: assets.Text("bookroom.write.failed"), Written: b.written.Show,
		Write: func(ctx context.Context, file string, _ func(float64, string)) error {
			return o.Do().WriteBook(ctx, book, period, options, file)
		}})
}
