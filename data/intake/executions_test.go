package intake_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/data/day"
	"donthu/data/register"
)

// A book that numbers its decisions and tells what was carried out on which day comes in
// whole; what cannot be of a letter is named.
func TestABookOfExecutionsComesIn(t *testing.T) {
	var e struct {
		Importable, Visits, Steps int
		Problems                  []struct {
			Sheet string
			Row   int
		}
	}
	raw, err := os.ReadFile(sample("so-chuan-thi-hanh.expected.json"))
	if err == nil {
		err = json.Unmarshal(raw, &e)
	}
	if err != nil {
		t.Fatal(err)
	}
	reg := &taken{}
	result := bringIn(t, reg, sample("so-chuan-thi-hanh.xlsx"))
	if result.Letters != e.Importable || result.Receptions != e.Visits || result.Executions != e.Steps {
		t.Errorf("%d letters, %d visits, %d executions; want %d, %d, %d", result.Letters, result.Receptions, result.Executions, e.Importable, e.Visits, e.Steps)
	}
	if len(result.Problems) != len(e.Problems) || result.Problems[0].Row != e.Problems[0].Row || result.Problems[0].Sheet != e.Problems[0].Sheet {
		t.Errorf("problems %q, want %+v", shown(result.Problems), e.Problems)
	}
	rows, numbers := 0, 0
	for _, l := range reg.letters {
		if rows += len(l.Executed); l.Settlement.Number != "" {
			numbers++
		}
		if done := slices.ContainsFunc(l.Executed, func(e register.Execution) bool { return e.Done == register.Yes }); len(l.Executed) > 0 && done != (l.Execution.Done == register.Yes) {
			t.Errorf("%s: done %v, all %+v", l.Number, done, l.Execution)
		}
	}
	if rows != e.Steps || numbers < 10 {
		t.Errorf("%d rows in letters, %d decisions with numbers", rows, numbers)
	}
	again := bringIn(t, reg, sample("so-chuan-thi-hanh.xlsx"))
	if again.Added != 0 {
		t.Errorf("the second time %d were added", again.Added)
	}
}

// Rows of the sheet “Thi hành” that are of no settled letter of the book, or of no possible
// day, are named with their row; the others come in.
func TestExecutionsOfNoSettlementAreNamed(t *testing.T) {
	f := excelize.NewFile()
	fill := func(sheet string, rows ...[]any) {
		if _, err := f.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		for i, r := range rows {
			if err := f.SetSheetRow(sheet, "A"+string(rune('1'+i)), &r); err != nil {
				t.Fatal(err)
			}
		}
	}
	fill("Đơn thư", []any{"Số đơn", "Ngày nhận", "Người gửi", "Loại đơn", "Nội dung", "Ngày xử lý", "Đủ điều kiện", "Thuộc thẩm quyền", "Hướng xử lý", "Ngày thụ lý", "Kết quả giải quyết", "Ngày giải quyết", "Số quyết định, kết luận", "Thi hành xong"},
		[]any{"1/2026", "05/01/2026", "Lê Thị Út", "Khiếu nại", "Khiếu nại việc thu hồi đất", "06/01/2026", "Có", "Có", "Thụ lý", "07/01/2026", "Đúng", "20/01/2026", "15/QĐ-UBND", "Có"},
		[]any{"2/2026", "05/01/2026", "Trần Văn Bé", "Khiếu nại", "Khiếu nại việc cấp giấy", "06/01/2026", "Có", "Có", "Thụ lý", "07/01/2026"},
		[]any{"3/2026", "05/01/2026", "Phạm Thị Lan", "Khiếu nại", "Khiếu nại việc bồi thường", "06/01/2026", "Có", "Có", "Thụ lý", "07/01/2026", "Rút đơn", "20/01/2026"})
	fill("Thi hành", []any{"Số đơn", "Ngày", "Đã thu tiền (trđ)", "Xong"},
		[]any{"1/2026", "19/01/2026", 5, ""}, // before the decision
		[]any{"1/2026", "20/01/2026", 30, ""},
		[]any{"1/2026", "25/02/2026", 40, "Có"},
		[]any{"2/2026", "25/01/2026", 1, ""}, // not settled
		[]any{"9/2026", "25/01/2026", 1, ""}, // no letter
		[]any{"1/2026", "31/02/2026", 1, ""}, // no day
		[]any{"", "25/01/2026", 1, "Không"},  // of nobody
		[]any{"3/2026", "25/01/2026", 1, ""}) // withdrawn
	file := filepath.Join(t.TempDir(), "so.xlsx")
	if err := f.SaveAs(file); err != nil {
		t.Fatal(err)
	}
	reg := &taken{}
	result := bringIn(t, reg, file)
	got := strings.Join(shown(result.Problems), "\n")
	for _, want := range []string{"dòng 2, cột “Ngày”", "dòng 5, cột “Số đơn”: Đơn 2/2026 chưa có kết quả", "dòng 6, cột “Số đơn”: Trong sổ đang nhập không có đơn 9/2026", "dòng 7, cột “Ngày”: “31/02/2026”", "dòng 8, cột “Số đơn”: Chưa ghi số đơn", "dòng 9, cột “Số đơn”: Đơn 3/2026 có kết quả “rút đơn”: không có quyết định, kết luận nào để thi hành."} {
		if !strings.Contains(got, want) {
			t.Errorf("the problems do not say %q:\n%s", want, got)
		}
	}
	l := letter(t, reg, "1/2026")
	if len(result.Problems) != 6 || len(l.Executed) != 2 || l.Execution.CollectedMoney != 70 || l.Execution.On != day.Must("2026-02-25") || l.Settlement.Number != "15/QĐ-UBND" {
		t.Errorf("%d problems; executed %+v, all %+v", len(result.Problems), l.Executed, l.Execution)
	}
}
