package office

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/reports/docx"
	"donthu/reports/word"
)

// Fields are what a document on a letter or a visit is filled with. A visit that
// brought no letter hands in its papers alone.
func Fields(of register.Occasion, s register.Settings, o word.Options) docx.Fields {
	f := word.LetterFields(LetterOf(of), s, o)
	if of.Visit.ID != 0 {
		f["tai_lieu_nhan"] = f["tai_lieu"]
	}
	return f
}

// LetterOf is the letter that documents are written on, or what a visit says about one.
func LetterOf(of register.Occasion) register.Letter {
	if of.Visit.ID == 0 {
		return of.Letter
	}
	return register.Letter{Facts: FactsOfVisit(&of.Visit), Replies: of.Visit.Replies}
}

// Draft is a document that is to be written: its template, and what it says beside the
// letter or the visit.
type Draft struct {
	Of       int64 // id of the letter or the visit
	Info     word.Info
	Template []byte
	Settings register.Settings
	Options  word.Options      // for the template, see word.Options.For; On is the day of writing, and of signing
	Symbol   string            // of the series of its number; empty for a document without a number
	To       string            // as the register writes it
	Readers  []register.Reader // whom it is meant for, as the law names them; none: as To says
	SignedBy string
	ResultTo string           // the result of the letter goes with it to whom; empty: it does not
	Invites  register.Invites // to what it invites
	Insisted string           // why it is written though it does not fit; empty: then it is refused
	Sign     bool             // it is signed already, with Count; else it stays a draft
	Count    int              // its number; 0: the next one

	// Lacking is told what has nothing to put in its place, and may refuse; nil writes
	// dots there.
	Lacking func(*docx.IncompleteError) error

	isCopy bool // one of Copies: what speaks against it was said of the document itself
}

func (d Draft) issue(code string) store.Issue {
	i := store.Issue{Of: d.Of,
		Reply: register.Reply{Type: d.Info.Title, On: d.Options.On, To: d.To, Readers: d.Readers, SignedBy: d.SignedBy, Template: d.Info.Name,
			Symbol: d.Symbol, ResultTo: d.ResultTo, Invites: d.Invites, Insisted: d.Insisted, Accepted: d.Options.Accepted()},
		Render: d.render,
		Copies: func(of register.Occasion) (all []store.Issue) {
			for _, c := range d.Copies(of) {
				all = append(all, c.issue(code))
			}
			return all
		}}
	if d.Sign {
		i.Sign = Signature{On: d.Options.On, Count: d.Count}.signing(code, d.Settings, nil)
	}
	return i
}

// Copies are the drafts of the same document for other readers, who may know more or less
// of who denounced than those that it is for itself.
func (d Draft) Copies(of register.Occasion) []Draft {
	letter := LetterOf(of)
	reader := d.Info.CopyFor(&letter, Fields(of, d.Settings, d.Options))
	if reader == "" || d.isCopy {
		return nil
	}
	c := d
	c.isCopy = true
	c.Options.Reader, c.Sign, c.Invites, c.ResultTo, c.Readers = reader, false, register.Invites{}, "", nil
	c.Info.Title = assets.Text("document.copyFor."+string(reader), "document", d.Info.Title)
	c.To = assets.Text("document.copyFor." + string(reader) + ".to")
	if reader == word.Sender {
		c.To, c.Readers = letter.ShownSender(), []register.Reader{register.ToSender}
		if of.Visit.ID != 0 {
			c.To = of.Visit.ShownVisitor()
		}
	}
	return []Draft{c}
}

// Against is what speaks against the document on the letter: that it does not fit the letter,
// the day or who signs, which an office may insist on with a reason (warnings), and what is
// typed that cannot be. What a visit says as a letter fits always.
func (d Draft) Against(l *register.Letter) (found []data.Problem) {
	if l.ID == 0 { // of a visit
		return data.Blocking(word.CheckTyped(d.Info, l, d.Options, d.Settings))
	}
	for _, u := range d.Info.Unfit(l, d.Options.On, d.Options.By(), d.Readers...) {
		found = append(found, data.Problem{Field: register.FieldTemplate, Sentence: u.Sentence, Warning: true})
	}
	return append(found, word.CheckTyped(d.Info, l, d.Options, d.Settings)...)
}

// refused are what forbids the document on the letter, as long as nobody gave a reason for it.
func (d Draft) refused(l *register.Letter) error {
	found := d.Against(l)
	if Reasoned(d.Insisted) {
		found = data.Blocking(found)
	}
	if len(found) == 0 {
		return nil
	}
	for i := range found {
		found[i].Warning = false
	}
	return &store.CheckError{Problems: found}
}

// Tellings are what the document, as it is typed, says that may tell its readers who
// denounced: who writes it judges it before it is written.
func (d Draft) Tellings(of register.Occasion) ([]word.Telling, error) {
	letter := LetterOf(of)
	asks, err := docx.Placeholders(d.Template)
	var found []word.Telling
	for _, one := range append([]Draft{d}, d.Copies(of)...) {
		found = append(found, word.Tellings(asks, &letter, Fields(of, d.Settings, one.Options), one.Options)...)
	}
	return found, err
}

func (d Draft) render(of register.Occasion) ([]byte, string, error) {
	options := d.Options
	if letter := LetterOf(of); !d.isCopy {
		if err := d.refused(&letter); err != nil {
			return nil, "", err
		}
	}
	options.Draft = d.Symbol != ""
	content, err := d.Write(Fields(of, d.Settings, options))
	return content, d.Info.FileName(register.DocumentNumber{}, options.On, of.FileName(), of.Documents()), err
}

