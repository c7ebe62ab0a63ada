package steps_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	forms "donthu/app/desktop/steps"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// fillForm types into the fields of a form one after the other, beginning where
// the focus is, and saves. An empty text leaves a field as it is.
func fillForm(o *desktop.Program, texts ...string) {
	for i, text := range texts {
		if i > 0 {
			desktest.Press(o, fyne.KeyTab)
		}
		if text != "" {
			if focused, ok := o.Window.Canvas().Focused().(fyne.Shortcutable); ok {
				focused.TypedShortcut(&fyne.ShortcutSelectAll{})
			}
			desktest.TypeInto(o, text)
		}
	}
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
}

// findStep opens the list of all steps and the first one that fits the words.
func findStep(t *testing.T, o *desktop.Program, words string) *forms.Form {
	t.Helper()
	desktest.Shortcut(o, fyne.Key0, fyne.KeyModifierAlt)
	desktest.TypeInto(o, words)
	desktest.Press(o, fyne.KeyReturn)
	form, ok := o.Shell.Top().(*forms.Form)
	if !ok {
		t.Fatalf("%q opens no form; the screen shows:\n%s", words, desktest.Shown(o))
	}
	return form
}

// mustTell fails unless every sentence is on the screen, where lines may break it.
func mustTell(t *testing.T, o *desktop.Program, sentences ...string) {
	t.Helper()
	screen := strings.ReplaceAll(desktest.Shown(o), "\n", " ")
	for _, sentence := range sentences {
		if !strings.Contains(screen, sentence) {
			t.Errorf("the screen lacks %q; it shows:\n%s", sentence, desktest.Shown(o))
		}
	}
}

// inFront reports whether the page of the letter is.
func inFront(o *desktop.Program, l register.Letter) bool {
	return o.Shell.Top().Title() == assets.Text("step.heading.letter", "letter", l.Number.String())
}

// onLetter fails unless the letter is in front and stands as wanted.
func onLetter(t *testing.T, o *desktop.Program, l register.Letter, want register.State) register.Letter {
	t.Helper()
	if !inFront(o, l) {
		t.Fatalf("the letter is not in front; the screen shows:\n%s", desktest.Shown(o))
	}
	now := desktest.Stored(t, o, l)
	if now.State() != want {
		t.Fatalf("the letter is %s, want %s", now.State(), want)
	}
	return now
}

