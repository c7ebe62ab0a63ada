package letters_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"donthu/app/desktest"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/letters"
	"donthu/app/kit"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
)

func TestLetterPageSaysWhatIsKnownAndWhatToDo(t *testing.T) {
	f := desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-18")
	f.Request, f.Signatories = "Hủy quyết định thu hồi", 3
	f.Source, f.ForwardingBody, f.ForwardingNo = register.Forwarded, "Thanh tra thành phố", "45/TTr"
	o, l := desktest.LetterOn(t, f)
	desktest.MustShow(t, o, "Đơn số 1/2026 – Nguyễn Thị Ánh và 2 người khác", "Chờ xử lý", "Hủy quyết định thu hồi",
		"Thanh tra thành phố, văn bản số 45/TTr", "Việc cần làm tiếp", "Xem xét điều kiện và thẩm quyền",
		"Hạn: "+l.DueOn().Shown(), "Các thời hạn (1)", "không tính ngày đầu tiên",
		"Tiếp nhận đơn", "Nguyễn Văn Sổ ghi lúc 09:30 20/11/2026")
	desktest.MustNotShow(t, o, "Người đại diện", "Nơi lưu hồ sơ") // nothing is known
	if desktest.FindButton(o, "Thụ lý  Alt+1") == nil || desktest.FindButton(o, "Thi hành  Alt+5") != nil {
		t.Error("the guide offers what the law does not")
	}
}

func TestFactsAreNoStopsForTabButTheMouseSelectsThem(t *testing.T) {
	o, _ := desktest.LetterOn(t, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-18"))
	for range 30 {
		if _, ok := o.Window.Canvas().Focused().(*kit.Button); !ok {
			t.Fatalf("Tab stops at a %T", o.Window.Canvas().Focused())
		}
		desktest.Press(o, fyne.KeyTab)
	}
	var content *kit.FactValue
	desktest.Visit(o.Window.Content(), func(object fyne.CanvasObject) bool {
		if v, ok := object.(*kit.FactValue); ok && v.Text == "Khiếu nại việc thu hồi đất" {
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
	desktest.MustShow(t, o, "Đơn khác của cùng vụ việc", "Đơn có thể trùng")
	desktest.TapButton(t, o, "3/2026 · 09/11/2026 · Lê Văn Tám · chờ xử lý")
	desktest.MustShow(t, o, "Đơn số 3/2026 – Lê Văn Tám")
	desktest.Press(o, fyne.KeyEscape)
	desktest.TapButton(t, o, "1/2026 · 02/11/2026 · Nguyễn Thị Ánh · chờ xử lý")
	desktest.MustShow(t, o, "Đơn số 1/2026 – Nguyễn Thị Ánh")
}

func TestWhatToDoNextFollowsTheState(t *testing.T) {
	today := day.Must("2026-11-20")
	accepted := register.Letter{Facts: register.Facts{Kind: register.Denunciation, ReceivedOn: today}, Handled: true, HandledOn: today, Eligible: register.Yes,
		Competent: register.Yes, Handling: register.Accept, AcceptedOn: today}
	decided := accepted
	decided.Settlement = register.Settlement{Result: register.Right, On: today, Follow: true}
	old := decided
	old.Settlement.Follow = false
	guided := register.Letter{Facts: register.Facts{Kind: register.Complaint}, Handled: true, HandledOn: today, Eligible: register.Yes, Competent: register.No, Handling: register.Guide}
	answered := guided
	answered.Replies = []register.Reply{{Number: "1"}}
	kept := register.Letter{Handled: true, HandledOn: today, Eligible: register.No, Handling: register.Keep}
	for name, c := range map[string]struct {
		letter register.Letter
		step   steps.Type // "" when nothing is owed
		says   string
	}{
		"received":  {register.Letter{}, register.StepHandled, "chọn hướng xử lý."},
		"competent": {register.Letter{Handled: true, HandledOn: today, Eligible: register.Yes, Competent: register.Yes}, register.StepAccepted, "thụ lý, hoặc"},
		"accepted":  {accepted, register.StepReplied, "thông báo việc thụ lý"},
		"decided":   {decided, register.StepDecisionSent, "05 ngày làm việc"},
		"old book":  {old, "", "không còn việc phải làm"},
		"guided":    {guided, register.StepReplied, "Gửi văn bản xử lý"},
		"answered":  {answered, "", "không còn việc phải làm"},
		"kept":      {kept, "", "không còn việc phải làm"},
	} {
		g := letters.GuideFor(&c.letter, law.NewOffice(register.Settings{}).NextSteps(c.letter, today))
		if g.Owed() != (c.step != "") || g.Owed() && g.Quick()[0].Type != c.step || !strings.Contains(g.Sentence(), c.says) {
			t.Errorf("%s: %t %q %+v", name, g.Owed(), g.Sentence(), g.Quick())
		}
	}
}
