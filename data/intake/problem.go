package intake

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"donthu/assets"
	"donthu/data/text"
)

// Cell is a cell of a book.
type Cell struct {
	Sheet  string // always named
	Row    int    // Excel's row number
	Column string // A, B, …
}

// String is the cell as Excel calls it: B47.
func (c Cell) String() string { return c.Column + strconv.Itoa(c.Row) }

// Problem is why one row of a book was refused or, among Result.Warnings, what
// a row or a sheet that came in lacks.
type Problem struct {
	Sheet  string // empty when the book has a single sheet
	Row    int    // Excel's row number, 0 when the whole sheet is meant
	Column string // heading as the office wrote it, empty when no single cell is meant
	Reason string // Vietnamese, whole sentence
	At     Cell   // which cell is meant; its Column is empty when none is
	Value  string // what stands in the cell

	Differs []Difference `json:",omitempty"` // of a letter that the register has already: in what it is another there
	Repeats bool         `json:",omitempty"` // another row says the very same: one letter, or two

	sheet int // position of the sheet, for the order
}

// String is the problem for the clerk: Dòng 14, cột “Ngày tiếp nhận”: ….
func (p Problem) String() string {
	var place []string
	if p.Sheet != "" {
		place = append(place, assets.Text("intake.place.sheet", "sheet", p.Sheet))
	}
	if p.Row != 0 {
		place = append(place, assets.Text("intake.place.row", "row", p.Row))
	}
	if p.Column != "" {
		place = append(place, assets.Text("intake.place.column", "column", p.Column))
	}
	if len(place) == 0 {
		return p.Reason
	}
	return text.Capital(strings.Join(place, ", ")) + ": " + p.Reason
}

func sortProblems(all []Problem) {
	slices.SortStableFunc(all, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.sheet, b.sheet), cmp.Compare(a.Row, b.Row))
	})
}

// Result says what became of the rows of a book.
type Result struct {
	Book       string    // Vietnamese name of the layout that was recognised
	Read       int       // rows that hold a record, the refused ones included
	Added      int       // records that the register did not have
	Present    int       // records that it had already, as the book has them
	Repeated   int       // rows that repeat another one, as the office said
	Letters    int       // added letters
	Receptions int       // added visits of citizens
	Days       int       // added days of reception
	Dated      int       // of the added letters: processed on the day that the office's rule tells
	Executions int       // rows of “Thi hành” that came in with their letters
	Problems   []Problem // refused rows, in the order of the book
	Warnings   []Problem // what lacks in rows that came in
	Guessed    []Guess   // columns that were taken for something by the meaning of their headings
}

// Refused is how many rows stayed out: a row with two problems is one.
func (r Result) Refused() int {
	rows := map[[2]int]bool{}
	for _, p := range r.Problems {
		rows[[2]int{p.sheet, p.Row}] = true
	}
	return len(rows)
}
