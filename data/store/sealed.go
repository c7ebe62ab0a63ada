package store

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"slices"

	"donthu/data"
)

// ErrMovedOn says that steps were written after the figures of a report were
// computed, so that it does not show what the register holds.
var ErrMovedOn = errors.New("the register moved on")

// reports are the reports that were sent; nothing is made of their steps.
var reports = keeping(data.Reports)

// LastStep is the Seq of the step written last, 0 in an empty register.
func (s *Store) LastStep(ctx context.Context) (seq int64, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM steps").Scan(&seq)
	return seq, err
}

// Began is the day on which the first step of the register was written that is not
// about its settings, zero in an empty register.
func (s *Store) Began(ctx context.Context) (data.Date, error) {
	steps, err := s.listSteps(ctx, "WHERE subject <> ? ORDER BY seq LIMIT 1", string(data.SettingsSubject))
	if err != nil || len(steps) == 0 {
		return 0, err
	}
	return data.DateOf(steps[0].WrittenAt.In(s.options.Clock().Location())), nil
}

// SealReport keeps a report as it was sent: its workbook's bytes, and a step with
// their hash and everything else. LastStep must be the register's last step
// before the figures were computed: ErrMovedOn when others were written since. A
// *CheckError names what forbids it.
func (s *Store) SealReport(ctx context.Context, sealed data.Sealed, workbook []byte) (data.SealedReport, error) {
	sealed = sealed.Tidy()
	sealed.Workbook = hashOf(workbook)
	var report data.SealedReport
	err := s.inLedger(ctx, func(l *ledger) error {
		if l.seq != sealed.LastStep {
			return data.Tell(ErrMovedOn, "store.movedOn")
		}
		if _, err := reports.writeThese(l, 0, data.Draft{On: sealed.SentOn, Content: sealed}); err != nil {
			return err
		}
		report = data.SealedReport{ID: l.seq, WrittenAt: l.now, Author: l.author, Sealed: sealed}
		return l.exec("INSERT INTO sealed_reports (id, sha256, workbook) VALUES (?, ?, ?)", l.seq, sealed.Workbook, workbook)
	})
	return report, err
}

// AnnulSeal takes back that a report was sent. What was sealed stays in the
// register, and the reason with it.
func (s *Store) AnnulSeal(ctx context.Context, id int64, reason string) error {
	return s.annul(ctx, data.ReportSubject, id, reason)
}

// SealedReports are the reports that were sent, without those taken back, in the
// order in which they were sealed.
func (s *Store) SealedReports(ctx context.Context) (all []data.SealedReport, err error) {
	err = eachSubjectIn(ctx, s.read, "WHERE subject = ?", func(steps []data.Step) error {
		sealed, sent, err := data.Reports.Fold(steps)
		if err == nil && sent {
			all = append(all, data.SealedReport{ID: steps[0].Seq, WrittenAt: steps[0].WrittenAt, Author: steps[0].Author, Sealed: sealed})
		}
		return err
	}, string(data.ReportSubject))
	return all, err
}

// SealedWorkbook is the workbook of a sealed report, byte for byte. Bytes that do
// not match the hash of the report's step are an error.
func (s *Store) SealedWorkbook(ctx context.Context, id int64) ([]byte, error) {
	return s.keptFile(ctx, reportFiles, id)
}

// LateSteps are the steps written after step number after, up to and with step
// number upTo (0: to the last), that are dated into the period or mend a step
// dated into it. What changes no figure is left out: remarks, assignments,
// settings, directions, what becomes of a written document, looks at who denounced, the report
// in words.
func (s *Store) LateSteps(ctx context.Context, after, upTo int64, p data.Period) ([]data.Step, error) {
	if upTo == 0 {
		upTo = math.MaxInt64
	}
	steps, err := s.listSteps(ctx, `AS late WHERE seq > ?1 AND seq <= ?2 AND subject NOT IN (?3, ?9, ?12) AND type NOT IN (?4, ?5, ?10, ?11) AND (legal_date BETWEEN ?6 AND ?7
		OR type = ?8 AND (json_extract(content, '$.on') BETWEEN ?6 AND ?7
			OR (SELECT legal_date FROM steps WHERE seq = json_extract(late.content, '$.step')) BETWEEN ?6 AND ?7)) ORDER BY seq`,
		after, upTo, string(data.ReportSubject), string(data.StepNoted), string(data.StepAssigned),
		p.From.String(), p.To.String(), string(data.StepCorrected), string(data.DirectionSubject), string(data.StepDelivery), string(data.StepRevealed), string(data.SettingsSubject))
	return slices.DeleteFunc(steps, func(step data.Step) bool {
		typed, ok := step.Content.(data.TypedFigures)
		return ok && (typed.Period != p || typed.Form == data.ReportWords)
	}), err
}

func (s *Store) listSteps(ctx context.Context, where string, args ...any) ([]data.Step, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT "+stepColumns+" FROM steps "+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	return scanSteps(rows)
}

func scanSteps(rows *sql.Rows) ([]data.Step, error) {
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
