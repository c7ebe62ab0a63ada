package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"donthu/assets"
	"donthu/data"
)

// MeetingQuery says which meetings to list.
type MeetingQuery struct {
	Planned data.Period // called for a day in it; the zero Period: any
	Letter  string      // number of the letter they are about
	Open    bool        // not held yet
}

// AddMeeting calls a meeting. A *CheckError names what forbids it.
func (s *Store) AddMeeting(ctx context.Context, c data.Convened) (m data.Meeting, err error) {
	c = c.Tidy()
	err = s.inLedger(ctx, func(l *ledger) error {
		if err := l.checkConvened(c); err != nil {
			return err
		}
		step, err := l.append(data.MeetingSubject, l.seq+1, data.Draft{On: c.On, Content: c})
		if err != nil {
			return err
		}
		m, err = l.projectMeeting([]data.Step{step})
		return err
	})
	return m, err
}

// ChangeMeeting puts another plan in the place of the one of the meeting, with the
// reason. A *CheckError names what forbids it.
func (s *Store) ChangeMeeting(ctx context.Context, id int64, c data.Convened, reason string) (data.Meeting, error) {
	c = c.Tidy()
	return s.addMeetingSteps(ctx, id, func(l *ledger, m data.Meeting, first int64) ([]data.Draft, error) {
		if err := l.checkConvened(c); err != nil {
			return nil, err
		}
		draft, err := data.Correct(first, c.On, c, data.CleanLines(reason))
		return []data.Draft{draft}, err
	})
}

// CancelMeeting calls a meeting off that has not been held; plan and reason stay in
// its steps.
func (s *Store) CancelMeeting(ctx context.Context, id int64, reason string) error {
	_, err := s.addMeetingSteps(ctx, id, func(_ *ledger, m data.Meeting, first int64) ([]data.Draft, error) {
		if !m.HeldOn.IsZero() {
			return nil, &CheckError{[]data.Problem{{Sentence: assets.Text("check.meeting.held", m.HeldOn.Shown())}}}
		}
		return []data.Draft{data.Annul(first, s.Today(), data.CleanLines(reason))}, nil
	})
	return err
}

// NoteInvited writes that persons were invited to a meeting without a document of
// the register.
func (s *Store) NoteInvited(ctx context.Context, id int64, on data.Date, c data.MeetingInvited) (data.Meeting, error) {
	return s.addMeetingSteps(ctx, id, func(*ledger, data.Meeting, int64) ([]data.Draft, error) {
		return []data.Draft{{On: on, Content: c}}, nil
	})
}

// InviteTo issues a document on the letter of a meeting that invites the person of
// the name, and writes both in one transaction.
func (s *Store) InviteTo(ctx context.Context, meeting int64, name string, i Issue) (reply data.Reply, m data.Meeting, err error) {
	i.also = func(l *ledger, _ *Occasion, issued data.Reply) error {
		m, err = l.addMeetingSteps(meeting, func(*ledger, data.Meeting, int64) ([]data.Draft, error) {
			return []data.Draft{{On: issued.On, Content: data.MeetingInvited{Names: []string{name}, Number: issued.Number}}}, nil
		})
		return err
	}
	_, reply, err = s.IssueDocument(ctx, i)
	return reply, m, err
}

// HoldMeeting writes what came of a meeting, and in the same transaction the step of
// the letter that it is about: the dialogue (LKN Điều 30), or a note of the counsel.
// Written again, the result takes the place of the one before, with the reason. A
// *CheckError names what forbids it.
func (s *Store) HoldMeeting(ctx context.Context, id int64, on data.Date, held data.MeetingHeld, reason string) (data.Meeting, error) {
	held = held.Tidy()
	return s.addMeetingSteps(ctx, id, func(l *ledger, m data.Meeting, _ int64) ([]data.Draft, error) {
		var about *data.Letter
		if m.Letter != "" {
			letter, _, err := l.letterNumbered(m.Letter)
			if err != nil {
				return nil, err
			}
			about = &letter
		}
		if wrong := data.Blocking(data.CheckMeetingHeld(m, about, on, held, s.Today())); len(wrong) > 0 {
			return nil, &CheckError{wrong}
		}
		reason := data.CleanLines(reason)
		step, err := l.tellLetter(m, on, held, reason)
		if err != nil {
			return nil, err
		}
		held.LetterStep = step
		draft := data.Draft{On: on, Content: held}
		if !m.HeldOn.IsZero() {
			seq, err := l.stepOf(data.MeetingSubject, id, data.StepMeetingHeld)
			if err != nil {
				return nil, err
			}
			draft, err = data.Correct(seq, on, held, reason)
			if err != nil {
				return nil, err
			}
		}
		return []data.Draft{draft}, nil
	})
}

// tellLetter writes the result of a meeting on the letter that it is about, and
// returns the step; 0 without a letter.
func (l *ledger) tellLetter(m data.Meeting, on data.Date, held data.MeetingHeld, reason string) (int64, error) {
	if m.Letter == "" {
		return 0, nil
	}
	letter, steps, err := l.letterNumbered(m.Letter)
	if err != nil {
		return 0, err
	}
	content := data.Content(data.Noted{Text: assets.Text("meeting.noted", m.About, held.Outcome)})
	if m.Kind == data.ForDialogue {
		content = data.Dialogue{Minutes: held.Minutes, Absent: held.Absent, Outcome: held.Outcome}
	}
	draft := data.Draft{On: on, Content: content}
	if wrong := data.Blocking(data.CheckStep(letter, draft, l.store.Today())); len(wrong) > 0 {
		return 0, &CheckError{wrong}
	}
	said := m.Held.LetterStep
	if said != 0 {
		if draft, err = data.Correct(said, on, content, reason); err != nil {
			return 0, err
		}
	} else {
		said = l.seq + 1
	}
	_, err = l.addTo(Occasion{Letter: letter}, steps, draft)
	return said, err
}

