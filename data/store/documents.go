package store

import (
	"context"
	"database/sql"
	"errors"
	"os"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// Issue is a document that is to be written on a letter or a visit.
type Issue struct {
	Of     int64          // id of the letter or the visit
	Reply  register.Reply // without its number and what the store gives; On is its day
	Symbol string         // TB-UBND; empty for a document without a number
	Count  int            // its number; 0: the next one
	// Render makes the Word document with the number given, of the letter or visit as
	// it is within the transaction, and names its file (see data.Reply.File).
	Render func(o Occasion, number register.DocumentNumber) (docx []byte, file string, err error)

	// Then are the steps that the document brings with it, written in the same
	// transaction after it: that the result was sent with it. It may be nil.
	Then func(issued register.Reply) []steps.Draft

	// also is what has to be written in the same transaction; may be nil.
	also func(l *ledger, o *Occasion, issued register.Reply) error
}

// IssueDocument takes a number for the document, has it made, keeps it, and records
// it as issued on the letter or the visit, in one transaction: an error of any part
// leaves no number taken. A *CheckError names what forbids it, such as a number that
// another document of the year has.
func (s *Store) IssueDocument(ctx context.Context, i Issue) (o Occasion, reply register.Reply, err error) {
	err = s.inLedger(ctx, func(l *ledger) error {
		occasion, err := l.occasion(i.Of)
		if err != nil {
			return err
		}
		var number register.DocumentNumber
		if i.Symbol != "" {
			if number, err = l.takeNumber(i.Reply.On.Year(), i.Symbol, i.Count); err != nil {
				return err
			}
		}
		content, file, err := i.Render(occasion, number)
		if err != nil {
			return err
		}
		reply = i.Reply
		reply.Number, reply.File, reply.Document, reply.SHA256 = number.String(), file, l.seq+1, hashOf(content)
		if o, err = l.addTo(occasion, steps.Draft{On: reply.On, Content: reply}); err != nil {
			return err
		}
		if err := l.keepDocument(reply.Document, reply.SHA256, content); err != nil {
			return err
		}
		if i.also != nil {
			if err := i.also(l, &o, reply); err != nil {
				return err
			}
		}
		if i.Then == nil {
			return nil
		}
		o, err = l.addTo(o, i.Then(reply)...)
		return err
	})
	if err != nil {
		return Occasion{}, register.Reply{}, err
	}
	written, _ := register.ReplyOf(o.Replies(), reply.Document)
	return o, written, nil
}

// DeliveryFiles are what is kept with a step of a document.
type DeliveryFiles struct {
	Final []byte // the Word document as signed when it differs from what is kept, else nil
	Scan  string // path of the scan of the signed paper, which is copied; empty for none
}

// RecordDelivery writes that a document of the letter or visit was signed, sent or
// delivered, or that its scan was attached, and returns the step. A *CheckError names
// what forbids it.
func (s *Store) RecordDelivery(ctx context.Context, of int64, on day.Date, d register.Delivery, files DeliveryFiles) (step int64, err error) {
	made := "" // the copy of the scan
	err = s.inLedger(ctx, func(l *ledger) error {
		occasion, err := l.occasion(of)
		if err != nil {
			return err
		}
		step = l.seq + 1
		d.Final, d.SHA256, d.Scan = 0, "", register.KeptFile{}
		if files.Final != nil {
			d.Final, d.SHA256 = step, hashOf(files.Final)
		}
		if reply, ok := register.ReplyOf(occasion.Replies(), d.Document); ok && files.Scan != "" {
			if d.Scan, made, err = s.keepScan(reply, occasion.FileName(), files.Scan); err != nil {
				return err
			}
		}
		if _, err := l.addTo(occasion, steps.Draft{On: on, Content: d}); err != nil || files.Final == nil {
			return err
		}
		return l.keepDocument(d.Final, d.SHA256, files.Final)
	})
	if err != nil && made != "" {
		err = errors.Join(err, os.Remove(made))
	}
	return step, err
}

func (l *ledger) keepDocument(id int64, hash string, content []byte) error {
	return l.exec("INSERT INTO documents (id, sha256, content) VALUES (?, ?, ?)", id, hash, content)
}

// Document is the Word document that is kept with the step id, byte for byte (see
// data.Reply.Kept). Bytes that do not match the hash of the step are an error.
func (s *Store) Document(ctx context.Context, id int64) ([]byte, error) {
	content, err := s.keptFile(ctx, documentFiles, id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, data.Tell(nil, "store.noDocument")
	}
	return content, err
}
