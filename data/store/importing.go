package store

import (
	"context"
	"errors"
	"iter"
	"path/filepath"
	"runtime/debug"
	"sync"

	"donthu/data"
	"donthu/data/register"
	"donthu/data/sqlite"
	"donthu/data/steps"
)

// Import takes records into the register in one transaction and tells outcome
// about each. A record that is there already is not taken twice; a letter whose
// number belongs to another letter is left out, and one that another row of the book
// repeats. With dryRun nothing is kept. What comes in is no batch: see Importing.
func (s *Store) Import(ctx context.Context, records iter.Seq[register.Record], dryRun bool, outcome func(register.Record, register.Outcome)) error {
	return (&Importing{store: s}).Import(ctx, records, dryRun, outcome)
}

// Importing is one import of a book whose records become one batch, which can be taken back
// whole.
type Importing struct {
	store  *Store
	file   string
	Backup string // path of the register as it was before anything was written; empty: none was made
	Batch  int64  // id of the batch; 0: nothing came in
}

// Importing is the import of the book of the file.
func (s *Store) Importing(file string) *Importing {
	return &Importing{store: s, file: filepath.Base(file)}
}

// Import is Store.Import. Unless it is a dry run, the register is backed up and the copy
// checked before the first write; when that fails nothing comes in, and the error says so.
func (i *Importing) Import(ctx context.Context, records iter.Seq[register.Record], dryRun bool, outcome func(register.Record, register.Outcome)) error {
	s := i.store
	if i.file != "" && !dryRun {
		var err error
		if i.Backup, err = s.backupBeforeImport(ctx); err != nil {
			return err
		}
	}
	// What stays in use is small, so collecting at every doubling of it would
	// take a fifth of the import's time.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	errDryRun := errors.New("dry run")
	err := s.inLedger(ctx, func(l *ledger) error {
		known, err := l.known()
		if err != nil {
			return err
		}
		batch := register.Imported{File: i.file, First: l.seq + 1}
		if i.Backup != "" {
			batch.Backup = filepath.Base(i.Backup)
		}
		finish := sync.OnceValue(l.queueWrites())
		defer finish() // when what is read panics: the queue uses the transaction
		err = func() error {
			for record := range records {
				if err := ctx.Err(); err != nil {
					return err
				}
				result, err := l.takeIn(&record, known)
				if err != nil {
					return data.Tell(err, "store.importRow", "sheet", record.Sheet, "row", record.Row)
				}
				if result == register.Added {
					batch.Count(record.Drafts[0].Content)
				}
				outcome(record, result)
			}
			return ctx.Err()
		}()
		if err = errors.Join(err, finish()); err != nil {
			return err
		}
		if dryRun {
			return errDryRun
		}
		if batch.Last = l.seq; i.file == "" || batch.Last < batch.First {
			return nil
		}
		kept, err := imports.writeThese(l, 0, steps.Draft{On: s.Today(), Content: batch})
		i.Batch = kept.ID
		return err
	})
	if errors.Is(err, errDryRun) {
		return nil
	}
	if err != nil {
		i.Batch = 0
	}
	return err
}

// LastNumbers is the last number of each year of the register.
func (s *Store) LastNumbers(ctx context.Context) (map[int]int, error) {
	last := map[int]int{}
	return last, sqlite.Each(ctx, s.read, func(row sqlite.Scan) error {
		var year, number int
		err := row(&year, &number)
		last[year] = number
		return err
	}, "SELECT year, max(number) FROM letters GROUP BY year")
}

// queueWrites lets the ledger's statements be queued until finish is called,
// which waits for all of them and returns the first error. In between nothing
// may be read through the transaction.
func (l *ledger) queueWrites() (finish func() error) {
	words := l.wordsAside()
	queue := sqlite.NewQueue(func(query string, args []any) (err error) {
		defer data.Caught(&err, "store.importFailed")
		return words.Put(query, args)
	})
	l.put = queue.Put
	return func() error {
		l.put = nil
		if err := queue.Finish(); err != nil {
			return err
		}
		return words.Finish()
	}
}

// wordsAside lets the indexes of words be written in blocks.
func (l *ledger) wordsAside() *sqlite.Aside {
	return sqlite.NewAside(l.carryOut, func(query string) bool { return ofWords[query] })
}
