package saying

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// crashLines are how many lines of a trace are kept: the goroutine that failed comes first.
const crashLines = 200

// Crash is what a window that ended by itself left behind.
type Crash struct {
	At time.Time
	// Report says where the program failed: names of functions, files of its source and line
	// numbers. What somebody typed is in none of them.
	Report string
}

// CrashFile is where a window that fails says why, in the data folder dir: as Go tells it, so
// that a letter's words may stand in it.
func CrashFile(dir string) string { return filepath.Join(dir, "nhat-ky", "su-co.txt") }

// lastCrash is what was in it when the next window began.
func lastCrash(dir string) string {
	return filepath.Join(filepath.Dir(CrashFile(dir)), "su-co-truoc.txt")
}

// PutCrashAside keeps what the last window left, before the next one has the file.
func PutCrashAside(dir string) error {
	if info, err := os.Stat(CrashFile(dir)); err != nil || info.Size() == 0 {
		return nil
	}
	return os.Rename(CrashFile(dir), lastCrash(dir))
}

// LastCrash is what the last window left that ended by itself; nil for none.
func LastCrash(dir string) (*Crash, error) {
	name := lastCrash(dir)
	raw, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	return &Crash{info.ModTime(), withoutWords(string(raw))}, nil
}

// ForgetCrash takes what the last window left away.
func ForgetCrash(dir string) error {
	err := os.Remove(lastCrash(dir))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

var (
	goroutineLine = regexp.MustCompile(`^goroutine \d+ .*?\[([a-z ]+)`)
	sourceLine    = regexp.MustCompile(`^\t(\S.*\.(?:go|s):\d+)`)
	functionLine  = regexp.MustCompile(`^(created by )?([A-Za-z0-9_./*()\[\]·{}~-]+?)(?:\([^()]*\)| in goroutine \d+)?$`)
	// ownWords are those of Go itself, in which no value stands but numbers.
	ownWords = regexp.MustCompile(`^(?:panic: )?(?:runtime error: [A-Za-z0-9 \[\]:%-]+|fatal error: [A-Za-z0-9 :-]+|\[signal SIG[A-Za-z0-9 :=]+\])$`)
)

// withoutWords keeps of a trace what is known to be no value: everything else may be what a
// citizen wrote.
func withoutWords(trace string) string {
	var kept []string
	inTrace := false
	for line := range strings.Lines(strings.ReplaceAll(trace, "\r\n", "\n")) {
		line = strings.TrimRight(line, "\n")
		switch {
		case goroutineLine.MatchString(line):
			inTrace = true
			kept = append(kept, "goroutine ["+goroutineLine.FindStringSubmatch(line)[1]+"]")
		case ownWords.MatchString(line):
			inTrace = false
			kept = append(kept, line)
		case strings.HasPrefix(line, "panic: "):
			inTrace = false
			kept = append(kept, "panic: …")
		case inTrace && sourceLine.MatchString(line):
			file := sourceLine.FindStringSubmatch(line)[1]
			if path.IsAbs(file) || strings.ContainsAny(file, `\ `) { // of another computer's folders
				file = file[strings.LastIndexAny(file, `/\`)+1:]
			}
			kept = append(kept, "    "+file)
		case inTrace && functionLine.MatchString(line):
			parts := functionLine.FindStringSubmatch(line)
			kept = append(kept, parts[1]+parts[2])
		}
		if len(kept) == crashLines {
			break
		}
	}
	return strings.Join(kept, "\n")
}
