// Package intake brings the Excel books of offices into the register: the
// program's own workbook (“sổ chuẩn”) and the registers that offices kept before.
// It knows columns by what their headings mean, not by where they stand.
package intake

import (
	"cmp"
	"context"
	"iter"
	"maps"
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/text"
)

// Register takes records in; data/store is one. Import takes all records in one
// transaction, which it takes back when dryRun is set, when records ends early
// because ctx is done, or when it fails. It calls outcome for each record, in
// the order of records. A letter with the number 0 gets the next one of its year.
type Register interface {
	Import(ctx context.Context, records iter.Seq[register.Record], dryRun bool, outcome func(register.Record, register.Outcome)) error
}

// Options are how a book is brought in.
type Options struct {
	Today    day.Date         // days after it are refused
	DryRun   bool             // nothing stays in the register
	Layout   Layout           // of a book with its headings; may be empty
	Handled  register.DayRule // by which letters that were processed on an unknown day get one; may be empty
	Progress func(done, total int)
	Opening  func(rows int) // is told how many rows were looked at while the file is opened; may be nil

	// Last is the last number of each year that the register has; may be nil.
	Last map[int]int
	// AsGiven lets numbers in that stand far from all others of the book and the register.
	AsGiven bool
	// Repeated says what rows without a number are that say the very same; empty: it is asked of each.
	Repeated Repeating

	// What a person said of single rows and cells.
	LeftOut map[RowAt]bool
	Apart   map[RowAt]bool              // rows that are letters of their own, though another says the very same
	Mended  map[RowAt]map[string]string // what is to stand in a column (A, B, …) instead

	// See, which may be nil, is called with each record that would come in, in the order in which
	// the register takes them.
	See func(register.Record, register.Outcome)
}

// Repeating says what the rows without a number of one book are that say the very same.
type Repeating string

// The answers of an office that knows its book.
const (
	RepeatedIsOne Repeating = "one"  // one letter, written down twice
	RepeatedEach  Repeating = "each" // each is a letter
)

// RowAt is a row of a book.
type RowAt struct {
	Sheet string
	Row   int
}

// progressStep is how many rows pass between two calls of Options.Progress.
const progressStep = 500

