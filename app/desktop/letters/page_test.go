package letters_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/desktest"
	"donthu/app/desktop/letters"
	"donthu/app/desktop/steps"
	"donthu/app/kit"
	"donthu/data"
	"donthu/data/law"
)

// typeOver replaces the text of the field that has the focus.
func typeOver(o *desktop.Program, text string) {
	o.Window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	desktest.TypeInto(o, text)
}

func TestLetterPageSaysWhatIsKnownAndWhatToDo(t *testing.T) {
	f := desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-18")
	f.Request, f.Signatories = "Hủy quyết định thu hồi", 3
	f.Source, f.ForwardingBody, f.ForwardingNo = data.Forwarded, "Thanh tra thành phố", "45/TTr"
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

func TestWrongInputStandsBesideTheFieldAndNothingIsWritten(t *testing.T) {
	o, l := desktest.LetterOn(t, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-18"))
	desktest.Shortcut(o, fyne.Key1, fyne.KeyModifierAlt)
	form := o.Shell.Top().(*steps.Form)
	form.Fill(data.Handled{Eligible: data.Yes, Competent: data.Yes, Handling: data.Refuse})
	typeOver(o, "01112026")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if got := form.Beside[data.FieldOn].Problem(); got != "Ngày 01/11/2026 sớm hơn ngày nhận đơn 18/11/2026." {
		t.Errorf("beside the day: %q", got)
	}
	if got := form.Beside[data.FieldReason].Problem(); got != "Không thụ lý thì phải ghi rõ lý do." {
		t.Errorf("beside the reason: %q", got)
	}
	if desktest.FocusedField(o) != "Ngày xử lý" {
		t.Errorf("the cursor is in %q", desktest.FocusedField(o))
	}
	typeOver(o, "31022026")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "Ngày không có trong lịch: 31022026")
	if now := desktest.Stored(t, o, l); now.Handled {
		t.Error("the step is written")
	}

	desktest.Press(o, fyne.KeyEscape)
	desktest.MustShow(t, o, "Nội dung vừa nhập chưa được lưu")
	desktest.Press(o, fyne.KeyEscape)
	if o.Shell.Top() != desk.Page(form) {
		t.Fatal("Esc has thrown the form away")
	}
	desktest.Press(o, fyne.KeyEscape)
	desktest.TapButton(t, o, "Bỏ nội dung")
	if _, ok := o.Shell.Top().(*letters.Page); !ok {
		t.Error("the letter is not in front again")
	}
	desktest.Shortcut(o, fyne.Key7, fyne.KeyModifierAlt)
	desktest.Press(o, fyne.KeyEscape) // nothing typed: nothing to ask
	if _, ok := o.Shell.Top().(*letters.Page); !ok {
		t.Error("an untouched form asks before it closes")
	}
}

func TestHandlingShowsOnlyTheFieldsThatApply(t *testing.T) {
	f := desktest.ComplaintOn("Nguyễn Thị Ánh", "Kiến nghị sửa đường", "2026-11-18")
	f.Kind = data.Petition
	o, l := desktest.LetterOn(t, f)
	desktest.Shortcut(o, fyne.Key1, fyne.KeyModifierAlt)
	desktest.MustNotShow(t, o, "Cơ quan nhận đơn chuyển đến", "Chuyển đơn", "Lý do")
	desktest.Press(o, fyne.KeyReturn, fyne.KeyReturn)
	desktest.TypeInto(o, "2") // not competent
	desktest.MustNotShow(t, o, "Thụ lý luôn")
	desktest.Press(o, fyne.KeyReturn)
	desktest.TypeInto(o, "c") // Chuyển đơn
	desktest.MustShow(t, o, "Cơ quan nhận đơn chuyển đến", "Lý do")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "Chuyển đơn thì phải ghi cơ quan nhận đơn.")
	if desktest.FocusedField(o) != "Cơ quan nhận đơn chuyển đến" {
		t.Errorf("the cursor is in %q", desktest.FocusedField(o))
	}
	desktest.TypeInto(o, "Thanh tra thành phố")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if now := desktest.Stored(t, o, l); now.Handling != data.Forward || now.ForwardTo != "Thanh tra thành phố" || now.State() != data.Closed {
		t.Fatalf("%+v", now)
	}
	desktest.MustShow(t, o, "Chuyển đến: Thanh tra thành phố", "Gửi văn bản xử lý cho người gửi đơn", "Phiếu chuyển đơn")
}

