// Package desktest drives the whole window in tests: it types, presses, reads the screen.
package desktest

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	keys "fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/ncruces/zenity"

	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/pages"
	"donthu/data/register"
	"donthu/data/store"
)

// TestClock is the present in all tests of this package: Friday, 20/11/2026.
func TestClock() time.Time { return time.Date(2026, 11, 20, 9, 30, 0, 0, time.UTC) }

// New is a window of 1366×768 on a new, empty register, with the home
// screen in front and all work done at once.
func New(t *testing.T) *desktop.Program {
	t.Helper()
	s, err := store.Create(context.Background(), t.TempDir(), register.Settings{
		Ward: "UBND phường Thử Nghiệm", Receiver: "Ban Tiếp công dân thành phố", Clerk: "Nguyễn Văn Sổ", Year: 2026,
	}, desktop.StoreOptions(TestClock))
	if err != nil {
		t.Fatal(err)
	}
	return On(t, s)
}

// On is New on a register that is open already; it closes it.
func On(t *testing.T, s *store.Store) *desktop.Program {
	t.Helper()
	app, window := NewWindow(t)
	o := &desktop.Program{Desk: &desk.Desk{App: app, Window: window, Clock: TestClock, Dir: s.Dir()}}
	o.Show(s)
	t.Cleanup(func() {
		if err := errors.Join(o.Do().Close(), s.Close()); err != nil {
			t.Error(err)
		}
	})
	return o
}

// Register is the open register itself, which no room has, opened beside the window.
func Register(t *testing.T, o *desktop.Program) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), o.Dir, desktop.StoreOptions(o.Clock))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// NewWindow is an empty window of the program's look and of the usual size.
func NewWindow(t *testing.T) (fyne.App, fyne.Window) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.Theme{Colours: look.Light})
	t.Cleanup(kit.UseRunner(kit.Inline))
	reader := pages.Start
	pages.Start = pages.Inside
	t.Cleanup(func() { pages.Start = reader })
	watchStore(t)
	before := slog.Default()
	slog.SetDefault(slog.New(keyWatch{slog.NewTextHandler(t.Output(), nil), t}))
	t.Cleanup(func() { slog.SetDefault(before) })
	window := test.NewTempWindow(t, widget.NewLabel(""))
	window.SetPadded(false)
	window.Resize(fyne.NewSize(1366, 768))
	canvas := &testCanvas{Canvas: window.Canvas()}
	keyed := &keyedApp{app, &keyedDriver{app.Driver(), canvas}}
	fyne.SetCurrentApp(keyed)
	return keyed, &testWindow{window, canvas}
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

// keyedApp has what is in the window find the canvas that knows shortcuts.
type keyedApp struct {
	fyne.App
	driver *keyedDriver
}

func (a *keyedApp) Driver() fyne.Driver { return a.driver }

type keyedDriver struct {
	fyne.Driver
	canvas *testCanvas
}

func (d *keyedDriver) CanvasForObject(o fyne.CanvasObject) fyne.Canvas {
	if c := d.Driver.CanvasForObject(o); c != d.canvas.Canvas {
		return c
	}
	return d.canvas
}

// TypeInto types into what has the focus, key by key.
func TypeInto(o *desktop.Program, text string) {
	for _, r := range text {
		focused := o.Window.Canvas().Focused()
		if focused == nil {
			panic("no field has the focus")
		}
		focused.TypedRune(r)
	}
}

