// Package presence is whether the register that ought to lie in a folder lies there. How far its
// chain goes is kept outside its file too, in a small file beside it and in every backup: a
// register that is gone, empty, shorter or another is no beginning.
package presence

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"donthu/assets"
	"donthu/data"
	"donthu/data/backups"
	"donthu/data/chain"
	"donthu/data/site"
	"donthu/data/sqlite"
)

// Known is what lies outside the register's file and tells how far it went.
type Known struct {
	Head   chain.Head // the zero Head: nobody knows
	Backup string     // the newest backup, "" for none
}

// known reads the record of the folder, and the newest backup of the same register; marks are
// the heads that the register must hold. In making says the record that there is none yet.
func known(ctx context.Context, dir string) (all Known, marks []chain.Head, making bool) {
	record, there := chain.KeptHead(dir)
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

// ErrNone says that no register lies in a folder, and that nothing tells of one that did.
var ErrNone = errors.New("no register in the data folder")

// Kind is what became of a register.
type Kind string

// What a register can be instead of there.
const (
	Gone       Kind = "gone"       // its file is not there
	Empty      Kind = "empty"      // of no length
	Cut        Kind = "cut"        // shorter than it says itself
	NoDatabase Kind = "noDatabase" // some other file
	OtherMark  Kind = "otherMark"  // a database of another program
	Damaged    Kind = "damaged"    // SQLite cannot read it
	Shorter    Kind = "shorter"    // the last steps are missing
	Changed    Kind = "changed"    // has other steps where it should have those that are known
	Another    Kind = "another"    // begins with another step
	Unfinished Kind = "unfinished" // was being made when the program was killed; nothing is lost
)

// Trouble is why the file in the register's place cannot be taken for the register. It is the
// cause of an error that has a sentence.
type Trouble struct {
	Kind  Kind
	Known Known
	cause error
}

// Error is for the log.
func (t *Trouble) Error() string {
	if t.cause != nil {
		return "the register is not there as it was: " + string(t.Kind) + ": " + t.cause.Error()
	}
	return "the register is not there as it was: " + string(t.Kind)
}

// Unwrap is what a library said of it.
func (t *Trouble) Unwrap() error { return t.cause }

// Is takes files that are no register of ours for sqlite.ErrForeign.
func (t *Trouble) Is(target error) bool {
	foreign := t.Kind == Empty || t.Kind == NoDatabase || t.Kind == OtherMark
	return target == sqlite.ErrForeign && foreign
}

// Beginning reports whether err, of Check, says that a register may be made in the folder: nothing
// is there that could be lost.
func Beginning(err error) bool {
	var trouble *Trouble
	return err == ErrNone || errors.As(err, &trouble) && trouble.Kind == Unfinished
}

// tell is the trouble with its sentence: what happened, that nothing was written, and what can be
// done.
func tell(dir string, kind Kind, of Known, there int64, cause error) error {
	todo := assets.Text("presence.todo")
	if of.Backup != "" {
		todo = assets.Text("presence.todo.backup", "backup", filepath.Base(of.Backup))
	}
	trouble := &Trouble{kind, of, cause}
	switch kind {
	case Unfinished:
		return data.Tell(trouble, "presence.unfinished", "file", site.Path(dir))
	case Gone:
		return data.Tell(trouble, "presence.gone", "file", site.Path(dir), "known", reach(of), "todo", todo)
	case Shorter:
		return data.Tell(trouble, "presence.shorter", "file", site.Path(dir), "there", there, "known", of.Head.Seq, "todo", todo)
	}
	return data.Tell(trouble, "presence."+string(kind), "file", site.Path(dir), "todo", todo)
}

// reach is how far the register went, in words.
func reach(of Known) string {
	if of.Head.Seq > 0 {
		return assets.Text("presence.reach", "steps", of.Head.Seq)
	}
	return assets.Text("presence.reach.unknown")
}

// Check looks, without writing anything, whether the register of dir is there and goes as far as
// what is kept outside of it says. ErrNone says that none ever was; any other error has a sentence,
// and a *Trouble beneath it where the register is not what it should be.
func Check(ctx context.Context, dir string) error {
	of, marks, making := known(ctx, dir)
	kind, there, err := check(ctx, dir, marks)
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist) && errors.As(err, &path):
		if len(marks) == 0 && of.Backup == "" {
			return ErrNone
		}
		return tell(dir, Gone, of, 0, nil)
	case kind == "" && err != nil:
		if errors.As(err, &path) { // what cannot be seen may well be there
			return data.Tell(err, "presence.unseen", "folder", dir)
		}
		return err
	case kind == "":
		return nil
	case kind == Empty && making && of.Backup == "":
		kind = Unfinished
	case kind == Unfinished && len(marks) > 0:
		kind = Shorter
	case kind == Unfinished && of.Backup != "":
		kind = Empty
	}
	return tell(dir, kind, of, there, err)
}

