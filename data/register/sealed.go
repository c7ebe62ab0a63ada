package register

import (
	"strings"
	"time"
	"unicode"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/steps"
	"donthu/data/text"
)

// ReportSubject is a report that was sent; its steps are Sealed.
const ReportSubject steps.Subject = "report"

// FiguresSubject are the figures of a form that are typed by hand.
const FiguresSubject steps.Subject = "figures"

// The types of steps of what is reported.
const (
	StepSealed     steps.Type = "sealed"      // Sealed
	StepReportSent steps.Type = "report-sent" // ReportSent
	StepFigures    steps.Type = "figures"     // TypedFigures
)

// Reports are the reports that were sent.
var Reports = steps.NewFolding(ReportSubject, nil, nil,
	steps.KindOf(func(r *Sealed, _ steps.Step, c Sealed) { *r = c }, func(_ *Sealed, _ steps.Draft, c Sealed, today day.Date) []data.Problem { return CheckSealed(c, today) }),
	steps.KindOf(func(r *Sealed, s steps.Step, c ReportSent) {
		r.Later = append(r.Later, Sending{Step: s.Seq, On: s.On, Author: s.Author, Content: c})
	}, func(r *Sealed, d steps.Draft, c ReportSent, today day.Date) []data.Problem {
		return CheckReportSent(r, d.On, c, today)
	}))

// Figures are the figures typed for a form and a period; those typed last stand.
var Figures = steps.NewFolding(FiguresSubject, nil, nil, steps.KindOf(func(f *TypedFigures, _ steps.Step, c TypedFigures) { *f = c }, nil))

// SendWay is how a report went to its receiver (TT 06/2025 Điều 8).
type SendWay string

// The ways; a report may go several at once.
const (
	ByDocumentAxis SendWay = "axis" // trục liên thông văn bản
	ByPost         SendWay = "post"
	ByEmail        SendWay = "email"
	ByHand         SendWay = "hand"
)

// SendWays are all ways in the order in which screens list them.
var SendWays = []SendWay{ByDocumentAxis, ByEmail, ByPost, ByHand}

// Label is the Vietnamese word for the way, empty for none.
func (w SendWay) Label() string { return text.Label("sendWay.", string(w)) }

// Sealed is a report as it was sent. The workbook itself is kept beside the step,
// which carries its hash: so the chain of steps covers what was sent.
type Sealed struct {
	Period   day.Period                 `json:"period"`
	Edition  string                     `json:"edition"`         // id of the forms' edition, "tt06-2025"
	Figures  map[string]map[int]float64 `json:"figures"`         // by form and column
	Notes    map[string]string          `json:"notes,omitempty"` // typed remarks by form
	Summary  map[string]float64         `json:"summary"`         // by name of the line
	Workbook string                     `json:"workbook"`        // SHA-256 of its bytes, hexadecimal; the store gives it
	LastStep int64                      `json:"lastStep"`        // Seq of the last step that the figures know
	Head     string                     `json:"head,omitempty"`  // of the chain of steps then, as the sheets print it: see steps.Head

	Number   string    `json:"number"`             // of the covering document, 25/BC-UBND
	On       day.Date  `json:"on,omitzero"`        // its date
	SignedBy string    `json:"signedBy,omitempty"` // who signed it
	Role     string    `json:"role,omitempty"`     // the office of who signed it
	Place    string    `json:"place,omitempty"`    // địa danh before its date
	Whole    bool      `json:"whole,omitempty"`    // the sheets of the office went with the forms
	Ways     []SendWay `json:"ways"`
	To       string    `json:"to"`
	SentOn   day.Date  `json:"sentOn"`
	Note     string    `json:"note,omitempty"`

	Later []Sending `json:"-"` // to others, or once more: steps of their own
}

// ReportSent is that a report that was sealed before went to one more receiver; the day is
// that of its step.
type ReportSent struct {
	To   string    `json:"to"`
	Ways []SendWay `json:"ways"`
	Note string    `json:"note,omitempty"`
}

