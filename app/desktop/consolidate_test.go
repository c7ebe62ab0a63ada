package desktop

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"donthu/assets"
	"donthu/data"
	"donthu/reports/consolidate"
	"donthu/reports/forms"
	"donthu/reports/workbook"
)

// wardReports writes the June report of the test's register under the names of
// several wards, and a file that is no workbook.
func wardReports(t *testing.T, o *program, wards ...string) string {
	t.Helper()
	period := data.MonthPeriod(2026, 6, false)
	report, err := forms.Compute(t.Context(), o.store, forms.EditionFor(period), period, forms.Options{Today: o.today()})
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	for _, ward := range wards {
		if err := workbook.Save(filepath.Join(folder, ward+".xlsx"), func(w io.Writer) error {
			return workbook.WriteReport(w, report, data.Settings{Ward: "UBND " + ward}, workbook.Options{})
		}); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "hong.xlsx"), []byte("không phải Excel"), 0o600); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestBoardConsolidatesAFolderOfWards(t *testing.T) {
	o := newTestOffice(t)
	folder := wardReports(t, o, "phường Một", "phường Hai")
	o.shell.goTo(roomReports, nil)
	tapButton(t, o, "Tổng hợp các phường…")
	mustShow(t, o, "Chưa có tệp nào", "Ban Tiếp công dân thành phố")
	if !findButton(o, "Tổng hợp").Disabled() || !findButton(o, "Ghi ra Excel").Disabled() {
		t.Error("there is nothing to consolidate or to write yet")
	}
	asked := answerFiles(t, folder)
	tapButton(t, o, "Chọn thư mục…")
	if !asked.folder {
		t.Error("a file was asked for, not a folder")
	}
	mustShow(t, o, "Đã chọn 3 tệp.", "phường Một.xlsx")
	list := filepath.Join(t.TempDir(), "cac-phuong.txt")
	if err := os.WriteFile(list, []byte("phường Một\nphường Hai\nphường Ba\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	answerFiles(t, list)
	tapButton(t, o, "Danh sách phường…")
	mustShow(t, o, "Danh sách có 3 phường")
	tapButton(t, o, "Tổng hợp")
	mustShow(t, o, "Kỳ từ 15/05/2026 đến 14/06/2026", "2 phường đã gửi", "1 tệp bị từ chối", "hong.xlsx", "Bị từ chối", "phường Ba", "Chưa gửi báo cáo")

	page := o.shell.top().(*boardPage)
	page.board.SetText("Ban Tiếp công dân tỉnh Thử")
	out := filepath.Join(folder, "tong-hop.xlsx")
	answerFiles(t, out)
	tapButton(t, o, "Ghi ra Excel")
	mustShow(t, o, "tong-hop.xlsx", "Mở thư mục")
	sheet := sheetText(t, out, "02_XLD")
	for _, want := range []string{"phường Một", "phường Hai", "Tổng cộng", "Ban Tiếp công dân tỉnh Thử"} {
		if !strings.Contains(sheet, want) {
			t.Errorf("the workbook lacks %q:\n%s", want, sheet)
		}
	}

	answerFiles(t, folder)
	tapButton(t, o, "Chọn thư mục…")
	mustShow(t, o, "Đã chọn 3 tệp.") // what was written is no ward's report
	if !findButton(o, "Ghi ra Excel").Disabled() {
		t.Error("the result of other files must not be written")
	}
	if got := newBoardPage(o.office).board.Value(); got != "Ban Tiếp công dân tỉnh Thử" {
		t.Errorf("the board's name was forgotten: %q", got)
	}
}

func TestBoardAsksForBothDaysOfThePeriod(t *testing.T) {
	o := newTestOffice(t)
	folder := wardReports(t, o, "phường Một")
	page := newBoardPage(o.office)
	o.push(page)
	answerFiles(t, filepath.Join(folder, "phường Một.xlsx"))
	tapButton(t, o, "Thêm tệp…")
	page.from.SetDate(data.MustDate("2026-06-15"))
	tapButton(t, o, "Tổng hợp")
	mustShow(t, o, "Đề nghị điền cả hai ngày", "Đã chọn 1 tệp.")
	page.to.SetDate(data.MustDate("2026-07-14"))
	tapButton(t, o, "Tổng hợp")
	mustNotShow(t, o, "Đề nghị điền cả hai ngày")
	mustShow(t, o, "Kỳ từ 15/06/2026 đến 14/07/2026", "15/05/2026") // another period than the file's
}

func TestWardStates(t *testing.T) {
	cells := map[int]consolidate.Cell{1: {Value: 1}}
	got := wardStates(&consolidate.Result{
		Parts: []consolidate.Part{{Tables: []consolidate.Table{
			{Rows: []consolidate.Row{{Ward: "Một", Cells: cells}, {Ward: "Hai", Cells: cells}, {Ward: "Ba"}, {Ward: "Bốn"}, {Ward: "Năm", Cells: cells}}},
			{Rows: []consolidate.Row{{Ward: "Một", Cells: cells}, {Ward: "Hai"}, {Ward: "Ba"}, {Ward: "Bốn"}, {Ward: "Năm", Cells: cells}}},
		}}},
		Missing:  []consolidate.Missing{{Ward: "Hai", What: "Gửi thiếu biểu 02/XLD"}, {Ward: "Ba", What: assets.Text("consolidate.missing.all")}, {Ward: "Bốn", What: "Đã gửi nhưng không dùng được"}},
		Problems: []consolidate.Problem{{Ward: "Năm", Text: "a"}, {Ward: "Năm", Text: "b"}, {Ward: "Ba", Text: "c"}},
		Refused:  []consolidate.Refused{{File: "x/hong.xlsx", Reason: "hỏng"}},
	})
	want := []wardState{
		{"Một", wardFull, ""}, {"Hai", wardProblem, "Gửi thiếu biểu 02/XLD"}, {"Ba", wardMissing, "Chưa gửi báo cáo"},
		{"Bốn", wardRefused, "Đã gửi nhưng không dùng được"}, {"Năm", wardProblem, "2 vấn đề"}, {"Tệp hong.xlsx", wardRefused, "hỏng"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}