// check is what is wrong with the file, "" for nothing; there is how many steps it has.
func check(ctx context.Context, dir string, marks []chain.Head) (kind Kind, there int64, err error) {
	file, err := os.Open(site.Path(dir))
	if err != nil {
		return "", 0, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return "", 0, err
	}
	head := make([]byte, 100)
	switch n, err := io.ReadFull(file, head); {
	case !info.Mode().IsRegular():
		return NoDatabase, 0, nil
	case info.Size() == 0:
		return Empty, 0, nil
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return "", 0, err
	case !bytes.HasPrefix(head[:n], []byte("SQLite format 3\x00")):
		return NoDatabase, 0, nil
	case n < len(head), isCut(head, info.Size()) && !chain.HasLog(dir):
		return Cut, 0, nil
	}
	db, err := chain.LookAt(ctx, dir)
	if err != nil {
		return "", 0, err
	}
	defer db.Close()
	kind, there, err = compare(ctx, db, marks)
	if fault := sqlite.FaultOf(err); fault == data.FaultCancelled || fault == data.FaultBusy || fault == data.FaultPermission {
		return "", there, err
	}
	if err != nil {
		return Damaged, there, err
	}
	return kind, there, nil
}

// isCut compares how many pages a file's head names (https://sqlite.org/fileformat.html, 1.3) with
// how long it is.
func isCut(head []byte, size int64) bool {
	page := int64(binary.BigEndian.Uint16(head[16:]))
	if page == 1 {
		page = 65536
	}
	valid := bytes.Equal(head[24:28], head[92:96]) // older programs leave the count as it was
	return valid && int64(binary.BigEndian.Uint32(head[28:]))*page > size
}

func compare(ctx context.Context, db *sql.DB, marks []chain.Head) (kind Kind, there int64, err error) {
	id, err := sqlite.One[int](ctx, db, "PRAGMA application_id")
	if err != nil {
		return "", 0, err
	}
	tables, err := sqlite.One[int](ctx, db, "SELECT count(*) FROM sqlite_schema")
	switch {
	case err != nil:
		return "", 0, err
	case id == 0 && tables == 0:
		return Unfinished, 0, nil
	case id != sqlite.Mark:
		return OtherMark, 0, nil
	}
	head, err := chain.HeadOf(ctx, db)
	if err != nil {
		return "", 0, err
	}
	for _, mark := range marks {
		holds, err := mark.Holds(ctx, db)
		switch {
		case err != nil:
			return "", head.Seq, err
		case head.Seq > 0 && head.First != mark.First:
			return Another, head.Seq, nil
		case !holds && head.Seq < mark.Seq:
			return Shorter, head.Seq, nil
		case !holds:
			return Changed, head.Seq, nil
		}
	}
	if head.Seq > 0 || len(marks) > 0 {
		return "", head.Seq, nil
	}
	// Registers of older programs had their settings, and no step, at first.
	old, err := sqlite.One[int](ctx, db, "SELECT count(*) FROM settings WHERE key = 'settings'")
	if err == nil && old == 0 {
		kind = Unfinished
	}
	return kind, 0, err
}
