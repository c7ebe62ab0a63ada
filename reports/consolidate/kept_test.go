package consolidate_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/consolidate"
	"donthu/reports/forms"
)

// received is a file as a board keeps it that got nothing before.
func received(t testing.TB, file string, o consolidate.Options) []register.WardFile {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d, err := consolidate.Inspect(t.Context(), file, raw, o)
	if err != nil {
		t.Fatal(err)
	}
	var all []register.WardFile
	for i, part := range d.Parts {
		all = append(all, version(part, int64(i+1)))
	}
	return all
}

func version(part register.WardReport, step int64) register.WardFile {
	return register.WardFile{ID: step, Ward: part.Ward, Period: part.Period, Versions: []register.WardVersion{{Step: step, On: part.Period.To.AddDays(2), WardReport: part}}}
}

// What a board keeps of a file gives, consolidated, what the file itself does.
func TestWhatIsKeptConsolidatesAsTheFileItself(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "gui.xlsx")
	ed := edition(t, "tt06-2025")
	writeReport(t, file, "UBND P. Hoà Bình", ed, june, sampleFigures(t))
	change(t, file, "02_XLD", map[string]any{"F11": "nhiều"})
	wards := []string{"Phường Hòa Bình", "Phường Chưa Gửi"}
	direct := run(t, []string{file}, consolidate.Options{Wards: wards})
	kept := received(t, file, consolidate.Options{Wards: wards})
	if len(kept) != 1 || kept[0].Ward != "Phường Hòa Bình" || kept[0].Period != june || len(kept[0].Versions[0].Forms) != 6 {
		t.Fatalf("%+v", kept)
	}
	again := consolidate.Kept(kept, consolidate.Options{Wards: wards, Period: june})
	for i, table := range direct.Parts[0].Tables {
		if other := again.Parts[0].Tables[i]; !equalTotals(table.Total, other.Total) || other.Note != table.Note {
			t.Errorf("%s: %v, kept %v", table.Form.ID, table.Total, other.Total)
		}
	}
	if direct.LeftOut() != 1 || again.LeftOut() != 1 {
		t.Errorf("left out: %d, kept %d", direct.LeftOut(), again.LeftOut())
	}
	if len(again.Missing) != 1 || again.Missing[0].Ward != "Phường Chưa Gửi" || again.Wards != 1 {
		t.Errorf("%+v", again.Missing)
	}
	at := slices.IndexFunc(again.Problems, func(p consolidate.Problem) bool { return p.Cell == "02_XLD!F11" && p.Ward == "Phường Hòa Bình" })
	if at < 0 || !strings.Contains(again.Problems[at].Text, "không đọc được") || again.Problems[at].File != "gui.xlsx" {
		t.Errorf("the check is forgotten: %+v", again.Problems)
	}
}

func equalTotals(a, b map[int]float64) bool {
	for n, value := range a {
		if b[n] != value {
			return false
		}
	}
	return len(a) == len(b)
}

// A file with two wards and a form for each, as a former district gathers them.
func TestSeveralFilesOfAWardAreItsOneReport(t *testing.T) {
	files := handFilled(t, func(*filledForm) {})
	var all register.WardFile
	for i, file := range files {
		for _, f := range received(t, file, consolidate.Options{Wards: []string{byHand}}) {
			f.Versions[0].Step = int64(i + 1)
			all.Ward, all.Period, all.Versions = f.Ward, f.Period, append(all.Versions, f.Versions...)
		}
	}
	if res := consolidate.Kept([]register.WardFile{all}, consolidate.Options{Period: june}); res.Wards != 1 || len(res.Missing) > 0 || res.LeftOut() > 0 {
		t.Errorf("%+v", res)
	}
	if all.Replaced() != 0 {
		t.Error("one form takes the place of another")
	}
}

