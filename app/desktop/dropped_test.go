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
	"donthu/data/steps"
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
	o.Shell.Dropped(filepath.Join(t.TempDir(), "trò chơi.exe"))
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
	desktest.MustShow(t, o, "Đơn khiếu nại.pdf", "Bản đồ.jpg", "Đã ghi tên 2 tệp vào Tài liệu kèm theo")
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

// Dropped files lie with the letter, are opened from there, and can be taken out again.
func TestFilesComeToLieWithALetter(t *testing.T) {
	o, l := desktest.LetterOn(t, desktest.ComplaintOn("Lê Thị Mới", "Khiếu nại về đất", "2026-11-18"))
	desktest.KeepMessages(t)
	opened := desktest.Opened(t, &desk.OpenOutside)
	photo := filepath.Join(t.TempDir(), "tường nứt.jpg")
	if err := os.WriteFile(photo, []byte("\xFF\xD8\xFFảnh"), 0o600); err != nil {
		t.Fatal(err)
	}
	o.Shell.Dropped(photo)
	desktest.MustShow(t, o, "tường nứt.jpg", "Tài liệu, chứng cứ kèm theo")
	o.Window.Canvas().Focused().(interface{ SetValue(string) }).SetValue(string(register.FiledEvidence))
	desktest.TapButton(t, o, "Kèm tệp")
	files := desktest.Stored(t, o, l).Files
	if len(files) != 1 || files[0].Kind != register.FiledEvidence {
		t.Fatalf("%+v", files)
	}
	desktest.MustShow(t, o, "Tệp kèm theo (1)", "Tài liệu, chứng cứ kèm theo", "JPG · 1 KB")
	desktest.TapButton(t, o, "Xem tệp")
	desktest.MustShow(t, o, "Không vẽ được các trang của tệp") // it is no photo at all
	desktest.TapButton(t, o, "Mở tệp")
	if len(*opened) != 1 || !strings.HasSuffix((*opened)[0], ".jpg") {
		t.Errorf("opened %q", *opened)
	}
	desktest.Press(o, fyne.KeyEscape)

	// The same file once more is told where it lies.
	o.Shell.Dropped(photo)
	desktest.MustShow(t, o, "tường nứt.jpg đã có ở chính đơn, lượt tiếp này.")
	desktest.Press(o, fyne.KeyEscape)

	desktest.TapButton(t, o, "Bỏ tệp")
	desktest.Press(o, fyne.KeyReturn)
	if files := desktest.Stored(t, o, l).Files; len(files) != 0 {
		t.Errorf("%+v", files)
	}
	desktest.MustNotShow(t, o, "Tệp kèm theo (1)")
}

// A scan of a denunciation shows who denounced: opening it is a look that is written down.
func TestTheFileOfADenunciationIsOpenedAfterALookOnly(t *testing.T) {
	o, l := desktest.LetterOn(t, desktest.Accusing())
	desktest.KeepMessages(t)
	opened := desktest.Opened(t, &desk.OpenOutside)
	scan := filepath.Join(t.TempDir(), "đơn.pdf")
	if err := os.WriteFile(scan, []byte("%PDF-1.4 quét"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Do().File(o.Ctx(), l.ID, register.Filed{Kind: register.FiledLetter, Title: l.Sender.Name}, scan); err != nil {
		t.Fatal(err)
	}
	o.Open(desk.Letter{ID: l.ID})
	desktest.MustNotShow(t, o, desktest.Secrets...)
	desktest.TapButton(t, o, "Xem tệp")
	desktest.MustNotShow(t, o, "Không vẽ được các trang của tệp")
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, "Không vẽ được các trang của tệp") // it is no PDF at all
	desktest.TapButton(t, o, "Mở tệp")
	if len(*opened) != 1 {
		t.Errorf("opened %q", *opened)
	}
	looks := 0
	all, err := o.Store.Steps(o.Ctx(), register.LetterSubject, l.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all {
		if s.Content.StepType() == steps.StepRevealed {
			looks++
		}
	}
	if looks != 1 {
		t.Errorf("%d looks", looks)
	}
}

func TestFilesDroppedOnTheFormLieWithTheNewLetter(t *testing.T) {
	o := desktest.New(t)
	desktest.KeepMessages(t)
	photo := filepath.Join(t.TempDir(), "Bản đồ.jpg")
	if err := os.WriteFile(photo, []byte("\xFF\xD8\xFFảnh"), 0o600); err != nil {
		t.Fatal(err)
	}
	known := desktest.ComplaintOn("Lê Thị Mới", "Khiếu nại về đất", "2026-11-18")
	o.Open(desk.NewLetter{Known: known})
	o.Shell.Dropped(photo)
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	page, err := o.Store.Letters(o.Ctx(), store.Query{Limit: 5})
	if err != nil || page.Total != 1 {
		t.Fatal(page.Total, err)
	}
	l := desktest.Stored(t, o, page.Letters[0])
	if len(l.Files) != 1 || l.Files[0].Title != "Bản đồ" {
		t.Errorf("%+v", l.Files)
	}
}
