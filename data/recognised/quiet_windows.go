package recognised

import (
	"os"
	"os/exec"
	"syscall"
)

// belowNormal is BELOW_NORMAL_PRIORITY_CLASS, noWindow CREATE_NO_WINDOW.
const (
	belowNormal = 0x00004000
	noWindow    = 0x08000000
)

// quiet lets the program run without a window of its own, behind the clerk's programs.
func quiet(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{HideWindow: true, CreationFlags: belowNormal | noWindow}
}

func lower(*os.Process) {}
