package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/sqlite"
	"donthu/data/steps"
	"donthu/data/text"
)

// subject is all that the store knows of one subject of steps: how they fold, and the
// tables in which what they make of it is read and searched.
type subject[T any] struct {
	*steps.Folding[T]
	tables []table[T]
	dated  func(now *T, due dueDays)                                // computes its limits; nil: it has none
	called func(now *T) string                                      // for sentences; nil: by its id
	beyond func(*ledger, *T, steps.Content) ([]data.Problem, error) // problems with other subjects that a step names; nil: it names none
}

// dueDays computes what a letter owes.
type dueDays func(*register.Letter) (register.Due, []register.Owed)

// table holds rows that are computed from what a subject is.
type table[T any] struct {
	projection
	columns              []string                         // beside the subject's id
	rows                 func(*text.SortKeys, *T) [][]any // their values; a doc is written as JSON
	hidden               bool                             // the words of FTS5 cannot be read back
	insert, delete, read string
}

// projection is a table with the column that holds the id of what its rows are about.
type projection struct {
	subject      steps.Subject
	name, column string
	whose        string // condition for the rows of the subject where others share the table
}

// doc is a record that is kept whole.
type doc struct{ of any }

// kept is a subject, whatever its steps make of it.
type kept interface {
	named() steps.Subject
	projections() []projection
	project(l *ledger, steps []steps.Step) error
	add(l *ledger, id int64, drafts ...steps.Draft) error
	takeOut(l *ledger, id int64, out steps.Draft) error
	verify(e *examination, steps []steps.Step) error
}

// subjects are all of them. What is done with every subject is a loop over them:
// rebuilding, verifying, the register as of a day.
var subjects = []kept{letters, visits, days, meetings, directions, figures, reports, choices, wardReports, wardReminders, imports}

// subjectOf is the subject of the name.
func subjectOf(name steps.Subject) (kept, error) {
	at := slices.IndexFunc(subjects, func(s kept) bool { return s.named() == name })
	if at < 0 {
		return nil, fmt.Errorf("unknown subject %q", name)
	}
	return subjects[at], nil
}

// keeping is the subject with its tables.
func keeping[T any](f *steps.Folding[T], tables ...table[T]) *subject[T] {
	for i := range tables {
		t := &tables[i]
		t.subject = f.Subject
		columns := append([]string{t.column}, t.columns...)
		whose := " WHERE " + t.column + " = ?"
		if t.whose != "" {
			whose += " AND " + t.whose
		}
		t.insert = "INSERT INTO " + t.name + " (" + strings.Join(columns, ", ") + ") VALUES (?" + strings.Repeat(", ?", len(t.columns)) + ")"
		t.delete = "DELETE FROM " + t.name + whose
		t.read = "SELECT " + strings.Join(t.columns, ", ") + " FROM " + t.name + whose + " ORDER BY 1"
	}
	return &subject[T]{Folding: f, tables: tables}
}

func (s *subject[T]) named() steps.Subject { return s.Subject }

func (s *subject[T]) projections() (all []projection) {
	for _, t := range s.tables {
		all = append(all, t.projection)
	}
	return all
}

// fold is what the steps make of the subject, with its limits.
func (s *subject[T]) fold(steps []steps.Step, due dueDays) (now T, there bool, err error) {
	if now, there, err = s.Fold(steps); err == nil && s.dated != nil {
		s.dated(&now, due)
	}
	return now, there, err
}

// now is the subject of the id with its steps; sql.ErrNoRows when it was taken out or
// never was.
func (s *subject[T]) now(l *ledger, id int64) (now T, steps []steps.Step, err error) {
	if steps, err = stepsOf(l.ctx, l.tx, s.Subject, id); err != nil {
		return now, nil, err
	}
	now, there, err := s.fold(steps, l.store.due)
	if err == nil && !there {
		err = fmt.Errorf("%s %d: %w", s.Subject, id, sql.ErrNoRows)
	}
	return now, steps, err
}

// write is the way on which every step comes into the register that no book brings:
// it judges each draft by what it makes of the subject, appends it, and writes the
// projection. Id 0 begins a subject. give gets what the subject is. A *CheckError
// names what forbids it.
func (s *subject[T]) write(l *ledger, id int64, give func(now T) ([]steps.Draft, error)) (now T, err error) {
	var steps []steps.Step
	isNew := id == 0
	if !isNew {
		if now, steps, err = s.now(l, id); err != nil {
			return now, err
		}
	}
	drafts, err := give(now)
	if err != nil {
		return now, err
	}
	if isNew {
		// The seq of the step that begins a subject is its id: unique, and known before
		// the step is written.
		id = l.seq + 1
	}
	for i, d := range drafts {
		if i > 0 {
			if now, _, err = s.fold(steps, l.store.due); err != nil {
				return now, err
			}
		}
		if err := s.judge(l, &now, steps, d); err != nil {
			return now, err
		}
		step, err := l.append(s.Subject, id, d)
		if err != nil {
			return now, err
		}
		steps = append(steps, step)
	}
	return s.keep(l, steps, isNew)
}

