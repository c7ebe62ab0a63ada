package register

import (
	"slices"
	"strings"

	"donthu/data/day"
	"donthu/data/steps"
	"donthu/data/text"
)

// Reader is to whom something is due: who reads a notice, a decision, a report. The
// notice to one does not meet the duty to another (LTC Điều 29 khoản 3; LKN Điều 32).
type Reader string

// The readers that the laws name.
const (
	ToSender    Reader = "sender"    // who complains, denounces, petitions
	ToAccused   Reader = "accused"   // who is complained of or denounced
	ToForwarder Reader = "forwarder" // who sent the letter on to the ward
	ToSuperior  Reader = "superior"  // the head's direct superior
	ToCompetent Reader = "competent" // the body whose affair the letter is
	// ToInvestigator is the body that investigates crimes (LTC Điều 27 khoản 1).
	ToInvestigator Reader = "investigator"
	ToReceiver     Reader = "receiver"  // who gets the ward's reports
	ToConcerned    Reader = "concerned" // others with rights and obligations in the matter
	ToEverybody    Reader = "everybody" // publication
)

// Readers are those to whom a decision, a conclusion or a notice may be sent, in the
// order in which screens list them.
var Readers = []Reader{ToSender, ToAccused, ToSuperior, ToForwarder, ToConcerned, ToReceiver}

// Label is the Vietnamese word for the reader of papers on letters of the kind.
func (r Reader) Label(kind Kind) string {
	switch {
	case r == "":
		return ""
	case r != ToSender && r != ToAccused:
		kind = ""
	case kind == Reflection:
		kind = Petition
	}
	return text.Label("reader.", strings.TrimSuffix(string(r)+"."+string(kind), "."))
}

// readerWords are words, folded, by which a typed recipient is understood.
var readerWords = []struct {
	words  string
	reader Reader
}{
	{"nguoi bi ", ToAccused}, {"nguoi khieu nai", ToSender}, {"nguoi to cao", ToSender}, {"nguoi gui", ToSender}, {"nguoi kien nghi", ToSender}, {"nguoi phan anh", ToSender},
	{"cap tren", ToSuperior}, {"uy ban nhan dan tinh", ToSuperior}, {"uy ban nhan dan thanh pho", ToSuperior}, {"ubnd tinh", ToSuperior}, {"ubnd thanh pho", ToSuperior},
	{"co quan chuyen", ToForwarder}, {"noi chuyen", ToForwarder},
}

// ReadersOf are to whom a paper on the letter went: the marked readers, else those that
// the typed name says; nil where nothing is known.
func (l *Letter) ReadersOf(marked []Reader, typed string) []Reader {
	if len(marked) > 0 || strings.TrimSpace(typed) == "" {
		return marked
	}
	folded := " " + text.Fold(typed) + " "
	var all []Reader
	add := func(reader Reader, known bool) {
		if known && !slices.Contains(all, reader) {
			all = append(all, reader)
		}
	}
	named := func(name string) bool {
		name = text.Fold(name)
		if name != "" && !strings.Contains(name, " ") { // An is no word of "Công an phường"
			return strings.TrimSpace(folded) == name || strings.Contains(folded, " ong "+name+" ") || strings.Contains(folded, " ba "+name+" ")
		}
		return name != "" && (strings.Contains(folded, " "+name+" ") || strings.Contains(folded, " "+name+",") || strings.Contains(folded, " "+name+";"))
	}
	add(ToSender, named(l.Sender.Name) || named(l.Representative.Name))
	add(ToAccused, named(l.Against))
	add(ToForwarder, named(l.ForwardingBody))
	add(ToSuperior, named(l.Life.Superior.Name))
	add(ToCompetent, named(l.ForwardTo))
	for _, w := range readerWords {
		add(w.reader, strings.Contains(folded, w.words))
	}
	return all
}

// Owing is what keeps open a letter whose matter is done with.
type Owing string

// What may be owed then.
const (
	OwesNothing   Owing = ""
	OwesNotice    Owing = "notice"    // somebody has to be told
	OwesResult    Owing = "result"    // the decision must be sent, published, or told on
	OwesExecution Owing = "execution" // the decision must be carried out
)

// Due is what the law and the office want on a letter, as data/law computes it from the
// letter's steps; a zero day means that no limit runs.
type Due struct {
	Process day.Date `json:"process,omitzero"` // for processing and acceptance
	Settle  day.Date `json:"settle,omitzero"`  // for settling, once accepted; zero while the clock stands still

	Next       day.Date `json:"next,omitzero"`        // the earliest last day of an unmet duty
	Deed       string   `json:"deed,omitempty"`       // that duty in words, as every list has it
	Owes       Owing    `json:"owes,omitempty"`       // once the matter is done with
	Late       bool     `json:"late,omitempty"`       // a duty was met late
	Unrecorded int      `json:"unrecorded,omitempty"` // duties of which nothing is written, from before the office wrote them down
}

// Owed is a duty as the projection keeps it. It stands still (Paused) or has no limit
// when Due is zero.
type Owed struct {
	Rule        string
	To          Reader
	Start       day.Date
	Due         day.Date
	Met         day.Date
	Paused      bool
	Done        bool // met, or no longer owed
	Unrecorded  bool
	SettledLate bool // met after its last day
}

// StepDoneOutside is the type of DoneOutside.
const StepDoneOutside steps.Type = "done-outside"

// DoneOutside says that duties were met on paper before anybody wrote them down here: on
// its legal date, or on a day that nobody knows.
type DoneOutside struct {
	Duties []DutyName `json:"duties"`
	// UnknownDay says that the legal date is only that of the writing.
	UnknownDay bool     `json:"unknownDay,omitempty"`
	On         day.Date `json:"on,omitzero"` // see the contents of Life
}

// DutyName names the duties of one rule to one reader.
type DutyName struct {
	Rule string `json:"rule"`
	To   Reader `json:"to,omitempty"`
}

// StepType says which type of step the content belongs to.
func (DoneOutside) StepType() steps.Type { return StepDoneOutside }
