package desktop

import (
	clerk "donthu/app/office"

	"donthu/data"
	"donthu/data/law"
	"donthu/data/store"
)

// Ref names something that one area opens in another; the window knows what shows it.
type Ref interface{ ref() }

// LetterRef is the page of a letter.
type LetterRef struct{ ID int64 }

// NewLetterRef is the form that registers a letter. Of Known something is known
// already, such as what a visitor said; what is half typed is kept under Draft. The
// visit names the letter once it is registered.
type NewLetterRef struct {
	Known data.Facts
	Draft string // "" for the form that nothing is known for
	Visit int64  // 0 for none
}

// LettersRef is the register with the letters that Query asks for; Caption says in
// words what that is.
type LettersRef struct {
	Query   store.Query
	Caption string
}

// ExportRef writes the register as a workbook, after asking for whom.
type ExportRef struct {
	Title, Name string
	Written     func(file string, letters int)
}

// StepRef is the form of a step of a letter, filled in with what the guide proposes.
type StepRef struct {
	Letter data.Letter
	Next   law.NextStep
}

// MendRef is where a step of a letter is put right or taken out; Steps are all its
// steps, oldest first.
type MendRef struct {
	Letter data.Letter
	Steps  []data.Step
}

// ComposeRef is the page that writes a document on a letter for a step of the guide.
type ComposeRef struct {
	Letter data.Letter
	Next   law.NextStep
}

// VisitComposeRef is the page that writes a document on a visit; Given is what was
// directed at it.
type VisitComposeRef struct {
	Visit data.Reception
	Given []data.Direction
}

// BatchRef is the page that writes one kind of document on the letters of a query.
type BatchRef struct{ Query store.Query }

// ResultsRef sends the results of letters to who waits for them: of those settled in
// the period, or of all.
type ResultsRef struct{ Period data.Period }

// DeliveryRef is the form that says what became of documents. Done gets the steps
// written, and the documents of which none could be.
type DeliveryRef struct {
	Documents []store.IssuedReply
	Done      func([]clerk.Delivered, []store.IssuedReply)
}

// WaitingDocumentsRef lists the documents that wait for the signature or for being sent.
type WaitingDocumentsRef struct{}

// TemplatesRef and OfficeFactsRef are what the office decides about its documents.
type (
	TemplatesRef   struct{}
	OfficeFactsRef struct{}
)

// VisitRef is the page of a visit.
type VisitRef struct{ ID int64 }

// DayFormRef is the form of a day of the schedule, DayRef its page.
type (
	DayFormRef struct{ Day data.ReceptionDay }
	DayRef     struct{ ID int64 }
)

// AttendanceTallyRef counts who was at the reception days of a period.
type AttendanceTallyRef struct{ Period data.Period }

// MeetingRef is the page of a meeting, NewMeetingRef the form that calls one.
type (
	MeetingRef    struct{ ID int64 }
	NewMeetingRef struct{ Plan data.Convened }
)

// DirectionRef is the page of a direction, NewDirectionRef the form for a new one of
// which something is known.
type (
	DirectionRef    struct{ ID int64 }
	NewDirectionRef struct{ Known data.Directed }
)

// OverdueDirectionsRef lists the directions whose last day is over.
type OverdueDirectionsRef struct{}

// ReportRef is the report of a period.
type ReportRef struct{ Period data.Period }

// BoardRef puts the reports of several wards together.
type BoardRef struct{}

// SettingsRef is the room of settings, WorkdaysRef the office's calendar at a day.
type (
	SettingsRef struct{}
	WorkdaysRef struct{ On data.Date }
)

// ImportRef asks for an Excel book and brings it in; Done, which may be nil, is called
// after letters came in.
type ImportRef struct{ Done func() }

// AboutRef says which program this is; HelpRef is the manual at the page of the name.
type (
	AboutRef struct{}
	HelpRef  struct{ Name string }
)

func (LetterRef) ref()            {}
func (NewLetterRef) ref()         {}
func (LettersRef) ref()           {}
func (ExportRef) ref()            {}
func (StepRef) ref()              {}
func (MendRef) ref()              {}
func (ComposeRef) ref()           {}
func (VisitComposeRef) ref()      {}
func (BatchRef) ref()             {}
func (ResultsRef) ref()           {}
func (DeliveryRef) ref()          {}
func (WaitingDocumentsRef) ref()  {}
func (TemplatesRef) ref()         {}
func (OfficeFactsRef) ref()       {}
func (VisitRef) ref()             {}
func (DayFormRef) ref()           {}
func (DayRef) ref()               {}
func (AttendanceTallyRef) ref()   {}
func (MeetingRef) ref()           {}
func (NewMeetingRef) ref()        {}
func (DirectionRef) ref()         {}
func (NewDirectionRef) ref()      {}
func (OverdueDirectionsRef) ref() {}
func (ReportRef) ref()            {}
func (BoardRef) ref()             {}
func (SettingsRef) ref()          {}
func (WorkdaysRef) ref()          {}
func (ImportRef) ref()            {}
func (AboutRef) ref()             {}
func (HelpRef) ref()              {}
