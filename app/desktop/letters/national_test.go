package letters_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/letters"
	"donthu/data/register"
	"donthu/data/store"
)

// copiedFields presses Enter until all fields were copied, and gives what the clipboard held each
// time.
func copiedFields(o *desktop.Program, fields int) (all []string) {
	for range fields {
		desktest.Press(o, fyne.KeyReturn)
		all = append(all, o.App.Clipboard().Content())
	}
	return all
}

// A clerk copies field by field with one key, types the code, and goes on to the next letter.
func TestALetterIsTypedIntoTheNationalPlatformByKeyboard(t *testing.T) {
	o := desktest.New(t)
	desktest.KeepMessages(t)
	first := desktest.Complaint("Nguyễn Thị Ánh", "Khiếu nại thu hồi đất")
	first.Sender.Address = "12 Lê Lợi"
	l := desktest.AddLetter(t, o, first)
	second := desktest.AddLetter(t, o, desktest.Complaint("Trần Văn Bình", "Khiếu nại lần nữa"))
	o.Open(desk.Letter{ID: l.ID})
	desktest.Shortcut(o, fyne.KeyQ, fyne.KeyModifierAlt)
	page, opened := o.Shell.Top().(*letters.National)
	if !opened {
		t.Fatalf("Alt+Q opens %T", o.Shell.Top())
	}
	desktest.MustShow(t, o, "Nhập đơn 1/2026 lên hệ thống quốc gia", "Chưa nhập", "Đã chép 0/")
	var want []string
	for _, group := range o.Do().NationalSheet(&l, false) {
		for _, f := range group.Fields {
			if f.Value != "" {
				want = append(want, f.Value)
			}
		}
	}
	got := copiedFields(o, len(want))
	if !page.InView(len(want) - 1) {
		t.Error("the last field was copied out of sight")
	}
	if strings.Join(got, "|") != strings.Join(want, "|") || !strings.Contains(strings.Join(got, "|"), "Nguyễn Thị Ánh|12 Lê Lợi") {
		t.Errorf("copied %q, want %q", got, want)
	}
	desktest.MustShow(t, o, "Đã chép "+fmt.Sprintf("%d/%d", len(want), len(want))+" ô")
	if field := desktest.FocusedField(o); field != "Mã trên hệ thống quốc gia" {
		t.Errorf("after the last field the keys are in %q", field)
	}

	// Without a code nothing is kept, and it is said.
	desktest.TapButton(t, o, "Lưu mã")
	if problem := desktest.ProblemBeside(o, "Mã trên hệ thống quốc gia"); !strings.Contains(problem, "Ghi mã") {
		t.Errorf("no code: %q", problem)
	}
	desktest.TypeInto(o, "KN.HCM.77")
	desktest.Shortcut(o, fyne.KeyReturn, desktest.Control)
	if now := desktest.Stored(t, o, l); now.National.Code != "KN.HCM.77" || now.National.On != o.Today() {
		t.Errorf("kept %+v", now.National)
	}
	if o.Shell.Top() == desk.Page(page) || !strings.Contains(o.Shell.Top().Title(), second.Number.String()) {
		t.Errorf("Ctrl+Enter leads to %q", o.Shell.Top().Title())
	}

	// The same code once more is asked about.
	desktest.FillIn(o, "Mã trên hệ thống quốc gia", "KN.HCM.77")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "Mã KN.HCM.77 đã ghi cho đơn 1/2026.")
	desktest.TapButton(t, o, "Quay lại sửa")
	if now := desktest.Stored(t, o, second); now.National != (register.National{}) {
		t.Errorf("kept %+v", now.National)
	}

	// What is typed and not kept is asked about on leaving.
	desktest.TapButton(t, o, "Đánh dấu không nhập")
	if problem := desktest.ProblemBeside(o, "Lý do không nhập"); !strings.Contains(problem, "Ghi lý do") {
		t.Errorf("no reason: %q", problem)
	}
	desktest.Press(o, fyne.KeyEscape)
	desktest.MustShow(t, o, "chưa được lưu")
	desktest.TapButton(t, o, "Quay lại")
	desktest.FillIn(o, "Mã trên hệ thống quốc gia", "")
	desktest.FillIn(o, "Lý do không nhập", "Đơn trùng với đơn đã nhập")
	desktest.TapButton(t, o, "Đánh dấu không nhập")
	if now := desktest.Stored(t, o, second); now.National.Reason != "Đơn trùng với đơn đã nhập" || now.National.Code != "" {
		t.Errorf("kept %+v", now.National)
	}
	if problem := desktest.ProblemBeside(o, "Lý do không nhập"); problem != "" {
		t.Errorf("kept, and still %q", problem)
	}
	desktest.TapButton(t, o, "Hoàn tác")
	if now := desktest.Stored(t, o, second); now.National.State() != register.NationalToType {
		t.Errorf("taken back: %+v", now.National)
	}

	// The letter's page shows the code; the search finds it.
	o.Open(desk.Letter{ID: l.ID})
	desktest.MustShow(t, o, "Hệ thống quốc gia", "KN.HCM.77")
	o.Open(desk.Letters{Query: store.Query{Text: "hcm.77"}})
	desktest.MustShow(t, o, ": 1 đơn")
	o.Open(desk.Letters{Query: store.Query{National: register.NationalToType}})
	desktest.MustShow(t, o, "Chưa nhập hệ thống QG", ": 1 đơn")
}

