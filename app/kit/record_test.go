package kit

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit/look"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
)

// caller is what the records of these tests write.
type caller struct {
	On      day.Date
	Name    string
	Kind    register.Kind
	Unit    string
	Content string
	People  int
	Note    string
}

const inThePast = "Ngày ở quá khứ xa."

func checkCaller(c caller) []data.Problem {
	var all []data.Problem
	if c.Name == "" {
		all = append(all, data.Problem{Field: "name", Sentence: "Chưa nhập họ tên."})
	}
	if c.Content == "cấm" {
		all = append(all, data.Problem{Field: "elsewhere", Sentence: "Nội dung không ghi được."})
	}
	if !c.On.IsZero() && c.On < 20000101 {
		all = append(all, data.Problem{Field: "on", Sentence: inThePast, Warning: true})
	}
	return all
}

// desk is the window around a record in these tests, and what became of it.
type desk struct {
	t       *testing.T
	win     fyne.Window
	written []caller
	failed  []error
	went    int
	backs   int
	waiting []func() // background work, while hold is on
}

// newCaller is a record on the desk; write may be nil.
func (d *desk) newCaller(begin caller) *Record[caller] {
	r := NewRecord(Frame{Window: d.win, Back: func() { d.backs++ }}, 2, begin,
		Day("", "on", NewDateField(nil, nil), func(c *caller) *day.Date { return &c.On }),
		Line("", "name", func(c *caller) *string { return &c.Name }).Require(),
		Choose("", "kind", OptionsOf(register.Complaint, register.Denunciation), func(c *caller) *register.Kind { return &c.Kind }),
		Suggested("", "unit", func(typed string) []string { return []string{typed + " phường"} }, func(c *caller) *string { return &c.Unit }).
			When(func(c *caller) bool { return c.Kind == register.Denunciation }),
		Lines("", "content", 2, func(c *caller) *string { return &c.Content }),
		Count("", "people", "", func(c *caller) *int { return &c.People }),
		Lines("", "note", 2, func(c *caller) *string { return &c.Note }).InMore())
	r.Heading, r.Check = "Người đến", checkCaller
	r.Write = func(c caller) (Saved, error) {
		d.written = append(d.written, c)
		return Saved{Said: "Đã lưu.", Then: func() { d.went++ }}, nil
	}
	r.Failed = func(err error) { d.failed = append(d.failed, err) }
	return r
}

func newDesk(t *testing.T) *desk {
	d := &desk{t: t}
	d.win = open(t, widget.NewLabel(""))
	return d
}

func (d *desk) show(r *Record[caller]) *Record[caller] {
	d.win.SetContent(WithToasts(r.Content()))
	r.Enter()
	return r
}

// hold keeps background work back until release.
func (d *desk) hold() {
	slow := Inline
	slow.Background = func(f func()) { d.waiting = append(d.waiting, f) }
	d.t.Cleanup(UseRunner(slow))
}

func (d *desk) release() {
	for len(d.waiting) > 0 {
		next := d.waiting[0]
		d.waiting = d.waiting[1:]
		next()
	}
}

func (d *desk) typed(text string) {
	for _, r := range text {
		d.win.Canvas().Focused().TypedRune(r)
	}
}

func (d *desk) on(r *Record[caller], name string) {
	d.win.Canvas().Focus(r.Question(name).focusTarget())
}

// dialogs counts what lies over the page.
func (d *desk) dialogs() int { return len(d.win.Canvas().Overlays().List()) }

