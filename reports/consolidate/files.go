package consolidate

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"donthu/data"
	"donthu/data/text"
)

// workbooksIn are the workbooks of a folder, none when it is no folder.
func workbooksIn(folder string) []string {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	var found []string
	for _, e := range entries {
		if !e.IsDir() && strings.EqualFold(filepath.Ext(e.Name()), ".xlsx") {
			found = append(found, filepath.Join(folder, e.Name()))
		}
	}
	return withoutLocks(found)
}

// withoutLocks drops the files that Excel keeps beside open workbooks.
func withoutLocks(files []string) []string {
	return slices.DeleteFunc(files, func(file string) bool { return strings.HasPrefix(filepath.Base(file), "~$") })
}

// ReadWards reads the list of wards that must report: one name a line, empty
// lines and lines that begin with # left out, in UTF-8 or as Notepad's Unicode.
// The error is a sentence for the user.
func ReadWards(file string) ([]string, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, data.Tell(err, "consolidate.list.unreadable", "file", file)
	}
	raw, err = io.ReadAll(transform.NewReader(bytes.NewReader(raw), unicode.BOMOverride(unicode.UTF8.NewDecoder())))
	if err != nil {
		return nil, data.Tell(err, "consolidate.list.unreadable", "file", file)
	}
	var wards []string
	seen := map[string]bool{}
	for line := range strings.Lines(string(raw)) {
		name := text.Clean(line)
		if name == "" || strings.HasPrefix(name, "#") || seen[wardKey(name)] {
			continue
		}
		seen[wardKey(name)] = true
		wards = append(wards, name)
	}
	if len(wards) == 0 {
		return nil, data.Tell(nil, "consolidate.list.empty", "file", file)
	}
	return wards, nil
}

// biggestFile is far beyond any report, in bytes; unpacked it may be bigger.
const (
	biggestFile     = 32 << 20
	biggestUnpacked = 256 << 20
)

// examine says why a file cannot be a workbook.
func examine(file string) *data.Told {
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return data.Tell(err, "consolidate.file.absent")
	case err != nil:
		return data.Tell(err, "consolidate.file.locked")
	case info.IsDir():
		return data.Tell(nil, "consolidate.file.folder")
	case info.Size() == 0:
		return data.Tell(nil, "consolidate.file.empty")
	case info.Size() > biggestFile:
		return data.Tell(nil, "consolidate.file.big")
	}
	f, err := os.Open(file)
	if err != nil {
		return data.Tell(err, "consolidate.file.locked")
	}
	defer f.Close()
	head := make([]byte, 4)
	if _, err := io.ReadFull(f, head); err != nil {
		return data.Tell(nil, "consolidate.file.other")
	}
	switch {
	case bytes.Equal(head, []byte{0xD0, 0xCF, 0x11, 0xE0}):
		return data.Tell(nil, "consolidate.file.old")
	case !bytes.Equal(head, []byte("PK\x03\x04")):
		return data.Tell(nil, "consolidate.file.other")
	}
	return nil
}
