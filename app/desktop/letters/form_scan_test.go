package letters_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/data/register"
)

// drop drops a file on the form in front, as the window does.
func drop(o *desktop.Program, file string) { o.Shell.Top().(desk.Dropping).Drop([]string{file}) }

// A clerk types from the scan that was dropped on the form, and turns its pages over without
// leaving the field; the next letter has its own.
func TestALetterIsTypedFromItsScan(t *testing.T) {
	o := desktest.New(t)
	desktest.KeepMessages(t)
	o.Open(desk.NewLetter{Known: desktest.ComplaintOn("Lê Thị Mới", "Khiếu nại về đất", "2026-11-18")})
	desktest.MustNotShow(t, o, "Bản quét")
	drop(o, desktest.Scan(t, "MOT", "HAI"))
	desktest.MustShow(t, o, "Bản quét", "quét.pdf", "Trang 1/2", "Đơn có thể trùng")
	desktest.FillIn(o, "Địa chỉ", "Số 5 ngõ 7")
	for _, c := range []struct {
		key  fyne.KeyName
		want string
	}{{fyne.KeyPageDown, "Trang 2/2"}, {fyne.KeyR, "Trang 2/2"}, {fyne.KeyEqual, "Trang 2/2"}, {fyne.KeyPageUp, "Trang 1/2"}} {
		desktest.Shortcut(o, c.key, desktest.Control)
		desktest.MustShow(t, o, c.want, "Số 5 ngõ 7")
	}
	drop(o, desktest.Scan(t, "KHAC"))
	desktest.MustShow(t, o, "Trang 1/1", "Tệp khác")
	desktest.TapButton(t, o, "Tệp khác")
	desktest.MustShow(t, o, "Trang 1/2")

	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl|fyne.KeyModifierShift)
	desktest.MustShow(t, o, "Nhận đơn mới")
	desktest.MustNotShow(t, o, "Bản quét", "Trang 1/2")
	if n := desktest.Count(t, o); n != 1 {
		t.Fatalf("%d letters", n)
	}
}

// What is corrected is read from the scan that lies with the letter, of a denunciation after a
// look.
func TestALetterIsCorrectedFromItsScan(t *testing.T) {
	for name, f := range map[string]register.Facts{"complaint": desktest.ComplaintOn("Lê Thị Mới", "Khiếu nại về đất", "2026-11-18"), "denunciation": desktest.Accusing()} {
		t.Run(name, func(t *testing.T) {
			o, l := desktest.LetterOn(t, f)
			if _, err := o.Do().File(o.Ctx(), l.ID, register.Filed{Kind: register.FiledLetter}, desktest.Scan(t, "MOT", "HAI")); err != nil {
				t.Fatal(err)
			}
			o.Open(desk.Letter{ID: l.ID})
			desktest.Shortcut(o, fyne.Key8, fyne.KeyModifierAlt)
			if l.Secret() {
				desktest.MustNotShow(t, o, "Trang 1/2")
				desktest.Press(o, fyne.KeyReturn)
			}
			desktest.MustShow(t, o, "Bản quét", "Trang 1/2")
			desktest.Press(o, fyne.KeyEscape)
			desktest.MustShow(t, o, "Tệp kèm theo (1)")
		})
	}
}

// The same file dropped twice lies with the letter once.
func TestAFileDroppedTwiceIsKeptOnce(t *testing.T) {
	o := desktest.New(t)
	desktest.KeepMessages(t)
	o.Open(desk.NewLetter{Known: desktest.ComplaintOn("Lê Thị Mới", "Khiếu nại về đất", "2026-11-18")})
	file := desktest.Scan(t, "MOT")
	drop(o, file)
	drop(o, file)
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	if l := desktest.LetterNumbered(t, o, "1/2026"); len(l.Files) != 1 {
		t.Errorf("%d files", len(l.Files))
	}
	desktest.MustShow(t, o, "quét.pdf giống hệt tệp đã kèm")
}
