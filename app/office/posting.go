package office

import (
	"cmp"
	"fmt"
	"slices"

	"donthu/data/register"
	"donthu/data/store"
	"donthu/data/text"
	"donthu/reports/docx"
	"donthu/reports/word"
)

// Post is what goes to one addressee: an envelope with one or several documents.
type Post struct {
	word.Addressee
	Documents []register.Reply
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
				at, all = len(all), append(all, Post{Addressee: a})
			}
			all[at].Documents = append(all[at].Documents, d.Reply)
		}
	}
	return all
}

// WriteEnvelopes writes the envelopes or labels of posts that have an address into the
// folder of documents, and returns the file. used is how many labels of the first sheet are
// gone already.
func (o *Office) WriteEnvelopes(form docx.EnvelopeForm, posts []Post, used int) (string, error) {
	var all []docx.Envelope
	for _, p := range posts {
		if p.Address != "" {
			all = append(all, word.EnvelopeTo(p.Addressee, p.Numbers(), o.Settings()))
		}
	}
	content, err := docx.Envelopes(form, all, used)
	if err != nil {
		return "", err
	}
	file := o.DocumentPath(fmt.Sprintf("%d/bi-thu/%s-%s.docx", o.Today().Year(), cmp.Or(string(form), "bi"), o.now()))
	return file, KeepFile(file, content)
}
