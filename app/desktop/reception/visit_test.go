package reception_test

import (
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/reception"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/intake"
	"donthu/data/register"
)

// atDesk opens the room and a new visit as a clerk does.
func atDesk(t *testing.T, o *desktop.Program) {
	t.Helper()
	desktest.Shortcut(o, fyne.Key3, desktest.Control)
	if _, ok := o.Shell.Top().(*reception.Room); !ok {
		t.Fatalf("Ctrl+3 opens %T", o.Shell.Top())
	}
	desktest.Shortcut(o, fyne.KeyT, desktest.Control)
	if _, ok := o.Shell.Top().(*reception.VisitForm); !ok {
		t.Fatalf("Ctrl+T opens %T", o.Shell.Top())
	}
}

// tab presses Tab n times.
func tab(o *desktop.Program, n int) {
	for range n {
		desktest.Press(o, fyne.KeyTab)
	}
}

func visitsOfDay(t *testing.T, o *desktop.Program) []register.Reception {
	t.Helper()
	visits, err := o.Store.Receptions(o.Ctx(), day.Period{From: o.Today(), To: o.Today()})
	if err != nil {
		t.Fatal(err)
	}
	return visits
}

// A morning on which the chair receives: twelve visitors, by keyboard alone.
func TestReceptionMorningWithTwelveVisitors(t *testing.T) {
	o := desktest.New(t)
	atDesk(t, o)
	if got := desktest.FocusedField(o); got != "Người được tiếp" {
		t.Fatalf("the cursor stands in %q", got)
	}
	// Back to the type of reception, once: the visits after it begin alike.
	o.Shell.Top().(*reception.VisitForm).Focus(register.FieldType)
	desktest.TypeInto(o, "2") // định kỳ; the chair comes with it
	tab(o, 2)                 // over the host to the name
	for i := 1; i <= 12; i++ {
		leader := "" // stays from the first visitor on
		if i == 1 {
			leader = "Phạm Văn Chủ"
		}
		desktest.TypeFields(o, fmt.Sprintf("Người Thứ %d", i), fmt.Sprintf("Số %d phố Huế", i), fmt.Sprintf("00108500%04d", i), "0912345678")
		if i == 7 { // a group: its number is typed over the 1
			desktest.Press(o, fyne.KeyEnd, fyne.KeyBackspace)
			desktest.TypeFields(o, "12", leader, "")
			desktest.TypeInto(o, "Lê Thị Một")
			desktest.Press(o, fyne.KeyReturn)
			desktest.TypeInto(o, "Trần Văn Hai")
			desktest.Press(o, fyne.KeyTab)
		} else {
			desktest.TypeFields(o, "", leader, "")
		}
		desktest.TypeFields(o, "k", fmt.Sprintf("Khiếu nại việc thứ %d", i), "Xem xét lại", "Tiếp nhận đơn")
		desktest.MustShow(t, o, "Hạn trả lời: 07/12/2026") // ten working days without 24/11
		if i < 12 {
			desktest.Shortcut(o, fyne.KeyS, desktest.Control|fyne.KeyModifierShift)
			if len(o.Window.Canvas().Overlays().List()) > 0 {
				t.Fatalf("visitor %d is asked about: %s", i, desktest.Shown(o))
			}
			if got := desktest.FocusedField(o); got != "Người được tiếp" {
				t.Fatalf("after visitor %d the cursor stands in %q", i, got)
			}
		} else {
			desktest.Shortcut(o, fyne.KeyS, desktest.Control)
		}
	}
	visits := visitsOfDay(t, o)
	if len(visits) != 12 {
		t.Fatalf("%d visits: %s", len(visits), desktest.Shown(o))
	}
	for i, r := range visits {
		want := register.Reception{
			ID: r.ID, On: 20261120, Type: register.Scheduled, Host: register.Head, ReceivedBy: "Phạm Văn Chủ", People: 1, Turn: i + 1, Kind: register.Complaint,
			Visitor: register.Person{Name: fmt.Sprintf("Người Thứ %d", i+1), Address: fmt.Sprintf("Số %d phố Huế", i+1),
				Identity: fmt.Sprintf("00108500%04d", i+1), Phone: "0912345678"},
			Content: fmt.Sprintf("Khiếu nại việc thứ %d", i+1), Demand: "Xem xét lại", Handling: "Tiếp nhận đơn",
		}
		if i == 6 {
			want.People, want.Representatives = 12, []string{"Lê Thị Một", "Trần Văn Hai"}
		}
		if fmt.Sprint(r) != fmt.Sprint(want) {
			t.Errorf("visit %d:\ngot  %+v\nwant %+v", i+1, r, want)
		}
	}
	desktest.Press(o, fyne.KeyEscape)
	desktest.MustShow(t, o, "Ngày 20/11/2026: 12 lượt tiếp, 23 người, 1 đoàn đông người", "Người Thứ 12", "Định kỳ · Thủ trưởng")
}

