package data

// ReceptionDaySubject is a day of the schedule.
const ReceptionDaySubject Subject = "reception-day"

// The types of steps of a day of the schedule.
const (
	StepReceptionDay StepType = "reception-day" // ReceptionDay
	StepAttendance   StepType = "attendance"    // Attendance
	StepDossier      StepType = "dossier"       // Dossier
)

// StepType says which type of step the content belongs to.
func (ReceptionDay) StepType() StepType { return StepReceptionDay }
func (Attendance) StepType() StepType   { return StepAttendance }
func (Dossier) StepType() StepType      { return StepDossier }

// PlannedDay is a day of the schedule with what is written about it.
type PlannedDay struct {
	Day  ReceptionDay
	File DayFile
}

// Days are the days of the schedule.
var Days = NewFolding(ReceptionDaySubject, func(d *PlannedDay, id int64) { d.Day.ID, d.File.ID = id, id }, nil,
	KindOf(func(d *PlannedDay, _ Step, c ReceptionDay) { d.Day, d.File.On = c, c.On },
		func(_ *PlannedDay, _ Draft, c ReceptionDay, _ Date) []Problem { return CheckReceptionDay(c) }),
	KindOf(func(d *PlannedDay, _ Step, c Attendance) { d.File.Attendance = c.Persons },
		func(d *PlannedDay, _ Draft, c Attendance, today Date) []Problem {
			return CheckAttendance(c.Persons, d.Day.On, today)
		}),
	KindOf(func(d *PlannedDay, _ Step, c Dossier) { d.File.Invited = c.Invited },
		func(d *PlannedDay, _ Draft, c Dossier, today Date) []Problem { return CheckDossier(c, d.Day.On, today) }),
)
