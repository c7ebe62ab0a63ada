package desktop

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/data"
	"donthu/data/store"
)

// testClock is the present in all tests of this package: Friday, 20/11/2026.
func testClock() time.Time { return time.Date(2026, 11, 20, 9, 30, 0, 0, time.UTC) }

// newTestOffice is a window of 1366×768 on a new, empty register, with the home
// screen in front and all work done at once.
func newTestOffice(t *testing.T) *program {
	t.Helper()
	s, err := store.Create(context.Background(), t.TempDir(), data.Settings{
		Ward: "UBND phường Thử Nghiệm", Receiver: "Ban Tiếp công dân thành phố", Clerk: "Nguyễn Văn Sổ", Year: 2026,
	}, storeOptions(testClock))
	if err != nil {
		t.Fatal(err)
	}
	return officeOn(t, s)
}

// officeOn is newTestOffice on a register that is open already; it closes it.
func officeOn(t *testing.T, s *store.Store) *program {
	t.Helper()
	app, window := newTestWindow(t)
	o := &program{office: &office{app: app, window: window, clock: testClock, dir: s.Dir()}}
	o.show(s)
	t.Cleanup(func() {
		if err := o.store.Close(); err != nil {
			t.Error(err)
		}
	})
	return o
}

// newTestWindow is an empty window of the program's look and of the usual size.
func newTestWindow(t *testing.T) (fyne.App, fyne.Window) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(ui.Theme{Look: ui.LookLight})
	t.Cleanup(ui.UseRunner(ui.Inline))
	window := test.NewTempWindow(t, widget.NewLabel(""))
	window.SetPadded(false)
	window.Resize(fyne.NewSize(1366, 768))
	return app, &testWindow{window, &testCanvas{Canvas: window.Canvas()}}
}

// testWindow has a canvas that knows shortcuts; the one of Fyne's test driver
// forgets them.
type testWindow struct {
	fyne.Window
	canvas *testCanvas
}

func (w *testWindow) Canvas() fyne.Canvas { return w.canvas }

type testCanvas struct {
	fyne.Canvas
	shortcuts fyne.ShortcutHandler
}

func (c *testCanvas) AddShortcut(s fyne.Shortcut, do func(fyne.Shortcut)) {
	c.shortcuts.AddShortcut(s, do)
}
func (c *testCanvas) RemoveShortcut(s fyne.Shortcut) { c.shortcuts.RemoveShortcut(s) }
func (c *testCanvas) TypedShortcut(s fyne.Shortcut)  { c.shortcuts.TypedShortcut(s) }

// addLetter registers a letter.
func addLetter(t *testing.T, o *program, f data.Facts) data.Letter {
	t.Helper()
	letter, err := o.store.AddLetter(o.ctx(), f)
	if err != nil {
		t.Fatal(err)
	}
	return letter
}

// typeInto types into what has the focus, key by key.
func typeInto(o *program, text string) {
	for _, r := range text {
		focused := o.window.Canvas().Focused()
		if focused == nil {
			panic("no field has the focus")
		}
		focused.TypedRune(r)
	}
}

// press presses keys where the focus is, or in the window when nothing has it.
func press(o *program, names ...fyne.KeyName) {
	for _, name := range names {
		c := o.window.Canvas()
		switch {
		case name == fyne.KeyTab:
			if own, ok := c.Focused().(fyne.Tabbable); ok && own.AcceptsTab() && c.Overlays().Top() != nil { // a list of suggestions closes first
				c.Focused().TypedKey(&fyne.KeyEvent{Name: name})
				continue
			}
			c.FocusNext()
		case c.Focused() != nil:
			c.Focused().TypedKey(&fyne.KeyEvent{Name: name})
		case c.OnTypedKey() != nil:
			c.OnTypedKey()(&fyne.KeyEvent{Name: name})
		}
	}
}

// shortcut presses a key with modifiers. A form takes Ctrl+S and Ctrl+Enter where
// the focus is; all other shortcuts, and all on a button, are the window's.
func shortcut(o *program, name fyne.KeyName, modifier fyne.KeyModifier) {
	c := o.window.Canvas()
	pressed := &desktop.CustomShortcut{KeyName: name, Modifier: modifier}
	saving := modifier == fyne.KeyModifierControl && (name == fyne.KeyS || name == fyne.KeyReturn)
	_, onButton := c.Focused().(*ui.Button)
	if focused, ok := c.Focused().(fyne.Shortcutable); ok && saving && !onButton {
		focused.TypedShortcut(pressed)
		return
	}
	c.(fyne.Shortcutable).TypedShortcut(pressed)
}

