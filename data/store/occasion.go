package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"donthu/data"
)

// Occasion is what a document is issued on: a letter or a visit of citizens. The
// other one is zero.
type Occasion struct {
	Letter data.Letter
	Visit  data.Reception
}

// ID is the id of the letter or the visit: no letter has that of a visit.
func (o *Occasion) ID() int64 { return o.Letter.ID + o.Visit.ID }

// Replies are the documents issued on it.
func (o *Occasion) Replies() []data.Reply {
	if o.Visit.ID != 0 {
		return o.Visit.Replies
	}
	return o.Letter.Replies
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
	o.Letter = data.Letter{}
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

// check is a *CheckError when something forbids the step of a document.
func (o *Occasion) check(d data.Draft, today data.Date) error {
	var found []data.Problem
	if o.Visit.ID != 0 {
		found = data.CheckVisitDocument(o.Visit, d, today)
	} else {
		found = data.CheckStep(o.Letter, d, today)
	}
	if wrong := data.Blocking(found); len(wrong) > 0 {
		return &CheckError{wrong}
	}
	return nil
}

func (o *Occasion) subject() data.Subject {
	if o.Visit.ID != 0 {
		return data.ReceptionSubject
	}
	return data.LetterSubject
}

// occasion reads a letter or a visit with its steps.
func (l *ledger) occasion(ctx context.Context, id int64) (o Occasion, steps []data.Step, err error) {
	var subject data.Subject
	if _, err := l.scan("SELECT subject FROM steps WHERE seq = ? AND subject_id = ?1", []any{id}, &subject); err != nil {
		return o, nil, err
	}
	switch subject {
	case data.LetterSubject, data.ReceptionSubject:
	default:
		return o, nil, fmt.Errorf("documents are not issued on %q %d: %w", subject, id, sql.ErrNoRows)
	}
	if steps, err = stepsOf(ctx, l.tx, subject, id); err != nil {
		return o, nil, err
	}
	o, err = l.occasionOf(steps)
	return o, steps, err
}

func (l *ledger) occasionOf(steps []data.Step) (o Occasion, err error) {
	if steps[0].Subject == data.LetterSubject {
		o.Letter, err = data.Fold(steps)
		o.Letter.Due = l.store.due(&o.Letter)
		return o, err
	}
	visit, held, err := data.FoldReception(steps)
	if err == nil && !held {
		err = sql.ErrNoRows
	}
	o.Visit = visit
	return o, err
}

// addTo writes one more step of a letter or a visit, and its projection.
func (l *ledger) addTo(o Occasion, steps []data.Step, d data.Draft) (Occasion, error) {
	step, err := l.append(o.subject(), o.ID(), d)
	if err != nil {
		return o, err
	}
	if o, err = l.occasionOf(append(steps, step)); err != nil {
		return o, err
	}
	if o.Visit.ID != 0 {
		return o, l.projectVisit(&o.Visit)
	}
	return o, l.project(&o.Letter, false)
}
