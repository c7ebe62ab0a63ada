package consolidate_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/reports/consolidate"
	"donthu/reports/forms"
)

// sampleFigures are the figures of the sample register for June 2026: they keep
// every rule of the forms.
func sampleFigures(t testing.TB) figures {
	t.Helper()
	raw, err := os.ReadFile("../../testdata/samples/so-chuan-2026.expected-2026-05-15_2026-06-14.json")
	if err != nil {
		t.Fatal(err)
	}
	var expected map[string]map[string]float64
	if err := json.Unmarshal(raw, &expected); err != nil {
		t.Fatal(err)
	}
	return func(f *forms.Form, column int) float64 { return expected[f.ID][strconv.Itoa(column)] }
}

// filledForm is one official form filled by hand, open for what people do to it.
type filledForm struct {
	t     *testing.T
	f     *excelize.File
	sheet string
	form  *forms.Form
	row   int         // of the figures
	at    map[int]int // sheet column, from 1, of each form column
	saved string      // name to save under, when somebody renamed the file
}

func (s *filledForm) do(errs ...error) {
	s.t.Helper()
	for _, err := range errs {
		if err != nil {
			s.t.Fatal(err)
		}
	}
}

func (s *filledForm) cell(column int) string {
	name, err := excelize.CoordinatesToCellName(s.at[column], s.row)
	s.do(err)
	return name
}

func (s *filledForm) set(column int, value any) {
	s.do(s.f.SetCellValue(s.sheet, s.cell(column), value))
}

// eachFigure changes every figure by its value.
func (s *filledForm) eachFigure(change func(column int, value float64) any) {
	for _, c := range s.form.Columns {
		text, err := s.f.GetCellValue(s.sheet, s.cell(c.Number), excelize.Options{RawCellValue: true})
		s.do(err)
		value, err := strconv.ParseFloat(text, 64)
		s.do(err)
		s.set(c.Number, change(c.Number, value))
	}
}

// shift says that rows or columns were put in before the figures.
func (s *filledForm) shift(rows, columns int) {
	s.row += rows
	for column := range s.at {
		s.at[column] += columns
	}
}

const byHand = "UBND phường Bình Thạnh"

// handFilled fills the six official forms with the sample's figures, lets somebody
// work on each, and saves them.
func handFilled(t *testing.T, work func(s *filledForm)) []string {
	t.Helper()
	folder := t.TempDir()
	var files []string
	for _, path := range fillOfficial(t, folder, byHand, sampleFigures(t)) {
		f, err := excelize.OpenFile(path)
		if err != nil {
			t.Fatal(err)
		}
		s := &filledForm{t: t, f: f, sheet: f.GetSheetName(0), at: map[int]int{}, saved: filepath.Base(path)}
		s.form = edition(t, "tt06-2025").Form(s.sheet)
		rows, err := f.GetRows(s.sheet)
		s.do(err)
		ms := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 0 && row[0] == "MS" })
		s.row = ms + 2
		for at, text := range rows[ms] {
			if number, _, err := forms.ParseMS(text); err == nil {
				s.at[number] = at + 1
			}
		}
		work(s)
		s.do(os.Remove(path), f.SaveAs(filepath.Join(folder, s.saved)), f.Close())
		files = append(files, filepath.Join(folder, s.saved))
	}
	return files
}

