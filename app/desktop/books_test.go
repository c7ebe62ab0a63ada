package desktop

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/xuri/excelize/v2"

	"donthu/data"
	"donthu/reports/workbook"
)

func openBooks(o *program) *books {
	o.shell.goTo(roomBooks, nil)
	return o.shell.top().(*books)
}

func openStatistics(o *program) *statisticsRoom {
	o.shell.goTo(roomStatistics, nil)
	return o.shell.top().(*statisticsRoom)
}

func TestTheBookOnTheScreenIsTheBookOnPaper(t *testing.T) {
	o := sampleOffice(t)
	b := openBooks(o)
	choose(b.picker, byMonth, "2026", "6")
	for book, want := range map[workbook.Book]string{
		workbook.LetterBook: "so-theo-doi-don", workbook.ReceptionBook: "so-tiep-cong-dan", workbook.OverdueBook: "don-qua-han",
		workbook.ReplyBook: "van-ban-tra-loi", workbook.ResultBook: "ket-qua-giai-quyet",
	} {
		b.choice.SetValue(string(book))
		mustShow(t, o, book.Explanation(), fmt.Sprintf("Sẽ ghi %d dòng", b.table.Len()))
		file := filepath.Join(t.TempDir(), "so.xlsx")
		asked := answerFiles(t, file)
		tapButton(t, o, "Ghi Excel")
		if asked.name != want+"-2026-05-15-den-2026-06-14.xlsx" {
			t.Errorf("proposed name %q", asked.name)
		}
		mustShow(t, o, "Đã ghi tệp "+file)
		f, err := excelize.OpenFile(file)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := f.GetRows(f.GetSheetName(0))
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		first := b.table.Row(0)
		found := false
		for _, row := range rows {
			found = found || len(row) > 2 && oneLine(row[0]) == first[0] && oneLine(row[2]) == first[2]
		}
		if !found || b.table.Len() == 0 {
			t.Errorf("%s: the workbook lacks the first row of the screen, %q", book, first)
		}
	}
}

func TestDenouncersAreMaskedUntilTheClerkAsks(t *testing.T) {
	o := fourLetters(t)
	b := openBooks(o)
	b.picker.kind.SetValue(byYear)
	b.picker.year.SetValue("2026")
	mustShow(t, o, "Nguyễn Thị Ánh", "Người tố cáo – mã TC-3/2026")
	mustNotShow(t, o, "Lê Đức Đạt")
	test.Tap(b.named)
	mustShow(t, o, "Lê Đức Đạt")
	mustNotShow(t, o, "mã TC-")
}

func TestABookWithoutRowsSaysSoAndABadPeriodToo(t *testing.T) {
	o := newTestOffice(t)
	b := openBooks(o)
	mustShow(t, o, "Sẽ ghi 0 dòng", "Không có đơn nào nhận trong kỳ.")
	b.picker.kind.SetValue(byDates)
	b.picker.from.SetDate(data.MustDate("2026-03-01"))
	b.picker.to.SetDate(data.MustDate("2026-02-01"))
	mustShow(t, o, "Ngày đầu kỳ phải trước hoặc trùng ngày cuối kỳ.")
	if !b.write.Disabled() {
		t.Error("a book without a period can be written")
	}
}

func TestStatisticsOpenTheLettersBehindAFigure(t *testing.T) {
	o := sampleOffice(t)
	s := openStatistics(o)
	s.picker.kind.SetValue(byYear)
	s.picker.year.SetValue("2026")
	mustShow(t, o, "Khiếu nại", "Tổng cộng", "Đã nhận theo loại đơn")
	total := s.table.Row(s.table.Len() - 1)
	bars := 0.0
	for _, bar := range s.chart.Bars() {
		bars += bar.Value
	}
	if fmt.Sprint(bars) != total[1] {
		t.Errorf("the bars show %v letters, the total is %s", bars, total[1])
	}

	s.dimension.SetValue("area")
	s.measure.SetValue("overdue")
	mustShow(t, o, "Bạch Đằng", "Tồn quá hạn theo khu vực", "Khu vực lấy từ địa chỉ người gửi")
	o.window.Canvas().Focus(s.table)
	press(o, fyne.KeyReturn)
	first := s.table.Row(0)
	list, ok := o.shell.top().(*register)
	if !ok || fmt.Sprint(list.table.Len()) != first[7] {
		t.Fatalf("%q says %s letters are overdue; opened %T", first[0], first[7], o.shell.top())
	}
	mustShow(t, o, first[0]+": Tồn quá hạn")
	o.shell.goTo(roomStatistics, nil)
	if s.table.Selected() != 0 {
		t.Error("the row is no longer selected when the clerk comes back")
	}
}

func TestStatisticsAreSortedAndTheTotalStaysBelow(t *testing.T) {
	o := sampleOffice(t)
	s := openStatistics(o)
	s.picker.kind.SetValue(byYear)
	s.picker.year.SetValue("2026")
	s.table.OnSort(1, true)
	last := -1
	for i := range s.table.Len() - 1 {
		n := s.rows[i].Cells["received"].Count
		if n < last {
			t.Errorf("row %d counts %d after %d", i, n, last)
		}
		last = n
	}
	if got := s.table.Row(s.table.Len() - 1)[0]; got != "Tổng cộng" {
		t.Errorf("the last row is %q", got)
	}
}

func TestStatisticsAreWritten(t *testing.T) {
	o := sampleOffice(t)
	openStatistics(o)
	file := filepath.Join(t.TempDir(), "thong-ke.xlsx")
	asked := answerFiles(t, file)
	tapButton(t, o, "Ghi Excel")
	if !strings.HasPrefix(asked.name, "thong-ke-2026-10-15-den-") {
		t.Errorf("proposed name %q", asked.name)
	}
	mustShow(t, o, "Đã ghi tệp "+file)
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := f.GetSheetList(); strings.Join(got, ",") != "Loại đơn,Lĩnh vực,Khu vực,Cán bộ,Tháng nhận" {
		t.Errorf("sheets %q", got)
	}
}
