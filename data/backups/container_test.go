package backups

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// What a program that was ended by force had taken apart goes a day later, not under one that
// is at work.
func TestSweep(t *testing.T) {
	aside := t.TempDir()
	defer func(was func() string) { asideFolder = was }(asideFolder)
	asideFolder = func() string { return aside }
	now := time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)
	for name, age := range map[string]time.Duration{"cu": 24*time.Hour + time.Second, "moi": 24 * time.Hour} {
		folder := filepath.Join(aside, name)
		if err := os.MkdirAll(filepath.Join(folder, "ban-quet"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(folder, now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	Sweep(now)
	if left, err := os.ReadDir(aside); err != nil || len(left) != 1 || left[0].Name() != "moi" {
		t.Errorf("%v, %v", left, err)
	}
}
