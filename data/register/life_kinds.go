package register

import "donthu/data/text"

// PauseKind is why the clock of a settlement stands still.
type PauseKind string

// The kinds of pauses. For a complaint the law knows only the suspension (LKN
// Điều 11a), for a denunciation both (LTC Điều 34; NĐ 31/2019 Điều 15 khoản 4);
// Waiting time of petitions is the office's own affair.
const (
	Suspension PauseKind = "suspension"
	Expertise  PauseKind = "expertise"
	OtherPause PauseKind = "other"
)

// PauseKinds are all kinds in the order in which screens list them.
var PauseKinds = []PauseKind{Suspension, Expertise, OtherPause}

// Label is the Vietnamese word for the kind, empty for none.
func (k PauseKind) Label() string { return text.Label("pause.", string(k)) }

// ComplexityLevel is how difficult a matter is.
type ComplexityLevel string

// The levels; the empty level means that nobody has judged. For a denunciation a
// complex matter meets one criterion of NĐ 31/2019 Điều 3 khoản 2, an especially
// complex one two or more; a complaint knows only the first two levels.
const (
	SimpleCase        ComplexityLevel = "simple"
	ComplexCase       ComplexityLevel = "complex"
	EspeciallyComplex ComplexityLevel = "especially"
)

// ComplexityLevels are all levels in the order in which screens list them.
var ComplexityLevels = []ComplexityLevel{SimpleCase, ComplexCase, EspeciallyComplex}

// Label is the Vietnamese word for the level, empty for none.
func (c ComplexityLevel) Label() string { return text.Label("complexity.", string(c)) }

// Complex reports whether the level allows the longer limit.
func (c ComplexityLevel) Complex() bool { return c == ComplexCase || c == EspeciallyComplex }

// PublishWay is how a decision or conclusion was made public (LKN Điều 41 khoản
// 2; LTC Điều 40 khoản 2).
type PublishWay string

// The ways.
const (
	AtMeeting  PublishWay = "meeting"
	Posting    PublishWay = "posting"
	Website    PublishWay = "website"
	MassMedia  PublishWay = "media"
	OtherPlace PublishWay = "other"
)

// PublishWays are all ways in the order in which screens list them.
var PublishWays = []PublishWay{Posting, AtMeeting, Website, MassMedia, OtherPlace}

// Label is the Vietnamese word for the way, empty for none.
func (w PublishWay) Label() string { return text.Label("publish.", string(w)) }

// EndReason is why nothing more is owed.
type EndReason string

// The reasons.
const (
	EndDone      EndReason = "done"      // all of it is done
	EndDuplicate EndReason = "duplicate" // another letter is handled in its place
	EndJoined    EndReason = "joined"    // settled with the matter it belongs to
	EndNoAction  EndReason = "no-action" // not to be processed (LTC Điều 24 khoản 3, Điều 25 khoản 1)
	EndTaken     EndReason = "taken"     // the superior settles it (LTC Điều 38 khoản 5)
	EndOther     EndReason = "other"
)

// EndReasons are all reasons in the order in which screens list them.
var EndReasons = []EndReason{EndDone, EndDuplicate, EndJoined, EndNoAction, EndTaken, EndOther}

// Label is the Vietnamese word for the reason, empty for none.
func (r EndReason) Label() string { return text.Label("end.", string(r)) }
