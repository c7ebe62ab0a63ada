package store

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"donthu/data/backups"
	"donthu/data/day"
)

func TestBackupsAreLookedIntoWithoutATrace(t *testing.T) {
	s := newStore(t)
	if none, err := backups.List(t.Context(), s.Dir(), time.UTC, nil); err != nil || len(none) != 0 {
		t.Fatalf("found %v, %v", none, err)
	}
	folder := backups.Folder(s.Dir())
	add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	old := filepath.Join(folder, "so-don-thu-20250102-030405.db")
	if _, _, err := s.Backup(t.Context(), old); err != nil {
		t.Fatal(err)
	}
	add(t, s, facts("Trần Văn Bình", "Khiếu nại"))
	file, _, err := s.Backup(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	broken := filepath.Join(folder, "so-don-thu-20240102-030405.db")
	if err := os.WriteFile(broken, []byte("không phải sổ"), 0o600); err != nil {
		t.Fatal(err)
	}
	var told []int
	all, err := backups.List(t.Context(), s.Dir(), time.UTC, func(done, of int) {
		if of != 3 {
			t.Errorf("of %d", of)
		}
		told = append(told, done)
	})
	if err != nil || len(all) != 3 || len(told) != 3 {
		t.Fatalf("found %d, told %v, %v", len(all), told, err)
	}
	if b := all[0]; b.File != file || b.Letters != 2 || b.Visits != 0 || b.Documents != 0 || b.Size == 0 || b.Err != nil || b.LastDay(time.UTC) != day.Of(testNow) {
		t.Errorf("the newest is %+v", b)
	}
	if b := all[1]; b.File != old || b.Letters != 1 || !b.Made.Equal(time.Date(2025, 1, 2, 3, 4, 5, 0, time.UTC)) {
		t.Errorf("the older one is %+v", b)
	}
	if b := all[2]; b.File != broken || b.Err == nil {
		t.Errorf("what is no register is %+v", b)
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 3 {
		t.Errorf("beside the backups lies something: %v, %v", left, err)
	}
}
