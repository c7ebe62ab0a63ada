package desktop

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"donthu/data"
)

// sendMonth marks the report of a month as sent through the screen and gives the
// workbook that was written.
func sendMonth(t *testing.T, o *program, year, month string) (file string) {
	t.Helper()
	r := openReports(o)
	choose(r.picker, byMonth, year, month)
	return sendAs(t, o)
}

// sendAs marks the report in front as sent.
func sendAs(t *testing.T, o *program) (file string) {
	t.Helper()
	tapButton(t, o, "Đánh dấu đã gửi…")
	form, ok := o.shell.top().(*sendForm)
	if !ok {
		t.Fatalf("%T", o.shell.top())
	}
	typeInto(o, "25/BC-UBND")
	form.signedBy.SetText("Lê Văn Chủ")
	form.ways[data.ByEmail].SetChecked(true)
	file = filepath.Join(t.TempDir(), "bao-cao.xlsx")
	answerFiles(t, file)
	tapButton(t, o, "Ghi tệp và đánh dấu đã gửi")
	return file
}

// lateLetter registers a complaint of June 2026 and handles it.
func lateLetter(t *testing.T, o *program) data.Letter {
	t.Helper()
	day := data.MustDate("2026-06-02")
	letter := addLetter(t, o, data.Facts{ReceivedOn: day, Kind: data.Complaint, Round: 1, Field: data.Land,
		Sender: data.Person{Name: "Phạm Văn Muộn"}, Content: "Khiếu nại đất"})
	letter, err := o.store.AddSteps(o.ctx(), letter.ID, data.Draft{On: day,
		Content: data.Handled{Eligible: data.Yes, Competent: data.Yes, Handling: data.Accept}})
	if err != nil {
		t.Fatal(err)
	}
	return letter
}

func TestAReportIsMarkedAsSentAndOpenedAgain(t *testing.T) {
	o := sampleOffice(t)
	file := sendMonth(t, o, "2026", "6")
	mustShow(t, o, "Đã gửi ngày 20/11/2026, số 25/BC-UBND", "Đã đánh dấu đã gửi và ghi tệp "+file)

	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("02_XLD")
	if err != nil || !strings.Contains(fmt.Sprint(rows), "25/BC-UBND") {
		t.Errorf("the form does not name the covering report: %v", err)
	}

	tapButton(t, o, "Báo cáo đã gửi")
	mustShow(t, o, "20/11/2026", "tháng 6/2026", "25/BC-UBND", "Lê Văn Chủ", "Ban Tiếp công dân thành phố", "Thư điện tử")
	var opened []string
	before := openOutside
	openOutside = func(path string) error { opened = append(opened, path); return nil }
	defer func() { openOutside = before }()
	tapButton(t, o, "Mở bản đã gửi")
	tapButton(t, o, "Mở bản đã gửi")
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
	press(o, fyne.KeyEscape)
	if _, back := o.shell.top().(*reports); !back {
		t.Errorf("Esc leads to %T", o.shell.top())
	}
}

func TestWhatIsMissingIsSaidBesideTheFields(t *testing.T) {
	o := sampleOffice(t)
	openReports(o)
	tapButton(t, o, "Đánh dấu đã gửi…")
	mustShow(t, o, "Không thấy nội dung nào cần xem lại")
	form := o.shell.top().(*sendForm)
	form.sentOn.SetDate(data.MustDate("2026-11-19"))
	tapButton(t, o, "Ghi tệp và đánh dấu đã gửi")
	mustShow(t, o, "Chưa ghi số của báo cáo.", "Chưa ghi người ký báo cáo.", "Hãy chọn ít nhất một cách gửi.",
		"Ngày gửi 19/11/2026 trước ngày của báo cáo 20/11/2026.")
	if focusedField(o) != "Số báo cáo" {
		t.Errorf("the cursor stands in %q", focusedField(o))
	}
	if sealed, err := o.store.SealedReports(o.ctx()); err != nil || len(sealed) != 0 {
		t.Errorf("sealed all the same: %v, %v", sealed, err)
	}
}