func (s *subject[T]) judge(l *ledger, now *T, all []steps.Step, d steps.Draft) error {
	found, err := s.Check(all, d, l.store.Today())
	if err != nil {
		return err
	}
	if s.beyond != nil {
		more, err := s.beyond(l, now, steps.Said(all, d.Content))
		if err != nil {
			return err
		}
		found = append(found, more...)
	}
	if wrong := data.Blocking(found); len(wrong) > 0 {
		return &CheckError{wrong}
	}
	return nil
}

// writeThese is write of drafts that do not depend on what the subject is.
func (s *subject[T]) writeThese(l *ledger, id int64, drafts ...steps.Draft) (T, error) {
	return s.write(l, id, func(T) ([]steps.Draft, error) { return drafts, nil })
}

// begin writes a new subject in a transaction of its own.
func (s *subject[T]) begin(ctx context.Context, in *Store, on day.Date, c steps.Content) (T, error) {
	return s.change(ctx, in, 0, func(*ledger, T) ([]steps.Draft, error) { return []steps.Draft{{On: on, Content: c}}, nil })
}

// change is write in a transaction of its own.
func (s *subject[T]) change(ctx context.Context, in *Store, id int64, give func(*ledger, T) ([]steps.Draft, error)) (now T, err error) {
	err = in.inLedger(ctx, func(l *ledger) error {
		now, err = s.write(l, id, func(now T) ([]steps.Draft, error) { return give(l, now) })
		return err
	})
	return now, err
}

func (s *subject[T]) add(l *ledger, id int64, drafts ...steps.Draft) error {
	_, err := s.writeThese(l, id, drafts...)
	return err
}

func (s *subject[T]) project(l *ledger, steps []steps.Step) error {
	_, err := s.keep(l, steps, true)
	return err
}

// keep writes what the steps make of a subject, for reading and searching; nothing
// stays of one that was taken out. Where isNew is set, nothing stands there yet.
func (s *subject[T]) keep(l *ledger, steps []steps.Step, isNew bool) (now T, err error) {
	now, there, err := s.fold(steps, l.store.due)
	if err != nil {
		return now, err
	}
	id := steps[0].SubjectID
	for i := range s.tables {
		t := &s.tables[i]
		if !isNew {
			if err := l.exec(t.delete, id); err != nil {
				return now, err
			}
		}
		if !there {
			continue
		}
		rows, err := t.values(l.sortKeys(), &now)
		if err != nil {
			return now, err
		}
		for _, row := range rows {
			if err := l.exec(t.insert, append([]any{id}, row...)...); err != nil {
				if s.called != nil {
					err = data.Tell(err, "store.project", "letter", s.called(&now))
				}
				return now, err
			}
		}
	}
	return now, nil
}

// values are the table's rows as SQLite takes them.
func (t *table[T]) values(keys *text.SortKeys, now *T) ([][]any, error) {
	rows := t.rows(keys, now)
	for _, row := range rows {
		for i, value := range row {
			whole, ok := value.(doc)
			if !ok {
				continue
			}
			raw, err := json.Marshal(whole.of)
			if err != nil {
				return nil, err
			}
			row[i] = string(raw)
		}
	}
	return rows, nil
}

// annul takes a subject out that was written down by mistake; a *CheckError names
// what forbids it.
func (s *Store) annul(ctx context.Context, name steps.Subject, id int64, reason string) error {
	return s.add(ctx, name, id, steps.Annul(id, s.Today(), text.CleanLines(reason)))
}

// add writes one more step of the subject.
func (s *Store) add(ctx context.Context, name steps.Subject, id int64, d steps.Draft) error {
	of, err := subjectOf(name)
	if err != nil {
		return err
	}
	return s.inLedger(ctx, func(l *ledger) error { return of.add(l, id, d) })
}

// correction puts new content in the place of the step that began the subject id.
func correction(id int64, on day.Date, c steps.Content, reason string) ([]steps.Draft, error) {
	d, err := steps.Correct(id, on, c, text.CleanLines(reason))
	return []steps.Draft{d}, err
}

// readDocs lists the records of a query for id and doc.
func readDocs[T any](ctx context.Context, q sqlite.Querier, setID func(*T, int64), query string, args ...any) ([]T, error) {
	return sqlite.List(ctx, q, func(row sqlite.Scan) (record T, err error) {
		var id int64
		var raw sql.RawBytes
		if err := row(&id, &raw); err != nil {
			return record, err
		}
		if err := json.Unmarshal(raw, &record); err != nil {
			return record, err
		}
		if setID != nil {
			setID(&record, id)
		}
		return record, nil
	}, query, args...)
}

// readDoc is the record of a query for id and doc; sql.ErrNoRows when there is none.
func readDoc[T any](ctx context.Context, q sqlite.Querier, setID func(*T, int64), query string, args ...any) (record T, err error) {
	return sqlite.Only(readDocs(ctx, q, setID, query, args...))
}
