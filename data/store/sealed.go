package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"math"
	"slices"

	"donthu/data"
)

// ErrMovedOn says that steps were written after the figures of a report were
// computed, so that it does not show what the register holds.
var ErrMovedOn = errors.New("the register moved on")

// LastStep is the Seq of the step written last, 0 in an empty register.
func (s *Store) LastStep(ctx context.Context) (seq int64, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM steps").Scan(&seq)
	return seq, err
}

// Began is the day on which the register's first step was written, zero in an
// empty register.
func (s *Store) Began(ctx context.Context) (data.Date, error) {
	steps, err := s.listSteps(ctx, "WHERE seq = 1")
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
	if wrong := data.Blocking(data.CheckSealed(sealed, s.Today())); len(wrong) > 0 {
		return data.SealedReport{}, &CheckError{wrong}
	}
	sealed.Workbook = hashOf(workbook)
	var report data.SealedReport
	err := s.inLedger(ctx, func(l *ledger) error {
		if l.seq != sealed.LastStep {
			return data.Tell(ErrMovedOn, "store.movedOn")
		}
		step, err := l.append(data.ReportSubject, l.seq+1, data.Draft{On: sealed.SentOn, Content: sealed})
		if err != nil {
			return err
		}
		report = sealedReport(step, sealed)
		return l.exec("INSERT INTO sealed_reports (id, sha256, workbook) VALUES (?, ?, ?)", step.Seq, sealed.Workbook, workbook)
	})
	return report, err
}

// AnnulSeal takes back that a report was sent. What was sealed stays in the
// register, and the reason with it.
func (s *Store) AnnulSeal(ctx context.Context, id int64, reason string) error {
	return s.inLedger(ctx, func(l *ledger) error {
		seq, err := l.firstStep(data.ReportSubject, id)
		if err != nil {
			return err
		}
		_, err = l.append(data.ReportSubject, id, data.Annul(seq, s.Today(), data.CleanLines(reason)))
		return err
	})
}

// SealedReports are the reports that were sent, without those taken back, in the
// order in which they were sealed.
func (s *Store) SealedReports(ctx context.Context) ([]data.SealedReport, error) {
	steps, err := s.listSteps(ctx, "WHERE subject = ? ORDER BY subject_id, seq", string(data.ReportSubject))
	if err != nil {
		return nil, err
	}
	var all []data.SealedReport
	for len(steps) > 0 {
		next := slices.IndexFunc(steps, func(st data.Step) bool { return st.SubjectID != steps[0].SubjectID })
		if next < 0 {
			next = len(steps)
		}
		effective, err := data.Effective(steps[:next])
		if err != nil {
			return nil, err
		}
		if len(effective) > 0 {
			if sealed, ok := effective[0].Content.(data.Sealed); ok {
				all = append(all, sealedReport(effective[0], sealed))
			}
		}
		steps = steps[next:]
	}
	return all, nil
}

func sealedReport(step data.Step, sealed data.Sealed) data.SealedReport {
	return data.SealedReport{ID: step.Seq, WrittenAt: step.WrittenAt, Author: step.Author, Sealed: sealed}
}

// SealedWorkbook is the workbook of a sealed report, byte for byte. Bytes that do
// not match the hash of the report's step are an error.
func (s *Store) SealedWorkbook(ctx context.Context, id int64) ([]byte, error) {
	var workbook []byte
	if err := s.read.QueryRowContext(ctx, "SELECT workbook FROM sealed_reports WHERE id = ?", id).Scan(&workbook); err != nil {
		return nil, err
	}
	steps, err := s.listSteps(ctx, "WHERE seq = ?", id)
	if err != nil {
		return nil, err
	}
	for _, step := range steps {
		if sealed, ok := step.Content.(data.Sealed); ok && sealed.Workbook == hashOf(workbook) {
			return workbook, nil
		}
	}
	return nil, data.Tell(nil, "verify.sealedChanged", id)
}

// LateSteps are the steps written after step number after, up to and with step
// number upTo (0: to the last), that are dated into the period or mend a step
// dated into it. What changes no figure is left out: remarks, assignments,
// directions, what becomes of a written document, looks at who denounced, the report
// in words.
func (s *Store) LateSteps(ctx context.Context, after, upTo int64, p data.Period) ([]data.Step, error) {
	if upTo == 0 {
		upTo = math.MaxInt64
	}
	steps, err := s.listSteps(ctx, `AS late WHERE seq > ?1 AND seq <= ?2 AND subject <> ?3 AND subject <> ?9 AND type NOT IN (?4, ?5, ?10, ?11) AND (legal_date BETWEEN ?6 AND ?7
		OR type = ?8 AND (json_extract(content, '$.on') BETWEEN ?6 AND ?7
			OR (SELECT legal_date FROM steps WHERE seq = json_extract(late.content, '$.step')) BETWEEN ?6 AND ?7)) ORDER BY seq`,
		after, upTo, string(data.ReportSubject), string(data.StepNoted), string(data.StepAssigned),
		p.From.String(), p.To.String(), string(data.StepCorrected), string(data.DirectionSubject), string(data.StepDelivery), string(data.StepRevealed))
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

func hashOf(workbook []byte) string {
	sum := sha256.Sum256(workbook)
	return hex.EncodeToString(sum[:])
}

// checkSealed makes sure that every sealed report has its workbook, with the hash
// that its step names.
func checkSealed(ctx context.Context, db *sql.DB, v *Verification) error {
	return checkKept(ctx, db, v, sealedSince, "sealedChanged", `SELECT coalesce(steps.seq, sealed_reports.id), coalesce(json_extract(steps.content, '$.workbook'), ''), sha256, workbook
		FROM (SELECT seq, content FROM steps WHERE type = ?) AS steps FULL JOIN sealed_reports ON sealed_reports.id = steps.seq`, string(data.StepSealed))
}

// checkKept looks at files that are kept beside steps, of registers from the version
// on: query gives the step, the hash that it tells, the hash kept beside the bytes,
// and the bytes. finding is the key of the sentence about one that differs.
func checkKept(ctx context.Context, db *sql.DB, v *Verification, since int, finding, query string, args ...any) error {
	var version int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil || version < since {
		return err
	}
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var told string
		var kept sql.NullString
		var content []byte
		if err := rows.Scan(&id, &told, &kept, &content); err != nil {
			return err
		}
		if told != kept.String || told != hashOf(content) {
			v.find(finding, id)
		}
	}
	return rows.Err()
}

// sealedSince is the version of the file that has sealed reports.
const sealedSince = 3
