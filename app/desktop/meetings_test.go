package desktop

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/data"
	"donthu/data/store"
	"donthu/reports/document"
)

// aDay is a day of the schedule on which the chair receives.
func aDay(t *testing.T, o *program, on data.Date) data.ReceptionDay {
	t.Helper()
	days := []data.ReceptionDay{{On: on, Type: data.Scheduled, Host: data.Head, Leader: "Phạm Văn Chủ", Hours: "8:00 – 11:00"}}
	if err := o.store.SaveReceptionDays(o.ctx(), days, ""); err != nil {
		t.Fatal(err)
	}
	return days[0]
}

// settlingLetter is a complaint that is accepted and verified.
func settlingLetter(t *testing.T, o *program) data.Letter {
	t.Helper()
	l := addLetter(t, o, data.Facts{ReceivedOn: 20261102, Kind: data.Complaint, Round: 1, Sender: data.Person{Name: "Lê Thị Mới", Address: "12 Hàng Bông"}, Content: "Khiếu nại mức bồi thường đất", Against: "Phòng Kinh tế"})
	l, err := o.store.AddSteps(o.ctx(), l.ID, data.Draft{On: 20261103, Content: data.Handled{Eligible: data.Yes, Competent: data.Yes, Handling: data.Accept}},
		data.Draft{On: 20261104, Content: data.Accepted{}}, data.Draft{On: 20261105, Content: data.Verified{By: "Tổ xác minh"}})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// noPrinter makes the computer one without LibreOffice, and catches what would be
// opened: the last file is the latest.
func noPrinter(t *testing.T) *[]string {
	t.Helper()
	program := officeProgram
	officeProgram = func() string { return "" }
	t.Cleanup(func() { officeProgram = program })
	return opened(t, &openOutside)
}

func latest(files *[]string) string { return (*files)[len(*files)-1] }

func textOfFile(t *testing.T, file string) string {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text, err := document.Text(raw)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// Before the day: people are invited from the register, advised on, written to; what
// is missing shows on the day's page and on the home screen until it is there.
func TestFilesOfAReceptionDayArePrepared(t *testing.T) {
	o := newTestOffice(t)
	files := noPrinter(t)
	settlingLetter(t, o)
	aDay(t, o, 20261124)
	o.shell.goTo(roomHome, nil)
	mustShow(t, o, "Hồ sơ ngày tiếp công dân 24/11/2026 còn thiếu 2 mục")
	tapButton(t, o, "Mở ngày tiếp")
	mustShow(t, o, "Chưa có người nào được mời.", "Chưa lập danh sách người phải có mặt.")

	shortcut(o, fyne.Key1, fyne.KeyModifierAlt)
	picker := o.shell.top().(*inviteePicker)
	typeInto(o, "le thi moi")
	if picker.table.Len() != 1 {
		t.Fatalf("%d found: %s", picker.table.Len(), shown(o))
	}
	picker.table.Select(0)
	picker.table.OnOpen(0)
	mustShow(t, o, "Người được mời: Lê Thị Mới", "Chưa mời.", "Chưa có ý kiến tham mưu.", "Đơn chưa có văn bản trả lời nào.")
	typeInto(o, "Giải thích mức 2")
	shortcut(o, fyne.KeyS, control)
	mustShow(t, o, "Người được mời (1)", "8:00", "Đơn số 1/2026")

	shortcut(o, fyne.Key2, fyne.KeyModifierAlt)
	mustShow(t, o, "Viết 1 giấy mời")
	press(o, fyne.KeyTab)
	typeInto(o, "Phạm Văn Chủ")
	shortcut(o, fyne.KeyS, control)
	mustShow(t, o, "20/11/2026 · 01/GM-UBND")
	letter := letterNumbered(t, o, "1/2026")
	if len(letter.Replies) != 1 || letter.Replies[0].Template != "giay-moi" || letter.Replies[0].To != "Lê Thị Mới" {
		t.Fatalf("%+v", letter.Replies)
	}
	written := textOfFile(t, o.do().DocumentPath(letter.Replies[0].File))
	for _, words := range []string{"ông (bà) Lê Thị Mới, địa chỉ: 12 Hàng Bông", "8:00, ngày 24 tháng 11 năm 2026", "Phạm Văn Chủ", "Số: 01/GM-UBND"} {
		if !strings.Contains(written, words) {
			t.Errorf("the invitation does not say %q:\n%s", words, written)
		}
	}
	shortcut(o, fyne.Key2, fyne.KeyModifierAlt)
	mustShow(t, o, "Tất cả những người trong danh sách đã được mời.")
	press(o, fyne.KeyEscape)

	shortcut(o, fyne.Key4, fyne.KeyModifierAlt)
	dossier := textOfFile(t, latest(files))
	for _, words := range []string{"Phục vụ buổi tiếp công dân ngày 24 tháng 11 năm 2026", "Người tiếp: Phạm Văn Chủ", "1. Lê Thị Mới (Đơn số 1/2026)", "Khiếu nại mức bồi thường đất.",
		"Giải thích mức 2", "Giấy mời", "01/GM-UBND"} {
		if !strings.Contains(dossier, words) {
			t.Errorf("the dossier does not say %q:\n%s", words, dossier)
		}
	}
	for _, words := range []string{"{{", "Chưa mời.", "Chưa có ý kiến"} {
		if strings.Contains(dossier, words) {
			t.Errorf("the dossier says %q", words)
		}
	}
	if v, err := o.store.Verify(o.ctx()); err != nil || len(v.Findings) > 0 {
		t.Errorf("%v %v", v.Findings, err)
	}
}

// Who denounced is named on no page of the day and in no paper about it.
func TestNoDossierTellsWhoDenounced(t *testing.T) {
	o := newTestOffice(t)
	files := noPrinter(t)
	addLetter(t, o, accusing())
	day := aDay(t, o, 20261124)
	visit, err := o.store.AddReception(o.ctx(), data.Reception{On: 20261119, Type: data.Regular, Host: data.Officer, Kind: data.Denunciation, People: 1,
		Visitor: data.Person{Name: "Quách Thị Ẩn", Address: "88/2 Vạn Kiếp", Phone: "0903123456"}, Content: "Bà Quách Thị Ẩn tố cáo ông Cán"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.store.SaveDossier(o.ctx(), day.ID, []data.Invitee{{Letter: "1/2026", Advice: "Bà Quách Thị Ẩn ở 88/2 Vạn Kiếp đã đến nhiều lần"}, {Visit: visit.ID}}); err != nil {
		t.Fatal(err)
	}
	o.open(DayRef{ID: day.ID})
	mustShow(t, o, "mã TC-1/2026")
	mustNotShow(t, o, secrets...)
	p := o.shell.top().(*dayPage)
	shortcut(o, fyne.Key1, fyne.KeyModifierAlt)
	mustNotShow(t, o, secrets...)
	o.back()
	p.invited.OnOpen(1)
	mustShow(t, o, "Đây là người tố cáo")
	mustNotShow(t, o, secrets...)
	typeInto(o, "Ba Quach Thi An den nhieu lan")
	shortcut(o, fyne.KeyS, control)
	mustShow(t, o, "Câu này cho biết ai là người tố cáo")
	press(o, fyne.KeyEscape)
	tapButton(t, o, "Bỏ nội dung")
	p.print()
	text := textOfFile(t, latest(files))
	for _, secret := range secrets {
		if strings.Contains(text, secret) {
			t.Errorf("the dossier tells %q:\n%s", secret, text)
		}
	}
	if !strings.Contains(text, "mã TC-1/2026") {
		t.Errorf("nobody can tell who is meant:\n%s", text)
	}
}

// On the day: who came, who was late, who was replaced; counted by quarter.
func TestAttendanceIsNotedPrintedAndCounted(t *testing.T) {
	o := newTestOffice(t)
	files := noPrinter(t)
	before, day := aDay(t, o, 20261105), aDay(t, o, 20261119)
	if _, err := o.store.SaveAttendance(o.ctx(), before.ID, []data.Attendee{{Name: "Phạm Văn Chủ", Duty: data.Presides, Presence: data.Came},
		{Name: "Lê Văn Cần", Unit: "Phòng Kinh tế", Duty: data.UnitSent, Presence: data.Absent, Reason: "Họp"}}); err != nil {
		t.Fatal(err)
	}
	o.open(DayRef{ID: day.ID})
	shortcut(o, fyne.Key3, fyne.KeyModifierAlt)
	p := o.shell.top().(*attendancePage)
	if got := p.list.persons(); len(got) != 2 || got[0].Name != "Phạm Văn Chủ" || got[1].Name != "Lê Văn Cần" || got[1].Presence != "" {
		t.Fatalf("proposed: %+v", got)
	}
	p.list.rows[1].replaced.SetText("Đỗ Thị Thay")
	o.window.Canvas().Unfocus() // the lines stand in no form: Ctrl+S is the window's
	shortcut(o, fyne.KeyS, control)
	mustShow(t, o, "“Lê Văn Cần” không vắng mặt nên không có người dự thay.")
	p.list.rows[1].presence.SetValue(string(data.Absent))
	tapButton(t, o, "Những người còn lại có mặt")
	shortcut(o, fyne.KeyS, control)
	mustShow(t, o, "Người dự: có mặt 1, đến muộn 0, vắng mặt 1", "Vắng mặt · Đỗ Thị Thay dự thay")
	shortcut(o, fyne.Key5, fyne.KeyModifierAlt)
	text := textOfFile(t, latest(files))
	for _, words := range []string{"DANH SÁCH", "Lê Văn Cần", "Vắng mặt, Đỗ Thị Thay dự thay", "Ký tên"} {
		if !strings.Contains(text, words) {
			t.Errorf("the list does not say %q:\n%s", words, text)
		}
	}
	o.back()
	shortcut(o, fyne.Key3, control)
	chooseOption(t, o, "schedule")
	tapButton(t, o, "Thống kê dự")
	mustShow(t, o, "Đã ghi người dự của 2 buổi tiếp", "Phòng Kinh tế", "Cộng")
	if rows := o.shell.top().(*attendanceTally).table.Row(0); rows[0] != "Lê Văn Cần" || rows[5] != "2" || rows[6] != "1" {
		t.Errorf("who missed most: %v", rows)
	}
}

// A dialogue from the letter's page: called, invited to, held; the letter knows, the
// guide goes on, the conclusion becomes a direction.
func TestDialogueFromCallToDirection(t *testing.T) {
	o := newTestOffice(t)
	files := noPrinter(t)
	l := settlingLetter(t, o)
	o.open(LetterRef{ID: l.ID})
	tapButton(t, o, "Lên lịch họp, đối thoại")
	f := o.shell.top().(*meetingForm)
	mustShow(t, o, "1/2026", "Lê Thị Mới", "12 Hàng Bông", "Phòng Kinh tế")
	f.hour.SetText("8:30")
	f.chair.SetText("Phạm Văn Chủ")
	f.letter.SetText("9/2026")
	shortcut(o, fyne.KeyS, control)
	mustShow(t, o, "Không có đơn số 9/2026 trong sổ")
	f.letter.SetText("1/2026")
	shortcut(o, fyne.KeyS, control)
	p, ok := o.shell.top().(*meetingPage)
	if !ok || p.meeting.Kind != data.ForDialogue {
		t.Fatalf("%T: %s", o.shell.top(), shown(o))
	}
	shortcut(o, fyne.Key2, fyne.KeyModifierAlt)
	mustShow(t, o, "Viết 2 giấy mời")
	press(o, fyne.KeyTab)
	typeInto(o, "Phạm Văn Chủ")
	shortcut(o, fyne.KeyS, control)
	mustShow(t, o, "01/GM-UBND", "02/GM-UBND", "Đã mời 2 trong 2 người")

	shortcut(o, fyne.Key1, fyne.KeyModifierAlt)
	r := o.shell.top().(*meetingResult)
	tapButton(t, o, "Những người còn lại có mặt")
	r.minutes.SetText("3/BB-UBND")
	shortcut(o, fyne.KeyS, control)
	mustShow(t, o, "Hãy ghi kết quả, kết luận")
	r.opinions.SetText("Người khiếu nại đề nghị mức 3")
	r.outcome.SetText("Thống nhất áp dụng mức 2")
	shortcut(o, fyne.KeyS, control)
	mustShow(t, o, "Đã tổ chức 20/11/2026", "Thống nhất áp dụng mức 2")
	letter := letterNumbered(t, o, "1/2026")
	if d := letter.Life.Dialogues; len(d) != 1 || d[0].Minutes != "3/BB-UBND" || d[0].Outcome != "Thống nhất áp dụng mức 2" {
		t.Fatalf("%+v", d)
	}
	shortcut(o, fyne.Key3, fyne.KeyModifierAlt)
	minutes := textOfFile(t, latest(files))
	for _, words := range []string{"Đối thoại với người khiếu nại", "8:30, ngày 20 tháng 11 năm 2026", "Phạm Văn Chủ", "Người khiếu nại đề nghị mức 3", "Thống nhất áp dụng mức 2"} {
		if !strings.Contains(minutes, words) {
			t.Errorf("the minutes do not say %q:\n%s", words, minutes)
		}
	}
	shortcut(o, fyne.Key4, fyne.KeyModifierAlt)
	d := o.shell.top().(*directionForm)
	if got, _ := d.Read(); got.Source != data.FromDialogue || got.Letter != "1/2026" {
		t.Errorf("%+v", got)
	}
	o.back() // from the form, untouched
	o.back()
	mustShow(t, o, "Đã tổ chức 20/11/2026") // on the letter's page
	shortcut(o, fyne.Key3, control)
	chooseOption(t, o, "meetings")
	mustShow(t, o, "Chưa có buổi họp, đối thoại nào")
	chooseOption(t, o, "all")
	mustShow(t, o, "Thứ Sáu, 20/11/2026 8:30", "Đối thoại")
	if v, err := o.store.Verify(o.ctx()); err != nil || len(v.Findings) > 0 {
		t.Errorf("%v %v", v.Findings, err)
	}
}

func TestMeetingsStandInTheCalendarAndOnTheHomeScreen(t *testing.T) {
	o := newTestOffice(t)
	files := noPrinter(t)
	addLetter(t, o, data.Facts{ReceivedOn: 20261119, Kind: data.Petition, Sender: data.Person{Name: "Lê Thị Mới"}, Content: "Sửa đường"})
	m, err := o.store.AddMeeting(o.ctx(), data.Convened{Kind: data.ForCounsel, On: 20261117, Hour: "14:00", About: "Chuẩn bị buổi tiếp", Persons: []data.Attendee{{Name: "Lê Văn Cần"}}})
	if err != nil {
		t.Fatal(err)
	}
	o.shell.goTo(roomHome, nil)
	mustShow(t, o, "Họp tham mưu ngày 17/11/2026 chưa ghi kết quả.")
	shortcut(o, fyne.Key3, control)
	chooseOption(t, o, "schedule")
	chooseOption(t, o, "month")
	mustShow(t, o, "17/11 14:00 Họp tham mưu")
	o.open(MeetingRef{ID: m.ID})
	shortcut(o, fyne.Key2, fyne.KeyModifierAlt) // no letter: told, not written to
	shortcut(o, fyne.KeyS, control)
	mustShow(t, o, "Đã qua ngày, chưa ghi kết quả", "20/11/2026")
	shortcut(o, fyne.Key3, fyne.KeyModifierAlt)
	if text := textOfFile(t, latest(files)); !strings.Contains(text, "Chuẩn bị buổi tiếp") || !strings.Contains(text, "Lê Văn Cần") {
		t.Error(text)
	}
	shortcut(o, fyne.Key6, fyne.KeyModifierAlt)
	typeInto(o, "Không cần nữa")
	tapButton(t, o, "Hủy buổi này")
	if all, err := o.store.Meetings(o.ctx(), store.MeetingQuery{}); err != nil || len(all) != 0 {
		t.Errorf("%+v, %v", all, err)
	}
}

// Somebody who came without a letter is invited by a document of the visit.
func TestVisitorIsInvitedAgain(t *testing.T) {
	o := newTestOffice(t)
	noPrinter(t)
	visit, err := o.store.AddReception(o.ctx(), data.Reception{On: 20261109, Type: data.Regular, Host: data.Officer, Kind: data.Petition, People: 1,
		Visitor: data.Person{Name: "Hồ Văn Núi", Address: "Tổ 4"}, Content: "Xin đường thoát nước"})
	if err != nil {
		t.Fatal(err)
	}
	day := aDay(t, o, 20261124)
	if _, err := o.store.SaveDossier(o.ctx(), day.ID, []data.Invitee{{Visit: visit.ID, Hour: "9:15"}}); err != nil {
		t.Fatal(err)
	}
	o.open(DayRef{ID: day.ID})
	shortcut(o, fyne.Key2, fyne.KeyModifierAlt)
	press(o, fyne.KeyTab)
	typeInto(o, "Phạm Văn Chủ")
	shortcut(o, fyne.KeyS, control)
	mustShow(t, o, "20/11/2026 · 01/GM-UBND")
	if visit, err = o.store.Reception(o.ctx(), visit.ID); err != nil || len(visit.Replies) != 1 {
		t.Fatalf("%+v, %v", visit.Replies, err)
	}
	text := textOfFile(t, o.do().DocumentPath(visit.Replies[0].File))
	if !strings.Contains(text, "ông (bà) Hồ Văn Núi, địa chỉ: Tổ 4") || !strings.Contains(text, "9:15, ngày 24 tháng 11 năm 2026") || strings.Contains(text, "đến đơn") {
		t.Error(text)
	}
}
