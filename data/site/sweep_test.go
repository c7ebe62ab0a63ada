package site

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// What a killed program had copied goes a day later; what is at work stays, and so does the office's.
func TestCopiesOfAKilledProgramGo(t *testing.T) {
	dir, now := t.TempDir(), time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)
	for name, age := range map[string]time.Duration{"tam-gop-so-1": 25 * time.Hour, "tam-xem-lai-1": 24*time.Hour + time.Second, "tam-gop-so-2": 24 * time.Hour, "tam-thoi": 48 * time.Hour, "so-don-thu.db.dang-phuc-hoi": 25 * time.Hour} {
		folder := filepath.Join(dir, name)
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(folder, now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	sweep(dir, now)
	for name, there := range map[string]bool{"tam-gop-so-1": false, "tam-xem-lai-1": false, "tam-gop-so-2": true, "so-don-thu.db.dang-phuc-hoi": false, "tam-thoi": true} {
		if _, err := os.Stat(filepath.Join(dir, name)); (err == nil) != there {
			t.Errorf("%s: %v", name, err)
		}
	}
}
