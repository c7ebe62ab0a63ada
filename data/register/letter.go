package register

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"donthu/data/day"
	"donthu/data/text"
)

// Number is a letter's number in the register, counted per year (12/2026). The
// branches of a letter of several contents share its number (12a/2026).
type Number struct {
	Year   int    `json:"year"`
	Count  int    `json:"count"`
	Branch string `json:"branch,omitempty"` // a to z, empty for the letter itself
}

// String is the number as clerks write it, 12/2026.
func (n Number) String() string {
	if n.Count == 0 {
		return ""
	}
	return fmt.Sprintf("%d%s/%d", n.Count, n.Branch, n.Year)
}

// ParseNumber reads 12/2026 and 12a/2026.
func ParseNumber(s string) (Number, error) {
	count, year, found := strings.Cut(strings.TrimSpace(s), "/")
	count, branch := strings.TrimSpace(count), ""
	if last := len(count) - 1; last > 0 && 'a' <= count[last] && count[last] <= 'z' {
		count, branch = count[:last], count[last:]
	}
	c, errCount := strconv.Atoi(count)
	y, errYear := strconv.Atoi(strings.TrimSpace(year))
	if !found || errCount != nil || errYear != nil || c < 1 || y < 1900 || y > 2200 {
		return Number{}, fmt.Errorf("not a letter's number: %q", s)
	}
	return Number{Year: y, Count: c, Branch: branch}, nil
}

// Person is somebody who signed a letter or acts for those who did.
type Person struct {
	Name     string `json:"name,omitempty"`
	Address  string `json:"address,omitempty"`
	Identity string `json:"identity,omitempty"` // number of the identity paper
	Phone    string `json:"phone,omitempty"`
	Title    string `json:"title,omitempty"` // form of address: TitleMr, TitleMrs
}

// Forms of address.
const (
	TitleMr  = "mr"
	TitleMrs = "mrs"
)

// Attachment is a document or a piece of evidence that came with a letter.
type Attachment struct {
	Name  string `json:"name"`
	Pages int    `json:"pages,omitempty"`
}

// Facts are what a letter itself says and how it came in: the union of the
// columns that ward registers keep (reports/workbook.LetterBook prints the customary ones).
type Facts struct {
	ReceivedOn day.Date `json:"receivedOn,omitzero"` // ngày nhận
	WrittenOn  day.Date `json:"writtenOn,omitzero"`  // ngày ghi trên đơn
	ArrivalNo  string   `json:"arrivalNo,omitempty"` // số đến in the mail book (NĐ 30/2020 Phụ lục IV)
	ArrivalOn  day.Date `json:"arrivalOn,omitzero"`  // ngày đến

	Source            Source   `json:"source,omitempty"`
	ForwardingBody    string   `json:"forwardingBody,omitempty"`   // who sent it on to the ward
	ForwardingNo      string   `json:"forwardingNo,omitempty"`     // its document's number
	ForwardingWritten day.Date `json:"forwardingWritten,omitzero"` // and date

	Sender         Person   `json:"sender"`
	CoSigners      []Person `json:"coSigners,omitempty"`
	Signatories    int      `json:"signatories,omitempty"` // số người ký, the sender included; 0: not known
	Representative Person   `json:"representative,omitzero"`

	Against string `json:"against,omitempty"` // body or person complained of or denounced
	Kind    Kind   `json:"kind,omitempty"`
	Round   int    `json:"round,omitempty"` // 1 or 2; for a denunciation 2 is tố cáo tiếp
	Field   Field  `json:"field,omitempty"`
	Content string `json:"content,omitempty"`
	Request string `json:"request,omitempty"` // what the sender asks for

	Attachments []Attachment `json:"attachments,omitempty"`
	Matter      string       `json:"matter,omitempty"` // equal keys are one matter; empty: a matter of its own
	DuplicateOf string       `json:"duplicateOf,omitempty"`
	File        string       `json:"file,omitempty"` // where the paper file is kept
	Note        string       `json:"note,omitempty"`
}

