package reception_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/ncruces/zenity"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/reception"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/reports/docx"
)

// atSchedule opens the tab of the schedule.
func atSchedule(t *testing.T, o *desktop.Program) *reception.Room {
	t.Helper()
	desktest.Shortcut(o, fyne.Key3, desktest.Control)
	room := o.Shell.Top().(*reception.Room)
	room.Show(reception.TabSchedule)
	return room
}

func scheduleOf(t *testing.T, o *desktop.Program) []register.ReceptionDay {
	t.Helper()
	days, err := o.Store.ReceptionDays(o.Ctx(), day.Period{From: 20260101, To: 20271231})
	if err != nil {
		t.Fatal(err)
	}
	return days
}

// unbroken is what the screen shows, with sentences whole that it breaks into lines.
func unbroken(o *desktop.Program) string { return strings.ReplaceAll(desktest.Shown(o), "\n", " ") }

// inSchedule fails unless the list, in front, has a row whose cells say these words; a
// narrow column cuts them.
func inSchedule(t *testing.T, o *desktop.Program, words ...string) {
	t.Helper()
	room, ok := o.Shell.Top().(*reception.Room)
	if !ok {
		t.Fatalf("%T is in front", o.Shell.Top())
	}
	rows := room.Days()
	for _, cells := range rows {
		if !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(cells, w) }) {
			return
		}
	}
	t.Errorf("no row says %q: %q", words, rows)
}

