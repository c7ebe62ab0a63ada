package settings_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/settings"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/data/backups"
	"donthu/data/chain"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
	"donthu/data/table"
)

func openSettings(o *desktop.Program) *settings.Room {
	o.Shell.GoTo(desktop.RoomSettings, nil)
	return o.Shell.Top().(*settings.Room)
}

func TestSettingsAreSaved(t *testing.T) {
	o := desktest.New(t)
	s := openSettings(o)
	desktest.MustShow(t, o, "UBND phường Thử Nghiệm", "Ban Tiếp công dân thành phố", "Nguyễn Văn Sổ", "2026")
	s.ShowNamed("data")
	desktest.MustShow(t, o, o.Store.Dir())
	s.ShowNamed("limits")
	desktest.MustShow(t, o, "Luật không quy định", "chưa đặt hạn nào")
	s.Receiver().SetText("Ban Tiếp công dân tỉnh")
	s.Remote().SetChecked(true)
	s.Roll().SetChecked(false)
	s.Petitions().SetText("15")
	s.Results().SetText("5")
	s.Notices().SetText("3")
	s.Execution().SetText("30")
	s.Records().SetDate(day.Must("2026-07-01"))
	s.Earlier().SetChecked(false)
	desktest.MustShow(t, o, "hạn nội bộ", "“chưa ghi”", "đã đặt 4 trong 4 hạn")
	s.Month().SetValue(settings.MonthWhole)
	desktest.MustShow(t, o, "Có 10 thay đổi chưa lưu")
	o.Window.Canvas().Focus(s.Petitions())
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	want := register.Settings{Ward: "UBND phường Thử Nghiệm", Receiver: "Ban Tiếp công dân tỉnh", Clerk: "Nguyễn Văn Sổ", Year: 2026,
		WholeMonth: true, Remote: true, KeepLastDay: true, PetitionDays: 15, ReceiverDays: 5, NoticeDays: 3, ExecutionDays: 30,
		RecordsFrom: day.Must("2026-07-01"), LaterWhenDisputed: true}
	if got := o.Store.Settings(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	if s.Typed() {
		t.Error("the room believes that something is not kept")
	}
}

func TestSettingsThatMoveDeadlinesMoveThem(t *testing.T) {
	o := desktest.New(t)
	l := desktest.AddLetter(t, o, register.Facts{ReceivedOn: day.Must("2026-11-02"), Kind: register.Petition, Sender: register.Person{Name: "Lê Thị Mới"}, Content: "Sửa đường"})
	if _, err := o.Do().Record(o.Ctx(), l.ID, steps.Draft{On: day.Must("2026-11-03"), Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}},
		steps.Draft{On: day.Must("2026-11-03"), Content: register.Accepted{}}); err != nil {
		t.Fatal(err)
	}
	s := openSettings(o)
	s.Petitions().SetText("10")
	desktest.TapButton(t, o, "Lưu")
	desktest.MustShow(t, o, "1 đơn đang mở sẽ đổi thời hạn", "Lê Thị Mới", "không có", "17/11/2026", "bắt đầu có hạn, thành quá hạn")
	desktest.TapButton(t, o, "Hủy")
	if l = desktest.LetterNumbered(t, o, "1/2026"); !l.DueOn().IsZero() || o.Store.Settings().PetitionDays != 0 {
		t.Fatal("the settings were kept though the clerk did not agree")
	}
	if !s.Typed() || s.Petitions().Text != "10" {
		t.Error("what the clerk typed is lost")
	}
	desktest.TapButton(t, o, "Lưu")
	desktest.TapButton(t, o, "Áp dụng")
	l = desktest.LetterNumbered(t, o, "1/2026")
	if due := l.DueOn(); due != day.Must("2026-11-17") {
		t.Errorf("the petition falls due on %s", due)
	}
}

