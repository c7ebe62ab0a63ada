package data

// StepDossier is the type of Dossier.
const StepDossier StepType = "dossier"

// StepType says which type of step the content belongs to.
func (Dossier) StepType() StepType { return StepDossier }

// Dossier is whom the office invites to a reception day, with what the leader has
// to know about each; the last one of a day stands.
type Dossier struct {
	Invited []Invitee `json:"invited"`
}

// Invitee is somebody invited to a reception day: from a letter, or from an earlier
// visit.
type Invitee struct {
	Person  Person `json:"person"`
	Letter  string `json:"letter,omitempty"` // number of the letter, 12/2026; its facts are read from it
	Visit   int64  `json:"visit,omitempty"`  // id of the earlier visit
	Kind    Kind   `json:"kind,omitempty"`
	Content string `json:"content,omitempty"` // what it is about, where no letter says it
	Hour    string `json:"hour,omitempty"`    // when to come, 8:30
	Advice  string `json:"advice,omitempty"`  // ý kiến tham mưu for the leader

	InvitedOn  Date   `json:"invitedOn,omitzero"`   // zero: not yet
	Invitation string `json:"invitation,omitempty"` // number of the document, or how they were told
}

// Tidy is the dossier with texts as the register keeps them.
func (d Dossier) Tidy() Dossier {
	all := d.Invited
	d.Invited = nil
	for _, i := range all {
		i.Person = i.Person.Tidy()
		for _, s := range []*string{&i.Letter, &i.Hour, &i.Invitation} {
			*s = Clean(*s)
		}
		i.Content, i.Advice = CleanLines(i.Content), CleanLines(i.Advice)
		if i.Person.Name != "" || i.Letter != "" {
			d.Invited = append(d.Invited, i)
		}
	}
	return d
}

// FieldInvited is the name of the list of persons invited, for problems beside it.
const FieldInvited = "invited"

// CheckDossier finds what is wrong with the persons invited to the day on, on the
// day today.
func CheckDossier(d Dossier, on, today Date) []Problem {
	var p problems
	letters := map[string]bool{}
	for _, i := range d.Invited {
		name := i.Person.Name
		if i.Letter != "" {
			if _, err := ParseNumber(i.Letter); err != nil {
				p.wrong(FieldInvited, "direction.letter", i.Letter)
			}
			if letters[i.Letter] {
				p.wrong(FieldInvited, "dossier.twice", i.Letter)
			}
			letters[i.Letter] = true
		}
		switch {
		case i.InvitedOn > today:
			p.wrong(FieldInvited, "dossier.invitedLater", name, i.InvitedOn.Shown())
		case i.InvitedOn > on:
			p.wrong(FieldInvited, "dossier.invitedAfter", name, i.InvitedOn.Shown(), on.Shown())
		}
	}
	return p
}

// DayFile is what belongs to a reception day beside its place in the schedule.
type DayFile struct {
	ID         int64      `json:"-"`
	On         Date       `json:"on"`
	Attendance []Attendee `json:"attendance,omitempty"`
	Invited    []Invitee  `json:"invited,omitempty"`
}

// Empty reports whether nothing is written about the day yet.
func (f *DayFile) Empty() bool { return len(f.Attendance) == 0 && len(f.Invited) == 0 }

// FoldDay computes a reception day and its file from all its steps, oldest first.
// planned is false when the day was taken out of the schedule.
func FoldDay(steps []Step) (day ReceptionDay, file DayFile, planned bool, err error) {
	effective, err := Effective(steps)
	if err != nil {
		return day, file, false, err
	}
	for _, s := range effective {
		switch c := s.Content.(type) {
		case ReceptionDay:
			day, planned = c, true
			day.ID, file.ID, file.On = s.SubjectID, s.SubjectID, c.On
		case Attendance:
			file.Attendance = c.Persons
		case Dossier:
			file.Invited = c.Invited
		}
	}
	return day, file, planned, nil
}
