package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"donthu/data"
)

// Mark is the application id that says of a file that it is a register of this program
// ("SDTh").
const Mark = 0x53445468

// What a file may be that looks like a register.
var (
	ErrForeign = errors.New("the file is no register of this program")
	ErrNewer   = errors.New("a newer program wrote the register")
)

// Source names a file for the driver; the path is escaped because data folders
// carry names of people and offices.
func Source(path, parameters string) string {
	slashed := filepath.ToSlash(path)
	if filepath.VolumeName(path) != "" && !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	return "file:" + (&url.URL{Path: slashed}).EscapedPath() + "?" + parameters
}

// Look opens a copy of a register to read only, that nobody writes: ErrForeign when the
// file is none.
func Look(ctx context.Context, file string) (*sql.DB, error) { return LookAs(ctx, file, file) }

// LookAs is Look for a file that sentences call named, because a person knows it so.
func LookAs(ctx context.Context, file, named string) (*sql.DB, error) {
	if info, err := os.Stat(file); err == nil && !info.Mode().IsRegular() { // a pipe never ends
		return nil, data.Tell(ErrForeign, "store.foreign", "file", named)
	}
	db, err := sql.Open("sqlite3", Source(file, "mode=ro&_query_only=on"))
	if err != nil {
		return nil, err
	}
	id, err := One[int](ctx, db, "PRAGMA application_id")
	switch {
	case err != nil:
		err = Unreadable(err, named)
	case id != Mark:
		err = data.Tell(ErrForeign, "store.foreign", "file", named)
	default:
		return db, nil
	}
	return nil, errors.Join(err, db.Close())
}

// Unreadable is what err says of a file that should be a register. Work that was
// stopped, or a register that another writes, breaks no file; nor does a full disk.
func Unreadable(err error, file string) error {
	switch FaultOf(err) {
	case data.FaultCancelled, data.FaultBusy:
		return err
	case data.FaultFull, data.FaultPermission, data.FaultDisk: // of the machine, not of the file
		return data.Tell(err, "store.unopened", "file", file)
	}
	return data.Tell(err, "store.unreadable", "file", file)
}
