package forms

import (
	"context"
	"fmt"
	"strings"

	"donthu/data"
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
	// than the note typed where figures are missing.
	Entered data.TypedFigures
}

// Report is all forms of an edition for one period.
type Report struct {
	Edition  *Edition
	Period   data.Period
	Sheets   []Sheet  // in the order of the edition's forms
	Summary  Summary  // of the period
	Previous Summary  // of the period before, line by line beside Summary
	Problems []string // sentences: broken checks, and letters that no column takes
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
	Today data.Date // by which open letters are judged late
}

// basis is what all forms of a report count from.
type basis struct {
	period      data.Period
	toProcess   []data.Letter
	settlements []settlement
	receptions  []data.Reception
	days        []data.ReceptionDay
	problems    []string
	measured    measuredBasis // only for editions whose columns name measures
}

// counting fills the base columns of a form, those that are no sum of others.
type counting func(b *basis, t tally)

// countings are how the computed forms of each edition are counted where the
// file of the edition does not name measures. Columns that nothing counts take
// the figures that the clerk typed.
var countings = map[string]map[string]counting{
	"tt06-2025": {
		"01_TCD":  countReceptions,
		"02_XLD":  countProcessing,
		"03_GQKN": countComplaints,
		"04_GQTC": countDenunciations,
		"05_KQTH": countExecution,
	},
}

// Compute draws the report of a period from the register: base columns as the
// filling guides say, totals by the forms' formulas, then the checks.
func Compute(ctx context.Context, reg Register, ed *Edition, p data.Period, o Options) (*Report, error) {
	if p.From.IsZero() || p.To < p.From {
		return nil, data.Tell(nil, "forms.period.wrong", p.From.Shown(), p.To.Shown())
	}
	b, err := readBasis(ctx, reg, p)
	if err != nil {
		return nil, err
	}
	if ed.hasMeasures() {
		if err := b.readMeasured(ctx, reg); err != nil {
			return nil, err
		}
	}
	rep := &Report{Edition: ed, Period: p}
	for _, form := range ed.Forms {
		typed, err := reg.TypedFigures(ctx, form.ID, p)
		if err != nil {
			return nil, fmt.Errorf("figures typed for %s: %w", form.ID, err)
		}
		t := newTally(form)
		if count := countings[ed.ID][form.ID]; count != nil {
			count(b, t)
		}
		b.countMeasures(t, form)
		t.takeTyped(form, typed)
		sheet := Sheet{Form: form, Columns: t.total(form), Note: typed.Note, Entered: typed}
		if missing := form.missingNote(typed); missing != "" {
			sheet.Note = strings.TrimSpace(sheet.Note + " " + missing) // a nought there would be read as known
		}
		rep.Sheets = append(rep.Sheets, sheet)
	}
	if unfit := ed.Unfit(p); unfit != "" {
		rep.Problems = append(rep.Problems, unfit)
	}
	rep.Problems = append(rep.Problems, Violations(rep.Sheets)...)
	rep.Problems = append(rep.Problems, unkeptPrint(rep.Sheets)...)
	rep.Problems = append(rep.Problems, b.problems...)
	opening, err := reg.OpenLetters(ctx, p.From.AddDays(-1))
	if err != nil {
		return nil, fmt.Errorf("open letters: %w", err)
	}
	if rep.Summary, err = summarise(ctx, reg, b, opening, o.Today); err != nil {
		return nil, err
	}
	rep.Previous, err = summariseBefore(ctx, reg, p, opening, o.Today)
	return rep, err
}

func readBasis(ctx context.Context, reg Register, p data.Period) (*basis, error) {
	b := &basis{period: p}
	var err error
	if b.toProcess, err = reg.LettersToProcess(ctx, p); err != nil {
		return nil, fmt.Errorf("letters to process: %w", err)
	}
	settled, err := reg.LettersSettled(ctx, p)
	if err != nil {
		return nil, fmt.Errorf("settled letters: %w", err)
	}
	b.settlements = group(settled)
	if b.receptions, err = reg.Receptions(ctx, p); err != nil {
		return nil, fmt.Errorf("receptions: %w", err)
	}
	if b.days, err = reg.ReceptionDays(ctx, p); err != nil {
		return nil, fmt.Errorf("reception days: %w", err)
	}
	return b, nil
}
