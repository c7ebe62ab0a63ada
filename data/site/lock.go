package site

import (
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"github.com/gofrs/flock"

	"donthu/data"
)

// ErrInUse says that a window of the program has the data folder open.
var ErrInUse = errors.New("the data folder is in use")

// Lock takes the data folder for one window or one restore. release gives it
// back. When another holds it, the error is ErrInUse with a sentence around it.
func Lock(dir string) (release func() error, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, data.Tell(err, "store.makeFolder", "folder", dir)
	}
	lock := flock.New(filepath.Join(dir, "dang-mo.lock"))
	locked, err := lock.TryLock()
	if err != nil {
		return nil, data.Tell(err, "store.noLock", "folder", dir)
	}
	if !locked {
		return nil, data.Tell(ErrInUse, "store.inUse", "folder", dir)
	}
	sweep(dir, time.Now())
	return lock.Unlock, nil
}

// Share says that somebody has the register in dir open, until release is called: many may at
// once, but no restore beside them. The error is ErrInUse while a restore is at work.
func Share(dir string) (release func() error, err error) {
	lock := opened(dir)
	got, err := lock.TryRLock()
	switch {
	case errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS):
		return func() error { return nil }, nil // where nobody can write, nobody restores
	case err != nil:
		return nil, data.Tell(err, "store.noLock", "folder", dir)
	case !got:
		return nil, data.Tell(ErrInUse, "store.restoring", "folder", dir)
	}
	return lock.Unlock, nil
}

// Alone makes sure that nobody has the register in dir open until release is called; the error
// is ErrInUse when somebody has, such as an import.
func Alone(dir string) (release func() error, err error) {
	lock := opened(dir)
	got, err := lock.TryLock()
	switch {
	case err != nil:
		return nil, data.Tell(err, "store.noLock", "folder", dir)
	case !got:
		return nil, data.Tell(ErrInUse, "store.opened", "folder", dir)
	}
	return lock.Unlock, nil
}

// opened is the file by which those who have a register open tell a restore.
func opened(dir string) *flock.Flock { return flock.New(filepath.Join(dir, "dang-dung.lock")) }

// sweep removes what a program that was ended by force had copied beside the register to look at
// it more than a day before now. It holds what citizens wrote.
func sweep(dir string, now time.Time) {
	left, _ := filepath.Glob(filepath.Join(dir, "tam-gop-so-*"))
	back, _ := filepath.Glob(filepath.Join(dir, "tam-xem-lai-*"))
	staged, _ := filepath.Glob(filepath.Join(dir, "*.dang-phuc-hoi")) // by versions before restores were one step
	for _, folder := range slices.Concat(left, back, staged) {
		if info, err := os.Stat(folder); err == nil && now.Sub(info.ModTime()) > 24*time.Hour {
			if err := os.RemoveAll(folder); err != nil {
				slog.Warn("a copy of the register stays", "error", err)
			}
		}
	}
}
