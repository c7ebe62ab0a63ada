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
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

func openSettings(o *desktop.Program) *settings.Room {
	o.Shell.GoTo(desktop.RoomSettings, nil)
	return o.Shell.Top().(*settings.Room)
}

func TestSettingsAreSaved(t *testing.T) {
	o := desktest.New(t)
	s := openSettings(o)
	desktest.MustShow(t, o, "UBND phường Thử Nghiệm", "Ban Tiếp công dân thành phố", "Nguyễn Văn Sổ", "2026", "Luật không quy định", o.Store.Dir())
	s.Receiver().SetText("Ban Tiếp công dân tỉnh")
	s.Remote().SetChecked(true)
	s.Roll().SetChecked(false)
	s.Petitions().SetText("15")
	s.Results().SetText("5")
	s.Earlier().SetChecked(false)
	s.Month().SetValue(settings.MonthWhole)
	o.Window.Canvas().Focus(s.Petitions())
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	want := register.Settings{Ward: "UBND phường Thử Nghiệm", Receiver: "Ban Tiếp công dân tỉnh", Clerk: "Nguyễn Văn Sổ", Year: 2026,
		WholeMonth: true, Remote: true, KeepLastDay: true, PetitionDays: 15, ReceiverDays: 5, LaterWhenDisputed: true}
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
	desktest.TapButton(t, o, "Lưu cài đặt (Ctrl+S)")
	desktest.MustShow(t, o, "1 đơn đang mở sẽ đổi thời hạn", "Lê Thị Mới", "không có", "17/11/2026", "bắt đầu có hạn, thành quá hạn")
	desktest.TapButton(t, o, "Hủy")
	if l = desktest.LetterNumbered(t, o, "1/2026"); !l.DueOn().IsZero() || o.Store.Settings().PetitionDays != 0 {
		t.Fatal("the settings were kept though the clerk did not agree")
	}
	if !s.Typed() || s.Petitions().Text != "10" {
		t.Error("what the clerk typed is lost")
	}
	desktest.TapButton(t, o, "Lưu cài đặt (Ctrl+S)")
	desktest.TapButton(t, o, "Áp dụng")
	l = desktest.LetterNumbered(t, o, "1/2026")
	if due := l.DueOn(); due != day.Must("2026-11-17") {
		t.Errorf("the petition falls due on %s", due)
	}
}

