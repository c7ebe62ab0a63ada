package letters_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	driver "fyne.io/fyne/v2/driver/desktop"
	"github.com/ncruces/zenity"
	"github.com/xuri/excelize/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/desktop/letters"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

// registerOf is an office with fourLetters, their room in front.
func registerOf(t *testing.T) (*desktop.Program, *letters.Register) {
	t.Helper()
	o := desktest.FourLetters(t)
	guided := desktest.LetterNumbered(t, o, "1/2025")
	slip := steps.Draft{On: day.Must("2025-03-04"), Content: register.Reply{Number: "3/HD", Template: register.DocumentGuidance}}
	if _, err := o.Do().Record(o.Ctx(), guided.ID, slip); err != nil { // without it somebody still waits for the slip
		t.Fatal(err)
	}
	o.Shell.GoTo(desktop.RoomRegister, nil)
	return o, o.Shell.Top().(*letters.Register)
}

// numbers are the numbers of the letters that the table lists.
func numbers(r *letters.Register) string {
	var all []string
	for i := range r.Table.Len() {
		all = append(all, r.Table.Cells(i)[1])
	}
	return strings.Join(all, " ")
}

func mustList(t *testing.T, r *letters.Register, want string) {
	t.Helper()
	if got := numbers(r); got != want {
		t.Errorf("lists %q, want %q", got, want)
	}
}

func TestClerkSearchesWithoutAccentsAndOpensTheLetter(t *testing.T) {
	o, r := registerOf(t)
	mustList(t, r, "3/2026 2/2026 1/2026 1/2025")
	desktest.TypeInto(o, "nhan tien")
	mustList(t, r, "3/2026")
	desktest.MustShow(t, o, "Đơn, có “nhan tien”: 1 đơn")
	desktest.Press(o, fyne.KeyDown, fyne.KeyReturn)
	desktest.MustShow(t, o, "Đơn 3/2026 · Mã TC-3/2026", "Tố cáo nhận tiền trái quy định")

	desktest.Press(o, fyne.KeyEscape)
	mustList(t, r, "3/2026")
	if o.Window.Canvas().Focused() != r.Table || r.Table.Selected() != 0 {
		t.Error("back from the letter the list has lost its place")
	}
	o.Window.Canvas().Focus(r.Filters().Search())
	desktest.Press(o, fyne.KeyEscape)
	mustList(t, r, "3/2026 2/2026 1/2026 1/2025")
}

func TestFiltersAndTheirWords(t *testing.T) {
	o, r := registerOf(t)
	desktest.TapButton(t, o, "Quá hạn")
	mustList(t, r, "1/2026")
	desktest.MustShow(t, o, "Đơn, quá hạn: 1 đơn")
	if due := r.Table.Cells(0)[7]; !strings.Contains(due, " · quá ") || !strings.Contains(due, "/06") {
		t.Errorf("the last day reads %q", due)
	}
	r.Filters().Set("kind", string(register.Denunciation))
	desktest.MustShow(t, o, "Không tìm thấy đơn nào")
	desktest.TapButton(t, o, "Bỏ lọc")
	mustList(t, r, "3/2026 2/2026 1/2026 1/2025")
	if r.Query().Overdue || r.Filters().Value("kind") != "" {
		t.Error("the controls still show the filters")
	}
	r.Filters().Set("year", "2025")
	mustList(t, r, "1/2025")
	r.Filters().Clear()
	r.Filters().Set("state", string(register.Closed))
	mustList(t, r, "1/2025")
	desktest.MustShow(t, o, "Đơn, đã kết thúc: 1 đơn")
}

func TestSortingByAHeader(t *testing.T) {
	_, r := registerOf(t)
	r.Table.Order(string(store.BySender), true)
	mustList(t, r, "1/2025 1/2026 3/2026 2/2026") // Hạnh, Ánh, who denounces by the code, Bình: Hoàng, Nguyễn, Người tố cáo, Trần
	r.Table.Order(string(store.ByNumber), true)
	mustList(t, r, "1/2025 1/2026 2/2026 3/2026")
}

