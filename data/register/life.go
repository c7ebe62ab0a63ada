package register

import (
	"donthu/data/day"
	"donthu/data/steps"
)

// The types of steps between acceptance and the end of a letter's life.
const (
	StepExtended       steps.Type = "extended"         // Extended
	StepPaused         steps.Type = "paused"           // Paused
	StepResumed        steps.Type = "resumed"          // Resumed
	StepComplexity     steps.Type = "complexity"       // Complexity
	StepWithdrawal     steps.Type = "withdrawal"       // Withdrawal
	StepJoined         steps.Type = "joined"           // Joined
	StepDuplicate      steps.Type = "duplicate"        // Duplicate
	StepSplit          steps.Type = "split"            // Split
	StepVerified       steps.Type = "verified"         // Verified
	StepDialogue       steps.Type = "dialogue"         // Dialogue
	StepDecisionSent   steps.Type = "decision-sent"    // DecisionSent
	StepPublished      steps.Type = "published"        // Published
	StepResultSent     steps.Type = "result-sent"      // ResultSent
	StepAskedLeader    steps.Type = "asked-leader"     // AskedLeader
	StepLeaderAnswered steps.Type = "leader-answered"  // LeaderAnswered
	StepSecondRound    steps.Type = "second-round"     // SecondRound
	StepSuperior       steps.Type = "overdue-superior" // OverdueToSuperior
	StepEnded          steps.Type = "ended"            // Ended
	StepDestruction    steps.Type = "destruction"      // ListedForDestruction
	StepToldApart      steps.Type = "told-apart"       // ToldApart
)

// The contents below carry On for the letter's projection, where it is the legal
// date of their step; in a draft it stays zero.

// Extended is a decision to lengthen a limit (gia hạn): of the settlement (LTC
// Điều 30; LKN Điều 28), or of the processing of a denunciation (LTC Điều 24
// khoản 1).
type Extended struct {
	On         day.Date `json:"on,omitzero"`
	Days       int      `json:"days"`                 // of the limit's own unit
	Processing bool     `json:"processing,omitempty"` // the limit for processing, not for settling
	Number     string   `json:"number,omitempty"`     // of the decision
	Reason     string   `json:"reason,omitempty"`
}

// Paused stops the clock of the settlement.
type Paused struct {
	On     day.Date  `json:"on,omitzero"` // first day that is not counted
	Kind   PauseKind `json:"kind,omitempty"`
	Number string    `json:"number,omitempty"` // of the decision
	Ground string    `json:"ground,omitempty"` // id of the ground in assets/law/grounds.toml
	Reason string    `json:"reason,omitempty"`
}

// Resumed ends a pause on its legal date, which counts again.
type Resumed struct {
	Kind   PauseKind `json:"kind,omitempty"` // the pause that ends; empty: all that are open
	Number string    `json:"number,omitempty"`
	Reason string    `json:"reason,omitempty"`
}

// Complexity says how difficult a matter is, which decides how far its limit may
// be extended (LKN Điều 28; NĐ 31/2019 Điều 3).
type Complexity struct {
	On       day.Date        `json:"on,omitzero"`
	Level    ComplexityLevel `json:"level,omitempty"`
	Criteria []string        `json:"criteria,omitempty"` // ids in assets/law/grounds.toml
	Reason   string          `json:"reason,omitempty"`
}

// Withdrawal is the sender taking the letter back (LKN Điều 10; LTC Điều 33). A
// whole withdrawal ends the matter with the result Withdrawn, unless it must be
// settled all the same.
type Withdrawal struct {
	On        day.Date `json:"on,omitzero"`
	Partly    bool     `json:"partly,omitempty"`
	Part      string   `json:"part,omitempty"`      // what is withdrawn, when partly
	Record    string   `json:"record,omitempty"`    // number of the letter of withdrawal or of the minutes
	Continues bool     `json:"continues,omitempty"` // settled all the same: LTC Điều 33 khoản 2, khoản 3
	Reason    string   `json:"reason,omitempty"`
}

// Joined makes the letter part of a matter; all letters of the matter carry the
// same key. One that leaves its matter has none.
type Joined struct {
	Matter string `json:"matter"`
	With   string `json:"with,omitempty"`   // number of a letter of that matter
	Left   bool   `json:"left,omitempty"`   // it leaves its matter and stands alone
	Reason string `json:"reason,omitempty"` // why it moves, or leaves
}