func TestUnusualInputIsSavedOnlyAfterAsking(t *testing.T) {
	o, l := desktest.LetterOn(t, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-18"))
	desktest.Shortcut(o, fyne.KeyB, fyne.KeyModifierAlt)
	desktest.TapButton(t, o, "Chỉ ghi vào sổ")
	desktest.Press(o, fyne.KeyReturn)
	desktest.TypeInto(o, "125/TB-UBND")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "Có điểm khác thường", "Chưa ghi người ký văn bản.")
	if len(desktest.Stored(t, o, l).Replies) != 0 {
		t.Fatal("written before the clerk agreed")
	}
	desktest.TapButton(t, o, "Vẫn lưu")
	if len(desktest.Stored(t, o, l).Replies) != 1 {
		t.Error("not written after the clerk agreed")
	}
}

func TestAStepIsCorrectedAndAnotherTakenOut(t *testing.T) {
	o, l := desktest.LetterOn(t, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-02"))
	on := data.MustDate("2026-11-05")
	if _, err := o.Store.AddSteps(o.Ctx(), l.ID,
		data.Draft{On: on, Content: data.Handled{Eligible: data.Yes, Competent: data.Yes, Handling: data.Accept}},
		data.Draft{On: on, Content: data.Accepted{}},
		data.Draft{On: data.MustDate("2026-11-16"), Content: data.Settlement{Result: data.Right}}); err != nil {
		t.Fatal(err)
	}
	o.Refresh()

	desktest.Shortcut(o, fyne.Key9, fyne.KeyModifierAlt)
	if _, ok := o.Shell.Top().(*steps.MendPage); !ok {
		t.Fatal("Alt+9 does not open the corrections")
	}
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl) // the last step is chosen, its content is to be put right
	desktest.MustShow(t, o, "Đính chính bước “kết quả giải quyết” – đơn số 1/2026")
	desktest.Press(o, fyne.KeyReturn)
	desktest.TypeInto(o, "s") // Sai
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "Chưa ghi lý do đính chính.")
	desktest.TypeInto(o, "Chọn nhầm")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if now := desktest.Stored(t, o, l); now.Settlement.Result != data.Wrong || now.Settlement.On != data.MustDate("2026-11-16") {
		t.Fatalf("%+v", now.Settlement)
	}
	desktest.MustShow(t, o, "Kết quả giải quyết – không còn hiệu lực", "Đã đính chính. Lý do: Chọn nhầm", "Đính chính bước “kết quả giải quyết”")

	desktest.Shortcut(o, fyne.Key9, fyne.KeyModifierAlt)
	mend := o.Shell.Top().(*steps.MendPage)
	options, err := steps.Mendable(mend.Steps)
	if err != nil || len(options) != 3 {
		t.Fatalf("%v, %v", options, err)
	}
	mend.Step.SetValue(options[1].Value) // the acceptance
	mend.Way.SetValue(steps.MendAnnul)
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "Chưa ghi lý do đính chính.")
	desktest.TypeInto(o, "Ghi nhầm đơn")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "Sau khi sửa, bước “Kết quả giải quyết” không còn phù hợp: Đơn chưa được thụ lý")
	if desktest.Stored(t, o, l).AcceptedOn.IsZero() {
		t.Fatal("taken out without asking")
	}
	desktest.Press(o, fyne.KeyTab)
	desktest.TapButton(t, o, "Hủy bước này")
	if now := desktest.Stored(t, o, l); !now.AcceptedOn.IsZero() {
		t.Fatal("the acceptance still counts")
	}
	desktest.MustShow(t, o, "Đã hủy. Lý do: Ghi nhầm đơn", "Hủy bước “thụ lý giải quyết”")
}

func TestOtherLettersOfTheMatterOpen(t *testing.T) {
	o := desktest.New(t)
	f := desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất ở tổ 5", "2026-11-02")
	f.Matter = "VV-1-2026"
	desktest.AddLetter(t, o, f)
	f.Sender.Name = "Lê Văn Tám"
	second := desktest.AddLetter(t, o, f)
	f.Matter, f.ReceivedOn = "", data.MustDate("2026-11-09")
	desktest.AddLetter(t, o, f)
	o.Open(desk.Letter{ID: second.ID})
	desktest.MustShow(t, o, "Đơn khác của cùng vụ việc", "Đơn có thể trùng")
	desktest.TapButton(t, o, "3/2026 · 09/11/2026 · Lê Văn Tám · chờ xử lý")
	desktest.MustShow(t, o, "Đơn số 3/2026 – Lê Văn Tám")
	desktest.Press(o, fyne.KeyEscape)
	desktest.TapButton(t, o, "1/2026 · 02/11/2026 · Nguyễn Thị Ánh · chờ xử lý")
	desktest.MustShow(t, o, "Đơn số 1/2026 – Nguyễn Thị Ánh")
}

