package intake

import (
	"context"
	"errors"
	"iter"
	"strings"

	"donthu/assets"
	"donthu/data"
	"donthu/data/table"
)

// workbook is an opened table file of any format that is read row by row, with raw
// values: days are Excel's serial numbers.
type workbook struct {
	*table.Book
	annex map[string]string // texts too long for a cell, by the end of the cell with their beginning
	err   error
}

// open opens the file; its errors are sentences for the clerk.
func open(ctx context.Context, file string, opened func(rows int)) (*workbook, error) {
	book, err := table.OpenIn(ctx, file, opened)
	if err != nil {
		return nil, err
	}
	w := &workbook{Book: book}
	if w.annex, err = w.readAnnex(); err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return w, nil
}

// rows are the rows of a sheet with their numbers, from 1; w.err says afterwards
// what ended them early.
func (w *workbook) rows(sheet int, name string) iter.Seq2[int, table.Row] {
	return func(yield func(int, table.Row) bool) {
		defer data.Caught(&w.err, "intake.file.broken", "sheet", name) // ahead reads in a goroutine of its own
		for number, row := range w.annexed(w.Rows(sheet)) {
			if !yield(number, row) {
				return
			}
		}
		w.err = w.Err()
	}
}

// survey recognises the sheets of the workbook, by layout where one of its sheets has the same
// headings. Filled sheets that are no book are warned of, and hidden ones, which come in only
// when a layout says so; when none is a book, the error names what the nearest lacks.
func (w *workbook) survey(layout Layout) (sheets []*sheet, warnings []Problem, err error) {
	for _, note := range w.Notes() {
		warnings = append(warnings, Problem{Reason: note})
	}
	var near unrecognised
	var nearest string
	var others []Problem
	for i, of := range w.Sheets() {
		if of.Name == AnnexSheet() {
			continue
		}
		top, filled := w.top(i, of.Name)
		if w.err != nil {
			return nil, nil, w.err
		}
		s, missed := layout.of(of.Name, top), unrecognised{}
		switch {
		case s == nil && filled && of.Hidden:
			others = append(others, Problem{Sheet: of.Name, Reason: assets.Text("intake.sheet.hidden"), sheet: i})
			continue
		case s == nil && !layout.leavesOut(of.Name):
			s, missed = recognise(of.Name, top)
		}
		if s == nil {
			if filled {
				others = append(others, Problem{Sheet: of.Name, Reason: assets.Text("intake.sheet.unknown"), sheet: i})
			}
			if missed.matched > near.matched {
				near, nearest = missed, of.Name
			}
			continue
		}
		s.index, s.merged = i, w.Merged(i)
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
	return sheets, append(warnings, others...), nil
}

// top are the first rows of a sheet; filled reports whether anything stands in it.
func (w *workbook) top(sheet int, name string) (top [][]string, filled bool) {
	for _, row := range w.rows(sheet, name) {
		filled = filled || len(row.Cells) > 0
		if top = append(top, row.Cells); len(top) > searchedRows+sampledRows {
			break
		}
	}
	return top, filled
}

// rowCount is how many rows the file has, for showing progress; 0 when it is not wanted.
func (w *workbook) rowCount(wanted bool) int {
	total := 0
	for i := range w.Sheets() {
		if wanted {
			total += w.RowCount(i)
		}
	}
	return total
}
