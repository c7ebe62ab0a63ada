package office

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/data/text"
	"donthu/reports/docx"
	"donthu/reports/word"
	"donthu/reports/workbook"
)

// Post is what goes to one addressee: an envelope with one or several documents.
type Post struct {
	word.Addressee
	Documents []register.Reply
	How       string           // it goes, as everybody may read it
	about     []register.About // of whom a named list is written down
}

// Numbers are the numbers of the documents inside, or the room for those that are not
// signed yet; of documents without a number there are none.
func (p *Post) Numbers() (all []string) {
	for _, r := range p.Documents {
		switch {
		case r.Number != "":
			all = append(all, r.Number)
		case r.Symbol != "":
			all = append(all, string(docx.NoNumber)+"/"+r.Symbol)
		}
	}
	return all
}

// Posts are to whom documents go, in their order. What goes to the same name at the same
// address goes in one envelope.
func (o *Office) Posts(documents []store.IssuedReply) (all []Post) {
	s := o.Settings()
	for _, d := range documents {
		l := LetterOf(d.Occasion)
		for _, a := range word.Addressees(&l, d.Reply, s) {
			if d.Visit.ID != 0 && a.Reader == register.ToSender {
				a.Shown = d.Visit.ShownVisitor() // the visit's letter has no number of its own
			}
			at := slices.IndexFunc(all, func(p Post) bool {
				return text.Fold(p.Name) == text.Fold(a.Name) && text.Fold(p.Address) == text.Fold(a.Address) && p.Secret == a.Secret
			})
			if at < 0 {
				at, all = len(all), append(all, Post{Addressee: a, How: d.How})
				if l.Secret() { // a clerk may have typed who took it
					all[at].How = register.NewVeil(l.Everybody()...).Cover(d.How)
				}
			}
			all[at].Documents = append(all[at].Documents, d.Reply)
			about := register.About{Subject: register.LetterSubject, ID: d.Letter.ID}
			if d.Visit.ID != 0 {
				about = register.About{Subject: register.ReceptionSubject, ID: d.Visit.ID}
			}
			all[at].about = append(all[at].about, about)
		}
	}
	return all
}

// WriteEnvelopes writes the envelopes or labels of posts that have an address. used is how
// many labels of the first sheet are gone already.
func (o *Office) WriteEnvelopes(file string, form docx.EnvelopeForm, posts []Post, used int) error {
	var all []docx.Envelope
	for _, p := range posts {
		if p.Address != "" {
			all = append(all, word.EnvelopeTo(p.Addressee, p.Numbers(), o.Settings()))
		}
	}
	content, err := docx.Envelopes(form, all, used)
	if err != nil {
		return err
	}
	return KeepFile(file, content)
}

// KeepEnvelopes is WriteEnvelopes into the folder of documents; it returns the file.
func (o *Office) KeepEnvelopes(form docx.EnvelopeForm, posts []Post, used int) (string, error) {
	file := o.DocumentPath(fmt.Sprintf("%d/bi-thu/%s-%s.docx", o.Today().Year(), form, o.now()))
	return file, o.WriteEnvelopes(file, form, posts, used)
}

// SentOn are the documents that went out on the day, those that have come back or arrived
// since too, in the order of their numbers.
func (o *Office) SentOn(ctx context.Context, on day.Date) (all []store.IssuedReply, err error) {
	q := store.ReplyQuery{States: []register.DeliveryState{register.Sent, register.Delivered, register.Recalled}, Sort: store.ReplyByNumber, Limit: 1000}
	for ; ; q.Offset += q.Limit {
		page, total, err := o.Replies(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, d := range page {
			if d.Reply.SentOn == on || d.Reply.SentOn.IsZero() && d.Reply.DeliveredOn == on { // by hand
				all = append(all, d)
			}
		}
		if len(page) == 0 || q.Offset+len(page) >= total {
			return all, nil
		}
	}
}

// WritePosting writes the list of posts for who takes them. Those that were not sent yet
// are handed over today. named writes who denounced,
// which is written down.
func (o *Office) WritePosting(ctx context.Context, file string, posts []Post, which string, named bool) error {
	var all []workbook.PostedEnvelope
	var seen register.Named
	for _, p := range posts {
		if p.Secret && named {
			for _, a := range p.about {
				seen.Add(a)
			}
		}
		first := p.Documents[0]
		how, note, _ := strings.Cut(p.How, ", ")
		all = append(all, workbook.PostedEnvelope{On: cmp.Or(first.SentOn, first.DeliveredOn, o.Today()), Numbers: strings.Join(p.Numbers(), "\n"), Written: first.On,
			To: p.Name, Address: p.Address, How: how, Note: note, Secret: p.Secret, Shown: p.Shown})
	}
	return workbook.Save(file, func(w io.Writer) error {
		if err := workbook.WritePosting(ctx, w, all, which, o.Settings(), workbook.BookOptions{Today: o.Today(), On: o.Today(), ShowDenouncers: named}); err != nil {
			return err
		}
		return o.RevealAll(ctx, seen.All...)
	})
}
