package table

import (
	"errors"
	"slices"
)

// What a file may hold. The largest book that the program promises to take has 100,000
// rows of 52 columns; all of it is read in flat memory, so these keep time within
// bounds, and memory where a row or a text is the unit.
const (
	mostSheets   = 1000
	mostRows     = 1 << 20 // of a sheet, as in Excel
	mostColumns  = 2000    // the last that may be filled; Excel's own last is 16,384
	mostCells    = 8_000_000
	mostText     = 700 << 20 // bytes of all texts as they are handed on
	mostRowText  = 4 << 20   // bytes of one row
	mostCellText = 1 << 20   // bytes of one cell; Excel takes 32,767 characters
	mostMerged   = 200_000   // ranges of a sheet
	mostPlain    = 300 << 20 // bytes of a text file
	mostPage     = 100 << 20 // bytes of a web page
	mostName     = 200       // bytes of the name of a sheet, a style, a font
	mostNames    = 1 << 16   // styles and fonts; Excel takes 65,490
	mostHidings  = 5000      // groups of hidden columns of a sheet; there are no more columns
	mostUnpacked = 800 << 20 // bytes of the parts of a file that are read
	mostFolds    = 250       // how many times longer a large part may be than it is packed
	largePart    = 64 << 20
)

var (
	errTooMuch = errors.New("too much")
	errStopped = errors.New("no more rows are wanted")
	errOrder   = errors.New("rows out of order")
	errRead    = errors.New("the sheet is read")
)

// rowsBetween is how many rows pass between two looks at whether somebody still wants the file.
const rowsBetween = 2048

// budget is what a reading of a file may still use up.
type budget struct {
	rows   int
	looked func(rows int) error // is told how many; its error ends the reading; may be nil

	cells int
	text  int
}

// sink takes the cells of a sheet as a source comes to them and hands on rows. Without
// yield it only counts: that is the first look at a file.
type sink struct {
	budget *budget
	sheet  string
	facts  facts
	yield  func(int, Row) bool
	texts  *conversion // of the rows that are handed on
	seen   *evidence   // collects, on the first look

	number, times int // the present row, and how many equal ones begin with it
	hidden        bool
	filled        int
	letters       int // bytes of the texts of the row
	text          []byte
	cells         []cellSpan
	last          int // the last row handed on
	hidings       int
}

// cellSpan is where the text of a cell lies in sink.text.
type cellSpan struct {
	from, to int
	kind     Kind
}

// row begins a row, which stands times times.
func (s *sink) row(number, times int, hidden bool) error {
	if s.budget.rows++; s.budget.looked != nil && s.budget.rows%rowsBetween == 0 {
		if err := s.budget.looked(s.budget.rows); err != nil {
			return err
		}
	}
	if err := s.end(); err != nil {
		return err
	}
	if number <= s.number {
		return errOrder
	}
	s.number, s.times, s.hidden = number, times, hidden
	return nil
}

// cell is a cell of the present row; column counts from 0.
func (s *sink) cell(column int, text []byte, kind Kind, font font) error {
	if kind == Text && isBlank(text) {
		return nil
	}
	if column >= mostColumns {
		return &refusal{key: "table.tooMany.columns", args: []any{"sheet", s.sheet, "cell", cellName(column, s.number), "most", columnName(mostColumns - 1)}}
	}
	if len(text) > mostCellText {
		return &refusal{key: "table.tooMany.letters", args: []any{"sheet", s.sheet, "cell", cellName(column, s.number)}}
	}
	s.filled++
	if s.letters += len(text); s.letters > mostRowText {
		return &refusal{key: "table.tooMany.letters", args: []any{"sheet", s.sheet, "cell", cellName(column, s.number)}}
	}
	if kind == Text {
		if s.seen != nil {
			s.seen.text(text, font)
		}
		if s.texts != nil {
			text = s.texts.convert(text, font)
		}
	}
	if s.yield == nil {
		return nil
	}
	for len(s.cells) <= column {
		s.cells = append(s.cells, cellSpan{})
	}
	from := len(s.text)
	s.text = append(s.text, text...)
	s.cells[column] = cellSpan{from, len(s.text), kind}
	return nil
}

// end ends the present row.
func (s *sink) end() error {
	if s.filled == 0 || s.times == 0 {
		s.times = 0
		return nil
	}
	last := s.number + s.times - 1
	if last > mostRows {
		return s.tooManyRows()
	}
	s.budget.cells += s.filled * s.times
	s.budget.text += s.letters * s.times
	if s.budget.cells > mostCells {
		return &refusal{key: "table.tooMany.cells", args: []any{"most", mostCells}}
	}
	if s.budget.text > mostText {
		return &refusal{key: "table.tooMuch"}
	}
	s.facts.rows = last
	if s.yield != nil {
		if err := s.handOn(last); err != nil {
			return err
		}
	}
	s.number, s.times, s.filled, s.letters = last, 0, 0, 0
	s.text, s.cells = s.text[:0], s.cells[:0]
	return nil
}

func (s *sink) tooManyRows() error {
	return &refusal{key: "table.tooMany.rows", args: []any{"sheet", s.sheet, "most", mostRows}}
}

func (s *sink) handOn(last int) error {
	for s.last+1 < s.number {
		s.last++
		if !s.yield(s.last, Row{}) {
			return errStopped
		}
	}
	for s.last < last {
		s.last++
		if !s.yield(s.last, s.present()) {
			return errStopped
		}
	}
	return nil
}

// present is the present row: its texts are one string, cut.
func (s *sink) present() Row {
	row := Row{Cells: make([]string, len(s.cells)), Hidden: s.hidden}
	all := string(s.text)
	for i, c := range s.cells {
		row.Cells[i] = all[c.from:c.to]
		if c.kind != Text && row.kinds == nil {
			row.kinds = make([]Kind, len(s.cells))
		}
		if row.kinds != nil {
			row.kinds[i] = c.kind
		}
	}
	return row
}

func (s *sink) merged(r Range) error {
	if r.LastRow < r.FirstRow || r.LastColumn < r.FirstColumn || r.FirstRow == r.LastRow && r.FirstColumn == r.LastColumn {
		return nil
	}
	if len(s.facts.merged) == mostMerged {
		return &refusal{key: "table.tooMuch"}
	}
	if s.yield == nil {
		s.facts.merged = append(s.facts.merged, r)
	}
	return nil
}

// hide notes that the columns from first to last are not shown.
func (s *sink) hide(first, last int) {
	if s.yield != nil || s.hidings == mostHidings {
		return
	}
	s.hidings++
	for c := max(0, first); c <= min(last, mostColumns-1); c++ {
		if i, found := slices.BinarySearch(s.facts.columns, c); !found {
			s.facts.columns = slices.Insert(s.facts.columns, i, c)
		}
	}
}

// isBlank reports whether a text is nothing but blanks: such a cell is an empty one.
func isBlank(text []byte) bool {
	for i, c := range text {
		if c != ' ' && c != '\t' && c != '\n' && c != '\r' {
			return len(text)-i == 2 && c == 0xC2 && text[i+1] == 0xA0 // a lone hard space
		}
	}
	return true
}

// columnName is the name of a column in Excel: A, B … AA; column counts from 0.
func columnName(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}
