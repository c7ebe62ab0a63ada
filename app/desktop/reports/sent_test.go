package reports_test

import (
	"bytes"
	"fmt"
	"image/color"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/xuri/excelize/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/desktop/reports"
	"donthu/app/kit"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// sendMonth marks the report of a month as sent through the screen and gives the
// workbook that was written.
func sendMonth(t *testing.T, o *desktop.Program, year, month string) (file string) {
	t.Helper()
	r := openReports(o)
	desktest.Choose(r.Picker(), views.ByMonth, year, month)
	return sendAs(t, o)
}

// sendAs marks the report in front as sent, as number 25.
func sendAs(t *testing.T, o *desktop.Program) (file string) {
	t.Helper()
	return sendNumbered(t, o, "25/BC-UBND")
}

func sendNumbered(t *testing.T, o *desktop.Program, number string) (file string) {
	t.Helper()
	r := o.Shell.Top().(*reports.Room)
	r.GoTo(reports.SendStation)
	form := r.SendForm()
	if form == nil {
		t.Fatal("no form asks how the report was sent")
	}
	desktest.TypeInto(o, number)
	desktest.FillIn(o, "Người ký", "Lê Văn Chủ")
	form.Ways()[register.ByEmail].SetChecked(true)
	file = filepath.Join(t.TempDir(), "bao-cao.xlsx")
	desktest.AnswerFiles(t, file)
	desktest.TapButton(t, o, "Ghi tệp và đánh dấu đã gửi")
	return file
}

// lateLetter registers a complaint of June 2026 and handles it.
func lateLetter(t *testing.T, o *desktop.Program) register.Letter {
	t.Helper()
	day := day.Must("2026-06-02")
	letter := desktest.AddLetter(t, o, register.Facts{ReceivedOn: day, Kind: register.Complaint, Round: 1, Field: register.Land,
		Sender: register.Person{Name: "Phạm Văn Muộn"}, Content: "Khiếu nại đất"})
	letter, err := o.Do().Record(o.Ctx(), letter.ID, steps.Draft{On: day,
		Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}})
	if err != nil {
		t.Fatal(err)
	}
	return letter
}

func TestAReportIsMarkedAsSentAndOpenedAgain(t *testing.T) {
	o := desktest.Sample(t)
	file := sendMonth(t, o, "2026", "6")
	desktest.MustShow(t, o, "Đã đánh dấu đã gửi và ghi tệp "+file)
	if about := o.Shell.Top().(*reports.Room).Path().Stations()[3].About; about != "đã gửi 20/11, số 25/BC-UBND" {
		t.Errorf("the path says %q", about)
	}

	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("02_XLD")
	if err != nil || !strings.Contains(fmt.Sprint(rows), "25/BC-UBND") {
		t.Errorf("the form does not name the covering report: %v", err)
	}

	openReports(o).ShowSent()
	desktest.MustShow(t, o, "20/11/2026", "tháng 6/2026", "25/BC-UBND", "Lê Văn Chủ", "Ban Tiếp công dân thành phố", "Thư điện tử")
	var opened []string
	before := desk.OpenOutside
	desk.OpenOutside = func(path string) error { opened = append(opened, path); return nil }
	defer func() { desk.OpenOutside = before }()
	desktest.TapButton(t, o, "Mở bản đã gửi")
	desktest.TapButton(t, o, "Mở bản đã gửi")
	if len(opened) != 2 || opened[0] != opened[1] {
		t.Fatalf("opened %q", opened)
	}
	kept, err := os.ReadFile(opened[0])
	if err != nil {
		t.Fatal(err)
	}
	if written, err := os.ReadFile(file); err != nil || !bytes.Equal(kept, written) {
		t.Error("what is opened is not what was written")
	}
	desktest.Press(o, fyne.KeyEscape)
	if r := o.Shell.Top().(*reports.Room); r.Station() != 0 {
		t.Errorf("Esc leads to station %d", r.Station())
	}
}

func TestWhatIsMissingIsSaidBesideTheFields(t *testing.T) {
	o := desktest.Sample(t)
	r := openReports(o)
	r.GoTo(reports.SendStation)
	desktest.SaysAll(t, unbroken(o), "Có 1 nội dung cần xem lại")
	form := r.SendForm()
	if asked, _ := form.Read(); asked.Number != "01/BC-UBND" || asked.Place != "Thử Nghiệm" {
		t.Errorf("number %q and place %q are proposed", asked.Number, asked.Place)
	}
	form.Question(register.FieldNumber).Widget.(interface{ SetText(string) }).SetText("")
	form.Question(register.FieldSentOn).Widget.(*kit.DateField).SetDate(day.Must("2026-11-19"))
	desktest.TapButton(t, o, "Ghi tệp và đánh dấu đã gửi")
	desktest.MustShow(t, o, "Chưa ghi số của báo cáo.", "Chưa ghi người ký báo cáo.", "Hãy chọn ít nhất một cách gửi.",
		"Ngày gửi 19/11/2026 trước ngày của báo cáo 20/11/2026.")
	if desktest.FocusedField(o) != "Số báo cáo" {
		t.Errorf("the cursor stands in %q", desktest.FocusedField(o))
	}
	if sealed, err := o.Store.SealedReports(o.Ctx()); err != nil || len(sealed) != 0 {
		t.Errorf("sealed all the same: %v, %v", sealed, err)
	}
}

