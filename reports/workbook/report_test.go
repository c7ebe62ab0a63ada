package workbook

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/forms"
)

// quiet is a register in which hardly anything happened.
type quiet struct{ note string }

// Kept belongs to forms.Register: the register knows all days.
func (quiet) Kept(context.Context) (register.Kept, error) {
	ever := []day.Period{{From: 19000101, To: 29991231}}
	return register.Kept{Letters: ever, Visits: ever}, nil
}

func (quiet) UndatedBefore(context.Context, day.Date) ([]int64, error)  { return nil, nil }
func (quiet) UndatedSettled(context.Context, day.Date) ([]int64, error) { return nil, nil }

func (quiet) LettersToProcess(_ context.Context, p day.Period) ([]register.Letter, error) {
	return []register.Letter{
		{ID: 1, Facts: register.Facts{Kind: register.Complaint, ReceivedOn: p.From}},
		{ID: 2, Facts: register.Facts{Kind: register.Petition, ReceivedOn: p.To}, Eligible: register.Yes, Competent: register.Yes},
	}, nil
}
func (quiet) LettersSettled(context.Context, day.Period) ([]register.Letter, error) { return nil, nil }
func (quiet) LettersConcluded(context.Context, day.Period) ([]register.Letter, error) {
	return nil, nil
}
func (quiet) OpenLetters(_ context.Context, day day.Date) ([]int64, error) {
	return make([]int64, day.Month()), nil
}
func (quiet) Receptions(context.Context, day.Period) ([]register.Reception, error) { return nil, nil }
func (quiet) ReceptionDays(context.Context, day.Period) ([]register.ReceptionDay, error) {
	return nil, nil
}
func (q quiet) TypedFigures(_ context.Context, form string, p day.Period) (register.TypedFigures, error) {
	return register.TypedFigures{Form: form, Period: p, Note: q.note}, nil
}

var (
	june     = day.MonthPeriod(2026, 6, false)
	settings = register.Settings{Ward: "UBND phường Bình Thạnh", Receiver: "Thanh tra Thành phố", Clerk: "Nguyễn Thị Hoa"}
)

// expectedReport is a report with the figures that ../../testdata/samples
// expects of the sample register for the whole year.
func expectedReport(t testing.TB, note string) *forms.Report {
	t.Helper()
	p := day.YearPeriod(2026)
	rep, err := forms.Compute(t.Context(), quiet{note}, forms.EditionFor(p), p, forms.Options{Today: p.To.AddDays(1)})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join("../../testdata/samples", fmt.Sprintf("so-chuan-2026.expected-%s_%s.json", p.From, p.To)))
	if err != nil {
		t.Fatal(err)
	}
	var expected map[string]map[int]float64
	if err := json.Unmarshal(raw, &expected); err != nil {
		t.Fatal(err)
	}
	for i := range rep.Sheets {
		for n, value := range expected[rep.Sheets[i].Form.ID] {
			rep.Sheets[i].Columns[n] = forms.Figure{Value: value}
		}
	}
	return rep
}

