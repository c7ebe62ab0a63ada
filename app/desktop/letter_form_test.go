package desktop

import (
	"maps"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"

	"donthu/app/ui"
	"donthu/data"
	"donthu/data/store"
)

// atForm opens the form as a clerk does.
func atForm(t *testing.T, o *program) *letterForm {
	t.Helper()
	shortcut(o, fyne.KeyN, control)
	f, ok := o.shell.top().(*letterForm)
	if !ok {
		t.Fatalf("Ctrl+N opens %T", o.shell.top())
	}
	return f
}

func TestLetterIsRegisteredWithKeysAlone(t *testing.T) {
	o := newTestOffice(t)
	atForm(t, o)
	mustShow(t, o, "Số dự kiến: 1/2026")
	typeFields(o, "19112026", "1/11/26", "b", "Trần Thị Bưởi", "Số 5 phố Huế", "001085000123", "0912345678", "", "Lê Văn Cam",
		"k", "2", "d", "Chủ tịch UBND phường")
	typeInto(o, "Không cấp giấy chứng nhận")
	press(o, fyne.KeyReturn)
	typeInto(o, "quyền sử dụng đất")
	press(o, fyne.KeyTab)
	typeInto(o, "Cấp giấy")
	shortcut(o, fyne.KeyM, control)
	typeFields(o, "88", "20112026", "Khu phố 2", "", "", "Tủ 1", "Phạm Văn Đào; 12 Lê Lợi", "Bản đồ; 3 trang")
	typeInto(o, "Đã gọi điện")
	shortcut(o, fyne.KeyS, control)

	letter := letterNumbered(t, o, "1/2026")
	want := data.Facts{
		ReceivedOn: 20261119, WrittenOn: 20261101, ArrivalNo: "88", ArrivalOn: 20261120, Source: data.Post,
		Sender:      data.Person{Name: "Trần Thị Bưởi", Address: "Số 5 phố Huế", Identity: "001085000123", Phone: "0912345678"},
		CoSigners:   []data.Person{{Name: "Phạm Văn Đào", Address: "12 Lê Lợi"}},
		Signatories: 2, Representative: data.Person{Name: "Lê Văn Cam", Address: "Khu phố 2"},
		Against: "Chủ tịch UBND phường", Kind: data.Complaint, Round: 2, Field: data.Land,
		Content: "Không cấp giấy chứng nhận\nquyền sử dụng đất", Request: "Cấp giấy",
		Attachments: []data.Attachment{{Name: "Bản đồ", Pages: 3}}, File: "Tủ 1", Note: "Đã gọi điện",
	}
	if got, wanted := answersOf(letter.Facts), answersOf(want); !maps.Equal(got, wanted) {
		t.Errorf("stored:\n%v\nwant:\n%v", got, wanted)
	}
	if _, still := o.shell.top().(*letterForm); still {
		t.Error("the form is still in front after saving")
	}
}

func TestSaveAndTakeInTheNext(t *testing.T) {
	o := newTestOffice(t)
	f := atForm(t, o)
	typeFields(o, "", "", "", "Trần Thị Bưởi", "", "", "", "", "", "p", "", "", "")
	typeInto(o, "Đèn đường hỏng")
	shortcut(o, fyne.KeyS, control|fyne.KeyModifierShift)
	if got := letterNumbered(t, o, "1/2026"); got.Kind != data.Reflection || got.Content != "Đèn đường hỏng" {
		t.Errorf("stored %+v", got.Facts)
	}
	if o.shell.top() != page(f) {
		t.Fatal("the form was left")
	}
	mustShow(t, o, "Số dự kiến: 2/2026")
	mustNotShow(t, o, "Trần Thị Bưởi", "Đèn đường hỏng")
	if got := focusedField(o); got != "Ngày nhận" {
		t.Errorf("the cursor stands in %q", got)
	}
	for _, a := range f.answers {
		if problem := a.field.Problem(); problem != "" {
			t.Errorf("the new form begins with %q", problem)
		}
	}
	o.back()
	if kept, err := o.store.Draft(o.ctx(), "letter"); err != nil || len(kept) > 0 {
		t.Errorf("a draft %s stays of what was saved (%v)", kept, err)
	}
}

