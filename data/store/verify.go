package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"slices"

	"donthu/assets"
	"donthu/data"
	"donthu/data/register"
	"donthu/data/sqlite"
	"donthu/data/steps"
)

// Verification is what an examination of the register found.
type Verification struct {
	Steps    int      `json:"steps"`
	Letters  int      `json:"letters"`
	Findings []string `json:"findings"` // Vietnamese sentences; empty when all is well
}

// maxFindings ends a list of findings that would only repeat itself.
const maxFindings = 20

// found is find for what an error or SQLite says, which goes to the log.
func (v *Verification) found(cause any, key string, args ...any) {
	slog.Error("the register does not verify", "finding", key, "cause", cause)
	v.find(key, args...)
}

func (v *Verification) find(key string, args ...any) {
	v.say(assets.Text("verify."+key, args...))
}

func (v *Verification) say(finding string) {
	if len(v.Findings) < maxFindings && !slices.Contains(v.Findings, finding) {
		v.Findings = append(v.Findings, finding)
	}
}

// Verify examines the register: SQLite's own check, foreign keys, the chain of
// hashes over all steps, the workbooks of sealed reports, the written documents, the
// scans in the data folder, and whether the projection is what the steps give.
func (s *Store) Verify(ctx context.Context) (Verification, error) {
	v, err := verifyFile(ctx, s.read, s.due)
	if err != nil {
		return v, err
	}
	return v, errors.Join(checkRecognised(ctx, s.read, &v), s.checkScans(ctx, &v))
}

func verifyFile(ctx context.Context, db *sql.DB, due dueDays) (Verification, error) {
	v := Verification{Findings: []string{}}
	for _, check := range []func(context.Context, *sql.DB, *Verification) error{checkPages, checkKeys, checkChain, checkKept} {
		if err := check(ctx, db, &v); err != nil {
			return v, err
		}
	}
	if due == nil {
		return v, nil
	}
	return v, checkProjection(ctx, db, due, &v)
}

func checkPages(ctx context.Context, db *sql.DB, v *Verification) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	// A connection that examined the register before remembers where the words stood
	// and would take a rebuilt search index for a broken one; a search looks anew.
	words, err := sqlite.Values[string](ctx, conn, "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE % USING fts5%'")
	if err != nil {
		return err
	}
	for _, table := range words {
		if _, err := sqlite.One[int](ctx, conn, "SELECT count(*) FROM "+table+" WHERE "+table+" MATCH 'x'"); err != nil {
			v.found(err, "pages")
		}
	}
	lines, err := sqlite.Values[string](ctx, conn, "PRAGMA integrity_check")
	for _, line := range lines {
		if line != "ok" {
			v.found(line, "pages")
		}
	}
	return err
}

func checkKeys(ctx context.Context, db *sql.DB, v *Verification) error {
	return sqlite.Each(ctx, db, func(sqlite.Scan) error {
		v.find("keys")
		return nil
	}, "PRAGMA foreign_key_check")
}

func checkChain(ctx context.Context, db *sql.DB, v *Verification) error {
	rows, err := db.QueryContext(ctx, "SELECT "+stepColumns+" FROM steps ORDER BY seq")
	if err != nil {
		return err
	}
	defer rows.Close()
	before := ""
	for rows.Next() {
		step, content, err := scanStep(rows.Scan)
		if err != nil {
			v.found(err, "unreadable", "step", v.Steps+1)
			break
		}
		v.Steps++
		switch {
		case step.Seq != int64(v.Steps):
			v.find("gap", "step", v.Steps, "found", step.Seq)
			return rows.Err()
		case step.Prev != before:
			v.find("chain", "step", step.Seq)
		case steps.Sum(step, content) != step.Hash:
			v.find("changed", "step", step.Seq)
		}
		before = step.Hash
	}
	return rows.Err()
}

// examination compares what the register shows with what its steps give.
type examination struct {
	*Verification
	ctx   context.Context
	db    *sql.DB
	due   dueDays
	keys  *sortKeys
	reads map[string]*sql.Stmt // prepared, because a register has many subjects
}

func checkProjection(ctx context.Context, db *sql.DB, due dueDays, v *Verification) error {
	e := examination{v, ctx, db, due, newSortKeys(), map[string]*sql.Stmt{}}
	defer func() {
		for _, stmt := range e.reads {
			stmt.Close()
		}
	}()
	err := eachSubject(ctx, db, func(steps []steps.Step) error {
		subject, err := subjectOf(steps[0].Subject)
		if err != nil {
			return err
		}
		return subject.verify(&e, steps)
	})
	if err != nil {
		v.found(err, "steps")
		return nil
	}
	return e.strays()
}

// verify compares every column of the subject's rows with what its steps give.
func (s *subject[T]) verify(e *examination, steps []steps.Step) error {
	id := steps[0].SubjectID
	now, there, err := s.fold(steps, e.due)
	if err != nil {
		e.found(err, "fold.record", "subject", s.Subject.Label(), "id", id)
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
		case slices.EqualFunc(want, got, sameRow):
		case s.called != nil:
			e.find("projection", "letter", s.called(&now))
			return nil
		default:
			e.find("record", "subject", s.Subject.Label(), "id", id)
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

// sameRow compares values as they were given with values as SQLite gives them back.
func sameRow(want, got []any) bool {
	return slices.EqualFunc(want, got, func(w, g any) bool {
		switch w := w.(type) {
		case string:
			return w == g
		case []byte:
			raw, _ := g.([]byte)
			return bytes.Equal(w, raw)
		case bool:
			return g == int64(0) && !w || g == int64(1) && w
		case int:
			return int64(w) == g
		}
		return w == g
	})
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
				e.find("strays", "count", n, "subject", p.subject.Label())
			}
		}
	}
	return nil
}

// Err is nil when nothing was found, else an error that names the findings.
func (v Verification) Err() error {
	if len(v.Findings) == 0 {
		return nil
	}
	return data.Tell(nil, "verify.failed", "count", len(v.Findings), "finding", v.Findings[0])
}
