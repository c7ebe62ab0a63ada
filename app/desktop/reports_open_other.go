//go:build !windows

package desktop

import (
	"os/exec"
	"runtime"

	"donthu/data"
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
		return data.Tell(nil, "replies.noOffice")
	}
	return exec.Command(program, "--headless", "-p", path).Run()
}
