package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/sqlite"
	"donthu/data/steps"
	"donthu/data/text"
)

// meetings are the dialogues and meetings.
var meetings = func() *subject[register.Meeting] {
	s := keeping(register.Meetings, table[register.Meeting]{projection: projection{name: "meetings", column: "id"},
		columns: []string{"kind", "planned", "held_on", "letter", "doc"}, rows: func(_ *text.SortKeys, m *register.Meeting) [][]any {
			return [][]any{{string(m.Kind), int(m.On), int(m.HeldOn), m.Letter, doc{m}}}
		}})
	s.beyond = func(l *ledger, m *register.Meeting, c steps.Content) (found []data.Problem, err error) {
		switch c := c.(type) {
		case register.Convened:
			about, err := l.letterNumbered(c.Letter, &found)
			if err != nil || len(found) > 0 {
				return found, err
			}
			return register.CheckConvenedOn(c, about), nil
		case register.MeetingHeld:
			about, err := l.letterNumbered(m.Letter, &found)
			if err != nil || len(found) > 0 {
				return found, err
			}
			return register.CheckHeldOn(c, about), nil
		}
		return nil, nil
	}
	return s
}()

// MeetingQuery says which meetings to list.
type MeetingQuery struct {
	Planned day.Period // called for a day in it; the zero Period: any
	Letter  string     // number of the letter they are about
	Open    bool       // not held yet
}

// AddMeeting calls a meeting. A *CheckError names what forbids it.
func (s *Store) AddMeeting(ctx context.Context, c register.Convened) (m register.Meeting, err error) {
	c = c.Tidy()
	return meetings.begin(ctx, s, c.On, c)
}

// ChangeMeeting puts another plan in the place of the one of the meeting, with the
// reason. A *CheckError names what forbids it.
func (s *Store) ChangeMeeting(ctx context.Context, id int64, c register.Convened, reason string) (register.Meeting, error) {
	c = c.Tidy()
	return meetings.change(ctx, s, id, func(*ledger, register.Meeting) ([]steps.Draft, error) { return correction(id, c.On, c, reason) })
}

// CancelMeeting calls a meeting off that has not been held; plan and reason stay in
// its steps.
func (s *Store) CancelMeeting(ctx context.Context, id int64, reason string) error {
	return s.annul(ctx, register.MeetingSubject, id, reason)
}

// NoteInvited writes that persons were invited to a meeting without a document of
// the register.
func (s *Store) NoteInvited(ctx context.Context, id int64, on day.Date, c register.MeetingInvited) (register.Meeting, error) {
	return meetings.change(ctx, s, id, func(*ledger, register.Meeting) ([]steps.Draft, error) {
		return []steps.Draft{{On: on, Content: c}}, nil
	})
}

// HoldMeeting writes what came of a meeting, and in the same transaction the step of
// the letter that it is about: the dialogue (LKN Điều 30), the publication (NĐ 124/2020 Điều
// 29 khoản 3), or a note of the counsel.
// Written again, the result takes the place of the one before, with the reason. A
// *CheckError names what forbids it.
func (s *Store) HoldMeeting(ctx context.Context, id int64, on day.Date, held register.MeetingHeld, reason string) (register.Meeting, error) {
	held = held.Tidy()
	return meetings.change(ctx, s, id, func(l *ledger, m register.Meeting) (drafts []steps.Draft, err error) {
		if held.LetterStep, err = l.tellLetter(m, on, held, reason); err != nil {
			return nil, err
		}
		if m.HeldOn.IsZero() {
			return []steps.Draft{{On: on, Content: held}}, nil
		}
		seq, err := l.stepOf(register.MeetingSubject, id, register.StepMeetingHeld)
		if err != nil {
			return nil, err
		}
		return correction(seq, on, held, reason)
	})
}

// tellLetter writes the result of a meeting on the letter that it is about, and
// returns the step; 0 without a letter.
func (l *ledger) tellLetter(m register.Meeting, on day.Date, held register.MeetingHeld, reason string) (said int64, err error) {
	if m.Letter == "" {
		return 0, nil
	}
	var gone []data.Problem
	letter, err := l.letterNumbered(m.Letter, &gone)
	if err == nil && len(gone) > 0 {
		err = &CheckError{gone}
	}
	if err != nil {
		return 0, err
	}
	var content steps.Content
	switch m.Kind {
	case register.ForDialogue:
		content = register.Dialogue{Minutes: held.Minutes, Absent: held.Absent, Outcome: held.Outcome}
	case register.ForPublishing:
		content = register.Published{Way: register.AtMeeting}
	default:
		content = register.Noted{Text: assets.Text("meeting.noted", "about", m.About, "outcome", held.Outcome)}
	}
	drafts := []steps.Draft{{On: on, Content: content}}
	if said = m.Held.LetterStep; said == 0 {
		said = l.seq + 1
	} else if drafts, err = correction(said, on, content, reason); err != nil {
		return 0, err
	}
	_, err = letters.writeThese(l, letter.ID, drafts...)
	return said, err
}

// letterNumbered is the letter of the number, branch included; nil where the text names
// none. One that the register does not have is a problem.
func (l *ledger) letterNumbered(number string, found *[]data.Problem) (*register.Letter, error) {
	n, err := register.ParseNumber(number)
	if err != nil {
		return nil, nil // none is named, or the subject's own check has judged its form
	}
	letter, err := (&Tx{l}).LetterByNumber(n)
	if errors.Is(err, sql.ErrNoRows) {
		*found = append(*found, data.Problem{Field: register.FieldLetter, Sentence: assets.Text("store.noLetter", "letter", number)})
		return nil, nil
	}
	return &letter, err
}

// findLetter adds a problem when the register does not have the letter of the number.
func (l *ledger) findLetter(number string, found *[]data.Problem) error {
	_, err := l.letterNumbered(number, found)
	return err
}

// stepOf is the first step of the type that a subject has.
func (l *ledger) stepOf(subject steps.Subject, id int64, t steps.Type) (seq int64, err error) {
	found, err := l.scan("SELECT seq FROM steps WHERE subject = ? AND subject_id = ? AND type = ? ORDER BY seq LIMIT 1", []any{string(subject), id, string(t)}, &seq)
	if err == nil && !found {
		err = fmt.Errorf("%s %d has no step %s", subject, id, t)
	}
	return seq, err
}

// Meeting is the meeting with the given id; sql.ErrNoRows when there is none.
func (s *Store) Meeting(ctx context.Context, id int64) (register.Meeting, error) {
	return readDoc[register.Meeting](ctx, s.read, nil, "SELECT id, doc FROM meetings WHERE id = ?", id)
}

// Meetings lists the meetings that q asks for, by day.
func (s *Store) Meetings(ctx context.Context, q MeetingQuery) ([]register.Meeting, error) {
	var c sqlite.Conditions
	c.AddIf(q.Planned != day.Period{}, "planned BETWEEN ? AND ?", int(q.Planned.From), int(q.Planned.To))
	c.AddIf(q.Letter != "", "letter = ?", q.Letter)
	c.AddIf(q.Open, "held_on = 0")
	return readDocs[register.Meeting](ctx, s.read, nil, "SELECT id, doc FROM meetings WHERE "+c.Where()+" ORDER BY planned, id", c.Args...)
}