func TestRegisterOpenedFromAFigure(t *testing.T) {
	o, r := registerOf(t)
	o.Shell.GoTo(desktop.RoomHome, nil)
	var ids []int64
	for _, count := range []int{1, 3} {
		l, err := o.Store.LetterByNumber(o.Ctx(), register.Number{Year: 2026, Count: count})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, l.ID)
	}
	o.Open(desk.Letters{Query: store.Query{IDs: ids}, Caption: "Biểu 02/XLD, cột 5"})
	mustList(t, r, "3/2026 1/2026")
	desktest.MustShow(t, o, "Biểu 02/XLD, cột 5", "Đơn: 2 đơn")
	desktest.TypeInto(o, "anh")
	mustList(t, r, "1/2026")
	desktest.TapButton(t, o, "Biểu 02/XLD, cột 5")
	mustList(t, r, "1/2026")
	desktest.MustNotShow(t, o, "Biểu 02/XLD, cột 5")
	desktest.Press(o, fyne.KeyEscape)
	mustList(t, r, "3/2026 2/2026 1/2026 1/2025")

	o.Open(desk.Letters{Query: store.Query{Overdue: true}, Caption: "Đơn quá hạn"})
	desktest.MustShow(t, o, "Đơn quá hạn: 1 đơn")
	if !desktest.FindButton(o, "Quá hạn").On {
		t.Error("the control does not show the filter")
	}
}

func TestFiltersStayWhileTheRoomIsLeft(t *testing.T) {
	o, r := registerOf(t)
	desktest.TypeInto(o, "boi thuong")
	o.Shell.GoTo(desktop.RoomHome, nil)
	o.Shell.GoTo(desktop.RoomRegister, nil)
	mustList(t, r, "2/2026")
	o.Shell.GoTo(desktop.RoomRegister, func(p desk.Page) { p.(*letters.Register).FocusSearch() })
	desktest.TypeInto(o, "x")
	desktest.MustShow(t, o, "Không tìm thấy đơn nào", "boi thuongx")
}

func TestEmptyRegisterSaysHowToBegin(t *testing.T) {
	o := desktest.New(t)
	o.Shell.GoTo(desktop.RoomRegister, nil)
	desktest.MustShow(t, o, "Sổ chưa có đơn nào", "Nhập từ Excel")
	system := desk.SystemFile
	t.Cleanup(func() { desk.SystemFile = system })
	var asked desk.FileQuestion
	desk.SystemFile = func(q desk.FileQuestion, _ zenity.Option) (string, error) {
		asked = q
		return "", zenity.ErrCanceled
	}
	desktest.TapButton(t, o, "Nhập từ Excel")
	if !strings.HasPrefix(asked.Pattern, "*.xlsx ") {
		t.Errorf("asked for a file like %q", asked.Pattern)
	}
}

func TestALongListSaysSoAndLoadsPages(t *testing.T) {
	o := desktest.New(t)
	for i := range 120 {
		desktest.AddLetter(t, o, desktest.ComplaintOn("Nguyễn Văn A", fmt.Sprintf("Việc thứ %d", i), "2026-11-02"))
	}
	o.Shell.GoTo(desktop.RoomRegister, nil)
	r := o.Shell.Top().(*letters.Register)
	o.Window.Canvas().Focus(r.Table)
	desktest.Press(o, fyne.KeyEnd)
	if row := r.Table.Cells(119); row == nil || row[1] != "1/2026" {
		t.Errorf("the last row is %v", row)
	}
	desktest.MustShow(t, o, "Tất cả đơn trong sổ: 120 đơn")
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, "Đơn 1/2026")
	desktest.Press(o, fyne.KeyEscape)
	if r.Table.Selected() != 119 {
		t.Errorf("back at row %d", r.Table.Selected())
	}
}

func TestASearchWithTooManyHitsSaysMoreThan(t *testing.T) {
	o, r := registerOf(t)
	r.Query().Text = "đất"
	r.SayMore(store.CountLimit)
	desktest.MustShow(t, o, "Đơn, có “đất”: hơn 1.000 đơn")
}

