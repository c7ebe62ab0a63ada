package office

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/reports/docx"
	"donthu/reports/workbook"
)

// Delivery is what became of a document of a letter or a visit: it was given to who signs,
// signed, sent, delivered …, or its scan is attached.
type Delivery struct {
	Of    int64 // id of the letter or the visit
	On    day.Date
	What  register.Delivery // of the Document; SignedBy of a signature
	Count int               // the number of a draft that was signed; 0: the next one
	Files store.DeliveryFiles
}

// Delivered is a step that was written about a document, for taking it back.
type Delivered struct{ Of, Step int64 }

// Deliveries are what became of several documents.
type Deliveries struct {
	Done    []Delivered
	Numbers []string               // that drafts got with their signatures
	Refused map[int][]data.Problem // by place among those asked for
	ByHand  []string               // numbers of documents without room for number or day: who signs writes them
}

// Deliver writes what became of documents, a step on each. What one document forbids
// does not stop the others. An error of the register ends the work; what was done before
// is told all the same.
func (o *Office) Deliver(ctx context.Context, all []Delivery) (became Deliveries, err error) {
	became.Refused = map[int][]data.Problem{}
	for i, d := range all {
		follows, err := o.follows(ctx, d, all)
		if err != nil {
			return became, err
		}
		if follows {
			continue
		}
		step, err := o.deliver(ctx, d, &became)
		var forbidden *store.CheckError
		switch {
		case errors.As(err, &forbidden):
			became.Refused[i] = forbidden.Problems
		case err != nil:
			return became, err
		default:
			became.Done = append(became.Done, Delivered{d.Of, step})
		}
	}
	return became, nil
}

// follows reports whether the document is the copy of another one among all, which takes it
// along into the state.
func (o *Office) follows(ctx context.Context, d Delivery, all []Delivery) (bool, error) {
	of, err := o.Occasion(ctx, d.Of)
	if err != nil || d.What.State == register.Sent || d.What.State == register.Delivered {
		return false, err
	}
	r, _ := register.ReplyOf(of.Documents(), d.What.Document)
	return slices.ContainsFunc(all, func(other Delivery) bool { return r.CopyOf != 0 && other.What.Document == r.CopyOf }), nil
}

func (o *Office) deliver(ctx context.Context, d Delivery, became *Deliveries) (step int64, err error) {
	if d.What.State != register.Signed {
		return o.RecordDelivery(ctx, d.Of, d.On, d.What, d.Files)
	}
	of, err := o.Occasion(ctx, d.Of)
	if err != nil {
		return 0, err
	}
	draft, _ := register.ReplyOf(of.Documents(), d.What.Document)
	if !draft.State.Draft() {
		return o.RecordDelivery(ctx, d.Of, d.On, d.What, d.Files)
	}
	if err := o.fitting(of, draft, d); err != nil {
		return 0, err
	}
	step, signed, lacks, err := o.Sign(ctx, d.Of, draft, Signature{On: d.On, Count: d.Count, By: d.What.SignedBy, Reason: d.What.Reason}, d.Files)
	if err != nil {
		return 0, err
	}
	if signed.Number != "" {
		became.Numbers = append(became.Numbers, signed.Number)
	}
	if lacks != (Unfilled{}) {
		became.ByHand = append(became.ByHand, signed.Number)
	}
	return step, nil
}

// TakeBack takes steps of documents out again, the last first, all or none.
func (o *Office) TakeBack(ctx context.Context, done []Delivered, reason string) error {
	return o.store.Write(ctx, func(tx *store.Tx) error {
		for _, d := range slices.Backward(done) {
			if err := tx.TakeBack(d.Of, d.Step, reason); err != nil {
				return err
			}
		}
		return nil
	})
}

// now is the present as names of files tell it.
func (o *Office) now() string { return o.clock().Format("20060102-150405") }

// DocumentPath is where a file below the folder of documents lies on this computer.
func (o *Office) DocumentPath(name string) string {
	return filepath.Join(o.Dir(), papers.FolderName, filepath.FromSlash(name))
}

// newFile writes the file of a document that has just been written. A leftover file of
// the same name, of a register that was restored since, goes aside.
func (o *Office) newFile(ctx context.Context, r register.Reply) (string, error) {
	file := o.DocumentPath(r.File)
	if _, err := os.Stat(file); err == nil {
		if err := o.putAside(file); err != nil {
			return file, err
		}
	}
	return o.workFile(ctx, r)
}

func (o *Office) putAside(file string) error {
	return os.Rename(file, strings.TrimSuffix(file, ".docx")+"-"+o.now()+".docx")
}

// workFile is the file of a written document, written anew from the register when it
// is not there.
func (o *Office) workFile(ctx context.Context, r register.Reply) (string, error) {
	file := o.DocumentPath(r.File)
	if _, err := os.Stat(file); err == nil {
		return file, nil
	}
	content, err := o.Document(ctx, r.Kept())
	if err != nil {
		return file, err
	}
	return file, KeepFile(file, content)
}

// PaperFile is the file of a document to open or print: while it waits for its
// signature the one that is worked on in Word, after that exactly what the register
// keeps. A file that was changed after signing goes aside.
func (o *Office) PaperFile(ctx context.Context, r register.Reply) (string, error) {
	if r.State == register.Written || r.State.Draft() {
		return o.workFile(ctx, r)
	}
	file := o.DocumentPath(r.File)
	kept, err := o.Document(ctx, r.Kept())
	if err != nil {
		return file, err
	}
	if onDisk, err := os.ReadFile(file); err == nil {
		if bytes.Equal(onDisk, kept) {
			return file, nil
		}
		if err := o.putAside(file); err != nil {
			return file, data.Tell(err, "replies.fileInUse", "file", file)
		}
	}
	return file, KeepFile(file, kept)
}

// ChangedInWord is the Word document of a reply that waits for its signature when it
// is no longer what the register keeps, else nil.
func (o *Office) ChangedInWord(ctx context.Context, r register.Reply) ([]byte, error) {
	if r.State != register.Written && !r.State.Draft() {
		return nil, nil
	}
	file := o.DocumentPath(r.File)
	onDisk, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, data.Tell(err, "replies.fileInUse", "file", file)
	}
	kept, err := o.Document(ctx, r.Kept())
	if err != nil || bytes.Equal(onDisk, kept) {
		return nil, err
	}
	if _, err := docx.Text(onDisk); err != nil {
		return nil, data.Tell(err, "replies.fileBroken", "file", file)
	}
	return onDisk, nil
}

// SaveFile writes a file whole.
func SaveFile(file string, content []byte) error {
	return workbook.Save(file, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// KeepFile is SaveFile with the file's folder.
func KeepFile(file string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	return SaveFile(file, content)
}