func TestWrongSettingsAreNotSaved(t *testing.T) {
	o := desktest.New(t)
	s := openSettings(o)
	s.Petitions().SetText("-3")
	s.ShowNamed("office") // what cannot be read keeps the clerk there
	desktest.MustShow(t, o, "Chỉ nhận số ngày từ 0 đến 365")
	s.Petitions().SetText("")
	s.Ward().SetText("  ")
	s.Year().SetText("26")
	s.Save(false)
	desktest.MustShow(t, o, "Chưa ghi tên cơ quan.", "Năm phải từ 2000 đến 2027.")
	if o.Window.Canvas().Focused() != fyne.Focusable(s.Ward()) {
		t.Error("the cursor is not in the first wrong field")
	}
	if o.Store.Settings().Ward == "" {
		t.Error("a register without a name was saved")
	}
}

func TestUnsavedSettingsAreAskedAbout(t *testing.T) {
	o := desktest.New(t)
	openSettings(o)
	o.Shell.GoTo(desktop.RoomHome, nil) // nothing changed, nothing asked
	s := openSettings(o)
	s.Clerk().SetText("Trần Thị Sổ")
	o.Shell.GoTo(desktop.RoomHome, nil)
	desktest.MustShow(t, o, "Cài đặt chưa lưu")
	desktest.TapButton(t, o, "Không lưu")
	if !desktest.InRoom(o, "room.home") || o.Store.Settings().Clerk != "Nguyễn Văn Sổ" {
		t.Error("the change was kept, or the room was not left")
	}
	s = openSettings(o)
	if s.Clerk().Text != "Nguyễn Văn Sổ" {
		t.Errorf("the room still shows %q", s.Clerk().Text)
	}
	s.Clerk().SetText("Trần Thị Sổ")
	o.Shell.GoTo(desktop.RoomHome, nil)
	desktest.TapButton(t, o, "Lưu")
	if !desktest.InRoom(o, "room.home") || o.Store.Settings().Clerk != "Trần Thị Sổ" {
		t.Error("the change was lost, or the room was not left")
	}
}

// choices are those of the look, colours first.
func choices(s *settings.Room) (all []*kit.Choice) {
	desktest.Visit(s.Look(), func(o fyne.CanvasObject) bool {
		if c, ok := o.(*kit.Choice); ok {
			all = append(all, c)
		}
		return true
	})
	return all
}

func TestTheLookIsChosenAndRemembered(t *testing.T) {
	o := desktest.New(t)
	s := openSettings(o)
	s.ShowNamed("look")
	both := choices(s)
	if both[0].Value() != settings.LookLight || both[1].Value() != "1" {
		t.Errorf("first look %q, %q", both[0].Value(), both[1].Value())
	}
	both[0].SetValue(settings.LookDark)
	if got := o.App.Preferences().String(desk.LookPreference); got != string(look.Dark) {
		t.Errorf("remembered %q", got)
	}
	both[1].SetValue("1.3")
	if is := o.App.Settings().Theme().(look.Theme); is != (look.Theme{Colours: look.Dark, Scale: 1.3}) {
		t.Errorf("the window looks like %+v", is)
	}
	desktest.MustShow(t, o, "cỡ chữ rất lớn")
	if again := choices(settings.NewRoom(o.Desk)); again[0].Value() != settings.LookDark || again[1].Value() != "1.3" {
		t.Errorf("shown %q, %q", again[0].Value(), again[1].Value())
	}
}

