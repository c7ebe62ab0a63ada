package desktop_test

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"donthu/app/desktest"
	"donthu/app/desktop/desk"
)

// widePage wants more room than any window has.
type widePage struct{ desk.Fixed }

func (*widePage) Enter()       {}
func (*widePage) Help() string { return "" }

func TestAPageThatIsTooWideIsScrolledAndTheWindowStays(t *testing.T) {
	o := desktest.FourLetters(t)
	o.Window.Resize(fyne.NewSize(1000, 540))
	wide := canvas.NewRectangle(color.Black)
	wide.SetMinSize(fyne.NewSize(3000, 2000))
	o.Push(&widePage{desk.Fixed{Name: "x", Whole: wide}})
	if least := o.Window.Canvas().Content().MinSize(); least.Width > 1000 || least.Height > 540 {
		t.Errorf("the page makes the window %v", least)
	}
	reached := false
	desktest.Visit(o.Window.Canvas().Content(), func(object fyne.CanvasObject) bool {
		if s, is := object.(*container.Scroll); is && s.Content.MinSize().Width >= 3000 {
			s.ScrollToOffset(fyne.NewPos(2000, 0))
			reached = s.Offset.X == 2000
		}
		return true
	})
	if !reached {
		t.Error("the right end of the page cannot be reached")
	}
}
