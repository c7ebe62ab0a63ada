//go:build !windows

package toolkit

import "fyne.io/fyne/v2"

// Elsewhere the window manager remembers places, and Wayland tells none.
func placeOf(fyne.Window) (x, y int, ok bool) { return 0, 0, false }

func onScreen(int, int) bool { return false }

// A window that opened as large as the room that is free is maximised enough.
func maximise(fyne.Window) {}

func isMaximised(_ fyne.Window, now fyne.Size, screen Screen) (large, known bool) {
	if screen.Free.IsZero() {
		return false, false
	}
	return now.Width >= screen.Free.Width-1 && now.Height >= screen.Free.Height-titleBar-1, true
}
