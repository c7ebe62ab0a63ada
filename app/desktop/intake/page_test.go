package intake_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/intake"
	"donthu/app/kit"
	"donthu/data/register"
	"donthu/data/steps"
)

// opened shows the page of a book.
func opened(t *testing.T, o *desktop.Program, file string) *intake.Page {
	t.Helper()
	o.Open(desk.Import{File: file})
	page, ok := o.Shell.Top().(*intake.Page)
	if !ok {
		t.Fatalf("%T is in front", o.Shell.Top())
	}
	return page
}

func goOn(o *desktop.Program) { desktest.Shortcut(o, fyne.KeyReturn, fyne.KeyModifierControl) }

// written is a book of one sheet.
func written(t *testing.T, rows ...[]any) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		at, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := f.SetSheetRow("Sheet1", at, &row); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(t.TempDir(), "so.xlsx")
	if err := f.SaveAs(file); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestABookComesInByKeyboardOnceEachStepIsSeen(t *testing.T) {
	o := desktest.New(t)
	opened(t, o, "../../../testdata/samples/thong-ke-don-thu.xlsx")
	desktest.MustShow(t, o, "STT đơn thư", "Tên chủ đơn", "Người gửi", "Tiếp: Kiểm tra")
	goOn(o)
	desktest.MustShow(t, o, "Nhập 75 dòng", "31/02/2026")
	if n := desktest.Count(t, o); n != 0 {
		t.Fatalf("%d letters came in before the clerk agreed", n)
	}
	goOn(o)
	desktest.MustShow(t, o, "5 dòng chưa nhập được sẽ ở lại")
	desktest.TapButton(t, o, "Nhập 75 dòng")
	desktest.MustShow(t, o, "Đã nhập 75 đơn", "Không nhập được: 5 dòng")
	if n := desktest.Count(t, o); n != 75 {
		t.Errorf("%d letters came in", n)
	}
}

func TestACellIsMendedAndARowLeftOut(t *testing.T) {
	o := desktest.New(t)
	p := opened(t, o, "../../../testdata/samples/thong-ke-don-thu.xlsx")
	goOn(o)
	p.SelectProblem(0)
	desktest.TapButton(t, o, "Sửa ô…")
	desktest.MustShow(t, o, "Ô K14 – Ngày tiếp nhận", "không phải là một ngày")
	o.Window.Canvas().Focused().(*kit.Entry).SetText("28/02/2026")
	desktest.TapButton(t, o, "Ghi và đọc lại")
	desktest.MustShow(t, o, "Nhập 76 dòng")
	p.SelectProblem(0)
	desktest.TapButton(t, o, "Bỏ dòng")
	if got := p.Refused(); got != 3 {
		t.Errorf("%d rows stay out, not 3", got)
	}
	desktest.MustShow(t, o, "Nhập 76 dòng")
}

// What was mended is gone from the list: the cursor is on the next problem, and back at the columns
// on that of the problem.
func TestTheCursorGoesFromProblemToProblemAndToItsColumn(t *testing.T) {
	o := desktest.New(t)
	opened(t, o, written(t, []any{"Số đơn", "Ngày nhận", "Người gửi", "Loại đơn", "Nội dung"},
		[]any{"1/2026", "05/01/2026", "Lò Thị Sương", "ngộ", "Thu hồi đất"}, []any{"2/2026", "31/02/2026", "Hà Văn Chín", "KN", "Thu hồi đất"},
		[]any{"3/2026", "07/01/2026", "Vàng A Dế", "lạ", "Thu hồi đất"}))
	goOn(o)
	desktest.Press(o, fyne.KeyDown)
	under := func(want string) {
		t.Helper()
		table := o.Window.Canvas().Focused().(interface {
			Cells(row int) []string
			Selected() int
		})
		if got := strings.Join(table.Cells(max(0, table.Selected())), " "); !strings.Contains(got, want) {
			t.Errorf("the cursor is on %q, not on %q", got, want)
		}
	}
	under("31/02/2026")
	desktest.Press(o, fyne.KeyReturn)
	desktest.TypeInto(o, "28/02/2026") // takes the place of what stands there
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, "Nhập 1 dòng", "28/02/2026")
	under("lạ")
	desktest.Shortcut(o, fyne.Key2, fyne.KeyModifierAlt)
	under("Loại đơn")
}

