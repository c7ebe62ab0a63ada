package meetings_test

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/meetings"
	"donthu/app/kit"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
	"donthu/reports/docx"
)

// aDay is a day of the schedule on which the chair receives.
func aDay(t *testing.T, o *desktop.Program, on day.Date) register.ReceptionDay {
	t.Helper()
	days := []register.ReceptionDay{{On: on, Type: register.Scheduled, Host: register.Head, Leader: "Phạm Văn Chủ", Hours: "8:00 – 11:00"}}
	if err := o.Do().SaveReceptionDays(o.Ctx(), days, ""); err != nil {
		t.Fatal(err)
	}
	return days[0]
}

// settlingLetter is a complaint that is accepted and verified.
func settlingLetter(t *testing.T, o *desktop.Program) register.Letter {
	t.Helper()
	l := desktest.AddLetter(t, o, register.Facts{ReceivedOn: 20261102, Kind: register.Complaint, Round: 1, Sender: register.Person{Name: "Lê Thị Mới", Address: "12 Hàng Bông"}, Content: "Khiếu nại mức bồi thường đất", Against: "Phòng Kinh tế"})
	l, err := o.Do().Record(o.Ctx(), l.ID, steps.Draft{On: 20261103, Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}},
		steps.Draft{On: 20261104, Content: register.Accepted{}}, steps.Draft{On: 20261105, Content: register.Verified{By: "Tổ xác minh"}})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// noPrinter makes the computer one without LibreOffice, and catches what would be
// opened: the last file is the latest.
func noPrinter(t *testing.T) *[]string {
	t.Helper()
	program := desk.OfficeProgram
	desk.OfficeProgram = func() string { return "" }
	t.Cleanup(func() { desk.OfficeProgram = program })
	return desktest.Opened(t, &desk.OpenOutside)
}

// chosen reports whether a choice on the screen has the value.
func chosen(o *desktop.Program, value string) (is bool) {
	desktest.Visit(o.Window.Canvas().Content(), func(object fyne.CanvasObject) bool {
		choice, ok := object.(*kit.Choice)
		is = is || ok && choice.Value() == value
		return !ok
	})
	return is
}

// attendees are the lines of the list of persons on the screen, each with its cells.
func attendees(o *desktop.Program) (lines []string) {
	desktest.Visit(o.Window.Canvas().Content(), func(object fyne.CanvasObject) bool {
		table, ok := object.(*kit.Table[register.Attendee])
		for row := 0; ok && row < table.Len(); row++ {
			lines = append(lines, strings.Join(table.Cells(row), " | "))
		}
		return !ok
	})
	return lines
}

// mustInvite fails unless the first person on the page of the day is invited so.
func mustInvite(t *testing.T, o *desktop.Program, words string) {
	t.Helper()
	if p, ok := o.Shell.Top().(*meetings.Day); !ok || p.Invited().Len() == 0 || p.Invited().Cells(0)[3] != words {
		t.Errorf("the day does not say %q:\n%s", words, desktest.Shown(o))
	}
}

func latest(files *[]string) string { return (*files)[len(*files)-1] }

