package forms_test

import (
	"context"
	"fmt"
	"log"

	"donthu/data/day"
	"donthu/reports/forms"
)

// The circular of the period says which forms; every figure knows what it counts.
func Example() {
	period := day.MonthPeriod(2026, 6, false)
	edition := forms.EditionFor(period)
	report, err := forms.Compute(context.Background(), forms.NoLetters, edition, period, forms.Options{Today: period.To})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(edition.Circular, period.Name())
	for _, sheet := range report.Sheets {
		first := sheet.Form.Columns[0]
		fmt.Println(sheet.Form.Number, first.Title(), sheet.Columns[first.Number].Value)
	}
	// Output:
	// Thông tư số 06/2025/TT-TTCP tháng 6/2026
	// 01/TCD Tổng số lượt tiếp 0
	// 02/XLD Tổng số đơn 0
	// 03/GQKN Tổng số đơn khiếu nại thuộc thẩm quyền 0
	// 04/GQTC Tổng số đơn tố cáo thuộc thẩm quyền 0
	// 05/KQTH Kết quả thi hành Quyết định giải quyết khiếu nại › Tổng số Quyết định phải thi hành trong kỳ 0
	// 06/QLKNTC Ban hành văn bản quản lý, chỉ đạo (Bộ, ngành, tỉnh, TP) về công tác TCD KN, TC › Số văn bản ban hành mới 0
}
