package office

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/consolidate"
	"donthu/reports/docx"
	"donthu/reports/forms"
	"donthu/reports/word"
	"donthu/reports/workbook"
)

// boardOf is a board with the wards of the list, on a day of November 2026.
func boardOf(t *testing.T, wards string) *Office {
	t.Helper()
	o := newOffice(t)
	if err := o.SaveBoard(t.Context(), register.Board{Name: "Ban Tiếp công dân tỉnh Thử", Wards: register.ParseWards(wards)}); err != nil {
		t.Fatal(err)
	}
	return o
}

// sent writes the report of a ward for a period, whose letters are as many as said.
func sent(t *testing.T, ward string, p day.Period, letters float64) string {
	t.Helper()
	ed := forms.EditionFor(p)
	rep := &forms.Report{Edition: ed, Period: p}
	for _, f := range ed.Forms {
		s := forms.Sheet{Form: f, Columns: map[int]forms.Figure{}}
		for _, c := range f.Columns {
			s.Columns[c.Number] = forms.Figure{}
		}
		if f.ID == "02_XLD" {
			s.Columns[1] = forms.Figure{Value: letters}
		}
		rep.Sheets = append(rep.Sheets, s)
	}
	file := filepath.Join(t.TempDir(), ward+".xlsx")
	if err := workbook.Save(file, func(w io.Writer) error {
		return workbook.WriteReport(w, rep, register.Settings{Ward: "UBND " + ward}, workbook.Options{})
	}); err != nil {
		t.Fatal(err)
	}
	return file
}

