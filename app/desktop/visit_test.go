package desktop

import (
	"fmt"
	"io"
	"path/filepath"
	"reflect"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/data"
	"donthu/data/intake"
	"donthu/reports/workbook"
)

// atDesk opens the room and a new visit as a clerk does.
func atDesk(t *testing.T, o *program) {
	t.Helper()
	shortcut(o, fyne.Key3, control)
	if _, ok := o.shell.top().(*receptionRoom); !ok {
		t.Fatalf("Ctrl+3 opens %T", o.shell.top())
	}
	shortcut(o, fyne.KeyT, control)
	if _, ok := o.shell.top().(*visitForm); !ok {
		t.Fatalf("Ctrl+T opens %T", o.shell.top())
	}
}

// tab presses Tab n times.
func tab(o *program, n int) {
	for range n {
		press(o, fyne.KeyTab)
	}
}

func visitsOfDay(t *testing.T, o *program) []data.Reception {
	t.Helper()
	visits, err := o.store.Receptions(o.ctx(), data.Period{From: o.today(), To: o.today()})
	if err != nil {
		t.Fatal(err)
	}
	return visits
}

// A morning on which the chair receives: twelve visitors, by keyboard alone.
func TestReceptionMorningWithTwelveVisitors(t *testing.T) {
	o := newTestOffice(t)
	atDesk(t, o)
	if got := focusedField(o); got != "Người được tiếp" {
		t.Fatalf("the cursor stands in %q", got)
	}
	// Back to the type of reception, once: the visits after it begin alike.
	f := o.shell.top().(*visitForm)
	f.focus(f.questions.named(data.FieldType))
	typeInto(o, "2") // định kỳ; the chair comes with it
	tab(o, 2)        // over the host to the name
	for i := 1; i <= 12; i++ {
		leader := "" // stays from the first visitor on
		if i == 1 {
			leader = "Phạm Văn Chủ"
		}
		typeFields(o, fmt.Sprintf("Người Thứ %d", i), fmt.Sprintf("Số %d phố Huế", i), fmt.Sprintf("00108500%04d", i), "0912345678")
		if i == 7 { // a group: its number is typed over the 1
			press(o, fyne.KeyEnd, fyne.KeyBackspace)
			typeFields(o, "12", leader, "")
			typeInto(o, "Lê Thị Một")
			press(o, fyne.KeyReturn)
			typeInto(o, "Trần Văn Hai")
			press(o, fyne.KeyTab)
		} else {
			typeFields(o, "", leader, "")
		}
		typeFields(o, "k", fmt.Sprintf("Khiếu nại việc thứ %d", i), "Xem xét lại", "Tiếp nhận đơn")
		mustShow(t, o, "Hạn trả lời: 07/12/2026") // ten working days without 24/11
		if i < 12 {
			shortcut(o, fyne.KeyS, control|fyne.KeyModifierShift)
			if len(o.window.Canvas().Overlays().List()) > 0 {
				t.Fatalf("visitor %d is asked about: %s", i, shown(o))
			}
			if got := focusedField(o); got != "Người được tiếp" {
				t.Fatalf("after visitor %d the cursor stands in %q", i, got)
			}
		} else {
			shortcut(o, fyne.KeyS, control)
		}
	}
	visits := visitsOfDay(t, o)
	if len(visits) != 12 {
		t.Fatalf("%d visits: %s", len(visits), shown(o))
	}
	for i, r := range visits {
		want := data.Reception{
			ID: r.ID, On: 20261120, Type: data.Scheduled, Host: data.Head, ReceivedBy: "Phạm Văn Chủ", People: 1, Turn: i + 1, Kind: data.Complaint,
			Visitor: data.Person{Name: fmt.Sprintf("Người Thứ %d", i+1), Address: fmt.Sprintf("Số %d phố Huế", i+1),
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
	press(o, fyne.KeyEscape)
	mustShow(t, o, "Ngày 20/11/2026: 12 lượt tiếp, 23 người, 1 đoàn đông người", "Người Thứ 12", "Định kỳ · Thủ trưởng")
}

func TestGroupsSendRepresentatives(t *testing.T) {
	o := newTestOffice(t)
	atDesk(t, o)
	f := o.shell.top().(*visitForm)
	mustNotShow(t, o, "Người đại diện của đoàn")
	f.questions.named(data.FieldPeople).set("7")
	mustShow(t, o, "cử 1 hoặc 2 người đại diện")
	f.questions.named(data.FieldRepresentatives).set("Một\nHai\nBa")
	f.questions.visitor.set("Đỗ Văn Đoàn")
	f.questions.named(data.FieldContent).set("Xin đường thoát nước")
	shortcut(o, fyne.KeyS, control)
	mustShow(t, o, "tối đa 2 người đại diện")
	if n := len(visitsOfDay(t, o)); n != 0 {
		t.Fatalf("%d visits are stored", n)
	}
	f.questions.named(data.FieldPeople).set("11")
	mustShow(t, o, "không quá 5 người đại diện")
	f.questions.named(data.FieldKind).set(string(data.Petition))
	shortcut(o, fyne.KeyS, control)
	if visits := visitsOfDay(t, o); len(visits) != 1 || len(visits[0].Representatives) != 3 {
		t.Errorf("%+v", visits)
	}
}

func TestEarlierVisitsAndLettersShowWhileTyping(t *testing.T) {
	o := newTestOffice(t)
	addLetter(t, o, data.Facts{ReceivedOn: 20261102, Kind: data.Complaint, Sender: data.Person{Name: "Lê Thị Mới"}, Content: "Bồi thường đất", Matter: "VV-9"})
	if _, err := o.store.AddReception(o.ctx(), data.Reception{On: 20261105, Type: data.Regular, Host: data.Officer, People: 1,
		Visitor: data.Person{Name: "Lê Thị Mới", Address: "12 Hàng Bông", Identity: "001"}, Content: "Hỏi việc bồi thường", Handling: "Hướng dẫn"}); err != nil {
		t.Fatal(err)
	}
	atDesk(t, o)
	mustShow(t, o, "Chưa có lượt tiếp hoặc đơn nào trước đây")
	typeInto(o, "le thi moi")
	mustShow(t, o, "Đến ngày 05/11/2026", "Hỏi việc bồi thường", "Hướng dẫn", "Đơn 1/2026", "Bồi thường đất")
	shortcut(o, fyne.KeyD, control)
	press(o, fyne.KeyReturn) // takes the address
	f := o.shell.top().(*visitForm)
	if r, _ := f.read(); r.Visitor.Address != "12 Hàng Bông" || r.Visitor.Identity != "001" {
		t.Errorf("taken: %+v", r.Visitor)
	}
	if got := focusedField(o); got != "Loại nội dung" { // it is asked for before the content
		t.Errorf("the cursor stands in %q", got)
	}
}

// visitInFront is the page of oneVisit.
func visitInFront(t *testing.T, o *program) *visitPage {
	t.Helper()
	oneVisit(t, o)
	return o.shell.top().(*visitPage)
}

func TestLetterFromVisitTypesNothingTwice(t *testing.T) {
	o := newTestOffice(t)
	p := visitInFront(t, o)
	mustShow(t, o, "Hồ Văn Núi", "Phải trả lời công dân: 23/11/2026", "Điều 28 Luật Tiếp công dân")
	shortcut(o, fyne.Key1, fyne.KeyModifierAlt)
	if _, ok := o.shell.top().(*letterForm); !ok {
		t.Fatalf("Alt+1 opens %T", o.shell.top())
	}
	shortcut(o, fyne.KeyS, control)
	letter := letterNumbered(t, o, "1/2026")
	want := data.Facts{ReceivedOn: 20261109, Source: data.AtReception, Sender: p.visit.Visitor, Signatories: 2, Round: 1, Kind: data.Complaint,
		Content: "Không đồng ý mức hỗ trợ", Request: "Tính lại", Attachments: []data.Attachment{{Name: "Quyết định 12", Pages: 3}},
		Note: "Lập từ lượt tiếp công dân số 1 ngày 09/11/2026."}
	if got := letter.Facts; !reflect.DeepEqual(got, want) {
		t.Errorf("letter:\n%+v\nwant:\n%+v", got, want)
	}
	press(o, fyne.KeyEscape)
	mustShow(t, o, "Mở đơn số 1/2026", "Đã lập đơn số 1/2026 từ lượt tiếp này")
	if visit, err := o.store.Reception(o.ctx(), p.id); err != nil || visit.Letter != "1/2026" || visit.Handling != "Tiếp nhận đơn" {
		t.Errorf("%+v %v", visit, err)
	}
}

func TestAnswerAndCorrectionKeepWhatWasWritten(t *testing.T) {
	o := newTestOffice(t)
	p := visitInFront(t, o)
	shortcut(o, fyne.Key2, fyne.KeyModifierAlt)
	press(o, fyne.KeyTab)
	typeInto(o, "Đã giải thích mức hỗ trợ")
	tapButton(t, o, "Lưu (Ctrl+S)")
	mustShow(t, o, "Đã trả lời 20/11/2026", "Đã giải thích mức hỗ trợ")

	shortcut(o, fyne.Key3, fyne.KeyModifierAlt)
	f := o.shell.top().(*visitForm)
	f.questions.named(fieldAddress).set("Tổ 5")
	shortcut(o, fyne.KeyS, control)
	mustShow(t, o, "Hãy ghi lý do sửa")
	f.questions.reason.set("Ghi nhầm tổ")
	shortcut(o, fyne.KeyS, control)
	mustShow(t, o, "Tổ 5", "Ghi nhầm tổ")
	steps, err := o.store.Steps(o.ctx(), data.ReceptionSubject, p.id)
	if err != nil || len(steps) != 3 || steps[0].Content.(data.Reception).Visitor.Address != "Tổ 4" {
		t.Errorf("%d steps, %v", len(steps), err)
	}
	if found, err := o.store.SearchReceptions(o.ctx(), "ho nui TO 5", 10); err != nil || len(found) != 1 {
		t.Errorf("searching finds %v %v", found, err)
	}
	if v, err := o.store.Verify(o.ctx()); err != nil || len(v.Findings) > 0 {
		t.Errorf("%v %v", v.Findings, err)
	}
	if err := o.store.Rebuild(o.ctx()); err != nil {
		t.Fatal(err)
	}
	if visit, err := o.store.Reception(o.ctx(), p.id); err != nil || visit.Visitor.Address != "Tổ 5" {
		t.Errorf("after rebuilding %+v %v", visit, err)
	}
}

func TestVisitWrittenByMistakeGoes(t *testing.T) {
	o := newTestOffice(t)
	p := visitInFront(t, o)
	shortcut(o, fyne.Key5, fyne.KeyModifierAlt)
	typeInto(o, "Ghi hai lần")
	tapButton(t, o, "Bỏ lượt tiếp này")
	if _, err := o.store.Reception(o.ctx(), p.id); err == nil {
		t.Error("the visit is still listed")
	}
	if err := o.store.Rebuild(o.ctx()); err != nil {
		t.Fatal(err)
	}
	if visits, err := o.store.Receptions(o.ctx(), data.Period{From: 20260101, To: 20261231}); err != nil || len(visits) != 0 {
		t.Errorf("after rebuilding %v %v", visits, err)
	}
}

func TestHalfTypedVisitIsKept(t *testing.T) {
	o := newTestOffice(t)
	atDesk(t, o)
	typeInto(o, "Đinh Thị Dở")
	press(o, fyne.KeyEscape)
	shortcut(o, fyne.KeyT, control)
	mustShow(t, o, "Đinh Thị Dở", "Đang ghi tiếp phần dở lần trước")
	tapButton(t, o, "Xóa bản nháp")
	mustNotShow(t, o, "Đinh Thị Dở")
}

// What the desk and the schedule wrote comes back from the exported workbook as
// known, not twice.
func TestExportedVisitsAreRecognised(t *testing.T) {
	o := newTestOffice(t)
	p := visitInFront(t, o)
	visit := p.visit
	visit.AnsweredOn, visit.Outcome, visit.Capacity, visit.ActsFor = 20261112, "Đã trả lời", data.Authorised, "Hồ Văn Sông"
	if err := o.store.CorrectReception(o.ctx(), visit, "Bổ sung"); err != nil {
		t.Fatal(err)
	}
	if err := o.store.SaveReceptionDays(o.ctx(), []data.ReceptionDay{{On: 20261203, Type: data.Scheduled, Host: data.Head, Hours: "8:00 – 11:00",
		Leader: "Phạm Văn Chủ", PublishedOn: 20261120, MovedFrom: 20261202, MoveReason: "Họp"}}, ""); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "so.xlsx")
	if err := workbook.Save(file, func(w io.Writer) error { return workbook.WriteRegister(o.ctx(), w, o.store, nil) }); err != nil {
		t.Fatal(err)
	}
	result, err := intake.Import(o.ctx(), o.store, file, intake.Options{Today: o.today()})
	if err != nil || result.Receptions != 0 || result.Days != 0 || result.Present != 2 || len(result.Problems) > 0 {
		t.Errorf("%+v %v", result, err)
	}
}
