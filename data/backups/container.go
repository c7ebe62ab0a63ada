package backups

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"donthu/data"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/site"
)

// Ending is that of a container: one file that holds a register and every file it names, as
// they lie beside a backup. Backups in the data folder are no containers: they share one folder
// of files, since each with all scans of the office would soon fill the disk.
const Ending = ".zip"

// LockedEnding is that of a container that is encrypted with a passphrase, in the format of age
// (age-encryption.org/v1), so that age itself opens it too.
const LockedEnding = Ending + ".age"

// Patterns are the names of backups and containers, for file dialogs.
const Patterns = "*.db *" + Ending + " *" + LockedEnding

const (
	filesName = "ban-quet"
	// most is how many times larger than in the container a register may be: a file that
	// unfolds without end is none of ours.
	most = 200
)

// Beside is the folder of the files that the backups of a folder name.
func Beside(folder string) papers.Folder { return papers.Folder(filepath.Join(folder, filesName)) }

// FoldersOf are the folders in which the files may lie that a register in a file names, or a
// backup.
func FoldersOf(file string) []papers.Folder {
	dir := filepath.Dir(file)
	return []papers.Folder{papers.Of(dir), Beside(dir), Beside(Folder(dir)), papers.Of(filepath.Dir(dir))}
}

// IsContainer reports whether a file is one by its name.
func IsContainer(file string) bool {
	return strings.EqualFold(filepath.Ext(file), Ending) || IsLocked(file)
}

// IsLocked reports whether a file is by its name a container that opens by a passphrase.
func IsLocked(file string) bool { return strings.HasSuffix(strings.ToLower(file), LockedEnding) }

// Pack writes a backup of the register, and those of the files it names that lie in from as
// they were kept, into one file, and reads that again before it gets its name. missing are the
// names of the files that it could not take; told, which may be nil, hears how many are done. A
// locked one (IsLocked) is encrypted with the passphrase.
func Pack(ctx context.Context, backup string, from papers.Folder, named []register.KeptFile, to, passphrase string, told func(done, all int)) (missing []string, err error) {
	dropParts(filepath.Dir(to), time.Now())
	part := to + partEnding
	defer os.Remove(part)
	if !IsLocked(to) {
		passphrase = ""
	} else if err := CheckPassphrase(passphrase); err != nil {
		return nil, err
	}
	if missing, err = pack(ctx, backup, from, named, part, passphrase, told); err != nil {
		return nil, data.Tell(err, "store.backup", "file", to)
	}
	if err := whole(ctx, part, passphrase); err != nil {
		return nil, data.Tell(err, "store.backup", "file", to)
	}
	return missing, os.Rename(part, to)
}

func pack(ctx context.Context, backup string, from papers.Folder, named []register.KeptFile, to, passphrase string, told func(done, all int)) (missing []string, err error) {
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, err
	}
	defer out.Close()
	locked, err := lock(out, passphrase)
	if err != nil {
		return nil, err
	}
	container := zip.NewWriter(locked)
	add := func(name string, method uint16, file string) error {
		in, err := os.Open(file)
		if err != nil {
			return err
		}
		defer in.Close()
		w, err := container.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err == nil {
			_, err = io.Copy(w, reading{ctx, in})
		}
		return err
	}
	if err := add(site.FileName, zip.Deflate, backup); err != nil {
		return nil, err
	}
	for i, k := range named {
		if told != nil {
			told(i, len(named))
		}
		if from.Check(k) != nil {
			missing = append(missing, k.Name)
			continue
		}
		// Scans and pictures are compressed already.
		if err := add(path.Join(filesName, k.Name), zip.Store, from.Path(k)); err != nil {
			return nil, err
		}
	}
	return missing, errors.Join(container.Close(), locked.Close(), out.Sync(), out.Close())
}

// whole reads every byte of a container against its sums.
func whole(ctx context.Context, file, passphrase string) error {
	return inside(ctx, file, passphrase, func(_ string, in io.Reader) error {
		_, err := io.Copy(io.Discard, in)
		return err
	})
}

// Unpack takes a container apart until remove is called: the register lies then as a backup
// does, with its files beside it, unless it is wanted alone. Its folder is the user's own, for
// it holds what citizens wrote; Sweep empties it after a program that was ended by force.
// passphrase opens a locked one.
func Unpack(ctx context.Context, file, passphrase string, alone bool) (backup string, remove func(), err error) {
	parent := asideFolder()
	if err := os.MkdirAll(parent, 0o700); err != nil {
		return "", nil, data.Tell(err, "store.makeFolder", "folder", parent)
	}
	to, err := os.MkdirTemp(parent, "")
	if err != nil {
		return "", nil, data.Tell(err, "store.makeFolder", "folder", parent)
	}
	err = inside(ctx, file, passphrase, func(name string, in io.Reader) error {
		if alone && name != site.FileName {
			return nil
		}
		target := filepath.Join(to, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(target), 0o700); err != nil {
			return err
		}
		out, err := os.OpenFile(target, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return err
		}
		_, err = io.Copy(out, in)
		return errors.Join(err, out.Close())
	})
	if err != nil {
		return "", nil, errors.Join(err, os.RemoveAll(to))
	}
	return filepath.Join(to, site.FileName), func() { os.RemoveAll(to) }, nil
}

// asideFolder is where containers are taken apart.
var asideFolder = func() string {
	base, err := os.UserCacheDir()
	if err != nil {
		base = os.TempDir()
	}
	return filepath.Join(base, "donthu", "tam-sao-luu")
}

// Sweep removes what a program that was ended by force had taken apart more than a day before
// now.
func Sweep(now time.Time) {
	folders, _ := os.ReadDir(asideFolder())
	for _, f := range folders {
		if info, err := f.Info(); err == nil && now.Sub(info.ModTime()) > 24*time.Hour {
			if err := os.RemoveAll(filepath.Join(asideFolder(), f.Name())); err != nil {
				slog.Warn("a register taken apart stays", "error", err)
			}
		}
	}
}

// inside shows what lies in a container. The error is a sentence for a file that is none, or
// that is no longer whole.
func inside(ctx context.Context, file, passphrase string, take func(name string, in io.Reader) error) error {
	opened, err := os.Open(file)
	if err != nil {
		return data.Tell(err, "backups.unread", "file", file)
	}
	defer opened.Close()
	plain, size, err := unlock(opened, file, passphrase)
	if err != nil {
		return err
	}
	container, err := zip.NewReader(plain, size)
	switch {
	case errors.Is(err, zip.ErrFormat):
		return data.Tell(err, "backups.noContainer", "file", file)
	case err != nil:
		return data.Tell(err, "backups.unread", "file", file)
	}
	found := false
	for _, f := range container.File {
		isFile := strings.HasPrefix(f.Name, filesName+"/") && filepath.IsLocal(filepath.FromSlash(f.Name)) && f.Method == zip.Store
		isRegister := f.Name == site.FileName && !found && f.UncompressedSize64/most <= f.CompressedSize64
		if !isFile && !isRegister {
			return data.Tell(nil, "backups.noContainer", "file", file)
		}
		found = found || isRegister
		in, err := f.Open()
		if err == nil {
			err = errors.Join(take(f.Name, reading{ctx, in}), in.Close())
		}
		if err != nil {
			return data.Tell(err, "backups.unread", "file", file)
		}
	}
	if !found {
		return data.Tell(nil, "backups.noContainer", "file", file)
	}
	return nil
}

// reading ends with its context.
type reading struct {
	ctx context.Context
	in  io.Reader
}

func (r reading) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.in.Read(p)
}
