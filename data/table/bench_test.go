package table_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/data/table"
)

// wide is a book of so many rows and 52 columns.
func wide(b *testing.B, rows int) string {
	b.Helper()
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	for r := 1; r <= rows; r++ {
		var row []any
		for c := range 13 {
			row = append(row, r, fmt.Sprintf("Nguyễn Thị Hoa %d.%d", r, c), 46000+r%300, "Khiếu nại về đất đai")
		}
		if err := w.SetRow(fmt.Sprintf("A%d", r), row); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	file := filepath.Join(b.TempDir(), "so.xlsx")
	if err := f.SaveAs(file); err != nil {
		b.Fatal(err)
	}
	return file
}

// BenchmarkRead looks a book through and reads it; BenchmarkReadByExcelize reads the same.
func BenchmarkRead(b *testing.B) {
	file := wide(b, 2000)
	for b.Loop() {
		book, err := table.Open(file)
		if err != nil {
			b.Fatal(err)
		}
		for range book.Rows(0) {
		}
		book.Close()
	}
}

func BenchmarkReadByExcelize(b *testing.B) {
	file := wide(b, 2000)
	for b.Loop() {
		f, err := excelize.OpenFile(file, excelize.Options{RawCellValue: true})
		if err != nil {
			b.Fatal(err)
		}
		rows, err := f.Rows("Sheet1")
		if err != nil {
			b.Fatal(err)
		}
		for rows.Next() {
			if _, err := rows.Columns(); err != nil {
				b.Fatal(err)
			}
		}
		rows.Close()
		f.Close()
	}
}
