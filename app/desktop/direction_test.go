package desktop

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"fyne.io/fyne/v2"

	"donthu/data"
	"donthu/data/store"
)

// atDirections opens the tab of directions.
func atDirections(t *testing.T, o *program) {
	t.Helper()
	shortcut(o, fyne.Key3, control)
	chooseOption(t, o, "directions")
}

// What the chair directed at a visit goes its whole way: given, extended,
// difficulty asked and answered, done.
func TestDirectionFromVisitToResult(t *testing.T) {
	o := newTestOffice(t)
	p := oneVisit(t, o)
	shortcut(o, fyne.Key4, fyne.KeyModifierAlt)
	if _, ok := o.shell.top().(*directionForm); !ok {
		t.Fatalf("Alt+4 opens %T", o.shell.top())
	}
	mustShow(t, o, "Hồ Văn Núi", "Không đồng ý mức hỗ trợ") // what it is about, beside the form
	typeFields(o, "", "Phạm Văn Chủ", "Tính lại mức hỗ trợ", "Lê Văn Cần", "Địa chính", "19112026")
	shortcut(o, fyne.KeyS, control)
	mustShow(t, o, "Hạn 19/11/2026 trước ngày giao việc 20/11/2026")
	f := o.shell.top().(*directionForm)
	f.Edit(func(a *directionAnswers) { a.Due = 20261125 })
	shortcut(o, fyne.KeyS, control)
	d, ok := o.shell.top().(*directionPage)
	if !ok || d.direction.Visit != p.ID || d.direction.Source != data.FromVisit || d.direction.DueOn != 20261125 {
		t.Fatalf("%T %+v", o.shell.top(), d)
	}

	shortcut(o, fyne.Key3, fyne.KeyModifierAlt)
	press(o, fyne.KeyTab)
	typeInto(o, "24112026")
	press(o, fyne.KeyTab)
	typeInto(o, "Chờ số liệu")
	tapButton(t, o, "Lưu (Ctrl+S)")
	mustShow(t, o, "Hạn mới 24/11/2026 phải sau 25/11/2026")
	press(o, fyne.KeyEscape)
	if len(o.window.Canvas().Overlays().List()) > 0 {
		t.Fatal("Esc leaves the question open")
	}

	shortcut(o, fyne.Key4, fyne.KeyModifierAlt)
	press(o, fyne.KeyTab)
	typeInto(o, "Thiếu hồ sơ gốc")
	shortcut(o, fyne.KeyS, control)
	mustShow(t, o, "Chờ chỉ đạo", "Báo khó khăn, xin chỉ đạo", "Thiếu hồ sơ gốc")
	shortcut(o, fyne.Key5, fyne.KeyModifierAlt)
	press(o, fyne.KeyTab, fyne.KeyTab)
	typeInto(o, "Trích lục tại thành phố")
	shortcut(o, fyne.KeyS, control)
	mustShow(t, o, "Trích lục tại thành phố")
	shortcut(o, fyne.Key1, fyne.KeyModifierAlt)
	press(o, fyne.KeyTab)
	typeInto(o, "Đã tính lại")
	shortcut(o, fyne.KeyS, control)
	mustShow(t, o, "Xong đúng hạn", "20/11/2026: Đã tính lại")
	if button := findButton(o, "Ghi tiến độ  Alt+2"); button == nil || !button.Disabled() {
		t.Errorf("what is done can still progress: %v", button)
	}
	if v, err := o.store.Verify(o.ctx()); err != nil || len(v.Findings) > 0 {
		t.Errorf("%v %v", v.Findings, err)
	}
}

func TestDirectionsAreListedAndCounted(t *testing.T) {
	o := newTestOffice(t)
	late := give(t, o, data.Directed{Content: "Kiểm tra bãi rác", Doer: "Lê Văn Cần", Unit: "Địa chính", Due: 20261110})
	give(t, o, data.Directed{Content: "Báo cáo thành phố", Doer: "Trần Thị Đào", Unit: "Văn phòng", Due: 20261130})
	atDirections(t, o)
	mustShow(t, o, "Đang thực hiện: 2 việc", "10/11/2026 · quá hạn 10 ngày", "Báo cáo thành phố")
	search(t, o, "directions.search", "tran dao")
	mustShow(t, o, "Báo cáo thành phố")
	mustNotShow(t, o, "Kiểm tra bãi rác")
	search(t, o, "directions.search", "")
	o.open(OverdueDirectionsRef{})
	mustShow(t, o, "Quá hạn: 1 việc", "Kiểm tra bãi rác")
	mustNotShow(t, o, "Báo cáo thành phố")

	tapButton(t, o, "Thống kê")
	mustShow(t, o, "Chỉ đạo trong năm 2026", "Địa chính", "Văn phòng", "Cộng")
	o.shell.top().(*tallyPage).by.SetValue(tallyByPerson)
	mustShow(t, o, "Lê Văn Cần", "Trần Thị Đào")
	press(o, fyne.KeyEscape)

	o.open(DirectionRef{ID: late.ID})
	shortcut(o, fyne.Key6, fyne.KeyModifierAlt)
	f := o.shell.top().(*directionForm)
	f.Edit(func(a *directionAnswers) { a.Content = "Kiểm tra bãi rác tự phát" })
	shortcut(o, fyne.KeyS, control)
	mustShow(t, o, "Chưa ghi lý do")
	f.Edit(func(a *directionAnswers) { a.Reason = "Ghi thiếu chữ" })
	shortcut(o, fyne.KeyS, control)
	mustShow(t, o, "Kiểm tra bãi rác tự phát", "Ghi thiếu chữ")
}

