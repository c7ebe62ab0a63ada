package look

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// relay does what the driver does before it draws when the least size of an object has changed:
// it lays out what holds it. A scroll's own least size never changes.
func relay(holder *fyne.Container) { holder.Layout.Layout(holder.Objects, holder.Size()) }

func TestADialogGrowsAndShrinksWithItsContent(t *testing.T) {
	inTheme(t, Theme{Colours: Light})
	content := canvas.NewRectangle(nil)
	content.SetMinSize(fyne.NewSize(300, 60))
	l := NewLayer(Dialog{Title: "Hủy lần nhập", Content: content})
	w := test.NewTempWindow(t, container.NewStack(l))
	w.Resize(fyne.NewSize(800, 600))
	_, before := l.Paper()
	for _, want := range []float32{140, 60} {
		content.SetMinSize(fyne.NewSize(300, want))
		relay(l.inside)
		if _, now := l.Paper(); now.Height != before.Height+want-60 {
			t.Errorf("a content of %v is in a dialog of %v, of 60 in one of %v", want, now.Height, before.Height)
		}
		if l.scroll.Size().Height != want {
			t.Errorf("%v of %v are in view", l.scroll.Size().Height, want)
		}
	}
}
