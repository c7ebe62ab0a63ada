package desktop_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/kit"
)

func control(o *desktop.Program, key fyne.KeyName) {
	desktest.Shortcut(o, key, fyne.KeyModifierControl)
}

func alt(o *desktop.Program, key fyne.KeyName) { desktest.Shortcut(o, key, fyne.KeyModifierAlt) }

// A day's work without a mouse: a letter comes in, is given to somebody and noted on, is
// found again, and every room is looked into.
func TestADaysWorkByKeyboardAlone(t *testing.T) {
	o := desktest.FourLetters(t)
	desktest.KeepMessages(t)

	control(o, fyne.KeyN)
	desktest.MustShow(t, o, "Nhận đơn mới")
	desktest.Press(o, fyne.KeyTab, fyne.KeyTab) // the days of receipt and of the letter
	desktest.TypeInto(o, "k")                   // khiếu nại
	for desktest.FocusedField(o) != "Người gửi" {
		desktest.Press(o, fyne.KeyTab)
	}
	desktest.TypeInto(o, "Phạm Thị Mẫu")
	desktest.Press(o, fyne.KeyTab)
	desktest.TypeInto(o, "12 đường Lê Lợi")
	for desktest.FocusedField(o) != "Nội dung" {
		desktest.Press(o, fyne.KeyTab)
	}
	desktest.TypeInto(o, "Khiếu nại quyết định xử phạt")
	for desktest.FocusedField(o) != "Nguồn đơn" {
		desktest.Press(o, fyne.KeyTab)
	}
	desktest.TypeInto(o, "b") // bưu điện
	control(o, fyne.KeyS)
	desktest.MustShow(t, o, "Đơn 4/2026 · Phạm Thị Mẫu")

	alt(o, fyne.Key7)
	desktest.TypeInto(o, "Đã gọi điện cho người gửi")
	control(o, fyne.KeyS)
	desktest.MustShow(t, o, "Đơn 4/2026 · Phạm Thị Mẫu", "Đã gọi điện cho người gửi")

	alt(o, fyne.Key1)
	if len(o.Shell.Stack) < 3 && o.Window.Canvas().Overlays().Top() == nil {
		t.Error("Alt+1 opens no step")
	}
	for o.Shell.Top().Title() != "Đơn 4/2026" && len(o.Shell.Stack) > 1 {
		before := len(o.Shell.Stack)
		if desktest.Press(o, fyne.KeyEscape); len(o.Shell.Stack) == before && o.Window.Canvas().Overlays().Top() == nil {
			t.Fatalf("Esc does not leave %q", o.Shell.Top().Title())
		}
	}

	control(o, fyne.KeyF) // the letter's page has no search: the register's
	desktest.TypeInto(o, "binh")
	desktest.Press(o, fyne.KeyReturn, fyne.KeyReturn)
	desktest.MustShow(t, o, "Đơn 2/2026 · Trần Văn Bình")
	alt(o, fyne.KeyLeft)
	if !desktest.InRoom(o, "room.register") {
		t.Errorf("Alt and the left arrow lead to %q", o.Shell.Top().Title())
	}
	control(o, fyne.KeyK)
	desktest.TypeInto(o, "tc-3")
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, "Mã TC-3/2026")

	for i, key := range []string{"room.home", "room.register", "room.reception", "room.directions", "room.replies", "room.reports", "room.books", "room.statistics", "room.settings"} {
		control(o, fyne.KeyName(rune('1'+i)))
		if !desktest.InRoom(o, key) {
			t.Errorf("Ctrl+%d leads to %q", i+1, o.Shell.Top().Title())
		}
		desktest.Press(o, fyne.KeyF1)
		if len(o.Shell.Stack) != 2 {
			t.Errorf("F1 shows no help in %s", key)
		}
		for range 2 { // out of the search of the manual, then back
			if len(o.Shell.Stack) > 1 {
				desktest.Press(o, fyne.KeyEscape)
			}
		}
		if !desktest.InRoom(o, key) {
			t.Errorf("Esc does not lead back from the help to %s", key)
		}
	}
}

// What can be pressed with the mouse on a page can be reached with Tab.
func TestTabReachesEverythingOnEveryRoom(t *testing.T) {
	o := filled(t)
	o.Window.Resize(fyne.NewSize(1366, 696))
	opens := map[string]func(){
		"a letter": func() { o.Open(desk.Letter{ID: desktest.LetterNumbered(t, o, "2/2026").ID}) },
		"a form":   func() { o.Open(desk.NewLetter{}) },
	}
	for room := desktop.RoomHome; room <= desktop.RoomSettings; room++ {
		opens[fmt.Sprintf("room %d", room)] = func() { o.Shell.GoTo(room, nil) }
	}
	for name, open := range opens {
		t.Run(name, func(t *testing.T) {
			open()
			c := o.Window.Canvas()
			reached := map[fyne.Focusable]bool{}
			for range 400 {
				c.FocusNext()
				if at := c.Focused(); at == nil || reached[at] {
					break
				}
				reached[c.Focused()] = true
			}
			desktest.Visit(o.Shell.Top().Content(), func(object fyne.CanvasObject) bool {
				if b, is := object.(*kit.Button); is && !b.Disabled() && !reached[b] {
					t.Errorf("Tab does not reach %q", b.Text)
				}
				return true
			})
			o.Shell.GoTo(desktop.RoomHome, nil)
		})
	}
}
