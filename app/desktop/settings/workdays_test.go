package settings_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	mouse "fyne.io/fyne/v2/driver/desktop"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/settings"
	"donthu/app/kit"
	"donthu/data/day"
	"donthu/data/register"
)

func openCalendar(t *testing.T, o *desktop.Program) *settings.Workdays {
	t.Helper()
	openSettings(o)
	desktest.TapButton(t, o, "Lịch làm việc")
	desktest.TapButton(t, o, "Lịch làm việc…")
	w, ok := o.Shell.Top().(*settings.Workdays)
	if !ok {
		t.Fatal("the calendar did not open")
	}
	return w
}

func cursorOn(t *testing.T, w *settings.Workdays, iso string) {
	t.Helper()
	if w.Grid().CursorDay() != day.Must(iso) {
		t.Errorf("the cursor stands on %s, want %s", w.Grid().CursorDay(), iso)
	}
}

// answerDay answers the form of the day under the cursor.
func answerDay(t *testing.T, o *desktop.Program, off bool, name string) {
	t.Helper()
	desktest.Press(o, fyne.KeyReturn)
	choice, ok := o.Window.Canvas().Focused().(*kit.Choice)
	if !ok {
		t.Fatalf("the form of the day did not open:\n%s", desktest.Shown(o))
	}
	choice.SetValue(settings.DayWorkingAnswer)
	if off {
		choice.SetValue(settings.DayOffAnswer)
	}
	desktest.Press(o, fyne.KeyReturn)
	o.Window.Canvas().Focused().(*kit.Entry).SetText(name)
	desktest.Press(o, fyne.KeyReturn)
}

func TestTheKeysMoveThroughTheYear(t *testing.T) {
	o := desktest.New(t)
	o.Window.Resize(fyne.NewSize(1920, 1008))
	w := openCalendar(t, o)
	cursorOn(t, w, "2026-11-20")
	if o.Window.Canvas().Focused() != fyne.Focusable(w.Grid()) {
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
		desktest.Press(o, step.key)
		cursorOn(t, w, step.on)
	}
	desktest.Shortcut(o, fyne.KeyRight, fyne.KeyModifierControl)
	cursorOn(t, w, "2027-11-20")
	desktest.MustShow(t, o, "Năm 2027", "Lịch năm 2027 chưa được xác nhận", "T2, 03/05", "Nghỉ bù Quốc tế Lao động")
	desktest.MustNotShow(t, o, "Nghỉ hoán đổi với ngày 10/01/2026")
	desktest.Shortcut(o, fyne.KeyLeft, fyne.KeyModifierControl)
	cursorOn(t, w, "2026-11-20")
	desktest.MustShow(t, o, "Năm 2026", "Nghỉ hoán đổi với ngày 10/01/2026", "Công văn 12729/VPCP-KGVX")
	w.Grid().MoveTo(day.Must("2020-02-29"))
	desktest.Shortcut(o, fyne.KeyRight, fyne.KeyModifierControl)
	cursorOn(t, w, "2021-02-28")
	desktest.Press(o, fyne.KeyEscape)
	if _, back := o.Shell.Top().(*settings.Room); !back {
		t.Error("Esc did not go back to the settings")
	}
}

