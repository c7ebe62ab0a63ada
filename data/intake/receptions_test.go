package intake_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/data/register"
)

// What the import supposes of a visit is told by row: no number of people is the visitor alone
// and needs no word, a nought, a blank host and a blank type do.
func TestWhatIsSupposedOfAVisitIsTold(t *testing.T) {
	f := excelize.NewFile()
	if _, err := f.NewSheet("Tiếp công dân"); err != nil {
		t.Fatal(err)
	}
	for i, row := range [][]any{
		{"Ngày tiếp", "Hình thức", "Người tiếp", "Họ tên công dân", "Nội dung", "Số người"},
		{"05/01/2026", "Thường xuyên", "Cán bộ", "Lê Thị Út", "Hỏi thủ tục", ""},
		{"06/01/2026", "Thường xuyên", "Cán bộ", "Trần Văn Bé", "Hỏi thủ tục", 0},
		{"07/01/2026", "Thường xuyên", "", "Phạm Thị Lan", "Hỏi thủ tục", 2},
		{"08/01/2026", "", "Cán bộ", "Võ Văn Tâm", "Hỏi thủ tục", 3},
	} {
		if err := f.SetSheetRow("Tiếp công dân", "A"+string(rune('1'+i)), &row); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(t.TempDir(), "so.xlsx")
	if err := f.SaveAs(file); err != nil {
		t.Fatal(err)
	}
	reg := &taken{}
	result := bringIn(t, reg, file)
	got := strings.Join(shown(result.Warnings), "\n")
	for _, want := range []string{"Số người đến ghi là 0: lượt tiếp được nhập là 1 người.", "Ô để trống: được nhập là “" + register.Officer.Label(), "Ô để trống: được nhập là “" + register.Regular.Label()} {
		if strings.Count(got, want) != 1 {
			t.Errorf("the warnings do not say %q once:\n%s", want, got)
		}
	}
	if result.Receptions != 4 || strings.Contains(got, "dòng 2") {
		t.Errorf("%d visits:\n%s", result.Receptions, got)
	}
}
