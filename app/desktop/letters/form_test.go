package letters_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"pgregory.net/rapid"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/letters"
	"donthu/app/kit"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

// atForm opens the form as a clerk does.
func atForm(t *testing.T, o *desktop.Program) *letters.Form {
	t.Helper()
	desktest.Shortcut(o, fyne.KeyN, desktest.Control)
	f, ok := o.Shell.Top().(*letters.Form)
	if !ok {
		t.Fatalf("Ctrl+N opens %T", o.Shell.Top())
	}
	return f
}

// problems are what stands beside the questions on the screen.
func problems(o *desktop.Program) (all []string) {
	desktest.Visit(o.Window.Canvas().Content(), func(object fyne.CanvasObject) bool {
		field, ok := object.(*kit.Field)
		if ok && field.Problem() != "" {
			all = append(all, field.Problem())
		}
		return !ok
	})
	return all
}

func TestLetterIsRegisteredWithKeysAlone(t *testing.T) {
	o := desktest.New(t)
	atForm(t, o)
	desktest.MustShow(t, o, "Số dự kiến 1/2026")
	desktest.TypeFields(o, "19112026", "1/11/26", "k", "2", "d", "b", "Trần Thị Bưởi", "Số 5 phố Huế", "", "001085000123", "0912345678")
	desktest.TypeInto(o, "Không cấp giấy chứng nhận")
	desktest.Press(o, fyne.KeyReturn)
	desktest.TypeInto(o, "quyền sử dụng đất")
	desktest.Press(o, fyne.KeyTab)
	desktest.TypeFields(o, "Cấp giấy", "Chủ tịch UBND phường", "b")
	desktest.TypeInto(o, "88")
	desktest.Shortcut(o, fyne.KeyM, desktest.Control)
	desktest.TypeFields(o, "20112026", "Lê Văn Cam", "Khu phố 2", "", "", "Tủ 1", "Phạm Văn Đào; 12 Lê Lợi", "Bản đồ; 3 trang")
	desktest.TypeInto(o, "Đã gọi điện")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)

	letter := desktest.LetterNumbered(t, o, "1/2026")
	want := register.Facts{
		ReceivedOn: 20261119, WrittenOn: 20261101, ArrivalNo: "88", ArrivalOn: 20261120, Source: register.Post,
		Sender:      register.Person{Name: "Trần Thị Bưởi", Address: "Số 5 phố Huế", Identity: "001085000123", Phone: "0912345678", Title: register.TitleMrs},
		CoSigners:   []register.Person{{Name: "Phạm Văn Đào", Address: "12 Lê Lợi"}},
		Signatories: 2, Representative: register.Person{Name: "Lê Văn Cam", Address: "Khu phố 2"},
		Against: "Chủ tịch UBND phường", Kind: register.Complaint, Round: 2, Field: register.Land,
		Content: "Không cấp giấy chứng nhận\nquyền sử dụng đất", Request: "Cấp giấy",
		Attachments: []register.Attachment{{Name: "Bản đồ", Pages: 3}}, File: "Tủ 1", Note: "Đã gọi điện",
	}
	if !reflect.DeepEqual(letter.Facts, want) {
		t.Errorf("stored:\n%+v\nwant:\n%+v", letter.Facts, want)
	}
	if _, still := o.Shell.Top().(*letters.Form); still {
		t.Error("the form is still in front after saving")
	}
}

func TestSaveAndTakeInTheNext(t *testing.T) {
	o := desktest.New(t)
	f := atForm(t, o)
	desktest.TypeFields(o, "", "", "p", "", "", "", "Trần Thị Bưởi", "", "", "", "")
	desktest.TypeInto(o, "Đèn đường hỏng")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control|fyne.KeyModifierShift)
	if got := desktest.LetterNumbered(t, o, "1/2026"); got.Kind != register.Reflection || got.Content != "Đèn đường hỏng" {
		t.Errorf("stored %+v", got.Facts)
	}
	if o.Shell.Top() != desk.Page(f) {
		t.Fatal("the form was left")
	}
	desktest.MustShow(t, o, "Số dự kiến 2/2026")
	desktest.MustNotShow(t, o, "Trần Thị Bưởi", "Đèn đường hỏng")
	if got := desktest.FocusedField(o); got != "Ngày nhận" {
		t.Errorf("the cursor stands in %q", got)
	}
	for _, problem := range problems(o) {
		t.Errorf("the new form begins with %q", problem)
	}
	o.Back()
	if kept, err := o.Store.Draft(o.Ctx(), "letter"); err != nil || len(kept) > 0 {
		t.Errorf("a draft %s stays of what was saved (%v)", kept, err)
	}
}

