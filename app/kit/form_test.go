package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"golang.org/x/text/unicode/norm"
)

func TestFormGoesInReadingOrder(t *testing.T) {
	name, note, date := NewEntry(), NewTextEntry(3), NewDateField(nil, nil)
	kind := NewChoice([]Option{{"kn", "Khiếu nại"}, {"tc", "Tố cáo"}}, nil)
	off := NewEntry()
	off.Disable()
	form := NewForm(2, NewField("Họ và tên", name), NewField("Ngày nhận", date),
		NewField("Khóa", off), NewField("Nội dung", note).Across(), NewField("Loại đơn", kind))
	saved, cancelled := 0, 0
	form.OnSave = func() { saved++ }
	form.OnCancel = func() { cancelled++ }
	win := open(t, form)

	focus(form.fields[0].focusTarget())
	want := []fyne.Focusable{name, date.FocusTarget(), note, kind}
	for i, target := range want {
		if win.Canvas().Focused() != target {
			t.Fatalf("Tab stop %d is %T", i, win.Canvas().Focused())
		}
		win.Canvas().FocusNext()
	}

	focus(form.fields[0].focusTarget())
	press(win, fyne.KeyReturn)
	if win.Canvas().Focused() != date.FocusTarget() {
		t.Error("Enter in the first field does not go to the second")
	}
	press(win, fyne.KeyReturn)
	if win.Canvas().Focused() != note {
		t.Error("Enter does not pass over the disabled field")
	}
	press(win, fyne.KeyReturn)
	if win.Canvas().Focused() != note || note.Text != "\n" {
		t.Error("Enter in a text of several lines does not begin a line")
	}
	if note.AcceptsTab() {
		t.Error("Tab does not leave a text of several lines")
	}
	shortcut(win, fyne.KeyS, fyne.KeyModifierControl)
	shortcut(win, fyne.KeyReturn, fyne.KeyModifierControl)
	press(win, fyne.KeyEscape)
	if saved != 2 || cancelled != 1 {
		t.Errorf("saved %d, cancelled %d", saved, cancelled)
	}
	if note.Text != "\n" {
		t.Errorf("Ctrl+Enter writes %q", note.Text)
	}
	form.PassEnter() // the page goes on with it
	shortcut(win, fyne.KeyReturn, fyne.KeyModifierControl)
	shortcut(win, fyne.KeyS, fyne.KeyModifierControl)
	if saved != 3 {
		t.Errorf("saved %d times, want only Ctrl+S to save", saved)
	}
}

func TestFormScrollsToTheFieldThatTabReaches(t *testing.T) {
	form := NewForm(1)
	for range 30 {
		form.Add(NewField("Nội dung", NewEntry()))
	}
	scroll := container.NewVScroll(form)
	form.KeepInView(scroll)
	win := open(t, scroll)
	focus(form.fields[0].focusTarget())
	for range 20 {
		win.Canvas().FocusNext()
	}
	driver := fyne.CurrentApp().Driver()
	field := form.fields[20]
	top := driver.AbsolutePositionForObject(field).Y - driver.AbsolutePositionForObject(scroll).Y
	if top < 0 || top+field.Size().Height > scroll.Size().Height+0.5 {
		t.Errorf("the field is at %v in a view of %v", top, scroll.Size().Height)
	}
	focus(form.fields[0].focusTarget())
	if scroll.Offset.Y != 0 {
		t.Errorf("back at the first field the view is at %v", scroll.Offset.Y)
	}
}

func TestLateSuggestionsAreDropped(t *testing.T) {
	e := NewSuggestEntry(func(typed string) []string { return []string{typed + " Văn An"} })
	other := NewEntry()
	win := open(t, NewForm(1, NewField("Họ và tên", e), NewField("Số", other)))
	slow := Inline
	var waiting []func()
	slow.Background = func(f func()) { waiting = append(waiting, f) }
	defer UseRunner(slow)()
	win.Canvas().Focus(e)
	test.Type(e, "ng")
	waiting[0]() // the answer to "n" comes when "ng" stands there
	if win.Canvas().Overlays().Top() != nil {
		t.Error("the list answers what is no longer typed")
	}
	win.Canvas().Focus(other)
	waiting[1]()
	if win.Canvas().Overlays().Top() != nil {
		t.Error("the list opens over a field that was left")
	}
}

func TestWindowShortcutsWorkWhileTyping(t *testing.T) {
	entry := NewEntry()
	win := open(t, entry)
	var got fyne.KeyName
	win.Canvas().SetOnTypedKey(func(event *fyne.KeyEvent) { got = event.Name })
	win.Canvas().Focus(entry)
	press(win, fyne.KeyF5)
	if got != fyne.KeyF5 {
		t.Errorf("the window got %q", got)
	}
}

func TestEntryValueIsComposed(t *testing.T) {
	e := NewEntry()
	e.SetText("  " + norm.NFD.String("Nguyễn") + " ")
	if e.Value() != "Nguyễn" {
		t.Errorf("got %q", e.Value())
	}
}

func TestChoiceByKeyboard(t *testing.T) {
	var got []string
	c := NewChoice([]Option{{"kn", "Khiếu nại"}, {"tc", "Tố cáo"}, {"kg", "Kiến nghị"}, {"dn", "Đề nghị"}},
		func(value string) { got = append(got, value) })
	win := open(t, c)
	win.Canvas().Focus(c)
	test.Type(c, "t") // Tố cáo
	test.Type(c, "k") // the next with K
	test.Type(c, "k") // around to the first
	test.Type(c, "d") // Đề nghị, typed without its bar
	test.Type(c, "2")
	press(win, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft)
	want := "tc kg kn dn tc kg dn kg"
	if joined := strings.Join(got, " "); joined != want {
		t.Errorf("got %q, want %q", joined, want)
	}
	c.SetValue("")
	if c.Value() != "" {
		t.Errorf("emptied, but %q", c.Value())
	}
	last := c.segments().Boxes(c.Size().Width)[3]
	test.TapAt(c, last.At.AddXY(3, 3))
	if c.Value() != "dn" {
		t.Errorf("tapped Đề nghị, got %q", c.Value())
	}
}

func TestSuggestEntryListsAndPicks(t *testing.T) {
	names := []string{"Nguyễn Văn An", "Nguyễn Văn Anh"}
	e := NewSuggestEntry(func(typed string) []string {
		if strings.HasPrefix("nguyễn", strings.ToLower(typed)) {
			return names
		}
		return nil
	})
	picked := ""
	e.OnPicked = func(line string) { picked = line }
	other := NewEntry()
	win := open(t, NewForm(1, NewField("Họ và tên", e), NewField("Địa chỉ", other)))
	win.Canvas().Focus(e)
	test.Type(e, "ng")
	if win.Canvas().Overlays().Top() == nil {
		t.Fatal("no list")
	}
	if e.Text != "ng" {
		t.Errorf("typing was changed to %q", e.Text)
	}
	win.Canvas().Focused().TypedRune('u') // typing goes on while the list is open
	if e.Text != "ngu" {
		t.Errorf("typed on to %q", e.Text)
	}
	press(win, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if e.Text != names[1] || picked != names[1] || win.Canvas().Overlays().Top() != nil {
		t.Errorf("picked %q, text %q", picked, e.Text)
	}
	if win.Canvas().Focused() != e {
		t.Error("the cursor is not in the entry after a pick")
	}
	press(win, fyne.KeyReturn)
	if win.Canvas().Focused() != other {
		t.Error("Enter without a list does not go on")
	}
}
