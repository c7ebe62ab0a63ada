package desktop_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/register"
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

// cutOf are the lines drawn that are the cut beginning of one of whole.
func cutOf(drawn []string, whole ...string) (cut []string) {
	for _, text := range drawn {
		head := strings.TrimSuffix(text, "…")
		for _, w := range whole {
			if head != text && head != "" && strings.HasPrefix(w, head) {
				cut = append(cut, text)
			}
		}
	}
	return cut
}

func TestHomeShowsDeedsAndTilesWhole(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(1000, 540), fyne.NewSize(1280, 672), fyne.NewSize(1366, 696), fyne.NewSize(1920, 1000)} {
		o := leastWindow(t, 1)
		o.Window.Resize(size)
		o.Shell.GoTo(desktop.RoomHome, nil)
		all, err := o.Store.Letters(o.Ctx(), store.Query{Open: true})
		if err != nil {
			t.Fatal(err)
		}
		var whole []string
		for _, key := range []string{"late", "soon", "noLimit", "papers", "open"} {
			whole = append(whole, assets.Text("home.tile."+key))
		}
		for _, l := range all.Letters {
			whole = append(whole, views.Deed(&l), assets.Text("chip.code", "code", l.DenouncerCode()))
		}
		drawn := textsIn(o.Shell.Top().Content())
		seen := slices.ContainsFunc(all.Letters, func(l register.Letter) bool { return slices.Contains(drawn, views.Deed(&l)) })
		if !slices.Contains(drawn, assets.Text("home.tile.noLimit")) || !seen {
			t.Fatalf("%v: neither tiles nor deeds are seen: %q", size, drawn)
		}
		if cut := cutOf(drawn, whole...); len(cut) > 0 {
			t.Errorf("%v: %q", size, cut)
		}
	}
}

func TestTheLetterFormShowsItsChoicesInOneLine(t *testing.T) {
	for _, scale := range []float32{1, 1.15, 1.3} {
		o := leastWindow(t, scale)
		o.Open(desk.NewLetter{})
		choices := 0
		desktest.Visit(o.Shell.Top().Content(), func(object fyne.CanvasObject) bool {
			if c, ok := object.(*kit.Choice); ok {
				choices++
				if c.Size().Height > look.Scaled(40) {
					t.Errorf("at %g %q is %.0f high and %.0f wide", scale, c.Options()[0].Text, c.Size().Height, c.Size().Width)
				}
			}
			return true
		})
		if choices < 3 {
			t.Errorf("%d choices", choices)
		}
		for _, text := range textsIn(o.Shell.Top().Content()) {
			if strings.HasSuffix(text, "…") && strings.HasPrefix(text, "th") {
				t.Errorf("at %g the day is %q", scale, text)
			}
		}
	}
}

func TestTheCodeInTheTitleOfALetterIsNeverCut(t *testing.T) {
	for _, scale := range []float32{1, 1.15, 1.3} {
		o := leastWindow(t, scale)
		page, err := o.Store.Letters(o.Ctx(), store.Query{Kind: register.Denunciation, Open: true, Limit: 1})
		if err != nil || len(page.Letters) == 0 {
			t.Fatal("no denunciation ", err)
		}
		l := page.Letters[0]
		o.Open(desk.Letter{ID: l.ID})
		if title := assets.Text("letter.heading", "letter", l.Number.String(), "sender", assets.Text("chip.code", "code", l.DenouncerCode())); !slices.Contains(textsIn(o.Shell.Top().Content()), title) {
			t.Errorf("at %g %q is not seen whole", scale, title)
		}
	}
}
