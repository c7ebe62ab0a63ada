package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"donthu/data"
	"donthu/data/backups"
	"donthu/data/chain"
	"donthu/data/papers"
	"donthu/data/presence"
	"donthu/data/register"
	"donthu/data/sqlite"
)

const backedUpKey = "backed-up-seq"

// Backup writes a copy of the register to file and checks the copy: its pages,
// its keys and every step's hash; the scans of signed papers are copied beside it.
// An empty file name gives one in the data folder's backup folder. It returns the
// file written.
func (s *Store) Backup(ctx context.Context, file string) (string, error) {
	if file == "" {
		file = backups.New(s.dir, s.options.Clock())
	}
	if _, err := s.backupTo(ctx, file); err != nil {
		return "", err
	}
	return file, s.backUpScans(ctx, file)
}

// BackupWhole makes a backup and writes it, with every file that it names, into one container
// (backups.Pack); missing are the names of the files that are gone or were changed. told, which
// may be nil, hears how many files are done.
func (s *Store) BackupWhole(ctx context.Context, container string, told func(done, all int)) (missing []string, err error) {
	if _, err := os.Stat(container); err == nil {
		return nil, data.Tell(nil, "store.backupExists", "file", container)
	}
	backup, err := s.Backup(ctx, "")
	if err != nil {
		return nil, err
	}
	db, err := sqlite.Look(ctx, backup)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	var named []register.KeptFile
	if err := eachScan(ctx, db, func(k register.KeptFile) error {
		named = append(named, k)
		return nil
	}); err != nil {
		return nil, err
	}
	return backups.Pack(ctx, backup, papers.Of(s.dir), named, container, told)
}

// BackupIfChanged makes a backup when steps were written since the last one, and
// takes the oldest automatic backups away. It returns the file, empty when
// nothing had changed.
func (s *Store) BackupIfChanged(ctx context.Context) (string, error) {
	seq, err := s.LastStep(ctx)
	if err != nil {
		return "", err
	}
	before, err := s.value(ctx, backedUpKey)
	if err != nil || seq == 0 || before == fmt.Sprint(seq) {
		return "", err
	}
	file, err := s.Backup(ctx, "")
	if err != nil {
		return "", err
	}
	if err := s.setValue(ctx, backedUpKey, fmt.Sprint(seq)); err != nil {
		return file, err
	}
	return file, backups.DropOld(s.dir)
}

// backupTo copies the register with VACUUM INTO under a provisional name, checks
// the copy and gives it its name only then: a file with the name is a good one.
func (s *Store) backupTo(ctx context.Context, file string) (v chain.Verification, err error) {
	if _, err := os.Stat(file); err == nil {
		return v, data.Tell(nil, "store.backupExists", "file", file)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return v, data.Tell(err, "store.makeFolder", "folder", filepath.Dir(file))
	}
	part := file + ".dang-ghi"
	os.Remove(part)
	defer os.Remove(part)
	if _, err := s.write.ExecContext(ctx, "VACUUM INTO ?", part); err != nil {
		return v, data.Tell(err, "store.backup", "file", file)
	}
	if v, err = VerifyFile(ctx, part); err != nil {
		return v, err
	}
	if err := data.Sync(part); err != nil {
		return v, err
	}
	return v, os.Rename(part, file)
}

// VerifyFile examines a copy of a register that no store has open; it may lie in a container.
func VerifyFile(ctx context.Context, file string) (chain.Verification, error) {
	var v chain.Verification
	if backups.IsContainer(file) {
		backup, remove, err := backups.Unpack(ctx, file, true)
		if err != nil {
			return v, err
		}
		defer remove()
		file = backup
	}
	db, err := sqlite.Look(ctx, file)
	if err != nil {
		return v, err
	}
	defer db.Close()
	if v, err = verifyFile(ctx, db, nil); err != nil {
		return v, sqlite.Unreadable(err, file)
	}
	return v, v.Err()
}

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
	if backups.IsContainer(file) {
		backup, remove, err := backups.Unpack(ctx, file, false)
		if err != nil {
			return done, err
		}
		defer remove()
		file = backup
	}
	if _, err := VerifyFile(ctx, file); err != nil {
		return done, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return done, data.Tell(err, "store.makeFolder", "folder", dir)
	}
	if done.Missing, err = restoreScans(ctx, dir, file, now); err != nil {
		return done, err
	}
	part := Path(dir) + ".dang-phuc-hoi"
	if err := data.CopyFile(file, part); err != nil {
		os.Remove(part)
		return done, data.Tell(err, "store.restoreCopy", "file", file)
	}
	if Exists(dir) {
		done.Aside = filepath.Join(dir, "truoc-phuc-hoi-"+now.Format("20060102-150405"))
		if err := os.Mkdir(done.Aside, 0o700); err != nil {
			return done, err
		}
		for _, suffix := range []string{"", "-wal", "-shm"} {
			err := os.Rename(Path(dir)+suffix, filepath.Join(done.Aside, FileName+suffix))
			if err != nil && !(suffix != "" && errors.Is(err, os.ErrNotExist)) {
				return done, data.Tell(err, "store.restoreAside", "folder", done.Aside)
			}
		}
	}
	if err := os.Rename(part, Path(dir)); err != nil {
		return done, err
	}
	return done, presence.Begin(ctx, dir)
}
