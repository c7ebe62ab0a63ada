package store

import (
	"context"
	"database/sql"
	"errors"
	"os"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/enclosures"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/steps"
)

// Issue is a document that is to be written on a letter or a visit.
type Issue struct {
	Of    int64          // id of the letter or the visit
	Reply register.Reply // without its number and what the store gives; On is the day of writing
	// Render makes the Word document, without number and day, of the letter or visit as it
	// is within the transaction, and names its file (see data.Reply.File).
	Render func(o register.Occasion) (docx []byte, file string, err error)
	// Copies are the same document for other readers, by the letter or visit with the
	// document itself; nil: it has none. Their Copies and Sign are not asked.
	Copies func(o register.Occasion) []Issue
	// Sign signs it, and its copies, in the same transaction; nil: it stays a draft.
	Sign *Signing
}

// Signing is what a draft gets with its signature.
type Signing struct {
	On    day.Date
	Count int    // its number in the series of the reply; 0: the next one
	By    string // empty: who was named in the draft
	// Reason is why it is signed though it no longer fits; mostly empty.
	Reason string
	// Fill puts number and day into the Word document, and names its file from now on.
	Fill func(docx []byte, number register.DocumentNumber, o register.Occasion, r register.Reply) (signed []byte, file string, err error)
}

// IssueDocument has a document made, keeps it, and writes it on the letter or the visit as
// a draft, or as signed: in one transaction, so that an error of any part leaves nothing,
// and no number taken. A *CheckError names what forbids it, such as a number that another
// document of the year has.
func (s *Store) IssueDocument(ctx context.Context, i Issue) (o register.Occasion, reply register.Reply, err error) {
	step := int64(0)
	err = s.inLedger(ctx, func(l *ledger) error {
		occasion, err := l.occasion(i.Of)
		if err != nil {
			return err
		}
		var content []byte
		if o, step, content, err = l.draft(occasion, i, 0); err != nil {
			return err
		}
		copies := map[int64][]byte{}
		if i.Copies != nil {
			for _, c := range i.Copies(o) {
				var at int64
				var text []byte
				if o, at, text, err = l.draft(o, c, step); err != nil {
					return err
				}
				copies[at] = text
			}
		}
		if i.Sign == nil {
			return nil
		}
		o, _, err = l.sign(o, step, content, copies, *i.Sign)
		return err
	})
	if err != nil {
		return register.Occasion{}, register.Reply{}, err
	}
	written, _ := register.ReplyOf(o.Documents(), step)
	return o, written, nil
}

// draft writes a document as a draft and keeps its text; copyOf is the step of the document
// of which it is a copy, 0 for none.
func (l *ledger) draft(o register.Occasion, i Issue, copyOf int64) (_ register.Occasion, step int64, content []byte, err error) {
	content, file, err := i.Render(o)
	if err != nil {
		return o, 0, nil, err
	}
	reply := i.Reply
	step = l.seq + 1
	reply.State, reply.File, reply.Document, reply.SHA256, reply.CopyOf = register.Drafted, file, step, papers.Hash(content), copyOf
	if o, err = l.addTo(o, steps.Draft{On: reply.On, Content: reply}); err == nil {
		err = l.keepDocument(step, reply.SHA256, content)
	}
	return o, step, content, err
}

// SignDocument writes that a draft on the letter or visit was signed, with the number and
// the day that it gets by that, and returns the step. files.Final is the text as it was
// changed in Word, nil for the one that is kept. A *CheckError names what forbids it.
func (s *Store) SignDocument(ctx context.Context, of, document int64, sign Signing, files DeliveryFiles) (step int64, reply register.Reply, err error) {
	content, made := files.Final, ""
	if content == nil {
		if content, err = s.Document(ctx, document); err != nil {
			return 0, reply, err
		}
	}
	copies, err := s.copiesOf(ctx, of, document, files.Copies)
	if err != nil {
		return 0, reply, err
	}
	var o register.Occasion
	err = s.inLedger(ctx, func(l *ledger) error {
		occasion, err := l.occasion(of)
		if err != nil {
			return err
		}
		draft, ok := register.ReplyOf(occasion.Documents(), document)
		switch {
		case !ok:
			return &CheckError{[]data.Problem{data.Forbid(register.FieldOf, "delivery.none")}}
		case !draft.State.Draft():
			return &CheckError{[]data.Problem{data.Forbid(register.FieldHow, "delivery.back", "state", draft.State.Label())}}
		}
		if o, step, err = l.sign(occasion, document, content, copies, sign); err != nil || files.Scan == "" {
			return err
		}
		var scan register.KeptFile
		signed, _ := register.ReplyOf(o.Documents(), document)
		if scan, made, err = s.keepScan(signed, occasion.FileName(), files.Scan); err != nil {
			return err
		}
		o, err = l.addTo(o, steps.Draft{On: sign.On, Content: register.Delivery{Document: document, Scan: scan}})
		return err
	})
	if err != nil {
		if made != "" {
			err = errors.Join(err, os.Remove(made))
		}
		return 0, register.Reply{}, err
	}
	reply, _ = register.ReplyOf(o.Documents(), document)
	return step, reply, nil
}

