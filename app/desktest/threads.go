package desktest

import (
	"database/sql"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/mattn/go-sqlite3"
)

// asked gets where a page asks the register on the thread that draws.
var asked struct {
	sync.Mutex
	tell func(from, where string)
}

func tellAsked(tell func(from, where string)) (before func(from, where string)) {
	asked.Lock()
	defer asked.Unlock()
	before, asked.tell = asked.tell, tell
	return before
}

// watchStore fails the test when a page asks the register on the thread that draws:
// a register on a slow disk, or a long one, would stop the window meanwhile.
func watchStore(t *testing.T) {
	t.Helper()
	hookStore()
	told := map[string]bool{}
	tellAsked(func(from, where string) {
		if !told[where] {
			told[where] = true
			t.Errorf("%s (%s) asks the register on the thread that draws: use desk.Load, kit.RunAsync or Record.Examine", from, where)
		}
	})
	t.Cleanup(func() { tellAsked(nil) })
}

// AsksWhileDrawing names the functions of the window that ask the register on the
// thread that draws while do runs.
func AsksWhileDrawing(do func()) (found []string) {
	before := tellAsked(func(from, _ string) { found = append(found, from) })
	defer func() { tellAsked(before) }()
	do()
	return slices.Compact(found)
}

// hookStore has every statement looked at while it is prepared, which is done in the
// goroutine that asks. Only tests do: the driver is the program's own.
var hookStore = sync.OnceFunc(func() {
	db, err := sql.Open("sqlite3", "")
	if err != nil {
		panic(err)
	}
	db.Driver().(*sqlite3.SQLiteDriver).ConnectHook = func(c *sqlite3.SQLiteConn) error {
		c.RegisterAuthorizer(func(operation int, _, _, _ string) int {
			switch operation {
			case sqlite3.SQLITE_SELECT, sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE:
				statementPrepared()
			}
			return sqlite3.SQLITE_OK
		})
		return nil
	}
})

func statementPrepared() {
	from, where := drawing()
	asked.Lock()
	defer asked.Unlock()
	if from != "" && asked.tell != nil {
		asked.tell(from, where)
	}
}

// drawing is the function of the window, and its place, that asks the register
// without kit.RunAsync; "" when it is asked in the background, by the test, or by a
// plain function that the test calls in the place of a page.
func drawing() (from, where string) {
	callers := make([]uintptr, 256)
	frames := runtime.CallersFrames(callers[:runtime.Callers(2, callers)])
	inside, plain := false, true
	for {
		f, more := frames.Next()
		inside = inside || strings.HasPrefix(f.Function, "donthu/data/store.")
		name, ours := strings.CutPrefix(f.Function, "donthu/app/")
		test := strings.HasSuffix(f.File, "_test.go") || strings.HasPrefix(name, "desktest.")
		switch {
		case !more:
			return from, where
		case !inside || !ours || strings.Contains(f.File, "/data/") || // a function of the store within its caller
			!strings.HasPrefix(name, "desktop") && !strings.HasPrefix(name, "desktest.") && !strings.HasPrefix(name, "kit"):
		case strings.HasPrefix(name, "kit.guarded") || test && plain:
			return "", ""
		case from == "":
			from, where = f.Function, fmt.Sprintf("%s:%d", f.File, f.Line)
			fallthrough
		default:
			_, name, _ = strings.Cut(name[strings.LastIndex(name, "/")+1:], ".")
			plain = plain && !strings.Contains(name, ".") && !strings.HasPrefix(strings.ToLower(name), "new")
		}
	}
}
