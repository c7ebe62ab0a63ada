package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/enclosures"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/sqlite"
	"donthu/data/steps"
	"donthu/data/text"
)

// wardReports are what wards reported to the board.
var wardReports = keeping(register.WardReports, table[register.WardFile]{projection: projection{name: "ward_reports", column: "id"},
	columns: []string{"ward", "ward_key", "period_from", "period_to", "received_on", "latest_on", "forms", "findings", "versions", "replaced", "doc"},
	rows: func(_ *text.SortKeys, f *register.WardFile) [][]any {
		if len(f.Versions) == 0 {
			return nil
		}
		first, last := f.Versions[0].On, f.Versions[0].On
		for _, v := range f.Versions {
			first, last = min(first, v.On), max(last, v.On)
		}
		var standing []string
		for _, s := range f.Standing() {
			standing = append(standing, s.Edition+"/"+s.Form)
		}
		return [][]any{{f.Ward, register.WardKey(f.Ward), int(f.Period.From), int(f.Period.To), int(first), int(last), strings.Join(standing, " "),
			len(f.Findings()), len(f.Versions), f.Replaced(), doc{f}}}
	}})

// wardReminders are the reminders that the board sent.
var wardReminders = keeping(register.WardReminders, table[register.WardReminder]{projection: projection{name: "ward_reminders", column: "id"},
	columns: []string{"ward_key", "period_from", "period_to", "doc"}, rows: func(_ *text.SortKeys, r *register.WardReminder) [][]any {
		return [][]any{{register.WardKey(r.Ward), int(r.Period.From), int(r.Period.To), doc{r}}}
	}})

// WardQuery says which reports of wards to list.
type WardQuery struct {
	Ward  string     // any way of writing its name; "" for all
	Ended day.Period // the days on which their periods end; zero: all
	Of    day.Period // this period alone; zero: all
}

func (q WardQuery) where() (c sqlite.Conditions) {
	c.AddIf(q.Ward != "", "ward_key = ?", register.WardKey(q.Ward))
	c.AddIf(q.Ended != day.Period{}, "period_to BETWEEN ? AND ?", int(q.Ended.From), int(q.Ended.To))
	c.AddIf(q.Of != day.Period{}, "period_from = ? AND period_to = ?", int(q.Of.From), int(q.Of.To))
	return c
}

// WardEntry is what is known of a ward's report without opening it.
type WardEntry struct {
	ID                           int64
	Ward                         string
	Period                       day.Period
	FirstOn, LastOn              day.Date // on which the first and the last of it came
	Forms                        []string // that stand, as edition/form
	Findings, Versions, Replaced int
}

// WardEntries lists the reports of wards without their figures, by period.
func (s *Store) WardEntries(ctx context.Context, q WardQuery) ([]WardEntry, error) {
	c := q.where()
	return sqlite.List(ctx, s.read, func(row sqlite.Scan) (e WardEntry, err error) {
		var forms string
		err = row(&e.ID, &e.Ward, &e.Period.From, &e.Period.To, &e.FirstOn, &e.LastOn, &forms, &e.Findings, &e.Versions, &e.Replaced)
		e.Forms = strings.Fields(forms)
		return e, err
	}, "SELECT id, ward, period_from, period_to, received_on, latest_on, forms, findings, versions, replaced FROM ward_reports WHERE "+c.Where()+" ORDER BY period_to, period_from, id", c.Args...)
}

// WardReports lists what wards reported, whole, by period.
func (s *Store) WardReports(ctx context.Context, q WardQuery) ([]register.WardFile, error) {
	c := q.where()
	return readDocs[register.WardFile](ctx, s.read, nil, "SELECT id, doc FROM ward_reports WHERE "+c.Where()+" ORDER BY period_to, period_from, id", c.Args...)
}

// WardReport is what a ward reported on a period; sql.ErrNoRows when there is none.
func (s *Store) WardReport(ctx context.Context, id int64) (register.WardFile, error) {
	return readDoc[register.WardFile](ctx, s.read, nil, "SELECT id, doc FROM ward_reports WHERE id = ?", id)
}

// WardBytes are the bytes of a received file (register.WardVersion.KeptWith), as they
// came. Bytes that do not match the hash of their step are an error.
func (s *Store) WardBytes(ctx context.Context, step int64) ([]byte, error) {
	content, err := enclosures.WardFiles.Read(ctx, s.read, step)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, data.Tell(nil, "store.noDocument")
	}
	return content, err
}

// WardReminders are the reminders about reports of a query.
func (s *Store) WardReminders(ctx context.Context, q WardQuery) ([]register.WardReminder, error) {
	c := q.where()
	return readDocs[register.WardReminder](ctx, s.read, nil, "SELECT id, doc FROM ward_reminders WHERE "+c.Where()+" ORDER BY id", c.Args...)
}

// ReceiveWardFile writes that a file came in on the day with the parts, one for each ward
// and period in it, and keeps its bytes: all of it or nothing. A *CheckError names what
// forbids it.
func (s *Store) ReceiveWardFile(ctx context.Context, on day.Date, content []byte, parts []register.WardReport) (received []register.WardFile, err error) {
	err = s.inLedger(ctx, func(l *ledger) error {
		kept := int64(0)
		for _, part := range parts {
			part.Hash, part.Size, part.SHA256, part.Kept = papers.Hash(content), len(content), "", kept
			if kept == 0 {
				part.SHA256 = part.Hash
			}
			var id int64
			if _, err := l.scan("SELECT id FROM ward_reports WHERE ward_key = ? AND period_from = ? AND period_to = ?",
				[]any{register.WardKey(part.Ward), int(part.Period.From), int(part.Period.To)}, &id); err != nil {
				return err
			}
			if id != 0 { // the ward may be written otherwise since
				before, _, err := wardReports.now(l, id)
				if err != nil {
					return err
				}
				part.Ward = before.Ward
			}
			f, err := wardReports.writeThese(l, id, steps.Draft{On: on, Content: part})
			if err != nil {
				return err
			}
			if kept == 0 {
				kept = l.seq
				if err := l.exec("INSERT INTO ward_files (id, sha256, content) VALUES (?, ?, ?)", l.seq, part.Hash, content); err != nil {
					return err
				}
			}
			received = append(received, f)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return received, nil
}

// AnnulWardVersion takes one received file of a ward out that came by mistake; its bytes
// and the reason stay in the register.
func (s *Store) AnnulWardVersion(ctx context.Context, report, step int64, reason string) error {
	return s.add(ctx, register.WardReportSubject, report, steps.Annul(step, s.Today(), reason))
}

// RemindWards writes that the wards were reminded of the report of a period on the day,
// and gives the reminders.
func (s *Store) RemindWards(ctx context.Context, on day.Date, p day.Period, wards []string) (all []register.WardReminder, err error) {
	err = s.inLedger(ctx, func(l *ledger) error {
		for _, ward := range wards {
			r, err := wardReminders.writeThese(l, 0, steps.Draft{On: on, Content: register.WardReminded{Ward: ward, Period: p}})
			if err != nil {
				return err
			}
			all = append(all, r)
		}
		return nil
	})
	return all, err
}

// AnnulReminders takes reminders out that were not sent.
func (s *Store) AnnulReminders(ctx context.Context, reason string, ids ...int64) error {
	return s.inLedger(ctx, func(l *ledger) error {
		for _, id := range ids {
			if err := wardReminders.add(l, id, steps.Annul(id, s.Today(), reason)); err != nil {
				return err
			}
		}
		return nil
	})
}
