package store

import (
	"context"
	"errors"
	"math"
	"slices"

	"donthu/data"
	"donthu/data/chain"
	"donthu/data/day"
	"donthu/data/enclosures"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/sqlite"
	"donthu/data/steps"
	"donthu/data/text"
)

// ErrMovedOn says that steps were written after the figures of a report were
// computed, so that it does not show what the register holds.
var ErrMovedOn = errors.New("the register moved on")

// reports are the reports that were sent; nothing is made of their steps.
var reports = keeping(register.Reports)

// LastStep is the Seq of the step written last, 0 in an empty register.
func (s *Store) LastStep(ctx context.Context) (int64, error) {
	return sqlite.One[int64](ctx, s.read, "SELECT coalesce(max(seq), 0) FROM steps")
}

// Head is the head of the chain of steps as it is printed, with the Seq of the step.
func (s *Store) Head(ctx context.Context) (seq int64, head string, err error) {
	err = sqlite.Each(ctx, s.read, func(row sqlite.Scan) error {
		var hash string
		if err := row(&seq, &hash); err != nil {
			return err
		}
		head = steps.Head(seq, hash)
		return nil
	}, "SELECT seq, hash FROM steps ORDER BY seq DESC LIMIT 1")
	return seq, head, err
}

// Began is the day on which the first step of the register was written that is not
// about its settings, zero in an empty register.
func (s *Store) Began(ctx context.Context) (day.Date, error) {
	steps, err := chain.List(ctx, s.read, "WHERE subject <> ? ORDER BY seq LIMIT 1", string(register.SettingsSubject))
	if err != nil || len(steps) == 0 {
		return 0, err
	}
	return day.Of(steps[0].Written().WrittenAt.In(s.options.Clock().Location())), nil
}

// SealReport keeps a report as it was sent: its workbook's bytes, and a step with
// their hash and everything else. LastStep must be the register's last step
// before the figures were computed: ErrMovedOn when others were written since. A
// *CheckError names what forbids it.
func (s *Store) SealReport(ctx context.Context, sealed register.Sealed, workbook []byte) (register.SealedReport, error) {
	sealed = sealed.Tidy()
	sealed.Workbook = papers.Hash(workbook)
	var report register.SealedReport
	err := s.inLedger(ctx, func(l *ledger) error {
		if l.seq != sealed.LastStep || sealed.Head != "" && sealed.Head != steps.Head(l.seq, l.hash) {
			return data.Tell(ErrMovedOn, "store.movedOn")
		}
		if _, err := reports.writeThese(l, 0, steps.Draft{On: sealed.SentOn, Content: sealed}); err != nil {
			return err
		}
		report = register.SealedReport{ID: l.seq, WrittenAt: l.now, Author: l.author, Sealed: sealed}
		return l.exec("INSERT INTO sealed_reports (id, sha256, workbook) VALUES (?, ?, ?)", l.seq, sealed.Workbook, workbook)
	})
	return report, err
}

// SendReport writes down that the sealed report of the id went to more receivers on the day,
// to all or to none. A *CheckError names what forbids it.
func (s *Store) SendReport(ctx context.Context, id int64, on day.Date, to ...register.ReportSent) error {
	var drafts []steps.Draft
	for _, c := range to {
		drafts = append(drafts, steps.Draft{On: on, Content: c.Tidy()})
	}
	return s.addTo(ctx, id, drafts)
}

// UnsendReport takes out the steps that say that the sealed report of the id went to
// somebody, all or none.
func (s *Store) UnsendReport(ctx context.Context, id int64, reason string, sent ...int64) error {
	var drafts []steps.Draft
	for _, step := range sent {
		drafts = append(drafts, steps.Annul(step, s.Today(), text.CleanLines(reason)))
	}
	return s.addTo(ctx, id, drafts)
}

// addTo writes what became of a sealed report.
func (s *Store) addTo(ctx context.Context, id int64, drafts []steps.Draft) error {
	return s.inLedger(ctx, func(l *ledger) error { return reports.add(l, id, drafts...) })
}

// AnnulSeal takes back that a report was sent. What was sealed stays in the
// register, and the reason with it.
func (s *Store) AnnulSeal(ctx context.Context, id int64, reason string) error {
	return s.annul(ctx, register.ReportSubject, id, reason)
}

// SealedReports are the reports that the office sent, without those taken back, in the
// order in which they were sealed.
func (s *Store) SealedReports(ctx context.Context) ([]register.SealedReport, error) {
	return s.sealedReports(ctx, false)
}

// SealedElsewhere are the reports that offices had sent whose registers were joined with this one.
func (s *Store) SealedElsewhere(ctx context.Context) ([]register.SealedReport, error) {
	return s.sealedReports(ctx, true)
}

func (s *Store) sealedReports(ctx context.Context, elsewhere bool) (all []register.SealedReport, err error) {
	err = chain.EachSubject(ctx, s.read, "WHERE subject = ?", func(steps []steps.Step) error {
		sealed, sent, err := register.Reports.Fold(steps)
		if written := steps[0].Written(); err == nil && sent && elsewhere == (written.From != "") {
			all = append(all, register.SealedReport{ID: steps[0].Seq, WrittenAt: written.WrittenAt, Author: written.Author, Office: written.From, Sealed: sealed})
		}
		return err
	}, string(register.ReportSubject))
	return all, err
}

// SealedWorkbook is the workbook of a sealed report, byte for byte. Bytes that do
// not match the hash of the report's step are an error.
func (s *Store) SealedWorkbook(ctx context.Context, id int64) ([]byte, error) {
	return enclosures.Reports.Read(ctx, s.read, id)
}

// LateSteps are the steps written after step number after, up to and with step
// number upTo (0: to the last), that are dated into the period or mend a step
// dated into it. What changes no figure is left out: remarks, assignments,
// settings, directions, what becomes of a written document, looks at who denounced, codes of the
// national platform, the report in words, what wards reported to the office,
// what came with another register: its office reported it.
func (s *Store) LateSteps(ctx context.Context, after, upTo int64, p day.Period) ([]steps.Step, error) {
	if upTo == 0 {
		upTo = math.MaxInt64
	}
	all, err := chain.List(ctx, s.read, `AS late WHERE seq > ?1 AND seq <= ?2 AND subject NOT IN (?3, ?9, ?12, ?13, ?14) AND type NOT IN (?4, ?5, ?10, ?11, ?15) AND json_extract(content, '$.origin') IS NULL AND (legal_date BETWEEN ?6 AND ?7
		OR type = ?8 AND (json_extract(content, '$.on') BETWEEN ?6 AND ?7
			OR (SELECT legal_date FROM steps WHERE seq = json_extract(late.content, '$.step')) BETWEEN ?6 AND ?7)) ORDER BY seq`,
		after, upTo, string(register.ReportSubject), string(register.StepNoted), string(register.StepAssigned),
		p.From.String(), p.To.String(), string(steps.StepCorrected), string(register.DirectionSubject), string(register.StepDelivery), string(steps.StepRevealed), string(register.SettingsSubject),
		string(register.WardReportSubject), string(register.WardReminderSubject), string(register.StepNational))
	return slices.DeleteFunc(all, func(step steps.Step) bool {
		typed, ok := step.Content.(register.TypedFigures)
		return ok && (typed.Period != p || typed.Form == register.ReportWords)
	}), err
}