func TestNamesAreKeptInTheRegister(t *testing.T) {
	o := desktest.New(t)
	s := openSettings(o)
	desktest.MustShow(t, o, "0 người ký · 0 cán bộ")
	s.ShowNamed("people")
	fill := func(question string, texts ...string) {
		at := 0
		desktest.Visit(s.Question(question).Widget, func(object fyne.CanvasObject) bool {
			switch e := object.(type) {
			case *kit.Entry:
				if at < len(texts) {
					e.SetText(texts[at])
				}
				at++
			case *kit.SuggestEntry:
				if at < len(texts) {
					e.SetText(texts[at])
				}
				at++
			default:
				return true
			}
			return false
		})
	}
	fill("signers", "Trịnh Văn Hòa", "Chủ tịch")
	fill("signers", "Trịnh Văn Hòa", "Chủ tịch", "Nghiêm Thị Lụa", "Phó Chủ tịch")
	fill("officers", "Lê Minh Thảo", "Phòng Kinh tế")
	s.Question("areas").Widget.(*kit.Entry).SetText("Khu phố 1\nKhu phố 2")
	desktest.MustShow(t, o, "2 người ký · 1 cán bộ", "Có 2 thay đổi chưa lưu")
	s.Save(false)
	kept := o.Store.Settings()
	if want := (register.Lists{Officers: []register.Member{{Name: "Lê Minh Thảo", Unit: "Phòng Kinh tế"}}, Areas: []string{"Khu phố 1", "Khu phố 2"}}); !reflect.DeepEqual(kept.Lists, want) {
		t.Errorf("lists %+v", kept.Lists)
	}
	if want := []register.Signer{{Name: "Trịnh Văn Hòa", Role: "Chủ tịch"}, {Name: "Nghiêm Thị Lụa", Role: "Phó Chủ tịch"}}; !reflect.DeepEqual(kept.Office.Signers, want) {
		t.Errorf("signers %+v", kept.Office.Signers)
	}
	if s.Typed() {
		t.Error("the room believes that something is not kept")
	}
	if got := o.Officers("thao"); !reflect.DeepEqual(got, []string{"Lê Minh Thảo"}) {
		t.Errorf("offered: %q", got)
	}
	if name, role := o.LastSigner(); name != "Trịnh Văn Hòa" || role != "Chủ tịch" {
		t.Errorf("proposed: %q, %q", name, role)
	}
	o.RememberSigner("Nghiêm Thị Lụa", "Phó Chủ tịch")
	other, err := store.Create(o.Ctx(), t.TempDir(), register.Settings{Ward: "UBND xã Khác", Receiver: "x", Clerk: "y", Year: 2026}, desktop.StoreOptions(o.Clock))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	mine := o.Store
	o.Store = other
	if name, _ := o.LastSigner(); name != "" {
		t.Errorf("another register proposes %q", name)
	}
	if o.Store = mine; true {
		if name, _ := o.LastSigner(); name != "Nghiêm Thị Lụa" {
			t.Errorf("this register proposes %q", name)
		}
	}
}

func TestTextsAreWrittenOrderedAndDeleted(t *testing.T) {
	o := desktest.New(t)
	s := openSettings(o)
	s.ShowNamed("snippets")
	desktest.MustShow(t, o, "0 câu", "Chưa có câu nào")
	add := func(text string) {
		t.Helper()
		desktest.TapButton(t, o, "Thêm câu…")
		desktest.TypeInto(o, text)
		desktest.TapButton(t, o, "Đưa vào danh sách")
	}
	desktest.TapButton(t, o, "Thêm câu…")
	desktest.TapButton(t, o, "Đưa vào danh sách")
	desktest.MustShow(t, o, "Hãy ghi câu.")
	desktest.TypeInto(o, "Đề nghị xem xét việc cấp giấy")
	desktest.TapButton(t, o, "Đưa vào danh sách")
	add("Phản ánh tiếng ồn")
	add("Xin xác nhận")
	desktest.MustShow(t, o, "3 câu", "Có 1 thay đổi chưa lưu: Câu hay dùng")
	desktest.TapButton(t, o, "Lên")
	desktest.TapButton(t, o, "Lên")
	s.ShowNamed("people") // and back: nothing is lost
	s.ShowNamed("snippets")
	if got := s.Snippets().Cells(0); got[2] != "Xin xác nhận" || got[0] != "Nội dung đơn" || got[1] != "Mọi loại" {
		t.Errorf("the first text is %q", got)
	}
	s.Snippets().Select(1)
	desktest.TapButton(t, o, "Sửa câu…")
	desktest.TypeInto(o, " ") // the cursor stands in the text
	desktest.ChooseOption(t, o, string(register.Complaint))
	desktest.TapButton(t, o, "Đưa vào danh sách")
	s.Snippets().Select(2)
	desktest.TapButton(t, o, "Xóa")
	s.Save(false)
	want := []register.Snippet{{Field: register.FieldContent, Text: "Xin xác nhận"}, {Field: register.FieldContent, Kind: register.Complaint, Text: "Đề nghị xem xét việc cấp giấy"}}
	if got := o.Store.Settings().Lists.Snippets; !reflect.DeepEqual(got, want) {
		t.Errorf("kept %+v", got)
	}
	s.ShowNamed("snippets")
	desktest.TapButton(t, o, "Xóa")
	desktest.TapButton(t, o, "Bỏ thay đổi")
	if s.Snippets().Len() != 2 {
		t.Errorf("%d texts after the change was dropped", s.Snippets().Len())
	}
}

