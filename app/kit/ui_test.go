package kit

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit/look"
	"donthu/assets"
)

// open shows content in a window of the usual size, with all work done at once.
func open(t *testing.T, content fyne.CanvasObject) fyne.Window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.Theme{Colours: look.Light})
	t.Cleanup(UseRunner(Inline))
	win := test.NewTempWindow(t, content)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(900, 500))
	return win
}

func press(win fyne.Window, names ...fyne.KeyName) {
	for _, name := range names {
		win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func shortcut(win fyne.Window, name fyne.KeyName, modifier fyne.KeyModifier) {
	win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: modifier})
}

func TestThemeHasNoMonospaceAndFitsSmallScreens(t *testing.T) {
	test.NewTempApp(t)
	var th fyne.Theme = look.Theme{}
	if th.Font(fyne.TextStyle{Monospace: true}) != th.Font(fyne.TextStyle{}) {
		t.Error("the monospace font, which lacks Vietnamese letters, is in use")
	}
	if big := (look.Theme{Scale: 1.5}).Size(theme.SizeNameText); big != 1.5*th.Size(theme.SizeNameText) {
		t.Errorf("enlarged text is %v", big)
	}
}

func TestRunAsyncTurnsAPanicIntoASentence(t *testing.T) {
	defer UseRunner(Inline)()
	usual := slog.Default()
	slog.SetDefault(slog.New(slog.DiscardHandler))
	defer slog.SetDefault(usual)
	var got error
	RunAsync(func() (int, error) { panic("broken") }, func(_ int, err error) { got = err })
	if got == nil || !strings.Contains(got.Error(), "lỗi bất ngờ") {
		t.Errorf("got %v", got)
	}
	want := errors.New("no disk")
	RunAsyncErr(func() error { return want }, func(err error) { got = err })
	if got != want {
		t.Errorf("got %v", got)
	}
}

func TestDebounceRunsOnceAfterTheLastKey(t *testing.T) {
	var waiting []func()
	later := Inline
	later.After = func(_ time.Duration, f func()) func() {
		waiting = append(waiting, f)
		return func() {}
	}
	defer UseRunner(later)()
	runs := 0
	search := Debounce(TypingPause, func() { runs++ })
	search()
	search()
	search()
	for _, f := range waiting {
		f()
	}
	if runs != 1 {
		t.Errorf("ran %d times", runs)
	}
}

func TestNumberCardOpensByKeyboardAndMouse(t *testing.T) {
	opened := 0
	card := NewNumberCard("Đơn quá hạn", func() { opened++ })
	win := open(t, card)
	card.Set("1.204", widget.DangerImportance)
	test.Tap(card)
	win.Canvas().Focus(card)
	press(win, fyne.KeyReturn, fyne.KeySpace)
	if opened != 3 || card.Number() != "1.204" {
		t.Errorf("opened %d times, shows %s", opened, card.Number())
	}
}

func TestConfirmDoesNothingOnEscape(t *testing.T) {
	win := open(t, NewEntry())
	done := 0
	Confirm(win, "Xóa bản nháp", "Ông/bà có muốn xóa bản nháp này không?", "Xóa", func() { done++ })
	press(win, fyne.KeyEscape)
	if done != 0 || win.Canvas().Overlays().Top() != nil {
		t.Error("Esc did not just close the question")
	}
	Confirm(win, "Xóa bản nháp", "Ông/bà có muốn xóa bản nháp này không?", "Xóa", func() { done++ })
	press(win, fyne.KeyReturn)
	if done != 1 {
		t.Error("Enter did not confirm")
	}
	ConfirmDanger(win, "Xóa", "Xóa?", "Xóa", func() { done++ })
	press(win, fyne.KeyReturn)
	if done != 1 || win.Canvas().Overlays().Top() != nil {
		t.Error("Enter alone did what cannot be taken back")
	}
}

func TestProgressIsCancelled(t *testing.T) {
	win := open(t, NewEntry())
	p := ShowProgress(win, "Đang nhập sổ", "Dòng 1")
	p.Set(0.5, "Dòng 500")
	if p.bar.Share() != 0.5 || p.words.Text != "Dòng 500" {
		t.Errorf("shows %v %q", p.bar.Share(), p.words.Text)
	}
	press(win, fyne.KeyReturn)
	if p.ctx.Err() == nil {
		t.Error("the work goes on")
	}
	p.Close()
	if win.Canvas().Overlays().Top() != nil {
		t.Error("the dialog stays")
	}
}

func TestToastLeavesTheKeysToTheEntry(t *testing.T) {
	entry := NewEntry()
	win := open(t, WithToasts(entry))
	later := Inline
	var hide func()
	later.After = func(_ time.Duration, f func()) func() { hide = f; return func() {} }
	defer UseRunner(later)()
	win.Canvas().Focus(entry)
	Toast(win.Canvas(), "Đã lưu đơn số 12/2026.")
	layer := win.Content().(*toasts)
	if !layer.toast.Visible() || layer.undo.Visible() || win.Canvas().Focused() != entry {
		t.Error("no message, or the entry has lost the keys")
	}
	hide()
	if layer.toast.Visible() {
		t.Error("the message stays")
	}
	undone := 0
	ToastUndo(win.Canvas(), "Đã phân công 3 đơn.", func() { undone++ })
	if !layer.undo.Visible() {
		t.Fatal("it cannot be taken back")
	}
	test.Tap(layer.undo)
	if undone != 1 || layer.toast.Visible() {
		t.Errorf("taken back %d times, the message is shown: %v", undone, layer.toast.Visible())
	}
	test.Tap(layer.undo)
	if undone != 1 {
		t.Error("taken back twice")
	}
}

type prefs map[string][]float64

func (p prefs) FloatListWithFallback(key string, fallback []float64) []float64 {
	if kept, ok := p[key]; ok {
		return kept
	}
	return fallback
}

func (p prefs) SetFloatList(key string, value []float64) { p[key] = value }

func TestEverySentenceHereHasItsWords(t *testing.T) {
	for day := range 7 {
		for _, key := range []string{"ui.weekday.%d", "ui.weekday.short.%d"} {
			if key := fmt.Sprintf(key, day); !assets.HasText(key) {
				t.Errorf("no words for %s", key)
			}
		}
	}
}