func TestGroupsSendRepresentatives(t *testing.T) {
	o := desktest.New(t)
	atDesk(t, o)
	f := o.Shell.Top().(*reception.VisitForm)
	desktest.MustNotShow(t, o, "Người đại diện của đoàn")
	f.Edit(func(a *reception.VisitAnswers) { a.People = 7 })
	desktest.MustShow(t, o, "cử 1 hoặc 2 người đại diện")
	f.Edit(func(a *reception.VisitAnswers) {
		a.Representatives, a.Visitor.Name, a.Content = []string{"Một", "Hai", "Ba"}, "Đỗ Văn Đoàn", "Xin đường thoát nước"
	})
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "tối đa 2 người đại diện")
	if n := len(visitsOfDay(t, o)); n != 0 {
		t.Fatalf("%d visits are stored", n)
	}
	f.Edit(func(a *reception.VisitAnswers) { a.People = 11 })
	desktest.MustShow(t, o, "không quá 5 người đại diện")
	f.Edit(func(a *reception.VisitAnswers) { a.Kind = register.Petition })
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	if visits := visitsOfDay(t, o); len(visits) != 1 || len(visits[0].Representatives) != 3 {
		t.Errorf("%+v", visits)
	}
}

func TestEarlierVisitsAndLettersShowWhileTyping(t *testing.T) {
	o := desktest.New(t)
	desktest.AddLetter(t, o, register.Facts{ReceivedOn: 20261102, Kind: register.Complaint, Sender: register.Person{Name: "Lê Thị Mới"}, Content: "Bồi thường đất", Matter: "VV-9"})
	if _, err := o.Do().AddReception(o.Ctx(), register.Reception{On: 20261105, Type: register.Regular, Host: register.Officer, People: 1,
		Visitor: register.Person{Name: "Lê Thị Mới", Address: "12 Hàng Bông", Identity: "001"}, Content: "Hỏi việc bồi thường", Handling: "Hướng dẫn"}); err != nil {
		t.Fatal(err)
	}
	atDesk(t, o)
	desktest.MustShow(t, o, "Chưa có lượt tiếp hoặc đơn nào trước đây")
	desktest.TypeInto(o, "le thi moi")
	desktest.MustShow(t, o, "Đến ngày 05/11/2026", "Hỏi việc bồi thường", "Hướng dẫn", "Đơn 1/2026", "Bồi thường đất")
	desktest.Shortcut(o, fyne.KeyD, desktest.Control)
	desktest.Press(o, fyne.KeyReturn) // takes the address
	f := o.Shell.Top().(*reception.VisitForm)
	if r, _ := f.Read(); r.Visitor.Address != "12 Hàng Bông" || r.Visitor.Identity != "001" {
		t.Errorf("taken: %+v", r.Visitor)
	}
	if got := desktest.FocusedField(o); got != "Loại nội dung" { // it is asked for before the content
		t.Errorf("the cursor stands in %q", got)
	}
}

// visitInFront is the page of oneVisit.
func visitInFront(t *testing.T, o *desktop.Program) *reception.Visit {
	t.Helper()
	desktest.OneVisit(t, o)
	return o.Shell.Top().(*reception.Visit)
}

