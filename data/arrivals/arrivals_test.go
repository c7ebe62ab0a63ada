package arrivals

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"donthu/data/papers"
)

var monday = time.Date(2026, 11, 16, 9, 0, 0, 0, time.UTC)

// put writes a file into the scanner's folder; at is when that was, in minutes.
func put(t *testing.T, dir, name, content string, at int) {
	t.Helper()
	file := filepath.Join(dir, name)
	when := monday.Add(time.Duration(at) * time.Minute)
	if err := errors.Join(os.WriteFile(file, []byte(content), 0o600), os.Chtimes(file, when, when)); err != nil {
		t.Fatal(err)
	}
}

func look(t *testing.T, f *Folder) (names string, growing int) {
	t.Helper()
	seen, err := f.Look(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range seen.Files {
		names += file.Name + " "
	}
	return names, seen.Growing
}

// A scan is taken by the second look that finds it alike, the newest first; one that grows, or
// is empty, is not.
func TestAHalfWrittenScanIsNotTaken(t *testing.T) {
	dir := t.TempDir()
	f := New(dir)
	for i, step := range []struct {
		put     func()
		names   string
		growing int
	}{
		{func() { put(t, dir, "a.pdf", "%PDF-1.4 half", 1) }, "", 1},
		{func() { put(t, dir, "a.pdf", "%PDF-1.4 half of it", 1) }, "", 1},
		{func() { put(t, dir, "a.pdf", "%PDF-1.4 HALF OF IT", 2) }, "", 1}, // as large, written later
		{func() {}, "a.pdf ", 0},
		{func() { put(t, dir, "b.JPG", "\xFF\xD8\xFF", 3); put(t, dir, "rong.png", "", 3) }, "a.pdf ", 2},
		{func() {
			put(t, dir, "ghi-chu.txt", "x", 4)
			put(t, dir, "~tam.pdf", "%PDF-", 4)
			put(t, dir, ".tam.pdf", "%PDF-", 4)
		}, "b.JPG a.pdf ", 1},
		{func() {
			_ = os.Remove(filepath.Join(dir, "a.pdf"))
			_ = os.Mkdir(filepath.Join(dir, "thu-muc.pdf"), 0o700)
		}, "b.JPG ", 1},
	} {
		step.put()
		if names, growing := look(t, f); names != step.names || growing != step.growing {
			t.Errorf("look %d finds %q and %d that grow, want %q and %d", i+1, names, growing, step.names, step.growing)
		}
	}
}

func TestAFileIsReadOnce(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a.pdf", "%PDF-1.4", 1)
	f := New(dir)
	read := 0
	f.sum = func(file string) (string, string, int64, error) { read++; return papers.Sum(file) }
	for range 5 {
		look(t, f)
	}
	if read != 1 {
		t.Errorf("it was read %d times", read)
	}
	seen, _ := f.Look(t.Context(), nil)
	if got := seen.Files[0]; got.SHA256 != papers.Hash([]byte("%PDF-1.4")) || got.Kind != ".pdf" || got.Size != 8 {
		t.Errorf("%+v", got)
	}
}

// What only is called like a scan, or changes while it is read, or is locked.
func TestWhatIsNoWholeScan(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "van-ban.pdf", "MZ this is a program", 1)
	f := New(dir)
	look(t, f)
	seen, err := f.Look(t.Context(), nil)
	if err != nil || len(seen.Files) != 1 || seen.Files[0].Refused == nil || seen.Files[0].SHA256 != "" {
		t.Errorf("%+v, %v", seen, err)
	}
	for name, sum := range map[string]func(string) (string, string, int64, error){
		"grew":   func(string) (string, string, int64, error) { return "x", ".pdf", 21, nil },
		"locked": func(string) (string, string, int64, error) { return "", "", 0, fs.ErrPermission },
	} {
		f := New(dir)
		f.sum = sum
		look(t, f)
		if names, growing := look(t, f); names != "" || growing != 1 {
			t.Errorf("%s: %q, %d", name, names, growing)
		}
	}
}

func TestAFolderThatIsGoneIsTold(t *testing.T) {
	_, err := New(filepath.Join(t.TempDir(), "khong-co")).Look(t.Context(), nil)
	if err == nil || errors.Is(err, ErrSilent) {
		t.Error(err)
	}
}

// A folder in a network that does not answer holds nobody up, and is not asked again while it
// still owes an answer.
func TestASilentFolderHoldsNobodyUp(t *testing.T) {
	answer, asked := make(chan struct{}), 0
	f := New("//may-quet/scan")
	f.Silence = time.Millisecond
	f.list = func(string) ([]fs.DirEntry, error) { asked++; <-answer; return nil, nil }
	for range 3 {
		if _, err := f.Look(t.Context(), nil); !errors.Is(err, ErrSilent) {
			t.Error(err)
		}
	}
	close(answer)
	ended(f)
	if asked != 1 {
		t.Errorf("it was asked %d times", asked)
	}
	f.Silence = patience
	if _, err := f.Look(t.Context(), nil); err != nil {
		t.Errorf("once it answers: %v", err)
	}
}

// ended waits until a look that hung or was stopped has ended.
func ended(f *Folder) {
	f.looking.Lock()
	defer f.looking.Unlock()
}

func TestALookCanBeStopped(t *testing.T) {
	dir := t.TempDir()
	for i := range 20 {
		put(t, dir, fmt.Sprintf("%02d.pdf", i), "%PDF-", i)
	}
	f := New(dir)
	look(t, f)
	ctx, stop := context.WithCancel(t.Context())
	f.sum = func(file string) (string, string, int64, error) { stop(); return papers.Sum(file) }
	if _, err := f.Look(ctx, nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	ended(f)
	if names, _ := look(t, f); len(names) != 20*len("00.pdf ") {
		t.Errorf("after the stop: %q", names)
	}
}

// A thousand scans are read once, with progress; the next look reads none.
func BenchmarkAThousandScans(b *testing.B) {
	dir := b.TempDir()
	for i := range 1000 {
		content := append([]byte("%PDF-1.4"), make([]byte, 200<<10)...)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.pdf", i)), content, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			f := New(dir)
			for range 2 {
				if _, err := f.Look(b.Context(), nil); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	f := New(dir)
	b.Run("later", func(b *testing.B) {
		for b.Loop() {
			if _, err := f.Look(b.Context(), nil); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// Who has the answer may look again at once.
func TestOneLookFollowsTheOther(t *testing.T) {
	f := New(t.TempDir())
	for range 2000 {
		if _, err := f.Look(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
	}
}
