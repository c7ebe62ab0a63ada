package register

import "donthu/data/steps"

// Record is one row of an office's book, read and checked, ready to be taken
// into the register: its steps, oldest first. The first draft's content
// (Received, Reception or ReceptionDay) says what the record is.
type Record struct {
	Sheet  string // where it was read
	Row    int    // Excel's row number
	Drafts []steps.Draft
}

// Outcome is what the register did with a record.
type Outcome int

// The outcomes. Present means that the very same record came in earlier;
// NumberTaken that its number belongs to another letter.
const (
	Added Outcome = iota
	Present
	NumberTaken
)
