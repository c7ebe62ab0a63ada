package register

import (
	"net/mail"
	"slices"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/text"
)

// ReportReceiver is who gets the office's reports, and when.
type ReportReceiver struct {
	Name  string `json:"name"`
	Email string `json:"email,omitempty"`
	// Day is the day of a month by which it wants a report, After how many days after the
	// period's end; without both it is the office's usual day (Settings.ReportDay).
	Day   int `json:"day,omitempty"`
	After int `json:"after,omitempty"`
	// Since is the day from which it gets reports: what was due before is not owed to it.
	Since day.Date `json:"since,omitzero"`
}

// ReportReceivers are all who get reports; the first is the one that the settings name for
// everything.
func (s Settings) ReportReceivers() ReportReceivers {
	return append(ReportReceivers{{Name: s.Receiver, Email: s.ReceiverEmail, Day: s.ReportDay}}, s.Receivers...)
}

// ReportReceivers are those who get reports, the usual one first.
type ReportReceivers []ReportReceiver

// Tidy is r with every text cleaned, without those who have no name or one that stands
// before.
func (r ReportReceivers) Tidy() ReportReceivers {
	var all ReportReceivers
	for _, one := range r {
		clean(&one.Name, &one.Email)
		if one.Name != "" && all.Find(one.Name) < 0 {
			all = append(all, one)
		}
	}
	return all
}

// Find is the place of the receiver of the name, -1 when there is none.
func (r ReportReceivers) Find(name string) int {
	folded := text.Fold(text.Clean(name))
	return slices.IndexFunc(r, func(one ReportReceiver) bool { return text.Fold(one.Name) == folded })
}

// FieldReceivers are the receivers that a problem of the settings stands beside.
const FieldReceivers = "receivers"

// CheckReceivers finds what is wrong with those who get reports.
func CheckReceivers(s Settings) []data.Problem {
	var p problems
	for _, r := range s.ReportReceivers() {
		if email := text.Clean(r.Email); email != "" {
			read, err := mail.ParseAddress(email)
			p.wrongIf(err != nil || read.Address != email, FieldReceivers, "receiver.email", "name", r.Name, "email", email)
		}
		p.wrongIf(r.Day < 0 || r.Day > 31, FieldReceivers, "receiver.day", "name", r.Name)
		p.wrongIf(r.After < 0 || r.After > 365, FieldReceivers, "receiver.after", "name", r.Name)
		p.wrongIf(r.Day > 0 && r.After > 0, FieldReceivers, "receiver.both", "name", r.Name)
	}
	return p
}

// Sending is that a report went to somebody.
type Sending struct {
	Step    int64 // of ReportSent; 0 for the way on which it went when it was sealed
	On      day.Date
	Author  string
	Content ReportSent
}

// Sendings are all ways on which the report went out, in the order in which they were
// written down.
func (s SealedReport) Sendings() []Sending {
	first := Sending{On: s.SentOn, Author: s.Author, Content: ReportSent{To: s.To, Ways: s.Ways, Note: s.Note}}
	return append([]Sending{first}, s.Later...)
}

// WentTo is how the report went to a receiver, the last time; false when it did not. What
// was sealed for somebody of another name went to the first: the body to which an office
// reports has changed its name before.
func (s SealedReport) WentTo(all ReportReceivers, to int) (went Sending, is bool) {
	for i, one := range s.Sendings() {
		at := all.Find(one.Content.To)
		if at == to || at < 0 && i == 0 && to == 0 {
			went, is = one, true
		}
	}
	return went, is
}

// LastSealed is the report of exactly the period that was sealed last.
func LastSealed(reports []SealedReport, p day.Period) (SealedReport, bool) {
	for _, r := range slices.Backward(reports) {
		if r.Period == p {
			return r, true
		}
	}
	return SealedReport{}, false
}

// Reached reports whether the report of the period that was sealed last went to a receiver.
func (r ReportReceivers) Reached(reports []SealedReport, p day.Period, to int) bool {
	sealed, is := LastSealed(reports, p)
	if !is {
		return false
	}
	_, is = sealed.WentTo(r, to)
	return is
}
