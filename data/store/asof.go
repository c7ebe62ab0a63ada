package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"os"
	"time"

	"donthu/data"
	"donthu/data/chain"
	"donthu/data/enclosures"
	"donthu/data/register"
)

// AsOf is the register as it stood at a moment: a copy in a folder of its own that
// knows only the steps written by then, with the settings of then (the present ones
// where no step tells them, and the present first day of its papers where none was chosen)
// and a clock that stands still. closeIt closes and removes it; call it when err is nil.
func (s *Store) AsOf(ctx context.Context, at time.Time) (past *Store, closeIt func() error, err error) {
	return s.copyUpTo(ctx, at, "written_at > ?", at.UTC().Format(time.RFC3339))
}

// AsSealed is AsOf for the moment at which the figures of a sealed report were
// computed.
func (s *Store) AsSealed(ctx context.Context, report register.SealedReport) (past *Store, closeIt func() error, err error) {
	return s.copyUpTo(ctx, report.WrittenAt, "seq > ?", report.LastStep)
}

// copyUpTo copies the register without the steps that the condition takes as later.
func (s *Store) copyUpTo(ctx context.Context, at time.Time, later string, arg any) (_ *Store, _ func() error, err error) {
	// Beside the register, because it holds the same secrets; a folder that a crash
	// left behind has a name that says what it is.
	dir, err := os.MkdirTemp(s.dir, "tam-xem-lai-")
	if err != nil {
		return nil, nil, data.Tell(err, "store.makeFolder", "folder", s.dir)
	}
	var past *Store
	closeIt := func() error {
		var errs []error
		if past != nil {
			errs = append(errs, past.Close())
		}
		return errors.Join(append(errs, os.RemoveAll(dir))...)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, closeIt())
		}
	}()
	if _, err := s.write.ExecContext(ctx, "VACUUM INTO ?", Path(dir)); err != nil {
		return nil, nil, data.Tell(err, "store.asOf")
	}
	clock := func() time.Time { return at.In(s.options.Clock().Location()) }
	if past, err = open(ctx, dir, Options{Clock: clock, Deadlines: s.options.Deadlines, past: true}); err != nil {
		return nil, nil, err
	}
	if err = past.forget(ctx, later, arg); err == nil {
		err = past.loadSettings(ctx)
		past.sameRecords(s.Settings())
	}
	if err == nil {
		err = past.refreshDeadlines(ctx)
	}
	if err != nil {
		return nil, nil, data.Tell(err, "store.asOf")
	}
	return past, closeIt, nil
}

// sameRecords lets the copy know from which day on the register's papers are whole where
// its own steps do not say: what is not known now was not late then.
func (s *Store) sameRecords(present register.Settings) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.settings.RecordsFrom = cmp.Or(s.settings.RecordsFrom, present.RecordsFrom)
}

// forget takes steps out of a copy and makes the projection of what they were
// about anew.
func (s *Store) forget(ctx context.Context, later string, arg any) error {
	return s.inWrite(ctx, func(tx *sql.Tx) error {
		var err error
		do := func(query string, args ...any) {
			if err == nil {
				_, err = tx.ExecContext(ctx, query, args...)
			}
		}
		do("CREATE TEMP TABLE touched AS SELECT DISTINCT subject, subject_id FROM steps WHERE "+later, arg)
		for _, subject := range subjects {
			for _, p := range subject.projections() {
				do("DELETE FROM "+p.name+" WHERE "+p.column+" IN (SELECT subject_id FROM touched WHERE subject = ?)", string(p.subject))
			}
		}
		do("DROP TRIGGER steps_never_go; DELETE FROM steps WHERE "+later, arg)
		for _, k := range enclosures.All {
			do("DROP TRIGGER " + k.Table + "_never_go; DELETE FROM " + k.Table + " WHERE id NOT IN (SELECT seq FROM steps)")
		}
		if err != nil {
			return err
		}
		l, err := s.newLedger(ctx, tx)
		if err != nil {
			return err
		}
		return chain.EachSubject(ctx, tx, "JOIN touched USING (subject, subject_id)", l.projectSubject)
	})
}
