//go:build !windows

package desktop

import (
	"errors"
	"os/exec"
	"runtime"

	"donthu/assets"
)

// openWithSystem hands a file or a folder to the desktop's opener.
func openWithSystem(path string) error {
	opener := "xdg-open"
	if runtime.GOOS == "darwin" {
		opener = "open"
	}
	return exec.Command(opener, path).Run()
}

// printWithSystem prints a Word document on the computer's usual printer.
func printWithSystem(path string) error {
	program := officeProgram()
	if program == "" {
		return errors.New(assets.Text("replies.noOffice"))
	}
	return exec.Command(program, "--headless", "-p", path).Run()
}