func TestOverdueDirectionsStandOnTheHomeScreen(t *testing.T) {
	o := newTestOffice(t)
	addLetter(t, o, data.Facts{ReceivedOn: 20261119, Kind: data.Petition, Sender: data.Person{Name: "Lê Thị Mới"}, Content: "Sửa đường"})
	o.shell.goTo(roomHome, nil)
	mustNotShow(t, o, "Chỉ đạo quá hạn")
	give(t, o, data.Directed{Content: "Kiểm tra bãi rác", Doer: "Lê Văn Cần", Due: 20261110})
	o.refresh()
	mustShow(t, o, "Chỉ đạo quá hạn")
	test.Tap(findCard(t, o, "Chỉ đạo quá hạn"))
	mustShow(t, o, "Quá hạn: 1 việc", "Kiểm tra bãi rác")
}

// What a leader wrote on a letter is written down from its page, which lists it
// with its state and opens it.
func TestDirectionOnALetter(t *testing.T) {
	o := newTestOffice(t)
	l := addLetter(t, o, data.Facts{ReceivedOn: 20261102, Kind: data.Denunciation, Sender: data.Person{Name: "Lê Thị Mới"}, Content: "Tố cáo lấn đất"})
	o.open(LetterRef{ID: l.ID})
	mustShow(t, o, "Ý kiến chỉ đạo của lãnh đạo (0)", "Ghi chỉ đạo trên đơn  Alt+D")
	shortcut(o, fyne.KeyD, fyne.KeyModifierAlt)
	f, ok := o.shell.top().(*directionForm)
	if !ok {
		t.Fatalf("Alt+D opens %T", o.shell.top())
	}
	if a, _ := f.Read(); a.Letter != "1/2026" || a.Source != data.FromLetter {
		t.Fatalf("the form begins with %+v", a)
	}
	f.Edit(func(a *directionAnswers) {
		a.On, a.Content, a.Doer, a.Due = 20261103, "Mời bà Lê Thị Mới", "Lê Văn Cần", 20261110
	})
	shortcut(o, fyne.KeyS, control)
	if _, ok := o.shell.top().(*directionPage); !ok {
		t.Fatalf("saving leads to %T", o.shell.top())
	}
	press(o, fyne.KeyEscape)
	mustShow(t, o, "Ý kiến chỉ đạo của lãnh đạo (1)", "Quá hạn · Hạn 10/11/2026")
	mustNotShow(t, o, "Mời bà Lê Thị Mới")
	button := findButton(o, "Mời người tố cáo · Quá hạn · Hạn 10/11/2026")
	if button == nil {
		t.Fatal("the letter's page has no button for its direction")
	}
	button.OnTapped()
	if d, ok := o.shell.top().(*directionPage); !ok || d.direction.Letter != "1/2026" {
		t.Errorf("the button opens %T", o.shell.top())
	}
	mustShow(t, o, "Mời người tố cáo")
	mustNotShow(t, o, "Lê Thị Mới")
	o.shell.goTo(roomReception, nil)
	chooseOption(t, o, "directions")
	mustShow(t, o, "Mời người tố cáo")
	mustNotShow(t, o, "Lê Thị Mới")
}

func TestVisitsAndMeetingsListTheirDirections(t *testing.T) {
	o := newTestOffice(t)
	p := oneVisit(t, o)
	give(t, o, data.Directed{Content: "Tính lại mức hỗ trợ", Doer: "Lê Văn Cần", Source: data.FromVisit, Visit: p.ID})
	o.refresh()
	mustShow(t, o, "Ý kiến chỉ đạo của lãnh đạo (1)", "Tính lại mức hỗ trợ · Đang thực hiện")
	give(t, o, data.Directed{Content: "Đo lại thửa đất", Doer: "Lê Văn Cần", Source: data.FromMeeting, Meeting: 7})
	all, _, err := o.store.Directions(o.ctx(), store.DirectionQuery{Meeting: 7})
	if err != nil || len(all) != 1 || all[0].Content != "Đo lại thửa đất" {
		t.Errorf("%+v %v", all, err)
	}
}
