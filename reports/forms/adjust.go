package forms

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// Sent is a register that knows which reports were sent; data/store implements it.
type Sent interface {
	Register
	// SealedReports are the reports that were sent, in the order of sealing.
	SealedReports(ctx context.Context) ([]register.SealedReport, error)
	// LateSteps are the steps numbered after+1 … upTo (0: to the last) that change
	// what was dated into p.
	LateSteps(ctx context.Context, after, upTo int64, p day.Period) ([]steps.Step, error)
	// Letter is the letter with the id; sql.ErrNoRows when there is none.
	Letter(ctx context.Context, id int64) (register.Letter, error)
}

// Seal is what is kept of a report when it is sent. Who sent it, and how, is for
// the caller to fill in.
func Seal(r *Report) register.Sealed {
	s := register.Sealed{
		Period: r.Period, Edition: r.Edition.ID,
		Figures: map[string]map[int]float64{}, Notes: map[string]string{}, Summary: map[string]float64{},
	}
	for _, sheet := range r.Sheets {
		columns := make(map[int]float64, len(sheet.Columns))
		for number, figure := range sheet.Columns {
			if sheet.Known(number) { // what nobody typed was not sent as 0
				columns[number] = figure.Value
			}
		}
		s.Figures[sheet.Form.ID] = columns
		if sheet.Note != "" {
			s.Notes[sheet.Form.ID] = sheet.Note
		}
	}
	for _, line := range r.Summary.Lines {
		s.Summary[string(line.Name)] = line.Value
	}
	return s
}

// Difference is a column whose figure is not what was sent.
type Difference struct {
	Form      *Form
	Column    Column
	Sent, Now float64
	// Letters are those (receptions, days: Form.SubjectOf) that count in only one of
	// the two figures; where none does, all behind the present one.
	Letters []int64
}

// Compare lists the columns whose figures now differ from those that were sent, in
// the order of the forms. then is the report drawn from the register as it stood
// when the figures were sent; nil when nobody knows.
func Compare(sealed register.Sealed, then, now *Report) []Difference {
	var all []Difference
	for _, sheet := range now.Sheets {
		sent, known := sealed.Figures[sheet.Form.ID]
		if !known {
			continue
		}
		var before Sheet
		if then != nil {
			before, _ = then.Sheet(sheet.Form.ID)
		}
		for _, c := range sheet.Form.Columns {
			figure := sheet.Columns[c.Number]
			if c.Remark || settle(figure.Value) == settle(sent[c.Number]) {
				continue
			}
			d := Difference{Form: sheet.Form, Column: c, Sent: sent[c.Number], Now: figure.Value, Letters: figure.Letters}
			if then != nil {
				if changed := inOne(before.Columns[c.Number].Letters, figure.Letters); len(changed) > 0 {
					d.Letters = changed
				}
			}
			all = append(all, d)
		}
	}
	return all
}

// inOne are the ids in only one of two lists.
func inOne(a, b []int64) []int64 {
	var only []int64
	for _, pair := range [][2][]int64{{a, b}, {b, a}} {
		other := make(map[int64]bool, len(pair[1]))
		for _, id := range pair[1] {
			other[id] = true
		}
		for _, id := range pair[0] {
			if !other[id] {
				only = append(only, id)
			}
		}
	}
	return only
}

// Adjustment is what happened to a report after it was sent ("điều chỉnh kỳ
// trước").
type Adjustment struct {
	Report      register.SealedReport
	Steps       []LateStep
	Differences []Difference
}

// LateStep is a step dated into the period of a report that had been sent.
type LateStep struct {
	steps.Step
	Name string // of what it happened to: "Đơn số 12/2026"
}

// What says in words what happened.
func (s LateStep) What() string {
	if c, mended := s.Content.(steps.Corrected); mended {
		return assets.Text("adjust.corrected", "step", c.StepType().Label(), "reason", c.Reason)
	}
	return s.Content.StepType().Label()
}

// Day is the legal date of what happened; of a correction the one it puts in.
func (s LateStep) Day() day.Date {
	if c, mended := s.Content.(steps.Corrected); mended && !c.On.IsZero() {
		return c.On
	}
	return s.On
}

