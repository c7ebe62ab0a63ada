package reports_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/desktop/reports"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/forms"
)

// openForm shows a form of June 2026 with the cursor in its grid.
func openForm(o *desktop.Program, form string) *reports.Room {
	r := openReports(o)
	r.GoTo(0)
	desktest.Choose(r.Picker(), views.ByMonth, "2026", "6")
	r.Tabs().SetValue(form)
	o.Window.Canvas().Focus(r.Form().Grid())
	return r
}

func typed(t *testing.T, o *desktop.Program, form string, p day.Period) register.TypedFigures {
	t.Helper()
	kept, err := o.Store.TypedFigures(o.Ctx(), form, p)
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

func TestAFormStandsOnTheScreenAsItIsPrinted(t *testing.T) {
	o := desktest.Sample(t)
	r := openForm(o, "02_XLD")
	desktest.MustShow(t, o, "02/XLD · Tổng hợp kết quả xử lý đơn", "Số đơn thuộc thẩm quyền", "Đơn vị", "UBND phường Thử")
	desktest.SaysAll(t, unbroken(o), "Cột (1): Tổng số đơn")
	desktest.SaysAll(t, unbroken(o), "Enter hoặc nhấp chuột để xem danh sách phía sau số 41.")
	desktest.Press(o, fyne.KeyRight, fyne.KeyRight)
	desktest.SaysAll(t, unbroken(o), "Cột (3): Số đơn đủ điều kiện xử lý", "(3) = (4) + (23).")
	desktest.Press(o, fyne.KeyEnd)
	if got := r.Form().Grid().Column(); got != 24 {
		t.Errorf("End went to column %d", got+1)
	}
	desktest.Press(o, fyne.KeyHome)
	desktest.MustShow(t, o, "3 = 4 + 23", "Cột (1): 41 đơn")
}

func TestFiguresAreTypedInTheirPlaces(t *testing.T) {
	o := desktest.New(t)
	r := openForm(o, "06_QLKNTC")
	desktest.TypeInto(o, "3")
	desktest.Press(o, fyne.KeyReturn) // to the next figure
	desktest.Press(o, fyne.KeyRight, fyne.KeyRight)
	desktest.TypeInto(o, "1.200")
	desktest.Press(o, fyne.KeyRight)
	kept := typed(t, o, "06_QLKNTC", r.Period())
	if kept.Values[1] != 3 || kept.Values[4] != 1200 || len(kept.Values) != 2 {
		t.Errorf("kept %+v", kept)
	}
	sheet, _ := r.Report().Sheet("06_QLKNTC")
	if sheet.Columns[4].Value != 1200 || r.Form().Grid().Figure(3).Text != "1.200" || r.Form().Grid().Figure(1).Text != "" {
		t.Error("the form does not show the figures typed")
	}

	o.Window.Canvas().Focus(r.Form().Note())
	desktest.TypeInto(o, "Một lớp chung")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if kept := typed(t, o, "06_QLKNTC", r.Period()); kept.Note != "Một lớp chung" || kept.Values[4] != 1200 {
		t.Errorf("kept %+v", kept)
	}

	o.Window.Canvas().Focus(r.Form().Grid())
	r.Form().Grid().TypedShortcut(&fyne.ShortcutUndo{})
	desktest.TapButton(t, o, "Hoàn tác")
	if kept := typed(t, o, "06_QLKNTC", r.Period()); kept.Note != "" || len(kept.Values) != 1 || r.Form().Grid().Figure(3).Text != "" {
		t.Errorf("after going back twice: %+v, the form shows %q", kept, r.Form().Grid().Figure(3).Text)
	}
	o.Window.Canvas().Focus(r.Form().Grid())
	r.Form().Grid().Select(0)
	desktest.Press(o, fyne.KeyDelete, fyne.KeyReturn)
	if kept := typed(t, o, "06_QLKNTC", r.Period()); len(kept.Values) != 0 {
		t.Errorf("an emptied figure stayed: %+v", kept)
	}
}

func TestAWrongFigureIsNotKeptAndNotLost(t *testing.T) {
	o := desktest.New(t)
	r := openForm(o, "06_QLKNTC")
	for _, wrong := range []string{"-1", "2,5", "ba", "99999999999"} {
		desktest.TypeInto(o, wrong)
		desktest.Press(o, fyne.KeyReturn)
		desktest.MustShow(t, o, "Ô này chỉ nhận số nguyên từ 0 trở lên.", wrong)
		if r.Form().Grid().Column() != 0 {
			t.Fatal("the cursor left the wrong figure")
		}
		desktest.Press(o, fyne.KeyEscape)
	}
	desktest.TypeInto(o, "x")
	o.Shell.GoTo(desktop.RoomHome, nil)
	desktest.MustShow(t, o, "Ô đang nhập chưa lưu được")
	desktest.Press(o, fyne.KeyEscape)
	if o.Shell.Top() != desk.Page(r) {
		t.Fatal("staying did not stay")
	}
	o.Shell.GoTo(desktop.RoomHome, nil)
	desktest.TapButton(t, o, "Bỏ nội dung")
	if !desktest.InRoom(o, "room.home") {
		t.Error("the room was not left")
	}
	if kept := typed(t, o, "06_QLKNTC", r.Period()); len(kept.Values) != 0 {
		t.Errorf("kept %v", kept.Values)
	}
}

func TestLeavingKeepsTheFigureBeingTyped(t *testing.T) {
	o := desktest.New(t)
	r := openForm(o, "06_QLKNTC")
	period := r.Period()
	desktest.TypeInto(o, "40")
	r.Picker().Step(1)
	if kept := typed(t, o, "06_QLKNTC", period); kept.Values[1] != 40 {
		t.Errorf("another month: kept %v", kept.Values)
	}
	r.Picker().Step(-1)
	o.Window.Canvas().Focus(r.Form().Grid())
	desktest.TypeInto(o, "41")
	o.Shell.GoTo(desktop.RoomHome, nil)
	if kept := typed(t, o, "06_QLKNTC", period); kept.Values[1] != 41 {
		t.Errorf("another room: kept %v", kept.Values)
	}
	openForm(o, "06_QLKNTC")
	desktest.TypeInto(o, "42")
	file := t.TempDir() + "/bao-cao.xlsx"
	desktest.AnswerFiles(t, file)
	desktest.TapButton(t, o, "Ghi báo cáo Excel")
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
	o := desktest.New(t)
	r := openForm(o, "06_QLKNTC")
	r.Form().Grid().Select(7)
	desktest.TypeInto(o, "4")
	desktest.Press(o, fyne.KeyReturn)
	if !r.Form().Grid().Figure(7).Wrong {
		t.Error("the figure is not marked")
	}
	r.Form().Grid().Select(7)
	desktest.MustShow(t, o, "⚠ 4", "lớn hơn biểu 06/QLKNTC, cột (6)")
	r.Form().Grid().Select(5)
	desktest.TypeInto(o, "4")
	desktest.Press(o, fyne.KeyReturn)
	if r.Form().Grid().Figure(7).Wrong {
		t.Error("the figure is marked though the rule holds")
	}
	desktest.MustNotShow(t, o, "lớn hơn biểu 06/QLKNTC")
}

func TestTheFormsOfAnotherCircularAreChosenAndTyped(t *testing.T) {
	o := desktest.Sample(t)
	r := openForm(o, "02_XLD")
	r.Printed().SetValue("tt02-2021")
	desktest.MustShow(t, o, "02/XLD · Tổng hợp kết quả xử lý đơn khiếu nại")
	was := r.Form().Grid().Figure(16).Text // "lĩnh vực khác", from which typed ones are taken
	r.Form().Grid().Select(15)
	desktest.MustShow(t, o, "Sổ không theo dõi số liệu này", "Số nhập được trừ khỏi cột (17).")
	o.Window.Canvas().Focus(r.Form().Grid())
	desktest.TypeInto(o, "1")
	desktest.Press(o, fyne.KeyReturn)
	if now := r.Form().Grid().Figure(16).Text; was != "3" || now != "2" {
		t.Errorf("column 17 was %s and is %s", was, now)
	}
	sendAs(t, o)
	sealed, err := o.Store.SealedReports(o.Ctx())
	if err != nil || len(sealed) != 1 || sealed[0].Edition != "tt02-2021" || sealed[0].Figures["02_XLD"][16] != 1 {
		t.Errorf("sealed %+v, %v", sealed, err)
	}
	r = openReports(o)
	r.Picker().Step(-1)
	if r.Edition() != forms.EditionFor(r.Period()) {
		t.Error("another period keeps the forms chosen for one")
	}
}

func TestSentFiguresStandBelow(t *testing.T) {
	o := desktest.Sample(t)
	desktest.Choose(openReports(o).Picker(), views.ByMonth, "2026", "5")
	sendNumbered(t, o, "24/BC-UBND")
	sendMonth(t, o, "2026", "6")
	openForm(o, "02_XLD")
	desktest.SaysAll(t, unbroken(o), "Đã gửi (số 25/BC-UBND)", "Đã gửi tháng 5/2026")
}