func writtenReport(t testing.TB, rep *forms.Report, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteReport(&b, rep, settings, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func openReport(t testing.TB, raw []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// msRow finds the row that has "MS" in column A.
func msRow(t testing.TB, rows [][]string) int {
	t.Helper()
	for i, row := range rows {
		if len(row) > 0 && row[0] == "MS" {
			return i
		}
	}
	t.Fatal("no row MS")
	return 0
}

func TestReportHoldsEveryFigureBelowItsColumnNumber(t *testing.T) {
	rep := expectedReport(t, "")
	f := openReport(t, writtenReport(t, rep, Options{}))
	if sheets := f.GetSheetList(); !slices.Equal(sheets, []string{"01_TCD", "02_XLD", "03_GQKN", "04_GQTC", "05_KQTH", "06_QLKNTC"}) {
		t.Fatalf("sheets %q", sheets)
	}
	for _, s := range rep.Sheets {
		rows, err := f.GetRows(s.Form.ID, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		ms := msRow(t, rows)
		if rows[ms+1][0] != settings.Ward {
			t.Errorf("%s: the figures' row begins with %q", s.Form.ID, rows[ms+1][0])
		}
		for _, c := range s.Form.Columns {
			if rows[ms][c.Number] != c.MS {
				t.Errorf("%s: MS %q, want %q", s.Form.ID, rows[ms][c.Number], c.MS)
			}
			if !s.Known(c.Number) { // nobody typed it: nothing stands there, not 0
				if c.Number < len(rows[ms+1]) && rows[ms+1][c.Number] != "" {
					t.Errorf("%s column %d, not typed: %q", s.Form.ID, c.Number, rows[ms+1][c.Number])
				}
				continue
			}
			if got, err := strconv.ParseFloat(rows[ms+1][c.Number], 64); err != nil || got != s.Columns[c.Number].Value {
				t.Errorf("%s column %d: %q, want %v", s.Form.ID, c.Number, rows[ms+1][c.Number], s.Columns[c.Number].Value)
			}
		}
	}
}

func TestTotalsAreFormulasThatCarryAndGiveTheirValues(t *testing.T) {
	rep := expectedReport(t, "")
	raw := writtenReport(t, rep, Options{})
	f := openReport(t, raw)
	for _, s := range rep.Sheets {
		row := headerRow + s.Form.HeaderRows() + 1
		for _, c := range s.Form.Columns {
			cell, _ := excelize.CoordinatesToCellName(c.Number+1, row)
			formula, err := f.GetCellFormula(s.Form.ID, cell)
			if err != nil {
				t.Fatal(err)
			}
			if (formula != "") != (len(c.Sums) > 0) {
				t.Errorf("%s column %d (%s): formula %q", s.Form.ID, c.Number, c.MS, formula)
			}
			if formula == "" {
				continue
			}
			if kind, _ := f.GetCellType(s.Form.ID, cell); kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
				t.Errorf("%s!%s: the cached value is no number (type %v)", s.Form.ID, cell, kind)
			}
			calculated, err := f.CalcCellValue(s.Form.ID, cell, excelize.Options{RawCellValue: true})
			if want := strconv.FormatFloat(s.Columns[c.Number].Value, 'f', -1, 64); err != nil || calculated != want {
				t.Errorf("%s!%s: %s calculates to %q, cached is %s", s.Form.ID, cell, formula, calculated, want)
			}
		}
	}
	// What a strict reader sees: <c …><f>…</f><v>number</v></c> with no t="str".
	for name, xml := range reportParts(t, raw) {
		if !strings.HasPrefix(name, "xl/worksheets/sheet") {
			continue
		}
		for _, m := range regexp.MustCompile(`<c [^>]*><f>[^<]*</f>(?:<v>[^<]*</v>)?`).FindAllString(xml, -1) {
			if strings.Contains(m, `t="str"`) || !strings.Contains(m, "<v>") {
				t.Errorf("%s: %s", name, m)
			}
		}
	}
}

func reportParts(t testing.TB, raw []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, file := range archive.File {
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			t.Fatal(err)
		}
		texts[file.Name] = string(text)
	}
	return texts
}

func TestTypedTextIsNeverAFormula(t *testing.T) {
	for _, text := range []string{"=1+1", "+84 900", "@SUM(A1)", "http://vidu.vn", "0123"} {
		rep := expectedReport(t, text)
		f := openReport(t, writtenReport(t, rep, Options{Number: text}))
		for _, s := range rep.Sheets {
			cell := fmt.Sprintf("A%d", headerRow+s.Form.HeaderRows()+3)
			if got, _ := f.GetCellValue(s.Form.ID, cell); !strings.HasPrefix(got, s.Form.NoteLine+" "+text) {
				t.Errorf("%s: note %q", s.Form.ID, got)
			}
			formula, _ := f.GetCellFormula(s.Form.ID, cell)
			if link, _, _ := f.GetCellHyperLink(s.Form.ID, cell); formula != "" || link {
				t.Errorf("%s: the note %q became a formula or a link", s.Form.ID, text)
			}
		}
	}
	odd := settings
	odd.Ward = "=HYPERLINK(\"x\")"
	var b bytes.Buffer
	if err := WriteReport(&b, expectedReport(t, ""), odd, Options{Sheets: AllSheets}); err != nil {
		t.Fatal(err)
	}
	f := openReport(t, b.Bytes())
	for _, cell := range []struct{ sheet, name string }{{"Tổng hợp", "A1"}, {"03_GQKN", "A9"}} {
		if formula, _ := f.GetCellFormula(cell.sheet, cell.name); formula != "" {
			t.Errorf("%s!%s holds the formula %q", cell.sheet, cell.name, formula)
		}
	}
}

func TestHeadLinesOfAForm(t *testing.T) {
	rep := expectedReport(t, "")
	f := openReport(t, writtenReport(t, rep, Options{Number: "25/BC-UBND", On: day.Must("2026-12-16"), Place: "Bình Thạnh"}))
	for cell, want := range map[string]string{
		"A1": "02/XLD", "A2": "TỔNG HỢP KẾT QUẢ XỬ LÝ ĐƠN",
		"A3":  "Số liệu tính từ ngày 15/12/2025 đến ngày 14/12/2026",
		"A4":  "(Kèm theo Báo cáo số: 25/BC-UBND ngày 16 tháng 12 năm 2026 của UBND phường Bình Thạnh)",
		"A13": "26. Ghi chú:", "S15": "Bình Thạnh, ngày 16 tháng 12 năm 2026", "A16": "NGƯỜI LẬP BIỂU", "A22": "Nguyễn Thị Hoa",
	} {
		if got, _ := f.GetCellValue("02_XLD", cell); got != want {
			t.Errorf("%s: %q, want %q", cell, got, want)
		}
	}
	signed := openReport(t, writtenReport(t, rep, Options{Signs: []string{"KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"}, SignedBy: "Trần Văn Phó"}))
	for cell, want := range map[string]string{"A16": "NGƯỜI LẬP BIỂU", "S16": "KT. CHỦ TỊCH", "A17": "", "S17": "PHÓ CHỦ TỊCH", "A23": "Nguyễn Thị Hoa", "S23": "Trần Văn Phó"} {
		if got, _ := signed.GetCellValue("02_XLD", cell); got != want {
			t.Errorf("signed by a deputy, %s: %q, want %q", cell, got, want)
		}
	}
	undated := openReport(t, writtenReport(t, rep, Options{}))
	if got, _ := undated.GetCellValue("02_XLD", "A4"); !strings.Contains(got, "số: …………") || !strings.Contains(got, "năm ……") {
		t.Errorf("without number and date: %q", got)
	}
}

func TestFormsPrintOnePageWideWithTheHeaderRepeated(t *testing.T) {
	rep := expectedReport(t, "")
	f := openReport(t, writtenReport(t, rep, Options{}))
	titles := map[string]string{}
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Titles" {
			titles[n.Scope] = n.RefersTo
		}
	}
	for _, s := range rep.Sheets {
		id := s.Form.ID
		layout, err := f.GetPageLayout(id)
		if err != nil {
			t.Fatal(err)
		}
		props, err := f.GetSheetProps(id)
		if err != nil {
			t.Fatal(err)
		}
		if *layout.Orientation != "landscape" || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 || !*props.FitToPage ||
			*layout.Size != map[bool]int{true: 8, false: 9}[id == "05_KQTH"] {
			t.Errorf("%s: size %d, %s, fit %d", id, *layout.Size, *layout.Orientation, *layout.FitToWidth)
		}
		if want := fmt.Sprintf("'%s'!$6:$%d", id, headerRow+s.Form.HeaderRows()); titles[id] != want {
			t.Errorf("%s repeats %q, want %q", id, titles[id], want)
		}
		if footer, _ := f.GetHeaderFooter(id); footer == nil || !strings.HasSuffix(footer.OddFooter, "Biểu "+s.Form.Number+" – Trang &P") ||
			layout.FirstPageNumber == nil || *layout.FirstPageNumber != 1 {
			t.Errorf("the pages of %s are not counted from 1: %+v", id, footer)
		}
	}
}

