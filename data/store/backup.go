package store

import (
	"context"
	"fmt"
	"os"
	"time"

	"donthu/data"
	"donthu/data/backups"
	"donthu/data/sqlite"
)

const backedUpKey = "backed-up-seq"

// Backup writes a checked copy of the register to file, see backups.Make. An empty file name
// gives one in the data folder's backup folder. It returns the file written, and the names of
// the files that are gone or were changed.
func (s *Store) Backup(ctx context.Context, file string) (written string, missing []string, err error) {
	if file == "" {
		file = backups.New(s.dir, s.options.Clock())
	}
	if missing, err = backups.Make(ctx, s.dir, file); err != nil {
		return "", nil, err
	}
	return file, missing, nil
}

// BackupWhole makes a backup and writes it, with every file that it names, into one container
// (backups.Pack); missing are the names of the files that are gone or were changed. told, which
// may be nil, hears how many files are done.
func (s *Store) BackupWhole(ctx context.Context, container string, told func(done, all int)) (missing []string, err error) {
	if _, err := os.Stat(container); err == nil {
		return nil, data.Tell(nil, "store.backupExists", "file", container)
	}
	backup, _, err := s.Backup(ctx, "")
	if err != nil {
		return nil, err
	}
	return backups.PackAll(ctx, backup, s.dir, container, told)
}

// BackupIfChanged makes a backup when steps were written since the last one, and
// takes automatic backups away that need not stay (backups.Thin). It returns the file, empty when
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
	file, _, err := s.Backup(ctx, "")
	if err != nil {
		return "", err
	}
	if err := s.setValue(ctx, backedUpKey, fmt.Sprint(seq)); err != nil {
		return file, err
	}
	written, err := sqlite.One[string](ctx, s.read, "SELECT max(written_at) FROM (SELECT written_at FROM steps ORDER BY seq DESC LIMIT 1000)")
	if err != nil {
		return file, err
	}
	newest, err := time.Parse(time.RFC3339, written)
	if err != nil {
		return file, err
	}
	return file, backups.Thin(s.dir, s.options.Clock(), newest)
}
