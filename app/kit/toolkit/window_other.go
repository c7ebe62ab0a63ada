//go:build !windows

package toolkit

import "fyne.io/fyne/v2"

// Elsewhere the window manager remembers places, and Wayland tells none.
func placeOf(fyne.Window) (x, y int, ok bool) { return 0, 0, false }

func onScreen(int, int) bool { return false }
