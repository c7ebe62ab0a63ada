package desk

import (
	"donthu/app/office"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

// Ref names something that one area opens in another; the window knows what shows it.
type Ref interface{ ref() }

// Letter is the page of a letter, opened from the list of In: its neighbours there are one
// key away. The zero In is the whole register, the newest first.
type Letter struct {
	ID int64
	In store.Query
}

// NewLetter is the form that registers a letter. Of Known something is known
// already, such as what a visitor said; what is half typed is kept under Draft. The
// visit names the letter once it is registered.
type NewLetter struct {
	Known register.Facts
	Draft string // "" for the form that nothing is known for
	Visit int64  // 0 for none
	Scan  string // file of its scan, which comes to lie with it; "" for none
}

// Letters is the register with the letters that Query asks for; Caption says in
// words what that is.
type Letters struct {
	Query   store.Query
	Caption string
}

// Export writes the register as a workbook, after asking for whom.
type Export struct {
	Title, Name string
	Written     func(file string, letters int)
}

// Step is the form of a step of a letter, filled in with what the guide proposes.
type Step struct {
	Letter register.Letter
	Next   law.NextStep
}

// National lays the letter out for typing it into the national platform; In is the list through
// which the clerk works, the letters still to be typed when it is zero.
type National struct {
	ID int64
	In store.Query
}

// Mend is where a step of a letter is put right or taken out; Steps are all its
// steps, oldest first.
type Mend struct {
	Letter register.Letter
	Steps  []steps.Step
}

// Compose is the page that writes a document on a letter for a step of the guide.
type Compose struct {
	Letter register.Letter
	Next   law.NextStep
}

// VisitCompose is the page that writes a document on a visit; Given is what was
// directed at it.
type VisitCompose struct {
	Visit register.Reception
	Given []register.Direction
}

// Batch is the page that writes one kind of document on the letters of a query.
type Batch struct{ Query store.Query }

// Results sends the results of letters to who waits for them: of those settled in
// the period, or of all.
type Results struct{ Period day.Period }

// Delivery is the form that says what became of documents. Done gets the steps
// written, and the documents of which none could be.
type Delivery struct {
	Documents []store.IssuedReply
	Done      func([]office.Delivered, []store.IssuedReply)
}

// WaitingDocuments lists the documents that wait for the signature or for being sent.
type WaitingDocuments struct{}

// Templates and OfficeFacts are what the office decides about its documents.
type (
	Templates   struct{}
	OfficeFacts struct{}
)

// Visit is the page of a visit.
type Visit struct{ ID int64 }

// DayForm is the form of a day of the schedule, Day its page.
type (
	DayForm struct{ Day register.ReceptionDay }
	Day     struct{ ID int64 }
)

// AttendanceTally counts who was at the reception days of a period.
type AttendanceTally struct{ Period day.Period }

// Meeting is the page of a meeting, NewMeeting the form that calls one.
type (
	Meeting    struct{ ID int64 }
	NewMeeting struct{ Plan register.Convened }
)

// Direction is the page of a direction, NewDirection the form for a new one of
// which something is known.
type (
	Direction    struct{ ID int64 }
	NewDirection struct{ Known register.Directed }
)

// OverdueDirections lists the directions whose last day is over.
type OverdueDirections struct{}

// Duties lists all that is owed: whose, or what nobody was given, at one of its lists;
// the zero Duties is everybody's, at the first list that holds something.
type Duties struct {
	Officer string
	Nobody  bool
	Tab     DutyTab
}

// Report is the report of a period.
type Report struct{ Period day.Period }

// Board is the desk of a board that receives the reports of wards.
type Board struct{}

// Settings is the room of settings at a section, "" for where it was; Workdays is the
// office's calendar at a day.
type (
	Settings struct{ Section string }
	Workdays struct{ On day.Date }
)

// Health is how the register and the computer stand.
type Health struct{}

// Import brings an Excel book in, File or, when that is "", one that it asks for; Done, which may be nil, is called
// after letters came in.
type Import struct {
	File string
	Done func()
}

// Imports lists the imports of books, each of which can be taken back whole.
type Imports struct{}

// Reconcile compares the register with any list in Excel, File or, when that is "", one that it
// asks for.
type Reconcile struct{ File string }

// File shows the pages of a file that lies at Path, under a name that everybody may read. A
// secret one shows who denounced: it is opened after a look was written down, and not again
// without another. Of is the letter or visit that it lies with and Filed how, where a copy
// may be made of it; Changed is called once there is one.
type File struct {
	Path, Name string
	Secret     bool
	Of         int64
	Filed      register.Filed
	Changed    func()
}

// Scans lists what the scanner made and waits to be put somewhere; All lists what lies already
// and what was passed over too.
type Scans struct{ All bool }

// About says which program this is; Help is the manual at the page of the name.
type (
	About struct{}
	Help  struct{ Name string }
)

func (Letter) ref()            {}
func (NewLetter) ref()         {}
func (Letters) ref()           {}
func (Export) ref()            {}
func (Step) ref()              {}
func (National) ref()          {}
func (Mend) ref()              {}
func (Compose) ref()           {}
func (VisitCompose) ref()      {}
func (Batch) ref()             {}
func (Results) ref()           {}
func (Delivery) ref()          {}
func (WaitingDocuments) ref()  {}
func (Templates) ref()         {}
func (OfficeFacts) ref()       {}
func (Visit) ref()             {}
func (DayForm) ref()           {}
func (Day) ref()               {}
func (AttendanceTally) ref()   {}
func (Meeting) ref()           {}
func (NewMeeting) ref()        {}
func (Direction) ref()         {}
func (NewDirection) ref()      {}
func (OverdueDirections) ref() {}
func (Duties) ref()            {}
func (Report) ref()            {}
func (Board) ref()             {}
func (Settings) ref()          {}
func (Workdays) ref()          {}
func (Import) ref()            {}
func (Imports) ref()           {}
func (Reconcile) ref()         {}
func (File) ref()              {}
func (Scans) ref()             {}
func (Health) ref()            {}
func (About) ref()             {}
func (Help) ref()              {}
