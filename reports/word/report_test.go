package word

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/law"
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
		"a) Tổng số đơn: " + value(month, "02_XLD", 1) + " đơn, gồm", "Đã xử lý " + value(month, "02_XLD", 2) + " đơn",
		"Tổng số đơn\n" + value(month, "02_XLD", 1) + "\n" + value(year, "02_XLD", 1) + "\nGiảm ", "7. So sánh với kỳ trước (năm 2026)", "Tình hình ổn định.",
		"Số văn bản ban hành mới: [chưa nhập]", "5. Bảo vệ người tố cáo: [chưa nhập].",
	} {
		if !strings.Contains(text, words) {
			t.Errorf("the report does not say %q", words)
		}
	}
	if t.Failed() {
		t.Log(text)
	}
	if got := LastYear(day.Period{From: day.Must("2024-02-01"), To: day.Must("2024-02-29")}); got.To != day.Must("2023-02-28") {
		t.Error(got)
	}
}

// Of what the register does not know whole nothing is said, and why; per cent only of ten and more.
func TestWhatTheReportCompares(t *testing.T) {
	report := func(p day.Period, whole forms.Whole, value float64) *forms.Report {
		edition := ReportEdition(p)
		r := &forms.Report{Edition: edition, Period: p, Whole: whole}
		for _, form := range edition.Forms {
			columns := map[int]forms.Figure{}
			for _, c := range form.Columns {
				columns[c.Number] = forms.Figure{Value: value}
			}
			r.Sheets = append(r.Sheets, forms.Sheet{Form: form, Columns: columns})
		}
		return r
	}
	all, letters, none := forms.Whole{Letters: true, Visits: true}, forms.Whole{Letters: true}, forms.Whole{}
	june, year := day.MonthPeriod(2026, 6, false), day.YearPeriod(2026)
	for name, c := range map[string]struct {
		period                day.Period
		now, before, lastYear forms.Whole
		value                 float64
		running               bool
		letters, visits, why  string
	}{
		"begun last month":    {june, all, none, none, 12, false, "", "", "Chưa so sánh với kỳ trước (tháng 5/2026) và cùng kỳ năm trước (tháng 6/2025) vì sổ theo dõi chưa có đủ số liệu của thời gian đó."},
		"begun this month":    {june, none, none, none, 12, false, "", "", "Sổ theo dõi chưa có đủ số liệu của cả kỳ báo cáo nên chưa so sánh với các kỳ trước."},
		"begun last year":     {june, all, all, none, 12, false, "so với kỳ trước: tăng 2 (20%)", "so với kỳ trước: tăng 2 (20%)", "Chưa so sánh với cùng kỳ năm trước (tháng 6/2025) vì"},
		"two years":           {june, all, all, all, 12, false, "so với kỳ trước: tăng 2 (20%); so với cùng kỳ năm trước: tăng 2 (20%)", "so với kỳ trước: tăng 2 (20%); so với cùng kỳ năm trước: tăng 2 (20%)", ""},
		"no book of visits":   {june, all, letters, letters, 12, false, "so với kỳ trước: tăng 2 (20%); so với cùng kỳ năm trước: tăng 2 (20%)", "", "Chưa so sánh với kỳ trước (tháng 5/2026) về tiếp công dân và cùng kỳ năm trước (tháng 6/2025) về tiếp công dân vì"},
		"of few no per cent":  {june, all, all, none, 11, false, "so với kỳ trước: tăng 2", "so với kỳ trước: tăng 2", "Chưa so sánh với cùng kỳ"},
		"not over":            {june, all, all, all, 12, true, "", "", "Kỳ báo cáo chưa kết thúc nên chưa so sánh với các kỳ trước."},
		"the year tells once": {year, all, all, all, 12, false, "so với năm trước: tăng 2 (20%)", "so với năm trước: tăng 2 (20%)", ""},
	} {
		now := report(c.period, c.now, c.value)
		if c.running {
			now.AsOf = c.period.To
		}
		f := ReportFields(now, report(c.period.Previous(), c.before, c.value-2), report(LastYear(c.period), c.lastYear, c.value-2), ward, Options{})
		if f["xld_1_so_sanh"] != c.letters || f["tcd_1_so_sanh"] != c.visits {
			t.Errorf("%s: %q, %q", name, f["xld_1_so_sanh"], f["tcd_1_so_sanh"])
		}
		if why := f["khong_so_sanh"].(string); !strings.HasPrefix(why, c.why) || why != "" && c.why == "" {
			t.Errorf("%s: %q", name, why)
		}
		if c.letters == "" && (f["xld_1_so_ky_truoc"] != notCompared || f["xld_1_so_cung_ky"] != notCompared || f["so_sanh_ky_truoc"] == true) {
			t.Errorf("%s: %v, %v", name, f["xld_1_so_ky_truoc"], f["xld_1_so_cung_ky"])
		}
	}
}