func TestTheSectionsBecomeAChoiceInANarrowWindow(t *testing.T) {
	o := desktest.New(t)
	s := openSettings(o)
	s.ShowNamed("reports")
	if s.Sections().Visible() {
		t.Error("the choice box is seen beside the list")
	}
	o.App.Settings().SetTheme(look.Theme{Colours: look.Light, Scale: 1.3})
	o.Window.Resize(fyne.NewSize(1000, 540))
	if !s.Sections().Visible() || s.Sections().Selected != "Báo cáo" {
		t.Fatalf("the choice box is not seen, or shows %q", s.Sections().Selected)
	}
	s.Sections().SetSelected("Giao diện")
	desktest.MustShow(t, o, "Màu nền")
	s.ShowNamed("office")
	s.Ward().SetText("")
	s.Sections().SetSelected("Giao diện")
	if s.Sections().Selected != "Cơ quan" {
		t.Errorf("what cannot be left was left for %q", s.Sections().Selected)
	}
}

func TestALoweredScaleIsSaid(t *testing.T) {
	o := desktest.New(t)
	s := openSettings(o)
	s.ShowNamed("look")
	desktest.MustNotShow(t, o, "tự vẽ ở")
	o.Screen = desk.Screen{Scale: 1.2, Wanted: 1.5}
	s.ShowNamed("look")
	desktest.SaysAll(t, strings.ReplaceAll(desktest.Shown(o), "\n", " "), "Máy đang đặt cỡ 150 %", "tự vẽ ở 120 %")
}

func TestSettingsAreFoundByTheirWords(t *testing.T) {
	o := desktest.New(t)
	s := openSettings(o)
	s.Find().SetText("khu pho")
	desktest.MustShow(t, o, "Người ký, cán bộ")
	desktest.MustNotShow(t, o, "Thời hạn nội bộ")
	s.Find().OnSubmitted("khu pho")
	desktest.MustShow(t, o, "mỗi dòng một tên")
	if least := s.Content().MinSize(); least.Width > 904 || least.Height > 528 {
		t.Errorf("it needs %v", least)
	}
}

func TestEverySectionFitsASmallWindow(t *testing.T) {
	o := desktest.New(t)
	s := openSettings(o)
	for _, name := range []string{"office", "people", "limits", "calendar", "templates", "reports", "look", "data", "security", "about"} {
		s.ShowNamed(name)
		if least := s.Content().MinSize(); least.Width > 904 || least.Height > 528 {
			t.Errorf("%s needs %v", name, least)
		}
	}
}

