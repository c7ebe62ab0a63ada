package command

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// A cell that is no figure stands in no total, and the status says that somebody has to
// look.
func TestACellLeftOutOfATotalIsSaidByTheStatus(t *testing.T) {
	dir := t.TempDir()
	register, file, out := filepath.Join(dir, "so"), filepath.Join(dir, "a.xlsx"), filepath.Join(dir, "tong.xlsx")
	run := func(want int, words ...string) (answer, said string) {
		t.Helper()
		var stdout, stderr bytes.Buffer
		if got := Run(t.Context(), words, Streams{Out: &stdout, Err: &stderr, Clock: testClock}, nil); got != want {
			t.Fatalf("%v: status %d, want %d: %s", words, got, want, &stderr)
		}
		return stdout.String(), stderr.String()
	}
	run(Done, "init", "--data", register, "--ward", "UBND phường Một", "--receiver", "Ban")
	run(SomeRefused, "report", "--data", register, "--month", "2026-10", "--out", file)
	run(Done, "consolidate", "--out", out, file)
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellValue("02_XLD", "F11", "nhiều"); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	if _, said := run(SomeRefused, "consolidate", "--replace", "--out", out, file); !strings.Contains(said, "1 ô không tính vào tổng") {
		t.Error(said)
	}
	answer, _ := run(SomeRefused, "consolidate", "--json", "--replace", "--out", out, file)
	var read struct{ LeftOut int }
	if err := json.Unmarshal([]byte(answer), &read); err != nil || read.LeftOut != 1 {
		t.Errorf("%+v, %v", read, err)
	}
	// The same of what a board keeps.
	if _, said := run(SomeRefused, "receive", "--data", register, file); !strings.Contains(said, "ường Một, a.xlsx, biểu 02/XLD, ô 02_XLD!F11: Ô ghi “nhiều”") {
		t.Error(said)
	}
	if _, said := run(SomeRefused, "consolidate", "--replace", "--data", register, "--kept", "--month", "2026-10", "--out", out); !strings.Contains(said, "1 ô không tính vào tổng") {
		t.Error(said)
	}
}
