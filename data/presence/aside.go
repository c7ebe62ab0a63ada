package presence

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"time"

	"donthu/data"
	"donthu/data/chain"
	"donthu/data/site"
)

// asides are the folders in which a restore, and PutAside, lay what stood in the register's place.
var asides = []string{"truoc-phuc-hoi-", "de-sang-ben-"}

// PutAside moves what lies in the register's place into a folder of its own, whose name it gives,
// so that a new register can be made in dir. Nothing is deleted.
func PutAside(dir string, now time.Time) (folder string, err error) {
	folder = filepath.Join(dir, asides[1]+now.Format("20060102-150405"))
	if err := os.Mkdir(folder, 0o700); err != nil {
		return "", data.Tell(err, "presence.notAside", "folder", folder)
	}
	// The log first: it would be taken for that of a new register.
	for _, name := range []string{site.FileName + "-wal", site.FileName + "-shm", site.FileName, chain.HeadName} {
		err := os.Rename(filepath.Join(dir, name), filepath.Join(folder, name))
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", data.Tell(err, "presence.notAside", "folder", folder)
		}
	}
	return folder, chain.ForgetHead(dir)
}

// Asides are the registers that were put aside in dir, the newest first.
func Asides(dir string) (files []string) {
	var names []string
	for _, prefix := range asides {
		found, _ := filepath.Glob(filepath.Join(dir, prefix+"*", site.FileName)) // the pattern is a good one
		names = append(names, found...)
	}
	when := func(file string) (at time.Time) {
		if info, err := os.Stat(filepath.Dir(file)); err == nil {
			at = info.ModTime()
		}
		return at
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Or(when(b).Compare(when(a)), cmp.Compare(b, a)) })
	return names
}