// copiesOf are the Word documents of a document's copies, by their steps: those given, else
// those that are kept.
func (s *Store) copiesOf(ctx context.Context, of, document int64, given map[int64][]byte) (map[int64][]byte, error) {
	o, err := s.Occasion(ctx, of)
	if err != nil {
		return nil, err
	}
	all := map[int64][]byte{}
	for _, c := range register.CopiesOf(o.Documents(), document) {
		if all[c.Step] = given[c.Step]; all[c.Step] == nil {
			if all[c.Step], err = s.Document(ctx, c.Kept()); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

// sign writes the signature of a draft whose text is content, and of its copies: it takes
// the number, keeps the signed texts, and tells whom the document invites that he is
// invited.
func (l *ledger) sign(o register.Occasion, document int64, content []byte, copies map[int64][]byte, sign Signing) (_ register.Occasion, step int64, err error) {
	draft, _ := register.ReplyOf(o.Documents(), document)
	var number register.DocumentNumber
	if draft.Symbol != "" && !sign.On.IsZero() {
		if number, err = l.takeNumber(sign.On.Year(), draft.Symbol, sign.Count); err != nil {
			return o, 0, err
		}
	}
	if o, step, err = l.signed(o, draft, content, number, sign); err != nil {
		return o, 0, err
	}
	for _, c := range register.CopiesOf(o.Documents(), document) {
		if o, _, err = l.signed(o, c, copies[c.Step], number, sign); err != nil {
			return o, 0, err
		}
	}
	reply, _ := register.ReplyOf(o.Documents(), document)
	return o, step, l.invite(&o, reply)
}

// signed writes that a draft whose text is content was signed with the number.
func (l *ledger) signed(o register.Occasion, draft register.Reply, content []byte, number register.DocumentNumber, sign Signing) (_ register.Occasion, step int64, err error) {
	signed, file, err := sign.Fill(content, number, o, draft)
	if err != nil {
		return o, 0, err
	}
	step = l.seq + 1
	d := register.Delivery{Document: draft.Step, State: register.Signed, Number: number.String(), SignedBy: sign.By, Reason: sign.Reason, File: file, Final: step, SHA256: papers.Hash(signed)}
	if o, err = l.addTo(o, steps.Draft{On: sign.On, Content: d}); err == nil {
		err = l.keepDocument(step, d.SHA256, signed)
	}
	return o, step, err
}

// DeliveryFiles are what is kept with a step of a document.
type DeliveryFiles struct {
	Final []byte // the Word document as signed when it differs from what is kept, else nil
	Scan  string // path of the scan of the signed paper, which is copied; empty for none
	// Copies are what Final is, of the copies of a document that is signed, by their steps.
	Copies map[int64][]byte
}

// RecordDelivery writes that a document of the letter or visit was given to who signs,
// sent, delivered or recalled, or that its scan was attached, and returns the step; when it
// was sent, the result of the letter may go with it. A *CheckError names what forbids it.
func (s *Store) RecordDelivery(ctx context.Context, of int64, on day.Date, d register.Delivery, files DeliveryFiles) (step int64, err error) {
	made := "" // the copy of the scan
	err = s.inLedger(ctx, func(l *ledger) error {
		occasion, err := l.occasion(of)
		if err != nil {
			return err
		}
		step = l.seq + 1
		d.Final, d.SHA256, d.Scan = 0, "", register.KeptFile{}
		reply, ok := register.ReplyOf(occasion.Documents(), d.Document)
		if files.Final != nil {
			d.Final, d.SHA256 = step, papers.Hash(files.Final)
		}
		if ok && files.Scan != "" {
			if d.Scan, made, err = s.keepScan(reply, occasion.FileName(), files.Scan); err != nil {
				return err
			}
		}
		drafts := []steps.Draft{{On: on, Content: d}}
		if goes := d.State == register.Sent || d.State == register.Delivered && reply.SentOn.IsZero(); goes && reply.ResultTo != "" {
			drafts = append(drafts, steps.Draft{On: on, Content: register.ResultSent{Number: reply.Number, To: reply.ResultTo, How: d.How}})
		}
		if _, err := l.addTo(occasion, drafts...); err != nil || files.Final == nil {
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
	content, err := enclosures.Documents.Read(ctx, s.read, id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, data.Tell(nil, "store.noDocument")
	}
	return content, err
}
