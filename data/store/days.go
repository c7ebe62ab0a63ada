package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"donthu/data"
)

// ReceptionDay is a day of the schedule with what is written about it; sql.ErrNoRows
// when the schedule has no such day.
func (s *Store) ReceptionDay(ctx context.Context, id int64) (day data.ReceptionDay, file data.DayFile, err error) {
	steps, err := stepsOf(ctx, s.read, data.ReceptionDaySubject, id)
	if err != nil {
		return day, file, err
	}
	day, file, planned, err := data.FoldDay(steps)
	if err == nil && !planned {
		err = sql.ErrNoRows
	}
	return day, file, err
}

// DayFiles are the files of the reception days in the period of which something is
// written, by id of the day.
func (s *Store) DayFiles(ctx context.Context, p data.Period) (map[int64]data.DayFile, error) {
	all, err := listRecords(ctx, s.read, "day_files", p, func(f *data.DayFile, id int64) { f.ID = id })
	files := map[int64]data.DayFile{}
	for _, f := range all {
		files[f.ID] = f
	}
	return files, err
}

// SaveAttendance writes who has to be at a reception day and who came, in the place
// of what was written before. A *CheckError names what forbids it.
func (s *Store) SaveAttendance(ctx context.Context, id int64, persons []data.Attendee) (data.DayFile, error) {
	attendance := data.Attendance{Persons: persons}.Tidy()
	return s.addDayStep(ctx, id, attendance, func(on data.Date) []data.Problem {
		return data.CheckAttendance(attendance.Persons, on, s.Today())
	})
}

// SaveDossier writes whom the office invites to a reception day, in the place of
// what was written before. A *CheckError names what forbids it, such as a letter
// that the register does not have.
func (s *Store) SaveDossier(ctx context.Context, id int64, invited []data.Invitee) (data.DayFile, error) {
	dossier := data.Dossier{Invited: invited}.Tidy()
	return s.addDayStep(ctx, id, dossier, func(on data.Date) []data.Problem { return data.CheckDossier(dossier, on, s.Today()) })
}

func (s *Store) addDayStep(ctx context.Context, id int64, content data.Content, check func(on data.Date) []data.Problem) (file data.DayFile, err error) {
	err = s.inLedger(ctx, func(l *ledger) error {
		file, err = l.addDayStep(id, content, check)
		return err
	})
	return file, err
}

func (l *ledger) addDayStep(id int64, content data.Content, check func(on data.Date) []data.Problem) (file data.DayFile, err error) {
	steps, err := stepsOf(l.ctx, l.tx, data.ReceptionDaySubject, id)
	if err != nil {
		return file, err
	}
	day, _, planned, err := data.FoldDay(steps)
	if err != nil || !planned {
		return file, fmt.Errorf("reception day %d: %w", id, orGone(err))
	}
	if wrong := data.Blocking(check(day.On)); len(wrong) > 0 {
		return file, &CheckError{wrong}
	}
	if dossier, ok := content.(data.Dossier); ok {
		for _, invitee := range dossier.Invited {
			if err := l.letterExists(invitee.Letter); err != nil {
				return file, err
			}
		}
	}
	step, err := l.append(data.ReceptionDaySubject, id, data.Draft{On: min(day.On, l.store.Today()), Content: content})
	if err != nil {
		return file, err
	}
	return l.projectDayFile(append(steps, step))
}

// Invite issues a document on a letter or visit that invites a person to a reception
// day, and writes both in one transaction: the document on the letter or visit, the
// invitation in the day's dossier, which must have it.
func (s *Store) Invite(ctx context.Context, day int64, i Issue) (reply data.Reply, file data.DayFile, err error) {
	i.also = func(l *ledger, o *Occasion, issued data.Reply) error {
		steps, err := stepsOf(l.ctx, l.tx, data.ReceptionDaySubject, day)
		if err != nil {
			return err
		}
		_, now, _, err := data.FoldDay(steps)
		if err != nil {
			return err
		}
		for at := range now.Invited {
			ofVisit := o.Visit.ID != 0 && now.Invited[at].Visit == o.Visit.ID
			if ofVisit || o.Letter.ID != 0 && now.Invited[at].Letter == o.Letter.Number.String() {
				now.Invited[at].InvitedOn, now.Invited[at].Invitation = issued.On, issued.Number
			}
		}
		dossier := data.Dossier{Invited: now.Invited}
		file, err = l.addDayStep(day, dossier, func(on data.Date) []data.Problem { return data.CheckDossier(dossier, on, s.Today()) })
		return err
	}
	_, reply, err = s.IssueDocument(ctx, i)
	return reply, file, err
}

// projectDayFile writes what is written about a reception day; of a day that was
// taken out, or of which nothing is written, nothing stays.
func (l *ledger) projectDayFile(steps []data.Step) (data.DayFile, error) {
	_, file, planned, err := data.FoldDay(steps)
	if err != nil {
		return file, err
	}
	if !planned || file.Empty() {
		return file, l.exec("DELETE FROM day_files WHERE id = ?", steps[0].SubjectID)
	}
	doc, err := json.Marshal(file)
	if err != nil {
		return file, err
	}
	return file, l.exec("INSERT OR REPLACE INTO day_files (id, held_on, doc) VALUES (?, ?, ?)", file.ID, int(file.On), string(doc))
}

// projectDay writes a day of the schedule and its file from all its steps.
func (l *ledger) projectDay(steps []data.Step) error {
	day, _, planned, err := data.FoldDay(steps)
	if err == nil && planned {
		err = l.projectRecord(day.ID, day)
	}
	if err == nil {
		_, err = l.projectDayFile(steps)
	}
	return err
}

// checkDayFile compares what the register shows of a day's file with its steps.
func checkDayFile(ctx context.Context, db *sql.DB, steps []data.Step, v *Verification) error {
	_, file, planned, err := data.FoldDay(steps)
	if err != nil {
		return nil // checkRecord has found it
	}
	want := ""
	if planned && !file.Empty() {
		raw, err := json.Marshal(file)
		if err != nil {
			return err
		}
		want = string(raw)
	}
	var stored string
	err = db.QueryRowContext(ctx, "SELECT doc FROM day_files WHERE id = ?", steps[0].SubjectID).Scan(&stored)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if stored != want {
		v.find("record", data.ReceptionDaySubject.Label(), steps[0].SubjectID)
	}
	return nil
}
