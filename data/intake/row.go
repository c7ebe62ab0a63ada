package intake

import (
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/table"
	"donthu/data/text"
)

// row is one row of a sheet while it is read.
type row struct {
	sheet  *sheet
	number int
	today  day.Date

	cells    []string // as they are read
	kinds    table.Row
	column   int      // index of the cell that is read
	refusals []string // keys of columns that made the row unusable
	problems []Problem
	warnings []Problem
	notes    []string // what the record has no field for

	// What only letters have.
	ordinal  string
	status   status
	marks    []register.Kind
	settling bool

	typedYear   bool     // its number names a year
	givenNumber bool     // a person said that its number is right
	madeDay     day.Date // its number, which Excel took for a day
	parted      bool     // a cell held a name and an address
	masked      bool     // its name is the code of a denouncer
}

func (r *row) reset(number int, cells []string, kinds table.Row) {
	*r = row{
		sheet: r.sheet, number: number, today: r.today, cells: cells, kinds: kinds,
		refusals: r.refusals[:0], problems: r.problems[:0], warnings: r.warnings[:0],
		notes: r.notes[:0], marks: r.marks[:0],
	}
}

func (r *row) problem(heading, reason string) Problem {
	return Problem{Sheet: r.sheet.shown, Row: r.number, Column: heading, Reason: reason, At: Cell{Sheet: r.sheet.name, Row: r.number}, sheet: r.sheet.index}
}

// problemAt is a problem of the cell in column i.
func (r *row) problemAt(i int, reason string) Problem {
	p := r.problem(r.sheet.columns[i].heading, reason)
	p.At.Column = r.sheet.columns[i].letter
	if i < len(r.cells) {
		p.Value = text.Clean(r.cells[i])
	}
	return p
}

// refuse says why the cell that is read makes the row unusable.
func (r *row) refuse(reason string) {
	r.refusals = append(r.refusals, r.sheet.columns[r.column].key)
	r.problems = append(r.problems, r.problemAt(r.column, reason))
}

// refuseIf is refuseFor where something is wrong; key names the sentence.
func (r *row) refuseIf(wrong bool, column, key string) {
	if wrong {
		r.refuseFor(column, assets.Text(key))
	}
}

// refuseFor is refuse for the column of the given key, once for each column.
func (r *row) refuseFor(key, reason string) {
	if !slices.Contains(r.refusals, key) {
		r.refusals = append(r.refusals, key)
		r.problems = append(r.problems, r.problemOf(key, reason))
	}
}

// problemOf is a problem of the cell in the column of a key.
func (r *row) problemOf(key, reason string) Problem {
	if i := r.sheet.at(key); i >= 0 {
		return r.problemAt(i, reason)
	}
	return r.problem(r.sheet.headingOf(key), reason)
}

func (r *row) warn(reason string) {
	r.warnings = append(r.warnings, r.problemAt(r.column, reason))
}

func (r *row) warnFor(key, reason string) {
	r.warnings = append(r.warnings, r.problemOf(key, reason))
}

func (r *row) day(s string) day.Date {
	day, err := readDay(s)
	if err == nil && r.sheet.columns[r.column].swapped && serialShape.MatchString(s) {
		day, err = exchanged(day)
	}
	switch err {
	case nil:
	case errNoSuchDay:
		r.refuse(assets.Text("intake.day.impossible", "text", text.Clean(s)))
	default:
		r.refuse(assets.Text("intake.day.unreadable", "text", text.Clean(s)))
	}
	return day
}

func (r *row) count(s string) int {
	n, err := readCount(s)
	if err != nil {
		r.refuse(assets.Text("intake.count", "text", s))
	}
	return n
}

// errorCell refuses a cell in which a formula of the book went wrong; in a column that nobody
// knows it says nothing.
func (r *row) errorCell(s string) {
	if r.sheet.columns[r.column].key != "" {
		r.refuse(assets.Text("intake.errorCell", "text", strings.TrimSpace(s)))
	}
}

// keep puts a cell into the note, under its heading.
func (r *row) keep(s string) {
	at := r.sheet.columns[r.column]
	s = text.Clean(s)
	if at.maybeDay {
		if day, err := readDay(s); err == nil {
			s = day.Shown()
		}
	}
	if s != "" {
		r.notes = append(r.notes, at.heading+": "+s)
	}
}

// keepUnknown is keep for a word that the register does not know.
func (r *row) keepUnknown(s string) {
	r.keep(s)
	r.warn(assets.Text("intake.word.kept", "word", text.Clean(s)))
}

// note is the note of the book with what had to be kept behind it.
func (r *row) note(own string) string {
	return strings.TrimPrefix(strings.Join(append([]string{own}, r.notes...), "\n"), "\n")
}

// later refuses a day that lies in the future.
func (r *row) later(key string, day day.Date) {
	if day > r.today {
		r.refuseFor(key, assets.Text("check.on.future", "day", day.Shown(), "today", r.today.Shown()))
	}
}
