package workbook

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"donthu/data"
)

// Save writes a file through write, first under a provisional name beside it: a
// file that is already there is replaced only by a whole one. The error says
// what to do when the file is open in another program.
func Save(file string, write func(io.Writer) error) error {
	part, err := os.CreateTemp(filepath.Dir(file), ".donthu-*.tmp")
	if err != nil {
		return data.Tell(err, "workbook.noFolder", "folder", filepath.Dir(file))
	}
	defer os.Remove(part.Name())
	err = write(part)
	if err == nil {
		err = part.Sync()
	}
	if err = errors.Join(err, part.Close()); err != nil {
		return err
	}
	if err := os.Chmod(part.Name(), 0o644); err != nil {
		return err
	}
	if err := os.Rename(part.Name(), file); err != nil {
		return data.Tell(err, "workbook.inUse", "file", file)
	}
	return nil
}
