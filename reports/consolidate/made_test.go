package consolidate_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/consolidate"
	"donthu/reports/forms"
	"donthu/reports/workbook"
)

const official = "../../testdata/forms"

var june = day.MonthPeriod(2026, 6, false)

// nothing is a register without letters: reports get their figures from figures.
type nothing struct{}

func (nothing) LettersToProcess(context.Context, day.Period) ([]register.Letter, error) {
	return nil, nil
}
func (nothing) Kept(context.Context) (register.Kept, error)               { return register.Kept{}, nil }
func (nothing) UndatedBefore(context.Context, day.Date) ([]int64, error)  { return nil, nil }
func (nothing) UndatedSettled(context.Context, day.Date) ([]int64, error) { return nil, nil }

func (nothing) LettersSettled(context.Context, day.Period) ([]register.Letter, error) {
	return nil, nil
}
func (nothing) LettersConcluded(context.Context, day.Period) ([]register.Letter, error) {
	return nil, nil
}
func (nothing) OpenLetters(context.Context, day.Date) ([]int64, error)               { return nil, nil }
func (nothing) Receptions(context.Context, day.Period) ([]register.Reception, error) { return nil, nil }
func (nothing) ReceptionDays(context.Context, day.Period) ([]register.ReceptionDay, error) {
	return nil, nil
}
func (nothing) TypedFigures(context.Context, string, day.Period) (register.TypedFigures, error) {
	return register.TypedFigures{}, nil
}

func edition(t testing.TB, id string) *forms.Edition {
	t.Helper()
	ed, err := forms.ByID(id)
	if err != nil {
		t.Fatal(err)
	}
	return ed
}

// figures give the value of a base column; sums follow.
type figures func(form *forms.Form, column int) float64

func same(value float64) figures { return func(*forms.Form, int) float64 { return value } }

// zero keeps every rule of the forms.
var zero = same(0)

// filled are the figures of a form with its sums.
func filled(form *forms.Form, of figures) map[int]float64 {
	values := map[int]float64{}
	var work func(c forms.Column) float64
	work = func(c forms.Column) float64 {
		value, done := values[c.Number]
		if done {
			return value
		}
		if len(c.Sums) == 0 {
			value = of(form, c.Number)
		} else {
			for _, part := range c.Sums[0] {
				value += work(form.Column(part))
			}
		}
		values[c.Number] = value
		return value
	}
	for _, c := range form.Columns {
		work(c)
	}
	return values
}

// writeReport writes a ward's report as this program does.
func writeReport(t testing.TB, file, ward string, ed *forms.Edition, p day.Period, of figures) {
	t.Helper()
	rep, err := forms.Compute(context.Background(), nothing{}, ed, p, forms.Options{Today: p.To})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range rep.Sheets {
		for n, value := range filled(s.Form, of) {
			s.Columns[n] = forms.Figure{Value: value}
		}
	}
	if err := workbook.Save(file, func(w io.Writer) error {
		return workbook.WriteReport(w, rep, register.Settings{Ward: ward}, workbook.Options{
			Directions: []register.Direction{{GivenOn: p.From, DueOn: p.To}}, Today: p.To})
	}); err != nil {
		t.Fatal(err)
	}
}

// change edits cells of a workbook; values by cell of the sheet.
func change(t testing.TB, file, sheet string, values map[string]any) {
	t.Helper()
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for cell, value := range values {
		if err := f.SetCellValue(sheet, cell, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
}

// fillOfficial fills the official layouts by hand as a ward does, one file per
// form, and returns the files. The figures stand below the row MS.
func fillOfficial(t testing.TB, folder, ward string, of figures) []string {
	t.Helper()
	templates, err := filepath.Glob(filepath.Join(official, "bieu_*.xlsx"))
	if err != nil || len(templates) != 6 {
		t.Fatal(templates, err)
	}
	var files []string
	for _, template := range templates {
		f, err := excelize.OpenFile(template)
		if err != nil {
			t.Fatal(err)
		}
		sheet := f.GetSheetName(0)
		form := edition(t, "tt06-2025").Form(sheet)
		values := filled(form, of)
		set := func(cell string, value any) {
			if err := f.SetCellValue(sheet, cell, value); err != nil {
				t.Fatal(err)
			}
		}
		set("A3", "Số liệu tính từ ngày 15/05/2026 đến....ngày 14/06/2026")
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		ms := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 0 && row[0] == "MS" })
		set(fmt.Sprintf("A%d", ms+2), ward)
		for at, text := range rows[ms] {
			if number, _, err := forms.ParseMS(text); err == nil {
				cell, _ := excelize.CoordinatesToCellName(at+1, ms+2)
				set(cell, values[number])
			}
		}
		file := filepath.Join(folder, fmt.Sprintf("%s %s.xlsx", ward, sheet))
		if err := f.SaveAs(file); err != nil {
			t.Fatal(err)
		}
		f.Close()
		files = append(files, file)
	}
	return files
}

func run(t testing.TB, files []string, o consolidate.Options) *consolidate.Result {
	t.Helper()
	res, err := consolidate.Run(t.Context(), files, o)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// total is the total of a column of the first edition.
func total(t testing.TB, res *consolidate.Result, form string, column int) float64 {
	t.Helper()
	for _, table := range res.Parts[0].Tables {
		if table.Form.ID == form {
			return table.Total[column]
		}
	}
	t.Fatalf("no form %s", form)
	return 0
}

func write(t testing.TB, res *consolidate.Result) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "tong-hop.xlsx")
	if err := workbook.Save(file, func(w io.Writer) error {
		return workbook.WriteConsolidated(w, res, "Thanh tra Thành phố", workbook.Options{})
	}); err != nil {
		t.Fatal(err)
	}
	return file
}

func mustWrite(t testing.TB, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
