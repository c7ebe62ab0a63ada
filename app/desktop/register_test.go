package desktop

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/ncruces/zenity"

	"donthu/data"
	"donthu/data/store"
)

// complaintOn is a letter received on the day.
func complaintOn(sender, content, day string) data.Facts {
	return data.Facts{
		ReceivedOn: data.MustDate(day), Source: data.Post, Kind: data.Complaint, Round: 1, Field: data.Land,
		Sender: data.Person{Name: sender, Address: "12 đường Lê Lợi"}, Content: content,
	}
}

// registerOf is an office whose register holds four letters, the room in front.
func registerOf(t *testing.T) (*office, *register) {
	t.Helper()
	o := newTestOffice(t)
	addLetter(t, o, complaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-06-01"))
	addLetter(t, o, complaintOn("Trần Văn Bình", "Khiếu nại mức bồi thường", "2026-11-18"))
	denunciation := complaintOn("Lê Đức Đạt", "Tố cáo nhận tiền trái quy định", "2026-11-19")
	denunciation.Kind, denunciation.Against = data.Denunciation, "Ông Phạm Văn C"
	addLetter(t, o, denunciation)
	old := complaintOn("Hoàng Thị Hạnh", "Kiến nghị sửa đường", "2025-03-03")
	old.Kind = data.Petition
	closed := addLetter(t, o, old)
	if _, err := o.store.AddSteps(o.ctx(), closed.ID, data.Draft{On: data.MustDate("2025-03-04"),
		Content: data.Handled{Eligible: data.Yes, Competent: data.No, Handling: data.Guide}}); err != nil {
		t.Fatal(err)
	}
	o.shell.goTo(roomRegister, nil)
	return o, o.shell.top().(*register)
}

// numbers are the numbers of the letters that the table lists.
func (r *register) numbers() string {
	var all []string
	for i := range r.table.Len() {
		all = append(all, r.table.Row(i)[1])
	}
	return strings.Join(all, " ")
}

func mustList(t *testing.T, r *register, want string) {
	t.Helper()
	if got := r.numbers(); got != want {
		t.Errorf("lists %q, want %q", got, want)
	}
}

func TestClerkSearchesWithoutAccentsAndOpensTheLetter(t *testing.T) {
	o, r := registerOf(t)
	mustList(t, r, "3/2026 2/2026 1/2026 1/2025")
	typeInto(o, "le duc dat")
	mustList(t, r, "3/2026")
	mustShow(t, o, "Đơn, có “le duc dat”: 1 đơn")
	press(o, fyne.KeyDown, fyne.KeyReturn)
	mustShow(t, o, "Đơn số 3/2026 – Người tố cáo – mã TC-3/2026", "Tố cáo nhận tiền trái quy định")

	press(o, fyne.KeyEscape)
	mustList(t, r, "3/2026")
	if o.window.Canvas().Focused() != r.table || r.table.Selected() != 0 {
		t.Error("back from the letter the list has lost its place")
	}
	o.window.Canvas().Focus(r.filters.search)
	press(o, fyne.KeyEscape)
	mustList(t, r, "3/2026 2/2026 1/2026 1/2025")
}

func TestFiltersAndTheirWords(t *testing.T) {
	o, r := registerOf(t)
	r.filters.overdue.SetChecked(true)
	mustList(t, r, "1/2026")
	mustShow(t, o, "Đơn, quá hạn: 1 đơn")
	if due := r.table.Row(0)[7]; !strings.Contains(due, "quá hạn") || !strings.Contains(due, "/06/2026") {
		t.Errorf("the last day reads %q", due)
	}
	r.filters.kind.SetValue(string(data.Denunciation))
	mustShow(t, o, "Không tìm thấy đơn nào")
	tapButton(t, o, "Bỏ lọc")
	mustList(t, r, "3/2026 2/2026 1/2026 1/2025")
	if r.filters.overdue.Checked || r.filters.kind.Value() != "" {
		t.Error("the controls still show the filters")
	}
	r.filters.year.SetValue("2025")
	mustList(t, r, "1/2025")
	r.filters.clear()
	r.filters.state.SetValue(string(data.Closed))
	mustList(t, r, "1/2025")
	mustShow(t, o, "Đơn, đã kết thúc: 1 đơn")
}

func TestSortingByAHeader(t *testing.T) {
	_, r := registerOf(t)
	r.table.OnSort(3, true)
	mustList(t, r, "1/2025 3/2026 1/2026 2/2026") // Hạnh, Đạt, Ánh, Bình by their whole names: Hoàng, Lê, Nguyễn, Trần
	r.table.OnSort(1, true)
	mustList(t, r, "1/2025 1/2026 2/2026 3/2026")
}

func TestRegisterOpenedFromAFigure(t *testing.T) {
	o, r := registerOf(t)
	o.shell.goTo(roomHome, nil)
	var ids []int64
	for _, count := range []int{1, 3} {
		l, err := o.store.LetterByNumber(o.ctx(), data.Number{Year: 2026, Count: count})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, l.ID)
	}
	o.showLetters(store.Query{IDs: ids}, "Biểu 02/XLD, cột 5")
	mustList(t, r, "3/2026 1/2026")
	mustShow(t, o, "Biểu 02/XLD, cột 5", "Đơn: 2 đơn")
	typeInto(o, "anh")
	mustList(t, r, "1/2026")
	tapButton(t, o, "Biểu 02/XLD, cột 5")
	mustList(t, r, "1/2026")
	mustNotShow(t, o, "Biểu 02/XLD, cột 5")
	press(o, fyne.KeyEscape)
	mustList(t, r, "3/2026 2/2026 1/2026 1/2025")

	o.showLetters(store.Query{Overdue: true}, "Đơn quá hạn")
	mustShow(t, o, "Đơn quá hạn: 1 đơn")
	if !r.filters.overdue.Checked {
		t.Error("the control does not show the filter")
	}
}