// StepType says which type of step the content belongs to.
func (Sealed) StepType() steps.Type       { return StepSealed }
func (ReportSent) StepType() steps.Type   { return StepReportSent }
func (TypedFigures) StepType() steps.Type { return StepFigures }

// SealedReport is a sealed report with who marked it as sent, and when.
type SealedReport struct {
	ID        int64 // Seq of its step
	WrittenAt time.Time
	Author    string
	Office    string // that sent it, where its register was joined with this one
	Sealed
}

// Fields of a sealed report that problems stand beside, where no letter has the
// same.
const (
	FieldWays   = "ways"
	FieldSentOn = "sentOn"
)

// Tidy is the report with texts as the register keeps them.
func (s Sealed) Tidy() Sealed {
	clean(&s.Number, &s.SignedBy, &s.Role, &s.Place, &s.To)
	s.Note = text.CleanLines(s.Note)
	return s
}

// CheckSealed finds what is wrong with a report that is to be marked as sent on
// the day today.
func CheckSealed(s Sealed, today day.Date) []data.Problem {
	var p problems
	p.wrongIf(s.Number == "", FieldNumber, "sealed.number")
	p.wrongIf(s.On.IsZero(), FieldOn, "sealed.on")
	p.wrongIf(s.On > today, FieldOn, "on.future", "day", s.On.Shown(), "today", today.Shown())
	p.wrongIf(!s.On.IsZero() && s.On < s.Period.From, FieldOn, "sealed.beforeBegin", "day", s.On.Shown(), "begin", s.Period.From.Shown())
	p.wrongIf(s.SignedBy == "", FieldSignedBy, "sealed.signedBy")
	p.wrongIf(!IsName(s.SignedBy), FieldSignedBy, "sealed.signer", "name", s.SignedBy)
	p.wrongIf(len(s.Ways) == 0, FieldWays, "sealed.ways")
	p.wrongIf(s.To == "", FieldTo, "sealed.to")
	switch {
	case s.SentOn.IsZero():
		p.wrong(FieldSentOn, "sealed.sentOn")
	case s.SentOn > today && s.SentOn == s.On: // said of the report's day
	case s.SentOn > today:
		p.wrong(FieldSentOn, "on.future", "day", s.SentOn.Shown(), "today", today.Shown())
	case s.SentOn < s.On:
		p.wrong(FieldSentOn, "sealed.beforeSigned", "sent", s.SentOn.Shown(), "signed", s.On.Shown())
	case s.SentOn <= s.Period.To:
		p.unusual(FieldSentOn, "sealed.beforeEnd", "sent", s.SentOn.Shown(), "end", s.Period.To.Shown())
	}
	return p
}

// IsName reports whether a text may be somebody's name: it is empty or has letters.
func IsName(s string) bool { return s == "" || strings.ContainsFunc(s, unicode.IsLetter) }

// Tidy is the sending with texts as the register keeps them.
func (c ReportSent) Tidy() ReportSent {
	clean(&c.To)
	c.Note = text.CleanLines(c.Note)
	return c
}

// CheckReportSent finds what is wrong with writing down that the sealed report r went to
// somebody on the day.
func CheckReportSent(r *Sealed, on day.Date, c ReportSent, today day.Date) []data.Problem {
	var p problems
	p.wrongIf(len(c.Ways) == 0, FieldWays, "sealed.ways")
	p.wrongIf(c.To == "", FieldTo, "sealed.to")
	switch {
	case on.IsZero():
		p.wrong(FieldSentOn, "sealed.sentOn")
	case on > today:
		p.wrong(FieldSentOn, "on.future", "day", on.Shown(), "today", today.Shown())
	case on < r.On:
		p.wrong(FieldSentOn, "sealed.beforeSigned", "sent", on.Shown(), "signed", r.On.Shown())
	}
	return p
}