func receive(t *testing.T, o *Office, how Receiving, files ...string) []Incoming {
	t.Helper()
	all, err := o.Receive(t.Context(), files, how)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// A day at the board: what comes in is kept byte for byte, what comes again needs a reason
// and the old one stays readable, who is late is named and reminded.
func TestABoardKeepsWhatComesIn(t *testing.T) {
	o := boardOf(t, "[Cụm 1]\nPhường Một\nPhường Hai\n[Cụm 2]\nPhường Ba\nPhường Bốn\n")
	october := day.MonthPeriod(2026, 10, false) // due on 17/10/2026, a Saturday: 19/10
	due := day.Must("2026-10-19")
	one, two, three := sent(t, "phường Một", october, 7), sent(t, "phường Hai", october, 5), sent(t, "P. Ba", october, 2)
	broken := filepath.Join(t.TempDir(), "hong.xlsx")
	if err := os.WriteFile(broken, []byte("không phải Excel"), 0o600); err != nil {
		t.Fatal(err)
	}
	in := receive(t, o, Receiving{On: due}, one, broken, two)
	if len(in) != 3 || len(in[0].Received) != 1 || !strings.Contains(in[1].Refused, "không phải tệp Excel") || in[0].Received[0].Ward != "Phường Một" {
		t.Fatalf("%+v", in)
	}
	receive(t, o, Receiving{On: due.AddDays(1)}, three)

	grid, err := o.Board(t.Context(), o.BoardMonths(2026))
	if err != nil {
		t.Fatal(err)
	}
	states := func(month int) (all []BoardState) {
		for _, row := range grid.Rows {
			all = append(all, row.Cells[month-1].State)
		}
		return all
	}
	if got, want := states(10), []BoardState{BoardIn, BoardIn, BoardCameLate, BoardMissing}; !slices.Equal(got, want) {
		t.Errorf("October: %q, want %q", got, want)
	}
	if got := states(9); !slices.Equal(got, []BoardState{"", "", "", ""}) {
		t.Errorf("before anything came: %q", got)
	}
	if got := states(11)[0]; got != BoardMissing { // 17/11 was over three days ago
		t.Errorf("November: %q", got)
	}
	if got := states(12)[0]; got != BoardWaiting { // it began on 15/11
		t.Errorf("December: %q", got)
	}
	if cell := grid.Rows[2].Cells[9]; cell.Days != 1 || cell.Due != due {
		t.Errorf("%+v", cell)
	}

	// The ward sends once more: refused without a reason, kept with one.
	again := sent(t, "Phường Một", october, 9)
	in = receive(t, o, Receiving{On: due.AddDays(2)}, again)
	if !slices.Equal(in[0].Replaces, []string{"Phường Một"}) || len(in[0].Received) > 0 {
		t.Fatalf("%+v", in)
	}
	in = receive(t, o, Receiving{On: due.AddDays(2), Reason: "Phường báo sai số đơn"}, again)
	report := in[0].Received[0]
	if len(report.Versions) != 2 || report.Replaced() != 1 || report.Versions[1].Reason != "Phường báo sai số đơn" {
		t.Fatalf("%+v", report)
	}
	for i, file := range []string{one, again} {
		raw, _ := os.ReadFile(file)
		kept, err := o.WardBytes(t.Context(), report.Versions[i].KeptWith())
		if err != nil || !bytes.Equal(raw, kept) {
			t.Errorf("version %d is not what came: %v", i+1, err)
		}
	}
	if in = receive(t, o, Receiving{On: due.AddDays(3), Reason: "x"}, again); !strings.Contains(in[0].Refused, "đã nhận rồi") {
		t.Errorf("the same file twice: %+v", in)
	}
	total := func() float64 {
		t.Helper()
		res, err := o.Consolidated(t.Context(), october, "")
		if err != nil {
			t.Fatal(err)
		}
		return res.Parts[0].Tables[1].Total[1]
	}
	if got := total(); got != 9+5+2 {
		t.Errorf("%v letters", got)
	}
	// Taken for another ward's by mistake: out again, the earlier version stands.
	if err := o.AnnulWardVersion(t.Context(), report.ID, report.Versions[1].Step, "Nhận nhầm"); err != nil {
		t.Fatal(err)
	}
	if got := total(); got != 7+5+2 {
		t.Errorf("%v letters after taking back", got)
	}
	found, err := o.Verify(t.Context())
	if err != nil || found.Err() != nil {
		t.Errorf("%+v, %v", found, err)
	}

	late, err := o.LateWards(t.Context(), october)
	if err != nil || len(late) != 1 || late[0].Name != "Phường Bốn" || late[0].Group != "Cụm 2" || late[0].Days != due.DaysUntil(testDay) {
		t.Fatalf("%+v, %v", late, err)
	}
	reminders, err := o.Remind(t.Context(), october, late)
	if err != nil || len(reminders) != 1 {
		t.Fatal(err)
	}
	if late, err = o.LateWards(t.Context(), october); err != nil || !slices.Equal(late[0].Reminded, []day.Date{testDay}) {
		t.Errorf("%+v, %v", late, err)
	}
	november, err := o.LateWards(t.Context(), day.MonthPeriod(2026, 11, false))
	if err != nil || len(november) != 4 {
		t.Fatalf("%+v, %v", november, err)
	}
	letters, err := o.Reminders(append(late, november...), word.Options{Draft: true, SignedBy: "Lê Văn Chủ", Role: "Trưởng ban"})
	if err != nil {
		t.Fatal(err)
	}
	text, err := docx.Text(letters)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Kính gửi: Phường Bốn", "báo cáo tháng 10/2026", "báo cáo tháng 11/2026", "Kính gửi: Phường Một", "đã đôn đốc ngày 20 tháng 11 năm 2026"} {
		if !strings.Contains(text, want) {
			t.Errorf("the letters lack %q", want)
		}
	}
	if err := o.AnnulReminders(t.Context(), "chưa gửi", reminders[0].ID); err != nil {
		t.Fatal(err)
	}
	if late, err = o.LateWards(t.Context(), october); err != nil || len(late[0].Reminded) != 0 {
		t.Errorf("%+v, %v", late, err)
	}
}