func TestFormsArePrintedOnThePaperOfTheOffice(t *testing.T) {
	rep := expectedReport(t, "")
	width := func(f *excelize.File) (total float64) {
		for column := 1; column <= 32; column++ {
			name, _ := excelize.ColumnNumberToName(column)
			w, _ := f.GetColWidth("05_KQTH", name)
			total += w
		}
		return total
	}
	widths := map[string]float64{}
	for paper, size := range map[string]int{"A4": 9, "A3": 8} {
		office := settings
		office.ReportPaper = paper
		var b bytes.Buffer
		if err := WriteReport(&b, rep, office, Options{}); err != nil {
			t.Fatal(err)
		}
		f := openReport(t, b.Bytes())
		for _, sheet := range f.GetSheetList() {
			if layout, err := f.GetPageLayout(sheet); err != nil || *layout.Size != size {
				t.Errorf("%s of an office with a printer for %s has the paper %d, %v", sheet, paper, *layout.Size, err)
			}
		}
		widths[paper] = width(f)
	}
	if widths["A4"] > 0.9*widths["A3"] {
		t.Errorf("on A4 the widest form is %.0f wide, on A3 %.0f: it shrinks beyond reading", widths["A4"], widths["A3"])
	}
}

func TestSummarySheetSetsPeriodsSideBySide(t *testing.T) {
	rep, err := forms.Compute(t.Context(), quiet{}, forms.EditionFor(june), june, forms.Options{Today: june.To})
	if err != nil {
		t.Fatal(err)
	}
	rep.Problems = []string{"Biểu 02/XLD, cột (1) thiếu."}
	raw := writtenReport(t, rep, Options{Sheets: OfficeSheets})
	f := openReport(t, raw)
	if sheets := f.GetSheetList(); !slices.Equal(sheets, []string{"Tổng hợp"}) {
		t.Errorf("the workbook of the office has the sheets %q", sheets)
	}
	rows, err := f.GetRows("Tổng hợp", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, row := range rows {
		text += strings.Join(row, " | ") + "\n"
	}
	for _, want := range []string{
		"UBND PHƯỜNG BÌNH THẠNH", "Kỳ báo cáo: từ ngày 15/05/2026 đến ngày 14/06/2026", "Kỳ trước: từ ngày 15/04/2026 đến ngày 14/05/2026",
		"Số đơn chưa giải quyết xong đầu kỳ | 5 | 4 | – | –", "Số đơn tiếp nhận trong kỳ | 2 | 2 | – | –\n",
		"Số lượt tiếp công dân | 0 | 0 | – | –", "– Biểu 02/XLD, cột (1) thiếu.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if chart := reportParts(t, raw)["xl/charts/chart1.xml"]; !strings.Contains(chart, "!$B$10:$B$13<") {
		t.Error("no chart of the letters by kind")
	}
}
