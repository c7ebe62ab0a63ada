package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"donthu/data/register"
	"donthu/data/steps"
)

// Occasion is what a document is issued on: a letter or a visit of citizens. The
// other one is zero.
type Occasion struct {
	Letter register.Letter
	Visit  register.Reception
}

// ID is the id of the letter or the visit: no letter has that of a visit.
func (o *Occasion) ID() int64 { return o.Letter.ID + o.Visit.ID }

// Documents are all documents on it, drafts too.
func (o *Occasion) Documents() []register.Reply {
	if o.Visit.ID != 0 {
		return o.Visit.Documents()
	}
	return o.Letter.Documents()
}

// Masked is the letter or visit as everybody may read it, see data.Letter.Masked.
func (o *Occasion) Masked() Occasion {
	return Occasion{Letter: o.Letter.Masked(), Visit: o.Visit.Masked()}
}

// Occasion is the letter or the visit with the id; sql.ErrNoRows when there is none.
func (s *Store) Occasion(ctx context.Context, id int64) (o Occasion, err error) {
	if o.Letter, err = s.Letter(ctx, id); !errors.Is(err, sql.ErrNoRows) {
		return o, err
	}
	o.Letter = register.Letter{}
	o.Visit, err = s.Reception(ctx, id)
	return o, err
}

// FileName names it in names of files, without persons.
func (o *Occasion) FileName() string {
	if o.Visit.ID != 0 {
		return fmt.Sprintf("luot-tiep-%s-%d", o.Visit.On, max(o.Visit.Turn, 1))
	}
	return "don-" + plainName(o.Letter.Number.String())
}

// occasion is the letter or the visit of the id as it is within the transaction.
func (l *ledger) occasion(id int64) (o Occasion, err error) {
	var subject steps.Subject
	if _, err := l.scan("SELECT subject FROM steps WHERE seq = ? AND subject_id = ?1", []any{id}, &subject); err != nil {
		return o, err
	}
	switch subject {
	case register.LetterSubject:
		o.Letter, _, err = letters.now(l, id)
	case register.ReceptionSubject:
		o.Visit, _, err = visits.now(l, id)
	default:
		err = fmt.Errorf("documents are not issued on %q %d: %w", subject, id, sql.ErrNoRows)
	}
	return o, err
}

// addTo writes more steps of a letter or a visit.
func (l *ledger) addTo(o Occasion, drafts ...steps.Draft) (_ Occasion, err error) {
	if o.Visit.ID != 0 {
		o.Visit, err = visits.writeThese(l, o.Visit.ID, drafts...)
	} else {
		o.Letter, err = letters.writeThese(l, o.Letter.ID, drafts...)
	}
	return o, err
}