// A ward's file whose last day is today is in time, and nobody is late yet.
func TestTheLastDayIsInTime(t *testing.T) {
	for shift, want := range map[int]BoardState{-1: BoardWaiting, 0: BoardWaiting, 1: BoardMissing} {
		due := day.Must("2026-11-17")
		o, err := Create(t.Context(), t.TempDir(), register.Settings{Ward: "Ban", Board: register.Board{Wards: register.ParseWards("Phường Một\nPhường Hai")}},
			func() time.Time { return due.AddDays(shift).Time() })
		if err != nil {
			t.Fatal(err)
		}
		november := day.MonthPeriod(2026, 11, false)
		receive(t, o, Receiving{On: due.AddDays(shift)}, sent(t, "Phường Một", november, 1))
		grid, err := o.Board(t.Context(), []day.Period{november})
		if err != nil {
			t.Fatal(err)
		}
		if got := grid.Rows[1].Cells[0].State; got != want {
			t.Errorf("day %+d: who sent nothing is %q, want %q", shift, got, want)
		}
		if got, want := grid.Rows[0].Cells[0].State, map[bool]BoardState{true: BoardCameLate, false: BoardIn}[shift > 0]; got != want {
			t.Errorf("day %+d: who sent is %q, want %q", shift, got, want)
		}
		o.Close()
	}
}

// A quarter from three kept months, beside the ward's own.
func TestAQuarterFromWhatTheBoardKeeps(t *testing.T) {
	o := boardOf(t, "Phường Một\nPhường Hai\n")
	quarter := day.QuarterPeriod(2026, 3)
	var files []string
	for month := 7; month <= 9; month++ {
		files = append(files, sent(t, "Phường Một", day.MonthPeriod(2026, month, false), float64(month)))
	}
	files = append(files, sent(t, "Phường Hai", quarter, 4), sent(t, "Phường Một", quarter, 30))
	receive(t, o, Receiving{On: testDay}, files...)
	for prefer, want := range map[string]float64{consolidate.FromMonths: 9 + 4, consolidate.FromOwn: 30 + 4} { // none was processed: those of the last month are all
		res, err := o.Consolidated(t.Context(), quarter, prefer)
		if err != nil {
			t.Fatal(err)
		}
		if got := res.Parts[0].Tables[1].Total[1]; got != want {
			t.Errorf("%s: %v letters, want %v", prefer, got, want)
		}
		if len(res.Differences) != 1 || res.Differences[0].Own != 30 || res.Differences[0].Months != 9 {
			t.Errorf("%s: %+v", prefer, res.Differences)
		}
	}
	compared, err := o.CompareWards(t.Context(), forms.EditionFor(quarter).Form("02_XLD"), 1, o.LastPeriods(day.MonthPeriod(2026, 9, false), 4))
	if err != nil {
		t.Fatal(err)
	}
	if line := compared.Wards[0]; line.Periods[0].Known != 0 || line.Periods[1].Sum != 7 || line.Latest.Sum != 9 || compared.Wards[1].Latest.Known != 0 {
		t.Errorf("%+v", compared)
	}
}

func TestThePeriodsBefore(t *testing.T) {
	o := boardOf(t, "Phường Một\n")
	for _, c := range []struct{ last, first day.Period }{
		{day.MonthPeriod(2026, 2, false), day.MonthPeriod(2025, 12, false)}, {day.QuarterPeriod(2026, 1), day.QuarterPeriod(2025, 3)},
		{day.HalfYearPeriod(2026), day.HalfYearPeriod(2024)}, {day.NineMonthsPeriod(2026), day.NineMonthsPeriod(2024)}, {day.YearPeriod(2026), day.YearPeriod(2024)},
	} {
		if got := o.LastPeriods(c.last, 3); got[2] != c.last || got[0] != c.first {
			t.Errorf("before %s: %v", c.last.Name(), got)
		}
	}
}

// Reports of wards change nothing of the office's own.
func TestWhatWardsSendIsNoLateStep(t *testing.T) {
	o := boardOf(t, "Phường Một\n")
	p := day.MonthPeriod(2026, 11, false)
	receive(t, o, Receiving{On: p.To}, sent(t, "Phường Một", p, 1))
	if late, err := o.store.LateSteps(t.Context(), 0, 0, p); err != nil || len(late) != 0 {
		t.Errorf("%+v, %v", late, err)
	}
}

