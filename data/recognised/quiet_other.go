//go:build !windows

package recognised

import (
	"os"
	"os/exec"
	"syscall"
)

func quiet(*exec.Cmd) {}

// lower lets the clerk's programs go before it; where that is refused it is as fast as they.
func lower(p *os.Process) { _ = syscall.Setpriority(syscall.PRIO_PROCESS, p.Pid, 10) }
