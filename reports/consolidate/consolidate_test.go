package consolidate_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"donthu/data/day"
	"donthu/reports/consolidate"
	"donthu/reports/forms"
)

// has reports whether a problem of the ward at the cell says the words.
func has(res *consolidate.Result, ward, cell, words string) bool {
	return slices.ContainsFunc(res.Problems, func(p consolidate.Problem) bool {
		return p.Ward == ward && (cell == "" || p.Cell == cell) && strings.Contains(p.Text, words)
	})
}

func TestOfficialFormsFilledByHandConsolidateWithOurs(t *testing.T) {
	folder := t.TempDir()
	byColumn := func(_ *forms.Form, column int) float64 { return float64(column) }
	files := fillOfficial(t, folder, "UBND phường Bình Thạnh", byColumn)
	ours := filepath.Join(folder, "gia-dinh.xlsx")
	writeReport(t, ours, "UBND phường Gia Định", edition(t, "tt06-2025"), june, same(1000))
	res := run(t, append(files, ours), consolidate.Options{})
	if len(res.Refused) > 0 || len(res.Parts) != 1 || res.Wards != 2 || res.Period != june {
		t.Fatalf("refused %v, %d editions, %d wards, %v", res.Refused, len(res.Parts), res.Wards, res.Period)
	}
	for _, f := range res.Parts[0].Edition.Forms {
		a, b := filled(f, byColumn), filled(f, same(1000))
		for n := range f.Columns {
			if got, want := total(t, res, f.ID, n+1), a[n+1]+b[n+1]; got != want {
				t.Errorf("%s column %d: %v, want %v", f.ID, n+1, got, want)
			}
		}
	}
	if len(res.Missing) > 0 {
		t.Errorf("missing %v", res.Missing)
	}
}

// randomWards writes five wards' reports with figures of any size.
func randomWards(t *testing.T, ed *forms.Edition, folder string) (files []string, written []map[string]map[int]float64) {
	chance := rand.New(rand.NewPCG(uint64(len(ed.Forms)), 1))
	for i := range 5 {
		file := filepath.Join(folder, fmt.Sprintf("%s-%d.xlsx", ed.ID, i))
		values := map[string]map[int]float64{}
		writeReport(t, file, fmt.Sprintf("Phường %d", i), ed, june, func(f *forms.Form, column int) float64 {
			value := 0.0
			if c := f.Column(column); c.Amount() {
				value = float64(chance.IntN(3_000_000)) / 100
			} else if !c.Remark {
				value = float64(chance.IntN(30_000))
			}
			if values[f.ID] == nil {
				values[f.ID] = map[int]float64{}
			}
			values[f.ID][column] = value
			return value
		})
		files, written = append(files, file), append(written, values)
	}
	return files, written
}

func TestTotalIsTheSumOfTheWards(t *testing.T) {
	for _, ed := range forms.Editions() {
		files, written := randomWards(t, ed, t.TempDir())
		runs := 0
		rapid.Check(t, func(rt *rapid.T) {
			chosen := rapid.SliceOfNDistinct(rapid.IntRange(0, len(files)-1), 1, 2, rapid.ID).Draw(rt, "wards")
			want := map[string]map[int]float64{}
			var sent []string
			for _, i := range chosen {
				sent = append(sent, files[i])
				for form, columns := range written[i] {
					if want[form] == nil {
						want[form] = map[int]float64{}
					}
					for n, value := range columns {
						want[form][n] = forms.Add(want[form][n], value)
					}
				}
			}
			res := run(t, sent, consolidate.Options{})
			if len(res.Refused) > 0 || res.Wards != len(chosen) {
				rt.Fatalf("%d wards, refused %v", res.Wards, res.Refused)
			}
			for id, columns := range want {
				for n, value := range columns {
					if got := total(t, res, id, n); got != value {
						rt.Fatalf("%s column %d: %v, want %v", id, n, got, value)
					}
				}
			}
			if runs++; runs > 5 {
				return // the workbook's own totals: a few are enough
			}
			f, err := excelize.OpenFile(write(t, res))
			if err != nil {
				rt.Fatal(err)
			}
			defer f.Close()
			checkTotalRow(rt, f, res)
		})
	}
}

