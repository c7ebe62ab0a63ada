package desktop

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"donthu/app/ui"
	"donthu/data"
	"donthu/data/law"
)

func openCalendar(t *testing.T, o *program) *workdays {
	t.Helper()
	openSettings(o)
	tapButton(t, o, "Lịch làm việc…")
	w, ok := o.shell.top().(*workdays)
	if !ok {
		t.Fatal("the calendar did not open")
	}
	return w
}

func cursorOn(t *testing.T, w *workdays, iso string) {
	t.Helper()
	if w.grid.cursor != data.MustDate(iso) {
		t.Errorf("the cursor stands on %s, want %s", w.grid.cursor, iso)
	}
}

// answerDay answers the form of the day under the cursor.
func answerDay(t *testing.T, o *program, off bool, name string) {
	t.Helper()
	press(o, fyne.KeyReturn)
	choice, ok := o.window.Canvas().Focused().(*ui.Choice)
	if !ok {
		t.Fatalf("the form of the day did not open:\n%s", shown(o))
	}
	choice.SetValue(dayWorkingAnswer)
	if off {
		choice.SetValue(dayOffAnswer)
	}
	press(o, fyne.KeyReturn)
	o.window.Canvas().Focused().(*ui.Entry).SetText(name)
	press(o, fyne.KeyReturn)
}

func TestTheKeysMoveThroughTheYear(t *testing.T) {
	o := newTestOffice(t)
	w := openCalendar(t, o)
	cursorOn(t, w, "2026-11-20")
	if o.window.Canvas().Focused() != fyne.Focusable(w.grid) {
		t.Fatal("the year has no keys")
	}
	for _, step := range []struct {
		key fyne.KeyName
		on  string
	}{
		{fyne.KeyRight, "2026-11-21"}, {fyne.KeyDown, "2026-11-28"}, {fyne.KeyLeft, "2026-11-27"}, {fyne.KeyUp, "2026-11-20"},
		{fyne.KeyPageUp, "2026-10-20"}, {fyne.KeyPageDown, "2026-11-20"}, {fyne.KeyPageDown, "2026-12-20"},
		{fyne.KeyPageDown, "2027-01-20"}, {fyne.KeyHome, "2026-11-20"},
	} {
		press(o, step.key)
		cursorOn(t, w, step.on)
	}
	shortcut(o, fyne.KeyRight, fyne.KeyModifierControl)
	cursorOn(t, w, "2027-11-20")
	mustShow(t, o, "Năm 2027", "Lịch năm 2027 chưa được xác nhận", "T2, 03/05", "Nghỉ bù Quốc tế Lao động")
	mustNotShow(t, o, "Nghỉ hoán đổi với ngày 22/8/2026")
	shortcut(o, fyne.KeyLeft, fyne.KeyModifierControl)
	cursorOn(t, w, "2026-11-20")
	mustShow(t, o, "Năm 2026", "Nghỉ hoán đổi với ngày 22/8/2026", "Công văn 12729/VPCP-KGVX")
	w.grid.moveTo(data.MustDate("2020-02-29"))
	shortcut(o, fyne.KeyRight, fyne.KeyModifierControl)
	cursorOn(t, w, "2021-02-28")
	press(o, fyne.KeyEscape)
	if _, back := o.shell.top().(*settings); !back {
		t.Error("Esc did not go back to the settings")
	}
}

func TestADaySaysWhatItIs(t *testing.T) {
	o := newTestOffice(t)
	w := openCalendar(t, o)
	for iso, says := range map[string]string{
		"2026-11-20": "Thứ Sáu, ngày 20 tháng 11 năm 2026 (12/10 âm lịch)\nNgày làm việc.",
		"2026-11-21": "Ngày nghỉ hằng tuần.",
		"2026-11-24": "Ngày nghỉ – Ngày Văn hóa Việt Nam (tự tính).",
		"2026-08-31": "Thứ Hai, ngày 31 tháng 08 năm 2026 (19/7 âm lịch)\nNgày nghỉ – Nghỉ hoán đổi với ngày 22/8/2026 (văn bản)",
		"2026-08-22": "Ngày làm việc – Làm bù cho ngày 31/8/2026 (văn bản).",
	} {
		w.grid.moveTo(data.MustDate(iso))
		mustShow(t, o, says)
	}
	w.grid.moveTo(data.MustDate("2026-08-22"))
	c := cellsOf(w.grid.Size())
	over := func(iso string) *desktop.MouseEvent {
		return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: c.dayPlace(data.MustDate(iso)).AddXY(5, 5)}}
	}
	w.grid.MouseMoved(over("2026-09-02"))
	mustShow(t, o, "Quốc khánh (tự tính)")
	w.grid.MouseOut()
	cursorOn(t, w, "2026-08-22")
	w.grid.MouseDown(over("2026-12-31"))
	cursorOn(t, w, "2026-12-31")
}

