// Package table reads the tables of offices, whatever program wrote them, into sheets
// of rows: Excel's .xlsx, .xls and .xml, LibreOffice's .ods, text files with
// separators, web pages that are called .xls. It knows formats, encodings and what a
// file may cost, and no letter. What it hands on is the same for all: raw values as
// Excel keeps them.
package table

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"

	"donthu/assets"
	"donthu/data"
)

// Kind is what a cell holds, where its text alone would not say so.
type Kind byte

// The kinds of cells. A day is a number whose format shows a day.
const (
	Text Kind = iota
	Number
	Day
	Bool
	Error
	Formula // whose value the file does not keep: the cell is “=” and the formula
)

// Sheet is one sheet of a book.
type Sheet struct {
	Name   string
	Hidden bool
}

// Row is one row of a sheet. Cells ends with the last that is not empty: texts as they
// are, numbers with a dot, days as serial numbers of the 1900 system, truth as 1 and
// 0, errors as #REF!.
type Row struct {
	Cells  []string
	Hidden bool
	kinds  []Kind // nil when all are texts
}

// Kind is what the cell of a column, from 0, holds.
func (r Row) Kind(column int) Kind {
	if column < len(r.kinds) {
		return r.kinds[column]
	}
	return Text
}

// Range is a rectangle of merged cells; rows count from 1, columns from 0, and the last
// ones belong to it.
type Range struct{ FirstRow, LastRow, FirstColumn, LastColumn int }

// Book is an opened file. Its methods are for one goroutine at a time.
type Book struct {
	file   string
	from   source
	sheets []Sheet
	facts  []facts
	texts  conversion
	err    error
	done   func() // ends what belongs to the file
}

// facts are what the first look at a sheet found.
type facts struct {
	rows    int // the last one that is not empty
	merged  []Range
	columns []int // hidden ones
}

// source is a file of one format.
type source interface {
	sheets() []Sheet // known when all of them were read once
	// read reads the sheets from first to last, as far as there are, each into its own
	// sink, row by row, and ends the sinks.
	read(first, last int, to func(sheet int) *sink) error
	fonts() []string  // that the file names
	encoding() string // of a text file that is not in Unicode
}

// Open opens a file and looks through all of it once: whatever is torn, protected or
// too large is refused here, before a row of it is used. The error is a sentence for
// the clerk.
func Open(file string) (*Book, error) { return OpenIn(context.Background(), file, nil) }

// OpenIn is Open that ends when ctx does, with its error; opened, which may be nil, is told now and
// then how many rows were looked at.
func OpenIn(ctx context.Context, file string, opened func(rows int)) (_ *Book, err error) {
	defer data.Caught(&err, "table.broken", "file", file)
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, data.Tell(nil, "table.missing", "file", file)
	case err != nil:
		return nil, data.Tell(err, "table.unreadable", "file", file)
	case !info.Mode().IsRegular(): // reading from a device or a pipe may never end
		return nil, data.Tell(nil, "table.noFile", "file", file)
	case info.Size() == 0:
		return nil, data.Tell(nil, "table.empty", "file", file)
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, data.Tell(err, "table.unreadable", "file", file)
	}
	b := &Book{file: file, done: func() { f.Close() }}
	whole := false
	defer func() {
		if !whole { // also when it ends in a panic
			b.Close()
		}
	}()
	looked := func(rows int) error {
		if opened != nil {
			opened(rows)
		}
		return ctx.Err()
	}
	if err := b.open(f, info.Size(), looked); err != nil {
		return nil, b.tell(err)
	}
	whole = true
	return b, nil
}

