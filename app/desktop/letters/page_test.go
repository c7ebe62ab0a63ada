package letters_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"donthu/app/desktest"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/desktop/letters"
	"donthu/app/kit"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

func TestLetterPageSaysWhatIsKnownAndWhatToDo(t *testing.T) {
	f := desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-18")
	f.Request, f.Signatories = "Hủy quyết định thu hồi", 3
	f.Source, f.ForwardingBody, f.ForwardingNo = register.Forwarded, "Thanh tra thành phố", "45/TTr"
	o, l := desktest.LetterOn(t, f)
	desktest.MustShow(t, o, "Đơn 1/2026 · Nguyễn Thị Ánh và 2 người", "Chờ xử lý", "Hủy quyết định thu hồi",
		"Thanh tra thành phố, văn bản số 45/TTr", "Thụ lý hoặc không thụ lý khiếu nại", "Xem xét điều kiện và thẩm quyền",
		"Tiếp nhận đơn", "Nguyễn Văn Sổ ghi")
	desktest.MustNotShow(t, o, "Người đại diện", "Nơi lưu hồ sơ") // nothing is known
	if b := desktest.FindButton(o, "Thụ lý"); b == nil || b.Key != "Alt+1" || desktest.FindButton(o, "Thi hành") != nil {
		t.Error("the guide offers what the law does not")
	}
	if why := desktest.FindButton(o, "Cách tính hạn"); why != nil {
		test.Tap(why)
	}
	desktest.MustShow(t, o, "Cách tính hạn", "ngày làm việc kể từ", "Hôm nay là ngày làm việc thứ 2; hạn là hết ngày "+l.DueOn().Shown(), "Còn phải làm (")
}

