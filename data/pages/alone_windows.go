package pages

import (
	"os/exec"
	"syscall"
)

// alone starts a reader without a window of its own.
func alone(c *exec.Cmd) { c.SysProcAttr = &syscall.SysProcAttr{HideWindow: true} }
