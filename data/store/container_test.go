package store

import (
	"archive/zip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"donthu/data/backups"
	"donthu/data/papers"
)

// One file is all that another machine needs; the folder it came from may be gone.
func TestAContainerHoldsTheRegisterAndItsFiles(t *testing.T) {
	s, _, scans := scanned(t)
	container := filepath.Join(t.TempDir(), "usb", "so.zip")
	if _, err := s.BackupWhole(t.Context(), container, "", nil); err == nil {
		t.Fatal("a folder that is not there was written into")
	}
	if err := os.Mkdir(filepath.Dir(container), 0o700); err != nil {
		t.Fatal(err)
	}
	var told []int
	missing, err := s.BackupWhole(t.Context(), container, "", func(done, all int) { told = append(told, done, all) })
	if err != nil || len(missing) != 0 || len(told) != 4 || told[3] != 2 {
		t.Fatalf("missing %v, told %v, %v", missing, told, err)
	}
	if _, err := s.BackupWhole(t.Context(), container, "", nil); err == nil || !strings.Contains(err.Error(), "chọn tên khác") {
		t.Errorf("over a file that is there: %v", err)
	}
	letters, err := s.Verify(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.Close(), os.RemoveAll(s.Dir())); err != nil {
		t.Fatal(err)
	}
	if v, err := backups.Verify(t.Context(), container, ""); err != nil || v.Steps != letters.Steps {
		t.Errorf("%+v, %v", v, err)
	}
	there := filepath.Join(t.TempDir(), "may-moi")
	if done, err := backups.Restore(t.Context(), there, container, restoration); err != nil || len(done.Missing) != 0 {
		t.Fatalf("%+v, %v", done, err)
	}
	restored, err := Open(t.Context(), there, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer restored.Close()
	if v, err := restored.Verify(t.Context()); err != nil || v.Err() != nil || v.Steps != letters.Steps {
		t.Errorf("%+v, %v", v, err)
	}
	for _, k := range scans {
		if _, err := restored.Scan(k); err != nil {
			t.Error(err)
		}
	}
	if left, _ := os.ReadDir(filepath.Dir(container)); len(left) != 1 {
		t.Errorf("beside the container lies %v", left)
	}
}

func TestAContainerNamesWhatItLacks(t *testing.T) {
	s, _, scans := scanned(t)
	lost, err := s.Scan(scans[1])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(lost, []byte("%PDF-1.7 khác"), 0o600); err != nil {
		t.Fatal(err)
	}
	container := filepath.Join(t.TempDir(), "so.zip")
	missing, err := s.BackupWhole(t.Context(), container, "", nil)
	if err != nil || len(missing) != 1 || missing[0] != scans[1].Name {
		t.Fatalf("%v, %v", missing, err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	other := filepath.Join(t.TempDir(), "so.zip")
	if _, err := s.BackupWhole(ctx, other, "", nil); err == nil {
		t.Error("a stopped backup ended well")
	}
	if left, _ := os.ReadDir(filepath.Dir(other)); len(left) != 0 {
		t.Errorf("a stopped backup left %v", left)
	}
}

// A file that is no container, or no longer whole, changes nothing.
func TestABrokenContainerIsRefused(t *testing.T) {
	s, letter, scans := scanned(t)
	good := filepath.Join(t.TempDir(), "so.zip")
	if _, err := s.BackupWhole(t.Context(), good, "", nil); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	dir := s.Dir()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	register, remove, err := backups.Unpack(t.Context(), good, "", true)
	if err != nil {
		t.Fatal(err)
	}
	defer remove()
	raw, err := os.ReadFile(register)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(backups.Beside(filepath.Dir(register)).Path(scans[0])); err == nil {
		t.Error("the files came out with a register that was wanted alone")
	}
	in := func(names ...string) []byte {
		file := filepath.Join(t.TempDir(), "x.zip")
		out, err := os.Create(file)
		if err != nil {
			t.Fatal(err)
		}
		w := zip.NewWriter(out)
		for _, name := range names {
			method, body := uint16(zip.Store), []byte("%PDF")
			if name == "so-don-thu.db" {
				method, body = zip.Deflate, raw
			}
			if name == "bomb" {
				name, method, body = "so-don-thu.db", zip.Deflate, make([]byte, 1<<20)
			}
			part, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
			if err == nil {
				_, err = part.Write(body)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := errors.Join(w.Close(), out.Close()); err != nil {
			t.Fatal(err)
		}
		content, _ := os.ReadFile(file)
		return content
	}
	flipped := append([]byte{}, content...)
	flipped[len(flipped)/2] ^= 1
	for name, bytes := range map[string][]byte{
		"empty": nil, "cut": content[:len(content)-40], "flipped": flipped, "foreign": in("bao-cao.xlsx"), "no register": in("ban-quet/a.pdf"),
		"two registers": in("so-don-thu.db", "so-don-thu.db"), "a way out": in("so-don-thu.db", "ban-quet/../../ra.pdf"), "a bomb": in("bomb"),
	} {
		file := filepath.Join(t.TempDir(), "hong.zip")
		if err := os.WriteFile(file, bytes, 0o600); err != nil {
			t.Fatal(err)
		}
		if done, err := backups.Restore(t.Context(), dir, file, restoration); err == nil || done.Aside != "" {
			t.Errorf("%s was restored: %+v", name, done)
		}
		if name == "cut" || name == "flipped" {
			continue // its own sum says so wherever the register alone is still whole
		}
		if _, err := backups.Verify(t.Context(), file, ""); err == nil {
			t.Errorf("%s is said to be whole", name)
		}
	}
	same, err := Open(t.Context(), dir, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer same.Close()
	if _, err := same.Letter(t.Context(), letter); err != nil || papers.Of(dir).Check(scans[0]) != nil {
		t.Errorf("the register is no longer what it was: %v", err)
	}
}
