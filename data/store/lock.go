package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"

	"donthu/assets"
)

// ErrInUse says that a window of the program has the data folder open.
var ErrInUse = errors.New("the data folder is in use")

// inUseError is ErrInUse as a sentence for the clerk.
type inUseError string

func (e inUseError) Error() string { return string(e) }

func (e inUseError) Is(target error) bool { return target == ErrInUse }

// Lock takes the data folder for one window or one restore. release gives it
// back. When another holds it, the error is ErrInUse with a sentence around it.
func Lock(dir string) (release func() error, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("%s: %w", assets.Text("store.makeFolder", dir), err)
	}
	lock := flock.New(filepath.Join(dir, "dang-mo.lock"))
	locked, err := lock.TryLock()
	if err != nil {
		return nil, err
	}
	if !locked {
		return nil, inUseError(assets.Text("store.inUse", dir))
	}
	return lock.Unlock, nil
}