func textOfFile(t *testing.T, file string) string {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text, err := docx.Text(raw)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// Before the day: people are invited from the register, advised on, written to; what
// is missing shows on the day's page and on the home screen until it is there.
func TestFilesOfAReceptionDayArePrepared(t *testing.T) {
	o := desktest.New(t)
	files := noPrinter(t)
	settlingLetter(t, o)
	aDay(t, o, 20261124)
	o.Shell.GoTo(desktop.RoomHome, nil)
	desktest.MustShow(t, o, "Tiếp công dân thứ Ba 24/11\nHồ sơ thiếu 2 mục")
	desktest.TapButton(t, o, "Mở")
	desktest.MustShow(t, o, "Chưa có người nào được mời.", "Chưa lập danh sách người phải có mặt.")

	desktest.Shortcut(o, fyne.Key1, fyne.KeyModifierAlt)
	picker := o.Shell.Top().(*meetings.InviteePicker)
	desktest.TypeInto(o, "le thi moi")
	if picker.Table().Len() != 1 {
		t.Fatalf("%d found: %s", picker.Table().Len(), desktest.Shown(o))
	}
	picker.Table().Select(0)
	picker.Table().Open(picker.Table().Row(0))
	desktest.MustShow(t, o, "Người được mời: Lê Thị Mới", "Chưa mời.", "Chưa có ý kiến tham mưu.", "Đơn chưa có văn bản trả lời nào.")
	desktest.TypeInto(o, "Giải thích mức 2")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "Người được mời (1)", "8:00", "Đơn số 1/2026")

	desktest.Shortcut(o, fyne.Key2, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Viết 1 giấy mời")
	desktest.Press(o, fyne.KeyTab)
	desktest.TypeInto(o, "Phạm Văn Chủ")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	letter := desktest.LetterNumbered(t, o, "1/2026")
	if len(letter.Replies) != 0 || len(letter.Unissued) != 1 || letter.Unissued[0].Template != "giay-moi" || letter.Unissued[0].To != "Lê Thị Mới" {
		t.Fatalf("%+v, %+v", letter.Replies, letter.Unissued)
	}
	if p, ok := o.Shell.Top().(*meetings.Day); !ok || strings.Contains(strings.Join(p.Invited().Cells(0), " "), "GM-UBND") {
		t.Errorf("a draft invites:\n%s", desktest.Shown(o))
	}
	signed := desktest.Sign(t, o, letter.ID, letter.Unissued[0])
	mustInvite(t, o, "20/11/2026 · 01/GM-UBND")
	kept, err := o.Do().PaperFile(o.Ctx(), signed)
	if err != nil {
		t.Fatal(err)
	}
	written := textOfFile(t, kept)
	for _, words := range []string{"bà Lê Thị Mới, địa chỉ: 12 Hàng Bông", "8:00, ngày 24 tháng 11 năm 2026", "Phạm Văn Chủ", "Số: 01/GM-UBND"} {
		if !strings.Contains(written, words) {
			t.Errorf("the invitation does not say %q:\n%s", words, written)
		}
	}
	desktest.Shortcut(o, fyne.Key2, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Tất cả những người trong danh sách đã được mời.")
	desktest.Press(o, fyne.KeyEscape)

	desktest.Shortcut(o, fyne.Key4, fyne.KeyModifierAlt)
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
	if v, err := o.Do().Verify(o.Ctx()); err != nil || len(v.Findings) > 0 {
		t.Errorf("%v %v", v.Findings, err)
	}
}

// Who denounced is named on no page of the day and in no paper about it.
func TestNoDossierTellsWhoDenounced(t *testing.T) {
	o := desktest.New(t)
	files := noPrinter(t)
	desktest.AddLetter(t, o, desktest.Accusing())
	day := aDay(t, o, 20261124)
	visit, err := o.Do().AddReception(o.Ctx(), register.Reception{On: 20261119, Type: register.Regular, Host: register.Officer, Kind: register.Denunciation, People: 1,
		Visitor: register.Person{Name: "Quách Thị Ẩn", Address: "88/2 Vạn Kiếp", Phone: "0903123456"}, Content: "Bà Quách Thị Ẩn tố cáo ông Cán"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.Do().SaveDossier(o.Ctx(), day.ID, []register.Invitee{{Letter: "1/2026", Advice: "Bà Quách Thị Ẩn ở 88/2 Vạn Kiếp đã đến nhiều lần"}, {Visit: visit.ID}}); err != nil {
		t.Fatal(err)
	}
	o.Open(desk.Day{ID: day.ID})
	desktest.MustShow(t, o, "mã TC-1/2026")
	desktest.MustNotShow(t, o, desktest.Secrets...)
	p := o.Shell.Top().(*meetings.Day)
	desktest.Shortcut(o, fyne.Key1, fyne.KeyModifierAlt)
	desktest.MustNotShow(t, o, desktest.Secrets...)
	o.Back()
	p.Invited().Open(p.Invited().Row(1))
	desktest.MustShow(t, o, "Đây là người tố cáo")
	desktest.MustNotShow(t, o, desktest.Secrets...)
	desktest.TypeInto(o, "Ba Quach Thi An den nhieu lan")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "Câu này cho biết ai là người tố cáo")
	desktest.Press(o, fyne.KeyEscape)
	desktest.TapButton(t, o, "Bỏ nội dung")
	p.Print()
	text := textOfFile(t, latest(files))
	for _, secret := range desktest.Secrets {
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
	o := desktest.New(t)
	files := noPrinter(t)
	before, day := aDay(t, o, 20261105), aDay(t, o, 20261119)
	if _, err := o.Do().SaveAttendance(o.Ctx(), before.ID, []register.Attendee{{Name: "Phạm Văn Chủ", Duty: register.Presides, Presence: register.Came},
		{Name: "Lê Văn Cần", Unit: "Phòng Kinh tế", Duty: register.UnitSent, Presence: register.Absent, Reason: "Họp"}}); err != nil {
		t.Fatal(err)
	}
	o.Open(desk.Day{ID: day.ID})
	desktest.Shortcut(o, fyne.Key3, fyne.KeyModifierAlt)
	p := o.Shell.Top().(*meetings.AttendancePage)
	if got := p.List().Persons(); len(got) != 2 || got[0].Name != "Phạm Văn Chủ" || got[1].Name != "Lê Văn Cần" || got[1].Presence != "" {
		t.Fatalf("proposed: %+v", got)
	}
	p.List().Rows()[1].Replaced().SetText("Đỗ Thị Thay")
	o.Window.Canvas().Unfocus() // the lines stand in no form: Ctrl+S is the window's
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "“Lê Văn Cần” không vắng mặt nên không có người dự thay.")
	p.List().Rows()[1].Presence().SetValue(string(register.Absent))
	desktest.TapButton(t, o, "Những người còn lại có mặt")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "Người dự: có mặt 1, đến muộn 0, vắng mặt 1")
	if lines := attendees(o); len(lines) != 2 || lines[1] != "Lê Văn Cần · Phòng Kinh tế | Đại diện đơn vị | Vắng mặt · Đỗ Thị Thay dự thay" {
		t.Errorf("who came: %q", lines)
	}
	desktest.Shortcut(o, fyne.Key5, fyne.KeyModifierAlt)
	text := textOfFile(t, latest(files))
	for _, words := range []string{"DANH SÁCH", "Lê Văn Cần", "Vắng mặt, Đỗ Thị Thay dự thay", "Ký tên"} {
		if !strings.Contains(text, words) {
			t.Errorf("the list does not say %q:\n%s", words, text)
		}
	}
	o.Back()
	desktest.Shortcut(o, fyne.Key3, desktest.Control)
	desktest.ChooseOption(t, o, "schedule")
	desktest.TapButton(t, o, "Thống kê dự")
	desktest.MustShow(t, o, "Đã ghi người dự của 2 buổi tiếp", "Phòng Kinh tế", "Cộng")
	if rows := o.Shell.Top().(*meetings.AttendanceTally).Table().Cells(0); rows[0] != "Lê Văn Cần" || rows[5] != "2" || rows[6] != "1" {
		t.Errorf("who missed most: %v", rows)
	}
}

// A dialogue from the letter's page: called, invited to, held; the letter knows, the
// guide goes on, the conclusion becomes a direction.
func TestDialogueFromCallToDirection(t *testing.T) {
	o := desktest.New(t)
	files := noPrinter(t)
	l := settlingLetter(t, o)
	o.Open(desk.Letter{ID: l.ID})
	desktest.TapButton(t, o, "Vụ việc")
	desktest.TapButton(t, o, "Lên lịch họp, đối thoại")
	f := o.Shell.Top().(*meetings.Form)
	desktest.MustShow(t, o, "1/2026", "Lê Thị Mới", "12 Hàng Bông", "Phòng Kinh tế")
	f.Edit(func(p *meetings.Plan) { p.Hour, p.Chair, p.Letter = "8:30", "Phạm Văn Chủ", "9/2026" })
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "Không có đơn số 9/2026 trong sổ")
	f.Edit(func(p *meetings.Plan) { p.Letter = "1/2026" })
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	p, ok := o.Shell.Top().(*meetings.Page)
	if !ok || p.Now.Kind != register.ForDialogue {
		t.Fatalf("%T: %s", o.Shell.Top(), desktest.Shown(o))
	}
	desktest.Shortcut(o, fyne.Key2, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Viết 2 giấy mời")
	desktest.Press(o, fyne.KeyTab)
	desktest.TypeInto(o, "Phạm Văn Chủ")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "Đã mời 0 trong 2 người")
	letter := desktest.LetterNumbered(t, o, "1/2026")
	for _, draft := range letter.Unissued {
		desktest.Sign(t, o, letter.ID, draft)
	}
	desktest.MustShow(t, o, "01/GM-UBND", "02/GM-UBND", "Đã mời 2 trong 2 người")

	desktest.Shortcut(o, fyne.Key1, fyne.KeyModifierAlt)
	r := o.Shell.Top().(*meetings.MeetingResult)
	desktest.TapButton(t, o, "Những người còn lại có mặt")
	r.Edit(func(a *meetings.ResultAnswers) { a.Minutes = "3/BB-UBND" })
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "Hãy ghi kết quả, kết luận")
	r.Edit(func(a *meetings.ResultAnswers) {
		a.Opinions, a.Outcome = "Người khiếu nại đề nghị mức 3", "Thống nhất áp dụng mức 2"
	})
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "Đã tổ chức 20/11/2026", "Thống nhất áp dụng mức 2")
	letter = desktest.LetterNumbered(t, o, "1/2026")
	if d := letter.Life.Dialogues; len(d) != 1 || d[0].Minutes != "3/BB-UBND" || d[0].Outcome != "Thống nhất áp dụng mức 2" {
		t.Fatalf("%+v", d)
	}
	desktest.Shortcut(o, fyne.Key3, fyne.KeyModifierAlt)
	minutes := textOfFile(t, latest(files))
	for _, words := range []string{"Đối thoại với người khiếu nại", "8:30, ngày 20 tháng 11 năm 2026", "Phạm Văn Chủ", "Người khiếu nại đề nghị mức 3", "Thống nhất áp dụng mức 2"} {
		if !strings.Contains(minutes, words) {
			t.Errorf("the minutes do not say %q:\n%s", words, minutes)
		}
	}
	desktest.Shortcut(o, fyne.Key4, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Ghi chỉ đạo, giao việc", "1/2026")
	if !chosen(o, string(register.FromDialogue)) {
		t.Errorf("the direction comes from no dialogue:\n%s", desktest.Shown(o))
	}
	o.Back() // from the form, untouched
	o.Back()
	desktest.MustShow(t, o, "Đã tổ chức 20/11/2026") // on the letter's page
	desktest.Shortcut(o, fyne.Key3, desktest.Control)
	desktest.ChooseOption(t, o, "meetings")
	desktest.MustShow(t, o, "Chưa có buổi họp, đối thoại nào")
	desktest.ChooseOption(t, o, "all")
	desktest.MustShow(t, o, "Thứ Sáu, 20/11/2026 8:30", "Đối thoại")
	if v, err := o.Do().Verify(o.Ctx()); err != nil || len(v.Findings) > 0 {
		t.Errorf("%v %v", v.Findings, err)
	}
}

