package backups

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"donthu/data"
	"donthu/data/chain"
	"donthu/data/enclosures"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/site"
	"donthu/data/sqlite"
)

// Restored says what a restore did.
type Restored struct {
	Aside   string   // where the register lies that was there before; empty for none
	Missing []string // scans that neither the data folder nor the backup holds
}

// Restore puts the backup file in the place of the register in dir, which no
// store may have open, and the scans that it names back into the folder of documents.
// The backup, which may lie in a container, is checked first; the present register is moved
// aside, never deleted.
func Restore(ctx context.Context, dir, file string, now time.Time) (done Restored, err error) {
	if IsContainer(file) {
		backup, remove, err := Unpack(ctx, file, false)
		if err != nil {
			return done, err
		}
		defer remove()
		file = backup
	}
	if _, err := Verify(ctx, file); err != nil {
		return done, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return done, data.Tell(err, "store.makeFolder", "folder", dir)
	}
	if done.Missing, err = restoreFiles(ctx, dir, file, now); err != nil {
		return done, err
	}
	there := site.Path(dir)
	part := there + ".dang-phuc-hoi"
	if err := data.CopyFile(file, part); err != nil {
		os.Remove(part)
		return done, data.Tell(err, "store.restoreCopy", "file", file)
	}
	if site.Exists(dir) {
		done.Aside = filepath.Join(dir, "truoc-phuc-hoi-"+now.Format(stamp))
		if err := os.Mkdir(done.Aside, 0o700); err != nil {
			return done, err
		}
		for _, suffix := range []string{"", "-wal", "-shm"} {
			err := os.Rename(there+suffix, filepath.Join(done.Aside, site.FileName+suffix))
			if err != nil && !(suffix != "" && errors.Is(err, os.ErrNotExist)) {
				return done, data.Tell(err, "store.restoreAside", "folder", done.Aside)
			}
		}
	}
	if err := os.Rename(part, there); err != nil {
		return done, err
	}
	return done, chain.BeginHead(ctx, dir) // it may be shorter than what was there
}

// restoreFiles puts the files that a backup names back into the data folder, from
// beside the backup or from the folder's own backups, and returns the names of those
// that are nowhere. A file that differs goes aside.
func restoreFiles(ctx context.Context, dir, backup string, now time.Time) (missing []string, err error) {
	db, err := sqlite.Look(ctx, backup)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	err = enclosures.EachBeside(ctx, db, func(k register.KeptFile) error {
		to := papers.Of(dir)
		if to.Check(k) == nil {
			return nil
		}
		for _, from := range []papers.Folder{Beside(filepath.Dir(backup)), Beside(Folder(dir))} {
			if from.Check(k) != nil {
				continue
			}
			if err := to.Copy(from, k, now); err != nil {
				return data.Tell(err, "store.restoreScan", "file", k.Name)
			}
			return nil
		}
		missing = append(missing, k.Name)
		return nil
	})
	return missing, err
}
