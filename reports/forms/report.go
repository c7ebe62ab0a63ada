package forms

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
)

// Figure is a number on a form and what stands behind it.
type Figure struct {
	Value float64 // a count; in columns of money millions of đồng, of land m2
	// Letters are the ids of the letters (receptions, days: Form.SubjectOf)
	// behind the value, each once. A matter or a settlement of several letters
	// counts as one and lists all of them.
	Letters []int64
}

// Sheet is one form with its figures.
type Sheet struct {
	Form    *Form
	Columns map[int]Figure // by column number; every column of the form has one
	Note    string         // the line "Ghi chú"
	// Entered is what the clerk typed for the form and the period; Note says more
	// than the note typed: what the columns cannot hold.
	Entered register.TypedFigures
}

// Known reports whether the figure of a column was counted or typed: one that only a clerk
// can fill in, and nobody did, counts as 0 in formulas and stays empty on the form.
func (s *Sheet) Known(column int) bool {
	_, typed := s.Entered.Values[column]
	return typed || s.Form.SubjectOf(column) != Typed
}

// Report is all forms of an edition for one period.
type Report struct {
	Edition  *Edition
	Period   day.Period
	Sheets   []Sheet  // in the order of the edition's forms
	Summary  Summary  // of the period
	Previous Summary  // of the period before, line by line beside Summary
	Problems []string // sentences: broken checks, and letters that no column takes
	// AsOf is the day that the figures go to, of a period that was not over when the report
	// was drawn; zero: it was.
	AsOf day.Date
	// Whole says of what the register knows all days of the period, PreviousWhole those of
	// the period before.
	Whole, PreviousWhole Whole
	// Named are the figures beside the forms that the report in words tells, by name.
	Named map[string]Figure
	// Incomplete are the letters that lack what the forms count by, and the days of the
	// period that the register does not know: where there are any, nobody can say that the
	// figures are right.
	Incomplete []Finding
}

// ToCheck are the sentences of all that speaks against the figures: nil when nothing
// does.
func (r *Report) ToCheck() []string {
	var all []string
	if running := r.Running(); running != "" {
		all = append(all, running)
	}
	all = append(all, r.Problems...)
	for _, f := range r.Incomplete {
		all = append(all, f.Told())
	}
	return all
}

// Running says that the period is not over, or has not begun; empty when it is over.
func (r *Report) Running() string {
	switch {
	case r.AsOf.IsZero():
		return ""
	case r.AsOf < r.Period.From:
		return assets.Text("forms.period.future", "day", r.AsOf.Shown(), "from", r.Period.From.Shown())
	}
	return assets.Text("forms.period.running", "day", r.AsOf.Shown(), "to", r.Period.To.Shown())
}

// Sheet is the sheet of the form with the given id; false when there is none.
func (r *Report) Sheet(form string) (Sheet, bool) {
	for _, s := range r.Sheets {
		if s.Form.ID == form {
			return s, true
		}
	}
	return Sheet{}, false
}

// Empty reports whether no form has a figure: the register knows nothing of the
// period.
func (r *Report) Empty() bool {
	for _, s := range r.Sheets {
		for _, figure := range s.Columns {
			if figure.Value != 0 {
				return false
			}
		}
	}
	return true
}

// Options say how a report is drawn.
type Options struct {
	Today day.Date // by which open letters are judged late
}

// basis is what all forms of a report, or a summary, count from.
type basis struct {
	period     day.Period
	today      day.Date // by which letters are judged late
	toProcess  []register.Letter
	concluded  []register.Letter
	decided    []register.Letter
	receptions []register.Reception
	days       []register.ReceptionDay
	seenBefore map[string]bool // matters seen at a reception before the period, where a measure asks

	letters, settlements, visits func() []item
	gathered                     map[gathering][]item
}

