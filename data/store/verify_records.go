package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"donthu/data"
)

// recordTables are the projections of subjects that are no letters.
var recordTables = map[data.Subject]string{
	data.ReceptionSubject:    "receptions",
	data.ReceptionDaySubject: "reception_days",
	data.FiguresSubject:      "figures",
	data.DirectionSubject:    "directions",
	data.MeetingSubject:      "meetings",
}

// checkRecord compares what the register shows of a reception, a reception day,
// typed figures, a direction or a meeting with what its steps give.
func checkRecord(ctx context.Context, db *sql.DB, steps []data.Step, v *Verification) error {
	subject, id := steps[0].Subject, steps[0].SubjectID
	table := recordTables[subject]
	if table == "" {
		return nil // sealed: nothing is made of its steps
	}
	want, err := recordOf(steps)
	if err != nil {
		v.found(err, "fold.record", subject.Label(), id)
		return nil
	}
	var stored string
	err = db.QueryRowContext(ctx, "SELECT doc FROM "+table+" WHERE id = ?", id).Scan(&stored)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if stored != want {
		v.find("record", subject.Label(), id)
		return nil
	}
	if subject == data.ReceptionDaySubject {
		return checkDayFile(ctx, db, steps, v)
	}
	return nil
}

// recordOf is the document that the steps of a record give, empty when it was
// taken out.
func recordOf(steps []data.Step) (string, error) {
	var content any
	switch steps[0].Subject {
	case data.DirectionSubject:
		direction, given, err := data.FoldDirection(steps)
		if err != nil || !given {
			return "", err
		}
		content = direction
	case data.MeetingSubject:
		meeting, convened, err := data.FoldMeeting(steps)
		if err != nil || !convened {
			return "", err
		}
		content = meeting
	case data.ReceptionDaySubject:
		day, _, planned, err := data.FoldDay(steps)
		if err != nil || !planned {
			return "", err
		}
		content = day
	case data.ReceptionSubject:
		visit, held, err := data.FoldReception(steps)
		if err != nil || !held {
			return "", err
		}
		content = visit
	default:
		effective, err := data.Effective(steps)
		if err != nil || len(effective) == 0 {
			return "", err
		}
		content = effective[len(effective)-1].Content
	}
	raw, err := json.Marshal(content)
	return string(raw), err
}

// checkStrays looks for records that no step stands behind.
func checkStrays(ctx context.Context, db *sql.DB, v *Verification) error {
	for subject, table := range recordTables {
		var strays int
		err := db.QueryRowContext(ctx, "SELECT count(*) FROM "+table+" WHERE id NOT IN (SELECT subject_id FROM steps WHERE subject = ?)", string(subject)).Scan(&strays)
		if err != nil {
			return err
		}
		if strays > 0 {
			v.find("strays", strays, subject.Label())
		}
	}
	var strays int
	err := db.QueryRowContext(ctx, "SELECT count(*) FROM day_files WHERE id NOT IN (SELECT id FROM reception_days)").Scan(&strays)
	if err == nil && strays > 0 {
		v.find("strays", strays, data.ReceptionDaySubject.Label())
	}
	return err
}
