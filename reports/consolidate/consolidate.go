// Package consolidate brings the report workbooks of many wards together for the
// board that sums them up (TT 06/2025 Điều 3: UBND cấp xã report to UBND cấp
// tỉnh): it reads workbooks of this program, official forms filled by hand and
// forms of older editions, checks each, and puts one row per ward and the total
// under the same forms. What is wrong is said by ward, file and cell; one bad file
// never stops the others. Package reports/workbook writes the Result.
package consolidate

import (
	"context"
	"log/slog"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"donthu/data"
	"donthu/data/day"
	"donthu/reports/forms"
)

// Options say what the board expects.
type Options struct {
	Wards  []string   // who must report, in the order of the rows; empty: whoever did
	Period day.Period // which period; zero: the one that most wards report on
	Today  day.Date   // by which it is judged who is late; zero: nobody
	DueOn  day.Date   // last day for sending; zero: what the circular says
	// WholeMonth says that the board's reporting month is the calendar month.
	WholeMonth bool
	Progress   func(done, total int) // called after each file, never twice at a time; may be nil
	// Convert gives the workbook (.xlsx) of a spreadsheet in another format; nil where the
	// computer has no program for it.
	Convert func(ctx context.Context, raw []byte, extension string) ([]byte, error)
}

// Result is the consolidated report.
type Result struct {
	Period   day.Period // zero when no workbook names one
	DueOn    day.Date   // last day for sending, zero when the circular names none
	Overdue  int        // days since then by Options.Today, 0 before
	Wards    int        // wards with at least one form
	Parts    []Part     // one per edition used, that of the period first
	Problems []Problem
	Missing  []Missing
	Refused  []Refused

	// Of a period longer than a month that was put together from what a board keeps:
	Differences []Difference // where a ward's own report and its months do not agree
	Sources     []Source     // what each ward's row was made of, in the order of the rows
}

// LeftOut is how many cells of wards are in no total: something stands there that is no
// figure, or nothing at all where a column is not on the sheet.
func (r *Result) LeftOut() (cells int) {
	for _, part := range r.Parts {
		for _, t := range part.Tables {
			for _, row := range t.Rows {
				if len(row.Cells) == 0 {
					continue // the form did not come, which is said
				}
				for _, c := range t.Form.Columns {
					if cell, there := row.Cells[c.Number]; !c.Remark && (!there || cell.Text != "") {
						cells++
					}
				}
			}
		}
	}
	return cells
}

// Part is the forms of one edition.
type Part struct {
	Edition *forms.Edition
	Tables  []Table // in the order of the edition's forms
}

// Table is one form with a row per ward.
type Table struct {
	Form  *forms.Form
	Rows  []Row
	Total map[int]float64 // by column number; columns of remarks have none
	Note  string          // the wards' notes, one after the other
}

// Row is what one ward reports on one form. A ward that did not send the form has
// a row without cells.
type Row struct {
	Ward  string
	File  string       // base name of the file it stands in, empty for a form that did not come
	Cells map[int]Cell // by column number
}

// Cell is one figure of a ward.
type Cell struct {
	Value float64
	Text  string // what stands there where it is no figure: it adds nothing to the total
	Blank bool   // nothing was written; it counts as 0
	at    string
}

// Problem is something that the board should clear up with a ward.
type Problem struct {
	Ward   string `json:"ward,omitempty"`
	File   string `json:"file,omitempty"` // its base name
	Form   string `json:"form,omitempty"` // number of the form, "02/XLD"
	Cell   string `json:"cell,omitempty"` // "02_XLD!D11"
	Column int    `json:"column,omitempty"`
	Text   string `json:"text"`
}

// Missing is a ward from which something has not come.
type Missing struct {
	Ward string `json:"ward"`
	What string `json:"what"`
}

// Refused is a file (or a part of it) that is not in the report.
type Refused struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
}

// Run reads the workbooks and consolidates them, in the order of files. It fails
// only when nothing at all could be read, or when ctx ends; the error is a
// sentence for the user, and the Result still names the refused files.
func Run(ctx context.Context, files []string, o Options) (*Result, error) {
	books, err := readAll(ctx, files, o)
	if err != nil {
		return nil, err
	}
	m := newMerger(o)
	for _, b := range books {
		if b.err != nil {
			slog.Warn("a file is left out", "file", b.file, "error", b.err)
			m.refuse(b.file, b.err.Sentence())
			continue
		}
		m.result.Problems = append(m.result.Problems, b.problems...)
		m.pages = append(m.pages, b.pages...)
	}
	m.choosePeriod()
	m.takePages()
	m.build()
	if m.result.Wards == 0 {
		return m.result, data.Tell(nil, "consolidate.nothing")
	}
	return m.result, nil
}

// readAll reads the files side by side and returns them in their order.
func readAll(ctx context.Context, files []string, o Options) ([]book, error) {
	progress := o.Progress
	books := make([]book, len(files))
	next := make(chan int)
	var workers sync.WaitGroup
	var telling sync.Mutex
	done := 0
	for range min(runtime.GOMAXPROCS(0), max(len(files), 1)) {
		workers.Go(func() {
			for i := range next {
				books[i] = readFile(ctx, files[i], o)
				telling.Lock()
				done++
				if progress != nil {
					progress(done, len(files))
				}
				telling.Unlock()
			}
		})
	}
	var err error
	for i := range files {
		if err = ctx.Err(); err != nil {
			break
		}
		next <- i
	}
	close(next)
	workers.Wait()
	return books, err
}

// Files are the workbooks that the words of a command line or a folder stand
// for: a folder stands for the workbooks in it, a pattern for what it matches.
func Files(words []string) []string {
	var files []string
	for _, word := range words {
		found := workbooksIn(word)
		if len(found) == 0 {
			found, _ = filepath.Glob(word)
			found = withoutLocks(found)
		}
		if len(found) == 0 {
			found = []string{word}
		}
		for _, file := range found {
			if !slices.Contains(files, file) {
				files = append(files, file)
			}
		}
	}
	return files
}
