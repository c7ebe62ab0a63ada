package intake

import (
	"context"
	"errors"
	"iter"
	"path/filepath"
	"testing"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
)

// A workbook without a file makes data/table panic at its first row.
func TestAPanicOfTheReaderIsABrokenSheet(t *testing.T) {
	run := &run{ctx: context.Background(), w: &workbook{}}
	err := run.eachRow(&sheet{name: "Đơn"}, func(*row, []string) bool { return true })
	var told *data.Told
	if !errors.As(err, &told) || told.Sentence() != "Không đọc được trang “Đơn” của tệp" {
		t.Errorf("the error is %v", err)
	}
}

type panicking struct{}

func (panicking) Import(context.Context, iter.Seq[register.Record], bool, func(register.Record, register.Outcome)) error {
	panic("whatever a cell does")
}

func TestAPanicWhileABookIsReadRefusesTheBook(t *testing.T) {
	file := filepath.Join("..", "..", "testdata", "samples", "so-chuan-2026.xlsx")
	result, err := Import(context.Background(), panicking{}, file, Options{Today: day.Must("2026-11-24")})
	var told *data.Told
	if !errors.As(err, &told) || told.Sentence() != "Không mở được tệp "+file+" như một sổ" || result.Read != 0 {
		t.Errorf("%d rows, the error is %v", result.Read, err)
	}
}