func TestFutureDateIsRefusedBesideItsField(t *testing.T) {
	o := desktest.New(t)
	f := atForm(t, o)
	desktest.TypeFields(o, "01122026", "", "k", "", "", "", "Trần Thị Bưởi", "", "", "", "")
	desktest.TypeInto(o, "Nội dung đơn")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	problem := f.Question(register.FieldReceivedOn).Problem()
	if !strings.Contains(problem, "01/12/2026") {
		t.Errorf("beside the date stands %q", problem)
	}
	if got := desktest.FocusedField(o); got != "Ngày nhận" {
		t.Errorf("the cursor stands in %q", got)
	}
	if n := desktest.Count(t, o); n != 0 {
		t.Errorf("%d letters are stored", n)
	}
	desktest.TypeInto(o, "19112026")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	if got := desktest.LetterNumbered(t, o, "1/2026"); got.ReceivedOn != 20261119 {
		t.Errorf("received on %v", got.ReceivedOn)
	}
	if kept, err := o.Store.Draft(o.Ctx(), "letter"); err != nil || len(kept) > 0 {
		t.Errorf("the rewritten date left the draft %s (%v)", kept, err)
	}
}

func TestNothingIsRefusedBeforeTheClerkHasBeenThere(t *testing.T) {
	o := desktest.New(t)
	f := atForm(t, o)
	desktest.Press(o, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	for _, problem := range problems(o) {
		t.Errorf("nobody has been there: %q", problem)
	}
	desktest.Press(o, fyne.KeyTab) // leaves the sender empty
	if f.Question(register.FieldSender).Problem() == "" {
		t.Error("leaving the sender empty says nothing")
	}
	if f.Question(register.FieldContent).Problem() != "" {
		t.Error("the content is missed already")
	}
}

// A date field tells nothing when it is left; the form has to find out.
func TestDateIsCheckedWhenItIsLeft(t *testing.T) {
	o := desktest.New(t)
	f := atForm(t, o)
	var waiting []func()
	defer kit.UseRunner(kit.Runner{
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
	desktest.TypeInto(o, "01/12/2026")
	pause()
	desktest.Press(o, fyne.KeyTab)
	pause()
	if got := f.Question(register.FieldReceivedOn).Problem(); !strings.Contains(got, "01/12/2026") {
		t.Errorf("after leaving the date there stands %q", got)
	}
}

func TestWarningsMayBePassed(t *testing.T) {
	o := desktest.New(t)
	atForm(t, o)
	desktest.TypeFields(o, "", "", "t", "", "", "", "Trần Thị Bưởi", "", "", "", "")
	desktest.MustShow(t, o, "bí mật", "Người, cơ quan bị tố cáo", "Tố cáo tiếp")
	desktest.TypeInto(o, "Thu tiền không biên lai")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	if desktest.Count(t, o) != 0 {
		t.Fatal("saved without asking")
	}
	desktest.MustShow(t, o, "Có điểm khác thường", "Quay lại sửa")
	desktest.Press(o, fyne.KeyReturn) // the safe answer: nothing is written
	if desktest.Count(t, o) != 0 {
		t.Fatal("Enter saves what is unusual")
	}
	if at := desktest.FocusedField(o); at != "Người, cơ quan bị tố cáo" { // what is unusual, not where Ctrl+S was pressed
		t.Errorf("the cursor goes to %q", at)
	}
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.TapButton(t, o, "Lưu như đã nhập")
	if got := desktest.LetterNumbered(t, o, "1/2026"); got.Kind != register.Denunciation {
		t.Errorf("kind %q", got.Kind)
	}
}

func TestForwardingIsAskedForForwardedLettersOnly(t *testing.T) {
	o := desktest.New(t)
	atForm(t, o)
	desktest.MustNotShow(t, o, "Cơ quan chuyển", "Số văn bản chuyển")
	desktest.TypeFields(o, "", "", "k", "", "", "", "Trần Thị Bưởi", "", "", "", "", "Nội dung đơn", "", "")
	desktest.TypeInto(o, "c")
	desktest.MustShow(t, o, "Số văn bản chuyển", "Ngày văn bản")
	desktest.Press(o, fyne.KeyTab, fyne.KeyTab)
	desktest.TypeFields(o, "Thanh tra thành phố", "12/PC-TT", "18112026")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	got := desktest.LetterNumbered(t, o, "1/2026")
	if got.ForwardingBody != "Thanh tra thành phố" || got.ForwardingNo != "12/PC-TT" || got.ForwardingWritten != 20261118 {
		t.Errorf("stored %q %q %v", got.ForwardingBody, got.ForwardingNo, got.ForwardingWritten)
	}
}

func TestCommonQuestionsNeedNoScrolling(t *testing.T) {
	o := desktest.New(t)
	o.Window.Resize(desktop.FirstSize)
	atForm(t, o)
	var scroll *container.Scroll // the innermost around the questions
	var form *kit.Form
	desktest.Visit(o.Window.Canvas().Content(), func(object fyne.CanvasObject) bool {
		if s, ok := object.(*container.Scroll); ok && form == nil {
			scroll = s
		}
		if f, ok := object.(*kit.Form); ok {
			form = f
		}
		return form == nil
	})
	if need, room := scroll.Content.MinSize().Height, scroll.Size().Height; need > room {
		t.Errorf("the questions need %v and have %v", need, room)
	}
	if need, room := form.MinSize().Width, scroll.Size().Width; need > room {
		t.Errorf("the questions are %v wide and have %v", need, room)
	}
}

func TestDuplicateIsFoundWhileTypingWithoutAccents(t *testing.T) {
	o := desktest.New(t)
	first := desktest.AddLetter(t, o, desktest.Complaint("Nguyễn Thị Hòa", "Thu hồi đất không bồi thường"))
	atForm(t, o)
	desktest.MustShow(t, o, "Chưa thấy đơn nào")
	desktest.TypeFields(o, "", "", "k", "", "", "", "nguyen thi hoa", "", "", "", "")
	desktest.MustShow(t, o, "1/2026 · 03/11/2026 · Chờ xử lý", "Nguyễn Thị Hòa", "Thu hồi đất")
	desktest.TypeInto(o, "thu hoi dat khong boi thuong")
	desktest.MustShow(t, o, "1/2026 · 03/11/2026")
	desktest.Shortcut(o, fyne.KeyD, desktest.Control)
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, "Bỏ ghi “đơn trùng”")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)

	second, head := desktest.LetterNumbered(t, o, "2/2026"), desktest.LetterNumbered(t, o, "1/2026")
	if second.DuplicateOf != "1/2026" {
		t.Errorf("duplicate of %q", second.DuplicateOf)
	}
	if second.MatterKey() != head.MatterKey() || head.Matter != "VV-1-2026" {
		t.Errorf("matters %q and %q", second.MatterKey(), head.MatterKey())
	}
	if head.Number != first.Number || head.Content != first.Content {
		t.Errorf("the first letter became %+v", head)
	}
	history, err := o.Store.Steps(o.Ctx(), register.LetterSubject, first.ID)
	if err != nil {
		t.Fatal(err)
	}
	if c, ok := history[len(history)-1].Content.(steps.Corrected); !ok || c.Reason != "Ghép vụ việc" {
		t.Errorf("the last step of the first letter is %+v", history[len(history)-1].Content)
	}
}

func TestMatterIsSuggested(t *testing.T) {
	o := desktest.New(t)
	facts := desktest.Complaint("Nguyễn Thị Hòa", "Thu hồi đất không bồi thường")
	facts.Matter = "Vụ chợ cũ"
	desktest.AddLetter(t, o, facts)
	f := atForm(t, o)
	for _, typed := range []string{"1/2026", "thu hoi dat", "hoa"} {
		lines := f.SuggestMatters(typed)
		if len(lines) != 1 || lines[0] != "Ghép vào vụ việc của đơn 1/2026 – Nguyễn Thị Hòa" {
			t.Errorf("%q suggests %q", typed, lines)
			continue
		}
		if got := f.PickedMatter(lines[0]); got != "Vụ chợ cũ" {
			t.Errorf("picked %q", got)
		}
	}
}

func TestDraftOutlivesTheProgram(t *testing.T) {
	o := desktest.New(t)
	atForm(t, o)
	desktest.TypeFields(o, "19112026", "", "", "", "", "b", "Trần Thị Bưởi")
	desktest.TypeInto(o, "Số 5 ph")
	dir := o.Dir
	if err := o.Do().Close(); err != nil { // the program stops, nobody leaves the form
		t.Fatal(err)
	}

	s, err := store.Open(o.Ctx(), dir, desktop.StoreOptions(desktest.TestClock))
	if err != nil {
		t.Fatal(err)
	}
	o.Store = s // closed by the first office's clean-up
	o.Show(s)
	f := atForm(t, o)
	desktest.MustShow(t, o, "Đã khôi phục bản nháp lúc 09:30 20/11/2026", "Trần Thị Bưởi", "Số 5 ph", "19/11/2026")
	desktest.TapButton(t, o, "Xóa bản nháp")
	desktest.TapButton(t, o, "Xóa bản nháp")
	desktest.MustNotShow(t, o, "Đã khôi phục", "Trần Thị Bưởi")
	desktest.MustShow(t, o, "20/11/2026")
	if now, _ := f.Read(); now.Sender.Title != "" {
		t.Errorf("the form of address is still %q", now.Sender.Title)
	}
	if kept, err := o.Store.Draft(o.Ctx(), "letter"); err != nil || len(kept) > 0 {
		t.Errorf("the draft %s is still there (%v)", kept, err)
	}
}

func TestLeavingKeepsTheDraft(t *testing.T) {
	o := desktest.New(t)
	atForm(t, o)
	desktest.TypeFields(o, "", "", "", "", "", "", "Trần Thị Bưởi")
	desktest.MustShow(t, o, "Đã giữ bản nháp lúc 09:30")
	desktest.Press(o, fyne.KeyEscape)
	if _, still := o.Shell.Top().(*letters.Form); still {
		t.Fatal("Esc does not leave the form")
	}
	atForm(t, o)
	desktest.MustShow(t, o, "Đã khôi phục bản nháp", "Trần Thị Bưởi")
}

func TestCorrectionKeepsNumberAndHistory(t *testing.T) {
	o := desktest.New(t)
	facts := desktest.Complaint("Nguyễn Thị Hòa", "Thu hồi đất không bồi thường")
	facts.Representative.Phone = "0912345678" // no question of the form
	facts.ForwardingBody = "Thanh tra thành phố"
	letter := desktest.AddLetter(t, o, facts)
	f := letters.NewCorrection(o.Desk, letter)
	o.Push(f)
	desktest.MustShow(t, o, "Sửa thông tin đơn số 1/2026", "Nguyễn Thị Hòa", "03/11/2026", "Thanh tra thành phố")
	desktest.TypeInto(o, "04112026")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "Hãy ghi lý do sửa")
	if got := desktest.FocusedField(o); got != "Lý do sửa" {
		t.Errorf("the cursor stands in %q", got)
	}
	desktest.TypeInto(o, "Ghi nhầm ngày nhận")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)

	got := desktest.LetterNumbered(t, o, "1/2026")
	if got.ID != letter.ID || got.ReceivedOn != 20261104 || got.Representative.Phone != "0912345678" || got.Signatories != 0 {
		t.Errorf("the letter is now %+v", got)
	}
	all, err := o.Store.Steps(o.Ctx(), register.LetterSubject, letter.ID)
	if err != nil {
		t.Fatal(err)
	}
	if first, ok := all[0].Content.(register.Received); !ok || first.ReceivedOn != 20261103 || len(all) != 2 {
		t.Errorf("the history is %+v", all)
	}
	if c, ok := all[1].Content.(steps.Corrected); !ok || c.Reason != "Ghi nhầm ngày nhận" {
		t.Errorf("the second step is %+v", all[1].Content)
	}
	if o.Shell.Top() == desk.Page(f) {
		t.Error("the form is still in front")
	}
}