func TestASentReportIsComparedWithTheFiguresNow(t *testing.T) {
	o := desktest.Sample(t)
	sendMonth(t, o, "2026", "6")
	openReports(o).ShowSent()
	desktest.TapButton(t, o, "So với số liệu hiện nay")
	desktest.MustShow(t, o, "Số liệu hiện nay đúng như báo cáo đã gửi.")
	letter := lateLetter(t, o)
	o.Refresh()
	desktest.MustShow(t, o, "số liệu khác với báo cáo đã gửi", "Biểu 02/XLD, cột (1)", "41", "42", "+1")
	desktest.MustNotShow(t, o, "không ra đúng số liệu đã gửi")
	desktest.Press(o, fyne.KeyReturn)
	inRegister(t, o, "1") // the late letter alone changed the figure
	desktest.MustShow(t, o, letter.Number.String())
}

func TestLateStepsStandInTheNextReport(t *testing.T) {
	o := desktest.Sample(t)
	sendMonth(t, o, "2026", "6")
	r := openReports(o)
	r.GoTo(0)
	desktest.Choose(r.Picker(), views.ByMonth, "2026", "7")
	desktest.MustNotShow(t, o, "Điều chỉnh kỳ trước")
	letter := lateLetter(t, o)
	o.Refresh()
	desktest.MustShow(t, o, "Điều chỉnh kỳ trước (2)")
	r.Tabs().SetValue(reports.AdjustTab)
	desktest.MustShow(t, o, "Đơn số "+letter.Number.String(), "02/06/2026", "tháng 6/2026 (số 25/BC-UBND)", "Biểu 02/XLD, cột (1) – tháng 6/2026")
	file := filepath.Join(t.TempDir(), "bao-cao.xlsx")
	desktest.AnswerFiles(t, file)
	desktest.TapButton(t, o, "Ghi báo cáo Excel")
	book, err := excelize.OpenFile(strings.TrimSuffix(file, ".xlsx") + "-noi-bo.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if sheets := book.GetSheetList(); !slices.Contains(sheets, "Điều chỉnh kỳ trước") {
		t.Errorf("sheets %q", sheets)
	}
	o.Window.Canvas().Focus(r.Adjust().Steps())
	desktest.Press(o, fyne.KeyReturn)
	inLetter(t, o, letter)
}

func TestChecksBeforeSendingOpenTheirLetters(t *testing.T) {
	o := desktest.Sample(t)
	r := openReports(o)
	desktest.Choose(r.Picker(), views.ByMonth, "2026", "6")
	r.GoTo(reports.ChecksStation)
	desktest.MustShow(t, o, "Có 1 nội dung cần xem lại")
	day := day.Must("2026-06-02")
	letter := desktest.AddLetter(t, o, register.Facts{ReceivedOn: day, Kind: register.Petition, Sender: register.Person{Name: "Lê Thị Thiếu"}, Content: "Kiến nghị"})
	if _, err := o.Do().Record(o.Ctx(), letter.ID, steps.Draft{On: day, Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}}); err != nil {
		t.Fatal(err)
	}
	o.Refresh()
	desktest.MustShow(t, o, "Thiếu thông tin", "1 đơn thuộc thẩm quyền chưa ghi lĩnh vực.")
	checks := r.Checks()
	for row := range checks.Table().Len() {
		if strings.Contains(checks.Table().Row(row).Text, "lĩnh vực") {
			checks.Table().Open(checks.Table().Row(row))
			break
		}
	}
	inLetter(t, o, letter)
}

