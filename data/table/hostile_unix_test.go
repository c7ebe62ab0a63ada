//go:build !windows

package table_test

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"donthu/data/table"
)

func TestAPipeIsNotWaitedFor(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "so.xlsx")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	if _, err := table.Open(pipe); err == nil || !strings.Contains(err.Error(), "thư mục hoặc thiết bị") {
		t.Errorf("the error is %v", err)
	}
}
