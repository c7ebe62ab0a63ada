package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"donthu/data/chain"
	"donthu/data/register"
	"donthu/data/sqlite"
	"donthu/data/steps"
	"donthu/data/text"
)

// Verify examines the register: SQLite's own check, foreign keys, the chain of
// hashes over all steps, the workbooks of sealed reports, the written documents, the
// scans in the data folder, and whether the projection is what the steps give.
func (s *Store) Verify(ctx context.Context) (chain.Verification, error) {
	v, err := verifyFile(ctx, s.read, s.due)
	if err != nil {
		return v, err
	}
	return v, errors.Join(checkRecognised(ctx, s.read, &v), s.checkScans(ctx, &v))
}

func verifyFile(ctx context.Context, db *sql.DB, due dueDays) (chain.Verification, error) {
	v := chain.Verification{Findings: []string{}}
	for _, check := range []func(context.Context, *sql.DB, *chain.Verification) error{chain.CheckPages, chain.CheckKeys, chain.CheckSteps, checkKept} {
		if err := check(ctx, db, &v); err != nil {
			return v, err
		}
	}
	if due == nil {
		return v, nil
	}
	return v, checkProjection(ctx, db, due, &v)
}

// examination compares what the register shows with what its steps give.
type examination struct {
	*chain.Verification
	ctx   context.Context
	db    *sql.DB
	due   dueDays
	keys  *text.SortKeys
	reads map[string]*sql.Stmt // prepared, because a register has many subjects
}

func checkProjection(ctx context.Context, db *sql.DB, due dueDays, v *chain.Verification) error {
	e := examination{v, ctx, db, due, text.NewSortKeys(), map[string]*sql.Stmt{}}
	defer func() {
		for _, stmt := range e.reads {
			stmt.Close()
		}
	}()
	err := chain.EachSubject(ctx, db, "", func(steps []steps.Step) error {
		subject, err := subjectOf(steps[0].Subject)
		if err != nil {
			return err
		}
		return subject.verify(&e, steps)
	})
	if err != nil {
		v.Found(err, "steps")
		return nil
	}
	return e.strays()
}

// verify compares every column of the subject's rows with what its steps give.
func (s *subject[T]) verify(e *examination, steps []steps.Step) error {
	id := steps[0].SubjectID
	now, there, err := s.fold(steps, e.due)
	if err != nil {
		e.Found(err, "fold.record", "subject", s.Subject.Label(), "id", id)
		return nil
	}
	if there && s.Subject == register.LetterSubject {
		e.Letters++
	}
	for i := range s.tables {
		t := &s.tables[i]
		if t.hidden {
			continue
		}
		var want [][]any
		if there {
			if want, err = t.values(e.keys, &now); err != nil {
				return err
			}
		}
		got, err := e.rows(t.read, len(t.columns), id)
		switch {
		case err != nil:
			return err
		case slices.EqualFunc(want, got, sqlite.Same):
		case s.called != nil:
			e.Find("projection", "letter", s.called(&now))
			return nil
		default:
			e.Find("record", "subject", s.Subject.Label(), "id", id)
			return nil
		}
	}
	return nil
}

func (e *examination) rows(query string, columns int, id int64) (all [][]any, err error) {
	stmt := e.reads[query]
	if stmt == nil {
		if stmt, err = e.db.PrepareContext(e.ctx, query); err != nil {
			return nil, err
		}
		e.reads[query] = stmt
	}
	rows, err := stmt.QueryContext(e.ctx, id)
	if err != nil {
		return nil, err
	}
	err = sqlite.EachRow(rows, func(row sqlite.Scan) error {
		values, into := make([]any, columns), make([]any, columns)
		for i := range values {
			into[i] = &values[i]
		}
		all = append(all, values)
		return row(into...)
	})
	return all, err
}

// strays looks for rows that no step stands behind.
func (e *examination) strays() error {
	for _, subject := range subjects {
		for _, p := range subject.projections() {
			whose := ""
			if p.whose != "" {
				whose = p.whose + " AND "
			}
			n, err := sqlite.One[int](e.ctx, e.db, "SELECT count(*) FROM "+p.name+" WHERE "+whose+p.column+" NOT IN (SELECT subject_id FROM steps WHERE subject = ?)", string(p.subject))
			if err != nil {
				return err
			}
			if n > 0 {
				e.Find("strays", "count", n, "subject", p.subject.Label())
			}
		}
	}
	return nil
}