// checkTotalRow compares the workbook's totals with what their formulas give.
func checkTotalRow(t *rapid.T, f *excelize.File, res *consolidate.Result) {
	for _, table := range res.Parts[0].Tables {
		rows, err := f.GetRows(table.Form.ID, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 0 && row[0] == "Tổng cộng" }) + 1
		if at == 0 {
			t.Fatalf("%s has no row Tổng cộng", table.Form.ID)
		}
		for n, value := range table.Total {
			cell, _ := excelize.CoordinatesToCellName(n+1, at)
			cached, _ := f.GetCellValue(table.Form.ID, cell, excelize.Options{RawCellValue: true})
			formula, _ := f.GetCellFormula(table.Form.ID, cell)
			var shown float64
			if _, err := fmt.Sscan(cached, &shown); err != nil || shown != value || !strings.HasPrefix(formula, "SUM(") {
				t.Fatalf("%s!%s: %q by %q, want %v", table.Form.ID, cell, cached, formula, value)
			}
			if n > 2 {
				continue // one calculation a form is enough
			}
			calculated, err := f.CalcCellValue(table.Form.ID, cell, excelize.Options{RawCellValue: true})
			var again float64
			if _, scanned := fmt.Sscan(calculated, &again); err != nil || scanned != nil || forms.Add(again, 0) != value {
				t.Fatalf("%s!%s: its formula gives %q, want %v (%v)", table.Form.ID, cell, calculated, value, err)
			}
		}
	}
}

func TestCellsThatAreNoFiguresAreNamedAndSaidHowTheyWereRead(t *testing.T) {
	folder := t.TempDir()
	ward := "UBND phường Bình Thạnh"
	file := fillOfficial(t, folder, ward, same(2))[1] // 02/XLD
	change(t, file, "02_XLD", map[string]any{"D11": "18.621", "E11": "5 đơn", "F11": "năm", "G11": -3, "I11": 2.5, "J11": nil})
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	rows, _ := f.GetRows("02_XLD")
	f.Close()
	column := func(cell string) int {
		c, _, _ := excelize.CellNameToCoordinates(cell)
		number, _, err := forms.ParseMS(rows[9][c-1])
		if err != nil {
			t.Fatal(err)
		}
		return number
	}
	res := run(t, []string{file}, consolidate.Options{})
	for _, c := range []struct {
		cell, words string
		counted     float64
	}{
		{"D11", "“18.621” thay vì một số đúng dạng; đã đọc là 18.621", 18621},
		{"E11", "“5 đơn” thay vì một số đúng dạng; đã đọc là 5", 5},
		{"F11", "“năm”, không đọc được", 0},
		{"G11", "số âm -3", 0},
		{"I11", "số lẻ 2,5", 0},
		{"J11", fmt.Sprintf("Các cột (%d) để trống", column("J11")), 0},
	} {
		if !has(res, ward, "02_XLD!"+c.cell, c.words) {
			t.Errorf("%s: no problem says %q", c.cell, c.words)
		}
		if got := total(t, res, "02_XLD", column(c.cell)); got != c.counted {
			t.Errorf("%s counts as %v, want %v", c.cell, got, c.counted)
		}
	}
	out, err := excelize.OpenFile(write(t, res))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if shown, _ := out.GetRows("02_XLD"); !slices.Contains(shown[10], "năm") {
		t.Errorf("the ward's own word is not shown: %q", shown[10])
	}
	listed, _ := out.GetRows("Vấn đề")
	if text := fmt.Sprint(listed); !strings.Contains(text, "02_XLD!F11") || !strings.Contains(text, ward) {
		t.Errorf("sheet Vấn đề: %s", text)
	}
}

func TestRulesOfTheFormsAreChecked(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.xlsx")
	writeReport(t, file, "Phường A", edition(t, "tt06-2025"), june, zero)
	change(t, file, "02_XLD", map[string]any{"G11": 7, "C11": 9}) // column 6 is a sum and equals 03/GQKN column 1; 2 <= 1
	res := run(t, []string{file}, consolidate.Options{})
	for cell, words := range map[string]string{
		"02_XLD!G11": "khác tổng các cột (7) + (8)",
		"02_XLD!C11": "lớn hơn biểu 02/XLD, cột (1)",
		"03_GQKN!B9": "khác biểu 02/XLD, cột (6)",
	} {
		if !has(res, "Phường A", cell, words) {
			t.Errorf("%s: no problem says %q in %v", cell, words, res.Problems)
		}
	}
}