func TestLetterFromVisitTypesNothingTwice(t *testing.T) {
	o := desktest.New(t)
	p := visitInFront(t, o)
	desktest.MustShow(t, o, "Hồ Văn Núi", "Phải trả lời công dân: 23/11/2026", "Điều 28 Luật Tiếp công dân")
	desktest.Shortcut(o, fyne.Key1, fyne.KeyModifierAlt)
	if !desktest.InRoom(o, "form.title") {
		t.Fatalf("Alt+1 opens %T", o.Shell.Top())
	}
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	letter := desktest.LetterNumbered(t, o, "1/2026")
	want := register.Facts{ReceivedOn: 20261109, Source: register.AtReception, Sender: p.Visit().Visitor, Signatories: 2, Round: 1, Kind: register.Complaint,
		Content: "Không đồng ý mức hỗ trợ", Request: "Tính lại", Attachments: []register.Attachment{{Name: "Quyết định 12", Pages: 3}},
		Note: "Lập từ lượt tiếp công dân số 1 ngày 09/11/2026."}
	if got := letter.Facts; !reflect.DeepEqual(got, want) {
		t.Errorf("letter:\n%+v\nwant:\n%+v", got, want)
	}
	desktest.Press(o, fyne.KeyEscape)
	desktest.MustShow(t, o, "Mở đơn số 1/2026", "Đã lập đơn số 1/2026 từ lượt tiếp này")
	if visit, err := o.Store.Reception(o.Ctx(), p.Id()); err != nil || visit.Letter != "1/2026" || visit.Handling != "Tiếp nhận đơn" {
		t.Errorf("%+v %v", visit, err)
	}
}

func TestAnswerAndCorrectionKeepWhatWasWritten(t *testing.T) {
	o := desktest.New(t)
	p := visitInFront(t, o)
	desktest.Shortcut(o, fyne.Key2, fyne.KeyModifierAlt)
	desktest.Press(o, fyne.KeyTab)
	desktest.TypeInto(o, "Đã giải thích mức hỗ trợ")
	desktest.TapButton(t, o, "Lưu (Ctrl+S)")
	desktest.MustShow(t, o, "Đã trả lời 20/11/2026", "Đã giải thích mức hỗ trợ")

	desktest.Shortcut(o, fyne.Key3, fyne.KeyModifierAlt)
	f := o.Shell.Top().(*reception.VisitForm)
	f.Edit(func(a *reception.VisitAnswers) { a.Visitor.Address = "Tổ 5" })
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "Hãy ghi lý do sửa")
	f.Edit(func(a *reception.VisitAnswers) { a.Reason = "Ghi nhầm tổ" })
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "Tổ 5", "Ghi nhầm tổ")
	steps, err := o.Store.Steps(o.Ctx(), register.ReceptionSubject, p.Id())
	if err != nil || len(steps) != 3 || steps[0].Content.(register.Reception).Visitor.Address != "Tổ 4" {
		t.Errorf("%d steps, %v", len(steps), err)
	}
	if found, err := o.Store.SearchReceptions(o.Ctx(), "ho nui TO 5", 10); err != nil || len(found) != 1 {
		t.Errorf("searching finds %v %v", found, err)
	}
	if v, err := o.Do().Verify(o.Ctx()); err != nil || len(v.Findings) > 0 {
		t.Errorf("%v %v", v.Findings, err)
	}
	if err := desktest.Register(t, o).Rebuild(o.Ctx()); err != nil {
		t.Fatal(err)
	}
	if visit, err := o.Store.Reception(o.Ctx(), p.Id()); err != nil || visit.Visitor.Address != "Tổ 5" {
		t.Errorf("after rebuilding %+v %v", visit, err)
	}
}