// A quarter is planned from a rule, looked at, moved, published.
func TestQuarterIsPlannedMovedAndPublished(t *testing.T) {
	o := desktest.New(t)
	room := atSchedule(t, o)
	desktest.MustShow(t, o, "Quý IV năm 2026", "Quý này chưa có ngày tiếp nào")
	if err := o.Do().SaveReceptionDays(o.Ctx(), []register.ReceptionDay{{On: 20261001, Type: register.Scheduled, Host: register.Head, Hours: "8:00", Place: "Phòng 1"}}, ""); err != nil {
		t.Fatal(err)
	}
	room.Enter()
	desktest.TapButton(t, o, "Lập lịch quý")
	o.Shell.Top().(*reception.Plan).Edit(func(a *reception.PlanAnswers) {
		a.Repeat, a.Days = law.OnDays, []int{1, 13}
		a.Day.Leader, a.Day.Hours, a.Day.Place = "Phạm Văn Chủ", "8:00 – 11:00", "Phòng tiếp công dân"
	})
	desktest.TapButton(t, o, "Thêm quy tắc (Ctrl+S)")
	desktest.MustShow(t, o, "Ngày 1, 13 hằng tháng", "Đã qua, không đưa vào lịch", "Thứ Hai, 14/12/2026", "Thay ngày 13/12/2026 (Chủ nhật)", "Đưa 2 ngày vào lịch")
	desktest.TapButton(t, o, "Đưa 2 ngày vào lịch")

	days := scheduleOf(t, o)
	if len(days) != 3 || days[1].On != 20261201 || days[2].On != 20261214 || days[1].Leader != "Phạm Văn Chủ" || days[1].Type != register.Scheduled {
		t.Fatalf("%+v", days)
	}
	inSchedule(t, o, "Thứ Ba, 01/12/2026", "Hạn công bố 23/11/2026 · còn 3 ngày")
	desktest.MustShow(t, o, "Hạn 23/11", "Công bố ngày 01/12")
	desktest.SaysAll(t, unbroken(o), "khoản 4 Điều 24")

	o.Open(desk.Day{ID: days[2].ID})
	desktest.Shortcut(o, fyne.Key6, fyne.KeyModifierAlt)
	f := o.Shell.Top().(*reception.DayForm)
	f.Edit(func(a *reception.DayAnswers) { a.On = 20261217 })
	f.Save(false)
	desktest.MustShow(t, o, "Hãy ghi lý do")
	f.Edit(func(a *reception.DayAnswers) { a.Reason = "Chủ tịch họp Hội đồng nhân dân" })
	f.Save(false)
	moved := "Dời từ ngày 14/12/2026: Chủ tịch họp Hội đồng nhân dân"
	desktest.TapButton(t, o, "Lịch sử")
	desktest.SaysAll(t, unbroken(o), "Phòng tiếp công dân "+moved)
	o.Back()
	inSchedule(t, o, "Thứ Năm, 17/12/2026", moved)
	desktest.MustShow(t, o, "Thứ Năm, 01/10/2026", "Thứ Năm, 17/12/2026", "Hạn 10/12/2026") // uncut
	inSchedule(t, o, "Thứ Năm, 17/12/2026", "Phòng tiếp công dân", "Hạn công bố 10/12/2026 · còn 20 ngày")
	if days = scheduleOf(t, o); len(days) != 3 || days[2].On != 20261217 || days[2].MovedFrom != 20261214 {
		t.Errorf("%+v", days[2])
	}

	desktest.TapButton(t, o, "Công bố lịch")
	dir := t.TempDir()
	before := desk.SystemFile
	defer func() { desk.SystemFile = before }()
	desk.SystemFile = func(q desk.FileQuestion, _ zenity.Option) (string, error) { return filepath.Join(dir, q.Name), nil }
	for button, want := range map[string]string{
		"Lưu bảng lịch Excel…":                               "PK",
		"Lưu trang web để đăng cổng thông tin…":              "Thứ Ba, 01/12/2026",
		"Lưu tệp lịch (iCalendar) để nhập vào lịch điện tử…": "DTSTART:20261201T010000Z",
	} {
		desktest.TapButton(t, o, button)
		files, _ := filepath.Glob(filepath.Join(dir, "lich-tiep-cong-dan-2026-10-01-2026-12-31.*"))
		found := false
		for _, file := range files {
			raw, err := os.ReadFile(file)
			found = found || err == nil && strings.Contains(string(raw), want)
		}
		if !found {
			t.Errorf("%s: no file with %q among %v", button, want, files)
		}
	}
	o.Shell.Top().(*reception.Publishing).Edit(func(a *reception.NoticeAnswers) {
		a.Signer, a.Role, a.Number = "Phạm Văn Chủ", "Chủ tịch", "7"
	})
	noticeIsWritten(t, o, filepath.Join(dir, "lich-tiep-cong-dan-2026-10-01-2026-12-31"))
	desktest.TapButton(t, o, "Ghi đã công bố (Ctrl+S)")
	desktest.MustShow(t, o, "Đã qua, không công bố được nữa: 01/10/2026")
	desktest.TapButton(t, o, "Công bố 2 ngày")
	desktest.MustShow(t, o, "Đã công bố 20/11/2026")
	for _, d := range scheduleOf(t, o) {
		if (d.PublishedOn == 20261120) != (d.On >= 20261120) {
			t.Errorf("%+v", d)
		}
	}
	if v, err := o.Do().Verify(o.Ctx()); err != nil || len(v.Findings) > 0 {
		t.Errorf("%v %v", v.Findings, err)
	}
}