func TestACorrectionThatChangesNothingIsNotWritten(t *testing.T) {
	o := desktest.New(t)
	desktest.KeepMessages(t)
	letter := desktest.AddLetter(t, o, desktest.Complaint("Nguyễn Thị Hòa", "Thu hồi đất không bồi thường"))
	f := letters.NewCorrection(o.Desk, letter)
	o.Push(f)
	desktest.FillIn(o, "Lý do sửa", "Ghi nhầm")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "Chưa có thông tin nào thay đổi.")
	if steps, err := o.Store.Steps(o.Ctx(), register.LetterSubject, letter.ID); err != nil || len(steps) != 1 || o.Shell.Top() != desk.Page(f) {
		t.Errorf("%d steps, %v", len(steps), err)
	}
}

func TestCoSignersCountAsSignatories(t *testing.T) {
	o := desktest.New(t)
	f := atForm(t, o)
	for _, c := range []struct {
		signers string
		typed   int
		want    int
	}{{"", 1, 1}, {"Lê Văn Cam", 1, 2}, {"Lê Văn Cam", 2, 2}, {"Lê Văn Cam\nPhạm Văn Đào; 12 Lê Lợi", 2, 3}, {"Lê Văn Cam", 5, 5}} {
		if !f.Question("form.coSigners").Visible() {
			f.ToggleMore()
		}
		desktest.FillIn(o, "Số người ký", fmt.Sprint(c.typed))
		desktest.FillIn(o, "Người ký cùng", c.signers)
		f.Focus("form.coSigners")
		desktest.Press(o, fyne.KeyTab)
		if now, _ := f.Read(); now.Signatories != c.want {
			t.Errorf("%q with %d: %d, want %d", c.signers, c.typed, now.Signatories, c.want)
		}
	}
}