// letterNumbered is the letter of the number with its steps.
func (l *ledger) letterNumbered(number string) (letter data.Letter, steps []data.Step, err error) {
	n, err := data.ParseNumber(number)
	if err != nil {
		return letter, nil, err
	}
	var id int64
	found, err := l.scan("SELECT id FROM letters WHERE year = ? AND number = ? AND branch = ?", []any{n.Year, n.Count, n.Branch}, &id)
	if err == nil && !found {
		err = &CheckError{[]data.Problem{{Field: data.FieldLetter, Sentence: assets.Text("store.noLetter", number)}}}
	}
	if err != nil {
		return letter, nil, err
	}
	if steps, err = stepsOf(l.ctx, l.tx, data.LetterSubject, id); err != nil {
		return letter, nil, err
	}
	letter, err = data.Fold(steps)
	if err == nil {
		letter.Due = l.store.due(&letter)
	}
	return letter, steps, err
}

// stepOf is the first step of the type that a subject has.
func (l *ledger) stepOf(subject data.Subject, id int64, t data.StepType) (seq int64, err error) {
	found, err := l.scan("SELECT seq FROM steps WHERE subject = ? AND subject_id = ? AND type = ? ORDER BY seq LIMIT 1", []any{string(subject), id, string(t)}, &seq)
	if err == nil && !found {
		err = fmt.Errorf("%s %d has no step %s", subject, id, t)
	}
	return seq, err
}

func (l *ledger) checkConvened(c data.Convened) error {
	var about *data.Letter
	if _, err := data.ParseNumber(c.Letter); err == nil {
		letter, _, err := l.letterNumbered(c.Letter)
		if err != nil {
			return err
		}
		about = &letter
	}
	if wrong := data.Blocking(data.CheckConvened(c, about, l.store.Today())); len(wrong) > 0 {
		return &CheckError{wrong}
	}
	return nil
}

// meetingSteps gives the steps that are to be written about a meeting; first is the
// step that called it.
type meetingSteps func(l *ledger, m data.Meeting, first int64) ([]data.Draft, error)

func (s *Store) addMeetingSteps(ctx context.Context, id int64, give meetingSteps) (m data.Meeting, err error) {
	err = s.inLedger(ctx, func(l *ledger) error {
		m, err = l.addMeetingSteps(id, give)
		return err
	})
	return m, err
}

func (l *ledger) addMeetingSteps(id int64, give meetingSteps) (data.Meeting, error) {
	steps, err := stepsOf(l.ctx, l.tx, data.MeetingSubject, id)
	if err != nil {
		return data.Meeting{}, err
	}
	now, convened, err := data.FoldMeeting(steps)
	if err != nil || !convened {
		return now, fmt.Errorf("meeting %d: %w", id, orGone(err))
	}
	drafts, err := give(l, now, steps[0].Seq)
	if err != nil {
		return now, err
	}
	for _, draft := range drafts {
		step, err := l.append(data.MeetingSubject, id, draft)
		if err != nil {
			return now, err
		}
		steps = append(steps, step)
	}
	return l.projectMeeting(steps)
}

// projectMeeting writes what a meeting is now; one that was called off goes.
func (l *ledger) projectMeeting(steps []data.Step) (data.Meeting, error) {
	m, convened, err := data.FoldMeeting(steps)
	if err != nil {
		return m, err
	}
	if !convened {
		return m, l.exec("DELETE FROM meetings WHERE id = ?", steps[0].SubjectID)
	}
	doc, err := json.Marshal(m)
	if err != nil {
		return m, err
	}
	return m, l.exec("INSERT OR REPLACE INTO meetings (id, kind, planned, held_on, letter, doc) VALUES (?, ?, ?, ?, ?, ?)",
		m.ID, string(m.Kind), int(m.On), int(m.HeldOn), m.Letter, string(doc))
}

// Meeting is the meeting with the given id; sql.ErrNoRows when there is none.
func (s *Store) Meeting(ctx context.Context, id int64) (m data.Meeting, err error) {
	var doc []byte
	if err := s.read.QueryRowContext(ctx, "SELECT doc FROM meetings WHERE id = ?", id).Scan(&doc); err != nil {
		return m, err
	}
	return m, json.Unmarshal(doc, &m)
}

// Meetings lists the meetings that q asks for, by day.
func (s *Store) Meetings(ctx context.Context, q MeetingQuery) ([]data.Meeting, error) {
	where, args := []string{"1"}, []any{}
	if q.Planned != (data.Period{}) {
		where, args = append(where, "planned BETWEEN ? AND ?"), append(args, int(q.Planned.From), int(q.Planned.To))
	}
	if q.Letter != "" {
		where, args = append(where, "letter = ?"), append(args, q.Letter)
	}
	if q.Open {
		where = append(where, "held_on = 0")
	}
	rows, err := s.read.QueryContext(ctx, "SELECT doc FROM meetings WHERE "+strings.Join(where, " AND ")+" ORDER BY planned, id", args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []data.Meeting
	for rows.Next() {
		var doc sql.RawBytes
		var m data.Meeting
		if err := rows.Scan(&doc); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(doc, &m); err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, rows.Err()
}
