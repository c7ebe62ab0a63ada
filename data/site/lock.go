package site

import (
	"errors"
	"os"
	"path/filepath"

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
	return lock.Unlock, nil
}
