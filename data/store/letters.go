package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"

	"donthu/assets"
	"donthu/data"
)

// CheckError says that a record was not saved because of what is wrong with it.
type CheckError struct{ Problems []data.Problem }

// Error is the sentences of all problems.
func (e *CheckError) Error() string {
	text := ""
	for i, p := range e.Problems {
		if i > 0 {
			text += " "
		}
		text += p.Sentence
	}
	return text
}

// AddLetter registers a letter under the next number of the year in which it was
// received. A *CheckError names what forbids it; nothing is written then.
func (s *Store) AddLetter(ctx context.Context, f data.Facts) (data.Letter, error) {
	f = f.Tidy()
	if wrong := data.Blocking(data.CheckFacts(f, s.Today())); len(wrong) > 0 {
		return data.Letter{}, &CheckError{wrong}
	}
	var letter data.Letter
	err := s.inLedger(ctx, func(l *ledger) (err error) {
		letter, err = l.addLetter([]data.Draft{{On: f.ReceivedOn, Content: data.Received{Facts: f}}})
		return err
	})
	return letter, err
}

// AddSteps writes what happened to a letter, all drafts or none, and returns
// what the letter is now. A *CheckError names what forbids it.
func (s *Store) AddSteps(ctx context.Context, id int64, drafts ...data.Draft) (data.Letter, error) {
	var letter data.Letter
	err := s.inLedger(ctx, func(l *ledger) error {
		steps, err := stepsOf(ctx, l.tx, data.LetterSubject, id)
		if err != nil {
			return err
		}
		for _, d := range drafts {
			now, err := data.Fold(steps)
			if err != nil {
				return err
			}
			if _, isCorrection := d.Content.(data.Corrected); !isCorrection {
				if wrong := data.Blocking(data.CheckStep(now, d, s.Today())); len(wrong) > 0 {
					return &CheckError{wrong}
				}
			}
			step, err := l.append(data.LetterSubject, id, d)
			if err != nil {
				return err
			}
			steps = append(steps, step)
		}
		if letter, err = data.Fold(steps); err != nil {
			return err
		}
		return l.project(&letter, false)
	})
	return letter, err
}

// Letter is the letter with the given id; sql.ErrNoRows when there is none.
func (s *Store) Letter(ctx context.Context, id int64) (data.Letter, error) {
	return s.oneLetter(ctx, "SELECT doc FROM letters WHERE id = ?", id)
}

// LetterByNumber is the letter with the given number.
func (s *Store) LetterByNumber(ctx context.Context, n data.Number) (data.Letter, error) {
	letter, err := s.oneLetter(ctx, "SELECT doc FROM letters WHERE year = ? AND number = ?", n.Year, n.Count)
	if errors.Is(err, sql.ErrNoRows) {
		return letter, fmt.Errorf("%s: %w", assets.Text("store.noLetter", n.String()), err)
	}
	return letter, err
}

func (s *Store) oneLetter(ctx context.Context, query string, args ...any) (data.Letter, error) {
	var doc []byte
	var letter data.Letter
	if err := s.read.QueryRowContext(ctx, query, args...).Scan(&doc); err != nil {
		return letter, err
	}
	return letter, json.Unmarshal(doc, &letter)
}

// Steps are all steps of a subject, oldest first, corrections among them.
func (s *Store) Steps(ctx context.Context, subject data.Subject, id int64) ([]data.Step, error) {
	return stepsOf(ctx, s.read, subject, id)
}

