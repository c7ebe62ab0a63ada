package desktop_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop/desk"
)

// The keys that are pressed in a dialog are the dialog's: the page below does nothing, on which
// Ctrl+Enter is the next step of its path and Alt+J another question.
func TestShortcutsInADialogAreTheDialogs(t *testing.T) {
	o := desktest.FourLetters(t)
	o.Open(desk.Letter{ID: desktest.LetterNumbered(t, o, "2/2026").ID})
	alt(o, fyne.KeyU)
	desktest.MustShow(t, o, "Tách khỏi vụ việc")
	control(o, fyne.KeyReturn)
	desktest.MustShow(t, o, "Hãy ghi lý do")
	alt(o, fyne.KeyJ)
	desktest.MustNotShow(t, o, "Chuyển sang vụ việc khác")
	if n := len(o.Window.Canvas().Overlays().List()); n != 1 {
		t.Errorf("%d dialogs are open", n)
	}
	desktest.Press(o, fyne.KeyTab) // on a button, which takes no shortcut itself
	control(o, fyne.KeyReturn)
	if top := o.Shell.Top().Title(); top != "Đơn số 2/2026" {
		t.Errorf("the page below went on to %q", top)
	}
}
