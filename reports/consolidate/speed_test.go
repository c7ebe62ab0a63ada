package consolidate_test

import (
	"fmt"
	"io"
	"path/filepath"
	"testing"

	"donthu/reports/consolidate"
	"donthu/reports/workbook"
)

// BenchmarkConsolidate168Wards is the whole work of a board: reading and checking
// 168 workbooks and writing the result.
func BenchmarkConsolidate168Wards(b *testing.B) {
	folder := b.TempDir()
	var files []string
	for i := range 168 {
		file := filepath.Join(folder, fmt.Sprintf("%03d.xlsx", i))
		writeReport(b, file, fmt.Sprintf("UBND phường %d", i+1), edition(b, "tt06-2025"), june, same(float64(i)))
		files = append(files, file)
	}
	for b.Loop() {
		res := run(b, files, consolidate.Options{})
		if res.Wards != 168 {
			b.Fatal(res.Wards)
		}
		if err := workbook.Save(filepath.Join(folder, "out"), func(w io.Writer) error {
			return workbook.WriteConsolidated(w, res, "", workbook.Options{})
		}); err != nil {
			b.Fatal(err)
		}
	}
}