// Duplicate says that the letter repeats another one.
type Duplicate struct {
	Of string `json:"of"` // number of the other letter
}

// ToldApart says that somebody compared the letter with others that look alike, and that it
// neither repeats them nor is about the same: nobody need be asked again.
type ToldApart struct {
	From []string `json:"from"` // numbers of the others
}

// Split says that a letter of several contents (TT 05/2021) was split: its own
// facts keep one content, each branch is a letter of its own under the same
// number with a suffix (12a/2026).
type Split struct {
	On       day.Date `json:"on,omitzero"`
	Branches []Number `json:"branches"`
	Reason   string   `json:"reason,omitempty"`
}

// Verified is the decision to verify the content (LKN Điều 29; LTC Điều 31).
type Verified struct {
	On     day.Date `json:"on,omitzero"`
	Number string   `json:"number,omitempty"` // of the decision
	By     string   `json:"by,omitempty"`     // who verifies
}

// Dialogue is a dialogue with the complainant (LKN Điều 30).
type Dialogue struct {
	On      day.Date `json:"on,omitzero"`
	Minutes string   `json:"minutes,omitempty"` // number of the minutes
	Absent  bool     `json:"absent,omitempty"`  // invited, but did not come (LKN Điều 30 khoản 6)
	Outcome string   `json:"outcome,omitempty"`
}

// DecisionSent is the sending of the decision or conclusion (LKN Điều 32, 41;
// LTC Điều 35 khoản 3).
type DecisionSent struct {
	On          day.Date `json:"on,omitzero"`
	To          string   `json:"to,omitempty"`
	Readers     []Reader `json:"readers,omitempty"`    // who gets it; none and no To: all who must
	DeliveredOn day.Date `json:"deliveredOn,omitzero"` // to the sender of the letter: starts LKN Điều 33
}

// Published is the publication of the decision or conclusion (NĐ 124/2020 Điều
// 29; LTC Điều 40).
type Published struct {
	On  day.Date   `json:"on,omitzero"`
	Way PublishWay `json:"way,omitempty"`
}

// ResultSent tells the result to who waits for it: the receiver of reports, or
// the body that forwarded the letter (LTCD Điều 27 khoản 2).
type ResultSent struct {
	On     day.Date `json:"on,omitzero"`
	Number string   `json:"number,omitempty"` // of the document
	To     string   `json:"to,omitempty"`
	How    string   `json:"how,omitempty"`
}

// AskedLeader is a question to a leader (xin ý kiến chỉ đạo); limits run on.
type AskedLeader struct {
	Leader string `json:"leader,omitempty"`
	Number string `json:"number,omitempty"` // of the document
	Text   string `json:"text"`
}

// LeaderAnswered is the answer to the question that was asked last.
type LeaderAnswered struct {
	Number string `json:"number,omitempty"`
	Text   string `json:"text"`
}

// SecondRound notes that the sender went on: second complaint (LKN Điều 33),
// continued denunciation (LTC Điều 37), or court.
type SecondRound struct {
	On     day.Date `json:"on,omitzero"`
	Court  bool     `json:"court,omitempty"`
	Body   string   `json:"body,omitempty"`   // who has it now
	Number string   `json:"number,omitempty"` // of its document
}

// OverdueToSuperior is what happens when a denunciation was not settled in time
// and the denouncer went to the superior (LTC Điều 38): the superior's request
// came in, or the ward's report went out.
type OverdueToSuperior struct {
	Superior string `json:"superior,omitempty"`
	Number   string `json:"number,omitempty"`
	Reported bool   `json:"reported,omitempty"` // the report went out
}

// Ended closes the letter: nothing more is owed.
type Ended struct {
	On     day.Date  `json:"on,omitzero"`
	Reason EndReason `json:"reason,omitempty"`
	Text   string    `json:"text,omitempty"`
}

// ListedForDestruction puts a kept letter on the list of letters to be destroyed
// (TT 05/2021 Điều 28: kept for a year, then the head decides).
type ListedForDestruction struct {
	On   day.Date `json:"on,omitzero"`
	List string   `json:"list,omitempty"` // number of the list or of the decision
}

