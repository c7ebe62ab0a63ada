package data

import (
	"archive/zip"
	"compress/flate"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os/exec"
	"runtime"
	"runtime/debug"
	"syscall"

	"donthu/assets"
)

// Told is an error for a person: the facts of which its sentence is made, and the
// cause, which is for the log and for callers that ask with errors.Is and errors.As.
type Told struct {
	Key   string // of the sentence in assets/translations
	Args  []any  // what stands in the sentence's places
	Cause error  // nil when the sentence says all there is
}

// Tell is the error that the sentence under key tells a person.
func Tell(cause error, key string, args ...any) *Told { return &Told{key, args, cause} }

// Caught is deferred where a panic may not end the program, such as while a stranger's
// file is read: the panic becomes the error that the sentence under key tells, and the
// log gets where it was. Every goroutine needs its own.
func Caught(err *error, key string, args ...any) {
	if trouble := recover(); trouble != nil {
		slog.Error("panic", "panic", trouble, "stack", string(debug.Stack()))
		*err = Tell(fmt.Errorf("panic: %v", trouble), key, args...)
	}
}

// Sentence is what a person reads; app/saying adds what is known of the cause.
func (t *Told) Sentence() string { return assets.Text(t.Key, t.Args...) }

// Error is for the log: the sentence and its cause, in whatever language that is.
func (t *Told) Error() string {
	if t.Cause == nil {
		return t.Sentence()
	}
	return t.Sentence() + ": " + t.Cause.Error()
}

// Unwrap is the cause.
func (t *Told) Unwrap() error { return t.Cause }

// Fault is a kind of trouble with a file, a disk or the machine: what a person can be
// told of an error that says nothing in Vietnamese itself. The sentence under
// "fault." and its name says what it is and what to do.
type Fault string

// The faults that the program tells apart; "" is none of them.
const (
	FaultMissing    Fault = "missing"    // no such file or folder
	FaultPermission Fault = "permission" // the machine does not allow it
	FaultFolder     Fault = "folder"     // a folder where a file should be
	FaultNoFolder   Fault = "noFolder"   // a file where a folder should be
	FaultName       Fault = "name"       // no name for a file
	FaultOpen       Fault = "open"       // open in another program
	FaultFull       Fault = "full"       // no space left
	FaultDisk       Fault = "disk"       // the disk does not read or write
	FaultBroken     Fault = "broken"     // what the file holds is torn or not what it should be
	FaultProgram    Fault = "program"    // no program to open or print with
	FaultBusy       Fault = "busy"       // the register is being written by another
	FaultClosed     Fault = "closed"     // the register is no longer open
	FaultGone       Fault = "gone"       // no longer in the register
	FaultCancelled  Fault = "cancelled"  // a person stopped it
)

var faults = []struct {
	err   error
	fault Fault
}{
	{context.Canceled, FaultCancelled}, {context.DeadlineExceeded, FaultCancelled},
	{fs.ErrNotExist, FaultMissing}, {fs.ErrPermission, FaultPermission}, {syscall.EROFS, FaultPermission},
	{syscall.EISDIR, FaultFolder}, {syscall.ENOTDIR, FaultNoFolder},
	{syscall.ENAMETOOLONG, FaultName}, {syscall.EINVAL, FaultName},
	{syscall.ENOSPC, FaultFull}, {syscall.EDQUOT, FaultFull}, {syscall.EIO, FaultDisk},
	{zip.ErrFormat, FaultBroken}, {zip.ErrAlgorithm, FaultBroken}, {zip.ErrChecksum, FaultBroken},
	{exec.ErrNotFound, FaultProgram},
	{io.ErrUnexpectedEOF, FaultBroken}, {io.EOF, FaultBroken},
}

// windowsFaults are numbers of errors that Windows has and package syscall does not name.
var windowsFaults = map[syscall.Errno]Fault{
	21: FaultDisk, 23: FaultDisk, 32: FaultOpen, 33: FaultOpen, 39: FaultFull, 112: FaultFull, 123: FaultName, 1117: FaultDisk,
}

// FaultOf is the fault that err is, as far as the standard library knows.
func FaultOf(err error) Fault {
	for _, f := range faults {
		if errors.Is(err, f.err) {
			return f.fault
		}
	}
	var number syscall.Errno
	if runtime.GOOS == "windows" && errors.As(err, &number) {
		return windowsFaults[number]
	}
	var inJSON *json.SyntaxError
	var inXML *xml.SyntaxError
	var packed flate.CorruptInputError
	if errors.As(err, &inJSON) || errors.As(err, &inXML) || errors.As(err, &packed) {
		return FaultBroken
	}
	return ""
}
