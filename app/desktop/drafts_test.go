package desktop_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/store"
)

// draftForms open the forms that keep what is half typed.
func draftForms(t *testing.T, o *desktop.Program) map[string]func() {
	t.Helper()
	letter, err := o.Store.Letter(o.Ctx(), someLetter(t, o, store.Query{Open: true, Kind: register.Complaint}).ID)
	if err != nil {
		t.Fatal(err)
	}
	ref := func(r desk.Ref) func() { return func() { o.Open(r) } }
	return map[string]func(){
		"letter": ref(desk.NewLetter{}),
		"correction": func() {
			o.Open(desk.Letter{ID: letter.ID})
			desktest.Shortcut(o, fyne.Key8, fyne.KeyModifierAlt)
		},
		"step": ref(desk.Step{Letter: letter, Next: law.NextStep{Type: register.StepNoted}}), "day": ref(desk.DayForm{Day: register.ReceptionDay{On: 20261203, Type: register.Regular, Host: register.Head}}),
		"direction": ref(desk.NewDirection{}), "meeting": ref(desk.NewMeeting{}),
		"visit": func() {
			o.Shell.GoTo(desktop.RoomReception, nil)
			press(t, o, "Tiếp dân", "Tiếp nhận lượt mới")
		},
	}
}

// fillSomething types into the first text of a page that may be typed into.
func fillSomething(t *testing.T, page desk.Page, words string) {
	t.Helper()
	filled := false
	desktest.Visit(page.Content(), func(object fyne.CanvasObject) bool {
		if entry, ok := object.(*kit.Entry); ok && !filled && entry.MultiLine {
			entry.SetText(words)
			filled = true
		}
		return !filled
	})
	if !filled {
		t.Fatalf("%T has no text", page)
	}
}

// leastWindow is the register filled, in the least window with the greatest letters.
func leastWindow(t *testing.T, scale float32) *desktop.Program {
	t.Helper()
	o := filled(t)
	desktest.KeepMessages(t)
	o.App.Settings().SetTheme(look.Theme{Colours: look.Light, Scale: scale})
	o.Window.Resize(fyne.NewSize(1000, 540))
	return o
}

func TestAFormWithARestoredDraftFitsTheLeastWindow(t *testing.T) {
	o := leastWindow(t, 1.3)
	for name, open := range draftForms(t, o) {
		t.Run(name, func(t *testing.T) {
			o.Shell.GoTo(desktop.RoomHome, nil)
			open()
			fillSomething(t, o.Shell.Top(), "nửa chừng")
			if page := o.Shell.Top(); true {
				desktest.Press(o, fyne.KeyEscape)
				if o.Window.Canvas().Overlays().Top() != nil || o.Shell.Top() == page {
					t.Fatal("leaving asks")
				}
			}
			o.Shell.GoTo(desktop.RoomHome, nil)
			open()
			if !strings.Contains(desktest.Shown(o), "Đã khôi phục bản nháp") {
				t.Fatalf("nothing is restored:\n%s", desktest.Shown(o))
			}
			fillSomething(t, o.Shell.Top(), "nửa chừng, thêm") // and it says when that was kept
			desktest.MustShow(t, o, "Đã giữ bản nháp lúc")
			if size := o.Shell.Top().Content().MinSize(); size.Width > leastPageWidth || size.Height > leastPageHeight {
				t.Errorf("it wants %.0f×%.0f", size.Width, size.Height)
			}
		})
	}
}

// rect is where something stands in the window.
type rect struct {
	at   fyne.Position
	size fyne.Size
}

func rectOf(object fyne.CanvasObject) rect {
	return rect{fyne.CurrentApp().Driver().AbsolutePositionForObject(object), object.Size()}
}

func (r rect) meets(s rect) bool {
	return r.at.X < s.at.X+s.size.Width && s.at.X < r.at.X+r.size.Width && r.at.Y < s.at.Y+s.size.Height && s.at.Y < r.at.Y+r.size.Height
}

// A message covers neither what saves a form nor what leaves it.
func TestAMessageDoesNotCoverTheSaveBar(t *testing.T) {
	for _, scale := range []float32{1, 1.3} {
		t.Run(fmt.Sprint(scale), func(t *testing.T) {
			o := leastWindow(t, scale)
			for name, open := range draftForms(t, o) {
				o.Shell.GoTo(desktop.RoomHome, nil)
				open()
				kit.ToastUndo(o.Window.Canvas(), "Còn 4 chỗ cần sửa. Con trỏ đang ở chỗ thứ nhất, các chỗ khác có dấu đỏ.", func() {})
				var message *look.Toast
				var foot []*kit.Button
				desktest.Visit(o.Window.Canvas().Content(), func(object fyne.CanvasObject) bool {
					switch w := object.(type) {
					case *look.Toast:
						message = w
					case *kit.Button:
						if w.Visible() && (w.Key == "Ctrl+S" || w.Key == "Ctrl+Shift+S" || w.Key == "Esc") {
							foot = append(foot, w)
						}
					}
					return true
				})
				if message == nil || message.Size().Width < 100 || len(foot) < 2 {
					t.Fatalf("%s: the message is %v, %d buttons", name, message, len(foot))
				}
				for _, b := range foot {
					if m, r := rectOf(message), rectOf(b); m.meets(r) {
						t.Errorf("%s: the message at %v covers %q at %v", name, m, b.Text, r)
					}
				}
				desktest.Press(o, fyne.KeyEscape)
			}
		})
	}
}