func TestComplaintFromReceiptToItsEndByKeyboard(t *testing.T) {
	o, l := desktest.LetterOn(t, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-09-01"))
	desktest.KeepMessages(t)
	alt := func(key fyne.KeyName) { desktest.Shortcut(o, key, fyne.KeyModifierAlt) }

	desktest.Press(o, fyne.KeyReturn) // the primary action has the focus: accept
	desktest.MustShow(t, o, "Xử lý đơn – đơn số 1/2026", "Thụ lý luôn trong ngày xử lý này", "Điều 17, Điều 27 Luật Khiếu nại",
		"Văn bản kèm theo: Thông báo thụ lý giải quyết khiếu nại")
	fillForm(o, "03092026")
	now := onLetter(t, o, l, register.Settling)
	if now.Due.Settle != day.Must("2026-10-05") { // 3/10 is a Saturday
		t.Errorf("due %s", now.Due.Settle.Shown())
	}

	desktest.MustShow(t, o, "Thông báo thụ lý giải quyết khiếu nại")
	alt(fyne.Key1)
	desktest.TapButton(t, o, "Chỉ ghi vào sổ")
	fillForm(o, "04092026", "125/TB-UBND", "", "Trần Văn Chủ")
	now = onLetter(t, o, l, register.Settling)
	if r := now.LastReply(); r.Template != register.DocumentComplaintAccepted || r.To != "Nguyễn Thị Ánh" || r.SignedBy != "Trần Văn Chủ" {
		t.Fatalf("%+v", r)
	}

	alt(fyne.Key1)
	fillForm(o, "07092026", "31/QĐ-UBND", "Lê Văn Xác")
	onLetter(t, o, l, register.Settling)
	desktest.MustShow(t, o, "Lê Văn Xác xác minh, quyết định số 31/QĐ-UBND", "Đối thoại")

	form := findStep(t, o, "tam dinh chi")
	desktest.MustShow(t, o, "Căn cứ theo luật", "khoản 1 Điều 11a Luật Khiếu nại")
	desktest.Press(o, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	desktest.TypeInto(o, "2") // the second ground
	desktest.MustShow(t, o, "điểm b khoản 1 Điều 11a")
	form.SetDay(day.Must("2026-09-14"))
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "Có điểm khác thường", "Chưa ghi số quyết định.")
	desktest.TapButton(t, o, "Lưu như đã nhập")
	now = onLetter(t, o, l, register.Suspended)
	if now.Life.Pauses[0].Ground != "lkn-11a-1-b" {
		t.Errorf("%+v", now.Life.Pauses)
	}
	desktest.MustShow(t, o, "Gửi quyết định tạm đình chỉ", "Gửi người khiếu nại, người bị khiếu nại")
	alt(fyne.Key1)
	desktest.TapButton(t, o, "Chỉ ghi vào sổ")
	fillForm(o, "15092026", "32/QĐ-UBND", "", "Trần Văn Chủ")
	onLetter(t, o, l, register.Suspended)
	desktest.MustShow(t, o, "Thời hạn đang tạm dừng từ ngày 14/09/2026; khi tiếp tục còn 20 ngày", "tạm dừng, còn 20 ngày", "từ 14/09/2026, chưa tiếp tục",
		"Cần chờ kết quả giải quyết")

	alt(fyne.Key1)
	fillForm(o, "28092026", "40/QĐ-UBND")
	now = onLetter(t, o, l, register.Settling)
	if now.Due.Settle != day.Must("2026-10-19") { // 14 days later, 17/10 is a Saturday
		t.Errorf("due %s", now.Due.Settle.Shown())
	}
	desktest.MustShow(t, o, "từ 14/09/2026 đến hết 27/09/2026")

	findStep(t, o, "bao viec tiep tuc giai quyet")
	fillForm(o, "28092026", "42/TB-UBND", "", "Trần Văn Chủ")
	onLetter(t, o, l, register.Settling)
	findStep(t, o, "muc do phuc tap")
	fillForm(o, "28092026", "2")
	findStep(t, o, "gia han")
	fillForm(o, "29092026", "10", "41/QĐ-UBND")
	now = onLetter(t, o, l, register.Settling)
	if now.Due.Settle != day.Must("2026-10-27") {
		t.Errorf("due %s, %+v", now.Due.Settle.Shown(), now.Life.Extensions)
	}
	desktest.MustShow(t, o, "Gia hạn giải quyết thêm 10 ngày, quyết định số 41/QĐ-UBND", "Vụ việc phức tạp")

	alt(fyne.Key1)
	fillForm(o, "05102026", "07/BB-UBND")
	alt(fyne.Key1)
	desktest.MustNotShow(t, o, "Công nhận kết quả lần đầu", "Có đúng có sai") // of the second round, of denunciations
	fillForm(o, "26102026", "2", " ", "1.250,5")
	now = onLetter(t, o, l, register.AwaitingResult)
	if now.Settlement.Result != register.PartlyRight || now.Settlement.CollectMoney != 1250.5 {
		t.Errorf("%+v", now.Settlement)
	}
	desktest.MustShow(t, o, "Chờ gửi kết quả", "đúng hạn (26/10/2026)", "Gửi quyết định, kết luận")

	alt(fyne.Key1)
	fillForm(o, "30102026", "02112026")      // one working day too late
	o.Window.Resize(fyne.NewSize(1900, 768)) // the limits are read whole
	desktest.MustShow(t, o, "trễ 1 ngày (30/10/2026)", "Người gửi đơn nhận ngày 02/11/2026", "Công khai")
	alt(fyne.Key1)
	fillForm(o, "03112026")
	alt(fyne.Key1)
	desktest.TapButton(t, o, "Chỉ ghi vào sổ")             // the slip was written elsewhere
	desktest.MustShow(t, o, "Ban Tiếp công dân thành phố") // the receiver of reports is proposed
	fillForm(o, "04112026", "60/BC-UBND")
	now = onLetter(t, o, l, register.Executing) // it orders money to be collected
	if r := now.Life.Results[0]; r.To != "Ban Tiếp công dân thành phố" || r.Number != "60/BC-UBND" {
		t.Errorf("%+v", r)
	}
	desktest.MustShow(t, o, "04/11/2026: Gửi đến Ban Tiếp công dân thành phố, văn bản số 60/BC-UBND")
	findStep(t, o, "thi hanh")
	fillForm(o, "04112026", "1")
	onLetter(t, o, l, register.Closed)
	desktest.MustShow(t, o, "không còn việc phải làm")

	findStep(t, o, "ket thuc")
	fillForm(o, "05112026")
	now = onLetter(t, o, l, register.Closed)
	if now.Life.Ended.Reason != register.EndDone {
		t.Errorf("%+v", now.Life.Ended)
	}
	desktest.MustShow(t, o, "\nQuá trình\n18\n", "05/11/2026: Đã xong mọi việc")
}

func TestStepOutOfOrderNeedsAReasonThatIsKept(t *testing.T) {
	o, l := desktest.LetterOn(t, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-18"))
	findStep(t, o, "chuyen don")
	desktest.MustShow(t, o, "Chưa theo trình tự: Khiếu nại không thuộc thẩm quyền thì hướng dẫn", "Lý do ghi ngoài trình tự")
	desktest.FillIn(o, "Cơ quan nhận đơn chuyển đến", "UBND quận")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "Phải ghi lý do vì bước này không theo trình tự.")
	if desktest.Stored(t, o, l).Handled {
		t.Fatal("written without a reason")
	}
	desktest.TypeInto(o, "Lãnh đạo đã ký chuyển")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if now := onLetter(t, o, l, register.AwaitingNotice); now.Handling != register.Forward {
		t.Fatalf("%+v", now)
	}
	mustTell(t, o, "được ghi ngoài trình tự. Lý do: Lãnh đạo đã ký chuyển")
}

func TestReasonIsAskedOnlyWhileTheDirectionIsOutOfOrder(t *testing.T) {
	o, _ := desktest.LetterOn(t, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-18"))
	findStep(t, o, "chuyen don")
	desktest.ChooseOption(t, o, string(register.Guide))
	desktest.MustNotShow(t, o, "Chưa theo trình tự", "Lý do ghi ngoài trình tự")
}

func TestListSaysWhyAStepIsNotAllowed(t *testing.T) {
	o, l := desktest.LetterOn(t, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-18"))
	desktest.Shortcut(o, fyne.Key0, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Luật cho phép lúc này", "Không theo trình tự", "Chưa có quyết định, kết luận giải quyết.")
	desktest.TypeInto(o, "đối thoại")
	desktest.MustShow(t, o, "Đơn chưa được thụ lý")
	desktest.MustNotShow(t, o, "Luật cho phép lúc này")
	desktest.Press(o, fyne.KeyEscape)
	if !inFront(o, l) {
		t.Error("Esc does not go back to the letter")
	}
}

// The day shown is that of what is owed next, not of the settlement.
func TestDayShownBelongsToWhatIsOwedNext(t *testing.T) {
	f := desktest.ComplaintOn("Nguyễn Thị Ánh", "Tố cáo cán bộ địa chính", "2026-11-02")
	f.Kind, f.Against = register.Denunciation, "Ông B"
	o, l := desktest.LetterOn(t, f)
	on := day.Must("2026-11-16")
	if _, err := o.Do().Record(o.Ctx(), l.ID,
		steps.Draft{On: on, Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}},
		steps.Draft{On: on, Content: register.Accepted{}}); err != nil {
		t.Fatal(err)
	}
	o.Refresh()
	desktest.MustShow(t, o, "23/11 · còn 1 ngày", "Thông báo việc thụ lý tố cáo") // LTC Điều 29 khoản 3: 05 working days
	desktest.Shortcut(o, fyne.Key2, fyne.KeyModifierAlt)
	desktest.TapButton(t, o, "Chỉ ghi vào sổ")
	desktest.MustShow(t, o, "Thông báo về nội dung tố cáo", "Ông B")
	fillForm(o, "17112026", "8/TB-UBND", "", "Trần Văn Chủ")
	now := desktest.Stored(t, o, l)
	if r := now.LastReply(); r.Template != register.DocumentAccusedNotice || r.To != "Ông B" {
		t.Errorf("%+v", r)
	}
}

func TestCriteriaProposeTheLevel(t *testing.T) {
	f := desktest.ComplaintOn("Nguyễn Thị Ánh", "Tố cáo cán bộ địa chính", "2026-11-02")
	f.Kind, f.Against = register.Denunciation, "Ông B"
	o, l := desktest.LetterOn(t, f)
	on := day.Must("2026-11-05")
	if _, err := o.Do().Record(o.Ctx(), l.ID,
		steps.Draft{On: on, Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}},
		steps.Draft{On: on, Content: register.Accepted{}}); err != nil {
		t.Fatal(err)
	}
	o.Refresh()
	findStep(t, o, "muc do phuc tap")
	desktest.Press(o, fyne.KeyTab, fyne.KeyTab)
	desktest.TypeInto(o, " ")
	desktest.Press(o, fyne.KeyTab)
	desktest.TypeInto(o, " ")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	now := onLetter(t, o, l, register.Settling)
	if c := now.Life.Complexity; c.Level != register.EspeciallyComplex || len(c.Criteria) != 2 || c.Criteria[0] != "nd31-3-a" {
		t.Errorf("%+v", c)
	}
	mustTell(t, o, "Đặc biệt phức tạp", "phải xác minh từ 02 địa điểm")
}

func TestLettersAreJoinedSplitAndMarked(t *testing.T) {
	o := desktest.New(t)
	first := desktest.AddLetter(t, o, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất ở tổ 5", "2026-11-02"))
	second := desktest.AddLetter(t, o, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất ở tổ 5", "2026-11-09"))
	o.Open(desk.Letter{ID: second.ID})
	findStep(t, o, "cung mot viec")
	desktest.MustShow(t, o, "Đơn có thể liên quan")
	fillForm(o, "", "", "7/2026")
	desktest.MustShow(t, o, "Sổ không có đơn số 7/2026.")
	fillForm(o, "1/2026")
	if a, b := desktest.Stored(t, o, first), desktest.Stored(t, o, second); a.Matter == "" || a.Matter != b.Matter {
		t.Fatalf("matters %q and %q", a.Matter, b.Matter)
	}
	mustTell(t, o, "cùng đơn số 1/2026")
	desktest.TapButton(t, o, "Vụ việc")
	desktest.MustShow(t, o, "Đơn khác của cùng vụ việc")
	desktest.TapButton(t, o, "Quá trình")

	findStep(t, o, "ghi don trung")
	desktest.Press(o, fyne.KeyTab)
	desktest.TypeInto(o, "1") // the first of the letters that are probably meant
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if now := desktest.Stored(t, o, second); now.DuplicateOf != "1/2026" {
		t.Errorf("duplicate of %q", now.DuplicateOf)
	}
	desktest.MustShow(t, o, "Trùng với đơn số 1/2026")

	o.Open(desk.Letter{ID: first.ID})
	findStep(t, o, "tach moi noi dung")
	fillForm(o, "", "Khiếu nại việc thu hồi đất", "Tố cáo cán bộ địa chính", "t")
	branch := desktest.LetterNumbered(t, o, "1a/2026")
	if branch.Kind != register.Denunciation || branch.Content != "Tố cáo cán bộ địa chính" || branch.Matter != "" {
		t.Errorf("%+v", branch.Facts)
	}
	if now := desktest.Stored(t, o, first); now.Content != "Khiếu nại việc thu hồi đất" || len(now.Life.Split.Branches) != 1 {
		t.Errorf("%+v", now)
	}
	desktest.MustShow(t, o, "Tách thành các đơn 1a/2026", "Tách thành đơn")
}

func TestLeaderIsAskedAndAnswers(t *testing.T) {
	o, l := desktest.LetterOn(t, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-18"))
	findStep(t, o, "xin y kien")
	fillForm(o, "19112026", "9/BC-VP", "Chủ tịch UBND phường", "Có thụ lý không?")
	mustTell(t, o, "chưa có trả lời", "Hỏi Chủ tịch UBND phường, văn bản số 9/BC-VP")
	findStep(t, o, "y kien chi dao cua lanh dao")
	desktest.MustShow(t, o, "Đã xin ý kiến ngày 19/11/2026: Có thụ lý không?")
	fillForm(o, "20112026", "", "Thụ lý")
	if q := desktest.Stored(t, o, l).Life.Questions[0]; q.Answer != "Thụ lý" || q.AnsweredOn != o.Today() {
		t.Errorf("%+v", q)
	}
	desktest.MustShow(t, o, "đã trả lời 20/11/2026")
}

// Every step has a form that opens, is filled in and read back without loss, and
// a sentence in the history.
func TestEveryStepKeepsWhatItsFormWasFilledWith(t *testing.T) {
	o := desktest.New(t)
	f := desktest.ComplaintOn("Nguyễn Thị Ánh", "Tố cáo cán bộ địa chính", "2026-11-02")
	f.Kind, f.Against = register.Denunciation, "Ông B"
	other, l := desktest.AddLetter(t, o, f), desktest.AddLetter(t, o, f)
	on := day.Must("2026-11-05")
	matter := other.PossibleMatter()
	for _, c := range []steps.Content{
		register.Extended{Days: 30, Number: "1/QĐ", Reason: "Nhiều nội dung"}, register.Extended{Days: 3, Processing: true, Reason: "Xa"},
		register.Paused{Kind: register.Suspension, Number: "2/QĐ", Ground: "ltc-34-1-b", Reason: "Đợi"},
		register.Paused{Kind: register.Expertise, Number: "2/QĐ", Ground: "nd31-15"},
		register.Resumed{Kind: register.Suspension, Number: "3/QĐ", Reason: "Có kết quả"},
		register.Complexity{Level: register.ComplexCase, Criteria: []string{"nd31-3-d"}, Reason: "Người ở nước ngoài"},
		register.Withdrawal{Partly: true, Part: "Nội dung 2", Record: "4/BB", Reason: "Tự nguyện"}, register.Withdrawal{Continues: true, Record: "4/BB"},
		register.Joined{Matter: matter, With: "1/2026"}, register.Joined{Matter: "VV-cũ"}, register.Duplicate{Of: "1/2026"},
		register.Split{Branches: []register.Number{{Year: 2026, Count: 2, Branch: "a"}}, Reason: "Hai việc"},
		register.Verified{Number: "5/QĐ", By: "Tổ xác minh"}, register.Dialogue{Minutes: "6/BB", Absent: true, Outcome: "Vắng mặt"},
		register.DecisionSent{To: "Ông B", DeliveredOn: day.Must("2026-11-06")}, register.DecisionSent{Readers: []register.Reader{register.ToSender, register.ToAccused}}, register.Published{Way: register.Website},
		register.ResultSent{Number: "7/BC", To: "Thanh tra", How: "Bưu điện"}, register.AskedLeader{Leader: "Chủ tịch", Number: "8", Text: "Xin ý kiến"},
		register.LeaderAnswered{Number: "9", Text: "Đồng ý"}, register.SecondRound{Body: "UBND thành phố", Number: "10"}, register.SecondRound{Court: true, Body: "Tòa án"},
		register.OverdueToSuperior{Superior: "UBND thành phố", Number: "11", Reported: true}, register.Ended{Reason: register.EndOther, Text: "Khác"},
		register.ListedForDestruction{List: "12/DM"}, register.Settlement{Result: register.Right, Follow: true}, register.Settlement{Result: register.Right, ExecuteBy: day.Must("2026-12-01")},
		register.Demanded{Kind: register.Protection, By: "Người tố cáo", Text: "Lo bị trả thù"}, register.DemandMet{Kind: register.Protection, Number: "14/QĐ", Text: "Chấp nhận"},
		register.DoneOutside{Duties: []register.DutyName{{Rule: "T7", To: register.ToAccused}}, UnknownDay: true},
		register.Reply{Type: "Giấy mời", Number: "13", SignedBy: "Chủ tịch", To: "Ông B", Template: "giay-moi"}, register.Reply{Number: "15", Readers: []register.Reader{register.ToAccused, register.ToCompetent}},
	} {
		var content steps.Content
		var problems []data.Problem
		form := forms.Mending(o.Desk, l, steps.Step{Seq: 99, On: on, Content: c})
		kit.RunAsyncErr(func() error { content, problems = form.Said(); return nil }, nil)
		got, _ := steps.EncodeContent(content)
		want, _ := steps.EncodeContent(c)
		if string(got) != string(want) || len(problems) > 0 {
			t.Errorf("%s: %s, want %s (%v)", c.StepType(), got, want, problems)
		}
		if summary := views.StepSummary(c); strings.TrimSpace(summary) == "" || strings.Contains(summary, "%!") || strings.Contains(summary, "told.") {
			t.Errorf("%s: %q", c.StepType(), summary)
		}
	}
}
