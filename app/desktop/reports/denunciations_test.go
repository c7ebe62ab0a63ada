package reports_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"donthu/app/desktest"
	"donthu/app/kit"
	"donthu/data/day"
	"donthu/reports/docx"
	"donthu/reports/word"
)

// The report on denunciations to the people's council is written from the room of reports:
// the year that ends now is proposed, and one that has not begun is refused (LTC Điều 61
// khoản 3). It is the same that the command writes.
func TestTheYearlyReportOnDenunciationsIsWritten(t *testing.T) {
	o := desktest.Sample(t)
	if !openReports(o).Menu("Báo cáo năm về tố cáo…") {
		t.Fatal("the room does not offer it")
	}
	year := o.Window.Canvas().Focused().(*kit.Entry)
	desktest.MustShow(t, o, "Khoản 3 Điều 61 Luật Tố cáo", "Năm báo cáo")
	if year.Text != "2026" {
		t.Errorf("%q is proposed", year.Text)
	}
	for typed, told := range map[string]string{"2027": "bắt đầu từ 15/12/2026, chưa đến", "năm nay": "từ 2000 đến 2200", "1999": "từ 2000 đến 2200"} {
		year.SetText(typed)
		desktest.TapButton(t, o, "Ghi báo cáo Word…")
		desktest.MustShow(t, o, told)
	}
	year.SetText("2026")
	file := filepath.Join(t.TempDir(), "nam.docx")
	asked := desktest.AnswerFiles(t, file)
	desktest.TapButton(t, o, "Ghi báo cáo Word…")
	if asked.Name != "to-cao-2026.docx" {
		t.Errorf("proposed name %q", asked.Name)
	}
	desktest.MustShow(t, o, "Đã ghi tệp "+file)
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	words, err := o.Do().DrawDenunciations(t.Context(), day.YearPeriod(2026))
	if err != nil {
		t.Fatal(err)
	}
	sheet, _ := words.Now.Sheet("04_GQTC")
	text, err := docx.Text(raw)
	for _, want := range []string{"Kính gửi: Hội đồng nhân dân", "tố cáo năm 2026", "thẩm quyền giải quyết: " + docx.Decimal(sheet.Columns[1].Value) + " đơn"} {
		if err != nil || !strings.Contains(text, want) {
			t.Errorf("it does not say %q: %v\n%s", want, err, text)
		}
	}
	if words.Info.Name != word.DenunciationsTemplate || sheet.Columns[1].Value == 0 {
		t.Errorf("%s, %v", words.Info.Name, sheet.Columns[1].Value)
	}
}
