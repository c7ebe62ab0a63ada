package intake

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"iter"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"donthu/assets"
	"donthu/data"
)

// mostUnzipped is the largest workbook that is opened, in bytes once unpacked:
// a guard against files that are made to fill the memory.
const mostUnzipped = 4 << 30

// workbook is an opened Excel file that is read row by row, with raw values:
// dates are Excel's serial numbers.
type workbook struct {
	file     string
	f        *excelize.File
	from1904 bool
	err      error // that ended rows
}

// open opens the workbook file; its errors are sentences for the clerk.
func open(file string) (*workbook, error) {
	f, err := excelize.OpenFile(file, excelize.Options{RawCellValue: true, UnzipSizeLimit: mostUnzipped})
	switch {
	case err == nil:
	case errors.Is(err, fs.ErrNotExist):
		return nil, data.Tell(nil, "intake.file.missing", "file", file)
	case strings.HasSuffix(strings.ToLower(file), ".xls"):
		return nil, data.Tell(nil, "intake.file.old", "file", file)
	case errors.Is(err, excelize.ErrWorkbookPassword):
		return nil, data.Tell(nil, "intake.file.password", "file", file)
	default:
		return nil, data.Tell(err, "intake.file.unreadable", "file", file)
	}
	w := &workbook{file: file, f: f}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		w.from1904 = *props.Date1904
	}
	return w, nil
}

// rows are the rows of a sheet with their numbers, from 1; w.err says afterwards
// what ended them early.
func (w *workbook) rows(sheet string) iter.Seq2[int, []string] {
	return func(yield func(int, []string) bool) {
		defer data.Caught(&w.err, "intake.file.broken", "sheet", sheet) // ahead reads in a goroutine of its own
		rows, err := w.f.Rows(sheet)
		if err == nil {
			defer rows.Close()
			for number := 1; err == nil && rows.Next(); number++ {
				var cells []string
				if cells, err = rows.Columns(); err == nil && !yield(number, cells) {
					return
				}
			}
			err = errors.Join(err, rows.Error())
		}
		if err != nil {
			w.err = data.Tell(err, "intake.file.broken", "sheet", sheet)
		}
	}
}

// survey recognises the sheets of the workbook. Filled sheets that are no book
// are warned of; when none is one, the error names what the nearest lacks.
func (w *workbook) survey(layout Layout) (sheets []*sheet, warnings []Problem, err error) {
	var near unrecognised
	var nearest string
	var others []Problem
	for i, name := range w.f.GetSheetList() {
		top, filled := w.top(name)
		if w.err != nil {
			return nil, nil, w.err
		}
		s, missed := layout.of(name, top), unrecognised{}
		if s == nil && !layout.leavesOut(name) {
			s, missed = recognise(name, top)
		}
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
	return sheets, others, nil
}

// top are the first rows of a sheet; filled reports whether anything stands in it.
func (w *workbook) top(name string) (top [][]string, filled bool) {
	for _, cells := range w.rows(name) {
		filled = filled || len(cells) > 0
		if top = append(top, cells); len(top) > searchedRows+sampledRows {
			break
		}
	}
	return top, filled
}

var dimension = regexp.MustCompile(`<dimension ref="[A-Z]+\d+:[A-Z]+(\d+)"`)

// rowCount is about how many rows the workbook has, for showing progress; 0 when
// it is not wanted or cannot be told.
func (w *workbook) rowCount(wanted bool) int {
	if !wanted {
		return 0
	}
	archive, err := zip.OpenReader(w.file)
	if err != nil {
		return 0
	}
	defer archive.Close()
	total := 0
	for _, part := range archive.File {
		if strings.HasPrefix(part.Name, "xl/worksheets/sheet") {
			total += rowsOf(part)
		}
	}
	return total
}

// rowsOf reads the number of rows from the head of a sheet, or counts them when
// the head does not say.
func rowsOf(part *zip.File) int {
	r, err := part.Open()
	if err != nil {
		return 0
	}
	defer r.Close()
	buf := make([]byte, 64<<10)
	n, err := io.ReadFull(r, buf)
	if m := dimension.FindSubmatch(buf[:n]); m != nil {
		count, _ := strconv.Atoi(string(m[1]))
		return count
	}
	tag := []byte("<row ")
	count := bytes.Count(buf[:n], tag)
	for err == nil {
		keep := copy(buf, buf[max(0, n-len(tag)+1):n]) // a tag may be torn
		n, err = io.ReadFull(r, buf[keep:])
		n += keep
		count += bytes.Count(buf[:n], tag)
	}
	return count
}
