package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/text"
)

// ledger writes steps at the end of the chain within one transaction. Its
// statements are prepared once, because an import writes half a million steps.
type ledger struct {
	ctx    context.Context
	tx     *sql.Tx
	store  *Store
	seq    int64
	hash   string
	author string
	now    time.Time
	cached map[string]*sql.Stmt
	counts map[int]int // highest number given, by year
	keys   *text.SortKeys
	put    func(query string, args []any) error // nil: statements are carried out at once
}

func (s *Store) newLedger(ctx context.Context, tx *sql.Tx) (*ledger, error) {
	l := &ledger{
		// The driver starts a goroutine for every statement of a context that can
		// end; half a million statements look at the context between them instead.
		ctx: context.WithoutCancel(ctx), tx: tx, store: s,
		author: s.Settings().Clerk,
		now:    s.options.Clock().UTC().Truncate(time.Second),
		cached: map[string]*sql.Stmt{},
		counts: map[int]int{},
	}
	err := tx.QueryRowContext(ctx, "SELECT seq, hash FROM steps ORDER BY seq DESC LIMIT 1").Scan(&l.seq, &l.hash)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, err
	}
	return l, nil
}

// inLedger runs work with a ledger in one transaction.
func (s *Store) inLedger(ctx context.Context, work func(*ledger) error) error {
	var wrote bool
	err := s.inWrite(ctx, func(tx *sql.Tx) error {
		l, err := s.newLedger(ctx, tx)
		if err == nil {
			before := l.seq
			err = work(l)
			wrote = l.seq > before
		}
		return err
	})
	if err == nil && wrote {
		s.keepHead(ctx)
	}
	return err
}

func (l *ledger) statement(query string) (*sql.Stmt, error) {
	if stmt := l.cached[query]; stmt != nil {
		return stmt, nil
	}
	stmt, err := l.tx.PrepareContext(l.ctx, query)
	if err == nil {
		l.cached[query] = stmt
	}
	return stmt, err
}

func (l *ledger) exec(query string, args ...any) error {
	if l.put != nil {
		return l.put(query, args)
	}
	return l.carryOut(query, args)
}

func (l *ledger) carryOut(query string, args []any) error {
	stmt, err := l.statement(query)
	if err != nil {
		return err
	}
	_, err = stmt.ExecContext(l.ctx, args...)
	return err
}

// scan reads one row; found is false when there is none. It must not be called
// while statements are queued.
func (l *ledger) scan(query string, args []any, into ...any) (found bool, err error) {
	stmt, err := l.statement(query)
	if err != nil {
		return false, err
	}
	err = stmt.QueryRowContext(l.ctx, args...).Scan(into...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// append writes one step at the end of the chain.
func (l *ledger) append(subject steps.Subject, id int64, d steps.Draft) (steps.Step, error) {
	return l.appendFrom(subject, id, d, steps.Origin{})
}

// appendFrom is append of a step that came with another register, where from says so.
func (l *ledger) appendFrom(subject steps.Subject, id int64, d steps.Draft, from steps.Origin) (steps.Step, error) {
	content, err := steps.EncodeContent(d.Content)
	if err == nil && !from.IsZero() {
		content, err = steps.WithOrigin(content, from)
	}
	if err != nil {
		return steps.Step{}, err
	}
	step := steps.Step{
		Seq: l.seq + 1, Subject: subject, SubjectID: id,
		On: d.On, WrittenAt: l.now, Author: l.author, Content: d.Content, Prev: l.hash, Origin: from,
	}
	step.Hash = steps.Sum(step, content)
	err = l.exec("INSERT INTO steps (seq, subject, subject_id, type, legal_date, written_at, author, content, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		step.Seq, string(subject), id, string(d.Content.StepType()), d.On.String(), step.WrittenAt.Format(time.RFC3339), step.Author, string(content), step.Prev, step.Hash)
	if err != nil {
		return steps.Step{}, fmt.Errorf("step %d: %w", step.Seq, err)
	}
	l.seq, l.hash = step.Seq, step.Hash
	return step, nil
}

// nextNumber is the number after the highest one of the year.
func (l *ledger) nextNumber(year int) (register.Number, error) {
	count, known := l.counts[year]
	if !known {
		if _, err := l.scan("SELECT coalesce(max(number), 0) FROM letters WHERE year = ?", []any{year}, &count); err != nil {
			return register.Number{}, err
		}
		l.counts[year] = count
	}
	return register.Number{Year: year, Count: count + 1}, nil
}

// addLetter takes a letter of a book into the register, as the book tells it: the
// first step receives it. Without a number the letter gets the next one of the year it
// was received in.
func (l *ledger) addLetter(drafts []steps.Draft) (register.Letter, error) {
	received, ok := drafts[0].Content.(register.Received)
	if !ok {
		return register.Letter{}, fmt.Errorf("a letter's first step must receive it, not %q", drafts[0].Content.StepType())
	}
	if received.Number.Count == 0 {
		number, err := l.nextNumber(received.ReceivedOn.Year())
		if err != nil {
			return register.Letter{}, err
		}
		received.Number = number
		drafts = append([]steps.Draft{{On: drafts[0].On, Content: received}}, drafts[1:]...)
	}
	letter, err := letters.takeIn(l, drafts)
	if known, asked := l.counts[letter.Number.Year]; asked && err == nil {
		l.counts[letter.Number.Year] = max(known, letter.Number.Count)
	}
	return letter, err
}

// takeIn writes a new subject as a book tells it: it was judged when the book was
// read, and what an old book left out stays out.
func (s *subject[T]) takeIn(l *ledger, drafts []steps.Draft) (now T, err error) {
	id := l.seq + 1
	steps := make([]steps.Step, len(drafts))
	for i, d := range drafts {
		if steps[i], err = l.append(s.Subject, id, d); err != nil {
			return now, err
		}
	}
	return s.keep(l, steps, true)
}
