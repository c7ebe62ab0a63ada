// Package chain reads the chain of steps out of a SQLite file, and examines it: the register, a
// backup, or the register of another office.
package chain

import (
	"context"
	"errors"
	"fmt"
	"time"

	"donthu/data/sqlite"
	"donthu/data/steps"
)

// Each calls visit with every step, oldest first.
func Each(ctx context.Context, q sqlite.Querier, visit func(steps.Step) error) error {
	return sqlite.Each(ctx, q, func(row sqlite.Scan) error {
		step, _, err := Read(row)
		return errors.Join(ctx.Err(), err, visit(step))
	}, "SELECT "+Columns+" FROM steps ORDER BY seq")
}

// EachSubject calls visit with all steps of each subject, oldest first; which is a JOIN or WHERE,
// empty for all steps.
func EachSubject(ctx context.Context, q sqlite.Querier, which string, visit func([]steps.Step) error, args ...any) error {
	var steps []steps.Step
	err := sqlite.Each(ctx, q, func(row sqlite.Scan) error {
		step, _, err := Read(row)
		if err == nil && len(steps) > 0 && (steps[0].Subject != step.Subject || steps[0].SubjectID != step.SubjectID) {
			err = visit(steps)
			steps = steps[:0]
		}
		steps = append(steps, step)
		return err
	}, "SELECT "+Columns+" FROM steps "+which+" ORDER BY subject, subject_id, seq", args...)
	if err != nil || len(steps) == 0 {
		return err
	}
	return visit(steps)
}

// Columns are those of a step, as Read reads them.
const Columns = "seq, subject, subject_id, type, legal_date, written_at, author, content, prev_hash, hash"

// List are the steps that the rest of a query leaves.
func List(ctx context.Context, q sqlite.Querier, which string, args ...any) ([]steps.Step, error) {
	return sqlite.List(ctx, q, func(row sqlite.Scan) (steps.Step, error) {
		step, _, err := Read(row)
		return step, err
	}, "SELECT "+Columns+" FROM steps "+which, args...)
}

// Read reads one row of Columns, and the raw content beside it.
func Read(row sqlite.Scan) (step steps.Step, content []byte, err error) {
	var kind, on, writtenAt string
	err = row(&step.Seq, &step.Subject, &step.SubjectID, &kind, &on, &writtenAt, &step.Author, &content, &step.Prev, &step.Hash)
	if err != nil {
		return step, nil, err
	}
	if err = step.On.UnmarshalText([]byte(on)); err == nil {
		step.WrittenAt, err = time.Parse(time.RFC3339, writtenAt)
	}
	if err == nil {
		step.Content, err = steps.DecodeContent(steps.Type(kind), content)
	}
	if err == nil {
		step.Origin, err = steps.OriginOf(content)
	}
	if err != nil {
		return step, nil, fmt.Errorf("step %d: %w", step.Seq, err)
	}
	return step, content, nil
}