func (b *Book) open(f *os.File, size int64, looked func(rows int) error) error {
	from, err := recognise(f, size)
	if err != nil {
		return err
	}
	b.from = from
	if c, ok := from.(io.Closer); ok {
		closeFile := b.done
		b.done = func() { c.Close(); closeFile() }
	}
	budget, seen := &budget{looked: looked}, &evidence{}
	var sinks []*sink
	err = from.read(0, mostSheets, func(sheet int) *sink {
		s := &sink{budget: budget, seen: seen}
		if all := from.sheets(); sheet < len(all) {
			s.sheet = all[sheet].Name
		}
		sinks = append(sinks, s)
		return s
	})
	if err != nil {
		return err
	}
	b.sheets = from.sheets()
	switch {
	case len(b.sheets) == 0:
		return &refusal{key: "table.noSheet"}
	case len(b.sheets) > mostSheets:
		return &refusal{key: "table.tooMany.sheets", args: []any{"most", mostSheets}}
	case len(b.sheets) != len(sinks):
		return errMarkup
	}
	for _, s := range sinks {
		b.facts = append(b.facts, s.facts)
	}
	seen.fonts(from.fonts())
	b.texts = seen.decide()
	for i := range b.sheets {
		b.sheets[i].Name = string(b.texts.convert([]byte(b.sheets[i].Name), plainFont))
	}
	return nil
}

// Sheets are the sheets, in the order of the file.
func (b *Book) Sheets() []Sheet { return b.sheets }

// Rows are the rows of a sheet with their numbers, from 1 without a gap to the last that
// is not empty. Err says afterwards what ended them early. The strings of a row share
// their memory: keep a copy of one rather than the row.
func (b *Book) Rows(sheet int) iter.Seq2[int, Row] {
	return func(yield func(int, Row) bool) {
		b.err = nil
		defer data.Caught(&b.err, "table.broken", "file", b.file)
		to := &sink{budget: &budget{}, sheet: b.sheets[sheet].Name, yield: yield, texts: &b.texts}
		err := b.from.read(sheet, sheet, func(int) *sink { return to })
		if err != nil && !errors.Is(err, errStopped) {
			b.err = b.tell(err)
		}
	}
}

// Err is what ended the last Rows early; a sentence for the clerk.
func (b *Book) Err() error { return b.err }

// Merged are the merged cells of a sheet.
func (b *Book) Merged(sheet int) []Range { return b.facts[sheet].merged }

// HiddenColumns are the columns of a sheet that are not shown, from 0.
func (b *Book) HiddenColumns(sheet int) []int { return b.facts[sheet].columns }

// RowCount is how many rows Rows will give of a sheet.
func (b *Book) RowCount(sheet int) int { return b.facts[sheet].rows }

// Encoding is the old encoding from which texts of the file are converted, "TCVN3",
// "VNI" or "Windows-1258"; empty for files in Unicode.
func (b *Book) Encoding() string {
	if b.texts.from != nil {
		return b.texts.from.name
	}
	return b.from.encoding()
}

// Notes are sentences on what was changed while reading, and what was left although it
// looked odd. What Rows left is told after Rows.
func (b *Book) Notes() []string {
	var notes []string
	if encoding := b.Encoding(); encoding != "" {
		notes = append(notes, assets.Text("table.note.converted", "encoding", encoding))
	}
	if b.texts.doubtful {
		notes = append(notes, assets.Text("table.note.doubtful"))
	}
	if n := b.texts.left; n > 0 {
		notes = append(notes, assets.Text("table.note.left", "count", n))
	}
	return notes
}

// Close closes the file and removes what was kept of it elsewhere.
func (b *Book) Close() error {
	if b.done != nil {
		b.done()
		b.done = nil
	}
	return nil
}

// tell makes a sentence of what went wrong.
func (b *Book) tell(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	var no *refusal
	if errors.As(err, &no) {
		return data.Tell(no.cause, no.key, append([]any{"file", b.file}, no.args...)...)
	}
	if errors.Is(err, errTooMuch) {
		return data.Tell(err, "table.tooMuch", "file", b.file)
	}
	return data.Tell(err, "table.broken", "file", b.file)
}

// refusal is an error whose sentence is known where it is found.
type refusal struct {
	key   string
	args  []any
	cause error
}

func (r *refusal) Error() string { return fmt.Sprint(r.key, r.args) }