// Reply is a document that the ward issued on a letter.
type Reply struct {
	Type     string   `json:"type,omitempty"` // thông báo, quyết định, phiếu chuyển …
	Number   string   `json:"number,omitempty"`
	On       day.Date `json:"on,omitzero"`
	SignedBy string   `json:"signedBy,omitempty"`
	To       string   `json:"to,omitempty"`
	Readers  []Reader `json:"readers,omitempty"` // who gets it; none: as To says, or whom such a document is for
	Summary  string   `json:"summary,omitempty"`
	Template string   `json:"template,omitempty"` // name of the template it was made from, see Document…

	// Of a document that the program writes: the series that its number is taken from when
	// it is signed (TB-UBND; empty: it gets none), whom it invites, and to whom the result of
	// the letter goes with it.
	Symbol   string  `json:"symbol,omitempty"`
	Invites  Invites `json:"invites,omitzero"`
	ResultTo string  `json:"resultTo,omitempty"`
	// Insisted is why it is written though it does not fit the letter, the day or who signs.
	Insisted string `json:"insisted,omitempty"`
	// Accepted is what the office wrote in it of the matter for readers who may not know who sent
	// the letter; later documents for such readers say the same.
	Accepted string `json:"accepted,omitempty"`
	// CopyOf is the step of the document of which this is the text for another reader, who may
	// know more or less of who denounced: it is signed with that one and bears its number.
	CopyOf int64 `json:"copyOf,omitempty"`

	Step int64    `json:"step,omitempty"` // that recorded it; its letter gives it
	Scan KeptFile `json:"scan,omitzero"`  // of the signed paper

	// Of a document that the program wrote: the Word document is kept with the step
	// Document, that of the signed text with the step Final when it differs.
	Document    int64         `json:"document,omitempty"`
	File        string        `json:"file,omitempty"`   // its path below the folder of documents, with slashes
	SHA256      string        `json:"sha256,omitempty"` // of its bytes, hexadecimal
	Final       int64         `json:"final,omitempty"`
	State       DeliveryState `json:"state,omitempty"`
	SignedOn    day.Date      `json:"signedOn,omitzero"`
	SentOn      day.Date      `json:"sentOn,omitzero"`
	DeliveredOn day.Date      `json:"deliveredOn,omitzero"`
	How         string        `json:"how,omitempty"`    // it went: by post, by hand …
	Reason      string        `json:"reason,omitempty"` // why it was given back, came back, or was recalled
}

// Invites is to what a document invites somebody: a reception day, or a meeting.
type Invites struct {
	Day     int64  `json:"day,omitempty"`
	Meeting int64  `json:"meeting,omitempty"`
	Name    string `json:"name,omitempty"` // of the person at the meeting
}

// Recovery is what a settlement orders: money in millions of đồng (trđ), land
// in square metres (TT 06/2025, biểu 03 columns 13–23 and 04 columns 14–25).
type Recovery struct {
	CollectMoney          float64 `json:"collectMoney,omitempty"`
	CollectLand           float64 `json:"collectLand,omitempty"`
	ReturnMoney           float64 `json:"returnMoney,omitempty"`
	ReturnLand            float64 `json:"returnLand,omitempty"`
	BodiesRestored        int     `json:"bodiesRestored,omitempty"`
	PersonsRestored       int     `json:"personsRestored,omitempty"`
	BodiesDisciplined     int     `json:"bodiesDisciplined,omitempty"`
	PersonsDisciplined    int     `json:"personsDisciplined,omitempty"`
	OfficialsDisciplined  int     `json:"officialsDisciplined,omitempty"`
	InvestigatedCases     int     `json:"investigatedCases,omitempty"`
	InvestigatedPersons   int     `json:"investigatedPersons,omitempty"`
	InvestigatedOfficials int     `json:"investigatedOfficials,omitempty"`
}

// Settlement is the decision on a complaint or the conclusion on a denunciation.
type Settlement struct {
	Result Result   `json:"result,omitempty"`
	On     day.Date `json:"on,omitzero"` // zero: an old book named the result, but no day
	// Follow says that the office records what comes after the decision, so that
	// the letter stays open until it is sent, published and its result told. Old
	// books end with the result.
	Follow bool `json:"follow,omitempty"`
	// ExecuteBy is the last day that the decision itself sets for carrying it out.
	ExecuteBy day.Date `json:"executeBy,omitzero"`
	// Number is that of the decision or conclusion (15/QĐ-UBND), empty where nobody knows it:
	// several of a matter, also of one day, are told apart by it.
	Number   string `json:"number,omitempty"`
	Recovery `json:"recovery,omitzero"`
}

