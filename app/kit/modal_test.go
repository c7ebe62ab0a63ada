package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit/look"
)

// shownLayer is the dialog in view.
func shownLayer(t *testing.T, win fyne.Window) *look.Layer {
	t.Helper()
	if n := len(win.Canvas().Overlays().List()); n != 1 {
		t.Fatalf("%d layers lie over the page", n)
	}
	return win.Canvas().Overlays().Top().(*look.Layer)
}

func TestTwoQuestionsAreAnsweredOneAfterTheOther(t *testing.T) {
	first, second := NewEntry(), NewEntry()
	win := open(t, container.NewVBox(first, second))
	c := win.Canvas()
	passed := 0
	c.SetOnTypedKey(func(*fyne.KeyEvent) { passed++ })
	c.Focus(second)
	var done []string
	Confirm(win, "Một", "Làm việc một?", "Làm một", func() { done = append(done, "one") })
	lower := shownLayer(t, win)
	c.FocusPrevious() // to “Hủy”
	ConfirmDanger(win, "Hai", "Làm việc hai?", "Làm hai", func() { done = append(done, "two") })
	if shownLayer(t, win) == lower {
		t.Fatal("the second question is not in view")
	}
	if b := c.Focused().(*Button); b.Text != "Hủy" || b.Importance != widget.HighImportance || b.Key != "Enter" {
		t.Errorf("the safe answer is %q, importance %v, key %q", b.Text, b.Importance, b.Key)
	}
	for range 5 { // Tab stays inside
		c.FocusNext()
		if b, ok := c.Focused().(*Button); !ok || b.Text != "Hủy" && b.Text != "Làm hai" {
			t.Fatalf("Tab leaves the question: %v", c.Focused())
		}
	}
	c.Unfocus() // as a click on the paper does
	c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if shownLayer(t, win) != lower {
		t.Fatal("the first question has not come back")
	}
	if b, ok := c.Focused().(*Button); !ok || b.Text != "Hủy" {
		t.Errorf("the focus is at %v, not where it was", c.Focused())
	}
	c.Unfocus()
	c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(done) != 1 || done[0] != "one" {
		t.Errorf("done: %q", done)
	}
	if len(c.Overlays().List()) != 0 || c.Focused() != second {
		t.Errorf("%d layers, the focus at %v", len(c.Overlays().List()), c.Focused())
	}
	if passed != 0 {
		t.Errorf("the window got %d keys meanwhile", passed)
	}
	if c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF5}); passed != 1 {
		t.Error("the window has lost its keys")
	}
}

func TestWorkThatEndsBelowAQuestionLeavesTheQuestion(t *testing.T) {
	win := open(t, NewEntry())
	p := ShowProgress(win, "Đang nhập sổ", "Dòng 1")
	ShowNotice(win, "Một", "Một câu.")
	notice := shownLayer(t, win)
	p.Close()
	if shownLayer(t, win) != notice {
		t.Error("the notice went with the work")
	}
	press(win, fyne.KeyReturn)
	if len(win.Canvas().Overlays().List()) != 0 {
		t.Error("something stays over the page")
	}
}

func TestADialogIsNeverLargerThanTheWindow(t *testing.T) {
	win := open(t, NewEntry())
	tall := container.NewVBox()
	for range 60 {
		tall.Add(widget.NewLabel("Một dòng"))
	}
	ShowContent(win, "Cao và rộng", Wide(1400, tall), nil, NewButton("Đóng", nil, nil))
	for _, size := range []fyne.Size{{Width: 1000, Height: 540}, {Width: 1366, Height: 696}, {Width: 700, Height: 400}} {
		win.Resize(size)
		layer := shownLayer(t, win)
		layer.Resize(win.Canvas().Size())
		at, paper := layer.Paper()
		if at.X < 0 || at.Y < 0 || at.X+paper.Width > size.Width || at.Y+paper.Height > size.Height {
			t.Errorf("in %v it is %v at %v", size, paper, at)
		}
	}
}

// click is a click as the driver does it: the focus goes before the button opens anything.
func click(b *Button) {
	b.MouseDown(nil)
	test.Tap(b)
}

func TestTheFocusComesBackAfterADialogOpenedByTheMouse(t *testing.T) {
	entry, out := NewEntry(), NewButton("Xuất Excel…", nil, nil)
	win := open(t, container.NewVBox(widget.NewLabel(""), entry, out))
	c := win.Canvas()
	esc := func() { c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape}) }
	ask := func() { Confirm(win, "Một", "Làm việc một?", "Làm một", func() {}) }
	out.OnTapped = ask
	c.Focus(entry)
	click(out)
	if c.Focused() == fyne.Focusable(entry) {
		t.Fatal("the dialog has not got the focus")
	}
	c.Unfocus() // a click on its paper
	esc()
	if c.Focused() != entry {
		t.Errorf("after Esc the focus is at %v", c.Focused())
	}

	out.OnTapped = func() { ShowMenu(out, fyne.NewMenuItem("Xuất", ask)) }
	click(out)
	menu := c.Overlays().Top()
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if c.Overlays().Top() == menu || c.Focused() != entry {
		t.Errorf("after Esc in the menu the focus is at %v", c.Focused())
	}
	click(out)
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyReturn} {
		c.Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
	shownLayer(t, win)
	c.Unfocus()
	esc()
	if c.Focused() != entry {
		t.Errorf("after a dialog out of a menu the focus is at %v", c.Focused())
	}

	out.OnTapped = ask
	c.Focus(entry)
	click(out)
	entry.Hide()
	esc()
	if c.Focused() == fyne.Focusable(entry) {
		t.Error("what is not in view has the focus")
	}
}