func TestASentReportIsComparedWithTheFiguresNow(t *testing.T) {
	o := sampleOffice(t)
	sendMonth(t, o, "2026", "6")
	tapButton(t, o, "Báo cáo đã gửi")
	tapButton(t, o, "So với số liệu hiện nay")
	mustShow(t, o, "Số liệu hiện nay đúng như báo cáo đã gửi.")
	letter := lateLetter(t, o)
	o.refresh()
	mustShow(t, o, "số liệu khác với báo cáo đã gửi", "Biểu 02/XLD, cột (1)", "41", "42", "+1")
	mustNotShow(t, o, "không ra đúng số liệu đã gửi")
	press(o, fyne.KeyReturn)
	list, ok := o.shell.top().(*register)
	if !ok || list.table.Len() != 1 {
		t.Fatalf("the late letter alone changed the figure; opened %T", o.shell.top())
	}
	mustShow(t, o, letter.Number.String())
}

func TestLateStepsStandInTheNextReport(t *testing.T) {
	o := sampleOffice(t)
	sendMonth(t, o, "2026", "6")
	r := openReports(o)
	choose(r.picker, byMonth, "2026", "7")
	mustNotShow(t, o, "Điều chỉnh kỳ trước")
	letter := lateLetter(t, o)
	o.refresh()
	mustShow(t, o, "Điều chỉnh kỳ trước (2)")
	r.tabs.SetValue(adjustTab)
	mustShow(t, o, "Đơn số "+letter.Number.String(), "02/06/2026", "tháng 6/2026 (số 25/BC-UBND)", "Biểu 02/XLD, cột (1) – tháng 6/2026")
	file := filepath.Join(t.TempDir(), "bao-cao.xlsx")
	answerFiles(t, file)
	tapButton(t, o, "Ghi báo cáo Excel")
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if sheets := book.GetSheetList(); !slices.Contains(sheets, "Điều chỉnh kỳ trước") {
		t.Errorf("sheets %q", sheets)
	}
	o.window.Canvas().Focus(r.adjust.steps)
	press(o, fyne.KeyReturn)
	if _, ok := o.shell.top().(*letterPage); !ok {
		t.Errorf("a late step opens %T", o.shell.top())
	}
}

func TestChecksBeforeSendingOpenTheirLetters(t *testing.T) {
	o := sampleOffice(t)
	r := openReports(o)
	choose(r.picker, byMonth, "2026", "6")
	tapButton(t, o, "Kiểm tra trước khi gửi")
	mustShow(t, o, "Không thấy nội dung nào cần xem lại; có thể gửi báo cáo.")
	day := data.MustDate("2026-06-02")
	letter := addLetter(t, o, data.Facts{ReceivedOn: day, Kind: data.Petition, Sender: data.Person{Name: "Lê Thị Thiếu"}, Content: "Kiến nghị"})
	if _, err := o.store.AddSteps(o.ctx(), letter.ID, data.Draft{On: day, Content: data.Handled{Eligible: data.Yes, Competent: data.Yes, Handling: data.Accept}}); err != nil {
		t.Fatal(err)
	}
	o.refresh()
	mustShow(t, o, "Thiếu thông tin", "1 đơn thuộc thẩm quyền chưa ghi lĩnh vực.")
	checks := o.shell.top().(*reportChecks)
	for row := range checks.table.Len() {
		if strings.Contains(checks.table.Row(row)[1], "lĩnh vực") {
			checks.table.OnOpen(row)
			break
		}
	}
	if page, ok := o.shell.top().(*letterPage); !ok || page.letter.ID != letter.ID {
		t.Fatalf("opened %T", o.shell.top())
	}
}

