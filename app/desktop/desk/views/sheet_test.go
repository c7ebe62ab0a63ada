package views_test

import (
	"context"
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktest"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
)

// thing is a page about one thing.
type thing struct {
	views.Sheet[*thing, string]
	said []string
}

func (t *thing) Title() string { return "Việc " + t.Now }

func newThing(o *desk.Desk, read func(context.Context) (string, error)) *thing {
	p := &thing{}
	p.Sheet = views.NewSheet(o, p, read)
	say := func(words string) func(*thing) { return func(p *thing) { p.said = append(p.said, words) } }
	p.Actions = []views.Action[*thing]{{Key: "dayPage.print", Do: say("print"), Fits: func(p *thing) bool { return p.Now == "hai" }}, {Key: "dayPage.change", Do: say("change")}}
	p.Face = func() views.Face {
		return views.Face{Name: p.Title(), Left: widget.NewLabel("trái"), Right: widget.NewLabel("phải"), Share: 0.5}
	}
	p.Failed = func(err error) { p.said = append(p.said, err.Error()) }
	return p
}

// What can be done with a thing can be done once it is read, as far as it fits; what
// comes after the page was left is not shown.
func TestASheetActsOnWhatItHasRead(t *testing.T) {
	o := desktest.New(t)
	var waiting []func()
	slow := kit.Inline
	slow.Background = func(f func()) { waiting = append(waiting, f) }
	defer kit.UseRunner(slow)()
	now, failure := "một", error(nil)
	p := newThing(o.Desk, func(context.Context) (string, error) { return now, failure })
	act := func(key fyne.KeyName) {
		desktest.Shortcut(o, key, fyne.KeyModifierAlt)
	}
	release := func() {
		all := waiting
		waiting = nil
		for _, f := range all {
			f()
		}
	}
	o.Push(p)
	act(fyne.Key2)
	if len(p.said) > 0 {
		t.Fatalf("done before anything was read: %v", p.said)
	}
	release()
	desktest.MustShow(t, o, "Việc một", "trái", "phải")
	act(fyne.Key1)
	act(fyne.Key2)
	if len(p.said) != 1 || p.said[0] != "change" {
		t.Errorf("done: %v", p.said)
	}
	now = "hai"
	o.Refresh()
	release()
	act(fyne.Key1)
	if len(p.said) != 2 || p.said[1] != "print" {
		t.Errorf("done: %v", p.said)
	}
	failure = errors.New("đĩa hỏng")
	o.Refresh()
	release()
	if len(p.said) != 3 || p.Now != "hai" {
		t.Errorf("after a failure %q, told %v", p.Now, p.said)
	}
	o.Refresh()
	o.Back()
	release()
	if len(p.said) != 3 {
		t.Errorf("told after it was left: %v", p.said)
	}
}