// What LibreOffice saves in its own format or an old one is read through it, where the
// computer has it, and kept as it came.
func TestOtherSpreadsheetsAreReadWhereLibreOfficeIs(t *testing.T) {
	program := LibreOffice()
	if program == "" || testing.Short() {
		t.Skip("no LibreOffice")
	}
	o := boardOf(t, "Phường Một\nPhường Hai\n")
	p := day.MonthPeriod(2026, 10, false)
	for format, ward := range map[string]string{"ods": "Phường Một", "xls": "Phường Hai"} {
		file := sent(t, ward, p, 6)
		dir := t.TempDir()
		if out, err := exec.Command(program, "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "ho-so")), "--headless", "--convert-to", format, "--outdir", dir, file).CombinedOutput(); err != nil {
			t.Skipf("%s: %v", out, err)
		}
		made := filepath.Join(dir, ward+"."+format)
		in := receive(t, o, Receiving{On: p.To.AddDays(1)}, made)
		if len(in[0].Received) != 1 || in[0].Received[0].Ward != ward {
			t.Fatalf("%s: %+v", format, in)
		}
		raw, _ := os.ReadFile(made)
		if kept, err := o.WardBytes(t.Context(), in[0].Received[0].Versions[0].KeptWith()); err != nil || !bytes.Equal(raw, kept) {
			t.Errorf("%s: not kept as it came, %v", format, err)
		}
	}
	if res, err := o.Consolidated(t.Context(), p, ""); err != nil || res.Parts[0].Tables[1].Total[1] != 12 {
		t.Errorf("%+v, %v", res, err)
	}
}

// BenchmarkBoardGrid is opening a board that keeps 24 months of 168 wards.
func BenchmarkBoardGrid(b *testing.B) {
	o := bigBoard(b, 168, 24)
	for b.Loop() {
		if grid, err := o.Board(b.Context(), o.BoardMonths(2026)); err != nil || len(grid.Rows) != 168 {
			b.Fatal(err)
		}
	}
}

// BenchmarkBoardYear is a year of 168 wards from their months.
func BenchmarkBoardYear(b *testing.B) {
	o := bigBoard(b, 168, 24)
	for b.Loop() {
		if res, err := o.Consolidated(b.Context(), day.YearPeriod(2026), consolidate.FromOwn); err != nil || res.Wards != 168 {
			b.Fatal(err, res)
		}
	}
}

// bigBoard keeps the reports of the months up to December 2026.
func bigBoard(b *testing.B, wards, months int) *Office {
	b.Helper()
	o, err := Create(b.Context(), b.TempDir(), register.Settings{Ward: "Ban"}, testClock)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { o.Close() })
	ed, err := forms.ByID("tt06-2025")
	if err != nil {
		b.Fatal(err)
	}
	var board register.Board
	for w := range wards {
		board.Wards = append(board.Wards, register.Ward{Name: fmt.Sprintf("Phường %03d", w), Group: fmt.Sprint("Cụm ", w%12)})
	}
	if err := o.SaveBoard(b.Context(), board); err != nil {
		b.Fatal(err)
	}
	for m := range months {
		p := day.MonthPeriod(2026-(months-1-m)/12, 12-(months-1-m)%12, false)
		for w, ward := range board.Wards {
			part := register.WardReport{Ward: ward.Name, Period: p, File: ward.Name + ".xlsx"}
			for _, f := range ed.Forms {
				form := register.WardForm{Edition: ed.ID, Form: f.ID, Figures: map[int]float64{}}
				for _, c := range f.Columns {
					form.Figures[c.Number] = float64((w + m + c.Number) % 7)
				}
				part.Forms = append(part.Forms, form)
			}
			if _, err := o.store.ReceiveWardFile(b.Context(), min(p.To.AddDays(2), testDay), fmt.Append(nil, ward.Name, p), []register.WardReport{part}); err != nil {
				b.Fatal(err)
			}
		}
	}
	return o
}
