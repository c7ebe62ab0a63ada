package intake

import (
	"iter"
	"strings"

	"donthu/assets"
	"donthu/data"
	"donthu/data/table"
)

// workbook is an opened table file of any format that is read row by row, with raw
// values: days are Excel's serial numbers.
type workbook struct {
	f        tables
	from1904 bool // never: data/table counts every day from 1900
	err      error
}

// tables is a file whose sheets are asked for by name.
type tables struct{ *table.Book }

// GetSheetList are the names of the sheets, in the order of the file.
func (t tables) GetSheetList() []string {
	var names []string
	for _, sheet := range t.Sheets() {
		names = append(names, sheet.Name)
	}
	return names
}

// open opens the file; its errors are sentences for the clerk.
func open(file string) (*workbook, error) {
	book, err := table.Open(file)
	if err != nil {
		return nil, err
	}
	return &workbook{f: tables{book}}, nil
}

// rows are the rows of a sheet with their numbers, from 1; w.err says afterwards
// what ended them early.
func (w *workbook) rows(sheet string) iter.Seq2[int, []string] {
	return func(yield func(int, []string) bool) {
		defer data.Caught(&w.err, "intake.file.broken", "sheet", sheet) // ahead reads in a goroutine of its own
		for i, name := range w.f.GetSheetList() {
			if name != sheet {
				continue
			}
			for number, row := range w.f.Rows(i) {
				if !yield(number, row.Cells) {
					return
				}
			}
			w.err = w.f.Err()
			return
		}
	}
}

// notes tell what data/table changed in the letters of the file, and what not.
func (w *workbook) notes() []Problem {
	var notes []Problem
	for _, note := range w.f.Notes() {
		notes = append(notes, Problem{Reason: note})
	}
	return notes
}

// survey recognises the sheets of the workbook. Filled sheets that are no book
// are warned of; when none is one, the error names what the nearest lacks.
func (w *workbook) survey() (sheets []*sheet, warnings []Problem, err error) {
	var near unrecognised
	var nearest string
	var others []Problem
	for i, name := range w.f.GetSheetList() {
		var top [][]string
		filled := false
		for _, cells := range w.rows(name) {
			filled = filled || len(cells) > 0
			if top = append(top, cells); len(top) > searchedRows {
				break
			}
		}
		if w.err != nil {
			return nil, nil, w.err
		}
		s, missed := recognise(name, top)
		if s == nil {
			if filled {
				others = append(others, Problem{Sheet: name, Reason: assets.Text("intake.sheet.unknown"), sheet: i})
			}
			if missed.matched > near.matched {
				near, nearest = missed, name
			}
			continue
		}
		s.index, s.from1904 = i, w.from1904
		sheets = append(sheets, s)
	}
	if len(sheets) == 0 {
		if near.matched < 2 {
			return nil, nil, data.Tell(nil, "intake.book.unknown")
		}
		return nil, nil, data.Tell(nil, "intake.book.missing", "sheet", nearest, "columns", strings.Join(near.missing, "”, “"))
	}
	if len(sheets)+len(others) > 1 {
		for _, s := range sheets {
			s.shown = s.name
		}
	}
	return sheets, append(w.notes(), others...), nil
}

// rowCount is how many rows the file has, for showing progress; 0 when it is not wanted.
func (w *workbook) rowCount(wanted bool) int {
	total := 0
	for i := range w.f.Sheets() {
		if wanted {
			total += w.f.RowCount(i)
		}
	}
	return total
}
