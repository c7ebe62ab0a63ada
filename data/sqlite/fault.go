package sqlite

import (
	"database/sql"
	"errors"

	"github.com/mattn/go-sqlite3"

	"donthu/data"
)

// sqliteFaults are the kinds of SQLite's errors (https://sqlite.org/rescode.html)
// that a person is told apart.
var sqliteFaults = map[sqlite3.ErrNo]data.Fault{
	sqlite3.ErrBusy: data.FaultBusy, sqlite3.ErrLocked: data.FaultBusy, sqlite3.ErrProtocol: data.FaultBusy,
	sqlite3.ErrCorrupt: data.FaultBroken, sqlite3.ErrNotADB: data.FaultBroken, sqlite3.ErrFormat: data.FaultBroken,
	sqlite3.ErrFull: data.FaultFull, sqlite3.ErrIoErr: data.FaultDisk, sqlite3.ErrCantOpen: data.FaultMissing,
	sqlite3.ErrReadonly: data.FaultPermission, sqlite3.ErrPerm: data.FaultPermission, sqlite3.ErrAuth: data.FaultPermission,
	sqlite3.ErrInterrupt: data.FaultCancelled,
}

// FaultOf is the fault that an error of the register or of a file is, "" for none
// that is known.
func FaultOf(err error) data.Fault {
	var lite sqlite3.Error
	switch {
	case errors.As(err, &lite) && lite.SystemErrno != 0 && data.FaultOf(lite.SystemErrno) != "":
		return data.FaultOf(lite.SystemErrno)
	case errors.As(err, &lite):
		return sqliteFaults[lite.Code]
	case errors.Is(err, sql.ErrNoRows):
		return data.FaultGone
	case errors.Is(err, sql.ErrTxDone): // its context ended
		return data.FaultCancelled
	case errors.Is(err, sql.ErrConnDone):
		return data.FaultClosed
	}
	return data.FaultOf(err)
}
