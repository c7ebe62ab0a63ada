package word

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/docx"
	"donthu/reports/forms"
)

// expectedReport is the report of the canonical sample on a period.
func expectedReport(t *testing.T, from, to string) *forms.Report {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "..", "testdata", "samples", "so-chuan-2026.expected-"+from+"_"+to+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var want map[string]map[string]float64
	if err := json.Unmarshal(raw, &want); err != nil {
		t.Fatal(err)
	}
	edition, err := forms.ByID("tt06-2025")
	if err != nil {
		t.Fatal(err)
	}
	report := &forms.Report{Edition: edition, Period: day.Period{From: day.Must(from), To: day.Must(to)}, Whole: forms.Whole{Letters: true, Visits: true}}
	for _, form := range edition.Forms {
		columns := map[int]forms.Figure{}
		for number := 1; form.Column(number).Number != 0; number++ {
			columns[number] = forms.Figure{Value: want[form.ID][strconv.Itoa(number)]}
		}
		report.Sheets = append(report.Sheets, forms.Sheet{Form: form, Columns: columns})
	}
	report.Named = map[string]forms.Figure{}
	for _, n := range edition.Named { // all letters are new and came by post
		sum := want["02_XLD"]["1"]
		if n.Form != "" || strings.Contains(n.Measure, "carried") || n.Measure == "letters new reception" {
			sum = 0
		}
		for _, c := range n.Columns {
			sum += want[n.Form][strconv.Itoa(c)]
		}
		report.Named[n.Name] = forms.Figure{Value: sum}
	}
	return report
}

var update = flag.Bool("update", false, "write the golden texts anew")

// compareGolden compares all that a document says with a file in testdata.
func compareGolden(t *testing.T, name string, document []byte) {
	t.Helper()
	got, err := docx.Text(document)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want, have := strings.Split(string(raw), "\n"), strings.Split(got, "\n")
	for i := range max(len(want), len(have)) {
		switch {
		case i >= len(want):
			t.Errorf("line %d more: %q", i+1, have[i])
		case i >= len(have):
			t.Errorf("line %d is missing: %q", i+1, want[i])
		case want[i] != have[i]:
			t.Errorf("line %d is %q, want %q", i+1, have[i], want[i])
		}
	}
}

// Each circular that names a report in words names a template that ships.
func TestTemplatesOfReportsInWordsShip(t *testing.T) {
	named := 0
	for _, e := range forms.Editions() {
		if e.Words == "" {
			continue
		}
		named++
		if _, _, err := Read(t.TempDir(), e.Words); err != nil {
			t.Errorf("%s: %v", e.ID, err)
		}
	}
	if named == 0 {
		t.Error("no edition has a report in words")
	}
}

func TestNarrativeReport(t *testing.T) {
	year, month := expectedReport(t, "2025-12-15", "2026-12-14"), expectedReport(t, "2026-05-15", "2026-06-14")
	var b bytes.Buffer
	o := ReportOptions(register.TypedFigures{Texts: map[string]string{ReportNumber: "9", ReportOn: "15/06/2026", ReportSigner: "Đỗ Minh Trí",
		"du_bao": "Tình hình ổn định.", "chi_dao": "Đảng ủy đã chỉ đạo.\nỦy ban đã phân công.", "kien_nghi_de_xuat": "Không."}}, day.Must("2026-06-20"))
	info, template, err := Read(t.TempDir(), month.Edition.Words)
	if err != nil {
		t.Fatal(err)
	}
	if err := docx.Render(&b, template, ReportFields(month, year, nil, ward, o.For(info))); err != nil {
		t.Fatal(err)
	}
	keepDocument(t, month.Edition.Words, b.Bytes())
	text := textOf(t, b.Bytes())
	compareGolden(t, "bao-cao-2026-06.golden.txt", b.Bytes())
	value := func(r *forms.Report, form string, column int) string {
		sheet, _ := r.Sheet(form)
		return docx.Decimal(sheet.Columns[column].Value)
	}
	for _, words := range []string{
		"Công tác tiếp công dân, xử lý đơn, giải quyết khiếu nại, tố cáo tháng 6/2026", "từ ngày 15/05/2026 đến ngày 14/06/2026",
		"Kính gửi: Ban Tiếp công dân Thành phố", "Tổng số lượt tiếp: " + value(month, "01_TCD", 1) + " lượt",
		"a) Tổng số đơn: " + value(month, "02_XLD", 1) + " đơn; đã xử lý " + value(month, "02_XLD", 2) + " đơn",
		"Tổng số đơn\n" + value(month, "02_XLD", 1) + "\n" + value(year, "02_XLD", 1) + "\nGiảm ", "\n–\n–\n", "Tình hình ổn định.",
	} {
		if !strings.Contains(text, words) {
			t.Errorf("the report does not say %q", words)
		}
	}
	if t.Failed() {
		t.Log(text)
	}
	unknown := &forms.Report{Edition: month.Edition, Period: LastYear(month.Period)}
	for _, form := range month.Edition.Forms {
		unknown.Sheets = append(unknown.Sheets, forms.Sheet{Form: form, Columns: map[int]forms.Figure{1: {}}})
	}
	if said := ReportFields(month, year, unknown, ward, o)["xld_1_so_cung_ky"]; said != notCompared {
		t.Errorf("compared with a time of which the register knows nothing: %q", said)
	}
	if got := LastYear(day.Period{From: day.Must("2024-02-01"), To: day.Must("2024-02-29")}); got.To != day.Must("2023-02-28") {
		t.Error(got)
	}
}