func TestImportingTwiceBringsNothingIn(t *testing.T) {
	o := desktest.Sample(t)
	openSettings(o).ShowNamed("data")
	asked := desktest.AnswerFiles(t, "../../../testdata/samples/so-chuan-2026.xlsx")
	desktest.TapButton(t, o, "Nhập sổ từ Excel…")
	if asked.Save || asked.Pattern != table.Patterns {
		t.Errorf("asked %+v", asked)
	}
	desktest.Shortcut(o, fyne.KeyReturn, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "Nhập 0 dòng", "Đã có")
	desktest.Shortcut(o, fyne.KeyReturn, fyne.KeyModifierControl)
	desktest.MustNotShow(t, o, "Đã nhập 0")
}

func TestAFileThatIsNoBookIsExplained(t *testing.T) {
	o := desktest.New(t)
	openSettings(o).ShowNamed("data")
	file := filepath.Join(t.TempDir(), "ghi chú.xlsx")
	if err := os.WriteFile(file, []byte("%PDF-1.7 không phải sổ"), 0o600); err != nil {
		t.Fatal(err)
	}
	desktest.AnswerFiles(t, file)
	desktest.TapButton(t, o, "Nhập sổ từ Excel…")
	desktest.MustShow(t, o, "Chưa nhập được sổ này", "Chưa có gì được ghi vào sổ.")
}

func TestTheRegisterIsExported(t *testing.T) {
	o := desktest.Sample(t)
	openSettings(o).ShowNamed("data")
	file := filepath.Join(t.TempDir(), "sổ.xlsx")
	asked := desktest.AnswerFiles(t, file)
	desktest.TapButton(t, o, "Xuất toàn bộ sổ ra Excel…")
	desktest.TapButton(t, o, "Bản đầy đủ")
	if asked.Name != "so-don-thu-2026-11-20.xlsx" {
		t.Errorf("proposed name %q", asked.Name)
	}
	desktest.MustShow(t, o, "Đã ghi tệp "+file)
	if info, err := os.Stat(file); err != nil || info.Size() == 0 {
		t.Errorf("%v", err)
	}
}

func TestBackupAndRestore(t *testing.T) {
	o := desktest.New(t)
	desktest.KeepMessages(t)
	desktest.AddLetter(t, o, register.Facts{ReceivedOn: o.Today(), Kind: register.Petition, Sender: register.Person{Name: "Lê Thị Trước"}, Content: "Sửa đường"})
	s := openSettings(o)
	s.ShowNamed("data")
	desktest.TapButton(t, o, "Sao lưu ngay")
	desktest.MustShow(t, o, "Đã sao lưu vào")
	desktest.MustNotShow(t, o, "Mở tệp")
	backup := s.Written().File
	desktest.AddLetter(t, o, register.Facts{ReceivedOn: o.Today(), Kind: register.Petition, Sender: register.Person{Name: "Lê Thị Sau"}, Content: "Sửa cầu"})

	desktest.TapButton(t, o, "Phục hồi từ bản sao lưu…")
	desktest.MustShow(t, o, "20/11/2026 09:30", "Việc ghi cuối", filepath.Base(backup))
	desktest.TapButton(t, o, "Phục hồi bản này…")
	desktest.MustShow(t, o, "Sổ hiện tại được cất vào một thư mục riêng")
	if n := desktest.Count(t, o); n != 2 {
		t.Fatalf("restored before the clerk agreed: %d letters", n)
	}
	desktest.TapButton(t, o, "Phục hồi")
	if n := desktest.Count(t, o); n != 1 {
		t.Errorf("%d letters after the restore", n)
	}
	desktest.MustShow(t, o, "Việc cần làm", "Lê Thị Trước")
	desktest.MustNotShow(t, o, "Lê Thị Sau")
	desktest.TapButton(t, o, "Hoàn tác")
	if n := desktest.Count(t, o); n != 2 {
		t.Errorf("%d letters after the restore was taken back", n)
	}
	desktest.MustShow(t, o, "Đã lấy lại sổ trước khi phục hồi", "Lê Thị Sau")
	openSettings(o).ShowNamed("data")
	desktest.TapButton(t, o, "Phục hồi từ bản sao lưu…")
	desktest.MustShow(t, o, "20/11/2026 09:30, sổ trước khi phục hồi")
}