// Signature is what a draft gets when it is signed (NĐ 30/2020/NĐ-CP Điều 15).
type Signature struct {
	On    day.Date
	Count int    // its number in its series; 0: the next one
	By    string // empty: who was named in the draft
	// Reason is why it is signed though it no longer fits its letter; mostly empty.
	Reason string
}

// Unfilled is what a Word document had no room for any more, because it was changed: who
// signs writes it by hand.
type Unfilled struct{ Number, Day bool }

// signing fills number, day and code into the document and its copies, the code with that of
// the register; lacks is told what had no room, nil for nobody.
func (s Signature) signing(code string, settings register.Settings, lacks *Unfilled) *store.Signing {
	return &store.Signing{On: s.On, Count: s.Count, By: s.By, Reason: s.Reason, Fill: func(draft []byte, number register.DocumentNumber, of register.Occasion, r register.Reply) ([]byte, string, error) {
		count, _, _ := strings.Cut(number.String(), "/")
		mark := ""
		if !settings.Office.NoMark {
			mark = register.MarkOf(code, &of.Letter, &of.Visit, number, s.On.Year()).String()
		}
		signed, numbered, dated, err := docx.Sign(draft, count, s.On, mark)
		if lacks != nil {
			lacks.Number, lacks.Day = lacks.Number || number.Count > 0 && !numbered, lacks.Day || number.Count > 0 && !dated
		}
		return signed, word.Info{Name: r.Template}.FileName(number, s.On, of.FileName(), of.Documents()), err
	}}
}

// Sign writes that a draft was signed, with its number and day, and returns the step; files
// are the text when it was changed in Word since, and the scan. A *store.CheckError names
// what forbids it.
func (o *Office) Sign(ctx context.Context, of int64, draft register.Reply, s Signature, files store.DeliveryFiles) (step int64, signed register.Reply, lacks Unfilled, err error) {
	occasion, err := o.Occasion(ctx, of)
	if err != nil {
		return 0, signed, lacks, err
	}
	code, err := o.store.RegisterCode(ctx)
	if err != nil {
		return 0, signed, lacks, err
	}
	step, signed, err = o.store.SignDocument(ctx, of, draft.Step, *s.signing(code, o.Settings(), &lacks), files)
	if err == nil {
		o.forget(append(register.CopiesOf(occasion.Documents(), draft.Step), draft)...)
	}
	return step, signed, lacks, err
}

// forget takes the files of drafts away: the register keeps them, and a signed one has a
// place of its own.
func (o *Office) forget(drafts ...register.Reply) {
	for _, r := range drafts {
		if r.File != "" {
			_ = os.Remove(o.DocumentPath(r.File)) // one that is open in Word stays
		}
	}
}

// Discard throws a draft away. What was written of it stays in the steps of its letter.
func (o *Office) Discard(ctx context.Context, of int64, draft register.Reply, reason string) error {
	occasion, err := o.Occasion(ctx, of)
	if err != nil {
		return err
	}
	if err = o.TakeBack(ctx, []Delivered{{of, draft.Step}}, reason); err == nil {
		o.forget(append(register.CopiesOf(occasion.Documents(), draft.Step), draft)...)
	}
	return err
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
	if err := docx.RenderDraft(&b, d.Template, fields); err != nil {
		return nil, err
	}
	return word.Annexed(b.Bytes(), d.Info, d.Symbol, fields)
}

// Issue writes the document into the register, all or nothing: as a draft, or as signed.
// A *store.CheckError names what forbids it.
func (o *Office) Issue(ctx context.Context, d Draft) (register.Reply, error) {
	code, err := o.store.RegisterCode(ctx)
	if err != nil {
		return register.Reply{}, err
	}
	_, reply, err := o.store.IssueDocument(ctx, d.issue(code))
	return reply, err
}

// IssueFile is Issue with the file to work on, which lies in the folder of documents
// then. An error with a reply whose Document is not 0 is about the file alone.
func (o *Office) IssueFile(ctx context.Context, d Draft) (register.Reply, string, error) {
	code, err := o.store.RegisterCode(ctx)
	if err != nil {
		return register.Reply{}, "", err
	}
	of, reply, err := o.store.IssueDocument(ctx, d.issue(code))
	for _, c := range register.CopiesOf(of.Documents(), reply.Step) {
		if err == nil {
			_, _, err = o.withFile(ctx, c, nil)
		}
	}
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

// IssueBatch writes documents one after the other as drafts, each in a transaction of its
// own, and tells progress before each. An error of the register ends the work, as does the
// end of ctx.
func (o *Office) IssueBatch(ctx context.Context, drafts []Draft, progress func(done int)) []Issued {
	all := make([]Issued, len(drafts))
	stopped := false
	for i, d := range drafts {
		progress(i)
		if stopped = stopped || ctx.Err() != nil; stopped {
			all[i].Stopped = true
			continue
		}
		done := &all[i]
		var refused *store.CheckError
		if done.Reply, done.File, done.Err = o.IssueFile(context.WithoutCancel(ctx), d); errors.As(done.Err, &refused) {
			*done = Issued{Refused: refused.Problems}
		}
		stopped = done.Err != nil && done.Reply.Document == 0
	}
	return all
}
