package board_test

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/board"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/consolidate"
	"donthu/reports/forms"
	"donthu/reports/workbook"
)

// wardReports writes the June report of the test's register under the names of
// several wards, and a file that is no workbook.
func wardReports(t *testing.T, o *desktop.Program, wards ...string) string {
	t.Helper()
	period := day.MonthPeriod(2026, 6, false)
	report, err := o.Do().Compute(t.Context(), forms.EditionFor(period), period)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	for _, ward := range wards {
		if err := workbook.Save(filepath.Join(folder, ward+".xlsx"), func(w io.Writer) error {
			return workbook.WriteReport(w, report, register.Settings{Ward: "UBND " + ward}, workbook.Options{})
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
	o := desktest.New(t)
	folder := wardReports(t, o, "phường Một", "phường Hai")
	o.Push(board.NewPage(o.Desk))
	desktest.MustShow(t, o, "Chưa có tệp nào", "Ban Tiếp công dân thành phố")
	if !desktest.FindButton(o, "Tổng hợp").Disabled() || !desktest.FindButton(o, "Ghi ra Excel").Disabled() {
		t.Error("there is nothing to consolidate or to write yet")
	}
	asked := desktest.AnswerFiles(t, folder)
	desktest.TapButton(t, o, "Chọn thư mục…")
	if !asked.Folder {
		t.Error("a file was asked for, not a folder")
	}
	desktest.MustShow(t, o, "Đã chọn 3 tệp.", "phường Một.xlsx")
	list := filepath.Join(t.TempDir(), "cac-phuong.txt")
	if err := os.WriteFile(list, []byte("phường Một\nphường Hai\nphường Ba\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	desktest.AnswerFiles(t, list)
	desktest.TapButton(t, o, "Danh sách phường…")
	desktest.MustShow(t, o, "Danh sách có 3 phường")
	desktest.TapButton(t, o, "Tổng hợp")
	desktest.MustShow(t, o, "Kỳ từ 15/05/2026 đến 14/06/2026", "2 phường đã gửi", "1 tệp bị từ chối", "hong.xlsx", "Bị từ chối", "Phường Ba", "Chưa gửi báo cáo")

	page := o.Shell.Top().(*board.Page)
	if least := page.Content().MinSize(); least.Width > 904 || least.Height > 528 {
		t.Errorf("the result wants %v", least)
	}
	page.Board().SetText("Ban Tiếp công dân tỉnh Thử")
	out := filepath.Join(folder, "tong-hop.xlsx")
	desktest.AnswerFiles(t, out)
	desktest.TapButton(t, o, "Ghi ra Excel")
	desktest.MustShow(t, o, "tong-hop.xlsx", "Mở thư mục")
	sheet := desktest.SheetText(t, out, "02_XLD")
	for _, want := range []string{"phường Một", "phường Hai", "Tổng cộng", "Ban Tiếp công dân tỉnh Thử"} {
		if !strings.Contains(sheet, want) {
			t.Errorf("the workbook lacks %q:\n%s", want, sheet)
		}
	}

	desktest.AnswerFiles(t, folder)
	desktest.TapButton(t, o, "Chọn thư mục…")
	desktest.MustShow(t, o, "Đã chọn 3 tệp.") // what was written is no ward's report
	if !desktest.FindButton(o, "Ghi ra Excel").Disabled() {
		t.Error("the result of other files must not be written")
	}
	if got := board.NewPage(o.Desk).Board().Value(); got != "Ban Tiếp công dân tỉnh Thử" {
		t.Errorf("the board's name was forgotten: %q", got)
	}
}

func TestBoardAsksForBothDaysOfThePeriod(t *testing.T) {
	o := desktest.New(t)
	folder := wardReports(t, o, "phường Một")
	page := board.NewPage(o.Desk)
	o.Push(page)
	desktest.AnswerFiles(t, filepath.Join(folder, "phường Một.xlsx"))
	desktest.TapButton(t, o, "Thêm tệp…")
	page.From().SetDate(day.Must("2026-06-15"))
	desktest.TapButton(t, o, "Tổng hợp")
	desktest.MustShow(t, o, "Đề nghị điền cả hai ngày", "Đã chọn 1 tệp.")
	page.To().SetDate(day.Must("2026-07-14"))
	desktest.TapButton(t, o, "Tổng hợp")
	desktest.MustNotShow(t, o, "Đề nghị điền cả hai ngày")
	desktest.MustShow(t, o, "Kỳ từ 15/06/2026 đến 14/07/2026", "15/05/2026") // another period than the file's
}

func TestWardStates(t *testing.T) {
	cells := map[int]consolidate.Cell{1: {Value: 1}}
	got := board.WardStates(&consolidate.Result{
		Parts: []consolidate.Part{{Tables: []consolidate.Table{
			{Rows: []consolidate.Row{{Ward: "Một", Cells: cells}, {Ward: "Hai", Cells: cells}, {Ward: "Ba"}, {Ward: "Bốn"}, {Ward: "Năm", Cells: cells}}},
			{Rows: []consolidate.Row{{Ward: "Một", Cells: cells}, {Ward: "Hai"}, {Ward: "Ba"}, {Ward: "Bốn"}, {Ward: "Năm", Cells: cells}}},
		}}},
		Missing:  []consolidate.Missing{{Ward: "Hai", What: "Gửi thiếu biểu 02/XLD"}, {Ward: "Ba", What: assets.Text("consolidate.missing.all")}, {Ward: "Bốn", What: "Đã gửi nhưng không dùng được"}},
		Problems: []consolidate.Problem{{Ward: "Năm", Text: "a"}, {Ward: "Năm", Text: "b"}, {Ward: "Ba", Text: "c"}},
		Refused:  []consolidate.Refused{{File: "x/hong.xlsx", Reason: "hỏng"}},
	})
	want := []board.WardState{
		board.NewWardState("Một", board.WardFull, ""), board.NewWardState("Hai", board.WardProblem, "Gửi thiếu biểu 02/XLD"), board.NewWardState("Ba", board.WardMissing, "Chưa gửi báo cáo"),
		board.NewWardState("Bốn", board.WardRefused, "Đã gửi nhưng không dùng được"), board.NewWardState("Năm", board.WardProblem, "2 vấn đề"), board.NewWardState("Tệp hong.xlsx", board.WardRefused, "hỏng"),
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}