func TestFiltersStayWhileTheRoomIsLeft(t *testing.T) {
	o, r := registerOf(t)
	typeInto(o, "boi thuong")
	o.shell.goTo(roomHome, nil)
	o.shell.goTo(roomRegister, nil)
	mustList(t, r, "2/2026")
	o.shell.goTo(roomRegister, func(p page) { p.(*register).focusSearch() })
	typeInto(o, "x")
	mustShow(t, o, "Không tìm thấy đơn nào", "boi thuongx")
}

func TestEmptyRegisterSaysHowToBegin(t *testing.T) {
	o := newTestOffice(t)
	o.shell.goTo(roomRegister, nil)
	mustShow(t, o, "Sổ chưa có đơn nào", "Nhập từ Excel")
	tapButton(t, o, "Nhập từ Excel")
	if o.shell.current != roomSettings {
		t.Error("the import is not opened")
	}
}

func TestALongListSaysSoAndLoadsPages(t *testing.T) {
	o := newTestOffice(t)
	for i := range 120 {
		addLetter(t, o, complaintOn("Nguyễn Văn A", fmt.Sprintf("Việc thứ %d", i), "2026-11-02"))
	}
	o.shell.goTo(roomRegister, nil)
	r := o.shell.top().(*register)
	o.window.Canvas().Focus(r.table)
	press(o, fyne.KeyEnd)
	if row := r.table.Row(119); row == nil || row[1] != "1/2026" {
		t.Errorf("the last row is %v", row)
	}
	mustShow(t, o, "Tất cả đơn trong sổ: 120 đơn")
	press(o, fyne.KeyReturn)
	mustShow(t, o, "Đơn số 1/2026")
	press(o, fyne.KeyEscape)
	if r.table.Selected() != 119 {
		t.Errorf("back at row %d", r.table.Selected())
	}
}

func TestASearchWithTooManyHitsSaysMoreThan(t *testing.T) {
	o, r := registerOf(t)
	r.query.Text = "đất"
	r.say(store.Page{Total: store.CountLimit, More: true}, store.CountLimit)
	mustShow(t, o, "Đơn, có “đất”: hơn 1.000 đơn")
}

