package backups_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"donthu/data/backups"
)

// A locked container opens by its passphrase alone, however that is typed; nobody reads a name in it.
func TestALockedContainer(t *testing.T) {
	s := newRegister(t, filepath.Join(t.TempDir(), "so"), 1)
	defer s.Close()
	const passphrase = "bảo mật phường"
	file := filepath.Join(t.TempDir(), "so.zip.age")
	for _, c := range []struct {
		passphrase string
		refused    bool
	}{{"", true}, {"bảy kýt", true}, {passphrase, false}} {
		if _, err := s.BackupWhole(t.Context(), file, c.passphrase, nil); (err != nil) != c.refused {
			t.Fatalf("%q: %v", c.passphrase, err)
		}
	}
	raw, err := os.ReadFile(file)
	if err != nil || bytes.Contains(raw, []byte("so-don-thu.db")) || bytes.Contains(raw, []byte("PK\x03\x04")) {
		t.Errorf("it lies open: %v", err)
	}
	for _, c := range []struct{ passphrase, said string }{
		{"", "có mật khẩu"}, {"bảo mật phường ", "không đúng"}, {passphrase, ""}, {norm.NFD.String(passphrase), ""},
	} {
		v, err := backups.Verify(t.Context(), file, c.passphrase)
		if (err == nil) != (c.said == "") || err != nil && (!strings.Contains(err.Error(), c.said) || !errors.Is(err, backups.ErrLocked)) || err == nil && v.Steps == 0 {
			t.Errorf("%q: %+v, %v", c.passphrase, v, err)
		}
	}
	for at, said := range map[int]string{0: "không phải bản sao lưu", len(raw) / 2: "Không đọc được trọn vẹn", len(raw) - 1: "Không đọc được trọn vẹn"} {
		spoilt := bytes.Clone(raw)
		spoilt[at] ^= 1
		if err := os.WriteFile(file, spoilt, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := backups.Verify(t.Context(), file, passphrase); err == nil || !strings.Contains(err.Error(), said) {
			t.Errorf("byte %d changed: %v", at, err)
		}
	}
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "noi-khac")
	how := restoration
	if _, err := backups.Restore(t.Context(), dir, file, how); !errors.Is(err, backups.ErrLocked) {
		t.Errorf("without a passphrase: %v", err)
	}
	how.Passphrase = passphrase
	if _, err := backups.Restore(t.Context(), dir, file, how); err != nil {
		t.Fatal(err)
	}
	if n := letters(t, dir); n != 1 {
		t.Errorf("%d letters", n)
	}
}
