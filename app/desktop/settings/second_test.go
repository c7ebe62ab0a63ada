package settings_test

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/data/register"
)

// A clerk names a stick as second place for backups; at home stands how old the last copy there
// is, and from the eighth day on what to do.
func TestTheSecondPlaceForBackups(t *testing.T) {
	o := desktest.New(t)
	desktest.AddLetter(t, o, register.Facts{ReceivedOn: o.Today(), Kind: register.Petition, Sender: register.Person{Name: "Lê Thị Trước"}, Content: "Sửa đường"})
	s := openSettings(o)
	s.ShowNamed("data")
	place := t.TempDir()
	desktest.AnswerFiles(t, place)
	desktest.TapButton(t, o, "Chọn nơi sao lưu thứ hai…")
	desktest.MustShow(t, o, "1 thay đổi", "Dữ liệu")
	s.Save(false)
	if kept := o.Store.Settings().BackupFolder; kept != place {
		t.Fatalf("kept %q", kept)
	}
	o.Shell.GoTo(desktop.RoomHome, nil)
	desktest.MustShow(t, o, "Nơi sao lưu thứ hai chưa có bản nào", "Cắm ổ USB")
	if _, err := o.Do().BackupIfChanged(t.Context()); err != nil {
		t.Fatal(err)
	}
	if made, err := filepath.Glob(filepath.Join(place, "so-don-thu-*", "*.db")); err != nil || len(made) != 1 {
		t.Fatalf("%v, %v", made, err)
	}
	begun := o.Clock()
	for _, c := range []struct {
		days int
		want string
		old  bool
	}{{0, "bản mới nhất hôm nay", false}, {7, "bản mới nhất 7 ngày trước", false}, {8, "bản mới nhất 8 ngày trước", true}} {
		o.Clock = func() time.Time { return begun.AddDate(0, 0, c.days) }
		o.Shell.Refresh()
		desktest.MustShow(t, o, "Nơi sao lưu thứ hai: "+c.want)
		if c.old {
			desktest.MustShow(t, o, "Cắm ổ USB")
		} else {
			desktest.MustNotShow(t, o, "Cắm ổ USB")
		}
	}
}

// A backup that opens by a passphrase is written and restored in the window.
func TestABackupWithAPassphrase(t *testing.T) {
	o := desktest.New(t)
	desktest.AddLetter(t, o, register.Facts{ReceivedOn: o.Today(), Kind: register.Petition, Sender: register.Person{Name: "Lê Thị Trước"}, Content: "Sửa đường"})
	openSettings(o).ShowNamed("data")
	file := filepath.Join(t.TempDir(), "so.zip.age")
	asked := desktest.AnswerFiles(t, file)
	desktest.TapButton(t, o, "Sao lưu ra tệp có mật khẩu…")
	desktest.TypeInto(o, "ngắn")
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, "ít nhất 8 ký tự")
	desktest.TypeInto(o, " nhưng đủ")
	desktest.Press(o, fyne.KeyTab)
	desktest.TypeInto(o, "khác hẳn")
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, "không giống nhau")
	for range "khác hẳn" {
		desktest.Press(o, fyne.KeyBackspace)
	}
	desktest.TypeInto(o, "ngắn nhưng đủ")
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, "Sổ và các tệp kèm nằm trọn trong "+file)
	if asked.Pattern != "*.zip.age" {
		t.Errorf("asked %+v", asked)
	}
	desktest.AddLetter(t, o, register.Facts{ReceivedOn: o.Today(), Kind: register.Petition, Sender: register.Person{Name: "Lê Thị Sau"}, Content: "Sửa cầu"})
	restore := func(passphrase string) {
		t.Helper()
		desktest.TapButton(t, o, "Phục hồi từ bản sao lưu…")
		desktest.TapButton(t, o, "Chọn tệp khác…")
		desktest.MustShow(t, o, "Nhập mật khẩu đã đặt khi ghi so.zip.age")
		desktest.TypeInto(o, passphrase)
		desktest.Press(o, fyne.KeyReturn)
	}
	restore("ngắn nhưng thiếu")
	desktest.MustShow(t, o, "Mật khẩu không đúng")
	desktest.Press(o, fyne.KeyReturn)
	desktest.AnswerFiles(t, file)
	restore("ngắn nhưng đủ")
	desktest.TapButton(t, o, "Phục hồi")
	if n := desktest.Count(t, o); n != 1 {
		t.Errorf("%d letters", n)
	}
}
