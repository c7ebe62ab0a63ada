package register

import (
	"cmp"
	"slices"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/text"
)

// Presence is how somebody who had to be there came.
type Presence string

// The answers; the empty Presence means that nobody has noted it yet.
const (
	Came     Presence = "came"
	CameLate Presence = "late"
	Absent   Presence = "absent"
)

// Presences are all answers in the order in which screens list them.
var Presences = []Presence{Came, CameLate, Absent}

// Label is the Vietnamese word for the presence, empty for none.
func (p Presence) Label() string { return text.Label("presence.", string(p)) }

// Duty is why somebody has to be at a reception or a meeting.
type Duty string

// The duties. Party is somebody whom a meeting is about: who complains, who is
// complained of, whose rights are touched (LKN Điều 30 khoản 1).
const (
	Presides  Duty = "presides"
	Secretary Duty = "secretary"
	Advises   Duty = "advises"
	UnitSent  Duty = "unit"
	Party     Duty = "party"
	OtherDuty Duty = "other"
)

// Duties are all duties in the order in which screens list them.
var Duties = []Duty{Presides, Secretary, Advises, UnitSent, Party, OtherDuty}

// Label is the Vietnamese word for the duty, empty for none.
func (d Duty) Label() string { return text.Label("duty.", string(d)) }

// Attendee is somebody who has to be at a reception day or a meeting, and how they
// came.
type Attendee struct {
	Name     string   `json:"name"`
	Unit     string   `json:"unit,omitempty"` // office and unit; a citizen's address
	Duty     Duty     `json:"duty,omitempty"`
	Presence Presence `json:"presence,omitempty"`
	At       string   `json:"at,omitempty"`       // when a late one came, 8:20
	Replaced string   `json:"replaced,omitempty"` // who came in the place of one who was absent
	Reason   string   `json:"reason,omitempty"`   // of being late or absent
}

// Attendance says who has to be at a reception day and, once noted, who came; the
// last one of a day stands.
type Attendance struct {
	Persons []Attendee `json:"persons"`
}

// Tidy is the list with texts as the register keeps them, without empty lines.
func (a Attendance) Tidy() Attendance {
	a.Persons = tidyAttendees(a.Persons)
	return a
}

func tidyAttendees(all []Attendee) []Attendee {
	return tidied(all, func(p *Attendee) bool {
		clean(&p.Name, &p.Unit, &p.At, &p.Replaced, &p.Reason)
		return p.Name != "" || p.Unit != ""
	})
}

// FieldPersons is the name of the list of persons, for problems beside it.
const FieldPersons = "persons"

// CheckAttendance finds what is wrong with the list of persons of a day or meeting
// that is held on the day on, noted on the day today.
func CheckAttendance(all []Attendee, on, today day.Date) []data.Problem {
	var p problems
	p.attendees(all, on, today)
	return p
}

func (p *problems) attendees(all []Attendee, on, today day.Date) {
	seen := map[string]bool{}
	noted := 0
	for _, a := range all {
		key := text.Fold(a.Name + "|" + a.Unit)
		switch {
		case seen[key]:
			p.wrong(FieldPersons, "attendance.twice", "person", a.Called())
		case a.Presence != "" && on > today:
			p.wrong(FieldPersons, "attendance.early", "day", on.Shown())
			return
		case a.Replaced != "" && a.Presence != Absent:
			p.wrong(FieldPersons, "attendance.replaced", "person", a.Called())
		}
		if a.Presence != "" {
			noted++
		}
		p.unusualIf(a.Presence == Absent && a.Reason == "" && a.Replaced == "", FieldPersons, "attendance.reason", "person", a.Called())
		seen[key] = true
	}
	p.unusualIf(noted > 0 && noted < len(all), FieldPersons, "attendance.unnoted", "count", len(all)-noted)
}

// Called is by what the person is invited: the name, or the unit without one.
func (a Attendee) Called() string { return cmp.Or(a.Name, a.Unit) }

// AttendanceTally counts how somebody came to the days on which they had to be
// there and it was noted.
type AttendanceTally struct {
	Name, Unit                             string
	Summoned, Came, Late, Absent, Replaced int // Replaced are those of Absent for whom somebody else came
}

// TallyAttendance counts by person, a unit without a name by the unit; who missed
// most stands first. Citizens (Party) and persons of whom nothing was noted do not
// count. The last line is all of them, without a name; no line when there is nobody.
func TallyAttendance(lists ...[]Attendee) []AttendanceTally {
	lines := map[string]*AttendanceTally{}
	var total AttendanceTally
	for _, list := range lists {
		for _, a := range list {
			if a.Presence == "" || a.Duty == Party {
				continue
			}
			key := text.Fold(a.Called())
			if lines[key] == nil {
				lines[key] = &AttendanceTally{Name: a.Called(), Unit: a.Unit}
			}
			for _, t := range []*AttendanceTally{lines[key], &total} {
				t.count(a)
			}
		}
	}
	if len(lines) == 0 {
		return nil
	}
	var sorted []AttendanceTally
	for _, t := range lines {
		sorted = append(sorted, *t)
	}
	slices.SortFunc(sorted, func(a, b AttendanceTally) int {
		return cmp.Or(cmp.Compare(b.Absent, a.Absent), cmp.Compare(b.Late, a.Late), cmp.Compare(b.Summoned, a.Summoned),
			cmp.Compare(text.Fold(a.Name), text.Fold(b.Name)))
	})
	return append(sorted, total)
}

func (t *AttendanceTally) count(a Attendee) {
	t.Summoned++
	switch a.Presence {
	case Came:
		t.Came++
	case CameLate:
		t.Late++
	case Absent:
		t.Absent++
		if a.Replaced != "" {
			t.Replaced++
		}
	}
}