func TestVisitWrittenByMistakeGoes(t *testing.T) {
	o := desktest.New(t)
	p := visitInFront(t, o)
	desktest.Shortcut(o, fyne.Key5, fyne.KeyModifierAlt)
	desktest.TypeInto(o, "Ghi hai lần")
	desktest.TapButton(t, o, "Bỏ lượt tiếp này")
	if _, err := o.Store.Reception(o.Ctx(), p.Id()); err == nil {
		t.Error("the visit is still listed")
	}
	if err := desktest.Register(t, o).Rebuild(o.Ctx()); err != nil {
		t.Fatal(err)
	}
	if visits, err := o.Store.Receptions(o.Ctx(), day.Period{From: 20260101, To: 20261231}); err != nil || len(visits) != 0 {
		t.Errorf("after rebuilding %v %v", visits, err)
	}
}

func TestHalfTypedVisitIsKept(t *testing.T) {
	o := desktest.New(t)
	atDesk(t, o)
	desktest.TypeInto(o, "Đinh Thị Dở")
	desktest.Press(o, fyne.KeyEscape)
	desktest.Shortcut(o, fyne.KeyT, desktest.Control)
	desktest.MustShow(t, o, "Đinh Thị Dở", "Đã khôi phục bản nháp lúc")
	desktest.TapButton(t, o, "Xóa bản nháp")
	desktest.TapButton(t, o, "Xóa bản nháp") // in the question
	desktest.MustNotShow(t, o, "Đinh Thị Dở")
}

// What the desk and the schedule wrote comes back from the exported workbook as
// known, not twice.
func TestExportedVisitsAreRecognised(t *testing.T) {
	o := desktest.New(t)
	p := visitInFront(t, o)
	visit := p.Visit()
	visit.AnsweredOn, visit.Outcome, visit.Capacity, visit.ActsFor = 20261112, "Đã trả lời", register.Authorised, "Hồ Văn Sông"
	if err := o.Do().CorrectReception(o.Ctx(), visit, "Bổ sung"); err != nil {
		t.Fatal(err)
	}
	if err := o.Do().SaveReceptionDays(o.Ctx(), []register.ReceptionDay{{On: 20261203, Type: register.Scheduled, Host: register.Head, Hours: "8:00 – 11:00",
		Leader: "Phạm Văn Chủ", PublishedOn: 20261120, MovedFrom: 20261202, MoveReason: "Họp"}}, ""); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "so.xlsx")
	if _, err := o.Do().Export(o.Ctx(), file, false, nil); err != nil {
		t.Fatal(err)
	}
	result, err := o.Do().Import(o.Ctx(), file, intake.Options{})
	if err != nil || result.Receptions != 0 || result.Days != 0 || result.Present != 2 || len(result.Problems) > 0 {
		t.Errorf("%+v %v", result, err)
	}
}

// What the law keeps secret is said beside the kind as long as it is a denunciation, and
// what is wrong stands beside its field until it is mended.
func TestVisitFormSaysWhatIsSecretAndWhatIsWrong(t *testing.T) {
	o := desktest.New(t)
	atDesk(t, o)
	secret := assets.Text("form.secret")
	f := o.Shell.Top().(*reception.VisitForm)
	f.Save(false)
	if got := desktest.ProblemBeside(o, "Người được tiếp"); got == "" {
		t.Error("nothing is said beside the name that lacks")
	}
	f.Edit(func(a *reception.VisitAnswers) { a.Visitor.Name = "Đỗ Văn Tố" })
	if got := desktest.ProblemBeside(o, "Người được tiếp"); got != "" {
		t.Errorf("the mended name still says %q", got)
	}
	for kind, shown := range map[register.Kind]bool{register.Complaint: false, register.Denunciation: true} {
		f.Edit(func(a *reception.VisitAnswers) { a.Kind = kind })
		if got := strings.Contains(unbroken(o), secret); got != shown {
			t.Errorf("%s: the notice of secrecy is shown: %v", kind, got)
		}
	}
}