func TestExportAsksForAFileAndWritesTheRegister(t *testing.T) {
	o, _ := registerOf(t)
	desktest.KeepMessages(t)
	file := filepath.Join(t.TempDir(), "sổ")
	asked := desktest.AnswerFiles(t, file)
	desktest.TapButton(t, o, "Xuất Excel")
	desktest.MustShow(t, o, "Bản che danh tính không có tên, địa chỉ của người tố cáo")
	desktest.TapButton(t, o, "Bản che danh tính")
	if asked.Name != "so-don-2026-11-20-che-danh-tinh.xlsx" || !asked.Save {
		t.Errorf("asked for %+v", asked)
	}
	if text := desktest.SheetText(t, file+".xlsx", "Đơn thư"); strings.Contains(text, "Lê Đức Đạt") || !strings.Contains(text, "mã TC-3/2026") {
		t.Errorf("the masked register tells who denounced: %s", text)
	}
	desktest.TapButton(t, o, "Xuất Excel")
	desktest.TapButton(t, o, "Bản đầy đủ")
	if text := desktest.SheetText(t, file+".xlsx", "Đơn thư"); asked.Name != "so-don-2026-11-20.xlsx" || !strings.Contains(text, "Lê Đức Đạt") {
		t.Errorf("the whole register under %q: %s", asked.Name, text)
	}
	if info, err := os.Stat(file + ".xlsx"); err != nil || info.Size() == 0 {
		t.Errorf("no workbook: %v", err)
	}
	desktest.MustShow(t, o, "Đã xuất 4 đơn")
}

func TestTheNextFileIsAskedForInTheFolderOfTheLast(t *testing.T) {
	o, _ := registerOf(t)
	dir := t.TempDir()
	asked := desktest.AnswerFiles(t, filepath.Join(dir, "so.xlsx"))
	o.ChooseSave("Xuất sổ", "so.xlsx", "*.xlsx", func(string) {})
	o.ChooseOpen("Nhập sổ", "*.xlsx", func(string) {})
	if asked.In != dir {
		t.Errorf("the dialog begins in %q, want %q", asked.In, dir)
	}
	o.App.Preferences().SetString(desk.FolderPreference, filepath.Join(dir, "đã xoá"))
	o.ChooseOpen("Nhập sổ", "*.xlsx", func(string) {})
	if asked.In != desk.Documents() {
		t.Errorf("the dialog begins in %q, though that folder is gone", asked.In)
	}
}

func TestWithoutASystemDialogTheWindowAsks(t *testing.T) {
	o, _ := registerOf(t)
	dir := t.TempDir()
	o.App.Preferences().SetString(desk.FolderPreference, dir)
	system := desk.SystemFile
	t.Cleanup(func() { desk.SystemFile = system })
	desk.SystemFile = func(desk.FileQuestion, zenity.Option) (string, error) { return "", os.ErrNotExist }
	var saved string
	save := func(name string) {
		o.ChooseSave("Xuất sổ", "so.xlsx", "*.xlsx", func(file string) { saved = file })
		desktest.MustShow(t, o, "Tên tệp", dir)
		desktest.TypeInto(o, name)
		desktest.TapButton(t, o, "Lưu")
	}
	save("tháng 11")
	if want := filepath.Join(dir, "tháng 11.xlsx"); saved != want {
		t.Errorf("saved as %q, want %q", saved, want)
	}
	if err := os.WriteFile(saved, []byte("cũ"), 0o600); err != nil {
		t.Fatal(err)
	}
	saved = ""
	save("tháng 11")
	desktest.MustShow(t, o, "Đã có tệp tháng 11.xlsx trong thư mục này.")
	desktest.Press(o, fyne.KeyReturn) // the safe answer
	if saved != "" {
		t.Error("Enter wrote over a file")
	}
	save("tháng 11")
	desktest.TapButton(t, o, "Ghi đè")
	if saved == "" {
		t.Error("the clerk's yes did not write over the file")
	}

	o.ChooseOpen("Nhập sổ", "*.xlsx", func(string) { t.Error("nobody has chosen a file") })
	if shown := desktest.Shown(o); !strings.Contains(shown, "Thư mục riêng") || strings.Contains(shown, "Home") || strings.Contains(shown, "Computer") {
		t.Errorf("the dialog names its places otherwise:\n%s", shown)
	}
	o.Window.Canvas().Unfocus()
	o.Window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if o.Window.Canvas().Overlays().Top() != nil {
		t.Error("Esc does not leave the dialog for files")
	}
	desk.SystemFile = func(desk.FileQuestion, zenity.Option) (string, error) { return "", zenity.ErrCanceled }
	o.ChooseSave("Xuất sổ", "so.xlsx", "*.xlsx", func(string) { t.Error("the clerk has cancelled") })
}

