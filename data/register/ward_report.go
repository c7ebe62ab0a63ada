package register

import (
	"maps"
	"slices"
	"time"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/steps"
	"donthu/data/text"
)

// WardReportSubject is what one ward reported to the board on one period; its steps are
// WardReport, one for each file that brought some of it.
const WardReportSubject steps.Subject = "ward-report"

// WardReminderSubject is that a board reminded a ward of a report.
const WardReminderSubject steps.Subject = "ward-reminder"

// The types of steps of a board.
const (
	StepWardReport   steps.Type = "ward-report"   // WardReport
	StepWardReminded steps.Type = "ward-reminded" // WardReminded
)

// WardReport says that a file came in with what a ward reports on a period. The file's
// bytes are kept beside the step, which carries their hash: so the chain of steps covers
// what was received.
type WardReport struct {
	Ward     string        `json:"ward"` // as the board's list names it
	Period   day.Period    `json:"period"`
	File     string        `json:"file"` // its base name as it came
	Hash     string        `json:"hash"` // SHA-256 of its bytes, hexadecimal; the store gives it
	Size     int           `json:"size"` // in bytes; the store gives it
	Forms    []WardForm    `json:"forms"`
	Findings []WardFinding `json:"findings,omitempty"`
	// Reason is why it takes the place of what an earlier file said.
	Reason string `json:"reason,omitempty"`

	// SHA256 is the Hash where the bytes are kept beside this step; Kept is the step where
	// they are when one file brings several wards or periods, 0 for this one. The store
	// gives both.
	SHA256 string `json:"sha256,omitempty"`
	Kept   int64  `json:"kept,omitempty"`
}

// WardForm is a form of a ward as the file has it.
type WardForm struct {
	Edition string          `json:"edition"` // id of the forms' edition
	Form    string          `json:"form"`    // id of the form
	Figures map[int]float64 `json:"figures"` // by column
	Blank   []int           `json:"blank,omitempty"`
	Unread  map[int]string  `json:"unread,omitempty"` // what stands there and is no figure
	Note    string          `json:"note,omitempty"`
}

// WardFinding is something that the check of a received file found.
type WardFinding struct {
	Form   string `json:"form,omitempty"` // its number, 02/XLD
	Cell   string `json:"cell,omitempty"`
	Column int    `json:"column,omitempty"`
	Text   string `json:"text"`
}

// WardReminded says that a ward was reminded of the report of a period.
type WardReminded struct {
	Ward   string     `json:"ward"`
	Period day.Period `json:"period"`
}

// StepType says which type of step the content belongs to.
func (WardReport) StepType() steps.Type   { return StepWardReport }
func (WardReminded) StepType() steps.Type { return StepWardReminded }

// WardFile is what a ward reported on a period: every version of it, the oldest first.
type WardFile struct {
	ID       int64         `json:"id"`
	Ward     string        `json:"ward"`
	Period   day.Period    `json:"period"`
	Versions []WardVersion `json:"versions"`
}

// WardVersion is one received file.
type WardVersion struct {
	Step      int64     `json:"step"`
	On        day.Date  `json:"on"` // the day on which it came
	WrittenAt time.Time `json:"writtenAt"`
	Author    string    `json:"author,omitempty"`
	WardReport
}

// KeptWith is the step beside which the file's bytes are.
func (v *WardVersion) KeptWith() int64 {
	if v.Kept != 0 {
		return v.Kept
	}
	return v.Step
}

// WardReports are what wards reported.
var WardReports = steps.NewFolding(WardReportSubject, func(f *WardFile, id int64) { f.ID = id }, nil,
	steps.KindOf(func(f *WardFile, s steps.Step, c WardReport) {
		f.Ward, f.Period = c.Ward, c.Period
		f.Versions = append(f.Versions, WardVersion{Step: s.Seq, On: s.On, WrittenAt: s.WrittenAt, Author: s.Author, WardReport: c})
	}, func(f *WardFile, d steps.Draft, c WardReport, today day.Date) []data.Problem {
		return CheckWardReport(*f, d.On, c, today)
	}))