func TestWardsAreComparedWithTheList(t *testing.T) {
	folder := t.TempDir()
	path := func(name string) string { return filepath.Join(folder, name) }
	ed := edition(t, "tt06-2025")
	writeReport(t, path("1.xlsx"), "UBND P. Hoà Bình", ed, june, same(0))
	writeReport(t, path("2.xlsx"), "Ủy ban nhân dân phường Hòa Bình", ed, june, same(0))
	writeReport(t, path("3.xlsx"), "UBND phuong Gia Dinh", ed, june, same(0))
	writeReport(t, path("4.xlsx"), "UBND phường Lạ", ed, june, same(0))
	writeReport(t, path("5.xlsx"), "UBND phường Tân Định", ed, day.MonthPeriod(2026, 5, false), same(0))
	mustWrite(t, path("list.txt"), "\ufeff# phải báo cáo\r\nPhường Gia Định\r\nPhường Hòa Bình\r\n\r\nPhường Tân Định\r\nPhường Bình Lợi\r\n")
	mustWrite(t, path("bad.xlsx"), "không phải Excel")
	wards, err := consolidate.ReadWards(path("list.txt"))
	if err != nil || len(wards) != 4 {
		t.Fatal(wards, err)
	}
	files := []string{path("1.xlsx"), path("bad.xlsx"), path("2.xlsx"), path("3.xlsx"), path("4.xlsx"), path("5.xlsx"), path("none.xlsx")}
	res := run(t, files, consolidate.Options{Wards: wards, Today: day.Must("2026-06-20")})
	var names []string
	for _, row := range res.Parts[0].Tables[0].Rows {
		names = append(names, row.Ward)
	}
	if !slices.Equal(names, []string{"Phường Gia Định", "Phường Hòa Bình", "UBND phường Lạ"}) {
		t.Errorf("rows %q", names)
	}
	reasons := map[string]string{}
	for _, r := range res.Refused {
		reasons[filepath.Base(r.File)] = r.Reason
	}
	for file, words := range map[string]string{
		"bad.xlsx": "không phải tệp Excel", "none.xlsx": "không tìm thấy", "2.xlsx": "đã gửi biểu 01/TCD, 02/XLD, 03/GQKN, 04/GQTC, 05/KQTH, 06/QLKNTC trong tệp 1.xlsx",
		"5.xlsx": "khác kỳ tổng hợp từ ngày 15/05/2026",
	} {
		if !strings.Contains(reasons[file], words) {
			t.Errorf("%s: %q", file, reasons[file])
		}
	}
	if !has(res, "Phường Gia Định", "", "được hiểu là") || !has(res, "UBND phường Lạ", "", "không có trong danh sách") {
		t.Errorf("problems %v", res.Problems)
	}
	if len(res.Missing) != 2 || res.Missing[0].Ward != "Phường Tân Định" || !strings.Contains(res.Missing[0].What, "không dùng được") ||
		res.Missing[1] != (consolidate.Missing{Ward: "Phường Bình Lợi", What: "Chưa gửi báo cáo"}) {
		t.Errorf("missing %v", res.Missing)
	}
	if res.DueOn != day.Must("2026-06-17") || res.Overdue != 3 {
		t.Errorf("due %v, %d days ago", res.DueOn, res.Overdue)
	}
	out, err := excelize.OpenFile(write(t, res))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if rows, _ := out.GetRows("Chưa gửi"); !strings.Contains(fmt.Sprint(rows), "Phường Bình Lợi") || !strings.Contains(fmt.Sprint(rows), "quá hạn 3 ngày") {
		t.Errorf("sheet Chưa gửi: %v", rows)
	}
}

func TestOlderEditionStandsOnSheetsOfItsOwn(t *testing.T) {
	folder := t.TempDir()
	a, b := filepath.Join(folder, "a.xlsx"), filepath.Join(folder, "b.xlsx")
	writeReport(t, a, "Phường A", edition(t, "tt06-2025"), june, same(1))
	writeReport(t, b, "Phường B", edition(t, "tt02-2021"), june, same(5))
	res := run(t, []string{b, a}, consolidate.Options{})
	if len(res.Parts) != 2 || res.Parts[0].Edition.ID != "tt06-2025" || total(t, res, "01_TCD", 5) != 1 {
		t.Fatalf("%d editions, first %s", len(res.Parts), res.Parts[0].Edition.ID)
	}
	if !has(res, "Phường B", "", "Thông tư số 02/2021/TT-TTCP") {
		t.Errorf("problems %v", res.Problems)
	}
	out, err := excelize.OpenFile(write(t, res))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	for _, sheet := range []string{"01_TCD", "01_TCD (tt02-2021)", "04_KQGQ (tt02-2021)"} {
		if rows, err := out.GetRows(sheet); err != nil || len(rows) < 11 {
			t.Errorf("sheet %s: %v", sheet, err)
		}
	}
	alone := run(t, []string{b}, consolidate.Options{})
	if alone.Parts[0].Edition.ID != "tt02-2021" || total(t, alone, "01_TCD", 4) != 5 {
		t.Errorf("alone: %s", alone.Parts[0].Edition.ID)
	}
}

func TestSeveralUnitsOnOneForm(t *testing.T) {
	file := fillOfficial(t, t.TempDir(), "Phường A", same(1))[0]
	row := map[string]any{"A12": "Phường B", "B12": 3, "C12": 3, "A13": "Tổng cộng", "B13": 99}
	change(t, file, "01_TCD", row)
	res := run(t, []string{file}, consolidate.Options{})
	if res.Wards != 2 || total(t, res, "01_TCD", 1) != 6 {
		t.Errorf("%d wards, total %v", res.Wards, total(t, res, "01_TCD", 1))
	}
	// What the board writes, the next board can read.
	again := run(t, []string{write(t, res)}, consolidate.Options{})
	if again.Wards != 2 || total(t, again, "01_TCD", 1) != 6 {
		t.Errorf("read again: %d wards, total %v", again.Wards, total(t, again, "01_TCD", 1))
	}
}
