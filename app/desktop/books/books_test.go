package books_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/xuri/excelize/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/books"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/chart"
	"donthu/app/kit/look"
	"donthu/data/day"
	"donthu/reports/statistics"
	"donthu/reports/workbook"
)

func openBooks(o *desktop.Program) *books.Room {
	o.Shell.GoTo(desktop.RoomBooks, nil)
	return o.Shell.Top().(*books.Room)
}

func openStatistics(o *desktop.Program) *books.Statistics {
	o.Shell.GoTo(desktop.RoomStatistics, nil)
	return o.Shell.Top().(*books.Statistics)
}

func TestTheBookOnTheScreenIsTheBookOnPaper(t *testing.T) {
	o := desktest.Sample(t)
	b := openBooks(o)
	desktest.Choose(b.Picker(), views.ByMonth, "2026", "6")
	for book, want := range map[workbook.Book]string{
		workbook.LetterBook: "so-theo-doi-don", workbook.ReceptionBook: "so-tiep-cong-dan", workbook.OverdueBook: "don-qua-han",
		workbook.ReplyBook: "van-ban-tra-loi", workbook.ResultBook: "ket-qua-giai-quyet",
	} {
		b.Choice().SetValue(string(book))
		desktest.MustShow(t, o, book.Explanation(), fmt.Sprintf("Sẽ ghi %d dòng", b.Table().Len()))
		file := filepath.Join(t.TempDir(), "so.xlsx")
		asked := desktest.AnswerFiles(t, file)
		desktest.TapButton(t, o, "Ghi Excel")
		if asked.Name != want+"-2026-05-15-den-2026-06-14.xlsx" {
			t.Errorf("proposed name %q", asked.Name)
		}
		desktest.MustShow(t, o, "Đã ghi tệp "+file)
		f, err := excelize.OpenFile(file)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := f.GetRows(f.GetSheetName(0))
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		first := b.Table().Cells(0)
		found := false
		for _, row := range rows {
			found = found || len(row) > 2 && kit.OneLine(row[0]) == first[0] && kit.OneLine(row[2]) == first[2]
		}
		if !found || b.Table().Len() == 0 {
			t.Errorf("%s: the workbook lacks the first row of the screen, %q", book, first)
		}
	}
}

func TestDenouncersAreMaskedUntilTheClerkAsks(t *testing.T) {
	o := desktest.FourLetters(t)
	b := openBooks(o)
	b.Picker().Kind.SetValue(views.ByYear)
	b.Picker().Year.SetValue("2026")
	desktest.MustShow(t, o, "Nguyễn Thị Ánh")
	desktest.MustNotShow(t, o, "Lê Đức Đạt")
	if rows := listed(b); !strings.Contains(rows, "Người tố cáo – mã TC-3/2026") || strings.Contains(rows, "Lê Đức Đạt") {
		t.Errorf("the book holds\n%s", rows)
	}
	test.Tap(b.Named())
	desktest.MustShow(t, o, "Lê Đức Đạt")
	desktest.MustNotShow(t, o, "mã TC-", "Người tố cáo – mã")
	if rows := listed(b); strings.Contains(rows, "mã TC-") {
		t.Errorf("the book holds\n%s", rows)
	}
}

// listed is what the rows hold, also where a column is too narrow for it.
func listed(b *books.Room) string {
	var all []string
	for row := range b.Table().Len() {
		all = append(all, b.Table().Cells(row)...)
	}
	return strings.Join(all, "\n")
}

// placed are the headings of the columns that a table shows, and where they stand.
func placed(table fyne.CanvasObject) (headings []string, slots []look.Slot) {
	desktest.Visit(table, func(o fyne.CanvasObject) bool {
		if body, ok := o.(interface {
			Slots() []look.Slot
			Columns() []look.Column
		}); ok && slots == nil {
			slots = body.Slots()
			for _, s := range slots {
				headings = append(headings, body.Columns()[s.Column].Title)
			}
		}
		return true
	})
	return headings, slots
}

