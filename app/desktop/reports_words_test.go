package desktop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/data"
	"donthu/reports/document"
)

// openWords shows the report in words of a month.
func openWords(t *testing.T, o *program, month string) *reportWords {
	t.Helper()
	r := openReports(o)
	choose(r.picker, byMonth, "2026", month)
	tapButton(t, o, "Báo cáo bằng lời…")
	w, ok := o.shell.top().(*reportWords)
	if !ok {
		t.Fatalf("%T", o.shell.top())
	}
	return w
}

func TestTheReportInWordsIsTypedAndWritten(t *testing.T) {
	o := sampleOffice(t)
	w := openWords(t, o, "6")
	mustShow(t, o, "Báo cáo bằng lời tháng 6/2026", "I. Tình hình khiếu nại, tố cáo", "VI. Kiến nghị, đề xuất", "Tình hình khiếu nại, tố cáo",
		"Trong kỳ, tổng số đơn phải xử lý là 41 đơn", "/BC-UBND, tiếp theo: 1")
	if got := focusedField(o); got != "Số báo cáo" {
		t.Errorf("the cursor stands in %q", got)
	}
	typeInto(o, "26")
	w.on.SetDate(data.MustDate("2026-06-15"))
	w.signer.SetText("Lê Văn Chủ")
	w.texts["du_bao"].SetText("Tình hình ổn định.\nCần theo dõi đất đai.")
	w.draw()
	mustShow(t, o, "Cần theo dõi đất đai.", "26/BC-UBND")
	file := filepath.Join(t.TempDir(), "bao-cao.docx")
	asked := answerFiles(t, file)
	tapButton(t, o, "Ghi báo cáo Word")
	if asked.name != "bao-cao-2026-06.docx" {
		t.Errorf("proposed name %q", asked.name)
	}
	mustShow(t, o, "Đã ghi tệp "+file)
	written, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text, err := document.Text(written)
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"Số: 26/BC-UBND", "ngày 15 tháng 6 năm 2026", "Lê Văn Chủ", "Tình hình ổn định.", "a) Tổng số đơn: 41 đơn; đã xử lý 25 đơn"} {
		if !strings.Contains(text, words) {
			t.Errorf("the document lacks %q:\n%s", words, text)
		}
	}
	if kept := typed(t, o, data.ReportWords, w.period); kept.Texts["du_bao"] != "Tình hình ổn định.\nCần theo dõi đất đai." || kept.Texts[document.ReportNumber] != "26" {
		t.Errorf("kept %+v", kept)
	}

	press(o, fyne.KeyEscape)
	tapButton(t, o, "Đánh dấu đã gửi…")
	form := o.shell.top().(*sendForm)
	if on, _ := form.on.Date(); form.number.Text != "26/BC-UBND" || form.signedBy.Text != "Lê Văn Chủ" || on != data.MustDate("2026-06-15") {
		t.Errorf("the form asks for the number anew: %q, %q, %s", form.number.Text, form.signedBy.Text, on)
	}
}

func TestTextsOfThePeriodBeforeAreProposed(t *testing.T) {
	o := sampleOffice(t)
	w := openWords(t, o, "6")
	w.texts["du_bao"].SetText("Tình hình ổn định.")
	w.texts["ton_tai"].SetText("Còn chậm.")
	w.number.SetText("26")
	shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if kept := typed(t, o, data.ReportWords, w.period); kept.Texts["ton_tai"] != "Còn chậm." {
		t.Errorf("kept %+v", kept)
	}

	w = openWords(t, o, "7")
	if w.texts["du_bao"].Text != "Tình hình ổn định." || w.number.Text != "" {
		t.Errorf("proposed %q with the number %q", w.texts["du_bao"].Text, w.number.Text)
	}
	mustShow(t, o, "Lấy từ báo cáo tháng 6/2026, hãy xem lại")
	w.texts["du_bao"].SetText("Có thể phát sinh khiếu nại về đền bù.")
	w.texts["ton_tai"].SetText("")
	mustNotShow(t, o, "Lấy từ báo cáo tháng 6/2026")

	press(o, fyne.KeyEscape)
	mustShow(t, o, "Phần nhận xét chưa lưu")
	tapButton(t, o, "Lưu")
	if _, left := o.shell.top().(*reports); !left {
		t.Fatalf("after saving: %T", o.shell.top())
	}
	w = openWords(t, o, "7")
	if w.texts["du_bao"].Text != "Có thể phát sinh khiếu nại về đền bù." || w.texts["ton_tai"].Text != "" {
		t.Error("an emptied text came back from the period before")
	}
}

func TestTextsAreNoLateFigures(t *testing.T) {
	o := sampleOffice(t)
	w := openWords(t, o, "6")
	press(o, fyne.KeyEscape)
	sendMonth(t, o, "2026", "6")
	if err := o.store.SaveFigures(o.ctx(), data.TypedFigures{Form: data.ReportWords, Period: w.period, Texts: map[string]string{"du_bao": "Ổn định."}}); err != nil {
		t.Fatal(err)
	}
	choose(openReports(o).picker, byMonth, "2026", "7")
	mustNotShow(t, o, "Điều chỉnh kỳ trước")
}
