package site

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
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

// sweep removes what a program that was ended by force had copied beside the register to look at
// it more than a day before now. It holds what citizens wrote.
func sweep(dir string, now time.Time) {
	left, _ := filepath.Glob(filepath.Join(dir, "tam-gop-so-*"))
	back, _ := filepath.Glob(filepath.Join(dir, "tam-xem-lai-*"))
	for _, folder := range append(left, back...) {
		if info, err := os.Stat(folder); err == nil && info.IsDir() && now.Sub(info.ModTime()) > 24*time.Hour {
			if err := os.RemoveAll(folder); err != nil {
				slog.Warn("a copy of the register stays", "error", err)
			}
		}
	}
}
