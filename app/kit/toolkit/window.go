package toolkit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"donthu/app/kit"
)

const windowKey = "window"

// RememberWindow gives the window the size, and on Windows the place, that it
// had when it was closed last; first is its size before that. Both are kept on
// closing; a program with a close intercept of its own calls save there too.
// Call it before the window is shown.
func RememberWindow(win fyne.Window, prefs kit.Prefs, first fyne.Size) (save func()) {
	size := first
	kept := prefs.FloatListWithFallback(windowKey, nil)
	if len(kept) >= 2 && kept[0] >= 400 && kept[1] >= 300 {
		size = fyne.NewSize(float32(kept[0]), float32(kept[1]))
	}
	win.Resize(size)
	if mover, ok := win.(desktop.Window); ok && len(kept) == 4 && onScreen(int(kept[2]), int(kept[3])) {
		mover.RequestPosition(int(kept[2]), int(kept[3]))
	}
	save = func() {
		now := win.Canvas().Size()
		if now.Width < 1 || now.Height < 1 || win.FullScreen() {
			return
		}
		values := []float64{float64(now.Width), float64(now.Height)}
		if x, y, ok := placeOf(win); ok {
			values = append(values, float64(x), float64(y))
		}
		prefs.SetFloatList(windowKey, values)
	}
	win.SetOnClosed(save)
	return save
}