func TestDaysInWords(t *testing.T) {
	today := day.Must("2026-11-20")
	for due, want := range map[string]string{
		"2026-11-15": "15/11/2026 · quá hạn 5 ngày", "2026-11-20": "20/11/2026 · hết hạn hôm nay", "2026-11-23": "23/11/2026 · còn 3 ngày",
	} {
		if got := views.DueText(day.Must(due), today); got != want {
			t.Errorf("%s: %q, want %q", due, got, want)
		}
	}
}

func TestADenouncersCodeFindsTheLetter(t *testing.T) {
	o, r := registerOf(t)
	for _, typed := range []string{"TC-3/2026", "tc 3"} {
		r.Filters().Clear()
		desktest.TypeInto(o, typed)
		mustList(t, r, "3/2026")
	}
	desktest.MustShow(t, o, "Mã TC-3/2026")
	desktest.MustNotShow(t, o, "Lê Đức Đạt")
}

func TestViewsAndSavedFilters(t *testing.T) {
	o, r := registerOf(t)
	o.Window.Resize(fyne.NewSize(1920, 1008)) // room for all views: the chosen one folds last
	desktest.TapButton(t, o, "Đã kết thúc")
	mustList(t, r, "1/2025")
	desktest.TapButton(t, o, "Chưa phân công")
	mustList(t, r, "3/2026 2/2026 1/2026")
	desktest.MustShow(t, o, "Đơn, chưa phân công: 3 đơn", "xếp theo số đơn, mới nhất trước")
	desktest.TapButton(t, o, "Tất cả")
	r.Filters().Set("kind", string(register.Denunciation))
	desktest.TapButton(t, o, "Lưu bộ lọc…")
	desktest.TapButton(t, o, "Lưu")
	desktest.TapButton(t, o, "Đang mở")
	desktest.TapButton(t, o, "Tất cả")
	r.Filters().Clear()
	mustList(t, r, "3/2026 2/2026 1/2026 1/2025")
	desktest.TapButton(t, o, "Đơn tố cáo")
	mustList(t, r, "3/2026")
	desktest.TapButton(t, o, "Bỏ bộ lọc này")
	if desktest.FindButton(o, "Đơn tố cáo") != nil {
		t.Error("the saved filters are still there")
	}
}

func TestManyLettersGetAnOfficerAtOnceAndBack(t *testing.T) {
	o, r := registerOf(t)
	desktest.KeepMessages(t)
	o.Window.Canvas().Focus(r.Table)
	r.Table.TypedShortcut(&fyne.ShortcutSelectAll{})
	desktest.MustShow(t, o, "Đã chọn 4 đơn")
	desktest.TapButton(t, o, "Phân công…")
	desktest.TypeInto(o, "Lê Minh Thảo")
	desktest.TapButton(t, o, "Phân công 4 đơn")
	desktest.MustShow(t, o, "Đã phân công 4 đơn cho Lê Minh Thảo")
	desktest.MustNotShow(t, o, "Đã chọn 4 đơn")
	for i := range 4 {
		if got := r.Table.Cells(i)[8]; got != "Lê Minh Thảo" {
			t.Errorf("row %d is with %q", i, got)
		}
	}
	desktest.TapButton(t, o, "Hoàn tác")
	if got := r.Table.Cells(0)[8]; got != "Chưa phân công" {
		t.Errorf("taken back the letter is with %q", got)
	}
}

