package backups

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// Half a backup of a killed program goes a day later, not one that is being written, and nothing
// that is called otherwise.
func TestHalfBackupsGo(t *testing.T) {
	folder, now := t.TempDir(), time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)
	day := 24 * time.Hour
	for _, c := range []struct {
		name string
		age  time.Duration
		stay bool
	}{
		{"so-don-thu-20261129-080000.db.dang-ghi", day + time.Second, false}, {"a.zip.dang-ghi", day, true},
		{"so-don-thu-20261129-080000.db.dang-ghi-journal", day + time.Second, false}, {"so-don-thu-20261128-080000.db", 2 * day, true},
	} {
		file := filepath.Join(folder, c.name)
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(file, now.Add(-c.age), now.Add(-c.age)); err != nil {
			t.Fatal(err)
		}
		dropParts(folder, now)
		if lies(file) != c.stay {
			t.Errorf("%s stays: %v", c.name, lies(file))
		}
	}
}
