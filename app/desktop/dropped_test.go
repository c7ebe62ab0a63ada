package desktop_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/data/register"
	"donthu/data/store"
)

func TestAScanIsDroppedOnTheLetterOfItsDocument(t *testing.T) {
	o := filled(t)
	desktest.KeepMessages(t)
	s := demoOf(t, o)
	scan := filepath.Join(t.TempDir(), "đã ký.pdf")
	if err := os.WriteFile(scan, []byte("%PDF-1.4 quét"), 0o600); err != nil {
		t.Fatal(err)
	}
	o.Open(desk.Letter{ID: s.ID})
	o.Shell.Dropped(scan)
	if o.Window.Canvas().Overlays().Top() != nil {
		desktest.Press(o, fyne.KeyReturn) // which document: the latest
	}
	replies := desktest.Stored(t, o, s).Replies
	kept := 0
	for _, r := range replies {
		if r.Scan.Name != "" {
			kept++
		}
	}
	if kept != 1 {
		t.Errorf("%d of %d documents have a scan", kept, len(replies))
	}
	o.Shell.Dropped(filepath.Join(t.TempDir(), "nhạc.mp3"))
	desktest.MustShow(t, o, "Màn hình này không nhận tệp vừa thả.")
}

// demoOf is a letter of which a document was issued.
func demoOf(t *testing.T, o *desktop.Program) register.Letter {
	t.Helper()
	found, _, err := o.Store.Replies(o.Ctx(), store.ReplyQuery{Limit: 50})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range found {
		if r.Letter.ID != 0 && r.Reply.Document != 0 && r.Scan.Name == "" {
			return desktest.Stored(t, o, r.Letter)
		}
	}
	for _, r := range found {
		if r.Letter.ID != 0 {
			return desktest.Stored(t, o, r.Letter)
		}
	}
	t.Skip("no document in the sample")
	return register.Letter{}
}

func TestFilesDroppedOnTheFormAreNamedThere(t *testing.T) {
	o := desktest.New(t)
	desktest.KeepMessages(t)
	o.Open(desk.NewLetter{})
	o.Shell.Dropped("/quet/Đơn khiếu nại.pdf", "/quet/Bản đồ.jpg")
	desktest.MustShow(t, o, "Đơn khiếu nại.pdf", "Bản đồ.jpg", "Đã ghi tên 2 tệp vào Tài liệu kèm theo.")
}

func TestABookDroppedOnTheWindowIsShownBeforeItComesIn(t *testing.T) {
	o := desktest.New(t)
	file, err := filepath.Abs("../../testdata/samples/so-chuan-2026.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	o.Shell.Dropped(file)
	desktest.MustShow(t, o, "Nhận cột", "Ngày ghi trên đơn")
	desktest.Shortcut(o, fyne.KeyReturn, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "Nhập 494 dòng")
	if n := desktest.Count(t, o); n != 0 {
		t.Errorf("%d letters came in unasked", n)
	}
}

func TestEveryListInViewIsPrinted(t *testing.T) {
	o := filled(t)
	desktest.KeepMessages(t)
	opened := desktest.Opened(t, &desk.OpenOutside)
	o.Shell.GoTo(desktop.RoomDirections, nil)
	desktest.Shortcut(o, fyne.KeyP, fyne.KeyModifierControl)
	o.Shell.GoTo(desktop.RoomBooks, nil)
	desktest.Shortcut(o, fyne.KeyP, fyne.KeyModifierControl)
	if len(*opened) != 2 {
		t.Fatalf("opened %q", *opened)
	}
	page, err := os.ReadFile((*opened)[0])
	if err != nil || !strings.Contains(string(page), "Chỉ đạo") || !strings.Contains(string(page), "Trả lời người dân về mức hỗ trợ") {
		t.Errorf("the list of directions reads %s, %v", page, err)
	}
	o.Open(desk.NewLetter{})
	desktest.Shortcut(o, fyne.KeyP, fyne.KeyModifierControl)
	desktest.MustShow(t, o, "Màn hình này không có danh sách để in.")
}