// Compute draws the report of a period from the register: base columns as the
// filling guides say, totals by the forms' formulas, then the checks.
func Compute(ctx context.Context, reg Register, ed *Edition, p day.Period, o Options) (*Report, error) {
	if p.From.IsZero() || p.To < p.From {
		return nil, data.Tell(nil, "forms.period.wrong", "from", p.From.Shown(), "to", p.To.Shown())
	}
	b, err := readBasis(ctx, reg, p, o.Today)
	if err == nil {
		err = b.readSettling(ctx, reg, ed)
	}
	if err != nil {
		return nil, err
	}
	kept, err := reg.Kept(ctx)
	if err != nil {
		return nil, fmt.Errorf("the time that the register knows: %w", err)
	}
	rep := &Report{Edition: ed, Period: p, Whole: wholeOf(kept, p), PreviousWhole: wholeOf(kept, p.Previous())}
	if !o.Today.IsZero() && o.Today <= p.To {
		rep.AsOf = o.Today
	}
	known := knownSoFar(kept, p, rep.AsOf)
	for _, form := range ed.Forms {
		typed, err := reg.TypedFigures(ctx, form.ID, p)
		if err != nil {
			return nil, fmt.Errorf("figures typed for %s: %w", form.ID, err)
		}
		t := make(tally, len(form.Columns)+1)
		for _, c := range form.Columns {
			t[c.Number] = b.figure(c.measured)
		}
		t.takeTyped(form, typed)
		sheet := Sheet{Form: form, Columns: t.total(form), Note: typed.Note, Entered: typed}
		sheet.note(rep.Running())
		sheet.note(unkept(known, form.Subject))
		for _, remark := range b.remarks(form) {
			sheet.note(remark)
		}
		sheet.note(form.missingNote(typed)) // a nought there would be read as known
		rep.Sheets = append(rep.Sheets, sheet)
	}
	rep.Named = b.named(ed, rep)
	if unfit := ed.Unfit(p); unfit != "" {
		rep.Problems = append(rep.Problems, unfit)
	}
	rep.Problems = append(rep.Problems, Violations(rep.Sheets)...)
	rep.Problems = append(rep.Problems, unkeptPrint(rep.Sheets)...)
	rep.Problems = append(rep.Problems, b.lost(ed)...)
	if rep.Incomplete, err = b.incomplete(ctx, reg); err != nil {
		return nil, err
	}
	if text := unkept(known, ""); text != "" {
		rep.Incomplete = append([]Finding{{Concern: Unkept, Text: text}}, rep.Incomplete...)
	}
	rep.Incomplete = append(rep.Incomplete, b.uncounted()...)
	before, err := readBasis(ctx, reg, p.Previous(), o.Today)
	if err != nil {
		return nil, err
	}
	var open [3][]int64 // when the period before begins, when p begins, when it ends
	for i, day := range []day.Date{before.period.From.AddDays(-1), p.From.AddDays(-1), p.To} {
		if open[i], err = reg.OpenLetters(ctx, day); err != nil {
			return nil, fmt.Errorf("open letters: %w", err)
		}
	}
	rep.Previous, rep.Summary = before.summarise(open[0], open[1]), b.summarise(open[1], open[2])
	rep.UnknownDays().notes(rep)
	return rep, nil
}

// readBasis reads what a summary counts.
func readBasis(ctx context.Context, reg Register, p day.Period, today day.Date) (*basis, error) {
	b := &basis{period: p, today: today, gathered: map[gathering][]item{}}
	b.letters = sync.OnceValue(func() []item { return each(b.toProcess, b.letter) })
	b.settlements = sync.OnceValue(b.groupSettlements)
	b.visits = sync.OnceValue(func() []item {
		return each(b.receptions, func(r *register.Reception) (part, words) { return part{id: r.ID, visit: r}, visitWords.of(b, r) })
	})
	var err error
	if b.toProcess, err = reg.LettersToProcess(ctx, p); err != nil {
		return nil, fmt.Errorf("letters to process: %w", err)
	}
	if b.concluded, err = reg.LettersConcluded(ctx, p); err != nil {
		return nil, fmt.Errorf("concluded letters: %w", err)
	}
	if b.receptions, err = reg.Receptions(ctx, p); err != nil {
		return nil, fmt.Errorf("receptions: %w", err)
	}
	return b, nil
}

// readSettling reads what the forms of an edition count beside.
func (b *basis) readSettling(ctx context.Context, reg Register, ed *Edition) (err error) {
	if b.decided, err = reg.LettersSettled(ctx, b.period); err != nil {
		return fmt.Errorf("settled letters: %w", err)
	}
	if b.days, err = reg.ReceptionDays(ctx, b.period); err != nil {
		return fmt.Errorf("reception days: %w", err)
	}
	if !ed.asksSeenBefore() {
		return nil
	}
	before, err := reg.Receptions(ctx, day.Period{From: firstDay, To: b.period.From.AddDays(-1)})
	b.seenBefore = make(map[string]bool, len(before))
	for i := range before {
		b.seenBefore[before[i].Matter] = true
	}
	if err != nil {
		return fmt.Errorf("receptions before the period: %w", err)
	}
	return nil
}

// firstDay is before every day of a register.
const firstDay = day.Date(19000101)

// note adds a sentence to the line "Ghi chú".
func (s *Sheet) note(sentence string) {
	s.Note = strings.TrimSpace(s.Note + " " + sentence)
}

// untyped are the columns that only a clerk can fill in and nobody did.
func (f *Form) untyped(typed register.TypedFigures) (columns []int) {
	for _, c := range f.Columns {
		if _, there := typed.Values[c.Number]; f.SubjectOf(c.Number) == Typed && !c.Remark && !there {
			columns = append(columns, c.Number)
		}
	}
	return columns
}

// missingNote names the columns that no register knows and nobody has typed.
func (f *Form) missingNote(typed register.TypedFigures) string {
	columns := f.untyped(typed)
	if len(columns) == 0 {
		return ""
	}
	if f.Subject == Typed {
		return assets.Text("forms.note.untyped", "columns", ranges(columns))
	}
	return assets.Text("forms.note.missing", "columns", Columns(columns, ", "))
}

// ranges names columns that follow each other by the first and the last: "(1)–(14), (16)".
func ranges(columns []int) string {
	var all []string
	for from := 0; from < len(columns); {
		to := from
		for to+1 < len(columns) && columns[to+1] == columns[to]+1 {
			to++
		}
		name := Columns(columns[from:from+1], "")
		if to > from {
			name += "–" + Columns(columns[to:to+1], "")
		}
		all = append(all, name)
		from = to + 1
	}
	return strings.Join(all, ", ")
}
