package desktop

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/ui"
	"donthu/data"
	"donthu/data/store"
)

func openSettings(o *program) *settings {
	o.shell.goTo(roomSettings, nil)
	return o.shell.top().(*settings)
}

func TestSettingsAreSaved(t *testing.T) {
	o := newTestOffice(t)
	s := openSettings(o)
	mustShow(t, o, "UBND phường Thử Nghiệm", "Ban Tiếp công dân thành phố", "Nguyễn Văn Sổ", "2026", "Luật không quy định", o.store.Dir())
	s.receiver.SetText("Ban Tiếp công dân tỉnh")
	s.remote.SetChecked(true)
	s.roll.SetChecked(false)
	s.petitions.SetText("15")
	s.results.SetText("5")
	s.earlier.SetChecked(false)
	s.month.SetValue(monthWhole)
	o.window.Canvas().Focus(s.petitions)
	shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	want := data.Settings{Ward: "UBND phường Thử Nghiệm", Receiver: "Ban Tiếp công dân tỉnh", Clerk: "Nguyễn Văn Sổ", Year: 2026,
		WholeMonth: true, Remote: true, KeepLastDay: true, PetitionDays: 15, ReceiverDays: 5, LaterWhenDisputed: true}
	if got := o.store.Settings(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	if s.dirty() {
		t.Error("the room believes that something is not kept")
	}
}

func TestSettingsThatMoveDeadlinesMoveThem(t *testing.T) {
	o := newTestOffice(t)
	l := addLetter(t, o, data.Facts{ReceivedOn: data.MustDate("2026-11-02"), Kind: data.Petition, Sender: data.Person{Name: "Lê Thị Mới"}, Content: "Sửa đường"})
	if _, err := o.store.AddSteps(o.ctx(), l.ID, data.Draft{On: data.MustDate("2026-11-03"), Content: data.Handled{Eligible: data.Yes, Competent: data.Yes, Handling: data.Accept}},
		data.Draft{On: data.MustDate("2026-11-03"), Content: data.Accepted{}}); err != nil {
		t.Fatal(err)
	}
	s := openSettings(o)
	s.petitions.SetText("10")
	tapButton(t, o, "Lưu cài đặt (Ctrl+S)")
	mustShow(t, o, "1 đơn đang mở sẽ đổi thời hạn", "Lê Thị Mới", "không có", "17/11/2026", "bắt đầu có hạn, thành quá hạn")
	tapButton(t, o, "Hủy")
	if l = letterNumbered(t, o, "1/2026"); !l.DueOn().IsZero() || o.store.Settings().PetitionDays != 0 {
		t.Fatal("the settings were kept though the clerk did not agree")
	}
	if !s.dirty() || s.petitions.Text != "10" {
		t.Error("what the clerk typed is lost")
	}
	tapButton(t, o, "Lưu cài đặt (Ctrl+S)")
	tapButton(t, o, "Áp dụng")
	l = letterNumbered(t, o, "1/2026")
	if due := l.DueOn(); due != data.MustDate("2026-11-17") {
		t.Errorf("the petition falls due on %s", due)
	}
}

func TestWrongSettingsAreNotSaved(t *testing.T) {
	o := newTestOffice(t)
	s := openSettings(o)
	s.ward.SetText("  ")
	s.year.SetText("26")
	s.petitions.SetText("-3")
	s.save(nil)
	mustShow(t, o, "Chưa ghi tên cơ quan.", "Năm phải từ 2000 đến 2027.", "Chỉ nhận số ngày từ 0 đến 365")
	if o.window.Canvas().Focused() != fyne.Focusable(s.ward) {
		t.Error("the cursor is not in the first wrong field")
	}
	if o.store.Settings().Ward == "" {
		t.Error("a register without a name was saved")
	}
}

func TestUnsavedSettingsAreAskedAbout(t *testing.T) {
	o := newTestOffice(t)
	openSettings(o)
	o.shell.goTo(roomHome, nil) // nothing changed, nothing asked
	s := openSettings(o)
	s.clerk.SetText("Trần Thị Sổ")
	o.shell.goTo(roomHome, nil)
	mustShow(t, o, "Cài đặt chưa lưu")
	tapButton(t, o, "Không lưu")
	if !inRoom(o, "room.home") || o.store.Settings().Clerk != "Nguyễn Văn Sổ" {
		t.Error("the change was kept, or the room was not left")
	}
	s = openSettings(o)
	if s.clerk.Text != "Nguyễn Văn Sổ" {
		t.Errorf("the room still shows %q", s.clerk.Text)
	}
	s.clerk.SetText("Trần Thị Sổ")
	o.shell.goTo(roomHome, nil)
	tapButton(t, o, "Lưu")
	if !inRoom(o, "room.home") || o.store.Settings().Clerk != "Trần Thị Sổ" {
		t.Error("the change was lost, or the room was not left")
	}
}

func TestTheLookIsChosenAndRemembered(t *testing.T) {
	o := newTestOffice(t)
	openSettings(o)
	choice := newSettings(o.office).look().(*ui.Choice)
	if choice.Value() != lookLight {
		t.Errorf("first look %q", choice.Value())
	}
	choice.SetValue(lookDark)
	if got := o.app.Preferences().String(lookPreference); got != string(ui.LookDark) {
		t.Errorf("remembered %q", got)
	}
	if again := newSettings(o.office).look().(*ui.Choice); again.Value() != lookDark {
		t.Errorf("shown %q", again.Value())
	}
}

func TestImportListsProblemRowsFirst(t *testing.T) {
	o := newTestOffice(t)
	openSettings(o)
	asked := answerFiles(t, "../../testdata/samples/thong-ke-don-thu.xlsx")
	tapButton(t, o, "Nhập sổ từ Excel…")
	if asked.save || asked.pattern != "*.xlsx" {
		t.Errorf("asked %+v", asked)
	}
	mustShow(t, o, "Sẽ nhập: 75 đơn", "Không nhập được: 5 dòng.", "Ngày tiếp nhận", "31/02/2026")
	if n := count(t, o); n != 0 {
		t.Fatalf("the preview left %d letters in the register", n)
	}

	tapButton(t, o, "Chép danh sách")
	list := o.app.Clipboard().Content()
	for _, row := range []string{"14", "24", "34", "44", "54"} {
		if !strings.Contains(list, "Không nhập\t"+row+"\t") {
			t.Errorf("row %s is not listed:\n%s", row, list)
		}
	}
	file := filepath.Join(t.TempDir(), "danh-sach-loi.txt")
	answerFiles(t, file)
	tapButton(t, o, "Lưu danh sách lỗi…")
	if raw, err := os.ReadFile(file); err != nil || string(raw) != "\ufeff"+list {
		t.Errorf("the file holds %q, %v", raw, err)
	}

	tapButton(t, o, "Nhập 75 dòng")
	mustShow(t, o, "Đã nhập 75 đơn", "Không nhập được: 5 dòng.")
	if n := count(t, o); n != 75 {
		t.Errorf("%d letters came in", n)
	}
}

func TestImportingTwiceBringsNothingIn(t *testing.T) {
	o := sampleOffice(t)
	openSettings(o)
	answerFiles(t, "../../testdata/samples/so-chuan-2026.xlsx")
	tapButton(t, o, "Nhập sổ từ Excel…")
	mustShow(t, o, "Sẽ nhập: 0 đơn, 0 lượt tiếp công dân, 0 lịch tiếp công dân", "Đã có sẵn trong sổ: 494")
	mustNotShow(t, o, "Nhập 0 dòng")
	tapButton(t, o, "Đóng")
}

func TestAFileThatIsNoBookIsExplained(t *testing.T) {
	o := newTestOffice(t)
	openSettings(o)
	file := filepath.Join(t.TempDir(), "ghi chú.xlsx")
	if err := os.WriteFile(file, []byte("không phải sổ"), 0o600); err != nil {
		t.Fatal(err)
	}
	answerFiles(t, file)
	tapButton(t, o, "Nhập sổ từ Excel…")
	mustShow(t, o, "Chưa nhập được sổ này", "Chưa có gì được ghi vào sổ.")
}

func TestTheRegisterIsExported(t *testing.T) {
	o := sampleOffice(t)
	openSettings(o)
	file := filepath.Join(t.TempDir(), "sổ.xlsx")
	asked := answerFiles(t, file)
	tapButton(t, o, "Xuất toàn bộ sổ ra Excel…")
	tapButton(t, o, "Bản đầy đủ")
	if asked.name != "so-don-thu-2026-11-20.xlsx" {
		t.Errorf("proposed name %q", asked.name)
	}
	mustShow(t, o, "Đã ghi tệp "+file)
	if info, err := os.Stat(file); err != nil || info.Size() == 0 {
		t.Errorf("%v", err)
	}
}

func TestBackupAndRestore(t *testing.T) {
	o := newTestOffice(t)
	addLetter(t, o, data.Facts{ReceivedOn: o.today(), Kind: data.Petition, Sender: data.Person{Name: "Lê Thị Trước"}, Content: "Sửa đường"})
	s := openSettings(o)
	tapButton(t, o, "Sao lưu ngay")
	mustShow(t, o, "Đã sao lưu vào")
	mustNotShow(t, o, "Mở tệp")
	backup := s.written.file
	addLetter(t, o, data.Facts{ReceivedOn: o.today(), Kind: data.Petition, Sender: data.Person{Name: "Lê Thị Sau"}, Content: "Sửa cầu"})

	answerFiles(t, backup)
	tapButton(t, o, "Phục hồi từ bản sao lưu…")
	mustShow(t, o, "Sổ hiện tại được cất vào một thư mục riêng")
	if n := count(t, o); n != 2 {
		t.Fatalf("restored before the clerk agreed: %d letters", n)
	}
	tapButton(t, o, "Phục hồi")
	if n := count(t, o); n != 1 {
		t.Errorf("%d letters after the restore", n)
	}
	mustShow(t, o, "Đơn cần làm trước")
}

func TestAFileThatIsNoBackupIsRefused(t *testing.T) {
	o := newTestOffice(t)
	openSettings(o)
	file := filepath.Join(t.TempDir(), "sổ.db")
	if err := os.WriteFile(file, []byte("không phải sổ"), 0o600); err != nil {
		t.Fatal(err)
	}
	answerFiles(t, file)
	tapButton(t, o, "Phục hồi từ bản sao lưu…")
	mustShow(t, o, "Bản sao lưu này không dùng được")
	if findButton(o, "Phục hồi") != nil {
		t.Error("the file can be restored")
	}
}

func TestTheRegisterIsVerified(t *testing.T) {
	o := sampleOffice(t)
	s := openSettings(o)
	tapButton(t, o, "Kiểm tra sổ")
	mustShow(t, o, "Sổ nguyên vẹn", "260 đơn")
	tapButton(t, o, "Đóng")
	s.showVerification(store.Verification{Findings: []string{"Nội dung bước 7 đã bị sửa sau khi ghi."}}, nil)
	mustShow(t, o, "Có 1 điểm không khớp", "bước 7", "phục hồi từ bản sao lưu")
	tapButton(t, o, "Đóng")
	s.showVerification(store.Verification{}, syscall.EIO)
	mustShow(t, o, "Chưa kiểm tra được sổ", "Ổ đĩa không đọc, ghi được")
}