func (d *desk) tap(text string) {
	d.t.Helper()
	var found *Button
	var look func(fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		if b, ok := o.(*Button); ok && b.Text == text {
			found = b
			return
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, child := range o.Objects {
				look(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				look(child)
			}
		}
	}
	look(d.win.Canvas().Content())
	for _, o := range d.win.Canvas().Overlays().List() {
		look(o)
	}
	if found == nil {
		d.t.Fatalf("no button %q", text)
	}
	test.Tap(found)
}

func TestAProblemIsShownWhereTheClerkHasBeenAndGoesOnceItIsMended(t *testing.T) {
	d := newDesk(t)
	r := d.show(d.newCaller(caller{}))
	name, people, on := r.Question("name"), r.Question("people"), r.Question("on")
	if d.win.Canvas().Focused() != on.focusTarget() {
		t.Fatal("filling in does not begin with the first question")
	}
	press(d.win, fyne.KeyReturn)
	d.typed("A")
	press(d.win, fyne.KeyBackspace)
	if got := name.Problem(); got != "" {
		t.Errorf("%q is held against the question that the clerk is typing in", got)
	}
	press(d.win, fyne.KeyReturn)
	if got := name.Problem(); got != "Chưa nhập họ tên." {
		t.Errorf("beside the question that was left stands %q", got)
	}
	d.on(r, "people")
	d.typed("3x")
	d.on(r, "name")
	if got := people.Problem(); !strings.Contains(got, "3x") {
		t.Errorf("of a number that cannot be read it says %q", got)
	}
	d.typed("An")
	if got := name.Problem(); got != "" {
		t.Errorf("mended, but beside it stands %q", got)
	}
	press(d.win, fyne.KeyEnd, fyne.KeyBackspace, fyne.KeyBackspace)
	if got := name.Problem(); got != "" {
		t.Errorf("%q is held against the question that the clerk came back to", got)
	}
	d.on(r, "on")
	if got := name.Problem(); got != "Chưa nhập họ tên." {
		t.Errorf("left empty again, beside it stands %q", got)
	}
	d.typed("32/13/2026")
	d.on(r, "name")
	if on.Problem() == "" {
		t.Error("a day that cannot be read is not named")
	}
	d.on(r, "on")
	d.typed("01121999") // over it
	d.on(r, "name")
	if got, want := on.Problem(), "Lưu ý: "+inThePast; got != want {
		t.Errorf("beside an unusual day stands %q, want %q", got, want)
	}
}

func TestWhatStandsBesideNoFieldStandsAboveTheButtonsUntilItIsMended(t *testing.T) {
	d := newDesk(t)
	r := d.show(d.newCaller(caller{Name: "An", Content: "cấm"}))
	if r.check(nil); r.trouble.Visible() {
		t.Error("it is said before the clerk tries to save")
	}
	shortcut(d.win, fyne.KeyS, fyne.KeyModifierControl)
	if r.trouble.Text != "Nội dung không ghi được." || !r.trouble.Visible() || len(d.written) > 0 {
		t.Fatalf("it says %q, written %d", r.trouble.Text, len(d.written))
	}
	d.on(r, "content")
	d.typed("x")
	if r.trouble.Visible() {
		t.Errorf("mended, but it still says %q", r.trouble.Text)
	}
}

func TestTwoSavesWriteOnce(t *testing.T) {
	d := newDesk(t)
	r := d.show(d.newCaller(caller{Name: "An"}))
	d.hold()
	shortcut(d.win, fyne.KeyS, fyne.KeyModifierControl)
	shortcut(d.win, fyne.KeyReturn, fyne.KeyModifierControl)
	r.Save(false)
	if !r.save.Disabled() {
		t.Error("the button waits for nothing while it is written")
	}
	d.release()
	r.Save(false) // the page is still there for a moment
	d.release()
	if len(d.written) != 1 || d.went != 1 {
		t.Errorf("written %d times, went on %d times", len(d.written), d.went)
	}
}

func TestARecordThatCouldNotBeWrittenCanBeSavedAgain(t *testing.T) {
	d := newDesk(t)
	r := d.show(d.newCaller(caller{Name: "An"}))
	write := r.Write
	r.Write = func(caller) (Saved, error) { return Saved{}, errors.New("disk full") }
	r.Save(false)
	if len(d.failed) != 1 || d.went != 0 || r.save.Disabled() {
		t.Fatalf("failed %v, went on %d", d.failed, d.went)
	}
	r.Write = write
	r.Save(false)
	if len(d.written) != 1 || d.went != 1 {
		t.Errorf("written %d", len(d.written))
	}
}

// refusal is what the register says against a record.
type refusal []data.Problem

func (r refusal) Error() string           { return "refused" }
func (r refusal) Refused() []data.Problem { return r }

func TestWhatTheRegisterRefusesStandsUntilThatAnswerChanges(t *testing.T) {
	d := newDesk(t)
	r := d.show(d.newCaller(caller{Name: "An"}))
	r.Write = func(caller) (Saved, error) {
		return Saved{}, fmt.Errorf("writing: %w", refusal{{Field: "name", Sentence: "Đã có người này."}, {Sentence: "Sổ đã khóa."}})
	}
	r.Save(false)
	name := r.Question("name")
	if name.Problem() != "Đã có người này." || r.trouble.Text != "Sổ đã khóa." || len(d.failed) > 0 {
		t.Fatalf("beside the name %q, above the buttons %q, failed %v", name.Problem(), r.trouble.Text, d.failed)
	}
	if d.win.Canvas().Focused() != name.focusTarget() {
		t.Error("the cursor is not where the problem is")
	}
	d.on(r, "content")
	d.typed("x")
	if name.Problem() != "Đã có người này." || r.trouble.Visible() {
		t.Errorf("another answer was changed: beside the name %q, above the buttons %q", name.Problem(), r.trouble.Text)
	}
	d.on(r, "name")
	d.typed("h")
	if name.Problem() != "" {
		t.Errorf("answered anew, but it still says %q", name.Problem())
	}
}

func TestWhatIsHeldAgainstAnAnswerKeepsNobodyFromSaving(t *testing.T) {
	d := newDesk(t)
	r := d.newCaller(caller{Name: "Hà"})
	r.Content()
	if r.Hold("unit", "Chưa rõ.") {
		t.Error("a question that does not apply is told about")
	}
	if !r.Hold("content", "Chưa rõ.") || r.Question("content").Problem() != "Chưa rõ." {
		t.Errorf("beside the question stands %q", r.Question("content").Problem())
	}
	r.Save(false)
	if len(d.written) != 1 {
		t.Error("it was not saved")
	}
	r = d.newCaller(caller{Name: "Hà"})
	r.Content()
	r.Hold("content", "Chưa rõ.")
	r.Question("content").Widget.(*Entry).SetText("về đất")
	if p := r.Question("content").Problem(); p != "" {
		t.Errorf("after the answer stands %q", p)
	}
}

func TestTheUnusualIsAskedAbout(t *testing.T) {
	d := newDesk(t)
	r := d.show(d.newCaller(caller{Name: "An", On: 19991201}))
	r.Examine = func(caller) ([]data.Problem, error) {
		return []data.Problem{{Field: "kind", Sentence: "Đã hướng dẫn một lần.", Warning: true}}, nil
	}
	r.Save(false)
	press(d.win, fyne.KeyEscape)
	if d.dialogs() != 0 || len(d.written) > 0 {
		t.Fatalf("%d dialogs, written %d", d.dialogs(), len(d.written))
	}
	r.Save(false)
	r.Save(false)
	if d.dialogs() != 1 {
		t.Errorf("%d questions are open", d.dialogs())
	}
	d.tap("Lưu như đã nhập")
	if len(d.written) != 1 || d.went != 1 {
		t.Errorf("written %d", len(d.written))
	}
}

func TestWhatOnlyTheRegisterKnowsStopsTheWrite(t *testing.T) {
	d := newDesk(t)
	r := d.show(d.newCaller(caller{Name: "An"}))
	r.Examine = func(c caller) ([]data.Problem, error) {
		if c.Name == "An" {
			return []data.Problem{{Field: "name", Sentence: "Không có trong sổ."}}, nil
		}
		return nil, nil
	}
	d.on(r, "name")
	d.hold()
	r.Save(false)
	r.Save(false)
	d.release()
	if got := r.Question("name").Problem(); got != "Không có trong sổ." || len(d.written) > 0 {
		t.Fatalf("it says %q, written %d", got, len(d.written))
	}
	d.typed("h")
	r.Save(false)
	d.release()
	if len(d.written) != 1 {
		t.Errorf("written %d", len(d.written))
	}
}

func TestLeavingAsksOnce(t *testing.T) {
	d := newDesk(t)
	r := d.show(d.newCaller(caller{}))
	left := 0
	leave := func() { r.Leave(func() { left++ }) }
	if leave(); left != 1 {
		t.Fatal("nothing is typed and it asks")
	}
	d.on(r, "name")
	d.typed("An")
	press(d.win, fyne.KeyEscape)
	if d.backs != 1 {
		t.Errorf("Esc goes back %d times", d.backs)
	}
	leave()
	leave()
	if d.dialogs() != 1 {
		t.Fatalf("%d questions are open", d.dialogs())
	}
	press(d.win, fyne.KeyEscape)
	if d.dialogs() != 0 || left != 1 {
		t.Errorf("Esc in the question: %d dialogs, left %d", d.dialogs(), left)
	}
	leave()
	d.tap("Bỏ nội dung")
	if left != 2 {
		t.Errorf("left %d", left)
	}
}

func TestLeavingWaitsForTheWrite(t *testing.T) {
	d := newDesk(t)
	r := d.show(d.newCaller(caller{Name: "An"}))
	left := 0
	d.hold()
	r.Save(false)
	r.Leave(func() { left++ })
	if left != 0 || d.dialogs() != 0 {
		t.Fatal("it leaves, or asks, before it is written")
	}
	d.release()
	if left != 1 || d.went != 0 {
		t.Errorf("left %d, went on %d", left, d.went)
	}
	r.Begin(caller{Name: "An"})
	r.Write = func(caller) (Saved, error) { return Saved{}, errors.New("disk full") }
	r.Save(false)
	r.Leave(func() { left++ })
	d.release()
	if left != 1 {
		t.Error("it leaves although nothing was written")
	}
}

func TestLeavingOffersToSave(t *testing.T) {
	d := newDesk(t)
	r := d.show(d.newCaller(caller{Name: "An"}))
	r.OfferTitle, r.OfferSave = "Chưa lưu", "Lưu trước khi rời trang này?"
	r.Write = func(c caller) (Saved, error) { d.written = append(d.written, c); return Saved{}, nil }
	left := 0
	leave := func() { r.Leave(func() { left++ }) }
	d.on(r, "name")
	d.typed("h")
	leave()
	leave()
	if d.dialogs() != 1 {
		t.Fatalf("%d questions are open", d.dialogs())
	}
	d.tap("Ở lại")
	if left != 0 || len(d.written) != 0 {
		t.Fatal("staying leaves or saves")
	}
	leave()
	d.tap("Lưu")
	if left != 1 || len(d.written) != 1 || d.written[0].Name != "hAn" {
		t.Fatalf("left %d, written %v", left, d.written)
	}
	d.on(r, "name")
	d.typed("x")
	leave()
	d.tap("Không lưu")
	if now, _ := r.Read(); left != 2 || len(d.written) != 1 || now.Name != "hAn" {
		t.Errorf("left %d, written %v, shown %+v", left, d.written, now)
	}
}

func TestEscInAQuestionOfAPage(t *testing.T) {
	d := newDesk(t)
	d.win.SetContent(WithToasts(widget.NewLabel("")))
	r := d.newCaller(caller{})
	r.Open()
	press(d.win, fyne.KeyReturn)
	d.typed("A")
	press(d.win, fyne.KeyEscape)
	if d.dialogs() != 0 || len(d.written) > 0 || d.backs > 0 {
		t.Fatalf("%d dialogs, written %d, back %d", d.dialogs(), len(d.written), d.backs)
	}
	r = d.newCaller(caller{})
	r.Open()
	shortcut(d.win, fyne.KeyS, fyne.KeyModifierControl)
	if d.dialogs() != 1 || r.Question("name").Problem() == "" {
		t.Fatal("an answer that is missing closes the question")
	}
	d.typed("An")
	shortcut(d.win, fyne.KeyS, fyne.KeyModifierControl)
	if d.dialogs() != 0 || len(d.written) != 1 || d.went != 1 {
		t.Errorf("%d dialogs, written %d, went on %d", d.dialogs(), len(d.written), d.went)
	}
}

// drawer keeps one draft.
type drawer struct {
	content []byte
	fail    error
}

func (d *drawer) Writing(content []byte) func() error {
	return func() error {
		if d.fail == nil {
			d.content = content
		}
		return d.fail
	}
}
func (d *drawer) Kept() ([]byte, error) { return d.content, nil }

func (d *desk) drafting(keeper DraftKeeper) *Record[caller] {
	r := d.newCaller(caller{People: 1})
	now := time.Date(2026, 11, 20, 9, 30, 0, 0, time.UTC)
	r.Drafts = &Drafts{Keeper: keeper, Now: func() time.Time { return now }, Kept: "Đã giữ bản nháp."}
	return r
}

func TestADraftIsKeptAndRestored(t *testing.T) {
	d := newDesk(t)
	kept := &drawer{}
	r := d.show(d.drafting(kept))
	left := 0
	d.on(r, "name")
	d.typed("An")
	r.ToggleMore()
	d.typed("ghi chú")
	r.Leave(func() { left++ })
	if left != 1 || d.dialogs() > 0 || !strings.Contains(string(kept.content), `"Name":"An"`) {
		t.Fatalf("left %d, %d dialogs, kept %s", left, d.dialogs(), kept.content)
	}

	r = d.show(d.drafting(kept))
	if now, _ := r.Read(); now != (caller{Name: "An", People: 1, Note: "ghi chú"}) {
		t.Fatalf("restored %+v", now)
	}
	if !r.Question("note").Visible() {
		t.Error("what was typed under more stays closed")
	}
	if r.restored.Hidden || !shows(r.restored, "Đã khôi phục bản nháp lúc 09:30 20/11/2026") {
		t.Error("it does not say that a draft is back")
	}
	d.tap("Xóa bản nháp")
	d.win.Canvas().FocusNext()
	press(d.win, fyne.KeyReturn)
	if now, _ := r.Read(); now != (caller{People: 1}) || kept.content != nil || r.restored.Visible() {
		t.Errorf("dropped: shown %+v, kept %s", now, kept.content)
	}

	d.on(r, "name")
	d.typed("Bình")
	if kept.content == nil {
		t.Error("it is not kept at a pause")
	}
	r.Save(false)
	if len(d.written) != 1 || kept.content != nil {
		t.Errorf("written %d, still kept %s", len(d.written), kept.content)
	}
}

func TestADraftThatComesLateOrCannotBeKept(t *testing.T) {
	d := newDesk(t)
	kept := &drawer{content: []byte(`{"at":"2026-11-20T09:30:00Z","answers":{"Name":"An"}}`)}
	d.hold()
	r := d.show(d.drafting(kept))
	d.on(r, "name")
	d.typed("Bình")
	d.release()
	if now, _ := r.Read(); now.Name != "Bình" {
		t.Errorf("a draft that comes late overwrites what is typed: %+v", now)
	}
	kept.fail = errors.New("disk full")
	left := 0
	r.Leave(func() { left++ })
	d.release()
	if left != 0 || d.dialogs() != 1 {
		t.Errorf("a draft that cannot be kept: left %d, %d dialogs", left, d.dialogs())
	}
	kept = &drawer{content: []byte("{")}
	r = d.show(d.drafting(kept))
	d.release()
	if r.Typed() {
		t.Error("a draft that cannot be read fills the form")
	}
}

func TestAQuestionThatDoesNotApplyReadsAsNone(t *testing.T) {
	d := newDesk(t)
	r := d.show(d.newCaller(caller{Name: "An", Kind: register.Denunciation, Unit: "Địa chính"}))
	unit := r.Question("unit")
	if !unit.Visible() {
		t.Fatal("it applies and is not shown")
	}
	d.on(r, "kind")
	press(d.win, fyne.KeyLeft)
	if now, _ := r.Read(); unit.Visible() || now.Unit != "" || now.Kind != register.Complaint {
		t.Errorf("it does not apply: shown %v, %+v", unit.Visible(), now)
	}
	press(d.win, fyne.KeyRight)
	if now, _ := r.Read(); !unit.Visible() || now.Unit != "Địa chính" {
		t.Errorf("it applies again: %+v", now)
	}
}

// What is changed by program leaves alone what the clerk typed elsewhere: an answer
// that cannot be read, and one that does not apply just now.
func TestEditLeavesOtherAnswersAlone(t *testing.T) {
	d := newDesk(t)
	r := d.show(d.newCaller(caller{Kind: register.Denunciation, Unit: "Tổ 1"}))
	r.Edit(func(c *caller) { c.Kind = register.Complaint })
	d.on(r, "people")
	d.typed("mười")
	r.Edit(func(c *caller) { c.Name = "Lê Thị Hai" })
	if _, unread := r.Read(); len(unread) != 1 || unread[0].Field != "people" {
		t.Errorf("what cannot be read is gone: %v", unread)
	}
	r.Edit(func(c *caller) { c.Kind = register.Denunciation })
	if c, _ := r.Read(); c.Unit != "Tổ 1" || c.Name != "Lê Thị Hai" {
		t.Errorf("%+v", c)
	}
}

func TestAnEditLeavesWhatDoesNotApplyAsItWasTyped(t *testing.T) {
	d := newDesk(t)
	r := d.show(d.newCaller(caller{Name: "An", Kind: register.Denunciation, Unit: "Địa chính"}))
	r.Edit(func(c *caller) { c.Kind = register.Complaint })
	r.Edit(func(c *caller) { c.Name = "Bình" })
	r.Edit(func(c *caller) { c.Kind = register.Denunciation })
	if now, _ := r.Read(); now.Unit != "Địa chính" || now.Name != "Bình" {
		t.Errorf("%+v", now)
	}
	d.on(r, "people")
	d.typed("hai")
	r.Edit(func(c *caller) { c.Name = "Chi" })
	if got := r.Question("people").Widget.(*Entry).Text; got != "hai" {
		t.Errorf("what cannot be read yet is now %q", got)
	}
}

func TestFittingOptionsDoNotKeepWhatWasRecorded(t *testing.T) {
	d := newDesk(t)
	r := NewRecord(Frame{Window: d.win}, 1, caller{Kind: register.Complaint, People: 1},
		Choose("", "kind", nil, func(c *caller) *register.Kind { return &c.Kind }).Fitting(func(c *caller) []Option {
			if c.People > 1 {
				return OptionsOf(register.Petition)
			}
			return OptionsOf(register.Complaint)
		}), Count("", "people", "", func(c *caller) *int { return &c.People }))
	d.show(r)
	if now, _ := r.Read(); now.Kind != register.Complaint {
		t.Fatalf("what was recorded and fits is %q", now.Kind)
	}
	r.Edit(func(c *caller) { c.People = 5 })
	if now, _ := r.Read(); now.Kind != "" || len(r.Question("kind").Widget.(*Choice).Options()) != 1 {
		t.Errorf("%q stays", now.Kind)
	}
}

func TestOptionsFollowTheAnswersAndWhatWasRecordedStays(t *testing.T) {
	d := newDesk(t)
	kind := Choose("", "kind", nil, func(c *caller) *register.Kind { return &c.Kind }).Options(func(c *caller) []Option {
		if c.People > 1 {
			return OptionsOf(register.Petition, register.Reflection)
		}
		return OptionsOf(register.Complaint)
	})
	r := NewRecord(Frame{Window: d.win}, 1, caller{Kind: "cũ", People: 1}, kind,
		Count("", "people", "", func(c *caller) *int { return &c.People }))
	d.show(r)
	if now, _ := r.Read(); now.Kind != "cũ" {
		t.Fatalf("what was recorded is %q", now.Kind)
	}
	r.Edit(func(c *caller) { c.Kind = register.Complaint })
	r.Edit(func(c *caller) { c.People = 5 })
	if now, _ := r.Read(); now.Kind != register.Complaint {
		t.Errorf("what was recorded last does not stay: %q", now.Kind)
	}
	r.Begin(caller{People: 5})
	d.on(r, "kind")
	press(d.win, fyne.KeyRight)
	if now, _ := r.Read(); now.Kind != register.Petition {
		t.Fatalf("chosen %q", now.Kind)
	}
	r.Edit(func(c *caller) { c.People = 1 })
	if now, _ := r.Read(); now.Kind != "" {
		t.Errorf("%q is no longer on offer and stays", now.Kind)
	}
}

func TestNobodyWritesIntoTheEntryThatIsTypedIn(t *testing.T) {
	d := newDesk(t)
	r := d.show(d.newCaller(caller{}))
	d.on(r, "name")
	d.typed("Lê  ")
	r.Edit(func(c *caller) { c.People = 7 })
	if got := r.Question("name").Widget.(*Entry).Text; got != "Lê  " {
		t.Errorf("the entry holds %q", got)
	}
	if now, _ := r.Read(); now.People != 7 || now.Name != "Lê" {
		t.Errorf("%+v", now)
	}
}

func TestWhatIsWrittenIsSavedThoughItsDraftStays(t *testing.T) {
	d := newDesk(t)
	kept := &drawer{fail: errors.New("disk full")}
	r := d.show(d.drafting(kept))
	d.on(r, "name")
	d.typed("An")
	r.Save(false)
	if len(d.written) != 1 || d.went != 1 || len(d.failed) > 0 {
		t.Errorf("written %d, went on %d, failed %v", len(d.written), d.went, d.failed)
	}
}

func TestSuggestionsCloseBeforeTheRecordIsChecked(t *testing.T) {
	d := newDesk(t)
	r := d.show(d.newCaller(caller{Kind: register.Denunciation}))
	d.on(r, "unit")
	d.typed("UBND")
	if d.dialogs() != 1 {
		t.Fatal("nothing is suggested")
	}
	shortcut(d.win, fyne.KeyS, fyne.KeyModifierControl)
	if d.dialogs() != 0 || r.Question("name").Problem() == "" {
		t.Errorf("%d lists lie over the problems", d.dialogs())
	}
}

func TestSaveAndNextBeginsAnew(t *testing.T) {
	d := newDesk(t)
	r := d.newCaller(caller{People: 1})
	r.Next = func(c caller) caller { return caller{People: 1, On: c.On} }
	d.show(r)
	r.Edit(func(c *caller) { c.On, c.Name = 20261120, "An" })
	if keys := r.Keys(); len(keys) != 3 {
		t.Errorf("%d keys", len(keys))
	}
	r.Keys()[1].Do()
	now, _ := r.Read()
	if len(d.written) != 1 || d.went != 0 || now != (caller{On: 20261120, People: 1}) || r.Typed() {
		t.Fatalf("written %d, went on %d, shown %+v", len(d.written), d.went, now)
	}
	if got := r.Question("name").Problem(); got != "" || d.win.Canvas().Focused() != r.Question("on").focusTarget() {
		t.Errorf("the empty form complains: %q", got)
	}
	r.Edit(func(c *caller) { c.Name = "Bình" })
	r.Save(false)
	if len(d.written) != 2 || d.went != 1 {
		t.Errorf("written %d, went on %d", len(d.written), d.went)
	}
}

func TestTheClerkWhoWentElsewhereIsNotTakenAlong(t *testing.T) {
	d := newDesk(t)
	front := false
	r := d.newCaller(caller{Name: "An"})
	r.Front = func() bool { return front }
	d.show(r)
	r.Save(false)
	if len(d.written) != 1 || d.went != 0 {
		t.Fatalf("written %d, went on %d", len(d.written), d.went)
	}
	front = true
	r.Enter() // back at the form, which has nothing to ask any more
	if d.went != 1 {
		t.Errorf("went on %d", d.went)
	}
}

func TestQuestionsAboutAPart(t *testing.T) {
	type day struct{ first, second caller }
	d := newDesk(t)
	both := slices.Concat(
		Within(func(v *day) *caller { return &v.first }, Line("", "a", func(c *caller) *string { return &c.Name })),
		Within(func(v *day) *caller { return &v.second }, Line("", "b", func(c *caller) *string { return &c.Name }).
			When(func(c *caller) bool { return c.People > 0 })))
	r := NewRecord(Frame{Window: d.win}, 1, day{first: caller{Name: "An"}, second: caller{Name: "Bình", People: 1}}, both...)
	r.Edit(func(v *day) { v.first.Name = "Chi" })
	if now, _ := r.Read(); now.first.Name != "Chi" || now.second.Name != "Bình" {
		t.Errorf("%+v", now)
	}
	r.Edit(func(v *day) { v.second.People = 0 })
	if now, _ := r.Read(); now.second.Name != "" || r.Question("b").Visible() {
		t.Errorf("%+v", now)
	}
}

func TestALabelThatTheAnswersDecideIsShown(t *testing.T) {
	d := newDesk(t)
	about := Lines("", "about", 2, func(s *string) *string { return s }).Label(func(*string) string { return "Nhận xét" })
	test.WidgetRenderer(about.Field) // drawn, as by a form before the record knows its answers
	r := NewRecord(Frame{Window: d.win}, 1, "", about)
	d.win.SetContent(r.Content())
	if about.head.Hidden {
		t.Error("the label is hidden")
	}
}

func TestEnterInTheLastQuestionOfAFewSaves(t *testing.T) {
	d := newDesk(t)
	for _, saves := range []bool{false, true} {
		written := 0
		r := NewRecord(Frame{Window: d.win}, 1, "", Line("", "why", func(s *string) *string { return s }))
		r.EnterSaves = saves
		r.Write = func(string) (Saved, error) { written++; return Saved{}, nil }
		r.Open()
		d.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if (written == 1) != saves {
			t.Errorf("Enter saves: %v, written %d times", saves, written)
		}
	}
}

func TestNumbersAsVietnameseWriteThem(t *testing.T) {
	for _, c := range []struct {
		typed string
		want  float64
		whole bool // also a count
		shown string
	}{
		{"", 0, true, ""}, {"0", 0, true, ""}, {" 1 250 ", 1250, true, "1.250"}, {"1.250,5", 1250.5, false, "1.250,5"}, {"-3", -3, true, "-3"},
		{"-1.250", -1250, true, "-1.250"}, {"-125", -125, true, "-125"}, {"999", 999, true, "999"}, {"1000", 1000, true, "1.000"},
		{"12,5", 12.5, false, "12,5"}, {"0,001", 0.001, false, "0,001"}, {"12500", 12500, true, "12.500"}, {"1.250,75", 1250.75, false, "1.250,75"},
		{"1.000.000.000", 1e9, true, "1.000.000.000"}, {"1.000.000.001", 1e9 + 1, false, "1.000.000.001"}, {"1.000.000.000.000", 1e12, false, "1.000.000.000.000"},
	} {
		got, err := ReadAmount(c.typed)
		if err != nil || got != c.want || ShownAmount(got) != c.shown {
			t.Errorf("%q is %v, shown %q, %v", c.typed, got, ShownAmount(got), err)
		}
		if n, err := ReadCount(c.typed); (err == nil) != c.whole || c.whole && float64(n) != c.want {
			t.Errorf("%q counts %d, %v", c.typed, n, err)
		}
	}
	for _, typed := range []string{"x", "mười", "1,2,3", "1.25", "12.5", "12,", "1.25.000", "12.5000", "1.000.000.000.001"} {
		if n, err := ReadAmount(typed); err == nil || !strings.Contains(err.Error(), "Chưa đọc được số") {
			t.Errorf("%q is read as %v", typed, n)
		}
	}
}

// shows reports whether words stand somewhere in an object.
func shows(o fyne.CanvasObject, words string) bool {
	for _, found := range test.LaidOutObjects(o) {
		if label, ok := found.(*widget.Label); ok && label.Text == words {
			return true
		}
	}
	return false
}

func TestWhatIsUnusualIsCountedApart(t *testing.T) {
	d := newDesk(t)
	r := d.show(d.newCaller(caller{On: 19991231}))
	r.Save(false)
	if r.lacking.Hidden || r.noticed.Hidden || r.lacking.Chip().Text != "Còn 1 chỗ cần sửa" || r.noticed.Chip().Text != "1 lưu ý" {
		t.Errorf("it counts %q and %q", r.lacking.Chip().Text, r.noticed.Chip().Text)
	}
	on, name := r.Question("on"), r.Question("name")
	on.SetLabel("Ngày")
	name.SetLabel("Tên")
	if on.problem.Visible() || !on.warning.Visible() || on.edge.StrokeColor != look.Color(theme.ColorNameWarning) || name.edge.StrokeColor != look.Color(theme.ColorNameError) {
		t.Error("what is unusual looks like what is wrong")
	}
	r.Edit(func(c *caller) { c.On = 20261120 })
	if r.noticed.Visible() || on.Problem() != "" || on.edge.StrokeWidth != 0 {
		t.Error("what is mended still stands there")
	}
}

func TestAWindowThatLosesTheFocusLeavesNoQuestion(t *testing.T) {
	d := newDesk(t)
	r := d.show(d.newCaller(caller{}))
	d.on(r, "name")
	name := r.Question("name")
	entry := d.win.Canvas().Focused()
	entry.FocusLost() // as the driver does when the window is no longer in front
	entry.FocusGained()
	if name.Problem() != "" || r.lacking.Visible() {
		t.Errorf("nothing was typed or passed, and it says %q", name.Problem())
	}
	d.win.Canvas().FocusNext()
	if name.Problem() == "" {
		t.Error("a question that was passed is not complained of")
	}
	d.on(r, "name")
	if name.Problem() == "" {
		t.Error("coming back to it mends it")
	}
}
