package letters_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/data/register"
	"donthu/data/steps"
)

// alikeForm is the form in which a letter like the first of the register is typed.
func alikeForm(t *testing.T) *desktop.Program {
	t.Helper()
	o := desktest.New(t)
	f := desktest.Complaint("Nguyễn Thị Hòa", "Thu hồi 12 m2 đất không bồi thường")
	f.Sender.Phone = "0903 000 111"
	desktest.AddLetter(t, o, f)
	atForm(t, o)
	desktest.TypeFields(o, "", "", "k", "", "", "", "Bà Hòa Nguyễn Thị", "", "", "", "+84903000111")
	desktest.TypeInto(o, "thu hoi 15 m2 dat khong boi thuong")
	return o
}

// pressed moves by Tab to the button of the dialog and presses it.
func pressed(t *testing.T, o *desktop.Program, text string) {
	t.Helper()
	for range 12 {
		if b, ok := o.Window.Canvas().Focused().(*kit.Button); ok && b.Text == text {
			desktest.Press(o, fyne.KeyReturn)
			return
		}
		desktest.Press(o, fyne.KeyTab)
	}
	t.Fatalf("Tab does not come to %q", text)
}

func TestALetterIsComparedSideBySideAndDecidedWithKeys(t *testing.T) {
	for _, c := range []struct {
		button, duplicate, matter string
		round                     int
		apart                     []string
		shown                     bool
	}{
		{"Đơn trùng", "1/2026", "VV-1-2026", 1, nil, true}, {"Đơn tiếp của vụ việc", "", "VV-1-2026", 1, nil, true},
		{"Khiếu nại lần hai", "", "VV-1-2026", 2, nil, true}, {"Không liên quan", "", "", 1, []string{"1/2026"}, false},
	} {
		o := alikeForm(t)
		desktest.MustShow(t, o, "Đơn có thể trùng (1)", "Cùng số điện thoại; cùng họ tên; nội dung giống")
		desktest.Shortcut(o, fyne.KeyD, desktest.Control)
		pressed(t, o, "So sánh")
		desktest.MustShow(t, o, "So sánh với đơn 1/2026", "Đơn đang nhập", "1/2026 · 03/11/2026 · Chờ xử lý", "Thu hồi 12 m2 đất không bồi thường", "0903 000 111")
		pressed(t, o, c.button)
		if c.shown {
			desktest.MustShow(t, o, "Bỏ ghi “"+strings.ToLower(c.button)+"”")
		} else {
			desktest.MustShow(t, o, "Chưa thấy đơn nào", "Đã xác định không liên quan: 1/2026")
		}
		desktest.Shortcut(o, fyne.KeyS, desktest.Control)
		l := desktest.LetterNumbered(t, o, "2/2026")
		if l.DuplicateOf != c.duplicate || l.Matter != c.matter || l.Round != c.round || !slices.Equal(l.Life.Apart, c.apart) {
			t.Errorf("%s: duplicate of %q, matter %q, round %d, apart from %v", c.button, l.DuplicateOf, l.Matter, l.Round, l.Life.Apart)
		}
	}
}

func TestADecisionAboutALetterAlikeIsTakenBackBeforeItIsSaved(t *testing.T) {
	o := alikeForm(t)
	desktest.KeepMessages(t)
	desktest.TapButton(t, o, "Không liên quan")
	desktest.MustShow(t, o, "Chưa thấy đơn nào")
	desktest.TapButton(t, o, "So lại")
	desktest.MustShow(t, o, "Đơn có thể trùng (1)")
	desktest.TapButton(t, o, "Không liên quan")
	desktest.TapButton(t, o, "Hoàn tác")
	desktest.MustShow(t, o, "Đơn có thể trùng (1)")
	desktest.TapButton(t, o, "Ghi là đơn trùng")
	desktest.TapButton(t, o, "Bỏ ghi “đơn trùng”")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	if l := desktest.LetterNumbered(t, o, "2/2026"); l.DuplicateOf != "" || l.Matter != "" || l.Life.Apart != nil {
		t.Errorf("stored %+v", l.Facts)
	}
}