// Nothing of a book is cut at the edge of the screen: columns leave, the content takes what
// is left, and who denounced stands there whole. A row opens its letter.
func TestABookFitsTheScreen(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1000, Height: 540}, {Width: 1366, Height: 696}} {
		for _, scale := range []float32{1, 1.3} {
			o := desktest.FourLetters(t)
			o.Window.Resize(size)
			o.App.Settings().SetTheme(look.Theme{Colours: look.Light, Scale: scale})
			b := openBooks(o)
			desktest.Choose(b.Picker(), views.ByYear, "2026", "12")
			for _, book := range workbook.Books() {
				b.Choice().SetValue(string(book))
				headings, slots := placed(b.Table())
				if end, room := slots[len(slots)-1].End(), b.Table().Size().Width; room > 0 && end > room { // an empty book shows none
					t.Errorf("%v ×%v: the columns of %s end at %v of %v: %q", size, scale, book, end, room, headings)
				}
			}
			b.Choice().SetValue(string(workbook.LetterBook))
			if headings, _ := placed(b.Table()); !slices.Contains(headings, "Họ tên người gửi") || !slices.Contains(headings, "Nội dung đơn") {
				t.Errorf("%v ×%v: only %q", size, scale, headings)
			}
			b.Table().Select(2)
			o.Window.Canvas().Focus(b.Table())
			desktest.Press(o, fyne.KeyReturn)
			if title := o.Shell.Top().Title(); !strings.Contains(title, b.Table().Cells(2)[0]) {
				t.Errorf("Enter opens %q", title)
			}
		}
	}
}

// Where there is no room for all tabs, the one in front stays.
func TestTheBookInFrontStaysAmongTheTabs(t *testing.T) {
	o := desktest.FourLetters(t)
	o.Window.Resize(fyne.NewSize(1000, 540))
	o.App.Settings().SetTheme(look.Theme{Colours: look.Light, Scale: 1.3})
	b := openBooks(o)
	for _, book := range []workbook.Book{workbook.DirectionBook, workbook.LetterBook} {
		b.Choice().SetValue(string(book))
		if tab := desktest.FindButton(o, book.Label()); tab == nil || !tab.Visible() {
			t.Errorf("%q is in the menu", book.Label())
		}
	}
	if tab := desktest.FindButton(o, workbook.DirectionBook.Label()); tab != nil && tab.Visible() {
		t.Error("there is room for all: nothing is tested")
	}
}

func TestABookWithoutRowsSaysSoAndABadPeriodToo(t *testing.T) {
	o := desktest.New(t)
	b := openBooks(o)
	desktest.MustShow(t, o, "Sẽ ghi 0 dòng", "Không có đơn nào nhận trong kỳ.")
	b.Picker().Kind.SetValue(views.ByDates)
	b.Picker().From.SetDate(day.Must("2026-03-01"))
	b.Picker().To.SetDate(day.Must("2026-02-01"))
	desktest.MustShow(t, o, "Ngày đầu kỳ phải trước hoặc trùng ngày cuối kỳ.")
	if !desktest.FindButton(o, "Ghi Excel").Disabled() {
		t.Error("a book without a period can be written")
	}
}

func TestAnEmptyBookOffersAnotherPeriod(t *testing.T) {
	o := desktest.FourLetters(t)
	b := openBooks(o)
	desktest.Choose(b.Picker(), views.ByMonth, "2024", "3")
	desktest.MustShow(t, o, "Không có đơn nào nhận trong kỳ.")
	desktest.TapButton(t, o, "Xem cả năm")
	if b.Table().Len() == 0 {
		t.Error("the year has no letter")
	}
	desktest.Choose(b.Picker(), views.ByMonth, "2024", "3")
	desktest.TapButton(t, o, "Xem kỳ trước")
	if got := b.Picker().Days(); got != "15/01 – 14/02/2024" {
		t.Errorf("the period before is %s", got)
	}
}

