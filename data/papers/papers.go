// Package papers keeps the files that lie beside the register: the Word documents, the scans
// of signed papers, what was put with letters and visits. A step of the register names each by
// its path and its hash.
package papers

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"donthu/data"
	"donthu/data/register"
)

// FolderName is the folder of the data folder in which the files lie by year.
const FolderName = "van-ban"

// largest, in bytes, keeps a film or a whole disk image out of the backups.
const largest = 100 << 20

// ScanPatterns are the names of files that a scan may have, for file dialogs.
const ScanPatterns = "*.pdf *.jpg *.jpeg *.png"

// others are the endings of files that may be put with a letter beside scans: what an office
// opens, and no program.
var others = []string{".tif", ".tiff", ".doc", ".docx", ".odt", ".rtf", ".txt", ".xls", ".xlsx", ".ods", ".eml", ".mp3", ".m4a", ".wav", ".mp4"}

// Patterns are the names of files that may be put with a letter, for file dialogs.
var Patterns = ScanPatterns + " *" + strings.Join(others, " *")

// ScanKind is the extension that fits what the bytes are, "" for what is no scan.
func ScanKind(content []byte) string {
	switch head := content[:min(len(content), 1024)]; {
	case bytes.Contains(head, []byte("%PDF-")): // some scanners write a line before it
		return ".pdf"
	case bytes.HasPrefix(head, []byte("\xFF\xD8\xFF")):
		return ".jpg"
	case bytes.HasPrefix(head, []byte("\x89PNG\r\n\x1a\n")):
		return ".png"
	}
	return ""
}

// Kind is the extension under which a file is kept, "" when it is none that may be: what looks
// like a scan is one whatever it is called.
func Kind(content []byte, name string) string {
	if scan := ScanKind(content); scan != "" {
		return scan
	}
	extension := strings.ToLower(filepath.Ext(name))
	if !slices.Contains(others, extension) || len(content) == 0 {
		return ""
	}
	return extension
}

// Read reads a file that is to be kept, when it is not too large.
func Read(file string) ([]byte, error) {
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return nil, data.Tell(unnamed(err), "store.scanUnread", "file", file)
	case info.IsDir():
		return nil, data.Tell(nil, "store.scanFolder", "file", file)
	case !info.Mode().IsRegular(): // a pipe never ends
		return nil, data.Tell(nil, "store.scanNoFile", "file", file)
	case info.Size() == 0:
		return nil, data.Tell(nil, "store.scanEmpty", "file", file)
	case info.Size() > largest:
		return nil, data.Tell(nil, "store.scanLarge", "file", file, "size", info.Size()>>20, "most", largest>>20)
	}
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, data.Tell(unnamed(err), "store.scanUnread", "file", file)
	}
	return content, nil
}

// Sum is the hash, the kind of scan ("" for none) and the size of a file that Read would take,
// without holding it.
func Sum(file string) (hash, kind string, size int64, err error) {
	info, err := os.Stat(file)
	switch {
	case err != nil || !info.Mode().IsRegular():
		return "", "", 0, data.Tell(unnamed(err), "store.scanUnread", "file", file)
	case info.Size() > largest:
		return "", "", 0, data.Tell(nil, "store.scanLarge", "file", file, "size", info.Size()>>20, "most", largest>>20)
	}
	in, err := os.Open(file)
	if err != nil {
		return "", "", 0, data.Tell(unnamed(err), "store.scanUnread", "file", file)
	}
	defer in.Close()
	head, sum := make([]byte, 1024), sha256.New()
	n, err := io.ReadFull(in, head)
	if err == nil || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		sum.Write(head[:n])
		size, err = io.Copy(sum, in)
	}
	if err != nil {
		return "", "", 0, data.Tell(unnamed(err), "store.scanUnread", "file", file)
	}
	return hex.EncodeToString(sum.Sum(nil)), ScanKind(head[:n]), size + int64(n), nil
}

// unnamed is the error without the name of the file, which may name a person: the log keeps the
// cause.
func unnamed(err error) error {
	if of := new(fs.PathError); errors.As(err, &of) {
		return of.Err
	}
	return err
}

// Hash is by which steps name bytes: SHA-256, hexadecimal.
func Hash(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// Folder is where files lie: below the data folder, or beside backups.
type Folder string

// Of is the folder of the data folder dir.
func Of(dir string) Folder { return Folder(filepath.Join(dir, FolderName)) }

// Path is where a file lies there.
func (f Folder) Path(k register.KeptFile) string {
	return filepath.Join(string(f), filepath.FromSlash(k.Name))
}

// Keep writes the bytes there. The name holds the beginning of their hash, so that no file
// takes another's place; made is the path when it was not there.
func (f Folder) Keep(name, extension string, content []byte) (kept register.KeptFile, made string, err error) {
	kept.SHA256 = Hash(content)
	kept.Name = name + kept.SHA256[:8] + extension
	path := f.Path(kept)
	if f.Check(kept) == nil {
		return kept, "", nil
	}
	return kept, path, data.WriteWhole(path, content)
}

// Check says in a sentence that a file is gone, or that it is no longer what was kept.
func (f Folder) Check(k register.KeptFile) error {
	if !filepath.IsLocal(filepath.FromSlash(k.Name)) {
		return data.Tell(nil, "verify.scanGone", "file", k.Name)
	}
	content, err := os.ReadFile(f.Path(k))
	switch {
	case errors.Is(err, os.ErrNotExist):
		return data.Tell(nil, "verify.scanGone", "file", k.Name)
	case err != nil:
		return data.Tell(err, "store.scanUnread", "file", f.Path(k))
	case Hash(content) != k.SHA256:
		return data.Tell(nil, "verify.scanChanged", "file", k.Name)
	}
	return nil
}

// Copy copies a file from another folder; what lies there under its name goes aside.
func (f Folder) Copy(from Folder, k register.KeptFile, now time.Time) error {
	content, err := os.ReadFile(from.Path(k))
	if err != nil {
		return err
	}
	to := f.Path(k)
	if err := os.Rename(to, to+".cu-"+now.Format("20060102-150405")); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return data.WriteWhole(to, content)
}