func TestMeetingsStandInTheCalendarAndOnTheHomeScreen(t *testing.T) {
	o := desktest.New(t)
	files := noPrinter(t)
	desktest.AddLetter(t, o, register.Facts{ReceivedOn: 20261119, Kind: register.Petition, Sender: register.Person{Name: "Lê Thị Mới"}, Content: "Sửa đường"})
	m, err := o.Do().AddMeeting(o.Ctx(), register.Convened{Kind: register.ForCounsel, On: 20261117, Hour: "14:00", About: "Chuẩn bị buổi tiếp", Persons: []register.Attendee{{Name: "Lê Văn Cần"}}})
	if err != nil {
		t.Fatal(err)
	}
	o.Shell.GoTo(desktop.RoomHome, nil)
	if shown := strings.Join(strings.Fields(desktest.Shown(o)), " "); !strings.Contains(shown, "Họp tham mưu ngày 17/11/2026 Chưa ghi kết quả Mở") {
		t.Errorf("the home screen lacks the meeting:\n%s", shown)
	}
	desktest.Shortcut(o, fyne.Key3, desktest.Control)
	desktest.ChooseOption(t, o, "schedule")
	desktest.MustNotShow(t, o, "14:00 Họp tham mưu")
	desktest.Press(o, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft) // from today, in the calendar
	desktest.MustShow(t, o, "Thứ Ba, 17/11/2026", "14:00 Họp tham mưu")
	o.Open(desk.Meeting{ID: m.ID})
	desktest.Shortcut(o, fyne.Key2, fyne.KeyModifierAlt) // no letter: told, not written to
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "Đã qua ngày, chưa ghi kết quả", "20/11/2026")
	desktest.Shortcut(o, fyne.Key3, fyne.KeyModifierAlt)
	if text := textOfFile(t, latest(files)); !strings.Contains(text, "Chuẩn bị buổi tiếp") || !strings.Contains(text, "Lê Văn Cần") {
		t.Error(text)
	}
	desktest.Shortcut(o, fyne.Key6, fyne.KeyModifierAlt)
	desktest.TypeInto(o, "Không cần nữa")
	desktest.TapButton(t, o, "Hủy buổi này")
	if all, err := o.Store.Meetings(o.Ctx(), store.MeetingQuery{}); err != nil || len(all) != 0 {
		t.Errorf("%+v, %v", all, err)
	}
}

