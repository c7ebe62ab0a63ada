//go:build !windows

package desktop

import (
	"os/exec"
	"runtime"
)

// openWithSystem hands a file or a folder to the desktop's opener.
func openWithSystem(path string) error {
	opener := "xdg-open"
	if runtime.GOOS == "darwin" {
		opener = "open"
	}
	return exec.Command(opener, path).Run()
}