// Pause is a pause with the day on which it ended.
type Pause struct {
	Paused
	Until     day.Date `json:"until,omitzero"` // day that counts again; zero: still open
	ResumedBy string   `json:"resumedBy,omitempty"`
}

// Question is a question to a leader with its answer.
type Question struct {
	AskedLeader
	On           day.Date `json:"on,omitzero"`
	AnsweredOn   day.Date `json:"answeredOn,omitzero"` // zero: not yet
	Answer       string   `json:"answer,omitempty"`
	AnswerNumber string   `json:"answerNumber,omitempty"`
}

// Superior is how an overdue denunciation stands with the superior.
type Superior struct {
	Name        string   `json:"name,omitempty"`
	Number      string   `json:"number,omitempty"`
	RequestedOn day.Date `json:"requestedOn,omitzero"`
	ReportedOn  day.Date `json:"reportedOn,omitzero"`
	// Requests are the days of all requests, Reports those of all reports.
	Requests []day.Date `json:"requests,omitempty"`
	Reports  []day.Date `json:"reports,omitempty"`
}

// Taken is a direction that was taken with a letter, on a day that an old book may not
// name.
type Taken struct {
	Handled
	On day.Date `json:"on,omitzero"`
}

// Life is what happened to a letter between sorting and its end, each list in
// the order of the steps.
type Life struct {
	Guided      int                  `json:"guided,omitempty"`  // how often the sender was guided before the handling that stands
	Earlier     []Taken              `json:"earlier,omitempty"` // directions that were taken before the one that stands
	Complexity  Complexity           `json:"complexity,omitzero"`
	Levels      []Complexity         `json:"levels,omitempty"`     // found before
	Stops       []day.Date           `json:"stops,omitempty"`      // of a matter that was decided later all the same
	Executions  []Execution          `json:"executions,omitempty"` // what was said before
	Extensions  []Extended           `json:"extensions,omitempty"`
	Pauses      []Pause              `json:"pauses,omitempty"`
	Withdrawal  Withdrawal           `json:"withdrawal,omitzero"`
	Split       Split                `json:"split,omitzero"`
	Verified    []Verified           `json:"verified,omitempty"`
	Dialogues   []Dialogue           `json:"dialogues,omitempty"`
	Sent        []DecisionSent       `json:"sent,omitempty"`
	Published   []Published          `json:"published,omitempty"`
	Results     []ResultSent         `json:"results,omitempty"`
	Questions   []Question           `json:"questions,omitempty"`
	Second      SecondRound          `json:"second,omitzero"`
	Seconds     []SecondRound        `json:"seconds,omitempty"` // before
	Superior    Superior             `json:"superior,omitzero"`
	Ended       Ended                `json:"ended,omitzero"`
	Destruction ListedForDestruction `json:"destruction,omitzero"`
	Outside     []DoneOutside        `json:"outside,omitempty"`
	Demands     []Demanded           `json:"demands,omitempty"`
	Met         []DemandMet          `json:"met,omitempty"`   // demands that were met
	Apart       []string             `json:"apart,omitempty"` // numbers of letters that look alike and are others
}

// WasGuided reports whether the sender was guided about the letter.
func (l *Letter) WasGuided() bool { return l.Handling == Guide || l.Life.Guided > 0 }

// OpenPause is the pause that has not ended, nil when none is open.
func (f *Life) OpenPause() *Pause {
	for i := range f.Pauses {
		if f.Pauses[i].Until.IsZero() {
			return &f.Pauses[i]
		}
	}
	return nil
}

// OpenQuestion is the question to a leader that has no answer yet, nil when all
// are answered.
func (f *Life) OpenQuestion() *Question {
	for i := len(f.Questions) - 1; i >= 0; i-- {
		if f.Questions[i].AnsweredOn.IsZero() {
			return &f.Questions[i]
		}
	}
	return nil
}

// Extended counts the extensions of the limit for settling, or for processing.
func (f *Life) Extended(processing bool) int {
	n := 0
	for _, e := range f.Extensions {
		if e.Processing == processing {
			n++
		}
	}
	return n
}