func TestAListIsPrintedAsItIsShown(t *testing.T) {
	o, r := registerOf(t)
	var printed string
	open := desk.OpenOutside
	t.Cleanup(func() { desk.OpenOutside = open })
	desk.OpenOutside = func(file string) error {
		content, err := os.ReadFile(file)
		printed = string(content)
		return err
	}
	r.Filters().Set("year", "2026")
	desktest.Shortcut(o, fyne.KeyP, fyne.KeyModifierControl)
	for _, want := range []string{"3/2026", "mã TC-3/2026", "Trần Văn Bình", "Đơn, năm 2026", "3 dòng", "<th>Người gửi</th>"} {
		if !strings.Contains(printed, want) {
			t.Errorf("the printed list lacks %q:\n%s", want, printed)
		}
	}
	for _, never := range []string{"Lê Đức Đạt", "1/2025"} {
		if strings.Contains(printed, never) {
			t.Errorf("the printed list names %q", never)
		}
	}

	r.Table.SetMarked([]string{fmt.Sprint(desktest.LetterNumbered(t, o, "2/2026").ID)})
	desktest.Shortcut(o, fyne.KeyP, fyne.KeyModifierControl)
	if !strings.Contains(printed, "1 dòng") || strings.Contains(printed, "<td>1/2026") {
		t.Errorf("not the marked letter alone is printed:\n%s", printed)
	}
}

func TestTheMarkedLettersAreWrittenAsAWorkbook(t *testing.T) {
	o, r := registerOf(t)
	file := filepath.Join(t.TempDir(), "ds.xlsx")
	system := desk.SystemFile
	t.Cleanup(func() { desk.SystemFile = system })
	desk.SystemFile = func(desk.FileQuestion, zenity.Option) (string, error) { return file, nil }
	r.Table.SetMarked([]string{fmt.Sprint(desktest.LetterNumbered(t, o, "3/2026").ID)})
	desktest.TapButton(t, o, "Xuất các dòng này…")
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil || len(rows) != 5 || rows[4][0] != "3/2026" || !strings.HasSuffix(rows[4][2], "mã TC-3/2026") {
		t.Errorf("the workbook holds %q, %v", rows, err)
	}
}

func TestFilteringByTheDaysOfReceipt(t *testing.T) {
	o, r := registerOf(t)
	l := desktest.LetterNumbered(t, o, "2/2026")
	on := l.ReceivedOn
	type_ := func(from, to string) {
		r.Filters().AskDays()
		desktest.TypeInto(o, from)
		desktest.Press(o, fyne.KeyTab)
		desktest.TypeInto(o, to)
		desktest.TapButton(t, o, "Lọc")
	}
	type_(on.Shown(), on.Shown())
	if !strings.Contains(numbers(r), "2/2026") || strings.Contains(numbers(r), "1/2025") {
		t.Errorf("on %s lists %q", on.Shown(), numbers(r))
	}
	r.Filters().Clear()
	type_(on.AddDays(1).Shown(), on.Shown())
	desktest.MustShow(t, o, "Đến ngày sớm hơn từ ngày. Hãy sửa một trong hai.")
	desktest.Press(o, fyne.KeyEscape)
	mustList(t, r, "3/2026 2/2026 1/2026 1/2025")
}

func TestFilteringByAreaLeavesDenouncersOut(t *testing.T) {
	o := desktest.New(t)
	for _, kind := range []register.Kind{register.Petition, register.Denunciation} {
		if _, err := o.Do().Register(o.Ctx(), register.Facts{ReceivedOn: o.Today(), Kind: kind, Source: register.InPerson, Content: "Việc ở khu phố", Round: 1, Signatories: 1,
			Sender: register.Person{Name: "Trần Thị Mẫu", Address: "12 Nguyễn Trãi, khu phố 3, phường Mẫu"}}); err != nil {
			t.Fatal(err)
		}
	}
	o.Shell.GoTo(desktop.RoomRegister, nil)
	r := o.Shell.Top().(*letters.Register)
	r.Filters().Set("area", "Khu phố 3")
	mustList(t, r, "1/2026")
	desktest.MustShow(t, o, "Đơn, Khu phố 3: 1 đơn")
}

