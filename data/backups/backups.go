// Package backups makes, examines and restores backups of a register: how one is called, what
// lies in their folder and what each holds, and which are taken away again.
package backups

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"donthu/data/day"
	"donthu/data/sqlite"
)

// Contents is what a backup holds, as far as a look at it tells that does not examine
// it: Verify does that.
type Contents struct {
	File string
	Made time.Time // as its name says, else when the file was written
	Size int64
	// Letters, Visits and Documents are how many it has; Unknown in a register so old that
	// it did not keep them.
	Letters, Visits, Documents int
	// Before says that it is no copy but the register that was there before a restore.
	Before bool
	// LastStep is when the newest step was written; zero when there is none.
	LastStep time.Time
	// Err says why it cannot be read.
	Err error
}

// Unknown is a count that a backup does not tell.
const Unknown = -1

// LastDay is the day of the newest step by the office's clock.
func (b Contents) LastDay(at *time.Location) day.Date {
	if b.LastStep.IsZero() {
		return 0
	}
	return day.Of(b.LastStep.In(at))
}

const (
	prefix = "so-don-thu-"
	stamp  = "20060102-150405"
)

// Folder is where the backups of a data folder lie.
func Folder(dir string) string { return filepath.Join(dir, "sao-luu") }

// New is the file of a backup of a data folder made now: two may be made in one second.
func New(dir string, now time.Time) string {
	return unused(filepath.Join(Folder(dir), prefix+now.Format(stamp)), ".db")
}

// unused is the name, with a number when there is such a file or folder.
func unused(name, ending string) string {
	for n := 1; ; n++ {
		file := name + ending
		if n > 1 {
			file = fmt.Sprintf("%s-%d%s", name, n, ending)
		}
		if !lies(file) {
			return file
		}
	}
}

// Newest is the last backup of a data folder and when it was written, "" for none. What an
// update of the program put aside is not one.
func Newest(dir string) (file string, at time.Time, err error) {
	all, err := filepath.Glob(filepath.Join(Folder(dir), "*.db"))
	for _, f := range all {
		if info, err := os.Stat(f); err == nil && info.ModTime().After(at) && !strings.HasPrefix(filepath.Base(f), "truoc-") {
			file, at = f, info.ModTime()
		}
	}
	return file, at, err
}

// List looks into every backup in the backup folder of a data folder, and into the registers
// that restores put aside there, the newest first;
// told, which may be nil, hears how many are read. One that cannot be read is among them.
func List(ctx context.Context, dir string, at *time.Location, told func(done, all int)) ([]Contents, error) {
	files, err := filepath.Glob(filepath.Join(Folder(dir), "*.db"))
	if err != nil {
		return nil, err
	}
	files = append(files, Asides(dir, AsidePrefix)...)
	all := make([]Contents, len(files))
	for i, file := range files {
		if told != nil {
			told(i, len(files))
		}
		all[i] = Look(ctx, file, at)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(all, func(a, b Contents) int { return b.Made.Compare(a.Made) })
	return all, nil
}

// Look looks into one backup; nothing is written, beside it either.
func Look(ctx context.Context, file string, at *time.Location) Contents {
	b := Contents{File: file}
	info, err := os.Stat(file)
	if err != nil {
		b.Err = err
		return b
	}
	b.Size, b.Made = info.Size(), info.ModTime()
	if named, ok := stamped(filepath.Base(file), prefix, at); ok {
		b.Made = named
	}
	if before, ok := stamped(filepath.Base(filepath.Dir(file)), AsidePrefix, at); ok {
		b.Made, b.Before = before, true
	}
	b.Err = b.read(ctx)
	return b
}

// stamped is the time that a name says behind the prefix.
func stamped(name, prefix string, at *time.Location) (time.Time, bool) {
	rest, ok := strings.CutPrefix(name, prefix)
	if !ok || len(rest) < len(stamp) {
		return time.Time{}, false
	}
	made, err := time.ParseInLocation(stamp, rest[:len(stamp)], at)
	return made, err == nil
}

func (b *Contents) read(ctx context.Context) error {
	db, err := sqlite.Look(ctx, b.File)
	if err != nil {
		return err
	}
	defer db.Close()
	for table, count := range map[string]*int{"letters": &b.Letters, "receptions": &b.Visits, "replies": &b.Documents} {
		there, err := sqlite.One[int](ctx, db, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?", table)
		if err == nil && there == 0 {
			*count = Unknown
			continue
		}
		if err == nil {
			*count, err = sqlite.One[int](ctx, db, "SELECT count(*) FROM "+table)
		}
		if err != nil {
			return sqlite.Unreadable(err, b.File)
		}
	}
	written, err := sqlite.One[string](ctx, db, "SELECT coalesce((SELECT written_at FROM steps ORDER BY seq DESC LIMIT 1), '')")
	if err != nil {
		return sqlite.Unreadable(err, b.File)
	}
	if written != "" {
		b.LastStep, err = time.Parse(time.RFC3339, written)
	}
	return err
}
