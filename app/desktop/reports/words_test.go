package reports_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk/views"
	"donthu/app/desktop/reports"
	"donthu/app/kit"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/docx"
	"donthu/reports/word"
)

// openWords shows the report in words of a month.
func openWords(t *testing.T, o *desktop.Program, month string) *reports.ReportWords {
	t.Helper()
	r := openReports(o)
	desktest.Choose(r.Picker(), views.ByMonth, "2026", month)
	r.GoTo(reports.WordsStation)
	if r.Words() == nil {
		t.Fatal("the report in words is not shown")
	}
	return r.Words()
}

func entry(w *reports.ReportWords, question string) *kit.Entry {
	return w.Question(question).Widget.(*kit.Entry)
}

func TestTheReportInWordsIsTypedAndWritten(t *testing.T) {
	o := desktest.Sample(t)
	w := openWords(t, o, "6")
	desktest.MustShow(t, o, "Báo cáo bằng lời (Mẫu số 02)", "I. Tình hình khiếu nại, tố cáo", "VI. Kiến nghị, đề xuất", "Tình hình khiếu nại, tố cáo",
		"Trong kỳ, tổng số đơn phải xử lý là 41 đơn", "/BC-UBND, tiếp theo: 1")
	if got := desktest.FocusedField(o); got != "Số báo cáo" {
		t.Errorf("the cursor stands in %q", got)
	}
	desktest.TypeInto(o, "26")
	w.Question(word.ReportOn).Widget.(*kit.DateField).SetDate(day.Must("2026-06-15"))
	desktest.FillIn(o, "Người ký", "Lê Văn Chủ")
	entry(w, "du_bao").SetText("Tình hình ổn định.\nCần theo dõi đất đai.")
	w.Draw()
	desktest.MustShow(t, o, "Cần theo dõi đất đai.", "26/BC-UBND")
	file := filepath.Join(t.TempDir(), "bao-cao.docx")
	asked := desktest.AnswerFiles(t, file)
	desktest.TapButton(t, o, "Ghi báo cáo Word")
	desktest.MustShow(t, o, "Văn bản còn thiếu", "– Lời văn: tình hình khiếu nại, tố cáo")
	desktest.TapButton(t, o, "Ghi với dấu chấm")
	if asked.Name != "bao-cao-2026-06.docx" {
		t.Errorf("proposed name %q", asked.Name)
	}
	desktest.MustShow(t, o, "Đã ghi tệp "+file)
	written, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text, err := docx.Text(written)
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"Số: 26/BC-UBND", "ngày 15 tháng 6 năm 2026", "Lê Văn Chủ", "Tình hình ổn định.", "a) Tổng số đơn: 41 đơn, gồm", "Đã xử lý 25 đơn", "Số văn bản ban hành mới: [chưa nhập]"} {
		if !strings.Contains(text, words) {
			t.Errorf("the document lacks %q:\n%s", words, text)
		}
	}
	if kept := typed(t, o, register.ReportWords, w.Period()); kept.Texts["du_bao"] != "Tình hình ổn định.\nCần theo dõi đất đai." || kept.Texts[word.ReportNumber] != "26" {
		t.Errorf("kept %+v", kept)
	}

	desktest.Press(o, fyne.KeyEscape)
	r := openReports(o)
	r.GoTo(reports.SendStation)
	form := r.SendForm()
	if asked, _ := form.Read(); asked.Number != "26/BC-UBND" || asked.SignedBy != "Lê Văn Chủ" || asked.On != day.Must("2026-06-15") {
		t.Errorf("the form asks for the number anew: %q, %q, %s", asked.Number, asked.SignedBy, asked.On)
	}
}