func TestAmountsAsVietnameseWriteThem(t *testing.T) {
	for typed, want := range map[string]float64{"": 0, "12,5": 12.5, "1.250": 1250, "1.250,75": 1250.75, "1 250": 1250, "0,001": 0.001, "12500": 12500} {
		if got, err := steps.ReadAmount(typed); err != nil || got != want {
			t.Errorf("%q: %v, %v; want %v", typed, got, err, want)
		}
	}
	for _, typed := range []string{"12.5", "1,2,3", "mười", "1.25.000", "12,"} {
		if got, err := steps.ReadAmount(typed); err == nil || !strings.Contains(err.Error(), "Chưa đọc được số") {
			t.Errorf("%q: %v, %v", typed, got, err)
		}
	}
	if _, err := steps.ReadCount("1,5"); err == nil {
		t.Error("one and a half persons")
	}
}

func TestWhatToDoNextFollowsTheState(t *testing.T) {
	today := data.MustDate("2026-11-20")
	accepted := data.Letter{Facts: data.Facts{Kind: data.Denunciation, ReceivedOn: today}, Handled: true, HandledOn: today, Eligible: data.Yes,
		Competent: data.Yes, Handling: data.Accept, AcceptedOn: today}
	decided := accepted
	decided.Settlement = data.Settlement{Result: data.Right, On: today, Follow: true}
	old := decided
	old.Settlement.Follow = false
	guided := data.Letter{Facts: data.Facts{Kind: data.Complaint}, Handled: true, HandledOn: today, Eligible: data.Yes, Competent: data.No, Handling: data.Guide}
	answered := guided
	answered.Replies = []data.Reply{{Number: "1"}}
	kept := data.Letter{Handled: true, HandledOn: today, Eligible: data.No, Handling: data.Keep}
	for name, c := range map[string]struct {
		letter data.Letter
		step   data.StepType // "" when nothing is owed
		says   string
	}{
		"received":  {data.Letter{}, data.StepHandled, "chọn hướng xử lý."},
		"competent": {data.Letter{Handled: true, HandledOn: today, Eligible: data.Yes, Competent: data.Yes}, data.StepAccepted, "thụ lý, hoặc"},
		"accepted":  {accepted, data.StepReplied, "thông báo việc thụ lý"},
		"decided":   {decided, data.StepDecisionSent, "05 ngày làm việc"},
		"old book":  {old, "", "không còn việc phải làm"},
		"guided":    {guided, data.StepReplied, "Gửi văn bản xử lý"},
		"answered":  {answered, "", "không còn việc phải làm"},
		"kept":      {kept, "", "không còn việc phải làm"},
	} {
		g := letters.GuideFor(&c.letter, law.NewOffice(data.Settings{}).NextSteps(c.letter, today))
		if g.Owed() != (c.step != "") || g.Owed() && g.Quick()[0].Type != c.step || !strings.Contains(g.Sentence(), c.says) {
			t.Errorf("%s: %t %q %+v", name, g.Owed(), g.Sentence(), g.Quick())
		}
	}
}

func TestSecondGuidanceOfASenderIsWarnedOf(t *testing.T) {
	o, first := desktest.LetterOn(t, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-02"))
	if _, err := o.Store.AddSteps(o.Ctx(), first.ID, data.Draft{On: data.MustDate("2026-11-03"),
		Content: data.Handled{Eligible: data.Yes, Competent: data.No, Handling: data.Guide}}); err != nil {
		t.Fatal(err)
	}
	again := desktest.AddLetter(t, o, desktest.ComplaintOn("NGUYỄN THỊ ÁNH", "Khiếu nại việc thu hồi đất", "2026-11-16"))
	form := steps.NewForm(o.Desk, again, law.NextStep{Type: data.StepHandled, Default: data.Draft{
		Content: data.Handled{Eligible: data.Yes, Competent: data.No, Handling: data.Guide}}})
	_, problems := form.Drafts()
	found := false
	for _, p := range problems {
		found = found || p.Warning && strings.Contains(p.Sentence, "đơn số "+first.Number.String())
	}
	if !found {
		t.Errorf("no warning among %+v", problems)
	}
}