func TestASheetWithoutRowsSaysSo(t *testing.T) {
	o := desktest.New(t)
	opened(t, o, written(t, []any{"Số đơn", "Ngày nhận", "Người gửi", "Loại đơn", "Nội dung"}))
	desktest.MustShow(t, o, "Dưới dòng tiêu đề không có dòng nào")
	opened(t, o, written(t, []any{"một", "hai"}))
	desktest.MustNotShow(t, o, "Đã xem 0")
}

// A row that the register has as another letter says how it comes in all the same.
func TestARowWhoseNumberIsTakenSaysHowItGetsAnother(t *testing.T) {
	o := desktest.FourLetters(t)
	opened(t, o, written(t, []any{"Số đơn", "Ngày nhận", "Người gửi", "Loại đơn", "Nội dung"}, []any{"1/2026", "05/01/2026", "Lò Thị Sương", "KN", "Làm cống"}))
	goOn(o)
	desktest.MustShow(t, o, "Sổ đã có đơn 1/2026 nhưng khác dòng này", "Nếu là đơn khác trùng số: nhấn Alt+2, chọn “Bỏ qua” cho cột số")
	desktest.Shortcut(o, fyne.Key2, fyne.KeyModifierAlt)
	desktest.Press(o, fyne.KeyReturn)
	chooseTyped(t, o, "Bỏ qua")
	desktest.Press(o, fyne.KeyEscape)
	goOn(o)
	desktest.MustShow(t, o, "Nhập 1 dòng")
}

func TestADoubtfulColumnIsAskedBeforeAnythingIsRead(t *testing.T) {
	o := desktest.New(t)
	p := opened(t, o, "../../../testdata/import/09_us_locale_half_dates.xlsx")
	desktest.MustShow(t, o, "Ngày và tháng có thể đã bị đổi chỗ", "Còn 1 cột chưa chắc")
	goOn(o)
	desktest.MustNotShow(t, o, "Các dòng sẽ vào sổ")
	desktest.Press(o, fyne.KeyReturn)
	if _, ok := o.Window.Canvas().Focused().(*kit.Choice); !ok {
		t.Errorf("Enter goes to %T, not to what is asked", o.Window.Canvas().Focused())
	}
	p.Exchange()
	desktest.MustShow(t, o, "05/11/2025")
	goOn(o)
	desktest.MustShow(t, o, "Nhập 9 dòng", "03/11/2025")
}

func TestABookWithHeadingsThatNobodyKnowsComesInByAPerson(t *testing.T) {
	o := desktest.New(t)
	file := written(t, []any{"A1", "B1", "C1", "D1", "E1"}, []any{"1/2026", "05/01/2026", "Lò Thị Sương", "KN", "Thu hồi đất"})
	p := opened(t, o, file)
	desktest.MustShow(t, o, "Chưa có trang nào là sổ")
	goOn(o)
	desktest.MustNotShow(t, o, "Nhập 1 dòng")
	p.SetSubject("Đơn thư")
	desktest.MustShow(t, o, "còn thiếu cột")
	for i, as := range []string{"Số đơn", "Ngày nhận", "Người gửi", "Loại đơn", "Nội dung"} {
		p.Take(i, as)
	}
	goOn(o)
	desktest.MustShow(t, o, "Nhập 1 dòng", "Lò Thị Sương")
	goOn(o)
	desktest.MustShow(t, o, "Đã nhập 1 đơn")

	// The next book with the same headings is read the same way, by itself.
	opened(t, o, written(t, []any{"A1", "B1", "C1", "D1", "E1"}, []any{"2/2026", "06/01/2026", "Vàng A Dế", "TC", "Đánh bạc"}))
	goOn(o)
	desktest.MustShow(t, o, "Nhập 1 dòng", "Người tố cáo (giữ bí mật)")
	desktest.MustNotShow(t, o, "Vàng A Dế")
}