// WardReminders are the reminders.
var WardReminders = steps.NewFolding(WardReminderSubject, func(r *WardReminder, id int64) { r.ID = id }, nil,
	steps.KindOf(func(r *WardReminder, s steps.Step, c WardReminded) { r.On, r.WardReminded = s.On, c }, func(_ *WardReminder, d steps.Draft, c WardReminded, today day.Date) []data.Problem {
		var p problems
		p.wrongIf(text.Clean(c.Ward) == "", FieldWard, "wardReport.ward")
		p.wrongIf(d.On > today, FieldOn, "on.future", "day", d.On.Shown(), "today", today.Shown())
		return p
	}))

// WardReminder is a reminder with its day.
type WardReminder struct {
	ID int64    `json:"id"`
	On day.Date `json:"on"`
	WardReminded
}

// Fields of a received report that problems stand beside, where no letter has the same.
const (
	FieldWard     = "ward"
	FieldWardFile = "wardFile"
)

// StandingForm is a form with the version that says it last.
type StandingForm struct {
	WardForm
	Version *WardVersion
}

// Standing are the forms as they stand: of each the one that came last.
func (f *WardFile) Standing() (all []StandingForm) {
	for i := range f.Versions {
		for _, form := range f.Versions[i].Forms {
			now := StandingForm{form, &f.Versions[i]}
			at := slices.IndexFunc(all, func(s StandingForm) bool { return s.Form == form.Form && s.Edition == form.Edition })
			if at < 0 {
				all = append(all, now)
				continue
			}
			all[at] = now
		}
	}
	return all
}

// Stands reports whether the version says something that no later one replaced.
func (f *WardFile) Stands(v *WardVersion) bool {
	return slices.ContainsFunc(f.Standing(), func(s StandingForm) bool { return s.Version.Step == v.Step })
}

// Replaced is how many versions nothing is left of.
func (f *WardFile) Replaced() (count int) {
	for i := range f.Versions {
		if !f.Stands(&f.Versions[i]) {
			count++
		}
	}
	return count
}

// Findings are those of the versions that stand.
func (f *WardFile) Findings() (all []WardFinding) {
	for i := range f.Versions {
		if f.Stands(&f.Versions[i]) {
			all = append(all, f.Versions[i].Findings...)
		}
	}
	return all
}

// CheckWardReport finds what is wrong with receiving, on the day on, what a file says of a
// ward and a period of which f has come before, on the day today.
func CheckWardReport(f WardFile, on day.Date, c WardReport, today day.Date) []data.Problem {
	var p problems
	p.wrongIf(c.Ward == "", FieldWard, "wardReport.ward")
	p.wrongIf(len(c.Forms) == 0, FieldWardFile, "wardReport.forms")
	switch {
	case on.IsZero():
		p.wrong(FieldOn, "wardReport.on")
	case on > today:
		p.wrong(FieldOn, "on.future", "day", on.Shown(), "today", today.Shown())
	case on <= c.Period.To:
		p.unusual(FieldOn, "wardReport.early", "day", on.Shown(), "to", c.Period.To.Shown())
	}
	if len(f.Versions) == 0 {
		return p
	}
	if f.Ward != c.Ward || f.Period != c.Period {
		p.wrong(FieldWard, "wardReport.other", "ward", f.Ward)
	}
	if slices.ContainsFunc(f.Versions, func(v WardVersion) bool { return v.Hash == c.Hash && f.Stands(&v) }) {
		p.wrong(FieldWardFile, "wardReport.same", "ward", c.Ward)
	}
	if replaced := f.Replaces(c); len(replaced) > 0 && text.Clean(c.Reason) == "" {
		p.wrong(data.FieldReason, "wardReport.reason", "ward", c.Ward)
	}
	return p
}

// Replaces are the ids of the forms that have come before with other figures or words.
func (f *WardFile) Replaces(c WardReport) (forms []string) {
	for _, s := range f.Standing() {
		if slices.ContainsFunc(c.Forms, func(form WardForm) bool { return form.Form == s.Form && form.Edition == s.Edition }) {
			forms = append(forms, s.Form)
		}
	}
	return forms
}

// Same reports whether both say the same figures.
func (f WardForm) Same(o WardForm) bool {
	return f.Edition == o.Edition && f.Form == o.Form && maps.Equal(f.Figures, o.Figures) && maps.Equal(f.Unread, o.Unread) && slices.Equal(f.Blank, o.Blank) && f.Note == o.Note
}