// Who denounced is neither shown nor copied until the clerk asks, and the look is written down.
func TestTheNationalPageHidesDenouncersUntilAsked(t *testing.T) {
	o := desktest.New(t)
	l := desktest.AddLetter(t, o, desktest.Accusing())
	o.Open(desk.National{ID: l.ID})
	desktest.MustNotShow(t, o, desktest.Secrets...)
	desktest.MustShow(t, o, "mã TC-", "Được giữ bí mật", "Danh tính người tố cáo đang được che")
	visible := 0
	for _, group := range o.Do().NationalSheet(&l, false) {
		for _, f := range group.Fields {
			if f.Value != "" && !f.Hidden {
				visible++
			}
		}
	}
	for _, copied := range copiedFields(o, visible) {
		for _, secret := range desktest.Secrets {
			if strings.Contains(copied, secret) {
				t.Errorf("%q was copied", copied)
			}
		}
	}
	before := revealed(t, o, register.LetterSubject, l.ID)
	desktest.TapButton(t, o, "Hiện danh tính")
	desktest.TapButton(t, o, "Hiện danh tính")
	desktest.MustShow(t, o, l.Sender.Name)
	if revealed(t, o, register.LetterSubject, l.ID) != before+1 {
		t.Error("the look is not written down")
	}
}

// Many letters are marked at once as not to be typed, and taken back.
func TestManyLettersAreMarkedAsNotToBeTyped(t *testing.T) {
	o := desktest.FourLetters(t)
	desktest.KeepMessages(t)
	o.Open(desk.Letters{Query: store.Query{}})
	desktest.Press(o, fyne.KeyDown, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	desktest.Shortcut(o, fyne.KeyK, fyne.KeyModifierAlt)
	desktest.TypeInto(o, "Đơn nhận trước khi dùng hệ thống")
	desktest.TapButton(t, o, "Đánh dấu 2 đơn")
	omitted := func() int {
		counts, err := o.Store.Counts(o.Ctx(), store.Query{National: register.NationalOmitted})
		if err != nil {
			t.Fatal(err)
		}
		return counts[0]
	}
	if n := omitted(); n != 2 {
		t.Errorf("%d letters are marked", n)
	}
	desktest.TapButton(t, o, "Hoàn tác")
	if n := omitted(); n != 0 {
		t.Errorf("%d letters are still marked", n)
	}
}
