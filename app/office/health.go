package office

import (
	"context"
	"os"
	"time"

	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/recognised"
	"donthu/data/site"
	"donthu/data/store"
)

const (
	// BackupDays is how old the last backup of a register may be that went on since, and the last
	// in its second place.
	BackupDays = 7
	// leastFree is how many bytes a drive must have free at least: for a day of scans.
	leastFree = 1 << 30
)

// Health is how the register and the computer stand, as far as the program can see.
type Health struct {
	Now         time.Time
	Place       string // what speaks against where the register lies; "" for nothing
	Size        int64  // of the register's file, in bytes
	Letters     int
	Steps       int64
	Free        int64 // bytes free where the register lies
	FreeKnown   bool
	Backup      store.Backed
	LastWritten time.Time // when the newest step was written; zero for none
	Unconfirmed []int     // years whose days off nobody has confirmed
	Recognises  bool      // the words of scans
	PDF         bool      // documents become PDF
}

// Health looks at the register and the computer.
func (o *Office) Health(ctx context.Context) (h Health, err error) {
	h.Now, h.Place, h.PDF = o.clock(), site.Warning(o.Dir()), CanPDF()
	h.Unconfirmed = law.NewOffice(o.Settings()).Unconfirmed(o.Today())
	h.Free, h.FreeKnown = site.Free(o.Dir())
	info, err := os.Stat(site.Path(o.Dir()))
	if err != nil {
		return h, err
	}
	h.Size = info.Size()
	_, lack := recognised.Find(ctx)
	h.Recognises = lack == ""
	if h.Letters, err = o.LetterCount(ctx); err != nil {
		return h, err
	}
	if h.Steps, err = o.LastStep(ctx); err != nil {
		return h, err
	}
	if h.LastWritten, err = o.LastWritten(ctx); err != nil {
		return h, err
	}
	h.Backup, err = o.LastBackup(ctx)
	return h, err
}

// LeastFree is how many bytes should be free: room for the register written anew beside itself
// and for a backup of it, and not less than a day's scans need.
func (h *Health) LeastFree() int64 { return max(leastFree, 3*h.Size) }

// Full says that there is too little room; what is not known is not said.
func (h *Health) Full() bool { return h.FreeKnown && h.Free < h.LeastFree() }

// Behind says that the clock stands before the newest step, so that days and hours written now
// would be wrong.
func (h *Health) Behind() bool { return h.Now.Before(h.LastWritten) }

// BackupOld says that the last backup is too old, or that there is none.
func (h *Health) BackupOld() bool { return BackupOld(h.Backup, h.Now) }

// BackupOld says that a backup is too old now for a register that went on since, or that there
// is none.
func BackupOld(b store.Backed, now time.Time) bool {
	return b.File == "" || !b.Whole && day.Of(b.At.In(now.Location())).DaysUntil(day.Of(now)) > BackupDays
}
