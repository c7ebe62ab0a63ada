package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"time"

	"donthu/data"
	"donthu/data/backups"
	"donthu/data/sqlite"
)

// What the register keeps of its backups: up to which step the last goes, and the last in the
// second place, with when it was made.
const (
	backedUpKey = "backed-up-seq"
	secondKey   = "backed-up-second"
)

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
// (backups.Pack), encrypted with the passphrase when it is a locked one; missing are the names of
// the files that are gone or were changed. told, which may be nil, hears how many files are done.
func (s *Store) BackupWhole(ctx context.Context, container, passphrase string, told func(done, all int)) (missing []string, err error) {
	if _, err := os.Stat(container); err == nil {
		return nil, data.Tell(nil, "store.backupExists", "file", container)
	}
	if backups.IsLocked(container) {
		if err := backups.CheckPassphrase(passphrase); err != nil {
			return nil, err
		}
	}
	backup, _, err := s.Backup(ctx, "")
	if err != nil {
		return nil, err
	}
	return backups.PackAll(ctx, backup, s.dir, container, passphrase, told)
}

// BackupIfChanged makes a backup when steps were written since the last one, and takes automatic
// backups away that need not stay (backups.Thin). Where the office has a second place and it is
// there, the last backup is copied to it; what fails there goes to the log, and LastBackup tells
// how old the last copy is. It returns the file, empty when nothing had changed.
func (s *Store) BackupIfChanged(ctx context.Context) (string, error) {
	seq, err := s.LastStep(ctx)
	if err != nil || seq == 0 {
		return "", err
	}
	before, err := s.value(ctx, backedUpKey)
	if err != nil {
		return "", err
	}
	newest, err := s.LastWritten(ctx)
	if err != nil {
		return "", err
	}
	if before == fmt.Sprint(seq) {
		return "", s.copySecond(ctx, seq, newest)
	}
	file, _, err := s.Backup(ctx, "")
	if err != nil {
		return "", err
	}
	if err := s.setValue(ctx, backedUpKey, fmt.Sprint(seq)); err != nil {
		return file, err
	}
	return file, errors.Join(backups.Thin(s.dir, s.options.Clock(), newest), s.copySecond(ctx, seq, newest))
}

// LastWritten is when the newest step was written, zero in an empty register: the last by its
// number may bear the time of a clock that was set back.
func (s *Store) LastWritten(ctx context.Context) (at time.Time, err error) {
	written, err := sqlite.One[string](ctx, s.read, "SELECT coalesce(max(written_at), '') FROM (SELECT written_at FROM steps ORDER BY seq DESC LIMIT 1000)")
	if err != nil || written == "" {
		return at, err
	}
	return time.Parse(time.RFC3339, written)
}

// copySecond copies the last backup to the second place, unless it goes as far as seq there.
func (s *Store) copySecond(ctx context.Context, seq int64, newest time.Time) error {
	place := s.Settings().BackupFolder
	if place == "" {
		return nil
	}
	there, err := s.value(ctx, secondKey)
	if err != nil || strings.HasPrefix(there, fmt.Sprintf("%d ", seq)) && strings.HasSuffix(there, " "+place) {
		return err
	}
	first, err := sqlite.One[string](ctx, s.read, "SELECT hash FROM steps WHERE seq = 1")
	if err != nil {
		return err
	}
	last, _, err := backups.Newest(s.dir)
	if err != nil || last == "" {
		return err
	}
	now := s.options.Clock()
	if err := backups.CopySecond(ctx, last, place, first, now, newest); err != nil {
		slog.Warn("the second place for backups", "error", err)
		return ctx.Err()
	}
	return s.setValue(ctx, secondKey, fmt.Sprintf("%d %s %s", seq, now.UTC().Format(time.RFC3339), place))
}

// secondAt is when the last backup was copied to the second place of now; zero when none was.
func (s *Store) secondAt(ctx context.Context) (at time.Time, err error) {
	there, err := sqlite.One[string](ctx, s.read, "SELECT value FROM settings WHERE key = ?", secondKey)
	if errors.Is(err, sql.ErrNoRows) {
		return at, nil
	}
	parts := strings.SplitN(there, " ", 3)
	if err != nil || len(parts) < 3 || parts[2] != s.Settings().BackupFolder {
		return at, err
	}
	return time.Parse(time.RFC3339, parts[1])
}