func TestTextsOfThePeriodBeforeAreProposed(t *testing.T) {
	o := desktest.Sample(t)
	w := openWords(t, o, "6")
	entry(w, "du_bao").SetText("Tình hình ổn định.")
	entry(w, "ton_tai").SetText("Còn chậm.")
	entry(w, word.ReportNumber).SetText("26")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if kept := typed(t, o, register.ReportWords, w.Period()); kept.Texts["ton_tai"] != "Còn chậm." {
		t.Errorf("kept %+v", kept)
	}

	w = openWords(t, o, "7")
	if entry(w, "du_bao").Text != "Tình hình ổn định." || entry(w, word.ReportNumber).Text != "" {
		t.Errorf("proposed %q with the number %q", entry(w, "du_bao").Text, entry(w, word.ReportNumber).Text)
	}
	desktest.MustShow(t, o, "Lấy từ báo cáo tháng 6/2026, hãy xem lại")
	entry(w, "du_bao").SetText("Có thể phát sinh khiếu nại về đền bù.")
	entry(w, "ton_tai").SetText("")
	desktest.MustNotShow(t, o, "Lấy từ báo cáo tháng 6/2026")

	desktest.Press(o, fyne.KeyEscape)
	desktest.MustShow(t, o, "Phần nhận xét chưa lưu")
	desktest.TapButton(t, o, "Lưu")
	if at := o.Shell.Top().(*reports.Room).Station(); at != 0 {
		t.Fatalf("after saving: station %d", at)
	}
	w = openWords(t, o, "7")
	if entry(w, "du_bao").Text != "Có thể phát sinh khiếu nại về đền bù." || entry(w, "ton_tai").Text != "" {
		t.Error("an emptied text came back from the period before")
	}
}

func TestTextsAreNoLateFigures(t *testing.T) {
	o := desktest.Sample(t)
	w := openWords(t, o, "6")
	desktest.Press(o, fyne.KeyEscape)
	sendMonth(t, o, "2026", "6")
	if err := o.Do().SaveFigures(o.Ctx(), register.TypedFigures{Form: register.ReportWords, Period: w.Period(), Texts: map[string]string{"du_bao": "Ổn định."}}); err != nil {
		t.Fatal(err)
	}
	desktest.Choose(openReports(o).Picker(), views.ByMonth, "2026", "7")
	desktest.MustNotShow(t, o, "Điều chỉnh kỳ trước")
}

// What the report lacks is listed above it; each line goes to where it is filled in, and is
// gone once it is.
func TestOpenPlacesOfTheReportInWordsLeadToWhereTheyAreFilledIn(t *testing.T) {
	o := desktest.Sample(t)
	w := openWords(t, o, "6")
	r := o.Shell.Top().(*reports.Room)
	desktest.MustShow(t, o, "chỗ chưa có nội dung", "Lời văn: dự báo tình hình", "Biểu 06/QLKNTC: cột (1) đến (17) chưa nhập")
	w.Jump(t, "Lời văn: số đơn vị có vi phạm")
	if got := desktest.FocusedField(o); got != "Số đơn vị có vi phạm" {
		t.Errorf("the cursor stands in %q", got)
	}
	desktest.TypeInto(o, "0")
	w.Draw()
	desktest.MustNotShow(t, o, "Lời văn: số đơn vị có vi phạm")
	desktest.MustShow(t, o, "số đơn vị có vi phạm: 0;")
	entry(w, "bao_ve_nguoi").SetText("hai")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "chỉ nhận số nguyên")
	entry(w, "bao_ve_nguoi").SetText("2")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if kept := typed(t, o, register.ReportWords, w.Period()); kept.Texts["bao_ve_nguoi"] != "2" || kept.Texts["don_vi_vi_pham"] != "0" {
		t.Errorf("kept %+v", kept)
	}

	w.Jump(t, "Biểu 06/QLKNTC")
	if r.Station() != 0 || r.Tabs().Value() != "06_QLKNTC" {
		t.Fatalf("station %d, tab %q", r.Station(), r.Tabs().Value())
	}
	values := map[int]float64{}
	for column := range 17 {
		values[column+1] = float64(column)
	}
	if err := o.Do().SaveFigures(o.Ctx(), register.TypedFigures{Form: "06_QLKNTC", Period: w.Period(), Values: values}); err != nil {
		t.Fatal(err)
	}
	r.GoTo(reports.WordsStation)
	desktest.MustNotShow(t, o, "06/QLKNTC: cột")
	desktest.MustShow(t, o, "Số văn bản ban hành mới: 0; sửa đổi, bổ sung: 1; hủy bỏ: 2.")
	w = openWords(t, o, "7")
	if entry(w, "bao_ve_nguoi").Text != "" {
		t.Error("a number was taken over from another period")
	}
}
