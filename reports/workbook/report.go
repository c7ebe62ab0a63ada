// Package workbook writes and lays out the Excel files that leave the office:
// the report with the official forms, and the register itself. Figures are
// written as numbers, everything a person typed as plain text: never as a
// formula, a link or a number.
package workbook

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/forms"
)

// Options are what a report's covering document says; empty parts are left as
// dots to be filled in by hand.
type Options struct {
	Number string   // number of the covering report, "25/BC-UBND"
	On     day.Date // its date
	Place  string   // place before the date of signing, "Bình Thạnh"
	Head   string   // of the register's chain of steps, printed small on the sheets; empty: not sealed
	// Signs is what stands above the signature, "KT. CHỦ TỊCH" over "PHÓ CHỦ TỊCH", and
	// SignedBy the name below it.
	Signs    []string
	SignedBy string
	// Sheets are those that are written.
	Sheets Sheets
	// Directions are what leaders directed and the office had to carry out in the
	// period (data.DirectionsOf), judged late by Today; with any, a sheet of the office
	// counts them.
	Directions []register.Direction
	Today      day.Date
	// Findings are what is to be looked at before the report leaves, for the sheet
	// "Tổng hợp" of the office; nil: what the report itself knows (forms.Report.ToCheck).
	Findings []forms.Finding
}

// Sheets are parts of a report's workbook.
type Sheets int

// The parts: what the receiver asks for, and what the office itself looks at.
const (
	FormSheets   Sheets = iota // the forms alone
	OfficeSheets               // "Tổng hợp" with the checks, "Chỉ đạo", "Điều chỉnh kỳ trước"
	AllSheets                  // both, the forms first
)

// WriteReport writes the report as a workbook: one sheet per form that looks like the
// printed form of the circular, with the ward's figures in the row below the row MS and
// totals as formulas that carry their values; the sheets of the office where the options
// ask for them.
func WriteReport(w io.Writer, rep *forms.Report, settings register.Settings, o Options) error {
	return WriteAdjustedReport(w, rep, nil, settings, o)
}

// WriteAdjustedReport is WriteReport with a last sheet of the office that says what
// happened to earlier reports after they were sent ("Điều chỉnh kỳ trước"). Without
// adjustments there is no such sheet.
func WriteAdjustedReport(w io.Writer, rep *forms.Report, adjustments []forms.Adjustment, settings register.Settings, o Options) error {
	title := assets.Text("report.title", "from", rep.Period.From.Shown(), "to", rep.Period.To.Shown())
	return create(w, title, settings.Ward, rep.Edition.Circular, func(f *excelize.File, st *styles) error {
		if o.Sheets != OfficeSheets {
			if err := writeForms(f, st, rep, settings, o); err != nil {
				return err
			}
		}
		if o.Sheets == FormSheets {
			return nil
		}
		return writeOffice(f, st, rep, adjustments, settings, o)
	})
}

func writeForms(f *excelize.File, st *styles, rep *forms.Report, settings register.Settings, o Options) error {
	for _, sheet := range rep.Sheets {
		if err := newSheet(f, sheet.Form.ID); err != nil {
			return err
		}
		page := formPage{page: page{file: f, styles: st}, sheet: sheet, report: rep, settings: settings, options: o}
		if err := page.write(); err != nil {
			return fmt.Errorf("sheet %s: %w", sheet.Form.ID, err)
		}
	}
	return nil
}

func writeOffice(f *excelize.File, st *styles, rep *forms.Report, adjustments []forms.Adjustment, settings register.Settings, o Options) error {
	if err := writeSummary(f, st, rep, settings, o); err != nil {
		return fmt.Errorf("sheet %s: %w", summarySheet(), err)
	}
	if len(o.Directions) > 0 {
		if err := writeDirections(f, st, rep.Period, settings, o); err != nil {
			return fmt.Errorf("sheet of directions: %w", err)
		}
	}
	if len(adjustments) > 0 {
		if err := writeAdjustments(f, st, rep.Period, adjustments, settings); err != nil {
			return fmt.Errorf("sheet of adjustments: %w", err)
		}
	}
	return nil
}