// A number that nobody typed is not known; a nought that somebody typed is one.
func TestNoughtTypedIsKnown(t *testing.T) {
	month := expectedReport(t, "2026-05-15", "2026-06-14")
	form, _ := month.Sheet("06_QLKNTC")
	form.Entered.Values = map[int]float64{1: 0}
	month.Sheets[5] = form
	_, template, err := Read(t.TempDir(), month.Edition.Words)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		typed map[string]string
		says  string
		open  []string
	}{
		"nothing":           {nil, "5. Bảo vệ người tố cáo: [chưa nhập].", []string{"bao_ve_nguoi"}},
		"words alone":       {map[string]string{"bao_ve_nguoi_to_cao": "Không phát sinh."}, "5. Bảo vệ người tố cáo: Không phát sinh.", nil},
		"noughts":           {map[string]string{"bao_ve_nguoi": "0", "bao_ve_than_nhan": "0", "bao_ve_viec_lam": "0", "bao_ve_tinh_mang": "0"}, "tổng số người được bảo vệ: 0 người (người tố cáo: 0 người;", nil},
		"some":              {map[string]string{"bao_ve_nguoi": "2", "bao_ve_nguoi_to_cao": "Đã bố trí nơi ở."}, "[chưa nhập] người (người tố cáo: 2 người; thân nhân của người tố cáo: [chưa nhập] người)", []string{"bao_ve_than_nhan", "bao_ve_viec_lam", "bao_ve_tinh_mang"}},
		"numbers and words": {map[string]string{"bao_ve_nguoi": "2", "bao_ve_than_nhan": "1", "bao_ve_viec_lam": "2", "bao_ve_tinh_mang": "1", "bao_ve_nguoi_to_cao": "Đã bố trí nơi ở."}, "nhân phẩm: 1 người. Đã bố trí nơi ở.", nil},
	} {
		f := ReportFields(month, nil, nil, ward, Options{Number: "9", On: day.Must("2026-06-15"), SignedBy: "Đỗ Minh Trí", Typed: c.typed})
		text := rendered(t, template, f)
		if !strings.Contains(text, c.says) || !strings.Contains(text, "Số văn bản ban hành mới: 0; sửa đổi, bổ sung: [chưa nhập];") {
			t.Errorf("%s: the report does not say %q:\n%s", name, c.says, text)
		}
		open, err := OpenPlaces(template, f, month)
		if err != nil {
			t.Fatal(err)
		}
		var protection []string
		columns := ""
		for _, o := range open {
			if strings.HasPrefix(o.Field, "bao_ve_") {
				protection = append(protection, o.Field)
			}
			if o.Form == "06_QLKNTC" {
				columns = o.What
			}
		}
		if !slices.Equal(protection, c.open) || columns != "Biểu 06/QLKNTC: cột (2) đến (17) chưa nhập" {
			t.Errorf("%s: open %q, %q", name, protection, columns)
		}
	}
}

// A month of another circular is told on its forms and in its name.
func TestTheReportOfAnotherCircular(t *testing.T) {
	p := day.MonthPeriod(2025, 7, false)
	now, err := forms.Compute(t.Context(), &book{}, ReportEdition(p), p, forms.Options{Today: day.Must("2026-01-10")})
	if err != nil {
		t.Fatal(err)
	}
	info, template, err := Read(t.TempDir(), now.Edition.Words)
	if err != nil {
		t.Fatal(err)
	}
	text := rendered(t, template, ReportFields(now, nil, nil, ward, Options{Number: "9", On: day.Must("2025-07-15"), SignedBy: "Đỗ Minh Trí"}.For(info)))
	for _, words := range []string{"Thực hiện Thông tư số 02/2021/TT-TTCP (các biểu được dùng cho thời gian áp dụng Thông tư số 01/2024/TT-TTCP)", "(Biểu 01/KQGQ, 03/KQGQ)", "(Biểu 01/TCD, 02/TCD)"} {
		if !strings.Contains(text, words) {
			t.Errorf("the report does not say %q", words)
		}
	}
	if strings.Contains(text, "06/2025/TT") || strings.Contains(text, "GQKN") {
		t.Error("it names the circular or the forms of another time")
	}
	if t.Failed() {
		t.Log(text)
	}
}

// How the head's days stand to the law.
func TestTheHeadsDaysAgainstTheLaw(t *testing.T) {
	rules := law.NewOffice(register.Settings{})
	p := day.MonthPeriod(2026, 9, false) // August ends in it
	days := []register.ReceptionDay{{On: day.Must("2026-08-03"), Host: register.Head}}
	for name, c := range map[string]struct {
		days []register.ReceptionDay
		says string
		open bool
	}{
		"short":       {days, "So với quy định Chủ tịch Ủy ban nhân dân trực tiếp tiếp công dân ít nhất 02 ngày trong 01 tháng (điểm c khoản 2 Điều 15 Luật Tiếp công dân 2013 (sửa đổi theo khoản 7 Điều 1 Luật 136/2025/QH15)): theo lịch tiếp công dân, đạt 0/1 tháng; chưa đạt: tháng 08/2026 (1 ngày).", false},
		"enough":      {append(days, register.ReceptionDay{On: day.Must("2026-08-17"), Host: register.Head}), "đạt 1/1 tháng.", false},
		"no schedule": {nil, "Chưa đối chiếu được với quy định", true},
	} {
		f := HeadFields(rules.HeadSpans(c.days, p), len(c.days) > 0)
		if said := f["thu_truong_tiep_dan"].(string); !strings.Contains(said, c.says) || (f["co_lich_tiep_dan"] == false) != c.open {
			t.Errorf("%s: %q, %v", name, said, f["co_lich_tiep_dan"])
		}
	}
}