// Somebody who came without a letter is invited by a document of the visit.
func TestVisitorIsInvitedAgain(t *testing.T) {
	o := desktest.New(t)
	noPrinter(t)
	visit, err := o.Do().AddReception(o.Ctx(), register.Reception{On: 20261109, Type: register.Regular, Host: register.Officer, Kind: register.Petition, People: 1,
		Visitor: register.Person{Name: "Hồ Văn Núi", Address: "Tổ 4"}, Content: "Xin đường thoát nước"})
	if err != nil {
		t.Fatal(err)
	}
	day := aDay(t, o, 20261124)
	if _, err := o.Do().SaveDossier(o.Ctx(), day.ID, []register.Invitee{{Visit: visit.ID, Hour: "9:15"}}); err != nil {
		t.Fatal(err)
	}
	o.Open(desk.Day{ID: day.ID})
	desktest.Shortcut(o, fyne.Key2, fyne.KeyModifierAlt)
	desktest.Press(o, fyne.KeyTab)
	desktest.TypeInto(o, "Phạm Văn Chủ")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	if visit, err = o.Store.Reception(o.Ctx(), visit.ID); err != nil || len(visit.Unissued) != 1 {
		t.Fatalf("%+v, %v", visit.Unissued, err)
	}
	text := textOfFile(t, o.Do().DocumentPath(visit.Unissued[0].File))
	desktest.Sign(t, o, visit.ID, visit.Unissued[0])
	mustInvite(t, o, "20/11/2026 · 01/GM-UBND")
	if !strings.Contains(text, "ông Hồ Văn Núi, địa chỉ: Tổ 4") || !strings.Contains(text, "9:15, ngày 24 tháng 11 năm 2026") || strings.Contains(text, "đến đơn") {
		t.Error(text)
	}
}

