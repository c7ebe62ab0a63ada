package register

import (
	"time"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/steps"
	"donthu/data/text"
)

// BatchSubject is what one import of a book brought in.
const BatchSubject steps.Subject = "import"

// The types of steps of a batch.
const (
	StepImported   steps.Type = "imported"    // Imported
	StepBatchTaken steps.Type = "import-back" // BatchTaken
)

// Imported says that a book was brought in: it is written behind all that came in with it, in
// the same transaction.
type Imported struct {
	File   string `json:"file"`             // its name, without the folder
	Backup string `json:"backup,omitempty"` // of the register as it was before, checked; its name

	Letters int `json:"letters,omitempty"`
	Visits  int `json:"visits,omitempty"`
	Days    int `json:"days,omitempty"`

	// Office is whose whole register was joined, where it was no book; Register is the hash of
	// the first step of that one, by which it is known again.
	Office    string `json:"office,omitempty"`
	Register  string `json:"register,omitempty"`
	Documents int    `json:"documents,omitempty"`
	Others    int    `json:"others,omitempty"` // meetings, directions and sent reports

	// First and Last are the steps that it wrote: they, and no others, are of this batch.
	First int64 `json:"first"`
	Last  int64 `json:"last"`
}

// BatchTaken says that all of a batch was taken back, as steps.Corrected of each of its letters,
// visits and days says too. Numbers of letters that were taken back are free again: nothing was
// built on them, so that nobody was told them.
type BatchTaken struct {
	Reason string `json:"reason"`
}

// StepType says which type of step the content belongs to.
func (Imported) StepType() steps.Type   { return StepImported }
func (BatchTaken) StepType() steps.Type { return StepBatchTaken }

// Batch is one import of a book, and whether it was taken back.
type Batch struct {
	ID int64    `json:"id"`
	On day.Date `json:"on"`
	Imported
	At time.Time `json:"at"`
	By string    `json:"by,omitempty"`

	TakenOn day.Date  `json:"takenOn,omitzero"` // zero: it stands
	TakenAt time.Time `json:"takenAt,omitzero"`
	TakenBy string    `json:"takenBy,omitempty"`
	Reason  string    `json:"reason,omitempty"`
}

// Taken reports whether the batch was taken back.
func (b *Batch) Taken() bool { return !b.TakenOn.IsZero() }

// Batches are the imports of books.
var Batches = steps.NewFolding(BatchSubject, func(b *Batch, id int64) { b.ID = id }, nil,
	steps.KindOf(func(b *Batch, s steps.Step, c Imported) {
		b.On, b.At, b.By, b.Imported = s.On, s.WrittenAt, s.Author, c
	}, nil),
	steps.KindOf(func(b *Batch, s steps.Step, c BatchTaken) {
		b.TakenOn, b.TakenAt, b.TakenBy, b.Reason = s.On, s.WrittenAt, s.Author, c.Reason
	}, func(b *Batch, _ steps.Draft, c BatchTaken, _ day.Date) []data.Problem {
		var p problems
		p.wrongIf(b.Taken(), FieldOn, "import.taken", "day", b.TakenOn.Shown())
		p.wrongIf(text.Clean(c.Reason) == "", data.FieldReason, "correction.reason")
		return p
	}))

// Count counts a record among what came in, by the step that begins it.
func (b *Imported) Count(c steps.Content) {
	switch c.(type) {
	case Received:
		b.Letters++
	case Reception:
		b.Visits++
	case ReceptionDay:
		b.Days++
	case Convened, Directed, Sealed:
		b.Others++
	}
}