// noticeIsWritten writes the notice to post as Word and as PDF, with and without
// LibreOffice.
func noticeIsWritten(t *testing.T, o *desktop.Program, file string) {
	t.Helper()
	desktest.TapButton(t, o, "Lưu thông báo Word để ký, niêm yết…")
	raw, err := os.ReadFile(file + ".docx")
	if err != nil {
		t.Fatal(err)
	}
	text, err := docx.Text(raw)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Số: 07/TB-UBND", "THÔNG BÁO", "Lịch tiếp công dân quý IV năm 2026", "ngày 20 tháng 11 năm 2026", "Thứ Ba, 01/12/2026", "8:00 – 11:00",
		"Chủ tịch UBND phường: Phạm Văn Chủ", "Phòng tiếp công dân. Dời từ ngày 14/12/2026: Chủ tịch họp Hội đồng nhân dân",
		"Tiếp công dân thường xuyên: trong giờ hành chính các ngày làm việc", "CHỦ TỊCH"} {
		if !strings.Contains(text, want) {
			t.Errorf("the notice lacks %q:\n%s", want, text)
		}
	}
	program, print := desk.OfficeProgram, desk.ToPDF
	defer func() { desk.OfficeProgram, desk.ToPDF = program, print }()
	desk.OfficeProgram = func() string { return "" }
	desktest.TapButton(t, o, "Lưu thông báo PDF để in, gửi…")
	desktest.MustShow(t, o, "Máy này chưa có LibreOffice", "mở bằng Word")
	desktest.Press(o, fyne.KeyEscape)
	desk.OfficeProgram = func() string { return "soffice" }
	desk.ToPDF = func(_ context.Context, word string) (string, error) {
		raw, err := os.ReadFile(word)
		if err != nil {
			return "", err
		}
		return word + ".pdf", os.WriteFile(word+".pdf", append([]byte("%PDF "), raw...), 0o600)
	}
	desktest.TapButton(t, o, "Lưu thông báo PDF để in, gửi…")
	if printed, err := os.ReadFile(file + ".pdf"); err != nil || !strings.HasPrefix(string(printed), "%PDF ") {
		t.Errorf("no PDF: %v", err)
	}
}

func TestPlannedDaysAreNotAddedTwice(t *testing.T) {
	o := desktest.New(t)
	if err := o.Do().SaveReceptionDays(o.Ctx(), []register.ReceptionDay{{On: 20261203, Type: register.Scheduled, Host: register.Head, Hours: "8:00"}}, ""); err != nil {
		t.Fatal(err)
	}
	atSchedule(t, o)
	desktest.TapButton(t, o, "Lập lịch quý")
	desktest.TapButton(t, o, "Thêm quy tắc (Ctrl+S)") // every Thursday
	desktest.MustShow(t, o, "Đã có trong lịch", "Thứ Năm hằng tuần")
	desktest.TapButton(t, o, "Đưa 5 ngày vào lịch")
	seen := map[day.Date]int{}
	for _, d := range scheduleOf(t, o) {
		if seen[d.On]++; seen[d.On] > 1 {
			t.Errorf("%s is in the schedule twice", d.On)
		}
	}
	if len(seen) != 6 {
		t.Errorf("%d days", len(seen))
	}
}

func TestCancelledDayLeavesTheSchedule(t *testing.T) {
	o := desktest.New(t)
	if err := o.Do().SaveReceptionDays(o.Ctx(), []register.ReceptionDay{{On: 20261203, Type: register.Scheduled, Host: register.Head, Hours: "8:00"}}, ""); err != nil {
		t.Fatal(err)
	}
	atSchedule(t, o)
	o.Open(desk.Day{ID: scheduleOf(t, o)[0].ID})
	desktest.Shortcut(o, fyne.Key6, fyne.KeyModifierAlt)
	desktest.TapButton(t, o, "Hủy ngày tiếp")
	desktest.MustShow(t, o, "Hãy ghi lý do")
	o.Shell.Top().(*reception.DayForm).Edit(func(a *reception.DayAnswers) { a.Reason = "Bão" })
	desktest.TapButton(t, o, "Hủy ngày tiếp")
	desktest.TapButton(t, o, "Hủy ngày tiếp") // in the question
	if days := scheduleOf(t, o); len(days) != 0 {
		t.Errorf("%+v", days)
	}
	if err := desktest.Register(t, o).Rebuild(o.Ctx()); err != nil {
		t.Fatal(err)
	}
	if days := scheduleOf(t, o); len(days) != 0 {
		t.Errorf("after rebuilding %+v", days)
	}
}