func TestExportAsksForAFileAndWritesTheRegister(t *testing.T) {
	o, _ := registerOf(t)
	keepMessages(t)
	file := filepath.Join(t.TempDir(), "sổ")
	asked := answerFiles(t, file)
	tapButton(t, o, "Xuất Excel")
	mustShow(t, o, "Bản che danh tính không có tên, địa chỉ của người tố cáo")
	tapButton(t, o, "Bản che danh tính")
	if asked.name != "so-don-2026-11-20-che-danh-tinh.xlsx" || !asked.save {
		t.Errorf("asked for %+v", asked)
	}
	if text := sheetText(t, file+".xlsx", "Đơn thư"); strings.Contains(text, "Lê Đức Đạt") || !strings.Contains(text, "mã TC-3/2026") {
		t.Errorf("the masked register tells who denounced: %s", text)
	}
	tapButton(t, o, "Xuất Excel")
	tapButton(t, o, "Bản đầy đủ")
	if text := sheetText(t, file+".xlsx", "Đơn thư"); asked.name != "so-don-2026-11-20.xlsx" || !strings.Contains(text, "Lê Đức Đạt") {
		t.Errorf("the whole register under %q: %s", asked.name, text)
	}
	if info, err := os.Stat(file + ".xlsx"); err != nil || info.Size() == 0 {
		t.Errorf("no workbook: %v", err)
	}
	mustShow(t, o, "Đã xuất 4 đơn")
}

// answerFiles answers the next questions for files with path.
func answerFiles(t *testing.T, path string) *fileQuestion {
	t.Helper()
	asked := &fileQuestion{}
	system := systemFile
	systemFile = func(q fileQuestion, _ zenity.Option) (string, error) {
		*asked = q
		return path, nil
	}
	t.Cleanup(func() { systemFile = system })
	return asked
}

func TestTheNextFileIsAskedForInTheFolderOfTheLast(t *testing.T) {
	o, _ := registerOf(t)
	dir := t.TempDir()
	asked := answerFiles(t, filepath.Join(dir, "so.xlsx"))
	o.chooseSave("Xuất sổ", "so.xlsx", "*.xlsx", func(string) {})
	o.chooseOpen("Nhập sổ", "*.xlsx", func(string) {})
	if asked.in != dir {
		t.Errorf("the dialog begins in %q, want %q", asked.in, dir)
	}
	o.app.Preferences().SetString(folderPreference, filepath.Join(dir, "đã xoá"))
	o.chooseOpen("Nhập sổ", "*.xlsx", func(string) {})
	if asked.in != documents() {
		t.Errorf("the dialog begins in %q, though that folder is gone", asked.in)
	}
}

func TestWithoutASystemDialogTheWindowAsks(t *testing.T) {
	o, _ := registerOf(t)
	system := systemFile
	t.Cleanup(func() { systemFile = system })
	systemFile = func(fileQuestion, zenity.Option) (string, error) { return "", os.ErrNotExist }
	o.chooseSave("Xuất sổ", "so.xlsx", "*.xlsx", func(string) { t.Error("nobody has chosen a file") })
	if o.window.Canvas().Overlays().Top() == nil {
		t.Fatal("no dialog")
	}
	o.window.Canvas().Overlays().Top().Hide()
	systemFile = func(fileQuestion, zenity.Option) (string, error) { return "", zenity.ErrCanceled }
	o.chooseSave("Xuất sổ", "so.xlsx", "*.xlsx", func(string) { t.Error("the clerk has cancelled") })
}

func TestDaysInWords(t *testing.T) {
	today := data.MustDate("2026-11-20")
	for due, want := range map[string]string{
		"2026-11-15": "15/11/2026 · quá hạn 5 ngày", "2026-11-20": "20/11/2026 · hết hạn hôm nay", "2026-11-23": "23/11/2026 · còn 3 ngày",
	} {
		if got := dueText(data.MustDate(due), today); got != want {
			t.Errorf("%s: %q, want %q", due, got, want)
		}
	}
}
