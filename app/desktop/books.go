package desktop

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/workbook"
)

// previewRows is how many rows of a book the screen shows.
const previewRows = 200

// books is the room in which books and lists are written for printing.
type books struct {
	plainPage
	o       *office
	picker  *periodPicker
	choice  *ui.Choice
	about   *widget.Label
	named   *ui.Check // who denounced is printed
	count   *widget.Label
	write   *ui.Button
	front   *fyne.Container
	written *writtenBar
	all     *fyne.Container

	loadings int
	shown    workbook.Book // whose table is in front; empty for none
	table    *ui.Table
}

func newBooks(o *office) *books {
	b := &books{o: o, about: widget.NewLabel(""), count: widget.NewLabel(""), front: container.NewStack()}
	b.count.TextStyle.Bold = true
	b.about.Importance = widget.LowImportance
	b.written = newWrittenBar(o, func() { b.all.Refresh() })
	b.write = ui.NewButton(assets.Text("bookroom.write"), theme.DocumentSaveIcon(), b.writeBook)
	b.write.Importance = widget.HighImportance
	b.named = ui.NewCheck(assets.Text("bookroom.named"), func(bool) { b.load() })
	var choices []ui.Option
	for _, book := range workbook.Books() {
		choices = append(choices, ui.Option{Value: string(book), Text: book.Label()})
	}
	b.choice = ui.NewChoice(choices, nil)
	b.choice.SetValue(string(workbook.LetterBook))
	b.choice.OnChanged = func(string) { b.load() }
	b.picker = newPeriodPicker(o, b.load)
	b.all = topDown(
		container.NewVBox(
			container.NewBorder(nil, nil, nil, container.NewCenter(b.write), b.picker.content()),
			b.choice, b.about,
			container.NewBorder(nil, nil, b.count, b.named)),
		b.front, b.written.content())
	return b
}

func (b *books) Title() string              { return assets.Text("room.books") }
func (b *books) Content() fyne.CanvasObject { return b.all }
func (*books) Help() string                 { return "so-in-thong-ke" }

// Enter looks anew: letters may have changed in other rooms.
func (b *books) Enter() { b.picker.tell() }

func (b *books) book() workbook.Book { return workbook.Book(b.choice.Value()) }

func (b *books) options() workbook.BookOptions {
	return workbook.BookOptions{Today: b.o.today(), ShowDenouncers: b.named.Checked}
}

// load shows the first rows of the book and how many it has.
func (b *books) load() {
	b.loadings++
	mine := b.loadings
	book := b.book()
	b.about.SetText(book.Explanation())
	b.written.hide()
	b.write.Disable()
	period, err := b.picker.period()
	if err != nil {
		b.say(err.Error())
		return
	}
	if b.shown != book {
		b.say(assets.Text("bookroom.reading"))
	}
	o, options := b.o, b.options()
	ui.RunAsync(func() (workbook.BookPreview, error) {
		return workbook.PreviewBook(o.ctx(), book, o.store, period, o.store.Settings(), options, previewRows)
	}, func(preview workbook.BookPreview, err error) {
		switch {
		case mine != b.loadings:
		case err != nil:
			b.say(assets.Text("bookroom.failed"))
			o.failed(assets.Text("bookroom.failed"), err)
		default:
			b.show(book, preview)
		}
	})
}

// say puts a sentence in the place of the rows.
func (b *books) say(sentence string) {
	b.shown = ""
	b.count.SetText("")
	b.front.Objects = []fyne.CanvasObject{container.NewCenter(widget.NewLabel(sentence))}
	b.all.Refresh()
}

func (b *books) show(book workbook.Book, preview workbook.BookPreview) {
	b.write.Enable()
	b.count.SetText(assets.Text("bookroom.rows", number(preview.Total)))
	if preview.Total > len(preview.Rows) {
		b.count.SetText(assets.Text("bookroom.rows.more", number(preview.Total), number(len(preview.Rows))))
	}
	if b.shown != book {
		b.table = b.tableOf(book, preview)
		b.front.Objects = []fyne.CanvasObject{b.table}
		b.shown = book
	}
	rows := make([][]string, len(preview.Rows))
	for i, row := range preview.Rows {
		rows[i] = make([]string, len(row))
		for c, cell := range row {
			rows[i][c] = oneLine(cell)
		}
	}
	b.table.SetLoad(ui.Rows(rows))
	b.all.Refresh()
}

// widestHeading is how wide a column is made for its heading, in letters.
const widestHeading = 22

func (b *books) tableOf(book workbook.Book, preview workbook.BookPreview) *ui.Table {
	var columns []ui.Column
	for i, heading := range preview.Columns {
		letters := max(preview.Widths[i], min(float64(len([]rune(heading))), widestHeading))
		columns = append(columns, ui.Column{Title: heading, Width: float32(letters)*7.6 + 16, Fixed: true})
	}
	t := ui.NewTable(columns, nil)
	t.Empty = assets.Text("books.empty." + string(book))
	t.Remember(b.o.app.Preferences(), "books."+string(book))
	return t
}

// writeBook asks for a name and writes the book there.
func (b *books) writeBook() {
	period, err := b.picker.period()
	if err != nil {
		return
	}
	o, book, options := b.o, b.book(), b.options()
	o.save(fileToWrite{title: assets.Text("bookroom.write"), name: bookFile(book, period), pattern: "*.xlsx",
		writing: assets.Text("bookroom.writing"), failed: assets.Text("bookroom.write.failed"), written: b.written.show,
		write: func(ctx context.Context, file string, _ func(float64, string)) error {
			return o.do().WriteBook(ctx, book, period, options, file)
		}})
}

func bookFile(book workbook.Book, p data.Period) string {
	return assets.Text("bookroom.file", string(book), p.From, p.To)
}