// What people do to the official forms when they fill them by hand: each way gives
// the figures that were meant.
func TestFormsFilledInSloppyWaysConsolidate(t *testing.T) {
	for name, c := range map[string]struct {
		work  func(s *filledForm)
		words []string // of problems that must be told; all others must be of these words too
	}{
		"just filled": {work: func(*filledForm) {}},
		"numbers typed as text": {
			func(s *filledForm) {
				s.eachFigure(func(_ int, value float64) any { return strconv.FormatFloat(value, 'f', -1, 64) })
			}, nil},
		"units behind the numbers": {
			func(s *filledForm) {
				s.eachFigure(func(column int, value float64) any {
					if s.form.Column(column).Amount() {
						return strings.ReplaceAll(strconv.FormatFloat(value, 'f', -1, 64), ".", ",") + " trđ"
					}
					return fmt.Sprintf(" %v đơn ", value)
				})
			}, []string{"đã đọc là"}},
		"zeros left out or written as words": {
			func(s *filledForm) {
				s.eachFigure(func(column int, value float64) any {
					if value == 0 {
						return []any{nil, "-", "không", "Không có", "–"}[column%5]
					}
					return value
				})
			}, []string{"đã đọc là", "để trống"}},
		"empty rows before and between": {
			func(s *filledForm) {
				s.do(s.f.InsertRows(s.sheet, 1, 3), s.f.InsertRows(s.sheet, s.row+3, 4))
				s.shift(7, 0)
			}, nil},
		"a column STT in front": {
			func(s *filledForm) {
				s.do(s.f.InsertCols(s.sheet, "A", 1), s.f.SetCellValue(s.sheet, fmt.Sprint("A", s.row), 1), s.f.SetCellValue(s.sheet, "A6", "STT"))
				s.shift(0, 1)
			}, nil},
		"sheets and files renamed": {
			func(s *filledForm) {
				s.saved = "bc " + strings.ToLower(s.form.Number[:2]) + " (1).xlsx"
				s.do(s.f.SetSheetName(s.sheet, "Sheet1"))
			}, nil},
		"another sheet in front": {
			func(s *filledForm) {
				_, err := s.f.NewSheet("Ghi nhớ")
				s.do(err, s.f.SetCellValue("Ghi nhớ", "A1", "Gọi lại cho phường Hai"), s.f.MoveSheet("Ghi nhớ", s.sheet))
			}, nil},
		"the letters MS deleted": {func(s *filledForm) { s.do(s.f.SetCellValue(s.sheet, fmt.Sprint("A", s.row-1), nil)) }, nil},
		"title, number and guide deleted": {
			func(s *filledForm) {
				s.do(s.f.SetCellValue(s.sheet, "A1", nil), s.f.SetCellValue(s.sheet, "A2", nil))
				for range 14 {
					s.do(s.f.RemoveRow(s.sheet, s.row+3))
				}
			}, nil},
		"a signature below without a note": {
			func(s *filledForm) {
				s.do(s.f.SetCellValue(s.sheet, fmt.Sprint("A", s.row+3), nil), s.f.SetCellValue(s.sheet, fmt.Sprint("N", s.row+3), "Bình Thạnh, ngày 15 tháng 6 năm 2026"),
					s.f.SetCellValue(s.sheet, fmt.Sprint("N", s.row+4), "CHỦ TỊCH"))
			}, nil},
		"the name only in the covering line": {
			func(s *filledForm) {
				s.do(s.f.SetCellValue(s.sheet, fmt.Sprint("A", s.row), nil), s.f.SetCellValue(s.sheet, "A4", "(Kèm theo Báo cáo số: 25/BC-UBND ngày 15 tháng 6 năm 2026 của "+byHand+")"))
			}, nil},
		"the name written another way": {
			func(s *filledForm) { s.do(s.f.SetCellValue(s.sheet, fmt.Sprint("A", s.row), "P. BÌNH  THẠNH ")) }, nil},
		"a total row below the ward": {
			func(s *filledForm) {
				s.do(s.f.SetCellValue(s.sheet, fmt.Sprint("A", s.row+1), "Tổng cộng"))
				for column := range s.at {
					value, err := s.f.GetCellValue(s.sheet, s.cell(column), excelize.Options{RawCellValue: true})
					s.do(err)
					n, err := strconv.ParseFloat(value, 64)
					s.do(err)
					below, err := excelize.CoordinatesToCellName(s.at[column], s.row+1)
					s.do(err, s.f.SetCellValue(s.sheet, below, n))
				}
			}, nil},
		"totals as formulas, some never computed": {
			func(s *filledForm) {
				for _, c := range s.form.Columns {
					if len(c.Sums) == 0 {
						continue
					}
					var parts []string
					for _, part := range c.Sums[0] {
						parts = append(parts, s.cell(part))
					}
					s.set(c.Number, nil)
					s.do(s.f.SetCellFormula(s.sheet, s.cell(c.Number), strings.Join(parts, "+")))
				}
			}, nil},
		"columns hidden, cells coloured, formats odd": {
			func(s *filledForm) {
				style, err := s.f.NewStyle(&excelize.Style{NumFmt: 14, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFFF00"}}})
				s.do(err, s.f.SetColVisible(s.sheet, "C:D", false), s.f.SetCellStyle(s.sheet, s.cell(1), s.cell(3), style))
			}, nil},
		"the period by hand": {
			func(s *filledForm) {
				s.do(s.f.SetCellValue(s.sheet, "A3", "Số liệu tính từ ngày 15 tháng 5 năm 2026 đến ngày 14 tháng 6 năm 2026"))
			}, nil},
		"the period left as dots": {
			func(s *filledForm) {
				if s.sheet != "02_XLD" {
					s.do(s.f.SetCellValue(s.sheet, "A3", "Số liệu tính từ ngày…./…../…….đến....ngày…../…../………"))
				}
			}, []string{"kỳ"}},
	} {
		t.Run(name, func(t *testing.T) {
			files := handFilled(t, c.work)
			res := run(t, files, consolidate.Options{Wards: []string{byHand}})
			if len(res.Refused)+len(res.Missing) > 0 || res.Wards != 1 || res.Period != june {
				t.Fatalf("refused %v, missing %v, %d wards, %v", res.Refused, res.Missing, res.Wards, res.Period)
			}
			want := sampleFigures(t)
			for _, f := range edition(t, "tt06-2025").Forms {
				for column, value := range filled(f, want) {
					if got := total(t, res, f.ID, column); got != value {
						t.Errorf("%s column %d: %v, want %v", f.ID, column, got, value)
					}
				}
			}
			told := map[string]bool{}
			for _, p := range res.Problems {
				i := slices.IndexFunc(c.words, func(words string) bool { return strings.Contains(p.Text, words) })
				if i < 0 {
					t.Errorf("a problem that is none: %+v", p)
					continue
				}
				told[c.words[i]] = true
				if p.File == "" || p.Ward != byHand || p.Form == "" {
					t.Errorf("the problem does not say where: %+v", p)
				}
			}
			if len(told) != len(c.words) {
				t.Errorf("%v is told, want %q", told, c.words)
			}
		})
	}
}

// What cannot be meant is told with ward, file, cell and reason, and adds nothing.
func TestWhatCannotBeMeantIsToldByWardFileAndCell(t *testing.T) {
	for name, c := range map[string]struct {
		work         func(s *filledForm)
		form, cell   string
		words        string
		stillCounted bool
	}{
		"a total typed over":      {func(s *filledForm) { s.set(1, 99) }, "01/TCD", "01_TCD!B11", "khác tổng các cột (5) + (11) + (17)", true},
		"more processed than all": {func(s *filledForm) { s.set(2, 999) }, "02/XLD", "02_XLD!C11", "lớn hơn", true},
		"another form says else":  {func(s *filledForm) { s.set(1, 77) }, "03/GQKN", "03_GQKN!B9", "khác biểu 02/XLD, cột (6)", true},
		"words":                   {func(s *filledForm) { s.set(5, "nhiều") }, "02/XLD", "02_XLD!F11", "không đọc được", false},
		"an error":                {func(s *filledForm) { s.set(5, "#REF!") }, "02/XLD", "02_XLD!F11", "không đọc được", false},
		"a negative number":       {func(s *filledForm) { s.set(5, -4) }, "02/XLD", "02_XLD!F11", "số âm", false},
		"half a letter":           {func(s *filledForm) { s.set(5, 2.5) }, "02/XLD", "02_XLD!F11", "số lẻ", false},
	} {
		t.Run(name, func(t *testing.T) {
			files := handFilled(t, func(s *filledForm) {
				if s.form.Number == c.form {
					c.work(s)
				}
			})
			res := run(t, files, consolidate.Options{})
			i := slices.IndexFunc(res.Problems, func(p consolidate.Problem) bool { return p.Cell == c.cell && strings.Contains(p.Text, c.words) })
			if i < 0 {
				t.Fatalf("no problem at %s says %q: %+v", c.cell, c.words, res.Problems)
			}
			if p := res.Problems[i]; p.Ward != byHand || p.Form != c.form || !strings.HasPrefix(p.File, byHand) || p.Column == 0 {
				t.Errorf("%+v", p)
			}
			for _, table := range res.Parts[0].Tables {
				if table.Form.Number != c.form {
					continue
				}
				if row := table.Rows[0]; row.File == "" || !strings.Contains(row.File, table.Form.ID) {
					t.Errorf("the row does not name its file: %+v", row)
				}
				if column := res.Problems[i].Column; !c.stillCounted && table.Total[column] != 0 {
					t.Errorf("column %d adds %v", column, table.Total[column])
				}
			}
		})
	}
}
