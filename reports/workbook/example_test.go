package workbook_test

import (
	"bytes"
	"context"
	"fmt"
	"log"

	"github.com/xuri/excelize/v2"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/workbook"
)

// noLetters is a register in which nothing stands.
type noLetters struct{}

func (noLetters) EachLetter(context.Context, func(*register.Letter) error) error { return nil }
func (noLetters) HasNational(context.Context) (bool, error)                      { return false, nil }
func (noLetters) Receptions(context.Context, day.Period) ([]register.Reception, error) {
	return nil, nil
}
func (noLetters) ReceptionDays(context.Context, day.Period) ([]register.ReceptionDay, error) {
	return nil, nil
}

// The register as a workbook has a sheet for each kind of record; masked, nobody learns
// from it who denounced.
func ExampleWriteRegister() {
	var file bytes.Buffer
	if err := workbook.WriteRegister(context.Background(), &file, workbook.Masked(noLetters{}), func(int) {}); err != nil {
		log.Fatal(err)
	}
	book, err := excelize.OpenReader(&file)
	if err != nil {
		log.Fatal(err)
	}
	defer book.Close()
	fmt.Println(book.GetSheetList())
	// Output:
	// [Đơn thư Tiếp công dân Lịch tiếp công dân]
}