func TestAFileThatCannotBeKeptSaysWhy(t *testing.T) {
	folder := t.TempDir()
	free, dotted := filepath.Join(folder, "free.xlsx"), filepath.Join(folder, "dotted.xlsx")
	ed := edition(t, "tt06-2025")
	writeReport(t, free, "UBND phường Một", ed, day.Period{From: 20260501, To: 20260617}, zero)
	writeReport(t, dotted, "UBND phường Một", ed, june, zero)
	for _, form := range ed.Forms {
		change(t, dotted, form.ID, map[string]any{"A3": "Số liệu tính từ ngày…./…../…….đến....ngày…../…../………"})
	}
	locked := append([]byte{0xD0, 0xCF, 0x11, 0xE0}, make([]byte, 600)...)
	for _, letter := range "EncryptedPackage" {
		locked = append(locked, byte(letter), 0)
	}
	read := func(file string) []byte {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	ods := append([]byte("PK\x03\x04..........................mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), 0)
	for name, c := range map[string]struct {
		raw  []byte
		want string
	}{
		"a period of no rule":  {read(free), "không phải kỳ tháng"},
		"no period":            {read(dotted), "hãy chọn kỳ"},
		"an old workbook":      {append([]byte{0xD0, 0xCF, 0x11, 0xE0}, make([]byte, 600)...), "Lưu thành"},
		"a locked one":         {locked, "mật khẩu"},
		"one of LibreOffice":   {ods, "LibreOffice Calc"},
		"a web page":           {[]byte("<html>"), "không phải tệp Excel"},
		"nothing":              {nil, "rỗng"},
		"an archive of no use": {[]byte("PK\x03\x04 not really"), "tệp hỏng"},
	} {
		_, err := consolidate.Inspect(t.Context(), "gui.xlsx", c.raw, consolidate.Options{})
		var told *data.Told
		if !errors.As(err, &told) || !strings.Contains(told.Sentence(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	d, err := consolidate.Inspect(t.Context(), "gui.xlsx", read(dotted), consolidate.Options{Period: june})
	if err != nil || d.Parts[0].Period != june {
		t.Errorf("with the period given: %+v, %v", d, err)
	}
}

// Whatever program turns old formats into workbooks, what it makes is read and what came
// is judged by its bytes, not by its name.
func TestOtherFormatsAreReadThroughAProgram(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "gui.xlsx")
	writeReport(t, file, "UBND phường Một", edition(t, "tt06-2025"), june, zero)
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	old := append([]byte{0xD0, 0xCF, 0x11, 0xE0}, make([]byte, 600)...)
	asked := ""
	o := consolidate.Options{Convert: func(_ context.Context, _ []byte, extension string) ([]byte, error) {
		asked = extension
		return raw, nil
	}}
	if d, err := consolidate.Inspect(t.Context(), "gui.xlsx", old, o); err != nil || d.Parts[0].Ward != "UBND phường Một" || asked != ".xls" {
		t.Errorf("%v, asked for %q", err, asked)
	}
	o.Convert = func(context.Context, []byte, string) ([]byte, error) { return nil, errors.New("no") }
	if _, err := consolidate.Inspect(t.Context(), "gui.xls", old, o); err == nil || !strings.Contains(err.Error(), "Lưu thành") {
		t.Errorf("%v", err)
	}
}

// anyReport is what a ward may have reported: whole numbers in every column, a few of them
// unreadable.
func anyReport(t *rapid.T, ed *forms.Edition, ward string, p day.Period, step int64) register.WardFile {
	part := register.WardReport{Ward: ward, Period: p, File: fmt.Sprint(ward, p.To, ".xlsx"), Hash: fmt.Sprint(step)}
	for _, f := range ed.Forms {
		figures := map[int]float64{}
		for _, c := range f.Columns {
			if !c.Remark {
				figures[c.Number] = float64(rapid.IntRange(0, 50).Draw(t, "figure"))
			}
		}
		part.Forms = append(part.Forms, register.WardForm{Edition: ed.ID, Form: f.ID, Figures: figures})
	}
	return version(part, step)
}

// A quarter of three kept months: what is added is the sum of all wards and months, what
// waited counts once, and what cannot be told stands in no total.
func TestAQuarterOfThreeKeptMonths(t *testing.T) {
	ed := edition(t, "tt06-2025")
	quarter := day.QuarterPeriod(2026, 2)
	rapid.Check(t, func(t *rapid.T) {
		var kept []register.WardFile
		sums := map[string]map[int]float64{}
		for _, f := range ed.Forms {
			sums[f.ID] = map[int]float64{}
		}
		waiting := 0.0
		wards := rapid.IntRange(1, 4).Draw(t, "wards")
		for ward := range wards {
			for month := 4; month <= 6; month++ {
				f := anyReport(t, ed, fmt.Sprint("phường ", ward+1), day.MonthPeriod(2026, month, false), int64(len(kept)+1))
				kept = append(kept, f)
				for _, form := range f.Versions[0].Forms {
					for n, value := range form.Figures {
						sums[form.Form][n] += value
					}
				}
				xld := f.Versions[0].Forms[1].Figures
				if month < 6 {
					waiting += xld[2]
				} else {
					waiting += xld[1]
				}
			}
		}
		res := consolidate.Longer(kept, consolidate.Options{Period: quarter}, consolidate.FromOwn)
		left := 0
		for _, table := range res.Parts[0].Tables {
			untold, carried := table.Form.Untold(), table.Form.Carried()
			left += len(untold) * wards
			for _, c := range table.Form.Columns {
				got, want := table.Total[c.Number], sums[table.Form.ID][c.Number]
				switch {
				case slices.Contains(untold, c.Number):
					want = 0
				case slices.Contains(carried, c.Number), len(c.Sums) > 0:
					continue // not a sum of what the months say
				}
				if got != want {
					t.Fatalf("%s column %d: %v, want %v", table.Form.ID, c.Number, got, want)
				}
			}
			if table.Form.ID == "02_XLD" && table.Total[1] != waiting {
				t.Fatalf("letters of the quarter: %v, want %v", table.Total[1], waiting)
			}
		}
		if res.LeftOut() != left || len(res.Sources) != wards || res.Sources[0].Used != consolidate.FromMonths {
			t.Fatalf("%d left out, want %d; %+v", res.LeftOut(), left, res.Sources)
		}
	})
}

// Months and the own report side by side: who sent what decides, and what differs is named.
func TestAQuarterFromOwnReportsAndMonths(t *testing.T) {
	ed := edition(t, "tt06-2025")
	quarter := day.QuarterPeriod(2026, 2)
	of := func(ward string, p day.Period, letters float64) register.WardFile {
		part := register.WardReport{Ward: ward, Period: p, File: "gui.xlsx", Hash: fmt.Sprint(ward, p)}
		for _, f := range ed.Forms {
			figures := map[int]float64{}
			for _, c := range f.Columns {
				figures[c.Number] = 0
			}
			if f.ID == "02_XLD" {
				figures[1], figures[2], figures[5] = letters, letters, 2
			}
			part.Forms = append(part.Forms, register.WardForm{Edition: ed.ID, Form: f.ID, Figures: figures})
		}
		return version(part, int64(p.To))
	}
	var kept []register.WardFile
	for _, month := range []int{4, 5, 6} {
		for _, ward := range []string{"Phường Cả Hai", "Phường Chỉ Tháng"} {
			kept = append(kept, of(ward, day.MonthPeriod(2026, month, false), 10))
		}
		if month != 5 {
			kept = append(kept, of("Phường Thiếu", day.MonthPeriod(2026, month, false), 10))
		}
	}
	kept = append(kept, of("Phường Cả Hai", quarter, 31), of("UBND P. Chỉ Quý", quarter, 7))
	wards := []string{"Phường Cả Hai", "Phường Chỉ Tháng", "Phường Thiếu", "Phường Chỉ Quý", "Phường Không Gửi"}
	for prefer, want := range map[string]struct{ letters, matters float64 }{consolidate.FromOwn: {31 + 30 + 7, 4}, consolidate.FromMonths: {30 + 30 + 7, 4}} {
		res := consolidate.Longer(kept, consolidate.Options{Period: quarter, Wards: wards}, prefer)
		table := res.Parts[0].Tables[1]
		if table.Total[1] != want.letters || table.Total[5] != want.matters {
			t.Errorf("%s: %v letters, %v matters", prefer, table.Total[1], table.Total[5])
		}
		wanted := []consolidate.Difference{{Ward: "Phường Cả Hai", Form: "02/XLD", Column: 1, Months: 30, Own: 31}, {Ward: "Phường Cả Hai", Form: "02/XLD", Column: 2, Months: 30, Own: 31}}
		if !slices.Equal(res.Differences, wanted) {
			t.Errorf("%s: differences %+v", prefer, res.Differences)
		}
		if own, months := res.MadeOf(); own+months != 3 || (own == 2) != (prefer == consolidate.FromOwn) {
			t.Errorf("%s: made of %d own reports and %d months", prefer, own, months)
		}
		if len(res.Missing) != 2 || res.Missing[0].Ward != "Phường Thiếu" || !strings.Contains(res.Missing[0].What, "thiếu: 5") || res.Missing[1].Ward != "Phường Không Gửi" {
			t.Errorf("%s: missing %+v", prefer, res.Missing)
		}
		if res.LeftOut() != len(ed.Forms[0].Untold())+1+5+5+8+2 { // of the ward with months alone
			t.Errorf("%s: %d cells are left out", prefer, res.LeftOut())
		}
		at := slices.IndexFunc(res.Problems, func(p consolidate.Problem) bool { return p.Form == "02/XLD" && p.Ward == "" })
		if at < 0 || !strings.Contains(res.Problems[at].Text, "(5)") || !strings.Contains(res.Problems[at].Text, "1 đơn vị") {
			t.Errorf("%s: nothing says what cannot be told: %+v", prefer, res.Problems)
		}
	}
}

// Months that do not fill the period, such as calendar months, are not added up to it.
func TestMonthsOfOtherDaysAreNotAdded(t *testing.T) {
	ed := edition(t, "tt06-2025")
	var kept []register.WardFile
	for _, month := range []int{4, 5, 6} {
		part := register.WardReport{Ward: "Phường Một", Period: day.MonthPeriod(2026, month, month == 5), File: "a.xlsx", Hash: fmt.Sprint(month)}
		for _, f := range ed.Forms {
			part.Forms = append(part.Forms, register.WardForm{Edition: ed.ID, Form: f.ID, Figures: map[int]float64{1: 1}})
		}
		kept = append(kept, version(part, int64(month)))
	}
	res := consolidate.Longer(kept, consolidate.Options{Period: day.QuarterPeriod(2026, 2), Wards: []string{"Phường Một"}}, consolidate.FromOwn)
	if len(res.Missing) != 1 || !strings.Contains(res.Missing[0].What, "không liền nhau") {
		t.Errorf("%+v", res.Missing)
	}
}

// Months in hand are no "nothing came": what is missing is named.
func TestAPeriodThatCannotBePutTogetherSaysWhichMonthsAreMissing(t *testing.T) {
	ed := edition(t, "tt06-2025")
	var kept []register.WardFile
	for i, ward := range []string{"Phường Một", "Phường Hai"} {
		part := register.WardReport{Ward: ward, Period: day.MonthPeriod(2026, 10, false), Forms: []register.WardForm{{Edition: ed.ID, Form: "02_XLD", Figures: map[int]float64{1: 1}}}}
		kept = append(kept, version(part, int64(i+1)))
	}
	o := consolidate.Options{Period: day.QuarterPeriod(2026, 4), Wards: []string{"Phường Một", "Phường Hai", "Phường Ba"}}
	said := consolidate.Longer(kept, o, consolidate.FromOwn).WhyNothing().Sentence()
	for _, want := range []string{"quý IV/2026", "2 đơn vị đã gửi một số tháng", "tháng 10 (1 đơn vị), tháng 11 (3 đơn vị), tháng 12 (3 đơn vị)"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not in %q", want, said)
		}
	}
	if said := consolidate.Longer(nil, o, consolidate.FromOwn).WhyNothing().Sentence(); said != "Chưa nhận báo cáo nào của quý IV/2026." {
		t.Error(said)
	}
}

func TestWardsAreComparedByGroup(t *testing.T) {
	ed := edition(t, "tt06-2025")
	may := day.MonthPeriod(2026, 5, false)
	of := func(ward string, p day.Period, letters float64) register.WardFile {
		return version(register.WardReport{Ward: ward, Period: p, Forms: []register.WardForm{{Edition: ed.ID, Form: "02_XLD", Figures: map[int]float64{1: letters}}}}, 1)
	}
	board := register.Board{Wards: []register.Ward{{Name: "Phường A", Group: "Cụm 1"}, {Name: "Phường B", Group: "Cụm 1"}, {Name: "Phường C"}}}
	c := consolidate.Compare([]register.WardFile{of("UBND P. A", may, 3), of("Phường A", june, 5), of("Phường B", june, 9), of("Phường Lạ", june, 1)}, board, ed.Form("02_XLD"), 1, []day.Period{may, june})
	if len(c.Wards) != 4 || c.Wards[0].Periods[0] != (consolidate.Value{Sum: 3, Known: 1, Of: 1}) || c.Wards[1].Periods[0].Known != 0 {
		t.Errorf("%+v", c.Wards)
	}
	if want := (consolidate.Value{Sum: 14, Known: 2, Of: 2}); c.Groups[0].Latest != want || len(c.Groups) != 2 || c.Groups[1].Latest != (consolidate.Value{Sum: 1, Known: 1, Of: 2}) {
		t.Errorf("%+v", c.Groups)
	}
	if c.Total.Latest != (consolidate.Value{Sum: 15, Known: 3, Of: 4}) {
		t.Errorf("%+v", c.Total)
	}
	if sorted := consolidate.ByLatest(c.Wards); sorted[0].Name != "Phường B" || sorted[3].Name != "Phường C" {
		t.Errorf("%+v", sorted)
	}
}

// A quarter is compared with the quarter before, from own reports or from months, never with
// a month.
func TestWardsAreComparedInTheChosenPeriod(t *testing.T) {
	ed := edition(t, "tt06-2025")
	of := func(ward string, p day.Period, letters float64) register.WardFile {
		figures := map[int]float64{}
		for _, c := range ed.Form("02_XLD").Columns {
			figures[c.Number] = 0
		}
		figures[1] = letters
		return version(register.WardReport{Ward: ward, Period: p, Hash: fmt.Sprint(ward, p), Forms: []register.WardForm{{Edition: ed.ID, Form: "02_XLD", Figures: figures}}}, int64(p.To))
	}
	kept := []register.WardFile{of("Phường A", day.QuarterPeriod(2026, 1), 20), of("Phường A", day.QuarterPeriod(2026, 2), 31)}
	for month := 4; month <= 6; month++ {
		kept = append(kept, of("Phường B", day.MonthPeriod(2026, month, false), float64(month)))
	}
	board := register.Board{Wards: []register.Ward{{Name: "Phường A"}, {Name: "Phường B"}, {Name: "Phường C"}}}
	c := consolidate.Compare(kept, board, ed.Form("02_XLD"), 1, []day.Period{day.QuarterPeriod(2026, 1), day.QuarterPeriod(2026, 2)})
	for i, want := range [][2]consolidate.Value{{{Sum: 20, Known: 1, Of: 1}, {Sum: 31, Known: 1, Of: 1}}, {{Of: 1}, {Sum: 6, Known: 1, Of: 1}}, {{Of: 1}, {Of: 1}}} {
		if got := c.Wards[i].Periods; got[0] != want[0] || got[1] != want[1] {
			t.Errorf("%s: %+v, want %+v", c.Wards[i].Name, got, want)
		}
	}
	if c.Total.Latest != (consolidate.Value{Sum: 37, Known: 2, Of: 3}) {
		t.Errorf("%+v", c.Total)
	}
}

func TestTheListOfWardsComesFromATextOrAWorkbook(t *testing.T) {
	folder := t.TempDir()
	txt, book := filepath.Join(folder, "phuong.txt"), filepath.Join(folder, "phuong.xlsx")
	if err := os.WriteFile(txt, []byte("# thành phố\n[Quận 1 cũ]\nPhường A\nphường  B\n[Quận 2 cũ]\nPhường C; Cụm 9\nUBND Phường A\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	f := excelize.NewFile()
	for cell, value := range map[string]any{"A1": "DANH SÁCH PHƯỜNG BÁO CÁO", "A3": "STT", "B3": "Đơn vị", "C3": "Cụm", "A4": 1, "B4": "Phường A", "C4": "Quận 1 cũ", "A5": 2, "B5": "phường B", "C5": "Quận 1 cũ", "A6": 3, "B6": "Phường C", "C6": "Cụm 9"} {
		if err := f.SetCellValue("Sheet1", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs(book); err != nil {
		t.Fatal(err)
	}
	want := []register.Ward{{Name: "Phường A", Group: "Quận 1 cũ"}, {Name: "phường B", Group: "Quận 1 cũ"}, {Name: "Phường C", Group: "Cụm 9"}}
	for _, file := range []string{txt, book} {
		if got, err := consolidate.ReadWardList(t.Context(), file, consolidate.Options{}); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %+v, %v", filepath.Base(file), got, err)
		}
	}
	if got := register.ParseWards(register.Board{Wards: want}.Typed()); !slices.Equal(got, want) {
		t.Errorf("typed and read: %+v", got)
	}
	broken := filepath.Join(folder, "hong.ods")
	if err := os.WriteFile(broken, []byte("PK\x03\x04..........................mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := consolidate.ReadWardList(t.Context(), broken, consolidate.Options{}); err == nil || !strings.Contains(err.Error(), "Lưu thành") {
		t.Error(err)
	}
}

// The workbook of a longer period has the sheets that say where its figures are from, and
// readers that stream see all of each.
func TestTheWorkbookOfAQuarterSaysWhereItsFiguresAreFrom(t *testing.T) {
	ed := edition(t, "tt06-2025")
	quarter := day.QuarterPeriod(2026, 2)
	var kept []register.WardFile
	for i, p := range []day.Period{day.MonthPeriod(2026, 4, false), day.MonthPeriod(2026, 5, false), june, quarter} {
		part := register.WardReport{Ward: "Phường Một", Period: p, File: "a.xlsx"}
		for _, f := range ed.Forms {
			figures := map[int]float64{}
			for _, c := range f.Columns {
				figures[c.Number] = 1
			}
			part.Forms = append(part.Forms, register.WardForm{Edition: ed.ID, Form: f.ID, Figures: figures})
		}
		kept = append(kept, version(part, int64(i+1)))
	}
	res := consolidate.Longer(kept, consolidate.Options{Period: quarter, Wards: []string{"Phường Một", "Phường Hai"}}, consolidate.FromMonths)
	f, err := excelize.OpenFile(write(t, res))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for sheet, words := range map[string]string{"Nguồn số liệu": "Cộng 3 báo cáo tháng", "Chênh lệch": "02/XLD", "Chưa gửi": "Phường Hai"} {
		rows, err := f.GetRows(sheet)
		if err != nil || !strings.Contains(fmt.Sprint(rows), words) {
			t.Errorf("%s lacks %q: %v, %v", sheet, words, rows, err)
		}
		reached, err := f.GetSheetDimension(sheet)
		if want := fmt.Sprint(len(rows)); err != nil || !strings.HasSuffix(reached, want) {
			t.Errorf("%s reaches to %s of %d rows, %v", sheet, reached, len(rows), err)
		}
	}
}
