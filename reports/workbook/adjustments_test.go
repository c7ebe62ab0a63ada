package workbook

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/reports/forms"
)

func TestAdjustmentsAreTheLastSheet(t *testing.T) {
	july := day.MonthPeriod(2026, 7, false)
	edition := forms.EditionFor(july)
	rep := &forms.Report{Edition: edition, Period: july}
	for _, form := range edition.Forms {
		sheet := forms.Sheet{Form: form, Columns: map[int]forms.Figure{}}
		for _, c := range form.Columns {
			sheet.Columns[c.Number] = forms.Figure{}
		}
		rep.Sheets = append(rep.Sheets, sheet)
	}
	form := edition.Form("02_XLD")
	adjustment := forms.Adjustment{
		Report: register.SealedReport{Sealed: register.Sealed{Period: day.MonthPeriod(2026, 6, false), Number: "25/BC-UBND"}},
		Steps: []forms.LateStep{{Name: "Đơn số 12/2026", Step: steps.Step{On: day.Must("2026-06-02"),
			WrittenAt: time.Date(2026, 7, 3, 5, 0, 0, 0, time.UTC), Content: register.Accepted{}}}},
		Differences: []forms.Difference{{Form: form, Column: form.Column(1), Sent: 41, Now: 42}},
	}
	for _, adjustments := range [][]forms.Adjustment{nil, {adjustment}} {
		var file bytes.Buffer
		if err := WriteAdjustedReport(&file, rep, adjustments, register.Settings{Ward: "Phường Thử"}, Options{Sheets: AllSheets}); err != nil {
			t.Fatal(err)
		}
		book, err := excelize.OpenReader(&file)
		if err != nil {
			t.Fatal(err)
		}
		defer book.Close()
		sheets := book.GetSheetList()
		if len(sheets) != 7+len(adjustments) {
			t.Errorf("sheets %q", sheets)
		}
		if len(adjustments) == 0 {
			continue
		}
		rows, err := book.GetRows("Điều chỉnh kỳ trước")
		if err != nil {
			t.Fatal(err)
		}
		text := ""
		for _, row := range rows {
			text += strings.Join(row, " | ") + "\n"
		}
		for _, want := range []string{
			"tháng 6/2026 (số 25/BC-UBND) | Đơn số 12/2026 | Thụ lý giải quyết | 02/06/2026 | 03/07/2026",
			"tháng 6/2026 (số 25/BC-UBND) | Biểu 02/XLD, cột (1) | Tổng số đơn | 41 | 42 | 1",
		} {
			if !strings.Contains(text, want) {
				t.Errorf("%q is missing in\n%s", want, text)
			}
		}
		// The forms are what they were: totals are formulas that carry values.
		formula, err := book.GetCellFormula("02_XLD", totalCell(t, book))
		if err != nil || formula == "" {
			t.Errorf("formula %q, %v", formula, err)
		}
	}
}

// totalCell is the cell of column 3 in the row below the row MS of 02_XLD.
func totalCell(t *testing.T, book *excelize.File) string {
	t.Helper()
	rows, err := book.GetRows("02_XLD")
	if err != nil {
		t.Fatal(err)
	}
	for r, row := range rows {
		for c, cell := range row {
			if row[0] == "MS" && strings.HasPrefix(cell, "3") {
				name, err := excelize.CoordinatesToCellName(c+1, r+2)
				if err != nil {
					t.Fatal(err)
				}
				return name
			}
		}
	}
	t.Fatal("no row MS")
	return ""
}