// Execution is how far a settlement has been carried out by a day, or what was carried out
// of it on that day, in the units of Recovery (TT 06/2025, biểu 05/KQTH).
type Execution struct {
	Done                 Answer   `json:"done,omitempty"` // with this all of it is carried out
	On                   day.Date `json:"on,omitzero"`
	OfDay                bool     `json:"ofDay,omitempty"` // the amounts are of the day alone, not of all days so far
	CollectedMoney       float64  `json:"collectedMoney,omitempty"`
	CollectedLand        float64  `json:"collectedLand,omitempty"`
	ReturnedMoney        float64  `json:"returnedMoney,omitempty"`
	ReturnedLand         float64  `json:"returnedLand,omitempty"`
	BodiesDisciplined    int      `json:"bodiesDisciplined,omitempty"`
	PersonsDisciplined   int      `json:"personsDisciplined,omitempty"`
	OfficialsDisciplined int      `json:"officialsDisciplined,omitempty"`
	ProsecutedCases      int      `json:"prosecutedCases,omitempty"`
	ProsecutedPersons    int      `json:"prosecutedPersons,omitempty"`
	ProsecutedOfficials  int      `json:"prosecutedOfficials,omitempty"`
}

// Letter is what a letter is now: the facts it came with and what its steps
// made of it. It is computed from steps (Fold) and never edited.
type Letter struct {
	ID     int64  `json:"id"`
	Number Number `json:"number"`
	Facts

	Handled   bool     `json:"handled,omitempty"`  // processing is done; HandledOn may still be unknown for letters of old books
	HandledOn day.Date `json:"handledOn,omitzero"` // ngày xử lý
	// HandledRule is that by which the office told HandledOn; empty: the day itself was written.
	HandledRule DayRule `json:"handledRule,omitempty"`

	Eligible   Answer   `json:"eligible,omitempty"`
	Competent  Answer   `json:"competent,omitempty"`
	Handling   Handling `json:"handling,omitempty"`
	Reason     string   `json:"reason,omitempty"` // why not eligible, not competent or refused
	ForwardTo  string   `json:"forwardTo,omitempty"`
	AcceptedOn day.Date `json:"acceptedOn,omitzero"` // ngày thụ lý
	Officer    string   `json:"officer,omitempty"`   // cán bộ thụ lý

	Replies []Reply `json:"replies,omitempty"` // in force: signed, or typed in
	// Unissued are the documents without force: drafts, with or without the leader, and
	// those that were recalled.
	Unissued   []Reply    `json:"unissued,omitempty"`
	Settlement Settlement `json:"settlement,omitzero"`
	Execution  Execution  `json:"execution,omitzero"` // all that was carried out so far
	// Executed is what was carried out on single days, where somebody recorded that; the older
	// statements of all so far are among them, as what each adds.
	Executed []Execution `json:"executed,omitempty"`

	// ImportedOn is the day on which a book brought the letter; zero: it was typed.
	ImportedOn day.Date `json:"importedOn,omitzero"`
	// Former are its numbers in the registers that it came from, the oldest first.
	Former []Former `json:"former,omitempty"`

	National National `json:"national,omitzero"`

	// Files are what was put with the letter, in the order in which that was done.
	Files   []Filed  `json:"files,omitempty"`
	Remarks []string `json:"remarks,omitempty"` // that changed nothing else, see Noted

	Life Life `json:"life,omitzero"`
	Due  Due  `json:"due,omitzero"`
	// Duties are all that the law and the office want on the letter, for the projection.
	Duties []Owed `json:"-"`
}

// MatterKey is the same for all letters of one matter: the office's own key, or
// one made from the letter's id when it stands alone.
func (l *Letter) MatterKey() string { return cmp.Or(l.Matter, "#"+strconv.FormatInt(l.ID, 10)) }

// SettlementKey is the same for all letters that one decision or conclusion
// settles: one matter, round, result, day and number. It is empty without a settlement.
func (l *Letter) SettlementKey() string {
	s := l.Settlement
	if s.Result == "" || s.Result.EndsWithoutDecision() || s.On.IsZero() {
		return ""
	}
	key := fmt.Sprintf("%s|%s|%d|%s|%s", l.Kind, l.MatterKey(), l.Round, s.Result, s.On)
	if s.Number != "" {
		key += "|" + text.Fold(s.Number)
	}
	return key
}

// Undated reports whether something says that the letter was processed, but not on
// which day: old books know a direction, a result or "done", and no more.
func (l *Letter) Undated() bool {
	return l.HandledOn.IsZero() && (l.Handled || l.Settlement.Result != "")
}

// LastReply is the reply issued last, the zero Reply when there is none.
func (l *Letter) LastReply() Reply {
	if len(l.Replies) == 0 {
		return Reply{}
	}
	return l.Replies[len(l.Replies)-1]
}

// PossibleMatter is the key under which letters of the letter's matter are joined:
// its own, or one made from its number.
func (l *Letter) PossibleMatter() string {
	return cmp.Or(l.Matter, fmt.Sprintf("VV-%d%s-%d", l.Number.Count, l.Number.Branch, l.Number.Year))
}
