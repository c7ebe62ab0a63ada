package office

import (
	"testing"
	"time"

	"donthu/data/store"
)

// Each bound of what is to be looked at has both its sides here.
func TestWhatOfTheComputerIsToBeLookedAt(t *testing.T) {
	now := time.Date(2026, 11, 20, 9, 30, 0, 0, time.FixedZone("", 7*3600))
	healthy := func() Health {
		return Health{Now: now, Size: 1 << 20, Free: leastFree, FreeKnown: true, LastWritten: now, Backup: store.Backed{File: "x", At: now}}
	}
	for _, c := range []struct {
		what                string
		change              func(*Health)
		full, behind, older bool
	}{
		{"all is well", func(*Health) {}, false, false, false},
		{"a byte too few", func(h *Health) { h.Free-- }, true, false, false},
		{"nobody knows what is free", func(h *Health) { h.Free, h.FreeKnown = 0, false }, false, false, false},
		{"a large register wants three times itself", func(h *Health) { h.Size, h.Free = 1<<30, 3<<30 }, false, false, false},
		{"and not a byte less", func(h *Health) { h.Size, h.Free = 1<<30, 3<<30-1 }, true, false, false},
		{"a step of the next second", func(h *Health) { h.LastWritten = now.Add(time.Second) }, false, true, false},
		{"no backup", func(h *Health) { h.Backup = store.Backed{} }, false, false, true},
		{"a backup of seven days ago", func(h *Health) { h.Backup.At = time.Date(2026, 11, 13, 0, 0, 0, 0, now.Location()) }, false, false, false},
		{"a backup of eight days ago", func(h *Health) { h.Backup.At = time.Date(2026, 11, 12, 23, 59, 0, 0, now.Location()) }, false, false, true},
		{"nothing was written since", func(h *Health) { h.Backup.At, h.Backup.Whole = now.AddDate(-1, 0, 0), true }, false, false, false},
	} {
		h := healthy()
		c.change(&h)
		if h.Full() != c.full || h.Behind() != c.behind || h.BackupOld() != c.older {
			t.Errorf("%s: full %v, behind %v, backup old %v", c.what, h.Full(), h.Behind(), h.BackupOld())
		}
	}
}

func TestHealthOfARegister(t *testing.T) {
	o := newOffice(t)
	before, err := o.Health(t.Context())
	if err != nil || before.Letters != 0 || before.Size == 0 || before.Backup.File != "" || !before.LastWritten.IsZero() && before.Behind() {
		t.Fatalf("%+v, %v", before, err)
	}
	registered(t, o, facts("Nguyễn Thị Ánh", "Đề nghị sửa đèn đường"))
	after, err := o.Health(t.Context())
	if err != nil || after.Letters != 1 || after.Steps <= before.Steps || !after.LastWritten.Equal(o.clock().Truncate(time.Second)) || after.Behind() {
		t.Errorf("%+v, %v", after, err)
	}
}