func TestEveryPlaceOfTheYearIsItsDay(t *testing.T) {
	o := newTestOffice(t)
	w := openCalendar(t, o)
	c := cellsOf(w.grid.Size())
	for d := data.MustDate("2026-01-01"); d.Year() == 2026; d = d.AddDays(1) {
		at := c.dayPlace(d)
		if got := w.grid.dayAt(at.AddXY(c.cell.Width/2, c.cell.Height/2)); got != d {
			t.Fatalf("at the place of %s lies %s", d, got)
		}
		if at.X < 0 || at.Y < 0 || at.X+c.cell.Width > w.grid.Size().Width+1 || at.Y+c.cell.Height > w.grid.Size().Height+1 {
			t.Fatalf("%s lies outside of the year", d)
		}
	}
	if got := w.grid.dayAt(c.at(1, 0, 0)); !got.IsZero() {
		t.Errorf("the name of January is %s", got)
	}
}

func TestAChangedDayListsTheLettersThatMoveBeforeItIsApplied(t *testing.T) {
	o := newTestOffice(t)
	received := data.MustDate("2026-11-18")
	complaint := addLetter(t, o, data.Facts{ReceivedOn: received, Kind: data.Complaint, Sender: data.Person{Name: "Lê Thị Mới"}, Content: "Khiếu nại cấp giấy"})
	secret := addLetter(t, o, data.Facts{ReceivedOn: received, Kind: data.Denunciation, Sender: data.Person{Name: "Trần Văn Kín"}, Content: "Tố cáo nhận tiền"})
	late := addLetter(t, o, data.Facts{ReceivedOn: data.MustDate("2026-10-01"), Kind: data.Complaint, Sender: data.Person{Name: "Phạm Đã Trễ"}, Content: "Khiếu nại"})
	w := openCalendar(t, o)
	w.grid.moveTo(data.MustDate("2026-11-23"))
	answerDay(t, o, true, "Nghỉ do bão")
	mustShow(t, o, "Đơn sẽ đổi thời hạn", "2 đơn đang mở sẽ đổi thời hạn (2 đơn muộn hơn, 0 đơn sớm hơn)",
		complaint.Number.String(), "Lê Thị Mới", complaint.DueOn().Shown(), "muộn hơn 1 ngày", secret.Number.String(), secret.ShownSender())
	mustNotShow(t, o, "Trần Văn Kín", "Phạm Đã Trễ")

	tapButton(t, o, "Hủy")
	if l := letterNumbered(t, o, complaint.Number.String()); l.DueOn() != complaint.DueOn() || len(o.store.Settings().DaysOff) != 0 {
		t.Fatal("something changed though the clerk did not agree")
	}
	mustNotShow(t, o, "Nghỉ do bão")

	answerDay(t, o, true, "Nghỉ do bão")
	tapButton(t, o, "Áp dụng")
	mustShow(t, o, "Ngày nghỉ – Nghỉ do bão (cơ quan sửa).\nTheo lịch chung: Ngày làm việc.", "T2, 23/11")
	if l := letterNumbered(t, o, complaint.Number.String()); l.DueOn() != complaint.DueOn().AddDays(1) {
		t.Errorf("the complaint is due on %s, it was %s", l.DueOn(), complaint.DueOn())
	}
	if l := letterNumbered(t, o, late.Number.String()); l.DueOn() != late.DueOn() {
		t.Errorf("a letter due before the day moved to %s", l.DueOn())
	}

	press(o, fyne.KeyDelete)
	mustShow(t, o, "2 đơn đang mở sẽ đổi thời hạn (0 đơn muộn hơn, 2 đơn sớm hơn)")
	tapButton(t, o, "Áp dụng")
	mustNotShow(t, o, "Nghỉ do bão")
	if l := letterNumbered(t, o, complaint.Number.String()); l.DueOn() != complaint.DueOn() || len(o.store.Settings().DaysOff) != 0 {
		t.Error("taking the edit back did not bring the deadline back")
	}
}

func TestLettersThatWouldBecomeOverdueAreSaid(t *testing.T) {
	o := newTestOffice(t)
	working := data.DayEdit{Date: data.MustDate("2026-11-14"), Off: false, Name: "Làm bù"} // a Saturday
	var due data.Date
	for received := data.MustDate("2026-11-01"); due != o.today(); received = received.AddDays(1) {
		l := addLetter(t, o, data.Facts{ReceivedOn: received, Kind: data.Complaint, Sender: data.Person{Name: "Lê Vừa Kịp"}, Content: "Khiếu nại"})
		if due = l.DueOn(); due > o.today() {
			t.Fatal("no letter is due today")
		}
	}
	w := openCalendar(t, o)
	w.grid.moveTo(working.Date)
	answerDay(t, o, false, working.Name)
	mustShow(t, o, "sớm hơn 1 ngày, thành quá hạn")
}