func TestHomeSaysWhichReportIsOwedUntilItIsSent(t *testing.T) {
	o := desktest.Sample(t)
	desktest.SaysAll(t, unbroken(o), "Báo cáo tháng 12/2026, quý IV/2026, năm 2026 Hạn 17/12/2026, còn 27 ngày, chưa gửi")
	// owed is the line of the report: the colour of its words, and its button.
	owed := func() (ink color.Color, open *kit.Button) {
		t.Helper()
		inside := false
		desktest.Visit(o.Window.Canvas().Content(), func(object fyne.CanvasObject) bool {
			switch w := object.(type) {
			case *canvas.Text:
				inside = inside || strings.HasPrefix(w.Text, "Báo cáo tháng 12/2026")
				if inside && ink == nil && strings.HasPrefix(w.Text, "Hạn 17/12/2026") {
					ink = w.Color
				}
			case *kit.Button:
				if inside && open == nil {
					open = w
				}
			}
			return open == nil
		})
		if ink == nil || open == nil {
			t.Fatalf("no report is owed; the screen shows:\n%s", desktest.Shown(o))
		}
		return ink, open
	}
	// Thursday 17/12/2026; two working days before it the reminder begins.
	inks := map[string]color.Color{}
	for today, want := range map[string]string{
		"2026-12-14": "còn 3 ngày", "2026-12-15": "còn 2 ngày", "2026-12-17": "hạn là hôm nay", "2026-12-19": "quá hạn 2 ngày",
	} {
		o.Clock = func() time.Time { return day.Must(today).Time() }
		o.Shell.GoTo(desktop.RoomHome, nil)
		inks[today], _ = owed()
		if shown := unbroken(o); !strings.Contains(shown, "Hạn 17/12/2026, "+want+", chưa gửi") {
			t.Errorf("on %s the screen lacks %q:\n%s", today, want, shown)
		}
	}
	if a, b, c := inks["2026-12-14"], inks["2026-12-15"], inks["2026-12-19"]; a == b || b == c || a == c || b != inks["2026-12-17"] {
		t.Errorf("colours %v", inks)
	}
	o.Clock = desktest.TestClock
	o.Shell.GoTo(desktop.RoomHome, nil)
	_, open := owed()
	open.OnTapped()
	if r, ok := o.Shell.Top().(*reports.Room); !ok || r.Report() == nil || r.Report().Period != day.MonthPeriod(2026, 12, false) {
		t.Fatalf("opened %T", o.Shell.Top())
	}
	settings := o.Store.Settings()
	settings.NoMonthly = true
	if err := o.Do().SaveSettings(o.Ctx(), settings); err != nil {
		t.Fatal(err)
	}
	o.Shell.GoTo(desktop.RoomHome, nil)
	desktest.SaysAll(t, unbroken(o), "Báo cáo quý IV/2026, năm 2026 Hạn 17/12/2026")
}

// unbroken is what the screen shows, with sentences whole that it breaks into lines.
func unbroken(o *desktop.Program) string { return strings.ReplaceAll(desktest.Shown(o), "\n", " ") }

func TestASealIsTakenBackWithAReason(t *testing.T) {
	o := desktest.Sample(t)
	sendMonth(t, o, "2026", "6")
	openReports(o).ShowSent()
	desktest.TapButton(t, o, "Bỏ đánh dấu…")
	desktest.TapButton(t, o, "Bỏ đánh dấu")
	desktest.MustShow(t, o, "Hãy ghi lý do bỏ đánh dấu.")
	desktest.TypeInto(o, "Gửi nhầm bản")
	desktest.TapButton(t, o, "Bỏ đánh dấu")
	desktest.MustShow(t, o, "Chưa có báo cáo nào được đánh dấu đã gửi")
	desktest.Press(o, fyne.KeyEscape)
	r := openReports(o)
	if about := r.Path().Stations()[3].About; about != "chưa gửi" {
		t.Errorf("the path says %q", about)
	}
	desktest.Choose(r.Picker(), views.ByMonth, "2026", "12")
	r.GoTo(reports.SendStation)
	desktest.SaysAll(t, unbroken(o), "Chưa gửi; hạn 17/12/2026, còn 27 ngày")
	if about := r.Path().Stations()[3].About; about != "chưa gửi, hạn 17/12" {
		t.Errorf("the path says %q", about)
	}
}

func TestAReportIsDrawnAsItStoodOnADay(t *testing.T) {
	o := desktest.Sample(t)
	r := openReports(o)
	desktest.Choose(r.Picker(), views.ByMonth, "2026", "6")
	r.Tabs().SetValue("02_XLD")
	r.AsOf()
	desktest.TypeInto(o, "20112026")
	desktest.TapButton(t, o, "Xem số liệu")
	desktest.MustShow(t, o, "Ngày phải trước hôm nay.")
	desktest.Press(o, fyne.KeyEscape)

	r.AsOf()
	desktest.TypeInto(o, "19112026") // before the sample was brought in
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, "Số liệu như sổ đến hết ngày 19/11/2026")
	if got := r.Form().Grid().Figure(0).Text; got != "0" {
		t.Errorf("the register of that day was empty; the form shows %s", got)
	}
	if r.GoTo(reports.SendStation); r.Station() != 0 || desktest.FindButton(o, "Ghi báo cáo Excel").Disabled() {
		t.Error("figures of the past may be written, not sent")
	}
	desktest.TapButton(t, o, "Trở lại hiện nay")
	desktest.MustNotShow(t, o, "Số liệu như sổ đến hết ngày")
	if got := r.Form().Grid().Figure(0).Text; got != "41" {
		t.Errorf("back in the present the form shows %s", got)
	}
}