// What a half typed letter was told apart from is kept with it.
func TestWhatALetterWasToldApartFromIsKeptInItsDraft(t *testing.T) {
	o := alikeForm(t)
	desktest.TapButton(t, o, "Không liên quan")
	o.Back()
	atForm(t, o)
	desktest.MustShow(t, o, "thu hoi 15 m2 dat", "Đã xác định không liên quan: 1/2026")
}

func TestARegisteredLetterIsComparedAndTheDecisionTakenBack(t *testing.T) {
	o := desktest.New(t)
	desktest.KeepMessages(t)
	first := desktest.AddLetter(t, o, desktest.Complaint("Nguyễn Thị Hòa", "Thu hồi 12 m2 đất không bồi thường"))
	second := desktest.AddLetter(t, o, desktest.Complaint("Nguyễn Thị Hòa", "Thu hồi 12 m2 đất, không bồi thường"))
	o.Open(desk.Letter{ID: second.ID})
	desktest.TapButton(t, o, "Vụ việc")
	desktest.MustShow(t, o, "Đơn có thể trùng", "Cùng họ tên; nội dung giống 100 %")
	desktest.TapButton(t, o, "So sánh")
	pressed(t, o, "Đơn trùng")
	if now := desktest.Stored(t, o, second); now.DuplicateOf != "1/2026" || now.Matter != "VV-1-2026" || desktest.Stored(t, o, first).Matter != now.Matter {
		t.Fatalf("stored %+v", now.Facts)
	}
	desktest.TapButton(t, o, "Hoàn tác")
	if now := desktest.Stored(t, o, second); now.DuplicateOf != "" || now.Matter != "" || desktest.Stored(t, o, first).Matter != "" {
		t.Fatalf("taken back: %+v", now.Facts)
	}
	desktest.TapButton(t, o, "Vụ việc")
	desktest.TapButton(t, o, "So sánh")
	pressed(t, o, "Không liên quan")
	desktest.MustNotShow(t, o, "Đơn có thể trùng")
	o.Open(desk.Letter{ID: first.ID})
	desktest.MustNotShow(t, o, "Đơn có thể trùng")
}

// A denunciation is found by its content, and by who sent it once the clerk says so.
func TestThePanelTellsNotWhoDenounced(t *testing.T) {
	o := desktest.New(t)
	l := desktest.AddLetter(t, o, desktest.Accusing())
	atForm(t, o)
	desktest.TypeFields(o, "", "", "t", "", "", "", l.Sender.Name, l.Sender.Address, "", l.Sender.Identity, l.Sender.Phone)
	desktest.MustShow(t, o, "Chưa thấy đơn nào", "chỉ được so theo nội dung")
	looks := func() int { return revealed(t, o, register.LetterSubject, l.ID) }
	desktest.TapButton(t, o, "So cả người tố cáo")
	desktest.Press(o, fyne.KeyEscape)
	if looks() != 0 {
		t.Fatal("a look is written down that nobody took")
	}
	desktest.TapButton(t, o, "So cả người tố cáo")
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, "Đơn có thể trùng (1)", "mã TC-1/2026", "Cùng số điện thoại; cùng họ tên")
	if looks() != 1 {
		t.Fatalf("%d looks written down", looks())
	}
	desktest.TapButton(t, o, "So sánh")
	dialog := desktest.Shown(o)
	if !strings.Contains(dialog, "So sánh với đơn 1/2026") {
		t.Errorf("no comparison:\n%s", dialog)
	}
	desktest.Press(o, fyne.KeyEscape)
	all, err := o.Store.Steps(o.Ctx(), register.LetterSubject, l.ID)
	if err != nil || all[len(all)-1].Content.StepType() != steps.StepRevealed {
		t.Errorf("the last step is %+v, %v", all[len(all)-1], err)
	}
}
