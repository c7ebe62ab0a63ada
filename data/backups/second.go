package backups

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"donthu/data"
	"donthu/data/register"
	"donthu/data/sqlite"
)

// ErrAway says that the second place for backups is not there now, such as a stick that is not
// plugged in.
var ErrAway = errors.New("the second place for backups is not there")

// Second is the folder of the second place in which the backups of a register lie, whose first
// step has the hash: two registers may share one stick.
func Second(place, firstStep string) string {
	return filepath.Join(place, prefix+register.CodeOf(firstStep))
}

// CopySecond copies a backup of the data folder into a folder of a second place, with the files
// that it names and that are not there yet, examines the copy, and takes away what need not stay
// (see Thin). The error is ErrAway when the place is not there: nothing makes it, since what a
// stick is mounted at may be an empty folder of the computer's own disk.
func CopySecond(ctx context.Context, backup, place, firstStep string, now, step time.Time) error {
	if info, err := os.Stat(place); err != nil || !info.IsDir() {
		return data.Tell(ErrAway, "backups.away", "folder", place)
	}
	folder := Second(place, firstStep)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return data.Tell(err, "store.makeFolder", "folder", folder)
	}
	to := filepath.Join(folder, filepath.Base(backup))
	if !lies(to) {
		dropParts(folder, now)
		part := to + partEnding
		defer os.Remove(part)
		if err := data.CopyFile(backup, part); err != nil {
			return data.Tell(err, "store.backup", "file", to)
		}
		if _, err := Examine(ctx, part, to); err != nil {
			return err
		}
		if err := errors.Join(os.Rename(part, to), data.SyncFolder(folder)); err != nil {
			return data.Tell(err, "store.backup", "file", to)
		}
	}
	db, err := sqlite.Look(ctx, to)
	if err != nil {
		return err
	}
	_, err = addFiles(ctx, db, Beside(filepath.Dir(backup)), Beside(folder))
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	return thin(folder, now, step)
}