// Import reads the workbook file and takes its records into reg. Rows that
// cannot be taken in are listed in Result.Problems and do not stop the others.
// The error is a sentence for the clerk: the file is no workbook, no sheet of it
// is a book of letters, or the register failed; then nothing came in.
func Import(ctx context.Context, reg Register, file string, o Options) (_ Result, err error) {
	defer data.Caught(&err, "intake.file.unreadable", "file", file)
	w, err := open(ctx, file, o.Opening)
	if err != nil {
		return Result{}, err
	}
	defer w.Close() // and its temporary files
	sheets, warnings, err := w.survey(o.Layout)
	if err != nil {
		return Result{}, err
	}
	var doubt Doubt
	for _, s := range sheets {
		doubt.Questions = append(doubt.Questions, s.doubts()...)
	}
	if len(doubt.Questions) > 0 {
		return Result{}, doubt.tell()
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	run := &run{
		ctx: ctx, w: w, o: o, sheets: sheets, total: w.rowCount(o.Progress != nil),
		book:   book{seen: map[register.Number]int{}, replies: map[register.Number][]register.Reply{}, executions: map[register.Number][]executedRow{}},
		result: Result{Book: bookName(sheets), Warnings: warnings, Guessed: guessed(sheets)},
	}
	if err := cmp.Or(run.findRestarts(), run.findSeries(), run.readReplies(), run.readExecutions()); err != nil {
		return Result{}, err
	}
	records := func(yield func(register.Record) bool) {
		if err := run.records(yield); err != nil {
			cancel(err) // so that the register does not keep half a book
		}
	}
	err = reg.Import(ctx, records, o.DryRun, run.outcome)
	if cause := context.Cause(ctx); cause != nil {
		return Result{}, cause
	}
	if err != nil {
		return Result{}, err
	}
	if o.Progress != nil {
		o.Progress(run.done, max(run.total, run.done))
	}
	sortProblems(run.result.Problems)
	sortProblems(run.result.Warnings)
	return run.result, nil
}

// run is one import while it goes on.
type run struct {
	ctx    context.Context
	w      *workbook
	o      Options
	sheets []*sheet
	book   book
	result Result
	done   int
	total  int            // 0 when unknown
	said   map[saying]int // how often each warning was given in the present sheet
	later  []register.Record
	ended  bool  // the register wants no more records
	fatal  error // that keeps the whole book out
}

// saying is a warning without its row.
type saying struct{ column, reason string }

// mostSaid is how many rows of a sheet may be warned of in the same words; of
// further ones only the number is told.
const mostSaid = 10

// records yields the records of all sheets. Letters without a number come last:
// the register gives them numbers that no other letter of the book has.
func (run *run) records(yield func(register.Record) bool) error {
	take := func(rec register.Record) bool {
		run.ended = run.ended || !yield(rec)
		return !run.ended
	}
	for _, s := range run.sheets {
		run.said = map[saying]int{}
		var err error
		switch s.subject {
		case letters:
			read := reading(s, LetterColumns, foreignColumns)
			err = run.eachRow(s, func(r *row, cells []string) bool {
				var l register.Letter
				read(r, &l, cells)
				if l.Number.Count == 0 && l.ReceivedOn.IsZero() && l.WrittenOn.IsZero() && s.isRemark(r, cells) {
					return run.skip(r, cells)
				}
				drafts, ok := run.letterRecord(r, &l)
				rec := register.Record{Sheet: s.name, Row: r.number, Drafts: drafts,
					Apart: run.o.Repeated == RepeatedEach || run.o.Apart[RowAt{s.name, r.number}]}
				if ok && l.Number.Count == 0 && (s.has("letter.number") || s.has("letter.ordinal")) {
					run.later = append(run.later, rec)
					return run.accept(r, ok, nil, rec)
				}
				return run.accept(r, ok, take, rec)
			})
		case receptions:
			err = each(run, s, slices.Concat(ReceptionColumns, foreignReceptionColumns), receptionRecord, take)
		case days:
			err = each(run, s, slices.Concat(DayColumns, foreignDayColumns), dayRecord, take)
		}
		if err != nil || run.ended {
			return err
		}
		run.tellLacking(s)
	}
	run.tellOrphans()
	for _, rec := range run.later {
		if !take(rec) {
			break
		}
	}
	return nil
}

// each reads the rows of a sheet whose records are a single step.
func each[T any](run *run, s *sheet, columns []Column[T], record func(*row, *T) (steps.Draft, bool), yield func(register.Record) bool) error {
	read := reading(s, columns)
	return run.eachRow(s, func(r *row, cells []string) bool {
		var v T
		read(r, &v, cells)
		draft, ok := record(r, &v)
		if draft.On.IsZero() && s.isRemark(r, cells) {
			return run.skip(r, cells)
		}
		return run.accept(r, ok, yield, register.Record{Sheet: s.name, Row: r.number, Drafts: []steps.Draft{draft}})
	})
}

// accept passes a good record on and keeps what there is to say of its row.
func (run *run) accept(r *row, ok bool, yield func(register.Record) bool, rec register.Record) bool {
	run.result.Read++
	if r.masked && r.sheet.has("letter.eligible") {
		run.fatal = data.Tell(nil, "intake.file.masked", "row", r.number)
		return false
	}
	if !ok {
		run.result.Problems = append(run.result.Problems, r.problems...)
		return true
	}
	if r.parted {
		r.sheet.lacking["person"]++
	}
	for _, w := range r.warnings {
		same := saying{w.Column, w.Reason}
		if run.said[same]++; run.said[same] <= mostSaid {
			run.result.Warnings = append(run.result.Warnings, w)
		}
	}
	return yield == nil || yield(rec)
}

func (run *run) skip(r *row, cells []string) bool {
	p := r.problem("", assets.Text("intake.row.skipped", "text", text.Clean(strings.Join(cells, " "))))
	run.result.Warnings = append(run.result.Warnings, p)
	return true
}

// reading makes the function that takes the cells of a row of s into a T. The columns are looked
// up again when headings further down order them otherwise.
func reading[T any](s *sheet, columns ...[]Column[T]) func(*row, *T, []string) {
	known := map[string]func(*row, *T, string){}
	for _, c := range slices.Concat(columns...) {
		known[c.Key] = c.set
	}
	var set []func(*row, *T, string)
	last := 0 // row of the headings that set belongs to
	return func(r *row, v *T, cells []string) {
		if last != s.last {
			last = s.last
			set = make([]func(*row, *T, string), len(s.columns))
			for i, c := range s.columns {
				set[i] = known[c.key]
			}
		}
		for i, cell := range cells {
			if cell == "" || strings.TrimSpace(cell) == "" {
				continue
			}
			r.column = i
			s.columns[i].filled++
			switch {
			case !s.own && isError(cell):
				r.errorCell(cell)
			case i < len(set) && set[i] != nil:
				set[i](r, v, cell)
			case s.columns[i].key == ignoredKey:
			default:
				r.keep(cell)
			}
		}
	}
}

// readReplies reads the sheets that list several replies of one letter.
func (run *run) readReplies() error {
	for _, s := range run.sheets {
		if s.subject != replies {
			continue
		}
		read := reading(s, ReplyColumns)
		err := run.eachRow(s, func(r *row, cells []string) bool {
			var v LetterReply
			read(r, &v, cells)
			if len(r.refusals) > 0 {
				run.result.Problems = append(run.result.Problems, r.problems...)
			} else {
				run.book.replies[v.Letter] = append(run.book.replies[v.Letter], v.Reply)
			}
			return true
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// eachRow calls use for each row of s that holds a record, until it returns false.
func (run *run) eachRow(s *sheet, use func(*row, []string) bool) error {
	r := &row{sheet: s, today: run.o.Today}
	s.above, s.section, s.lastNumber, s.ended = nil, "", 0, false
	for number, row := range ahead(run.w.rows(s.index, s.name)) {
		cells := row.Cells
		if run.done++; run.done%progressStep == 0 {
			if err := context.Cause(run.ctx); err != nil {
				return err
			}
			if run.o.Progress != nil {
				run.o.Progress(run.done, run.total)
			}
		}
		if number <= s.last {
			continue
		}
		cells = s.unmerged(number, cells)
		if len(cells) == 0 {
			continue
		}
		switch s.kindOfRow(number, cells) {
		case blankRow, totalRow:
			continue
		case headingRow:
			s.relearn(number, cells)
			continue
		case sectionRow:
			s.section = titledKind(text.Clean(strings.Join(cells, " ")))
			continue
		}
		if !s.own {
			cells = s.filledIn(cells)
		}
		for len(s.columns) < len(cells) { // cells beyond the last heading
			s.columns = append(s.columns, column{heading: assets.Text("intake.column.unnamed", "column", letterOf(len(s.columns)))})
		}
		if run.o.LeftOut[RowAt{s.name, number}] {
			continue
		}
		mended := run.o.Mended[RowAt{s.name, number}]
		if mended != nil {
			cells = s.mended(cells, mended)
		}
		if row.Hidden {
			s.lacking["hidden"]++
		}
		r.reset(number, cells, row)
		r.givenNumber = run.o.AsGiven || mended[s.numberColumn()] != ""
		if !use(r, cells) {
			return run.fatal
		}
		s.above = cells
	}
	return run.w.err
}

// tellLacking says once what all rows of a sheet lack.
func (run *run) tellLacking(s *sheet) {
	tell := func(number int, heading, reason string) {
		r := row{sheet: s, number: number}
		run.result.Warnings = append(run.result.Warnings, r.problem(heading, reason))
	}
	if s.lacking["receivedOn"] > 0 {
		tell(0, s.headingOf("letter.writtenOn"), assets.Text("intake.lacking.receivedOn"))
	}
	// What is said of single rows is worth saying only where other rows have it.
	empty := map[string]bool{}
	for _, c := range s.columns {
		empty[c.heading] = empty[c.heading] || c.key != "" && c.filled == 0
	}
	run.result.Warnings = slices.DeleteFunc(run.result.Warnings, func(p Problem) bool { return p.sheet == s.index && empty[p.Column] })
	maps.DeleteFunc(run.said, func(said saying, _ int) bool { return empty[said.column] })
	if n := s.lacking["handledOn"]; n > 0 && !s.hasFilled("letter.handledOn") {
		tell(0, "", assets.Text("intake.lacking.handledOn", "count", n))
	}
	if n := s.lacking["hidden"]; n > 0 {
		tell(0, "", assets.Text("intake.lacking.hidden", "count", n))
	}
	if s.restarts {
		tell(0, s.headingOf("letter.ordinal"), assets.Text("intake.lacking.ordinal"))
	}
	if n := s.lacking["kind"]; n > 0 {
		tell(0, "", assets.Text("intake.lacking.kind", "count", n))
	}
	if n := s.lacking["host"]; n > 0 {
		tell(0, "", assets.Text("intake.lacking.host", "count", n))
	}
	if n := s.lacking["person"]; n > 0 {
		tell(0, "", assets.Text("intake.lacking.person", "count", n))
	}
	if n := s.lacking["settling"]; n > 0 {
		tell(0, "", assets.Text("intake.lacking.settling", "count", n))
	}
	if n := s.lacking["settledOn"]; n > 0 && !s.hasFilled("letter.settledOn") {
		tell(0, "", assets.Text("intake.lacking.settledOn", "count", n))
	}
	sayings := slices.SortedFunc(maps.Keys(run.said), func(a, b saying) int {
		return cmp.Or(cmp.Compare(a.column, b.column), cmp.Compare(a.reason, b.reason))
	})
	for _, same := range sayings {
		if times := run.said[same]; times > mostSaid {
			tell(0, same.column, assets.Text("intake.warning.more", "count", times-mostSaid, "reason", same.reason))
		}
	}
	for _, c := range s.columns {
		if c.key == "" && c.filled > 0 {
			tell(s.last, c.heading, assets.Text("intake.column.unknown", "count", c.filled))
		}
	}
}

// bookName names the layout of the book.
func bookName(sheets []*sheet) string {
	for _, s := range sheets {
		switch {
		case s.subject != letters:
		case s.has("letter.eligible") && s.has("letter.competent"):
			return assets.Text("intake.book.canonical")
		case s.has("letter.mark.complaint") || s.has("letter.mark.denunciation"):
			return assets.Text("intake.book.marks")
		case s.has("letter.status") && s.has("letter.number"):
			return assets.Text("intake.book.list")
		default:
			return assets.Text("intake.book.letters")
		}
	}
	return assets.Text("intake.book.receptions")
}
