package data

import (
	"errors"
	"os"
	"path/filepath"
)

// WriteWhole writes a file, with its folder, under a provisional name first: a file with
// the name is a whole one.
func WriteWhole(file string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	part, err := os.CreateTemp(filepath.Dir(file), ".donthu-*.tmp")
	if err != nil {
		return err
	}
	defer os.Remove(part.Name())
	if _, err = part.Write(content); err == nil {
		err = part.Sync()
	}
	if err = errors.Join(err, part.Close()); err != nil {
		return err
	}
	return os.Rename(part.Name(), file)
}
