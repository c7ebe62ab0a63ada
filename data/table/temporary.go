package table

import (
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
)

// asideFolder is where copies lie that are too large for the memory. They hold what
// citizens wrote: the folder is the user's own, and Sweep empties it.
var asideFolder = func() string {
	base, err := os.UserCacheDir()
	if err != nil {
		base = os.TempDir()
	}
	return filepath.Join(base, "donthu", "tam-doc-bang")
}

// temporary makes a file for a copy. Where the system allows it, the file loses its name
// at once, so that nothing stays of it however the program ends; elsewhere remove
// deletes it, or the next Sweep does.
func temporary() (file *os.File, remove func(), err error) {
	folder := asideFolder()
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, nil, err
	}
	if file, err = os.CreateTemp(folder, "*.tmp"); err != nil {
		return nil, nil, err
	}
	name := file.Name()
	if os.Remove(name) == nil {
		return file, func() {}, nil
	}
	return file, func() { os.Remove(name) }, nil
}

// Sweep removes copies that a program which was ended by force left behind; those in use
// stay, because the system does not let them be removed. It is called when the program
// starts.
func Sweep() {
	folder := asideFolder()
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		slog.Warn("copies may stay", "folder", folder, "error", err)
	}
	for _, entry := range entries {
		if filepath.Ext(entry.Name()) == ".tmp" {
			if err := os.Remove(filepath.Join(folder, entry.Name())); err != nil {
				slog.Info("a copy stays", "error", err)
			}
		}
	}
}