// A page that wants more room than a small screen has would make the window as large.
func TestPagesOfMeetingsFitASmallWindow(t *testing.T) {
	o := desktest.New(t)
	on := aDay(t, o, 20261119)
	persons := []register.Attendee{{Name: "Lê Văn Cần", Unit: "Phòng Kinh tế", Duty: register.UnitSent}}
	m, err := o.Do().AddMeeting(o.Ctx(), register.Convened{Kind: register.ForCounsel, On: 20261117, Hour: "14:00", About: "Chuẩn bị buổi tiếp", Persons: persons})
	if err != nil {
		t.Fatal(err)
	}
	visit := desktest.OneVisit(t, o)
	if _, err := o.Do().SaveDossier(o.Ctx(), on.ID, []register.Invitee{{Visit: visit.ID}}); err != nil {
		t.Fatal(err)
	}
	fits := func(what string) {
		t.Helper()
		if least := o.Shell.Top().Content().MinSize(); least.Width > 1000 || least.Height > 540 {
			t.Errorf("%s wants %v", what, least)
		}
	}
	o.Open(desk.Day{ID: on.ID})
	fits("the day")
	page := o.Shell.Top().(*meetings.Day)
	for key, what := range map[fyne.KeyName]string{fyne.Key1: "the picker", fyne.Key3: "the attendance"} {
		desktest.Shortcut(o, key, fyne.KeyModifierAlt)
		fits(what)
		o.Back()
	}
	page.Invited().Open(page.Invited().Row(0))
	fits("somebody invited")
	o.Back()
	o.Open(desk.AttendanceTally{Period: day.Period{From: 20261001, To: 20261231}})
	fits("the tally")
	o.Open(desk.Meeting{ID: m.ID})
	fits("the meeting")
	for key, what := range map[fyne.KeyName]string{fyne.Key1: "the result", fyne.Key5: "the plan"} {
		desktest.Shortcut(o, key, fyne.KeyModifierAlt)
		fits(what)
		o.Back()
	}
}

