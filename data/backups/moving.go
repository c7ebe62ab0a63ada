package backups

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"time"

	"donthu/data"
	"donthu/data/chain"
	"donthu/data/site"
)

// stagedIn is where what a restore is to bring lies until it moves into its place.
func stagedIn(dir string) string { return filepath.Join(dir, "dang-phuc-hoi") }

// AsidePrefix is how folders begin that hold the register that was there before a restore.
const AsidePrefix = "truoc-phuc-hoi-"

// newAside is a folder for the register of dir that a restore now puts aside.
func newAside(dir string, now time.Time) string {
	return unused(filepath.Join(dir, AsidePrefix+now.Format(stamp)), "")
}

// Asides are the registers that lie in folders of dir whose names begin with one of the prefixes,
// the last put aside first.
func Asides(dir string, prefixes ...string) (files []string) {
	for _, prefix := range prefixes {
		found, _ := filepath.Glob(filepath.Join(dir, prefix+"*", site.FileName)) // the pattern is well formed
		files = append(files, found...)
	}
	when := func(file string) (at time.Time) {
		if info, err := os.Stat(filepath.Dir(file)); err == nil {
			at = info.ModTime()
		}
		return at
	}
	slices.SortStableFunc(files, func(a, b string) int { return cmp.Or(when(b).Compare(when(a)), cmp.Compare(b, a)) })
	return files
}

// LastAside is the register that the last restore put aside in dir, "" for none: restoring it
// takes the restore back.
func LastAside(dir string) string {
	if all := Asides(dir, AsidePrefix); len(all) > 0 {
		return all[0]
	}
	return ""
}

// mark says what a restore is about to move, from when all lies ready until all is done.
type mark struct {
	Aside string `json:"aside"` // the name of the folder; empty when there was no register
}

func readMark(dir string) (*mark, error) {
	raw, err := os.ReadFile(site.PendingMark(dir))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	m := &mark{}
	if err == nil {
		err = json.Unmarshal(raw, m)
	}
	if err == nil && m.Aside != "" && !filepath.IsLocal(m.Aside) {
		err = errors.New("the folder of the mark lies elsewhere")
	}
	if err != nil {
		return nil, data.Tell(err, "backups.mark", "file", site.PendingMark(dir))
	}
	return m, nil
}

// replace moves what is staged into the register's place, and what is there into the folder
// aside. After an error what was there is there again.
func replace(dir, aside string) error {
	m := &mark{}
	if aside != "" {
		if err := os.Mkdir(aside, 0o700); err != nil {
			return data.Tell(err, "store.restoreAside", "folder", aside)
		}
		m.Aside = filepath.Base(aside)
	}
	raw, err := json.Marshal(m)
	if err == nil {
		err = writeMark(dir, raw)
	}
	if err != nil {
		return errors.Join(data.Tell(err, "store.restoreAside", "folder", dir), m.takeBack(dir))
	}
	if err := m.carryOut(dir); err != nil {
		return errors.Join(err, m.takeBack(dir))
	}
	return nil
}

func writeMark(dir string, raw []byte) error {
	if err := before("mark"); err != nil {
		return err
	}
	if err := data.WriteWhole(site.PendingMark(dir), raw); err != nil {
		return err
	}
	return syncFolder(dir)
}

// ofRegister are the endings of a register's file and of what lies beside it.
var ofRegister = []string{"", "-wal", "-shm", "-journal"}

// carryOut makes every move that was not made yet. It fails only while the old register can be
// put back.
func (m *mark) carryOut(dir string) error {
	there, aside := site.Path(dir), filepath.Join(dir, m.Aside)
	if m.Aside != "" {
		for _, suffix := range ofRegister {
			if err := move(there+suffix, filepath.Join(aside, site.FileName+suffix)); err != nil {
				return data.Tell(err, "store.restoreAside", "folder", aside)
			}
		}
		if err := errors.Join(syncFolder(aside), syncFolder(dir)); err != nil {
			return data.Tell(err, "store.restoreAside", "folder", aside)
		}
	}
	if err := move(filepath.Join(stagedIn(dir), site.FileName), there); err != nil {
		return data.Tell(err, "store.restoreAside", "folder", aside)
	}
	// From here on the new register is in its place: whatever fails, the next start does it again.
	if err := m.adopt(dir); err != nil {
		slog.Warn("a restore is done, its mark stays", "error", err)
	}
	return nil
}

// adopt says that the restored register is the right one, which may be shorter than what was
// there, and takes the mark away.
func (m *mark) adopt(dir string) error {
	if err := syncFolder(dir); err != nil {
		return err
	}
	if err := before("head"); err != nil {
		return err
	}
	if err := chain.BeginHead(context.Background(), dir); err != nil {
		slog.Warn("the head of the restored register is not kept", "error", err)
	}
	return m.remove(dir)
}

// takeBack puts the register back that was there.
func (m *mark) takeBack(dir string) error {
	if m.Aside != "" {
		aside := filepath.Join(dir, m.Aside)
		for _, suffix := range ofRegister {
			if err := move(filepath.Join(aside, site.FileName+suffix), site.Path(dir)+suffix); err != nil {
				return err
			}
		}
		if err := os.Remove(aside); err != nil && !errors.Is(err, os.ErrNotExist) {
			slog.Warn("an empty folder stays", "error", err)
		}
	}
	return errors.Join(syncFolder(dir), m.remove(dir))
}

// remove takes away what is staged, and the mark last.
func (m *mark) remove(dir string) error {
	if err := before("remove"); err != nil {
		return err
	}
	if err := os.RemoveAll(stagedIn(dir)); err != nil {
		return err
	}
	if err := before("remove mark"); err != nil {
		return err
	}
	if err := os.Remove(site.PendingMark(dir)); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return syncFolder(dir)
}

// before is asked before each change of files that must not leave half a restore: a test stops
// there.
var before = func(operation string) error { return nil }

// move renames a file that may be gone already.
func move(from, to string) error {
	if !lies(from) {
		return nil
	}
	if err := before("move"); err != nil {
		return err
	}
	return os.Rename(from, to)
}

func syncFile(name string) error {
	if err := before("sync"); err != nil {
		return err
	}
	return data.Sync(name)
}

func syncFolder(name string) error {
	if err := before("sync folder"); err != nil {
		return err
	}
	return data.SyncFolder(name)
}

func lies(file string) bool {
	_, err := os.Lstat(file)
	return err == nil
}