func stepsOf(ctx context.Context, q querier, subject data.Subject, id int64) ([]data.Step, error) {
	rows, err := q.QueryContext(ctx, "SELECT "+stepColumns+" FROM steps WHERE subject = ? AND subject_id = ? ORDER BY seq", string(subject), id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var steps []data.Step
	for rows.Next() {
		step, _, err := scanStep(rows)
		if err != nil {
			return nil, err
		}
		steps = append(steps, step)
	}
	return steps, rows.Err()
}

// EachLetter calls visit with every letter, ordered by year and number.
func (s *Store) EachLetter(ctx context.Context, visit func(*data.Letter) error) error {
	return s.visitLetters(ctx, visit, "SELECT doc FROM letters ORDER BY year, number")
}

// LetterCount is the number of letters in the register.
func (s *Store) LetterCount(ctx context.Context) (int, error) {
	var n int
	err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM letters").Scan(&n)
	return n, err
}

func (s *Store) visitLetters(ctx context.Context, visit func(*data.Letter) error, query string, args ...any) error {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var doc sql.RawBytes
		if err := rows.Scan(&doc); err != nil {
			return err
		}
		var letter data.Letter
		if err := json.Unmarshal(doc, &letter); err != nil {
			return err
		}
		if err := visit(&letter); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (s *Store) listLetters(ctx context.Context, query string, args ...any) ([]data.Letter, error) {
	var all []data.Letter
	err := s.visitLetters(ctx, func(l *data.Letter) error {
		all = append(all, *l)
		return nil
	}, query, args...)
	return all, err
}

// Import takes records into the register in one transaction and tells outcome
// about each. A record that is there already is not taken twice; a letter whose
// number belongs to another letter is left out. With dryRun nothing is kept.
func (s *Store) Import(ctx context.Context, records iter.Seq[data.Record], dryRun bool, outcome func(data.Record, data.Outcome)) error {
	errDryRun := errors.New("dry run")
	err := s.inLedger(ctx, func(l *ledger) error {
		known := map[string]int{} // receptions and days met so far in this book, by fingerprint
		for record := range records {
			if err := ctx.Err(); err != nil {
				return err
			}
			result, err := l.takeIn(record, known)
			if err != nil {
				return fmt.Errorf("%s: %w", assets.Text("store.importRow", record.Sheet, record.Row), err)
			}
			outcome(record, result)
		}
		if dryRun {
			return errDryRun
		}
		return nil
	})
	if errors.Is(err, errDryRun) {
		return nil
	}
	return err
}

func (l *ledger) takeIn(record data.Record, known map[string]int) (data.Outcome, error) {
	switch c := record.Drafts[0].Content.(type) {
	case data.Received:
		if outcome, err := l.recognise(c); err != nil || outcome != data.Added {
			return outcome, err
		}
		_, err := l.addLetter(record.Drafts)
		return data.Added, err
	case data.Reception:
		return l.takeInRecord(data.ReceptionSubject, "receptions", record.Drafts[0], known)
	case data.ReceptionDay:
		return l.takeInRecord(data.ReceptionDaySubject, "reception_days", record.Drafts[0], known)
	default:
		return data.Added, fmt.Errorf("a record cannot begin with a step %q", c.StepType())
	}
}

// recognise finds out whether a letter of a book is in the register already.
func (l *ledger) recognise(c data.Received) (data.Outcome, error) {
	sender := data.FoldText(c.Sender.Name)
	var found string
	if c.Number.Count > 0 {
		var receivedOn int
		taken, err := l.scan("SELECT sender_fold, received_on FROM letters WHERE year = ? AND number = ?",
			[]any{c.Number.Year, c.Number.Count}, &found, &receivedOn)
		switch {
		case err != nil || !taken:
			return data.Added, err
		case found == sender && data.Date(receivedOn) == c.ReceivedOn:
			return data.Present, nil
		default:
			return data.NumberTaken, nil
		}
	}
	present, err := l.scan("SELECT same_key FROM letters WHERE same_key = ?", []any{sameKey(&c.Facts, sender)}, &found)
	if present {
		return data.Present, err
	}
	return data.Added, err
}

// takeInRecord takes a reception or a day in unless the register holds as many
// of the very same as the book has shown so far.
func (l *ledger) takeInRecord(subject data.Subject, table string, d data.Draft, known map[string]int) (data.Outcome, error) {
	raw, err := json.Marshal(d.Content)
	if err != nil {
		return data.Added, err
	}
	fingerprint := string(raw)
	known[table+fingerprint]++
	var stored int
	if _, err := l.scan("SELECT count(*) FROM "+table+" WHERE fingerprint = ?", []any{fingerprint}, &stored); err != nil {
		return data.Added, err
	}
	if stored >= known[table+fingerprint] {
		return data.Present, nil
	}
	id, err := l.addRecord(subject, d)
	if err != nil {
		return data.Added, err
	}
	return data.Added, l.projectRecord(id, d.Content)
}
