package register

import (
	"donthu/data"
	"donthu/data/day"
	"donthu/data/steps"
)

// ReceptionDaySubject is a day of the schedule.
const ReceptionDaySubject steps.Subject = "reception-day"

// The types of steps of a day of the schedule.
const (
	StepReceptionDay steps.Type = "reception-day" // ReceptionDay
	StepAttendance   steps.Type = "attendance"    // Attendance
	StepDossier      steps.Type = "dossier"       // Dossier
)

// StepType says which type of step the content belongs to.
func (ReceptionDay) StepType() steps.Type { return StepReceptionDay }
func (Attendance) StepType() steps.Type   { return StepAttendance }
func (Dossier) StepType() steps.Type      { return StepDossier }

// PlannedDay is a day of the schedule with what is written about it.
type PlannedDay struct {
	Day  ReceptionDay
	File DayFile
}

// Days are the days of the schedule.
var Days = steps.NewFolding(ReceptionDaySubject, func(d *PlannedDay, id int64) { d.Day.ID, d.File.ID = id, id }, nil,
	steps.KindOf(func(d *PlannedDay, _ steps.Step, c ReceptionDay) { d.Day, d.File.On = c, c.On },
		func(_ *PlannedDay, _ steps.Draft, c ReceptionDay, _ day.Date) []data.Problem {
			return CheckReceptionDay(c)
		}),
	steps.KindOf(func(d *PlannedDay, _ steps.Step, c Attendance) { d.File.Attendance = c.Persons },
		func(d *PlannedDay, _ steps.Draft, c Attendance, today day.Date) []data.Problem {
			return CheckAttendance(c.Persons, d.Day.On, today)
		}),
	steps.KindOf(func(d *PlannedDay, _ steps.Step, c Dossier) { d.File.Invited = c.Invited },
		func(d *PlannedDay, _ steps.Draft, c Dossier, today day.Date) []data.Problem {
			return CheckDossier(c, d.Day.On, today)
		}),
)