func TestADaySaysWhatItIs(t *testing.T) {
	o := desktest.New(t)
	w := openCalendar(t, o)
	for iso, says := range map[string]string{
		"2026-11-20": "Thứ Sáu, ngày 20 tháng 11 năm 2026 (12/10 âm lịch)\nNgày làm việc.",
		"2026-11-21": "Ngày nghỉ hằng tuần.",
		"2026-11-24": "Ngày nghỉ – Ngày Văn hóa Việt Nam (tự tính).",
		"2026-08-31": "Thứ Hai, ngày 31 tháng 08 năm 2026 (19/7 âm lịch)\nNgày nghỉ – Nghỉ hoán đổi với ngày 22/8/2026 (văn bản)",
		"2026-08-22": "Ngày làm việc – Làm bù cho ngày 31/8/2026 (văn bản).",
	} {
		w.Grid().MoveTo(day.Must(iso))
		desktest.MustShow(t, o, says)
	}
	w.Grid().MoveTo(day.Must("2026-08-22"))
	c := settings.CellsOf(w.Grid().Size())
	over := func(iso string) *mouse.MouseEvent {
		return &mouse.MouseEvent{PointEvent: fyne.PointEvent{Position: c.DayPlace(day.Must(iso)).AddXY(5, 5)}}
	}
	w.Grid().MouseMoved(over("2026-09-02"))
	desktest.MustShow(t, o, "Quốc khánh (tự tính)")
	w.Grid().MouseOut()
	cursorOn(t, w, "2026-08-22")
	w.Grid().MouseDown(over("2026-12-31"))
	cursorOn(t, w, "2026-12-31")
}

func TestEveryPlaceOfTheYearIsItsDay(t *testing.T) {
	o := desktest.New(t)
	w := openCalendar(t, o)
	c := settings.CellsOf(w.Grid().Size())
	for d := day.Must("2026-01-01"); d.Year() == 2026; d = d.AddDays(1) {
		at := c.DayPlace(d)
		if got := w.Grid().DayAt(at.AddXY(c.Cell().Width/2, c.Cell().Height/2)); got != d {
			t.Fatalf("at the place of %s lies %s", d, got)
		}
		if at.X < 0 || at.Y < 0 || at.X+c.Cell().Width > w.Grid().Size().Width+1 || at.Y+c.Cell().Height > w.Grid().Size().Height+1 {
			t.Fatalf("%s lies outside of the year", d)
		}
	}
	if got := w.Grid().DayAt(c.At(1, 0, 0)); !got.IsZero() {
		t.Errorf("the name of January is %s", got)
	}
}

// Where the window is low the months stand six in a line, so that the whole year is seen;
// its list is one button away.
func TestTheWholeYearIsSeenInALowWindow(t *testing.T) {
	o := desktest.New(t)
	for size, beside := range map[fyne.Size]bool{{Width: 1366, Height: 696}: false, {Width: 1280, Height: 672}: false, {Width: 1920, Height: 1008}: true} {
		o.Window.Resize(size)
		w := openCalendar(t, o)
		if seen, needs := w.Scroll().Size(), w.Grid().Size(); needs.Height > seen.Height || needs.Width > seen.Width {
			t.Errorf("%v: the year takes %v of %v", size, needs, seen)
		}
		if strings.Contains(desktest.Shown(o), "T6, 02/01") != beside {
			t.Errorf("%v: the list is beside the year: %v", size, !beside)
		}
		o.Back()
	}
	o.Window.Resize(fyne.NewSize(1366, 696))
	openCalendar(t, o)
	desktest.TapButton(t, o, "Ngày nghỉ, ngày làm bù trong năm")
	desktest.MustShow(t, o, "Giỗ Tổ Hùng Vương", "T6, 02/01")
	desktest.Press(o, fyne.KeyEscape)
	desktest.MustNotShow(t, o, "T6, 02/01")
}

