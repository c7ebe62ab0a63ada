package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit/look"
)

func TestAMenuShowsKeysApartAndGivesTheFocusBack(t *testing.T) {
	entry := NewEntry()
	win := open(t, container.NewVBox(widget.NewLabel(""), entry))
	c := win.Canvas()
	c.Focus(entry)
	var done []string
	do := func(what string) func() { return func() { done = append(done, what) } }
	shown := func() *menuLine {
		t.Helper()
		ActionMenu(entry, fyne.NewPos(20, 20), Action{Text: "Mở", Key: "Enter", Do: do("open")}, Action{Text: "Đã xong", Away: func() bool { return true }},
			Action{Text: "Phân công…", Key: "Alt+P", Do: do("assign")}, Action{Text: "Ghi chú…", Do: do("note")})
		line, ok := c.Focused().(*menuLine)
		if !ok {
			t.Fatalf("the focus is at %v", c.Focused())
		}
		return line
	}
	press := func(keys ...fyne.KeyName) {
		for _, key := range keys {
			c.Focused().TypedKey(&fyne.KeyEvent{Name: key})
		}
	}
	first := shown()
	if len(first.of.lines) != 3 || first.Text != "Mở" || first.Key != "Enter" || first.Style != look.Line || first.of.lines[2].Key != "" {
		t.Errorf("%d lines, the first %q with %q", len(first.of.lines), first.Text, first.Key)
	}
	press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
	if len(done) != 1 || done[0] != "assign" || c.Focused() != entry || c.Overlays().Top() != nil {
		t.Errorf("done %q, the focus at %v", done, c.Focused())
	}
	shown()
	press(fyne.KeyEnd, fyne.KeyEscape)
	if len(done) != 1 || c.Focused() != entry || c.Overlays().Top() != nil {
		t.Errorf("after Esc done %q, the focus at %v", done, c.Focused())
	}
	test.Tap(&shown().of.lines[2].Button)
	if len(done) != 2 || done[1] != "note" || c.Overlays().Top() != nil {
		t.Errorf("a click does %q", done)
	}
	shown()
	c.Focused().TypedRune('g')
	if at := c.Focused().(*menuLine); at.Text != "Ghi chú…" {
		t.Errorf("the letter g leads to %q", at.Text)
	}
	press(fyne.KeyEscape)
	entry.SetText("trong ô")
	shown().TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyP, Modifier: fyne.KeyModifierAlt})
	if c.Overlays().Top() != nil || c.Focused() != entry {
		t.Error("the key of an entry leaves the menu open")
	}
}
