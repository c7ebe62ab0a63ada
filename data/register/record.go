package register

import "donthu/data/steps"

// Record is one row of an office's book, read and checked, ready to be taken
// into the register: its steps, oldest first. The first draft's content
// (Received, Reception or ReceptionDay) says what the record is.
type Record struct {
	Sheet  string // where it was read
	Row    int    // Excel's row number
	Drafts []steps.Draft
	// Apart says that somebody knows it to be a letter of its own, though another row of the
	// book says the very same.
	Apart bool

	// What the register tells with the outcome.
	There *Letter // that it has already, of an outcome Present or NumberTaken; nil when it is not a letter
	Twin  Place   // of the row that says the same, of an outcome Repeated
}

// Place is a row of a book.
type Place struct {
	Sheet string
	Row   int
}

// Outcome is what the register did with a record.
type Outcome int

// The outcomes. Present means that the record came in earlier: a letter of the same number,
// sender and day, or without a number one that says the same; NumberTaken that its number
// belongs to a letter of another sender or day; Repeated that a row before it, without a
// number too, says the very same, so that nobody but the office knows whether they are one
// letter or two. None of them is taken in.
const (
	Added Outcome = iota
	Present
	NumberTaken
	Repeated
)
