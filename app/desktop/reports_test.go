package desktop

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"donthu/data"
	"donthu/reports/forms"
)

// openReports goes to the room of reports.
func openReports(o *program) *reports {
	o.shell.goTo(roomReports, nil)
	return o.shell.top().(*reports)
}

// figuresOnScreen are the figures of the form in front, by column.
func figuresOnScreen(r *reports) map[string]string {
	values := map[string]string{}
	for i := range r.form.sheet.Form.Columns {
		values[strconv.Itoa(i+1)] = r.form.grid.Figure(i).Text
	}
	return values
}

func TestTheScreenShowsTheExpectedFigures(t *testing.T) {
	o := sampleOffice(t)
	r := openReports(o)
	for file, pick := range map[string]func(){
		"2026-05-15_2026-06-14": func() { choose(r.picker, byMonth, "2026", "6") },
		"2025-12-15_2026-12-14": func() { choose(r.picker, byYear, "2026", "6") },
	} {
		raw, err := os.ReadFile("../../testdata/samples/so-chuan-2026.expected-" + file + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var expected map[string]map[string]float64
		if err := json.Unmarshal(raw, &expected); err != nil {
			t.Fatal(err)
		}
		pick()
		for form, columns := range expected {
			r.tabs.SetValue(form)
			screen := figuresOnScreen(r)
			if len(screen) < len(columns) {
				t.Errorf("%s %s: %d figures on the screen, %d expected", file, form, len(screen), len(columns))
			}
			for column, value := range columns {
				if screen[column] != forms.Shown(value) && (screen[column] != "" || value != 0) {
					t.Errorf("%s %s column %s: the screen shows %q, expected %s", file, form, column, screen[column], forms.Shown(value))
				}
			}
		}
	}
}

func TestAFigureOpensTheLettersBehindIt(t *testing.T) {
	o := sampleOffice(t)
	r := openReports(o)
	choose(r.picker, byMonth, "2026", "6")
	r.tabs.SetValue("02_XLD")
	o.window.Canvas().Focus(r.form.grid)
	press(o, fyne.KeyReturn)
	list, ok := o.shell.top().(*register)
	if !ok || list.table.Len() != 41 {
		t.Fatalf("column 1 counts 41 letters; opened: %v %T", ok, o.shell.top())
	}
	mustShow(t, o, "Biểu 02/XLD, cột (1)")
}

func TestAFigureOpensTheVisitsBehindIt(t *testing.T) {
	o := sampleOffice(t)
	r := openReports(o)
	choose(r.picker, byMonth, "2026", "6")
	r.tabs.SetValue("01_TCD")
	o.window.Canvas().Focus(r.form.grid)
	press(o, fyne.KeyReturn)
	mustShow(t, o, "Danh sách đã tính vào số liệu (17 dòng)", "Công dân")
	press(o, fyne.KeyEscape)
	if len(o.window.Canvas().Overlays().List()) != 0 {
		t.Error("Esc did not close the list")
	}
}

func TestTheMonthThatEndedLastIsProposed(t *testing.T) {
	for _, c := range []struct {
		today       string
		whole       bool
		year, month int
	}{
		{"2026-11-20", false, 2026, 11},
		{"2026-11-15", false, 2026, 11},
		{"2026-11-14", false, 2026, 10}, // the period ends with this very day
		{"2026-11-20", true, 2026, 10},
		{"2026-01-10", false, 2025, 12},
		{"2026-01-10", true, 2025, 12},
	} {
		year, month := lastMonth(data.MustDate(c.today), c.whole)
		if year != c.year || month != c.month {
			t.Errorf("on %s (calendar month: %v): %d/%d, want %d/%d", c.today, c.whole, month, year, c.month, c.year)
		}
	}
}

func TestPeriodsAreChosenAndSteppedThrough(t *testing.T) {
	o := sampleOffice(t)
	r := openReports(o)
	mustShow(t, o, "Từ ngày 15/10/2026 đến ngày 14/11/2026")
	choose(r.picker, byMonth, "2026", "1")
	r.picker.step(-1)
	mustShow(t, o, "Từ ngày 15/11/2025 đến ngày 14/12/2025")
	if r.report == nil || r.report.Period.From != data.MustDate("2025-11-15") {
		t.Error("the figures are not those of the month before")
	}
	r.picker.kind.SetValue(byQuarter)
	r.picker.quarter.SetValue("2")
	mustShow(t, o, "Từ ngày 15/03/2025 đến ngày 14/06/2025")
	r.picker.kind.SetValue(byYear)
	mustShow(t, o, "Từ ngày 15/12/2024 đến ngày 14/12/2025")
	r.picker.kind.SetValue(byNine)
	mustShow(t, o, "Từ ngày 15/12/2024 đến ngày 14/09/2025")
	r.picker.kind.SetValue(byHalf)
	r.picker.step(1)
	mustShow(t, o, "Từ ngày 15/12/2025 đến ngày 14/06/2026")
	if r.report == nil || r.report.Period != data.HalfYearPeriod(2026) {
		t.Error("the figures are not those of the half year")
	}

	r.picker.kind.SetValue(byDates)
	r.picker.from.SetDate(data.MustDate("2026-03-01"))
	r.picker.to.SetDate(data.MustDate("2026-02-01"))
	mustShow(t, o, "Ngày đầu kỳ phải trước hoặc trùng ngày cuối kỳ.")
	if !r.sending.write.Disabled() {
		t.Error("a report without a period can be written")
	}
	r.picker.to.SetDate(data.MustDate("2026-03-31"))
	if r.report == nil || r.report.Period != (data.Period{From: data.MustDate("2026-03-01"), To: data.MustDate("2026-03-31")}) {
		t.Error("the figures are not those of the dates typed")
	}
}

func TestTheCalendarMonthIsASetting(t *testing.T) {
	o := sampleOffice(t)
	r := openReports(o)
	settings := o.store.Settings()
	settings.WholeMonth = true
	if err := o.store.SaveSettings(o.ctx(), settings); err != nil {
		t.Fatal(err)
	}
	o.shell.goTo(roomHome, nil)
	o.shell.goTo(roomReports, nil)
	choose(r.picker, byMonth, "2026", "6")
	mustShow(t, o, "Từ ngày 01/06/2026 đến ngày 30/06/2026")
}

func TestTheReportIsWrittenAndOpened(t *testing.T) {
	o := sampleOffice(t)
	r := openReports(o)
	choose(r.picker, byMonth, "2026", "6")
	file := filepath.Join(t.TempDir(), "Báo cáo tháng 6.xlsx")
	asked := answerFiles(t, file)
	var opened []string
	before := openOutside
	openOutside = func(path string) error { opened = append(opened, path); return nil }
	defer func() { openOutside = before }()

	tapButton(t, o, "Ghi báo cáo Excel")
	if asked.name != "bao-cao-2026-06.xlsx" {
		t.Errorf("proposed name %q", asked.name)
	}
	mustShow(t, o, "Đã ghi tệp "+file)
	tapButton(t, o, "Mở tệp")
	tapButton(t, o, "Mở thư mục")
	if !slices.Equal(opened, []string{file, filepath.Dir(file)}) {
		t.Errorf("opened %q", opened)
	}
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if got := len(book.GetSheetList()); got != 7 {
		t.Errorf("%d sheets: %v", got, book.GetSheetList())
	}
}

func TestAReportThatCannotBeWrittenSaysSo(t *testing.T) {
	o := sampleOffice(t)
	openReports(o)
	answerFiles(t, filepath.Join(t.TempDir(), "không có", "bao-cao.xlsx"))
	tapButton(t, o, "Ghi báo cáo Excel")
	mustShow(t, o, "Chưa ghi được báo cáo")
	mustNotShow(t, o, "Mở tệp")
}

func TestNamesOfReports(t *testing.T) {
	o := sampleOffice(t)
	p := openReports(o).picker
	for want, pick := range map[string]func(){
		"bao-cao-2026-06.xlsx":      func() { choose(p, byMonth, "2026", "6") },
		"bao-cao-quy-2-2026.xlsx":   func() { p.kind.SetValue(byQuarter); p.quarter.SetValue("2") },
		"bao-cao-nam-2026.xlsx":     func() { p.kind.SetValue(byYear) },
		"bao-cao-6-thang-2026.xlsx": func() { p.kind.SetValue(byHalf) },
		"bao-cao-9-thang-2026.xlsx": func() { p.kind.SetValue(byNine) },
		"bao-cao-2026-01-02-den-2026-03-04.xlsx": func() {
			p.kind.SetValue(byDates)
			p.from.SetDate(data.MustDate("2026-01-02"))
			p.to.SetDate(data.MustDate("2026-03-04"))
		},
	} {
		pick()
		if got := p.fileName(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestFormulasAreReadable(t *testing.T) {
	for want, sums := range map[string][][]int{
		"":                                nil,
		"= (4) + (23)":                    {{4, 23}},
		"= (7) + (8) = (9) + (10) + (11)": {{7, 8}, {9, 10, 11}},
	} {
		if got := formula(forms.Column{Sums: sums}); got != want {
			t.Errorf("%v: got %q, want %q", sums, got, want)
		}
	}
	for value, want := range map[float64]string{3: "+3", -2: "-2", 0: "0", 18.75: "+18,8", -0.04: "0", 1204: "+1.204"} {
		if got := signed(value); got != want {
			t.Errorf("%v: got %q, want %q", value, got, want)
		}
	}
}

func TestBrokenChecksAreSaid(t *testing.T) {
	o := sampleOffice(t)
	r := openReports(o)
	period, _ := r.picker.period()
	if err := o.store.SaveFigures(o.ctx(), data.TypedFigures{Form: "06_QLKNTC", Period: period, Values: map[int]float64{6: 1, 8: 4}}); err != nil {
		t.Fatal(err)
	}
	o.refresh()
	mustShow(t, o, "nội dung cần kiểm tra trước khi gửi", "Xem tất cả")
	tapButton(t, o, "Xem tất cả")
	mustShow(t, o, "Kiểm tra báo cáo tháng 11/2026", r.report.Problems[0])
}

func TestCtrlSWritesTheReportInFront(t *testing.T) {
	o := newTestOffice(t)
	file := filepath.Join(t.TempDir(), "báo cáo tháng.xlsx")
	answerFiles(t, file)
	shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if _, err := os.Stat(file); err == nil {
		t.Fatal("a report was written from the home page")
	}
	o.shell.goTo(roomReports, nil)
	shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if info, err := os.Stat(file); err != nil || info.Size() == 0 {
		t.Fatalf("no report: %v", err)
	}
	o.shell.goTo(roomHome, nil)
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if _, err := os.Stat(file); err == nil {
		t.Error("a report was written after its page was left")
	}
}
