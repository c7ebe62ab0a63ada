package toolkit

import (
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

var (
	user32           = windows.NewLazySystemDLL("user32.dll")
	clientToScreen   = user32.NewProc("ClientToScreen")
	isIconic         = user32.NewProc("IsIconic")
	monitorFromPoint = user32.NewProc("MonitorFromPoint")
	isZoomed         = user32.NewProc("IsZoomed")
	showWindow       = user32.NewProc("ShowWindow")
)

// placeOf is the upper left corner of the content, as RequestPosition takes it.
func placeOf(win fyne.Window) (x, y int, ok bool) {
	handle := handleOf(win)
	if handle == 0 {
		return 0, 0, false
	}
	if minimised, _, _ := isIconic.Call(handle); minimised != 0 {
		return 0, 0, false
	}
	var point struct{ X, Y int32 }
	if done, _, _ := clientToScreen.Call(handle, uintptr(unsafe.Pointer(&point))); done == 0 {
		return 0, 0, false
	}
	return int(point.X), int(point.Y), true
}

// handleOf is the system's handle of a window, 0 while it has none.
func handleOf(win fyne.Window) (handle uintptr) {
	native, isNative := win.(driver.NativeWindow)
	if !isNative {
		return 0
	}
	native.RunNative(func(context any) {
		switch c := context.(type) {
		case driver.WindowsWindowContext:
			handle = c.HWND
		case *driver.WindowsWindowContext:
			handle = c.HWND
		}
	})
	return handle
}

// onScreen reports whether a screen still shows the point: a second screen may
// have been taken away since.
func onScreen(x, y int) bool {
	// POINT is passed by value, both halves in one register.
	point := uintptr(uint32(int32(x))) | uintptr(uint32(int32(y)))<<32
	monitor, _, _ := monitorFromPoint.Call(point, 0) // MONITOR_DEFAULTTONULL
	return monitor != 0
}

func maximise(win fyne.Window) {
	const swMaximize = 3
	if handle := handleOf(win); handle != 0 {
		showWindow.Call(handle, swMaximize)
	}
}

func isMaximised(win fyne.Window, _ fyne.Size, _ Screen) (large, known bool) {
	handle := handleOf(win)
	if handle == 0 {
		return false, false
	}
	zoomed, _, _ := isZoomed.Call(handle)
	return zoomed != 0, true
}
