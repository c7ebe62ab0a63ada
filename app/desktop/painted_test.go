package desktop_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	kitlook "donthu/app/kit/look"
	"donthu/app/office"
	"donthu/data/store"
)

// TestLittleIsPainted holds down what BenchmarkKeyToFrame measures: nearly all of a frame's
// time goes by the area of what is painted, and a round rectangle takes four times as long
// as a square one.
func TestLittleIsPainted(t *testing.T) {
	s, _, err := office.CreateSample(t.Context(), t.TempDir(), desktest.TestClock)
	if err != nil {
		t.Fatal(err)
	}
	o := desktest.On(t, s)
	o.Window.Resize(fyne.NewSize(1366, 696))
	page, err := o.Store.Letters(o.Ctx(), store.Query{Open: true, Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	check := func(name string) {
		t.Helper()
		o.Window.Canvas().Capture()
		var p painted
		p.add(o.Window.Canvas().Content())
		all := o.Window.Canvas().Size()
		if window := all.Width * all.Height; p.square+p.round > 1.4*window || p.round > 0.45*window || p.unseen > 0.05*window {
			t.Errorf("%s paints %.2f windows of square and %.2f of round rectangles, %.2f of them without a colour",
				name, p.square/window, p.round/window, p.unseen/window)
		}
	}
	o.Open(desk.Letter{ID: page.Letters[0].ID})
	check("a letter")
	o.Open(desk.NewLetter{})
	check("the form of a letter")
	for room := desktop.RoomHome; room <= desktop.RoomSettings; room++ {
		o.Shell.GoTo(room, nil)
		check(o.Shell.Top().Title())
	}
}

// TestChipsOfTheRegisterAreSeenWhole: the state of a letter and how late it is; for them
// another column leaves.
func TestChipsOfTheRegisterAreSeenWhole(t *testing.T) {
	s, _, err := office.CreateSample(t.Context(), t.TempDir(), desktest.TestClock)
	if err != nil {
		t.Fatal(err)
	}
	o := desktest.On(t, s)
	o.Shell.GoTo(desktop.RoomRegister, nil)
	chips := 0
	var look func(o fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, inside := range o.Objects {
				look(inside)
			}
		case *kitlook.ChipView:
			chips++
			for _, part := range test.WidgetRenderer(o).Objects() {
				if text, ok := part.(*canvas.Text); ok && text.Text != o.Chip().Text {
					t.Errorf("the chip %q is cut to %q", o.Chip().Text, text.Text)
				}
			}
		case fyne.Widget:
			for _, inside := range test.WidgetRenderer(o).Objects() {
				look(inside)
			}
		}
	}
	look(o.Window.Canvas().Content())
	if chips < 20 {
		t.Errorf("only %d chips", chips)
	}
}

// painted is the area of rectangles; unseen is that of those without a colour.
type painted struct{ square, round, unseen float32 }

func (p *painted) add(o fyne.CanvasObject) {
	if !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *canvas.Rectangle:
		area := max(0, o.Size().Width) * max(0, o.Size().Height)
		lined := o.StrokeWidth > 0 && o.StrokeColor != nil
		if lined || max(o.CornerRadius, o.TopLeftCornerRadius, o.TopRightCornerRadius, o.BottomLeftCornerRadius, o.BottomRightCornerRadius) > 0 {
			p.round += area
		} else {
			p.square += area
		}
		if !lined && !seen(o) {
			p.unseen += area
		}
	case *fyne.Container:
		for _, inside := range o.Objects {
			p.add(inside)
		}
	case fyne.Widget:
		for _, inside := range test.WidgetRenderer(o).Objects() {
			p.add(inside)
		}
	}
}

func seen(box *canvas.Rectangle) bool {
	if box.FillColor == nil {
		return false
	}
	_, _, _, opaque := box.FillColor.RGBA()
	return opaque > 0
}
