package desktop

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/ncruces/zenity"

	"donthu/data"
	"donthu/reports/document"
)

// atSchedule opens the tab of the schedule.
func atSchedule(t *testing.T, o *program) *receptionRoom {
	t.Helper()
	shortcut(o, fyne.Key3, control)
	room := o.shell.top().(*receptionRoom)
	room.show(tabSchedule)
	return room
}

func scheduleOf(t *testing.T, o *program) []data.ReceptionDay {
	t.Helper()
	days, err := o.store.ReceptionDays(o.ctx(), data.Period{From: 20260101, To: 20271231})
	if err != nil {
		t.Fatal(err)
	}
	return days
}

// A quarter is planned from a rule, looked at, moved, published.
func TestQuarterIsPlannedMovedAndPublished(t *testing.T) {
	o := newTestOffice(t)
	atSchedule(t, o)
	mustShow(t, o, "Quý IV năm 2026", "Quý này chưa có ngày tiếp nào")
	tapButton(t, o, "Lập lịch quý")
	p := o.shell.top().(*schedulePlan)
	p.repeat.SetValue("days")
	p.days.SetText("1, 15")
	p.leader.SetText("Phạm Văn Chủ")
	p.hours.SetText("8:00 – 11:00")
	p.place.SetText("Phòng tiếp công dân")
	tapButton(t, o, "Thêm quy tắc (Ctrl+S)")
	mustShow(t, o, "Ngày 1, 15 hằng tháng", "Thứ Hai, 16/11/2026", "Thay ngày 15/11/2026 (Chủ nhật)", "Đưa 6 ngày vào lịch")
	tapButton(t, o, "Đưa 6 ngày vào lịch")

	days := scheduleOf(t, o)
	if len(days) != 6 || days[0].On != 20261001 || days[3].On != 20261116 || days[0].Leader != "Phạm Văn Chủ" || days[0].Type != data.Scheduled {
		t.Fatalf("%+v", days)
	}
	mustShow(t, o, "Thứ Ba, 01/12/2026", "Hạn công bố 23/11/2026 · còn 3 ngày")

	o.open(DayRef{ID: days[5].ID})
	shortcut(o, fyne.Key6, fyne.KeyModifierAlt)
	f := o.shell.top().(*receptionDayForm)
	f.date.SetDate(20261217)
	f.check()
	mustShow(t, o, "Hãy ghi lý do")
	f.reason.SetText("Chủ tịch họp Hội đồng nhân dân")
	f.check()
	mustShow(t, o, "Dời từ ngày 15/12/2026: Chủ tịch họp Hội đồng nhân dân") // in the day's history
	o.back()
	mustShow(t, o, "Dời từ ngày 15/12/2026: Chủ tịch họp Hội đồng nhân dân")
	if days = scheduleOf(t, o); len(days) != 6 || days[5].On != 20261217 || days[5].MovedFrom != 20261215 {
		t.Errorf("%+v", days[5])
	}

	tapButton(t, o, "Công bố lịch")
	dir := t.TempDir()
	before := systemFile
	defer func() { systemFile = before }()
	systemFile = func(q fileQuestion, _ zenity.Option) (string, error) { return filepath.Join(dir, q.name), nil }
	for button, want := range map[string]string{
		"Lưu bảng lịch Excel…":                               "PK",
		"Lưu trang web để đăng cổng thông tin…":              "Thứ Ba, 01/12/2026",
		"Lưu tệp lịch (iCalendar) để nhập vào lịch điện tử…": "DTSTART:20261201T010000Z",
	} {
		tapButton(t, o, button)
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
	publishing := o.shell.top().(*publishPage)
	publishing.signer.SetText("Phạm Văn Chủ")
	publishing.role.SetText("Chủ tịch")
	publishing.number.SetText("7")
	noticeIsWritten(t, o, filepath.Join(dir, "lich-tiep-cong-dan-2026-10-01-2026-12-31"))
	tapButton(t, o, "Ghi đã công bố (Ctrl+S)")
	mustShow(t, o, "Đã công bố 20/11/2026")
	for _, d := range scheduleOf(t, o) {
		if d.PublishedOn != 20261120 {
			t.Errorf("%+v", d)
		}
	}
	if v, err := o.store.Verify(o.ctx()); err != nil || len(v.Findings) > 0 {
		t.Errorf("%v %v", v.Findings, err)
	}
}

// noticeIsWritten writes the notice to post as Word and as PDF, with and without
// LibreOffice.
func noticeIsWritten(t *testing.T, o *program, file string) {
	t.Helper()
	tapButton(t, o, "Lưu thông báo Word để ký, niêm yết…")
	raw, err := os.ReadFile(file + ".docx")
	if err != nil {
		t.Fatal(err)
	}
	text, err := document.Text(raw)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Số: 07/TB-UBND", "THÔNG BÁO", "Lịch tiếp công dân quý IV năm 2026", "ngày 20 tháng 11 năm 2026", "Thứ Ba, 01/12/2026", "8:00 – 11:00",
		"Chủ tịch UBND phường: Phạm Văn Chủ", "Phòng tiếp công dân. Dời từ ngày 15/12/2026: Chủ tịch họp Hội đồng nhân dân",
		"Tiếp công dân thường xuyên: trong giờ hành chính các ngày làm việc", "CHỦ TỊCH"} {
		if !strings.Contains(text, want) {
			t.Errorf("the notice lacks %q:\n%s", want, text)
		}
	}
	program, print := officeProgram, toPDF
	defer func() { officeProgram, toPDF = program, print }()
	officeProgram = func() string { return "" }
	tapButton(t, o, "Lưu thông báo PDF để in, gửi…")
	mustShow(t, o, "Máy này chưa có LibreOffice", "mở bằng Word")
	press(o, fyne.KeyEscape)
	officeProgram = func() string { return "soffice" }
	toPDF = func(_ context.Context, word string) (string, error) {
		raw, err := os.ReadFile(word)
		if err != nil {
			return "", err
		}
		return word + ".pdf", os.WriteFile(word+".pdf", append([]byte("%PDF "), raw...), 0o600)
	}
	tapButton(t, o, "Lưu thông báo PDF để in, gửi…")
	if printed, err := os.ReadFile(file + ".pdf"); err != nil || !strings.HasPrefix(string(printed), "%PDF ") {
		t.Errorf("no PDF: %v", err)
	}
}

