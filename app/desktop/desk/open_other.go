//go:build !windows

package desk

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

// PrintWithSystem prints a Word document on the computer's usual printer.
func PrintWithSystem(path string) error {
	program := OfficeProgram()
	if program == "" {
		return data.Tell(nil, "replies.noOffice")
	}
	return exec.Command(program, "--headless", "-p", path).Run()
}
