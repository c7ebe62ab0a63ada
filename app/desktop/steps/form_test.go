package steps_test

import (
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	forms "donthu/app/desktop/steps"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
)

// typeOver replaces the text of the field that has the focus.
func typeOver(o *desktop.Program, text string) {
	o.Window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	desktest.TypeInto(o, text)
}

func TestWrongInputStandsBesideTheFieldAndNothingIsWritten(t *testing.T) {
	o, l := desktest.LetterOn(t, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-18"))
	desktest.Shortcut(o, fyne.Key1, fyne.KeyModifierAlt)
	form := o.Shell.Top().(*forms.Form)
	desktest.ChooseOption(t, o, string(register.Refuse))
	typeOver(o, "01112026")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if got := desktest.ProblemBeside(o, "Ngày xử lý"); got != "Ngày 01/11/2026 sớm hơn ngày nhận đơn 18/11/2026." {
		t.Errorf("beside the day: %q", got)
	}
	if got := desktest.ProblemBeside(o, "Lý do"); got != "Không thụ lý thì phải ghi rõ lý do." {
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
	if !inFront(o, l) || o.Shell.Top() == desk.Page(form) {
		t.Error("the letter is not in front again")
	}
	desktest.Shortcut(o, fyne.Key7, fyne.KeyModifierAlt)
	desktest.Press(o, fyne.KeyEscape) // nothing typed: nothing to ask
	if !inFront(o, l) {
		t.Error("an untouched form asks before it closes")
	}
}

func TestHandlingShowsOnlyTheFieldsThatApply(t *testing.T) {
	f := desktest.ComplaintOn("Nguyễn Thị Ánh", "Kiến nghị sửa đường", "2026-11-18")
	f.Kind = register.Petition
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
	if now := desktest.Stored(t, o, l); now.Handling != register.Forward || now.ForwardTo != "Thanh tra thành phố" || now.State() != register.AwaitingNotice {
		t.Fatalf("%+v", now)
	}
	desktest.MustShow(t, o, "Chuyển đến: Thanh tra thành phố", "Gửi phiếu hướng dẫn, trả đơn, báo việc chuyển đơn", "Phiếu chuyển đơn")
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
	desktest.TapButton(t, o, "Lưu như đã nhập")
	if len(desktest.Stored(t, o, l).Replies) != 1 {
		t.Error("not written after the clerk agreed")
	}
}

func TestAStepIsCorrectedAndAnotherTakenOut(t *testing.T) {
	o, l := desktest.LetterOn(t, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-02"))
	on := day.Must("2026-11-05")
	if _, err := o.Do().Record(o.Ctx(), l.ID,
		steps.Draft{On: on, Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}},
		steps.Draft{On: on, Content: register.Accepted{}},
		steps.Draft{On: day.Must("2026-11-16"), Content: register.Settlement{Result: register.Right}}); err != nil {
		t.Fatal(err)
	}
	o.Refresh()

	desktest.Shortcut(o, fyne.Key9, fyne.KeyModifierAlt)
	if _, ok := o.Shell.Top().(*forms.Mend); !ok {
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
	if now := desktest.Stored(t, o, l); now.Settlement.Result != register.Wrong || now.Settlement.On != day.Must("2026-11-16") {
		t.Fatalf("%+v", now.Settlement)
	}
	mustTell(t, o, "Kết quả giải quyết – không còn hiệu lực", "Đã đính chính. Lý do: Chọn nhầm", "Đính chính bước “kết quả giải quyết”")

	desktest.Shortcut(o, fyne.Key9, fyne.KeyModifierAlt)
	offered := 0
	desktest.Visit(o.Window.Canvas().Content(), func(object fyne.CanvasObject) bool {
		if list, ok := object.(*kit.Dropdown); ok {
			offered = len(list.Options)
		}
		return true
	})
	if offered != 3 {
		t.Fatalf("%d steps can be mended", offered)
	}
	desktest.TypeInto(o, "2") // the acceptance
	desktest.ChooseOption(t, o, "annul")
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
	mustTell(t, o, "Đã hủy. Lý do: Ghi nhầm đơn", "Hủy bước “thụ lý giải quyết”")
}

func TestSecondGuidanceOfASenderIsWarnedOf(t *testing.T) {
	o, first := desktest.LetterOn(t, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-02"))
	if _, err := o.Do().Record(o.Ctx(), first.ID, steps.Draft{On: day.Must("2026-11-03"),
		Content: register.Handled{Eligible: register.Yes, Competent: register.No, Handling: register.Guide}}); err != nil {
		t.Fatal(err)
	}
	again := desktest.AddLetter(t, o, desktest.ComplaintOn("NGUYỄN THỊ ÁNH", "Khiếu nại việc thu hồi đất", "2026-11-16"))
	o.Open(desk.Step{Letter: again, Next: law.NextStep{Type: register.StepHandled, Default: steps.Draft{
		Content: register.Handled{Eligible: register.Yes, Competent: register.No, Handling: register.Guide}}}})
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "Có điểm khác thường", "đơn số "+first.Number.String())
	if desktest.Stored(t, o, again).Handled {
		t.Error("written before the clerk agreed")
	}
}

// What an old book has recorded must stay on offer, and the direction may be taken
// later.
func TestDirectionOfAnOldBookStaysOnOffer(t *testing.T) {
	for kept, want := range map[register.Handling]string{
		"": "accept refuse guide keep later", register.Forward: "accept refuse guide keep later forward",
		register.Keep: "accept refuse guide keep later", forms.LaterHandling: "accept refuse guide keep later",
	} {
		var got []string
		for _, option := range forms.HandlingOptions(register.Yes, register.Yes, kept) {
			if option.Text == "" {
				t.Errorf("%q has no word", option.Value)
			}
			got = append(got, option.Value)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("kept %q: %q, want %q", kept, got, want)
		}
	}
}

// Whoever adds a type of step says how it is asked about, or leaves it without a form.
func TestAFormHasWordsOfWhatItIsFor(t *testing.T) {
	for _, kind := range steps.Types() {
		if words := assets.HasText("stepForm." + string(kind)); words != forms.Asked(kind) {
			t.Errorf("%s: words about the form %t, a form %t", kind, words, forms.Asked(kind))
		}
	}
}

// Esc asks nothing: what is typed into a step is kept, and is there when the step is
// opened again, whatever the step asks.
func TestWhatIsTypedIntoAStepIsKeptAndComesBack(t *testing.T) {
	for kind := range forms.Kinds() {
		t.Run(string(kind), func(t *testing.T) {
			o, l := desktest.LetterOn(t, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-18"))
			desktest.KeepMessages(t)
			open := func() *forms.Form {
				o.Open(desk.Step{Letter: l, Next: law.NextStep{Type: kind}})
				return o.Shell.Top().(*forms.Form)
			}
			form := open()
			first, _ := form.Said()
			form.SetDay(day.Must("2026-11-19"))
			desktest.Visit(form.Content(), func(object fyne.CanvasObject) bool {
				switch w := object.(type) {
				case *kit.Entry:
					w.SetText("7")
				case *kit.SuggestEntry:
					w.SetText("8")
				case *kit.Choice:
					w.SetValue(w.Options()[0].Value)
				}
				return true
			})
			typed, _ := form.Said()
			desktest.Press(o, fyne.KeyEscape)
			if !inFront(o, l) {
				t.Fatalf("Esc asks; the screen shows:\n%s", desktest.Shown(o))
			}
			desktest.MustShow(t, o, assets.Text("form.draft.kept.any"))
			again, _ := open().Said()
			desktest.MustShow(t, o, "Đã khôi phục bản nháp lúc 09:30 20/11/2026")
			if !reflect.DeepEqual(again, typed) {
				t.Errorf("typed %+v\nback %+v", typed, again)
			}
			desktest.TapButton(t, o, "Xóa bản nháp")
			desktest.Press(o, fyne.KeyTab, fyne.KeyReturn)
			if now, _ := o.Shell.Top().(*forms.Form).Said(); !reflect.DeepEqual(now, first) {
				t.Errorf("it began as %+v\nnow it is %+v", first, now)
			}
		})
	}
}