func TestWhatWasMendedIsNotLostUnasked(t *testing.T) {
	o := desktest.New(t)
	p := opened(t, o, "../../../testdata/samples/thong-ke-don-thu.xlsx")
	p.Take(8, "Ghi chú")
	o.Back()
	desktest.MustShow(t, o, "Bỏ lần nhập này?")
	desktest.TapButton(t, o, "Hủy")
	if o.Shell.Top() != desk.Page(p) {
		t.Error("the page is gone")
	}
}

func TestTheProblemsOfABookAreCopiedAndSaved(t *testing.T) {
	o := desktest.New(t)
	p := opened(t, o, "../../../testdata/samples/thong-ke-don-thu.xlsx")
	goOn(o)
	p.CopyProblems()
	list := o.App.Clipboard().Content()
	for _, row := range []string{"14", "24", "34", "44", "54"} {
		if !strings.Contains(list, "Không nhập\t"+row+"\t") {
			t.Errorf("row %s is not listed:\n%s", row, list)
		}
	}
	file := filepath.Join(t.TempDir(), "danh-sach-loi.txt")
	desktest.AnswerFiles(t, file)
	p.SaveProblems()
	if raw, err := os.ReadFile(file); err != nil || string(raw) != "\ufeff"+list {
		t.Errorf("the file holds %q, %v", raw, err)
	}
}