func TestAChangedDayListsTheLettersThatMoveBeforeItIsApplied(t *testing.T) {
	o := desktest.New(t)
	o.Window.Resize(fyne.NewSize(1920, 1008))
	received := day.Must("2026-11-18")
	complaint := desktest.AddLetter(t, o, register.Facts{ReceivedOn: received, Kind: register.Complaint, Sender: register.Person{Name: "Lê Thị Mới"}, Content: "Khiếu nại cấp giấy"})
	secret := desktest.AddLetter(t, o, register.Facts{ReceivedOn: received, Kind: register.Denunciation, Sender: register.Person{Name: "Trần Văn Kín"}, Content: "Tố cáo nhận tiền"})
	late := desktest.AddLetter(t, o, register.Facts{ReceivedOn: day.Must("2026-10-01"), Kind: register.Complaint, Sender: register.Person{Name: "Phạm Đã Trễ"}, Content: "Khiếu nại"})
	w := openCalendar(t, o)
	w.Grid().MoveTo(day.Must("2026-11-23"))
	answerDay(t, o, true, "Nghỉ do bão")
	desktest.MustShow(t, o, "Đơn sẽ đổi thời hạn", "2 đơn đang mở sẽ đổi thời hạn (2 đơn muộn hơn, 0 đơn sớm hơn)",
		complaint.Number.String(), "Lê Thị Mới", complaint.DueOn().Shown(), "muộn hơn 1 ngày", secret.Number.String(), secret.ShownSender())
	desktest.MustNotShow(t, o, "Trần Văn Kín", "Phạm Đã Trễ")

	desktest.TapButton(t, o, "Hủy")
	if l := desktest.LetterNumbered(t, o, complaint.Number.String()); l.DueOn() != complaint.DueOn() || len(o.Store.Settings().DaysOff) != 0 {
		t.Fatal("something changed though the clerk did not agree")
	}
	desktest.MustNotShow(t, o, "Nghỉ do bão")

	answerDay(t, o, true, "Nghỉ do bão")
	desktest.TapButton(t, o, "Áp dụng")
	desktest.MustShow(t, o, "Ngày nghỉ – Nghỉ do bão (cơ quan sửa).\nTheo lịch chung: Ngày làm việc.", "T2, 23/11")
	if l := desktest.LetterNumbered(t, o, complaint.Number.String()); l.DueOn() != complaint.DueOn().AddDays(1) {
		t.Errorf("the complaint is due on %s, it was %s", l.DueOn(), complaint.DueOn())
	}
	if l := desktest.LetterNumbered(t, o, late.Number.String()); l.DueOn() != late.DueOn() {
		t.Errorf("a letter due before the day moved to %s", l.DueOn())
	}

	desktest.Press(o, fyne.KeyDelete)
	desktest.MustShow(t, o, "2 đơn đang mở sẽ đổi thời hạn (0 đơn muộn hơn, 2 đơn sớm hơn)")
	desktest.TapButton(t, o, "Áp dụng")
	desktest.MustNotShow(t, o, "Nghỉ do bão")
	if l := desktest.LetterNumbered(t, o, complaint.Number.String()); l.DueOn() != complaint.DueOn() || len(o.Store.Settings().DaysOff) != 0 {
		t.Error("taking the edit back did not bring the deadline back")
	}
}

func TestLettersThatWouldBecomeOverdueAreSaid(t *testing.T) {
	o := desktest.New(t)
	working := register.DayEdit{Date: day.Must("2026-11-14"), Off: false, Name: "Làm bù"} // a Saturday
	var due day.Date
	for received := day.Must("2026-11-01"); due != o.Today(); received = received.AddDays(1) {
		l := desktest.AddLetter(t, o, register.Facts{ReceivedOn: received, Kind: register.Complaint, Sender: register.Person{Name: "Lê Vừa Kịp"}, Content: "Khiếu nại"})
		if due = l.DueOn(); due > o.Today() {
			t.Fatal("no letter is due today")
		}
	}
	w := openCalendar(t, o)
	w.Grid().MoveTo(working.Date)
	answerDay(t, o, false, working.Name)
	desktest.MustShow(t, o, "sớm hơn 1 ngày, thành quá hạn")
}

func TestADayThatMovesNoLetterIsChangedAtOnce(t *testing.T) {
	o := desktest.New(t)
	w := openCalendar(t, o)
	w.Grid().MoveTo(day.Must("2026-08-22"))
	answerDay(t, o, true, "")
	desktest.MustShow(t, o, "Ngày nghỉ của cơ quan (cơ quan sửa).\nTheo lịch chung: Ngày làm việc – Làm bù cho ngày 31/8/2026 (văn bản).")
	if w.Days().IsWorking(day.Must("2026-08-22")) {
		t.Error("the day is still worked")
	}
	answerDay(t, o, false, "") // as the announcement says
	if got := o.Store.Settings().DaysOff; len(got) != 0 {
		t.Errorf("an answer that the calendar gives anyway was kept: %v", got)
	}
	answerDay(t, o, false, "Làm bù cho ngày 31/8/2026")
	desktest.Press(o, fyne.KeyDelete)
	if got := o.Store.Settings().DaysOff; len(got) != 0 {
		t.Errorf("kept %v", got)
	}
}

