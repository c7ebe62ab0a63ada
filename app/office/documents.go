package office

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"donthu/data"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
	"donthu/reports/docx"
	"donthu/reports/word"
)

// Fields are what a document on a letter or a visit is filled with. A visit that
// brought no letter hands in its papers alone.
func Fields(of store.Occasion, s register.Settings, o word.Options) docx.Fields {
	f := word.LetterFields(LetterOf(of), s, o)
	if of.Visit.ID != 0 {
		f["tai_lieu_nhan"] = f["tai_lieu"]
	}
	return f
}

// LetterOf is the letter that documents are written on, or what a visit says about one.
func LetterOf(of store.Occasion) register.Letter {
	if of.Visit.ID == 0 {
		return of.Letter
	}
	return register.Letter{Facts: FactsOfVisit(&of.Visit), Replies: of.Visit.Replies}
}

// Draft is a document that is to be issued: its template, and what it says beside the
// letter or the visit.
type Draft struct {
	Of       int64 // id of the letter or the visit
	Info     word.Info
	Template []byte
	Settings register.Settings
	Options  word.Options      // for the template, see word.Options.For; On is its day
	Symbol   string            // empty for a document without a number
	Count    int               // its number; 0: the next one
	To       string            // as the register writes it
	Readers  []register.Reader // whom it is meant for, as the law names them; none: as To says
	SignedBy string
	Sent     bool // the result of the letter goes with it, to SentTo
	SentTo   string

	// Lacking is told what has nothing to put in its place, and may refuse; nil writes
	// dots there.
	Lacking func(*docx.IncompleteError) error
}

func (d Draft) issue() store.Issue {
	i := store.Issue{Of: d.Of, Symbol: d.Symbol, Count: d.Count,
		Reply:  register.Reply{Type: d.Info.Title, On: d.Options.On, To: d.To, Readers: d.Readers, SignedBy: d.SignedBy, Template: d.Info.Name},
		Render: d.render}
	if d.Sent {
		i.Then = func(issued register.Reply) []steps.Draft {
			return []steps.Draft{{On: issued.On, Content: register.ResultSent{Number: issued.Number, To: d.SentTo}}}
		}
	}
	return i
}

func (d Draft) render(of store.Occasion, number register.DocumentNumber) ([]byte, string, error) {
	options := d.Options
	options.Number = ""
	if number.Count > 0 {
		options.Number = fmt.Sprint(number.Count)
	}
	content, err := d.Write(Fields(of, d.Settings, options))
	return content, d.Info.FileName(number, options.On, of.FileName(), of.Replies()), err
}

// Write makes the Word document, with dots for what the fields lack unless Lacking
// refuses.
func (d Draft) Write(fields docx.Fields) ([]byte, error) {
	if d.Lacking != nil {
		missing, unknown, err := docx.Check(d.Template, fields)
		if err == nil && len(missing)+len(unknown) > 0 {
			err = d.Lacking(&docx.IncompleteError{Missing: missing, Unknown: unknown})
		}
		if err != nil {
			return nil, err
		}
	}
	var b bytes.Buffer
	err := docx.RenderDraft(&b, d.Template, fields)
	return b.Bytes(), err
}

// Issue takes a number for the document and writes it into the register with its
// steps, all or nothing. A *store.CheckError names what forbids it.
func (o *Office) Issue(ctx context.Context, d Draft) (register.Reply, error) {
	_, reply, err := o.store.IssueDocument(ctx, d.issue())
	return reply, err
}

// IssueFile is Issue with the file to work on, which lies in the folder of documents
// then. An error with a reply whose Document is not 0 is about the file alone.
func (o *Office) IssueFile(ctx context.Context, d Draft) (register.Reply, string, error) {
	reply, err := o.Issue(ctx, d)
	return o.withFile(ctx, reply, err)
}

// InviteToDay issues an invitation to a reception day, see store.Store.Invite, and
// IssueFile about the file.
func (o *Office) InviteToDay(ctx context.Context, day int64, d Draft) (register.Reply, string, error) {
	reply, _, err := o.store.Invite(ctx, day, d.issue())
	return o.withFile(ctx, reply, err)
}

// InviteToMeeting issues an invitation to a meeting for the person of the name, see
// store.Store.InviteTo, and IssueFile about the file.
func (o *Office) InviteToMeeting(ctx context.Context, meeting int64, name string, d Draft) (register.Reply, string, error) {
	reply, _, err := o.store.InviteTo(ctx, meeting, name, d.issue())
	return o.withFile(ctx, reply, err)
}

func (o *Office) withFile(ctx context.Context, r register.Reply, err error) (register.Reply, string, error) {
	if err != nil {
		return r, "", err
	}
	file, err := o.newFile(ctx, r)
	if err != nil {
		err = data.Tell(err, "compose.notOnDisk", "number", r.Number)
	}
	return r, file, err
}

// Issued is what became of one document of a batch.
type Issued struct {
	Reply   register.Reply // zero when none was written
	File    string
	Refused []data.Problem // what forbids it
	Err     error          // of the file alone when there is a Reply; else of the register
	Stopped bool           // not tried, because the work ended before
}

// mostTaken is how many numbers in a row may belong to other documents.
const mostTaken = 200

// IssueBatch issues documents one after the other, each in a transaction of its own,
// and tells progress before each. A number that another document has is passed over,
// so that the book has no gap; an error of the register ends the work, as does the end
// of ctx.
func (o *Office) IssueBatch(ctx context.Context, drafts []Draft, progress func(done int)) []Issued {
	all := make([]Issued, len(drafts))
	count := 0 // the number typed for the first; 0: the next one each time
	if len(drafts) > 0 {
		count = drafts[0].Count
	}
	stopped := false
	for i, d := range drafts {
		progress(i)
		if stopped = stopped || ctx.Err() != nil; stopped {
			all[i].Stopped = true
			continue
		}
		all[i] = o.issueNext(context.WithoutCancel(ctx), d, &count)
		stopped = all[i].Err != nil && all[i].Reply.Document == 0
	}
	return all
}

// issueNext issues a document under the number, or the first free one after it.
func (o *Office) issueNext(ctx context.Context, d Draft, count *int) (done Issued) {
	var refused *store.CheckError
	for range mostTaken {
		d.Count = *count
		done.Reply, done.File, done.Err = o.IssueFile(ctx, d)
		isRefused := errors.As(done.Err, &refused)
		if *count > 0 && (done.Reply.Document != 0 || isRefused && refused.Problems[0].Field == register.FieldNumber) {
			*count++
		}
		if !isRefused {
			return done
		}
		done = Issued{Refused: refused.Problems}
		if *count == 0 || refused.Problems[0].Field != register.FieldNumber {
			return done
		}
	}
	return done
}

// Merge writes documents as one file for printing, when there are several, and returns
// the file.
func (o *Office) Merge(ctx context.Context, replies []register.Reply) (string, error) {
	var all [][]byte
	for _, r := range replies {
		content, err := o.Document(ctx, r.Kept())
		if err != nil {
			return "", err
		}
		all = append(all, content)
	}
	if len(all) < 2 {
		return "", nil
	}
	var b bytes.Buffer
	if err := docx.Merge(&b, all); err != nil {
		return "", err
	}
	last := replies[len(replies)-1]
	file := o.DocumentPath(fmt.Sprintf("%d/in-gop/%s-%s.docx", last.On.Year(), last.Template, o.now()))
	return file, KeepFile(file, b.Bytes())
}