// The lines of persons are part of their form: they grow it, Ctrl+S saves and Esc
// asks from inside them, and nothing typed there gets lost.
func TestLinesOfPersonsBelongToTheirForm(t *testing.T) {
	o := desktest.New(t)
	day := aDay(t, o, 20261124)
	o.Open(desk.Day{ID: day.ID})
	desktest.Shortcut(o, fyne.Key3, fyne.KeyModifierAlt)
	p := o.Shell.Top().(*meetings.AttendancePage)
	if p.Typed() {
		t.Error("what the schedule proposes counts as typed")
	}
	before := p.List().Size().Height
	desktest.TapButton(t, o, "Thêm người")
	if after := p.List().Size().Height; after <= before {
		t.Errorf("a line was added, the form is %v high as before", after)
	}
	desktest.TypeFields(o, "Lê Văn Cần", "Phòng Kinh tế")
	desktest.Press(o, fyne.KeyEscape)
	desktest.MustShow(t, o, "Bỏ nội dung")
	desktest.Press(o, fyne.KeyEscape)
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "Người dự: 2 người phải có mặt")
	if lines := attendees(o); len(lines) != 2 || lines[1] != "Lê Văn Cần · Phòng Kinh tế |  | " {
		t.Errorf("who must be there: %q", lines)
	}

	desktest.Shortcut(o, fyne.Key3, fyne.KeyModifierAlt)
	p = o.Shell.Top().(*meetings.AttendancePage)
	p.List().Drop(0)
	if !p.Typed() || len(p.List().Persons()) != 1 {
		t.Errorf("after a line was taken away: %+v", p.List().Persons())
	}
	desktest.Press(o, fyne.KeyEscape)
	desktest.TapButton(t, o, "Bỏ nội dung")
	desktest.MustShow(t, o, "Phạm Văn Chủ")
}

