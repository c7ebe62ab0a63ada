package desktop_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/store"
)

// textsIn are the lines that are drawn in an object.
func textsIn(object fyne.CanvasObject) (all []string) {
	desktest.Visit(object, func(o fyne.CanvasObject) bool {
		if text, ok := o.(*canvas.Text); ok && text.Visible() {
			all = append(all, text.Text)
		}
		return true
	})
	return all
}

func TestTheRegisterInTheLeastWindowShowsWhatLettersAreAbout(t *testing.T) {
	o := leastWindow(t, 1.3)
	o.Shell.GoTo(desktop.RoomRegister, nil)
	all, err := o.Store.Letters(o.Ctx(), store.Query{Sort: store.ByNumber, Descending: true, Limit: 5})
	if err != nil {
		t.Fatal(err)
	}
	drawn := textsIn(o.Shell.Top().Content())
	for _, l := range all.Letters {
		whole, shown := kit.OneLine(l.Content), ""
		for _, text := range drawn {
			if head := strings.TrimSuffix(text, "…"); len(head) > len(shown) && strings.HasPrefix(whole, head) {
				shown = head
			}
		}
		if n := utf8.RuneCountInString(shown); n < min(22, utf8.RuneCountInString(whole)) {
			t.Errorf("of %q only %q is seen", whole, shown)
		}
	}
}

// The tab that is listed is always in view, however narrow the window and long its name.
func TestTheTabInForceNeverFolds(t *testing.T) {
	for _, scale := range []float32{1, 1.15, 1.3} {
		o := leastWindow(t, scale)
		o.Shell.GoTo(desktop.RoomRegister, nil)
		for _, key := range []string{"open", "overdue", "soon", "noLimit", "unassigned", "closed", "all"} {
			name := assets.Text("register.view." + key)
			for _, typed := range []string{"", "nguyen"} {
				o.Shell.GoTo(desktop.RoomHome, nil)
				o.Shell.GoTo(desktop.RoomRegister, nil)
				tab(o, name).OnTapped()
				o.Shell.Refresh()
				o.Shell.GoTo(desktop.RoomHome, nil)
				o.Shell.GoTo(desktop.RoomRegister, nil)
				if typed != "" {
					desktest.Shortcut(o, fyne.KeyF, fyne.KeyModifierControl)
					desktest.TypeInto(o, typed)
				}
				if b := tab(o, name); !b.On || !b.Visible() {
					t.Errorf("at %g, searched %q: %s is marked %v, seen %v", scale, typed, name, b.On, b.Visible())
				}
			}
		}
	}
}

// tab is the tab of the page in front with the name, in view or folded.
func tab(o *desktop.Program, name string) (found *kit.Button) {
	var walk func(object fyne.CanvasObject)
	walk = func(object fyne.CanvasObject) {
		switch w := object.(type) {
		case *kit.Button:
			if w.Style == look.Tab && w.Text == name {
				found = w
			}
		case *fyne.Container:
			for _, o := range w.Objects {
				walk(o)
			}
		}
	}
	walk(o.Shell.Top().Content())
	if found == nil {
		panic(fmt.Sprintf("no tab %q", name))
	}
	return found
}
