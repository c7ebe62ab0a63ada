package letters_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk/views"
	"donthu/app/desktop/letters"
	"donthu/app/kit"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

// after opens the letter with more steps.
func after(t *testing.T, o *desktop.Program, l register.Letter, drafts ...steps.Draft) *letters.Page {
	t.Helper()
	if _, err := o.Do().Record(o.Ctx(), l.ID, drafts...); err != nil {
		t.Fatal(err)
	}
	o.Refresh()
	return o.Shell.Top().(*letters.Page)
}

// accepted are the steps by which a letter is accepted on the day.
func accepted(on string) []steps.Draft {
	d := day.Must(on)
	return []steps.Draft{{On: d, Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}}, {On: d, Content: register.Accepted{}}}
}

// accusing is a denunciation.
func accusing(on string) register.Facts {
	f := desktest.ComplaintOn("Lê Đức Đạt", "Tố cáo nhận tiền trái quy định", on)
	f.Kind, f.Against = register.Denunciation, "Ông Phạm Văn C"
	return f
}

// The notice of acceptance bears the last day of K2, not that of the settlement (LKN Điều
// 27 and Điều 28).
func TestTheNoticeOfAcceptanceShowsItsOwnLimit(t *testing.T) {
	o, l := desktest.LetterOn(t, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-18"))
	p := after(t, o, l, accepted("2026-11-19")...)
	c := p.Clock()
	if c == nil || c.Rule != "K2" || c.To != register.ToSender || c.Due != l.Due.Process || c.Due.IsZero() {
		t.Fatalf("the card tells of %+v", c)
	}
	desktest.MustShow(t, o, "Gửi thông báo thụ lý\n", "Gửi người khiếu nại", "hạn là hết ngày "+c.Due.Shown(), "Thông báo thụ lý giải quyết khiếu nại")
	settle := desktest.Stored(t, o, l).Due.Settle
	desktest.MustNotShow(t, o, "hạn là hết ngày "+settle.Shown())
}

// The decision to stop after a withdrawal bears the limit of T9.2, not that of the older
// notice of T7.
func TestTheDecisionToStopShowsItsOwnLimit(t *testing.T) {
	o, l := desktest.LetterOn(t, accusing("2026-11-02"))
	stop := append(accepted("2026-11-09"), steps.Draft{On: day.Must("2026-11-18"), Content: register.Withdrawal{Record: "4/BB"}},
		steps.Draft{On: day.Must("2026-11-19"), Content: register.Settlement{Result: register.Withdrawn, Follow: true}})
	p := after(t, o, l, stop...)
	due := func(rule string) day.Date {
		at := slices.IndexFunc(p.Duties(), func(d law.Duty) bool { return d.Rule == rule && d.To == register.ToSender })
		if at < 0 {
			t.Fatalf("no duty by %s", rule)
		}
		return p.Duties()[at].Due
	}
	if due("T7") >= due("T9.2") {
		t.Fatalf("T7 ends on %s, T9.2 on %s", due("T7").Shown(), due("T9.2").Shown())
	}
	if c := p.Clock(); c == nil || c.Rule != "T7" {
		t.Fatalf("first is what is owed longest, not %+v", c)
	}
	if c := law.NextDuty(p.Duties(), register.StepReplied, register.DocumentStopDenunciation); c == nil || c.Rule != "T9.2" {
		t.Errorf("the decision to stop meets %+v", c)
	}
	p.Record(law.NextStep{Type: register.StepReplied, Document: register.DocumentStopDenunciation, Allowed: true})
	if in := fmt.Sprintf("%T", o.Shell.Top()); in != "*documents.composePage" {
		t.Fatalf("in front is %s", in)
	}
	short := due("T9.2").Shown()[:5]
	desktest.MustShow(t, o, short)
	desktest.MustNotShow(t, o, due("T7").Shown()[:5]+" · ")
	desktest.Press(o, fyne.KeyEscape)
	p = after(t, o, l, steps.Draft{On: day.Must("2026-11-19"), Content: register.Reply{Number: "1/TB", Template: register.DocumentAcceptedNotice}},
		steps.Draft{On: day.Must("2026-11-19"), Content: register.Reply{Number: "2/TB", Template: register.DocumentAccusedNotice}})
	if c := p.Clock(); c == nil || c.Rule != "T9.2" {
		t.Fatalf("the card tells of %+v", c)
	}
	desktest.MustShow(t, o, "Gửi quyết định đình chỉ", "hạn là hết ngày "+due("T9.2").Shown())
}

func TestDutiesAreListedByWhatIsToBeDone(t *testing.T) {
	o, _ := desktest.LetterOn(t, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-18"))
	duty := func(what, due string, more law.Duty) law.Duty {
		more.What, more.By = what, register.StepReplied
		if due != "" {
			more.Due = day.Must(due)
		}
		return more
	}
	var wrote, recorded string
	asked := 0
	view := letters.NewDutiesView(o.Desk, register.Complaint, []law.Duty{
		duty("Theo dõi", "2026-11-01", law.Duty{Clock: law.Clock{Informs: true}}),
		duty("Đã gửi", "2026-11-02", law.Duty{Done: true, Met: day.Must("2026-11-03")}),
		duty("Giấy cũ", "2026-11-03", law.Duty{Unrecorded: true}),
		duty("Không hạn", "", law.Duty{}),
		duty("Còn hạn", "2026-12-30", law.Duty{To: register.ToAccused}),
		duty("Quá hạn rồi", "2026-11-10", law.Duty{Document: "giay-moi", To: register.ToSender}),
	}, letters.DutyActs{Write: func(d *law.Duty, template string) { wrote = d.What + " " + template }, Record: func(d *law.Duty) { recorded = d.What }, Outside: func() { asked++ }})
	o.Window.SetContent(view)
	screen := desktest.Shown(o)
	at := 0
	for _, want := range []string{"Còn phải làm (3)", "Quá hạn rồi – người khiếu nại", "10/11 · quá 10 ngày", "Soạn văn bản", "Ghi bước", "Còn hạn – người bị khiếu nại", "30/12/2026",
		"Không hạn", "Chưa đặt hạn", "Chưa ghi (1)", "Giấy cũ", "chưa ghi", "Đã làm ngoài chương trình…", "Đã xong (1)", "Đã gửi", "trễ 1 ngày (03/11/2026)", "Để theo dõi (1)", "Theo dõi"} {
		next := strings.Index(screen[at:], want)
		if next < 0 {
			t.Fatalf("%q does not follow; the screen shows:\n%s", want, screen)
		}
		at += next + len(want)
	}
	if strings.Count(screen, "Soạn văn bản") != 1 || strings.Count(screen, "Ghi bước") != 3 {
		t.Errorf("what can be done: \n%s", screen)
	}
	pressed := map[string]bool{} // the first of each
	desktest.Visit(view, func(object fyne.CanvasObject) bool {
		if b, ok := object.(*kit.Button); ok && b.Text != "" && !pressed[b.Text] {
			pressed[b.Text] = true
			test.Tap(b)
		}
		return true
	})
	if wrote != "Quá hạn rồi giay-moi" || recorded != "Quá hạn rồi" || asked != 1 {
		t.Errorf("wrote %q, recorded %q, asked %d", wrote, recorded, asked)
	}
}

// What can be done about a duty on the page leads to its document and to its step.
func TestADutyOffersItsDocumentAndItsStep(t *testing.T) {
	o, l := desktest.LetterOn(t, accusing("2026-11-02"))
	p := after(t, o, l, accepted("2026-11-16")...)
	desktest.TapButton(t, o, "Soạn văn bản")
	if in := fmt.Sprintf("%T", o.Shell.Top()); in != "*documents.composePage" {
		t.Fatalf("in front is %s", in)
	}
	desktest.Press(o, fyne.KeyEscape)
	desktest.TapButton(t, o, "Ghi bước")
	if in := fmt.Sprintf("%T", o.Shell.Top()); in != "*steps.Form" {
		t.Fatalf("in front is %s", in)
	}
	desktest.MustShow(t, o, "Gửi cho")
	if !ticked(t, o, "Người tố cáo") || ticked(t, o, "Người bị tố cáo") {
		t.Error("the readers are not those of the duty")
	}
	if p.Clock().To != register.ToSender {
		t.Errorf("first is %+v", p.Clock())
	}
}

// A denouncer who asks for protection gets a decision or is told why there is none (LTC Điều
// 51 khoản 3): the duty offers both papers.
func TestADutyOffersThePaperThatDeclines(t *testing.T) {
	o, l := desktest.LetterOn(t, accusing("2026-11-02"))
	after(t, o, l, append(accepted("2026-11-16"), steps.Draft{On: day.Must("2026-11-17"), Content: register.Demanded{Kind: register.Protection, By: "Nguyễn Thị Ánh"}})...)
	desktest.TapButton(t, o, "Soạn văn bản từ chối")
	desktest.MustShow(t, o, "Thông báo không áp dụng biện pháp bảo vệ")
	if !ticked(t, o, "Người tố cáo") {
		t.Error("the paper is not for who asked")
	}
}

// ticked reports whether the box with the words is ticked.
func ticked(t *testing.T, o *desktop.Program, words string) bool {
	t.Helper()
	is, found := false, false
	desktest.Visit(o.Window.Content(), func(object fyne.CanvasObject) bool {
		if c, ok := object.(*kit.Check); ok && c.Text == words {
			is, found = c.Checked, true
		}
		return true
	})
	if !found {
		t.Errorf("no box %q", words)
	}
	return is
}

func TestRegisterFiltersByDuty(t *testing.T) {
	o, r := registerOf(t)
	r.Filters().Set("duty", "T1")
	mustList(t, r, "3/2026")
	if words := desktest.Shown(o); !strings.Contains(words, "Vào sổ, phân loại, kiểm tra điều kiện thụ lý") {
		t.Errorf("the filter is not named by the law:\n%s", words)
	}
	r.Filters().Set("duty", "")
	mustList(t, r, "3/2026 2/2026 1/2026 1/2025")
	r.Filters().Set("unrecorded", "yes")
	mustList(t, r, "")
	r.Filters().Clear()
	r.Filters().Set("lateOnce", "yes")
	if !r.Query().LateOnce {
		t.Error("no filter for what was late once")
	}
	r.Filters().Clear()
	if r.Query().LateOnce || r.Query().Unrecorded || r.Query().Duty != "" {
		t.Errorf("still filtered: %+v", r.Query())
	}
}

// What went out on paper before the office kept records is written on letters at once, and
// taken back.
func TestWhatWasDoneOnPaperIsWrittenOnManyLetters(t *testing.T) {
	o := desktest.New(t)
	desktest.KeepMessages(t)
	for _, name := range []string{"Nguyễn Thị Ánh", "Trần Văn Bình"} {
		l := desktest.AddLetter(t, o, desktest.ComplaintOn(name, "Khiếu nại việc thu hồi đất", "2026-06-01"))
		if _, err := o.Do().Record(o.Ctx(), l.ID, accepted("2026-06-05")...); err != nil {
			t.Fatal(err)
		}
	}
	late := desktest.AddLetter(t, o, accusing("2026-11-02"))
	if _, err := o.Do().Record(o.Ctx(), late.ID, accepted("2026-11-05")...); err != nil {
		t.Fatal(err)
	}
	settings := o.Store.Settings()
	settings.RecordsFrom = day.Must("2026-07-01")
	if err := o.Do().SaveSettings(o.Ctx(), settings); err != nil {
		t.Fatal(err)
	}
	unrecorded := func() (n int) {
		t.Helper()
		page, err := o.Store.Letters(o.Ctx(), store.Query{Unrecorded: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range page.Letters {
			n += l.Due.Unrecorded
		}
		return n
	}
	if n := unrecorded(); n != 2 {
		t.Fatalf("%d duties are not recorded", n)
	}
	o.Shell.GoTo(desktop.RoomRegister, nil)
	r := o.Shell.Top().(*letters.Register)
	r.Filters().Set("unrecorded", "yes")
	mustList(t, r, "2/2026 1/2026")
	r.Filters().Clear()
	r.Table.MarkRows([]register.Letter{r.Table.Row(0), r.Table.Row(1), r.Table.Row(2)})
	desktest.Shortcut(o, fyne.KeyN, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Ghi ngày đã làm, không sau hôm nay, hoặc chọn “Không rõ ngày”.")
	desktest.TypeInto(o, "20/11/2026")
	desktest.MustShow(t, o, "Sẽ ghi 2 việc của 2 đơn là đã làm.")
	tick(t, o, "Cả việc đang quá hạn, không chỉ việc chưa ghi")
	desktest.MustShow(t, o, "Sẽ ghi 4 việc của 3 đơn là đã làm.") // T7, to both
	tick(t, o, "Không rõ ngày")                                   // what is late is met on a day
	desktest.MustShow(t, o, "Sẽ ghi 2 việc của 2 đơn là đã làm.")
	desktest.TapButton(t, o, "Ghi đã làm")
	desktest.MustShow(t, o, "Đã ghi 2 việc của 2 đơn")
	if n := unrecorded(); n != 0 {
		t.Errorf("%d duties are still not recorded", n)
	}
	if now := desktest.Stored(t, o, late); len(now.Life.Outside) != 0 {
		t.Errorf("what is late was written too: %+v", now.Life.Outside)
	}
	desktest.TapButton(t, o, "Hoàn tác")
	if n := unrecorded(); n != 2 {
		t.Errorf("taken back, %d duties are not recorded", n)
	}
}

// tick presses the box with the words.
func tick(t *testing.T, o *desktop.Program, words string) {
	t.Helper()
	var box *kit.Check
	for _, top := range append(o.Window.Canvas().Overlays().List(), o.Window.Content()) {
		desktest.Visit(top, func(object fyne.CanvasObject) bool {
			if c, ok := object.(*kit.Check); ok && c.Text == words && box == nil {
				box = c
			}
			return true
		})
	}
	if box == nil {
		t.Fatalf("no box %q; the screen shows:\n%s", words, desktest.Shown(o))
	}
	test.Tap(box)
}

// The tooltip of a last day says what is to be done by then.
func TestTheLastDaySaysWhatIsToBeDone(t *testing.T) {
	o, l := desktest.LetterOn(t, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-18"))
	after(t, o, l, accepted("2026-11-19")...)
	now := desktest.Stored(t, o, l)
	if now.Due.Deed == "" {
		t.Fatal("the register names no deed")
	}
	if tip := views.DueInFull(&now, o.Today(), o.Law().Calendar().WorkingDays); !strings.HasPrefix(tip, now.Due.Deed+"\n") {
		t.Errorf("the tooltip reads %q", tip)
	}
}