func TestFutureDateIsRefusedBesideItsField(t *testing.T) {
	o := newTestOffice(t)
	f := atForm(t, o)
	typeFields(o, "01122026", "", "", "Trần Thị Bưởi", "", "", "", "", "", "k", "", "", "")
	typeInto(o, "Nội dung đơn")
	shortcut(o, fyne.KeyS, control)
	problem := f.answer(data.FieldReceivedOn).field.Problem()
	if !strings.Contains(problem, "01/12/2026") {
		t.Errorf("beside the date stands %q", problem)
	}
	if got := focusedField(o); got != "Ngày nhận" {
		t.Errorf("the cursor stands in %q", got)
	}
	if n := count(t, o); n != 0 {
		t.Errorf("%d letters are stored", n)
	}
	typeInto(o, "19112026")
	shortcut(o, fyne.KeyS, control)
	if got := letterNumbered(t, o, "1/2026"); got.ReceivedOn != 20261119 {
		t.Errorf("received on %v", got.ReceivedOn)
	}
	if kept, err := o.store.Draft(o.ctx(), "letter"); err != nil || len(kept) > 0 {
		t.Errorf("the rewritten date left the draft %s (%v)", kept, err)
	}
}

func TestNothingIsRefusedBeforeTheClerkHasBeenThere(t *testing.T) {
	o := newTestOffice(t)
	f := atForm(t, o)
	press(o, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	for _, a := range f.answers {
		if a.field.Problem() != "" {
			t.Errorf("%s: %q", a.name, a.field.Problem())
		}
	}
	press(o, fyne.KeyTab) // leaves the sender empty
	if f.answer(data.FieldSender).field.Problem() == "" {
		t.Error("leaving the sender empty says nothing")
	}
	if f.answer(data.FieldContent).field.Problem() != "" {
		t.Error("the content is missed already")
	}
}

// A date field tells nothing when it is left; the form has to find out.
func TestDateIsCheckedWhenItIsLeft(t *testing.T) {
	o := newTestOffice(t)
	f := atForm(t, o)
	var waiting []func()
	defer ui.UseRunner(ui.Runner{
		Background: func(f func()) { f() }, Foreground: func(f func()) { f() },
		After: func(_ time.Duration, f func()) func() {
			waiting = append(waiting, f)
			return func() {}
		},
	})()
	pause := func() {
		for _, later := range waiting {
			later()
		}
		waiting = nil
	}
	typeInto(o, "01/12/2026")
	pause()
	press(o, fyne.KeyTab)
	pause()
	if got := f.answer(data.FieldReceivedOn).field.Problem(); !strings.Contains(got, "01/12/2026") {
		t.Errorf("after leaving the date there stands %q", got)
	}
}

func TestWarningsMayBePassed(t *testing.T) {
	o := newTestOffice(t)
	atForm(t, o)
	typeFields(o, "", "", "", "Trần Thị Bưởi", "", "", "", "", "", "t", "", "", "")
	mustShow(t, o, "bí mật", "Người, cơ quan bị tố cáo", "Tố cáo tiếp")
	typeInto(o, "Thu tiền không biên lai")
	shortcut(o, fyne.KeyS, control)
	if count(t, o) != 0 {
		t.Fatal("saved without asking")
	}
	mustShow(t, o, "Có điểm cần xem lại", "Vẫn lưu")
	press(o, fyne.KeyReturn)
	if got := letterNumbered(t, o, "1/2026"); got.Kind != data.Denunciation {
		t.Errorf("kind %q", got.Kind)
	}
}

func TestForwardingIsAskedForForwardedLettersOnly(t *testing.T) {
	o := newTestOffice(t)
	atForm(t, o)
	mustNotShow(t, o, "Cơ quan chuyển", "Số văn bản chuyển")
	press(o, fyne.KeyTab, fyne.KeyTab)
	typeInto(o, "c")
	mustShow(t, o, "Số văn bản chuyển", "Ngày văn bản")
	press(o, fyne.KeyTab)
	typeFields(o, "Thanh tra thành phố", "12/PC-TT", "18112026", "Trần Thị Bưởi", "", "", "", "", "", "k", "", "", "")
	typeInto(o, "Nội dung đơn")
	shortcut(o, fyne.KeyS, control)
	got := letterNumbered(t, o, "1/2026")
	if got.ForwardingBody != "Thanh tra thành phố" || got.ForwardingNo != "12/PC-TT" || got.ForwardingWritten != 20261118 {
		t.Errorf("stored %q %q %v", got.ForwardingBody, got.ForwardingNo, got.ForwardingWritten)
	}
}

func TestCommonQuestionsNeedNoScrolling(t *testing.T) {
	o := newTestOffice(t)
	o.window.Resize(firstSize)
	f := atForm(t, o)
	f.answer(data.FieldSource).set(string(data.Forwarded))
	if need, room := f.scroll.Content.MinSize().Height, f.scroll.Size().Height; need > room {
		t.Errorf("the questions need %v and have %v", need, room)
	}
	if need, room := f.form.MinSize().Width, f.scroll.Size().Width; need > room {
		t.Errorf("the questions are %v wide and have %v", need, room)
	}
}

func TestDuplicateIsFoundWhileTypingWithoutAccents(t *testing.T) {
	o := newTestOffice(t)
	first := addLetter(t, o, complaint("Nguyễn Thị Hòa", "Thu hồi đất không bồi thường"))
	atForm(t, o)
	mustShow(t, o, "Chưa thấy đơn nào")
	typeFields(o, "", "", "", "nguyen thi hoa", "", "", "", "", "", "k", "", "", "")
	mustShow(t, o, "1/2026 · 03/11/2026 · Chờ xử lý", "Nguyễn Thị Hòa", "Thu hồi đất")
	typeInto(o, "thu hoi dat khong boi thuong")
	mustShow(t, o, "1/2026 · 03/11/2026")
	shortcut(o, fyne.KeyD, control)
	press(o, fyne.KeyReturn)
	mustShow(t, o, "Bỏ ghi trùng")
	shortcut(o, fyne.KeyS, control)

	second, head := letterNumbered(t, o, "2/2026"), letterNumbered(t, o, "1/2026")
	if second.DuplicateOf != "1/2026" {
		t.Errorf("duplicate of %q", second.DuplicateOf)
	}
	if second.MatterKey() != head.MatterKey() || head.Matter != "VV-1-2026" {
		t.Errorf("matters %q and %q", second.MatterKey(), head.MatterKey())
	}
	if head.Number != first.Number || head.Content != first.Content {
		t.Errorf("the first letter became %+v", head)
	}
	steps, err := o.store.Steps(o.ctx(), data.LetterSubject, first.ID)
	if err != nil {
		t.Fatal(err)
	}
	if c, ok := steps[len(steps)-1].Content.(data.Corrected); !ok || c.Reason != "Ghép vụ việc" {
		t.Errorf("the last step of the first letter is %+v", steps[len(steps)-1].Content)
	}
}

func TestMatterIsSuggested(t *testing.T) {
	o := newTestOffice(t)
	facts := complaint("Nguyễn Thị Hòa", "Thu hồi đất không bồi thường")
	facts.Matter = "Vụ chợ cũ"
	addLetter(t, o, facts)
	f := atForm(t, o)
	for _, typed := range []string{"1/2026", "thu hoi dat", "hoa"} {
		lines := f.suggestMatters(typed)
		if len(lines) != 1 || lines[0] != "Ghép vào vụ việc của đơn 1/2026 – Nguyễn Thị Hòa" {
			t.Errorf("%q suggests %q", typed, lines)
			continue
		}
		if got := f.pickedMatter(lines[0]); got != "Vụ chợ cũ" {
			t.Errorf("picked %q", got)
		}
	}
}

func TestDraftOutlivesTheProgram(t *testing.T) {
	o := newTestOffice(t)
	atForm(t, o)
	typeFields(o, "19112026", "", "b", "Trần Thị Bưởi")
	typeInto(o, "Số 5 ph")
	dir := o.dir
	if err := o.store.Close(); err != nil { // the program stops, nobody leaves the form
		t.Fatal(err)
	}

	s, err := store.Open(o.ctx(), dir, storeOptions(testClock))
	if err != nil {
		t.Fatal(err)
	}
	o.store = s // closed by the first office's clean-up
	o.show(s)
	f := atForm(t, o)
	mustShow(t, o, "Đã khôi phục bản nháp lúc 09:30 20/11/2026", "Trần Thị Bưởi", "Số 5 ph", "19/11/2026", "Bưu điện")
	tapButton(t, o, "Xóa bản nháp")
	tapButton(t, o, "Xóa bản nháp")
	mustNotShow(t, o, "Đã khôi phục", "Trần Thị Bưởi")
	mustShow(t, o, "20/11/2026")
	if got := f.text(data.FieldSource); got != "" {
		t.Errorf("the source is still %q", got)
	}
	if kept, err := o.store.Draft(o.ctx(), "letter"); err != nil || len(kept) > 0 {
		t.Errorf("the draft %s is still there (%v)", kept, err)
	}
}

func TestLeavingKeepsTheDraft(t *testing.T) {
	o := newTestOffice(t)
	atForm(t, o)
	typeFields(o, "", "", "", "Trần Thị Bưởi")
	press(o, fyne.KeyEscape)
	if _, still := o.shell.top().(*letterForm); still {
		t.Fatal("Esc does not leave the form")
	}
	atForm(t, o)
	mustShow(t, o, "Đã khôi phục bản nháp", "Trần Thị Bưởi")
}

func TestCorrectionKeepsNumberAndHistory(t *testing.T) {
	o := newTestOffice(t)
	facts := complaint("Nguyễn Thị Hòa", "Thu hồi đất không bồi thường")
	facts.Representative.Phone = "0912345678" // no question of the form
	facts.ForwardingBody = "Thanh tra thành phố"
	letter := addLetter(t, o, facts)
	f := newLetterCorrection(o.office, letter)
	o.push(f)
	mustShow(t, o, "Sửa thông tin đơn số 1/2026", "Nguyễn Thị Hòa", "03/11/2026", "Thanh tra thành phố")
	typeInto(o, "04112026")
	shortcut(o, fyne.KeyS, control)
	mustShow(t, o, "Hãy ghi lý do sửa")
	if got := focusedField(o); got != "Lý do sửa" {
		t.Errorf("the cursor stands in %q", got)
	}
	typeInto(o, "Ghi nhầm ngày nhận")
	shortcut(o, fyne.KeyS, control)

	got := letterNumbered(t, o, "1/2026")
	if got.ID != letter.ID || got.ReceivedOn != 20261104 || got.Representative.Phone != "0912345678" || got.Signatories != 0 {
		t.Errorf("the letter is now %+v", got)
	}
	steps, err := o.store.Steps(o.ctx(), data.LetterSubject, letter.ID)
	if err != nil {
		t.Fatal(err)
	}
	if first, ok := steps[0].Content.(data.Received); !ok || first.ReceivedOn != 20261103 || len(steps) != 2 {
		t.Errorf("the history is %+v", steps)
	}
	if c, ok := steps[1].Content.(data.Corrected); !ok || c.Reason != "Ghi nhầm ngày nhận" {
		t.Errorf("the second step is %+v", steps[1].Content)
	}
	if o.shell.top() == page(f) {
		t.Error("the form is still in front")
	}
}

func TestAnswersHoldEveryFact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[A-Za-zĐđÁáỆệ0-9,./() ]{0,12}`)
		day := rapid.SampledFrom([]data.Date{0, 20260101, 20261231})
		person := rapid.Custom(func(t *rapid.T) data.Person {
			return data.Person{Name: text.Draw(t, "name"), Address: text.Draw(t, "address"), Identity: text.Draw(t, "identity"), Phone: text.Draw(t, "phone")}
		})
		facts := data.Facts{
			ReceivedOn: day.Draw(t, "received"), WrittenOn: day.Draw(t, "written"), ArrivalNo: text.Draw(t, "arrival"), ArrivalOn: day.Draw(t, "arrivalOn"),
			Source: rapid.SampledFrom(data.Sources).Draw(t, "source"), ForwardingBody: text.Draw(t, "body"), ForwardingNo: text.Draw(t, "no"), ForwardingWritten: day.Draw(t, "forwarded"),
			Sender: person.Draw(t, "sender"), CoSigners: rapid.SliceOfN(person, 0, 3).Draw(t, "signers"), Signatories: rapid.IntRange(0, 9).Draw(t, "signatories"),
			Representative: person.Draw(t, "representative"), Against: text.Draw(t, "against"), Kind: rapid.SampledFrom(data.Kinds).Draw(t, "kind"),
			Round: rapid.IntRange(0, 2).Draw(t, "round"), Field: rapid.SampledFrom(data.Fields).Draw(t, "field"), Content: text.Draw(t, "content"), Request: text.Draw(t, "request"),
			Attachments: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) data.Attachment {
				return data.Attachment{Name: text.Draw(t, "document"), Pages: rapid.IntRange(0, 40).Draw(t, "pages")}
			}), 0, 3).Draw(t, "attachments"),
			Matter: text.Draw(t, "matter"), DuplicateOf: text.Draw(t, "duplicate"), File: text.Draw(t, "file"), Note: text.Draw(t, "note"),
		}.Tidy()
		again, wrong := answersOf(facts).facts(facts)
		if len(wrong) > 0 {
			t.Fatalf("cannot be read: %v", wrong)
		}
		want, err := data.EncodeContent(data.Received{Facts: facts})
		if err != nil {
			t.Fatal(err)
		}
		got, err := data.EncodeContent(data.Received{Facts: again})
		if err != nil || string(got) != string(want) {
			t.Fatalf("got  %s\nwant %s (%v)", got, want, err)
		}
	})
}
