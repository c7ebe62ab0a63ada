package desktop

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestTheSoftwareCopyIsTheProgramBesideItsOpenGL(t *testing.T) {
	installed := filepath.Join(t.TempDir(), "Chương trình")
	given := filepath.Join(installed, softwareFolder)
	home := filepath.Join(t.TempDir(), "Đệm", softwareFolder)
	program := filepath.Join(installed, "SoDonThu.exe")
	write := func(file, text string, age time.Duration) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		when := time.Date(2026, 11, 20, 9, 30, 0, 0, time.UTC).Add(-age)
		if err := os.Chtimes(file, when, when); err != nil {
			t.Fatal(err)
		}
	}
	holds := func(file, want string) {
		t.Helper()
		if got, err := os.ReadFile(file); err != nil || string(got) != want {
			t.Errorf("%s holds %q, %v; want %q", filepath.Base(file), got, err, want)
		}
	}
	write(program, "bản 1", 3*time.Hour)

	if _, err := softwareCopy(program, given, home); !errors.Is(err, errNoSoftware) {
		t.Fatalf("without Mesa: %v", err)
	}
	if _, err := os.Stat(home); err == nil {
		t.Error("something was copied without Mesa")
	}

	write(filepath.Join(given, softwareLibrary), "mesa", time.Hour)
	write(filepath.Join(given, "libgallium_wgl.dll"), "gallium", time.Hour)
	write(filepath.Join(given, "doc.txt"), "không phải thư viện", time.Hour)
	copied, err := softwareCopy(program, given, home)
	if err != nil {
		t.Fatal(err)
	}
	if !isSoftwareCopy(copied, home) || isSoftwareCopy(program, home) {
		t.Errorf("the copy %s does not know itself", copied)
	}
	holds(copied, "bản 1")
	holds(filepath.Join(home, softwareLibrary), "mesa")
	holds(filepath.Join(home, "libgallium_wgl.dll"), "gallium")
	if entries, _ := os.ReadDir(home); len(entries) != 3 {
		t.Errorf("%d files were copied, want the program and two libraries", len(entries))
	}

	// What is the same is not written again, another version is.
	write(copied, "bản ?", 3*time.Hour)
	if _, err := softwareCopy(program, given, home); err != nil {
		t.Fatal(err)
	}
	holds(copied, "bản ?")
	write(program, "bản 2", 2*time.Hour)
	if _, err := softwareCopy(program, given, home); err != nil {
		t.Fatal(err)
	}
	holds(copied, "bản 2")
}
