package store

import (
	"context"
	"database/sql"
	"slices"

	"donthu/data/chain"
	"donthu/data/enclosures"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/schema"
	"donthu/data/sqlite"
	"donthu/data/steps"
	"donthu/data/text"
)

// Verify examines the register: SQLite's own check, foreign keys, the chain of
// hashes over all steps, the workbooks of sealed reports, the written documents, the
// scans in the data folder, how its file is made, and whether the projection and the indexes of
// words are what the steps give.
func (s *Store) Verify(ctx context.Context) (v chain.Verification, err error) {
	watch, err := s.read.Conn(ctx)
	if err != nil {
		return v, err
	}
	defer watch.Close()
	written := func() int {
		n, _ := sqlite.One[int](ctx, watch, "PRAGMA data_version") // of a broken file the examination tells
		return n
	}
	for again := 0; ; again++ {
		before := written()
		if v, err = s.examine(ctx); err != nil {
			return v, err
		}
		switch {
		case len(v.Findings) == 0 || written() == before:
			return v, s.remember(ctx, len(v.Findings))
		case again == mostAgain:
			return v, nil // nothing is held against a register that never stood still
		}
	}
}

// mostAgain is how often a register is examined again that somebody wrote in meanwhile: what was
// read before does not fit what was read after.
const mostAgain = 3

func (s *Store) examine(ctx context.Context) (v chain.Verification, err error) {
	v, err = enclosures.Examine(ctx, s.read)
	if v.Survives(err) {
		err = s.verify(ctx, &v)
	}
	if !v.Survives(err) {
		return v, err
	}
	return v, enclosures.CheckBeside(ctx, s.read, papers.Of(s.dir), &v)
}

func (s *Store) verify(ctx context.Context, v *chain.Verification) error {
	should, err := schema.New(ctx)
	if err != nil {
		return err
	}
	is, err := sqlite.SchemaOf(ctx, s.read)
	if err != nil {
		return err
	}
	if other := should.Differs(is); len(other) > 0 && !s.options.past { // of the past, steps are taken away
		v.Found(other, "schema", "count", len(other))
	}
	words, err := sqlite.NewWords(ctx, should, append(slices.Clone(indexes), recognisedWords)...)
	if err != nil {
		return err
	}
	defer words.Close()
	if err := checkProjection(ctx, s.read, s.due, words, v); err != nil {
		return err
	}
	if err := checkRecognised(ctx, s.read, words, v); err != nil {
		return err
	}
	conn, err := s.read.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	differ, err := words.Differ(ctx, conn)
	for _, name := range indexes {
		if n := len(differ[name]); n > 0 {
			v.Find("words", "count", n)
		}
	}
	if len(differ[recognisedWords]) > 0 {
		v.Find("recognised.apart")
	}
	return err
}

// examination compares what the register shows with what its steps give.
type examination struct {
	*chain.Verification
	ctx   context.Context
	db    *sql.DB
	due   dueDays
	keys  *text.SortKeys
	reads map[string]*sql.Stmt // prepared, because a register has many subjects
	words *sqlite.Words
}

func checkProjection(ctx context.Context, db *sql.DB, due dueDays, words *sqlite.Words, v *chain.Verification) error {
	e := examination{v, ctx, db, due, text.NewSortKeys(), map[string]*sql.Stmt{}, words}
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
		var want [][]any
		if there {
			if want, err = t.values(e.keys, &now); err != nil {
				return err
			}
		}
		if t.hidden {
			for _, row := range want {
				if err := e.words.Put(e.ctx, t.insert, append([]any{id}, row...)...); err != nil {
					return err
				}
			}
			continue
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
