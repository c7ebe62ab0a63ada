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
	"donthu/data/chain"
	"donthu/data/enclosures"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/site"
	"donthu/data/sqlite"
)

// Make writes a copy of the register in the data folder dir to file and checks the copy: its
// pages, its keys and every step's hash; the scans of signed papers are copied beside it. The
// register may be open: who writes in it does not wait. missing are the names of the scans that
// are gone from the data folder or were changed there.
func Make(ctx context.Context, dir, file string) (missing []string, err error) {
	if err := Write(ctx, dir, file); err != nil {
		return nil, err
	}
	db, err := sqlite.Look(ctx, file)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	return addFiles(ctx, db, papers.Of(dir), Beside(filepath.Dir(file)))
}

// Write is Make without what lies beside the register. It copies with VACUUM INTO under a
// provisional name, checks the copy and gives it its name only then: a file with the name is a
// good one.
func Write(ctx context.Context, dir, file string) (err error) {
	if _, err := os.Stat(file); err == nil {
		return data.Tell(nil, "store.backupExists", "file", file)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return data.Tell(err, "store.makeFolder", "folder", filepath.Dir(file))
	}
	dropParts(filepath.Dir(file), time.Now())
	part := file + partEnding
	os.Remove(part)
	defer os.Remove(part)
	db, err := sql.Open("sqlite3", sqlite.Source(site.Path(dir), "mode=rw&_synchronous=FULL&_busy_timeout=10000"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", part); err != nil {
		return data.Tell(err, "store.backup", "file", file)
	}
	if err := os.Chmod(part, 0o600); err != nil { // as SQLite makes files, others of the computer read them
		return err
	}
	if _, err := Examine(ctx, part, file); err != nil {
		return err
	}
	if err := data.Sync(part); err != nil {
		return err
	}
	return errors.Join(os.Rename(part, file), data.SyncFolder(filepath.Dir(file)))
}

// partEnding is that of a backup that is still being written.
const partEnding = ".dang-ghi"

// dropParts removes what a program that was ended by force more than a day before now had begun
// to write in a folder, with what SQLite had beside it.
func dropParts(folder string, now time.Time) {
	left, _ := filepath.Glob(filepath.Join(folder, "*"+partEnding+"*")) // the pattern is well formed
	for _, part := range left {
		if info, err := os.Stat(part); err == nil && info.Mode().IsRegular() && now.Sub(info.ModTime()) > 24*time.Hour {
			if err := os.Remove(part); err != nil {
				slog.Warn("half a backup stays", "error", err)
			}
		}
	}
}

// Verify examines a copy of a register that no store has open; it may lie in a container, which
// passphrase opens when it is locked.
func Verify(ctx context.Context, file, passphrase string) (chain.Verification, error) {
	if IsContainer(file) {
		backup, remove, err := Unpack(ctx, file, passphrase, true)
		if err != nil {
			return chain.Verification{}, err
		}
		defer remove()
		file = backup
	}
	return Examine(ctx, file, file)
}

// Examine examines a copy of a register that nobody writes; sentences call it named, since a person
// knows it so.
func Examine(ctx context.Context, file, named string) (v chain.Verification, err error) {
	db, err := sqlite.LookAs(ctx, file, named)
	if err != nil {
		return v, err
	}
	defer db.Close()
	if v, err = enclosures.Examine(ctx, db); err != nil {
		return v, sqlite.Unreadable(err, named)
	}
	return v, v.Err()
}

// addFiles copies the files that a register names and that the folder of a backup does not hold
// yet; all backups of the folder share them. missing are the names of those that are gone from
// the data folder or were changed there.
func addFiles(ctx context.Context, q sqlite.Querier, from, to papers.Folder) (missing []string, err error) {
	err = enclosures.EachBeside(ctx, q, func(k register.KeptFile) error {
		if info, err := os.Stat(to.Path(k)); err == nil && info.Size() > 0 {
			return nil // it was compared when it was written
		}
		if from.Check(k) != nil {
			missing = append(missing, k.Name)
			return nil
		}
		content, err := os.ReadFile(from.Path(k))
		if err == nil {
			err = data.WriteWhole(to.Path(k), content)
		}
		if err != nil {
			return data.Tell(err, "store.backupScan", "file", k.Name)
		}
		return nil
	})
	return missing, err
}

// PackAll writes a backup of the data folder dir, with every file that it names, into one
// container; see Pack.
func PackAll(ctx context.Context, backup, dir, container, passphrase string, told func(done, all int)) (missing []string, err error) {
	db, err := sqlite.Look(ctx, backup)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	named, err := enclosures.Beside(ctx, db)
	if err != nil {
		return nil, err
	}
	return Pack(ctx, backup, papers.Of(dir), named, container, passphrase, told)
}
