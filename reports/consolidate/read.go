package consolidate

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/text"
	"donthu/reports/forms"
)

// book is what one file holds.
type book struct {
	file     string
	pages    []*page
	problems []Problem
	err      *data.Told // why the file cannot be used
}

// page is one form as it stands on a sheet.
type page struct {
	file    string
	sheet   string
	edition *forms.Edition
	form    *forms.Form
	period  day.Period // zero when the page does not say it
	rows    []pageRow
	note    string
}

// pageRow is the figures of one ward.
type pageRow struct {
	ward     string
	cells    map[int]Cell
	problems []Problem
}

// readFile reads all forms of a file.
func readFile(ctx context.Context, file string, o Options) book {
	if refused := examine(file); refused != nil {
		return book{file: file, err: refused}
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		return book{file: file, err: data.Tell(err, "consolidate.file.locked")}
	}
	return readBook(ctx, file, raw, o)
}

// readBook reads all forms of a workbook. Nothing that stands in a file may stop
// the program, so a fault of the reading library is an error like any other.
func readBook(ctx context.Context, file string, raw []byte, o Options) (b book) {
	b.file = file
	defer func() {
		if fault := recover(); fault != nil {
			b.pages, b.err = nil, data.Tell(fmt.Errorf("panic: %v", fault), "consolidate.file.broken")
		}
	}()
	if raw, b.err = asWorkbook(ctx, raw, o); b.err != nil {
		return b
	}
	f, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{RawCellValue: true, UnzipSizeLimit: biggestUnpacked})
	if err != nil {
		b.err = data.Tell(err, "consolidate.file.broken")
		return b
	}
	defer f.Close()
	for _, sheet := range f.GetSheetList() {
		if err := b.readSheet(f, sheet); err != nil {
			b.err = data.Tell(err, "consolidate.sheet.broken", "sheet", sheet)
			return b
		}
	}
	if len(b.pages) == 0 {
		b.err = data.Tell(nil, "consolidate.file.noForm")
	}
	return b
}

// lastRow is where the search on a sheet ends: no report is longer.
const lastRow = 5000

// readSheet reads the forms of a sheet: each begins with a row MS and ends with
// the line "Ghi chú" or the signatures.
func (b *book) readSheet(f *excelize.File, sheet string) error {
	rows, err := f.Rows(sheet)
	if err != nil {
		return err
	}
	defer rows.Close()
	var above []string // texts since the last form
	var s *sheetPage
	for n := 1; rows.Next() && n <= lastRow; n++ {
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return err
		}
		if starts, printed, ok := columnsOf(cells, s == nil); ok {
			s = b.begin(f, sheet, above, starts, printed, n)
			above = nil
			continue
		}
		if s == nil {
			for _, said := range cells {
				if said = text.Clean(said); said != "" {
					above = append(above, said)
				}
			}
		} else if !s.readRow(n, cells) {
			s = nil
		}
	}
	return rows.Error()
}

// sheetPage is a page while it is read.
type sheetPage struct {
	*page
	file   *excelize.File
	starts map[int]int // first sheet column, from 0, by form column
	ends   map[int]int // the column after its last
	first  int
	msRow  int
	ward   string // from the line of the covering report, empty when it is not filled in
	total  *pageRow
}

func (b *book) begin(f *excelize.File, sheet string, above []string, starts map[int]int, printed map[int]string, row int) *sheetPage {
	base := filepath.Base(b.file)
	period := periodIn(above)
	found := recognise(forms.Editions(), sheet, above, printed, period)
	form := found.form
	if form == nil {
		b.problems = append(b.problems, Problem{File: base, Cell: sheet + "!A" + strconv.Itoa(row), Text: assets.Text("consolidate.form.unknown", "sheet", sheet)})
		return nil
	}
	s := &sheetPage{page: &page{file: b.file, sheet: sheet, edition: found.edition, form: form}, file: f, starts: starts, msRow: row}
	s.period, s.ward = period, coverWard(above)
	s.ends, s.first = spans(form, starts)
	b.pages = append(b.pages, s.page)
	for _, column := range found.missing {
		b.problems = append(b.problems, Problem{File: base, Form: form.Number, Column: column, Text: assets.Text("consolidate.column.absent", "column", column, "title", form.Column(column).Title())})
	}
	return s
}

