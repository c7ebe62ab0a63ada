package letters_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/letters"
	"donthu/data/register"
	"donthu/data/steps"
)

// drawn reports whether a text stands by itself on the screen.
func drawn(o *desktop.Program, words string) (there bool) {
	desktest.Visit(o.Window.Canvas().Content(), func(object fyne.CanvasObject) bool {
		text, ok := object.(*canvas.Text)
		there = there || ok && text.Visible() && text.Text == words
		return true
	})
	return there
}

func TestWhatIsFoundIsMarkedInTheRows(t *testing.T) {
	o, r := registerOf(t)
	if drawn(o, "Ánh") {
		t.Error("a word is marked that nobody looks for")
	}
	desktest.TypeInto(o, "anh")
	mustList(t, r, "1/2026")
	if !drawn(o, "Ánh") {
		t.Error("what is found is not marked")
	}
	desktest.MustShow(t, o, "khớp nhất trước, rồi xếp theo số đơn, mới nhất trước")
	r.Filters().Clear()
	desktest.MustNotShow(t, o, "khớp nhất trước")
	if drawn(o, "Ánh") {
		t.Error("the mark is still there")
	}
	// A row whose columns do not show what was found says where it stands; what is copied or
	// printed is the content.
	letter, err := o.Store.LetterByNumber(o.Ctx(), register.Number{Year: 2026, Count: 2})
	if err == nil {
		_, err = o.Do().Record(o.Ctx(), letter.ID, steps.Draft{On: o.Today(), Content: register.Noted{Text: "Hẹn gặp chiều thứ năm"}})
	}
	if err != nil {
		t.Fatal(err)
	}
	o.Window.Resize(fyne.NewSize(1920, 1008))
	desktest.TypeInto(o, "thu nam")
	mustList(t, r, "2/2026")
	desktest.MustShow(t, o, "Ghi chú: Hẹn gặp chiều thứ năm")
	if content := r.Table.Cells(0)[5]; content != letter.Content {
		t.Errorf("the content is copied as %q", content)
	}
}

func TestAnEmptyListSaysWhatToDo(t *testing.T) {
	o, r := registerOf(t)
	r.Filters().Set("kind", string(register.Denunciation))
	o.Window.Canvas().Focus(r.Filters().Search())
	desktest.TypeInto(o, "anh")
	desktest.MustShow(t, o, "bỏ lọc thì có 1 đơn")
	desktest.TapButton(t, o, "Bỏ lọc, giữ chữ đang tìm")
	mustList(t, r, "1/2026")

	r.Filters().Clear()
	desktest.TypeInto(o, "anh karaoke")
	desktest.MustShow(t, o, "Không có đơn nào có “karaoke”.")
	desktest.TapButton(t, o, "Tìm các chữ còn lại")
	mustList(t, r, "1/2026")

	r.Filters().Clear()
	desktest.TypeInto(o, `"anh thi"`)
	desktest.MustShow(t, o, "có 1 đơn chứa các chữ ấy nhưng không liền nhau")
	desktest.TapButton(t, o, "Tìm không cần liền nhau")
	mustList(t, r, "1/2026")

	r.Filters().Clear()
	desktest.TypeInto(o, "karaoke")
	desktest.MustShow(t, o, "Không có đơn nào có “karaoke”. Có thể gõ ít chữ hơn")
}

