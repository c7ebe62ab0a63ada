package forms_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/forms"
	"donthu/reports/workbook"
)

// The forms of a circular that is only a file go out as a workbook like any other.
func TestNextYearsCircularIsWrittenAsAWorkbook(t *testing.T) {
	p := day.MonthPeriod(2027, 6, false)
	ed := forms.CircularOf(t, p)
	rep, err := forms.Compute(t.Context(), forms.NoLetters, ed, p, forms.Options{Today: p.To})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := workbook.WriteReport(&b, rep, register.Settings{Ward: "Phường Thử"}, workbook.Options{Today: p.To}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, form := range ed.Forms {
		rows, err := f.GetRows(form.ID)
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 0 && row[0] == "MS" })
		if at < 0 || at+1 >= len(rows) {
			t.Fatalf("%s has no row MS: %q", form.ID, rows)
		}
		for _, c := range form.Columns {
			counted, held := "0", ""
			if form.SubjectOf(c.Number) == forms.Typed && len(c.Sums) == 0 {
				counted = "" // nobody has typed it
			}
			if c.Number < len(rows[at+1]) { // the reader leaves out empty cells at the end of a row
				held = rows[at+1][c.Number]
			}
			if rows[at][c.Number] != c.MS || held != counted {
				t.Errorf("%s column %d is headed %q and holds %q", form.ID, c.Number, rows[at][c.Number], held)
			}
		}
	}
}