// Adjustments are what the report of a period has to say about earlier reports of
// the same kind: steps dated into their periods, written after they were sent, and
// named by no report since. The report of p itself, once sent, names none later.
func Adjustments(ctx context.Context, reg Sent, p day.Period, o Options) ([]Adjustment, error) {
	reports, err := reg.SealedReports(ctx)
	if err != nil {
		return nil, fmt.Errorf("sealed reports: %w", err)
	}
	upTo := int64(0)
	if sent, ok := LastSealed(reports, p); ok {
		upTo = sent.LastStep
	}
	before := lastOfEach(reports, p)
	var all []Adjustment
	for i, report := range before {
		after := report.ID
		for _, later := range before[i+1:] {
			after = max(after, later.LastStep)
		}
		a := Adjustment{Report: report}
		steps, err := reg.LateSteps(ctx, after, upTo, report.Period)
		if err != nil {
			return nil, fmt.Errorf("late steps: %w", err)
		}
		for _, step := range steps {
			name, err := nameOf(ctx, reg, step)
			if err != nil {
				return nil, err
			}
			a.Steps = append(a.Steps, LateStep{step, name})
		}
		if len(a.Steps) == 0 {
			continue
		}
		if a.Differences, err = differences(ctx, reg, report, o); err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	return all, nil
}

// LastSealed is the report of exactly the period that was sent last.
func LastSealed(reports []register.SealedReport, p day.Period) (register.SealedReport, bool) {
	return register.LastSealed(reports, p)
}

// LastBefore is the sent report of the same kind of period, before p and nearest
// to it.
func LastBefore(reports []register.SealedReport, p day.Period) (register.SealedReport, bool) {
	before := lastOfEach(reports, p)
	if len(before) == 0 {
		return register.SealedReport{}, false
	}
	return before[len(before)-1], true
}

// lastOfEach are the reports of the same kind before p, of each period the one sent
// last, in the order of their periods.
func lastOfEach(reports []register.SealedReport, p day.Period) []register.SealedReport {
	kind, seen := p.Kind(), map[day.Period]bool{}
	var before []register.SealedReport
	for _, r := range slices.Backward(reports) {
		if r.Period.To < p.From && r.Period.Kind() == kind && !seen[r.Period] {
			seen[r.Period] = true
			before = append(before, r)
		}
	}
	slices.SortFunc(before, func(a, b register.SealedReport) int { return cmp.Compare(a.Period.To, b.Period.To) })
	return before
}

func differences(ctx context.Context, reg Sent, report register.SealedReport, o Options) ([]Difference, error) {
	edition, err := ByID(report.Edition)
	if err != nil {
		return nil, err
	}
	now, err := Compute(ctx, reg, edition, report.Period, o)
	if err != nil {
		return nil, err
	}
	return Compare(report.Sealed, nil, now), nil
}

func nameOf(ctx context.Context, reg Sent, step steps.Step) (string, error) {
	switch step.Subject {
	case register.LetterSubject:
		letter, err := reg.Letter(ctx, step.SubjectID)
		if errors.Is(err, sql.ErrNoRows) {
			return assets.Text("adjust.noLetter"), nil
		}
		return assets.Text("adjust.letter", "letter", letter.Number.String()), err
	case register.FiguresSubject:
		if typed, ok := step.Content.(register.TypedFigures); ok {
			return assets.Text("adjust.figures", "form", typed.Form), nil
		}
	}
	return assets.Text("adjust.subject." + string(step.Subject)), nil
}

// mostAdjusted is how many columns of an earlier report a note names.
const mostAdjusted = 8

// NoteAdjustments says in the line "Ghi chú" of each form which figures of earlier
// reports are not what was sent any more: no column of this period holds that.
func (r *Report) NoteAdjustments(all []Adjustment) {
	for i := range r.Sheets {
		sheet := &r.Sheets[i]
		for _, a := range all {
			var changes []string
			more := 0
			for _, d := range a.Differences {
				switch {
				case d.Form.ID != sheet.Form.ID:
				case len(changes) == mostAdjusted:
					more++
				default:
					changes = append(changes, assets.Text("forms.note.adjustedColumn", "column", d.Column.Number, "sent", Shown(d.Sent), "now", Shown(d.Now)))
				}
			}
			if more > 0 {
				changes = append(changes, assets.Text("forms.note.adjustedMore", "count", more))
			}
			if len(changes) > 0 {
				sheet.note(assets.Text("forms.note.adjusted", "period", a.Report.Period.Name(), "changes", strings.Join(changes, ", ")))
			}
		}
	}
}
