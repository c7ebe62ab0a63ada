// Package site is about the folder of a register: whether it lies where one may, and which
// window or restore has it.
package site

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"donthu/assets"
)

// FileName is the name of the register's file in the data folder.
const FileName = "so-don-thu.db"

// Path is the file of the register in the data folder dir.
func Path(dir string) string { return filepath.Join(dir, FileName) }

// Exists reports whether dir holds a register, or one that a restore which was ended by force
// is about to put there.
func Exists(dir string) bool {
	_, err := os.Stat(Path(dir))
	return err == nil || Pending(dir)
}

// PendingMark is the file that lies in dir while a restore moves registers.
func PendingMark(dir string) string { return filepath.Join(dir, "dang-phuc-hoi.json") }

// Pending reports whether a restore moves registers in dir, or was ended by force there.
func Pending(dir string) bool {
	_, err := os.Stat(PendingMark(dir))
	return err == nil
}

// Keep makes the register's file where there is none, empty, and lets nobody else of the computer
// read it: who denounced stands in it. SQLite gives what it makes beside it the same rights. The
// file is not opened where it is there: closing it would take SQLite's locks from it.
func Keep(dir string) error {
	file, err := os.OpenFile(Path(dir), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err == nil {
		return file.Close()
	}
	if info, err := os.Stat(Path(dir)); err == nil && info.Mode().Perm()&0o077 != 0 {
		if err := os.Chmod(Path(dir), 0o600); err != nil { // it is another user's, say
			slog.Warn("others of the computer may read the register", "error", err)
		}
	}
	if errors.Is(err, os.ErrExist) {
		return nil
	}
	return err
}

// syncedFolders are names of folders that programs copy to other machines while
// the register is being written, which breaks SQLite files.
var syncedFolders = []string{"onedrive", "dropbox", "google drive", "googledrive", "icloud"}

// Warning is a sentence for the clerk when dir is no safe place for a
// register: on a network, in a folder that is synchronised, on a stick. It is
// empty when nothing speaks against the place.
func Warning(dir string) string {
	absolute, err := filepath.Abs(dir)
	if err != nil {
		absolute = dir
	}
	lower := strings.ToLower(absolute)
	for _, name := range syncedFolders {
		if strings.Contains(lower, name) {
			return assets.Text("place.synced", "folder", dir)
		}
	}
	switch driveOf(absolute) {
	case network:
		return assets.Text("place.network", "folder", dir)
	case removable:
		return assets.Text("place.removable", "folder", dir)
	}
	return ""
}

// drive is the kind of drive a folder lies on.
type drive int

const (
	fixed drive = iota
	network
	removable
)
