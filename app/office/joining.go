package office

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"donthu/data"
	"donthu/data/backups"
	"donthu/data/joining"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/site"
	"donthu/data/sqlite"
	"donthu/data/store"
)

// Other is the register of another office, examined and read for joining it.
type Other struct {
	*joining.Coming
	File    string   // where it lies
	Size    int64    // of the files that come with it, in bytes
	Missing []string // names of the files that are gone there: what names them comes in without them

	copied   *store.Store
	dir      string // of the copy
	unpacked func() // removes what came out of a container; nil for none
	papers   map[register.KeptFile]papers.Folder
}

// Joined is what joining a register did.
type Joined struct {
	register.Batch        // without an ID nothing came in
	Backup         string `json:",omitempty"` // the register as it was before
}

// OpenOther examines the register in a folder or file, also a backup, and finds out what of it
// would come in here. It works on a copy, which an older register is brought up to date in;
// close what it gives.
func (o *Office) OpenOther(ctx context.Context, source string) (opened *Other, err error) {
	file := source
	if info, err := os.Stat(source); err == nil && info.IsDir() {
		file = store.Path(source)
	}
	if info, err := os.Stat(file); err != nil || !info.Mode().IsRegular() {
		return nil, data.Tell(store.ErrNoRegister, "join.noRegister", "file", source)
	}
	if sameFile(file, store.Path(o.Dir())) {
		return nil, data.Tell(store.ErrSameRegister, "store.joinSame")
	}
	other := &Other{File: file, papers: map[register.KeptFile]papers.Folder{}}
	// Beside the register, because it holds the same secrets; a folder that a crash left behind
	// has a name that says what it is.
	if other.dir, err = os.MkdirTemp(o.Dir(), "tam-gop-so-"); err != nil {
		return nil, data.Tell(err, "store.makeFolder", "folder", o.Dir())
	}
	defer func() {
		if err != nil {
			opened, err = nil, errors.Join(err, other.Close())
		}
	}()
	if backups.IsContainer(file) {
		if file, other.unpacked, err = backups.Unpack(ctx, file, "", false); err != nil {
			return nil, err
		}
	}
	if err = other.copyFrom(file); err != nil {
		return nil, err
	}
	// The copy, before an older one is brought up to date: whoever has the other register may go on
	// with it now, so that nothing of it may be opened or tidied there.
	_, bad := backups.Examine(ctx, store.Path(other.dir), file)
	other.copied, err = store.Open(ctx, other.dir, StoreOptions(o.clock, nil))
	if errors.Is(err, sqlite.ErrNewer) {
		return nil, err
	}
	if err != nil || bad != nil {
		return nil, cmp.Or(bad, err) // what is wrong with the file itself says where it lies
	}
	if other.Coming, err = o.store.Coming(ctx, other.copied); err != nil {
		return nil, err
	}
	return other, other.findFiles(ctx, file)
}

// Close removes the copy.
func (other *Other) Close() error {
	var err error
	if other.copied != nil {
		err = other.copied.Close()
	}
	if other.unpacked != nil {
		other.unpacked()
	}
	return errors.Join(err, os.RemoveAll(other.dir))
}

// Comes reports whether anything is to come in.
func (other *Other) Comes() bool { return other.Counted.Last > 0 }

// copyFrom copies a register that no window has open.
func (other *Other) copyFrom(file string) error {
	if filepath.Base(file) == site.FileName {
		release, err := site.Lock(filepath.Dir(file))
		switch {
		case err == nil:
			defer release()
		case errors.Is(err, site.ErrInUse):
			return data.Tell(err, "join.inUse", "folder", filepath.Dir(file))
		} // a folder that nobody can write is read all the same
	}
	for _, suffix := range []string{"", "-wal"} { // what was written last may still lie beside it
		if err := data.CopyFile(file+suffix, store.Path(other.dir)+suffix); err != nil && (suffix == "" || !errors.Is(err, os.ErrNotExist)) {
			return data.Tell(err, "join.unread", "file", file)
		}
	}
	return nil
}

// findFiles finds where each file lies that comes along with the register in the file, and those
// that are gone.
func (other *Other) findFiles(ctx context.Context, file string) error {
	folders := backups.FoldersOf(file)
	for _, k := range other.Files {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		at := slices.IndexFunc(folders, func(f papers.Folder) bool { return f.Check(k) == nil })
		if at < 0 {
			other.Missing = append(other.Missing, k.Name)
			continue
		}
		other.papers[k] = folders[at]
		if info, err := os.Stat(folders[at].Path(k)); err == nil {
			other.Size += info.Size()
		}
	}
	return nil
}

// Join takes the other register in as one batch, files and all, after a checked backup; see
// store.Join. progress is told about files and steps.
func (o *Office) Join(ctx context.Context, other *Other, progress func(done, all int)) (joined Joined, err error) {
	if !other.Comes() {
		return joined, nil
	}
	if joined.Backup, _, err = o.Backup(ctx, ""); err != nil {
		return joined, data.Tell(err, "store.backupBeforeImport")
	}
	made, err := o.takeFiles(ctx, other)
	if err == nil {
		batch := register.Imported{File: filepath.Base(other.File), Backup: filepath.Base(joined.Backup)}
		joined.Batch, err = o.store.Join(ctx, other.copied, batch, progress)
	}
	if err != nil {
		for _, path := range made {
			err = errors.Join(err, os.Remove(path))
		}
	}
	return joined, err
}

// takeFiles copies the files that are not here yet, and names what it made.
func (o *Office) takeFiles(ctx context.Context, other *Other) (made []string, err error) {
	to := papers.Of(o.Dir())
	for _, k := range other.Files {
		if ctx.Err() != nil {
			return made, ctx.Err()
		}
		if _, there := other.papers[k]; !there || to.Check(k) == nil {
			continue
		}
		if _, err := os.Stat(to.Path(k)); err == nil {
			return made, data.Tell(nil, "join.fileThere", "file", k.Name) // ours stays
		}
		if err := to.Copy(other.papers[k], k, o.clock()); err != nil {
			return made, data.Tell(err, "join.fileCopy", "file", k.Name)
		}
		made = append(made, to.Path(k))
	}
	return made, nil
}

func sameFile(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}
