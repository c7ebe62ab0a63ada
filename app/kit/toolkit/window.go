package toolkit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"donthu/app/kit"
)

const (
	windowKey    = "window"
	maximisedKey = "window.maximised"
)

// roomy is the free room below which a window that nobody has sized opens maximised.
var roomy = fyne.NewSize(1280, 720)

// placed is how a window is to be opened.
type placed struct {
	size      fyne.Size
	x, y      int
	hasPlace  bool
	maximised bool
}

// placeFor is the size and place of a window on a screen, from what was kept of the last
// one: never larger than what is free.
func placeFor(screen Screen, kept, maximised []float64, first fyne.Size) placed {
	p := placed{size: first}
	if len(kept) >= 2 && kept[0] >= 400 && kept[1] >= 300 {
		p.size = fyne.NewSize(float32(kept[0]), float32(kept[1]))
	}
	if len(kept) == 4 {
		p.x, p.y, p.hasPlace = int(kept[2]), int(kept[3]), true
	}
	free := screen.Free
	switch {
	case len(maximised) == 1:
		p.maximised = maximised[0] != 0
	case !free.IsZero():
		p.maximised = free.Width < roomy.Width || free.Height < roomy.Height
	}
	if !free.IsZero() {
		p.size = p.size.Min(free.SubtractWidthHeight(0, titleBar))
		if p.maximised {
			p.size = free.SubtractWidthHeight(0, titleBar)
		}
	}
	return p
}

// RememberWindow gives the window the size, and on Windows the place, that it had when it
// was closed last; first is its size before that. It never gets larger than the screen. The
// save is for closing; opened is to be called once the window is there.
func RememberWindow(win fyne.Window, prefs kit.Prefs, screen Screen, first fyne.Size) (opened, save func()) {
	kept := prefs.FloatListWithFallback(windowKey, nil)
	p := placeFor(screen, kept, prefs.FloatListWithFallback(maximisedKey, nil), first)
	win.Resize(p.size)
	if mover, ok := win.(desktop.Window); ok && p.hasPlace && onScreen(p.x, p.y) {
		mover.RequestPosition(p.x, p.y)
	}
	opened = func() {
		if p.maximised {
			maximise(win)
		}
	}
	save = func() {
		now := win.Canvas().Size()
		if now.Width < 1 || now.Height < 1 || win.FullScreen() {
			return
		}
		if large, known := isMaximised(win, now, screen); known {
			prefs.SetFloatList(maximisedKey, []float64{one(large)})
			if large {
				return // the size to come back to stays
			}
		}
		values := []float64{float64(now.Width), float64(now.Height)}
		if x, y, ok := placeOf(win); ok {
			values = append(values, float64(x), float64(y))
		}
		prefs.SetFloatList(windowKey, values)
	}
	win.SetOnClosed(save)
	return opened, save
}

func one(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}