func TestAnswersHoldEveryFact(t *testing.T) {
	o := desktest.New(t)
	form := letters.NewCorrection(o.Desk, desktest.AddLetter(t, o, desktest.Complaint("Nguyễn Thị Hòa", "Thu hồi đất")))
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[A-Za-zĐđÁáỆệ0-9,./() ]{0,12}`)
		day := rapid.SampledFrom([]day.Date{0, 20260101, 20261231})
		person := rapid.Custom(func(t *rapid.T) register.Person {
			return register.Person{Name: text.Draw(t, "name"), Address: text.Draw(t, "address"), Identity: text.Draw(t, "identity"), Phone: text.Draw(t, "phone")}
		})
		facts := register.Facts{
			ReceivedOn: day.Draw(t, "received"), WrittenOn: day.Draw(t, "written"), ArrivalNo: text.Draw(t, "arrival"), ArrivalOn: day.Draw(t, "arrivalOn"),
			Source: rapid.SampledFrom(register.Sources).Draw(t, "source"), ForwardingBody: text.Draw(t, "body"), ForwardingNo: text.Draw(t, "no"), ForwardingWritten: day.Draw(t, "forwarded"),
			Sender: person.Draw(t, "sender"), CoSigners: rapid.SliceOfN(person, 0, 3).Draw(t, "signers"), Signatories: rapid.IntRange(0, 9).Draw(t, "signatories"),
			Representative: person.Draw(t, "representative"), Against: text.Draw(t, "against"), Kind: rapid.SampledFrom(register.Kinds).Draw(t, "kind"),
			Round: rapid.IntRange(0, 2).Draw(t, "round"), Field: rapid.SampledFrom(register.Fields).Draw(t, "field"), Content: text.Draw(t, "content"), Request: text.Draw(t, "request"),
			Attachments: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) register.Attachment {
				return register.Attachment{Name: text.Draw(t, "document"), Pages: rapid.IntRange(0, 40).Draw(t, "pages")}
			}), 0, 3).Draw(t, "attachments"),
			Matter: text.Draw(t, "matter"), DuplicateOf: text.Draw(t, "duplicate"), File: text.Draw(t, "file"), Note: text.Draw(t, "note"),
		}.Tidy()
		again := form.Answered(facts)
		want, err := steps.EncodeContent(register.Received{Facts: facts})
		if err != nil {
			t.Fatal(err)
		}
		got, err := steps.EncodeContent(register.Received{Facts: again})
		if err != nil || string(got) != string(want) {
			t.Fatalf("got  %s\nwant %s (%v)", got, want, err)
		}
	})
}

func TestALetterTakesFewControlKeys(t *testing.T) {
	o := desktest.New(t)
	keep := o.Store.Settings()
	keep.Lists.Areas = []string{"Khu phố 1", "Khu phố 3"}
	if err := o.Do().SaveSettings(o.Ctx(), keep); err != nil {
		t.Fatal(err)
	}
	pressed := 1 // Ctrl+N
	f := atForm(t, o)
	for _, text := range []string{"", "", "k", "", "d", "b", "Phan Kim Nhung", "Số 12 ngõ 5", "3", "", "079188004742", ""} {
		if text == "3" { // a letter or number chooses from a list
			desktest.TypeInto(o, "3") // the empty answer is the first
		} else {
			desktest.TypeInto(o, text)
		}
		desktest.Press(o, fyne.KeyTab)
		pressed++
	}
	desktest.TypeInto(o, "Thu hồi đất làm đường ngõ 5")
	if now, _ := f.Read(); now.Area != "Khu phố 3" {
		t.Errorf("area %q", now.Area)
	}
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	pressed++
	got := desktest.LetterNumbered(t, o, "1/2026")
	want := register.Person{Name: "Phan Kim Nhung", Address: "Số 12 ngõ 5, Khu phố 3", Identity: "079188004742", Title: register.TitleMrs}
	if got.Sender != want || got.Kind != register.Complaint || got.Field != register.Land {
		t.Errorf("stored %+v", got.Facts)
	}
	if pressed > 20 {
		t.Errorf("%d control keys", pressed)
	}
	again := letters.NewCorrection(o.Desk, got)
	if now, _ := again.Read(); now.Area != "Khu phố 3" || now.Sender.Address != "Số 12 ngõ 5" {
		t.Errorf("the correction begins with %q and %q", now.Sender.Address, now.Area)
	}
}

func TestTheFormFitsASmallWindow(t *testing.T) {
	o := desktest.New(t)
	f := atForm(t, o)
	if least := f.Content().MinSize(); least.Width > 904 || least.Height > 528 {
		t.Errorf("it needs %v", least)
	}
}

func TestF4WritesATextThatTheOfficeUsesOften(t *testing.T) {
	o := desktest.New(t)
	settings := o.Store.Settings()
	settings.Lists.Snippets = []register.Snippet{{Field: "content", Kind: register.Complaint, Text: "Khiếu nại việc "}, {Field: "content", Text: "Đề nghị xem xét"}, {Field: "form.note", Text: "Không phải ở đây"}}
	if err := o.Do().SaveSettings(o.Ctx(), settings); err != nil {
		t.Fatal(err)
	}
	o.Open(desk.NewLetter{})
	o.Shell.Top().(*letters.Form).Focus("content")
	desktest.Press(o, fyne.KeyF4)
	desktest.MustShow(t, o, "Đề nghị xem xét")
	desktest.MustNotShow(t, o, "Khiếu nại việc", "Không phải ở đây")
	desktest.Press(o, fyne.KeyDown, fyne.KeyReturn)
	if got := desktest.FocusedField(o); !strings.Contains(got, "Nội dung") {
		t.Errorf("the keys are in %q", got)
	}
	desktest.MustShow(t, o, "Đề nghị xem xét")
	if o.Window.Canvas().Overlays().Top() != nil {
		t.Error("the menu stays open")
	}
}

func TestATelephoneNumberThatIsNoneIsWarnedOf(t *testing.T) {
	o := desktest.New(t)
	o.Open(desk.NewLetter{})
	o.Shell.Top().(*letters.Form).Focus("form.phone")
	desktest.TypeInto(o, "anh Ba")
	desktest.Press(o, fyne.KeyTab)
	if got := desktest.ProblemBeside(o, "Điện thoại"); got != "Lưu ý: Số điện thoại có chữ. Chỉ ghi số, nhiều số thì cách nhau bằng dấu phẩy." {
		t.Errorf("beside the number: %q", got)
	}
	desktest.MustShow(t, o, "1 lưu ý")
	desktest.FillIn(o, "Điện thoại", "0903123456, 028 3841 0000")
	desktest.Press(o, fyne.KeyTab)
	if got := desktest.ProblemBeside(o, "Điện thoại"); got != "" {
		t.Errorf("beside good numbers: %q", got)
	}
}