// Press presses keys where the focus is, or in the window when nothing has it.
func Press(o *desktop.Program, names ...fyne.KeyName) {
	for _, name := range names {
		c := o.Window.Canvas()
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

// Shortcut presses a key with modifiers, as Fyne's driver hands it on: what has the focus gets
// it, in a dialog too, and the window only where that takes no shortcuts or passes it on.
func Shortcut(o *desktop.Program, name fyne.KeyName, modifier fyne.KeyModifier) {
	c := o.Window.Canvas()
	var pressed fyne.Shortcut = &keys.CustomShortcut{KeyName: name, Modifier: modifier}
	if modifier == Control {
		switch name {
		case fyne.KeyZ:
			pressed = &fyne.ShortcutUndo{}
		case fyne.KeyY:
			pressed = &fyne.ShortcutRedo{}
		case fyne.KeyC:
			pressed = &fyne.ShortcutCopy{Clipboard: o.App.Clipboard()}
		case fyne.KeyV:
			pressed = &fyne.ShortcutPaste{Clipboard: o.App.Clipboard()}
		case fyne.KeyX:
			pressed = &fyne.ShortcutCut{Clipboard: o.App.Clipboard()}
		case fyne.KeyA:
			pressed = &fyne.ShortcutSelectAll{}
		}
	}
	if focused, ok := c.Focused().(fyne.Shortcutable); ok {
		focused.TypedShortcut(pressed)
		return
	}
	c.(fyne.Shortcutable).TypedShortcut(pressed)
}

// Shown lists what is visible in the window, dialogs included.
func Shown(o *desktop.Program) string {
	texts := textsOf(o.Window.Canvas().Content())
	for _, overlay := range o.Window.Canvas().Overlays().List() {
		texts = append(texts, textsOf(overlay)...)
	}
	return strings.Join(texts, "\n")
}

// MustShow fails unless every sentence is on the screen.
func MustShow(t *testing.T, o *desktop.Program, sentences ...string) {
	t.Helper()
	screen := Shown(o)
	for _, sentence := range sentences {
		if !tells(screen, sentence) {
			t.Errorf("the screen lacks %q; it shows:\n%s", sentence, screen)
		}
	}
}

// MustNotShow fails when a sentence is on the screen.
func MustNotShow(t *testing.T, o *desktop.Program, sentences ...string) {
	t.Helper()
	screen := Shown(o)
	for _, sentence := range sentences {
		if tells(screen, sentence) {
			t.Errorf("the screen must not show %q; it shows:\n%s", sentence, screen)
		}
	}
}

// tells reports whether a screen says the sentence, also where it is broken into lines.
func tells(screen, sentence string) bool {
	return strings.Contains(screen, sentence) || strings.Contains(strings.ReplaceAll(screen, "\n", " "), sentence)
}

// textsOf is every visible text in an object, in the order in which it is drawn.
// The text of a label, button or entry is one text.
func textsOf(object fyne.CanvasObject) []string {
	var texts []string
	Visit(object, func(o fyne.CanvasObject) bool {
		text := ""
		switch w := o.(type) {
		case interface { // a table: what its columns cut is read in the tooltips
			Cells(row int) []string
			Len() int
		}:
			for row := range min(w.Len(), 40) {
				texts = append(texts, w.Cells(row)...)
			}
		case *canvas.Text:
			text = w.Text
		case *kit.Entry:
			text = w.Text
		case *kit.SuggestEntry:
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

// Visit walks through the visible objects; inside reports whether to go into one.
func Visit(object fyne.CanvasObject, inside func(fyne.CanvasObject) bool) {
	if object == nil || !object.Visible() || !inside(object) {
		return
	}
	switch o := object.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			Visit(child, inside)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			Visit(child, inside)
		}
	}
}

// TapButton presses the visible button with the text; the topmost dialog wins.
func TapButton(t *testing.T, o *desktop.Program, text string) {
	t.Helper()
	button := FindButton(o, text)
	if button == nil {
		t.Fatalf("no button %q; the screen shows:\n%s", text, Shown(o))
	}
	if button.Disabled() {
		t.Fatalf("the button %q is disabled", text)
	}
	button.MouseDown(nil) // before the focus goes, as the driver does
	test.Tap(button)
}

// find is the first visible W in object that fits, nil when there is none. It does not
// look inside of one that does not fit.
func find[W fyne.CanvasObject](object fyne.CanvasObject, fits func(W) bool) (found W, ok bool) {
	Visit(object, func(o fyne.CanvasObject) bool {
		w, is := o.(W)
		if is && !ok && fits(w) {
			found, ok = w, true
		}
		return !ok && !is
	})
	return found, ok
}

// FindButton is the visible button with the text, to which its key may be added in
// brackets; nil when there is none.
func FindButton(o *desktop.Program, text string) *kit.Button {
	layers := []fyne.CanvasObject{o.Window.Canvas().Content()}
	if o.Shell != nil && o.Shell.Top() != nil {
		layers = append(layers, o.Shell.Top().Content()) // before the navigation, which has rooms of the same name
	}
	for _, layer := range slices.Backward(append(layers, o.Window.Canvas().Overlays().List()...)) {
		if button, ok := find(layer, func(b *kit.Button) bool { return b.Text == text || b.Key != "" && b.Text+" ("+b.Key+")" == text }); ok {
			return button
		}
	}
	return nil
}

// FocusedField is the label of the form field that has the focus, "" for none.
func FocusedField(o *desktop.Program) string {
	label := ""
	focused := o.Window.Canvas().Focused()
	Visit(o.Window.Canvas().Content(), func(object fyne.CanvasObject) bool {
		field, ok := object.(*kit.Field)
		if !ok {
			return true
		}
		Visit(field.Widget, func(child fyne.CanvasObject) bool {
			if f, ok := child.(fyne.Focusable); ok && f == focused {
				label = textsOf(field)[0]
			}
			return true
		})
		return false
	})
	return label
}

// FillIn puts a text into the fields with the label, when the screen has some.
func FillIn(o *desktop.Program, label, text string) {
	Visit(o.Window.Canvas().Content(), func(object fyne.CanvasObject) bool {
		field, ok := object.(*kit.Field)
		if ok && len(textsOf(field)) > 0 && strings.HasPrefix(textsOf(field)[0], label) {
			field.Widget.(interface{ SetText(string) }).SetText(text)
		}
		return !ok
	})
}

// ProblemBeside is what is shown to be wrong with the field of the label.
func ProblemBeside(o *desktop.Program, label string) (problem string) {
	if field, ok := find(o.Window.Canvas().Content(), func(f *kit.Field) bool {
		return len(textsOf(f)) > 0 && textsOf(f)[0] == label
	}); ok {
		return field.Problem()
	}
	return ""
}

// offering is a choice, or the tabs of a room.
type offering interface {
	fyne.CanvasObject
	Options() []kit.Option
	SetValue(string)
}

// ChooseOption chooses what has the value in the first choice on the screen that
// offers it; the topmost dialog wins.
func ChooseOption(t *testing.T, o *desktop.Program, value string) {
	t.Helper()
	offers := func(c offering) bool {
		return slices.ContainsFunc(c.Options(), func(option kit.Option) bool { return option.Value == value })
	}
	places := []fyne.CanvasObject{o.Window.Canvas().Content()}
	if top := o.Window.Canvas().Overlays().Top(); top != nil {
		places = []fyne.CanvasObject{top, places[0]}
	}
	for _, place := range places {
		if choice, ok := find(place, offers); ok {
			choice.SetValue(value)
			return
		}
	}
	t.Fatalf("nothing offers %q; the screen shows:\n%s", value, Shown(o))
}

// Search types into the empty field with the hint, by its key, instead of what it has.
func Search(t *testing.T, o *desktop.Program, hint, text string) {
	t.Helper()
	if entry, ok := find(o.Window.Canvas().Content(), func(e *kit.Entry) bool { return e.PlaceHolder == assets.Text(hint) }); ok {
		entry.SetText(text)
		return
	}
	t.Fatalf("no field %q; the screen shows:\n%s", assets.Text(hint), Shown(o))
}

// FindCard is the card with the caption.
func FindCard(t *testing.T, o *desktop.Program, caption string) *kit.NumberCard {
	t.Helper()
	card, ok := find(o.Window.Canvas().Content(), func(n *kit.NumberCard) bool { return slices.Contains(textsOf(n), caption) })
	if !ok {
		t.Fatalf("no card %q; the screen shows:\n%s", caption, Shown(o))
	}
	return card
}

// InRoom reports whether the room with that name, by its key, is in front.
func InRoom(o *desktop.Program, key string) bool { return o.Shell.Top().Title() == assets.Text(key) }

const Control = fyne.KeyModifierControl

// TypeFields types one text into each field from the focused one on, with Tab
// after each.
func TypeFields(o *desktop.Program, texts ...string) {
	for _, text := range texts {
		TypeInto(o, text)
		Press(o, fyne.KeyTab)
	}
}

// KeepMessages lets the short messages at the bottom of the window stay.
func KeepMessages(t *testing.T) {
	t.Helper()
	patient := kit.Inline
	patient.After = func(d time.Duration, f func()) func() {
		if d <= kit.TypingPause {
			f()
		}
		return func() {}
	}
	t.Cleanup(kit.UseRunner(patient))
}

// AnswerFiles answers the next questions for files with path.
func AnswerFiles(t *testing.T, path string) *desk.FileQuestion {
	t.Helper()
	asked := &desk.FileQuestion{}
	system := desk.SystemFile
	desk.SystemFile = func(q desk.FileQuestion, _ zenity.Option) (string, error) {
		*asked = q
		return path, nil
	}
	t.Cleanup(func() { desk.SystemFile = system })
	return asked
}

// Opened catches what would be handed to other programs.
func Opened(t *testing.T, caught *func(string) error) *[]string {
	t.Helper()
	var files []string
	before := *caught
	*caught = func(path string) error { files = append(files, path); return nil }
	t.Cleanup(func() { *caught = before })
	return &files
}

// Choose picks a period.
func Choose(p *views.PeriodPicker, kind, year, month string) {
	p.Kind.SetValue(kind)
	p.Year.SetValue(year)
	p.Month.SetValue(month)
}

// keyWatch fails the test in which a page takes a key that is given already.
type keyWatch struct {
	slog.Handler
	t *testing.T
}

func (w keyWatch) Handle(ctx context.Context, r slog.Record) error {
	if r.Message == desktop.KeyGivenTwice {
		w.t.Error(r.Message)
		r.Attrs(func(a slog.Attr) bool { w.t.Log(a); return true })
	}
	return w.Handler.Handle(ctx, r)
}
