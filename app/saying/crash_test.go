package saying

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const trace = `panic: store: letter 12/2026 of Nguyễn Thị Ánh, 12 Lê Lợi [recovered]
	panic: interface conversion: Nguyễn Thị Ánh is not a day

goroutine 34 gp=0xc0001 m=3 mp=0xc00 [running, locked to thread]:
donthu/app/desktop/letters.(*Form).save(0xc000123, {0xc0004, 0x1c})
	donthu/app/desktop/letters/form.go:120 +0x1b3
donthu/data/store.(*subject[...]).keep(0xc000123)
	/home/hoa/donthu/data/store/subjects.go:180 +0x22
fyne.io/fyne/v2/internal/async.EnsureNotMain(...)
	C:\Users\Tran Thi Hoa\go\fyne.io\fyne\v2@v2.8.1\internal\async\goroutine.go:12
created by main.main in goroutine 1
	donthu/main.go:30 +0x1
Đơn của Nguyễn Thị Ánh
`

// A report of a crash goes to strangers: it says where, and nothing of what was typed.
func TestACrashIsToldWithoutWords(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Dir(CrashFile(dir)), 0o700); err != nil {
		t.Fatal(err)
	}
	begins := func(left string) (*Crash, error) {
		if err := errors.Join(os.WriteFile(CrashFile(dir), []byte(left), 0o600), PutCrashAside(dir)); err != nil {
			t.Fatal(err)
		}
		return LastCrash(dir)
	}
	if err := PutCrashAside(dir); err != nil {
		t.Error("a first window:", err)
	}
	if crash, err := begins(""); crash != nil || err != nil {
		t.Error("a window that ended well has crashed", crash, err)
	}
	crash, err := begins(trace)
	if err != nil || crash == nil || crash.At.IsZero() {
		t.Fatal(crash, err)
	}
	want := "panic: …\ngoroutine [running]\n" +
		"donthu/app/desktop/letters.(*Form).save\n    donthu/app/desktop/letters/form.go:120\n" +
		"donthu/data/store.(*subject[...]).keep\n    subjects.go:180\n" +
		"fyne.io/fyne/v2/internal/async.EnsureNotMain\n    goroutine.go:12\n" +
		"created by main.main\n    donthu/main.go:30"
	if crash.Report != want {
		t.Errorf("the report is\n%s\nwant\n%s", crash.Report, want)
	}
	if err := ForgetCrash(dir); err != nil {
		t.Error(err)
	}
	if crash, err := LastCrash(dir); crash != nil || err != nil {
		t.Error("forgotten, and still there", crash, err)
	}
	if err := ForgetCrash(dir); err != nil {
		t.Error("nothing to forget is a fault:", err)
	}
}

func TestWhatGoItselfSaysOfACrashIsKept(t *testing.T) {
	for line, kept := range map[string]bool{
		"panic: runtime error: index out of range [3] with length 2":              true,
		"panic: runtime error: invalid memory address or nil pointer dereference": true,
		"fatal error: concurrent map read and map write":                          true,
		"[signal SIGSEGV: segmentation violation code=0x1 addr=0x18 pc=0x7a]":     true,
		"panic: runtime error: Nguyễn Thị Ánh":                                    false,
		"panic: Ánh": false,
	} {
		if got := withoutWords(line); kept != (got == line) || strings.Contains(got, "Ánh") {
			t.Errorf("%q is told as %q", line, got)
		}
	}
	long := "goroutine 1 [running]:\n" + strings.Repeat("main.main()\n\tmain.go:1\n", crashLines)
	if n := strings.Count(withoutWords(long), "\n") + 1; n != crashLines {
		t.Errorf("%d lines are told", n)
	}
}