// printed is what the list holds that was handed to the browser last.
func printed(t *testing.T, do func()) string {
	t.Helper()
	files := desktest.Opened(t, &desk.OpenOutside)
	do()
	if len(*files) != 1 {
		t.Fatalf("opened %q", *files)
	}
	content, err := os.ReadFile((*files)[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestABookIsPrintedWholeAndHidesDenouncers(t *testing.T) {
	o := desktest.FourLetters(t)
	b := openBooks(o)
	b.Picker().Kind.SetValue(views.ByYear)
	b.Picker().Year.SetValue("2026")
	page := printed(t, func() { desktest.Shortcut(o, fyne.KeyP, desktest.Control) })
	desktest.SaysAll(t, page, "Sổ theo dõi đơn", "Nguyễn Thị Ánh", "TC-3/2026")
	if strings.Contains(page, "Lê Đức Đạt") || strings.Contains(page, "BẢO MẬT") {
		t.Error("the printed book names a denouncer")
	}
	test.Tap(b.Named())
	file := filepath.Join(t.TempDir(), "mat.xlsx")
	desktest.AnswerFiles(t, file)
	opened := desktest.Opened(t, &desk.OpenOutside)
	desktest.TapButton(t, o, "In sổ")
	if _, err := os.Stat(file); err != nil || len(*opened) != 0 {
		t.Errorf("the book with names is not where the clerk said (%v), or was opened: %q", err, *opened)
	}
	err := filepath.WalkDir(filepath.Dir(o.Do().DocumentPath("x")), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if strings.Contains(string(content), "Lê Đức Đạt") {
			t.Errorf("%s names the denouncer", filepath.Base(path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheTrendShowsTheLastTwelveMonths(t *testing.T) {
	o := desktest.Sample(t)
	s := openStatistics(o)
	desktest.Choose(s.Picker(), views.ByMonth, "2026", "11")
	labels, series := s.Trend().Labels(), s.Trend().Series()
	if len(labels) != 12 || labels[0] != "12/2025" || !strings.HasPrefix(labels[11], "11/2026") || len(series) != 3 {
		t.Fatalf("the trend shows %d series of %q", len(series), labels)
	}
	s.Picker().Set(day.Period{From: day.Must("2025-12-01"), To: day.Must("2026-11-14")})
	s.Dimension().SetValue("month")
	for i := range labels {
		row := s.Table().Row(i)
		if !strings.HasPrefix(labels[i], row.Label) || row.Cells["received"].Count != series[0].Values[i] || row.Cells["settled"].Count != series[1].Values[i] ||
			row.Cells["late"].Count+row.Cells["overdue"].Count != series[2].Values[i] {
			t.Errorf("%s: the trend shows %d, %d, %d, the table %v", labels[i], series[0].Values[i], series[1].Values[i], series[2].Values[i], s.Table().Cells(i))
		}
	}
}

func TestStatisticsArePrinted(t *testing.T) {
	o := desktest.Sample(t)
	openStatistics(o)
	desktest.SaysAll(t, printed(t, func() { desktest.Shortcut(o, fyne.KeyP, desktest.Control) }), "THỐNG KÊ ĐƠN THEO Loại đơn", "Khiếu nại", "Tổng cộng")
}

func TestStatisticsOpenTheLettersBehindAFigure(t *testing.T) {
	o := desktest.Sample(t)
	s := openStatistics(o)
	s.Picker().Kind.SetValue(views.ByYear)
	s.Picker().Year.SetValue("2026")
	desktest.MustShow(t, o, "Khiếu nại", "Tổng cộng", "Đã nhận theo loại đơn")
	total := s.Table().Cells(s.Table().Len() - 1)
	bars := 0.0
	for _, bar := range s.Chart().Bars() {
		bars += bar.Value
	}
	if fmt.Sprint(bars) != total[1] {
		t.Errorf("the bars show %v letters, the total is %s", bars, total[1])
	}

	s.Dimension().SetValue("area")
	s.Measure().SetValue("overdue")
	desktest.MustShow(t, o, "Bạch Đằng", "Tồn quá hạn theo khu vực", "Khu vực lấy từ địa chỉ người gửi")
	o.Window.Canvas().Focus(s.Table())
	desktest.Press(o, fyne.KeyReturn)
	first := s.Table().Cells(0)
	if !desktest.InRoom(o, "room.register") {
		t.Fatalf("%q says %s letters are overdue; opened %T", first[0], first[7], o.Shell.Top())
	}
	desktest.MustShow(t, o, first[0]+": Tồn quá hạn", ": "+first[7]+" đơn")
	o.Shell.GoTo(desktop.RoomStatistics, nil)
	if s.Table().Selected() != 0 {
		t.Error("the row is no longer selected when the clerk comes back")
	}
}

// Every figure of a group opens its letters, not only the measure of the bars; so do the
// bars and the trend.
func TestEveryFigureOfTheStatisticsOpensItsLetters(t *testing.T) {
	o := desktest.Sample(t)
	s := openStatistics(o)
	s.Picker().Kind.SetValue(views.ByYear)
	s.Picker().Year.SetValue("2026")
	opened := func(what string, count int) {
		t.Helper()
		if !desktest.InRoom(o, "room.register") {
			t.Fatalf("%s opens %T", what, o.Shell.Top())
		}
		desktest.MustShow(t, o, what, fmt.Sprintf(": %d đơn", count))
		desktest.Shortcut(o, fyne.KeyLeft, fyne.KeyModifierAlt)
	}
	s.Table().Select(0)
	r := s.Table().Row(0)
	figures := 0
	for i, m := range statistics.Measures {
		open := s.Table().OnMenu()[i]
		if count := r.Cells[m].Count; open.Away() != (count == 0) {
			t.Errorf("%q is offered for %d letters", open.Text, count)
		} else if count > 0 {
			figures++
			open.Do()
			opened(r.Label+": "+m.Label(), count)
			s.Table().Select(0)
		}
	}
	if figures < 4 {
		t.Errorf("%s has %d figures", r.Label, figures)
	}
	for i, bar := range s.Chart().Bars() {
		if bar.Value > 0 {
			s.Chart().Tapped(&fyne.PointEvent{Position: fyne.NewPos(3, s.Chart().MinSize().Height*(float32(i)+0.5)/float32(len(s.Chart().Bars())))})
			opened(bar.Label+": Đã nhận", int(bar.Value))
		}
	}
	trend, series := s.Trend(), s.Trend().Series()
	total := 0
	for _, n := range series[2].Values {
		total += n
	}
	for month, n := range series[2].Values {
		if n > 0 {
			width := trend.Size().Width / float32(len(series[2].Values))
			trend.Tapped(&fyne.PointEvent{Position: fyne.NewPos(width*(float32(month)+0.8), trend.Size().Height-30)})
			opened(trend.Labels()[month]+": "+series[2].Name, n)
			break
		}
	}
	trend.OnOpen(2, chart.AllMonths)
	opened(": "+series[2].Name, total)
	trend.Tapped(&fyne.PointEvent{Position: fyne.NewPos(5, 5)})
	received := 0
	for _, n := range series[0].Values {
		received += n
	}
	opened(": "+series[0].Name, received)
}

func TestStatisticsAreSortedAndTheTotalStaysBelow(t *testing.T) {
	o := desktest.Sample(t)
	s := openStatistics(o)
	s.Picker().Kind.SetValue(views.ByYear)
	s.Picker().Year.SetValue("2026")
	s.Table().Order("received", true)
	last := -1
	for i := range s.Table().Len() - 1 {
		n := s.Table().Row(i).Cells["received"].Count
		if n < last {
			t.Errorf("row %d counts %d after %d", i, n, last)
		}
		last = n
	}
	if got := s.Table().Row(s.Table().Len() - 1).Label; got != "Tổng cộng" {
		t.Errorf("the last row is %q", got)
	}
}

func TestStatisticsAreWritten(t *testing.T) {
	o := desktest.Sample(t)
	openStatistics(o)
	file := filepath.Join(t.TempDir(), "thong-ke.xlsx")
	asked := desktest.AnswerFiles(t, file)
	desktest.TapButton(t, o, "Ghi Excel")
	if !strings.HasPrefix(asked.Name, "thong-ke-2026-10-15-den-") {
		t.Errorf("proposed name %q", asked.Name)
	}
	desktest.MustShow(t, o, "Đã ghi tệp "+file)
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := f.GetSheetList(); strings.Join(got, ",") != "Loại đơn,Lĩnh vực,Khu vực,Cán bộ,Tháng nhận,Diễn biến theo tháng,Diễn biến theo năm" {
		t.Errorf("sheets %q", got)
	}
}
