// Package arrivals looks for what a scanner put into its folder. It only looks: the scanner's
// files are never changed, moved or deleted.
package arrivals

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"donthu/data"
	"donthu/data/papers"
)

// File is a scan that lies in the folder whole.
type File struct {
	Name    string
	Size    int64 // in bytes
	Changed time.Time
	SHA256  string
	Kind    string // extension that fits the bytes, such as ".pdf"
	Refused error  // why it cannot be kept, such as its size; SHA256 is empty then
}

// Seen is what one look found.
type Seen struct {
	Files   []File // the newest first
	Growing int    // files that the scanner may still be writing
}

// ErrSilent says that the folder did not answer in time, as one in a network may not.
var ErrSilent = errors.New("the folder does not answer")

// Folder is a folder that is looked into again and again.
type Folder struct {
	path string
	// Silence is after which time without a sign of life the folder counts as one that does
	// not answer.
	Silence time.Duration
	list    func(string) ([]fs.DirEntry, error)
	sum     func(string) (hash, kind string, size int64, err error)

	looking sync.Mutex // held while a look goes on, also one that nobody waits for any more
	known   map[string]known
}

// known is a file as the last look found it.
type known struct {
	size    int64
	changed time.Time
	file    File // zero until it was read
}

// patience is the usual Silence.
const patience = 10 * time.Second

// New is the folder at a path, into which nobody has looked yet.
func New(path string) *Folder {
	return &Folder{path: path, Silence: patience, list: os.ReadDir, sum: papers.Sum, known: map[string]known{}}
}

// Path is where the folder lies.
func (f *Folder) Path() string { return f.path }

// Look looks into the folder. A file counts once it is of the size and the time that the look
// before found: a scanner writes for seconds. Of a file that did not change since, nothing is
// read again. progress is told how many of the new files are read; it may be nil. A folder that
// is gone or does not answer is told in a sentence; ErrSilent is the cause of the latter.
func (f *Folder) Look(ctx context.Context, progress func(done, all int)) (Seen, error) {
	if !f.looking.TryLock() {
		return Seen{}, f.silent()
	}
	type answer struct {
		seen Seen
		err  error
	}
	done, alive := make(chan answer, 1), make(chan [2]int, 1)
	go func() {
		seen, err := f.look(ctx, func(n, all int) {
			select {
			case alive <- [2]int{n, all}:
			default:
			}
		})
		f.looking.Unlock() // before the answer, since who has it may look again at once
		done <- answer{seen, err}
	}()
	silence := time.NewTimer(f.Silence)
	defer silence.Stop()
	for {
		select {
		case a := <-done:
			return a.seen, a.err
		case at := <-alive:
			silence.Reset(f.Silence)
			if progress != nil {
				progress(at[0], at[1])
			}
		case <-silence.C:
			return Seen{}, f.silent()
		case <-ctx.Done():
			return Seen{}, ctx.Err()
		}
	}
}

func (f *Folder) silent() error { return data.Tell(ErrSilent, "arrivals.silent", "folder", f.path) }

func (f *Folder) look(ctx context.Context, alive func(done, all int)) (seen Seen, err error) {
	entries, err := f.list(f.path)
	if err != nil {
		return seen, data.Tell(err, "arrivals.gone", "folder", f.path)
	}
	before, now := f.known, make(map[string]known, len(entries))
	var read []string
	for _, e := range entries {
		if !scan(e) {
			continue
		}
		alive(0, 0)
		info, err := e.Info()
		if err != nil {
			continue // it went while we looked
		}
		k := known{size: info.Size(), changed: info.ModTime()}
		switch last, there := before[e.Name()]; {
		case !there || last.size != k.size || !last.changed.Equal(k.changed) || k.size == 0:
			seen.Growing++
		case last.file.Name != "":
			k.file = last.file
		default:
			read = append(read, e.Name())
		}
		now[e.Name()] = k
	}
	f.known = now
	for i, name := range read {
		if err := ctx.Err(); err != nil {
			return seen, err
		}
		alive(i, len(read))
		k := now[name]
		file := File{Name: name, Size: k.size, Changed: k.changed}
		hash, kind, size, err := f.sum(filepath.Join(f.path, name))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case errors.Is(err, fs.ErrPermission), err == nil && size != k.size: // the scanner still has it
			seen.Growing++
			continue
		case err == nil && kind == "":
			err = data.Tell(nil, "store.noScan", "file", name)
		}
		if file.Refused = err; err == nil {
			file.SHA256, file.Kind = hash, kind
		}
		k.file = file
		now[name] = k
	}
	for _, k := range now {
		if k.file.Name != "" {
			seen.Files = append(seen.Files, k.file)
		}
	}
	slices.SortFunc(seen.Files, func(a, b File) int {
		if c := b.Changed.Compare(a.Changed); c != 0 {
			return c
		}
		return strings.Compare(a.Name, b.Name)
	})
	return seen, nil
}

// scan reports whether an entry of a folder is called like a scan. Names that begin with a dot
// or a tilde are those of half-written files.
func scan(e fs.DirEntry) bool {
	extension := strings.ToLower(filepath.Ext(e.Name()))
	return e.Type().IsRegular() && !strings.HasPrefix(e.Name(), ".") && !strings.HasPrefix(e.Name(), "~") && extension != "" &&
		slices.Contains(strings.Fields(papers.ScanPatterns), "*"+extension)
}
