package register

import "donthu/data/text"

// Kind is what a letter is by its content, not by its title (TT 05/2021/TT-TTCP
// Điều 6).
type Kind string

// The four kinds of letters.
const (
	Complaint    Kind = "complaint"
	Denunciation Kind = "denunciation"
	Petition     Kind = "petition"
	Reflection   Kind = "reflection"
)

// Kinds are all kinds in the order in which screens list them.
var Kinds = []Kind{Complaint, Denunciation, Petition, Reflection}

// Label is the Vietnamese word for the kind, empty for none.
func (k Kind) Label() string { return text.Label("kind.", string(k)) }

// Field is the field of administration a letter is about, as the columns of
// TT 06/2025 divide them.
type Field string

// The fields of TT 06/2025, biểu 02/XLD.
const (
	Land           Field = "land"
	Policy         Field = "policy"
	Administration Field = "administration"
	Corruption     Field = "corruption"
	Justice        Field = "justice"
	OtherField     Field = "other"
)

// Fields are all fields in the order in which screens list them.
var Fields = []Field{Land, Policy, Administration, Corruption, Justice, OtherField}

// Label is the Vietnamese word for the field, empty for none.
func (f Field) Label() string { return text.Label("field.", string(f)) }

// Source is the way on which a letter came in.
type Source string

// The sources of a letter.
const (
	InPerson    Source = "in-person"
	Post        Source = "post"
	AtReception Source = "reception"
	Forwarded   Source = "forwarded"
	LetterBox   Source = "letter-box"
	Online      Source = "online"
)

// Sources are all sources in the order in which screens list them.
var Sources = []Source{InPerson, Post, AtReception, Forwarded, LetterBox, Online}

// Label is the Vietnamese word for the source, empty for none.
func (s Source) Label() string { return text.Label("source.", string(s)) }

// Answer is yes, no, or not yet judged.
type Answer string

// The answers; the empty Answer means that nobody has judged yet.
const (
	Yes Answer = "yes"
	No  Answer = "no"
)

// Answers are both answers in the order in which screens list them.
var Answers = []Answer{Yes, No}

// Label is "Có" or "Không", empty when nobody has judged.
func (a Answer) Label() string { return text.Label("answer.", string(a)) }

// Handling is the direction that the office took with a letter
// (TT 05/2021/TT-TTCP chapters III–V).
type Handling string

// The directions.
const (
	Accept  Handling = "accept"
	Refuse  Handling = "refuse"
	Guide   Handling = "guide"
	Forward Handling = "forward"
	Return  Handling = "return"
	Keep    Handling = "keep"
)

// Handlings are all directions in the order in which screens list them.
var Handlings = []Handling{Accept, Refuse, Guide, Forward, Return, Keep}

// Label is the Vietnamese word for the direction, empty for none.
func (h Handling) Label() string { return text.Label("handling.", string(h)) }

// Result is how a complaint, a denunciation or a petition ended.
type Result string

// The results. Withdrawn and Stopped end a matter without a decision on it.
const (
	Right         Result = "right"
	Wrong         Result = "wrong"
	PartlyRight   Result = "partly-right"
	Upheld        Result = "upheld"
	Overturned    Result = "overturned"
	RightAndWrong Result = "right-and-wrong"
	Withdrawn     Result = "withdrawn"
	Stopped       Result = "stopped"
)

// Results are all results in the order in which screens list them.
var Results = []Result{Right, Wrong, PartlyRight, RightAndWrong, Upheld, Overturned, Withdrawn, Stopped}

// Label is the Vietnamese word for the result, empty for none.
func (r Result) Label() string { return text.Label("result.", string(r)) }

// EndsWithoutDecision reports whether the result is a withdrawal or a stop,
// which no form counts as a settlement.
func (r Result) EndsWithoutDecision() bool { return r == Withdrawn || r == Stopped }

// ReceptionType is the kind of reception of citizens (LTCD Điều 18, Điều 24).
type ReceptionType string

// The types of reception.
const (
	Regular     ReceptionType = "regular"
	Scheduled   ReceptionType = "scheduled"
	Unscheduled ReceptionType = "unscheduled"
)

// ReceptionTypes are all types in the order in which screens list them.
var ReceptionTypes = []ReceptionType{Regular, Scheduled, Unscheduled}

// Label is the Vietnamese word for the type, empty for none.
func (t ReceptionType) Label() string { return text.Label("reception.", string(t)) }

// Host is who receives the citizens.
type Host string

// The hosts of a reception.
const (
	Officer  Host = "officer"
	Head     Host = "head"
	Delegate Host = "delegate"
)

// Hosts are all hosts in the order in which screens list them.
var Hosts = []Host{Officer, Head, Delegate}

// Label is the Vietnamese word for the host, empty for none.
func (h Host) Label() string { return text.Label("host.", string(h)) }
