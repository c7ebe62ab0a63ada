//go:build !windows

package office

import (
	"context"
	"errors"
	"os/exec"
	"syscall"
)

// hasWord reports whether Word can be asked to print.
func hasWord() bool { return false }

func printByWord(context.Context, string, string, string) error { return errors.ErrUnsupported }

// alone lets a program start a group of its own, with which end ends what it started.
func alone(c *exec.Cmd) { c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

func end(c *exec.Cmd) { _ = syscall.Kill(-c.Process.Pid, syscall.SIGKILL) }