// The rules of last time begin the next plan; those that were not applied are not lost
// without a question, and a rule that asks for something else asks as it began.
func TestPlanBeginsWithTheRulesOfLastTime(t *testing.T) {
	o := desktest.New(t)
	atSchedule(t, o)
	desktest.TapButton(t, o, "Lập lịch quý")
	p := o.Shell.Top().(*reception.Plan)
	p.Edit(func(a *reception.PlanAnswers) { a.Day.Leader = "Phạm Văn Chủ" })
	desktest.TapButton(t, o, "Thêm quy tắc (Ctrl+S)")
	p.Edit(func(a *reception.PlanAnswers) { a.Repeat = law.NthOfDay })
	desktest.MustShow(t, o, "Thứ nhất", "Thứ Năm")
	desktest.Press(o, fyne.KeyEscape)
	desktest.MustShow(t, o, "Bỏ nội dung đang nhập")
	desktest.Press(o, fyne.KeyEscape)
	desktest.TapButton(t, o, "Đưa 6 ngày vào lịch")

	room := o.Shell.Top().(*reception.Room)
	room.Show(reception.TabSchedule)
	desktest.TapButton(t, o, "Lập lịch quý")
	desktest.MustShow(t, o, "Thứ Năm hằng tuần · Thủ trưởng Phạm Văn Chủ", "Đã có trong lịch", "Đưa 0 ngày vào lịch")
	desktest.Press(o, fyne.KeyEscape)
	desktest.MustShow(t, o, "Quý IV năm 2026")
}

// What lacks hours or a place is not published but leads to the day; two days on one date
// and a delegate are asked about; a published day that changes is published anew with
// what changed.
func TestPublishingRefusesAndPublishesChangesAnew(t *testing.T) {
	o := desktest.New(t)
	days := []register.ReceptionDay{
		{On: 20261203, Type: register.Scheduled, Host: register.Head, Leader: "Phạm Văn Chủ", Place: "Phòng 1"},
		{On: 20261203, Type: register.Scheduled, Host: register.Delegate, Hours: "14:00", Place: "Phòng 1"},
	}
	if err := o.Do().SaveReceptionDays(o.Ctx(), days, ""); err != nil {
		t.Fatal(err)
	}
	atSchedule(t, o)
	desktest.MustShow(t, o, "Lựa chọn của cơ quan", "Dự kiến ủy quyền tiếp ngày 03/12/2026. Cơ quan chọn", "luật không quy định")
	desktest.MustNotShow(t, o, "Đối chiếu luật")
	desktest.TapButton(t, o, "Công bố lịch")
	desktest.TapButton(t, o, "Ghi đã công bố (Ctrl+S)")
	desktest.MustShow(t, o, "Chưa có giờ hoặc địa điểm nên chưa công bố được: 03/12/2026.")
	desktest.TapButton(t, o, "Ghi giờ, địa điểm ngày 03/12/2026")
	f, ok := o.Shell.Top().(*reception.DayForm)
	if !ok {
		t.Fatalf("the way to the day leads to %T", o.Shell.Top())
	}
	f.Edit(func(a *reception.DayAnswers) { a.Hours, a.Reason = "8:00", "Thiếu giờ" })
	f.Save(false)
	publish := func() {
		t.Helper()
		desktest.TapButton(t, o, "Công bố lịch")
		desktest.TapButton(t, o, "Ghi đã công bố (Ctrl+S)")
		desktest.MustShow(t, o, "Ngày 03/12/2026 có hai buổi tiếp.")
	}
	publish()
	desktest.MustShow(t, o, "ủy quyền: 03/12/2026")
	desktest.TapButton(t, o, "Công bố 2 ngày")

	now := scheduleOf(t, o)
	o.Open(desk.DayForm{Day: now[0]})
	f = o.Shell.Top().(*reception.DayForm)
	f.Edit(func(a *reception.DayAnswers) { a.Hours, a.Reason = "9:00", "Đổi giờ" })
	f.Save(false)
	desktest.MustShow(t, o, "Đã đổi, chưa công bố lại: giờ 8:00")
	inSchedule(t, o, "Thứ Năm, 03/12/2026", "Đã đổi, chưa công bố lại: giờ 8:00 → 9:00")
	publish()
	desktest.TapButton(t, o, "Công bố 1 ngày")
	desktest.MustShow(t, o, "Đã công bố 20/11/2026, công bố t")
	inSchedule(t, o, "Thứ Năm, 03/12/2026", "Đã công bố 20/11/2026, công bố thay đổi 20/11/2026")
	o.Open(desk.Day{ID: now[0].ID})
	desktest.MustNotShow(t, o, "không còn hiệu lực")
}

