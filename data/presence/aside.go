package presence

import (
	"errors"
	"os"
	"path/filepath"
	"time"

	"donthu/data"
	"donthu/data/backups"
	"donthu/data/chain"
	"donthu/data/site"
)

// asidePrefix is how folders begin in which PutAside lays what stood in the register's place.
const asidePrefix = "de-sang-ben-"

// PutAside moves what lies in the register's place into a folder of its own, whose name it gives,
// so that a new register can be made in dir. Nothing is deleted.
func PutAside(dir string, now time.Time) (folder string, err error) {
	folder = filepath.Join(dir, asidePrefix+now.Format("20060102-150405"))
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

// Asides are the registers that a restore, or PutAside, put aside in dir, the newest first.
func Asides(dir string) []string { return backups.Asides(dir, backups.AsidePrefix, asidePrefix) }
