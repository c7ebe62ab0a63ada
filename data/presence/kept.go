// Package presence is whether the register that ought to lie in a folder lies there. How far its
// chain goes is kept outside its file too, in a small file beside it and in every backup: a
// register that is gone, empty, shorter or another is no beginning.
package presence

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"donthu/data/backups"
	"donthu/data/chain"
	"donthu/data/sqlite"
)

// Names of files in the data folder.
const (
	FileName = "so-don-thu.db"  // the register
	HeadName = "so-don-thu.dau" // how far its chain goes
)

// Path is the file of the register in the data folder dir.
func Path(dir string) string { return filepath.Join(dir, FileName) }

// kept is what stands in the file of the head.
type kept struct {
	chain.Head
	Since time.Time // when this register began or was restored: no backup from before tells of it
	Sum   string    // over the rest, by which a torn record is known
}

// length is that of every record, so that one write covers the record before: a sector of a disk.
const length = 512

func (k kept) sum() string {
	k.Sum = ""
	return fmt.Sprintf("%x", sha256.Sum256(fmt.Append(nil, k.Seq, k.First, k.Hash, k.Since.Unix())))
}

// read is the record of a data folder; known is false where none is, or a torn one: then nobody
// knows, which is no fault.
func read(dir string) (k kept, known bool) {
	raw, err := os.ReadFile(filepath.Join(dir, HeadName))
	if err != nil || json.Unmarshal(raw, &k) != nil || k.Sum != k.sum() {
		return kept{}, false
	}
	return k, true
}

func (k kept) write(dir string) error {
	k.Since, k.Sum = k.Since.UTC().Truncate(time.Second), ""
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

// Keep writes down how far the chain of the register of dir goes; q reads what was committed. It
// is not brought to the disk by itself: the register is, before, so that what is kept is never
// ahead of it. What cannot be kept takes nothing from what was saved.
func Keep(ctx context.Context, dir string, q sqlite.Querier) {
	before, known := read(dir)
	head, err := chain.HeadOf(context.WithoutCancel(ctx), q)
	if err == nil && (!known || before.Head != head) {
		err = kept{Head: head, Since: before.Since}.write(dir)
	}
	if err != nil {
		slog.Warn("the head of the chain is not kept", "error", err)
	}
}

// Begin says that the register that lies in dir now is the right one from now on, whatever was
// kept and backed up before: it was restored, or is taken as it is.
func Begin(ctx context.Context, dir string) error {
	db, err := look(ctx, dir)
	if err != nil {
		return err
	}
	defer db.Close()
	head, err := chain.HeadOf(ctx, db)
	if err != nil {
		return err
	}
	return begun(head).write(dir)
}

// BeginAnew says that a register is about to be made in dir, whatever was there before.
func BeginAnew(dir string) error { return begun(chain.Head{}).write(dir) }

// begun compares with the times of files, which know no other clock.
func begun(head chain.Head) kept { return kept{Head: head, Since: time.Now()} }

// Known is what lies outside the register's file and tells how far it went.
type Known struct {
	Head   chain.Head // the zero Head: nobody knows
	Backup string     // the newest backup, "" for none
}

// known reads the record of the folder, and the newest backup of the same register; marks are
// the heads that the register must hold. In making says the record that there is none yet.
func known(ctx context.Context, dir string) (all Known, marks []chain.Head, making bool) {
	record, there := read(dir)
	if record.Seq > 0 {
		marks = append(marks, record.Head)
	}
	backup, at, err := backups.Newest(dir)
	if err == nil && backup != "" && at.After(record.Since) {
		all.Backup = backup
		if of, err := headIn(ctx, backup); err == nil && of.Seq > 0 && (record.Seq == 0 || of.First == record.First) {
			marks = append(marks, of)
		}
	}
	for _, mark := range marks {
		if mark.Seq > all.Head.Seq {
			all.Head = mark
		}
	}
	return all, marks, there && record.Seq == 0
}

func headIn(ctx context.Context, backup string) (chain.Head, error) {
	db, err := sqlite.Look(ctx, backup)
	if err != nil {
		return chain.Head{}, err
	}
	defer db.Close()
	return chain.HeadOf(ctx, db)
}
