package backups

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"

	"donthu/data"
	"donthu/data/chain"
	"donthu/data/enclosures"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/sqlite"
)

// Make writes a copy of the open register db of the data folder dir to file and checks the copy:
// its pages, its keys and every step's hash; the scans of signed papers are copied beside it.
func Make(ctx context.Context, db *sql.DB, dir, file string) error {
	if err := Write(ctx, db, file); err != nil {
		return err
	}
	return addFiles(ctx, db, papers.Of(dir), Beside(filepath.Dir(file)))
}

// Write is Make without what lies beside the register. It copies with VACUUM INTO under a
// provisional name, checks the copy and gives it its name only then: a file with the name is a
// good one.
func Write(ctx context.Context, db *sql.DB, file string) error {
	if _, err := os.Stat(file); err == nil {
		return data.Tell(nil, "store.backupExists", "file", file)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return data.Tell(err, "store.makeFolder", "folder", filepath.Dir(file))
	}
	part := file + ".dang-ghi"
	os.Remove(part)
	defer os.Remove(part)
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", part); err != nil {
		return data.Tell(err, "store.backup", "file", file)
	}
	if _, err := Verify(ctx, part); err != nil {
		return err
	}
	if err := data.Sync(part); err != nil {
		return err
	}
	return os.Rename(part, file)
}

// Verify examines a copy of a register that no store has open; it may lie in a container.
func Verify(ctx context.Context, file string) (chain.Verification, error) {
	var v chain.Verification
	if IsContainer(file) {
		backup, remove, err := Unpack(ctx, file, true)
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
	if v, err = enclosures.Examine(ctx, db); err != nil {
		return v, sqlite.Unreadable(err, file)
	}
	return v, v.Err()
}

// addFiles copies the files that a register names and that the folder of a backup does not hold
// yet; all backups of the folder share them. What is gone from the data folder or was changed
// there is left to store.Verify.
func addFiles(ctx context.Context, q sqlite.Querier, from, to papers.Folder) error {
	return enclosures.EachBeside(ctx, q, func(k register.KeptFile) error {
		if info, err := os.Stat(to.Path(k)); err == nil && info.Size() > 0 {
			return nil // it was compared when it was written
		}
		if from.Check(k) != nil {
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
}

// PackAll writes a backup of the data folder dir, with every file that it names, into one
// container; see Pack.
func PackAll(ctx context.Context, backup, dir, container string, told func(done, all int)) (missing []string, err error) {
	db, err := sqlite.Look(ctx, backup)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	named, err := enclosures.Beside(ctx, db)
	if err != nil {
		return nil, err
	}
	return Pack(ctx, backup, papers.Of(dir), named, container, told)
}
