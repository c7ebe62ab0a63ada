package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"

	"donthu/data"
	"donthu/data/chain"
	"donthu/data/register"
	"donthu/data/sqlite"
	"donthu/data/steps"
)

// CheckError says that a record was not saved because of what is wrong with it.
type CheckError struct{ Problems []data.Problem }

// Refused is what the register has against the step, for a form to show beside its fields.
func (e *CheckError) Refused() []data.Problem { return e.Problems }

// Error is the sentences of all problems.
func (e *CheckError) Error() string { return e.Sentence() }

// Sentence is what a person is told: all problems.
func (e *CheckError) Sentence() string {
	all := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		all[i] = p.Sentence
	}
	return strings.Join(all, " ")
}

// AddLetter registers a letter under the next number of the year in which it was
// received. A *CheckError names what forbids it; nothing is written then.
func (s *Store) AddLetter(ctx context.Context, f register.Facts) (register.Letter, error) {
	return Within(ctx, s, func(t *Tx) (register.Letter, error) { return t.AddLetter(f) })
}

// register writes a new letter under the number, without one under the next of the
// year in which it was received.
func (l *ledger) register(f register.Facts, number register.Number) (letter register.Letter, err error) {
	if number.Count == 0 {
		if number, err = l.nextNumber(f.ReceivedOn.Year()); err != nil {
			return letter, err
		}
	}
	letter, err = letters.writeThese(l, 0, steps.Draft{On: f.ReceivedOn, Content: register.Received{Number: number, Facts: f}})
	if given, asked := l.counts[number.Year]; asked && err == nil {
		l.counts[number.Year] = max(given, number.Count)
	}
	return letter, err
}

// AddSteps writes what happened to a letter, all drafts or none, and returns
// what the letter is now. A *CheckError names what forbids it.
func (s *Store) AddSteps(ctx context.Context, id int64, drafts ...steps.Draft) (register.Letter, error) {
	return letters.change(ctx, s, id, func(*ledger, register.Letter) ([]steps.Draft, error) { return drafts, nil })
}

// Letter is the letter with the given id; sql.ErrNoRows when there is none.
func (s *Store) Letter(ctx context.Context, id int64) (register.Letter, error) {
	return s.oneLetter(ctx, "SELECT doc FROM letters WHERE id = ?", id)
}

// LetterByNumber is the letter with the given number.
func (s *Store) LetterByNumber(ctx context.Context, n register.Number) (register.Letter, error) {
	letter, err := s.oneLetter(ctx, "SELECT doc FROM letters WHERE year = ? AND number = ? AND branch = ?", n.Year, n.Count, n.Branch)
	if errors.Is(err, sql.ErrNoRows) {
		err = noLetter(n)
	}
	return letter, err
}

func (s *Store) oneLetter(ctx context.Context, query string, args ...any) (register.Letter, error) {
	doc, err := sqlite.One[[]byte](ctx, s.read, query, args...)
	if err != nil {
		return register.Letter{}, err
	}
	var letter register.Letter
	return letter, json.Unmarshal(doc, &letter)
}

// Steps are all steps of a subject, oldest first, corrections among them.
func (s *Store) Steps(ctx context.Context, subject steps.Subject, id int64) ([]steps.Step, error) {
	return stepsOf(ctx, s.read, subject, id)
}

func stepsOf(ctx context.Context, q sqlite.Querier, subject steps.Subject, id int64) ([]steps.Step, error) {
	return chain.List(ctx, q, "WHERE subject = ? AND subject_id = ? ORDER BY seq", string(subject), id)
}

// EachLetter calls visit with every letter, ordered by year and number.
func (s *Store) EachLetter(ctx context.Context, visit func(*register.Letter) error) error {
	return s.visitLetters(ctx, visit, "SELECT doc FROM letters ORDER BY year, number, branch")
}

// LetterCount is the number of letters in the register.
func (s *Store) LetterCount(ctx context.Context) (int, error) {
	return sqlite.One[int](ctx, s.read, "SELECT count(*) FROM letters")
}

func (s *Store) visitLetters(ctx context.Context, visit func(*register.Letter) error, query string, args ...any) error {
	return sqlite.Each(ctx, s.read, func(row sqlite.Scan) error {
		var doc sql.RawBytes
		if err := row(&doc); err != nil {
			return err
		}
		var letter register.Letter
		if err := json.Unmarshal(doc, &letter); err != nil {
			return err
		}
		return visit(&letter)
	}, query, args...)
}

func (s *Store) listLetters(ctx context.Context, query string, args ...any) ([]register.Letter, error) {
	var all []register.Letter
	err := s.visitLetters(ctx, func(l *register.Letter) error {
		all = append(all, *l)
		return nil
	}, query, args...)
	return all, err
}