// shown lists what is visible in the window, dialogs included.
func shown(o *program) string {
	texts := textsOf(o.window.Canvas().Content())
	for _, overlay := range o.window.Canvas().Overlays().List() {
		texts = append(texts, textsOf(overlay)...)
	}
	return strings.Join(texts, "\n")
}

// mustShow fails unless every sentence is on the screen.
func mustShow(t *testing.T, o *program, sentences ...string) {
	t.Helper()
	screen := shown(o)
	for _, sentence := range sentences {
		if !strings.Contains(screen, sentence) {
			t.Errorf("the screen lacks %q; it shows:\n%s", sentence, screen)
		}
	}
}

// mustNotShow fails when a sentence is on the screen.
func mustNotShow(t *testing.T, o *program, sentences ...string) {
	t.Helper()
	screen := shown(o)
	for _, sentence := range sentences {
		if strings.Contains(screen, sentence) {
			t.Errorf("the screen must not show %q; it shows:\n%s", sentence, screen)
		}
	}
}

// textsOf is every visible text in an object, in the order in which it is drawn.
// The text of a label, button or entry is one text.
func textsOf(object fyne.CanvasObject) []string {
	var texts []string
	visit(object, func(o fyne.CanvasObject) bool {
		text := ""
		switch w := o.(type) {
		case *canvas.Text:
			text = w.Text
		case *ui.Entry:
			text = w.Text
		case *ui.SuggestEntry:
			text = w.Text
		case *widget.RichText:
			text = w.String()
		}
		if text != "" {
			texts = append(texts, text)
			return false
		}
		return true
	})
	return texts
}

// visit walks through the visible objects; inside reports whether to go into one.
func visit(object fyne.CanvasObject, inside func(fyne.CanvasObject) bool) {
	if object == nil || !object.Visible() || !inside(object) {
		return
	}
	switch o := object.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			visit(child, inside)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			visit(child, inside)
		}
	}
}

// tapButton presses the visible button with the text; the topmost dialog wins.
func tapButton(t *testing.T, o *program, text string) {
	t.Helper()
	button := findButton(o, text)
	if button == nil {
		t.Fatalf("no button %q; the screen shows:\n%s", text, shown(o))
	}
	if button.Disabled() {
		t.Fatalf("the button %q is disabled", text)
	}
	test.Tap(button)
}

// findButton is the visible button with the text, nil when there is none.
func findButton(o *program, text string) *ui.Button {
	var found *ui.Button
	look := func(object fyne.CanvasObject) {
		visit(object, func(child fyne.CanvasObject) bool {
			if b, ok := child.(*ui.Button); ok && b.Text == text && found == nil {
				found = b
			}
			return found == nil
		})
	}
	overlays := o.window.Canvas().Overlays().List()
	for i := len(overlays) - 1; i >= 0 && found == nil; i-- {
		look(overlays[i])
	}
	if found == nil {
		look(o.window.Canvas().Content())
	}
	return found
}

// focusedField is the label of the form field that has the focus, "" for none.
func focusedField(o *program) string {
	label := ""
	focused := o.window.Canvas().Focused()
	visit(o.window.Canvas().Content(), func(object fyne.CanvasObject) bool {
		field, ok := object.(*ui.Field)
		if !ok {
			return true
		}
		visit(field.Widget, func(child fyne.CanvasObject) bool {
			if f, ok := child.(fyne.Focusable); ok && f == focused {
				label = textsOf(field)[0]
			}
			return true
		})
		return false
	})
	return label
}

// count says how many letters the register holds.
func count(t *testing.T, o *program) int {
	t.Helper()
	n, err := o.store.LetterCount(o.ctx())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// letterNumbered is the letter with the number, such as 12/2026.
func letterNumbered(t *testing.T, o *program, number string) data.Letter {
	t.Helper()
	n, err := data.ParseNumber(number)
	if err != nil {
		t.Fatal(err)
	}
	letter, err := o.store.LetterByNumber(o.ctx(), n)
	if err != nil {
		t.Fatal(fmt.Errorf("letter %s: %w", number, err))
	}
	return letter
}
