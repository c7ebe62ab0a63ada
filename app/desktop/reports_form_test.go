package desktop

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/xuri/excelize/v2"

	"donthu/data"
	"donthu/reports/forms"
)

// openForm shows a form of June 2026 with the cursor in its grid.
func openForm(o *program, form string) *reports {
	r := openReports(o)
	choose(r.picker, byMonth, "2026", "6")
	r.tabs.SetValue(form)
	o.window.Canvas().Focus(r.form.grid)
	return r
}

func typed(t *testing.T, o *program, form string, p data.Period) data.TypedFigures {
	t.Helper()
	kept, err := o.store.TypedFigures(o.ctx(), form, p)
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

func TestAFormStandsOnTheScreenAsItIsPrinted(t *testing.T) {
	o := sampleOffice(t)
	r := openForm(o, "02_XLD")
	mustShow(t, o, "Biểu 02/XLD – TỔNG HỢP KẾT QUẢ XỬ LÝ ĐƠN", "Số đơn thuộc thẩm quyền", "Đơn vị", "UBND phường Thử", "Cột (1): Tổng số đơn")
	mustShow(t, o, "Enter hoặc nhấp chuột để xem danh sách phía sau số 41.")
	press(o, fyne.KeyRight, fyne.KeyRight)
	mustShow(t, o, "Cột (3): Số đơn đủ điều kiện xử lý", "(3) = (4) + (23).")
	press(o, fyne.KeyEnd)
	if got := r.form.grid.Column(); got != 24 {
		t.Errorf("End went to column %d", got+1)
	}
	press(o, fyne.KeyHome, fyne.KeyReturn)
	if list, ok := o.shell.top().(*register); !ok || list.table.Len() != 41 {
		t.Errorf("Enter opened %T", o.shell.top())
	}
}

func TestFiguresAreTypedInTheirPlaces(t *testing.T) {
	o := newTestOffice(t)
	r := openForm(o, "06_QLKNTC")
	typeInto(o, "3")
	press(o, fyne.KeyReturn) // to the next figure
	press(o, fyne.KeyRight, fyne.KeyRight)
	typeInto(o, "1.200")
	press(o, fyne.KeyRight)
	kept := typed(t, o, "06_QLKNTC", r.period)
	if kept.Values[1] != 3 || kept.Values[4] != 1200 || len(kept.Values) != 2 {
		t.Errorf("kept %+v", kept)
	}
	sheet, _ := r.report.Sheet("06_QLKNTC")
	if sheet.Columns[4].Value != 1200 || r.form.grid.Figure(3).Text != "1.200" || r.form.grid.Figure(1).Text != "" {
		t.Error("the form does not show the figures typed")
	}

	o.window.Canvas().Focus(r.form.note)
	typeInto(o, "Một lớp chung")
	shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if kept := typed(t, o, "06_QLKNTC", r.period); kept.Note != "Một lớp chung" || kept.Values[4] != 1200 {
		t.Errorf("kept %+v", kept)
	}

	o.window.Canvas().Focus(r.form.grid)
	r.form.grid.TypedShortcut(&fyne.ShortcutUndo{})
	tapButton(t, o, "Hoàn tác")
	if kept := typed(t, o, "06_QLKNTC", r.period); kept.Note != "" || len(kept.Values) != 1 || r.form.grid.Figure(3).Text != "" {
		t.Errorf("after going back twice: %+v, the form shows %q", kept, r.form.grid.Figure(3).Text)
	}
	o.window.Canvas().Focus(r.form.grid)
	r.form.grid.Select(0)
	press(o, fyne.KeyDelete, fyne.KeyReturn)
	if kept := typed(t, o, "06_QLKNTC", r.period); len(kept.Values) != 0 {
		t.Errorf("an emptied figure stayed: %+v", kept)
	}
}

func TestAWrongFigureIsNotKeptAndNotLost(t *testing.T) {
	o := newTestOffice(t)
	r := openForm(o, "06_QLKNTC")
	for _, wrong := range []string{"-1", "2,5", "ba", "99999999999"} {
		typeInto(o, wrong)
		press(o, fyne.KeyReturn)
		mustShow(t, o, "Ô này chỉ nhận số nguyên từ 0 trở lên.", wrong)
		if r.form.grid.Column() != 0 {
			t.Fatal("the cursor left the wrong figure")
		}
		press(o, fyne.KeyEscape)
	}
	typeInto(o, "x")
	o.shell.goTo(roomHome, nil)
	mustShow(t, o, "Ô đang nhập chưa lưu được")
	press(o, fyne.KeyEscape)
	if o.shell.top() != page(r) {
		t.Fatal("staying did not stay")
	}
	o.shell.goTo(roomHome, nil)
	tapButton(t, o, "Bỏ nội dung")
	if !inRoom(o, "room.home") {
		t.Error("the room was not left")
	}
	if kept := typed(t, o, "06_QLKNTC", r.period); len(kept.Values) != 0 {
		t.Errorf("kept %v", kept.Values)
	}
}

func TestLeavingKeepsTheFigureBeingTyped(t *testing.T) {
	o := newTestOffice(t)
	r := openForm(o, "06_QLKNTC")
	period := r.period
	typeInto(o, "40")
	r.picker.step(1)
	if kept := typed(t, o, "06_QLKNTC", period); kept.Values[1] != 40 {
		t.Errorf("another month: kept %v", kept.Values)
	}
	r.picker.step(-1)
	o.window.Canvas().Focus(r.form.grid)
	typeInto(o, "41")
	o.shell.goTo(roomHome, nil)
	if kept := typed(t, o, "06_QLKNTC", period); kept.Values[1] != 41 {
		t.Errorf("another room: kept %v", kept.Values)
	}
	r = openForm(o, "06_QLKNTC")
	typeInto(o, "42")
	file := t.TempDir() + "/bao-cao.xlsx"
	answerFiles(t, file)
	test.Tap(r.sending.write)
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("06_QLKNTC")
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, row := range rows {
		found = found || len(row) > 1 && row[1] == "42"
	}
	if !found {
		t.Errorf("the workbook does not hold the figure being typed: %q", rows)
	}
}

func TestARuleThatDoesNotHoldMarksItsFigure(t *testing.T) {
	o := newTestOffice(t)
	r := openForm(o, "06_QLKNTC")
	r.form.grid.Select(7)
	typeInto(o, "4")
	press(o, fyne.KeyReturn)
	if !r.form.grid.Figure(7).Wrong {
		t.Error("the figure is not marked")
	}
	r.form.grid.Select(7)
	mustShow(t, o, "⚠ 4", "lớn hơn biểu 06/QLKNTC, cột (6)")
	r.form.grid.Select(5)
	typeInto(o, "4")
	press(o, fyne.KeyReturn)
	if r.form.grid.Figure(7).Wrong {
		t.Error("the figure is marked though the rule holds")
	}
	mustNotShow(t, o, "lớn hơn biểu 06/QLKNTC")
}

func TestTheFormsOfAnotherCircularAreChosenAndTyped(t *testing.T) {
	o := sampleOffice(t)
	r := openForm(o, "02_XLD")
	r.printed.SetValue("tt02-2021")
	mustShow(t, o, "Biểu 02/XLD – TỔNG HỢP KẾT QUẢ XỬ LÝ ĐƠN KHIẾU NẠI")
	was := r.form.grid.Figure(16).Text // "lĩnh vực khác", from which typed ones are taken
	r.form.grid.Select(15)
	mustShow(t, o, "Sổ không theo dõi số liệu này", "Số nhập được trừ khỏi cột (17).")
	o.window.Canvas().Focus(r.form.grid)
	typeInto(o, "1")
	press(o, fyne.KeyReturn)
	if now := r.form.grid.Figure(16).Text; was != "3" || now != "2" {
		t.Errorf("column 17 was %s and is %s", was, now)
	}
	sendAs(t, o)
	sealed, err := o.store.SealedReports(o.ctx())
	if err != nil || len(sealed) != 1 || sealed[0].Edition != "tt02-2021" || sealed[0].Figures["02_XLD"][16] != 1 {
		t.Errorf("sealed %+v, %v", sealed, err)
	}
	r = openReports(o)
	r.picker.step(-1)
	if r.edition != forms.EditionFor(r.period) {
		t.Error("another period keeps the forms chosen for one")
	}
}

func TestSentFiguresStandBelow(t *testing.T) {
	o := sampleOffice(t)
	sendMonth(t, o, "2026", "5")
	sendMonth(t, o, "2026", "6")
	openForm(o, "02_XLD")
	mustShow(t, o, "Đã gửi (số", "Đã gửi tháng 5/2026")
}
