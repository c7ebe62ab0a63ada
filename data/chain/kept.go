package chain

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"donthu/data/site"
	"donthu/data/sqlite"
)

// HeadName is the name of the file beside the register that says how far its chain goes.
const HeadName = "so-don-thu.dau"

// Kept is what stands in the file of the head.
type Kept struct {
	Head
	Since time.Time // when this register began or was restored: no backup from before tells of it
	Sum   string    // over the rest, by which a torn record is known
}

// length is that of every record, so that one write covers the record before: a sector of a disk.
const length = 512

func (k Kept) sum() string {
	return fmt.Sprintf("%x", sha256.Sum256(fmt.Append(nil, k.Seq, k.First, k.Hash, k.Since.UnixNano())))
}

// KeptHead is the record of a data folder; known is false where none is, or a torn one: then nobody
// knows, which is no fault.
func KeptHead(dir string) (k Kept, known bool) {
	raw, err := os.ReadFile(filepath.Join(dir, HeadName))
	if err != nil || json.Unmarshal(raw, &k) != nil || k.Sum != k.sum() {
		return Kept{}, false
	}
	return k, true
}

func (k Kept) write(dir string) error {
	k.Since = k.Since.UTC()
	k.Sum = k.sum()
	raw, err := json.Marshal(k)
	if err != nil {
		return err
	}
	file, err := os.OpenFile(filepath.Join(dir, HeadName), os.O_WRONLY|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(file, "%-*s\n", length-1, raw)
	return errors.Join(err, file.Close())
}

// KeepHead writes down how far the chain of the register of dir goes; q reads what was committed. It
// is not brought to the disk by itself: the register is, before, so that what is kept is never
// ahead of it. What cannot be kept takes nothing from what was saved.
func KeepHead(ctx context.Context, dir string, q sqlite.Querier) {
	before, known := KeptHead(dir)
	head, err := HeadOf(context.WithoutCancel(ctx), q)
	if err == nil && (!known || before.Head != head) {
		err = Kept{Head: head, Since: before.Since}.write(dir)
	}
	if err != nil {
		slog.Warn("the head of the chain is not kept", "error", err)
	}
}

// BeginHead says that the register that lies in dir now is the right one from now on, whatever was
// kept and backed up before: it was restored, or is taken as it is.
func BeginHead(ctx context.Context, dir string) error {
	db, err := LookAt(ctx, dir)
	if err != nil {
		return err
	}
	defer db.Close()
	head, err := HeadOf(ctx, db)
	if err != nil {
		return err
	}
	return begun(head).write(dir)
}

// ForgetHead says that a register is about to be made in dir, whatever was there before.
func ForgetHead(dir string) error { return begun(Head{}).write(dir) }

// begun compares with the times of files, which know no other clock.
func begun(head Head) Kept { return Kept{Head: head, Since: time.Now()} }

// LookAt opens the register of dir to read only. Where nobody has it open nothing is made beside it.
func LookAt(ctx context.Context, dir string) (*sql.DB, error) {
	parameters := "mode=ro&_query_only=on&_busy_timeout=10000"
	if !HasLog(dir) {
		parameters += "&immutable=1"
	}
	return sql.Open("sqlite3", sqlite.Source(site.Path(dir), parameters))
}

// HasLog reports whether somebody has the register of dir open, or was killed while it was.
func HasLog(dir string) bool {
	_, err := os.Stat(site.Path(dir) + "-wal")
	return err == nil
}
