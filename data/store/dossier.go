package store

import (
	"context"
	"database/sql"
	"errors"

	"donthu/data/register"
	"donthu/data/text"
)

// mostEarlier is how many earlier visits and other letters of a person a dossier
// names.
const mostEarlier = 5

// Dossier is everything that the register knows about a reception day and the
// persons invited to it; sql.ErrNoRows when the schedule has no such day.
func (s *Store) Dossier(ctx context.Context, day int64) (d register.DayDossier, err error) {
	var file register.DayFile
	if d.Day, file, err = s.ReceptionDay(ctx, day); err != nil {
		return d, err
	}
	d.Attendance = file.Attendance
	for _, invitee := range file.Invited {
		part, err := s.dossierPart(ctx, invitee)
		if err != nil {
			return d, err
		}
		d.Parts = append(d.Parts, part)
	}
	return d, nil
}

func (s *Store) dossierPart(ctx context.Context, i register.Invitee) (p register.DossierPart, err error) {
	p.Invitee = i
	person := register.Person{}
	if i.Letter != "" {
		n, err := register.ParseNumber(i.Letter)
		if err != nil {
			return p, err
		}
		letter, err := ifThere(s.LetterByNumber(ctx, n))
		if letter == nil {
			p.NotThere = err == nil
			return p, err
		}
		p.Of, person = letter, letter.Sender
		// That a denouncer sent other letters too tells nobody who it is; that who sent this
		// one denounces somebody does.
		similar, err := s.AlikeTo(ctx, letter, letter.Secret(), 2*mostEarlier)
		if err != nil {
			return p, err
		}
		for _, other := range similar {
			same := text.Fold(other.Letter.Sender.Name) == text.Fold(person.Name)
			if same && len(p.Others) < mostEarlier {
				p.Others = append(p.Others, other.Letter)
			}
		}
	} else {
		visit, err := ifThere(s.Reception(ctx, i.Visit))
		if visit == nil {
			p.NotThere = err == nil
			return p, err
		}
		p.Came, person = visit, visit.Visitor
	}
	visits, err := s.VisitsOf(ctx, person, mostEarlier)
	for _, v := range visits {
		if v.ID != i.Visit || p.Came == nil {
			p.Visits = append(p.Visits, v)
		}
	}
	return p, err
}

// ifThere is what was read, nil when there is none.
func ifThere[T any](found T, err error) (*T, error) {
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, nil
	case err != nil:
		return nil, err
	}
	return &found, nil
}