func TestAYearIsConfirmed(t *testing.T) {
	o := desktest.New(t)
	o.Clock = func() time.Time { return day.Must("2026-12-01").Time() } // the next year is asked about too
	o.Shell.GoTo(desktop.RoomHome, nil)
	desktest.MustShow(t, o, "Lịch làm việc năm 2026, 2027 chưa được xác nhận")
	desktest.TapButton(t, o, "Mở lịch làm việc")
	desktest.MustShow(t, o, "Lịch năm 2026 chưa được xác nhận", "so danh sách ngày nghỉ với thông báo của Chính phủ")
	desktest.TapButton(t, o, "Xác nhận lịch năm")
	desktest.MustShow(t, o, "Lịch năm 2026 đã được cơ quan xác nhận.")
	if desktest.FindButton(o, "Xác nhận lịch năm") != nil {
		t.Error("the year can be confirmed twice")
	}
	o.Back()
	desktest.MustShow(t, o, "Lịch làm việc năm 2027 chưa được xác nhận")
	desktest.TapButton(t, o, "Mở lịch làm việc")
	w := o.Shell.Top().(*settings.Workdays)
	if w.Grid().Year() != 2027 {
		t.Errorf("the calendar opened on %d", w.Grid().Year())
	}
	desktest.TapButton(t, o, "Xác nhận lịch năm")
	o.Back()
	desktest.MustNotShow(t, o, "Lịch làm việc năm")

	w = openCalendar(t, o)
	desktest.TapButton(t, o, "Bỏ xác nhận")
	if w.Days().Confirmed(2026) || len(o.Store.Settings().ConfirmedYears) != 1 {
		t.Error("the year is still confirmed")
	}
	w.Grid().MoveTo(day.Must("2024-05-04"))
	desktest.MustShow(t, o, "Lịch năm 2024 đã được đối chiếu", "Công văn 2450/VPCP-KGVX")
	if desktest.FindButton(o, "Bỏ xác nhận") != nil {
		t.Error("what shipped confirmed can be unconfirmed")
	}
}

func TestTheNextYearIsAskedAboutFromDecemberOn(t *testing.T) {
	o := desktest.New(t)
	if err := o.Do().SaveSettings(o.Ctx(), o.Store.Settings().WithConfirmed(2026, true)); err != nil {
		t.Fatal(err)
	}
	for iso, words := range map[string]string{
		"2026-11-30": "", "2026-12-01": "năm 2027 chưa", "2027-01-01": "năm 2027 chưa", "2028-12-31": "năm 2028, 2029 chưa",
	} {
		o.Clock = func() time.Time { return day.Must(iso).Time() }
		o.Shell.GoTo(desktop.RoomHome, nil)
		if words == "" {
			desktest.MustNotShow(t, o, "chưa được xác nhận")
			continue
		}
		desktest.MustShow(t, o, words)
	}
}

func TestTheListOfDaysLeadsToThem(t *testing.T) {
	o := desktest.New(t)
	w := openCalendar(t, o)
	o.Window.Canvas().Focus(w.List())
	for row := range w.List().Len() {
		if w.List().Row(row).Name == "Giỗ Tổ Hùng Vương" {
			w.List().Select(row)
			cursorOn(t, w, "2026-04-26")
			desktest.Press(o, fyne.KeyReturn)
			desktest.MustShow(t, o, "Chủ nhật, ngày 26 tháng 04 năm 2026 (10/3 âm lịch)", "Theo lịch chung: Ngày nghỉ – Giỗ Tổ Hùng Vương (tự tính).")
			return
		}
	}
	t.Error("Giỗ Tổ is not listed")
}
