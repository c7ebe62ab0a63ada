package store

import (
	"context"
	"database/sql"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/text"
)

// days are the days of the schedule, each with its file.
var days = func() *subject[register.PlannedDay] {
	s := keeping(register.Days,
		table[register.PlannedDay]{projection: projection{name: "reception_days", column: "id"}, columns: []string{"held_on", "fingerprint", "doc"},
			rows: func(_ *text.SortKeys, d *register.PlannedDay) [][]any {
				return [][]any{{int(d.Day.On), doc{d.Day}, doc{d.Day}}}
			}},
		table[register.PlannedDay]{projection: projection{name: "day_files", column: "id"}, columns: []string{"held_on", "doc"},
			rows: func(_ *text.SortKeys, d *register.PlannedDay) [][]any {
				if d.File.Empty() {
					return nil
				}
				return [][]any{{int(d.File.On), doc{d.File}}}
			}})
	s.beyond = func(l *ledger, _ *register.PlannedDay, c steps.Content) (found []data.Problem, err error) {
		dossier, _ := c.(register.Dossier)
		for _, invitee := range dossier.Invited {
			if err := l.findLetter(invitee.Letter, &found); err != nil {
				return nil, err
			}
		}
		return found, nil
	}
	return s
}()

// SaveReceptionDays writes days of the schedule, all or none: new ones those
// without an ID, the others in the place of what was written, with the reason.
// A *CheckError names what forbids it.
func (s *Store) SaveReceptionDays(ctx context.Context, all []register.ReceptionDay, reason string) error {
	return s.Write(ctx, func(t *Tx) error { return t.SaveReceptionDays(all, reason) })
}

// SaveReceptionDays writes days of the schedule; see Store.SaveReceptionDays.
func (t *Tx) SaveReceptionDays(all []register.ReceptionDay, reason string) error {
	for i := range all {
		all[i] = all[i].Tidy()
		day, id := all[i], all[i].ID
		saved, err := days.write(t.l, id, func(register.PlannedDay) ([]steps.Draft, error) {
			if id == 0 {
				return []steps.Draft{{On: day.On, Content: day}}, nil
			}
			return correction(id, day.On, day, reason)
		})
		if err != nil {
			return err
		}
		all[i].ID = saved.Day.ID
	}
	return nil
}

// CancelReceptionDay takes a day out of the schedule; day and reason stay in its
// steps.
func (s *Store) CancelReceptionDay(ctx context.Context, id int64, reason string) error {
	return s.annul(ctx, register.ReceptionDaySubject, id, reason)
}

// ReceptionDay is a day of the schedule with what is written about it; sql.ErrNoRows
// when the schedule has no such day.
func (s *Store) ReceptionDay(ctx context.Context, id int64) (day register.ReceptionDay, file register.DayFile, err error) {
	steps, err := stepsOf(ctx, s.read, register.ReceptionDaySubject, id)
	if err != nil {
		return day, file, err
	}
	now, planned, err := register.Days.Fold(steps)
	if err == nil && !planned {
		err = sql.ErrNoRows
	}
	return now.Day, now.File, err
}

// DayFiles are the files of the reception days in the period of which something is
// written, by id of the day.
func (s *Store) DayFiles(ctx context.Context, p day.Period) (map[int64]register.DayFile, error) {
	all, err := listRecords(ctx, s.read, "day_files", p, func(f *register.DayFile, id int64) { f.ID = id })
	files := map[int64]register.DayFile{}
	for _, f := range all {
		files[f.ID] = f
	}
	return files, err
}

// SaveAttendance writes who has to be at a reception day and who came, in the place
// of what was written before. A *CheckError names what forbids it.
func (s *Store) SaveAttendance(ctx context.Context, id int64, persons []register.Attendee) (register.DayFile, error) {
	return s.writeOfDay(ctx, id, register.Attendance{Persons: persons}.Tidy())
}

// SaveDossier writes whom the office invites to a reception day, in the place of
// what was written before. A *CheckError names what forbids it, such as a letter
// that the register does not have.
func (s *Store) SaveDossier(ctx context.Context, id int64, invited []register.Invitee) (register.DayFile, error) {
	return s.writeOfDay(ctx, id, register.Dossier{Invited: invited}.Tidy())
}

func (s *Store) writeOfDay(ctx context.Context, id int64, c steps.Content) (register.DayFile, error) {
	now, err := days.change(ctx, s, id, func(l *ledger, now register.PlannedDay) ([]steps.Draft, error) { return l.ofDay(now, c), nil })
	return now.File, err
}

// ofDay is the step that says something about a day, also about one that is to come.
func (l *ledger) ofDay(now register.PlannedDay, c steps.Content) []steps.Draft {
	return []steps.Draft{{On: min(now.Day.On, l.store.Today()), Content: c}}
}

// invite writes, where a signed document invites somebody, that he is invited: into the
// dossier of the day, which must have him, or into the steps of the meeting.
func (l *ledger) invite(o *register.Occasion, r register.Reply) error {
	if r.Invites.Meeting != 0 {
		_, err := meetings.writeThese(l, r.Invites.Meeting, steps.Draft{On: r.On, Content: register.MeetingInvited{Names: []string{r.Invites.Name}, Number: r.Number}})
		return err
	}
	if r.Invites.Day == 0 {
		return nil
	}
	_, err := days.write(l, r.Invites.Day, func(now register.PlannedDay) ([]steps.Draft, error) {
		invited := now.File.Invited
		for at := range invited {
			ofVisit := o.Visit.ID != 0 && invited[at].Visit == o.Visit.ID
			if ofVisit || o.Letter.ID != 0 && invited[at].Letter == o.Letter.Number.String() {
				invited[at].InvitedOn, invited[at].Invitation = r.On, r.Number
			}
		}
		return l.ofDay(now, register.Dossier{Invited: invited}), nil
	})
	return err
}