func TestTheLettersBesideAreThoseOfTheFilteredList(t *testing.T) {
	o, r := registerOf(t)
	r.Filters().Set("year", "2026")
	r.Table.Select(2)
	r.Table.Open(r.Table.Row(2))
	desktest.MustShow(t, o, "Đơn 1/2026")
	desktest.Shortcut(o, fyne.KeyPageDown, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Đơn 1/2026") // 1/2025 is not on the list
	desktest.Shortcut(o, fyne.KeyPageUp, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Đơn 2/2026")
}

func TestLettersAreGivenToNobodyUnknownUnasked(t *testing.T) {
	o, r := registerOf(t)
	settings := o.Store.Settings()
	settings.Lists.Officers = []register.Member{{Name: "Trần Thị Bích"}}
	if err := o.Do().SaveSettings(o.Ctx(), settings); err != nil {
		t.Fatal(err)
	}
	give := func(name string) {
		r.Table.SetMarked([]string{fmt.Sprint(desktest.LetterNumbered(t, o, "2/2026").ID)})
		desktest.TapButton(t, o, "Phân công…")
		desktest.TypeInto(o, name)
		desktest.TapButton(t, o, "Phân công 1 đơn")
	}
	give("Do")
	desktest.MustShow(t, o, "Do chưa có trong danh sách cán bộ")
	desktest.Press(o, fyne.KeyReturn) // the safe answer
	if l := desktest.LetterNumbered(t, o, "2/2026"); l.Officer != "" {
		t.Errorf("the letter is with %q", l.Officer)
	}
	give("Trần Thị Bích")
	if l := desktest.LetterNumbered(t, o, "2/2026"); l.Officer != "Trần Thị Bích" {
		t.Errorf("the letter is with %q", l.Officer)
	}
}

func TestANoteThatWasLeftIsStillThere(t *testing.T) {
	o, r := registerOf(t)
	r.Table.SetMarked([]string{fmt.Sprint(desktest.LetterNumbered(t, o, "2/2026").ID)})
	desktest.TapButton(t, o, "Ghi chú…")
	desktest.TypeInto(o, "Đã gọi điện")
	desktest.Press(o, fyne.KeyEscape)
	desktest.TapButton(t, o, "Ghi chú…")
	desktest.MustShow(t, o, "Đã gọi điện")
}

func TestTheMenuOfARowTellsKeysThatWorkOnTheList(t *testing.T) {
	o, r := registerOf(t)
	o.Window.Canvas().Focus(r.Table)
	desktest.Press(o, driver.KeyMenu)
	desktest.MustShow(t, o, "Mở đơn", "Enter", "Phân công…", "Alt+P", "Ghi chú…", "Alt+G", "Alt+V", "Alt+X", "Ctrl+C")
	desktest.Press(o, fyne.KeyEscape)
	if o.Window.Canvas().Focused() != fyne.Focusable(r.Table) {
		t.Errorf("after the menu the focus is at %v", o.Window.Canvas().Focused())
	}
	desktest.Shortcut(o, fyne.KeyP, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Phân công 1 đơn")
	desktest.Press(o, fyne.KeyEscape)
	if o.Window.Canvas().Focused() != fyne.Focusable(r.Table) {
		t.Errorf("after the question the focus is at %v", o.Window.Canvas().Focused())
	}
	desktest.TapButton(t, o, "Xuất Excel")
	desktest.Press(o, fyne.KeyEscape)
	if o.Window.Canvas().Focused() != fyne.Focusable(r.Table) {
		t.Errorf("after a dialog opened by the mouse the focus is at %v", o.Window.Canvas().Focused())
	}
}
