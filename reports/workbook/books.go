package workbook

import (
	"context"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
)

// Book names a book or list that is printed from the register.
type Book string

// The books, by the names that the command line knows.
const (
	LetterBook    Book = "so-theo-doi-don"    // the customary 13 columns of ward registers
	ReceptionBook Book = "so-tiep-cong-dan"   // the 12 columns of TT 04/2021/TT-TTCP, Mẫu số 03
	OverdueBook   Book = "don-qua-han"        // letters whose limit had ended
	ReplyBook     Book = "van-ban-tra-loi"    // documents that the office issued
	ResultBook    Book = "ket-qua-giai-quyet" // results, told to the receiver or not yet
	KeptBook      Book = "don-luu"            // letters kept without being processed
	DirectionBook Book = "so-chi-dao"         // what leaders directed, and what became of it
	ForwardedBook Book = "don-da-chuyen"      // letters forwarded to other bodies, answered or awaited
	CrowdedBook   Book = "vu-viec-dong-nguoi" // matters of groups
	LongBook      Book = "vu-viec-keo-dai"    // matters that have been open for long or came again
	NationalBook  Book = "chua-nhap-quoc-gia" // letters that are not on the national platform
)

// Books are all books in the order in which screens list them.
func Books() []Book {
	return []Book{LetterBook, ReceptionBook, OverdueBook, ForwardedBook, CrowdedBook, LongBook, ReplyBook, ResultBook, KeptBook, DirectionBook, NationalBook}
}

// Label is the Vietnamese name of the book.
func (b Book) Label() string { return assets.Text("books.name." + string(b)) }

// Explanation says in a sentence what the book holds and how the period counts.
func (b Book) Explanation() string { return assets.Text("books.about." + string(b)) }

// BookSource is the register that books are written from; data/store is one. Each
// list of letters is ordered by number.
type BookSource interface {
	// EachReceived visits the letters received in the period.
	EachReceived(ctx context.Context, p day.Period, visit func(*register.Letter) error) error
	// EachLateOn visits the letters on which something was late at the end of the day.
	EachLateOn(ctx context.Context, day day.Date, visit func(*register.Letter) error) error
	// EachSettled visits the letters settled or ended in the period.
	EachSettled(ctx context.Context, p day.Period, visit func(*register.Letter) error) error
	// EachKept visits the letters that had been kept without being processed by the
	// day.
	EachKept(ctx context.Context, day day.Date, visit func(*register.Letter) error) error
	// EachForwarded visits the letters that were received by the day and forwarded to another
	// body.
	EachForwarded(ctx context.Context, day day.Date, visit func(*register.Letter) error) error
	// EachOfMatters visits the letters received in the period, and the earlier ones of their
	// matters and of those of the period's visits.
	EachOfMatters(ctx context.Context, p day.Period, visit func(*register.Letter) error) error
	// EachOpenSince visits the letters of the matters that were open at the end of the day.
	EachOpenSince(ctx context.Context, day day.Date, visit func(*register.Letter) error) error
	// EachToType visits the letters of the period that are not on the national platform.
	EachToType(ctx context.Context, p day.Period, visit func(*register.Letter) error) error
	// EachReplied visits the letters on which a document was issued in the period.
	EachReplied(ctx context.Context, p day.Period, visit func(*register.Letter) error) error
	// RepliedVisits are the visits on which a document was issued in the period, by
	// day.
	RepliedVisits(ctx context.Context, p day.Period) ([]register.Reception, error)
	// EachDirection visits the directions given in the period, by day.
	EachDirection(ctx context.Context, p day.Period, visit func(*register.DirectionFile) error) error
	// Receptions are the visits of the period, by day.
	Receptions(ctx context.Context, p day.Period) ([]register.Reception, error)
}

// BookOptions say how a book is written.
type BookOptions struct {
	Today day.Date // by which open letters are judged late
	// ShowDenouncers prints who denounced. Without it their names, addresses and
	// numbers are taken out of every cell (LTC Điều 8 khoản 3, Điều 56).
	ShowDenouncers bool
	// Named gets the letters and visits whose denouncers were printed; may be nil.
	Named *register.Named
	Place string   // before the date of signing; empty: dots
	On    day.Date // date of signing; zero: dots
}

// WriteBook writes the book of a period as a workbook ready for printing: A4
// landscape, one page wide, headings repeated on every page. What citizens wrote
// is text, never a formula; a text too long for a row goes on in the rows below.
func WriteBook(ctx context.Context, w io.Writer, book Book, src BookSource, p day.Period, settings register.Settings, o BookOptions) error {
	spec, err := specOf(book)
	if err != nil {
		return err
	}
	maker := &rowMaker{ctx: ctx, src: src, period: p, settings: settings, options: o}
	return writeBook(w, bookPage{rowMaker: maker, book: book, spec: spec})
}

