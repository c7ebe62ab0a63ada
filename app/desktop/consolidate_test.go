package desktop

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/data"
	"donthu/reports/document"
	"donthu/reports/forms"
	"donthu/reports/workbook"
)

// wardReports writes the June report of the test's register under the names of
// several wards, and a file that is no workbook.
func wardReports(t *testing.T, o *office, wards ...string) string {
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
	openSettings(o)
	tapButton(t, o, "Tổng hợp báo cáo các phường…")
	mustShow(t, o, "Chưa có tệp nào")
	answerFiles(t, filepath.Join(folder, "phường Một.xlsx"))
	tapButton(t, o, "Thêm tệp…")
	mustShow(t, o, "Đã chọn 3 tệp.")
	tapButton(t, o, "Tổng hợp")
	mustShow(t, o, "2 phường đã gửi", "1 tệp bị từ chối", "hong.xlsx")

	out := filepath.Join(t.TempDir(), "tong-hop.xlsx")
	answerFiles(t, out)
	tapButton(t, o, "Ghi ra Excel")
	f, err := excelize.OpenFile(out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("02_XLD")
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, row := range rows {
		text += strings.Join(row, " ") + "\n"
	}
	for _, want := range []string{"phường Một", "phường Hai", "Tổng cộng"} {
		if !strings.Contains(text, want) {
			t.Errorf("the workbook lacks %q", want)
		}
	}
}

func TestReportInWordsIsWritten(t *testing.T) {
	o := newTestOffice(t)
	o.shell.goTo(roomReports, nil)
	out := filepath.Join(t.TempDir(), "bao-cao.docx")
	asked := answerFiles(t, out)
	tapButton(t, o, "Ghi Word")
	if !strings.HasSuffix(asked.name, ".docx") {
		t.Errorf("proposed name %q", asked.name)
	}
	raw, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	text, err := document.Text(raw)
	if err != nil || !strings.Contains(text, "BÁO CÁO") || !strings.Contains(strings.ToLower(text), "tiếp công dân") {
		t.Fatalf("%v: %s", err, text)
	}
}