// The calendar is worked with keys: a day that is over cannot be added, one ahead can, and
// Enter opens what stands on a day.
func TestCalendarByKeyboard(t *testing.T) {
	o := desktest.New(t)
	if err := o.Do().SaveReceptionDays(o.Ctx(), []register.ReceptionDay{{On: 20261124, Type: register.Scheduled, Host: register.Head, Place: "Phòng 1"}}, ""); err != nil {
		t.Fatal(err)
	}
	room := atSchedule(t, o)
	months := room.Months()
	o.Window.Canvas().Focus(months)
	desktest.Press(o, fyne.KeyLeft)
	desktest.MustShow(t, o, "Thứ Năm, 19/11/2026", "Ngày 24/11 chưa có giờ, địa điểm")
	desktest.SaysAll(t, unbroken(o), "ngày đã qua, không thêm được")
	desktest.Press(o, fyne.KeyReturn)
	if o.Shell.Top() != desk.Page(room) {
		t.Fatalf("Enter on a day that is over opens %T", o.Shell.Top())
	}
	desktest.Press(o, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	f, ok := o.Shell.Top().(*reception.DayForm)
	if a, _ := f.Read(); !ok || a.On != 20261121 {
		t.Fatalf("Enter opens %T on %s", o.Shell.Top(), a.On)
	}
	f.Edit(func(a *reception.DayAnswers) { a.On, a.Hours = 20261119, "8:00" })
	f.Save(false)
	desktest.MustShow(t, o, "Ngày đã công bố", "Ngày 19/11/2026 đã qua: chỉ ghi được ngày tiếp đã công bố. Ghi ngày đã công bố (không sau ngày tiếp), hoặc chọn ngày từ hôm nay.")
	f.Edit(func(a *reception.DayAnswers) { a.On = 20261125 })
	f.Save(false)
	if days := scheduleOf(t, o); len(days) != 2 || days[1].On != 20261125 {
		t.Errorf("%+v", days)
	}
	o.Window.Canvas().Focus(months)
	desktest.Press(o, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	desktest.MustShow(t, o, "Thứ Ba, 24/11/2026", "Định kỳ")
	desktest.Press(o, fyne.KeyEscape)
	desktest.Shortcut(o, fyne.KeyPageDown, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Quý I năm 2027")
}

// A day that was published and is over comes into the schedule, after a question; a report on
// the time then knows it.
func TestAPublishedDayOfThePastComesIntoTheSchedule(t *testing.T) {
	o := desktest.New(t)
	o.Open(desk.DayForm{Day: register.ReceptionDay{On: 20261105, Type: register.Scheduled, Host: register.Head, Hours: "8:00", Place: "Phòng 1"}})
	f := o.Shell.Top().(*reception.DayForm)
	f.Edit(func(a *reception.DayAnswers) { a.PublishedOn = 20261106 })
	f.Save(false)
	desktest.MustShow(t, o, "Ngày 05/11/2026 đã qua: chỉ ghi được ngày tiếp đã công bố")
	f.Edit(func(a *reception.DayAnswers) { a.PublishedOn = 20261028 })
	f.Save(false)
	if days, err := o.Store.ReceptionDays(o.Ctx(), day.Period{From: 20261101, To: 20261130}); err != nil || len(days) != 0 {
		t.Fatalf("written without a question: %+v, %v", days, err)
	}
	desktest.MustShow(t, o, "Ngày 05/11/2026 đã qua, lịch công bố ngày 28/10/2026: ghi thêm vào lịch tiếp công dân?")
	desktest.TapButton(t, o, "Lưu như đã nhập")
	days, err := o.Store.ReceptionDays(o.Ctx(), day.Period{From: 20261101, To: 20261130})
	if err != nil || len(days) != 1 || days[0].PublishedOn != 20261028 || days[0].Changed() {
		t.Errorf("%+v, %v", days, err)
	}
}
