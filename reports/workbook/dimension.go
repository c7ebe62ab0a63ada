package workbook

import (
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// extents are how far the streamed sheets of a workbook reach, by name.
type extents map[string]*extent

type extent struct{ columns, row int }

// of is the extent of a sheet, to be stretched by who writes it.
func (e extents) of(sheet string) *extent {
	if e[sheet] == nil {
		e[sheet] = &extent{}
	}
	return e[sheet]
}

// stretch notes a written row; nil makes no cell.
func (e *extent) stretch(row int, cells []any) {
	for i := len(cells); i > e.columns || i > 0 && row > e.row; i-- {
		if cells[i-1] != nil {
			e.columns, e.row = max(e.columns, i), max(e.row, row)
			return
		}
	}
}

// writeFile writes the workbook, and in each sheet how far its cells reach: the library
// writes A1 into a streamed sheet before it knows its rows, and readers that stream
// believe it and see one cell.
func writeFile(f *excelize.File, w io.Writer, reached extents) error {
	parts := map[string]*extent{}
	for id, name := range f.GetSheetMap() {
		parts[fmt.Sprintf("xl/worksheets/sheet%d.xml", id)] = reached[name]
	}
	archive := f.ZipWriter
	f.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return &measuredZip{archive(w), parts} })
	return f.Write(w)
}

// measuredZip puts the dimensions into the sheets that go through it.
type measuredZip struct {
	archive excelize.ZipWriter
	parts   map[string]*extent // streamed sheets; nil for one that comes whole
}

func (z *measuredZip) AddFS(files fs.FS) error { return z.archive.AddFS(files) }
func (z *measuredZip) Close() error            { return z.archive.Close() }

func (z *measuredZip) Create(name string) (io.Writer, error) {
	w, err := z.archive.Create(name)
	if reached, is := z.parts[name]; is && err == nil {
		return &measuredSheet{w: w, reached: reached}, nil
	}
	return w, err
}

// measuredSheet puts the dimension into the first piece of a sheet; what comes before it
// is shorter than any piece.
type measuredSheet struct {
	w       io.Writer
	reached *extent
	begun   bool
}

var dimension = regexp.MustCompile(`<dimension ref="[^"]*">`)

func (s *measuredSheet) Write(piece []byte) (int, error) {
	if s.begun {
		return s.w.Write(piece)
	}
	s.begun = true
	reached := s.reached
	if reached == nil {
		reached = extentOf(piece)
	}
	at := dimension.FindIndex(piece)
	if at == nil || reached.row == 0 {
		return s.w.Write(piece)
	}
	last, err := excelize.CoordinatesToCellName(reached.columns, reached.row)
	for _, part := range [][]byte{piece[:at[0]], []byte(`<dimension ref="A1:` + last + `">`), piece[at[1]:]} {
		if err == nil {
			_, err = s.w.Write(part)
		}
	}
	if err != nil {
		return 0, err
	}
	return len(piece), nil
}

var cellReference = regexp.MustCompile(`<c r="([A-Z]+)([0-9]+)"`)

// extentOf is how far the cells of a whole sheet reach.
func extentOf(sheet []byte) *extent {
	var e extent
	for _, at := range cellReference.FindAllSubmatchIndex(sheet, -1) {
		column, errColumn := excelize.ColumnNameToNumber(string(sheet[at[2]:at[3]]))
		row, errRow := strconv.Atoi(string(sheet[at[4]:at[5]]))
		if errColumn == nil && errRow == nil {
			e.columns, e.row = max(e.columns, column), max(e.row, row)
		}
	}
	return &e
}
