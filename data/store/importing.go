package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/text"
)

// Import takes records into the register in one transaction and tells outcome
// about each. A record that is there already is not taken twice; a letter whose
// number belongs to another letter is left out. With dryRun nothing is kept.
func (s *Store) Import(ctx context.Context, records iter.Seq[register.Record], dryRun bool, outcome func(register.Record, register.Outcome)) error {
	// What stays in use is small, so collecting at every doubling of it would
	// take a fifth of the import's time.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	errDryRun := errors.New("dry run")
	err := s.inLedger(ctx, func(l *ledger) error {
		known, err := l.known()
		if err != nil {
			return err
		}
		finish := sync.OnceValue(l.queueWrites())
		defer finish() // when what is read panics: the queue uses the transaction
		err = func() error {
			for record := range records {
				if err := ctx.Err(); err != nil {
					return err
				}
				result, err := l.takeIn(record, known)
				if err != nil {
					return data.Tell(err, "store.importRow", "sheet", record.Sheet, "row", record.Row)
				}
				outcome(record, result)
			}
			return ctx.Err()
		}()
		if err = errors.Join(err, finish()); err == nil && dryRun {
			err = errDryRun
		}
		return err
	})
	if errors.Is(err, errDryRun) {
		return nil
	}
	return err
}

// writeQueue carries statements out in another goroutine, in their order, while
// the next records are read and folded.
type writeQueue struct {
	statements chan queuedStatement
	failed     atomic.Pointer[error]
}

type queuedStatement struct {
	query string
	args  []any
}

// put queues a statement and reports whether one before it has failed.
func (q *writeQueue) put(query string, args []any) error {
	q.statements <- queuedStatement{query, args}
	if failed := q.failed.Load(); failed != nil {
		return *failed
	}
	return nil
}

// queueWrites lets the ledger's statements be queued until finish is called,
// which waits for all of them and returns the first error. In between nothing
// may be read through the transaction.
func (l *ledger) queueWrites() (finish func() error) {
	q := &writeQueue{statements: make(chan queuedStatement, 2048)}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for s := range q.statements {
			if q.failed.Load() != nil {
				continue
			}
			err := func() (err error) {
				defer data.Caught(&err, "store.importFailed")
				return l.carryOut(s.query, s.args)
			}()
			if err != nil {
				q.failed.Store(&err)
			}
		}
	}()
	l.queue = q
	return func() error {
		l.queue = nil
		close(q.statements)
		<-done
		if failed := q.failed.Load(); failed != nil {
			return *failed
		}
		return nil
	}
}

// known is what the register holds, as far as an import must recognise it.
type known struct {
	numbers map[register.Number]knownLetter
	same    map[string]bool // sameKey of every letter
	records map[string]int  // receptions and days by fingerprint
	met     map[string]int  // those of this book so far
}

type knownLetter struct {
	sender     string // folded
	receivedOn day.Date
}

func (l *ledger) known() (*known, error) {
	k := &known{numbers: map[register.Number]knownLetter{}, same: map[string]bool{}, records: map[string]int{}, met: map[string]int{}}
	err := each(l.ctx, l.tx, func(row scan) error {
		var number register.Number
		var letter knownLetter
		var same string
		err := row(&number.Year, &number.Count, &number.Branch, &letter.sender, &letter.receivedOn, &same)
		k.numbers[number], k.same[same] = letter, true
		l.counts[number.Year] = max(l.counts[number.Year], number.Count)
		return err
	}, "SELECT year, number, branch, sender_fold, received_on, same_key FROM letters")
	if err != nil {
		return nil, err
	}
	for _, of := range inBooks {
		fingerprints, err := values[string](l.ctx, l.tx, "SELECT fingerprint FROM "+of.table)
		if err != nil {
			return nil, err
		}
		for _, fingerprint := range fingerprints {
			k.records[of.table+fingerprint]++
		}
	}
	return k, nil
}

// inBooks are the subjects beside letters that books bring, by the type of step that
// begins them, with the table that has their fingerprints.
var inBooks = map[steps.Type]struct {
	table  string
	takeIn func(*ledger, []steps.Draft) error
}{
	register.StepReception:    {"receptions", takingIn(visits)},
	register.StepReceptionDay: {"reception_days", takingIn(days)},
}

func takingIn[T any](s *subject[T]) func(*ledger, []steps.Draft) error {
	return func(l *ledger, drafts []steps.Draft) error {
		_, err := s.takeIn(l, drafts)
		return err
	}
}

func (l *ledger) takeIn(record register.Record, k *known) (register.Outcome, error) {
	c, isLetter := record.Drafts[0].Content.(register.Received)
	if !isLetter {
		return l.takeInRecord(record.Drafts[:1], k)
	}
	c.Imported = true
	record.Drafts = slices.Clone(record.Drafts)
	record.Drafts[0].Content = c
	if outcome := k.recognise(c); outcome != register.Added {
		return outcome, nil
	}
	if _, counted := l.counts[c.ReceivedOn.Year()]; !counted {
		l.counts[c.ReceivedOn.Year()] = 0 // known: the register has no letter of the year
	}
	letter, err := l.addLetter(record.Drafts)
	if err == nil {
		sender := text.Fold(letter.Sender.Name)
		k.numbers[letter.Number] = knownLetter{sender, letter.ReceivedOn}
		k.same[sameKey(&letter.Facts, sender)] = true
	}
	return register.Added, err
}

// recognise finds out whether a letter of a book is in the register already.
func (k *known) recognise(c register.Received) register.Outcome {
	sender := text.Fold(c.Sender.Name)
	if c.Number.Count > 0 {
		letter, taken := k.numbers[c.Number]
		switch {
		case !taken:
			return register.Added
		case letter.sender == sender && letter.receivedOn == c.ReceivedOn:
			return register.Present
		default:
			return register.NumberTaken
		}
	}
	if k.same[sameKey(&c.Facts, sender)] {
		return register.Present
	}
	return register.Added
}

// takeInRecord takes a reception or a day in unless the register held as many
// of the very same before as the book has shown so far.
func (l *ledger) takeInRecord(drafts []steps.Draft, k *known) (register.Outcome, error) {
	of, known := inBooks[drafts[0].Content.StepType()]
	if !known {
		return register.Added, fmt.Errorf("a record cannot begin with a step %q", drafts[0].Content.StepType())
	}
	raw, err := json.Marshal(drafts[0].Content)
	if err != nil {
		return register.Added, err
	}
	fingerprint := of.table + string(raw)
	k.met[fingerprint]++
	if k.records[fingerprint] >= k.met[fingerprint] {
		return register.Present, nil
	}
	return register.Added, of.takeIn(l, drafts)
}
