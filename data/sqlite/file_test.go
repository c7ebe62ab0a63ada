package sqlite

import (
	"context"
	"errors"
	"testing"

	"github.com/mattn/go-sqlite3"

	"donthu/data"
)

// A machine that does not let the register be opened says nothing against its file.
func TestWhatIsSaidOfAFileThatDoesNotOpen(t *testing.T) {
	for cause, key := range map[error]string{
		sqlite3.Error{Code: sqlite3.ErrFull}: "store.unopened", sqlite3.Error{Code: sqlite3.ErrReadonly}: "store.unopened", sqlite3.Error{Code: sqlite3.ErrIoErr}: "store.unopened",
		sqlite3.Error{Code: sqlite3.ErrCorrupt}: "store.unreadable", sqlite3.Error{Code: sqlite3.ErrNotADB}: "store.unreadable",
		sqlite3.Error{Code: sqlite3.ErrBusy}: "", context.Canceled: "",
	} {
		var told *data.Told
		if errors.As(Unreadable(cause, "so.db"), &told) != (key != "") || told != nil && told.Key != key {
			t.Errorf("%v is told as %v, want %q", cause, told, key)
		}
	}
}
