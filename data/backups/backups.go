// Package backups makes, examines and restores backups of a register: how one is called, what
// lies in their folder and what each holds, and which are taken away again.
package backups

import (
	"context"
	"errors"
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
	// stay is how many automatic backups stay: a working month.
	stay = 30
)

// Folder is where the backups of a data folder lie.
func Folder(dir string) string { return filepath.Join(dir, "sao-luu") }

// New is the file of a backup of a data folder made now: two may be made in one second.
func New(dir string, now time.Time) string {
	name := filepath.Join(Folder(dir), prefix+now.Format(stamp))
	for n := 1; ; n++ {
		file := name + ".db"
		if n > 1 {
			file = fmt.Sprintf("%s-%d.db", name, n)
		}
		if _, err := os.Stat(file); err != nil {
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

// DropOld takes the oldest automatic backups of a data folder away.
func DropOld(dir string) error {
	files, err := filepath.Glob(filepath.Join(Folder(dir), prefix+"*.db"))
	if err != nil {
		return err
	}
	slices.Sort(files)
	var errs []error
	for _, file := range files[:max(0, len(files)-stay)] {
		errs = append(errs, os.Remove(file))
	}
	return errors.Join(errs...)
}

// List looks into every backup in the backup folder of a data folder, the newest first;
// told, which may be nil, hears how many are read. One that cannot be read is among them.
func List(ctx context.Context, dir string, at *time.Location, told func(done, all int)) ([]Contents, error) {
	files, err := filepath.Glob(filepath.Join(Folder(dir), "*.db"))
	if err != nil {
		return nil, err
	}
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
	if named, err := time.ParseInLocation(prefix+stamp+".db", filepath.Base(file), at); err == nil {
		b.Made = named
	}
	b.Err = b.read(ctx)
	return b
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