func TestAFileThatIsNoBackupIsRefused(t *testing.T) {
	o := desktest.New(t)
	openSettings(o).ShowNamed("data")
	file := filepath.Join(t.TempDir(), "sổ.db")
	if err := os.WriteFile(file, []byte("không phải sổ"), 0o600); err != nil {
		t.Fatal(err)
	}
	desktest.AnswerFiles(t, file)
	desktest.TapButton(t, o, "Phục hồi từ bản sao lưu…")
	desktest.MustShow(t, o, "Thư mục sao lưu chưa có bản nào")
	desktest.TapButton(t, o, "Chọn tệp khác…")
	desktest.MustShow(t, o, "Bản sao lưu này không dùng được")
	if desktest.FindButton(o, "Phục hồi") != nil {
		t.Error("the file can be restored")
	}
}

func TestBackupsAreListedWithWhatTheyHold(t *testing.T) {
	o := desktest.Sample(t)
	s := openSettings(o)
	s.ShowNamed("data")
	desktest.TapButton(t, o, "Sao lưu ngay")
	broken := filepath.Join(filepath.Dir(s.Written().File), "so-don-thu-20270102-030405.db")
	if err := os.WriteFile(broken, []byte("không phải sổ"), 0o600); err != nil {
		t.Fatal(err)
	}
	desktest.TapButton(t, o, "Phục hồi từ bản sao lưu…")
	desktest.MustShow(t, o, "02/01/2027 03:04", "không đọc được", "260")
	if !desktest.FindButton(o, "Phục hồi bản này…").Disabled() {
		t.Error("what cannot be read can be restored")
	}
	desktest.Press(o, fyne.KeyReturn) // it opens nothing
	desktest.MustShow(t, o, "Chọn tệp khác…")
	desktest.Press(o, fyne.KeyDown)
	if desktest.FindButton(o, "Phục hồi bản này…").Disabled() {
		t.Error("the good backup cannot be restored")
	}
	desktest.Press(o, fyne.KeyEscape)
	desktest.MustNotShow(t, o, "Chọn tệp khác…")
}

func TestTheRegisterIsVerified(t *testing.T) {
	o := desktest.Sample(t)
	s := openSettings(o)
	s.ShowNamed("data")
	desktest.TapButton(t, o, "Kiểm tra sổ")
	desktest.MustShow(t, o, "Sổ nguyên vẹn", "260 đơn")
	desktest.TapButton(t, o, "Đóng")
	s.ShowVerification(chain.Verification{Findings: []string{"Nội dung bước 7 đã bị sửa sau khi ghi."}}, nil)
	desktest.MustShow(t, o, "Có 1 điểm không khớp", "bước 7", "phục hồi từ bản sao lưu")
	desktest.TapButton(t, o, "Đóng")
	s.ShowVerification(chain.Verification{}, syscall.EIO)
	desktest.MustShow(t, o, "Chưa kiểm tra được sổ", "Ổ đĩa không đọc, ghi được")
}

func TestTheDayOfReportsIsASetting(t *testing.T) {
	o := desktest.Sample(t)
	room := openSettings(o)
	room.ReportDay().SetText("40")
	room.Save(false)
	desktest.MustShow(t, o, "Chỉ nhận số từ 0 đến 31")
	room.ReportDay().SetText("20")
	room.Monthly().SetChecked(false)
	room.Save(false)
	if kept := o.Store.Settings(); kept.ReportDay != 20 || !kept.NoMonthly {
		t.Errorf("%+v", kept)
	}
	o.Shell.GoTo(desktop.RoomHome, nil)
	// 20/12/2026 is a Sunday.
	desktest.MustShow(t, o, "Hạn 21/12/2026")
}