// writeBook writes the page with the rows that its maker makes.
func writeBook(w io.Writer, page bookPage) error {
	return create(w, page.book.Label(), page.settings.Ward, "", func(f *excelize.File, st *styles) error {
		page.file, page.styles = f, st
		page.begin()
		if err := page.make(page.spec.rows, page.add); err != nil {
			return err
		}
		return page.end()
	})
}

// BookPreview is the beginning of a book for a screen.
type BookPreview struct {
	Columns []string   // headings, without those over several columns
	Widths  []float64  // of the columns, in letters
	Rows    [][]string // at most as many as were asked for
	Total   int        // rows of the whole book
}

// PreviewBook is what WriteBook would write: the first rows, and how many there
// are.
func PreviewBook(ctx context.Context, book Book, src BookSource, p day.Period, settings register.Settings, o BookOptions, most int) (BookPreview, error) {
	spec, err := specOf(book)
	if err != nil {
		return BookPreview{}, err
	}
	var preview BookPreview
	for _, c := range spec.columns {
		preview.Columns, preview.Widths = append(preview.Columns, c.heading()), append(preview.Widths, c.width)
	}
	if most <= 0 {
		o.Named = nil
	}
	maker := rowMaker{ctx: ctx, src: src, period: p, settings: settings, options: o}
	err = maker.make(spec.rows, func(_ register.Kind, cells ...any) error {
		if preview.Total++; preview.Total <= most {
			row := make([]string, len(cells))
			for i, cell := range cells {
				row[i] = shownCell(cell)
			}
			preview.Rows = append(preview.Rows, row)
		}
		if preview.Total >= most {
			maker.options.Named = nil // nobody sees the rows that follow
		}
		return nil
	})
	return preview, err
}

func shownCell(cell any) string {
	switch cell := cell.(type) {
	case day.Date:
		return cell.Shown()
	case string:
		return cell
	}
	return fmt.Sprint(cell)
}

// bookColumn is a column of a book.
type bookColumn struct {
	group, key string // of the headings in the translations; group is empty for a heading of its own
	width      float64
	align      string
}

func (c bookColumn) heading() string { return assets.Text("books.column." + c.key) }

// addRow takes the next row of a book: the kind of its letter or visit, then a
// string, an int or a data.Date for each column.
type addRow func(kind register.Kind, cells ...any) error

// bookSpec is how a book is made.
type bookSpec struct {
	columns []bookColumn
	rows    func(m *rowMaker, add addRow) error
	kinds   bool                                // the last line counts the kinds too
	form    string                              // key of the official form's name, empty for none
	below   func(m *rowMaker, p *bookPage)      // what else stands below the rows; nil for nothing
	total   func(m *rowMaker, count int) string // the last line; nil: how many rows
	until   bool                                // it stands on a day, the last of the period
}

var bookSpecs = map[Book]bookSpec{
	LetterBook:    {columns: letterColumns, rows: (*rowMaker).letters, kinds: true},
	ReceptionBook: {columns: receptionColumns, rows: (*rowMaker).receptions, kinds: true, form: "books.form.reception"},
	OverdueBook:   {columns: overdueColumns, rows: (*rowMaker).overdue, kinds: true, until: true},
	ForwardedBook: {columns: forwardedColumns, rows: (*rowMaker).forwarded, total: (*rowMaker).forwardedTotal, until: true},
	CrowdedBook:   {columns: crowdedColumns, rows: (*rowMaker).crowded},
	LongBook:      {columns: longColumns, rows: (*rowMaker).long, until: true},
	NationalBook:  {columns: nationalColumns, rows: (*rowMaker).national, total: (*rowMaker).nationalTotal},
	ReplyBook:     {columns: replyColumns, rows: (*rowMaker).replies},
	ResultBook:    {columns: resultColumns, rows: (*rowMaker).results, kinds: true},
	KeptBook:      {columns: keptColumns, rows: (*rowMaker).kept, kinds: true, until: true},
	DirectionBook: {columns: directionColumns, rows: (*rowMaker).directions, below: (*rowMaker).tallies},
}

func specOf(book Book) (bookSpec, error) {
	spec, known := bookSpecs[book]
	if !known {
		return bookSpec{}, data.Tell(nil, "books.unknown", "book", string(book))
	}
	return spec, nil
}

// make makes the rows, as long as somebody waits for them.
func (m *rowMaker) make(rows func(*rowMaker, addRow) error, add addRow) error {
	return rows(m, func(kind register.Kind, cells ...any) error {
		if err := m.ctx.Err(); err != nil {
			return err
		}
		return add(kind, cells...)
	})
}

// rowMaker makes the rows of a book from the register.
type rowMaker struct {
	ctx      context.Context
	src      BookSource
	period   day.Period
	settings register.Settings
	options  BookOptions
	hidden   bool                 // a denouncer was taken out of a row
	given    []register.Direction // of the rows of directions
	wanted   int                  // rows that something is still wanted of
}
