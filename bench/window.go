package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// windows measures until the program's window on the register is visible, beside
// an empty Fyne window, and the memory that it then takes.
func windows(ctx context.Context, dir string) error {
	if os.Getenv("DISPLAY") == "" || runtime.GOOS != "linux" {
		fmt.Println("window: no display, not measured")
		return nil
	}
	if _, err := exec.LookPath("xdotool"); err != nil {
		fmt.Println("window: xdotool is not installed, not measured")
		return nil
	}
	bin := filepath.Join(filepath.Dir(dir), "bin")
	build := exec.CommandContext(ctx, "go", "build", "-tags", "sqlite_fts5,migrated_fynedo,x11", "-o", bin+string(filepath.Separator), ".", "./bench/emptywindow")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return err
	}
	var program, bare time.Duration
	memory := 0
	for range 3 {
		took, kilobytes, err := untilVisible(ctx, "Sổ Đơn Thư", filepath.Join(bin, "donthu"), "--data", dir)
		if err != nil {
			return err
		}
		if program == 0 || took < program {
			program = took
		}
		memory = max(memory, kilobytes)
		if took, _, err = untilVisible(ctx, "Cửa sổ trống", filepath.Join(bin, "emptywindow")); err != nil {
			return err
		}
		if bare == 0 || took < bare {
			bare = took
		}
	}
	line("window visible", program, bare, "≤ 1.3")
	fmt.Printf("%-34s %9d MB %30s\n", "memory, at most", memory/1024, "< 250 MB")
	return nil
}

// untilVisible starts a program, waits for its window and ends it two seconds
// later; kilobytes is the most memory that it had.
func untilVisible(ctx context.Context, title, program string, args ...string) (took time.Duration, kilobytes int, err error) {
	cmd := exec.CommandContext(ctx, program, args...)
	began := time.Now()
	if err := cmd.Start(); err != nil {
		return 0, 0, err
	}
	defer cmd.Wait()
	defer cmd.Process.Kill()
	for {
		if time.Since(began) > time.Minute {
			return 0, 0, fmt.Errorf("%s: no window within a minute", program)
		}
		out, _ := exec.CommandContext(ctx, "xdotool", "search", "--onlyvisible", "--name", title).Output()
		if strings.TrimSpace(string(out)) != "" {
			break
		}
	}
	took = time.Since(began)
	time.Sleep(2 * time.Second) // let the first page come, for the memory
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", cmd.Process.Pid))
	if err != nil {
		return took, 0, err
	}
	for _, line := range strings.Split(string(status), "\n") {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			_, err = fmt.Sscan(rest, &kilobytes)
		}
	}
	return took, kilobytes, err
}
