package store

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"time"

	"donthu/data"
	"donthu/data/day"
)

// BackupContents is what a backup holds, as far as a look at it tells that does not examine
// it: VerifyFile does that.
type BackupContents struct {
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
func (b BackupContents) LastDay(at *time.Location) day.Date {
	if b.LastStep.IsZero() {
		return 0
	}
	return day.Of(b.LastStep.In(at))
}

const (
	backupName  = "so-don-thu-"
	backupStamp = "20060102-150405"
)

// Backups looks into every backup in the backup folder of a data folder, the newest first;
// told, which may be nil, hears how many are read. One that cannot be read is among them.
func Backups(ctx context.Context, dir string, at *time.Location, told func(done, all int)) ([]BackupContents, error) {
	files, err := filepath.Glob(filepath.Join(dir, backupFolder, "*.db"))
	if err != nil {
		return nil, err
	}
	all := make([]BackupContents, len(files))
	for i, file := range files {
		if told != nil {
			told(i, len(files))
		}
		all[i] = InspectBackup(ctx, file, at)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(all, func(a, b BackupContents) int { return b.Made.Compare(a.Made) })
	return all, nil
}

// InspectBackup looks into one backup; nothing is written, beside it either.
func InspectBackup(ctx context.Context, file string, at *time.Location) BackupContents {
	b := BackupContents{File: file}
	info, err := os.Stat(file)
	if err != nil {
		b.Err = err
		return b
	}
	b.Size, b.Made = info.Size(), info.ModTime()
	if named, err := time.ParseInLocation(backupName+backupStamp+".db", filepath.Base(file), at); err == nil {
		b.Made = named
	}
	b.Err = b.read(ctx)
	return b
}

func (b *BackupContents) read(ctx context.Context) error {
	db, err := sql.Open("sqlite3", dsn(b.File, "mode=ro&_query_only=on"))
	if err != nil {
		return err
	}
	defer db.Close()
	id, err := one[int](ctx, db, "PRAGMA application_id")
	if err != nil {
		return unreadable(err, b.File)
	}
	if id != applicationID {
		return data.Tell(ErrForeign, "store.foreign", "file", b.File)
	}
	for table, count := range map[string]*int{"letters": &b.Letters, "receptions": &b.Visits, "replies": &b.Documents} {
		there, err := one[int](ctx, db, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?", table)
		if err == nil && there == 0 {
			*count = Unknown
			continue
		}
		if err == nil {
			*count, err = one[int](ctx, db, "SELECT count(*) FROM "+table)
		}
		if err != nil {
			return unreadable(err, b.File)
		}
	}
	written, err := one[string](ctx, db, "SELECT coalesce((SELECT written_at FROM steps ORDER BY seq DESC LIMIT 1), '')")
	if err != nil {
		return unreadable(err, b.File)
	}
	if written != "" {
		b.LastStep, err = time.Parse(time.RFC3339, written)
	}
	return err
}
