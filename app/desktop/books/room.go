package books

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/reports/workbook"
)

// previewRows is how many rows of a book the screen shows.
const previewRows = 200

// Room is where books and lists are written for printing.
type Room struct {
	desk.PlainPage
	o       *desk.Desk
	picker  *views.PeriodPicker
	choice  *kit.Choice
	about   *widget.Label
	named   *kit.Check // who denounced is printed
	count   *widget.Label
	write   *kit.Button
	front   *fyne.Container
	written *desk.WrittenBar
	all     *fyne.Container

	shown workbook.Book // whose table is in front; empty for none
	table *kit.Table[[]string]
}

// NewRoom is the room with the book of letters in front.
func NewRoom(o *desk.Desk) *Room {
	b := &Room{o: o, about: widget.NewLabel(""), count: kit.Bold(""), front: container.NewStack()}
	b.about.Importance = widget.LowImportance
	b.written = desk.NewWrittenBar(o, func() { b.all.Refresh() })
	b.write = kit.NewButton(assets.Text("bookroom.write"), look.IconSave, b.writeBook)
	b.write.Importance = widget.HighImportance
	b.named = kit.NewCheck(assets.Text("bookroom.named"), func(bool) { b.load() })
	var choices []kit.Option
	for _, book := range workbook.Books() {
		choices = append(choices, kit.Option{Value: string(book), Text: book.Label()})
	}
	b.choice = kit.NewChoice(choices, nil)
	b.choice.SetValue(string(workbook.LetterBook))
	b.choice.OnChanged = func(string) { b.load() }
	b.picker = views.NewPeriodPicker(o, b.load)
	b.all = kit.TopDown(
		container.NewVBox(
			container.NewBorder(nil, nil, nil, container.NewCenter(b.write), b.picker.Content()),
			b.choice, b.about,
			container.NewBorder(nil, nil, b.count, b.named)),
		b.front, b.written.Content())
	return b
}

func (b *Room) Title() string              { return assets.Text("room.books") }
func (b *Room) Content() fyne.CanvasObject { return b.all }
func (*Room) Help() string                 { return "so-in-thong-ke" }

// Enter looks anew: letters may have changed in other rooms.
func (b *Room) Enter() { b.picker.Tell() }

func (b *Room) book() workbook.Book { return workbook.Book(b.choice.Value()) }

func (b *Room) options() workbook.BookOptions {
	return workbook.BookOptions{Today: b.o.Today(), ShowDenouncers: b.named.Checked}
}

// load shows the first rows of the book and how many it has.
func (b *Room) load() {
	book := b.book()
	b.about.SetText(book.Explanation())
	b.written.Hide()
	b.write.Disable()
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
	b.count.SetText("")
	b.front.Objects = []fyne.CanvasObject{container.NewCenter(widget.NewLabel(sentence))}
	b.all.Refresh()
}

func (b *Room) show(book workbook.Book, preview workbook.BookPreview) {
	b.write.Enable()
	b.count.SetText(assets.Text("bookroom.rows", "count", kit.Number(preview.Total)))
	if preview.Total > len(preview.Rows) {
		b.count.SetText(assets.Text("bookroom.rows.more", "count", kit.Number(preview.Total), "shown", kit.Number(len(preview.Rows))))
	}
	if b.shown != book {
		b.table = b.tableOf(book, preview)
		b.front.Objects = []fyne.CanvasObject{b.table}
		b.shown = book
	}
	b.table.SetRows(preview.Rows)
	b.all.Refresh()
}

// widestHeading is how wide a column is made for its heading, in letters.
const widestHeading = 22

func (b *Room) tableOf(book workbook.Book, preview workbook.BookPreview) *kit.Table[[]string] {
	var columns []kit.Column[[]string]
	for i, heading := range preview.Columns {
		letters := max(preview.Widths[i], min(float64(len([]rune(heading))), widestHeading))
		column := kit.Col("", float32(letters)*7.6+16, func(row []string) string { return kit.OneLine(row[i]) })
		column.Title = heading
		columns = append(columns, column)
	}
	t := kit.NewTable(columns...)
	t.Empty = assets.Text("books.empty." + string(book))
	t.Remember(b.o.App.Preferences(), "books."+string(book))
	return t
}

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
