package office

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"

	"golang.org/x/sys/windows"
	"golang.org/x/sys/windows/registry"
)

// hasWord reports whether Word can be asked to print.
func hasWord() bool {
	key, err := registry.OpenKey(registry.CLASSES_ROOT, `Word.Application\CLSID`, registry.QUERY_VALUE)
	if err != nil {
		return false
	}
	_ = key.Close()
	return true
}

// wordScript opens the document for reading in a Word of its own, without a window or
// questions, and prints it (17 is wdExportFormatPDF). The paths come from the environment,
// so that none of their letters means anything to the shell; Windows asks for no leave to
// run what stands on the command line, as it does for files of scripts.
const wordScript = `$ErrorActionPreference='Stop';` +
	`$w=New-Object -ComObject Word.Application;` +
	`try{$w.Visible=$false;$w.DisplayAlerts=0;$w.AutomationSecurity=3;` +
	`$d=$w.Documents.Open($env:DONTHU_IN,$false,$true,$false);` +
	`$d.ExportAsFixedFormat($env:DONTHU_OUT,17);$d.Close(0)}finally{$w.Quit(0)}`

func printByWord(ctx context.Context, _, in, out string) error {
	shell := filepath.Join(os.Getenv("SystemRoot"), "System32", "WindowsPowerShell", "v1.0", "powershell.exe")
	if _, err := os.Stat(shell); err != nil {
		shell = "powershell"
	}
	c := exec.Command(shell, "-NoLogo", "-NoProfile", "-NonInteractive", "-Command", wordScript)
	c.Env = append(os.Environ(), "DONTHU_IN="+in, "DONTHU_OUT="+out)
	return run(ctx, c)
}

// alone lets a program run without a window of its own.
func alone(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{HideWindow: true, CreationFlags: windows.CREATE_NO_WINDOW}
}

// end ends a program with what it started: soffice.exe waits for another one.
func end(c *exec.Cmd) {
	kill := exec.Command("taskkill", "/T", "/F", "/PID", strconv.Itoa(c.Process.Pid))
	alone(kill)
	if kill.Run() != nil {
		_ = c.Process.Kill()
	}
}