func TestAnImportIsTakenBackAtOnceAndLater(t *testing.T) {
	o := desktest.New(t)
	file := "../../../testdata/samples/thong-ke-don-thu.xlsx"
	bring := func() {
		opened(t, o, file)
		goOn(o)
		goOn(o)
		desktest.TapButton(t, o, "Nhập 75 dòng")
		desktest.MustShow(t, o, "Đã nhập 75 đơn", "đã sao lưu vào", "Hoàn tác cả lần nhập…")
	}
	bring()
	desktest.Shortcut(o, fyne.KeyH, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Bỏ khỏi sổ 75 đơn", "Lý do hoàn tác")
	desktest.TapButton(t, o, "Hoàn tác cả lần nhập")
	desktest.MustShow(t, o, "Hãy ghi lý do")
	o.Window.Canvas().Focused().(*kit.Entry).SetText("nhập nhầm tệp")
	desktest.TapButton(t, o, "Hoàn tác cả lần nhập")
	desktest.MustShow(t, o, "Đã hoàn tác lần nhập", "số đơn dùng lại được")
	if n := desktest.Count(t, o); n != 0 {
		t.Fatalf("%d letters stay", n)
	}
	bring()
	desktest.Shortcut(o, fyne.KeyL, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Các lần nhập", "thong-ke-don-thu.xlsx", "Đang trong sổ", "Đã hoàn tác")
	l, err := o.Store.LetterByNumber(o.Ctx(), register.Number{Year: 2026, Count: 2})
	if err == nil {
		_, err = o.Do().Record(o.Ctx(), l.ID, steps.Draft{On: o.Today(), Content: register.Noted{Text: "đã gọi điện"}})
	}
	if err != nil {
		t.Fatal(err)
	}
	undo := func() {
		desktest.Shortcut(o, fyne.KeyH, fyne.KeyModifierAlt)
		o.Window.Canvas().Focused().(*kit.Entry).SetText("nhập nhầm tệp")
		desktest.TapButton(t, o, "Hoàn tác cả lần nhập")
	}
	undo()
	desktest.MustShow(t, o, "Chưa hoàn tác được lần nhập", "đơn 2/2026 – Ghi chú", "Sổ giữ nguyên như trước")
	if n := desktest.Count(t, o); n != 75 {
		t.Errorf("%d letters stand, not 75", n)
	}
}

func TestARowThatRepeatsAnotherIsOneLetterOrTwo(t *testing.T) {
	o := desktest.New(t)
	row := []any{"05/01/2026", "Lò Thị Sương", "Kiến nghị", "Làm đường"}
	p := opened(t, o, written(t, []any{"Ngày nhận", "Người gửi", "Loại đơn", "Nội dung"}, row, row))
	goOn(o)
	desktest.MustShow(t, o, "giống hệt dòng 2", "Giống dòng trên", "Nhập 1 dòng")
	desktest.Shortcut(o, fyne.KeyK, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Nhập 2 dòng", "Không có ô nào cần xem")
	if p.Refused() != 0 {
		t.Errorf("%d rows stay out", p.Refused())
	}
	goOn(o)
	if n := desktest.Count(t, o); n != 2 {
		t.Errorf("%d letters came in", n)
	}
}

func TestALetterThatDiffersFromTheRegisterIsShown(t *testing.T) {
	o := desktest.New(t)
	heads := []any{"Số đơn", "Ngày nhận", "Người gửi", "Loại đơn", "Nội dung"}
	for _, content := range []string{"Làm đường", "Làm cống"} {
		opened(t, o, written(t, heads, []any{"1/2026", "05/01/2026", "Lò Thị Sương", "Kiến nghị", content}))
		goOn(o)
		if content == "Làm đường" {
			goOn(o)
		}
	}
	desktest.MustShow(t, o, "Khác trong sổ", "Nội dung trong sổ “Làm đường”, trong tệp “Làm cống”", "Nhập 0 dòng")
}

func TestTheRegisterIsComparedAndCodesAreTaken(t *testing.T) {
	o := desktest.New(t)
	desktest.KeepMessages(t)
	heads := []any{"Số đơn", "Ngày nhận", "Người gửi", "Loại đơn", "Nội dung"}
	opened(t, o, written(t, heads, []any{"1/2026", "05/01/2026", "Lò Thị Sương", "Kiến nghị", "Làm đường"}, []any{"2/2026", "06/01/2026", "Hà Văn Chín", "Kiến nghị", "Làm cống"}))
	goOn(o)
	goOn(o)
	o.Open(desk.Reconcile{File: written(t, []any{"Mã hệ thống quốc gia", "Ngày nhận", "Người gửi", "Loại đơn", "Nội dung"},
		[]any{"NS-1", "05/01/2026", "Lò Thị Sương", "Kiến nghị", "Làm đường nhựa"}, []any{"NS-7", "06/01/2026", "Vàng A Dế", "Tố cáo", "Vàng A Dế tố cáo"})})
	desktest.MustShow(t, o, "Ghi khác nhau 1", "Chỉ có trong danh sách 1", "Chỉ có trong sổ 1", "Có ở cả hai 1", "trong tệp “Làm đường nhựa”", "Lấy 1 mã")
	desktest.Shortcut(o, fyne.Key2, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Người tố cáo (giữ bí mật)")
	desktest.MustNotShow(t, o, "Vàng A Dế")
	desktest.Shortcut(o, fyne.Key3, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Hà Văn Chín")
	desktest.Shortcut(o, fyne.KeyM, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Đơn 1/2026: NS-1")
	desktest.TapButton(t, o, "Lấy 1 mã")
	l, err := o.Store.LetterByNumber(o.Ctx(), register.Number{Year: 2026, Count: 1})
	if err != nil || l.National.Code != "NS-1" {
		t.Fatalf("the code is %q, %v", l.National.Code, err)
	}
	desktest.MustNotShow(t, o, "Lấy 1 mã")
	desktest.TapButton(t, o, "Hoàn tác")
	if l, _ := o.Store.LetterByNumber(o.Ctx(), register.Number{Year: 2026, Count: 1}); l.National.Code != "" {
		t.Errorf("the code stays: %q", l.National.Code)
	}
	file := filepath.Join(t.TempDir(), "doi-chieu.xlsx")
	desktest.AnswerFiles(t, file)
	desktest.Shortcut(o, fyne.KeyX, fyne.KeyModifierAlt)
	if _, err := os.Stat(file); err != nil {
		t.Error(err)
	}
}
