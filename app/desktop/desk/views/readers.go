package views

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/kit"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
)

// ReadersFor are those to whom a paper on the letter may go, and those that are marked
// already, in the order in which screens list them.
func ReadersFor(l *register.Letter, marked []register.Reader) []register.Reader {
	dispute := l.Kind == register.Complaint || l.Kind == register.Denunciation
	fits := map[register.Reader]bool{register.ToSender: !l.Anonymous(), register.ToAccused: dispute, register.ToSuperior: dispute,
		register.ToForwarder: l.Source == register.Forwarded, register.ToConcerned: true}
	var all []register.Reader
	for _, r := range register.Readers {
		if fits[r] || slices.Contains(marked, r) {
			all = append(all, r)
		}
	}
	for _, r := range marked {
		if !slices.Contains(all, r) {
			all = append(all, r)
		}
	}
	return all
}

// InOrder are the readers as tick boxes give them back; nil for none.
func InOrder(l *register.Letter, marked []register.Reader) []register.Reader {
	all := slices.DeleteFunc(ReadersFor(l, marked), func(r register.Reader) bool { return !slices.Contains(marked, r) })
	if len(all) == 0 {
		return nil
	}
	return all
}

// OpenReaders are to whom the law wants the document told now, by the duties of the letter.
func OpenReaders(l *register.Letter, duties []law.Duty, document string) []register.Reader {
	var all []register.Reader
	for i := range duties {
		d := &duties[i]
		if d.Open() && d.Wants(document) && d.To != "" && d.To != register.ToEverybody && !slices.Contains(all, d.To) {
			all = append(all, d.To)
		}
	}
	return InOrder(l, all)
}

// ReaderNames are the readers of a paper on the letter by their names, as far as the
// register knows them.
func ReaderNames(l *register.Letter, readers []register.Reader) string {
	names := map[register.Reader]string{register.ToSender: l.ShownSender(), register.ToAccused: l.Against, register.ToForwarder: l.ForwardingBody,
		register.ToSuperior: l.Life.Superior.Name, register.ToCompetent: l.ForwardTo}
	var all []string
	for _, r := range readers {
		all = append(all, names[r])
	}
	return kit.Joined("; ", all...)
}

// ReaderWords are who reads the paper that a step tells of, on letters of the kind.
func ReaderWords(c steps.Content, kind register.Kind) string {
	var readers []register.Reader
	switch c := c.(type) {
	case register.Reply:
		readers = c.Readers
	case register.DecisionSent:
		readers = c.Readers
	}
	var all []string
	for _, r := range readers {
		all = append(all, r.Label(kind))
	}
	return strings.Join(all, ", ")
}

// ReaderChecks are tick boxes for who reads a paper.
type ReaderChecks struct {
	Whole   *fyne.Container
	readers []register.Reader
	checks  []*kit.Check
}

// NewReaderChecks are tick boxes for the readers of papers on letters of the kind.
func NewReaderChecks(kind register.Kind, readers []register.Reader, changed func()) *ReaderChecks {
	r := &ReaderChecks{Whole: container.NewVBox(), readers: readers}
	for _, reader := range readers {
		check := kit.NewCheck(kit.SentenceCase(reader.Label(kind)), func(bool) { changed() })
		r.checks = append(r.checks, check)
		r.Whole.Add(check)
	}
	return r
}

// Marked are the readers that are ticked, nil for none.
func (r *ReaderChecks) Marked() []register.Reader {
	var all []register.Reader
	for i, check := range r.checks {
		if check.Checked {
			all = append(all, r.readers[i])
		}
	}
	return all
}

// Mark ticks exactly these.
func (r *ReaderChecks) Mark(readers []register.Reader) {
	for i, check := range r.checks {
		check.SetChecked(slices.Contains(readers, r.readers[i]))
	}
}

// FieldReaders names the question for who reads a paper.
const FieldReaders = "readers"

// AskReaders asks who reads a paper on the letter, with those offered that fit and those
// that are marked at first.
func AskReaders[T any](l *register.Letter, marked []register.Reader, at func(*T) *[]register.Reader) *kit.Question[T] {
	var q *kit.Question[T]
	checks := NewReaderChecks(l.Kind, ReadersFor(l, marked), func() { q.Changed() })
	q = kit.Own("step.readers", FieldReaders, checks.Whole, func(v *T) error {
		*at(v) = checks.Marked()
		return nil
	}, func(v *T) { checks.Mark(*at(v)) })
	return q.Across()
}
