package command

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"github.com/alecthomas/kong"

	"donthu/data"
)

// writes is the tag of flags that name a file which the command writes.
const writes = "writes"

// mayWrite refuses, before anything is done, files in the place of results that are none to replace;
// see mayReplace.
func mayWrite(parsed *kong.Context, replace bool) error {
	for _, flag := range parsed.Flags() {
		if !flag.Tag.Has(writes) || flag.Target.Kind() != reflect.String || flag.Target.String() == "" {
			continue
		}
		if err := mayReplace(flag.Target.String(), replace); err != nil {
			return err
		}
	}
	return nil
}

// mayReplace is nil where nothing lies, and with replace where a file of the same kind lies that can
// be written. A register, a device, a folder, a file of another kind is never replaced.
func mayReplace(file string, replace bool) error {
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return data.Tell(err, "command.out.unseen", "file", file)
	case info.IsDir():
		return data.Tell(nil, "command.out.folder", "file", file)
	case !info.Mode().IsRegular():
		return data.Tell(nil, "command.out.device", "file", file)
	case info.Mode().Perm()&0o200 == 0:
		return data.Tell(nil, "command.out.readOnly", "file", file)
	}
	same, err := isWhatItIsCalled(file)
	switch {
	case err != nil:
		return data.Tell(err, "command.out.unseen", "file", file)
	case !same:
		return data.Tell(nil, "command.out.foreign", "file", file)
	case !replace:
		return data.Tell(nil, "command.out.there", "file", file)
	}
	return nil
}

// begins is how files of an ending begin.
var begins = map[string][]string{
	".xlsx": {"PK\x03\x04"}, ".docx": {"PK\x03\x04"}, ".pdf": {"%PDF-"}, ".json": {"{", "["},
	".eml": {"From:", "To:", "Subject:", "Date:", "X-", "MIME-", "Message-", "Content-"},
}

// isWhatItIsCalled reports whether a file is empty, or begins as its ending says.
func isWhatItIsCalled(file string) (bool, error) {
	f, err := os.Open(file)
	if err != nil {
		return false, err
	}
	defer f.Close()
	head := make([]byte, 16)
	n, err := io.ReadFull(f, head)
	if n == 0 || err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.Is(err, io.EOF), nil
	}
	for _, with := range begins[strings.ToLower(filepath.Ext(file))] {
		if bytes.HasPrefix(head[:n], []byte(with)) {
			return true, nil
		}
	}
	return false, nil
}
