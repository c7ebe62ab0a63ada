package toolkit

import (
	"log/slog"
	"sync"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/windows"
)

var (
	comctl32          = windows.NewLazySystemDLL("comctl32.dll")
	setWindowSubclass = comctl32.NewProc("SetWindowSubclass")
	defSubclassProc   = comctl32.NewProc("DefSubclassProc")
	getKeyState       = user32.NewProc("GetKeyState")
)

const (
	wmKeyDown    = 0x0100
	wmKeyUp      = 0x0101
	wmChar       = 0x0102
	wmSysKeyDown = 0x0104
	wmUniChar    = 0x0109

	vkBack    = 0x08
	vkControl = 0x11

	// What a keyboard says with the key: repeat 1, scan code 0x0E; released.
	backDown = 0x000E0001
	backUp   = 0xC00E0001
)

// MendTyping makes a window understand every Backspace of Vietnamese typing
// programs: some settings of UniKey send it as the character 8 without a key,
// which the toolkit drops, so that "aa" would become "aâ". Call it when the
// window is on the screen; one that is not is left as it is.
func MendTyping(win fyne.Window) {
	handle := handleOf(win)
	if handle == 0 {
		slog.Warn("typing is not mended: the window has no handle yet")
		return
	}
	if done, _, err := setWindowSubclass.Call(handle, typingProc(), 1, 0); done == 0 {
		slog.Warn("typing is not mended", "error", err)
	}
}

// Windows keeps what NewCallback gives for ever: one is enough for all windows.
var typingProc = sync.OnceValue(func() uintptr {
	var keys typedKeys
	return windows.NewCallback(func(handle, message, wparam, lparam, _, _ uintptr) uintptr {
		if keys.loneBackspace(message, wparam) {
			defSubclassProc.Call(handle, wmKeyDown, vkBack, backDown)
			defSubclassProc.Call(handle, wmKeyUp, vkBack, backUp)
			return 0
		}
		result, _, _ := defSubclassProc.Call(handle, message, wparam, lparam)
		return result
	})
})

// typedKeys follows a window's messages to tell whose a character is.
type typedKeys struct {
	back bool // the Backspace key is down and its character has not come yet
}

// loneBackspace reports whether the message is a Backspace that came as a
// character alone. The one of a key comes right after that key; Ctrl+H makes the
// same character and is no Backspace here.
func (k *typedKeys) loneBackspace(message, wparam uintptr) bool {
	switch message {
	case wmKeyDown, wmSysKeyDown:
		k.back = wparam == vkBack
	case wmKeyUp:
		k.back = false
	case wmChar, wmUniChar:
		ofKey := k.back
		k.back = false
		return wparam == vkBack && !ofKey && !isDown(vkControl)
	}
	return false
}

func isDown(key uintptr) bool {
	state, _, _ := getKeyState.Call(key)
	return state&0x8000 != 0
}