// A draft that comes back looks up what is known of the visitor again.
func TestRestoredVisitLooksUpTheVisitorAgain(t *testing.T) {
	o := desktest.New(t)
	if _, err := o.Do().AddReception(o.Ctx(), register.Reception{On: 20261105, Type: register.Regular, Host: register.Officer, People: 1,
		Visitor: register.Person{Name: "Đinh Thị Dở", Address: "12 Hàng Bông"}, Content: "Hỏi việc bồi thường"}); err != nil {
		t.Fatal(err)
	}
	atDesk(t, o)
	desktest.TypeInto(o, "Đinh Thị Dở")
	desktest.Press(o, fyne.KeyEscape)
	desktest.MustNotShow(t, o, "Hỏi việc bồi thường")
	desktest.Shortcut(o, fyne.KeyT, desktest.Control)
	desktest.MustShow(t, o, "Đã khôi phục bản nháp lúc", "Đến ngày 05/11/2026", "Hỏi việc bồi thường")
}

// What is known of a visitor is looked up when the name is typed, and again whenever the
// form comes to the front: for a draft that came back, and for what was written meanwhile.
func TestTheVisitorIsLookedUpWhenTypedAndOnEntering(t *testing.T) {
	o := desktest.New(t)
	add := func(content string) {
		t.Helper()
		if _, err := o.Do().AddReception(o.Ctx(), register.Reception{On: 20261105, Type: register.Regular, Host: register.Officer, Kind: register.Petition, People: 1,
			Visitor: register.Person{Name: "Đinh Thị Dở"}, Content: content}); err != nil {
			t.Fatal(err)
		}
	}
	add("Hỏi việc bồi thường")
	atDesk(t, o)
	desktest.MustNotShow(t, o, "Hỏi việc bồi thường")
	desktest.TypeInto(o, "Đinh Thị Dở")
	desktest.MustShow(t, o, "Hỏi việc bồi thường")

	o.Open(desk.Settings{})
	add("Hỏi việc cấp giấy")
	o.Shell.GoTo(desktop.RoomReception, nil)
	// Nothing that waits for a pause in typing happens any more: the form must ask by itself.
	t.Cleanup(kit.UseRunner(kit.Runner{Background: func(f func()) { f() }, Foreground: func(f func()) { f() },
		After: func(time.Duration, func()) func() { return func() {} }}))
	desktest.Shortcut(o, fyne.KeyT, desktest.Control)
	desktest.MustShow(t, o, "Đã khôi phục bản nháp lúc", "Hỏi việc bồi thường", "Hỏi việc cấp giấy")
	form := o.Shell.Top()
	add("Hỏi việc ngập nước")
	o.Open(desk.NewMeeting{})
	o.Drop()
	if o.Shell.Top() != form {
		t.Fatalf("%T is in front", o.Shell.Top())
	}
	desktest.MustShow(t, o, "Hỏi việc ngập nước")
}

// A day without visits offers the next thing to do, and the day of the latest visit; a
// search that finds nothing is taken back.
func TestEmptyDeskOffersWhatToDo(t *testing.T) {
	o := desktest.New(t)
	desktest.Shortcut(o, fyne.Key3, desktest.Control)
	desktest.MustShow(t, o, "Ngày 20/11/2026 chưa có lượt tiếp nào.", "Tiếp nhận lượt mới")
	desktest.MustNotShow(t, o, "lượt gần nhất")
	visit := desktest.OneVisit(t, o)
	o.Shell.GoTo(desktop.RoomReception, nil)
	desktest.TapButton(t, o, "Xem ngày "+visit.On.Shown()+", lượt gần nhất")
	desktest.MustShow(t, o, visit.Visitor.Name, "Ngày "+visit.On.Shown()+": 1 lượt tiếp")
	desktest.Search(t, o, "Tên, số giấy tờ, nội dung", "không ai")
	desktest.MustShow(t, o, "Không có lượt tiếp nào khớp “không ai”.")
	desktest.TapButton(t, o, "Bỏ tìm kiếm")
	desktest.MustShow(t, o, visit.Visitor.Name)
	desktest.Shortcut(o, fyne.KeyPageDown, fyne.KeyModifierAlt)
	desktest.MustNotShow(t, o, visit.Visitor.Name)

	o.Shell.Top().(*reception.Room).Show(reception.TabSchedule)
	desktest.Shortcut(o, fyne.KeyF, desktest.Control)
	desktest.TypeInto(o, "ho nui")
	desktest.MustShow(t, o, visit.Visitor.Name, "Tìm “ho nui”: 1 lượt tiếp")
}