func TestWrongSettingsAreNotSaved(t *testing.T) {
	o := desktest.New(t)
	s := openSettings(o)
	s.Ward().SetText("  ")
	s.Year().SetText("26")
	s.Petitions().SetText("-3")
	s.Save(false)
	desktest.MustShow(t, o, "Chưa ghi tên cơ quan.", "Năm phải từ 2000 đến 2027.", "Chỉ nhận số ngày từ 0 đến 365")
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

func TestTheLookIsChosenAndRemembered(t *testing.T) {
	o := desktest.New(t)
	openSettings(o)
	choice := settings.NewRoom(o.Desk).Look().(*kit.Choice)
	if choice.Value() != settings.LookLight {
		t.Errorf("first look %q", choice.Value())
	}
	choice.SetValue(settings.LookDark)
	if got := o.App.Preferences().String(desk.LookPreference); got != string(look.Dark) {
		t.Errorf("remembered %q", got)
	}
	if again := settings.NewRoom(o.Desk).Look().(*kit.Choice); again.Value() != settings.LookDark {
		t.Errorf("shown %q", again.Value())
	}
}

func TestImportListsProblemRowsFirst(t *testing.T) {
	o := desktest.New(t)
	openSettings(o)
	asked := desktest.AnswerFiles(t, "../../../testdata/samples/thong-ke-don-thu.xlsx")
	desktest.TapButton(t, o, "Nhập sổ từ Excel…")
	if asked.Save || asked.Pattern != "*.xlsx" {
		t.Errorf("asked %+v", asked)
	}
	desktest.MustShow(t, o, "Sẽ nhập: 75 đơn", "Không nhập được: 5 dòng.", "Ngày tiếp nhận", "31/02/2026")
	if n := desktest.Count(t, o); n != 0 {
		t.Fatalf("the preview left %d letters in the register", n)
	}

	desktest.TapButton(t, o, "Chép danh sách")
	list := o.App.Clipboard().Content()
	for _, row := range []string{"14", "24", "34", "44", "54"} {
		if !strings.Contains(list, "Không nhập\t"+row+"\t") {
			t.Errorf("row %s is not listed:\n%s", row, list)
		}
	}
	file := filepath.Join(t.TempDir(), "danh-sach-loi.txt")
	desktest.AnswerFiles(t, file)
	desktest.TapButton(t, o, "Lưu danh sách lỗi…")
	if raw, err := os.ReadFile(file); err != nil || string(raw) != "\ufeff"+list {
		t.Errorf("the file holds %q, %v", raw, err)
	}

	desktest.TapButton(t, o, "Nhập 75 dòng")
	desktest.MustShow(t, o, "Đã nhập 75 đơn", "Không nhập được: 5 dòng.")
	if n := desktest.Count(t, o); n != 75 {
		t.Errorf("%d letters came in", n)
	}
}

func TestImportingTwiceBringsNothingIn(t *testing.T) {
	o := desktest.Sample(t)
	openSettings(o)
	desktest.AnswerFiles(t, "../../../testdata/samples/so-chuan-2026.xlsx")
	desktest.TapButton(t, o, "Nhập sổ từ Excel…")
	desktest.MustShow(t, o, "Sẽ nhập: 0 đơn, 0 lượt tiếp công dân, 0 lịch tiếp công dân", "Đã có sẵn trong sổ: 494")
	desktest.MustNotShow(t, o, "Nhập 0 dòng")
	desktest.TapButton(t, o, "Đóng")
}

func TestAFileThatIsNoBookIsExplained(t *testing.T) {
	o := desktest.New(t)
	openSettings(o)
	file := filepath.Join(t.TempDir(), "ghi chú.xlsx")
	if err := os.WriteFile(file, []byte("không phải sổ"), 0o600); err != nil {
		t.Fatal(err)
	}
	desktest.AnswerFiles(t, file)
	desktest.TapButton(t, o, "Nhập sổ từ Excel…")
	desktest.MustShow(t, o, "Chưa nhập được sổ này", "Chưa có gì được ghi vào sổ.")
}

func TestTheRegisterIsExported(t *testing.T) {
	o := desktest.Sample(t)
	openSettings(o)
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
	desktest.AddLetter(t, o, register.Facts{ReceivedOn: o.Today(), Kind: register.Petition, Sender: register.Person{Name: "Lê Thị Trước"}, Content: "Sửa đường"})
	s := openSettings(o)
	desktest.TapButton(t, o, "Sao lưu ngay")
	desktest.MustShow(t, o, "Đã sao lưu vào")
	desktest.MustNotShow(t, o, "Mở tệp")
	backup := s.Written().File
	desktest.AddLetter(t, o, register.Facts{ReceivedOn: o.Today(), Kind: register.Petition, Sender: register.Person{Name: "Lê Thị Sau"}, Content: "Sửa cầu"})

	desktest.AnswerFiles(t, backup)
	desktest.TapButton(t, o, "Phục hồi từ bản sao lưu…")
	desktest.MustShow(t, o, "Sổ hiện tại được cất vào một thư mục riêng")
	if n := desktest.Count(t, o); n != 2 {
		t.Fatalf("restored before the clerk agreed: %d letters", n)
	}
	desktest.TapButton(t, o, "Phục hồi")
	if n := desktest.Count(t, o); n != 1 {
		t.Errorf("%d letters after the restore", n)
	}
	desktest.MustShow(t, o, "Đơn cần làm trước")
}

func TestAFileThatIsNoBackupIsRefused(t *testing.T) {
	o := desktest.New(t)
	openSettings(o)
	file := filepath.Join(t.TempDir(), "sổ.db")
	if err := os.WriteFile(file, []byte("không phải sổ"), 0o600); err != nil {
		t.Fatal(err)
	}
	desktest.AnswerFiles(t, file)
	desktest.TapButton(t, o, "Phục hồi từ bản sao lưu…")
	desktest.MustShow(t, o, "Bản sao lưu này không dùng được")
	if desktest.FindButton(o, "Phục hồi") != nil {
		t.Error("the file can be restored")
	}
}

func TestTheRegisterIsVerified(t *testing.T) {
	o := desktest.Sample(t)
	s := openSettings(o)
	desktest.TapButton(t, o, "Kiểm tra sổ")
	desktest.MustShow(t, o, "Sổ nguyên vẹn", "260 đơn")
	desktest.TapButton(t, o, "Đóng")
	s.ShowVerification(store.Verification{Findings: []string{"Nội dung bước 7 đã bị sửa sau khi ghi."}}, nil)
	desktest.MustShow(t, o, "Có 1 điểm không khớp", "bước 7", "phục hồi từ bản sao lưu")
	desktest.TapButton(t, o, "Đóng")
	s.ShowVerification(store.Verification{}, syscall.EIO)
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
	desktest.MustShow(t, o, "hạn 21/12/2026")
}
