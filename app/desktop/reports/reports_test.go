package reports_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/desktop/reports"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/forms"
)

// openReports goes to the room of reports.
func openReports(o *desktop.Program) *reports.Room {
	o.Shell.GoTo(desktop.RoomReports, nil)
	return o.Shell.Top().(*reports.Room)
}

// inRegister fails unless the register is in front with so many letters.
func inRegister(t *testing.T, o *desktop.Program, letters string) {
	t.Helper()
	if !desktest.InRoom(o, "room.register") {
		t.Fatalf("opened %T", o.Shell.Top())
	}
	desktest.MustShow(t, o, ": "+letters+" đơn")
}

// inLetter fails unless the page of the letter is in front.
func inLetter(t *testing.T, o *desktop.Program, l register.Letter) {
	t.Helper()
	if title := o.Shell.Top().Title(); !strings.Contains(title, l.Number.String()) {
		t.Fatalf("opened %s", title)
	}
}

// figuresOnScreen are the figures of the form in front, by column.
func figuresOnScreen(r *reports.Room) map[string]string {
	values := map[string]string{}
	for i := range r.Form().Sheet().Form.Columns {
		values[strconv.Itoa(i+1)] = r.Form().Grid().Figure(i).Text
	}
	return values
}

func TestTheScreenShowsTheExpectedFigures(t *testing.T) {
	o := desktest.Sample(t)
	r := openReports(o)
	for file, pick := range map[string]func(){
		"2026-05-15_2026-06-14": func() { desktest.Choose(r.Picker(), views.ByMonth, "2026", "6") },
		"2025-12-15_2026-12-14": func() { desktest.Choose(r.Picker(), views.ByYear, "2026", "6") },
	} {
		raw, err := os.ReadFile("../../../testdata/samples/so-chuan-2026.expected-" + file + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var expected map[string]map[string]float64
		if err := json.Unmarshal(raw, &expected); err != nil {
			t.Fatal(err)
		}
		pick()
		for form, columns := range expected {
			r.Tabs().SetValue(form)
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
	o := desktest.Sample(t)
	r := openReports(o)
	desktest.Choose(r.Picker(), views.ByMonth, "2026", "6")
	r.Tabs().SetValue("02_XLD")
	o.Window.Canvas().Focus(r.Form().Grid())
	desktest.MustShow(t, o, "Cột (1): 41 đơn")
	desktest.Press(o, fyne.KeyReturn)
	if r.Panel().Table().Len() != 41 || o.Window.Canvas().Focused() != fyne.Focusable(r.Panel().Table()) {
		t.Fatalf("the panel lists %d letters and has the keys: %T", r.Panel().Table().Len(), o.Window.Canvas().Focused())
	}
	desktest.Press(o, fyne.KeyEscape)
	if o.Window.Canvas().Focused() != fyne.Focusable(r.Form().Grid()) {
		t.Fatalf("Esc leads to %T", o.Window.Canvas().Focused())
	}
	desktest.Press(o, fyne.KeyReturn)
	letter := r.Panel().Table().Cells(0)[0]
	desktest.Press(o, fyne.KeyReturn)
	inLetter(t, o, desktest.LetterNumbered(t, o, letter))
	desktest.Press(o, fyne.KeyEscape)
	desktest.TapButton(t, o, "Cả 41 trong Sổ đơn")
	inRegister(t, o, "41")
	desktest.MustShow(t, o, "Biểu 02/XLD, cột (1)")
}

// The way back from a letter leads into the list that it was opened from.
func TestTheWayBackLeadsIntoTheListOfAFigure(t *testing.T) {
	for _, width := range []float32{1366, 1000} {
		o := desktest.Sample(t)
		o.Window.Resize(fyne.NewSize(width, 640))
		r := openReports(o)
		desktest.Choose(r.Picker(), views.ByMonth, "2026", "6")
		r.Tabs().SetValue("02_XLD")
		o.Window.Canvas().Focus(r.Form().Grid())
		desktest.Press(o, fyne.KeyReturn)
		desktest.Press(o, fyne.KeyDown)
		desktest.Press(o, fyne.KeyDown)
		letter := r.Panel().Table().Cells(2)[0]
		desktest.Press(o, fyne.KeyReturn)
		inLetter(t, o, desktest.LetterNumbered(t, o, letter))
		desktest.Shortcut(o, fyne.KeyLeft, fyne.KeyModifierAlt)
		desktest.MustShow(t, o, "Cột (1): 41 đơn")
		if table := r.Panel().Table(); table.Selected() != 2 || !table.Visible() || o.Window.Canvas().Focused() != fyne.Focusable(table) {
			t.Errorf("at %v the list is at row %d, the keys are with %T", width, table.Selected(), o.Window.Canvas().Focused())
		}
		desktest.Press(o, fyne.KeyEscape)
		if o.Window.Canvas().Focused() != fyne.Focusable(r.Form().Grid()) {
			t.Errorf("at %v Esc leads to %T", width, o.Window.Canvas().Focused())
		}
	}
}

// Every line of the summary opens what it counts, of this period and of the one before.
func TestEveryFigureOfTheSummaryOpensItsList(t *testing.T) {
	o := desktest.Sample(t)
	r := openReports(o)
	desktest.Choose(r.Picker(), views.ByMonth, "2026", "7")
	before := 0
	for i, line := range r.Report().Summary.Lines {
		r.Summary().Table().Select(i)
		counted, listed := line.Value, r.Panel().Table().Len()
		if line.Name == forms.Visitors {
			counted = r.Report().Summary.Line(forms.Visits).Value // persons, of whom the visits are listed
		}
		if float64(listed) != counted {
			t.Errorf("%s is %v and lists %d", line.Name.Label(), counted, listed)
		}
		if earlier := r.Report().Previous.Line(line.Name); earlier.Value > 0 && line.Name.Subject() == forms.Letters {
			before++
			desktest.TapButton(t, o, "Kỳ trước: "+forms.Shown(earlier.Value))
			inRegister(t, o, forms.Shown(earlier.Value))
			desktest.MustShow(t, o, line.Name.Label()+", Kỳ trước")
			desktest.Shortcut(o, fyne.KeyLeft, fyne.KeyModifierAlt)
		}
	}
	if opening := r.Report().Summary.Line(forms.Opening).Value; opening == 0 || before < 4 {
		t.Errorf("the sample has %v letters from before, and %d figures of the period before", opening, before)
	}
}

func TestThePanelYieldsInANarrowWindow(t *testing.T) {
	o := desktest.Sample(t)
	o.Window.Resize(fyne.NewSize(1000, 540))
	r := openReports(o)
	desktest.Choose(r.Picker(), views.ByMonth, "2026", "6")
	r.Tabs().SetValue("02_XLD")
	o.Window.Canvas().Focus(r.Form().Grid())
	desktest.MustShow(t, o, "Cột (1): Tổng số đơn")
	desktest.MustNotShow(t, o, "Cột (1): 41 đơn")
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, "Cột (1): 41 đơn")
	if r.Form().Grid().Visible() && desktest.Shown(o) == "" {
		t.Error("nothing is shown")
	}
	desktest.Press(o, fyne.KeyEscape)
	desktest.MustNotShow(t, o, "Cột (1): 41 đơn")
	if o.Window.Canvas().Focused() != fyne.Focusable(r.Form().Grid()) {
		t.Errorf("Esc leads to %T", o.Window.Canvas().Focused())
	}
}

func TestThePanelHidesADenouncer(t *testing.T) {
	o := desktest.FourLetters(t)
	r := openReports(o)
	desktest.Choose(r.Picker(), views.ByYear, "2026", "12")
	r.Tabs().SetValue("02_XLD")
	o.Window.Canvas().Focus(r.Form().Grid())
	if r.Panel().Table().Len() == 0 {
		t.Fatal("the panel lists nothing")
	}
	desktest.MustShow(t, o, "Mã TC-3/2026")
	desktest.MustNotShow(t, o, "Lê Đức Đạt")
}

func TestTheReportIsAPathOfStations(t *testing.T) {
	o := desktest.Sample(t)
	r := openReports(o)
	desktest.Choose(r.Picker(), views.ByMonth, "2026", "6")
	about := func(at int) string { return r.Path().Stations()[at].About }
	if about(0) == "" || !strings.Contains(about(0), "6 biểu") || !strings.Contains(about(0), "ô chưa nhập") || about(1) != "1 chỗ cần xem" ||
		about(2) != "chưa soạn" || about(3) != "chưa gửi" {
		t.Errorf("the path says %+v", r.Path().Stations())
	}
	desktest.Shortcut(o, fyne.KeyReturn, desktest.Control)
	desktest.MustShow(t, o, "Có 1 nội dung cần xem lại")
	desktest.Shortcut(o, fyne.KeyReturn, desktest.Control)
	desktest.MustShow(t, o, "Xem trước văn bản", "I. Tình hình khiếu nại, tố cáo")
	desktest.Shortcut(o, fyne.KeyReturn, desktest.Control)
	if r.Station() != reports.SendStation {
		t.Fatalf("Ctrl+Enter leads to station %d", r.Station())
	}
	desktest.MustShow(t, o, "Ghi tệp và đánh dấu đã gửi", "Số báo cáo")
	desktest.Press(o, fyne.KeyEscape)
	if r.Station() != 0 {
		t.Errorf("Esc leads to station %d", r.Station())
	}
	desktest.Shortcut(o, "3", fyne.KeyModifierAlt)
	if r.Station() != reports.WordsStation {
		t.Errorf("Alt+3 leads to station %d", r.Station())
	}
}

func TestAFigureOpensTheVisitsBehindIt(t *testing.T) {
	o := desktest.Sample(t)
	r := openReports(o)
	desktest.Choose(r.Picker(), views.ByMonth, "2026", "6")
	r.Tabs().SetValue("01_TCD")
	o.Window.Canvas().Focus(r.Form().Grid())
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, "Cột (1): 17 lượt")
	if n := r.Panel().Table().Len(); n != 17 {
		t.Errorf("the panel lists %d visits", n)
	}
	desktest.Press(o, fyne.KeyReturn)
	if title := o.Shell.Top().Title(); !strings.Contains(title, "iếp") {
		t.Errorf("Enter opened %s", title)
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
		year, month := views.LastMonth(day.Must(c.today), c.whole)
		if year != c.year || month != c.month {
			t.Errorf("on %s (calendar month: %v): %d/%d, want %d/%d", c.today, c.whole, month, year, c.month, c.year)
		}
	}
}

func TestPeriodsAreChosenAndSteppedThrough(t *testing.T) {
	o := desktest.Sample(t)
	r := openReports(o)
	desktest.MustShow(t, o, "15/10 – 14/11/2026")
	desktest.Choose(r.Picker(), views.ByMonth, "2026", "1")
	r.Picker().Step(-1)
	desktest.MustShow(t, o, "15/11 – 14/12/2025")
	if r.Report() == nil || r.Report().Period.From != day.Must("2025-11-15") {
		t.Error("the figures are not those of the month before")
	}
	r.Picker().Kind.SetValue(views.ByQuarter)
	r.Picker().Quarter.SetValue("2")
	desktest.MustShow(t, o, "15/03 – 14/06/2025")
	r.Picker().Kind.SetValue(views.ByYear)
	desktest.MustShow(t, o, "15/12/2024 – 14/12/2025")
	r.Picker().Kind.SetValue(views.ByNine)
	desktest.MustShow(t, o, "15/12/2024 – 14/09/2025")
	r.Picker().Kind.SetValue(views.ByHalf)
	r.Picker().Step(1)
	desktest.MustShow(t, o, "15/12/2025 – 14/06/2026")
	if r.Report() == nil || r.Report().Period != day.HalfYearPeriod(2026) {
		t.Error("the figures are not those of the half year")
	}

	r.Picker().Kind.SetValue(views.ByDates)
	r.Picker().From.SetDate(day.Must("2026-03-01"))
	r.Picker().To.SetDate(day.Must("2026-02-01"))
	desktest.MustShow(t, o, "Ngày đầu kỳ phải trước hoặc trùng ngày cuối kỳ.")
	if !desktest.FindButton(o, "Ghi báo cáo Excel").Disabled() {
		t.Error("a report without a period can be written")
	}
	r.Picker().To.SetDate(day.Must("2026-03-31"))
	if r.Report() == nil || r.Report().Period != (day.Period{From: day.Must("2026-03-01"), To: day.Must("2026-03-31")}) {
		t.Error("the figures are not those of the dates typed")
	}
}

func TestTheCalendarMonthIsASetting(t *testing.T) {
	o := desktest.Sample(t)
	r := openReports(o)
	settings := o.Store.Settings()
	settings.WholeMonth = true
	if err := o.Do().SaveSettings(o.Ctx(), settings); err != nil {
		t.Fatal(err)
	}
	o.Shell.GoTo(desktop.RoomHome, nil)
	o.Shell.GoTo(desktop.RoomReports, nil)
	desktest.Choose(r.Picker(), views.ByMonth, "2026", "6")
	desktest.MustShow(t, o, "01/06 – 30/06/2026")
}

func TestTheReportIsWrittenAndOpened(t *testing.T) {
	o := desktest.Sample(t)
	r := openReports(o)
	desktest.Choose(r.Picker(), views.ByMonth, "2026", "6")
	file := filepath.Join(t.TempDir(), "Báo cáo tháng 6.xlsx")
	asked := desktest.AnswerFiles(t, file)
	var opened []string
	before := desk.OpenOutside
	desk.OpenOutside = func(path string) error { opened = append(opened, path); return nil }
	defer func() { desk.OpenOutside = before }()

	desktest.TapButton(t, o, "Ghi báo cáo Excel")
	if asked.Name != "bao-cao-2026-06.xlsx" {
		t.Errorf("proposed name %q", asked.Name)
	}
	desktest.MustShow(t, o, "Đã ghi tệp "+file)
	desktest.TapButton(t, o, "Mở tệp")
	desktest.TapButton(t, o, "Mở thư mục")
	if !slices.Equal(opened, []string{file, filepath.Dir(file)}) {
		t.Errorf("opened %q", opened)
	}
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if got := len(book.GetSheetList()); got != 6 {
		t.Errorf("%d sheets: %v", got, book.GetSheetList())
	}
	inside, err := excelize.OpenFile(strings.TrimSuffix(file, ".xlsx") + "-noi-bo.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	defer inside.Close()
	if got := inside.GetSheetList(); got[0] != "Tổng hợp" {
		t.Errorf("the workbook of the office has %v", got)
	}
}

func TestAReportThatCannotBeWrittenSaysSo(t *testing.T) {
	o := desktest.Sample(t)
	openReports(o)
	desktest.AnswerFiles(t, filepath.Join(t.TempDir(), "không có", "bao-cao.xlsx"))
	desktest.TapButton(t, o, "Ghi báo cáo Excel")
	desktest.MustShow(t, o, "Chưa ghi được báo cáo")
	desktest.MustNotShow(t, o, "Mở tệp")
}

func TestNamesOfReports(t *testing.T) {
	o := desktest.Sample(t)
	p := openReports(o).Picker()
	for want, pick := range map[string]func(){
		"bao-cao-2026-06.xlsx":      func() { desktest.Choose(p, views.ByMonth, "2026", "6") },
		"bao-cao-quy-2-2026.xlsx":   func() { p.Kind.SetValue(views.ByQuarter); p.Quarter.SetValue("2") },
		"bao-cao-nam-2026.xlsx":     func() { p.Kind.SetValue(views.ByYear) },
		"bao-cao-6-thang-2026.xlsx": func() { p.Kind.SetValue(views.ByHalf) },
		"bao-cao-9-thang-2026.xlsx": func() { p.Kind.SetValue(views.ByNine) },
		"bao-cao-2026-01-02-den-2026-03-04.xlsx": func() {
			p.Kind.SetValue(views.ByDates)
			p.From.SetDate(day.Must("2026-01-02"))
			p.To.SetDate(day.Must("2026-03-04"))
		},
	} {
		pick()
		if got := p.FileName(); got != want {
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
		if got := reports.Formula(forms.Column{Sums: sums}); got != want {
			t.Errorf("%v: got %q, want %q", sums, got, want)
		}
	}
	for value, want := range map[float64]string{3: "+3", -2: "-2", 0: "0", 18.75: "+18,8", -0.04: "0", 1204: "+1.204"} {
		if got := reports.Signed(value); got != want {
			t.Errorf("%v: got %q, want %q", value, got, want)
		}
	}
}

func TestBrokenChecksAreSaid(t *testing.T) {
	o := desktest.Sample(t)
	r := openReports(o)
	period, _ := r.Picker().Period()
	if err := o.Do().SaveFigures(o.Ctx(), register.TypedFigures{Form: "06_QLKNTC", Period: period, Values: map[int]float64{6: 1, 8: 4}}); err != nil {
		t.Fatal(err)
	}
	o.Refresh()
	if about := r.Path().Stations()[1].About; about != "2 chỗ cần xem" {
		t.Errorf("the path says %q", about)
	}
	desktest.Shortcut(o, fyne.KeyReturn, desktest.Control)
	desktest.MustShow(t, o, "Có 2 nội dung cần xem lại", r.Report().Problems[0])
	r.GoTo(reports.SendStation)
	desktest.MustShow(t, o, "Có 2 nội dung cần xem lại")
	desktest.TapButton(t, o, "Xem tất cả")
	if r.Station() != reports.ChecksStation {
		t.Errorf("the button leads to station %d", r.Station())
	}
}

func TestCtrlSWritesTheReportInFront(t *testing.T) {
	o := desktest.New(t)
	file := filepath.Join(t.TempDir(), "báo cáo tháng.xlsx")
	desktest.AnswerFiles(t, file)
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if _, err := os.Stat(file); err == nil {
		t.Fatal("a report was written from the home page")
	}
	o.Shell.GoTo(desktop.RoomReports, nil)
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if info, err := os.Stat(file); err != nil || info.Size() == 0 {
		t.Fatalf("no report: %v", err)
	}
	o.Shell.GoTo(desktop.RoomHome, nil)
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if _, err := os.Stat(file); err == nil {
		t.Error("a report was written after its page was left")
	}
}
