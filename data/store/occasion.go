package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"donthu/data/register"
	"donthu/data/steps"
)

// Occasion is the letter or the visit with the id; sql.ErrNoRows when there is none.
func (s *Store) Occasion(ctx context.Context, id int64) (o register.Occasion, err error) {
	if o.Letter, err = s.Letter(ctx, id); !errors.Is(err, sql.ErrNoRows) {
		return o, err
	}
	o.Letter = register.Letter{}
	o.Visit, err = s.Reception(ctx, id)
	return o, err
}

// Marked is the letter or visit that a mark names; not found when the register has none.
func (s *Store) Marked(ctx context.Context, m register.Mark) (o register.Occasion, found bool, err error) {
	if m.Visit != 0 {
		o.Visit, err = s.Reception(ctx, m.Visit)
	} else {
		o.Letter, err = s.LetterByNumber(ctx, m.Letter)
	}
	if errors.Is(err, sql.ErrNoRows) {
		return register.Occasion{}, false, nil
	}
	return o, err == nil, err
}

// occasion is the letter or the visit of the id as it is within the transaction.
func (l *ledger) occasion(id int64) (o register.Occasion, err error) {
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
func (l *ledger) addTo(o register.Occasion, drafts ...steps.Draft) (_ register.Occasion, err error) {
	if o.Visit.ID != 0 {
		o.Visit, err = visits.writeThese(l, o.Visit.ID, drafts...)
	} else {
		o.Letter, err = letters.writeThese(l, o.Letter.ID, drafts...)
	}
	return o, err
}