func TestHomeSaysWhichReportIsOwedUntilItIsSent(t *testing.T) {
	o := sampleOffice(t)
	mustShow(t, o, "Báo cáo tháng 12/2026, quý IV/2026, năm 2026: hạn 17/12/2026, còn 27 ngày – chưa gửi")
	owed := func(today string) owedLine {
		t.Helper()
		lines, err := loadOwed(o.office, data.MustDate(today))
		if err != nil || len(lines) == 0 {
			t.Fatal(lines, err)
		}
		return lines[0]
	}
	// Thursday 17/12/2026; two working days before it the reminder begins.
	for today, want := range map[string]string{
		"2026-12-14": "còn 3 ngày", "2026-12-15": "còn 2 ngày", "2026-12-17": "hạn là hôm nay", "2026-12-19": "quá hạn 2 ngày",
	} {
		if line := owed(today); !strings.Contains(line.text, want) {
			t.Errorf("on %s: %s", today, line.text)
		}
	}
	if a, b, c := owed("2026-12-14").importance, owed("2026-12-15").importance, owed("2026-12-19").importance; a == b || b == c {
		t.Errorf("importance %v, %v, %v", a, b, c)
	}
	tapButton(t, o, "Mở báo cáo")
	if r, ok := o.shell.top().(*reports); !ok || r.report == nil || r.report.Period != data.MonthPeriod(2026, 12, false) {
		t.Fatalf("opened %T", o.shell.top())
	}
	settings := o.store.Settings()
	settings.NoMonthly = true
	if err := o.store.SaveSettings(o.ctx(), settings); err != nil {
		t.Fatal(err)
	}
	o.shell.goTo(roomHome, nil)
	mustShow(t, o, "Báo cáo quý IV/2026, năm 2026: hạn")
}

func TestASealIsTakenBackWithAReason(t *testing.T) {
	o := sampleOffice(t)
	sendMonth(t, o, "2026", "6")
	tapButton(t, o, "Báo cáo đã gửi")
	tapButton(t, o, "Bỏ đánh dấu…")
	tapButton(t, o, "Bỏ đánh dấu")
	mustShow(t, o, "Hãy ghi lý do bỏ đánh dấu.")
	typeInto(o, "Gửi nhầm bản")
	tapButton(t, o, "Bỏ đánh dấu")
	mustShow(t, o, "Chưa có báo cáo nào được đánh dấu đã gửi")
	press(o, fyne.KeyEscape)
	mustNotShow(t, o, "Đã gửi ngày")
	mustShow(t, o, "Chưa đánh dấu đã gửi")
	choose(openReports(o).picker, byMonth, "2026", "12")
	mustShow(t, o, "Chưa gửi; hạn 17/12/2026, còn 27 ngày")
}

func TestTheDayOfReportsIsASetting(t *testing.T) {
	o := sampleOffice(t)
	o.shell.goTo(roomSettings, nil)
	room := o.shell.top().(*settings)
	room.reportDay.SetText("40")
	room.save(nil)
	mustShow(t, o, "Chỉ nhận số từ 0 đến 31")
	room.reportDay.SetText("20")
	room.monthly.SetChecked(false)
	room.save(nil)
	if kept := o.store.Settings(); kept.ReportDay != 20 || !kept.NoMonthly {
		t.Errorf("%+v", kept)
	}
	o.shell.goTo(roomHome, nil)
	// 20/12/2026 is a Sunday.
	mustShow(t, o, "hạn 21/12/2026")
}

func TestAReportIsDrawnAsItStoodOnADay(t *testing.T) {
	o := sampleOffice(t)
	r := openReports(o)
	choose(r.picker, byMonth, "2026", "6")
	r.tabs.SetValue("02_XLD")
	tapButton(t, o, "Tại ngày…")
	typeInto(o, "20112026")
	tapButton(t, o, "Xem số liệu")
	mustShow(t, o, "Ngày phải trước hôm nay.")
	press(o, fyne.KeyEscape)

	tapButton(t, o, "Tại ngày…")
	typeInto(o, "19112026") // before the sample was brought in
	press(o, fyne.KeyReturn)
	mustShow(t, o, "Số liệu như sổ đến hết ngày 19/11/2026")
	if got := r.form.grid.Figure(0).Text; got != "0" {
		t.Errorf("the register of that day was empty; the form shows %s", got)
	}
	if !r.sending.send.Disabled() || r.sending.write.Disabled() {
		t.Error("figures of the past may be written, not sent")
	}
	tapButton(t, o, "Trở lại hiện nay")
	mustNotShow(t, o, "Số liệu như sổ đến hết ngày")
	if got := r.form.grid.Figure(0).Text; got != "41" {
		t.Errorf("back in the present the form shows %s", got)
	}
}