func TestPlannedDaysAreNotAddedTwice(t *testing.T) {
	o := newTestOffice(t)
	if err := o.store.SaveReceptionDays(o.ctx(), []data.ReceptionDay{{On: 20261203, Type: data.Scheduled, Host: data.Head, Hours: "8:00"}}, ""); err != nil {
		t.Fatal(err)
	}
	atSchedule(t, o)
	tapButton(t, o, "Lập lịch quý")
	tapButton(t, o, "Thêm quy tắc (Ctrl+S)") // every Thursday
	mustShow(t, o, "Đã có trong lịch", "Thứ Năm hằng tuần")
	p := o.shell.top().(*schedulePlan)
	p.save()
	seen := map[data.Date]int{}
	for _, d := range scheduleOf(t, o) {
		if seen[d.On]++; seen[d.On] > 1 {
			t.Errorf("%s is in the schedule twice", d.On)
		}
	}
	if len(seen) != 14 {
		t.Errorf("%d days", len(seen))
	}
}

func TestCancelledDayLeavesTheSchedule(t *testing.T) {
	o := newTestOffice(t)
	if err := o.store.SaveReceptionDays(o.ctx(), []data.ReceptionDay{{On: 20261203, Type: data.Scheduled, Host: data.Head, Hours: "8:00"}}, ""); err != nil {
		t.Fatal(err)
	}
	atSchedule(t, o)
	o.open(DayRef{ID: scheduleOf(t, o)[0].ID})
	shortcut(o, fyne.Key6, fyne.KeyModifierAlt)
	f := o.shell.top().(*receptionDayForm)
	f.reason.SetText("Bão")
	tapButton(t, o, "Hủy ngày tiếp")
	tapButton(t, o, "Hủy ngày tiếp") // in the question
	if days := scheduleOf(t, o); len(days) != 0 {
		t.Errorf("%+v", days)
	}
	if err := o.store.Rebuild(o.ctx()); err != nil {
		t.Fatal(err)
	}
	if days := scheduleOf(t, o); len(days) != 0 {
		t.Errorf("after rebuilding %+v", days)
	}
}
