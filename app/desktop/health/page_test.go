package health_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
)

// The clerk sees what is to be looked at, and can hand it on without naming anybody.
func TestTheClerkSeesHowTheRegisterStands(t *testing.T) {
	o := desktest.New(t)
	desktest.AddLetter(t, o, desktest.Complaint("Lò Thị Sương", "Khiếu nại việc thu hồi đất"))
	o.Shell.GoTo(desktop.RoomSettings, nil)
	desktest.TapButton(t, o, "Tình trạng")
	desktest.TapButton(t, o, "Xem tình trạng…")
	desktest.MustShow(t, o, "Sao lưu gần nhất", "Chưa có", "Sao lưu trong mục Dữ liệu, sao lưu", "1 đơn, ", "09:30 20/11/2026")
	desktest.Press(o, fyne.KeyReturn) // the first that wants something: the backup
	desktest.MustShow(t, o, "Nơi sao lưu thứ hai")
	desktest.TapButton(t, o, "Tình trạng")
	desktest.TapButton(t, o, "Xem tình trạng…")
	file := filepath.Join(t.TempDir(), "tinh-trang.txt")
	desktest.AnswerFiles(t, file)
	desktest.TapButton(t, o, "Lưu ra tệp…")
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if said := string(raw); !strings.Contains(said, "Sao lưu gần nhất: Chưa có · Sao lưu trong mục") || strings.Contains(said, "Sương") {
		t.Errorf("the file says:\n%s", said)
	}

	if _, _, err := o.Do().Backup(o.Ctx(), ""); err != nil {
		t.Fatal(err)
	}
	o.Shell.Refresh()
	desktest.MustNotShow(t, o, "Sao lưu trong mục Dữ liệu, sao lưu")
}
