package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"donthu/data"
	"donthu/data/backups"
	"donthu/data/schema"
	"donthu/data/sqlite"
)

// Repair makes all that is computed from the steps anew, in one transaction: the whole projection,
// the indexes of words, and what the file is made of where it is not as in a new register. Before
// that it copies the register as it is to a file, whose name it gives. Steps, and the files
// that are kept with them, stay as they are: nothing gives them back.
func (s *Store) Repair(ctx context.Context) (before string, err error) {
	should, err := schema.New(ctx)
	if err != nil {
		return "", err
	}
	before = filepath.Join(backups.Folder(s.dir), fmt.Sprintf("truoc-dung-lai-%s.db", s.options.Clock().Format("20060102-150405")))
	if err := s.copyTo(ctx, before); err != nil {
		return "", data.Tell(err, "store.backupBeforeRepair")
	}
	computed := map[string]bool{recognisedWords: true}
	for _, subject := range subjects {
		for _, p := range subject.projections() {
			computed[p.name] = true
		}
	}
	all, err := sqlite.One[int](ctx, s.write, "SELECT count(*) FROM steps")
	if err != nil {
		return before, err
	}
	return before, s.inLedger(ctx, func(l *ledger) error {
		if err := should.Mend(ctx, l.tx, func(table string) bool { return computed[table] }); err != nil {
			return err
		}
		if err := l.rebuild(ctx, all); err != nil {
			return err
		}
		return l.indexRecognised(ctx, should[recognisedWords].Made)
	})
}

// copyTo copies the register as it is, which nobody has to find good.
func (s *Store) copyTo(ctx context.Context, file string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	_, err := s.write.ExecContext(ctx, "VACUUM INTO ?", file)
	return err
}

// indexRecognised makes the index of what was recognised anew; what is of no file is recognised
// again when there is one.
func (l *ledger) indexRecognised(ctx context.Context, made string) error {
	strange, args, err := strangeRecognised(ctx, l.tx)
	if err != nil {
		return err
	}
	for _, statement := range []string{"DROP TABLE " + recognisedWords, made} {
		if _, err := l.tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	if _, err := l.tx.ExecContext(ctx, "DELETE FROM recognised WHERE "+strange, args...); err != nil {
		return err
	}
	var rows [][]any
	if err := eachRecognised(ctx, l.tx, func(row ...any) error { rows = append(rows, row); return nil }); err != nil {
		return err
	}
	for _, row := range rows {
		if err := l.exec(indexRecognised, row...); err != nil {
			return err
		}
	}
	return nil
}

// condemnedKey is the note of how many findings the last examination had; none is kept for a good one.
const condemnedKey = "condemned"

// Condemned is how many findings the last examination of the register had.
func (s *Store) Condemned(ctx context.Context) (findings int, err error) {
	said, err := s.value(ctx, condemnedKey)
	if said != "" && err == nil {
		findings, err = strconv.Atoi(said)
	}
	return findings, err
}

// remember notes how many findings an examination had.
func (s *Store) remember(ctx context.Context, findings int) error {
	before, err := s.Condemned(ctx)
	switch {
	case err == nil && before == findings:
		return nil
	case findings == 0:
		_, err = s.write.ExecContext(ctx, "DELETE FROM settings WHERE key = ?", condemnedKey)
		return err
	}
	return s.setValue(ctx, condemnedKey, strconv.Itoa(findings))
}
