package register

import (
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/secrecy"
)

// Dossier is whom the office invites to a reception day, with what the leader has
// to know about each; the last one of a day stands.
type Dossier struct {
	Invited []Invitee `json:"invited"`
}

// Invitee is somebody invited to a reception day: who sent a letter, or who came
// before. Name and matter stand there alone, so that a denouncer's are not written
// a second time (LTC Điều 56).
type Invitee struct {
	Letter string `json:"letter,omitempty"` // number of the letter, 12/2026
	Visit  int64  `json:"visit,omitempty"`  // id of the earlier visit, where there is no letter
	Hour   string `json:"hour,omitempty"`   // when to come, 8:30
	Advice string `json:"advice,omitempty"` // ý kiến tham mưu for the leader

	InvitedOn  day.Date `json:"invitedOn,omitzero"`   // zero: not yet
	Invitation string   `json:"invitation,omitempty"` // number of the document, or how they were told
}

// Same reports whether both are the same letter or visit.
func (i Invitee) Same(o Invitee) bool { return i.Letter == o.Letter && i.Visit == o.Visit }

// Tidy is the dossier with texts as the register keeps them.
func (d Dossier) Tidy() Dossier {
	d.Invited = tidied(d.Invited, func(i *Invitee) bool {
		clean(&i.Letter, &i.Hour, &i.Invitation)
		cleanLines(&i.Advice)
		return i.Letter != "" || i.Visit != 0
	})
	return d
}

// FieldInvited is the name of the list of persons invited, for problems beside it.
const FieldInvited = "invited"

// CheckDossier finds what is wrong with the persons invited to the day on, on the
// day today.
func CheckDossier(d Dossier, on, today day.Date) []data.Problem {
	var p problems
	for at, i := range d.Invited {
		p.wrongIf(!namesLetter(i.Letter), FieldInvited, "direction.letter", "text", i.Letter)
		p.wrongIf(slices.ContainsFunc(d.Invited[:at], i.Same), FieldInvited, "dossier.twice", "row", at+1)
		switch {
		case i.InvitedOn > today:
			p.wrong(FieldInvited, "dossier.invitedLater", "day", i.InvitedOn.Shown())
		case i.InvitedOn > on:
			p.wrong(FieldInvited, "dossier.invitedAfter", "invited", i.InvitedOn.Shown(), "day", on.Shown())
		}
	}
	return p
}

// DossierPart is somebody invited with what the register knows of the matter.
type DossierPart struct {
	Invitee
	Of       *Letter     // the letter; nil where a visit stands for it
	Came     *Reception  // the earlier visit; nil where a letter stands for it
	Others   []Letter    // other letters of the same sender
	Visits   []Reception // earlier visits of the same person, the latest first
	NotThere bool        // the letter or the visit was taken out of the register
}

// Secret reports whether the law keeps secret who is invited.
func (p *DossierPart) Secret() bool {
	return p.Of != nil && p.Of.Secret() || p.Came != nil && p.Came.Secret()
}

// Shown is the name as everybody may read it, see Letter.ShownSender.
func (p *DossierPart) Shown() string {
	switch {
	case p.Of != nil:
		return p.Of.ShownSender()
	case p.Came != nil:
		return p.Came.ShownVisitor()
	}
	return p.Letter
}

// CheckAdvice finds whether an advice for the leader says who denounced: the dossier
// is read by many (LTC Điều 56).
func (p *DossierPart) CheckAdvice(advice string) []data.Problem {
	var found problems
	if veil := p.Veil(); veil != nil && veil.Cover(advice) != advice {
		found.wrong(FieldInvited, "meeting.tells", "covered", veil.Cover(advice))
	}
	return found
}

// Veil covers who is invited in texts, where the law keeps it secret; nil where
// nothing is to be covered.
func (p *DossierPart) Veil() *secrecy.Veil {
	switch {
	case !p.Secret():
		return nil
	case p.Of != nil:
		return NewVeil(p.Of.Everybody()...)
	}
	return NewVeil(p.Came.Everybody()...)
}

// Lack is something that the files of a reception day lack.
type Lack struct {
	Part     int    // of the dossier, -1: of the day itself
	Sentence string // Vietnamese
}

// DayDossier is all that a leader has to know before a reception day.
type DayDossier struct {
	Day        ReceptionDay
	Attendance []Attendee
	Parts      []DossierPart
}

// Lacking is what the dossier lacks on the day today, the day's own first.
func (d *DayDossier) Lacking(today day.Date) []Lack {
	var all []Lack
	lackIf := func(lacks bool, part int, key string, args ...any) {
		if lacks {
			all = append(all, Lack{part, assets.Text("dossier.lack."+key, args...)})
		}
	}
	lackIf(len(d.Parts) == 0, -1, "nobody")
	lackIf(len(d.Attendance) == 0, -1, "attendance")
	for at := range d.Parts {
		p := &d.Parts[at]
		if lackIf(p.NotThere, at, "gone"); p.NotThere {
			continue
		}
		lackIf(p.InvitedOn.IsZero(), at, "invitation")
		lackIf(p.Advice == "", at, "advice")
		if p.Of != nil {
			lackIf(len(p.Of.Replies) == 0, at, "answer")
			lackIf(p.Of.Overdue(today), at, "overdue", "due", p.Of.DueOn().Shown())
		} else {
			lackIf(p.Came.AnsweredOn.IsZero() && p.Came.Outcome == "" && len(p.Came.Outside) == 0, at, "visitAnswer", "day", p.Came.On.Shown())
		}
	}
	return all
}

// DayFile is what belongs to a reception day beside its place in the schedule.
type DayFile struct {
	ID         int64      `json:"-"`
	On         day.Date   `json:"on"`
	Attendance []Attendee `json:"attendance,omitempty"`
	Invited    []Invitee  `json:"invited,omitempty"`
}

// Empty reports whether nothing is written about the day yet.
func (f *DayFile) Empty() bool { return len(f.Attendance) == 0 && len(f.Invited) == 0 }

// FirstHour is the hour at which a day's reception begins, "8:00" of "8:00 – 11:00".
func (d ReceptionDay) FirstHour() string {
	hour, _, _ := strings.Cut(d.Hours, "–")
	hour, _, _ = strings.Cut(hour, "-")
	return strings.TrimSpace(hour)
}