func TestFiltersAreLiftedByKeyboard(t *testing.T) {
	o, r := registerOf(t)
	r.Filters().Set("kind", string(register.Denunciation))
	r.Filters().Set("year", "2026")
	o.Window.Canvas().Focus(r.Filters().Search())
	desktest.TypeInto(o, "k")
	desktest.Press(o, fyne.KeyBackspace)
	if r.Filters().Value("year") == "" || r.Filters().Search().Text != "" {
		t.Error("Backspace in a search that says something lifts a filter")
	}
	desktest.Press(o, fyne.KeyBackspace)
	if r.Filters().Value("year") != "" || r.Filters().Value("kind") == "" {
		t.Error("Backspace in the empty search lifts not the last filter alone")
	}
	r.Filters().Set("year", "2026")
	desktest.Shortcut(o, fyne.KeyB, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Bỏ Loại đơn: Tố cáo", "Bỏ Năm: Năm 2026")
	desktest.Press(o, fyne.KeyDown, fyne.KeyReturn)
	mustList(t, r, "3/2026 2/2026 1/2026")
	if r.Filters().Value("kind") != "" || r.Filters().Value("year") != "2026" {
		t.Error("the menu lifts another filter")
	}
}

func TestSavedFiltersAreRecalledRenamedAndRemoved(t *testing.T) {
	o, r := registerOf(t)
	desktest.KeepMessages(t)
	saved := func() { desktest.Shortcut(o, fyne.KeyL, fyne.KeyModifierAlt) }
	save := func(name string) {
		saved()
		desktest.Press(o, fyne.KeyDown, fyne.KeyReturn) // to save
		desktest.MustShow(t, o, "Lưu bộ lọc")
		o.Window.Canvas().Focused().(interface{ SetText(string) }).SetText(name)
		desktest.Press(o, fyne.KeyReturn)
	}
	saved()
	desktest.MustShow(t, o, "Chưa lưu bộ lọc nào")
	desktest.Press(o, fyne.KeyEscape)
	r.Filters().Set("year", "2025")
	save("Năm cũ")
	r.Filters().Clear()
	saved()
	desktest.Press(o, fyne.KeyDown, fyne.KeyReturn)
	mustList(t, r, "1/2025")
	saved()
	desktest.MustShow(t, o, "Đổi tên “Năm cũ”…", "Bỏ bộ lọc này")
	desktest.Press(o, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	name := o.Window.Canvas().Focused().(interface{ SetText(string) })
	name.SetText("đang MỞ")
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, "Đã có bộ lọc tên “đang MỞ”")
	name.SetText("Sổ năm ngoái")
	desktest.Press(o, fyne.KeyReturn)
	saved()
	desktest.MustShow(t, o, "Sổ năm ngoái")
	desktest.MustNotShow(t, o, "Năm cũ")
	desktest.Press(o, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	desktest.MustShow(t, o, "Đã bỏ bộ lọc “Sổ năm ngoái”")
	saved()
	desktest.MustShow(t, o, "Chưa lưu bộ lọc nào")
	desktest.Press(o, fyne.KeyEscape)
	desktest.TapButton(t, o, "Hoàn tác")
	saved()
	desktest.MustShow(t, o, "Sổ năm ngoái")
}

// A denouncer is found by who says that the look may be written down, and by nobody else.
func TestADenouncerIsLookedForInTheOpen(t *testing.T) {
	o, r := registerOf(t)
	desktest.KeepMessages(t)
	letter, err := o.Store.LetterByNumber(o.Ctx(), register.Number{Year: 2026, Count: 3})
	if err != nil {
		t.Fatal(err)
	}
	desktest.TypeInto(o, "lê đức đạt")
	mustList(t, r, "")
	desktest.TapButton(t, o, "Tra người tố cáo…")
	desktest.MustShow(t, o, "lần tra được ghi vào lịch sử của từng đơn tìm thấy")
	desktest.Press(o, fyne.KeyEscape)
	if n := revealed(t, o, register.LetterSubject, letter.ID); n != 0 {
		t.Errorf("%d looks are written down, nobody has looked", n)
	}
	desktest.TapButton(t, o, "Tra người tố cáo…")
	desktest.Press(o, fyne.KeyReturn)
	mustList(t, r, "3/2026")
	desktest.MustShow(t, o, "Đơn tố cáo của người vừa tra", "Tìm thấy 1 đơn tố cáo; lần tra đã được ghi vào lịch sử từng đơn", "Mã TC-3/2026")
	desktest.MustNotShow(t, o, "Lê Đức Đạt")
	if n := revealed(t, o, register.LetterSubject, letter.ID); n != 1 {
		t.Errorf("%d looks are written down, want 1", n)
	}
}

func TestALookMustBeForSomebodyInParticular(t *testing.T) {
	o := desktest.New(t)
	accusing := desktest.Accusing()
	last := desktest.AddLetter(t, o, accusing)
	for range 19 {
		last = desktest.AddLetter(t, o, accusing)
	}
	if _, err := o.Do().FindDenounced(o.Ctx(), "quách"); err == nil || !strings.Contains(err.Error(), "ít nhất hai chữ") {
		t.Errorf("one word: %v", err)
	}
	found, err := o.Do().FindDenounced(o.Ctx(), accusing.Sender.Name)
	if err != nil || len(found) != 20 || revealed(t, o, register.LetterSubject, last.ID) != 1 {
		t.Errorf("%d letters, %v", len(found), err)
	}
	desktest.AddLetter(t, o, accusing)
	if found, err := o.Do().FindDenounced(o.Ctx(), accusing.Sender.Name); err == nil || len(found) > 0 || !strings.Contains(err.Error(), "hơn 20 đơn") {
		t.Errorf("%d letters, %v", len(found), err)
	}
	if n := revealed(t, o, register.LetterSubject, last.ID); n != 1 {
		t.Errorf("a look that was refused is written down: %d", n)
	}
}

// What is done with all that is found is done with all of it, also beyond what is counted.
func TestAllThatIsFoundIsMarked(t *testing.T) {
	o := desktest.New(t)
	var all []register.Record
	for i := range 1100 {
		f := register.Facts{ReceivedOn: o.Today(), Kind: register.Petition, Content: "Đèn đường hỏng", Sender: register.Person{Name: fmt.Sprintf("Người Thứ %d", i+1)}}
		all = append(all, register.Record{Drafts: []steps.Draft{{On: f.ReceivedOn, Content: register.Received{Number: register.Number{Year: o.Today().Year(), Count: i + 1}, Facts: f}}}})
	}
	if err := desktest.Register(t, o).Import(o.Ctx(), func(yield func(register.Record) bool) {
		for _, one := range all {
			if !yield(one) {
				return
			}
		}
	}, false, func(register.Record, register.Outcome) {}); err != nil {
		t.Fatal(err)
	}
	o.Shell.GoTo(desktop.RoomRegister, nil)
	r := o.Shell.Top().(*letters.Register)
	desktest.TypeInto(o, "den duong")
	desktest.MustShow(t, o, "hơn 1.000 đơn")
	o.Window.Canvas().Focus(r.Table)
	r.Table.TypedShortcut(&fyne.ShortcutSelectAll{})
	desktest.MustShow(t, o, "Đã chọn 1.100 đơn")
}