// A day that is taken out of the schedule while its page is open has no page any more.
func TestThePageOfACancelledDayGoes(t *testing.T) {
	o := desktest.New(t)
	day := aDay(t, o, 20261124)
	o.Shell.GoTo(desktop.RoomHome, nil)
	o.Open(desk.Day{ID: day.ID})
	if err := o.Do().CancelReceptionDay(o.Ctx(), day.ID, "Trùng lịch họp"); err != nil {
		t.Fatal(err)
	}
	o.Refresh()
	if _, there := o.Shell.Top().(*meetings.Day); there {
		t.Errorf("the page stays:\n%s", desktest.Shown(o))
	}
	if v := o.Window.Canvas().Overlays().Top(); v != nil {
		t.Error("an error is shown")
	}
	o.Open(desk.Day{ID: day.ID})
	desktest.MustShow(t, o, "Chưa đọc được lịch")
}

// A dialogue about a complaint that is not being settled is unusual: the clerk is asked
// (LKN Điều 30 khoản 1). One about no complaint is refused.
func TestADialogueIsAboutAComplaintBeingSettled(t *testing.T) {
	o := desktest.New(t)
	desktest.AddLetter(t, o, desktest.Complaint("Lê Thị Mới", "Khiếu nại mức bồi thường"))
	desktest.AddLetter(t, o, register.Facts{ReceivedOn: 20261103, Kind: register.Petition, Sender: register.Person{Name: "Hồ Văn Núi"}, Content: "Sửa đường"})
	o.Open(desk.NewMeeting{Plan: register.Convened{Kind: register.ForDialogue, On: 20261125, Hour: "8:30", Chair: "Phạm Văn Chủ", About: "Mức bồi thường", Letter: "2/2026"}})
	f := o.Shell.Top().(*meetings.Form)
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "Đơn 2/2026 là đơn Kiến nghị")
	f.Edit(func(p *meetings.Plan) { p.Letter = "1/2026" })
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "Có điểm khác thường", "Đơn 1/2026 đang ở giai đoạn")
	if all, err := o.Store.Meetings(o.Ctx(), store.MeetingQuery{}); err != nil || len(all) != 0 {
		t.Errorf("written without asking: %+v %v", all, err)
	}
	desktest.TapButton(t, o, "Lưu như đã nhập")
	if _, there := o.Shell.Top().(*meetings.Page); !there {
		t.Errorf("%T", o.Shell.Top())
	}
}

// Beside the form of a meeting stand the letter that it is about, without who denounced,
// and what else is called for the day.
func TestTheFormOfAMeetingSaysWhatIsAroundIt(t *testing.T) {
	o := desktest.New(t)
	secret := desktest.AddLetter(t, o, desktest.Accusing())
	open := desktest.AddLetter(t, o, desktest.ComplaintOn("Lê Thị Mở", "Mức bồi thường hẻm 12", "2026-11-02"))
	if _, err := o.Do().AddMeeting(o.Ctx(), register.Convened{Kind: register.ForCounsel, On: day.Must("2026-11-25"), Hour: "14:00", About: "Bàn việc ngập nước"}); err != nil {
		t.Fatal(err)
	}
	o.Open(desk.NewMeeting{})
	desktest.MustShow(t, o, "Ghi số đơn liên quan để thấy nội dung đơn ở đây.", "Chọn ngày họp")
	o.Drop()
	o.Open(desk.NewMeeting{Plan: register.Convened{Kind: register.ForDialogue, On: day.Must("2026-11-25"), Letter: open.Number.String()}})
	desktest.MustShow(t, o, "Lê Thị Mở", "Mức bồi thường hẻm 12", "Lịch ngày 25/11/2026", "14:00 · ", "Bàn việc ngập nước")
	form := o.Shell.Top().(*meetings.Form)
	form.Edit(func(p *meetings.Plan) { p.On = day.Must("2026-11-26") })
	desktest.MustShow(t, o, "Chưa có buổi tiếp dân hay cuộc họp nào khác.")
	form.Edit(func(p *meetings.Plan) { p.Letter = secret.Number.String() })
	desktest.MustShow(t, o, "TC-"+secret.Number.String())
	desktest.MustNotShow(t, o, desktest.Secrets...)
	form.Edit(func(p *meetings.Plan) { p.Letter = "99/2020" })
	desktest.MustShow(t, o, "Sổ không có đơn số 99/2020.")
}