func TestFactsAreNoStopsForTabButTheMouseSelectsThem(t *testing.T) {
	o, _ := desktest.LetterOn(t, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-18"))
	for range 30 {
		if _, ok := o.Window.Canvas().Focused().(*kit.Button); !ok {
			t.Fatalf("Tab stops at a %T", o.Window.Canvas().Focused())
		}
		desktest.Press(o, fyne.KeyTab)
	}
	var content *views.FactValue
	desktest.Visit(o.Window.Content(), func(object fyne.CanvasObject) bool {
		if v, ok := object.(*views.FactValue); ok && v.Text == "Khiếu nại việc thu hồi đất" {
			content = v
		}
		return true
	})
	content.MouseIn(nil)
	test.DoubleTap(content.Selection.(fyne.DoubleTappable))
	if got := content.SelectedText(); got != "Khiếu" {
		t.Errorf("selected %q", got)
	}
	content.MouseOut()
	if !content.Selectable {
		t.Error("the selection is lost before it can be copied")
	}
}

func TestOtherLettersOfTheMatterOpen(t *testing.T) {
	o := desktest.New(t)
	f := desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất ở tổ 5", "2026-11-02")
	desktest.AddLetter(t, o, f)
	f.Matter, f.Sender.Name = "VV-1-2026", "Lê Văn Tám"
	second := desktest.AddLetter(t, o, f)
	f.Matter, f.ReceivedOn = "", day.Must("2026-11-09")
	desktest.AddLetter(t, o, f)
	o.Open(desk.Letter{ID: second.ID})
	matter := func() {
		if !strings.Contains(desktest.Shown(o), "Đơn khác của cùng vụ việc") {
			desktest.TapButton(t, o, "Vụ việc")
		}
	}
	matter()
	desktest.MustShow(t, o, "Đơn khác của cùng vụ việc", "Đơn có thể trùng")
	desktest.TapButton(t, o, "3/2026 · 09/11/2026 · Lê Văn Tám · chờ xử lý")
	desktest.MustShow(t, o, "Đơn 3/2026 · Lê Văn Tám")
	desktest.Press(o, fyne.KeyEscape)
	matter()
	desktest.TapButton(t, o, "1/2026 · 02/11/2026 · Nguyễn Thị Ánh · chờ xử lý")
	desktest.MustShow(t, o, "Đơn 1/2026 · Nguyễn Thị Ánh")
}

func TestWhatToDoNextFollowsTheState(t *testing.T) {
	today := day.Must("2026-11-20")
	accepted := register.Letter{Facts: register.Facts{Kind: register.Denunciation, ReceivedOn: today}, Handled: true, HandledOn: today, Eligible: register.Yes,
		Competent: register.Yes, Handling: register.Accept, AcceptedOn: today}
	told := accepted
	told.Replies = []register.Reply{{Number: "1", On: today, Template: register.DocumentAcceptedNotice}, {Number: "2", On: today, Template: register.DocumentAccusedNotice}}
	decided := told
	decided.Settlement = register.Settlement{Result: register.Right, On: today, Follow: true}
	old := decided
	old.Settlement.Follow, old.ImportedOn = false, today
	guided := register.Letter{Facts: register.Facts{Kind: register.Complaint}, Handled: true, HandledOn: today, Eligible: register.Yes, Competent: register.No, Handling: register.Guide}
	answered := guided
	answered.Replies = []register.Reply{{Number: "1", On: today, Template: register.DocumentGuidance}}
	kept := register.Letter{Handled: true, HandledOn: today, Eligible: register.No, Handling: register.Keep}
	for name, c := range map[string]struct {
		letter register.Letter
		step   steps.Type // "" when nothing is owed
		says   string
	}{
		"received":  {register.Letter{}, register.StepHandled, "chọn hướng xử lý."},
		"competent": {register.Letter{Handled: true, HandledOn: today, Eligible: register.Yes, Competent: register.Yes}, register.StepAccepted, "thụ lý, hoặc"},
		"accepted":  {accepted, register.StepReplied, "thông báo cho người tố cáo"},
		"decided":   {decided, register.StepDecisionSent, "05 ngày làm việc"},
		"old book":  {old, "", "5 việc chưa ghi"},
		"guided":    {guided, register.StepReplied, "phải được hướng dẫn bằng văn bản"},
		"answered":  {answered, "", "không còn việc phải làm"},
		"kept":      {kept, "", "không còn việc phải làm"},
	} {
		rules := law.NewOffice(register.Settings{})
		c.letter.Due = rules.Due(&c.letter)
		g := letters.GuideFor(&c.letter, rules.NextSteps(c.letter, today), rules.Duties(&c.letter))
		if g.Owed() != (c.step != "") || g.Owed() && g.Quick()[0].Type != c.step || !strings.Contains(g.Sentence(), c.says) {
			t.Errorf("%s: %t %q %+v", name, g.Owed(), g.Sentence(), g.Quick())
		}
	}
}

func TestTheLettersBesideInTheListAreOneKeyAway(t *testing.T) {
	o := desktest.FourLetters(t)
	desktest.KeepMessages(t)
	o.Open(desk.Letter{ID: desktest.LetterNumbered(t, o, "2/2026").ID})
	desktest.Shortcut(o, fyne.KeyPageDown, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Đơn 1/2026 · ")
	desktest.Shortcut(o, fyne.KeyPageUp, fyne.KeyModifierAlt)
	desktest.Shortcut(o, fyne.KeyPageUp, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Đơn 3/2026 · Mã TC-3/2026")
	desktest.Shortcut(o, fyne.KeyPageUp, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Đơn 3/2026 · ", "Đây là đơn đầu danh sách.")
	o.Back()
	if len(o.Shell.Stack) != 1 {
		t.Error("the letters lie on top of each other")
	}
	o.Open(desk.Letter{ID: desktest.LetterNumbered(t, o, "2/2026").ID, In: store.Query{Kind: register.Complaint}})
	desktest.Shortcut(o, fyne.KeyPageDown, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Đơn 2/2026 · ", "Đây là đơn cuối danh sách.")
}

// The page fits the least window, and shows all three columns in a large one.
func TestTheLetterPageFitsTheLeastWindow(t *testing.T) {
	f := desktest.ComplaintOn("Nguyễn Thị Ánh", strings.Repeat("Khiếu nại việc thu hồi đất ở khu phố ", 20), "2026-11-18")
	o, _ := desktest.LetterOn(t, f)
	content := o.Shell.Top().Content()
	for _, size := range []fyne.Size{{Width: 904, Height: 528}, {Width: 1126, Height: 684}} {
		content.Resize(size)
		if least := content.MinSize(); least.Width > 904 || least.Height > 528 {
			t.Errorf("at %v the page needs %v", size, least)
		}
	}
	desktest.MustShow(t, o, "Thông tin đơn", "Văn bản và bản quét", "Bước khác được phép:", "Cách tính hạn")
}