// The room's search knows the only name that the screens give who denounced.
func TestSearchFindsADenouncerByTheCodeAlone(t *testing.T) {
	o := desktest.New(t)
	add := func(kind register.Kind, content string) register.Reception {
		r, err := o.Do().AddReception(o.Ctx(), register.Reception{On: o.Today(), Type: register.Regular, Host: register.Officer, Kind: kind, People: 1,
			Visitor: register.Person{Name: "Quách Thị Ẩn"}, Content: content})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	secret, plain := add(register.Denunciation, "Bà Quách Thị Ẩn tố cáo ông Cán"), add(register.Petition, "Xin sửa đường")
	desktest.Shortcut(o, fyne.Key3, desktest.Control)
	for typed, found := range map[string]bool{
		fmt.Sprintf("tc-luot %d", secret.ID): true, fmt.Sprintf("TC-lượt %d/2026", secret.ID): true, fmt.Sprintf("TC-lượt %d", plain.ID): false,
	} {
		desktest.Search(t, o, "Tên, số giấy tờ, nội dung", typed)
		if found {
			desktest.MustShow(t, o, fmt.Sprintf("TC-lượt %d", secret.ID), ": 1 lượt tiếp")
		} else {
			desktest.MustShow(t, o, "Không có lượt tiếp nào khớp")
		}
		desktest.MustNotShow(t, o, "Quách Thị Ẩn", "Xin sửa đường")
		desktest.TapButton(t, o, "Hôm nay")
	}
}

// Where there is no room for all days of the week, the one that is listed stays.
func TestTheDayShownStaysInTheStrip(t *testing.T) {
	o := desktest.New(t)
	o.App.Settings().SetTheme(look.Theme{Colours: look.Light, Scale: 1.3})
	o.Window.Resize(fyne.NewSize(1000, 540))
	for d := day.Must("2026-11-14"); d <= o.Today(); d = d.AddDays(1) {
		if _, err := o.Do().AddReception(o.Ctx(), register.Reception{On: d, Type: register.Regular, Host: register.Officer, Kind: register.Petition, People: 1,
			Visitor: register.Person{Name: "Lê Thị Mới"}, Content: "Xin sửa đường"}); err != nil {
			t.Fatal(err)
		}
	}
	o.Shell.GoTo(desktop.RoomReception, nil)
	strip := o.Shell.Top().(*reception.Room).Parts()[reception.TabDesk].(*reception.VisitDesk)
	for _, on := range []string{"2026-11-15", "2026-11-14", "2026-11-09", "2026-11-20"} {
		strip.Show(day.Must(on))
		shown, folded := strip.Days()
		if folded == 0 && on < "2026-11-16" || !strings.Contains(shown, day.Must(on).Shown()[:5]) {
			t.Errorf("%s: %q is shown, %d days are folded", on, shown, folded)
		}
	}
}

// Who denounced stands on the list by the code alone, whole in the smallest window.
func TestDenouncerOnTheListIsACodeThatIsNotCut(t *testing.T) {
	o := desktest.New(t)
	o.Window.Resize(fyne.NewSize(1000, 540))
	r, err := o.Do().AddReception(o.Ctx(), register.Reception{On: o.Today(), Type: register.Regular, Host: register.Officer, People: 1, Kind: register.Denunciation,
		Visitor: register.Person{Name: "Đỗ Văn Tố"}, Content: "Tố cáo việc cấp đất"})
	if err != nil {
		t.Fatal(err)
	}
	desktest.Shortcut(o, fyne.Key3, desktest.Control)
	desktest.MustShow(t, o, assets.Text("chip.code", "code", r.DenouncerCode()))
	desktest.MustNotShow(t, o, "Đỗ Văn Tố")
	o.Open(desk.Visit{ID: r.ID})
	desktest.MustShow(t, o, assets.Text("chip.code", "code", r.DenouncerCode()))
	desktest.MustNotShow(t, o, "Đỗ Văn Tố")
}
