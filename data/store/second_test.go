package store

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"donthu/data/backups"
	"donthu/data/register"
)

// The second place gets a checked copy when it is there, and is made by nobody when it is not.
func TestTheSecondPlace(t *testing.T) {
	s := newStore(t)
	place := filepath.Join(t.TempDir(), "usb")
	settings := s.Settings()
	settings.BackupFolder = place
	if err := s.SaveSettings(t.Context(), settings); err != nil {
		t.Fatal(err)
	}
	scan := filepath.Join(t.TempDir(), "quet.pdf")
	if err := os.WriteFile(scan, []byte("%PDF-1.4 a"), 0o600); err != nil {
		t.Fatal(err)
	}
	l := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	if _, err := s.File(t.Context(), l.ID, register.Filed{Kind: register.FiledLetter}, scan); err != nil {
		t.Fatal(err)
	}
	first := backupNow(t, s)
	if b, err := s.LastBackup(t.Context()); err != nil || !b.Second.IsZero() {
		t.Errorf("the place is away: %+v, %v", b, err)
	}
	if _, err := os.Stat(place); err == nil {
		t.Error("the place was made")
	}
	if err := os.Mkdir(place, 0o700); err != nil {
		t.Fatal(err)
	}
	if again, err := s.BackupIfChanged(t.Context()); err != nil || again != "" { // it is plugged in, nothing was written
		t.Fatalf("%q, %v", again, err)
	}
	if b, err := s.LastBackup(t.Context()); err != nil || !b.Second.Equal(testNow) || b.File != first {
		t.Errorf("%+v, %v", b, err)
	}
	there, err := filepath.Glob(filepath.Join(place, "so-don-thu-*", filepath.Base(first)))
	if err != nil || len(there) != 1 {
		t.Fatalf("%v, %v", there, err)
	}
	if err := os.RemoveAll(s.Dir()); err != nil { // the computer is gone
		t.Fatal(err)
	}
	elsewhere := t.TempDir()
	if done, err := backups.Restore(t.Context(), elsewhere, there[0], restoration); err != nil || len(done.Missing) != 0 {
		t.Fatalf("%+v, %v", done, err)
	}
	restored, err := Open(t.Context(), elsewhere, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer restored.Close()
	if v, err := restored.Verify(t.Context()); err != nil || v.Err() != nil || v.Letters != 1 {
		t.Errorf("%+v, %v", v, err)
	}
	if b, err := restored.LastBackup(t.Context()); err != nil || b.Second.After(time.Time{}) {
		t.Errorf("what a backup knows of the second place: %+v, %v", b, err)
	}
}

func backupNow(t *testing.T, s *Store) string {
	t.Helper()
	file, err := s.BackupIfChanged(t.Context())
	if err != nil || file == "" {
		t.Fatalf("%q, %v", file, err)
	}
	return file
}