// spans are where the columns of a form end on the sheet: merged cells of the
// official layouts are up to four columns wide, and below a torn merge a figure
// may stand in any of them.
func spans(form *forms.Form, starts map[int]int) (ends map[int]int, first int) {
	ends = map[int]int{}
	next, first := -1, -1
	for n := len(form.Columns); n >= 1; n-- {
		at, there := starts[n]
		if !there {
			continue
		}
		if next < 0 {
			next = at + widestSpan
		}
		ends[n] = next
		next, first = at, at
	}
	return ends, first
}

// widestSpan is how many columns the last column of a form may take.
const widestSpan = 4

// readRow reads a row below the row MS; it returns false when the form has ended.
func (s *sheetPage) readRow(row int, cells []string) bool {
	name, first := "", ""
	for at, words := range cells {
		words = text.Clean(words)
		if first == "" {
			first = words
		}
		if _, err := strconv.Atoi(words); words != "" && at < s.first && err != nil {
			name = words
		}
	}
	if first == "" {
		return true
	}
	if note, is := noteLine(first); is {
		s.note = note
		return false
	}
	if endWords.MatchString(text.Fold(first)) {
		return false
	}
	r := pageRow{ward: name, cells: map[int]Cell{}}
	filled := 0
	for n := range s.starts {
		filled += s.readCell(&r, n, row, cells)
	}
	switch {
	case filled == 0 && (name == "" || len(s.rows) > 0 && row > s.msRow+1+len(s.rows)):
		return true
	case totalWords[text.Fold(strings.Trim(name, " .:"))]:
		s.total = &r
		if len(s.rows) == 0 {
			r.ward = ""
			s.rows = append(s.rows, s.named(r)) // the total stands first, or alone
		}
		return true
	}
	if s.total != nil && len(s.rows) == 1 && s.rows[0].cells[1].at == s.total.cells[1].at {
		s.rows = nil // wards follow: the total before them is not one of them
	}
	if filled == 0 && s.form.Subject != forms.Typed { // a form that a ward fills in by hand may be left open
		r.problems = []Problem{{Text: assets.Text("consolidate.row.blank")}}
	}
	s.rows = append(s.rows, s.named(r))
	return true
}

// named gives a row without a name the one in the line of the covering report,
// or the file's.
func (s *sheetPage) named(r pageRow) pageRow {
	if r.ward != "" {
		return r
	}
	r.ward = s.ward
	if r.ward == "" {
		r.ward = text.Clean(strings.TrimSuffix(filepath.Base(s.page.file), filepath.Ext(s.page.file)))
		r.problems = append(r.problems, Problem{Text: assets.Text("consolidate.row.unnamed", "ward", r.ward)})
	}
	return r
}

// readCell reads the figure of one form column; it returns 1 when something
// stands there.
func (s *sheetPage) readCell(r *pageRow, number, row int, cells []string) int {
	column := s.form.Column(number)
	at, said, others := s.starts[number], "", 0
	for i := s.starts[number]; i < s.ends[number] && i < len(cells); i++ {
		if text.Clean(cells[i]) == "" {
			continue
		}
		if said == "" {
			at, said = i, cells[i]
		} else {
			others++
		}
	}
	name, err := excelize.CoordinatesToCellName(at+1, row)
	if err != nil {
		return 0
	}
	place := s.sheet + "!" + name
	if said == "" {
		said = s.computed(name)
	}
	if column.Remark {
		r.cells[number] = Cell{Text: text.Clean(said), Blank: said == "", at: place}
		return 0
	}
	reading := readFigure(said, column.Amount(), column.Amount() && dottedNumber.MatchString(text.Clean(said)) && s.isNumber(name))
	if others > 0 {
		reading = unread("consolidate.cell.twice", text.Clean(said))
	}
	cell := Cell{Value: reading.value, Blank: reading.blank, at: place}
	if !reading.known {
		cell.Text = shortened(text.Clean(said))
	}
	r.cells[number] = cell
	if reading.problem != "" {
		r.problems = append(r.problems, Problem{Cell: place, Column: number, Text: reading.problem})
	}
	if reading.blank {
		return 0
	}
	return 1
}

// computed is the value of a formula that was saved without one.
func (s *sheetPage) computed(cell string) string {
	formula, err := s.file.GetCellFormula(s.sheet, cell)
	if err != nil || formula == "" {
		return ""
	}
	value, err := s.file.CalcCellValue(s.sheet, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		return fmt.Sprintf("=%s", formula)
	}
	return value
}

func (s *sheetPage) isNumber(cell string) bool {
	t, err := s.file.GetCellType(s.sheet, cell)
	return err == nil && (t == excelize.CellTypeNumber || t == excelize.CellTypeUnset)
}
