package backups

import (
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"donthu/data"
	"donthu/data/enclosures"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/site"
	"donthu/data/sqlite"
)

// Restoration is what a restore is told beside the backup.
type Restoration struct {
	Now   time.Time
	Known int // the newest version of registers that the program reads
	// Passphrase opens a locked container.
	Passphrase string
}

// Restored says what a restore did.
type Restored struct {
	Aside   string   // where the register lies that was there before; empty for none
	Backup  string   // the verified copy of it among the backups; empty for none
	Unkept  error    // why there is no verified copy: the register that was there cannot be read
	Missing []string // scans that neither the data folder nor the backup holds
}

// Restore puts the backup file in the place of the register in dir, which no
// store may have open, and the files that it names back into the folder of documents. The
// backup may lie in a container, or be a register with what was written last still beside it.
//
// It is one step: what is to come lies copied, examined and on the disk in the data folder, and
// the present register among the backups, before a mark (see pending) is set and anything moves.
// Whenever it is ended by force, the next who opens the register finds the old one, or by the
// mark completes the restore (Finish). The present register is moved aside, never deleted.
func Restore(ctx context.Context, dir, file string, r Restoration) (done Restored, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return done, data.Tell(err, "store.makeFolder", "folder", dir)
	}
	release, err := site.Alone(dir)
	if err != nil {
		return done, err
	}
	defer release()
	if err := finish(ctx, dir); err != nil {
		return done, err
	}
	from := file
	if IsContainer(file) {
		backup, remove, err := Unpack(ctx, file, r.Passphrase, false)
		if err != nil {
			return done, err
		}
		defer remove()
		from = backup
	}
	defer os.RemoveAll(stagedIn(dir)) // after a mark it is gone, or kept by the mark
	if err := stage(ctx, dir, from, file, r.Known); err != nil {
		return done, err
	}
	if site.Exists(dir) {
		done.Backup, err = keepPresent(ctx, dir, r.Now)
		if fault := sqlite.FaultOf(err); err != nil && fault != "" && fault != data.FaultBroken {
			return done, err
		}
		done.Unkept = err // a register that is broken is why somebody restores
	}
	if done.Missing, err = restoreFiles(ctx, dir, from, r.Now); err != nil {
		return done, err
	}
	if err := ctx.Err(); err != nil {
		return done, err
	}
	aside := ""
	if site.Exists(dir) {
		aside = newAside(dir, r.Now)
	}
	if err := replace(dir, aside); err != nil {
		return done, err
	}
	done.Aside = aside
	return done, nil
}

// stage copies a register into the data folder, where nothing reads it yet, and examines it as
// it was copied: with what was written last and still lay beside it. named is what it is called
// in sentences.
func stage(ctx context.Context, dir, file, named string, known int) error {
	if same(file, site.Path(dir)) {
		return data.Tell(nil, "backups.present", "file", named)
	}
	folder := stagedIn(dir)
	if err := errors.Join(os.RemoveAll(folder), os.Mkdir(folder, 0o700)); err != nil {
		return data.Tell(err, "store.restoreCopy", "file", named)
	}
	to := filepath.Join(folder, site.FileName)
	if err := copyRegister(file, to); err != nil {
		return data.Tell(err, "store.restoreCopy", "file", named)
	}
	db, err := sqlite.LookAs(ctx, to, named)
	if err != nil {
		return err
	}
	version, err := sqlite.One[int](ctx, db, "PRAGMA user_version")
	if err := errors.Join(err, db.Close()); err != nil {
		return sqlite.Unreadable(err, named)
	}
	if version > known {
		return data.Tell(sqlite.ErrNewer, "store.newer", "version", version, "known", known)
	}
	if err := settle(ctx, to); err != nil {
		return sqlite.Unreadable(err, named)
	}
	if _, err := Examine(ctx, to, named); err != nil {
		return err
	}
	return errors.Join(syncFile(to), syncFolder(folder))
}

// beside are the endings of what lies beside a SQLite file and belongs to it.
var beside = []string{"-wal", "-journal"}

// copyRegister copies a register and what of it still lies beside it.
func copyRegister(from, to string) error {
	if info, err := os.Stat(from); err == nil && !info.Mode().IsRegular() {
		return data.Tell(sqlite.ErrForeign, "store.foreign", "file", from)
	}
	if err := data.CopyFile(from, to); err != nil {
		return err
	}
	for _, suffix := range beside {
		if err := data.CopyFile(from+suffix, to+suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

// settle brings what lies beside a copied register into it.
func settle(ctx context.Context, file string) error {
	db, err := sql.Open("sqlite3", sqlite.Source(file, "mode=rw&_synchronous=FULL"))
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "PRAGMA journal_mode=DELETE")
	return errors.Join(err, db.Close())
}

// keepPresent makes a verified backup of the register of dir.
func keepPresent(ctx context.Context, dir string, now time.Time) (string, error) {
	file := unused(filepath.Join(Folder(dir), "truoc-phuc-hoi-"+now.Format(stamp)), ".db")
	if _, err := Make(ctx, dir, file); err != nil {
		return "", err
	}
	return file, nil
}

// restoreFiles puts the files that a backup names back into the data folder, from
// beside the backup or from the folder's own backups, and returns the names of those
// that are nowhere. A file that differs goes aside.
func restoreFiles(ctx context.Context, dir, backup string, now time.Time) (missing []string, err error) {
	db, err := sqlite.Look(ctx, filepath.Join(stagedIn(dir), site.FileName))
	if err != nil {
		return nil, err
	}
	defer db.Close()
	err = enclosures.EachBeside(ctx, db, func(k register.KeptFile) error {
		to := papers.Of(dir)
		if to.Check(k) == nil {
			return nil
		}
		for _, from := range append(FoldersOf(backup), Beside(Folder(dir))) {
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

// same reports whether two names are of one file.
func same(a, b string) bool {
	one, errOne := os.Stat(a)
	other, errOther := os.Stat(b)
	return errOne == nil && errOther == nil && os.SameFile(one, other)
}

// Finish completes what a restore that was ended by force had begun in dir, or puts back what
// was there, and takes away what it had copied; without one it does nothing. The error is
// site.ErrInUse while a restore is at work.
func Finish(ctx context.Context, dir string) error {
	if !site.Pending(dir) && !lies(stagedIn(dir)) {
		return nil
	}
	release, err := site.Alone(dir)
	if err != nil && !site.Pending(dir) {
		return nil // what it had copied waits
	}
	if err != nil {
		return err
	}
	defer release()
	return finish(ctx, dir)
}

func finish(ctx context.Context, dir string) error {
	mark, err := readMark(dir)
	if err != nil {
		return err
	}
	if mark == nil {
		return os.RemoveAll(stagedIn(dir))
	}
	staged := filepath.Join(stagedIn(dir), site.FileName)
	_, errStaged := os.Stat(staged)
	if errStaged == nil {
		if _, errStaged = Examine(ctx, staged, staged); errStaged != nil && ctx.Err() != nil {
			return errStaged
		}
	} else if lies(site.Path(dir)) { // it is in place already
		return mark.adopt(dir)
	}
	if errStaged == nil {
		slog.Warn("a restore that was ended by force is completed", "aside", mark.Aside)
		if errStaged = mark.carryOut(dir); errStaged == nil {
			return nil
		}
	}
	slog.Warn("a restore that was ended by force is taken back", "aside", mark.Aside, "error", errStaged)
	return mark.takeBack(dir)
}
