package intake_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/kit"
)

// downTo moves the cursor of the table that has the focus to the row that says the words.
func downTo(t *testing.T, w interface {
	Focused() fyne.Focusable
}, words string) {
	t.Helper()
	table, ok := w.Focused().(interface {
		fyne.Focusable
		Cells(row int) []string
		Selected() int
	})
	if !ok {
		t.Fatalf("the focus is on %T", w.Focused())
	}
	for range 60 {
		if at := table.Selected(); at >= 0 && strings.Contains(strings.Join(table.Cells(at), " "), words) {
			return
		}
		table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	t.Fatalf("no row says %q", words)
}

// A new clerk brings a book in whose layout nobody has seen, by keyboard alone and by what the
// screen says: a heading that says nothing, a day that is none, a kind that is no kind.
func TestANewClerkBringsInAnUnknownBook(t *testing.T) {
	o := desktest.New(t)
	desktest.AnswerFiles(t, written(t,
		[]any{"UBND PHƯỜNG THỬ NGHIỆM"},
		[]any{"SỔ GHI ĐƠN CỦA BÀ CON NĂM 2026"},
		[]any{},
		[]any{"Thứ tự", "Hôm nhận được", "Ai gửi", "Nhà ở đâu", "Loại", "Bà con nói gì", "Ô trống"},
		[]any{1, "05/01/2026", "Lò Thị Sương", "8 Trần Phú", "KN", "Khiếu nại việc thu hồi đất", "x1"},
		[]any{2, "31/02/2026", "Hà Văn Chín", "7 Trần Phú", "KN", "Khiếu nại tiền bồi thường", "x2"},
		[]any{3, "07/03/2026", "Vàng A Dế", "5 Trần Phú", "TC", "Tố cáo cán bộ nhận tiền", "x3"},
		[]any{4, "09/03/2026", "Giàng A Páo", "4 Trần Phú", "ngộ", "Kiến nghị làm cống", "x4"}))
	desktest.Shortcut(o, fyne.KeyK, desktest.Control)
	desktest.TypeInto(o, "nhap so")
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, "Chưa có trang nào là sổ: chọn loại sổ ở trên.")
	tabTo(t, o, "Không nhập trang này")
	desktest.Press(o, fyne.KeyReturn)
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, "còn thiếu cột")
	for heading, as := range map[string]string{"Thứ tự": "Số đơn", "Hôm nhận được": "Ngày nhận", "Ai gửi": "Người gửi", "Nhà ở đâu": "Địa chỉ", "Loại": "Loại đơn", "Bà con nói gì": "Nội dung"} {
		desktest.Press(o, fyne.KeyHome)
		downTo(t, o.Window.Canvas(), heading)
		desktest.Press(o, fyne.KeyReturn)
		chooseTyped(t, o, as)
		desktest.Press(o, fyne.KeyEscape)
	}
	goOn(o)
	desktest.MustShow(t, o, "Nhập 2 dòng", "“31/02/2026” không phải là một ngày", "“ngộ” không có trong danh mục")
	for _, is := range []string{"28/02/2026", "Kiến nghị"} { // the cursor is on the first problem, then on the next
		desktest.Press(o, fyne.KeyReturn)
		o.Window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
		desktest.TypeInto(o, is)
		desktest.Press(o, fyne.KeyReturn)
	}
	desktest.MustShow(t, o, "Nhập 4 dòng", "28/02/2026")
	if n := desktest.Count(t, o); n != 0 {
		t.Fatalf("%d letters came in before the clerk agreed", n)
	}
	goOn(o)
	desktest.MustShow(t, o, "Đã nhập 4 đơn")
	for number, on := range map[string]string{"1/2026": "05/01/2026", "2/2026": "28/02/2026", "3/2026": "07/03/2026", "4/2026": "09/03/2026"} {
		if l := desktest.LetterNumbered(t, o, number); l.ReceivedOn.Shown() != on {
			t.Errorf("letter %s was received on %s", number, l.ReceivedOn.Shown())
		}
	}
}

// chooseTyped types the first letter of the words in the drop-down list that has the focus until
// they are chosen.
func chooseTyped(t *testing.T, o *desktop.Program, words string) {
	t.Helper()
	list, ok := o.Window.Canvas().Focused().(*kit.Dropdown)
	if !ok {
		t.Fatalf("the focus is on %T", o.Window.Canvas().Focused())
	}
	for range 40 {
		if list.Value() == words {
			return
		}
		desktest.TypeInto(o, string([]rune(words)[0]))
	}
	t.Fatalf("no typing chooses %q, at last %q", words, list.Value())
}

// tabTo presses Tab until the button of the words has the focus.
func tabTo(t *testing.T, o *desktop.Program, words string) {
	t.Helper()
	for range 40 {
		if b, ok := o.Window.Canvas().Focused().(*kit.Button); ok && b.Text == words {
			return
		}
		desktest.Press(o, fyne.KeyTab)
	}
	t.Fatalf("no Tab leads to %q", words)
}
