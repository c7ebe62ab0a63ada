//go:build !windows

package toolkit

import "fyne.io/fyne/v2"

// MendTyping does nothing here: only Windows has typing programs that send
// Backspace as a character.
func MendTyping(fyne.Window) {}