// One file on a stick is all that another machine needs.
func TestTheRegisterIsWrittenIntoOneFile(t *testing.T) {
	o := desktest.Sample(t)
	openSettings(o).ShowNamed("data")
	file := filepath.Join(t.TempDir(), "so-don-thu.zip")
	asked := desktest.AnswerFiles(t, file)
	desktest.TapButton(t, o, "Sao lưu ra một tệp…")
	desktest.MustShow(t, o, "Sổ và các tệp kèm nằm trọn trong "+file)
	if !asked.Save || asked.Pattern != "*.zip" {
		t.Errorf("asked %+v", asked)
	}
	if v, err := backups.Verify(t.Context(), file, ""); err != nil || v.Steps == 0 {
		t.Errorf("%+v, %v", v, err)
	}
}

// The whole register goes into a new folder, and the window of another office takes it in with
// the files.
func TestEverythingIsExportedAndComesInElsewhere(t *testing.T) {
	o, l := desktest.LetterOn(t, desktest.Complaint("Lò Thị Sương", "Làm đường"))
	scan := filepath.Join(t.TempDir(), "quet.pdf")
	if err := os.WriteFile(scan, []byte("%PDF-1.4 a"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Do().File(t.Context(), l.ID, register.Filed{Kind: register.FiledLetter}, scan); err != nil {
		t.Fatal(err)
	}
	openSettings(o).ShowNamed("data")
	parent := t.TempDir()
	desktest.AnswerFiles(t, parent)
	desktest.TapButton(t, o, "Xuất sổ và mọi tệp…")
	desktest.TapButton(t, o, "Bản đầy đủ")
	desktest.MustShow(t, o, "Đã xuất 1 đơn và 1 tệp vào "+parent)
	books, err := filepath.Glob(filepath.Join(parent, "so-don-thu-toan-bo-*", "so-don-thu.xlsx"))
	if err != nil || len(books) != 1 {
		t.Fatalf("%v, %v", books, err)
	}
	other := desktest.New(t)
	other.Open(desk.Import{File: books[0]})
	desktest.Shortcut(other, fyne.KeyReturn, fyne.KeyModifierControl)
	desktest.Shortcut(other, fyne.KeyReturn, fyne.KeyModifierControl)
	desktest.MustShow(t, other, "Đã nhập 1 đơn", "Đã kèm 1 tệp vào đơn")
	if there := desktest.LetterNumbered(t, other, l.Number.String()); len(there.Files) != 1 {
		t.Errorf("%d files came with the letter", len(there.Files))
	}
}

// A scanner's folder that is not there is told before it is kept, and may be: a drive of the
// network may be off. What is chosen and not kept says so.
func TestAScannersFolderThatIsNotThereIsTold(t *testing.T) {
	o := desktest.New(t)
	s := openSettings(o)
	s.ShowNamed("scans")
	desktest.MustShow(t, o, "Để trống: không theo dõi thư mục nào")
	there := t.TempDir()
	gone := filepath.Join(there, "không có")
	s.ScanFolder().SetText(gone)
	desktest.MustShow(t, o, "Chưa lưu: nhấn Ctrl+S thì thư mục này mới được theo dõi")
	s.Save(false)
	desktest.MustShow(t, o, "Không thấy thư mục máy quét này")
	if got := o.Store.Settings().ScanFolder; got != "" {
		t.Fatalf("%q is kept unasked", got)
	}
	desktest.TapButton(t, o, "Quay lại sửa")
	if o.Window.Canvas().Focused() != fyne.Focusable(s.ScanFolder()) {
		t.Errorf("the focus is on %T", o.Window.Canvas().Focused())
	}
	s.Save(false)
	desktest.TapButton(t, o, "Lưu như đã nhập")
	if got := o.Store.Settings().ScanFolder; got != gone {
		t.Errorf("%q is kept", got)
	}
	desktest.MustNotShow(t, o, "Chưa lưu:")
	s.ScanFolder().SetText(there)
	s.Save(false)
	if got := o.Store.Settings().ScanFolder; got != there {
		t.Errorf("%q is kept", got)
	}
}
