package office

import (
	"context"
	"time"

	"donthu/data"
	"donthu/data/chain"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

// Reading is what is read of an open register, subject by subject; see the methods of
// store.Store. Whoever has no more than this writes nothing.
type Reading interface {
	Letters
	Visits
	Days
	Meetings
	Directions
	Documents
	Reports
	BoardReports
	Imports

	Dir() string
	Today() day.Date
	Settings() register.Settings
	Steps(ctx context.Context, subject steps.Subject, id int64) ([]steps.Step, error)
	Draft(ctx context.Context, key string) ([]byte, error)
	Moved(ctx context.Context, settings register.Settings) ([]store.Moved, error)
	LastBackup(ctx context.Context) (store.Backed, error)
	LastStep(ctx context.Context) (int64, error)
	LastWritten(ctx context.Context) (time.Time, error)
}

// Letters reads letters.
type Letters interface {
	Letter(ctx context.Context, id int64) (register.Letter, error)
	LetterByNumber(ctx context.Context, n register.Number) (register.Letter, error)
	Letters(ctx context.Context, q store.Query) (store.Page, error)
	Lacks(ctx context.Context, q store.Query) (store.Lack, error)
	LetterCount(ctx context.Context) (int, error)
	Counts(ctx context.Context, queries ...store.Query) ([]int, error)
	Officers(ctx context.Context) ([]string, error)
	Areas(ctx context.Context) ([]string, error)
	DutyRules(ctx context.Context) (map[string]int, error)
	EachSettled(ctx context.Context, p day.Period, visit func(*register.Letter) error) error
	Alike(ctx context.Context, q store.AlikeQuery) ([]store.Alike, error)
	AlikeTo(ctx context.Context, l *register.Letter, denouncers bool, limit int) ([]store.Alike, error)
	LettersOf(ctx context.Context, p register.Person, limit int) ([]register.Letter, error)
	Overview(ctx context.Context, soon day.Date) (store.Overview, error)
	Beside(ctx context.Context, q store.Query, id int64, after bool) (int64, error)
}

// Visits reads visits.
type Visits interface {
	Reception(ctx context.Context, id int64) (register.Reception, error)
	Receptions(ctx context.Context, p day.Period) ([]register.Reception, error)
	SearchReceptions(ctx context.Context, text string, limit int) ([]register.Reception, error)
	VisitsOf(ctx context.Context, p register.Person, limit int) ([]register.Reception, error)
}

// Days reads reception days and what was prepared for them.
type Days interface {
	ReceptionDays(ctx context.Context, p day.Period) ([]register.ReceptionDay, error)
	DayFiles(ctx context.Context, p day.Period) (map[int64]register.DayFile, error)
	Dossier(ctx context.Context, day int64) (register.DayDossier, error)
}

// Meetings reads dialogues and meetings.
type Meetings interface {
	Meeting(ctx context.Context, id int64) (register.Meeting, error)
	Meetings(ctx context.Context, q store.MeetingQuery) ([]register.Meeting, error)
}

// Directions reads what leaders directed.
type Directions interface {
	Direction(ctx context.Context, id int64) (register.Direction, error)
	Directions(ctx context.Context, q store.DirectionQuery) (all []register.Direction, total int, err error)
	DirectionFiles(ctx context.Context, all ...register.Direction) ([]register.DirectionFile, error)
	OverdueDirections(ctx context.Context) (int, error)
}

// Documents reads what the office issues.
type Documents interface {
	Document(ctx context.Context, id int64) ([]byte, error)
	Occasion(ctx context.Context, id int64) (register.Occasion, error)
	NextReplyNumber(ctx context.Context, year int, symbol string) (int, error)
	NumberOrder(ctx context.Context, symbol string, count int, on day.Date) ([]data.Problem, error)
	Replies(ctx context.Context, q store.ReplyQuery) (all []store.IssuedReply, total int, err error)
	ReplyCounts(ctx context.Context, q store.ReplyQuery) (map[register.DeliveryState]int, error)
	ReplyBooks(ctx context.Context) (years []int, symbols []string, err error)
	Scan(k register.KeptFile) (path string, err error)
	Recognition(ctx context.Context) (store.Recognition, error)
}

// Reports reads what was typed for reports, and the reports that were sent.
type Reports interface {
	Began(ctx context.Context) (day.Date, error)
	TypedFigures(ctx context.Context, form string, p day.Period) (register.TypedFigures, error)
	SealedReports(ctx context.Context) ([]register.SealedReport, error)
	SealedWorkbook(ctx context.Context, id int64) ([]byte, error)
}

// BoardReports reads what wards reported to the office, where it is a board.
type BoardReports interface {
	WardEntries(ctx context.Context, q store.WardQuery) ([]store.WardEntry, error)
	WardReports(ctx context.Context, q store.WardQuery) ([]register.WardFile, error)
	WardReport(ctx context.Context, id int64) (register.WardFile, error)
	WardBytes(ctx context.Context, step int64) ([]byte, error)
	WardReminders(ctx context.Context, q store.WardQuery) ([]register.WardReminder, error)
}

// Imports reads what books brought in.
type Imports interface {
	Batches(ctx context.Context) ([]register.Batch, error)
	RuleDays(ctx context.Context, b register.Batch) ([]steps.Step, error)
}

// Writing is what the register does in one transaction of its own, so that the office
// has nothing to add; see the methods of store.Store.
type Writing interface {
	AddReception(ctx context.Context, r register.Reception) (register.Reception, error)
	CorrectReception(ctx context.Context, r register.Reception, reason string) error
	AnnulReception(ctx context.Context, id int64, reason string) error

	SaveReceptionDays(ctx context.Context, all []register.ReceptionDay, reason string) error
	CancelReceptionDay(ctx context.Context, id int64, reason string) error
	SaveAttendance(ctx context.Context, id int64, persons []register.Attendee) (register.DayFile, error)
	SaveDossier(ctx context.Context, id int64, invited []register.Invitee) (register.DayFile, error)

	AddMeeting(ctx context.Context, c register.Convened) (register.Meeting, error)
	ChangeMeeting(ctx context.Context, id int64, c register.Convened, reason string) (register.Meeting, error)
	CancelMeeting(ctx context.Context, id int64, reason string) error
	NoteInvited(ctx context.Context, id int64, on day.Date, c register.MeetingInvited) (register.Meeting, error)
	HoldMeeting(ctx context.Context, id int64, on day.Date, held register.MeetingHeld, reason string) (register.Meeting, error)

	AddDirection(ctx context.Context, on day.Date, c register.Directed) (register.Direction, error)
	AddDirectionSteps(ctx context.Context, id int64, drafts ...steps.Draft) (register.Direction, error)

	RecordDelivery(ctx context.Context, of int64, on day.Date, d register.Delivery, files store.DeliveryFiles) (step int64, err error)

	SaveFigures(ctx context.Context, f register.TypedFigures) error
	SendReport(ctx context.Context, id int64, on day.Date, to ...register.ReportSent) error
	UnsendReport(ctx context.Context, id int64, reason string, sent ...int64) error
	AnnulSeal(ctx context.Context, id int64, reason string) error

	AnnulWardVersion(ctx context.Context, report, step int64, reason string) error
	AnnulReminders(ctx context.Context, reason string, ids ...int64) error

	SaveSettings(ctx context.Context, settings register.Settings) error
	SaveDraft(ctx context.Context, key string, content []byte) error
	Reveal(ctx context.Context, subject steps.Subject, id int64) error
	RevealAll(ctx context.Context, all ...register.About) error

	TakeBackBatch(ctx context.Context, id int64, reason string) (register.Batch, error)

	Backup(ctx context.Context, file string) (written string, missing []string, err error)
	BackupWhole(ctx context.Context, container, passphrase string, told func(done, all int)) (missing []string, err error)
	BackupIfChanged(ctx context.Context) (string, error)
	Verify(ctx context.Context) (chain.Verification, error)
	Close() error
}