func TestADayThatMovesNoLetterIsChangedAtOnce(t *testing.T) {
	o := newTestOffice(t)
	w := openCalendar(t, o)
	w.grid.moveTo(data.MustDate("2026-08-22"))
	answerDay(t, o, true, "")
	mustShow(t, o, "Ngày nghỉ của cơ quan (cơ quan sửa).\nTheo lịch chung: Ngày làm việc – Làm bù cho ngày 31/8/2026 (văn bản).")
	if w.days.IsWorking(data.MustDate("2026-08-22")) {
		t.Error("the day is still worked")
	}
	answerDay(t, o, false, "") // as the announcement says
	if got := o.store.Settings().DaysOff; len(got) != 0 {
		t.Errorf("an answer that the calendar gives anyway was kept: %v", got)
	}
	answerDay(t, o, false, "Làm bù cho ngày 31/8/2026")
	press(o, fyne.KeyDelete)
	if got := o.store.Settings().DaysOff; len(got) != 0 {
		t.Errorf("kept %v", got)
	}
}

func TestAYearIsConfirmed(t *testing.T) {
	o := newTestOffice(t)
	mustShow(t, o, "Lịch làm việc năm 2026, 2027 chưa được xác nhận")
	tapButton(t, o, "Mở lịch làm việc")
	mustShow(t, o, "Lịch năm 2026 chưa được xác nhận", "so danh sách ngày nghỉ với thông báo của Chính phủ")
	tapButton(t, o, "Xác nhận lịch năm")
	mustShow(t, o, "Lịch năm 2026 đã được cơ quan xác nhận.")
	if findButton(o, "Xác nhận lịch năm") != nil {
		t.Error("the year can be confirmed twice")
	}
	o.back()
	mustShow(t, o, "Lịch làm việc năm 2027 chưa được xác nhận")
	tapButton(t, o, "Mở lịch làm việc")
	w := o.shell.top().(*workdays)
	if w.grid.year() != 2027 {
		t.Errorf("the calendar opened on %d", w.grid.year())
	}
	tapButton(t, o, "Xác nhận lịch năm")
	o.back()
	mustNotShow(t, o, "Lịch làm việc năm")

	w = openCalendar(t, o)
	tapButton(t, o, "Bỏ xác nhận")
	if w.days.Confirmed(2026) || len(o.store.Settings().ConfirmedYears) != 1 {
		t.Error("the year is still confirmed")
	}
	w.grid.moveTo(data.MustDate("2024-05-04"))
	mustShow(t, o, "Lịch năm 2024 đã được đối chiếu", "Công văn 2450/VPCP-KGVX")
	if findButton(o, "Bỏ xác nhận") != nil {
		t.Error("what shipped confirmed can be unconfirmed")
	}
}

func TestTheNextYearIsAskedAboutFromOctoberOn(t *testing.T) {
	o := newTestOffice(t)
	u := newUnconfirmedYears(o.office)
	days := law.NewOffice(data.Settings{ConfirmedYears: []int{2026}})
	for iso, words := range map[string]string{
		"2026-09-30": "", "2026-10-01": "năm 2027 chưa", "2027-01-01": "năm 2027 chưa", "2028-12-31": "năm 2028, 2029 chưa",
	} {
		u.update(days, data.MustDate(iso))
		if u.line.Visible() != (words != "") || words != "" && !strings.Contains(u.words.Text, words) {
			t.Errorf("%s: visible %v, %q", iso, u.line.Visible(), u.words.Text)
		}
	}
}

func TestTheListOfDaysLeadsToThem(t *testing.T) {
	o := newTestOffice(t)
	w := openCalendar(t, o)
	o.window.Canvas().Focus(w.list)
	for row := range w.list.Len() {
		if w.list.Row(row)[1] == "Giỗ Tổ Hùng Vương" {
			w.list.Select(row)
			cursorOn(t, w, "2026-04-26")
			press(o, fyne.KeyReturn)
			mustShow(t, o, "Chủ nhật, ngày 26 tháng 04 năm 2026 (10/3 âm lịch)", "Theo lịch chung: Ngày nghỉ – Giỗ Tổ Hùng Vương (tự tính).")
			return
		}
	}
	t.Error("Giỗ Tổ is not listed")
}
